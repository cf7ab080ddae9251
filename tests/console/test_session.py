"""The end of a session in a real browser: warned of, told, and the desk is left with the last one at it."""

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.console.browsing import by_night_and_by_day, problems, session
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser


@pytest.fixture
def stations(tmp_path: Path) -> Iterator[tuple[Served, Served]]:
    with two(tmp_path) as served:
        yield served


def on_watch(page: Page) -> None:
    page.locator("#arm").click()
    expect(page.locator("#armed")).to_have_text("Sound armed")
    expect(page.locator("#taken")).to_have_text("The desk is taken")


def shortened(served: Served, seconds: int) -> None:
    """All sessions of a station that does not run end so soon."""
    path = served.at.folder / "sessions.json"
    known = json.loads(path.read_text())
    until = int(time.time()) + seconds
    path.write_text(json.dumps({key: {**one, "until_s": until} for key, one in known.items()}))


def desks(served: Served) -> set[bool]:
    return set(served.at.read("status")["lines"][0]["desks"].values())


def closed(served: Served) -> None:
    """The station has ended, and serves nothing any longer."""
    for _ in range(100):
        try:
            served.ask("/login")
        except ConnectionError:
            return
        time.sleep(0.1)
    pytest.fail("the station still serves after ten seconds")


def left(served: Served) -> bool:
    """Whether before long nobody is at a desk."""
    for _ in range(20):
        if desks(served) == {False}:
            return True
        time.sleep(0.5)
    return False


def test_a_watch_whose_session_ends_is_warned_then_it_sounds_the_desk_is_left_and_the_entrance_says_why(
    page: Page, stations: tuple[Served, Served]
) -> None:
    _, boreas = stations
    session(page, boreas)
    on_watch(page)
    expect(page.locator("#ending")).to_be_hidden()
    assert desks(boreas) == {True}
    boreas.at.said("stop")
    closed(boreas)
    shortened(boreas, 25)
    with boreas.at.running():
        page.reload()
        expect(page.locator("#ending")).to_contain_text(re.compile(r"ends with the shift in \d+ s"))
        page.get_by_role("heading", name="Lines").click()  # a hand, for the sound
        expect(page.locator("#armed")).to_have_text("Sound armed")
        over = page.locator("#over")
        expect(over).to_be_visible(timeout=40_000)
        expect(over).to_contain_text("nothing rings here any longer")
        expect(over.get_by_text("Your session ended with the shift at")).to_be_visible()
        expect(over.get_by_text("ended before its time")).to_be_hidden()
        expect(page.locator("#armed")).to_have_attribute("data-sounds", "over")
        assert problems(page) == []
        by_night_and_by_day(page, "over")
        assert left(boreas)
        over.get_by_role("link", name="Log in").click()
        expect(page.get_by_role("alert")).to_contain_text("Your session ended with the shift at")
        expect(page.get_by_role("alert")).to_contain_text("It had taken the desk")
        assert problems(page) == []


def test_who_logs_out_leaves_the_desk_and_a_caller_is_told_at_once(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    session(page, boreas)
    on_watch(page)
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    assert desks(boreas) == {False}
    aster.at.said("call", "minister", "--subject", "is anybody there?")
    aster.at.until(["calls"], "UNATTENDED")


def logged_out_beside(page: Page, served: Served) -> None:
    """In a second tab of the same browser."""
    beside = page.context.new_page()
    beside.goto(served.address)
    beside.get_by_role("button", name="Log out").click()
    expect(beside.get_by_role("heading", name="Log in")).to_be_visible()


def removed(_: Page, served: Served) -> None:
    served.at.said("account", "remove", "o.haas")


@pytest.mark.parametrize("ended", [logged_out_beside, removed])
def test_a_watch_whose_session_somebody_ended_is_told_no_end_of_a_shift_and_of_the_desk_only_what_is_known(
    page: Page, stations: tuple[Served, Served], ended: Callable[[Page, Served], None]
) -> None:
    _, boreas = stations
    session(page, boreas)
    on_watch(page)
    ended(page, boreas)
    over = page.locator("#over")
    expect(over).to_be_visible(timeout=40_000)
    expect(over.get_by_text("Your session was ended before its time")).to_be_visible()
    expect(over.get_by_text("with the shift")).to_be_hidden()
    expect(over).to_contain_text("Where nobody else is at the desk, callers are told so.")
    expect(page.locator("#armed")).to_have_attribute("data-sounds", "over")
    assert problems(page) == []
