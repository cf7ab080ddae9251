"""Messages as a printed form gets them: the entry that was signed, and what became of it."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from parley.forms import paper, printed
from parley.forms.catalogue import builtin
from parley.forms.definition import Definition
from tests.forms import examples

REF: Final = examples.REF
OTHER: Final = "0f" * 32
SUBJECTS: Final = {
    "en": "the bridge",
    "ru": "мост",
    "uk": "міст",
    "ar": "الجسر",
    "zh": "桥梁",
}


def entry(type_: str, fields: Any, language: str = "en", **header: Any) -> dict[str, Any]:
    """The body of a signed entry; `header`: keys that stand otherwise than here."""
    return {
        "kind": "message.sent/1",
        "after": {"epoch": "c47be20d", "size": 25},
        "salt": "e00b4b8cd4fe55bd323ebbdfba07f973",
        "at": "2022-03-04T12:30:00.000Z",
        "number": 3,
        "type": type_,
        "from": "desk",
        "to": ["minister"],
        "info": ["secretary"],
        "exempted": ["chief-of-staff"],
        "precedence": "O",
        "info_precedence": "R",
        "marking": {"usage": "EXERCISE", "name": "northern-lights"},
        "subject": SUBJECTS[language],
        "language": language,
        "authentic": language,
        "fields": fields,
        "translations": [],
        "attachments": [],
        "remarks": "none",
        "reply_to": None,
        "supersedes": None,
        "must_follow": [],
        "refers": [],
        "reply_by": "2022-03-05T12:30:00.000Z",
        "valid_from": None,
        "valid_to": None,
        "label": "for the desk only",
        "released_by": "secretary",
        "agreement": "c6910ca20514f11679a1cc48418ceabd3e03212b1a9fe74521feaea58b431fde",
        "article": "3",
        "paragraph": "16",
    } | copy.deepcopy(header)


def message(signed: dict[str, Any], **became: Any) -> dict[str, Any]:
    """The entry with what became of it: seen, and an answer on its way, unless `became` says otherwise."""
    return {
        "ref": REF,
        "line": "0123456789abcdef0123456789abcdef",
        "party": "aster-1a2b3c4d",
        "entry": signed,
        "names": {OTHER: "desk 2, 031200Z MAR 22"},
        "phrases": {},
        "held_at": "2022-03-04T12:30:05.000Z",
        "receipts": [
            {"post": "desk", "level": 2, "at": "2022-03-04T12:41:00.000Z", "crossed": False},
            {"post": "minister", "level": 4, "at": "2022-03-04T14:00:00.000Z", "crossed": False},
        ],
        "receipts_agreed": 4,
        "nacks": [],
        "expected": {"post": "desk", "by": "2022-03-05T12:00:00.000Z", "text": "the staff is asked"},
        "cancelled": None,
        "corrections": [],
        "readdressed": [],
        "replies": [],
        "faults": [],
    } | became


def whole(definition: Definition, language: str = "en", beside: str = "ru") -> dict[str, Any]:
    """A message of that type with every field and every part of the header filled, and a translation beside it."""
    fields = examples.whole(definition, language)
    header = examples.header(definition)
    header |= {"reply_to": OTHER, "supersedes": OTHER, "must_follow": [OTHER], "refers": [OTHER]}
    header |= {"valid_from": examples.NOW, "valid_to": examples.LATER}
    translation = {
        "language": beside,
        "subject": SUBJECTS[beside],
        "fields": examples.translated(definition, fields, beside),
    }
    image = {"name": "marker.png", "media": "image/png", "size": 3021, "hash": REF, "about": "as we found it"}
    header |= {"translations": [translation], "attachments": [image]}
    return message(entry(definition.type, fields, language, **header))


def unknown() -> dict[str, Any]:
    """A message of a type that nobody here knows: of a newer release, say."""
    fields = {
        "what": "two barges",
        "size": {"length_m": 90, "crew": [4, 5], "armed": False},
        "legs": [{"to": "pier 4", "at": "2022-03-05T06:00:00.000Z"}, {"to": "pier 9", "at": None}],
        "urgent": True,
    }
    translations = [{"language": "uk", "subject": "баржі", "fields": {"what": "дві баржі"}}]
    return message(
        entry("RIVER-TRAFFIC/7", fields, marking=None, translations=translations), receipts=[], expected=None
    )


def typed(short: str, language: str, beside: str) -> dict[str, Any]:
    """The same, by the name of the type."""
    definition = builtin().newest(short)
    assert definition is not None
    return whole(definition, language, beside)


# Kept as they are printed, in `printed/`. To renew them: python -m tests.forms.letters
KEPT: Final[dict[str, tuple[dict[str, Any], tuple[str, ...]]]] = {
    "rfe-en-ru": (typed("RFE", "en", "ru"), ("en", "ru")),
    "hazard-incident-ar-en": (typed("HAZARD-INCIDENT", "ar", "en"), ("ar", "en")),
    "stop-appeal-uk-zh": (typed("STOP-APPEAL", "uk", "zh"), ("uk", "zh")),
    "unknown-en-uk": (unknown(), ("en", "uk")),
}
FOLDER: Final = Path(__file__).parent / "printed"


def prints() -> Iterator[tuple[str, str]]:
    """Every print that is kept: the file's name, and what it is to hold."""
    for name, (found, languages) in KEPT.items():
        form = builtin().get(found["entry"]["type"])
        yield f"{name}.txt", printed.text(found, form, languages)
        yield f"{name}.html", paper.html(found, form, languages)


if __name__ == "__main__":
    for name, made in prints():
        (FOLDER / name).write_text(made, encoding="utf-8", newline="\n")
