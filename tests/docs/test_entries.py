"""The page of the kinds says of each kind, field and bound what the code says."""

import typing
from typing import Annotated

import pytest
from msgspec import Meta

from parley.line import bounds, facts, linetest, things
from parley.line.calls import BY, Step, Who
from parley.line.facts import Word
from parley.line.fold import STEP
from parley.line.values import Declared, PendingCode, Post, Precedence, Ref, RefusalCode, Usage
from parley.record.entry import Instant
from tests.docs.pages import NAMED, Row, number, page, spelled_fields, words

PAGE = page("spec/entries")
FIELDS = ("field", "type", "meaning")


def meta(name: str) -> Meta:
    """The bounds of the type that the pages call so."""
    (kind,) = [kind for kind, spelt in NAMED.items() if spelt == name]
    found = typing.get_args(kind)[1]
    assert isinstance(found, Meta)
    return found


def is_text(kind: object) -> bool:
    """Whether it is a bounded string, or a new type of one."""
    inner = typing.get_args(kind)[0]
    return getattr(inner, "__supertype__", inner) is str


def strings() -> list[Row]:
    return list(PAGE.table("type", "characters", "form", "meaning").rows)


@pytest.mark.parametrize("row", strings(), ids=[row["type"] for row in strings()])
def test_a_type_of_text_has_the_bounds_that_the_page_says(row: Row) -> None:
    found = meta(row["type"])
    characters = f"{found.min_length or 0} to {number(found.max_length)}" if found.max_length else "–"
    assert row["characters"] == characters
    form = found.pattern.removeprefix("^").removesuffix(r"\Z") if found.pattern else "–"
    assert row["form"] == form


OF_OTHER_PAGES = {"clock time", "day", "reference", "moment"}


def test_every_type_of_text_is_on_the_page() -> None:
    texts = {name for kind, name in NAMED.items() if typing.get_origin(kind) is Annotated and is_text(kind)}
    assert {row["type"] for row in strings()} == texts - OF_OTHER_PAGES


def test_numbers_have_the_bounds_that_the_page_says() -> None:
    assert f"*size* is 0 to {number(meta('size').le)}" in " ".join(PAGE.text.split())
    assert f"*milliseconds* is 0 to {number(meta('milliseconds').le)}" in " ".join(PAGE.text.split())
    assert meta("size").le == bounds.INTEGER_MAX
    assert f"At most {things.WORDS_MAX} entries of each party" in " ".join(PAGE.text.split())


def test_words_among_a_few_are_those_of_the_code() -> None:
    said = PAGE.table("type", "values").pairs("type", "values")
    enums = {
        "precedence": Precedence,
        "refusal code": RefusalCode,
        "pending code": PendingCode,
        "declared state": Declared,
        "usage": Usage,
    }
    assert said == {name: ", ".join(words(enum)) for name, enum in enums.items()}


def test_objects_inside_a_body_have_the_fields_that_the_page_says() -> None:
    tables = [t for t in PAGE.tables if t.columns == FIELDS and t.under[-1].startswith("2.")]
    parts = (
        facts.LogPoint,
        facts.LogHead,
        facts.Phrase,
        facts.Marking,
        facts.Translation,
        facts.Attachment,
    )
    assert [table.pairs("field", "type") for table in tables] == [spelled_fields(part) for part in parts]


def test_the_table_of_kinds_is_the_vocabulary() -> None:
    assert PAGE.table("kind", "who", "when").column("kind") == list(facts.KINDS)


@pytest.mark.parametrize("kind", facts.KINDS)
def test_a_kind_has_the_fields_that_the_page_says(kind: str) -> None:
    fields = spelled_fields(facts.KINDS[kind])
    tables = [t for t in PAGE.tables if t.columns == FIELDS and t.under[-1] == kind]
    assert [table.pairs("field", "type") for table in tables] == ([fields] if fields else [])


def test_who_may_write_a_word_about_a_call_is_what_the_table_of_steps_says() -> None:
    said = PAGE.table("kind", "who", "when").pairs("kind", "who")
    names = {
        Who.OWNER: "owner",
        Who.CALLED: "called side",
        Who.EITHER: "owner or called side",
        Who.TURN: "in turn",
    }
    for fact, step in STEP.items():
        if issubclass(fact, facts.CallWord):
            who = names[BY[step]]
            if step is Step.WINDOW_OFFERED:
                who = f"{who}, or {names[BY[Step.COUNTER_OFFERED]]}"
            assert said[str(fact.__struct_config__.tag)] == who


# --- who, where it is no step of a call ---------------------------------------------------------------------

TEST, CLAIM = Ref("1" * 64), Ref("2" * 64)
ASKED = facts.PersonTest(Post("desk"), (facts.Phrase("en", "the phrase"),), 1_000)
BACK = facts.ReadBack(TEST, Post("desk"), "the phrase")
SILENT = facts.TestSilent(TEST, "UNATTENDED", 1_000)
UNCLAIMED = facts.ClaimWithdrawn(CLAIM, TEST, "")


def said_of_a_test(*said: tuple[bool, facts.AnyFact]) -> linetest.Story:
    """The story of a test of ours about which this was said, in turn: by us (true), or by them."""
    words_ = [Word(True, 0, TEST, Instant(0), Instant(0), 0, ASKED)]
    for place, (mine, fact) in enumerate(said, 1):
        ref = CLAIM if isinstance(fact, facts.TestSilent) else Ref(f"{place:064x}")
        words_.append(Word(mine, place, ref, Instant(place), Instant(place), place, fact))
    return linetest.fold(words_[0], words_[1:])


OF_ONE_SIDE = {
    "test.read_back/1": "tested side",
    "test.silent/1": "tester",
    "claim.withdrawn/1": "author of the claim",
    **dict.fromkeys(
        (
            "message.seen/1",
            "message.office/1",
            "message.informed/1",
            "message.nacked/1",
            "message.expected/1",
        ),
        "reader",
    ),
    "message.queried/1": "sender",
    "request.silent/1": "requester",
    "request.judged/1": "requester",
    "assurance.told/1": "author of the assurance",
    "assurance.missed/1": "other side",
}


def test_who_may_write_the_other_kinds_is_what_the_machines_accept() -> None:
    said = PAGE.table("kind", "who", "when").pairs("kind", "who")
    of_calls = {kind for kind, fact in facts.KINDS.items() if issubclass(fact, facts.CallWord)}
    assert {kind: who for kind, who in said.items() if kind not in of_calls} == {
        kind: OF_ONE_SIDE.get(kind, "either") for kind in facts.KINDS if kind not in of_calls
    }
    for right, fact in ((False, BACK), (True, SILENT)):
        assert not said_of_a_test((right, fact)).faults
        assert said_of_a_test((not right, fact)).faults
    assert not said_of_a_test((True, SILENT), (True, UNCLAIMED)).faults
    assert said_of_a_test((True, SILENT), (False, UNCLAIMED)).faults
