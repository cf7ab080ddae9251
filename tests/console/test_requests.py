"""Requests for explanation and assurances on two consoles: who asked judges, and who was to be told says so."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from parley.console import speech
from parley.views import messages as of_messages
from parley.views import requests as view
from tests.console.browsing import opened, problems
from tests.console.served import Served, two
from tests.console.test_messages_hostile import rendered
from tests.console.walking import ASKED
from tests.station.pairs import Side
from tests.views.plays import MINUTE, Pair
from tests.views.test_requests import late

pytestmark = pytest.mark.needs_browser


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("requests"))) as served:
        yield served


def test_a_reply_in_part_is_judged_by_who_asked_and_the_other_side_reads_it_as_their_word(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    aster.at.said("write", "minister", *ASKED)
    ref = str(aster.at.read("requests")[-1]["ref"])
    ours = opened(another_page(), aster, f"/messages/boreas/{ref}")
    expect(ours.locator("#became")).to_contain_text("the time for their reply runs")
    expect(ours.get_by_role("heading", name="Is their reply adequate?")).to_have_count(0)
    boreas.at.until(["requests"], "DELIVERED")
    boreas.at.said("answer", ref[:8], "--item", "objective=A planned exercise.")
    expect(ours.locator("#became")).to_contain_text("their reply came; we have not judged it yet")
    ours.get_by_role("link", name="Is their reply adequate?").click()
    judging = ours.locator(".rq-judge")
    expect(judging.get_by_label("Exact location")).to_be_checked()
    expect(judging.get_by_label("Objective")).not_to_be_checked()
    assert problems(ours) == []
    judging.get_by_label("Why, in words").fill("One of two has no answer.")
    judging.get_by_role("button", name="It is not adequate").click()
    expect(ours.locator("#became")).to_contain_text("we judged their reply not adequate")
    expect(ours.locator("#became")).to_contain_text("A request for a meeting lies ready")
    expect(ours.locator(".rq-judge")).to_have_count(0)
    boreas.at.until(["requests"], "INADEQUATE")
    theirs = opened(another_page(), boreas, "/messages?box=requests")
    expect(theirs.locator("#list")).to_contain_text("they judged our reply not adequate")
    assert problems(theirs) == []
    theirs.locator("#list").get_by_role("link", name="movements").click()
    expect(theirs.locator("#became")).to_contain_text(
        "they found it not adequate; Without an answer: Exact location"
    )
    expect(theirs.locator("#became")).to_contain_text("One of two has no answer.")
    expect(theirs.locator(".rq-judge")).to_have_count(0)


def test_the_form_of_a_reply_begins_with_what_was_asked_and_says_before_it_is_sent_what_has_no_answer(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    aster.at.said("write", "minister", *ASKED, "-f", "question=Until when?")
    ref = str(aster.at.read("requests")[-1]["ref"])
    boreas.at.until(["requests"], ref[:8])
    theirs = opened(another_page(), boreas, f"/messages/aster/{ref}")
    theirs.get_by_role("link", name="Reply to a request for explanation").click()
    expect(theirs.get_by_text("This answers")).to_contain_text("movements")
    rows = theirs.locator(".wr-row")
    expect(rows).to_have_count(2)
    expect(rows.nth(1).get_by_label("Item")).to_have_value("location")
    expect(rows.nth(1).locator("legend")).to_contain_text("Asked: Exact location")
    expect(theirs.locator("#f-question-asked")).to_have_text("Asked: Until when?")
    assert problems(theirs) == []
    rows.nth(0).get_by_label("Answer").fill("A planned exercise.")
    theirs.get_by_role("button", name="Show what will be signed").click()
    expect(theirs.get_by_text("without an answer here")).to_contain_text("Further question; Exact location")
    expect(theirs.locator("pre")).to_contain_text("A planned exercise.")
    theirs.get_by_role("button", name="Sign and send").click()
    expect(theirs.locator("#became")).to_be_visible()
    aster.at.until(["requests"], "ANSWERED")


def test_a_reply_is_judged_on_its_own_page_too_and_once(page: Page, stations: tuple[Served, Served]) -> None:
    aster, boreas = stations
    aster.at.said("write", "minister", *ASKED)
    ref = str(aster.at.read("requests")[-1]["ref"])
    boreas.at.until(["requests"], ref[:8])
    boreas.at.said("answer", ref[:8], "--item", "objective=None.", "--item", "location=The coast road.")
    aster.at.until(["requests"], "ANSWERED")
    reply = aster.at.read("requests")[-1]["replies"][0]["ref"]
    opened(page, aster, f"/messages/boreas/{reply}")
    expect(page.locator("#became")).to_contain_text("The request that it answers")
    page.get_by_role("button", name="It is adequate").click()
    expect(page).to_have_url(f"{aster.address}/messages/boreas/{ref}")
    expect(page.locator("#became")).to_contain_text("they answered; we judged it adequate")
    expect(page.locator("#became")).to_contain_text("is the word of the side that asked alone")
    assert aster.at.read("requests")[-1]["state"] == "ADEQUATE"


def test_an_assurance_is_given_disputed_and_kept_each_in_its_author_s_words(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    theirs = opened(another_page(), boreas, "/messages?box=requests")
    theirs.get_by_role("link", name="Give an assurance").click()
    expect(theirs.get_by_role("heading", name="Assurance", exact=False).first).to_be_visible()
    theirs.get_by_label("Holds until").fill("+10d")
    theirs.get_by_label("English").nth(1).fill("We move nothing north of the river.")
    theirs.get_by_label("English").nth(2).fill("a unit crosses it")
    theirs.get_by_role("button", name="Show what will be signed").click()
    theirs.get_by_role("button", name="Sign and send").click()
    expect(theirs.locator("#became")).to_contain_text("STANDING: it stands")
    ref = theirs.url.rpartition("/")[2]
    aster.at.until(["assurances"], "STANDING")
    ours = opened(another_page(), aster, f"/messages/boreas/{ref}")
    ours.get_by_text("It came, and they did not tell us").click()
    ours.get_by_label("What came untold").fill("one crossed on Sunday")
    ours.get_by_role("button", name="Say that we were not told").click()
    expect(ours.locator("#became")).to_contain_text(
        "we said that it came and that they had not told us: our word"
    )
    expect(theirs.locator("#became")).to_contain_text(
        "they say that it came and that we had not told them: their word"
    )
    theirs.get_by_text("What they were to hear of first has come").click()
    theirs.get_by_label("What has come, or will").fill("we had told by telephone")
    theirs.get_by_role("button", name="Tell them").click()
    expect(ours.locator("#became")).to_contain_text("told: 1; said untold: 1")
    assert problems(ours) == []
    ours.goto(f"{aster.address}/messages?box=requests")
    expect(ours.locator("#list")).to_contain_text("We move nothing north of the river.")


def test_an_assurance_is_asked_for_read_answered_and_judged(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    ours = opened(another_page(), aster, "/messages?box=requests")
    ours.get_by_text("Ask for an assurance").click()
    ours.get_by_label("What they are to assure us of").fill("nothing of yours crosses the river")
    ours.get_by_label("Until when it is to hold").fill("+10d")
    ours.get_by_label("To: who must act").select_option("minister")
    assert problems(ours) == []
    ours.get_by_role("button", name="Show what will be signed").click()
    expect(ours.locator("pre")).to_contain_text("nothing of yours crosses the river")
    ours.get_by_role("button", name="Sign and send").click()
    expect(ours.locator("#became")).to_be_visible()
    expect(ours.locator("main")).to_contain_text("We ask you to assure us that")
    asked = ours.url.rpartition("/")[2]
    boreas.at.until(["inbox"], asked[:8])

    boreas.cookie()  # logged in already, so that no page of entrance is asked for in English
    theirs = opened(another_page(locale="uk"), boreas, f"/messages/aster/{asked}")
    expect(theirs.locator("main")).to_contain_text("We ask you to assure us that")
    theirs.locator("a[href*='/write/ASSURANCE?reply_to=']").click()
    statement = theirs.locator("textarea[name='f.statement:en']")
    expect(statement).to_have_value("nothing of yours crosses the river")
    statement.fill("Nothing of ours crosses the river.")
    expect(theirs.locator("#h-valid_to")).not_to_have_value("")
    theirs.locator("textarea[name='f.trigger:en']").fill("a unit crosses it")
    theirs.locator("button.wr-go").click()
    theirs.locator("button[value=send]").click()
    expect(theirs.locator("#became")).to_contain_text("ЧИННЕ")
    given = theirs.url.rpartition("/")[2]
    aster.at.until(["assurances"], given[:8])

    expect(ours.locator("#became")).to_contain_text(given[:8])
    ours.goto(f"{aster.address}/messages?box=requests")
    ours.get_by_role("link", name="Nothing of ours crosses the river.").click()
    ours.get_by_text("It came, and they did not tell us").click()
    ours.get_by_label("What came untold").fill("one crossed on Sunday")
    ours.get_by_role("button", name="Say that we were not told").click()
    expect(ours.locator("#became")).to_contain_text(
        "we said that it came and that they had not told us: our word"
    )
    expect(theirs.locator("#became")).to_contain_text("сказано, що не повідомлено: 1")
    assert problems(theirs) == []


def listed(pair: Pair, side: Side) -> str:
    """The list of requests as that side's console has it: words alone."""
    found = view.requests(pair.reading(side), pair.row(side))
    page = rendered("requests-list.html", "/messages", requests=found, assurances=[], items={})
    return re.sub(r"<[^>]*>|[\u2068\u2069]", "", page)


def test_a_request_that_was_answered_late_is_nowhere_on_the_pages_called_unanswered(tmp_path: Path) -> None:
    with Pair.agreed(tmp_path) as pair:
        late(pair)
        ours, theirs = listed(pair, pair.aster), listed(pair, pair.boreas)
        for page in (ours, theirs):
            assert "ANSWERED LATE: " in page
            assert "UNANSWERED" not in page
        assert (
            "no reply of theirs in time; their reply came afterwards, and we judged it not adequate" in ours
        )
        assert (
            "no reply of ours in time; our reply came afterwards, and they judged it not adequate" in theirs
        )
        (request,) = view.requests(pair.reading(pair.aster), pair.row(pair.aster))
        pair.ask(pair.boreas, "seen", message=request["ref"])
        pair.settle(MINUTE)
        row = pair.row(pair.aster)
        message = of_messages.one(pair.reading(pair.aster), row, request["ref"], pair.now)
        assert (message["unanswered"], message["answered_late"]) == (True, True)


@pytest.mark.parametrize("language", speech.LANGUAGES)
def test_answered_late_is_neither_answered_nor_unanswered(language: str) -> None:
    say = speech.speech(language).say
    assert say("state-ANSWERED-LATE") not in {
        say("state-ANSWERED"),
        say("state-UNANSWERED"),
        say("msg-unanswered"),
    }


def test_a_judgement_without_a_word_is_refused(stations: tuple[Served, Served]) -> None:
    aster, _ = stations
    cookie = aster.cookie()
    aster.at.said("write", "minister", *ASKED)
    ref = aster.at.read("requests")[-1]["ref"]
    kind = "application/x-www-form-urlencoded"
    answer, said = aster.ask(
        f"/messages/boreas/{ref}/judge", method="POST", body="id=x1", content_type=kind, origin=aster.address,
        cookie=cookie,
    )  # fmt: skip
    assert answer.status == 409
    assert "neither adequate nor not adequate was said" in said
