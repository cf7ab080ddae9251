"""The search box and the single keys: what is found by which words, and what a key opens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from parley.console import searching
from parley.record.entry import instant
from tests.console.browsing import opened, problems
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser

MINUTES = {
    "041230Z MAR 22": "2022-03-04T12:30:00.000Z",
    "041230z mar 22": "2022-03-04T12:30:00.000Z",
    "2022-03-04T12:30Z": "2022-03-04T12:30:00.000Z",
    "bridge": None,
    "999999Z MAR 22": None,
    "+48h": None,
}


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("search"))) as (aster, boreas):
        aster.at.said("write", "minister", "the bridge at Narva is closed", "--subject", "bridge")
        aster.at.said("write", "minister", "harvest figures", "--from", "secretary")
        boreas.at.said("write", "secretary", "a goodwill visit")
        aster.at.until(["inbox"], "secretary")
        yield aster, boreas


@pytest.mark.parametrize("text", MINUTES)
def test_a_date_time_group_names_a_minute_and_nothing_else_does(text: str) -> None:
    wanted = MINUTES[text]
    assert searching.minute(text) == (instant(wanted) if wanted is not None else None)


def test_messages_are_found_by_words_post_reference_and_time_on_both_sides(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, _ = stations
    opened(page, aster, "/messages")
    about = aster.at.read("outbox")
    bridge = next(one for one in about if one["subject"] == "bridge")
    stamp = bridge["at"][: len("2022-03-04T12:30")] + "Z"
    looks = (("NARVA", 1, "bridge"), (bridge["ref"][:10], 1, "bridge"), (stamp, None, "bridge"),
             ("secretary", None, "harvest figures"), ("goodwill", 1, "a goodwill visit"))  # fmt: skip
    for text, count, shown in looks:
        page.keyboard.press("Escape")
        page.locator("h1").click()
        page.keyboard.press("/")
        expect(page.get_by_role("searchbox")).to_be_focused()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        expect(page.get_by_role("searchbox")).to_have_value(text)
        expect(page.locator("#list")).to_contain_text(shown)
        if count is not None:
            expect(page.locator("#list tbody tr")).to_have_count(count)
    assert problems(page) == []
    page.get_by_role("searchbox").fill("no such thing")
    page.keyboard.press("Enter")
    expect(page.locator("#list")).to_contain_text("No message fits.")


def test_entries_of_the_timeline_are_found_by_post_reference_and_time(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, _ = stations
    bridge = next(one for one in aster.at.read("outbox") if one["subject"] == "bridge")
    opened(page, aster, "/timeline/boreas")
    for text in (bridge["ref"][:12], bridge["at"][: len("2022-03-04T12:30")] + "Z", "narva"):
        page.locator("h1").click()
        page.keyboard.press("/")
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        expect(page.get_by_role("searchbox")).to_have_value(text)
        expect(page.locator("#entries tbody")).to_contain_text("the bridge at Narva is closed")
    assert problems(page) == []


def test_a_digit_opens_what_bears_it_and_keys_can_be_turned_off(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, _ = stations
    opened(page, aster, "/")
    expect(page.locator("#main kbd.key").first).to_be_visible()
    page.keyboard.press("1")
    expect(page.get_by_role("heading", name="Line with")).to_be_visible()
    page.get_by_role("link", name="Lines").click()
    page.get_by_role("button", name="Keys").click()
    expect(page.locator("#main kbd.key").first).to_be_hidden()
    page.locator("h2").first.press("1")
    page.reload()
    expect(page.get_by_role("button", name="Keys")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("1")
    expect(page.get_by_role("heading", name="Lines")).to_be_visible()
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("link", name="Messages").click()
    page.locator("h1").click()
    page.keyboard.press("1")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Message no.")
    page.go_back()
    page.get_by_role("searchbox").press("1")
    expect(page.get_by_role("searchbox")).to_have_value("1")
