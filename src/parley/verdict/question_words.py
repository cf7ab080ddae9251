"""What became of a request, in sentences for somebody who was not there and takes neither side.

Each sentence says whose word it is, or what shows it. Nothing here is a party's own text.
"""

from collections.abc import Collection, Iterator
from typing import Final

from parley.line.requests import State
from parley.verdict.basis import span
from parley.verdict.result_written import Answer, MeetingShown, ReplyShown, RequestResult

_S: Final = State
_OF_MEETING: Final = {
    "yes": "{of} accepted the meeting",
    "other-time": "{of} accepted a meeting at another time",
    "no": "{of} did not accept the meeting",
}
_GONE: Final = {
    _S.CORRECTED: "{by} put a corrected request in its place",
    _S.WITHDRAWN: "{by} took the request back",
    _S.MEETING_WITHDRAWN: "{by} took its request for a meeting back",
    _S.UNDELIVERED: "{by} says that {of}'s station had not signed for it in time; nothing follows of an answer",
}


def sentences(found: RequestResult, stood: Collection[str]) -> Iterator[str]:
    """The whole of it, in order: delivery, answer, judgement, meeting. `stood`: every state through which it came."""
    names = {"by": found.by, "of": found.asked_of}
    yield _delivery(found)
    yield from _replies(found, stood)
    if found.meeting is not None:
        yield from _meeting(found.meeting, found, stood)
    if found.state == _S.OUR_FAULT:
        yield _fault(found)
    if found.state in _GONE:
        yield _GONE[State(found.state)].format(**names)


def _fault(found: RequestResult) -> str:
    if found.claims and found.claims[-1].withdrawn is not None:
        return f"{found.by} withdrew its claim of silence: none can be claimed"
    return f"{found.by}'s own station had not listened for the agreed time: no silence can be claimed"


def _delivery(found: RequestResult) -> str:
    signed = next((shown for shown in found.levels if shown.level == "delivered"), None)
    if signed is None:
        return f"{found.by} says that it asked at {found.asked_at}; nothing here that {found.asked_of} signed shows it"
    return f"{found.asked_of} held the request: {signed.what}, dated {signed.at}"


def _replies(found: RequestResult, stood: Collection[str]) -> Iterator[str]:
    asked = found.asked_of
    if _S.UNANSWERED in stood:
        yield (
            f"{found.by} says that no reply had come in the agreed {span(found.waited_s * 1_000)} after delivery"
        )
    match found.answer:
        case Answer.NONE:
            yield f"the request was never answered, as far as this record goes: {_log(found)} has no reply to it"
        case Answer.WITHHELD:
            yield f"no reply is shown here; entries of {asked} are withheld, so nothing follows from that"
        case Answer.TAKEN_BACK:
            yield f"{asked} answered, and took every answer back"
    for reply in found.replies:
        yield _reply(reply, found)
    if found.replies and found.missing:
        yield f"without an answer that stands: {', '.join(found.missing)}"


def _log(found: RequestResult) -> str:
    """Their log, as far as it is here. None is shown only of a party that signed nothing at all."""
    if found.absence is None:
        return f"the log of {found.asked_of}"
    return f"the whole log of {found.asked_of}, {found.absence.entries} entries up to {found.absence.until},"


def _reply(reply: ReplyShown, found: RequestResult) -> str:
    late = "late, after the end of its time, " if reply.late else ""
    given = f"{len(found.items) - len(reply.missing)} of {len(found.items)} items"
    told = f"{late}{found.asked_of} replied at {reply.entry.at}, to {given}"
    if reply.missing:
        told += f", not to {', '.join(reply.missing)}"
    if reply.taken_back is not None:
        told += f"; it took that reply back at {reply.taken_back.at}"
    judged = reply.judged
    if judged is None:
        return f"{told}; {found.by} has not judged it"
    return (
        f"{told}; {found.by} judged it {'adequate' if judged.adequate else 'inadequate'} at {judged.entry.at}"
    )


def _meeting(meeting: MeetingShown, found: RequestResult, stood: Collection[str]) -> Iterator[str]:
    held = next((shown for shown in meeting.levels if shown.level == "delivered"), None)
    shows = (
        f"{found.asked_of} held that: {held.what}, dated {held.at}"
        if held
        else "nothing shows that it was delivered"
    )
    yield f"{found.by} asked for a meeting at {meeting.entry.at}; {shows}"
    if meeting.answered is not None:
        answer = _OF_MEETING.get(meeting.answer, "{of} answered about the meeting").format(of=found.asked_of)
        back = f"; it took that answer back at {meeting.taken_back.at}" if meeting.taken_back else ""
        yield f"{answer} at {meeting.answered.at}{back}"
    if _S.NOT_MET in stood:
        yield f"{found.by} says that no answer to its request for a meeting had come in the agreed time"
    elif found.state == _S.MEETING_UNDELIVERED:
        yield f"{found.by} says that {found.asked_of}'s station had not signed for its request for a meeting in time"


def one_sided(found: RequestResult) -> Iterator[str]:
    """What of this rests on one side's word, as sentences that begin with "that"."""
    by, asked = found.by, found.asked_of
    if all(shown.by == by for shown in found.levels):
        yield f"that {by} asked at all: nothing here that {asked} signed covers it"
    for claim in found.claims:
        if claim.withdrawn is not None or claim.end == _S.OUR_FAULT:
            continue
        silent = found.meeting.silent_by if claim.end == _S.NOT_MET and found.meeting else found.silent_by
        # Of two waits each says which it was: the second claim is not the first one again.
        meeting = " about the meeting" if claim.end == _S.NOT_MET else ""
        waited = f"{span(claim.listened_ms)} for an answer{meeting}" if meeting else span(claim.listened_ms)
        listened = f"that {by}'s station had listened for {waited}"
        if claim.end == _S.UNDELIVERED:
            yield f"that {asked}'s station had signed nothing by {claim.entry.at}, and {listened}: {by} says so"
        elif silent is None:
            yield f"that no answer{meeting} had come by {claim.entry.at}, and {listened}: {by} says so"
        else:
            yield f"{listened}: {by} says so. That no answer{meeting} had been written, {asked}'s own log shows"
    for reply in found.replies:
        if reply.judged is not None:
            word = "adequate" if reply.judged.adequate else "inadequate"
            yield f"that the reply of {reply.entry.at} is {word}: {by} says so"
    promise = found.promise
    if promise is not None:
        yield f"that an answer is being prepared, to be expected by {promise.by}: {asked} says so"
