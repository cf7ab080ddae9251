"""Every screen in every language: axe finds nothing, the policy is kept, nothing runs out of the window.

With PARLEY_SHOTS set the screens are also photographed for the documentation, in English, dark and light. Others are
where they come up: a station whose places are all taken in test_guard.py, one that does not answer in test_away.py, and
the end of a session in test_session.py.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect
from starlette.routing import Route

from parley.console import speech
from parley.console.app import application
from tests.console.browsing import photographed, problems, session
from tests.console.served import Served, two

pytestmark = [pytest.mark.needs_browser, pytest.mark.slow]

LANGUAGES: Final = list(speech.LANGUAGES)
SCREENS: Final = {  # by name: its address; {message} and the like stand for what happened between the two
    "lines": "/",
    "messages": "/messages",
    "outbox": "/messages?box=out",
    "drafts": "/messages?box=drafts",
    "draft": "/messages/aster/drafts/{draft}",
    "message": "/messages/aster/{message}",
    "requests": "/messages?box=requests",
    "write": "/messages/aster/write",
    "form": "/messages/aster/write/HAZARD-INCIDENT",
    "calls": "/calls/aster",
    "call": "/calls/aster/{call}",
    "place": "/calls/aster/new",
    "timeline": "/timeline/aster",
    "entry": "/timeline/aster/entry/theirs/{entry}",
    "line": "/line/aster",
    "check": "/check",
    "passkeys": "/passkeys",
}
PARTS: Final = {  # addresses that are no screen of their own: parts of one, streams, files, and the entrance
    "/lines", "/messages/list", "/messages/{line}/{ref}/became", "/messages/{line}/{ref}/form",
    "/calls/{line}/{call}/part",
    "/rings/{line}/{call}", "/alarms", "/events", "/login", "/enter/{secret}",
    "/timeline", "/timeline/{line}/entries", "/timeline/{line}/entry/{side}/{epoch}/{index:int}/bytes",
    "/line/{line}/parts", "/check/now", "/pictures/{line}/{hash}",
}  # fmt: skip


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    """Boreas has been written to, called and refused, and looks at all of it."""
    with two(Path(tmp_path_factory.mktemp("screens"))) as (aster, boreas):
        boreas.at.said("desk", "take")
        aster.at.said(
            "write", "minister", "Fire on the bridge at marker 14.", "-p", "flash", "-s", "bridge 4"
        )
        boreas.at.until(["inbox"], "bridge 4")
        aster.at.said("call", "minister", "--subject", "movements at the border")
        boreas.at.until(["calls"], "RINGING")
        boreas.at.said(
            "call", "refuse", boreas.at.read("calls")[-1]["ref"], "R03", "--text", "the minister must decide"
        )
        aster.at.until(["calls"], "REFUSED")
        boreas.at.said("write", "minister", "Seen. The bridge is closed.", "-p", "priority", "-s", "bridge 4")
        boreas.at.said(
            "draft",
            "write",
            "secretary",
            "We propose to meet on Friday.",
            "-s",
            "a meeting",
            "--by",
            "deputy",
        )
        yield aster, boreas


def address(screen: str, served: Served) -> str:
    """Where it is on this station."""
    rows = served.at.read("record", "show") if "{entry}" in SCREENS[screen] else []
    theirs: dict[str, object] = next((row for row in rows if not row["mine"]), {})
    return SCREENS[screen].format(
        message=served.at.read("inbox")[-1]["ref"] if "{message}" in SCREENS[screen] else "",
        call=served.at.read("calls")[-1]["ref"] if "{call}" in SCREENS[screen] else "",
        draft=served.at.read("draft", "list")[-1]["ref"] if "{draft}" in SCREENS[screen] else "",
        entry=f"{theirs.get('epoch')}/{theirs.get('index')}",
    )


def shown(another: Callable[..., Page], served: Served, language: str, scheme: str = "dark") -> Page:
    page = another(color_scheme=scheme)
    page.context.add_cookies([{"name": "language", "value": language, "url": served.address}])
    session(page, served)
    return page


def fits(page: Page) -> bool:
    """Nothing runs out of the window sideways."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    return wide


def test_every_page_of_the_console_is_one_of_these_screens() -> None:
    app = application(None, frozenset())  # type: ignore[arg-type]  # no page is asked for
    routes = {
        route.path for route in app.routes if isinstance(route, Route) and "GET" in (route.methods or ())
    }
    known = {
        path.format(message="{ref}", call="{call}", draft="{ref}", entry="{epoch}/{index:int}")
        for path in SCREENS.values()
    }
    named = {path.replace("/aster", "/{line}").replace("HAZARD-INCIDENT", "{type}") for path in known}
    named = {path.replace("/theirs/", "/{side}/").partition("?")[0] for path in named}
    assert routes - PARTS == named


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_screen(
    language: str, another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    _, boreas = stations
    page = shown(another_page, boreas, language)
    found = {}
    for screen in SCREENS:
        page.goto(boreas.address + address(screen, boreas))
        expect(page.locator("#stream")).to_have_attribute("data-state", "live")
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("html").get_attribute("dir") == speech.speech(language).direction
        found[screen] = (problems(page), fits(page))
    assert found == dict.fromkeys(SCREENS, ([], True))


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_screens_are_legible_by_night_and_by_day(
    scheme: str, another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    _, boreas = stations
    page = shown(another_page, boreas, "en", scheme)
    page.locator("#arm").click()
    expect(page.locator("#armed")).to_have_attribute("data-state", "on")
    found = {}
    for screen in SCREENS:
        page.evaluate("path => { history.pushState(null, '', path);"
                      " return htmx.ajax('GET', path, {target: '#main', select: '#main', swap: 'outerSync'}); }",
                      address(screen, boreas))  # fmt: skip
        page.wait_for_load_state("networkidle")
        found[screen] = problems(page)
        photographed(page, f"{screen}-{scheme}")
    assert found == {screen: [] for screen in SCREENS}


def test_the_letters_of_a_wall_grow_with_it_and_nothing_runs_out_of_it(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    _, boreas = stations
    heights = []
    for width, height in ((1366, 768), (2560, 1440), (3840, 2160)):
        page = another_page(viewport={"width": width, "height": height})
        session(page, boreas)
        heights.append(
            page.locator(".card .need").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        )
        assert fits(page)
    laptop, desk, wall = heights
    assert desk > 1.4 * laptop
    assert wall > 1.9 * laptop


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_a_ring_and_the_entrance(
    language: str, another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    page = shown(another_page, boreas, language)
    aster.at.said(
        "call", "minister", "--subject", "movements at the border", "--precedence", "immediate", "--exercise"
    )
    ring = page.get_by_role("dialog")
    expect(ring).to_contain_text("movements at the border")
    found = problems(page), fits(page)
    ring.locator("form[data-word=refuse] button").click()
    expect(ring).to_be_hidden()
    outside = another_page(locale=language)
    outside.goto(f"{boreas.address}/login")
    assert outside.locator("html").get_attribute("lang") == language
    assert (found, problems(outside)) == (([], True), [])


def rings(page: Page, aster: Served, boreas: Served, scheme: str) -> None:
    """A ring at a desk that is taken, and at one that nobody has taken."""
    for name, offered in (("ring", "Take it up"), ("begin", "Start watch and take it up")):
        aster.at.said("call", "minister", "--subject", f"movements at the border, {name}", "-p", "immediate")
        ring = page.get_by_role("dialog")
        expect(ring.get_by_role("button", name=offered)).to_be_focused()
        page.wait_for_timeout(300)
        assert (problems(page), fits(page)) == ([], True)
        photographed(page, f"{name}-{scheme}")
        ring.locator("form[data-word=refuse] button").click()
        expect(ring).to_be_hidden()
        boreas.at.said("desk", "take")  # from the command line: at no console
        expect(page.locator("#taken")).not_to_have_attribute("data-state", "on")


def preview(page: Page, served: Served, scheme: str) -> None:
    """What will be signed, before anything is sent."""
    page.goto(f"{served.address}/messages/aster/write/FREE-TEXT")
    page.get_by_label("English (yours)").last.fill("The bridge at marker 14 is closed until noon.")
    page.get_by_role("button", name="Show what will be signed").click()
    expect(page.locator(".msg-print").first).to_be_visible()
    assert (problems(page), fits(page)) == ([], True)
    photographed(page, f"preview-{scheme}")


def verdict(page: Page, served: Served, scheme: str) -> None:
    """A bundle made and verified from the page."""
    page.goto(f"{served.address}/timeline/aster")
    with page.expect_download():
        page.get_by_role("button", name="Make the bundle", exact=True).click()
    page.get_by_role("button", name="Verify the bundle made last").click()
    expect(page.locator(".verdict")).to_be_visible()
    assert (problems(page), fits(page)) == ([], True)
    photographed(page, f"verdict-{scheme}")


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_rings_the_preview_a_verdict_and_the_entrance_by_night_and_by_day(
    scheme: str, another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    page = shown(another_page, boreas, "en", scheme)
    page.locator("#arm").click()
    expect(page.locator("#taken")).to_have_attribute("data-state", "on")
    rings(page, aster, boreas, scheme)
    preview(page, boreas, scheme)
    verdict(page, boreas, scheme)
    outside = another_page(color_scheme=scheme)
    outside.goto(f"{boreas.address}/login")
    assert (problems(outside), fits(outside)) == ([], True)
    photographed(outside, f"entrance-{scheme}")
    by_link(outside, boreas, scheme)
    elsewhere(outside, boreas, scheme)


def by_link(page: Page, served: Served, scheme: str) -> None:
    """The first way in: a link, which a look does not use up."""
    link = re.search(r"http\S+", served.at.said("account", "link", "o.haas"))
    assert link is not None
    page.goto(link[0])
    expect(page.get_by_role("button", name="o.haas")).to_be_focused()
    assert (problems(page), fits(page)) == ([], True)
    photographed(page, f"link-{scheme}")


def elsewhere(page: Page, served: Served, scheme: str) -> None:
    """What is answered under a name that is not the console's."""
    answer = page.goto(served.address.replace("127.0.0.1", "boreas.localhost"))
    assert answer is not None
    assert answer.status == 403
    assert (problems(page), fits(page)) == ([], True)
    photographed(page, f"outside-{scheme}")
