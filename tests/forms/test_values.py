# ruff: noqa: RUF001  # words in scripts whose letters look Latin
"""Values of fields: what fits, what people type, what is shown; and what is shown is read back as it was."""

from typing import Any, Final

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.forms.definition import OURS, Definition, Field, Option
from parley.forms.fitting import PROBLEMS_MAX, check, problems
from parley.forms.shown import plainly, shown
from parley.forms.typed import BadValue, hint, parse
from parley.record.entry import Instant, stamp

LABEL: Final = {"en": "Field"}
NOW: Final = Instant(1_646_397_000_000)  # 2022-03-04T12:30:00.000Z
OPTIONS: Final = (
    Option("barge", {"en": "Barges", "ru": "Баржи", "ar": "صنادل"}),
    Option("ferry", {"en": "Ferry", "ru": "Паром"}),
)


def field(kind: Any, **keys: Any) -> Field:
    return Field(name="field", kind=kind, label=LABEL, **keys)


LINE: Final = field("line", characters=20)
TEXT: Final = field("text", characters=50)
INTEGER: Final = field("integer", minimum=-5, maximum=1_000_000, unit="m")
CHOICE: Final = field("choice", options=OPTIONS)
LIST: Final = field("list", of="choice", options=OPTIONS, count_max=3)
TABLE: Final = field(
    "table",
    count_max=2,
    columns=(
        Field(name="pier", kind="line", label=LABEL, characters=20, required=True),
        Field(name="at", kind="moment", label=LABEL),
    ),
)
REF: Final = "0f" * 32

FITS: Final = [
    (LINE, "x" * 20), (LINE, "e\u0301\u202e"), (TEXT, "a\n\tb"), (INTEGER, -5), (INTEGER, 1_000_000),
    (field("moment"), "2022-03-04T12:30:00.000Z"), (field("date"), "2024-02-29"), (field("duration"), 0),
    (CHOICE, "barge"), (field("flag"), False), (field("post"), "duty desk"), (field("ref"), REF),
    (field("position"), {"lat_e7": -900_000_000, "lon_e7": 1_800_000_000}), (field("language"), "zh-Hant"),
    (LIST, ["barge", "barge", "ferry"]), (TABLE, [{"pier": "4"}, {"pier": "5", "at": None}]),
]  # fmt: skip
ODD: Final = [
    (LINE, "x" * 21, "21 characters where 20 are allowed"),
    (LINE, "a\nb", "line breaks"), (LINE, "a\u2028b", "line breaks"), (LINE, 5, "no text"),
    (TEXT, "\x1b[2J", "control characters"), (TEXT, "\ud800", "control characters"), (TEXT, {"a": 1}, "no text"),
    (INTEGER, -6, "not from -5 to 1000000"), (INTEGER, 1_000_001, "not from"), (INTEGER, True, "no whole number"),
    (INTEGER, 1.0, "no whole number"), (INTEGER, "5", "no whole number"),
    (field("moment"), "2022-03-04T12:30:00Z", "no moment"),
    (field("moment"), "2022-02-30T12:30:00.000Z", "no moment"),
    (field("date"), "2023-02-29", "no day"), (field("date"), "20220301", "no day"),
    (field("date"), "٢٠٢٢-٠٣-٠١", "no day"),
    (field("duration"), 1.5, "no whole number"), (CHOICE, "Barges", "is none of"), (CHOICE, 1, "no choice"),
    (field("flag"), 1, "neither true nor false"), (field("flag"), "yes", "neither"),
    (field("post"), " desk", "no name of a post"), (field("post"), "x" * 65, "no name of a post"),
    (field("ref"), REF[:-1], "64 hex digits"), (field("ref"), REF.upper(), "64 hex digits"),
    (field("position"), {"lat_e7": 1}, "no position"),
    (field("position"), {"lat_e7": 1, "lon_e7": 1, "z": 1}, "no position"),
    (field("position"), {"lat_e7": 900_000_001, "lon_e7": 0}, "lat_e7"),
    (field("position"), {"lat_e7": 0, "lon_e7": 1.5}, "lon_e7"),
    (field("language"), "english language", "no tag"), (field("language"), "EN", "no tag"),
    (LIST, ["barge"] * 4, "4 elements where 3 are allowed"), (LIST, "barge", "no list"),
    (LIST, ["boat"], "field, 1: 'boat'"),
    (TABLE, [{"pier": "4"}] * 3, "3 rows where 2 are allowed"), (TABLE, [{}], "row 1: nothing in it"),
    (TABLE, [{"at": "2022-03-04T12:30:00.000Z"}], "row 1, pier: missing"),
    (TABLE, [{"pier": "4", "x": 1}], "no such field"),
    (TABLE, [5], "nothing in it"), (TABLE, {"pier": "4"}, "no list"),
]  # fmt: skip


def named(rows: list[tuple[Any, ...]]) -> list[Any]:
    return [pytest.param(*row, id=f"{row[0].kind} {ascii(row[1])[:40]}") for row in rows]


@pytest.mark.parametrize(("one", "value"), named(FITS))
def test_what_fits(one: Field, value: Any) -> None:
    assert problems(one, value) == []


@pytest.mark.parametrize(("one", "value", "why"), named(ODD))
def test_what_does_not_fit_is_said_in_words(one: Field, value: Any, why: str) -> None:
    (said, *_) = problems(one, value)
    assert why in said
    assert said.startswith("field")
    for language in OURS:
        assert isinstance(shown(one, value, language), str)  # and it can be shown all the same


def form(*fields: Field) -> Definition:
    return Definition(type="X-A/1", name=LABEL, about=LABEL, fields=fields)


def test_a_form_is_checked_as_a_whole() -> None:
    both = form(
        msgspec.structs.replace(LINE, name="a", required=True), msgspec.structs.replace(INTEGER, name="b")
    )
    assert check(both, {"a": "x", "b": None}) == check(both, {"a": "x"}) == []
    assert check(both, {"b": 7}) == ["a: missing"]
    assert check(both, {"a": "  "}) == ["a: missing"]
    assert check(both, {"a": "x", "\u202ec": 1}) == ["'\\u{202e}c': the type has no such field"]
    assert check(both, ["a"]) == ["the fields are no object"]


def test_a_thousand_faults_are_told_in_few_words() -> None:
    assert len(check(form(), {f"x{n}": n for n in range(1_000)})) == PROBLEMS_MAX + 1


TYPED: Final = [
    (INTEGER, " 5 m", 5), (INTEGER, "1 000", 1_000), (INTEGER, "12 м", 12), (INTEGER, "−5", -5), (INTEGER, "", None),
    (field("moment"), "+48h", "2022-03-06T12:30:00.000Z"),
    (field("moment"), "041230z mar 22", "2022-03-04T12:30:00.000Z"),
    (field("moment"), "2022-03-04 14:30+02:00", "2022-03-04T12:30:00.000Z"),
    (field("duration"), "1 d 2h 5 min", 93_900), (field("duration"), "90 мин", 5_400),
    (CHOICE, "BARGE", "barge"), (CHOICE, "баржи", "barge"), (CHOICE, "صنادل", "barge"),
    (field("flag"), "Yes", True), (field("flag"), "нет", False), (field("flag"), "是", True),
    (field("ref"), f"{REF[:8].upper()} {REF[8:]}", REF), (field("language"), "uk (Ukrainian)", "uk"),
    (field("position"), "54°21.5'N 018°39.0'W", {"lat_e7": 543_583_333, "lon_e7": -186_500_000}),
    (LIST, "barge; ferry", ["barge", "ferry"]), (LIST, "Баржи，Паром", ["barge", "ferry"]),
    (TABLE, "4 | +1h\n5", [{"pier": "4", "at": "2022-03-04T13:30:00.000Z"}, {"pier": "5"}]),
    (field("list", of="line", characters=9, count_max=4), 'a, "b; ""c"""', ["a", 'b; "c"']),
]  # fmt: skip


@pytest.mark.parametrize(("one", "text", "value"), named([(f, t, v) for f, t, v in TYPED]))
def test_what_is_typed_is_read(one: Field, text: str, value: Any) -> None:
    assert parse(one, text, NOW) == value


BAD: Final = [
    (INTEGER, "five"), (INTEGER, "5 km"), (INTEGER, "1e3"), (INTEGER, "9" * 30), (field("moment"), "yesterday"),
    (field("moment"), "2022-03-04T12:30"), (field("moment"), "0001-01-01T00:00+14:00"), (field("date"), "1.3.2022"),
    (field("duration"), "soon"), (field("duration"), ""), (CHOICE, "boat"), (field("flag"), "maybe"),
    (field("ref"), "7be2"),
    (field("position"), "north of the bridge"), (LIST, "barge; boat"), (TABLE, "4 | +1h | 7"), (LINE, "x" * 21),
]  # fmt: skip


@pytest.mark.parametrize(("one", "text"), named(BAD))
def test_what_cannot_be_read_is_refused_with_how_it_is_written(one: Field, text: str) -> None:
    with pytest.raises(BadValue) as failed:
        parse(msgspec.structs.replace(one, required=True), text, NOW)
    assert failed.value.what
    assert failed.value.hint == hint(one) != "" or one.kind in {"list", "table"}


def test_a_time_from_now_needs_somebody_who_says_what_time_it_is() -> None:
    with pytest.raises(BadValue, match="nobody said what time it is"):
        parse(field("moment"), "+1h", None)


KINDS: Final[dict[str, tuple[Field, st.SearchStrategy[Any]]]] = {
    "integer": (INTEGER, st.integers(-5, 1_000_000)),
    "duration": (field("duration"), st.integers(-10**9, 10**9)),
    "position": (
        field("position"),
        st.fixed_dictionaries(
            {"lat_e7": st.integers(-900_000_000, 900_000_000), "lon_e7": st.integers(-1_800_000_000, 1_800_000_000)}
        ),
    ),
    "moment": (
        field("moment"),
        st.integers(0, 253_402_300_799_999).map(stamp),
    ),
    "choice": (CHOICE, st.sampled_from(["barge", "ferry"])),
    "flag": (field("flag"), st.booleans()),
    "list of lines": (
        field("list", of="line", characters=20, count_max=5),
        st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=9), min_size=1, max_size=5),
    ),
    "table": (
        TABLE,
        st.lists(
            st.fixed_dictionaries(
                {"pier": st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=9)}
            ),
            min_size=1,
            max_size=2,
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_what_is_shown_is_read_back_as_the_same_value_in_every_language(
    kind: str, data: st.DataObject
) -> None:
    one, values = KINDS[kind]
    value = data.draw(values)
    assert problems(one, value) == []
    for language in OURS:
        assert parse(one, shown(one, value, language), NOW) == value


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)


@given(json_values)
def test_whatever_was_signed_is_checked_and_shown_and_nothing_is_raised(value: Any) -> None:
    for one in (
        LINE,
        INTEGER,
        CHOICE,
        LIST,
        TABLE,
        field("moment"),
        field("position"),
        field("flag"),
        field("ref"),
    ):
        assert isinstance(problems(one, value), list)
        assert isinstance(shown(one, value, "ar"), str)
    assert isinstance(plainly(value, "uk"), str)


def test_what_is_very_deep_or_very_large_is_shown_in_few_words() -> None:
    deep: Any = 1
    for _ in range(500):
        deep = [deep]
    assert plainly(deep, "en") == "…"
    assert plainly(10**5_000, "en") == "(16610 bits)"
