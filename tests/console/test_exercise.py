"""What is of an exercise says so wherever it is told, and sounds otherwise: nothing in it is so."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.console.browsing import problems, session, settled
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser
MARKED = "EXERCISE EXERCISE EXERCISE"


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("exercise"))) as served:
        yield served


@pytest.fixture
def watch(page: Page, stations: tuple[Served, Served]) -> Page:
    """Boreas' console, with the desk taken."""
    session(page, stations[1])
    page.locator("#arm").click()
    expect(page.locator("#armed")).to_have_text("Sound armed")
    expect(page.locator("#taken")).to_have_text("The desk is taken")
    return page


def test_a_message_of_an_exercise_is_told_and_sounds_as_one_and_a_real_one_beside_it_as_itself(
    stations: tuple[Served, Served], watch: Page
) -> None:
    aster, boreas = stations
    sounds, card = watch.locator("#armed"), watch.get_by_role("listitem", name="aster")
    aster.at.said("write", "minister", "flood", "-p", "flash", "--marking", "EXERCISE:ORCHARD")
    expect(sounds).to_have_attribute("data-sounds", "note Z exercise")
    expect(watch.locator("#alarms li")).to_contain_text(MARKED)
    expect(watch).to_have_title(re.compile("^◆ Z EXERCISE Lines"))
    expect(card.locator(".why")).to_contain_text(f"{MARKED} Z FLASH unseen")
    expect(card.locator(".facts")).to_contain_text(f"{MARKED} 1 Z FLASH")
    assert problems(watch) == []
    exercise = boreas.at.read("inbox")[-1]["ref"]
    aster.at.said("write", "minister", "fire on the bridge", "-p", "flash")
    expect(sounds).to_have_attribute("data-sounds", "note Z")
    expect(watch).to_have_title(re.compile("^◆ Z Lines"))
    expect(card.locator(".why")).to_have_text(re.compile("^Z FLASH unseen"))
    watch.goto(f"{boreas.address}/messages/aster/{exercise}")
    expect(watch).to_have_title(re.compile(f"{MARKED} "))
    for message in boreas.at.read("inbox"):
        boreas.at.said("seen", message["ref"])
    expect(watch).to_have_title(re.compile(f"^{MARKED} "))


def test_a_call_of_an_exercise_is_one_on_the_card_in_the_list_of_what_is_open_and_in_the_title(
    stations: tuple[Served, Served], watch: Page
) -> None:
    aster, boreas = stations
    aster.at.said("call", "minister", "--subject", "flood drill", "--precedence", "immediate", "--exercise")
    expect(watch.locator("#armed")).to_have_attribute("data-sounds", "ring O exercise")
    expect(watch).to_have_title(re.compile("^☎ O EXERCISE Lines"))
    settled(watch)
    watch.keyboard.press("Escape")
    card = watch.get_by_role("listitem", name="aster")
    expect(card.locator(".why")).to_contain_text(f"{MARKED} It rings flood drill")
    link = card.get_by_role("link", name=f"{MARKED}: O IMMEDIATE, flood drill")
    link.click()
    expect(watch).to_have_title(re.compile(f"{MARKED} Call with .aster"))
    boreas.at.said("call", "refuse", boreas.at.read("calls")[-1]["ref"], "R99")
    aster.at.until(["calls"], "REFUSED")
