"""From a letter, as our people write it, to the message for the record; or a Refusal that names what is wrong."""

from collections.abc import Sequence
from typing import Any

from parley.forms.definition import Definition
from parley.line import commands_messages as c
from parley.line import facts as f
from parley.line import hearing_messages, message_checks
from parley.line.asks_calls import full, post_of, standing, trial
from parley.line.message import WORDS_MAX, Message
from parley.line.message import full as full_of_words
from parley.line.request import moment
from parley.line.state import Line
from parley.line.terms import Terms
from parley.line.values import DAY_MS, Post, Precedence, Ref, Refusal
from parley.record.entry import Instant, stamp


def messages(line: Line, letters: Sequence[c.Letter], now: Instant) -> list[f.MessageSent]:
    """The messages that these letters are, numbered on from the last of each post. Raises Refusal."""
    numbers: dict[Post, int] = {}
    written = [_message(line, letter, numbers, now) for letter in letters]
    for behind, fact in enumerate(written):
        _fits(line, fact, now, behind)
    _warn(line, written, now)
    return written


def _message(line: Line, letter: c.Letter, numbers: dict[Post, int], now: Instant) -> f.MessageSent:
    terms, name = standing(line)
    form = definition(line, letter.type)
    from_ = post_of(terms.side(line.core.me), letter.from_, "ours")
    language = letter.language or terms.languages[0]
    numbers[from_] = number = numbers.get(from_, line.core.numbers.next(from_) - 1) + 1
    to, info = posts(line, terms, letter.to), posts(line, terms, letter.info)
    exempted = posts(line, terms, letter.exempted)
    _once(to, info, exempted)
    return f.MessageSent(
        number=number,
        type=letter.type,
        from_=from_,
        to=to,
        info=info,
        exempted=exempted,
        precedence=letter.precedence or Precedence(form.precedence),
        info_precedence=letter.info_precedence if info else None,
        marking=letter.marking,
        subject=letter.subject,
        language=language,
        authentic=letter.authentic or language,
        fields=_fields(letter, form),
        translations=letter.translations,
        attachments=letter.attachments,
        remarks=letter.remarks,
        reply_to=_whole(line, letter.reply_to),
        supersedes=_whole(line, letter.supersedes),
        must_follow=tuple(full(line, ref) for ref in letter.must_follow),
        refers=tuple(full(line, ref) for ref in letter.refers),
        reply_by=_coming(letter.reply_by, now, "an answer cannot be asked for by a time that is past"),
        valid_from=_time(letter.valid_from, now),
        valid_to=_coming(letter.valid_to, now, "a message cannot hold until a time that is past"),
        label=letter.label,
        released_by=letter.released_by or from_,
        agreement=name,
        article=letter.article,
        paragraph=letter.paragraph,
    )


def definition(line: Line, type_: str) -> Definition:
    """The type, if people write it as a message. Raises Refusal."""
    found = line.catalogue.get(type_)
    if found is None:
        newest = line.catalogue.newest(type_.partition("/")[0])
        hint = f"the newest that this station knows is {newest.type}" if newest else "see: parley forms"
        raise Refusal(f"this station knows no type {type_}", hint, "no-form")
    if not found.written:
        carried = ", ".join(found.carried)
        raise Refusal(f"{found.short} is not written as a message", f"it is carried by {carried}", "no-form")
    return found


def _fields(letter: c.Letter, form: Definition) -> dict[str, Any]:
    fields = letter.fields if letter.fields is not None else {}
    if letter.text is not None:
        fields = {**fields, "text": letter.text}
    text = form.field("text")
    if text is not None and text.required and not str(fields.get("text", "")).strip():
        raise Refusal("the message has no text", "give it as the last argument, or on standard input")
    return fields


def posts(line: Line, terms: Terms, named: c.Posts | None) -> tuple[Post, ...]:
    """Posts of theirs, as they were named. Raises Refusal."""
    if named is None:
        raise Refusal("a message needs a post to go to", "write: parley write desk 'text'")
    theirs = terms.side(line.core.them)
    return tuple(post_of(theirs, post, "theirs") for post in ((named,) if isinstance(named, str) else named))


def _once(*classes: tuple[Post, ...]) -> None:
    every = [post for posts_ in classes for post in posts_]
    for post in every:
        if every.count(post) > 1:
            raise Refusal(f"{post} is named twice", "name it once: to act, to know, or as exempted")


def _whole(line: Line, ref: str | None) -> Ref | None:
    return full(line, ref) if ref is not None else None


def _time(text: str | None, now: Instant) -> str | None:
    return stamp(moment(text, now)) if text else None


def _coming(text: str | None, now: Instant, past: str) -> str | None:
    found = moment(text, now) if text else None
    if found is not None and found <= now:
        raise Refusal(past, "write it like 2022-03-01T09:00:00.000Z, or +48h for 48 hours from now")
    return stamp(found) if found is not None else None


def _fits(line: Line, fact: f.MessageSent, now: Instant, behind: int) -> None:
    """Nothing would stand beside it as a fault, nor be one word too many about another. Raises Refusal."""
    for about in hearing_messages.others(line, fact):
        if hearing_messages.follows(fact, about):
            room(about)
    found = message_checks.problems(line, trial(line, fact, now, behind))
    if found:
        more = f"; and {len(found) - 1} more" if len(found) > 1 else ""
        short = fact.type.partition("/")[0]
        raise Refusal(
            f"this {short} cannot be sent so: {found[0]}{more}", f"see: parley form {short}", "form"
        )


def room(message: Message) -> None:
    """One word more of ours may be said about that message. Raises Refusal."""
    if full_of_words(message, mine=True):
        raise Refusal(
            f"we have said {WORDS_MAX} things about that message: the other side counts no more",
            "write a new message that refers to it",
            "crowded",
        )


def _warn(line: Line, written: Sequence[f.MessageSent], now: Instant) -> None:
    """What goes on the record all the same, and its writers should know of."""
    core = line.core
    new = sum(fact.precedence is Precedence.FLASH for fact in written)
    quota = core.terms.flash_a_day if core.terms else 0
    flashes = sum(at > now - DAY_MS for at in core.life.my_flashes) + new
    if new and flashes > quota:
        line.warnings.append(
            f"{flashes} FLASH in 24 hours: of ours, {quota} ring there; what is beyond is delivered without a bell"
        )
