"""The numbers of attachments in the specification are those of the code."""

from parley.station import attachments, pictures
from parley.wire import beside, flat
from tests.docs.pages import number, page

PAGE = page("spec/wire")


def test_the_limits_are_those_of_each_bearer() -> None:
    table = PAGE.table("bearer", "attachment, bytes", "letter, bytes")
    rows = {**beside.LIMITS, "any other": beside.OTHERS}
    assert [tuple(row.values()) for row in table.rows] == [
        (name, *map(number, limit)) for name, limit in rows.items()
    ]


def test_the_numbers_are_those_of_the_code() -> None:
    assert PAGE.table("number", "value", "means").pairs("number", "value") == {
        "first question": number(beside.FIRST_BYTES),
        "least question": number(beside.LEAST_BYTES),
        "question waits": number(beside.ASK_MS),
        "question waits at most": number(beside.ASK_MS_MAX),
        "told after": number(beside.WITHHELD),
        "share of a day": number(beside.DAY_BYTES),
        "asked for at once": number(beside.LACKING_MAX),
    }
    for value in (flat.SIDE_MAX, flat.PIXELS_MAX, pictures.FILE_BYTES_MAX):
        assert number(value) in PAGE.section("8.4 A flat image")
    asking = PAGE.section("8.2")
    assert f"within {beside.QUICK_MS / 1000:g} s" in asking
    assert f"after {beside.SLOW_MS // 1000} s or more" in asking
    assert number(attachments.CROWDED_BYTES) in asking


def test_the_states_are_those_of_the_code() -> None:
    said = PAGE.table("state", "means", under="8.2").column("state")
    assert said == [attachments.LACKING, attachments.WHOLE, attachments.CLOSED, attachments.REFUSED]
