"""Whose call, test or fault it is, read on both consoles of one line: each from its own side."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from parley.console.speech import LANGUAGES, speech
from tests.console.browsing import opened
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("whose"))) as served:
        yield served


@pytest.fixture(scope="module")
def refused(stations: tuple[Served, Served]) -> str:
    """A call of aster's that boreas refused, both knowing it."""
    aster, boreas = stations
    aster.at.said("call", "place", "minister", "--subject", "whose is it")
    boreas.at.until(["calls"], "whose is it")
    ref = str(boreas.at.read("calls")[-1]["ref"])
    boreas.at.said("call", "refuse", ref, "R03")
    aster.at.until(["calls"], "REFUSED")
    return ref


CALL = ((0, "boreas", "they signed a refusal", "held by their station"),
        (1, "aster", "we signed a refusal", "held by our station"))  # fmt: skip


@pytest.mark.parametrize(("side", "with_", "why", "step"), CALL)
def test_who_refused_and_whose_station_holds_it(
    page: Page, stations: tuple[Served, Served], refused: str, side: int, with_: str, why: str, step: str
) -> None:
    opened(page, stations[side], f"/calls/{with_}/{refused}")
    expect(page.locator("#call")).to_contain_text(why)
    expect(page.locator("#call")).to_contain_text(step)


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_far_a_call_provably_came_is_said_in_the_pages_language(
    stations: tuple[Served, Served], refused: str, language: str
) -> None:
    aster, tongue = stations[0], speech(language)
    heading, level = tongue.say("call-evidence"), tongue.term("evidence", "REFUSED")
    _, said = aster.ask(f"/calls/boreas/{refused}/part", cookie=aster.cookie(), accept_language=language)
    assert f"<dt>{heading}</dt><dd>{level}" in said


TESTS = ((0, "boreas", "their station signed for it"), (1, "aster", "our station signed for it"))


@pytest.mark.parametrize(("side", "with_", "words"), TESTS)
def test_whose_station_signed_for_a_test_of_aster(
    page: Page, stations: tuple[Served, Served], side: int, with_: str, words: str
) -> None:
    stations[0].at.said("test")
    opened(page, stations[side], f"/line/{with_}")
    mine = str(speech("en").term("side", "ours" if side == 0 else "theirs"))
    expect(page.get_by_role("row").filter(has_text=words).filter(has_text=mine).first).to_be_visible()
    page.goto(f"{stations[side].address}/timeline/{with_}?group=tests")
    expect(page.locator("#entries")).to_contain_text(words)
