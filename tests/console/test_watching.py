"""The start of a watch: at the bar above each page, and in the ring dialog, which covers that bar."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from parley.console import speech
from parley.station.client import Client
from tests.console.browsing import problems, session, settled
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser

BEGIN = {language: str(speech.speech(language).say("ring-begin")) for language in speech.LANGUAGES}
SHOWN_S = 5  # after which a station says that no console has shown the ring


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("watch"))) as served:
        yield served


def called(aster: Served, subject: str) -> str:
    """aster's call to boreas; its reference."""
    aster.at.said("call", "minister", "--subject", subject)
    ref: str = aster.at.read("calls")[-1]["ref"]
    return ref


def test_at_a_desk_that_nobody_has_taken_one_key_takes_it_arms_the_sound_and_takes_the_call_up(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    session(page, boreas)
    called(aster, "four in the morning")
    ring = page.get_by_role("dialog")
    begin = ring.get_by_role("button", name=BEGIN["en"])
    expect(begin).to_be_focused()
    expect(ring).to_contain_text("Nobody has taken the desk at a console.")
    expect(ring.get_by_role("button", name="Take it up", exact=True)).to_have_count(0)
    settled(page)
    page.keyboard.press("a")
    expect(ring).to_be_hidden()
    expect(page.locator("#armed")).to_have_text("Sound armed")
    expect(page.locator("#taken")).to_have_text("The desk is taken")
    expect(page.locator("#call")).to_contain_text("ATTENDED")
    page.get_by_role("button", name="Refuse").click()
    aster.at.until(["calls"], "REFUSED")
    steps = [move["step"] for move in aster.at.read("calls")[-1]["path"]]
    assert steps == ["Cosigned", "Rang", "PickedUp", "Refused"]
    assert "no console has shown" not in boreas.at.said("journal")


def test_at_a_desk_that_is_taken_the_ring_says_nothing_of_the_watch(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    session(page, boreas)
    page.locator("#arm").click()
    expect(page.locator("#taken")).to_have_text("The desk is taken")
    ref = called(aster, "noon")
    ring = page.get_by_role("dialog")
    expect(ring.get_by_role("button", name="Take it up", exact=True)).to_be_focused()
    expect(ring.get_by_role("button", name=BEGIN["en"])).to_have_count(0)
    boreas.at.said("call", "refuse", ref, "R01")
    expect(ring).to_be_hidden()


@pytest.mark.parametrize("language", list(speech.LANGUAGES))
def test_it_is_offered_first_in_every_language_and_any_other_answer_may_be_given(
    language: str, another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    boreas.at.said("desk", "take")  # from the command line: a bell command rings there, no console
    page = another_page(locale=language, viewport={"width": 1024, "height": 700})
    session(page, boreas)
    called(aster, f"dawn {language}")
    ring = page.get_by_role("dialog")
    expect(ring.get_by_role("button", name=BEGIN[language])).to_be_focused()
    assert problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    ring.locator("form[data-word=refuse] button").click()
    expect(ring).to_be_hidden()
    expect(page.locator("#taken")).not_to_have_attribute("data-state", "on")


def test_a_watch_that_starts_under_a_ring_silenced_here_counts_as_having_been_shown_it(
    page: Page, tmp_path: Path
) -> None:
    with two(tmp_path) as (aster, boreas):
        session(page, boreas)
        called(aster, "the dialog was put away")
        expect(page.get_by_role("dialog")).to_be_visible()
        settled(page)
        page.keyboard.press("Escape")
        page.wait_for_timeout((SHOWN_S + 1) * 1_000)
        assert aster.at.read("calls")[-1]["state"] == "DELIVERED", "nobody has said that anybody is there"
        page.locator("#arm").click()
        aster.at.until(["calls"], "RINGING")
        assert "no console has shown" not in boreas.at.said("journal")


def test_after_a_reload_the_button_says_what_it_does_and_a_click_turns_the_sound_on_and_leaves_no_desk(
    page: Page, stations: tuple[Served, Served]
) -> None:
    session(page, stations[1])
    arm, leave = page.locator("#arm"), page.get_by_role("button", name="Leave the desk")
    if page.locator("#taken").get_attribute("data-state") == "on":
        leave.click()
    expect(arm).to_contain_text("Start watch")
    expect(leave).to_be_hidden()
    arm.click()
    expect(arm).to_have_text("Test the sound")
    expect(leave).to_be_visible()
    page.reload()
    expect(arm).to_have_text("Turn on the sound of this console")
    arm.click()
    expect(page.locator("#armed")).to_have_text("Sound armed")
    expect(arm).to_have_text("Test the sound")
    arm.click()
    page.wait_for_timeout(1_000)
    expect(page.locator("#taken")).to_have_text("The desk is taken")
    assert problems(page) == []
    leave.click()
    expect(page.locator("#taken")).to_have_attribute("data-state", "off")
    expect(leave).to_be_hidden()
    arm.click()
    expect(page.locator("#taken")).to_have_attribute("data-state", "on")


@pytest.mark.parametrize("script", ["ring.js", "alarm.js"])
def test_a_script_that_comes_late_has_missed_nothing(
    script: str, page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    session(page, boreas)
    ref = called(aster, f"while {script} was on its way")
    expect(page.get_by_role("dialog")).to_be_visible()

    def late(route: Route) -> None:
        time.sleep(1.5)
        route.continue_()

    page.route(f"**/static/{script}", late)
    page.reload()
    expect(page.get_by_role("dialog")).to_contain_text(script)
    expect(page.locator("#taken")).to_have_attribute("data-state", re.compile("on|off"))
    boreas.at.said("call", "refuse", ref, "R01")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_however_many_alarms_stand_the_page_stays_in_sight_and_one_button_silences_what_is_listed(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    session(page, boreas)
    page.locator("#arm").click()
    for number in range(12):
        aster.at.said("write", "minister", f"news {number}", "--precedence", "immediate")
    alarms = page.locator("#alarms .alarm")
    expect(alarms).to_have_count(12)
    aster.at.said("write", "minister", "the newest, and the most urgent", "--precedence", "flash")
    expect(alarms).to_have_count(13)
    expect(alarms.first).to_contain_text("Z FLASH")
    expect(alarms.nth(1)).to_contain_text("O IMMEDIATE")
    out = page.locator("#alarms-more")
    expect(out).to_be_hidden()
    page.locator("#alarms summary").click()
    expect(out).to_be_in_viewport(ratio=1)
    said = out.inner_text()
    assert 0 < int(said.removeprefix("Out of sight: ").removesuffix(" more")) < 13
    page.locator("#alarms").evaluate("list => list.scrollTo(0, 1e6)")
    expect(alarms.last).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Lines")).to_be_in_viewport()
    assert problems(page) == []
    page.get_by_role("button", name="Silence all 13").click()
    expect(page.locator("#alarms li.silent")).to_have_count(13)
    expect(page.locator("#armed")).to_have_attribute("data-sounds", "")
    expect(page.get_by_role("button", name="Silence all")).to_have_count(0)


def test_an_open_page_speaks_every_twenty_seconds(page: Page, stations: tuple[Served, Served]) -> None:
    page.clock.install()
    session(page, stations[1])
    with page.expect_request("**/here", timeout=15_000) as spoken:
        page.clock.fast_forward(21_000)
    assert spoken.value.method == "POST"
    answer = spoken.value.response()
    assert answer is not None
    assert answer.status == 204


def test_that_no_console_of_the_watch_is_open_is_said_on_the_others_and_one_of_them_may_take_the_desk(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    page = another_page()
    session(page, boreas)
    page.locator("#arm").click()
    taken = page.locator("#taken")
    expect(taken).to_have_text("The desk is taken")
    page.wait_for_timeout(2_500)  # it is looked every two seconds whether a closed one speaks again
    with closing(Client(boreas.at.folder, 10)) as control:
        control.ask({"do": "desk", "manned": True, "screen": True, "closed": True}, line="aster", id="closed")
    expect(taken).to_have_text("The desk is taken, but no console of its watch is open")
    card = page.get_by_role("listitem", name="aster")
    expect(card).to_contain_text("No console of the watch is open")
    expect(card.locator("dd", has_text="no console of the watch is open")).to_be_visible()
    expect(page.locator("#alarms")).to_contain_text("calls ring everywhere at once")
    aster.at.said("call", "minister", "--subject", "who is there?")
    ring = page.get_by_role("dialog")
    expect(ring).to_contain_text("no console of its watch is open. This takes it here")
    expect(ring.get_by_role("button", name="Start watch and take it up")).to_be_focused()
    ring.locator("form[data-word=refuse] button").click()
    expect(ring).to_be_hidden()
    page.locator("#arm").click()
    expect(taken).to_have_attribute("data-state", "on")
    expect(page.locator("#alarms")).not_to_contain_text("no console of its watch")
    assert "no console of its watch is open" in boreas.at.said("journal")


def test_a_dialog_that_rings_is_renewed_when_another_console_takes_the_desk_or_leaves_it(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    boreas.at.said("desk", "take")  # from the command line: at no console
    here, there = another_page(), another_page()
    session(here, boreas)
    session(there, boreas)
    expect(here.locator("#taken")).to_have_text("The desk is taken at a command line, not at a console")
    expect(here.locator("#taken")).not_to_have_attribute("data-state", "on")
    called(aster, "two consoles")
    ring = here.get_by_role("dialog")
    expect(ring.get_by_role("button", name=BEGIN["en"])).to_be_focused()
    ring.locator("#refuse-code").select_option("R05")
    ring.locator("#refuse-text").fill("a minister, please")
    settled(there)
    there.keyboard.press("Escape")
    there.locator("#arm").click()
    take = ring.get_by_role("button", name="Take it up", exact=True)
    expect(take).to_be_visible()
    expect(ring.get_by_role("button", name=BEGIN["en"])).to_have_count(0)
    expect(ring).not_to_contain_text("Nobody has taken the desk")
    expect(ring.locator("#refuse-code")).to_have_value("R05")
    expect(ring.locator("#refuse-text")).to_have_value("a minister, please")
    there.get_by_role("button", name="Leave the desk").click()
    expect(ring.get_by_role("button", name=BEGIN["en"])).to_be_visible()
    expect(take).to_have_count(0)
    assert problems(here) == []
    settled(here)
    ring.locator("form[data-word=refuse] button").click()
    expect(ring).to_be_hidden()
    aster.at.until(["calls"], "R05")
