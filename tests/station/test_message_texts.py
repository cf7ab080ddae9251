"""Texts of every size and script between two stations: what was signed is kept and shown, and obeyed nowhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from parley.line import facts as f
from parley.line.values import Post
from parley.line.written import message
from parley.record import entry as entries
from parley.record.canonical import ENTRY_BYTES_MAX
from parley.views import messages as view
from tests.cli.running import At
from tests.station.pairs import Side
from tests.station.rogue import Rogue
from tests.views.plays import Pair

DESK = Post("duty-desk")
WIDE = "\U00010348" * 16_000  # each of four bytes: 64,000 in all


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with Pair.agreed(tmp_path) as found:
        yield found


def raw_of(side: Side, ref: str) -> bytes | None:
    """The entry with that reference, as this side holds it."""
    every = [raw for mine in (True, False) for raw in side.raws(mine=mine)]
    return next((raw for raw in every if entries.parse(raw).ref == ref), None)


def shown(pair: Pair, side: Side, ref: str) -> dict[str, Any]:
    return view.one(pair.reading(side), pair.row(side), ref, pair.now)


def wide(bytes_: int, number: int = 1) -> dict[str, Any]:
    """The body of a message whose entry has so many bytes, if its `after` names an epoch and a size below ten."""
    fact = message(number=number, from_=DESK, to=(DESK,), text=WIDE, agreement="0" * 64)
    bare = len(entries.write(f.kind(fact), 0, entries.After("0" * 8, 1), "0" * 32, f.body(fact)).raw)
    return {**f.body(fact), "remarks": "x" * (bytes_ - bare)}


# --- size -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("over", [-1, 0], ids=["one byte less than the most", "the most"])
def test_a_text_of_65_kilobytes_is_written_delivered_and_shown_whole(pair: Pair, over: int) -> None:
    said = wide(ENTRY_BYTES_MAX + over)["remarks"]
    ref = pair.ask(pair.aster, "write", to="duty-desk", text=WIDE, remarks=said)
    pair.settle()
    raw = raw_of(pair.aster, ref)
    assert raw is not None
    assert len(raw) == ENTRY_BYTES_MAX + over
    assert raw_of(pair.boreas, ref) == raw
    for side in (pair.aster, pair.boreas):
        found = shown(pair, side, ref)
        assert (found["text"], found["remarks"], found["faults"]) == (WIDE, said, [])


def test_one_byte_more_is_refused_before_it_is_written_and_says_what_now(pair: Pair) -> None:
    before = pair.aster.raws(mine=True)
    said = wide(ENTRY_BYTES_MAX + 1)["remarks"]
    answer = pair.aster.ask(pair.now, do="write", to="duty-desk", text=WIDE, remarks=said)
    assert answer.error == {
        "what": "message.sent/1: 65536 bytes where 65535 are allowed",
        "hint": "shorten the text, or send it in parts",
        "code": "malformed",
    }
    assert pair.aster.raws(mine=True) == before
    ref = pair.ask(pair.aster, "write", to="duty-desk", text="short")
    assert shown(pair, pair.aster, ref)["number"] == 1, "what was refused has used no number"


def test_a_text_and_its_translations_count_together(pair: Pair) -> None:
    again = {"language": "ru", "subject": "", "fields": {"text": WIDE}}
    answer = pair.aster.ask(pair.now, do="write", to="duty-desk", text=WIDE, translations=[again])
    assert answer.error is not None
    assert "bytes where 65535 are allowed" in answer.error["what"]


def test_a_text_of_more_characters_than_a_form_allows_is_refused_by_its_length(pair: Pair) -> None:
    answer = pair.aster.ask(pair.now, do="write", to="duty-desk", text="x" * 16_001)
    assert answer.error is not None
    assert "text" in answer.error["what"]
    assert answer.error["hint"]


def test_the_longest_message_of_a_counterpart_in_bad_faith_is_taken_and_shown(pair: Pair) -> None:
    rogue = Rogue(pair.boreas, pair.aster, now=pair.now + 1_000)
    raw = rogue.entry("message.sent/1", **wide(ENTRY_BYTES_MAX))
    assert len(raw) == ENTRY_BYTES_MAX
    assert rogue.send(*rogue.added(raw)) == ""
    pair.now = rogue.now
    assert shown(pair, pair.aster, entries.parse(raw).ref)["text"] == WIDE


def test_a_longer_one_is_refused_whole_named_and_nothing_of_it_is_kept(pair: Pair) -> None:
    rogue = Rogue(pair.boreas, pair.aster, now=pair.now + 1_000)
    held = pair.aster.raws(mine=False)
    raw = rogue.entry("message.sent/1", **wide(ENTRY_BYTES_MAX))
    longer = raw.replace(b'"remarks":"', b'"remarks":"x')
    assert len(longer) == ENTRY_BYTES_MAX + 1
    refused = rogue.send(*rogue.added(longer))
    assert str(ENTRY_BYTES_MAX) in refused or "65536" in refused, refused
    assert pair.aster.raws(mine=False) == held


# --- scripts --------------------------------------------------------------------------------------------------

TEXTS = {
    "right to left": "أوقفوا إطلاق النار عند الجسر 4 قبل 08:30Z.",
    "right to left beside left to right": "Мост 4 / الجسر 4 / bridge 4 / גשר 4",
    "vowel marks": "أَوْقِفُوا إِطْلَاقَ النَّارِ",
    "marks of their own": "cafe\u0301 A\u030a \u1100\u1161\u11a8",
    "the same letters in one piece": "caf\u00e9 \u00c5 \uac01",
    "joiners": "می\u200cروم \U0001f469\u200d\U0001f692",
    "beyond the first plane": "𠮷野家 \U00010348",
    "a quotation mark, a backslash, a line and a tab": 'He said: "\\n"\n\tand no more',
}
HOSTILE = {
    "a direction that is turned": ("stop \u202egnirif\u202c now", "\\u{202e}"),
    "an isolate left open": ("fire \u2066 at will", "\\u{2066}"),
    "something that is not seen": ("do\u2060 not\u200b fire", "\\u{2060}"),
    "a tower of marks": ("a" + "\u0301" * 40, "\\u{301}"),
    "a soft hyphen": ("not\u00ad withstanding", "\\u{ad}"),
    "a byte order mark": ("\ufeffwithdraw", "\\u{feff}"),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_is_kept_as_its_author_typed_it_at_both_stations_and_shown_so(pair: Pair, text: str) -> None:
    ref = pair.ask(pair.aster, "write", to="duty-desk", text=text, subject=text.partition("\n")[0])
    pair.settle()
    raw = raw_of(pair.aster, ref)
    assert raw is not None
    assert raw_of(pair.boreas, ref) == raw
    assert entries.parse(raw).body["fields"] == {"text": text}, "no character is composed or taken apart"
    assert At(pair.boreas.folder).read("inbox", ref)["text"] == text
    said = At(pair.boreas.folder).said("inbox", ref)
    plain = said.replace("\u2068", "").replace("\u2069", "")
    for line in text.splitlines():
        assert line.strip() in plain


@pytest.mark.parametrize(("text", "escape"), HOSTILE.values(), ids=HOSTILE)
def test_what_could_mislead_a_reader_is_kept_byte_for_byte_and_shown_as_its_number(
    pair: Pair, text: str, escape: str
) -> None:
    ref = pair.ask(pair.boreas, "write", to="duty-desk", text=text, subject=text)
    pair.settle()
    at = At(pair.aster.folder)
    assert at.read("inbox", ref)["text"] == text
    for said in (at.said("inbox", ref), at.said("inbox"), at.said("record", "show")):
        assert escape in said
        assert text not in said


@pytest.mark.parametrize("bad", ["\x1b[2J", "\x00", "\x07", "\x9b31m", "\r"], ids=repr)
def test_a_control_character_is_no_text_and_is_refused_with_a_reason(pair: Pair, bad: str) -> None:
    answer = pair.aster.ask(pair.now, do="write", to="duty-desk", text=f"stop{bad}")
    assert answer.error is not None
    assert answer.error["hint"]


def test_a_control_character_from_a_counterpart_in_bad_faith_makes_an_entry_that_cannot_be_read_and_is_inert(
    pair: Pair,
) -> None:
    rogue = Rogue(pair.boreas, pair.aster, now=pair.now + 1_000)
    body = f.body(message(number=1, from_=DESK, to=(DESK,), text="stop", agreement=""))
    raw = rogue.entry("message.sent/1", **{**body, "fields": {"text": "\x1b[2Jstop"}})
    assert rogue.send(*rogue.added(raw)) == ""
    pair.now = rogue.now
    at = At(pair.aster.folder)
    assert at.read("inbox") == []
    said = at.said("record", "show")
    assert "message.sent/1" in said
    assert "\x1b" not in said
