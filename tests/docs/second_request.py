"""A second fold of requests, from docs/spec/requests.md alone: its tables are read from the page, its rules follow §3.

It takes entries as plain JSON, knows nothing of our machines, and says of each request what a stranger's program would.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tests.docs.pages import page
from tests.docs.second import Entry, ordered

PAGE: Final = page("spec/requests")
TABLE: Final = {
    at: dict(step.split(" → ") for step in steps.split("; "))
    for at, steps in PAGE.table("at", "steps and where they lead")
    .pairs("at", "steps and where they lead")
    .items()
}
CLAIMED: Final = PAGE.table("claimed at", "end", "withdrawn, leads to").pairs("claimed at", "end")
WITHDRAWN: Final = {  # where a withdrawn claim leads, by where it had led
    TABLE[at]["Silence"]: then
    for at, then in PAGE.table("claimed at", "end", "withdrawn, leads to")
    .pairs("claimed at", "withdrawn, leads to")
    .items()
}
DEFAULTS: Final = PAGE.table("state", "clock", "default, seconds", "from").pairs("state", "default, seconds")
MEETING: Final = ("MEETING_ASKED", "MEETING_UNDELIVERED", "MEETING_DELIVERED")
ITEM: Final = re.compile(r"[a-z][a-z0-9_-]{0,39}")


@dataclass
class Reply:
    """One reply of the asked side."""

    ref: str
    answered: list[str]
    late: bool
    adequate: bool | None = None
    taken_back: bool = False


@dataclass
class Told:
    """What the page calls a story."""

    items: list[str]
    state: str = "ASKED"
    path: list[tuple[str, str, str]] = field(default_factory=list)  # step, state, entry
    replies: list[Reply] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    misconduct: list[str] = field(default_factory=list)
    claims: list[tuple[str, bool]] = field(default_factory=list)  # that moved it; whether it stands
    meeting: Entry | None = None
    answer: tuple[str, str, bool] | None = None  # about the meeting that counts: its word, entry, taken back
    expected: str | None = None

    @property
    def missing(self) -> list[str]:
        had = {item for reply in self.replies if not reply.taken_back for item in reply.answered}
        return [item for item in self.items if item not in had]


def tell(asked: Entry, words: Sequence[Entry]) -> Told:
    """§3.3."""
    told = Told(_items(asked.said["fields"]))
    seen = asked.place
    for word in ordered(words):
        _take(told, asked, word, seen)
        if word.own:
            seen = word.place  # 12.
    return told


# --- §3.2 ----------------------------------------------------------------------------------------------------


def _text(value: Any) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _named(values: list[Any], question: Any) -> list[str]:
    names = [value for value in values if isinstance(value, str) and ITEM.fullmatch(value)]
    return list(dict.fromkeys([*names, *(["question"] if _text(question) else [])]))[:16]


def _items(fields: dict[str, Any]) -> list[str]:
    listed = fields.get("items")
    return _named(listed if isinstance(listed, list) else [], fields.get("question"))


def _answered(fields: dict[str, Any]) -> list[str]:
    listed = fields.get("answers")
    rows = [row for row in (listed if isinstance(listed, list) else []) if isinstance(row, dict)]
    return _named([row.get("item") for row in rows if _text(row.get("answer"))], fields.get("question"))


# --- §3.3 ----------------------------------------------------------------------------------------------------


def _take(told: Told, asked: Entry, word: Entry, seen: int) -> None:
    said = word.said
    kind = said["type"].partition("/")[0] if said["kind"] == "message.sent/1" else said["kind"]
    if not word.own and word.after <= asked.place:  # 1.
        told.misconduct.append(word.ref)
        return
    of_requester = {"MEETING-REQUEST", "RFE", "request.silent/1", "request.judged/1", "claim.withdrawn/1"}
    of_asked = {"RFE-REPLY", "MEETING-REPLY"}
    if kind in (of_asked if word.own else of_requester - {"MEETING-REQUEST", "RFE"}):  # 4., 6., 9.-11.
        told.misconduct.append(word.ref)
    elif kind == "message.expected/1":
        _expected(told, word)
    elif kind == "RFE-REPLY":
        _reply(told, word, seen)
    elif kind == "MEETING-REPLY":
        _meeting_reply(told, word)
    elif kind == "CANCEL":
        _cancel(told, asked, word)
    elif kind == "request.silent/1":
        _silent(told, asked, word)
    elif kind == "request.judged/1":
        _judge(told, word)
    elif kind == "claim.withdrawn/1":
        _withdraw(told, word)
    elif kind == "MEETING-REQUEST":  # 5.
        if _stepped(told, "MeetingAsked", word):
            told.meeting, told.answer = word, None
    else:
        _stepped(told, "Corrected", word)  # 8.


def _expected(told: Told, word: Entry) -> None:
    """3., and 2. for it: the requester's own moves nothing."""
    if not word.own:
        _implied(told, word, meeting=told.meeting is not None and word.said["message"] == told.meeting.ref)
        told.expected = word.ref


def _stepped(told: Told, step: str, word: Entry) -> bool:
    """The step, or kept beside where the table does not have it."""
    if step not in TABLE.get(told.state, {}):
        told.beside.append(word.ref)
        return False
    _move(told, step, word)
    return True


def _move(told: Told, step: str, word: Entry) -> None:
    told.state = TABLE[told.state][step]
    told.path.append((step, told.state, word.ref))


def _implied(told: Told, word: Entry, *, meeting: bool) -> None:
    """2."""
    if meeting and (told.meeting is None or word.after <= told.meeting.place):
        return
    if told.state in (("MEETING_ASKED", "MEETING_UNDELIVERED") if meeting else ("ASKED", "UNDELIVERED")):
        _move(told, "Cosigned", word)


def _meeting_reply(told: Told, word: Entry) -> None:
    """6."""
    if told.meeting is None or word.said["reply_to"] != told.meeting.ref:
        told.beside.append(word.ref)
        return
    if word.after <= told.meeting.place:
        told.misconduct.append(word.ref)
        return
    if told.state not in MEETING:
        told.late.append(word.ref)
        return
    _implied(told, word, meeting=True)
    answer = word.said["fields"].get("answer")
    step = {"yes": "MeetingAccepted", "other-time": "MeetingAccepted", "no": "MeetingDeclined"}.get(
        str(answer)
    )
    if step is None:
        told.beside.append(word.ref)
        return
    told.answer = (str(answer), word.ref, False)
    _move(told, step, word)


def _cancel(told: Told, asked: Entry, word: Entry) -> None:
    """7."""
    what = word.said["supersedes"]
    if word.own:
        if what == asked.ref:
            _stepped(told, "Cancelled", word)
        elif told.meeting is not None and what == told.meeting.ref:
            _stepped(told, "MeetingCancelled", word)
        else:
            told.beside.append(word.ref)
        return
    if told.answer is not None and told.answer[1] == what:
        told.answer = (told.answer[0], told.answer[1], True)
        return
    found = [reply for reply in told.replies if reply.ref == what]
    for reply in found:
        reply.taken_back = True
    if not found:
        told.beside.append(word.ref)


def _silent(told: Told, asked: Entry, word: Entry) -> None:
    """§3.4."""
    end, at = word.said["end"], told.state
    if end != "UNDELIVERED":  # 1.
        at = TABLE.get(at, {}).get("Cosigned", at)
    step = "OurOutage" if end == "OUR_FAULT" else "Silence"
    called = "OUR_FAULT" if step == "OurOutage" else CLAIMED.get(at)
    if step not in TABLE.get(at, {}) or called != end:  # 2.
        told.misconduct.append(word.ref)
        return
    least = 0 if step == "OurOutage" else _clock(told, asked, at)
    short = word.said["listened_ms"] < least
    if short:  # 3.
        told.misconduct.append(word.ref)
        if at in {"ASKED", "MEETING_ASKED"}:
            return
        step = "OurOutage"
    if at != told.state:
        _move(told, "Cosigned", word)
    told.claims.append((word.ref, True))
    _move(told, step, word)


def _clock(told: Told, asked: Entry, at: str) -> int:
    """§4, in milliseconds: of four numbers, that of the precedence."""
    numbers = [int(text.replace(",", "")) * 1_000 for text in DEFAULTS[at].split(", ")]
    of = told.meeting if at == "MEETING_ASKED" else asked
    assert of is not None
    return numbers["ZOPR".index(of.said["precedence"])] if len(numbers) == 4 else numbers[0]


def _withdraw(told: Told, word: Entry) -> None:
    """§3.4, the last part."""
    standing = [ref for ref, stands in told.claims if stands]
    if not standing or word.said["claim"] != standing[-1]:
        told.misconduct.append(word.ref)
        return
    told.claims = [(ref, stands and ref != standing[-1]) for ref, stands in told.claims]
    if told.state in WITHDRAWN:
        told.state = WITHDRAWN[told.state]
        told.path.append(("OurOutage", told.state, word.ref))


def _reply(told: Told, word: Entry, seen: int) -> None:
    """§3.5."""
    if told.state in {"WITHDRAWN", "CORRECTED"} and word.after > seen:  # 1.
        told.misconduct.append(word.ref)
        return
    if len(told.replies) >= 32:  # 2.
        told.beside.append(word.ref)
        return
    _implied(told, word, meeting=False)
    late = "Replied" not in TABLE.get(told.state, {})
    told.replies.append(Reply(word.ref, _answered(word.said["fields"]), late))
    if late:  # 4.
        told.late.append(word.ref)
    else:  # 3.
        _move(told, "Replied", word)


def _judge(told: Told, word: Entry) -> None:
    """§3.6."""
    found = [reply for reply in told.replies if reply.ref == word.said["reply"]]
    odd = any(item not in told.items for item in word.said["missing"])
    if not found or found[0].adequate is not None or odd:
        told.misconduct.append(word.ref)
        return
    found[0].adequate = word.said["adequate"]
    if told.state == "ANSWERED" and found[0] is told.replies[-1]:
        _move(told, "JudgedAdequate" if found[0].adequate else "JudgedInadequate", word)
