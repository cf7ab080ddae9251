"""What a message does, and what is said about one: its number and form, the bell, the message that it names.

Nothing here raises, whatever theirs says. Thousands of messages may come in a second: each costs what it names.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from parley.line import contact, message_checks, messages, minimize, release, traffic
from parley.line import facts as f
from parley.line.effects import Alarm, Arrived, Draft, Effect, Misconduct
from parley.line.facts import Word
from parley.line.fold import Fault
from parley.line.hearing_calls import count_flash
from parley.line.message import WORDS_MAX, Bond, Message, Receipt, Story, add, begin, bond
from parley.line.state import Line
from parley.line.traffic import Limits, Quiet
from parley.line.values import DAY_MS, Level, Precedence, Ref
from parley.record.entry import Instant


def message_sent(line: Line, word: Word, draft: Draft | None) -> list[Effect]:
    """A message of ours or theirs."""
    core, fact = line.core, word.fact
    assert isinstance(fact, f.MessageSent)
    odd = messages.number(core.numbers, word)
    messages.explained(core.numbers, word)
    wrong = message_checks.problems(line, word)
    faults = tuple(Fault(word.ref, why) for why in (*odd, *wrong))
    effects: list[Effect] = [Misconduct(word.ref, why) for why in message_checks.blamed(line, word, wrong)]
    effects += _about_others(line, word, fact)
    core.minimize = minimize.heard(core.minimize, word)
    quiet = ""
    if not word.mine:
        effects += [Alarm(Level.NOTICE, why, word.ref) for why in odd]
        quiet, told = _arrives(line, word, fact)
        effects += told
    line.put(begin(word, faults, quiet))
    if draft is not None and draft.released is not None:
        release.gone(line, draft.released, word)
    return effects


def _about_others(line: Line, word: Word, fact: f.MessageSent) -> list[Effect]:
    """The messages that it answers, corrects, cancels or readdresses are told it. Faults of that are told already."""
    effects: list[Effect] = []
    for about in others(line, fact):
        if about.ref != word.ref and follows(fact, about):
            after, more = _added(line, about, word)
            line.put(after)
            effects += more
    return effects


def others(line: Line, fact: f.MessageSent) -> Iterator[Message]:
    """The messages that this one names, each once, and the one that was answered by what it takes back."""
    refs = [fact.supersedes, fact.reply_to]
    taken = line.things.get(fact.supersedes) if fact.supersedes is not None else None
    if isinstance(taken, Message):
        refs.append(taken.reply_to)
    for ref in dict.fromkeys(refs):
        about = line.things.get(ref) if ref is not None else None
        if isinstance(about, Message):
            yield about


def follows(fact: f.MessageSent, about: Message) -> bool:
    """Whether this message is a word about the other: by what it names, or because it takes an answer to it back."""
    return bond(fact, about.ref) is not Bond.NAMES or fact.supersedes in about.story.replies


def _added(line: Line, before: Message, word: Word) -> tuple[Message, list[Effect]]:
    after = add(before, word)
    if after.excess > before.excess:
        beyond = f"more than {WORDS_MAX} words about one message"
        return after, [] if before.excess else [Misconduct(word.ref, beyond)]
    if not before.seen and after.seen:
        messages.seen(line.core.numbers, after)
    return after, []


def _arrives(line: Line, word: Word, fact: f.MessageSent) -> tuple[str, list[Effect]]:
    """Whether a message of theirs rings. A correction and a cancellation ring at least as what they are about."""
    core, now = line.core, word.heard_ms
    about = line.things.get(fact.supersedes) if fact.supersedes is not None else None
    if isinstance(about, Message) and about.precedence.rank > fact.precedence.rank:
        fact = replace(fact, precedence=about.precedence)
    flashes = 0
    if fact.precedence is Precedence.FLASH:
        count_flash(line, now)
        flashes = sum(t > now - DAY_MS for t in core.their_flashes)
    if fact.unreal and not core.exercises:
        quiet: Quiet | None = Quiet.EXERCISE
    elif fact.supersedes is None and minimize.until(core.minimize, fact, now) is not None:
        quiet = Quiet.MINIMIZE
    else:
        quiet = traffic.quiet(core.traffic, fact, now, limits(line), flashes)
    unreal = fact.marking.usage if fact.marking is not None and fact.unreal else None
    return quiet or "", [Arrived(word.ref, fact.to[0], fact.precedence, not quiet, unreal)]


def limits(line: Line) -> Limits:
    """What the terms that stand let ring."""
    terms = line.core.terms
    return Limits(terms.flash_a_day, terms.messages_an_hour) if terms else Limits()


def message_word(line: Line, word: Word, _draft: Draft | None) -> list[Effect]:
    """A receipt, a query, a person's word that they cannot use it, or that an answer is being prepared."""
    assert isinstance(word.fact, f.MessageWord)
    before = line.things.get(word.fact.message)
    if not isinstance(before, Message):
        return line.absent(word, f"{f.kind(word.fact)} about a message that is not on record")
    after, effects = _added(line, before, word)
    line.put(after)
    old, new = before.story, after.story
    effects += [Misconduct(fault.ref, fault.why) for fault in new.faults if fault not in old.faults]
    if word.mine:
        return effects
    if after.mine:
        effects += _observe(line, after, word, old, new)
    elif len(new.queries) > len(old.queries) and not new.receipts:
        asked = f"they ask whether message no. {after.number} of {after.from_} was seen"
        effects.append(Alarm(Level.NOTICE, asked, after.ref))
    return effects


def _observe(line: Line, message: Message, word: Word, old: Story, new: Story) -> list[Effect]:
    """What a word of theirs about a message of ours shows of them, and what our watch is told of it."""
    number = f"message no. {message.number} of {message.from_}"
    effects: list[Effect] = []
    if len(new.nacks) > len(old.nacks):
        nack = new.nacks[-1]
        level = Level.NOTICE if old.nacks else Level.INCIDENT  # once they said so, more of it wakes nobody
        what = f"{nack.post} cannot use {number}: {nack.reason} {nack.text[:200]}".rstrip()
        effects.append(Alarm(level, what, message.ref))
    receipt = _new_receipt(old, new, word.ref)
    if receipt is not None and receipt.in_time:
        why = f"{receipt.post} saw message {message.number} in time"
        line.core.contact, more = contact.acted(
            line.core.contact, (message.ref, word.ref), word.heard_ms, why
        )
        effects += more
    return effects


def _new_receipt(old: Story, new: Story, ref: Ref) -> Receipt | None:
    if len(new.receipts) == len(old.receipts):
        return None
    return next((receipt for receipt in new.receipts if receipt.ref == ref), None)


def needs(line: Line, fact: f.MessageSent) -> Iterator[Ref]:
    """What hearing this message looks at beside what it answers and supersedes, which is loaded already."""
    yield from fact.must_follow
    about = line.things.get(fact.supersedes) if fact.supersedes is not None else None
    if isinstance(about, Message) and about.reply_to is not None:
        yield about.reply_to


def delivered(line: Line, message: Message, at: Instant) -> None:
    """Their station has it at last: it came later than it should, and has its service time from now."""
    line.put(replace(message, delivered_ms=at, next_ms=None))
