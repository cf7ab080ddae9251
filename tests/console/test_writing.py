"""A form made from a type's definition, and what is typed into it read back: of every type, every kind of field."""

from typing import Any

import pytest

from parley.console.writing_nodes import Box, Fault, Marks, Node, Rows, Texts, Tongues, Typed, nodes, retyped
from parley.console.writing_read import Read, header_of
from parley.forms import fitting
from parley.forms.catalogue import builtin
from parley.forms.definition import Definition, read
from parley.record.entry import instant
from parley.station.errors import Refusal
from tests.forms import examples
from tests.forms.letters import entry

LANGUAGES = ("en", "uk")
TYPES = [found.short for found in builtin().all() if found.written]
NOW = instant(examples.NOW)
ODD = """
type = "X-ODD/1"
group = "own"
name = {en = "Odd"}
about = {en = "A field of every kind."}
"""
KINDS = {
    "line": "",
    "text": "",
    "integer": 'unit = "km"\nminimum = 0',
    "moment": "",
    "date": "",
    "duration": "",
    "choice": 'options = [{value = "a", en = "Alpha"}, {value = "b", en = "Bravo"}]',
    "flag": "",
    "post": "",
    "ref": "",
    "position": "",
    "language": "",
}


def form(short: str) -> Definition:
    found = builtin().newest(short)
    assert found is not None
    return found


def odd(kind: str, more: str = "") -> Definition:
    """A type with one field `x` of that kind, which must be filled."""
    text = f'{ODD}\n[[fields]]\nname = "x"\nkind = "{kind}"\nrequired = true\nlabel = {{en = "X"}}\n{more}'
    return read(text, "odd.toml")


def whole(text: str) -> str:
    """The reference that begins so: of one that is there, or a refusal."""
    if not examples.REF.startswith(text):
        raise Refusal(f"there is no message {text}", "see the inbox")
    return examples.REF


def said(definition: Definition, typed: dict[str, Any], languages: tuple[str, ...] = LANGUAGES) -> Read:
    """What the form comes to, addressed to the desk unless it says otherwise."""
    texts = {name: text if isinstance(text, list) else [text] for name, text in typed.items()}
    return Read(definition, Typed({"to": ["desk"], **texts}), languages, NOW, whole)


@pytest.mark.parametrize("fill", [examples.whole, examples.least])
@pytest.mark.parametrize("short", TYPES)
def test_what_a_form_shows_of_a_message_is_read_back_as_it_was(short: str, fill: Any) -> None:
    definition = form(short)
    fields = fill(definition)
    read_ = said(definition, {**retyped(definition, fields, [], "en"), **_needs(definition)})
    assert read_.faults == {}
    assert read_.letter["fields"] == fields


def _needs(definition: Definition) -> dict[str, list[str]]:
    header = examples.header(definition)
    return {name: value if isinstance(value, list) else [value] for name, value in header.items() if value}


@pytest.mark.parametrize("short", TYPES)
def test_texts_in_another_language_come_back_as_a_translation(short: str) -> None:
    definition = form(short)
    texts = {name: f"{name} мост" for name in _translatable(definition)}
    translation = {"language": "uk", "subject": "міст", "fields": texts}
    typed = retyped(definition, examples.whole(definition), [translation], "en")
    read_ = said(definition, {**typed, "subject:uk": "міст", **_needs(definition)})
    assert read_.faults == {}
    assert read_.letter["translations"] == [translation]


def _translatable(definition: Definition) -> list[str]:
    return [field.name for field in definition.fields if field.translated and field.kind in {"line", "text"}]


@pytest.mark.parametrize("short", TYPES)
def test_every_field_of_a_type_has_inputs_and_each_input_a_name_of_its_own(short: str) -> None:
    definition = form(short)
    typed = Typed(retyped(definition, examples.whole(definition), [], "en"))
    made = nodes(definition, typed, {}, Tongues("ar", LANGUAGES))
    names = [box.name for node in made for box in boxes(node)]
    assert [node.name for node in made] == [f"f.{field.name}" for field in definition.fields]
    assert len(set(names)) == len(names)
    assert all(node.label for node in made)
    idents = [box.id for node in made for box in boxes(node) if isinstance(box, Box)]
    assert len(set(idents)) == len(idents)


def boxes(node: Node) -> list[Box | Marks]:
    match node:
        case Rows(rows=rows):
            return [box for row in rows for inner in row for box in boxes(inner)]
        case Texts(boxes=texts):
            return list(texts)
    return [node]


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("line", "a bridge", "a bridge"),
        ("text", "one\r\ntwo", "one\ntwo"),
        ("integer", "12 km", 12),
        ("moment", "+48h", examples.LATER),
        ("moment", "131230Z FEB 22", "2022-02-13T12:30:00.000Z"),
        ("date", "2022-03-04", "2022-03-04"),
        ("duration", "1 d 12 h", 129_600),
        ("choice", "b", "b"),
        ("flag", "no", False),
        ("post", " desk ", "desk"),
        ("ref", examples.REF, examples.REF),
        ("position", "54°21.5'N 018°39.0'E", {"lat_e7": 543_583_333, "lon_e7": 186_500_000}),
        ("language", "uk", "uk"),
    ],
)
def test_a_field_of_each_kind_is_read_as_a_message_has_it(kind: str, typed: str, value: object) -> None:
    definition = odd(kind, KINDS[kind])
    name = "f.x:en" if kind in {"line", "text"} else "f.x"
    read_ = said(definition, {name: typed})
    assert read_.faults == {}
    assert read_.letter["fields"] == {"x": value}
    assert fitting.check(definition, read_.letter["fields"]) == []


@pytest.mark.parametrize(
    ("kind", "typed", "what"),
    [
        ("line", "", "missing"),
        ("line", "x" * 201, "201 characters where 200 are allowed"),
        ("text", " \n ", "missing"),
        ("integer", "many", "no whole number"),
        ("integer", "-1", "not from 0"),
        ("moment", "yesterday", "is no time"),
        ("moment", "2022-03-04T12:30", "without its zone"),
        ("date", "4 March", "is no day"),
        ("duration", "soon", "written 48h"),
        ("choice", "c", "none of the choices"),
        ("flag", "perhaps", "neither yes nor no"),
        ("post", "x" * 65, "no name of a post"),
        ("ref", "abcd", "64 hex digits"),
        ("position", "here", "no position"),
        ("position", "99°N 1°E", "at most 90"),
        ("language", "Ukrainian!", "no tag"),
    ],
)
def test_what_does_not_fit_is_said_beside_the_field_and_stays_typed(kind: str, typed: str, what: str) -> None:
    definition = odd(kind, KINDS[kind])
    name = "f.x:en" if kind in {"line", "text"} else "f.x"
    read_ = said(definition, {name: typed})
    assert list(read_.faults) == ["f.x"]
    assert what in read_.faults["f.x"].what
    (node,) = nodes(definition, read_.typed, read_.faults, Tongues("en", LANGUAGES))
    kept = node.boxes[0] if isinstance(node, Texts) else node
    assert isinstance(kept, Box)
    assert kept.fault is not None
    assert kept.typed == typed


def test_rows_that_are_left_empty_are_not_sent_and_what_is_missing_in_another_is_said_there() -> None:
    roster = form("ROSTER")
    typed = {
        "f.posts#": "3",
        "f.posts.1.post": "desk",
        "f.posts.2.days": ["mon", "tue"],
        "f.utc_offset_min": "60",
    }
    read_ = said(roster, typed)
    assert read_.letter["fields"]["posts"] == [{"post": "desk"}, {"days": ["mon", "tue"]}]
    assert read_.faults == {"f.posts.2.post": Fault("missing")}


def test_a_list_that_needs_an_element_and_has_none_says_so() -> None:
    read_ = said(form("RFE"), {"f.activity:en": "a column", "f.place:en": "marker 14"})
    assert list(read_.faults) == ["f.items"]
    asked = said(form("RFE"), {"f.activity:en": "a", "f.place:en": "b", "f.items": ["objective", "nonsense"]})
    assert "none of" in asked.faults["f.items"].what


def test_more_rows_than_a_type_allows_are_not_read() -> None:
    typed = {"f.handover#": "9999", **{f"f.handover.{n}": "08:00" for n in range(20)}}
    read_ = said(form("ROSTER"), typed)
    assert len(read_.letter["fields"]["handover"]) == 8


@pytest.mark.parametrize("count", ["-1", "²", "1e9", "", "99999999999999999999"])
def test_a_count_of_rows_that_is_none_is_none(count: str) -> None:
    assert Typed({"f.x#": [count]}).rows("f.x", 64) == 0


@pytest.mark.parametrize(
    ("typed", "name", "what"),
    [
        ({"to": []}, "to", "missing"),
        ({"reply_by": "later"}, "reply_by", "is no time"),
        ({"reply_to": "ffff"}, "reply_to", "there is no message ffff"),
        ({"authentic": "uk"}, "authentic", "no text in uk"),
    ],
)
def test_what_does_not_fit_in_the_header_is_said_beside_it(
    typed: dict[str, Any], name: str, what: str
) -> None:
    read_ = said(form("FREE-TEXT"), {"f.text:en": "hello", **typed})
    assert what in read_.faults[name].what


def test_what_a_type_needs_in_its_header_is_asked_for() -> None:
    assert said(form("CANCEL"), {"f.reason:en": "a false alarm"}).faults == {"supersedes": Fault("missing")}


def test_a_whole_header_is_read_as_a_request_has_it() -> None:
    read_ = said(
        form("FREE-TEXT"),
        {
            "f.text:uk": "міст", "f.text:en": "bridge", "language": "uk", "authentic": "en", "subject:uk": "справа",
            "subject:en": "matter", "to": ["desk", "minister"], "info": ["secretary"], "precedence": "O",
            "info_precedence": "R", "usage": "EXERCISE", "marking": "northern lights", "reply_by": "+1h",
            "must_follow": f"{examples.REF[:6]}, {examples.REF[:8]}", "label": "for you", "remarks": "none", "from": "",
        },
    )  # fmt: skip
    assert read_.faults == {}
    assert read_.letter == {
        "type": "FREE-TEXT/1", "language": "uk", "authentic": "en", "label": "for you", "remarks": "none",
        "to": ["desk", "minister"], "info": ["secretary"], "subject": "справа", "precedence": "O",
        "info_precedence": "R", "marking": {"usage": "EXERCISE", "name": "northern lights"},
        "reply_by": "2022-02-11T10:00:00.000Z", "must_follow": [examples.REF, examples.REF],
        "fields": {"text": "міст"},
        "translations": [{"language": "en", "subject": "matter", "fields": {"text": "bridge"}}],
    }  # fmt: skip


def test_the_header_of_a_message_is_typed_as_it_was_read() -> None:
    signed = entry("FREE-TEXT/1", {"text": "the bridge is closed"}, reply_to=examples.REF)
    typed = {**header_of(signed, "en"), **retyped(form("FREE-TEXT"), signed["fields"], [], "en")}
    letter = Read(form("FREE-TEXT"), Typed(typed), LANGUAGES, NOW, whole).letter
    assert {name: letter[name] for name in letter if name in signed} == {
        name: signed[name] for name in letter if name in signed
    }
    assert letter["marking"] == signed["marking"]
    assert letter["to"] == signed["to"]
