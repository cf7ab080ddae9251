"""A refusal of each main kind on a page in Arabic and in Ukrainian: all of it is said in that language."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pyotp
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.console.browsing import opened, problems
from tests.console.served import PASSWORD, Served, two

pytestmark = pytest.mark.needs_browser

ALIKE: Final = {"ar": re.compile(r"[\u0600-\u06ff]"), "uk": re.compile(r"[\u0400-\u04ff]")}
ENGLISH: Final = re.compile(r"[A-Za-z]{2,}[ ,]+[a-z]{2,}[ ,]+[a-z]{2,}")
both = pytest.mark.parametrize("language", ["ar", "uk"])


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("refused"))) as (aster, boreas):
        aster.cookie()
        boreas.at.said("desk", "take")
        yield aster, boreas


@pytest.fixture
def at(another_page: Callable[..., Page], language: str) -> Callable[[Served, str], Page]:
    """Opens a page in that language."""
    return lambda served, path: opened(another_page(locale=language), served, path)


def sent(page: Page, path: str, **fields: str) -> None:
    """A form as a page of before had it: it is sent whatever stands there now."""
    page.evaluate(
        """([path, fields]) => {
             const form = Object.assign(document.createElement("form"), {method: "post", action: path});
             for (const [name, value] of Object.entries(fields))
               form.append(Object.assign(document.createElement("input"), {type: "hidden", name, value}));
             document.querySelector("main").append(form);
             form.submit();
           }""",
        [path, fields],
    )


def said_in(language: str, shown: Locator) -> str:
    """What is said there, which is all in that language but for commands and names."""
    expect(shown).to_be_visible()
    words = shown.evaluate(
        """e => {
             const copy = e.cloneNode(true);
             copy.querySelectorAll("code").forEach(command => command.remove());
             return copy.textContent;
           }"""
    )
    assert ALIKE[language].search(words), words
    assert not ENGLISH.search(words), words
    assert shown.locator('bdi[lang="en"]').count() == 0
    return str(words)


@both
def test_an_answer_to_a_call_that_is_over(
    at: Callable[[Served, str], Page], stations: tuple[Served, Served], language: str
) -> None:
    aster, boreas = stations
    aster.at.said("call", "minister", "--subject", "over soon")
    boreas.at.until(["calls"], "RINGING")
    ref = str(boreas.at.read("calls")[-1]["ref"])
    boreas.at.said("call", "refuse", ref, "R03")
    aster.at.until(["calls"], "REFUSED")
    page = at(aster, f"/calls/boreas/{ref}")
    sent(page, f"/calls/boreas/{ref}/withdraw", id=f"late-{language}")
    shown = page.locator(".failed-page")
    words = said_in(language, shown)
    assert {"ar": "مرفوضة", "uk": "ВІДМОВА"}[language] in words
    assert problems(page) == []


@both
@pytest.mark.parametrize("do", ["verify", "release"])
def test_a_draft_that_somebody_has_changed(
    at: Callable[[Served, str], Page], stations: tuple[Served, Served], language: str, do: str
) -> None:
    aster, _ = stations
    aster.at.said("draft", "write", "minister", "Friday.", "--by", "duty officer")
    ref = str(aster.at.read("draft", "list")[-1]["ref"])
    page = at(aster, f"/messages/boreas/drafts/{ref}")
    aster.at.said("draft", "change", ref, "Monday.", "--by", "deputy 2")
    page.locator(f"form[action$='/{do}'] button").click()
    words = said_in(language, page.locator(".failed-page"))
    assert "deputy 2" in words
    assert {"ar": "منذ قُرئت", "uk": "відколи її прочитано"}[language] in words


@both
def test_a_message_that_is_too_long(
    at: Callable[[Served, str], Page], stations: tuple[Served, Served], language: str
) -> None:
    page = at(stations[0], "/messages/boreas/write/free-text")
    page.locator("#h-precedence").select_option("Z")
    page.locator("textarea[name='f.text:en']").fill("word " * 201)
    page.locator("button.wr-go").click()
    assert "200" in said_in(language, page.locator(".wr-refused"))
    assert problems(page) == []


@both
def test_what_does_not_fit_a_field(
    at: Callable[[Served, str], Page], stations: tuple[Served, Served], language: str
) -> None:
    page = at(stations[0], "/messages/boreas/write/free-text")
    page.locator("#h-reply_by").fill("tomorrow at noon or so")
    page.locator("button.wr-go").click()
    fault = page.locator("#h-reply_by-fault")
    expect(fault).to_be_visible()
    fault.locator("bdi").evaluate_all(
        "all => all.forEach(e => e.remove())"
    )  # what was typed, which is not ours
    said_in(language, fault)


@both
def test_a_reader_who_would_act(
    another_page: Callable[..., Page], stations: tuple[Served, Served], language: str, tmp_path: Path
) -> None:
    aster, _ = stations
    secret = tmp_path / "password"
    secret.write_text(f"{PASSWORD}\n")
    name = f"reader.{language}"
    link = aster.at.said("account", "add", name, "--reads", "--password-file", str(secret))
    page = another_page(locale=language)
    code = re.search(r"secret=(\w+)", link)
    assert code is not None
    page.goto(aster.address)
    page.locator("#name").fill(name)
    page.locator("#password").fill(PASSWORD)
    page.locator("#code").fill("000000")
    page.locator("form.login button").first.click()
    said_in(language, page.locator("p.failed").first)  # which of them was wrong nobody is told

    page.locator("#name").fill(name)
    page.locator("#password").fill(PASSWORD)
    page.locator("#code").fill(pyotp.TOTP(code[1]).now())
    page.locator("form.login button").first.click()
    expect(page.locator("#stream")).to_have_attribute("data-state", "live")
    sent(page, "/line/boreas/note", id="r", text="x")
    said_in(language, page.locator(".failed-page"))


@both
def test_an_address_that_is_none_and_a_thing_that_is_not_there(
    at: Callable[[Served, str], Page], stations: tuple[Served, Served], language: str
) -> None:
    page = at(stations[0], "/nowhere")
    said_in(language, page.locator(".failed-page"))
    page.goto(f"{stations[0].address}/messages/boreas/0123abcd")
    said_in(language, page.locator(".failed-page"))
    page.goto(f"{stations[0].address}/line/caspia")
    said_in(language, page.locator(".failed-page"))
