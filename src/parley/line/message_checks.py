"""What a message must be beside readable: a fit to its form, and to the messages that it names.

The same list serves both ways. Before our own people's message is written, what is in it is a reason not to; of a
message that came, it is shown beside it, and the message stands. Spec: docs/spec/messages.md, section 6.
"""

from collections.abc import Iterator
from typing import Final

from parley.forms import check
from parley.line import facts as f
from parley.line import messages, minimize
from parley.line.facts import Word
from parley.line.message import Bond, Message, add, bond
from parley.line.state import Line
from parley.line.values import HOUR_MS, Ref

_POSTS: Final = ("from", "to", "info", "exempted")
PROBLEMS_MAX: Final = 20  # of one message; more say nothing new


def problems(line: Line, word: Word) -> list[str]:
    """What is wrong with this message beside its number, in words; nothing if all is well. Changes nothing."""
    fact = word.fact
    assert isinstance(fact, f.MessageSent)
    found = [*_posts(line, word, fact), *_form(line, fact), *_meant(fact)]
    found += [*_named(line, word, fact), *_contrary(line, word, fact), *_unreal(line, fact)]
    return found[:PROBLEMS_MAX]


def blamed(line: Line, word: Word, wrong: list[str]) -> list[str]:
    """Of what is `wrong` with this message that for which its author is to blame.

    If it may have held what is not here, that is what it says, not what it names; so at a station while logs lie
    beside one another: what is named may be in another log of its author, which is still to come.
    """
    fact = word.fact
    assert isinstance(fact, f.MessageSent)
    if not wrong or not (word.unsure or line.core.beside):
        return wrong
    return [*_form(line, fact), *_meant(fact), *_contrary(line, word, fact)][:PROBLEMS_MAX]


def _posts(line: Line, word: Word, fact: f.MessageSent) -> Iterator[str]:
    """From and to posts of the agreement under which it says that it stands: one that stood, or that we signed."""
    core = line.core
    if not core.agreement.counts(fact.agreement, reader_is_me=not word.mine):
        yield f"agreement: {fact.agreement[:12] or 'none'} is none that both sides signed"
        return
    terms = core.agreement.texts.get(fact.agreement)
    if terms is None:
        return  # it stood, so long ago that its text is kept no longer
    author, reader = (core.me, core.them) if word.mine else (core.them, core.me)
    sides = (author, reader, reader, reader)
    for name, side, posts in zip(
        _POSTS, sides, ((fact.from_,), fact.to, fact.info, fact.exempted), strict=True
    ):
        if posts:
            names = {post.name for post in terms.side(side).posts}
            strange = [post for post in posts if post not in names]
            if strange:
                more = f", and {len(strange) - 1} more" if len(strange) > 1 else ""
                yield f"{name}: {strange[0]}{more}: no post of {side} by that agreement"


def _form(line: Line, fact: f.MessageSent) -> list[str]:
    """A type that we know: whether it fits. Of one that we do not know, nothing is said."""
    definition = line.catalogue.get(fact.type)
    if definition is None:
        return []
    if not definition.written:
        return [f"type: {definition.short} is no message; it is carried by {', '.join(definition.carried)}"]
    answered = line.things.get(fact.reply_to) if fact.reply_to is not None else None
    return check.problems(definition, fact, answered.type if isinstance(answered, Message) else "")


def _meant(fact: f.MessageSent) -> Iterator[str]:
    """What fits its form field by field, and says nothing as a whole. Of what does not fit, the form says so."""
    first, last = fact.fields.get("first"), fact.fields.get("last")
    if fact.form == messages.SERVICE and isinstance(first, int) and isinstance(last, int) and last < first:
        yield f"last: {last} is before {first}, the first"
    if fact.form == minimize.FORM and (times := minimize.times(fact)) is not None:
        begins, ends = times
        if ends <= begins:
            yield "to: it ends before it begins"
        elif ends - begins > minimize.ORDER_MS_MAX:
            hours = minimize.ORDER_MS_MAX // HOUR_MS
            yield f"to: an order holds back for {hours} hours at most; give another one then"


def _named(line: Line, word: Word, fact: f.MessageSent) -> Iterator[str]:
    for name, ref in named(fact):
        thing = line.things.get(ref)
        if thing is None or ref == word.ref:
            yield f"{name}: {ref[:12]} is not on record"
        elif not isinstance(thing, Message):
            if name == "supersedes":
                yield f"{name}: {ref[:12]} is no message"
        elif name == "must_follow":
            yield from _precondition(word, thing)


def _contrary(line: Line, word: Word, fact: f.MessageSent) -> Iterator[str]:
    for name, ref in named(fact):
        thing = line.things.get(ref)
        if isinstance(thing, Message) and ref != word.ref and name != "must_follow":
            yield from (f"{name}: it {why}" for why in contradicts(thing, word))


def _precondition(word: Word, before: Message) -> Iterator[str]:
    """What must have come before did, for its author, and still holds."""
    if before.mine is not word.mine and word.after <= before.place:
        yield f"must_follow: its author did not hold {before.ref[:12]} yet"
    elif before.story.cancelled is not None:
        yield f"must_follow: {before.ref[:12]} was cancelled"


def contradicts(about: Message, word: Word) -> list[str]:
    """What this word adds to the faults of the message that it is about."""
    before = about.story.faults
    return [fault.why for fault in add(about, word).story.faults if fault not in before]


def _unreal(line: Line, fact: f.MessageSent) -> Iterator[str]:
    """An exercise stays one to its end: what follows a message that is not real is marked as it is."""
    for ref in dict.fromkeys((fact.supersedes, fact.reply_to)):
        about = line.things.get(ref) if ref is not None else None
        if not isinstance(about, Message) or bond(fact, about.ref) is Bond.NAMES:
            continue
        if (about.unreal or fact.unreal) and about.marking != fact.marking:
            said = f"{about.marking.usage} {about.marking.name!r}" if about.marking else "none"
            yield f"marking: that of the message which it {bond(fact, about.ref)} is {said}"


def named(fact: f.MessageSent) -> list[tuple[str, Ref]]:
    """The things that a message names where something follows from it, each once, by the part of its header."""
    pairs = [("supersedes", fact.supersedes), ("reply_to", fact.reply_to)]
    pairs += [("must_follow", ref) for ref in fact.must_follow]
    found: dict[Ref, str] = {}
    for name, ref in pairs:
        if ref is not None:
            found.setdefault(ref, name)
    return [(name, ref) for ref, name in found.items()]
