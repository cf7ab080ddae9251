"""From which loudspeaker the alarm sounds: chosen on the station check, and what becomes of it when it is gone."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from parley.console import speech
from tests.console.browsing import FLAGS, SOON_MS, problems, session
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser

DEVICES = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]  # with three fake outputs
WATCHED = """() => {
  window.led = [];
  const given = AudioContext.prototype.setSinkId;
  AudioContext.prototype.setSinkId = function (id) {
    const done = given.call(this, id);
    done.then(() => window.led.push(this.sinkId), () => window.led.push("refused"));
    return done;
  };
}"""


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("speaker"))) as served:
        yield served


@pytest.fixture(scope="module")
def machine(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """A browser on a machine with a microphone and several loudspeakers, whose owner allows what is asked."""
    browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, *DEVICES])
    yield browser
    browser.close()


@pytest.fixture
def console(machine: Browser, stations: tuple[Served, Served]) -> Iterator[Page]:
    """The station check of aster's console."""
    context = machine.new_context()
    page = context.new_page()
    page.set_default_timeout(SOON_MS)
    page.add_init_script(f"({WATCHED})()")
    session(page, stations[0])
    page.get_by_role("link", name="Station check").click()
    expect(page.get_by_role("heading", name="Sound of this console")).to_be_visible()
    yield page
    context.close()


def led(page: Page) -> list[Any]:
    """Every loudspeaker that the sound was led to, in turn."""
    found: list[Any] = page.evaluate("window.led")
    return found


def listed(page: Page) -> list[str]:
    page.get_by_role("button", name="Show the loudspeakers of this machine").click()
    expect(page.get_by_label("Loudspeaker").locator("option")).not_to_have_count(1)
    return page.get_by_label("Loudspeaker").locator("option").all_inner_texts()


def test_the_alarm_sounds_from_the_loudspeaker_that_was_chosen_also_after_a_reload(console: Page) -> None:
    names = listed(console)
    assert names[0] == "the system's own"
    assert len(names) > 2
    assert problems(console) == []
    console.locator("#arm").click()
    expect(console.locator("#armed")).to_have_text("Sound armed")
    console.get_by_label("Loudspeaker").select_option(names[2])
    wanted = console.get_by_label("Loudspeaker").input_value()
    console.wait_for_timeout(300)
    assert led(console) == ["", wanted]
    console.reload()
    expect(console.get_by_label("Loudspeaker")).to_have_value(wanted)
    console.get_by_role("button", name="Play the test tone").click()
    expect(console.locator("#audio-state")).to_have_text("Sound armed")
    assert led(console) == [wanted]
    expect(console.locator("#speaker-gone")).to_be_hidden()


def test_a_loudspeaker_that_is_gone_is_said_on_every_page_and_the_systems_own_sounds(console: Page) -> None:
    listed(console)
    gone = {"id": "ab" * 32, "label": "Bell in the corridor"}
    console.evaluate("kept => localStorage.setItem('speaker', kept)", json.dumps(gone))
    console.reload()
    expect(console.get_by_label("Loudspeaker").locator("option:checked")).to_have_text(gone["label"])
    console.locator("#arm").click()
    expect(console.locator("#armed")).to_have_text("Sound armed")
    expect(console.locator("#speaker-gone")).to_have_text(
        "The chosen loudspeaker is gone: the system's own sounds"
    )
    assert led(console)[-1] in {"", None}
    console.get_by_role("link", name="Lines").click()
    expect(console.locator("#speaker-gone")).to_be_visible()
    console.get_by_role("link", name="Station check").click()
    console.get_by_label("Loudspeaker").select_option("the system's own")
    expect(console.locator("#speaker-gone")).to_be_hidden()


def test_where_the_microphone_is_refused_it_says_so_and_nothing_else_changes(
    page: Page, stations: tuple[Served, Served]
) -> None:
    session(page, stations[0])
    page.goto(f"{stations[0].address}/check")
    page.get_by_role("button", name="Show the loudspeakers of this machine").click()
    expect(page.locator("#speaker-refused")).to_contain_text("The browser did not allow it")
    expect(page.get_by_label("Loudspeaker").locator("option")).to_have_count(1)
    page.get_by_role("button", name="Play the test tone").click()
    expect(page.locator("#audio-state")).to_have_text("Sound armed")


@pytest.mark.parametrize("language", list(speech.LANGUAGES))
def test_the_station_check_with_its_sound_is_sound_in_every_language(
    language: str, another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    page = another_page(locale=language)
    session(page, stations[0])
    page.goto(f"{stations[0].address}/check")
    expect(page.locator("#audio-title")).to_have_text(str(speech.speech(language).say("check-sound")))
    assert problems(page) == []
