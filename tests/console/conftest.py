"""The browser of all console tests, started once, and a page that may break neither the policy nor a script."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.conftest import BROWSERS
from tests.console.browsing import FLAGS, SOON_MS


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=SOON_MS)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is."""
    return next(filter(None, map(shutil.which, BROWSERS)))


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def another_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Makes a page in a context of its own, as on another machine; what its console complains of fails the test."""
    said: list[str] = []
    made = []

    def another(**options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})  # type: ignore[arg-type]  # Playwright's own options
        made.append(context)
        page = context.new_page()
        page.set_default_timeout(SOON_MS)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        return page

    yield another
    assert [words for words in said if "Security Policy" in words or "Error" in words] == []
    for context in made:
        context.close()


@pytest.fixture
def page(another_page: Callable[..., Page]) -> Page:
    return another_page()
