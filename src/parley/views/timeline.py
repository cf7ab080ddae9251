"""The timeline of a line: both sides' entries as one story, each with what it shows and on whose word.

Levels are never merged: what an entry shows stands beside it, and what rests on its author's word alone says so. A page
has a bounded size, and looks at a bounded part of the record, however long that is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from parley.line import facts, silence, things
from parley.line.calls import Step
from parley.line.facts import Word
from parley.line.fold import Fault
from parley.line.follow import Assurance, Rfe, key
from parley.line.message import Message, faults
from parley.line.silence import Evidence
from parley.line.things import Call, Test, Thing
from parley.line.values import Ref
from parley.record import entry as entries
from parley.record.tree import leaf_hash
from parley.station.errors import Refusal
from parley.station.ports import LineRow, Reading
from parley.views import excerpts, lines, messages, record
from parley.views.held import Held
from parley.views.times import stamped
from parley.views.walk import BEGIN, End, Passed, Story

PAGE: Final = 40
LOOKED_MAX: Final = 4_000  # entries passed for one page, where a filter lets few through
TEXT_MAX: Final = 300  # characters of a message, in the story
ODDITIES: Final = 50  # of the last, so many are shown

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {  # by how the names of their kinds begin
    "calls": ("call.",),
    "messages": ("message.",),
    "tests": ("test.",),
    "claims": ("call.silent/", "test.silent/", "request.silent/", "claim."),
    "requests": ("request.", "assurance."),
    "line": ("agreement.", "line.", "epoch/", "card/", "seal."),
}
SHOWS: Final[Mapping[str, Evidence]] = {  # what an entry of the side that was asked shows of that side
    "call.rang": Evidence.RANG,
    "call.picked_up": Evidence.SEEN,
    "call.approval_awaited": Evidence.PENDING,
    "call.still_pending": Evidence.PENDING,
    "call.accepted": Evidence.ANSWERED,
    "call.window_offered": Evidence.ANSWERED,
    "call.window_agreed": Evidence.ANSWERED,
    "call.delegated": Evidence.ANSWERED,
    "call.asked_in_writing": Evidence.ANSWERED,
    "call.refused": Evidence.REFUSED,
    "test.read_back": Evidence.SEEN,
    "message.seen": Evidence.SEEN,
    "message.office": Evidence.SEEN,
    "message.informed": Evidence.SEEN,
    "message.nacked": Evidence.SEEN,
    "message.expected": Evidence.PENDING,
}
CLAIMS: Final = frozenset(("call.silent", "test.silent", "request.silent", "assurance.missed"))
_TALK: Final = frozenset((Step.BOTH_ON, Step.HEARD, Step.HUNG_UP))
_TALKED: Final = frozenset(("call.both_on", "call.hung_up"))
_ABOUT: Final = ("call", "test", "message", "request", "assurance")  # fields that name what an entry is about
_STARTS: Final = frozenset(("call.placed", "test.station", "test.person", "message.sent"))

Following = Call | Test | Message | Rfe | Assurance


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are shown: those that fit all that is given. `since`, `until`: when they came, our clock, ms.

    `refs`: these alone, if any are named. `text`: in the entry, in any case of letters, or how its reference begins.
    """

    side: str = ""  # ours, theirs
    group: str = ""  # of GROUPS
    since: int = 0
    until: int = 0
    text: str = ""
    refs: frozenset[str] = frozenset()

    def fits(self, passed: Passed) -> bool:
        """Whether this entry is shown."""
        if self.side and passed.log.mine is not (self.side == "ours"):
            return False
        if self.group and not passed.kind.startswith(GROUPS.get(self.group, ())):
            return False
        if passed.heard < self.since or (self.until and passed.heard > self.until):
            return False
        if self.refs and leaf_hash(passed.raw).hex() not in self.refs:
            return False
        return not self.text or self._holds(passed)

    def _holds(self, passed: Passed) -> bool:
        """The text is somewhere in the entry, or begins its reference."""
        text = self.text.casefold()
        if text in passed.raw.decode().casefold():
            return True
        return lines.REFERENCE.fullmatch(text) is not None and leaf_hash(passed.raw).hex().startswith(text)


@dataclass(frozen=True, slots=True)
class Found:
    """The entries of one page, the last first, and where it begins and ends. `stopped`: more was not looked at."""

    passed: tuple[Passed, ...]
    first: End
    end: End
    stopped: bool


def page(
    reading: Reading, row: LineRow, wanted: Wanted, end: End | None = None, begin: End | None = None
) -> dict[str, Any]:
    """The entries before `end`, or from `begin` on; without either, the newest. The last comes first."""
    story = Story(reading, row)
    low = story.since(wanted.since) if wanted.since else BEGIN
    high = story.until(wanted.until) if wanted.until else story.whole
    if begin is not None:
        found = _onward(story, wanted, _at_least(story.within(begin), low), high)
    else:
        found = _back(story, wanted, _at_most(story.within(end), high) if end is not None else high, low)
    about = About(reading, row, story)
    return {
        "line": row.id,
        "with": row.name,
        "entries": [about.entry(passed) for passed in found.passed],
        "older": found.first if _before(low, found.first) else None,
        "newer": found.end if _before(found.end, high) else None,
        "looked_since": stamped(_heard(story, found.first)) if found.stopped else None,
        "counts": story.whole._asdict(),
    }


def alone(reading: Reading, row: LineRow, wanted: Wanted, ref: str) -> Wanted:
    """Of what is wanted, only what was said about that call, test or message. Raises Refusal if it is none."""
    began = reading.thing(row.id, ref) if entries.HASH.fullmatch(ref) else None
    if began is None:
        raise Refusal(f"nothing on this line has the reference {ref[:64]!r}", "choose it on the timeline")
    found = [things.load(known.data) for known in (began, reading.thing(row.id, key(Ref(ref)))) if known]
    heard = [word.heard_ms for thing in found if isinstance(thing, Following) for word in thing.words]
    until = max((began.opened_at, *heard))
    return replace(wanted, since=began.opened_at, until=until, refs=excerpts.words_of(reading, row, ref))


def _back(story: Story, wanted: Wanted, end: End, low: End) -> Found:
    found: list[Passed] = []
    first, looked = end, 0
    for passed, first in story.back(end, low):  # noqa: B007  # where it stopped is read below
        looked += 1
        if wanted.fits(passed):
            found.append(passed)
        if len(found) == PAGE or looked == LOOKED_MAX:
            break
    return Found(tuple(found), first, end, looked == LOOKED_MAX)


def _onward(story: Story, wanted: Wanted, begin: End, high: End) -> Found:
    found: list[Passed] = []
    end, looked = begin, 0
    for passed, end in story.onward(begin, high):  # noqa: B007  # likewise
        looked += 1
        if wanted.fits(passed):
            found.append(passed)
        if len(found) == PAGE or looked == LOOKED_MAX:
            break
    return Found(tuple(reversed(found)), begin, end, looked == LOOKED_MAX)


def _at_most(one: End, other: End) -> End:
    return End(min(one.ours, other.ours), min(one.theirs, other.theirs))


def _at_least(one: End, other: End) -> End:
    return End(max(one.ours, other.ours), max(one.theirs, other.theirs))


def _before(one: End, other: End) -> bool:
    """Whether something stands between the two places."""
    return one.ours < other.ours or one.theirs < other.theirs


def _heard(story: Story, place: End) -> int | None:
    """When the first entry from there on came."""
    return next((passed.heard for passed, _ in story.onward(place, story.whole)), None)


class About:
    """What is read once for the entries of one page: receipts, and the things that they are about."""

    def __init__(self, reading: Reading, row: LineRow, story: Story) -> None:
        self.reading = reading
        self.row = row
        self._held = {
            mine: Held(reading, [log for log in story.logs if log.mine is mine]) for mine in (True, False)
        }
        self._things: dict[str, Following | None] = {}
        state = lines.state(reading, row)
        agreed = state.core.agreement.settled if state is not None else None
        self._agreement = {fault.ref: fault.why for fault in agreed.faults} if agreed is not None else {}
        gaps = messages.gaps(state.core.numbers) if state is not None else []
        self._gaps = {gap["shown_by"]: gap["words"] for gap in gaps}

    def entry(self, passed: Passed) -> dict[str, Any]:
        """One entry, what it shows, on whose word, and what stands beside it."""
        parsed = entries.parse(passed.raw)
        held = self._held[passed.log.mine]
        shown = record.entry(self.row, passed.log, passed.number, parsed, passed.heard, held)
        found = self.thing(shown)
        bare = parsed.kind.partition("/")[0]
        wrong = _wrong(found, parsed.ref) or self._agreement.get(Ref(parsed.ref), "")
        shown |= {
            "text": _text(shown["body"]) if bare == "message.sent" else "",
            "level": level(shown, bare, found, wrong).name,
            "claim": _claim(bare, found, mine=passed.log.mine),
            "about": _about(found, shown, bare),
            "late": found is not None and parsed.ref in _late(found),
            "late_words": self._beside(found, parsed.ref),
            "crossed": found is not None and parsed.ref in _crossed(found),
            "wrong": wrong,
            "gap": self._gaps.get(parsed.ref, ""),
        }
        return shown

    def thing(self, shown: Mapping[str, Any]) -> Following | None:
        """The call, test, message or request that this entry begins or is about."""
        body = shown["body"]
        refs = (shown["ref"], *(body.get(name) for name in _ABOUT))
        for ref in refs:
            if isinstance(ref, str) and (found := self._thing(ref)) is not None:
                return found
        return None

    def _thing(self, ref: str) -> Following | None:
        if ref not in self._things:
            known = self._loaded(ref)
            if isinstance(known, Message) and isinstance(
                asked := self._loaded(key(known.ref)), Rfe | Assurance
            ):
                known = asked
            self._things[ref] = known if isinstance(known, Following) else None
        return self._things[ref]

    def _loaded(self, ref: str) -> Thing | None:
        if entries.HASH.fullmatch(ref) is None:
            return None
        found = self.reading.thing(self.row.id, ref)
        return things.load(found.data) if found is not None else None

    def _beside(self, found: Following | None, ref: str) -> list[dict[str, Any]]:
        """The late words of what this entry ended: they stand beside the end, and change nothing of it."""
        if not isinstance(found, Call | Test | Rfe) or _end(found) != ref:
            return []
        late = _late(found)
        return [_word(word) for word in found.words if word.ref in late]


def level(shown: Mapping[str, Any], bare: str, found: Following | None, wrong: str) -> Evidence:
    """What this entry shows: of the side that was asked, what it says; of any other, whether it was delivered."""
    says = SHOWS.get(bare)
    if says is not None and not wrong and found is not None and found.mine is not shown["mine"]:
        return says
    return Evidence.DELIVERED if shown["held_at"] is not None else Evidence.ATTEMPTED


def _text(body: Mapping[str, Any]) -> str:
    """The beginning of what a message says; all of it is in its entry."""
    fields = body.get("fields")
    text = messages.text(fields) if isinstance(fields, dict) else ""
    return text if len(text) <= TEXT_MAX else f"{text[:TEXT_MAX]}…"


def _claim(bare: str, found: Following | None, *, mine: bool) -> bool:
    """Whether what the entry says rests on its author's word alone, whoever holds it."""
    if bare in CLAIMS:
        return True
    if bare not in _TALKED or not isinstance(found, Call):
        return False
    authors = {word.ref: word.mine for word in found.words}
    tellers = {authors.get(move.ref) for move in found.story.path if move.step in _TALK}
    return tellers == {mine}


def _about(found: Following | None, shown: Mapping[str, Any], bare: str) -> dict[str, Any] | None:
    """What the entry is about, and where that stands now; its furthest evidence where it is a call."""
    if found is None:
        return None
    return {
        "ref": found.message if isinstance(found, Rfe | Assurance) else found.ref,
        "sort": type(found).__name__.lower(),
        "mine": found.mine,
        "begins": bare in _STARTS and shown["ref"] in {found.ref, getattr(found, "message", "")},
        "ends": _end(found) == shown["ref"],
        "state": found.state.value,
        "marks": [mark.value for mark in found.story.marks] if isinstance(found, Message) else [],
        "level": silence.evidence(found).name if isinstance(found, Call) else None,
    }


def _end(found: Following) -> str | None:
    """The entry that ended it."""
    if isinstance(found, Message | Assurance) or not found.story.ended or not found.story.path:
        return None
    return found.story.path[-1].ref


def _late(found: Following) -> tuple[Ref, ...]:
    return found.story.late if isinstance(found, Call | Test | Rfe) else ()


def _crossed(found: Following) -> tuple[Ref, ...]:
    return found.story.crossed if isinstance(found, Call | Message) else ()


def _wrong(found: Following | None, ref: str) -> str:
    """Why the author could not honestly write this entry there; empty if it could."""
    return next((fault.why for fault in _faults(found) if fault.ref == ref), "")


def _faults(found: Following | None) -> Iterator[Fault]:
    if isinstance(found, Message):
        yield from faults(found)
    elif found is not None:
        yield from found.story.faults


def _word(word: Word) -> dict[str, Any]:
    return {
        "ref": word.ref,
        "mine": word.mine,
        "kind": facts.kind(word.fact),
        "at": stamped(word.at_ms),
        "heard_at": stamped(word.heard_ms),
    }


def beside(reading: Reading, row: LineRow) -> dict[str, Any]:
    """What stands beside the record: what was refused or flagged, and numbers that no message had."""
    state = lines.state(reading, row)
    odd = record.oddities(reading, row)
    return {
        "oddities": odd[-ODDITIES:][::-1],
        "oddities_count": len(odd),
        "gaps": messages.gaps(state.core.numbers) if state is not None else [],
        "unreadable": state.core.odd if state is not None else 0,
    }
