"""Where a form was sent is no page: whoever comes back to it is led to the page that the form was on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.console.browsing import session
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("back"))) as served:
        yield served


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/calls/aster/4f/refuse", "/calls/aster/4f"),
        ("/messages/aster/4f/seen", "/messages/aster/4f"),
        ("/messages/aster/drafts/4f/release", "/messages/aster/drafts/4f"),
        ("/line/aster/declare", "/line/aster"),
        ("/watch/begin", "/"),
        ("/logout", "/"),
    ],
)
def test_a_look_at_where_a_form_is_sent_leads_to_its_page(
    address: str, page: str, stations: tuple[Served, Served]
) -> None:
    _, boreas = stations
    answer, _ = boreas.ask(address, cookie=boreas.cookie())
    assert (answer.status, answer.headers["location"]) == (303, page)


def test_what_is_no_form_stays_refused(stations: tuple[Served, Served]) -> None:
    _, boreas = stations
    answer, _ = boreas.ask("/check", method="POST", cookie=boreas.cookie(), origin=boreas.address)
    assert answer.status == 405


def test_back_to_a_form_that_was_refused_shows_its_page_again(
    page: Page, stations: tuple[Served, Served]
) -> None:
    _, boreas = stations
    session(page, boreas)
    page.goto(f"{boreas.address}/line/aster")
    page.locator("details summary").first.click()
    page.locator("#declare-review").fill("some day")
    page.get_by_role("button", name="Declare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Not done")
    page.get_by_role("link", name="Messages").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Not done")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("aster")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("aster")
