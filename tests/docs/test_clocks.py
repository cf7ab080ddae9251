"""The page of clocks has the numbers of the code, and each of its rows has two plays."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec
import pytest

from parley.forms.check import WORDS_MAX
from parley.line import contact, message_clocks, terms, waking_life
from parley.line.values import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, SERVICE_MS, Precedence
from parley.views.terms import TEST_TIMES
from tests.docs.pages import Row, page
from tests.scenarios.test_clocks import PLAYS

PAGE = page("reference/clocks")
COLUMNS: Final = ("clock", "number", "source", "agreed as", "when it has run out", "what stops it")
UNITS: Final = {"days": DAY_MS, "h": HOUR_MS, "min": MINUTE_MS, "s": SECOND_MS}
UNAGREED: Final = "–"


def rows() -> Mapping[str, Row]:
    found = [row for table in PAGE.tables if table.columns == COLUMNS for row in table.rows]
    assert len({row["clock"] for row in found}) == len(found)
    return {row["clock"]: row for row in found}


ROWS: Final = rows()


def span_ms(text: str) -> int:
    """`10 min` in milliseconds."""
    count, unit = text.split(" ")
    return int(count) * UNITS[unit]


def agreed(name: str) -> Any:
    """The default of a field of the terms, as `cadence.alarm_s`."""
    value: Any = {field.name: field.default for field in msgspec.structs.fields(terms.Terms)}
    first, _, rest = name.partition(".")
    value = value[first]
    return getattr(value, rest) if rest else value


OF_FIELDS: Final[Mapping[str, int]] = {"_s": SECOND_MS, "_ms": 1, "_days": DAY_MS}

# What is the same on every line, or is no span of time.
FIXED: Final[Mapping[str, Callable[[], str | int]]] = {
    **{f"{p.name} is seen": lambda p=p: SERVICE_MS[p] for p in Precedence},  # type: ignore[misc]  # p is bound here
    "query for a receipt": lambda: message_clocks.QUERY_MS,
    "longest pause between queries": lambda: message_clocks.QUERY_MS_MAX,
    "length of FLASH and IMMEDIATE": lambda: f"{WORDS_MAX} words",
    "quota of FLASH": lambda: f"{agreed('flash_a_day')} a day",
    "test of the person": lambda: f"{len(TEST_TIMES)} a day",
    "one test missed": lambda: "1 in a row",
    "two tests missed": lambda: f"{contact.INCIDENT} in a row",
}


def test_every_row_has_two_plays_and_no_play_is_without_a_row() -> None:
    assert list(ROWS) == list(PLAYS)


@pytest.mark.parametrize("name", ROWS)
def test_the_number_of_a_row_is_that_of_the_code(name: str) -> None:
    row = ROWS[name]
    if name in FIXED:
        number = FIXED[name]()
        assert row["number"] == number or span_ms(row["number"]) == number
        return
    field = row["agreed as"].strip("`")
    unit = next(ms for end, ms in OF_FIELDS.items() if field.endswith(end))
    assert span_ms(row["number"]) == agreed(field) * unit


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row["agreed as"] != UNAGREED])
def test_what_is_agreed_is_a_field_of_the_terms(name: str) -> None:
    assert agreed(ROWS[name]["agreed as"].strip("`")) is not None


def test_what_the_rows_say_in_words_is_so_in_the_code() -> None:
    assert "a week later an alarm" in ROWS["contact drill"]["when it has run out"]
    assert waking_life.OVERDUE_DAYS == 7
    assert (
        f"a notice {waking_life.REKEY_AHEAD_DAYS} days before"
        in ROWS["keys are changed"]["when it has run out"]
    )


def test_what_is_not_built_is_called_so() -> None:
    later = PAGE.table("clock", "number", "source", under="Not yet").column("clock")
    assert later == ["military activity", "missile launch", "danger notice at sea", "humanitarian move"]
    assert not ROWS.keys() & set(later)
