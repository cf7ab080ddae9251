"""The called side: when our bells ring for a call of theirs, and what our station signs about it by itself.

It rings once the call is on disk and fresh; that it rings, or that nobody is there, our station signs only when our own
people have told who is there, and at a console only once one has shown it. Their clock ends the call, not ours: our
timers only stop our bells.
Spec: docs/spec/calls.md, §6.
"""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from parley.line import facts as f
from parley.line.calls import BELLS, WAITS, State
from parley.line.contact import Declaration
from parley.line.core import Core
from parley.line.effects import Alarm, Effect, Ring, StopRing
from parley.line.things import Bell, Call
from parley.line.values import DAY_MS, SECOND_MS, Declared, Level, Post, Precedence, Ref, RefusalCode
from parley.record.entry import Instant, instant, stamp

SHOWN_MS: Final = 5 * SECOND_MS  # ours: a console that somebody looks at shows a ring within a second
OPEN_MAX: Final = 100  # calls of theirs that may be open and ring; further ones are delivered and stay quiet
RINGS: Final = frozenset((Bell.POST, Bell.EVERYWHERE))  # a bell that rings now
_SILENT: Final = frozenset((Bell.MISSED, Bell.QUIET))


def placed(core: Core, call: Call, open_calls: int) -> tuple[Call, list[Effect]]:
    """A call of theirs has come: it rings, or is kept as missed or as beyond their quota."""
    now = call.placed.heard_ms
    if _too_late(call, now):
        return replace(call, bell=Bell.MISSED), [
            Alarm(Level.NOTICE, "a call came too late to ring", call.ref)
        ]
    if open_calls > OPEN_MAX or (
        call.fact.precedence is Precedence.FLASH and _flashes(core, now) > _quota(core)
    ):
        quiet = f"a call beyond their quota was delivered without ringing: {call.fact.subject[:80]}"
        return replace(call, bell=Bell.QUIET), [Alarm(Level.NOTICE, quiet, call.ref)]
    return _begin(core, call, now)


def settle(core: Core, before: Call, call: Call, now: Instant) -> tuple[Call, list[Effect]]:
    """A word about a call of theirs has come or gone: its bells begin anew at another post, or stop."""
    if call.mine or call.bell in _SILENT:
        return call, []
    if call.state not in BELLS:
        return _stop(call)
    if before.story.post != call.story.post:
        return _begin(core, call, now)
    return call, []


def standing(effects: Sequence[Effect]) -> list[Effect]:
    """The same, but of the rings of one call only the last, and none that was stopped again: a turn is one moment.

    After a restore a call comes back with all that was said of it; nobody is to hear a bell for what is over.
    """
    kept: list[Effect] = []
    moved: set[str] = set()
    for effect in reversed(effects):
        if isinstance(effect, Ring) and effect.call in moved:
            continue
        if isinstance(effect, Ring | StopRing):
            moved.add(effect.call)
        kept.append(effect)
    return kept[::-1]


def due(core: Core, call: Call) -> Instant | None:
    """When our station has something to sign about this call, or a bell to move."""
    if call.bell in _SILENT or not call.open:
        return None
    waits = call.rules.waits
    if call.state is State.DELIVERED:
        if station_word(core, call) is not None:
            return call.since_ms
        if call.bell is Bell.POST and unshown(core, call):
            return Instant(call.since_ms + SHOWN_MS)
        return Instant(call.since_ms + waits.delivered_s * SECOND_MS) if call.bell in RINGS else None
    if call.state is State.RINGING and call.bell is Bell.POST:
        return Instant(call.since_ms + waits.consoles_s * SECOND_MS)
    if call.state is State.RINGING and call.bell is Bell.EVERYWHERE:
        return Instant(call.since_ms + waits.ringing_s * SECOND_MS)
    return None


def wake(core: Core, call: Call, now: Instant) -> tuple[Call, f.AnyFact | None, list[Effect]]:
    """What is due about this call of theirs: a fact for our station to sign, or a bell that moves."""
    waits = call.rules.waits
    if call.state is State.DELIVERED:
        if call.bell is Bell.POST and unshown(core, call) and now < _delivered_until(call):
            what = f"no console has shown within {SHOWN_MS // SECOND_MS} s that it rings: {call.fact.subject[:80]}"
            more, ring = _everywhere(call, now)
            return more, None, [ring, Alarm(Level.ALARM, what, call.ref)]
        if now > _delivered_until(call) or station_word(core, call) is None:
            stopped, effects = _stop(call)
            return replace(stopped, bell=Bell.MISSED), None, effects
        return call, station_word(core, call), []
    if now >= call.since_ms + waits.ringing_s * SECOND_MS:
        stopped, effects = _stop(call)
        return stopped, None, effects
    more, ring = _everywhere(call, now)
    return more, None, [ring]


def _everywhere(call: Call, now: Instant) -> tuple[Call, Ring]:
    ring = Ring(call.ref, call.story.post, call.fact.precedence, everywhere=True)
    return replace(call, bell=Bell.EVERYWHERE, bell_ms=now), ring


def _delivered_until(call: Call) -> int:
    return call.since_ms + call.rules.waits.delivered_s * SECOND_MS


def station_word(core: Core, call: Call) -> f.AnyFact | None:
    """What our station signs by itself about a call that has reached it; None if people must act or tell first."""
    if call.state is not State.DELIVERED or call.bell in _SILENT:
        return None
    if code := refusal(core, call):
        review = core.contact.mine.review if core.contact.mine and code is not RefusalCode.EXERCISE else None
        return f.Refused(call.ref, code, "", "station", None, review)
    post = call.story.post
    match manned(core, post):
        case True if not unshown(core, call):
            return f.Rang(call.ref, rings_at(core, post))
        case False:
            return f.NobodyThere(call.ref, rings_at(core, post))
    return None


def unshown(core: Core, call: Call) -> bool:
    """Whether somebody is there, but at a console, which has yet to say that it shows the ring."""
    post = call.story.post
    return (
        call.state is State.DELIVERED and manned(core, post) is True and rings_at(core, post) in core.screens
    )


def shown(core: Core, call: Call) -> f.AnyFact | None:
    """What our station signs once a console shows the ring; None if there is nothing (more) to sign."""
    if call.mine or call.bell not in RINGS or not unshown(core, call):
        return None
    return f.Rang(call.ref, rings_at(core, call.story.post))


def refusal(core: Core, call: Call) -> RefusalCode | None:
    """The code with which our declared state refuses this call; None if it lets it through."""
    mine = core.contact.mine
    if exempt(mine, call.fact):
        return None
    if call.fact.exercise and not core.exercises:
        return RefusalCode.EXERCISE
    if mine is None or call.placed.heard_ms < instant(mine.from_):
        return None
    if mine.state is Declared.SUSPENDED:
        return RefusalCode.SUSPENDED
    if mine.state is Declared.LIMITED and manned(core, call.story.post) is False:
        return RefusalCode.HOURS
    return None


def exempt(declared: Declaration | None, call: f.CallPlaced) -> bool:
    """Whether the called side's own declaration lets this call through whatever else it says: FLASH."""
    return declared is not None and declared.emergency_exception and call.precedence is Precedence.FLASH


def manned(core: Core, post: Post) -> bool | None:
    """Whether somebody is there to hear it: at the post itself, or at any desk; None if nobody told us."""
    if post in core.manned:
        return core.manned[post]
    told = [core.manned[desk] for desk in _desks(core) if desk in core.manned]
    if any(told):
        return True
    return False if told and len(told) == len(_desks(core)) else None


def rings_at(core: Core, post: Post) -> Post:
    """Where it rings: the post itself if its console is manned, else the first manned desk, else the first."""
    if core.manned.get(post):
        return post
    desks = _desks(core)
    return next((desk for desk in desks if core.manned.get(desk)), desks[0] if desks else post)


def _desks(core: Core) -> tuple[Post, ...]:
    return core.terms.side(core.me).desks if core.terms else ()


def _begin(core: Core, call: Call, now: Instant) -> tuple[Call, list[Effect]]:
    """It rings, unless our station will say at once that it does not."""
    if refusal(core, call) or manned(core, call.story.post) is False:
        return replace(call, bell=Bell.NONE), []
    where = rings_at(core, call.story.post)
    if where in core.closed:
        more, ring = _everywhere(call, now)
        what = f"it rings, and no console of the watch is open: {call.fact.subject[:80]}"
        return more, [ring, Alarm(Level.ALARM, what, call.ref)]
    return replace(call, bell=Bell.POST, bell_ms=now), [Ring(call.ref, where, call.fact.precedence)]


def lasting(core: Core, now: Instant) -> list[tuple[Instant, Alarm]]:
    """That the watch has no console open, if it has been told so."""
    return [(now, closed())] if core.closed else []


def closed() -> Alarm:
    """Nobody said that they left the desk: that they are not there is not known."""
    what = "the desk is taken, and no console of its watch is open: calls ring everywhere at once"
    return Alarm(Level.INCIDENT, what, Ref(""), ("desk closed",))


def _stop(call: Call) -> tuple[Call, list[Effect]]:
    if call.bell in RINGS:
        return replace(call, bell=Bell.STOPPED), [StopRing(call.ref)]
    return call, []


def _too_late(call: Call, now: Instant) -> bool:
    """A call older than it may stand undelivered has ended on their side; so has one that was needed before."""
    fact = call.fact
    wait = WAITS[State.PLACED].ms(call.rules.waits, fact.precedence)
    return now - call.placed.at_ms > wait or (fact.needed_by is not None and stamp(now) >= fact.needed_by)


def _flashes(core: Core, now: Instant) -> int:
    return sum(at > now - DAY_MS for at in core.their_flashes)


def _quota(core: Core) -> int:
    return core.terms.flash_a_day if core.terms else 10
