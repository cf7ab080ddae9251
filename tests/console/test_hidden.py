"""A console that nobody can see, in a browser of its own that really hides it: behind another tab, or minimised.

Playwright keeps each page of a browser that it starts awake and in front; so here Chromium is started without it, as on
a desk, and Playwright joins in without its own settings.
"""

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.console.browsing import FLAGS, SOON_MS, session
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser

FRAME = """Promise.race([
  new Promise((done) => requestAnimationFrame(() => done(true))),
  new Promise((done) => setTimeout(() => done(false), 1500)),
])"""


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("hidden"))) as served:
        yield served


@contextmanager
def desktop(playwright: Playwright, chromium: str, folder: Path) -> Iterator[Page]:
    """The first tab of a browser that somebody has opened."""
    flags = [*FLAGS, "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={folder}"]
    with subprocess.Popen([chromium, *flags, "about:blank"], stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            where = next(found[0] for said in process.stderr if (found := re.search(r"ws://\S+", said)))
            browser = playwright.chromium.connect_over_cdp(where, no_defaults=True)
            page = browser.contexts[0].pages[0]
            page.set_default_timeout(SOON_MS)
            yield page
            browser.close()
        finally:
            process.kill()


@pytest.fixture
def console(
    playwright: Playwright, chromium: str, tmp_path: Path, stations: tuple[Served, Served]
) -> Iterator[Page]:
    """boreas's console in that tab, at which somebody has started the watch."""
    with desktop(playwright, chromium, tmp_path) as page:
        session(page, stations[1])
        page.locator("#arm").click()
        expect(page.locator("#armed")).to_have_text("Sound armed")
        expect(page.locator("#taken")).to_have_text("The desk is taken")
        yield page


def behind_another_tab(console: Page) -> None:
    console.context.new_page().bring_to_front()


def minimised(console: Page) -> None:
    wire = console.context.new_cdp_session(console)
    window = wire.send("Browser.getWindowForTarget")["windowId"]
    wire.send("Browser.setWindowBounds", {"windowId": window, "bounds": {"windowState": "minimized"}})


def in_front(console: Page) -> None:
    """Whoever heard it comes and looks."""
    wire = console.context.new_cdp_session(console)
    window = wire.send("Browser.getWindowForTarget")["windowId"]
    wire.send("Browser.setWindowBounds", {"windowId": window, "bounds": {"windowState": "normal"}})
    console.bring_to_front()


@pytest.mark.parametrize("hide", [behind_another_tab, minimised])
def test_a_console_that_nobody_can_see_rings_and_does_not_count_as_having_shown_it(
    hide: Callable[[Page], None], console: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    subject = hide.__name__[:9]
    hide(console)
    assert console.evaluate("[document.hidden, document.visibilityState]") == [True, "hidden"]
    assert console.evaluate(FRAME) is False, "a page that is not painted has no frames"
    aster.at.said("call", "minister", "--subject", subject, "-p", "immediate")
    expect(console.locator("#armed")).to_have_attribute("data-sounds", "ring O")
    assert console.title().startswith("☎ O ")
    boreas.at.until(["journal"], f"no console has shown within 5 s that it rings: {subject}")
    call = boreas.at.read("calls")[-1]
    assert call["state"] == "DELIVERED"
    assert aster.at.read("calls")[-1]["state"] == "DELIVERED", (
        "the caller is not told that it rings at a post"
    )
    assert console.locator("#ring").get_attribute("data-painted") != call["ref"]
    expect(console.locator("#armed")).to_have_attribute("data-sounds", "ring O")
    in_front(console)
    expect(console.get_by_role("dialog")).to_contain_text(subject)
    aster.at.until(["calls"], "RINGING")
    assert console.locator("#ring").get_attribute("data-painted") == call["ref"]
    boreas.at.said("call", "refuse", call["ref"], "R01")
    expect(console.locator("#armed")).not_to_have_attribute("data-sounds", "ring O")
    while console.locator("#alarms .silence").count():
        console.locator("#alarms .silence").first.click()
        console.wait_for_timeout(300)


def test_a_hidden_console_goes_on_hearing_its_station(console: Page, stations: tuple[Served, Served]) -> None:
    aster, _ = stations
    behind_another_tab(console)
    for number in range(3):
        aster.at.said("write", "minister", f"news {number}", "--precedence", "flash")
        expect(console.locator("#alarms li", has_text="Z FLASH")).to_have_count(number + 1)
    expect(console.locator("#stream")).to_have_attribute("data-state", "live")
    expect(console.locator("#armed")).to_have_attribute("data-sounds", "note Z")
    assert console.evaluate("document.hidden") is True
