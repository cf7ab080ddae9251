"""What a word does to requests for explanation and to assurances: beside what it does to the message that it is.

Nothing here raises, whatever theirs says.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from parley.line import assurances, follow, release, request_words, waking_messages, waking_requests
from parley.line import facts as f
from parley.line.assurances import ASSURANCE
from parley.line.commands_messages import Letter
from parley.line.drafts import Drafted
from parley.line.effects import Alarm, Draft, Effect, LateWord, Misconduct
from parley.line.facts import Word
from parley.line.follow import Assurance, Rfe, Thread, key
from parley.line.message import Message
from parley.line.message_clocks import UNDELIVERED
from parley.line.request_parts import CANCEL, MEETING, MEETING_REPLY, REPLY, RFE, trimmed
from parley.line.request_story import fold
from parley.line.requests import State
from parley.line.state import Line
from parley.line.terms import Requests
from parley.line.values import SECOND_MS, Level, Ref
from parley.record.entry import Instant

_NAMING: Final = (
    "message",
    "reply_to",
    "supersedes",
    "of",
    "request",
    "assurance",
)  # of a request of our people
_LOUD: Final = frozenset((State.UNDELIVERED, State.UNANSWERED, State.MEETING_UNDELIVERED, State.NOT_MET))
_QUIET: Final = frozenset((State.ASKED, State.DELIVERED, State.MEETING_DELIVERED, State.OUR_FAULT))


def needs(line: Line, what: f.AnyFact | Mapping[str, Any]) -> Iterator[Ref]:
    """The rows that these machines want of a fact, or of a request of our people: of what it names.

    Of a message that belongs to a request also that request, once its thread is loaded.
    """
    named = _named(what) if isinstance(what, f.Fact) else _asked_about(line, what)
    for ref in named:
        if isinstance(ref, str) and ref:
            yield key(Ref(ref))
            thread = line.things.get(key(Ref(ref)))
            if isinstance(thread, Thread):
                yield thread.request
    if not isinstance(what, f.Fact):
        yield from _behind(line, what)


def _behind(line: Line, asked: Mapping[str, Any]) -> Iterator[Ref]:
    """What the message of ours names that our people correct or cancel: the new one names it, too."""
    taken = line.things.get(Ref(str(asked.get("message", ""))))
    if isinstance(taken, Message):
        yield from taken.must_follow
        if taken.reply_to is not None:
            yield taken.reply_to


def _asked_about(line: Line, asked: Mapping[str, Any]) -> list[Any]:
    """What a request of our people names: itself, in one of its letters, or in the draft that it is about."""
    letters = asked.get("messages")
    named = [letter.get(name) for letter in _dicts(letters) for name in _NAMING]
    named += [asked.get(name) for name in _NAMING]
    taken = line.things.get(Ref(str(asked.get("message", ""))))
    if isinstance(taken, Message):
        named.append(taken.reply_to)  # whoever takes an answer back says it of the question, too
    for drafted in _drafts(line, asked.get("draft")):
        named += [drafted.letter.reply_to, drafted.letter.supersedes]
    return named


def _drafts(line: Line, begins: object) -> list[Drafted]:
    """The drafts whose reference begins so."""
    if not isinstance(begins, str) or not begins:
        return []
    return [t for t in line.things.values() if isinstance(t, Drafted) and t.ref.startswith(begins)]


def _dicts(values: object) -> list[dict[str, Any]]:
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list | tuple) else []


def _named(fact: f.AnyFact) -> list[Ref]:
    match fact:
        case f.MessageSent(reply_to=reply_to, supersedes=supersedes):
            return [ref for ref in (reply_to, supersedes) if ref is not None]
        case f.RequestSilent(request=ref) | f.RequestJudged(request=ref) | f.AnswerExpected(message=ref):
            return [ref]
        case f.AssuranceTold(assurance=ref) | f.AssuranceMissed(assurance=ref) | f.ClaimWithdrawn(of=ref):
            return [ref]
    return []


def beside(line: Line, word: Word, draft: Draft | None) -> list[Effect]:
    """What a message or an answer to one does to the request or the assurance that it begins or belongs to."""
    match word.fact:
        case f.MessageSent() as fact:
            return [*_continued(line, word, fact, draft), *_begun(line, word, fact)]
        case f.AnswerExpected(message=message):
            rfe = _request_of(line, message)
            return hears(line, rfe, word, draft) if rfe is not None else []
    return []


# --- what begins ---------------------------------------------------------------------------------------------


def _begun(line: Line, word: Word, fact: f.MessageSent) -> list[Effect]:
    if fact.form == RFE:
        return _asked(line, word, fact)
    if fact.form == ASSURANCE:
        began = assurances.trimmed(word)
        line.put(Assurance(began, assurances.fold(began, ()), crowded=_crowded(line, word, Assurance)))
    return []


def _asked(line: Line, word: Word, fact: f.MessageSent) -> list[Effect]:
    text = line.core.agreement.texts.get(fact.agreement)
    clocks = text.requests if text else Requests()
    began = trimmed(word)
    rfe = Rfe(
        began=began,
        clocks=clocks,
        story=fold(began, (), clocks),
        delivered_ms=None if word.mine else word.heard_ms,
        crowded=_crowded(line, word, Rfe),
    )
    line.put(rfe)
    if word.mine or rfe.crowded:
        return []
    due = request_words.hours(clocks.reply_s * SECOND_MS)
    what = request_words.told(rfe, f"their {request_words.name(rfe)}: our reply is due in {due}")
    return [Alarm(Level.NOTICE, what, word.ref)]


def _crowded(line: Line, word: Word, kind: type[Rfe | Assurance]) -> bool:
    """Whether so many of theirs are open that this one is not kept in memory, and raises no alarm."""
    if word.mine:
        return False
    count = sum(isinstance(t, kind) and not t.mine and t.open for t in line.things.values())
    return count >= follow.CROWD_MAX


# --- what goes on --------------------------------------------------------------------------------------------


def _continued(line: Line, word: Word, fact: f.MessageSent, draft: Draft | None) -> list[Effect]:
    """A message that answers, corrects or cancels one that something follows."""
    old = _followed(line, fact.supersedes)
    if isinstance(old, Assurance) and fact.form in {ASSURANCE, CANCEL} and old.mine is word.mine:
        return assures(line, old, word)
    if (
        isinstance(old, Rfe)
        and old.mine is word.mine
        and fact.form in {RFE, CANCEL}
        and old.message == fact.supersedes
    ):
        return hears(line, old, word, draft)
    if isinstance(old, Rfe) and fact.form == CANCEL and _by_author(line, fact.supersedes, word):
        return hears(line, old, word, draft)
    return _answers(line, word, fact, draft)


def _by_author(line: Line, message: Ref | None, word: Word) -> bool:
    thread = line.things.get(key(message)) if message is not None else None
    return isinstance(thread, Thread) and thread.mine is word.mine


def _answers(line: Line, word: Word, fact: f.MessageSent, draft: Draft | None) -> list[Effect]:
    if fact.form not in {REPLY, MEETING, MEETING_REPLY}:
        return []
    rfe = _followed(line, fact.reply_to) or _followed(line, fact.supersedes)
    direct = isinstance(rfe, Rfe) and rfe.message == fact.reply_to
    if fact.form == REPLY and not direct:
        return line.absent(word, "answers a request for explanation that is not on record")
    if not isinstance(rfe, Rfe) or (direct and fact.form == MEETING_REPLY):
        return []  # about a meeting that no request asked for: a message like others
    if fact.form == MEETING and rfe.mine is not word.mine:
        return []  # they propose a meeting themselves: no answer, and no step of ours
    line.put(Thread(word.ref, rfe.ref, word.mine, word.heard_ms))
    return hears(line, rfe, word, draft)


def _followed(line: Line, message: Ref | None) -> Rfe | Assurance | None:
    """What follows this message, or the request that it belongs to."""
    thing = line.things.get(key(message)) if message is not None else None
    if isinstance(thing, Thread):
        thing = line.things.get(thing.request)
    return thing if isinstance(thing, Rfe | Assurance) else None


def _request_of(line: Line, message: Ref) -> Rfe | None:
    thing = _followed(line, message)
    return thing if isinstance(thing, Rfe) else None


def request_said(line: Line, word: Word, draft: Draft | None) -> list[Effect]:
    """A silence is claimed, or a reply judged."""
    assert isinstance(word.fact, f.RequestSilent | f.RequestJudged)
    rfe = line.things.get(key(word.fact.request))
    if not isinstance(rfe, Rfe):
        return line.absent(word, f"{f.kind(word.fact)} about a request that is not on record")
    return hears(line, rfe, word, draft)


def assurance_said(line: Line, word: Word, _draft: Draft | None) -> list[Effect]:
    """The trigger of an assurance came, as its author or the other side says."""
    assert isinstance(word.fact, f.AssuranceTold | f.AssuranceMissed)
    assurance = line.things.get(key(word.fact.assurance))
    if not isinstance(assurance, Assurance):
        return line.absent(word, f"{f.kind(word.fact)} about an assurance that is not on record")
    return assures(line, assurance, word)


def hears(line: Line, before: Rfe, word: Word, draft: Draft | None) -> list[Effect]:
    """The request with this word, and what our people are told of it."""
    rfe = follow.add(before, word)
    line.put(rfe)
    if rfe.excess:
        return _excess(word, before.excess, "request")
    old, new = before.story, rfe.story
    effects: list[Effect] = [
        Misconduct(fault.ref, fault.why) for fault in new.faults if fault not in old.faults
    ]
    late = [ref for ref in new.late if ref not in old.late]
    effects += [LateWord(ref, rfe.message) for ref in late]
    if late and rfe.mine:
        what = request_words.told(rfe, f"a late answer to our {request_words.name(rfe)}")
        effects.append(Alarm(Level.NOTICE, what, word.ref))
    if new.path != old.path:
        effects += _moved(rfe, word)
        if draft is not None:
            _prepare(line, rfe, word.heard_ms)
    return effects


def _moved(rfe: Rfe, word: Word) -> list[Effect]:
    """What our own people are told of where it stands now."""
    state, name = rfe.state, request_words.name(rfe)
    if state in _QUIET or (word.mine and state not in _LOUD):
        return []
    if rfe.mine and state is State.UNANSWERED:
        return [waking_requests.unanswered(rfe)]
    level = Level.ALARM if rfe.mine and state in _LOUD else Level.NOTICE
    missing = rfe.story.missing if state is State.ANSWERED else ()
    more = f"; without an answer: {', '.join(missing)}" if missing else ""
    whose, about = ("our" if rfe.mine else "their"), (rfe.message if state in _LOUD else word.ref)
    lacks = _undelivered(rfe)
    speed = rfe.fact.precedence if lacks else None
    what = request_words.told(rfe, f"{whose} {name}: {request_words.WORDS[state]}{more}")
    return [Alarm(level, what, about, lacks, speed)]


def _undelivered(rfe: Rfe) -> tuple[str, ...]:
    """That their station does not have it is one matter, whether told of the request or of its message."""
    meeting = rfe.story.meeting
    if not rfe.mine or rfe.state not in {State.UNDELIVERED, State.MEETING_UNDELIVERED}:
        return ()
    message = meeting.ref if meeting is not None else rfe.message
    return (waking_messages.cause(message, UNDELIVERED),)


def _prepare(line: Line, rfe: Rfe, now: Instant) -> None:
    """The request for a meeting lies ready as a draft: nothing is sent until a person releases it."""
    ready = request_words.letter(rfe)
    if ready is None or rfe.story.path[-1].state not in {State.UNANSWERED, State.INADEQUATE}:
        return
    why = f"our {request_words.name(rfe)}: {request_words.WORDS[rfe.state]}"
    release.drafted(line, msgspec.convert(ready, Letter), why, now)


def assures(line: Line, before: Assurance, word: Word) -> list[Effect]:
    """The assurance with this word, and what our people are told of it."""
    assurance = follow.add_to_assurance(before, word)
    line.put(assurance)
    if assurance.excess:
        return _excess(word, before.excess, "assurance")
    old, new = before.story, assurance.story
    effects: list[Effect] = [
        Misconduct(fault.ref, fault.why) for fault in new.faults if fault not in old.faults
    ]
    if new.path != old.path and not word.mine:
        whose = "our" if assurance.mine else "their"
        level = Level.ALARM if new.state is assurances.State.DISPUTED else Level.NOTICE
        what = f"{whose} assurance {assurance.fact.number} of {assurance.fact.from_}: {new.state.lower()}"
        effects.append(Alarm(level, what, assurance.message))
    return effects


def _excess(word: Word, before: int, what: str) -> list[Effect]:
    return [] if before else [Misconduct(word.ref, f"more than {follow.WORDS_MAX} words about one {what}")]


def delivered(line: Line, rfe: Rfe, at: Instant) -> None:
    """Their receipt covers our request, or our request for a meeting: the time for their answer begins."""
    if rfe.story.meeting is not None and rfe.awaits == rfe.story.meeting.place:
        line.put(replace(rfe, met_ms=at, grace_ms=None))
    else:
        line.put(replace(rfe, delivered_ms=at, grace_ms=None))
