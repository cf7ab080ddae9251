"""A voice from outside the line that claims to be theirs: is it? Until that is settled no principal is fetched.

It begins at CHECKING, as an accepted call on the line does, and has no entry: our journal has all of it. What leaves is
a question to their desk, CALL-CHECK, drafted here and released by a person. docs/explanation/release.md restates the
table, and says why a signed denial closes the door at once while the name of the end is a person's word.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from msgspec.structs import replace

from parley.forms import words
from parley.line import facts as f
from parley.line import release
from parley.line.commands_messages import Letter
from parley.line.drafts import Claimed, ClaimState, Verdict
from parley.line.effects import Alarm, Effect, Note
from parley.line.facts import Word
from parley.line.state import Line
from parley.line.terms import Waits
from parley.line.things import Call
from parley.line.values import HOUR_MS, SECOND_MS, Level, Post, Precedence, Ref, Refusal
from parley.record.entry import Instant, stamp

AWAITED_MS: Final = 24 * HOUR_MS  # so long an answer of their desk is still linked after all is settled; ours
SAID_CHARACTERS_MAX: Final = 1_000  # as the form has it
SAID_WORDS_MAX: Final = 150  # of the 200 that a FLASH may have
QUESTION: Final = "CALL-CHECK/1"
ANSWER: Final = "CALL-CHECK-REPLY"


class Step(StrEnum):
    """What moves a claimed call. All but the last are our officers' acts."""

    HELD = "Held"
    OVERRIDDEN = "Overridden"  # by two
    FAILED = "Failed"
    WITHDRAWN = "Withdrawn"
    SILENCE = "Silence"


S, T = ClaimState, Step
NEXT: Final[Mapping[ClaimState, Mapping[Step, ClaimState]]] = MappingProxyType({
    S.CHECKING: {
        T.HELD: S.SUMMONING,
        T.OVERRIDDEN: S.SUMMONING,
        T.FAILED: S.MISMATCHED,
        T.WITHDRAWN: S.WITHDRAWN,
        T.SILENCE: S.UNVERIFIED,
    },
    S.SUMMONING: {T.FAILED: S.MISMATCHED, T.WITHDRAWN: S.WITHDRAWN},
    S.UNVERIFIED: {T.FAILED: S.MISMATCHED},
})  # fmt: skip
HOW: Final = {
    T.HELD: "check held",
    T.OVERRIDDEN: "override",
    T.FAILED: "check failed",
    T.WITHDRAWN: "withdraw",
}


def edges() -> Iterator[tuple[ClaimState, Step, ClaimState]]:
    """Every step of the table, in its order."""
    for state, steps in NEXT.items():
        for step, then in steps.items():
            yield state, step, then


def opened(  # noqa: PLR0913  # what a voice says is four things, and who hears it a fifth
    line: Line, caller_post: Post, to: Post, channel: str, said: str, *, by: str, now: Instant
) -> Claimed:
    """The check of this voice has begun, with what is on record of it, and a question to their desk drafted."""
    ref = release.name(line, "claimed")
    waits = line.core.terms.waits if line.core.terms else Waits()
    claimed = Claimed(
        ref=ref,
        opened_ms=now,
        caller_post=caller_post,
        to=to,
        channel=channel,
        said=said,
        by=by,
        state=S.CHECKING,
        since_ms=now,
        until_ms=Instant(now + waits.checking_s * SECOND_MS),
        disclosed=_disclosed(line, caller_post),
        offers=_offers(line, caller_post, to),
    )
    why = f"a voice claims to be {caller_post}"
    claimed = replace(claimed, draft=release.drafted(line, question(line, claimed), why, now))
    line.put(claimed)
    note(
        line,
        "opened",
        claimed,
        caller_post=caller_post,
        to=to,
        channel=channel,
        said=said,
        by=by,
        disclosed=claimed.disclosed,
        offers=list(claimed.offers),
    )
    return claimed


def question(line: Line, claimed: Claimed) -> Letter:
    """The letter that asks their desk whether the call is theirs."""
    terms = line.core.terms
    desk = terms.side(line.core.them).desks[0] if terms else Post("desk")
    fields = {
        "caller_post": claimed.caller_post,
        "to": claimed.to,
        "when": stamp(claimed.opened_ms),
        "channel": claimed.channel,
        "said": claimed.said,
    }
    if len(claimed.said) > SAID_CHARACTERS_MAX or words.count(claimed.said) > SAID_WORDS_MAX:
        del fields[
            "said"
        ]  # a question of 200 words at most is FLASH; whether it is theirs they know without it
    told = {name: value for name, value in fields.items() if value}
    return Letter(
        to=desk, type=QUESTION, precedence=Precedence.FLASH, subject="is this call yours?", fields=told
    )


def _disclosed(line: Line, post: Post) -> bool:
    terms = line.core.terms
    return terms is not None and terms.side(line.core.them).post(post) is not None


def _offers(line: Line, caller_post: Post, to: Post) -> tuple[Ref, ...]:
    """Open calls of theirs between these two posts: that there is one proves nothing of the voice, and is said."""
    calls = (thing for thing in line.things.values() if isinstance(thing, Call))
    between = (c for c in calls if c.open and not c.mine and (c.fact.from_, c.fact.to) == (caller_post, to))
    return tuple(sorted(call.ref for call in between))


def moved(line: Line, claimed: Claimed, step: Step, now: Instant, **more: Any) -> Claimed:  # noqa: ANN401  # fields of it
    """The claimed call after this step, put back into the line. Raises Refusal if it is out of turn."""
    then = NEXT.get(claimed.state, {}).get(step)
    if then is None:
        what = f"the check {claimed.ref[:12]} stands at {claimed.state}"
        raise Refusal(what, f"possible now: {', '.join(possible(claimed)) or 'nothing'}", "out-of-turn")
    until = Instant(now + AWAITED_MS) if then in NEXT else None
    after = replace(claimed, state=then, since_ms=now, until_ms=until, **more)
    line.put(after)
    if then is S.MISMATCHED:
        line.alarms.append(mismatch(after))
    return after


def possible(claimed: Claimed) -> list[str]:
    """What our people may say of it now, in the words of the command line."""
    return [word for step, word in HOW.items() if step in NEXT.get(claimed.state, {})]


def mismatch(claimed: Claimed) -> Alarm:
    """Somebody else spoke in their name."""
    what = (
        f"the voice that claimed to be {claimed.caller_post} over {claimed.channel[:60]} is not theirs: "
        "write HAZARD-INCIDENT to them, and tell the mediator"
    )
    return Alarm(Level.INCIDENT, what, claimed.ref)


def asked(line: Line, draft: Ref, word: Word) -> None:
    """The question was released: it is this message of ours."""
    for thing in list(line.things.values()):
        if isinstance(thing, Claimed) and thing.draft == draft:
            line.put(replace(thing, asked=word.ref))
            note(line, "asked", thing, message=word.ref)


def answered(line: Line, word: Word) -> list[Effect]:
    """Their desk answers: linked and told. A denial bars SUMMONING from now on; the end is a person's word."""
    fact = word.fact
    if not isinstance(fact, f.MessageSent) or word.mine or fact.form != ANSWER or fact.reply_to is None:
        return []
    found = (t for t in line.things.values() if isinstance(t, Claimed) and t.asked == fact.reply_to)
    claimed = next(found, None)
    said = fact.fields.get("verdict")
    if claimed is None or said not in set(Verdict):
        return []
    after = replace(claimed, reply=word.ref, verdict=Verdict(said))
    line.put(after)
    note(line, "answered", after, message=word.ref, verdict=said)
    return [_told(after, word.ref)]


def lasting(claimed: Claimed) -> list[tuple[Instant, Alarm]]:
    """What the watch was told of their desk's answer, and since when, for as long as something is to be said by it."""
    if claimed.reply is None or not _to_be_said(claimed):
        return []
    return [(claimed.since_ms, _told(claimed, claimed.reply))]


def _to_be_said(claimed: Claimed) -> bool:
    """A denial until the voice is called mismatched; that it is theirs as long as it is checked."""
    return claimed.state is S.CHECKING or (claimed.verdict is Verdict.NOT_OURS and claimed.state in NEXT)


def _told(claimed: Claimed, ref: Ref) -> Alarm:
    lasts = (f"claimed {claimed.ref} {claimed.verdict}",) if _to_be_said(claimed) else ()
    name = f"the call that claimed to be from {claimed.caller_post}"
    match claimed.verdict:
        case Verdict.NOT_OURS if claimed.state is S.SUMMONING:
            what = (
                f"their desk signs that {name} is NOT theirs, and our principal may have been fetched: end it"
            )
            return Alarm(Level.ALARM, what, ref, lasts)
        case Verdict.NOT_OURS:
            what = f"their desk signs that {name} is NOT theirs: say so: parley claimed check failed"
            return Alarm(Level.ALARM, what, ref, lasts)
        case Verdict.OURS:
            what = (
                f"their desk signs that {name} is theirs: if the voice is the same, say that the check held"
            )
            return Alarm(Level.INCIDENT, what, ref, lasts)
    return Alarm(Level.NOTICE, f"their desk does not know yet whether {name} is theirs, and asks", ref)


def note(line: Line, what: str, claimed: Claimed, **body: Any) -> None:  # noqa: ANN401  # plain values of the journal
    """This belongs into our journal."""
    line.notes.append(Note(f"claimed.{what}/1", {"claimed": claimed.ref, **body}))
