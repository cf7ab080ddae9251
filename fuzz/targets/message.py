"""A message that somebody signed: judged by its form, searched, told, and printed."""

import json
import re
from typing import Any, Final

from parley.forms import catalogue, check, paper, phrasebook, printed
from parley.line import facts
from parley.record import entry as entries
from parley.record.errors import Malformed
from parley.station import written

REF: Final = "36" * 32
LANGUAGES: Final = ("en", "ar", "zh")
WIDTH_MAX: Final = 400  # columns of a print: a text that runs on is broken
OBEYED: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u200e\u200f]"
)  # controls, and overrides


def message(data: bytes) -> bool:
    """A signed message: its faults in words, its prints without a control or a tag of its own; never an error."""
    try:
        found = entries.parse(data)
    except Malformed:
        return False
    fact = facts.read(found.kind, found.body)
    if not isinstance(fact, facts.MessageSent):
        return False
    form = catalogue.builtin().get(fact.type)
    if form is not None:
        assert all(isinstance(problem, str) for problem in check.problems(form, fact))
    assert written.row(fact, REF, found.claimed_at, mine=False).type == fact.type
    told = _told(json.loads(data))
    text = printed.text(told, form, LANGUAGES)
    assert OBEYED.search(text) is None, "a control reaches the paper"
    assert max(map(len, text.split("\n"))) < WIDTH_MAX
    html = paper.html(told, form, LANGUAGES)
    assert "<script" not in html
    assert OBEYED.search(html) is None, "a control reaches the page"
    return True


def _told(entry: dict[str, Any]) -> dict[str, Any]:
    """The message as a printed form gets it, just held: docs/spec/forms.md, §6."""
    book, fields = phrasebook.builtin(), entry["fields"]
    spoken = {}
    if entry["type"] == phrasebook.TYPE:
        spoken = {tag: book.say(fields.get("phrase"), fields.get("slots"), tag) for tag in LANGUAGES}
    return {
        "ref": REF,
        "line": "ab" * 16,
        "party": "boreas-" + "0" * 16,
        "entry": entry,
        "names": {},
        "phrases": spoken,
        "held_at": entry["at"],
        "receipts": [],
        "receipts_agreed": 4,
        "nacks": [],
        "expected": None,
        "cancelled": None,
        "corrections": [],
        "readdressed": [],
        "replies": [],
        "faults": [],
    }
