"""What time brings to requests for explanation and to assurances: silences named, reminders, the end of a validity.

Spec: docs/spec/requests.md, sections 4 and 6.
"""

from msgspec.structs import replace

from parley.line import facts as f
from parley.line import request_words
from parley.line.effects import Alarm, Draft, Effect
from parley.line.fold import in_vain
from parley.line.follow import Assurance, Rfe, Thread
from parley.line.listening import Listened, listen
from parley.line.requests import CLOCKS, NAMED, NEXT, SERVICE, State, Step
from parley.line.state import Line
from parley.line.values import Level
from parley.record.entry import Instant, stamp


def wake(
    line: Line, thing: Rfe | Assurance | Thread, now: Instant, listened: Listened
) -> tuple[list[Draft], list[Effect]]:
    """What is due of this thing."""
    match thing:
        case Rfe():
            return _request(line, thing, now, listened)
        case Assurance():
            return [], _assurance(line, thing, now)
    return [], []


def _request(line: Line, rfe: Rfe, now: Instant, listened: Listened) -> tuple[list[Draft], list[Effect]]:
    if rfe.told < len(rfe.reminders) and rfe.reminders[rfe.told] <= now:
        return [], _remind(line, rfe, now)
    silence = rfe.silence_ms
    if not rfe.mine or silence is None or silence > now or rfe.state is State.ANSWERED:
        return [], []
    heard = listen(rfe.since_ms, silence, now, listened)
    undelivered = CLOCKS[rfe.state] == SERVICE
    longer = heard.longer
    if (
        undelivered and not heard.enough
    ):  # nothing is said of them by it, so we simply listen for as long as it takes
        longer = Instant(now + (silence - rfe.since_ms) - heard.ms)
    if longer is not None:
        line.put(replace(rfe, grace_ms=longer))
        return [], []
    ours = not heard.enough or in_vain(rfe.words, rfe.story)
    end = NAMED[State.OUR_FAULT] if ours else NAMED[NEXT[rfe.state][Step.SILENCE]]
    return [Draft(f.RequestSilent(rfe.message, end, heard.ms))], []


def _remind(line: Line, rfe: Rfe, now: Instant) -> list[Effect]:
    """Of all reminders that are due only the last is given: after an outage of ours, the first would be stale."""
    rfe = replace(rfe, told=sum(moment <= now for moment in rfe.reminders))
    line.put(rfe)
    return [reminder(rfe, now)]


def reminder(rfe: Rfe, now: Instant) -> Alarm:
    """The last reminder that was given, in the words of now."""
    name, due = request_words.name(rfe), rfe.silence_ms
    answer = "our reply" if rfe.state is State.DELIVERED else "our answer about a meeting"
    if rfe.mine:
        return _lasts(rfe, Level.NOTICE, f"their reply to {name} waits to be judged")
    if due is None or due <= now:
        return _lasts(rfe, Level.ALARM, f"{answer} to their {name} was due, and is not written")
    level = Level.NOTICE if rfe.told == 1 else Level.INCIDENT
    return _lasts(rfe, level, f"{answer} to their {name} is due at {stamp(due)}")


def lasting(rfe: Rfe, now: Instant) -> list[tuple[Instant, Alarm]]:
    """What our people were told of it and is so still, and since when: the last reminder, or that no reply came."""
    if rfe.mine and rfe.state is State.UNANSWERED:
        return [] if rfe.story.replies else [(rfe.since_ms, unanswered(rfe))]
    return [(rfe.reminders[rfe.told - 1], reminder(rfe, now))] if rfe.told and rfe.reminders else []


def unanswered(rfe: Rfe) -> Alarm:
    """No reply to our request came in time: so until one comes, however late, or the request goes on or ends."""
    return _lasts(rfe, Level.ALARM, f"our {request_words.name(rfe)}: {request_words.WORDS[rfe.state]}")


def _lasts(rfe: Rfe, level: Level, what: str) -> Alarm:
    """What is told of it for as long as it stands where it does."""
    return Alarm(level, request_words.told(rfe, what), rfe.message, (f"thing {rfe.ref} {rfe.state}",))


def _assurance(line: Line, assurance: Assurance, now: Instant) -> list[Effect]:
    """Its time is over, by our clock."""
    until = assurance.until_ms
    if until is None or until > now:
        return []
    over = replace(assurance, over=True)
    line.put(over)
    if over.state != "EXPIRED" or over.crowded:
        return []
    whose = "our" if assurance.mine else "their"
    return [
        Alarm(
            Level.NOTICE,
            f"{whose} assurance {assurance.fact.number} of {assurance.fact.from_} has expired",
            assurance.message,
        )
    ]
