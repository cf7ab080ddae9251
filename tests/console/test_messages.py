"""Messages in a real browser, between two real stations: written, seen, receipted, corrected, taken back."""

import json
import os
import re
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from parley.station.settings import SOCKET
from tests.console.browsing import opened, problems
from tests.console.served import PASSWORD, Served, two

pytestmark = pytest.mark.needs_browser

LANGUAGES = ["en", "uk", "ar"]
SHOTS = os.environ.get("SHOTS", "")  # a folder: the pages are pictured there


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    """Two stations that agreed on three languages, and that the ministers' offices give receipts."""
    folder = Path(tmp_path_factory.mktemp("messages"))
    with two(folder) as (aster, boreas):
        terms = json.loads(aster.at.said("agree", "draft"))
        terms["languages"] = LANGUAGES
        terms["receipts"] = [{"party": side["party"], "highest": 4} for side in terms["sides"]]
        (folder / "terms.json").write_text(json.dumps(terms))
        aster.at.said("agree", "propose", "--terms", str(folder / "terms.json"))
        boreas.at.until(["agree", "show"], "offered by aster")
        boreas.at.said("agree", "sign", typed="y\n")
        aster.at.until(["agree", "show"], "languages en, uk, ar")
        yield aster, boreas


def pictured(page: Page, name: str) -> None:
    """axe finds nothing, and, where a folder is named for it, the page is pictured by night and by day."""
    assert problems(page) == []
    if SHOTS:
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=f"{SHOTS}/{name}-{scheme}.png", full_page=True)


def sent(served: Served, text: str, *more: str) -> str:
    """A message written on that station's command line; its reference."""
    served.at.said("write", "secretary", text, *more)
    return str(served.at.read("outbox")[-1]["ref"])


def arrived(served: Served, ref: str) -> str:
    served.at.until(["inbox"], ref[:8])
    return ref


def row(page: Page, words: str) -> Locator:
    return page.locator("#list tbody tr", has_text=words)


def test_a_message_written_on_one_console_is_seen_there_and_receipted_here(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    theirs = opened(another_page(), boreas, "/messages")
    ours = opened(another_page(), aster, "/messages")
    pictured(ours, "empty")
    ours.get_by_role("link", name="Write to").click()
    pictured(ours, "types")
    ours.get_by_role("link", name="Free text").click()
    expect(ours.get_by_role("checkbox", name="secretary").first).to_be_checked()
    ours.get_by_label("Precedence", exact=True).select_option("O")
    ours.get_by_role("group", name="Subject").get_by_label("English").fill("the bridge")
    ours.get_by_role("group", name="Text").get_by_label("English").fill("The bridge is closed\nuntil noon.")
    ours.get_by_role("group", name="Text").get_by_label("العربية").fill("الجسر مغلق حتى الظهر.")
    pictured(ours, "form")
    ours.get_by_role("button", name="Show what will be signed").click()
    shown = ours.locator("pre")
    expect(shown).to_contain_text("NOT SENT")
    expect(shown).to_contain_text("until noon.")
    expect(shown).to_contain_text("الجسر مغلق حتى الظهر.")
    expect(ours.locator("main")).to_contain_text("6 of 200 words")
    pictured(ours, "preview")
    ours.get_by_role("button", name="Sign and send").click()
    expect(ours.get_by_role("heading", level=1)).to_contain_text("Message no. 1 from")
    expect(ours.locator("#became")).to_contain_text("held by their station since")
    expect(ours.locator("#became")).to_contain_text("not yet")

    found = row(theirs, "the bridge")  # nobody reloaded this page
    expect(found).to_contain_text("O IMMEDIATE")
    waits = re.compile(r"to be seen in (29|30) min")
    expect(found).to_contain_text(waits)
    pictured(theirs, "inbox")
    found.get_by_role("link").click()
    expect(theirs.locator("#became .msg-due")).to_contain_text(waits)
    expect(theirs.locator("pre")).to_contain_text("until noon.")
    theirs.get_by_role("button", name="Acknowledge receipt").click()
    words = re.compile(
        "RECEIPT ONLY. Seen by the watch of .* at .* This is not approval, agreement or permission."
    )
    for page in (theirs, ours):
        expect(page.locator(".msg-ladder")).to_contain_text(words)
        expect(page.locator(".msg-ladder")).not_to_contain_text(re.compile("accepted|✓|✔"))
        form = page.locator("pre.msg-print")  # of a page that nobody reloaded
        expect(form).to_contain_text(re.compile("RECEIPT ONLY. Seen by the watch of", re.IGNORECASE))
        expect(form).not_to_contain_text("No receipt")
    theirs.get_by_role("button", name="It is with the office").click()
    expect(ours.locator(".msg-ladder li").nth(2)).to_contain_text("RECEIPT ONLY")
    theirs.get_by_role("button", name="The principal was informed").click()
    expect(ours.locator(".msg-ladder li").nth(3)).to_contain_text("RECEIPT ONLY")
    pictured(theirs, "message-theirs")
    pictured(ours, "message-ours")
    opened(ours, aster, "/messages?box=out")
    expect(row(ours, "the bridge")).to_contain_text("principal informed")
    pictured(ours, "outbox")


def test_an_answer_says_what_it_answers_and_the_message_says_who_answered_it(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    ref = arrived(boreas, sent(aster, "are you there?", "--exercise"))
    opened(page, boreas, f"/messages/aster/{ref}")
    expect(page.locator(".msg-banner")).to_contain_text("EXERCISE EXERCISE EXERCISE")
    page.get_by_role("link", name="Reply in free text").click()
    expect(page.locator("main")).to_contain_text("This answers")
    page.get_by_role("group", name="Text").get_by_label("English").fill("We are.")
    page.get_by_role("button", name="Show what will be signed").click()
    expect(page.locator(".msg-banner")).to_contain_text("EXERCISE")
    page.get_by_role("button", name="Sign and send").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Message no.")
    page.goto(f"{boreas.address}/messages/aster/{ref}")
    expect(page.locator(".msg-story")).to_contain_text("answered by")


def test_what_does_not_fit_comes_back_beside_its_field_and_nothing_typed_is_lost(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, _ = stations
    opened(page, aster, "/messages/boreas/write/rfe")
    page.get_by_role("group", name="Place").get_by_label("English").fill("marker 14")
    page.get_by_label("Since").fill("last week")
    page.get_by_role("button", name="Show what will be signed").click()
    expect(page.get_by_role("alert").filter(has_text="Nothing has been sent")).to_be_visible()
    expect(page.get_by_label("Since")).to_have_value("last week")
    expect(page.get_by_label("Since")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#f-since-fault")).to_contain_text("+48h")
    expect(page.locator("#f-activity--en-fault")).to_contain_text("missing")
    expect(page.get_by_role("group", name="Place").get_by_label("English")).to_have_value("marker 14")
    pictured(page, "faults")
    page.get_by_label("Since").fill("2022-03-04T12:30Z")
    page.get_by_role("group", name="Activity to be explained").get_by_label("English").fill(
        "a column of vehicles"
    )
    page.get_by_role("checkbox", name="Objective").check()
    page.get_by_role("button", name="Show what will be signed").click()
    expect(page.locator("pre")).to_contain_text("marker 14")
    page.get_by_role("button", name="Back to the form").click()
    expect(page.get_by_role("checkbox", name="Objective")).to_be_checked()
    expect(page.get_by_label("Since")).to_have_value("2022-03-04T12:30Z")


def test_a_form_with_a_field_of_each_kind_and_rows_of_rows_is_sent_as_it_was_typed(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    opened(page, aster, "/messages/boreas/write/roster")
    rows_ = page.get_by_role("group", name="Posts")
    rows_.get_by_label("Post", exact=True).fill("secretary")
    rows_.get_by_role("button", name="One more of: \u2068Posts").click()
    second = page.get_by_role("group", name="no. 2").first
    second.get_by_label("Post", exact=True).fill("minister")
    second.get_by_role("checkbox", name="Monday").check()
    second.get_by_role("checkbox", name="Friday").check()
    page.get_by_label("Local time minus UTC").fill("120 min")
    pictured(page, "rows")
    page.get_by_role("button", name="Show what will be signed").click()
    page.get_by_role("button", name="Sign and send").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Message no.")
    ref = arrived(boreas, page.url.rpartition("/")[2])
    assert boreas.at.read("inbox", ref)["fields"] == {
        "posts": [{"post": "secretary"}, {"post": "minister", "days": ["mon", "fri"]}],
        "utc_offset_min": 120,
    }


def test_what_we_wrote_is_corrected_and_cancelled_and_both_pages_say_so(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    ref = arrived(boreas, sent(aster, "the convoy leaves at 0815Z", "-s", "convoy"))
    theirs = opened(another_page(), boreas, f"/messages/aster/{ref}")
    ours = opened(another_page(), aster, f"/messages/boreas/{ref}")
    ours.get_by_role("link", name="Correct it").click()
    text = ours.get_by_role("group", name="Text").get_by_label("English")
    expect(text).to_have_value("the convoy leaves at 0815Z")
    text.fill("the convoy leaves at 0915Z")
    ours.get_by_role("button", name="Show what will be signed").click()
    expect(ours.locator("pre")).to_contain_text("CORRECTION")
    ours.get_by_role("button", name="Sign and send").click()
    expect(ours.locator("pre")).to_contain_text("0915Z")
    expect(theirs.locator("#became")).to_contain_text("CORRECTED")
    ours.get_by_text("Cancel it").click()
    ours.get_by_label("Why it is taken back").fill("a false alarm")
    ours.get_by_role("button", name="Take it back").click()
    expect(ours.locator("#became")).to_contain_text("CANCELLED")
    expect(ours.locator(".msg-story")).to_contain_text("CANCELLED by")


def test_the_watch_says_that_it_cannot_use_a_message_and_the_sender_asks_and_readdresses(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    ref = arrived(boreas, sent(aster, "quite unreadable"))
    ours = opened(another_page(), aster, f"/messages/boreas/{ref}")
    ours.get_by_role("button", name="Ask whether anybody there has seen it").click()
    theirs = opened(another_page(), boreas, f"/messages/aster/{ref}")
    expect(theirs.locator(".msg-story")).to_contain_text("their desk asked whether anybody here has seen it")
    theirs.get_by_text("We cannot use it").first.click()
    theirs.get_by_label("Why", exact=True).select_option("LANGUAGE")
    theirs.get_by_label("In words").first.fill("nobody here reads it")
    theirs.get_by_role("button", name="Tell them that we cannot use it").click()
    expect(ours.locator(".msg-story")).to_contain_text(
        "in a language that nobody here reads: nobody here reads it"
    )
    theirs.get_by_text("An answer is being prepared").click()
    theirs.get_by_label("To be expected by").fill("+6h")
    theirs.get_by_role("button", name="Tell them when to expect it").click()
    expect(ours.locator(".msg-story")).to_contain_text("an answer is prepared at")
    ours.get_by_text("Readdress it: to further posts").click()
    ours.get_by_role("checkbox", name="minister").check()
    ours.get_by_label("Why they are to have it").fill("he decides from today")
    ours.get_by_role("button", name="Readdress it").click()
    expect(ours.locator(".msg-story")).to_contain_text("readdressed by")


def test_what_a_station_refuses_is_said_with_what_now(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    ref = arrived(boreas, sent(aster, "seen twice"))
    page, other = (opened(another_page(), boreas, f"/messages/aster/{ref}") for _ in range(2))
    other.get_by_role("button", name="Acknowledge receipt").click()
    expect(page.locator(".msg-ladder")).to_contain_text("RECEIPT ONLY")
    page.get_by_role("button", name="Acknowledge receipt").click()
    expect(page.get_by_role("alert").filter(has_text="has seen it already")).to_be_visible()
    page.goto(f"{boreas.address}/messages/aster/abcdef99")
    expect(page.get_by_role("alert").filter(has_text="no message")).to_be_visible()


def test_words_beyond_what_a_flash_may_have_are_counted_before_it_is_sent(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, _ = stations
    opened(page, aster, "/messages/boreas/write/free-text")
    page.get_by_label("Precedence", exact=True).select_option("Z")
    text = page.get_by_role("group", name="Text").get_by_label("English")
    text.fill("word " * 201)
    page.get_by_role("button", name="Show what will be signed").click()
    expect(page.get_by_role("alert").filter(has_text="200 words")).to_be_visible()
    expect(text).to_have_value("word " * 201)


def test_a_message_is_written_and_acknowledged_by_keyboard_alone(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    page = another_page()
    opened(page, aster, "/messages/boreas/write/goodwill")
    page.locator("#f-text--en").focus()
    page.keyboard.type("A peaceful new year.")
    press_until(page, "Show what will be signed")
    page.keyboard.press("Enter")
    expect(page.locator("pre")).to_contain_text("A peaceful new year.")
    press_until(page, "Sign and send")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Message no.")
    ref = arrived(boreas, page.url.rpartition("/")[2])
    page = another_page()
    opened(page, boreas, f"/messages/aster/{ref}")
    press_until(page, "Acknowledge receipt")
    page.keyboard.press("Enter")
    expect(page.locator(".msg-ladder")).to_contain_text("RECEIPT ONLY")


def stopped(served: Served) -> None:
    """The station has ended."""
    served.at.said("stop")
    end = time.monotonic() + 20
    while (served.at.folder / SOCKET).exists():
        assert time.monotonic() < end, "the station does not stop"
        time.sleep(0.05)


def answering(served: Served) -> None:
    """Its console is served again: it comes last when a station starts."""
    end = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", served.port), 1).close()
        except OSError:
            assert time.monotonic() < end, "the console does not answer"
            time.sleep(0.05)
        else:
            return


def account(served: Served, name: str, *more: str) -> str:
    """Another person who may log in there; the secret of their authenticator."""
    password = served.at.folder.parent / "password"
    password.write_text(f"{PASSWORD}\n")
    said = served.at.said("account", "add", name, "--password-file", str(password), *more)
    found = re.search(r"secret=(\w+)", said)
    assert found is not None
    return found[1]


def logged_in(page: Page, served: Served, name: str, secret: str) -> None:
    page.goto(served.address)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Code of your authenticator").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Lines")).to_be_visible()


def press_until(page: Page, name: str) -> None:
    """Tab goes on until the button of that name has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"Tab never reaches {name}")


def test_the_pages_read_from_the_right_in_arabic(page: Page, stations: tuple[Served, Served]) -> None:
    aster, boreas = stations
    ref = arrived(aster, sent(boreas, "from the other side"))
    opened(page, aster, "/messages")
    page.get_by_label("Language").select_option("ar")
    page.get_by_role("button", name="Use").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    for path in ("/messages", f"/messages/boreas/{ref}", "/messages/boreas/write/free-text"):
        page.goto(aster.address + path)
        wide, window = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert wide <= window
        pictured(page, f"arabic{path.count('/')}{len(path)}")


def previewed(page: Page, served: Served, text: str) -> None:
    """A free text, written as far as its preview."""
    opened(page, served, "/messages/boreas/write/free-text")
    page.get_by_role("group", name="Text").get_by_label("English").fill(text)
    page.get_by_role("button", name="Show what will be signed").click()
    expect(page.locator("pre")).to_contain_text(text)


def test_what_would_no_longer_be_signed_as_it_was_shown_is_shown_again(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    previewed(page, aster, "written with care")
    sent(aster, "written meanwhile, and so it has the number that was shown")
    page.get_by_role("button", name="Sign and send").click()
    expect(page.get_by_role("alert").filter(has_text="has changed since you saw it")).to_be_visible()
    assert "written with care" not in aster.at.said("outbox")
    page.get_by_role("button", name="Sign and send").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Message no.")
    arrived(boreas, page.url.rpartition("/")[2])


def test_a_form_that_is_sent_twice_is_signed_once(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, _ = stations
    page = another_page()
    previewed(page, aster, "sent by two clicks")
    form = page.evaluate("Object.fromEntries(new FormData(document.querySelector('form.wr-send')))")
    twice = [page.request.post(f"{aster.address}/messages/boreas/write/free-text", form={**form, "step": "send"},
                               headers={"origin": aster.address}) for _ in range(2)]  # fmt: skip
    assert [answer.status for answer in twice] == [200, 200]
    assert twice[0].url == twice[1].url
    found = [each for each in aster.at.read("outbox") if each["text"] == "sent by two clicks"]
    assert len(found) == 1


def test_what_changed_while_a_page_was_on_its_way_is_shown_once_it_is_there(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    previewed(page, aster, "slowly brought")

    def slowly(route: Route) -> None:
        answer = route.fetch()  # the message's page, to which its form leads
        ref = arrived(boreas, answer.url.rpartition("/")[2])
        boreas.at.said("seen", ref)
        aster.at.until(["outbox", ref], "RECEIPT ONLY")
        time.sleep(0.5)  # the event has reached the page, on which nothing yet can show it
        route.fulfill(response=answer)

    page.route("**/write/free-text", slowly)
    page.get_by_role("button", name="Sign and send").click()
    expect(page.locator(".msg-ladder")).to_contain_text("RECEIPT ONLY")


def test_who_only_reads_is_offered_nothing_to_do_and_can_do_nothing(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    ref = arrived(boreas, sent(aster, "for the auditor to see"))
    page = another_page()
    logged_in(page, boreas, "auditor", account(boreas, "auditor", "--reads"))
    page.goto(f"{boreas.address}/messages")
    expect(page.get_by_role("link", name="Write to")).to_have_count(0)
    page.goto(f"{boreas.address}/messages/aster/{ref}")
    expect(page.locator("pre")).to_contain_text("for the auditor to see")
    expect(page.locator("main form")).to_have_count(0)
    done = page.request.post(f"{page.url}/seen", form={"id": "1"}, headers={"origin": boreas.address})
    assert done.status == 403
    assert boreas.at.read("inbox", ref)["receipts"] == []


def test_what_is_being_typed_stays_while_the_page_hears_of_changes(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    ref = arrived(boreas, sent(aster, "a long answer is being typed"))
    page = opened(another_page(), boreas, f"/messages/aster/{ref}")
    page.get_by_text("We cannot use it").first.click()
    page.get_by_label("In words").first.fill("half a sen")
    boreas.at.said("seen", ref)
    expect(page.locator(".msg-ladder")).to_contain_text("RECEIPT ONLY")
    expect(page.get_by_label("In words").first).to_have_value("half a sen")
    expect(page.get_by_label("In words").first).to_be_focused()


def test_a_phrase_is_chosen_filled_and_answered_by_one_that_answers_it(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    ours = opened(another_page(), aster, "/messages/boreas/write/phrase?phrase=P-1020")
    ours.locator("#f-slots-0-value").fill("secretary")
    pictured(ours, "phrase")
    ours.get_by_role("button", name="Show what will be signed").click()
    expect(ours.locator("pre")).to_contain_text("secretary")
    ours.get_by_role("button", name="Sign and send").click()
    expect(ours.get_by_role("heading", level=1)).to_contain_text("Message no.")
    ref = arrived(boreas, ours.url.rpartition("/")[2])
    theirs = opened(another_page(), boreas, f"/messages/aster/{ref}")
    theirs.get_by_role("link", name="Reply by a phrase").click()
    answer = theirs.locator("details[open] a").first
    number = answer.inner_text()
    answer.click()
    expect(theirs.locator("#f-phrase")).to_have_value(number)
    expect(theirs.locator("main")).to_contain_text("This answers")
    expect(theirs.locator("main")).not_to_contain_text("u{")
    pictured(theirs, "phrases")


def test_where_two_persons_send_one_drafts_it_and_another_releases_it(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    secret = account(boreas, "r.lang")
    settings = boreas.at.folder / "settings.toml"
    stopped(boreas)
    settings.write_text(settings.read_text().replace("two_persons = false", "two_persons = true"))
    with boreas.at.running():
        answering(boreas)
        author = opened(another_page(), boreas, "/messages/aster/write/free-text")
        expect(author.locator("form.wr-form")).to_contain_text("Here two persons send a message")
        author.get_by_role("group", name="Text").get_by_label("English").fill("We propose to meet on Friday.")
        author.get_by_role("button", name="Show what will be signed").click()
        author.get_by_role("button", name="Keep it as a draft").click()
        expect(author.get_by_role("heading", name="Draft")).to_be_visible()
        pictured(author, "draft")
        author.get_by_role("button", name="Release it").click()
        expect(author.get_by_role("alert").filter(has_text="another must release it")).to_be_visible()
        releaser = another_page()
        logged_in(releaser, boreas, "r.lang", secret)
        releaser.goto(f"{boreas.address}/messages?box=drafts")
        pictured(releaser, "drafts")
        row(releaser, "FREE-TEXT").get_by_role("link").click()
        expect(releaser.locator("pre")).to_contain_text("We propose to meet on Friday.")
        releaser.get_by_role("button", name="I have read it").click()
        expect(releaser.locator("main")).to_contain_text("VERIFIED")
        releaser.get_by_role("button", name="Release it").click()
        expect(releaser.get_by_role("heading", level=1)).to_contain_text("Message no.")
        arrived(aster, releaser.url.rpartition("/")[2])
