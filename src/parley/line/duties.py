"""The calendar of obligations: what either party owes the other by when, from the terms and from the record.

Dated duties of both sides in one list. What only our own people owe to themselves (drafts, tickets) stands in it, too.
Spec: docs/spec/life.md, §8.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct

from parley.line import cadence, message_clocks, roster, waking_life
from parley.line.cadence import Slot
from parley.line.calls import State
from parley.line.core import Core
from parley.line.drafts import Drafted
from parley.line.follow import Assurance, Rfe
from parley.line.message import Addressees, Message
from parley.line.roster import Roster
from parley.line.terms import Terms
from parley.line.things import Call, Test, Thing
from parley.line.tickets import Ticket, clocks
from parley.line.values import DAY_MS, Layer, Party
from parley.record.entry import Instant, instant
from parley.record.errors import Malformed

OURS: Final = "ours"
THEIRS: Final = "theirs"
BOTH: Final = "both"
TESTS_MAX: Final = 200  # of one party in one calendar


class Sort(StrEnum):
    """What sort of duty it is: docs/spec/life.md, §8."""

    TEST = "test"
    MESSAGE = "message"
    REPLY = "reply"
    REQUEST = "request"
    CALL = "call"
    WINDOW = "window"
    ASSURANCE = "assurance"
    REVIEW = "review"
    ROSTER = "roster"
    HAND_OVER = "hand-over"
    HOLIDAY = "holiday"
    DRILL = "drill"
    EXERCISE = "exercise"
    KEYS = "keys"
    TICKET = "ticket"
    DRAFT = "draft"


STANDING: Final = frozenset((Sort.HOLIDAY, Sort.HAND_OVER))  # what comes and goes: nobody can be late with it


class Duty(Struct, frozen=True, order=True):
    """Something that falls due. `whose`: ours, theirs, both; `ref`: the entry that it is about."""

    at_ms: Instant
    sort: Sort
    whose: str
    what: str
    ref: str = ""


def duties(core: Core, things: Iterable[Thing], now: Instant, until: Instant) -> list[Duty]:
    """Everything due until then, what is overdue first. `things`: those that are open, and messages that may wait."""
    found = [*_standing(core, now, until), *(duty for thing in things for duty in _of(core, thing))]
    return sorted(duty for duty in set(found) if duty.at_ms <= until)


def _standing(core: Core, now: Instant, until: Instant) -> Iterator[Duty]:
    """What the terms, the declarations and the rosters ask for."""
    yield from _reviews(core)
    if core.terms is None:
        return
    yield from _tests(core, core.terms, now, until)
    yield from _holidays(core.terms, now, until)
    yield from _rosters(core, now, until)
    for sort, moment, what in (
        (Sort.DRILL, waking_life.contact_drill_ms(core), "contact drill: every number tried"),
        (Sort.EXERCISE, waking_life.exercise_ms(core), "exercise with a score"),
        (Sort.KEYS, waking_life.rekey_ms(core), "keys changed face to face"),
    ):
        if moment is not None:
            yield Duty(moment, sort, OURS if sort == Sort.DRILL else BOTH, what)


def _reviews(core: Core) -> Iterator[Duty]:
    for whose, said in ((OURS, core.contact.mine), (THEIRS, core.contact.theirs)):
        if said is not None and said.review is not None:
            yield Duty(instant(said.review), Sort.REVIEW, whose, f"review of {said.state}", said.ref)


def _tests(core: Core, terms: Terms, now: Instant, until: Instant) -> Iterator[Duty]:
    if core.station_test_ms is not None:
        yield Duty(core.station_test_ms, Sort.TEST, OURS, "test of their station")
    for party in (core.me, core.them):
        yield from _slots(core, terms, party, now, until)


def _slots(core: Core, terms: Terms, party: Party, now: Instant, until: Instant) -> Iterator[Duty]:
    """The person's tests by that party: the tested side is to read them back."""
    slot = Slot(now, -1)
    for _ in range(TESTS_MAX):
        found = cadence.next_slot(terms, party, slot)
        if found is None or found.at_ms > until:
            return
        slot = found
        post = terms.cadence.person_tests[found.spec].post
        whose, who = (THEIRS, "we test") if party == core.me else (OURS, "they test")
        yield Duty(found.at_ms, Sort.TEST, whose, f"{who} {post}: to be read back")


def _holidays(terms: Terms, now: Instant, until: Instant) -> Iterator[Duty]:
    offset = terms.cadence.utc_offset_min * 60_000
    for day in terms.holidays:
        try:
            moment = Instant(instant(f"{day}T00:00:00.000Z") - offset)
        except Malformed:  # the 30th of February fits the terms, and is no day
            continue
        if now - DAY_MS < moment <= until:
            yield Duty(moment, Sort.HOLIDAY, BOTH, "agreed holiday: no test is to be read back")


def _rosters(core: Core, now: Instant, until: Instant) -> Iterator[Duty]:
    for whose, kept in ((OURS, core.life.my_rosters), (THEIRS, core.life.their_rosters)):
        found = roster.in_force(kept, now)
        if found is not None:
            yield from _of_roster(found, whose, now, until)


def _of_roster(found: Roster, whose: str, now: Instant, until: Instant) -> Iterator[Duty]:
    if found.to_ms is not None:
        yield Duty(found.to_ms, Sort.ROSTER, whose, "the roster ends: a new one is needed", found.ref)
    for moment in roster.handovers(found, now, min(until, now + DAY_MS)):
        yield Duty(moment, Sort.HAND_OVER, whose, "the watch changes", found.ref)


# --- of things ----------------------------------------------------------------------------------------------


def overdue(duty: Duty, now: Instant) -> bool:
    """Whether somebody is late with it."""
    return duty.at_ms < now and duty.sort not in STANDING


def _of(core: Core, thing: Thing) -> Iterator[Duty]:
    match thing:
        case Message():
            yield from _message(core, thing)
        case Call():
            yield from _call(thing)
        case Test() if thing.open and thing.layer is Layer.PERSON and thing.silence_ms is not None:
            whose = THEIRS if thing.mine else OURS
            yield Duty(
                thing.silence_ms, Sort.TEST, whose, f"a test of {thing.post}: to be read back", thing.ref
            )
        case Ticket():
            yield from (
                Duty(at, Sort.TICKET, OURS, f"fault ticket {thing.number}: {what}")
                for at, _, what in clocks(thing)
            )
        case Rfe() if thing.silence_ms is not None:
            yield _request(thing, thing.silence_ms)
        case Assurance() if thing.until_ms is not None and thing.open:
            whose = OURS if thing.mine else THEIRS
            what = f"assurance ends: {thing.fact.subject[:80]}"
            yield Duty(thing.until_ms, Sort.ASSURANCE, whose, what, thing.message)
        case Drafted() if thing.until_ms is not None:
            what = f"draft to be released: {thing.letter.subject[:80]}"
            yield Duty(thing.until_ms, Sort.DRAFT, OURS, what, thing.ref)


def _call(call: Call) -> Iterator[Duty]:
    if not call.open:
        return
    story, subject = call.story, call.fact.subject[:80]
    if call.stale_ms is not None and story.pending is not None:
        whose = THEIRS if call.mine else OURS
        what = f"word on the pending call {subject!r}: {story.pending.decider} decides"
        yield Duty(call.stale_ms, Sort.CALL, whose, what, call.ref)
    if story.window is not None and call.state is not State.WINDOWING:  # agreed, not offered alone
        yield Duty(story.window.from_ms, Sort.WINDOW, BOTH, f"agreed time of the call {subject!r}", call.ref)


def _message(core: Core, message: Message) -> Iterator[Duty]:
    """To be seen by a person, and answered where that was asked for or announced."""
    story = message.story
    if story.stopped:
        return
    reader = THEIRS if message.mine else OURS
    desks = core.terms.side(core.them if message.mine else core.me).desks if core.terms else ()
    name = f"message no. {message.number}, {message.subject[:80] or message.form}"
    for addressees in message_clocks.classes(message):
        if not message_clocks.handled(message, story, addressees, desks):
            speed = message.service(addressees).name
            why = "to be seen for information" if addressees is Addressees.INFO else "to be seen"
            yield Duty(
                message.due_ms(addressees), Sort.MESSAGE, reader, f"{why}, {speed}: {name}", message.ref
            )
    if story.replies:
        return
    if message.reply_by is not None:
        yield Duty(instant(message.reply_by), Sort.REPLY, reader, f"reply asked for: {name}", message.ref)
    if story.expected is not None:
        yield Duty(story.expected.by_ms, Sort.REPLY, reader, f"reply announced: {name}", message.ref)


def _request(request: Rfe, due: Instant) -> Duty:
    whose = THEIRS if request.mine else OURS
    return Duty(due, Sort.REQUEST, whose, f"{request.state}: {request.fact.subject[:80]}", request.message)
