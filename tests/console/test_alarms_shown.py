"""Alarms on the screen: the gravest in full, none that sounds folded unsaid, none out of sight, each with its page."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from parley.console import speech
from tests.console.browsing import problems, session
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser

LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 320, "height": 640}
LONG = """() => {
  const links = "<p><a href='/check'>a link</a></p>".repeat(60);
  document.getElementById("main").insertAdjacentHTML("beforeend", links);
}"""
LIES_UNDER = """() => {
  const foot = document.getElementById("sounding").getBoundingClientRect();
  const { top, bottom } = document.activeElement.getBoundingClientRect();
  return bottom > foot.top && top < foot.bottom;
}"""


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("shown"))) as served:
        yield served


@pytest.fixture
def written(stations: tuple[Served, Served]) -> Iterator[Callable[..., str]]:
    """aster writes to boreas; afterwards all of it has been seen, so that the next test begins in silence."""
    aster, boreas = stations

    def write(text: str, precedence: str = "immediate") -> str:
        aster.at.said("write", "minister", text, "--precedence", precedence)
        ref: str = aster.at.read("outbox")[-1]["ref"]
        boreas.at.until(["inbox"], text)
        return ref

    yield write
    for letter in boreas.at.read("inbox", "--unseen"):
        boreas.at.said("seen", letter["ref"])


def looks(another: Callable[..., Page], served: Served, language: str = "en", **options: object) -> Page:
    page = another(color_scheme="light", **{"viewport": LAPTOP, **options})
    page.context.add_cookies([{"name": "language", "value": language, "url": served.address}])
    session(page, served)
    return page


def stand(page: Page, count: int) -> Locator:
    """So many alarms stand, folded or not."""
    alarms = page.locator("#alarms .alarm")
    expect(alarms).to_have_count(count)
    return alarms


def far_down(page: Page) -> Locator:
    """A long page, read at its end; what the foot of the window says there."""
    page.evaluate(LONG)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    return page.locator("#sounding")


def test_the_gravest_three_stand_in_full_and_how_many_more_sound_is_said_where_they_are_folded(
    another_page: Callable[..., Page], stations: tuple[Served, Served], written: Callable[..., str]
) -> None:
    page = looks(another_page, stations[1])
    for number in range(7):
        written(f"news {number}")
    written("the newest, and the most urgent", "flash")
    alarms = stand(page, 8)
    assert alarms.evaluate_all("all => all.map((each) => each.checkVisibility())") == [True] * 3 + [False] * 5
    expect(alarms.first).to_contain_text("Z FLASH")
    fold = page.locator("#alarms summary")
    expect(fold).to_have_text(re.compile("and 5 more, 5 of them sound"))
    expect(page.get_by_role("heading", name="Lines")).to_be_in_viewport()
    above = page.evaluate("document.getElementById('main').getBoundingClientRect().top")
    assert above < 0.4 * LAPTOP["height"]
    assert problems(page) == []
    fold.focus()
    page.keyboard.press("Enter")
    expect(alarms.last).to_be_visible()
    for number in range(2):
        alarms.first.get_by_role("button", name="Silence").click()
        expect(page.locator("#alarms .alarm.silent")).to_have_count(number + 1)
    expect(fold).to_have_text(re.compile("and 5 more, 3 of them sound"))
    assert page.locator("#alarms-folded").get_attribute("open") is not None, "it stays as somebody opened it"
    page.get_by_role("button", name="Silence all 6").click()
    expect(fold).to_have_text("and 5 more")


@pytest.mark.parametrize("language", list(speech.LANGUAGES))
def test_what_sounds_is_said_at_the_foot_of_the_window_once_somebody_reads_far_down(
    language: str,
    another_page: Callable[..., Page],
    stations: tuple[Served, Served],
    written: Callable[..., str],
) -> None:
    page = looks(another_page, stations[1], language)
    written("news", "priority")
    ref = written("fire on the bridge", "flash")
    stand(page, 2)
    foot = page.locator("#sounding")
    expect(foot).to_be_hidden()
    far_down(page)
    expect(foot).to_be_in_viewport(ratio=1)
    tongue = speech.speech(language)
    expect(foot).to_contain_text(str(tongue.say("alarms-sound", count=2)))
    expect(foot).to_contain_text(str(tongue.term("precedence", "Z")))
    expect(foot.get_by_role("link").first).to_have_attribute("href", f"/messages/aster/{ref}")
    box = foot.bounding_box()
    assert box is not None
    assert box["height"] < 60, "one line"
    assert problems(page) == []
    foot.locator(".up").click()
    expect(page.locator("#alarms")).to_be_focused()
    expect(page.locator("#alarms .alarm").first).to_be_in_viewport(ratio=0.95)
    expect(foot).to_be_hidden()


def test_it_is_silenced_there_one_by_one_and_goes_with_the_last(
    another_page: Callable[..., Page], stations: tuple[Served, Served], written: Callable[..., str]
) -> None:
    page = looks(another_page, stations[1])
    page.locator("#arm").click()
    written("news", "priority")
    written("fire on the bridge", "flash")
    stand(page, 2)
    foot = far_down(page)
    expect(foot).to_contain_text("2 alarms sound: Z FLASH")
    foot.get_by_role("button", name="Silence").click()
    expect(foot).to_contain_text("1 alarm sounds: P PRIORITY")
    foot.get_by_role("button", name="Silence").click()
    expect(foot).to_be_hidden()
    expect(page.locator("#armed")).to_have_attribute("data-sounds", "")


def test_an_alarm_that_comes_while_somebody_is_far_down_covers_neither_their_place_nor_what_they_go_to(
    another_page: Callable[..., Page], stations: tuple[Served, Served], written: Callable[..., str]
) -> None:
    page = looks(another_page, stations[1])
    foot = far_down(page)
    page.locator("#main a", has_text="a link").nth(40).focus()
    page.evaluate("scrollBy(0, document.activeElement.getBoundingClientRect().bottom - innerHeight)")
    written("fire on the bridge", "flash")
    expect(foot).to_be_in_viewport(ratio=1)
    assert not page.evaluate(LIES_UNDER)
    for _ in range(8):
        page.keyboard.press("Tab")
        assert not page.evaluate(LIES_UNDER)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator("#main a", has_text="a link").last.focus()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert not page.evaluate(LIES_UNDER), "at the end of the page it has a place of its own"
    page.keyboard.press("Tab")
    expect(foot.get_by_role("link").first).to_be_focused()
    page.keyboard.press("0")
    expect(page.locator("#alarms")).to_be_focused()
    expect(foot).to_be_hidden()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_on_a_narrow_screen_all_of_the_foot_stays_in_the_window(
    language: str,
    another_page: Callable[..., Page],
    stations: tuple[Served, Served],
    written: Callable[..., str],
) -> None:
    page = looks(another_page, stations[1], language, viewport=PHONE)
    written("fire on the bridge")
    stand(page, 1)
    foot = far_down(page)
    expect(foot).to_be_in_viewport(ratio=1)
    for part in (foot.locator(".up"), foot.locator("button")):
        expect(part).to_be_in_viewport(ratio=1)
    box = foot.bounding_box()
    assert box is not None
    assert box["height"] < 7 * 16, "what comes into focus stops so far above the window's end"
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_an_alarm_leads_to_the_message_that_it_is_about(
    another_page: Callable[..., Page], stations: tuple[Served, Served], written: Callable[..., str]
) -> None:
    page = looks(another_page, stations[1])
    ref = written("fire on the bridge")
    stand(page, 1)
    page.locator("#alarms").get_by_role("link", name="message from aster").click()
    expect(page.locator("main")).to_contain_text("fire on the bridge")
    assert page.url.endswith(f"/messages/aster/{ref}")
    stand(page, 1)
