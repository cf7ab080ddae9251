"""Requests about written messages: writing them, and what is said of them afterwards.

What our people write is tried as it would be heard; whatever would stand beside it as a fault is a reason not to.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec.structs import replace

from parley.line import asks_letters
from parley.line import commands_messages as c
from parley.line import facts as f
from parley.line.asks_calls import full, post_of, standing
from parley.line.effects import Draft
from parley.line.message import CANCEL, READDRESS, Message
from parley.line.request import Request, moment
from parley.line.state import Line
from parley.line.values import Post, Precedence, Refusal
from parley.line.written import FREE_TEXT
from parley.record.entry import Instant, stamp

_OFFICE: Final = 3
_INFORMED: Final = 4
_ENDED: Final = frozenset((CANCEL, READDRESS))  # not corrected, taken back or handed on themselves


def write(line: Line, asked: c.Write, now: Instant) -> list[Draft]:
    """Messages, numbered on from the last of each post."""
    return [Draft(fact) for fact in asks_letters.messages(line, asked.messages or (asked,), now)]


# --- of theirs ----------------------------------------------------------------------------------------------


def see(line: Line, asked: c.See, _now: Instant) -> list[Draft]:
    """The watch opened a message of theirs."""
    message = _theirs(line, asked.message)
    post = asked.post or _desk(line, message)
    if any(known.post == post for known in message.seen):
        raise Refusal(f"{post} has seen it already", "nothing more needs to be done", "done")
    return [Draft(f.MessageSeen(message.ref, post))]


def hand_on(line: Line, asked: c.Office, _now: Instant) -> list[Draft]:
    """It is with the office of a principal of ours."""
    message = _theirs(line, asked.message)
    return [Draft(f.MessageOffice(message.ref, _level(line, message, asked.post, _OFFICE)))]


def inform(line: Line, asked: c.Inform, _now: Instant) -> list[Draft]:
    """A principal of ours was informed of it."""
    message = _theirs(line, asked.message)
    return [Draft(f.MessageInformed(message.ref, _level(line, message, asked.post, _INFORMED)))]


def _level(line: Line, message: Message, asked: Post | None, level: int) -> Post:
    """The post that gives a receipt so far up, if the terms have us give one. Raises Refusal."""
    terms, _ = standing(line)
    side = terms.side(line.core.me)
    if terms.highest_receipt(line.core.me) < level:
        raise Refusal(
            f"the agreement has us give no receipts of level {level}",
            "level 2 by agreement: to change that, propose other terms: parley agree",
            "not-agreed",
        )
    post = asked or next((post for post in message.to if post not in side.desks), message.to[0])
    post_of(side, post, "ours")
    if any(known.post == post and known.level >= level for known in message.seen):
        raise Refusal(f"that was said of {post} already", "nothing more needs to be done", "done")
    return post


def nack(line: Line, asked: c.Nack, _now: Instant) -> list[Draft]:
    """We cannot do anything with it."""
    message = _theirs(line, asked.message)
    return [Draft(f.MessageNacked(message.ref, asked.post or _desk(line, message), asked.reason, asked.text))]


def expect(line: Line, asked: c.Expect, now: Instant) -> list[Draft]:
    """An answer is being prepared."""
    message = _theirs(line, asked.message)
    if message.story.cancelled is not None:
        raise Refusal(
            "they have cancelled that message", "no answer is awaited any more: parley inbox", "done"
        )
    by = moment(asked.by, now)
    if by <= now:
        raise Refusal("an answer cannot be expected by a time that is past", "for instance: +6h")
    return [Draft(f.AnswerExpected(message.ref, asked.post or _desk(line, message), stamp(by), asked.text))]


def _theirs(line: Line, ref: str) -> Message:
    message = line.things.get(full(line, ref))
    if not isinstance(message, Message) or message.mine:
        raise Refusal("there is no such message of theirs", "see: parley inbox", "no-message")
    asks_letters.room(message)
    return message


def _desk(line: Line, message: Message) -> Post:
    desks = line.desks(mine=True)
    return desks[0] if desks else message.to[0]


# --- of ours ------------------------------------------------------------------------------------------------


def query(line: Line, asked: c.Query, _now: Instant) -> list[Draft]:
    """Whether anybody there has seen it."""
    message = _ours(line, asked.message)
    if message.story.cancelled is not None:
        raise Refusal("that message is cancelled", "nobody need see it any more", "done")
    if message.story.corrections:
        newest = message.story.corrections[-1]
        raise Refusal("that message is corrected", f"ask after its newest text: {newest}", "corrected")
    if not line.core.holds(message.place):
        raise Refusal("their station does not have it yet", "nobody there can have seen it: parley status")
    if message.seen:
        raise Refusal(f"{message.seen[0].post} has seen it already", "nothing more needs to be done", "done")
    return [Draft(f.MessageQueried(message.ref, "desk"))]


def cancel(line: Line, asked: c.Cancel, now: Instant) -> list[Draft]:
    """Take it back."""
    message = _standing(line, asked.message)
    letter = replace(
        _about(message),
        type=f"{CANCEL}/1",
        fields={"reason": asked.reason},
        precedence=_at_least(message, asked.precedence),
        language=asked.language,
        supersedes=message.ref,
        reply_to=message.reply_to,
    )
    return [Draft(fact) for fact in asks_letters.messages(line, (letter,), now)]


def correct(line: Line, asked: c.Correct, now: Instant) -> list[Draft]:
    """A whole new text in its place."""
    message = _standing(line, asked.message)
    if asked.type not in {FREE_TEXT, message.type}:
        raise Refusal(f"a correction is of the same type: {message.type}", "cancel it, and write a new one")
    said = {name: getattr(asked, name) for name in c.Letter.__struct_fields__ if name != "type"}
    given = {name: value for name, value in said.items() if value not in (None, "", ())}
    letter = replace(_whole(message), **given, supersedes=message.ref)
    letter = replace(letter, precedence=_at_least(message, asked.precedence))
    return [Draft(fact) for fact in asks_letters.messages(line, (letter,), now)]


def readdress(line: Line, asked: c.Readdress, now: Instant) -> list[Draft]:
    """Further posts of theirs are to have it."""
    message = _standing(line, asked.message)
    letter = replace(
        _about(message),
        type=f"{READDRESS}/1",
        to=asked.to,
        info=asked.info,
        info_precedence=None,
        fields={"why": asked.why},
        precedence=asked.precedence or message.precedence,
        language=asked.language,
        reply_to=message.ref,
    )
    return [Draft(fact) for fact in asks_letters.messages(line, (letter,), now)]


def _ours(line: Line, ref: str) -> Message:
    message = line.things.get(full(line, ref))
    if not isinstance(message, Message) or not message.mine:
        raise Refusal("there is no such message of ours", "see: parley outbox", "no-message")
    asks_letters.room(message)
    return message


def _standing(line: Line, ref: str) -> Message:
    """Our message, if it still stands as it is. Raises Refusal."""
    message = _ours(line, ref)
    if message.form in _ENDED:
        raise Refusal(f"{message.form} stays as it is", "write a new message")
    story = message.story
    if story.cancelled is not None:
        raise Refusal("that message is cancelled", "write a new one", "done")
    if story.corrections:
        newest = story.corrections[-1]
        raise Refusal("that message is corrected already", f"its newest text is {newest}", "corrected")
    return message


def _at_least(message: Message, asked: Precedence | None) -> Precedence:
    """As fast as the message went, or faster. Raises Refusal."""
    if asked is not None and asked.rank < message.precedence.rank:
        what = f"it takes at least the precedence of the message, {message.precedence.name}"
        raise Refusal(what, "leave the precedence out, or raise it")
    return asked or message.precedence


def _about(message: Message) -> c.Letter:
    """A letter to whom the message went, marked as it was."""
    return c.Letter(
        from_=message.from_,
        to=message.to,
        info=message.info,
        info_precedence=message.info_precedence,
        marking=message.marking,
        subject=message.subject,
    )


def _whole(message: Message) -> c.Letter:
    """A letter with the message's header; its texts are written anew."""
    return replace(
        _about(message),
        type=message.type,
        exempted=message.exempted,
        language=message.language,
        reply_to=message.reply_to,
        must_follow=message.must_follow,
        refers=message.refers,
        reply_by=message.reply_by,
        valid_from=message.valid_from,
        valid_to=message.valid_to,
        label=message.label,
        article=message.article,
        paragraph=message.paragraph,
    )


DO: Final[Mapping[type[Request], Callable[[Line, Any, Instant], list[Draft]]]] = {
    c.Write: write,
    c.See: see,
    c.Office: hand_on,
    c.Inform: inform,
    c.Query: query,
    c.Nack: nack,
    c.Expect: expect,
    c.Cancel: cancel,
    c.Correct: correct,
    c.Readdress: readdress,
}
