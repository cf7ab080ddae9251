"""One story from two logs: the request for explanation that a list of words tells, the same for whoever holds both.

Ordered like a call: the requester's log decides what crossed. Spec: docs/spec/requests.md, section 3.
"""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from parley.line import facts as f
from parley.line.facts import Word
from parley.line.fold import Claim, Fault, Move, forgetful, order, unblamed, unread
from parley.line.request_parts import Expected, Judged, Meeting, Reply, Story, answered, items
from parley.line.requests import IN_TIME, NAMED, NEXT, TO_MEET, UNCLAIMED, State, Step
from parley.line.terms import Requests
from parley.line.values import SECOND_MS, SERVICE_MS, Precedence, Ref
from parley.record.entry import instant

REPLIES_MAX: Final = 32  # of one request; further ones stay on the record, beside it
_MEETING_STEP: Final = {
    "yes": Step.MEETING_ACCEPTED,
    "other-time": Step.MEETING_ACCEPTED,
    "no": Step.MEETING_DECLINED,
}


def fold(began: Word, words: Sequence[Word], clocks: Requests) -> Story:
    """The story of the request that `began` began and `words` continued; raises nothing whatever they say."""
    assert isinstance(began.fact, f.MessageSent)
    telling = _Telling(began, clocks)
    story = Story(State.ASKED, began.heard_ms, items(began.fact))
    forgot = forgetful(began, words)
    for word in order(words, owner_mine=began.mine):
        then = telling.take(story, word)
        # If so, its author forgot what it would have known.
        story = unblamed(story, then, _aside, word) if word.ref in forgot else then
        if word.mine is began.mine:
            telling.owner_place = word.place
    return story


def _aside(story: Story, word: Word) -> Story:
    return replace(story, beside=(*story.beside, word.ref))


class _Telling:
    """What stays the same while one story is told, and how far the requester's log has come."""

    def __init__(self, began: Word, clocks: Requests) -> None:
        self.began = began
        self.clocks = clocks
        self.owner_place = began.place

    def take(self, story: Story, word: Word) -> Story:
        """The story with this word in its turn, or beside it."""
        own = word.mine is self.began.mine
        if not own and unread(self.began, word):
            return _fault(story, word, "speaks of a request that its author did not hold yet")
        match word.fact:
            case f.AnswerExpected() as fact:
                # The requester's is about a message of the asked side, and of that alone.
                return story if own else _expected(story, word, fact)
            case f.RequestSilent() as fact if own:
                return self._silent(story, word, fact)
            case f.RequestJudged() as fact if own:
                return _judged(story, word, fact)
            case f.ClaimWithdrawn() as fact if own:
                return _unclaimed(story, word, fact)
            case f.MessageSent() as fact:
                return self._message(story, word, fact, own=own)
            case fact:
                return _fault(story, word, f"{f.kind(fact)} is not this side's to say of a request")

    def _message(self, story: Story, word: Word, fact: f.MessageSent, *, own: bool) -> Story:
        match fact.form:
            case "RFE-REPLY" if own:
                return _fault(story, word, "answers its own request")
            case "RFE-REPLY":
                return self._reply(story, word, fact)
            case "MEETING-REQUEST" if own:
                return _meeting(story, word, fact)
            case "MEETING-REPLY" if own:
                return _fault(story, word, "answers its own request for a meeting")
            case "MEETING-REPLY":
                return self._meeting_reply(story, word, fact)
            case "CANCEL":
                return _cancelled(story, word, fact, self.began, own=own)
            case "RFE" if own and Step.CORRECTED in NEXT.get(story.state, {}):
                return _moved(story, Step.CORRECTED, word)
        return _aside(story, word)

    def _reply(self, story: Story, word: Word, fact: f.MessageSent) -> Story:
        """A reply: in its time, or late and kept. To a request that its author knew was gone, none is honest."""
        knew = word.after > self.owner_place
        if knew and story.state in {State.WITHDRAWN, State.CORRECTED}:
            return _fault(story, word, f"answers a request that it knew was {story.state.lower()}")
        if len(story.replies) >= REPLIES_MAX:
            return _aside(story, word)
        story = _delivered(story, word, meeting=False)
        late = story.state not in IN_TIME
        reply = Reply(word.ref, word.at_ms, word.heard_ms, answered(fact), late)
        story = replace(story, replies=(*story.replies, reply))
        return replace(story, late=(*story.late, word.ref)) if late else _moved(story, Step.REPLIED, word)

    def _meeting_reply(self, story: Story, word: Word, fact: f.MessageSent) -> Story:
        meeting = story.meeting
        if meeting is None or fact.reply_to != meeting.ref:
            return _aside(story, word)  # to one that was corrected since
        if word.after <= meeting.place:
            return _fault(story, word, "answers a request for a meeting that its author did not hold yet")
        if story.state not in TO_MEET:
            return replace(story, late=(*story.late, word.ref))
        story = _delivered(story, word, meeting=True)
        answer = fact.fields.get("answer")
        step = _MEETING_STEP.get(answer) if isinstance(answer, str) else None
        if step is None:
            return _aside(story, word)  # neither yes nor no: a person reads it
        story = replace(story, meeting=replace(meeting, answer=str(answer), answered=word.ref))
        return _moved(story, step, word)

    def _silent(self, story: Story, word: Word, fact: f.RequestSilent) -> Story:
        """The requester's clock ran out. It may claim what the table says for where the request stood."""
        step = Step.OUR_OUTAGE if fact.end == State.OUR_FAULT else Step.SILENCE
        stood = story
        if fact.end != "UNDELIVERED":  # the requester admits that it was delivered
            story = _delivered(story, word, meeting=story.state in TO_MEET)
        then = NEXT.get(story.state, {}).get(step)
        if then is None or NAMED[then] != fact.end:
            return _fault(stood, word, f"claims {fact.end} of a request that stood at {stood.state}")
        wait = self._wait_ms(story) if step is Step.SILENCE else 0
        claims = (*story.claims, Claim(word.ref, fact.end, fact.listened_ms))
        if fact.listened_ms >= wait:
            return replace(_moved(story, step, word), claims=claims)
        why = f"claims {fact.end} after listening {fact.listened_ms} ms of {wait} ms"
        if Step.OUR_OUTAGE not in NEXT[story.state]:
            return _fault(stood, word, why)
        return _fault(replace(_moved(story, Step.OUR_OUTAGE, word), claims=claims), word, why)

    def _wait_ms(self, story: Story) -> int:
        assert isinstance(self.began.fact, f.MessageSent)
        return wait_ms(story.state, self.began.fact.precedence, story.meeting, self.clocks)


def wait_ms(state: State, precedence: Precedence, meeting: Meeting | None, clocks: Requests) -> int:
    """How long that state may last before silence is named, or our own people are told."""
    match state:
        case State.ASKED:
            return SERVICE_MS[precedence]
        case State.MEETING_ASKED:
            return SERVICE_MS[meeting.precedence if meeting else precedence]
        case State.MEETING_DELIVERED:
            return clocks.meeting_s * SECOND_MS
    return clocks.reply_s * SECOND_MS


def _delivered(story: Story, word: Word, *, meeting: bool) -> Story:
    """The story with what this word shows: that their station held the request, or the one for a meeting."""
    if (story.state in TO_MEET) is not meeting or Step.COSIGNED not in NEXT.get(story.state, {}):
        return story
    return _moved(story, Step.COSIGNED, word)


def _expected(story: Story, word: Word, fact: f.AnswerExpected) -> Story:
    """They prepare an answer: shown, and no clock waits for it."""
    meeting = story.meeting is not None and fact.message == story.meeting.ref
    if not meeting or (story.meeting is not None and word.after > story.meeting.place):
        story = _delivered(story, word, meeting=meeting)
    return replace(story, expected=Expected(word.ref, fact.post, instant(fact.by)))


def _judged(story: Story, word: Word, fact: f.RequestJudged) -> Story:
    """The requester's word on a reply. Only that on the newest, while it stands, moves the request."""
    reply = next((reply for reply in story.replies if reply.ref == fact.reply), None)
    if reply is None:
        return _fault(story, word, "judges a reply that its author did not hold, or that is none")
    if reply.judged is not None:
        return _fault(story, word, "judges a reply that was judged before")
    odd = [item for item in fact.missing if item not in story.asked]
    if odd:
        return _fault(story, word, f"misses items that were never asked: {', '.join(odd)}")
    judged = Judged(word.ref, fact.adequate, fact.missing, fact.text)
    newest = reply is story.replies[-1]
    replies = tuple(replace(known, judged=judged) if known is reply else known for known in story.replies)
    story = replace(story, replies=replies)
    if story.state is not State.ANSWERED or not newest:
        return story
    return _moved(story, Step.JUDGED_ADEQUATE if fact.adequate else Step.JUDGED_INADEQUATE, word)


def _meeting(story: Story, word: Word, fact: f.MessageSent) -> Story:
    """A request for a meeting, at its time or beside the request: asking for one is never wrong."""
    if Step.MEETING_ASKED not in NEXT.get(story.state, {}):
        return _aside(story, word)
    meeting = Meeting(word.ref, word.place, word.at_ms, fact.precedence)
    story = replace(story, meeting=meeting, meetings=(*story.meetings, word.ref))
    return _moved(story, Step.MEETING_ASKED, word)


def _cancelled(story: Story, word: Word, fact: f.MessageSent, began: Word, *, own: bool) -> Story:
    """A cancellation: of the request or of the request for a meeting by the requester, of a reply by its author."""
    if own and fact.supersedes == began.ref:
        step = Step.CANCELLED
    elif own and story.meeting is not None and fact.supersedes == story.meeting.ref:
        step = Step.MEETING_CANCELLED
    else:
        return _taken_back(story, word, fact.supersedes, own=own)
    if step not in NEXT.get(story.state, {}):
        return _aside(story, word)
    return _moved(story, step, word)


def _taken_back(story: Story, word: Word, what: Ref | None, *, own: bool) -> Story:
    """An answer is cancelled by its author. That it was given stays; what it is worth, the requester judges."""
    meeting = story.meeting
    if not own and meeting is not None and what == meeting.answered:
        return replace(story, meeting=replace(meeting, taken_back=word.ref))
    if own or what not in {reply.ref for reply in story.replies}:
        return _aside(story, word)  # not this author's: its message tells it
    replies = tuple(
        replace(reply, taken_back=word.ref) if reply.ref == what else reply for reply in story.replies
    )
    return replace(story, replies=replies)


def _unclaimed(story: Story, word: Word, fact: f.ClaimWithdrawn) -> Story:
    """A claim of silence taken back: where it led, the request stands no longer."""
    claim = story.claim
    if claim is None or claim.ref != fact.claim:
        return _fault(story, word, "withdraws a claim that its author did not make here")
    claims = tuple(replace(known, withdrawn=word.ref) if known is claim else known for known in story.claims)
    story = replace(story, claims=claims)
    then = UNCLAIMED.get(story.state)
    if then is None:
        return story
    path = (*story.path, Move(Step.OUR_OUTAGE, then, word.ref, word.at_ms))
    return replace(story, state=then, since_ms=word.heard_ms, path=path)


def _moved(story: Story, step: Step, word: Word) -> Story:
    then = NEXT[story.state][step]
    path = (*story.path, Move(step, then, word.ref, word.at_ms))
    return replace(story, state=then, since_ms=word.heard_ms, path=path)


def _fault(story: Story, word: Word, why: str) -> Story:
    return replace(story, faults=(*story.faults, Fault(word.ref, why)))
