"""One entry on its way to the machines: what its author says it held, when, and the thing that it is about.

What cannot be true of an entry of theirs is flagged and kept, never dropped: the entry is signed, so it is evidence.
Spec: docs/spec/wire.md, §5.
"""

from collections.abc import Sequence
from typing import Final

from parley.line import engine, facts
from parley.line.effects import Alarm, Misconduct
from parley.line.engine import Draft
from parley.line.facts import AnyFact, Word
from parley.line.values import Level, Ref
from parley.record import card as cards
from parley.record import epochs
from parley.record.entry import HASH, NOTHING, After, Entry, Instant
from parley.record.epochs import place
from parley.record.errors import Theirs
from parley.record.pasts import Lack, lack_of_ended
from parley.record.telling import TOGETHER
from parley.station import attachments, post, written
from parley.station.ahead import written_at
from parley.station.book import Book, Log
from parley.station.ports import Reading
from parley.station.receive import Grown
from parley.station.work import Work

SKEW_MS: Final = 10_000  # ours: beyond this a date is odd, and a clock an alarm


def hear(work: Work, store: Reading, word: Word, draft: Draft | None = None) -> None:
    """The machines hear this word, with the thing that it is about in memory."""
    for ref in engine.needs(work.book.line, word.fact):
        recall(work.book, store, ref)
    new(work, store, word)
    effects = engine.hear(work.book.line, word, draft)
    if word.mine:  # about what we forgot, or lack: nobody's misconduct
        effects = [effect for effect in effects if not isinstance(effect, Misconduct)]
    work.effects += effects
    work.dirty = True


def new(work: Work, store: Reading, word: Word) -> None:
    """What a word means beside the machines, the first time that it is heard."""
    if isinstance(word.fact, facts.MessageSent):
        attachments.named(work, store, word)
        work.written.append(written.row(word.fact, word.ref, word.at_ms, mine=word.mine))


def grown(work: Work, store: Reading, logs: Sequence[Grown], now: int) -> None:
    """The machines hear what their logs grew by; nothing, where the whole line is told anew in this turn."""
    for of in logs:
        log = work.book.log_of(of.epoch, mine=of.mine)
        assert log is not None
        for index, entry in enumerate(of.entries, of.first):
            if not of.mine:
                _arrived(work, store, entry, now)
            if not work.anew:
                hear(work, store, theirs(work, log, index, entry, now))
                work.heard[log.id] = index + 1


def recall(book: Book, store: Reading, ref: Ref) -> None:
    """The thing of that reference is in memory, if there is one."""
    wanted = ref not in book.line.things and HASH.fullmatch(ref)
    row = store.thing(book.id, ref) if wanted else None
    if row is not None:
        engine.load(book.line, row.data)


def ours(book: Book, log: Log, index: int, entry: Entry, now: int, fact: AnyFact | None = None) -> Word:
    """Our own entry, just written. What it says it held is counted like theirs: within a log it never goes back."""
    book.my_after = max(book.my_after, held(book, entry, mine=True) or 0)
    told = fact or facts.read(entry.kind, entry.body)
    return word(book, log, index, entry, now, book.my_after, told)


def theirs(work: Work, log: Log, index: int, entry: Entry, now: int) -> Word:
    """An entry of theirs at this place; what cannot be true of it is flagged."""
    after = _after(work, log, entry)
    fact = facts.read(entry.kind, entry.body)
    return word(work.book, log, index, entry, now, after, fact)


def word(  # noqa: PLR0913, PLR0917  # what a word is made of
    book: Book, log: Log, index: int, entry: Entry, now: int, after: int, fact: AnyFact
) -> Word:
    """The entry as the machines hear it."""
    lack = _lack(book, log, index, entry)
    apart = book.apart.get(entry.after.epoch, TOGETHER)
    return Word(
        mine=log.mine,
        place=place(log.told, index),
        ref=Ref(entry.ref),
        at_ms=entry.claimed_at,
        heard_ms=Instant(now),
        after=after,
        fact=fact,
        apart=apart.from_(held(book, entry, mine=log.mine) or 0, after),
        lacks=lack.entries,
        over=lack.over,
    )


def held(book: Book, entry: Entry, *, mine: bool) -> int | None:
    """What its author says it held, as a place; None if that is not here: never written, or forgotten."""
    after = entry.after
    if not after.epoch:
        return 0
    log = book.log_of(after.epoch, mine=not mine)
    if log is None or after.size > log.size:
        return None
    return place(log.told, after.size)


def _lack(book: Book, log: Log, index: int, entry: Entry) -> Lack:
    """How many entries its past names that are not here, and may have been: a log that ended may have gone on."""
    if book.pasts is not None:
        opening = None if index else epochs.opening(entry).previous
        follows = After(*opening[:2]) if opening else NOTHING
        return book.pasts.add(log.epoch, index, entry.after, follows, mine=log.mine)
    logs = book.theirs if log.mine else book.mine
    named = book.log_of(entry.after.epoch, mine=not log.mine)
    newest = logs[-1].epoch if len(logs) > 1 else ""
    return lack_of_ended(entry.after, newest, named.size if named else 0)


def _after(work: Work, log: Log, entry: Entry) -> int:
    """What its author held, as a place; a claim that cannot be true is kept, and counts as the last before it.

    Within one log of theirs it never goes back. A new log begins anew: who was restored holds less, honestly, and knows
    nothing of what it forgot (calls.md §3.1).
    """
    book = work.book
    if log.told != book.after_in:
        book.after_in, book.their_after, work.after_grew = log.told, 0, True
    found = held(book, entry, mine=False)
    doubt(work, entry, found, book.their_after)
    if found is not None and found > book.their_after:
        book.their_after, work.after_grew = found, True
    return book.their_after


def doubt(work: Work, entry: Entry, found: int | None, before: int) -> None:
    """What an entry of theirs says that its author held (`held`), beside what those before it in its log said."""
    if found is not None:
        if found < before:
            work.odd("after", f"entry {entry.ref} claims to have held less than entries before it", entry.raw)
    elif not work.book.forgot and work.book.blind is None:  # else it may be we who forgot
        work.odd("after", f"entry {entry.ref} claims to have held what was never written", entry.raw)


def _arrived(work: Work, store: Reading, entry: Entry, now: int) -> None:
    """An entry of theirs has come: its date is looked at, and a new sealing key is used from now on."""
    _date(work, store, entry, now)
    fact = facts.read(entry.kind, entry.body)
    if isinstance(fact, facts.SealRotated):
        _seal_key(work, entry, fact.key)


def _date(work: Work, store: Reading, entry: Entry, now: int) -> None:
    """A date to come, or from before what its author says it had seen, is odd.

    An entry that comes late is not: only a fresh hello says whether a clock is behind.
    """
    claimed = entry.claimed_at
    ahead, behind = claimed - now, written_at(work, store, entry.after) - claimed
    if ahead > SKEW_MS:
        work.odd("clock", f"entry {entry.ref} is dated {ahead // 1000} s ahead of our clock", entry.raw)
    elif behind > SKEW_MS:
        what = f"entry {entry.ref} is dated {behind // 1000} s before an entry that it says was there"
        work.odd("clock", what, entry.raw)


def clock(work: Work, greeting: post.Greeting, now: int) -> None:
    """Their clock, read between our challenge and now."""
    told = engine.clock(work.book.line, greeting.asked, greeting.hello.at, Instant(now))
    for alarm in told:
        if isinstance(alarm, Alarm) and alarm.level is Level.ALARM:
            work.odd("clock", alarm.what)
    work.effects += told
    work.dirty = True


def _seal_key(work: Work, entry: Entry, key: str) -> None:
    """They state a new sealing key; one that cannot be used is flagged, and the one before it stays."""
    try:
        raw = bytes.fromhex(key)
        cards.check_seal_key(raw)
    except (ValueError, Theirs) as why:
        work.odd("seal", f"entry {entry.ref} states a sealing key that cannot be used: {why}", entry.raw)
        return
    post.with_key(work.book, raw)
