"""Answering from the dialog of a ring: what a hand does before its owner has seen it counts for nothing, and what they
were writing is still there when the call is answered.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.console.browsing import opened, problems, session, settled
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("answer"))) as served:
        yield served


@pytest.fixture
def calls(stations: tuple[Served, Served]) -> Iterator[Callable[[str], str]]:
    """Aster calls boreas about that; its reference. What still rings afterwards is refused."""
    aster, boreas = stations

    def placed(subject: str) -> str:
        aster.at.said("call", "minister", "--subject", subject)
        return str(aster.at.read("calls")[-1]["ref"])

    yield placed
    for call in boreas.at.read("calls"):
        if call["open"]:
            boreas.at.said("call", "refuse", call["ref"], "R01")


def state(station: Served, ref: str) -> str:
    return next(str(call["state"]) for call in station.at.read("calls") if call["ref"] == ref)


def writing(page: Page, boreas: Served) -> Page:
    """Somebody has written half of a message."""
    opened(page, boreas, "/messages/aster/write/free-text")
    page.locator("#main textarea").first.fill("Half of what is to be said")
    return page


TYPED = {
    "letters": "repay yard",
    "a space and Enter": " \n \n",
    "Escape": None,
}


@pytest.mark.parametrize("what", TYPED)
def test_what_is_typed_while_a_ring_comes_to_the_front_answers_nothing(
    what: str, page: Page, stations: tuple[Served, Served], calls: Callable[[str], str]
) -> None:
    writing(page, stations[1])
    ref = calls(f"typed: {what}")
    ring = page.get_by_role("dialog")
    expect(ring).to_be_visible()
    for key in TYPED[what] or ["Escape"]:
        page.keyboard.press({" ": "Space", "\n": "Enter"}.get(key, key))
        page.wait_for_timeout(150)
    expect(ring).to_contain_text("This call came to the front just now")
    page.wait_for_timeout(300)
    expect(ring).to_be_visible()
    assert state(stations[1], ref) in {"DELIVERED", "RINGING"}
    assert problems(page) == []


def test_the_key_r_leads_to_the_refusals_code_and_text_and_enter_there_signs(
    page: Page, stations: tuple[Served, Served], calls: Callable[[str], str]
) -> None:
    session(page, stations[1])
    ref = calls("by keys alone")
    settled(page)
    page.keyboard.press("r")
    code = page.locator("#ring #refuse-code")
    expect(code).to_be_focused()
    page.wait_for_timeout(500)
    assert state(stations[1], ref) in {"DELIVERED", "RINGING"}, "the key alone says nothing"
    code.select_option("R06")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#call")).to_contain_text("R06 no interpreter")


def test_a_half_written_message_is_still_there_after_the_call_was_answered_with_a_link_to_the_call(
    page: Page, stations: tuple[Served, Served], calls: Callable[[str], str]
) -> None:
    writing(page, stations[1])
    ref = calls("in the middle of a sentence")
    page.get_by_role("dialog").get_by_role("button", name="Pending").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#main textarea").first).to_have_value("Half of what is to be said")
    expect(page.locator("#main textarea").first).to_be_focused()
    stays = page.locator("#answered")
    expect(stays).to_contain_text("What you have written on this page stays here")
    assert problems(page) == []
    stays.get_by_role("link").click()
    expect(page).to_have_url(re.compile(f"/calls/aster/{ref}$"))
    expect(stays).to_be_hidden()


def test_so_it_is_once_the_dialog_was_renewed_and_the_answer_is_sent_once(
    page: Page, stations: tuple[Served, Served], calls: Callable[[str], str]
) -> None:
    """Found by hand: once it rang at a desk that was taken, the dialog's forms were sent by htmx as well."""
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.url) if asked.url.endswith("/pending") else None)
    writing(page, stations[1])
    page.locator("#arm").click()
    ref = calls("renewed while it rings")
    stations[0].at.until(["calls"], "RINGING")
    ring = page.get_by_role("dialog")
    page.wait_for_timeout(1_000)  # the dialog shows by now that it rings
    settled(page)
    ring.get_by_role("button", name="Pending").click()
    expect(ring).to_be_hidden()
    expect(page.locator("#main textarea").first).to_have_value("Half of what is to be said")
    page.wait_for_timeout(300)
    assert [url.rsplit("/", 2)[-2] for url in sent] == [ref]
    assert problems(page) == []


def test_where_nothing_was_written_the_answer_leads_to_the_page_of_the_call(
    page: Page, stations: tuple[Served, Served], calls: Callable[[str], str]
) -> None:
    session(page, stations[1])
    ref = calls("nothing to lose")
    page.get_by_role("dialog").get_by_role("button", name="Pending").click()
    expect(page).to_have_url(re.compile(f"/calls/aster/{ref}$"))
    expect(page.locator("#answered")).to_be_hidden()


def test_what_the_station_refuses_is_said_in_the_dialog_and_the_page_below_stays(
    page: Page, stations: tuple[Served, Served], calls: Callable[[str], str]
) -> None:
    session(page, stations[1])
    calls("refused by the station")
    ring = page.get_by_role("dialog")
    page.locator("#ring #refuse-text").evaluate(
        "field => { field.maxLength = 5000; field.value = 'a'.repeat(4000) }"
    )
    ring.get_by_role("button", name="Refuse").click()
    said = page.locator("#ring-said")
    expect(said).to_contain_text(re.compile(r"\w+"))
    expect(said).to_be_in_viewport()
    expect(ring).to_be_visible()
    expect(page.get_by_role("heading", name="Lines", include_hidden=True)).to_have_count(1)
    assert problems(page) == []


@pytest.mark.parametrize("size", [(640, 400), (320, 480)])
def test_at_two_hundred_per_cent_the_dialog_opens_with_who_calls_and_about_what_in_sight(
    size: tuple[int, int],
    another_page: Callable[..., Page],
    stations: tuple[Served, Served],
    calls: Callable[[str], str],
) -> None:
    page = another_page(viewport={"width": size[0], "height": size[1]})
    session(page, stations[1])
    page.locator("#arm").click()
    calls("seen at any size")
    settled(page)
    ring = page.get_by_role("dialog")
    for _ in range(2):
        expect(ring.get_by_role("heading")).to_be_in_viewport(ratio=0.95)
        expect(ring.locator(".ring-head dd").first).to_be_in_viewport(ratio=0.95)
        expect(ring.locator(".subject")).to_be_in_viewport(ratio=0.95)
        page.keyboard.press("r")  # which scrolls to a form below
        expect(page.locator("#ring #refuse-code")).to_be_focused()
        expect(page.locator("#ring #refuse-code")).to_be_in_viewport(ratio=0.9)
    assert problems(page) == []
