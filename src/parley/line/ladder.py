"""What a caller's station does by itself after a silent end: retry, another post, a text, the mediator.

Only as far as the call's release allowed, one call at a time, never before the time that a refusal named.
Spec: docs/spec/calls.md, §7.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from parley.line import facts as f
from parley.line.calls import State
from parley.line.terms import Do, Rung, Side, Terms
from parley.line.things import Call
from parley.line.values import SECOND_MS, Post, Ref, Role
from parley.record.entry import Instant, instant, stamp

REACH: Final = (Do.RETRY, Do.ALTERNATE, Do.OTHER_LEVEL, Do.TEXT, Do.MEDIATOR)  # `climb`, in order
CLIMBS_MAX: Final = 64
_GOES_ON: Final = frozenset((
    State.LINE_DEAD, State.UNATTENDED, State.UNANSWERED, State.UNDECIDED, State.UNAPPROVED, State.OUR_FAULT,
))  # fmt: skip

TEXT: Final = "We tried to call you and had no answer. Please call back, or write."


class Climb(Struct, frozen=True):
    """A ladder begun by one call. `call`: the attempt that stands now; `asked`: every post called so far."""

    root: Ref
    call: Ref
    placed: f.CallPlaced  # the first attempt
    limit: Do
    asked: tuple[Post, ...]
    failed_ms: Instant | None = None  # the first end in silence, on our clock
    open: bool = True  # an attempt is under way
    not_before_ms: Instant = Instant(0)  # a refusal's retry-after
    done: int = 0  # rungs taken or passed over


def begin(call: Call, climb: str) -> Climb:
    """The ladder that this call may climb, up to `climb`."""
    return Climb(call.ref, call.ref, call.fact, Do(climb), (call.fact.to,))


def follows(climb: Climb, call: Call) -> bool:
    """Whether this new call of ours is the ladder's next attempt."""
    return call.fact.refers in {climb.root, climb.call}


def taken(climb: Climb, call: Call) -> Climb:
    """The ladder with `call` as its attempt."""
    return replace(climb, call=call.ref, open=True, asked=(*climb.asked, call.fact.to))


def ended(climb: Climb, call: Call) -> Climb | None:
    """The ladder after its attempt ended; None if it is over: answered, refused for good, taken back."""
    refused = call.story.refused
    now = call.since_ms
    if call.state is State.REFUSED and refused is not None and refused.retry_after is not None:
        climb = replace(climb, not_before_ms=instant(refused.retry_after))
    elif call.state is State.REPLACED:
        return replace(climb, open=True)  # the agreed time came: the attempt that replaces it follows at once
    elif call.state not in _GOES_ON:
        return None
    return replace(climb, open=False, failed_ms=climb.failed_ms or now)


def rungs(terms: Terms, climb: Climb) -> list[tuple[int, Rung]]:
    """The rungs that this ladder may use, each with its milliseconds after the failed attempt, in order of time."""
    urgent = climb.placed.precedence.urgent
    reach = REACH[: REACH.index(climb.limit) + 1]
    allowed = [rung for rung in terms.ladder if rung.do in reach]
    timed = [((rung.urgent_s if urgent else rung.other_s) * SECOND_MS, rung) for rung in allowed]
    return sorted(timed, key=lambda pair: pair[0])


def due(terms: Terms, climb: Climb) -> Instant | None:
    """When the next rung is due; None while an attempt is under way, or where the ladder has no more."""
    if climb.open or climb.failed_ms is None:
        return None
    left = rungs(terms, climb)[climb.done :]
    return Instant(max(climb.failed_ms + left[0][0], climb.not_before_ms)) if left else None


def step(terms: Terms, theirs: Side, climb: Climb, now: Instant) -> tuple[Climb, f.CallPlaced | Do | None]:
    """The next rung: a call to place, a text or the mediator to turn to, or nothing where the rung has nobody."""
    _, rung = rungs(terms, climb)[climb.done]
    climb = replace(climb, done=climb.done + 1)
    if rung.do in {Do.TEXT, Do.MEDIATOR}:
        return climb, rung.do
    to = _whom(theirs, climb, rung.do)
    needed_by = climb.placed.needed_by
    if to is None or (needed_by is not None and needed_by <= stamp(now)):
        return climb, None
    return replace(climb, open=True), again(climb.placed, climb.root, to)


def again(placed: f.CallPlaced, refers: Ref, to: Post) -> f.CallPlaced:
    """Another attempt of the same call, referring to the one before."""
    return replace(placed, to=to, refers=refers, preempts=None)


def _whom(theirs: Side, climb: Climb, do: Do) -> Post | None:
    first = climb.placed.to
    if do is Do.RETRY:
        return first
    post = theirs.post(first)
    if do is Do.ALTERNATE:
        candidates = list(post.alternates) if post else []
    else:  # another level: principals are tried before the desk
        levels = sorted(theirs.posts, key=lambda p: p.role is not Role.PRINCIPAL)
        candidates = [p.name for p in levels if post is None or p.name not in post.alternates]
    return next((name for name in candidates if name not in climb.asked), None)
