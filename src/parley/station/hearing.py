"""One entry on its way to the machines: what its author says it held, when, and the thing that it is about.

What cannot be true of an entry of theirs is flagged and kept, never dropped: the entry is signed, so it is evidence.
Spec: docs/spec/wire.md, §5.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from parley.line import engine, facts
from parley.line.effects import Misconduct
from parley.line.engine import Draft
from parley.line.facts import AnyFact, Word
from parley.line.values import Ref
from parley.record import card as cards
from parley.record.entry import HASH, Entry, Instant
from parley.record.epochs import PLACES, place
from parley.record.errors import Theirs
from parley.station import attachments, post, written
from parley.station.ahead import written_at
from parley.station.book import Book
from parley.station.ports import Reading
from parley.station.receive import Grown
from parley.station.work import Work

EARLY_MAX: Final = 10_000  # of our own words, given back, that wait for what we held when we wrote them
SKEW_MS: Final = 10_000  # ours: beyond this a date is odd, and a clock an alarm

Placed = deque[tuple[int, Entry]]  # entries, each with its place


def hear(work: Work, store: Reading, word: Word, draft: Draft | None = None) -> None:
    """The machines hear this word, with the thing that it is about in memory."""
    for ref in engine.needs(work.book.line, word.fact):
        recall(work.book, store, ref)
    if isinstance(word.fact, facts.MessageSent):
        attachments.named(work, store, word)
        work.written.append(written.row(word.fact, word.ref, word.at_ms, mine=word.mine))
    effects = engine.hear(work.book.line, word, draft)
    if word.mine:  # about what we forgot, or lack: nobody's misconduct
        effects = [effect for effect in effects if not isinstance(effect, Misconduct)]
    work.effects += effects
    work.dirty = True


def grown(work: Work, store: Reading, logs: Sequence[Grown], now: int) -> None:
    """The machines hear what these logs grew by: theirs, and after a restore our own, each word after its causes."""
    book = work.book
    own = [(place(of.ordinal, i), e) for of in logs if of.mine for i, e in enumerate(of.entries, of.first)]
    others = [
        (place(of.ordinal, i), e) for of in logs if not of.mine for i, e in enumerate(of.entries, of.first)
    ]
    work.early = work.early or bool(book.early or own)
    waiting, book.early = deque(sorted([*book.early, *own], key=itemgetter(0))), []
    for mine, at, entry in _causes_first(book, waiting, deque(others)):
        if not mine:
            hear(work, store, theirs(work, store, entry, at, now))
        elif _early(book, store, entry):
            book.early.append((at, entry))
        else:
            hear(work, store, ours(book, entry, at, now))
    del book.early[:-EARLY_MAX]


def _causes_first(book: Book, own: Placed, others: Placed) -> Iterator[tuple[bool, int, Entry]]:
    """Each log's entries in their order; and none before what its author held, as far as that comes here, too.

    Logs of one author wait each for itself: after restores one may be placed before another that was written earlier.
    """
    waiting = {mine: _by_log(entries) for mine, entries in ((True, own), (False, others))}
    while any(waiting.values()):
        heads = [(mine, *log[0]) for mine in (True, False) for log in waiting[mine].values()]
        ready = (head for head in heads if not _waits(book, waiting[not head[0]], head))
        theirs_first = next((head for head in heads if not head[0]), heads[0])
        mine, at, entry = next(ready, theirs_first)  # where none is ready, somebody contradicts themselves
        log = waiting[mine][at // PLACES]
        log.popleft()
        if not log:
            del waiting[mine][at // PLACES]
        yield mine, at, entry


def _by_log(entries: Placed) -> dict[int, Placed]:
    return {ordinal: deque(log) for ordinal, log in groupby(entries, key=lambda one: one[0] // PLACES)}


def _waits(book: Book, others: Mapping[int, Placed], head: tuple[bool, int, Entry]) -> bool:
    """Whether what this entry's author held when it wrote is among these, unheard."""
    mine, _, entry = head
    log = book.log_of(entry.after.epoch, mine=not mine) if entry.after.epoch else None
    unheard = others.get(log.ordinal) if log else None
    return unheard is not None and log is not None and unheard[0][0] < place(log.ordinal, entry.after.size)


def _early(book: Book, store: Reading, entry: Entry) -> bool:
    """Whether our own word, given back, must wait for what we held when we wrote it: only then it has its place.

    What they have lost, too, is not waited for, unless it is what the word is about. A message that names nothing is
    heard at once: its number is taken.
    """
    log = book.log_of(entry.after.epoch, mine=False)
    if not entry.after.epoch or (log is not None and log.size >= entry.after.size):
        return False
    fact = facts.read(entry.kind, entry.body)
    about = engine.named(fact)
    if isinstance(fact, facts.MessageSent) and not about:
        return False
    for ref in about:
        recall(book, store, ref)
    return not book.all_here or any(ref not in book.line.things for ref in about)


def recall(book: Book, store: Reading, ref: Ref) -> None:
    """The thing of that reference is in memory, if there is one."""
    wanted = ref not in book.line.things and HASH.fullmatch(ref)
    row = store.thing(book.id, ref) if wanted else None
    if row is not None:
        engine.load(book.line, row.data)


def ours(book: Book, entry: Entry, at: int, now: int, fact: AnyFact | None = None) -> Word:
    """Our own entry at this place: just written, or given back, when what we held then we may not hold yet."""
    log = book.log_of(entry.after.epoch, mine=False) if entry.after.epoch else None
    after = place(log.ordinal, entry.after.size) if log else book.their_place if entry.after.epoch else 0
    told = fact or facts.read(entry.kind, entry.body)
    return _word(entry, at, now, after, told, mine=True)


def theirs(work: Work, store: Reading, entry: Entry, at: int, now: int) -> Word:
    """An entry of theirs at this place; what cannot be true of it is flagged."""
    fact = facts.read(entry.kind, entry.body)
    after = _after(work, entry, at)
    _date(work, store, entry, now)
    if isinstance(fact, facts.SealRotated):
        _seal_key(work, entry, fact.key)
    return _word(entry, at, now, after, fact, mine=False)


def _word(entry: Entry, at: int, now: int, after: int, fact: AnyFact, *, mine: bool) -> Word:
    return Word(mine, at, Ref(entry.ref), entry.claimed_at, Instant(now), after, fact)


def _after(work: Work, entry: Entry, at: int) -> int:
    """What its author held, as a place; a claim that cannot be true is kept, and counts as the last before it.

    Within one log of theirs it never goes back. A new log begins anew: who was restored holds less, honestly, and knows
    nothing of what it forgot (calls.md §3.1).
    """
    book, after, ordinal = work.book, entry.after, at // PLACES
    if ordinal > book.after_in:
        book.after_in, book.their_after, work.after_grew = ordinal, 0, True
    log = book.log_of(after.epoch, mine=True) if after.epoch else None
    if after.epoch and (log is None or after.size > log.size):
        if not book.forgot and book.blind is None:  # else it may be we who forgot
            work.odd("after", f"entry {entry.ref} claims to have held what was never written", entry.raw)
        return book.their_after
    found = place(log.ordinal, after.size) if log else 0
    if ordinal < book.after_in:
        return found  # the end of an older log, found again
    if found < book.their_after:
        work.odd("after", f"entry {entry.ref} claims to have held less than entries before it", entry.raw)
    if found > book.their_after:
        book.their_after, work.after_grew = found, True
    return book.their_after


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


def _seal_key(work: Work, entry: Entry, key: str) -> None:
    """They state a new sealing key; one that cannot be used is flagged, and the one before it stays."""
    try:
        raw = bytes.fromhex(key)
        cards.check_seal_key(raw)
    except (ValueError, Theirs) as why:
        work.odd("seal", f"entry {entry.ref} states a sealing key that cannot be used: {why}", entry.raw)
        return
    post.with_key(work.book, raw)
