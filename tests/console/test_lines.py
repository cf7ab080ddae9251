"""The first page in a real browser, with two real stations: what happens is there without anybody asking."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.console.browsing import problems, session
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("lines"))) as served:
        yield served


def test_a_wrong_password_is_told_without_saying_which_it_was(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, _ = stations
    page.goto(aster.address)
    page.get_by_label("Name").fill("o.haas")
    page.get_by_label("Password").fill("something else")
    page.get_by_label("Code of your authenticator").fill("000000")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
    assert problems(page) == []


def test_a_message_written_there_is_on_the_open_page_here_and_its_card_says_why(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    session(page, aster)
    card = page.get_by_role("listitem", name="boreas")
    expect(card).to_contain_text("UP")
    expect(card).to_contain_text("Nothing waits for us")
    boreas.at.said("write", "secretary", "the bridge is closed", "--precedence", "immediate")
    expect(card.locator(".need")).to_have_text("O IMMEDIATE unseen")
    expect(card.locator(".need").get_by_role("link")).to_have_attribute("href", "/messages")
    assert problems(page) == []
    ref = aster.at.read("inbox")[-1]["ref"]
    aster.at.said("seen", ref)
    expect(card).to_contain_text("Nothing waits for us")


def test_a_station_that_takes_no_exercise_is_read_so_in_the_words_of_its_code(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    session(page, aster)
    boreas.at.said("desk", "exercises", "refuse")
    aster.at.said("call", "minister", "--subject", "flood", "--precedence", "immediate", "--exercise")
    card = page.get_by_role("listitem", name="boreas")
    expect(card).to_contain_text("REFUSED R16 exercise traffic not accepted (by their station); S5, refused")
    boreas.at.said("desk", "exercises", "accept")


def test_hostile_words_are_shown_and_do_nothing(page: Page, stations: tuple[Served, Served]) -> None:
    aster, boreas = stations
    session(page, aster)
    before = page.locator("header").bounding_box()
    words = "<img src=x onerror=alert(1)><script>alert(2)</script>\u202eabc"
    boreas.at.said("declare", "limited", "--reason", words, "--review", "+5m")
    card = page.get_by_role("listitem", name="boreas")
    expect(card).to_contain_text("<script>alert(2)</script>")
    assert page.locator("img, main script").count() == 0
    assert "\u202e" not in (card.text_content() or "")
    assert page.locator("header").bounding_box() == before


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (2560, True), (640, False)])
def test_what_is_declared_stands_beside_what_is_observed_and_a_wide_wall_is_used(
    width: int, beside: bool, another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    boreas.at.said("declare", "limited", "--reason", "the minister travels", "--review", "+5m")
    page = another_page(viewport={"width": width, "height": 1440})
    session(page, aster)
    card = page.get_by_role("listitem", name="boreas")
    declared = card.get_by_role("table", name="What is declared")
    expect(declared).to_contain_text(re.compile("They declare.*LIMITED.*the minister travels", re.DOTALL))
    observed = card.get_by_role("table", name="What we observe").bounding_box()
    there, box = declared.bounding_box(), card.bounding_box()
    assert observed is not None
    assert there is not None
    assert box is not None
    assert (there["y"] == observed["y"] and there["x"] > observed["x"]) is beside
    assert box["width"] > 0.85 * width
    size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert size == pytest.approx(8 + 0.006 * width if width == 2560 else 16)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert problems(page) == []


def test_a_station_that_is_started_anew_is_found_by_the_open_page(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, _ = stations
    session(page, aster)
    aster.at.said("stop")
    expect(page.locator("#stream")).to_have_text("no connection to the station", timeout=20_000)
    with aster.at.running():
        expect(page.locator("#stream")).to_have_text("live", timeout=20_000)
        expect(page.get_by_role("listitem", name="boreas")).to_contain_text("UP", timeout=20_000)


SOON = """() => { const time = document.createElement("time");
  time.dataset.at = Date.now() + Number(document.getElementById("clock").dataset.now) - loaded + 4_000;
  document.querySelector("#cards .card").append(time) }"""


def test_what_falls_due_while_nothing_happens_is_shown_as_due_and_the_page_is_brought_in_once_a_minute(
    page: Page, stations: tuple[Served, Served]
) -> None:
    page.clock.install()
    page.add_init_script("window.loaded = Date.now()")
    session(page, stations[1])
    page.wait_for_timeout(500)
    with page.expect_request("**/lines", timeout=15_000):
        page.evaluate(SOON)  # a moment that is shown, and passes
        page.clock.run_for(5_000)
    with page.expect_request("**/lines", timeout=15_000):
        page.clock.fast_forward(61_000)
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    page.clock.run_for(5_000)
    page.wait_for_timeout(500)
    assert [url for url in found if url.endswith("/lines")] == []
