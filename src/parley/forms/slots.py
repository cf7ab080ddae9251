r"""What fills the slots of a phrase: texts in one fixed form each, shown in the reader's language.

On the line every slot is a text. What has the fixed form of its kind is shown as a value of that kind; anything else
is shown as it is, made harmless. Spec: docs/spec/phrases.md, §3.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from parley.forms import fitting, inert, positions, typed
from parley.forms import shown as reading
from parley.forms.bookread import SLOT
from parley.forms.definition import Field, said
from parley.record.entry import Instant

Filled: TypeAlias = list[dict[str, str]]  # the rows of a PHRASE message: name and value

CHARACTERS_MAX: Final = 200  # of one slot, as it is shown; a line of a form has no more
ROWS_MAX: Final = 16  # that are read of a message: twice what a phrase can use
_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,15}", re.ASCII)
_DEGREES: Final = r"(?:0|[1-9][0-9]{0,2})(?:\.[0-9]{1,7})?"
_POSITION: Final = re.compile(rf"-?{_DEGREES},-?{_DEGREES}", re.ASCII)


def texts(given: object) -> dict[str, str]:
    """The texts by slot of whatever a message holds: a mapping, or rows of name and value. Bounded, raises nothing."""
    if isinstance(given, Mapping):
        pairs = list(given.items())[:ROWS_MAX]
    elif isinstance(given, (list, tuple)):
        rows = [row for row in given[:ROWS_MAX] if isinstance(row, Mapping)]
        pairs = [(row.get("name", ""), row.get("value", "")) for row in rows]
    else:
        pairs = []
    found: dict[str, str] = {}
    for name, value in pairs:
        # The first word counts: a second one for the same slot must not change what was read aloud.
        found.setdefault(_plain(name), _plain(value))
    return found


def _plain(value: object) -> str:
    return value if isinstance(value, str) else reading.plainly(value, "en")


def value(slot: Field, text: str) -> Any:  # noqa: ANN401  # any JSON value
    """The value of a text in the fixed form of its kind, None where it is not in that form or out of bounds."""
    found: Any = text
    if slot.kind == "integer":
        found = int(text) if _INTEGER.fullmatch(text) else None
    elif slot.kind == "position":
        try:
            found = positions.parse(text) if _POSITION.fullmatch(text) else None
        except ValueError:
            return None
    return None if found is None or fitting.problems(slot, found) else found


def shown(slot: Field, text: str | None, language: str) -> str:
    """What fills the slot, as it is read; its name in angle brackets where nothing does."""
    if text is None or not text.strip():
        return f"⟨{said(slot.label, language)}⟩"
    known = value(slot, text)
    return cut(text if known is None else reading.shown(slot, known, language))


def cut(text: str) -> str:
    """Harmless, on one line, and not longer than a slot may be."""
    return inert.line(text) if len(text) <= CHARACTERS_MAX else f"{inert.line(text[:CHARACTERS_MAX])}…"


def put(template: str, values: Mapping[str, str], *, isolated: bool) -> str:
    """The sentence with its slots filled. What fills them is not read for slots again."""
    return SLOT.sub(lambda found: _apart(values[found[1]], template, isolated=isolated), template)


def _apart(text: str, sentence: str, *, isolated: bool) -> str:
    """The text with a direction of its own, where it or what stands beside it runs from right to left."""
    if not isolated or not (inert.leftward(text) or inert.leftward(sentence)):
        return text
    return f"{inert.RLI if inert.rtl(text) else inert.LRI}{text}{inert.PDI}"


def behind(sentence: str, odd: Mapping[str, str], *, isolated: bool) -> str:
    """The sentence, and behind it what fills none of its slots."""
    parts = [
        ": ".join(_apart(cut(part), sentence, isolated=isolated) for part in pair) for pair in odd.items()
    ]
    return f"{sentence} ({'; '.join(parts)})" if parts else sentence


def fault(slot: Field, text: str) -> str | None:
    """Why this text cannot fill the slot; None if it can."""
    if not text.strip():
        return "missing"
    return None if value(slot, text) is not None else f"{inert.quoted(text)} is not of the form {slot.kind}"


def written(slot: Field, text: str, now: Instant | None) -> str:
    """The fixed form of what a person typed. Raises BadValue. `now`: what `+48h` counts from."""
    found = typed.parse(slot, text.strip(), now)
    if slot.kind == "position":
        return f"{_degrees(found['lat_e7'])},{_degrees(found['lon_e7'])}"
    return str(found)


def _degrees(e7: int) -> str:
    whole, rest = divmod(abs(e7), positions.E7)
    fraction = f"{rest:07d}".rstrip("0")
    return ("-" if e7 < 0 else "") + (f"{whole}.{fraction}" if fraction else f"{whole}")
