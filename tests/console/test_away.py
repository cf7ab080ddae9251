"""A station that does not answer: no console may look as if all were well, nor keep silent about it."""

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.console.browsing import by_night_and_by_day, problems, session, settled
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser

AWAY_MS = 12_000  # three heartbeats of three seconds, and what a busy machine adds


@pytest.fixture
def stations(tmp_path: Path) -> Iterator[tuple[Served, Served]]:
    with two(tmp_path) as served:
        yield served


def on_watch(page: Page, boreas: Served) -> None:
    session(page, boreas)
    page.locator("#arm").click()
    expect(page.locator("#armed")).to_have_text("Sound armed")
    expect(page.locator("#taken")).to_have_attribute("data-state", "on")


def told(station: Served, sent: signal.Signals) -> None:
    assert station.process is not None
    os.kill(station.process.pid, sent)


def test_a_station_that_hangs_is_heard_and_seen_within_ten_seconds_and_all_is_well_again_when_it_is(
    page: Page, stations: tuple[Served, Served]
) -> None:
    boreas = stations[1]
    on_watch(page, boreas)
    up = page.get_by_role("listitem", name="aster").locator(".tone-well .value").first
    green = up.evaluate("lamp => getComputedStyle(lamp).color")
    told(boreas, signal.SIGSTOP)
    try:
        banner = page.locator("body > .away-banner")
        expect(banner).to_contain_text("The station does not answer.", timeout=AWAY_MS)
        expect(banner).to_contain_text(re.compile(r"All that stands here is \d+ s old"))
        expect(page.locator("#armed")).to_have_attribute("data-sounds", "away")
        assert page.title().startswith("✕ ")
        assert up.evaluate("lamp => getComputedStyle(lamp).color") != green
        by_night_and_by_day(page, "away")
        page.mouse.wheel(0, 5_000)
        expect(banner).to_be_in_viewport(ratio=1)
        assert problems(page) == []
    finally:
        told(boreas, signal.SIGCONT)
    expect(banner).to_be_hidden()
    expect(page.locator("#armed")).to_have_attribute("data-sounds", "")
    assert not page.title().startswith("✕ ")
    assert up.evaluate("lamp => getComputedStyle(lamp).color") == green


def test_a_station_that_ends_under_a_ring_is_said_in_the_dialog_and_so_is_that_no_answer_reached_it(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    on_watch(page, boreas)
    aster.at.said("call", "minister", "--subject", "the last thing it told")
    settled(page)
    told(boreas, signal.SIGKILL)
    ring = page.get_by_role("dialog")
    expect(ring.locator(".away-banner")).to_be_in_viewport(ratio=1, timeout=AWAY_MS)
    expect(ring.locator(".away-banner")).to_contain_text("The station does not answer.")
    expect(page.locator("#armed")).to_have_attribute("data-sounds", "away")
    assert page.title().startswith("✕ ☎ ")
    ring.get_by_role("button", name="Take it up").click()
    expect(ring.locator("#ring-said")).to_contain_text("Whether it took this down is not known")
    expect(ring.locator(".subject")).to_be_in_viewport(ratio=0.95)
    assert problems(page) == []
