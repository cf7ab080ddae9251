"""Requests about written messages: writing them, and saying that one was seen."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from parley.line import commands_messages as c
from parley.line import facts as f
from parley.line.asks_calls import full, post_of, standing
from parley.line.effects import Draft
from parley.line.request import Request, moment
from parley.line.state import Line
from parley.line.terms import Terms
from parley.line.things import Message
from parley.line.values import URGENT_WORDS_MAX, Post, Precedence, Ref, Refusal
from parley.record.entry import Instant, stamp


def write(line: Line, asked: c.Write, now: Instant) -> list[Draft]:
    """Messages, numbered on from the last of each post."""
    numbers: dict[Post, int] = {}
    return [Draft(_message(line, letter, numbers, now)) for letter in asked.messages or (asked,)]


def _message(line: Line, letter: c.Letter, numbers: dict[Post, int], now: Instant) -> f.MessageSent:
    terms, name = standing(line)
    from_ = post_of(terms.side(line.core.me), letter.from_, "ours")
    language = letter.language or terms.languages[0]
    fields = _fields(letter)
    precedence = letter.precedence or Precedence.ROUTINE
    if precedence.urgent and len(str(fields.get("text", "")).split()) > URGENT_WORDS_MAX:
        what = f"a message of precedence {precedence.value} has at most {URGENT_WORDS_MAX} words (ACP 121)"
        raise Refusal(what, "shorten it, or send it as PRIORITY")
    numbers[from_] = number = numbers.get(from_, line.core.numbers.next(from_) - 1) + 1
    return f.MessageSent(
        number=number,
        type=letter.type,
        from_=from_,
        to=_posts(line, terms, letter.to),
        info=_posts(line, terms, letter.info or ()),
        exempted=_posts(line, terms, letter.exempted or ()),
        precedence=precedence,
        info_precedence=letter.info_precedence,
        marking=letter.marking,
        subject=letter.subject,
        language=language,
        authentic=letter.authentic or language,
        fields=fields,
        translations=letter.translations,
        attachments=letter.attachments,
        remarks=letter.remarks,
        reply_to=_whole(line, letter.reply_to),
        supersedes=_whole(line, letter.supersedes),
        must_follow=tuple(full(line, ref) for ref in letter.must_follow),
        refers=tuple(full(line, ref) for ref in letter.refers),
        reply_by=_time(letter.reply_by, now),
        valid_from=_time(letter.valid_from, now),
        valid_to=_time(letter.valid_to, now),
        label=letter.label,
        released_by=letter.released_by or from_,
        agreement=name,
        article=letter.article,
        paragraph=letter.paragraph,
    )


def _fields(letter: c.Letter) -> dict[str, Any]:
    if letter.fields is not None:
        return letter.fields
    if letter.text is None or not letter.text.strip():
        raise Refusal("the message has no text", "give it as the last argument, or on standard input")
    return {"text": letter.text}


def _posts(line: Line, terms: Terms, named: c.Posts | None) -> tuple[Post, ...]:
    if named is None:
        raise Refusal("a message needs a post to go to", "write: parley write desk 'text'")
    theirs = terms.side(line.core.them)
    return tuple(post_of(theirs, post, "theirs") for post in ((named,) if isinstance(named, str) else named))


def _whole(line: Line, ref: str | None) -> Ref | None:
    return full(line, ref) if ref is not None else None


def _time(text: str | None, now: Instant) -> str | None:
    return stamp(moment(text, now)) if text else None


def see(line: Line, asked: c.See, _now: Instant) -> list[Draft]:
    """The watch opened a message of theirs."""
    message = line.things.get(full(line, asked.message))
    if not isinstance(message, Message) or message.mine:
        raise Refusal("there is no such message of theirs", "see: parley inbox", "no-message")
    terms = line.core.terms
    post = asked.post or (terms.side(line.core.me).desks[0] if terms else message.to[0])
    if any(known.post == post for known in message.seen):
        raise Refusal(f"{post} has seen it already", "nothing more needs to be done", "done")
    return [Draft(f.MessageSeen(message.ref, post))]


DO: Final[Mapping[type[Request], Callable[[Line, Any, Instant], list[Draft]]]] = {c.Write: write, c.See: see}
