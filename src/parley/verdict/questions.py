"""One request for explanation of the bundle: what was asked, what became of it, and what that rests on.

Spec: docs/spec/requests.md, section 7. The sentences that say it are in `question_words`.
"""

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from parley.line import request_parts
from parley.line.facts import AnyFact, MessageSent
from parley.line.fold import Claim as Claimed
from parley.line.follow import Rfe
from parley.line.message import Message
from parley.line.requests import NAMED, State
from parley.line.values import SECOND_MS, Ref
from parley.record.entry import Instant, instant, stamp
from parley.verdict import question_words
from parley.verdict.basis import Basis
from parley.verdict.letters import furthest, promise, receipts, references
from parley.verdict.replay import Side
from parley.verdict.result_parts import Claim, Reference, Shown
from parley.verdict.result_written import (
    Absence,
    Answer,
    JudgedShown,
    Level,
    MeetingShown,
    ReplyShown,
    RequestResult,
)

NOT_IN_TIME = NAMED[State.UNANSWERED]
NOT_MET = NAMED[State.NOT_MET]


def request(side: Side, rfe: Rfe, basis: Basis) -> RequestResult:
    """The verdict on a request, as `side` had it."""
    by = basis.author(rfe.message)
    asked = basis.other[by]
    delivered = basis.delivered(rfe.message)
    shown = _laid_over(rfe, delivered, basis)
    story, fact = shown.story, shown.fact
    levels = tuple(_levels(side, shown, delivered, basis))
    waited_s = shown.clocks.reply_s
    due = _due(delivered, waited_s)
    answered = {reply.ref for reply in story.replies}
    found = RequestResult(
        ref=shown.message,
        by=by,
        asked_of=asked,
        number=fact.number,
        type=fact.type,
        from_post=fact.from_,
        to_posts=fact.to,
        precedence=fact.precedence.value,
        marking=fact.marking.usage.value if fact.marking else "",
        marking_name=fact.marking.name if fact.marking else "",
        unreal=fact.unreal,
        subject=fact.subject,
        activity=_activity(basis.by_ref[shown.message].fact),
        items=story.asked,
        asked_at=stamp(shown.began.at_ms),
        state=shown.state.value,
        ended=story.ended,
        afterwards=story.afterwards.value if story.afterwards else None,
        answer=_answer(story, whole=basis.whole[asked]).value,
        missing=story.missing,
        level=furthest(levels),
        levels=levels,
        waited_s=waited_s,
        due=stamp(due) if due is not None else None,
        promise=promise(story.expected, answered, basis),
        replies=tuple(_reply(story.asked, reply, basis) for reply in story.replies),
        claims=tuple(_claim(claim, by, basis) for claim in story.claims),
        silent_by=_silent_by(asked, due, _place(story, NOT_IN_TIME, basis), answered, basis),
        absence=_absence(asked, basis) if not answered and basis.whole[asked] else None,
        meeting=_meeting(shown, asked, basis),
        words=(),
        one_sided=(),
        late=references(story.late, basis),
        beside=references(story.beside, basis),
        odd=tuple(fault.why for fault in story.faults) if basis.complete else (),
    )
    return replace(
        found,
        words=tuple(question_words.sentences(found, _stood(story))),
        one_sided=tuple(question_words.one_sided(found)),
    )


def _activity(fact: AnyFact) -> str:
    """What it asks to be explained, from the entry itself: the machine does not keep it."""
    said = fact.fields.get("activity") if isinstance(fact, MessageSent) else None
    return said if isinstance(said, str) else ""


def _laid_over(rfe: Rfe, delivered: Shown | None, basis: Basis) -> Rfe:
    """The request with what their receipts show, for whoever's record it is."""
    meeting = rfe.story.meeting
    met = basis.delivered(meeting.ref) if meeting is not None else None
    return replace(
        rfe,
        delivered_ms=rfe.began.heard_ms if delivered is not None else None,
        met_ms=meeting.at_ms if meeting is not None and met is not None else None,
    )


def _stood(story: request_parts.Story) -> frozenset[str]:
    """Every state through which it came."""
    return frozenset((story.state, *(move.state for move in story.path)))


def _levels(side: Side, rfe: Rfe, delivered: Shown | None, basis: Basis) -> Iterator[Shown]:
    """Each level that is shown, with its evidence. None stands for another."""
    begun = basis.reference(rfe.message)
    yield Shown(Level.ASKED, begun.party, "its own entry: its word", begun.at, begun)
    if delivered is not None:
        yield delivered
    message = side.line.things.get(rfe.message)
    if isinstance(message, Message):
        yield from receipts(message.story, basis)
    expected = rfe.story.expected
    if expected is not None:
        entry = basis.reference(expected.ref)
        what = f"{expected.post} prepares an answer, to be expected by {stamp(expected.by_ms)}"
        yield Shown(Level.PREPARED, entry.party, what, entry.at, entry)
    for reply in rfe.story.replies:
        entry = basis.reference(reply.ref)
        what = f"its reply to {len(reply.answered)} of {len(rfe.story.asked)} items"
        yield Shown(Level.ANSWERED, entry.party, what, entry.at, entry)


def _due(delivered: Shown | None, seconds: int) -> Instant | None:
    """When the time was over by the clock of the side that signed for the delivery."""
    return None if delivered is None else Instant(instant(delivered.at) + seconds * SECOND_MS)


def _answer(story: request_parts.Story, *, whole: bool) -> Answer:
    if not story.replies:
        return Answer.NONE if whole else Answer.WITHHELD
    if all(reply.taken_back is not None for reply in story.replies):
        return Answer.TAKEN_BACK
    return Answer.PART if story.missing else Answer.FULL


def _reply(asked: tuple[str, ...], reply: request_parts.Reply, basis: Basis) -> ReplyShown:
    judged = reply.judged
    return ReplyShown(
        items=reply.answered,
        missing=tuple(item for item in asked if item not in reply.answered),
        late=reply.late,
        judged=None
        if judged is None
        else JudgedShown(judged.adequate, judged.missing, judged.text, basis.reference(judged.ref)),
        taken_back=basis.reference(reply.taken_back) if reply.taken_back is not None else None,
        entry=basis.reference(reply.ref),
    )


def _claim(claim: Claimed, by: str, basis: Basis) -> Claim:
    withdrawn = basis.reference(claim.withdrawn) if claim.withdrawn is not None else None
    return Claim(by, claim.end, claim.listened_ms, basis.reference(claim.ref), withdrawn)


def _place(story: request_parts.Story, end: str, basis: Basis) -> int | None:
    """The place of the claim of that silence that still stands."""
    standing = [claim.ref for claim in story.claims if claim.end == end and claim.withdrawn is None]
    return basis.by_ref[standing[-1]].place if standing else None


def _silent_by(
    asked: str, due: Instant | None, claim: int | None, answers: Collection[Ref], basis: Basis
) -> Reference | None:
    """An entry of the asked side by which its own log shows that the time was over, and no answer written before."""
    if not basis.whole[asked] or due is None:
        return None
    return basis.silent_by(asked, due, claim, answers)


def _absence(asked: str, basis: Basis) -> Absence | None:
    words = basis.words[asked]
    if not words:
        return None
    return Absence(asked, len(words), basis.received[asked], stamp(words[-1].at_ms))


def _meeting(rfe: Rfe, asked: str, basis: Basis) -> MeetingShown | None:
    meeting = rfe.story.meeting
    if meeting is None:
        return None
    entry, delivered = basis.reference(meeting.ref), basis.delivered(meeting.ref)
    due = _due(delivered, rfe.clocks.meeting_s)
    levels = [Shown(Level.ASKED, entry.party, "its own entry: its word", entry.at, entry)]
    levels += [delivered] if delivered is not None else []
    answered = basis.reference(meeting.answered) if meeting.answered is not None else None
    if answered is not None:
        levels.append(Shown(Level.ANSWERED, asked, f"its entry {answered.kind}", answered.at, answered))
    late = {ref for ref in rfe.story.late if ref not in {reply.ref for reply in rfe.story.replies}}
    answers = late | ({meeting.answered} if meeting.answered is not None else set())
    return MeetingShown(
        levels=tuple(levels),
        due=stamp(due) if due is not None else None,
        answer=meeting.answer,
        answered=answered,
        taken_back=basis.reference(meeting.taken_back) if meeting.taken_back is not None else None,
        silent_by=_silent_by(asked, due, _place(rfe.story, NOT_MET, basis), answers, basis),
        entry=entry,
    )
