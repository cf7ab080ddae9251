"""When a line must be told anew from its record, and the telling.

Logs have two orders here. In the order in which they came to us (`ordinal`) they go over the wire; in the order in
which both sides tell them (`told`: record/telling.py) the machines hear them. As long as each follows the one before,
the two are the same, and words are heard as they come. Spec: docs/spec/record.md, §8; docs/spec/calls.md, §3.1.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from parley.line import bells, facts, things
from parley.line.effects import Effect, Misconduct, Ring
from parley.line.facts import Word
from parley.line.retelling import Retelling, causes_first
from parley.line.things import Bell, Call, Thing
from parley.line.values import Ref
from parley.record import entry as entries
from parley.record import epochs, telling
from parley.record.entry import NOTHING, After, Entry
from parley.record.epochs import place
from parley.record.pasts import Pasts, Trail
from parley.record.telling import Branch
from parley.station import hearing, outgoing
from parley.station.ahead import Ahead
from parley.station.book import TELLINGS, Book, Log, stood
from parley.station.ports import Reading
from parley.station.receive import Grown
from parley.station.work import Work

AT_ONCE: Final = 1_000  # entries read together
TELLING_US: Final = 330  # so long one entry takes: measured (docs/decisions/0023)
SHARE: Final = (
    10  # a tenth of our time, at most, goes into telling one line anew: its counterpart chooses how often
)


def stands_before(book: Book, grown: Grown) -> bool:
    """Whether this comes before what was heard already, or may: all but what follows all that we have of theirs."""
    if grown.mine or grown.epoch in book.lacking:
        return True
    newest = book.theirs[-1] if book.theirs else None
    if grown.first or newest is None:
        return newest is not None and grown.epoch != newest.epoch
    before = epochs.opening(grown.entries[0]).previous
    return before is None or before[:2] != (newest.epoch, newest.size)


def too_soon(book: Book, grown: Sequence[Grown], now: int) -> str:
    """Words for them, if what came would have the line told anew once more, and too much of our time went into that.

    It is not taken then, so they try again. What they give back of ours always is: that comes to an end.
    """
    if len(book.tellings) < TELLINGS or not any(stands_before(book, one) for one in grown if not one.mine):
        return ""
    told = sum(log.size for log in (*book.mine, *book.theirs))
    left = book.tellings[0] + TELLINGS * told * TELLING_US * SHARE // 1_000 - now
    fits = left <= 0 or now < book.tellings[-1]  # or our clock was set back
    return "" if fits else f"too many logs beside one another: again in {left // 1_000 + 1} s"


def settle(work: Work, store: Reading, now: int) -> None:
    """The line is told anew if something came that stands before what was heard, or if its logs have another order."""
    book, sight = work.book, Ahead(store, work.logs)
    if not (work.anew or work.begun or (book.branched and _named(work, sight))):
        return
    was, branched = {(log.mine, log.epoch): log.told for log in (*book.mine, *book.theirs)}, book.branched
    if not _arrange(book, sight) and not work.anew:
        return
    moved = any(was[log.mine, log.epoch] != log.told for log in (*book.mine, *book.theirs))
    if moved or work.anew or not branched:
        work.told = True
        _retell(work, store, now)


def _named(work: Work, sight: Ahead) -> bool:
    """Whether what this turn brought names a log for the first time."""
    before = [len(log.names) for log in (*work.book.mine, *work.book.theirs)]
    for draught in work.logs.values():
        _branch(draught.log, sight)
    return before != [len(log.names) for log in (*work.book.mine, *work.book.theirs)]


def _arrange(book: Book, sight: Ahead) -> bool:
    """Where each log stands among those of its author; whether any lie beside one another."""
    book.branched = book.branched or _parts(book.mine, sight) or _parts(book.theirs, sight)
    if not book.branched:
        return False
    mine, theirs = telling.tell(_branches(book.mine, sight), _branches(book.theirs, sight))
    book.apart, book.pasts = {}, Pasts(_trails(book, sight))
    for told, logs in ((mine, book.mine), (theirs, book.theirs)):
        sizes = {log.epoch: log.size for log in logs}
        for log in logs:
            log.told = told.rank[log.epoch]
            book.apart[log.epoch] = told.apart(log.epoch, sizes)
    return True


def _parts(logs: Sequence[Log], sight: Ahead) -> bool:
    """Whether one of them follows another than the one that came before it, or less of it than there is."""
    before = NOTHING
    for log in logs:
        if outgoing.previous(log, sight) != before:
            return True
        before = After(log.epoch, log.size)
    return False


def _branches(logs: Sequence[Log], sight: Ahead) -> list[Branch]:
    return [_branch(log, sight) for log in logs]


def _branch(log: Log, sight: Ahead) -> Branch:
    """The log as its order needs it: what it names is read once, and then what came since."""
    follows = outgoing.previous(log, sight)
    for raw in sight.raws(log.id, log.read, log.size - log.read):
        entry = entries.parse(raw)
        log.began_ms = log.began_ms if log.read else entry.claimed_at
        if entry.after.epoch:
            log.names.setdefault(entry.after.epoch)
        if not log.steps or log.steps[-1][1] != entry.after:
            log.steps.append((log.read, entry.after))
        log.read += 1
    return Branch(log.epoch, follows.epoch, follows.size, log.began_ms, tuple(log.names))


def _trails(book: Book, sight: Ahead) -> Iterator[Trail]:
    """All logs, as the pasts of their entries need them; they were read for their order."""
    for log in (*book.mine, *book.theirs):
        yield Trail(log.mine, log.epoch, outgoing.previous(log, sight), log.steps, log.size)


# --- the telling ----------------------------------------------------------------------------------------------


def _retell(work: Work, store: Reading, now: int) -> None:
    """All of both logs once more. What this turn brought has its effects; what was heard before, had them."""
    book = work.book
    known = {Ref(row.ref): things.load(row.data) for row in store.things(book.id)}
    known |= book.line.things
    mine, theirs = _Teller(work, store, now, mine=True), _Teller(work, store, now, mine=False)
    told = Retelling(book.line, known, receipted(book))
    book.line.core.beside, book.line.core.unheld = book.branched, book.unheld
    brought: list[Effect] = []
    for word in causes_first(_merged(mine.words(), theirs.words())):
        effects = told.hear(word)
        if word.ref in (mine if word.mine else theirs).unheard:
            hearing.new(work, store, word)
            brought += [e for e in effects if not (word.mine and isinstance(e, Misconduct))]
    told.end()
    work.effects += [e for e in brought if not isinstance(e, Ring) or _rings(book, known.get(e.call), e)]
    book.my_after = mine.last.get(book.my_log.epoch, 0) if book.mine else 0
    if book.theirs:
        newest = book.theirs[-1]
        book.after_in = newest.told
        book.their_after = theirs.last.get(newest.epoch, 0)
    book.lacking = frozenset(mine.lacks)
    work.anew, work.dirty, work.after_grew = False, True, True
    book.tellings.append(now)


def receipted(book: Book) -> int:
    """One past the last entry of ours that they hold, in the order in which ours are told; what they lack: `unheld`."""
    log = next((log for log in book.mine if log.ordinal == book.they_hold.ordinal), None)
    signed = [place(log.told, log.cosigned) for log in book.mine if book.branched and log.cosigned]
    return max([place(log.told, book.they_hold.size) if log else 0, *signed])


def _rings(book: Book, before: Thing | None, ring: Ring) -> bool:
    """Whether that bell still rings once all was heard, and did not ring there before."""
    call = book.line.things.get(ring.call)
    rang = isinstance(before, Call) and before.bell is not Bell.NONE and before.story.post == ring.post
    return isinstance(call, Call) and call.bell in bells.RINGS and not rang


def _merged(mine: Iterator[Word], theirs: Iterator[Word]) -> Iterator[Word]:
    """Both sides' words as we had them: each of theirs before the first of ours that says we held it."""
    other = next(theirs, None)
    for own in mine:
        while other is not None and other.place < own.after:
            yield other
            other = next(theirs, None)
        yield own
    while other is not None:
        yield other
        other = next(theirs, None)


class _Teller:
    """One side's entries as words, in the order in which its logs are told."""

    def __init__(self, work: Work, store: Reading, now: int, *, mine: bool) -> None:
        self.work = work
        self.store = store
        self.now = now
        self.mine = mine
        self.unheard: set[str] = set()  # what this turn brought, by reference
        self.last: dict[str, int] = {}  # of each log, what its entries say they held
        self.lacks: set[str] = set()  # of which logs they held more than is here

    def words(self) -> Iterator[Word]:
        book = self.work.book
        for log in sorted(book.mine if self.mine else book.theirs, key=lambda log: log.told):
            after = 0
            for index, (entry, heard_at) in enumerate(self._entries(log)):
                held = hearing.held(book, entry, mine=self.mine)
                if held is None:
                    self.lacks.add(entry.after.epoch)
                if not self.mine and entry.ref in self.unheard:
                    hearing.doubt(self.work, entry, held, after)
                after = max(after, held or 0)
                self.last[log.epoch] = after
                fact = facts.read(entry.kind, entry.body)
                yield hearing.word(book, log, index, entry, heard_at, after, fact)

    def _entries(self, log: Log) -> Iterator[tuple[Entry, int]]:
        """The log's entries, and when they came to us."""
        draught = self.work.logs.get(log.id)
        stored = draught.first if draught else log.size
        for first in range(0, stored, AT_ONCE):
            for raw, heard_at in self.store.entries(log.id, first, min(AT_ONCE, stored - first)):
                yield entries.parse(raw), heard_at
        if draught:
            heard = self.work.heard.get(log.id, draught.first)
            for index, raw in enumerate(draught.raws, draught.first):
                entry = entries.parse(raw)
                if index >= heard:
                    self.unheard.add(entry.ref)
                yield entry, self.now


def load(book: Book, kept: str, sight: Ahead) -> None:
    """The logs stand as they did when the line was last told."""
    if not kept:
        return
    book.branched = True
    _arrange(book, sight)
    told = stood(kept)
    for log in (*book.mine, *book.theirs):
        log.told = told.get((log.mine, log.epoch), log.told)
