"""Entries: four fields that all have, the rest of their kind; the bytes are the entry."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as some

from parley.record import canonical, entry
from parley.record.entry import NOTHING, After
from parley.record.errors import Malformed
from tests.record.test_canonical import trees

GOOD = {
    "after": {"epoch": "00c0ffee", "size": 3},
    "at": "2022-03-01T09:00:00.000Z",
    "kind": "test.station/1",
    "salt": "0f" * 16,
}

moments = some.integers(0, 253_402_300_799_999)


@given(trees, moments, some.integers(0, canonical.INTEGER_MAX))
def test_what_was_written_parses_to_the_same(body: dict[str, object], at: int, size: int) -> None:
    body = {key: value for key, value in body.items() if key not in entry.COMMON}
    made = entry.write("a.b_c/12", at, After("0123abcd", size), "ab" * 16, body)
    assert entry.parse(made.raw) == made
    assert made.body == body
    assert made.claimed_at == at
    assert made.leaf == sha256(b"\x00" + made.raw).digest()
    assert made.ref == made.leaf.hex()


@given(moments)
def test_a_stamp_says_the_instant(at: int) -> None:
    assert entry.instant(entry.stamp(at)) == at
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at)
    assert entry.stamp(at) == moment.strftime(f"{moment.year:04d}-%m-%dT%H:%M:%S.") + f"{at % 1000:03d}Z"


def test_nothing_is_held_before_anything_came() -> None:
    assert entry.parse(canonical.encode({**GOOD, "after": {"epoch": "", "size": 0}})).after is NOTHING


WRONG: list[tuple[str, dict[str, object], str]] = [
    ("no kind", {"kind": None}, "kind is not a text"),
    ("a kind without a version", {"kind": "call.placed"}, "not of the form"),
    ("a kind with version 0", {"kind": "call.placed/0"}, "not of the form"),
    ("a kind with version 01", {"kind": "call.placed/01"}, "not of the form"),
    ("a kind in upper case", {"kind": "Call/1"}, "not of the form"),
    ("a class path", {"kind": "parley.line.facts:CallPlaced/1"}, "not of the form"),
    ("a kind with a line end", {"kind": "call/1\n"}, "not of the form"),
    ("a kind of 65 characters", {"kind": "a" * 63 + "/1"}, "not of the form"),
    ("a time without milliseconds", {"at": "2022-03-01T09:00:00Z"}, "not of the form"),
    ("a time with microseconds", {"at": "2022-03-01T09:00:00.000000Z"}, "not of the form"),
    ("a time with an offset", {"at": "2022-03-01T09:00:00.000+00:00"}, "not of the form"),
    ("a time with a small t", {"at": "2022-03-01t09:00:00.000Z"}, "not of the form"),
    ("a time in full-width digits", {"at": "\uff12022-03-01T09:00:00.000Z"}, "not of the form"),
    ("a leap second", {"at": "2016-12-31T23:59:60.000Z"}, "not of the form"),
    ("24 o'clock", {"at": "2022-03-01T24:00:00.000Z"}, "not of the form"),
    ("30 February", {"at": "2022-02-30T09:00:00.000Z"}, "no such day"),
    ("29 February of a common year", {"at": "2100-02-29T09:00:00.000Z"}, "no such day"),
    ("year 0", {"at": "0000-03-01T09:00:00.000Z"}, "no such day"),
    ("before 1970", {"at": "1969-12-31T23:59:59.999Z"}, "before 1970"),
    ("a time that is a number", {"at": 5}, "not a text"),
    ("a short salt", {"salt": "0f" * 15}, "salt"),
    ("a salt in upper case", {"salt": "0F" * 16}, "salt"),
    ("a salt with a line end", {"salt": "0f" * 16 + "\n"}, "salt"),
    ("no salt", {"salt": None}, "salt"),
    ("after is a text", {"after": "00c0ffee/3"}, "after"),
    ("after without a size", {"after": {"epoch": "00c0ffee"}}, "exactly epoch and size"),
    ("after with more", {"after": {"epoch": "00c0ffee", "size": 3, "root": ""}}, "exactly epoch and size"),
    ("after with a negative size", {"after": {"epoch": "00c0ffee", "size": -1}}, "does not hold"),
    ("after with true for a size", {"after": {"epoch": "00c0ffee", "size": True}}, "does not hold"),
    ("after with an epoch of seven digits", {"after": {"epoch": "00c0ffe", "size": 3}}, "8 hex digits"),
    ("after with an epoch in upper case", {"after": {"epoch": "00C0FFEE", "size": 3}}, "8 hex digits"),
    ("after nothing, yet of size 1", {"after": {"epoch": "", "size": 1}}, "8 hex digits"),
]


@pytest.mark.parametrize(("change", "what"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_refused(change: dict[str, object], what: str) -> None:
    with pytest.raises(Malformed, match=what):
        entry.parse(canonical.encode({**GOOD, **change}))


@pytest.mark.parametrize("absent", sorted(GOOD))
def test_each_common_field_must_be_there(absent: str) -> None:
    with pytest.raises(Malformed, match=f"without {absent}"):
        entry.parse(canonical.encode({key: value for key, value in GOOD.items() if key != absent}))


def test_a_body_cannot_bring_its_own_common_field() -> None:
    with pytest.raises(Malformed, match="may not bring"):
        entry.write("a/1", 0, NOTHING, "00" * 16, {"salt": "x"})


@pytest.mark.parametrize("salt", ["", "00" * 15, "0G" * 16, "AB" * 16])
def test_a_wrong_salt_is_not_written(salt: str) -> None:
    with pytest.raises(Malformed, match="salt"):
        entry.write("a/1", 0, NOTHING, salt, {})


def test_an_entry_too_long_is_not_written() -> None:
    with pytest.raises(Malformed, match="where 65535 are allowed"):
        entry.write("a/1", 0, NOTHING, "00" * 16, {"text": "x" * 65_535})


def test_a_time_that_cannot_be_said_is_not_written() -> None:
    with pytest.raises(ValueError, match="1970 to 9999"):
        entry.stamp(-1)
    with pytest.raises(ValueError, match="1970 to 9999"):
        entry.stamp(253_402_300_800_000)


def test_unknown_kinds_and_fields_are_kept_as_they_are() -> None:
    raw = canonical.encode({**GOOD, "kind": "weather.seen/7", "cloud": {"kind": "x", "at": [1, None, True]}})
    made = entry.parse(raw)
    assert (made.raw, made.kind) == (raw, "weather.seen/7")
    assert made.body == {"cloud": {"kind": "x", "at": [1, None, True]}}
