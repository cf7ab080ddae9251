"""Messages as people read them: what came, what went, who has it, and who has seen it, with their wording.

A receipt of whatever level is not approval, and every view says so, in each language of the line.
"""

import json
import re
from collections.abc import Collection, Sequence
from typing import Any, Final

from msgspec import Struct

from parley.forms import wording
from parley.line import things
from parley.line.follow import Rfe, key
from parley.line.message import Addressees, Expected, Message, Receipt, State, faults
from parley.line.message_clocks import counts, handled
from parley.line.messages import Numbers
from parley.line.request_parts import RFE
from parley.line.requests import State as Asked
from parley.line.terms import Terms
from parley.line.values import SERVICE_MS, Post
from parley.record.entry import instant
from parley.record.epochs import PLACES
from parley.station.book import stood
from parley.station.ports import LineRow, LogRow, Reading, Wanted
from parley.views import lines
from parley.views.held import Held
from parley.views.times import dtg, stamped

TABLE: Final = "message"
PLAIN_FORMS: Final = frozenset(("FREE-TEXT", "PHRASE"))
BEGINNING_MAX: Final = 48
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT", re.ASCII)
AS_WRITTEN: Final = (  # of the entry itself
    *(
        "number",
        "type",
        "from",
        "to",
        "info",
        "exempted",
        "precedence",
        "info_precedence",
        "marking",
        "subject",
    ),
    *("language", "authentic", "fields", "translations", "attachments", "remarks", "reply_to", "supersedes"),
    *("must_follow", "refers", "reply_by", "valid_from", "valid_to", "label", "released_by", "agreement"),
    *("article", "paragraph"),
)


def receipt_words(level: int, post: str, seen_at: str, language: str = "en") -> str:
    """What a person's receipt says, and what it does not say. The same on screen, on paper and in an export."""
    return wording.filled(f"receipt.{level}", language, post=post, dtg=dtg(instant(seen_at)))


def messages(
    reading: Reading, row: LineRow, now: int, *, mine: bool, unseen: bool = False, newest: int = 0
) -> list[dict[str, Any]]:
    """The messages that came (or, `mine`, that went) on this line, oldest first."""
    wanted = Wanted(mine=mine, state=State.SENT if unseen else "", newest=newest)
    found = reading.search(row.id, wanted)
    # The store orders by our clock: of what came in one moment, its author's order decides.
    ordered = sorted((loaded(thing.data) for thing in found), key=lambda m: (m.heard_ms, m.place))
    about = About(reading, row)
    return [message(m, about, now) for m in ordered]


class About:
    """What is read once for many messages of one line: its logs, whose receipts are there, and both sides' desks."""

    def __init__(self, reading: Reading, row: LineRow) -> None:
        self.reading = reading
        self.row = row
        logs = reading.logs(row.id)
        told = stood(reading.meta().get(f"told/{row.id}", ""))
        self.logs: dict[bool, dict[int, LogRow]] = {
            True: {},
            False: {},
        }  # as they are told: so places count them
        for log in logs:
            self.logs[log.mine][told.get((log.mine, log.epoch), log.ordinal)] = log
        self.held = {mine: Held(reading, list(self.logs[mine].values())) for mine in (True, False)}
        state = lines.state(reading, row)
        terms = state.core.terms if state is not None else None
        self.desks = _desks(terms, row)
        self.languages = terms.languages if terms is not None else ("en",)
        self.highest = {  # how far up whoever reads our messages (True), or theirs, gives receipts
            mine: terms.highest_receipt(row.them if mine else row.me) if terms is not None else None
            for mine in (True, False)
        }


def _desks(terms: Terms | None, row: LineRow) -> dict[bool, tuple[Post, ...]]:
    """The desks of the side to which our messages go (True), and of the side to which theirs do."""
    if terms is None:
        return {True: (), False: ()}
    return {True: terms.side(row.them).desks, False: terms.side(row.me).desks}


def gaps(numbers: Numbers) -> list[dict[str, Any]]:
    """The numbers of either side that no message had, and whether the other side has asked for them."""
    return [
        {
            "mine": gap.mine,
            "post": gap.post,
            "first": gap.first,
            "last": gap.last,
            "words": f"{gap.words} never sent",
            "since": stamped(gap.heard_ms),
            "shown_by": gap.ref,
            "draft": gap.draft,
            "asked": gap.asked,
        }
        for gap in numbers.gaps
    ]


def gaps_of(reading: Reading, row: LineRow, *, mine: bool) -> list[dict[str, Any]]:
    """The open gaps in the numbers of our posts (`mine`), or of theirs."""
    state = lines.state(reading, row)
    return [gap for gap in gaps(state.core.numbers) if gap["mine"] is mine] if state is not None else []


def one(reading: Reading, row: LineRow, ref: str, now: int) -> dict[str, Any]:
    """The message of that reference, which must be there."""
    thing = reading.thing(row.id, ref)
    assert thing is not None
    return message(loaded(thing.data), About(reading, row), now)


def loaded(data: bytes) -> Message:
    """The message of its row."""
    thing = things.load(data)
    assert isinstance(thing, Message)
    return thing


def written(found: Message, about: About) -> dict[str, Any]:
    """The entry that it is, as its author wrote it."""
    ordinal, index = divmod(found.place, PLACES)
    ((raw, _),) = about.reading.entries(about.logs[found.mine][ordinal].id, index, 1)
    body: dict[str, Any] = json.loads(raw)
    return body


def message(found: Message, about: About, now: int) -> dict[str, Any]:
    """One message as plain values, its text from the entry itself."""
    ordinal, index = divmod(found.place, PLACES)
    log = about.logs[found.mine][ordinal]
    body = written(found, about)
    story = found.story
    return {
        "ref": found.ref,
        "line": about.row.id,
        "with": about.row.name,
        "mine": found.mine,
        **{name: body[name] for name in AS_WRITTEN},
        "text": text(body["fields"]),
        "at": stamped(found.at_ms),
        "heard_at": stamped(found.heard_ms),
        "held_at": stamped(about.held[found.mine].at(log, index)),
        "state": found.state.value,
        "marks": [mark.value for mark in story.marks],
        "receipts": [_receipt(receipt, about.languages) for receipt in story.receipts],
        "receipts_agreed": about.highest[found.mine],
        "addressees": [
            _addressees(found, kind, about.desks[found.mine], now) for kind in Addressees if found.posts(kind)
        ],
        "due": stamped(found.due_ms()),
        "overdue": _overdue(found, Addressees.ACTION, about.desks[found.mine], now),
        "expected": _expected(story.expected),
        "queries": [{"ref": q.ref, "by": q.by, "at": stamped(q.heard_ms)} for q in story.queries],
        "nacks": [
            {"ref": n.ref, "post": n.post, "reason": n.reason, "text": n.text, "at": stamped(n.at_ms)}
            for n in story.nacks
        ],
        "cancelled": story.cancelled,
        "corrections": list(story.corrections),
        "readdressed": list(story.readdressed),
        "replies": list(story.replies),
        **_answered(found, about),
        "quiet": found.quiet or None,
        "faults": [{"ref": fault.ref, "why": fault.why} for fault in faults(found)],
    }


def _answered(found: Message, about: About) -> dict[str, bool]:
    """Of a request for explanation: whether no reply came in its time, and whether one came afterwards, and stands."""
    row = about.reading.thing(about.row.id, key(found.ref)) if found.form == RFE else None
    request = things.load(row.data) if row is not None else None
    if not isinstance(request, Rfe):
        return {"unanswered": False, "answered_late": False}
    states = (request.state, *(move.state for move in request.story.path))
    return {"unanswered": Asked.UNANSWERED in states, "answered_late": request.story.answered_late}


def text(fields: dict[str, Any]) -> str:
    """What a list shows of a form: its text, or the first of its fields that was written in words."""
    texts = (value for value in (fields.get("text"), *fields.values()) if isinstance(value, str))
    return next(texts, "")


def about(message: dict[str, Any]) -> str:
    """Its form, unless it is plain text; its subject, without one the beginning of its text, in parentheses."""
    form = message["type"].partition("/")[0]
    words = str(message["subject"])
    if not words and message["text"] and not _MOMENT.match(message["text"]):
        words = f"({beginning(message['text'])})"
    return words if form in PLAIN_FORMS else f"{form} {words}".rstrip()


def beginning(text: str) -> str:
    """So much of a text as a list has room for."""
    line = " ".join(text.split())
    return line if len(line) <= BEGINNING_MAX else f"{line[: BEGINNING_MAX - 1].rstrip()}…"


class Box(Struct, frozen=True):
    """One side's messages on one line: those that no person has seen, the most urgent first, and the newest others.

    `more`: unseen ones of that precedence that are not listed.
    """

    unseen: list[dict[str, Any]]
    rest: list[dict[str, Any]]
    more: dict[str, int]


def box(reading: Reading, row: LineRow, now: int, *, mine: bool, newest: int) -> Box:
    """What came (or, `mine`, went), at most `newest` of each precedence that nobody has seen, and of all others."""
    told = About(reading, row)
    counted = {
        found.precedence: found.count for found in reading.counts(row.id, TABLE, State.SENT, mine=mine)
    }
    unseen: list[dict[str, Any]] = []
    for precedence in (p.value for p in SERVICE_MS if p.value in counted):
        wanted = Wanted(mine=mine, state=State.SENT, newest=newest, precedence=precedence)
        found = [message(loaded(thing.data), told, now) for thing in reading.search(row.id, wanted)]
        unseen += sorted(found, key=lambda one: (bool(one["cancelled"] or one["corrections"]), one["due"]))
    last = reading.search(row.id, Wanted(mine=mine, newest=newest))
    rest = [message(loaded(thing.data), told, now) for thing in reversed(last) if thing.state != State.SENT]
    more = {precedence: count - newest for precedence, count in counted.items() if count > newest}
    return Box(unseen, rest, more)


def _receipt(found: Receipt, languages: Sequence[str]) -> dict[str, Any]:
    """A receipt. `at`: as its author signed it, so that its words are the same at both stations and on paper."""
    at = stamped(found.at_ms)
    assert at is not None
    return {
        "ref": found.ref,
        "post": found.post,
        "level": found.level,
        "at": at,
        "heard_at": stamped(found.heard_ms),
        "in_time": found.in_time,
        "crossed": found.crossed,
        "words": receipt_words(found.level, found.post, at),
        "in_languages": [
            {"language": language, "words": receipt_words(found.level, found.post, at, language)}
            for language in languages
        ],
    }


def _expected(found: Expected | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"ref": found.ref, "post": found.post, "by": stamped(found.by_ms), "text": found.text}


def _addressees(found: Message, kind: Addressees, desks: Collection[Post], now: int) -> dict[str, Any]:
    """One class of addressees: who, how fast, by when somebody there is to have seen it, and who first had."""
    first = next((r for r in found.seen if counts(found, kind, r.post, desks)), None)
    return {
        "class": kind.value,
        "posts": list(found.posts(kind)),
        "precedence": found.service(kind).value,
        "due": stamped(found.due_ms(kind)),
        "overdue": _overdue(found, kind, desks, now),
        "seen_by": first.post if first else None,
        "seen_at": stamped(first.at_ms) if first else None,
        "in_time": first.in_time if first else None,
    }


def _overdue(found: Message, kind: Addressees, desks: Collection[Post], now: int) -> bool:
    story = found.story
    return now > found.due_ms(kind) and not story.stopped and not handled(found, story, kind, desks)
