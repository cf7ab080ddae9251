"""The card of the rules of use: the same on both sides, one page, and nothing on it that is only ours."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from parley.cli import rulescard
from parley.line.terms import Fallback, Receipts, Weekday, tree
from parley.station.errors import Refusal
from parley.views import rules
from parley.views.terms import first_terms
from tests.cli.living import RULES, agreed, lived
from tests.station.pairs import Side
from tests.views.plays import Pair

LINES = 66  # of a page of A4 in ten points


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    with lived(tmp_path_factory.mktemp("rules")) as pair:
        yield pair


def card(pair: Pair, side: Side) -> dict[str, Any]:
    return rules.card(pair.reading(side), pair.row(side), pair.now)


def section(found: dict[str, Any], title: str) -> list[list[str]]:
    return next(section["rows"] for section in found["sections"] if section["title"].startswith(title))


def test_both_sides_print_the_same_card(pair: Pair) -> None:
    ours, theirs = (rulescard.text(card(pair, side)) for side in (pair.aster, pair.boreas))
    assert ours == theirs
    assert RULES[0] in ours


def test_it_is_one_page(pair: Pair) -> None:
    text = rulescard.text(card(pair, pair.aster))
    assert len(text.splitlines()) <= LINES
    assert max(map(len, text.splitlines())) <= rulescard.WIDTH


def test_it_has_everything_that_is_needed_when_the_screen_is_dark(pair: Pair) -> None:
    found = card(pair, pair.aster)
    assert [each["title"] for each in found["sections"]] == [
        "What it is for",
        "Who may call and write to whom",
        "How fast",
        "Receipts",
        "How long a call may wait",
        "Tests, hours and holidays",
        "If the line fails: other ways",
        "If the line fails: step by step",
    ]
    numbers = dict(section(found, "If the line fails: other ways"))
    assert set(numbers.values()) == {"duty officer, telephone: +00 1 234 (day and night)", "fax: +00 9"}
    steps = section(found, "If the line fails: step by step")
    assert [number for number, _ in steps] == [str(n) for n in range(1, len(steps) + 1)]
    assert steps[0][1].startswith("Is it us?")


def test_hours_are_those_of_the_rosters_in_force(pair: Pair) -> None:
    rows = section(card(pair, pair.aster), "Tests, hours")
    assert [
        "boreas is there",
        "duty-desk day and night; secretary 14:00-18:00 (UTC+03:00, by its roster)",
    ] in rows
    assert ["", "nobody on 2022-03-08"] in rows
    assert not [label for label, _ in rows if label == "aster is there"], "no roster of ours was sent"


def test_a_roster_of_a_hundred_names_does_not_make_the_card_two_pages(tmp_path: Path) -> None:
    pair = agreed(tmp_path)
    posts = [{"post": f"invented {n} {'x' * 40}"} for n in range(60)]
    days = [f"2021-0{1 + n // 28}-{1 + n % 28:02d}" for n in range(60)]
    fields = {"utc_offset_min": 0, "posts": [*posts, {"post": "duty-desk"}], "holidays": days}
    pair.ask(pair.boreas, "write", to="duty-desk", type="ROSTER/1", fields=fields)
    pair.settle()
    text = rulescard.text(card(pair, pair.aster))
    assert "invented" not in text
    assert "2021" not in text, "a day that has passed"
    assert "duty-desk day and night (UTC, by its roster)" in text
    assert len(text.splitlines()) <= LINES
    for side in (pair.aster, pair.boreas):
        side.close()


def test_its_numbers_are_those_of_the_terms_and_no_defaults(tmp_path: Path) -> None:
    pair = agreed(tmp_path)
    terms = first_terms(pair.row(pair.aster))
    us, them = (side.party for side in terms.sides)
    other = replace(
        terms,
        flash_a_day=3,
        messages_an_hour=7,
        receipts=(Receipts(us, 4), Receipts(them, 3)),
        waits=replace(terms.waits, awaiting_s=3_600, renewal_s=1_800),
        repair=replace(terms.repair, out_s=600, told_s=1_200),
        weekend=(Weekday.SAT, Weekday.SUN),
        fallback=(Fallback(us, "radio", "5410 kHz"),),
    )
    for side in (pair.aster, pair.boreas):
        pair.ask(side, "agree", terms=tree(other))
    pair.settle()
    text = rulescard.text(card(pair, pair.aster))
    for words in ("3 a day ring", "7 messages an hour", "1 h in all; a word how it stands every 30 min",
                  "Out for 10 min", "Told by 20 min", "sat, sun", "radio: 5410 kHz", "level 4", "level 3"):  # fmt: skip
        assert words in text, words
    for side in (pair.aster, pair.boreas):
        side.close()


def test_a_line_without_numbers_says_so_in_capitals(tmp_path: Path) -> None:
    pair = Pair.agreed(tmp_path)
    assert "NONE AGREED" in rulescard.text(card(pair, pair.aster))
    for side in (pair.aster, pair.boreas):
        side.close()


def test_without_an_agreement_there_is_no_card(tmp_path: Path) -> None:
    pair = Pair.paired(tmp_path)
    with pytest.raises(Refusal, match="no agreement stands"):
        card(pair, pair.aster)
    for side in (pair.aster, pair.boreas):
        side.close()


def test_nothing_that_is_only_ours_stands_on_it(pair: Pair) -> None:
    text = rulescard.text(card(pair, pair.aster))
    for secret in ("watch 2", "fax 2", "bakery", "inject"):
        assert secret not in text


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not {name for name, _ in attrs} & {"src", "href", "onload", "onclick"}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_page_of_html_is_whole_has_the_same_words_and_nothing_from_outside(pair: Pair) -> None:
    found = card(pair, pair.aster)
    page = rulescard.html(found)
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert tags.seen.isdisjoint({"script", "img", "link", "iframe", "a"})
    assert not re.search(r"https?:|url\(", page)
    for each in found["sections"]:
        for row in each["rows"]:
            assert set(row) <= {*tags.texts, ""}


def test_what_others_wrote_is_text_on_paper_too(pair: Pair) -> None:
    found = card(pair, pair.aster)
    hostile = {"title": "x", "rows": [["<b>", "<script>alert(1)</script>\u202e\x1b[2J"]]}
    page = rulescard.html({**found, "sections": [hostile], "title": "</title><script>"})
    assert "<script>" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    text = rulescard.text({**found, "sections": [hostile], "title": "\x1b]0;x"})
    assert "\x1b" not in text
