"""A call between two consoles: it rings, is shown, heard, answered or refused, and the caller reads which it was."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.console.browsing import problems, session, settled
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("ring"))) as served:
        yield served


@pytest.fixture
def caller(another_page: Callable[..., Page], stations: tuple[Served, Served]) -> Page:
    page = another_page()
    session(page, stations[0])
    return page


@pytest.fixture
def called(another_page: Callable[..., Page], stations: tuple[Served, Served]) -> Page:
    """The called side's console, at which somebody has started the watch."""
    page = another_page()
    session(page, stations[1])
    on_watch(page)
    return page


def on_watch(page: Page) -> None:
    page.locator("#arm").click()
    expect(page.locator("#armed")).to_have_text("Sound armed")
    expect(page.locator("#taken")).to_have_text("The desk is taken")


def calls(page: Page, subject: str, precedence: str = "O") -> None:
    """The form for a call, filled and sent."""
    page.get_by_role("link", name="Lines").click()
    page.get_by_role("listitem", name="boreas").get_by_role("link", name="Call them").click()
    page.get_by_label("To their post").select_option("minister")
    page.get_by_label("Precedence").select_option(precedence)
    page.get_by_label("Subject").fill(subject)
    page.get_by_role("button", name="Call", exact=True).click()
    expect(page.get_by_role("heading", name="Call with boreas")).to_be_visible()


def test_a_ring_is_shown_and_heard_refused_with_a_code_and_the_caller_reads_it_in_words(
    caller: Page, called: Page
) -> None:
    calls(caller, "movements at the border")
    ring = called.get_by_role("dialog")
    expect(ring).to_contain_text("O IMMEDIATE: it rings")
    expect(ring).to_contain_text("movements at the border")
    expect(called.locator("#armed")).to_have_attribute("data-sounds", "ring O")
    expect(caller.locator("#call")).to_contain_text("RINGING")
    assert called.title().startswith("☎ O ")
    assert problems(called) == []
    ring.get_by_label("Code").last.select_option("R03")
    ring.get_by_label("Text (may be left out)").fill("the minister must decide")
    ring.get_by_role("button", name="Refuse").click()
    expect(ring).to_be_hidden()
    expect(called.locator("#armed")).to_have_attribute("data-sounds", "")
    expect(caller.locator("#call")).to_contain_text(
        "R03 no authority, or approval not granted: the minister must decide"
    )
    assert problems(caller) == []
    caller.get_by_role("link", name="Lines").click()
    expect(caller.get_by_role("listitem", name="boreas")).to_contain_text(
        "REFUSED R03 no authority, or approval not granted: the minister must decide; S5, refused"
    )


def test_a_code_that_was_chosen_stays_chosen_whatever_is_made_anew_meanwhile(
    stations: tuple[Served, Served], caller: Page, called: Page
) -> None:
    calls(caller, "chosen already")
    ring = called.get_by_role("dialog")
    expect(ring).to_contain_text("chosen already")
    ring.locator("#refuse-code").select_option("R05")
    ring.locator("#refuse-text").fill("a minister, please")
    known = next(call for call in stations[1].at.read("calls") if call["subject"] == "chosen already")
    ring_ = {"ring": f"{known['ref']}-1", "call": known["ref"], "post": "minister"}
    state = {"rings": [{**ring_, "line": "aster", "precedence": "O", "exercise": False}],
             "alarms": [], "desk": True}  # fmt: skip
    told = """states => { for (const detail of states)
        document.dispatchEvent(new CustomEvent('parley:state', {detail})) }"""
    called.evaluate(
        told, [{**state, "rings": []}, state]
    )  # as while its station starts anew, and all at once
    expect(ring).to_contain_text("chosen already")
    expect(ring.locator("#refuse-code")).to_have_value("R05")
    expect(ring.locator("#refuse-text")).to_have_value("a minister, please")
    settled(called)
    called.keyboard.press("Escape")
    called.get_by_role("link", name="Lines").click()
    called.get_by_role("listitem", name="aster").get_by_role("link", name="O IMMEDIATE, chosen").click()
    page = called.locator("#call")
    expect(page.locator("#refuse-code")).to_have_value("R05")
    page.locator("#refuse-code").select_option("R06")
    called.get_by_role("heading", level=1).click()  # nobody is in the form any longer
    stations[1].at.said("call", "attend", known["ref"])
    expect(page.locator(".state-line")).to_contain_text("ATTENDED")
    expect(page.locator("#refuse-code")).to_have_value("R06")
    page.get_by_role("button", name="Refuse").click()
    expect(caller.locator("#call")).to_contain_text("R06 no interpreter: a minister, please")


def test_waiting_for_approval_is_no_refusal_and_its_key_leads_to_who_decides(
    caller: Page, called: Page
) -> None:
    calls(caller, "the convoy of noon")
    expect(called.get_by_role("dialog")).to_be_visible()
    expect(caller.locator("#call")).to_contain_text("RINGING")
    settled(called)
    called.keyboard.press("p")
    expect(called.locator("#ring #pending-decider")).to_be_focused()
    called.keyboard.press("Escape")  # not that: back to the answers
    expect(called.get_by_role("dialog").get_by_role("button", name="Take it up")).to_be_focused()
    called.keyboard.press("p")
    called.keyboard.press("Enter")
    expect(caller.locator("#call")).to_contain_text("PENDING")
    expect(called.locator("#call")).to_contain_text("PENDING")
    expect(called.locator("#call kbd")).to_have_count(0)  # no key does there what it does in the dialog
    expect(caller.locator("#call")).to_contain_text("P1 principal")
    caller.get_by_role("link", name="Lines").click()
    card = caller.get_by_role("listitem", name="boreas")
    expect(card).to_contain_text(
        re.compile(r"the convoy of noon.*PENDING, .*: P1 principal, \w+; review in 11 h", re.DOTALL)
    )
    card.get_by_role("link", name="the convoy of noon").click()
    called.get_by_role("button", name="Refuse").click()
    expect(caller.locator("#call")).to_contain_text("R99 no reason given")


def test_a_time_is_offered_as_it_is_read_aloud_and_one_that_is_none_is_said_so(
    caller: Page, called: Page
) -> None:
    calls(caller, "not now, but then")
    ring = called.get_by_role("dialog")
    offer = ring.locator("form[data-word=schedule]")
    offer.get_by_label("From (UTC)").fill("tomorrow")
    offer.get_by_label("Until (UTC)").fill("041300z mar 50")
    offer.get_by_role("button").click()
    expect(called.locator("#ring-said")).to_contain_text("'tomorrow' is no time write +48h")
    expect(offer.get_by_label("Until (UTC)")).to_have_value("041300z mar 50")
    offer.get_by_label("From (UTC)").fill("041330Z MAR 50")
    expect(called.locator("#ring-said")).to_have_text("")  # it is being written anew
    offer.get_by_role("button").click()
    expect(called.locator("#ring-said")).to_contain_text("the window ends before it begins")
    offer.get_by_label("From (UTC)").fill("041230Z MAR 20")
    offer.get_by_role("button").click()
    expect(called.locator("#ring-said")).to_contain_text("the window lies in the past")
    offer.get_by_label("From (UTC)").fill("041230Z MAR 50")
    offer.get_by_role("button").click()
    expect(ring).to_be_hidden()
    expect(caller.locator("#call")).to_contain_text("041230Z MAR 50")
    expect(caller.locator("#call")).to_contain_text("041300Z MAR 50")
    called.get_by_role("button", name="Refuse").click()
    expect(caller.locator("#call")).to_contain_text("REFUSED")


def test_what_one_console_takes_up_stops_ringing_on_the_others(
    another_page: Callable[..., Page], stations: tuple[Served, Served], caller: Page, called: Page
) -> None:
    second = another_page()
    session(second, stations[1])
    on_watch(second)
    calls(caller, "two consoles")
    expect(second.get_by_role("dialog")).to_be_visible()
    called.get_by_role("dialog").get_by_role("button", name="Take it up").click()
    expect(second.get_by_role("dialog")).to_be_hidden()
    expect(second.locator("#armed")).to_have_attribute("data-sounds", "")
    expect(called.locator("#call")).to_contain_text("ATTENDED")
    called.get_by_role("link", name="Lines").click()
    card = called.get_by_role("listitem", name="aster")
    expect(card.locator(".need")).to_have_text("Taken up, not answered")
    expect(card.locator(".why")).to_contain_text(re.compile(r"two consoles due in \d+ min"))
    expect(card).not_to_contain_text("Nothing waits for us")
    assert problems(called) == []
    card.locator(".why").get_by_role("link", name="two consoles").click()
    called.get_by_role("button", name="Refuse").click()
    expect(caller.locator("#call")).to_contain_text("REFUSED")


def test_a_console_that_reloads_shows_the_ring_again_and_the_record_has_one(
    stations: tuple[Served, Served], caller: Page, called: Page
) -> None:
    calls(caller, "reloaded")
    expect(called.get_by_role("dialog")).to_be_visible()
    called.reload()
    expect(called.get_by_role("dialog")).to_contain_text("reloaded")
    expect(called.locator("#armed")).to_contain_text("Sound is off")
    called.get_by_role("dialog").get_by_role("heading").click()
    expect(called.locator("#armed")).to_have_attribute("data-sounds", "ring O")
    called.get_by_role("dialog").get_by_role("button", name="Refuse").click()
    expect(caller.locator("#call")).to_contain_text("REFUSED")
    path = stations[0].at.read("calls")[-1]["path"]
    assert [move["step"] for move in path].count("Rang") == 1


def test_an_exercise_says_so_in_words_and_sounds_otherwise(caller: Page, called: Page) -> None:
    caller.get_by_role("link", name="Lines").click()
    caller.get_by_role("listitem", name="boreas").get_by_role("link", name="Call them").click()
    caller.get_by_label("EXERCISE").check()
    caller.get_by_label("Subject").fill("flood")
    caller.get_by_role("button", name="Call", exact=True).click()
    expect(called.get_by_role("dialog")).to_contain_text("EXERCISE EXERCISE EXERCISE")
    expect(called.locator("#armed")).to_have_attribute("data-sounds", re.compile("exercise"))
    assert problems(called) == []
    called.get_by_role("dialog").get_by_role("button", name="Refuse").click()
    expect(caller.locator("#call")).to_contain_text("REFUSED")


def test_a_message_sounds_until_somebody_has_heard_it_and_stays_until_it_is_seen(
    stations: tuple[Served, Served], called: Page
) -> None:
    aster, boreas = stations
    aster.at.said("write", "minister", "fire on the bridge", "-s", "bridge 4", "--precedence", "flash")
    expect(called.locator("#armed")).to_have_attribute("data-sounds", "note Z")
    alarm = called.locator("#alarms li", has_text="Z FLASH")
    number = boreas.at.read("inbox")[-1]["number"]
    expect(alarm).to_contain_text(f"message from aster: desk no. {number}, bridge 4")
    alarm.get_by_role("button", name="Silence").click()
    expect(called.locator("#armed")).to_have_attribute("data-sounds", "")
    expect(alarm).to_contain_text("heard, not yet seen")
    boreas.at.said("seen", boreas.at.read("inbox")[-1]["ref"])
    expect(alarm).to_have_count(0)


def test_pages_change_without_the_sound_ever_going_off(called: Page) -> None:
    called.get_by_role("listitem", name="aster").get_by_role("link", name="All calls").click()
    expect(called.get_by_role("heading", name="Calls with aster")).to_be_visible()
    assert called.url.endswith("/calls/aster")
    expect(called.locator("header nav a[aria-current]")).to_have_count(0)
    expect(called.locator("#armed")).to_have_text("Sound armed")
    called.go_back()
    expect(called.get_by_role("heading", name="Lines")).to_be_visible()
    expect(called.locator("header nav a[aria-current]")).to_have_text("Lines")
    expect(called.locator("#armed")).to_have_text("Sound armed")


def refused(boreas: Served, *subjects: str) -> None:
    """Nothing of these rings any longer."""
    for call in boreas.at.read("calls"):
        if call["subject"] in subjects and call["open"]:
            boreas.at.said("call", "refuse", call["ref"], "R01")


def state_of(station: Served, subject: str) -> str:
    return next(str(call["state"]) for call in station.at.read("calls") if call["subject"] == subject)


def until_rings(aster: Served, subject: str) -> None:
    """The caller is told that it rings; else this fails within the wait of a call."""
    end = time.monotonic() + 15
    while state_of(aster, subject) != "RINGING":
        assert time.monotonic() < end, f"{subject} stands at {state_of(aster, subject)}"
        time.sleep(0.2)


def test_what_rings_behind_an_open_dialog_is_listed_in_it_with_who_calls_about_what_and_counts_as_shown(
    stations: tuple[Served, Served], called: Page
) -> None:
    aster, boreas = stations
    aster.at.said("call", "minister", "--subject", "the first of two", "-p", "routine")
    ring = called.get_by_role("dialog")
    expect(ring.locator(".subject")).to_have_text("the first of two")
    aster.at.said("call", "secretary", "--subject", "the second of two", "-p", "routine")
    listed = ring.locator("#ring-more li")
    expect(listed).to_contain_text(re.compile("R ROUTINE.*aster.*secretary.*the second of two"))
    expect(ring).to_contain_text("Also ringing (1)")
    expect(ring.locator(".subject")).to_have_text("the first of two")
    until_rings(aster, "the second of two")
    assert problems(called) == []
    assert "no console has shown" not in boreas.at.said("journal")
    refused(boreas, "the first of two")
    expect(ring.locator(".subject")).to_have_text("the second of two")
    expect(ring.locator("#ring-more")).to_be_hidden()
    refused(boreas, "the second of two")
    expect(ring).to_be_hidden()


def test_a_flash_takes_the_open_dialog_of_a_routine_call_over_which_comes_back_after_it_with_what_was_typed(
    stations: tuple[Served, Served], called: Page
) -> None:
    aster, boreas = stations
    aster.at.said("call", "minister", "--subject", "no hurry", "-p", "routine")
    ring = called.get_by_role("dialog")
    expect(ring.locator(".subject")).to_have_text("no hurry")
    ring.locator("#refuse-text").fill("half a sentence")
    aster.at.said("call", "secretary", "--subject", "at once", "-p", "flash")
    expect(ring.locator(".subject")).to_have_text("at once")
    expect(ring.locator("#ring-more li")).to_contain_text("no hurry")
    expect(called.locator("#ring")).to_have_attribute("data-sudden", "yes")
    until_rings(aster, "at once")
    refused(boreas, "at once")
    expect(ring.locator(".subject")).to_have_text("no hurry")
    expect(ring.locator("#refuse-text")).to_have_value("half a sentence")
    refused(boreas, "no hurry")
    expect(ring).to_be_hidden()


def test_a_call_that_is_handed_over_rings_anew_at_the_same_console_and_both_sides_read_for_whom(
    stations: tuple[Served, Served], caller: Page, called: Page
) -> None:
    aster, boreas = stations
    calls(caller, "for somebody else")
    ring = called.get_by_role("dialog")
    expect(ring.locator(".ring-head")).to_contain_text("minister")
    until_rings(aster, "for somebody else")
    settled(called)
    called.keyboard.press("d")
    post = ring.locator("#delegate-to")
    expect(post).to_be_focused()
    assert "minister" not in post.locator("option").all_text_contents(), "a post is asked once in a call"
    post.select_option("secretary")
    called.keyboard.press("Enter")
    expect(ring.locator(".ring-head")).to_contain_text("secretary (handed over by minister)")
    until_rings(aster, "for somebody else")
    path = [move["step"] for move in aster.at.read("calls")[-1]["path"]]
    assert path.count("Rang") == 2, "rang at each post, and was shown at each"
    expect(caller.locator("#call")).to_contain_text("secretary (handed over by minister)")
    settled(called)
    called.keyboard.press("d")
    expect(post).to_have_value("desk")
    called.keyboard.press("Enter")
    expect(ring.locator(".ring-head")).to_contain_text("desk (handed over by secretary)")
    expect(ring.locator("[data-word=delegate]")).to_have_count(0)
    refused(boreas, "for somebody else")
    expect(ring).to_be_hidden()
    expect(called.locator("#call")).to_contain_text("desk (handed over by secretary)")
