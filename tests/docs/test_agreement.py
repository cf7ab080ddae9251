"""The page of the agreement has every field of the terms, its default, and what the code makes of signatures."""

from hashlib import sha256

import msgspec
import pytest
from msgspec.structs import FieldInfo

from parley.line import agreement, terms
from parley.line import facts as f
from parley.line.agreement import Settled, Signature, settle
from parley.line.facts import Word
from parley.line.terms import LADDER, Do, Weekday
from parley.line.values import Ref, Role
from parley.record import canonical, entry
from parley.record.entry import Instant
from tests.docs import pages
from tests.docs.examples import TERMS_NAME
from tests.docs.pages import Row, Table, page, spelled_fields, words
from tests.docs.test_entries import meta

PAGE = page("spec/agreement")
FLAT = " ".join(PAGE.text.split())
PARTS: list[type[msgspec.Struct]] = [
    terms.Terms,
    terms.Side,
    terms.PostTerms,
    terms.Waits,
    terms.Rung,
    terms.Cadence,
    terms.PersonTests,
    terms.Receipts,
    terms.Requests,
    terms.Drills,
    terms.Repair,
    terms.Clocks,
    terms.Fallback,
]


def default(field: FieldInfo) -> str:
    """A field's default as the page writes it."""
    if isinstance(field.default, msgspec.Struct):
        return "its defaults"
    return "section 1.4" if field.default is LADDER else pages.default(field)


def part_tables() -> list[Table]:
    return [table for table in PAGE.tables if table.columns == ("field", "type", "default", "meaning")]


@pytest.mark.parametrize(("part", "at"), [(part, at) for at, part in enumerate(PARTS)], ids=str)
def test_a_part_of_the_terms_has_the_fields_and_defaults_that_the_page_says(
    part: type[msgspec.Struct], at: int
) -> None:
    table = part_tables()[at]
    assert table.pairs("field", "type") == spelled_fields(part)
    defaults = {field.encode_name: default(field) for field in msgspec.structs.fields(part)}
    assert table.pairs("field", "default") == defaults


def test_every_part_of_the_terms_is_on_the_page() -> None:
    assert len(part_tables()) == len(PARTS)
    structs = {k for k in vars(terms).values() if isinstance(k, type) and issubclass(k, msgspec.Struct)}
    assert structs - {msgspec.Struct} == set(PARTS)


def test_the_types_of_the_page_are_those_of_the_code() -> None:
    def pattern(name: str) -> str:
        return str(meta(name).pattern).removeprefix("^").removesuffix(r"\Z")

    seconds, days, skew = meta("seconds"), meta("days"), meta("skew")
    assert PAGE.table("type", "form").pairs("type", "form") == {
        "seconds": f"integer, {seconds.ge:,} to {seconds.le:,}",
        "days": f"integer, {days.ge:,} to {days.le:,}",
        "skew": f"integer, {skew.ge:,} to {skew.le:,}",
        "clock time": pattern("clock time"),
        "day": pattern("day"),
        "weekday": ", ".join(words(Weekday)),
        "rung kind": ", ".join(words(Do)),
        "role": ", ".join(words(Role)),
    }


def test_the_ladder_is_that_of_the_code() -> None:
    table = PAGE.table("do", "urgent_s", "other_s")
    said = [(row["do"], row["urgent_s"], row["other_s"]) for row in table.rows]
    assert said == [(r.do.value, f"{r.urgent_s:,}", f"{r.other_s:,}") for r in LADDER]


def test_the_hash_on_the_page_is_that_of_the_terms_in_the_example_alone() -> None:
    (line,) = "".join(PAGE.blocks("json")).splitlines()
    said = entry.parse(line.encode()).body["terms"]
    assert PAGE.blocks("text") == [f"{sha256(canonical.encode(said)).hexdigest()}\n"] == [f"{TERMS_NAME}\n"]


# --- what signatures come to --------------------------------------------------------------------------------


def signature(row: Row) -> Signature:
    """What a row of the page signs. Aster, whose card is the smaller, is the reader."""
    ref = Ref(sha256(f"{row['log']}{row['place']}".encode()).hexdigest())
    place, after = int(row["place"]), int(row["after"])
    word = Word(row["log"] == "Aster", place, ref, Instant(0), Instant(0), after, f.Unknown("", {}, ""))
    return Signature(word, row["signs"], None if row["in place of"] == "–" else row["in place of"])


def what_it_did(before: Settled, after: Settled) -> str:
    if after.standing != before.standing:
        return f"{after.standing} stands"
    if len(after.withdrawn) > len(before.withdrawn):
        return "withdrawn"
    return "an open offer" if len(after.faults) == len(before.faults) else "misconduct"


@pytest.mark.parametrize("at", [0, 1])
def test_signatures_that_crossed_come_to_what_the_page_tells(at: int) -> None:
    tables = [t for t in PAGE.tables if t.columns[0] == "log" and t.under[-1].startswith("2.3")]
    assert [len(table.rows) for table in tables] == [5, 3]
    assert {row["log"] for row in tables[at].rows} == {"Aster", "Boreas"}
    signed: list[Signature] = []
    before = Settled()
    for row in tables[at].rows:
        signed.append(signature(row))
        after = settle(signed, smaller_is_mine=True)
        assert what_it_did(before, after) == row["what it does"], row
        before = after


def test_the_limits_are_those_of_the_code() -> None:
    assert f"those of a party that has signed {agreement.SIGNATURES_MAX} times already" in FLAT
    assert f"the last {agreement.TERMS_MAX} that stood, open offers" in FLAT
