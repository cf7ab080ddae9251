"""The timeline in a real browser, with two real stations: what one side did is there on the other's, with its level."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from parley.console import speech
from parley.line import facts, linetest
from parley.line.calls import State
from tests.console.browsing import opened, problems, session
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    """Two stations between which a call was refused and a message written."""
    with two(Path(tmp_path_factory.mktemp("timeline"))) as (aster, boreas):
        boreas.at.said("desk", "take")
        boreas.at.said("desk", "take", "secretary")
        aster.at.said("call", "secretary", "--subject", "movements at the border")
        boreas.at.until(["calls"], "RINGING")
        call = boreas.at.read("calls")[0]["ref"]
        boreas.at.said("call", "refuse", call, "R03", "--text", "the minister must decide")
        aster.at.until(["calls"], "REFUSED")
        aster.at.said("write", "secretary", "the bridge is closed")
        boreas.at.until(["inbox"], "the bridge")
        yield aster, boreas


def rows(page: Page, words: str) -> Locator:
    return page.locator("#entries tbody tr", has_text=words)


def test_what_a_call_did_on_one_side_is_on_the_others_timeline_each_entry_with_its_level(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    for served, path, whose in ((aster, "/timeline/boreas", "ours"), (boreas, "/timeline/aster", "theirs")):
        opened(page, served, path)
        placed = rows(page, "Call placed")
        expect(placed.locator(".level")).to_have_text("delivered")
        expect(placed).to_contain_text("REFUSED")
        expect(placed).to_contain_text("shown as far as: refused")
        expect(placed).to_contain_text(whose)
        expect(rows(page, "Call rings").locator(".level")).to_have_text("rang")
        expect(rows(page, "Call refused").locator(".level")).to_have_text("refused")
        expect(rows(page, "Call refused")).to_contain_text("the minister must decide")
        assert problems(page) == []


def test_a_new_entry_is_on_the_open_page_without_anybody_asking(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    opened(page, aster, "/timeline/boreas")
    boreas.at.said("write", "secretary", "the ferry runs again")
    expect(rows(page, "the ferry runs again")).to_be_visible()
    expect(rows(page, "the ferry runs again")).to_contain_text("arrived here")


def test_filters_are_kept_together_and_by_keyboard_alone(page: Page, stations: tuple[Served, Served]) -> None:
    aster, _ = stations
    opened(page, aster, "/timeline/boreas")
    page.get_by_label("Side", exact=True).select_option("theirs")
    page.get_by_label("Kind", exact=True).select_option("calls")
    page.get_by_label("Words in it").focus()
    page.keyboard.type("MINISTER")
    page.keyboard.press("Enter")
    expect(page.locator("#entries tbody tr")).to_have_count(1)
    expect(rows(page, "Call refused")).to_be_visible()
    assert "side=theirs" in page.url
    page.get_by_role("link", name="messages", exact=True).click()
    expect(page.locator("#entries tbody tr")).to_have_text("No entry fits.")
    page.get_by_role("link", name="everything").click()
    expect(rows(page, "Call placed")).to_be_visible()
    page.get_by_label("To", exact=True).fill("010000Z JAN 20")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#entries tbody tr")).to_have_count(1)
    expect(page.locator("#entries tbody tr")).to_have_text("No entry fits.")
    page.get_by_label("From", exact=True).fill("yesterday")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("alert").last).to_contain_text("is no time")


def test_older_pages_lead_to_the_first_entry(page: Page, stations: tuple[Served, Served]) -> None:
    aster, _ = stations
    for number in range(45):
        aster.at.said("write", "secretary", f"word {number}")
    opened(page, aster, "/timeline/boreas")
    expect(page.locator("#entries tbody tr")).to_have_count(40)
    page.get_by_role("link", name="Older entries").click()
    expect(rows(page, "Log begun")).to_have_count(2)
    page.get_by_role("link", name="Newer entries").click()
    expect(rows(page, "word 44")).to_be_visible()


def test_the_exact_bytes_of_an_entry_are_shown_and_can_be_had(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, _ = stations
    opened(page, aster, "/timeline/boreas?group=calls")
    rows(page, "Call placed").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Call placed")).to_be_visible()
    expect(page.locator("pre")).to_contain_text('"kind":"call.placed/1"')
    assert problems(page) == []
    with page.expect_download() as got:
        page.get_by_role("link", name="The exact bytes as a file").click()
    raw = Path(got.value.path()).read_text()
    assert raw == page.locator("pre").inner_text().strip()
    (call,) = aster.at.read("calls")
    assert raw == aster.at.read("record", "show", call["ref"])["raw"]


def test_a_bundle_from_the_page_is_one_that_verify_accepts_and_the_page_says_the_same(
    page: Page, stations: tuple[Served, Served], tmp_path: Path
) -> None:
    aster, _ = stations
    opened(page, aster, "/timeline/boreas")
    with page.expect_download() as got:
        page.get_by_role("button", name="Make the bundle").click()
    assert re.fullmatch(r"boreas-[0-9TZ]+\.parley", got.value.suggested_filename)
    file = tmp_path / "page.parley"
    got.value.save_as(file)
    cards = aster.at.read("record", "export", str(tmp_path / "again.parley"))["cards"]
    said = aster.at.said("verify", str(file), "--card", cards["ours"], "--card", cards["theirs"])
    page.get_by_role("button", name="Verify the bundle made last").click()
    expect(page.get_by_role("heading", name="What may be concluded")).to_be_visible()
    expect(page.locator(".outcome")).to_contain_text("AUTHENTIC")
    for name in cards.values():
        expect(page.get_by_role("row").filter(has_text=name)).to_contain_text("confirmed by a hash")
    words = " ".join(page.locator(".verdict").inner_text().split())
    flat = " ".join(said.split())
    assert words[:200] in flat
    assert words.endswith(flat[-80:])
    assert "REFUSED" in words
    assert problems(page) == []


@pytest.mark.parametrize("language", ["uk", "ru", "ar", "zh"])
def test_a_verdict_is_read_in_the_language_of_the_page_with_its_own_words_beside_it(
    page: Page, stations: tuple[Served, Served], language: str
) -> None:
    session(page, stations[0])
    page.context.add_cookies([{"name": "language", "value": language, "url": stations[0].address}])
    page.goto(f"{stations[0].address}/timeline/boreas")
    with page.expect_download():
        page.locator("form[action$='/bundle'] button").first.click()
    page.locator("form[action$='/verify'] button").first.click()
    told = page.locator(".verdict").first
    expect(told).to_contain_text(str(speech.speech(language).say("refusal-R03")))
    assert told.locator("[lang=en]").count() == 0
    page.locator("details summary").last.click()
    expect(page.locator(".verdict[lang=en]")).to_contain_text("boreas refused. R03")
    assert problems(page) == []


def test_a_file_that_was_changed_does_not_hold_and_the_page_says_where(
    page: Page, stations: tuple[Served, Served], tmp_path: Path
) -> None:
    aster, _ = stations
    whole = tmp_path / "whole.parley"
    aster.at.said("record", "export", str(whole))
    opened(page, aster, "/timeline/boreas")
    page.get_by_label("A bundle", exact=True).set_input_files(whole)
    page.get_by_label("Hashes of cards, had from elsewhere").fill("ab" * 32)
    page.get_by_role("button", name="Verify this file").click()
    expect(page.locator(".outcome").first).to_contain_text("AUTHENTIC")
    expect(page.get_by_role("alert").last).to_contain_text("Neither party's card")
    changed = tmp_path / "changed.parley"
    changed.write_bytes(whole.read_bytes().replace(b"the minister must decide", b"the minister has decided"))
    page.goto(f"{aster.address}/timeline/boreas")
    page.get_by_label("A bundle", exact=True).set_input_files(changed)
    page.get_by_role("button", name="Verify this file").click()
    expect(page.locator(".outcome")).to_contain_text("DOES NOT HOLD")
    assert problems(page) == []


def test_hostile_words_lie_inert_on_the_timeline(page: Page, stations: tuple[Served, Served]) -> None:
    aster, boreas = stations
    words = "<img src=x onerror=alert(1)><script>alert(2)</script>\u202eabc" + "\u0301" * 40
    boreas.at.said("write", "secretary", "harmless", "--subject", words)
    opened(page, aster, "/timeline/boreas")
    expect(rows(page, "<script>alert(2)</script>")).to_be_visible()
    assert page.locator("main img, main script").count() == 0
    assert "\u202e" not in (page.locator("main").text_content() or "")
    rows(page, "<script>").get_by_role("link").first.click()
    expect(page.locator("pre")).to_contain_text("<script>")
    assert "\u202e" not in (page.locator("main").text_content() or "")


def test_from_the_right_the_page_is_turned_and_times_are_not(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, _ = stations
    session(page, aster)
    page.context.add_cookies([{"name": "language", "value": "ar", "url": aster.address}])
    page.goto(f"{aster.address}/timeline/boreas")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("#entries th .dtg").first.get_attribute("dir") == "ltr"
    assert problems(page) == []


def test_every_kind_of_entry_and_every_outcome_has_words() -> None:
    tongue = speech.speech("en")
    for kind in facts.KINDS:
        assert tongue.say(f"kind-{re.sub('[._]', '-', kind.partition('/')[0])}")
    for state in set(State) - {State.DRAFTED, State.AWAITING_RELEASE}:
        assert str(tongue.term("became-call", state)) != state
    for test_state in linetest.State:
        assert str(tongue.term("became-test", test_state)) != test_state


def test_a_word_of_a_thousand_letters_and_a_tower_of_marks_leave_the_page_as_wide_as_it_was(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    opened(page, aster, "/timeline/boreas")
    page.wait_for_load_state("networkidle")  # the first look brings the table anew
    before = page.locator("#entries table").bounding_box()
    boreas.at.said("write", "secretary", "W" * 1_000 + "\u0301" * 1_000, "--subject", "w" * 150)
    expect(rows(page, "w" * 150)).to_be_visible()
    after = page.locator("#entries table").bounding_box()
    assert before is not None
    assert after is not None
    assert (after["x"], after["width"]) == (before["x"], before["width"])
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_one_call_alone_is_shown_and_is_a_bundle_that_withholds_the_rest(
    page: Page, stations: tuple[Served, Served], tmp_path: Path
) -> None:
    aster, _ = stations
    opened(page, aster, "/timeline/boreas?group=calls")
    rows(page, "Call refused").get_by_role("link", name="only this call").click()
    expect(page.locator("main")).to_contain_text("Only what was said about")
    expect(page.locator("#entries tbody tr")).to_have_count(3)
    assert problems(page) == []
    with page.expect_download() as got:
        page.get_by_role("button", name="Make a bundle of this alone").click()
    file = tmp_path / "part.parley"
    got.value.save_as(file)
    assert b"the bridge is closed" not in file.read_bytes()
    said = aster.at.said("verify", str(file))
    assert "REFUSED" in said
    assert "withheld" in said
    page.get_by_role("button", name="Verify the bundle made last").click()
    expect(page.locator(".verdict")).to_contain_text("Entries are withheld from this bundle")
