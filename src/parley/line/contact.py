"""What we observe of the counterpart: three lamps, never merged, each with its since, its why and its evidence.

And what we hear of missed tests: one is a watch notice, two in a row an incident, then an alarm, then the mediator.
Only a fresh answer counts as life: a signed word in its turn, a test answered in time, a challenge that came back.
Spec: docs/spec/contact.md, §3.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from parley.line.effects import Alarm, Effect, LampChanged
from parley.line.terms import Cadence
from parley.line.values import SECOND_MS, Bearers, Declared, Desk, Lamp, Layer, Level, Principal, Ref
from parley.record.entry import Instant, instant, stamp

HISTORY_MAX: Final = 24
MISSED_MAX: Final = 24
INCIDENT: Final = 2  # so many missed in a row: contact.md §3.4
ATTEMPTS_MAX: Final = 20  # as many as an agreement may ask for


class Change(Struct, frozen=True):
    """A lamp changed: on our clock, with the evidence."""

    at_ms: Instant
    was: str
    now: str
    why: str
    refs: tuple[Ref, ...]


class Light(Struct, frozen=True):
    """What one lamp shows: since when, why we think so, and when that was last confirmed."""

    value: str = "UNKNOWN"
    since_ms: Instant | None = None
    why: str = "nothing is known yet"
    refs: tuple[Ref, ...] = ()
    seen_ms: Instant | None = None
    history: tuple[Change, ...] = ()


class Way(Struct, frozen=True):
    """One bearer: whether its last fresh challenge came back."""

    alive: bool | None
    since_ms: Instant
    why: str


class Missed(Struct, frozen=True):
    """A test that nobody answered."""

    test: Ref
    at_ms: Instant  # when it was sent


class Streak(Struct, frozen=True):
    """Tests of one layer missed in a row, and how loudly we have said so."""

    count: int = 0
    missed: tuple[Missed, ...] = ()  # the first, and the latest
    told: Level | None = None
    away: bool = False  # the latest was missed while they declared that nobody would be there
    last_answered_ms: Instant | None = None


class Attempt(Struct, frozen=True):
    """What a call to (or from) a principal of theirs showed: `talked`, or failed, and how. `open`: it is pending."""

    call: Ref
    talked: bool
    how: str
    at_ms: Instant
    open: bool = False


class Declaration(Struct, frozen=True):
    """What a party last declared of its side."""

    ref: Ref
    place: int
    state: Declared
    reason: str
    from_: str
    review: str | None
    emergency_exception: bool
    heard_ms: Instant


class Contact(Struct, frozen=True):
    """All that we observe of them, and what both sides declared."""

    bearers: Light = Light()
    desk: Light = Light()
    principal: Light = Light()
    ways: dict[str, Way] = {}
    station: Streak = Streak()
    person: Streak = Streak()
    tested: bool = False
    attempts: tuple[Attempt, ...] = ()
    last_talk: Attempt | None = None
    mine: Declaration | None = None
    theirs: Declaration | None = None

    def streak(self, layer: Layer) -> Streak:
        """The missed tests of that layer."""
        return self.station if layer is Layer.STATION else self.person


Seen = tuple[Contact, list[Effect]]


def _light(contact: Contact, lamp: Lamp, value: str, why: str, refs: tuple[Ref, ...], at: Instant) -> Seen:
    """The contact with this lamp as it is now; an effect only if it changed."""
    light: Light = getattr(contact, lamp)
    if light.value == value:
        return replace(contact, **{lamp: replace(light, why=why, refs=refs, seen_ms=at)}), []
    change = Change(at, light.value, value, why, refs)
    history = (*light.history, change)[-HISTORY_MAX:]
    lit = Light(value, at, why, refs, at, history)
    return replace(contact, **{lamp: lit}), [LampChanged(lamp, light.value, value, why, refs, at)]


# --- bearers ------------------------------------------------------------------------------------------------


def bearer(contact: Contact, name: str, alive: bool | None, at: Instant, why: str) -> Seen:  # noqa: FBT001  # yes, no, or not known
    """A fresh challenge came back over that bearer (True), did not (False), or nothing is known of it (None)."""
    known = contact.ways.get(name)
    since = known.since_ms if known is not None and known.alive is alive else at
    contact = replace(contact, ways={**contact.ways, name: Way(alive, since, why)})
    ways = {n: w for n, w in sorted(contact.ways.items()) if w.alive is not None}
    up = [n for n, w in ways.items() if w.alive]
    down = [n for n, w in ways.items() if not w.alive]
    value = Bearers.UNKNOWN
    if up:
        value = Bearers.DEGRADED if down else Bearers.UP
    elif down:
        value = Bearers.DEAD
    words = [f"{n} answers" for n in up] + [f"{n}: {ways[n].why}" for n in down]
    return _light(contact, Lamp.BEARERS, value, "; ".join(words) or "nothing is known yet", (), at)


# --- tests and the desk -------------------------------------------------------------------------------------


def answered(contact: Contact, layer: Layer, refs: tuple[Ref, ...], at: Instant, why: str) -> Seen:
    """A test of ours was answered in time: by their station, or by a person, which shows the station as well."""
    contact = replace(contact, tested=True, station=Streak(last_answered_ms=at))
    if layer is Layer.STATION:
        return contact, []
    contact = replace(contact, person=Streak(last_answered_ms=at))
    return _light(contact, Lamp.DESK, Desk.ATTENDED, why, refs, at)


def signed(contact: Contact, at: Instant) -> Contact:
    """Their station signed for something new of ours: whatever tests it missed before, it is there now."""
    return replace(contact, station=Streak(last_answered_ms=at)) if contact.station.count else contact


def acted(contact: Contact, refs: tuple[Ref, ...], at: Instant, why: str) -> Seen:
    """A person of theirs acted in time: the row of tests that their people missed ends, as by a read-back."""
    if contact.person.count:
        contact = replace(contact, person=Streak(last_answered_ms=contact.person.last_answered_ms))
    return _light(contact, Lamp.DESK, Desk.ATTENDED, why, refs, at)


def nobody(contact: Contact, refs: tuple[Ref, ...], at: Instant, why: str) -> Seen:
    """Their station signed, and no person acted."""
    return _light(contact, Lamp.DESK, Desk.UNATTENDED, why, refs, at)


def missed(contact: Contact, layer: Layer, test: Missed, at: Instant) -> Seen:
    """A test of ours was not answered in time. What they missed while declared away, and what after, are two rows."""
    before, away = contact.streak(layer), _back(contact, at) != at
    if before.away and not away:
        before = Streak(last_answered_ms=before.last_answered_ms)
    kept = (*before.missed, test)
    if len(kept) > MISSED_MAX:
        kept = (kept[0], *kept[2:])
    streak = replace(before, count=before.count + 1, missed=kept, away=away)
    contact = _with_streak(replace(contact, tested=True), layer, streak)
    if streak.count == 1:
        return _tell(contact, layer, Level.NOTICE)
    if streak.told is Level.NOTICE and not away:
        return _tell(contact, layer, Level.INCIDENT)
    return contact, []


def forgiven(contact: Contact, layer: Layer, test: Ref) -> Contact:
    """Our claim that this test was missed is withdrawn."""
    streak = contact.streak(layer)
    kept = tuple(m for m in streak.missed if m.test != test)
    if len(kept) == len(streak.missed):
        return contact
    count = streak.count - 1
    return _with_streak(
        contact, layer, replace(streak, count=count, missed=kept, told=streak.told if count else None)
    )


def escalation(contact: Contact, layer: Layer, cadence: Cadence) -> tuple[Level, Instant] | None:
    """How loudly the next we say that tests are missed, and when: not while they declare that they are away."""
    streak = contact.streak(layer)
    if streak.count < INCIDENT or streak.away:
        return None
    match streak.told:
        case Level.INCIDENT:
            level, after_s = Level.ALARM, cadence.alarm_s
        case Level.ALARM:
            level, after_s = Level.MEDIATOR, cadence.mediator_s
        case _:
            return None
    moment = _back(contact, Instant(streak.missed[0].at_ms + after_s * SECOND_MS))
    return (level, moment) if moment is not None else None


def escalate(contact: Contact, layer: Layer, level: Level) -> Seen:
    """Say so."""
    return _tell(contact, layer, level)


def _back(contact: Contact, at: Instant) -> Instant | None:
    """That moment, or when they declared to be back, if they declared to be away then; None: until further notice."""
    theirs = contact.theirs
    if theirs is None or theirs.state in {Declared.OPEN, Declared.LIMITED} or at < instant(theirs.from_):
        return at
    if theirs.review is None:
        return None
    return max(at, instant(theirs.review))


def _tell(contact: Contact, layer: Layer, level: Level) -> Seen:
    streak = replace(contact.streak(layer), told=level)
    return _with_streak(contact, layer, streak), [_missed(streak, layer, level)]


def lasting(contact: Contact) -> list[tuple[Instant, Alarm]]:
    """What the watch has been told of tests in a row, and since when: until one is answered."""
    found: list[tuple[Instant, Alarm]] = []
    for layer in (Layer.STATION, Layer.PERSON):
        streak = contact.streak(layer)
        if streak.count and streak.told is not None:
            found.append((streak.missed[-1].at_ms, _missed(streak, layer, streak.told)))
    return found


def _missed(streak: Streak, layer: Layer, level: Level) -> Alarm:
    return Alarm(level, missed_words(streak, layer), streak.missed[-1].test, (f"tests {layer}",))


def missed_words(streak: Streak, layer: Layer) -> str:
    """What the watch is told of tests that were missed; at least one was."""
    if streak.count == 1:
        return f"a {layer} test was not answered"
    return f"{streak.count} {layer} tests in a row missed, first at {stamp(streak.missed[0].at_ms)}"


def _with_streak(contact: Contact, layer: Layer, streak: Streak) -> Contact:
    return replace(contact, **{layer: streak})


# --- the principal ------------------------------------------------------------------------------------------


def attempted(contact: Contact, call: Ref, attempt: Attempt | None, enough: int, at: Instant) -> Seen:
    """What a call with a principal of theirs shows now; None: nothing (any longer).

    `enough`: so many failed in a row close the lamp.
    """
    known = next((a for a in contact.attempts if a.call == call), None)
    if known == attempt:
        return contact, []
    attempts = tuple(a for a in contact.attempts if a.call != call or attempt is not None)
    if attempt is not None:
        attempts = tuple(attempt if a.call == call else a for a in attempts)
        attempts = attempts if known is not None else (*attempts, attempt)[-ATTEMPTS_MAX:]
        contact = replace(contact, last_talk=attempt) if attempt.talked else contact
    contact = replace(contact, attempts=attempts)
    value, why, refs = _principal(contact, enough)
    return _light(contact, Lamp.PRINCIPAL, value, why, refs, at)


def _principal(contact: Contact, enough: int) -> tuple[Principal, str, tuple[Ref, ...]]:
    talk = contact.last_talk
    since = f"last talk {stamp(talk.at_ms)}" if talk else "no talk yet"
    last = contact.attempts[-enough:]
    if len(last) == enough and not any(a.talked for a in last):
        how = ", ".join(_came(a) for a in last)
        why = f"the last {enough} attempts that show something of a principal: {how}; {since}"
        return Principal.CLOSED, why, tuple(a.call for a in last)
    if talk is not None:
        return Principal.REACHABLE, since, (talk.call,)
    return Principal.UNKNOWN, since, ()


def _came(attempt: Attempt) -> str:
    """What it came to so far: one that is pending counts, and has not ended."""
    return f"still {attempt.how}" if attempt.open else attempt.how
