"""Drafts: from the first text to a message on the record, or to one of two ways of never leaving.

This file holds the table and what makes and moves a draft; who may ask for what is asks_release, what time alone brings
is waking_release. Nothing of a draft is on a line's log: our journal has its history. docs/explanation/release.md
restates the table, and a test compares the two.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from parley.forms.moments import dtg
from parley.line import asks_messages, minimize
from parley.line import facts as f
from parley.line.commands_messages import Letter, Write
from parley.line.drafts import DRAFT_ENDS, Drafted, DraftState
from parley.line.effects import Alarm, Draft, Note, Release
from parley.line.private import ref_of
from parley.line.state import Line
from parley.line.terms import Waits
from parley.line.values import SECOND_MS, Level, Precedence, Ref, Refusal
from parley.record import canonical
from parley.record.entry import Instant, stamp
from parley.record.errors import Malformed

STATION: Final = "station"  # who drafts what no person wrote
REF_DIGITS: Final = 64  # of a whole reference
NOTE_BYTES_MAX: Final = 60_000  # of a draft in the journal, whose entries have at most 65,535


class Step(StrEnum):
    """What moves a draft. All but two are a person's; those two are the clock's and the line's."""

    CHANGED = "Changed"
    VERIFIED = "Verified"
    RELEASED = "Released"
    DEFERRED = "Deferred"  # released while MINIMIZE holds back what is so slow
    RESUMED = "Resumed"  # MINIMIZE is over, and the releaser wanted to be asked again
    NOT_RELEASED = "NotReleased"
    TAKEN_BACK = "TakenBack"
    SILENCE = "Silence"


S, T = DraftState, Step
_ALWAYS: Final = {
    T.CHANGED: S.DRAFTED,  # nobody has verified the text as it now stands
    T.RELEASED: S.RELEASED,
    T.NOT_RELEASED: S.NOT_RELEASED,
    T.TAKEN_BACK: S.HELD_BACK,
    T.SILENCE: S.HELD_BACK,
}
NEXT: Final[Mapping[DraftState, Mapping[Step, DraftState]]] = MappingProxyType({
    S.DRAFTED: {T.VERIFIED: S.VERIFIED, T.DEFERRED: S.DEFERRED, **_ALWAYS},
    S.VERIFIED: {T.DEFERRED: S.DEFERRED, **_ALWAYS},
    S.DEFERRED: {T.RESUMED: S.DRAFTED, **_ALWAYS},
})  # fmt: skip


def edges() -> Iterator[tuple[DraftState, Step, DraftState]]:
    """Every step of the table, in its order."""
    for state, steps in NEXT.items():
        for step, then in steps.items():
            yield state, step, then


def name(line: Line, kind: str) -> Ref:
    """The reference of the next private matter of this kind."""
    line.core.private += 1
    return ref_of(kind, line.core.id, line.core.private)


def drafted(  # the last two are for what a person writes
    line: Line, letter: Letter, why: str, now: Instant, *, by: str = STATION, needed_by: Instant | None = None
) -> Ref:
    """A draft of this letter waits for its release; `why` says what a machine drafted it for. Its reference."""
    draft = _clocked(
        line,
        Drafted(
            ref=name(line, "draft"),
            letter=letter,
            by=by,
            why=why,
            opened_ms=now,
            state=S.DRAFTED,
            since_ms=now,
            needed_by_ms=needed_by,
        ),
    )
    line.put(draft)
    note(line, "written", draft, by=by, why=why, needed_by=_stamp(needed_by), letter=plain(letter))
    return draft.ref


def moved(line: Line, draft: Drafted, step: Step, now: Instant, **more: Any) -> Drafted:  # noqa: ANN401  # fields of a draft
    """The draft after this step, its clock anew, put back into the line. Raises Refusal if it is out of turn."""
    then = NEXT.get(draft.state, {}).get(step)
    if then is None:
        what = f"the draft {draft.ref[:12]} stands at {draft.state}"
        raise Refusal(what, f"possible now: {', '.join(possible(draft)) or 'nothing'}", "out-of-turn")
    after = _clocked(line, replace(draft, state=then, since_ms=now, **more))
    line.put(after)
    return after


def _clocked(line: Line, draft: Drafted) -> Drafted:
    """The draft with the clock of where it stands: so long from now, or until it is needed, whichever is first."""
    if draft.state in DRAFT_ENDS:
        return replace(draft, until_ms=None, remind_ms=None)
    waits = line.core.terms.waits if line.core.terms else Waits()
    until = Instant(draft.since_ms + waits.drafted_s * SECOND_MS)
    if draft.needed_by_ms is not None:
        until = Instant(max(draft.since_ms, min(until, draft.needed_by_ms)))
    remind = Instant(until - waits.remind_s * SECOND_MS)
    return replace(draft, until_ms=until, remind_ms=remind if remind > draft.since_ms else None)


def needs(line: Line, request: Mapping[str, Any]) -> Iterator[Ref]:
    """The things that a letter names, in this request or in the draft that it names: whoever checks it wants them."""
    yield from _named(request)
    yield from _named(request.get("letter"))
    begins = request.get("draft")
    if isinstance(begins, str) and begins:
        for thing in list(line.things.values()):
            if isinstance(thing, Drafted) and thing.ref.startswith(begins):
                yield from _named(plain(thing.letter))


def _named(letter: object) -> Iterator[Ref]:
    if not isinstance(letter, Mapping):
        return
    for name in ("reply_to", "supersedes", "must_follow", "refers"):
        said = letter.get(name)
        for ref in said if isinstance(said, list) else (said,):
            if isinstance(ref, str) and len(ref) == REF_DIGITS:
                yield Ref(ref)


def composed(line: Line, letter: Letter, now: Instant) -> f.MessageSent:
    """The message that this letter would be, were it released now. Raises Refusal, as writing it would."""
    drafts = asks_messages.write(line, Write(messages=(letter,)), now)
    return next(draft.fact for draft in drafts if isinstance(draft.fact, f.MessageSent))


def gone(line: Line, released: Release, word: f.Word) -> None:
    """The draft became this message of ours: said in our journal, in the same transaction."""
    draft, fact = line.things.get(released.draft), word.fact
    if not isinstance(draft, Drafted) or not draft.open or not isinstance(fact, f.MessageSent):
        return
    moved(line, draft, T.RELEASED, word.heard_ms, released_by=released.by, message=word.ref, ready=None)
    body = {"message": word.ref, "number": fact.number, "precedence": fact.precedence.value}
    note(line, "released", draft, by=released.by, **body)


def held_down(line: Line, fact: f.MessageSent, now: Instant) -> Instant | None:
    """Until when MINIMIZE holds this message back; None if it may go."""
    return minimize.until(line.core.minimize, fact, now)


def deferred(  # noqa: PLR0913  # what was released, until when, and by whom
    line: Line,
    draft: Drafted,
    fact: f.MessageSent,
    until: Instant,
    now: Instant,
    *,
    by: str,
    unaided: bool,
) -> None:
    """The draft is released and kept: until MINIMIZE is over, or for good if it is needed before."""
    after = moved(line, draft, T.DEFERRED, now, released_by=by, ready=fact, unaided=unaided)
    line.put(replace(after, until_ms=earlier(until, draft.needed_by_ms), remind_ms=None))
    note(line, "deferred", after, by=by, until=stamp(until), unaided=unaided)


def look_at(draft: Drafted, now: Instant) -> Drafted:
    """The deferred draft, due at once."""
    return replace(draft, until_ms=now)


def earlier(one: Instant, other: Instant | None) -> Instant:
    """The earlier of the two."""
    return one if other is None else min(one, other)


def reminded(line: Line, draft: Drafted) -> Alarm:
    """The watch hears, once, that this draft will be held back unless it is released."""
    line.put(replace(draft, remind_ms=None))
    until = _stamp(draft.until_ms)
    return Alarm(Level.NOTICE, f"the draft {about(draft)} waits for its release until {until}", draft.ref)


def about(draft: Drafted) -> str:
    """The draft in a few words."""
    letter = draft.letter
    to = letter.to if isinstance(letter.to, str) else ", ".join(letter.to or ())
    return f"{draft.ref[:8]} by {draft.by} to {to}, {letter.type} {letter.subject[:60]!r}"


def speed(line: Line, letter: Letter) -> Precedence:
    """How fast a draft would go, if its releaser changes nothing: as it says, else as its form offers."""
    form = line.catalogue.get(letter.type)
    return letter.precedence or (Precedence(form.precedence) if form else Precedence.ROUTINE)


def note(line: Line, what: str, draft: Drafted, **body: Any) -> None:  # noqa: ANN401  # plain values of the journal
    """This belongs into our journal."""
    line.notes.append(Note(f"draft.{what}/1", {"draft": draft.ref, **body}))


def plain(letter: Letter) -> dict[str, Any]:
    """The letter as the journal keeps it: what is not said is left out."""
    tree: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(letter))
    return {key: value for key, value in tree.items() if value not in (None, "", [])}


def fits(letter: Letter) -> None:
    """The journal can keep this letter. Raises Refusal."""
    try:
        length = len(canonical.encode(plain(letter)))
    except Malformed as why:
        raise Refusal(f"the draft cannot be kept: {why}", "write it without that", "bounds") from why
    if length > NOTE_BYTES_MAX:
        raise Refusal(f"the draft has {length:,} bytes", "shorten it, or send it in parts", "bounds")


def alone(line: Line, drafts: list[Draft], now: Instant) -> None:
    """None of these leaves on one person's word where the party asks for two, or below MINIMIZE. Raises Refusal."""
    for draft in drafts:
        if not isinstance(draft.fact, f.MessageSent) or draft.released is not None:
            continue
        if (until := held_down(line, draft.fact, now)) is not None:
            raise Refusal(
                f"MINIMIZE holds back what is so slow, until {dtg(stamp(until))}",
                "raise its precedence, or draft it: parley draft write",
                "minimize",
            )
        if line.core.two_persons and draft.fact.form not in ALONE:
            raise Refusal(
                "here two persons send a message: one writes it, another releases it",
                "draft it: parley draft write; then another: parley draft release",
                "two-persons",
            )


ALONE: Final = frozenset(("CANCEL", "CALL-CHECK"))
"""What one person may send where two are asked for. Taking back must be as fast as saying (a false alarm of
2018 stood for 38 minutes); and to ask whether a voice is theirs commits us to nothing."""


def possible(draft: Drafted) -> list[str]:
    """What our people may do with it now, in the words of the command line."""
    return [word for step, word in HOW.items() if step in NEXT.get(draft.state, {})]


HOW: Final = {
    T.CHANGED: "change",
    T.VERIFIED: "verify",
    T.RELEASED: "release",
    T.NOT_RELEASED: "reject",
    T.TAKEN_BACK: "hold-back",
}


def _stamp(at: Instant | None) -> str | None:
    return None if at is None else stamp(at)
