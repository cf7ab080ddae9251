"""What was signed is what is shown: nothing in an entry can change without the printed form changing."""

import copy
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any, Final

import pytest

from parley.forms import inert, paper, printed
from parley.forms.catalogue import builtin
from parley.forms.definition import Definition, said
from parley.forms.shown import grouped, shown
from tests.forms import letters

WRITTEN: Final = [definition for definition in builtin().all() if definition.written]
by_type = pytest.mark.parametrize("definition", WRITTEN, ids=lambda d: d.short)
TEXTS: Final = ("line", "text")
Path = tuple[Any, ...]


class Words(HTMLParser):
    """The words of a page without its markup, and its elements with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] != "style":
            self.words.append(data)


def bare(text: str) -> str:
    """Without the layout: spaces, line breaks, numbers of lines, boxes and isolates."""
    text = re.sub(r"^ *[0-9]*\.?[0-9]*  \[ \] \[ \]", "", text, flags=re.MULTILINE)
    return re.sub(r"[\s\u2066\u2067\u2069]", "", text)


def leaves(value: Any, at: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Everything in an entry that is neither object nor list, with where it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*at, name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from leaves(inner, (*at, place))
    else:
        yield at, value


def with_other(signed: dict[str, Any], at: Path, value: Any) -> dict[str, Any]:
    """The entry with another value there."""
    other = copy.deepcopy(signed)
    inner = other
    for step in at[:-1]:
        inner = inner[step]
    inner[at[-1]] = value
    return other


def changed(value: Any) -> Any:
    """Something else of the same sort, as little apart as can be."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str() if re.fullmatch(r"[0-9TZ:.-]{24}", value):
            return f"{value[:-2]}{(int(value[-2]) + 1) % 10}Z"  # a millisecond
        case str() if re.fullmatch(r"[0-9a-f]{32,64}", value):
            return f"{value[:-1]}{(int(value[-1], 16) + 1) % 16:x}"
        case str():
            return f"{value}x"
        case _:
            return "x"


Printer = Callable[[dict[str, Any], Definition | None, tuple[str, ...]], str]


def hidden(found: dict[str, Any], form: Definition | None, printer: Printer) -> list[Path]:
    """What can change in the entry without its print changing."""
    before = printer(found, form, ("en", "ru"))
    others = (
        (at, found | {"entry": with_other(found["entry"], at, changed(value))})
        for at, value in leaves(found["entry"])
    )
    return [at for at, other in others if printer(other, form, ("en", "ru")) == before]


@by_type
def test_nothing_of_the_entry_can_change_without_its_print_changing(definition: Definition) -> None:
    assert hidden(letters.whole(definition), definition, printed.text) == []


@pytest.mark.parametrize("short", ["ROSTER", "HAZARD-INCIDENT", "MIL-MOVE", "EXERCISE-REPORT"])  # every kind
def test_nothing_of_the_entry_can_change_without_its_page_changing(short: str) -> None:
    definition = builtin().newest(short)
    assert definition is not None
    assert hidden(letters.whole(definition), definition, paper.html) == []


@pytest.mark.parametrize("printer", [printed.text, paper.html])
def test_nothing_of_an_entry_of_an_unknown_type_can_change_without_its_print_changing(
    printer: Printer,
) -> None:
    assert hidden(letters.unknown(), None, printer) == []


@by_type
@pytest.mark.parametrize("languages", [("en", "ru"), ("ar", "zh"), ("uk",)], ids="+".join)
def test_every_field_that_was_signed_is_found_in_both_prints(
    definition: Definition, languages: tuple[str, ...]
) -> None:
    found = letters.whole(definition)
    prints = [
        bare(printed.text(found, definition, languages)),
        bare("".join(Words(paper.html(found, definition, languages)).words)),
    ]
    for made in prints:
        for field in definition.fields:
            value = found["entry"]["fields"][field.name]
            told = value if field.kind == "list" else [value]
            one = field.element if field.kind == "list" else field
            for language in languages:
                assert bare(said(field.label, language)) in made, field.name
                for part in told if field.kind != "table" else ():
                    words = part if one.kind in TEXTS else shown(one, part, language)
                    assert bare(inert.line(words)) in made, (field.name, language)
            for row in value if field.kind == "table" else ():
                for column in field.columns:
                    cells = row.get(column.name) if isinstance(row.get(column.name), list) else []
                    assert all(bare(str(shown(column.element, c, languages[0]))) in made for c in cells)
        for text in found["entry"]["translations"][0]["fields"].values():
            assert bare(text) in made


@by_type
def test_every_part_of_the_header_is_found_in_both_prints(definition: Definition) -> None:
    found = letters.whole(definition)
    for made in (printed.text(found, definition, ("en",)), paper.html(found, definition, ("en",))):
        words = bare("".join(Words(made).words) if made.startswith("<!DOCTYPE") else made)
        for part in (
            *("aster-1a2b3c4d", definition.type, "IMMEDIATE (O)", "ROUTINE (R)", "EXERCISE: northern-lights"),
            *("chief-of-staff", "the bridge", "мост", "for the desk only", "as we found it", "marker.png"),
            *("041230Z MAR 22 (2022-03-04T12:30:00.000Z)", "0 4 1 2 3 0 ZULU MAR 2 0 2 2", "051230Z MAR 22"),
            *("desk 2, 031200Z MAR 22", grouped(letters.OTHER), grouped(letters.REF), "message.sent/1"),
            *("c47be20d", "e00b4b8cd4fe55bd323ebbdfba07f973", grouped(found["entry"]["agreement"]), "3021"),
            *("END OF MESSAGE 3", "NOT REAL"),
        ):
            assert bare(part) in words, part


def test_an_unknown_type_is_shown_by_the_names_of_its_fields() -> None:
    made = printed.text(letters.unknown(), None, ("en",))
    assert "This station does not know the type." in made
    for line in ("what", "size:", "length_m: 90", "armed: no", "to", "pier 9", "urgent: yes", "at: –"):
        assert line in made
    assert "two barges" in made
    assert "дві баржі" in made


ODD: Final = {
    "no entry at all": {},
    "an entry that is a text": {"entry": "text"},
    "a header of lists": {"entry": {key: [["x"]] for key in letters.unknown()["entry"]}},
    "a header of objects": {"entry": {key: {"x": {"y": 1}} for key in letters.unknown()["entry"]}},
    "a header of numbers": {"entry": dict.fromkeys(letters.unknown()["entry"], 10**80)},
    "fields that do not fit their kinds": {
        "entry": letters.entry("RFE/1", {"activity": 7, "position": "north", "items": "all", "odd": [None]})
    },
    "a moment that no calendar has": {"entry": letters.entry("RFE/1", {"since": "2022-02-30T00:00:00.000Z"})},
    "receipts of no level": {"entry": {}, "receipts": [{"level": 9}, None, 5], "nacks": [{}, "x"]},
}


@pytest.mark.parametrize("found", ODD.values(), ids=ODD.keys())
def test_whatever_somebody_signed_is_printed(found: dict[str, Any]) -> None:
    form = builtin().newest("RFE")
    for known in (form, None):
        assert "END OF MESSAGE" in printed.text(found, known, ("en", "ar"))
        assert paper.html(found, known, ("en", "ar")).endswith("</html>\n")


def test_what_does_not_fit_its_field_is_shown_as_it_was_signed_and_said_to_be_odd() -> None:
    found = letters.message(letters.entry("RFE/1", {"activity": "x", "place": 7, "items": ["objective"]}))
    made = printed.text(found, builtin().get("RFE/1"), ("en",))
    assert "This message does not fit its type." in made
    assert "place: no text" in made[made.index("FAULTS FOUND BY THIS STATION") :]
    assert "Place: 7" in made


AT: Final = "2022-03-04T12:30:00.000Z"
BECAME: Final = {
    "cancelled": ({"cancelled": letters.OTHER}, "CANCELLED by: desk 2, 031200Z MAR 22"),
    "corrected": ({"corrections": ["ab" * 32, letters.OTHER]}, "CORRECTED. In its place stands: desk 2"),
    "readdressed": ({"readdressed": [letters.OTHER]}, "READDRESSED by: desk 2"),
    "answered": ({"replies": [letters.OTHER]}, "ANSWERED by: desk 2"),
    "not taken": (
        {"nacks": [{"post": "desk", "reason": "LANGUAGE", "text": "say it in English", "at": AT}]},
        "CANNOT BE USED by desk, 041230Z MAR 22: language not understood “say it in English”",
    ),
    "an answer expected": ({}, "desk: an answer is being prepared, expect it by 051200Z MAR 22. “the staff is asked”"),
    "held by nobody": ({"held_at": None, "receipts": []}, "No receipt of the addressee's station"),
    "a contradiction": ({"faults": ["its number is used twice"]}, "its number is used twice"),
}  # fmt: skip


@pytest.mark.parametrize(("became", "words"), BECAME.values(), ids=BECAME.keys())
def test_what_became_of_it_is_said(became: dict[str, Any], words: str) -> None:
    found = letters.message(letters.entry("FREE-TEXT/1", {"text": "x"}), **became)
    form = builtin().get("FREE-TEXT/1")
    assert bare(words) in bare(printed.text(found, form, ("en",)))
    assert bare(words) in bare("".join(Words(paper.html(found, form, ("en",))).words))


def test_what_the_station_found_and_what_does_not_fit_is_said_once() -> None:
    found = letters.message(
        letters.entry("FREE-TEXT/1", {"text": 5}), faults=["text: no text", "number 3 again"]
    )
    faults = printed.text(found, builtin().get("FREE-TEXT/1"), ("en",)).partition("FAULTS FOUND")[2]
    assert faults.count("text: no text") == faults.count("number 3 again") == 1


def test_that_it_was_cancelled_comes_before_anything_else() -> None:
    found = letters.message(letters.entry("FREE-TEXT/1", {"text": 5}), cancelled=letters.OTHER)
    made = printed.text(found, builtin().get("FREE-TEXT/1"), ("en",)).partition("WHAT BECAME OF IT")[2]
    assert made.splitlines()[2].strip().startswith("CANCELLED by: desk 2")


def test_an_answer_that_came_is_no_longer_expected() -> None:
    found = letters.message(letters.entry("FREE-TEXT/1", {"text": "x"}), replies=[letters.OTHER])
    assert "being prepared" not in printed.text(found, builtin().get("FREE-TEXT/1"), ("en",))


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_receipt_of_every_level_says_in_both_languages_that_it_is_no_more_than_that(level: int) -> None:
    receipts = [{"post": "desk", "level": level, "at": "2022-03-04T12:41:00.000Z"}] if level > 1 else []
    found = letters.message(letters.entry("FREE-TEXT/1", {"text": "x"}), receipts=receipts)
    made = bare(printed.text(found, builtin().get("FREE-TEXT/1"), ("en", "uk")))
    assert made.count("RECEIPTONLY") == made.count("ЛИШЕРОЗПИСКА") == len(receipts) + 1
    assert made.count(bare("approval, agreement or permission.")) == len(receipts) + 1
    assert "✓" not in made
    assert "accept" not in made.casefold()


USAGES: Final = {"EXERCISE": True, "DRILL": True, "OPERATION": False, "PROJECT": False}


@pytest.mark.parametrize(("usage", "unreal"), USAGES.items())
def test_the_marking_stands_loud_above_and_below(usage: str, unreal: bool) -> None:
    found = letters.message(
        letters.entry("FREE-TEXT/1", {"text": "x"}, marking={"usage": usage, "name": "northern-lights"})
    )
    lines = printed.text(found, builtin().get("FREE-TEXT/1"), ("en",)).splitlines()
    loud = "   ".join([usage] * 3)
    for line in (lines[1], lines[-3]):
        assert loud in line
        assert ("NOT REAL" in line) is unreal
    page = paper.html(found, builtin().get("FREE-TEXT/1"), ("en",))
    for part in ("thead", "tfoot"):  # what a browser repeats on every sheet of paper
        assert loud in page.split(f"<{part}>")[1].split(f"</{part}>")[0]


def test_without_a_marking_nothing_is_loud() -> None:
    made = printed.text(letters.unknown(), None, ("en",))
    assert "###" not in made
    assert "NOT REAL" not in made
    assert '<div class="banner">' not in paper.html(letters.unknown(), None, ("en",))


def test_a_key_that_this_release_does_not_know_is_shown_under_its_own_name() -> None:
    found = letters.message(letters.entry("FREE-TEXT/1", {"text": "x"}) | {"weather": "fog"})
    assert "weather: fog" in printed.text(found, builtin().get("FREE-TEXT/1"), ("en",))


def test_a_phrase_is_told_in_each_language_beside_its_number() -> None:
    fields = {"phrase": "P-2127", "slots": [{"name": "post", "value": "minister"}]}
    told = {"en": "The \u2066minister\u2069 is on the line.", "ar": "على الخط \u2066minister\u2069."}
    found = letters.message(letters.entry("PHRASE/1", fields), phrases=told)
    made = printed.text(found, builtin().get("PHRASE/1"), ("en", "ar"))
    assert "P-2127" in made
    assert "The minister is on the line." in made
    assert "\u2067على الخط \u2066minister\u2069.\u2069" in made
