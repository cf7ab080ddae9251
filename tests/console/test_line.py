"""One line's page in a real browser, with two real stations: what is to be known of it, and what the watch does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Page, expect

from parley.console import line_acts, speech
from parley.record import card as cards
from tests.console.browsing import opened, problems, session
from tests.console.served import PASSWORD, Served, two

pytestmark = pytest.mark.needs_browser


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("line"))) as served:
        yield served


def test_the_digits_of_both_cards_are_those_that_people_compare_elsewhere(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    session(page, aster)
    page.get_by_role("link", name="boreas", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Line with.*boreas"))
    for served, whose in ((aster, "Ours"), (boreas, "Theirs")):
        card = cards.parse((served.at.folder / "card.parley").read_bytes())
        shown = page.get_by_role("article").filter(has_text=whose).filter(has_text=card.hash)
        expect(shown).to_contain_text(card.digits)
    expect(page.get_by_role("heading", name="Signed by both")).to_be_visible()
    expect(page.locator(".rules")).to_contain_text("who may call", ignore_case=True)
    assert problems(page) == []


def test_a_declared_state_is_on_the_other_sides_page_beside_what_is_observed(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    opened(page, aster, "/line/boreas")
    page.get_by_text("Declare our side").click()
    page.get_by_label("We are").select_option("MAINTENANCE")
    page.get_by_label("Reason, in a few words").fill("new power supply")
    page.get_by_label("Review at").fill("+4h")
    page.get_by_role("button", name="Declare").click()
    expect(page.get_by_role("status").filter(has_text="Declared")).to_be_visible()
    expect(page.locator("main")).to_contain_text("new power supply")
    opened(page, boreas, "/line/aster")
    expect(page.locator("main")).to_contain_text("MAINTENANCE")
    expect(page.locator("main")).to_contain_text("new power supply")
    expect(page.locator("main")).to_contain_text("UP")


def test_a_time_that_is_none_is_refused_with_a_hint_and_nothing_is_declared(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, _ = stations
    opened(page, aster, "/line/boreas")
    page.get_by_text("Declare our side").click()
    page.get_by_label("Review at").fill("soon")
    page.get_by_role("button", name="Declare").click()
    expect(page.locator("main").get_by_role("alert")).to_contain_text("is no time")


def test_a_person_there_reads_back_what_a_person_here_asked(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    opened(page, boreas, "/line/aster")
    aster.at.said("test", "person")
    reading = page.locator(".reading").first
    phrase = reading.locator(".phrase").first.inner_text()
    reading.get_by_label("What you read").fill("something else")
    reading.get_by_role("button", name="Read back").click()
    expect(page.locator("main").get_by_role("alert")).to_be_visible()
    page.goto(f"{boreas.address}/line/aster")
    page.locator(".reading").first.get_by_label("What you read").fill(phrase.upper())
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Read back")).to_be_visible()
    expect(page.locator(".reading")).to_have_count(0)
    aster.at.until(["tests"], "READ_BACK")


def test_a_test_is_made_by_a_button_and_its_end_is_shown_where_it_was_asked(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, _ = stations
    opened(page, aster, "/line/boreas")
    page.get_by_label("Layer", exact=True).select_option("station")
    page.get_by_role("button", name="Test now").click()
    expect(page.get_by_role("status").filter(has_text="The test is on record")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="their station signed for it")
    expect(row.first).to_contain_text("ANSWERED")


def test_the_watch_is_taken_noted_and_handed_over_with_what_is_open(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, _ = stations
    opened(page, aster, "/line/boreas")
    page.get_by_label("Our office").fill("watch 2")
    page.get_by_role("button", name="Take the watch").click()
    expect(page.get_by_role("status").filter(has_text="The watch is taken")).to_be_visible()
    page.get_by_label("A line for the log").fill("their desk is slow <b>to read</b>")
    page.get_by_role("button", name="Note", exact=True).click()
    expect(page.get_by_role("row").filter(has_text="their desk is slow <b>to read</b>")).to_be_visible()
    page.get_by_label("Hand the watch to").fill("watch 3")
    page.get_by_label("What the next must know").fill("nothing pending")
    page.get_by_role("button", name="Hand over").click()
    expect(page.locator("dd strong", has_text="watch 3")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="hands over to watch 3")).to_contain_text(
        "nothing pending"
    )
    assert aster.at.read("shift", "show")["watch"]["by"] == "watch 3"
    assert problems(page) == []


def test_a_fault_is_opened_told_of_and_closed(page: Page, stations: tuple[Served, Served]) -> None:
    aster, _ = stations
    opened(page, aster, "/line/boreas")
    page.get_by_text("Open a ticket, or say").click()
    page.get_by_label("What fails").fill("the fax does not answer")
    page.get_by_label("Which part").select_option("telephone")
    page.get_by_role("button", name="Open a ticket").click()
    ticket = page.get_by_role("row").filter(has_text="the fax does not answer")
    expect(ticket).to_contain_text("OPEN")
    page.get_by_text("Open a ticket, or say").click()
    page.locator("#number-close").fill("1")
    page.locator("#how-close").fill("new cable")
    page.get_by_role("button", name="Close the ticket").click()
    expect(page.get_by_role("status").filter(has_text="The ticket is closed")).to_be_visible()
    expect(ticket).to_have_count(0)


def test_what_waits_for_our_signature_is_shown_whole_and_signed_as_shown(
    page: Page, stations: tuple[Served, Served], tmp_path: Path
) -> None:
    aster, boreas = stations
    terms = tmp_path / "terms.json"
    draft = boreas.at.said("agree", "draft")
    assert '"ringing_s": 180' in draft
    terms.write_text(draft.replace('"ringing_s": 180', '"ringing_s": 240'))
    opened(page, aster, "/line/boreas")
    boreas.at.said("agree", "propose", "--terms", str(terms))
    offer = page.get_by_role("article").filter(has_text="waits for our signature")
    expect(offer.get_by_role("row").filter(has_text="waits.ringing_s")).to_contain_text("4 min")
    assert problems(page) == []
    offer.get_by_role("button", name="Sign these terms").click()
    expect(page.get_by_role("status").filter(has_text="Signed")).to_be_visible()
    boreas.at.until(["agree", "show"], "4 min")


def test_hostile_words_lie_inert_on_the_lines_page(page: Page, stations: tuple[Served, Served]) -> None:
    aster, boreas = stations
    opened(page, aster, "/line/boreas")
    words = "<img src=x onerror=alert(1)><script>alert(2)</script>\u202eabc"
    boreas.at.said("declare", "limited", "--reason", words, "--review", "+5m")
    expect(page.locator("main")).to_contain_text("<script>alert(2)</script>")
    assert page.locator("main img, main script").count() == 0
    assert "\u202e" not in (page.locator("main").text_content() or "")


def test_a_line_that_is_none_is_said_to_be_none(page: Page, stations: tuple[Served, Served]) -> None:
    aster, _ = stations
    opened(page, aster, "/line/carthage")
    expect(page.locator("main").get_by_role("alert")).to_contain_text("there is no line carthage")


def test_everything_that_the_watch_does_here_has_words_for_having_been_done() -> None:
    for act in line_acts.ACTS:
        assert speech.speech("en").say(f"done-{act}")


def test_whoever_only_reads_sees_all_of_it_and_can_do_nothing(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, _ = stations
    password = aster.at.folder.parent / "password"
    said = aster.at.said("account", "add", "auditor", "--reads", "--password-file", str(password))
    secret = re.search(r"secret=(\w+)", said)
    assert secret is not None
    page.goto(aster.address)
    page.get_by_label("Name").fill("auditor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Code of your authenticator").fill(pyotp.TOTP(secret[1]).now())
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Lines")).to_be_visible()
    page.goto(f"{aster.address}/line/boreas")
    expect(page.get_by_role("heading", name="The watch", exact=True)).to_be_visible()
    assert page.locator("main form").count() == 0
    cookie = "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies())
    kind = "application/x-www-form-urlencoded"
    answer, words = aster.ask("/line/boreas/begin", method="POST", body="by=auditor", cookie=cookie,
                              content_type=kind, origin=aster.address)  # fmt: skip
    assert answer.status == 403
    assert "change nothing" in words
    assert aster.at.read("shift", "show")["watch"]["by"] != "auditor"
