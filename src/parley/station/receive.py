"""What came in: a parcel's parts checked against what we hold, and laid out for one transaction.

Nothing here writes. `take` returns what the turn is to write and to tell the machines, or raises Theirs, and then
nothing of the parcel counts. The order is that of docs/spec/wire.md, §5; signatures are checked before entries are
read, so that a forger costs us two verifications.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from parley.record import entry as entries
from parley.record import epochs as chains
from parley.record import grammar
from parley.record import head as heads
from parley.record import note as notes
from parley.record.entry import After, Entry
from parley.record.errors import Forged, Forked, Malformed, Theirs
from parley.record.grammar import Entries, Signed, Single
from parley.record.head import Head
from parley.record.identity import Identity, origin, read_origin
from parley.record.note import Note
from parley.record.tree import Frontier, leaf_hash, root_of
from parley.station import receipts
from parley.station.ahead import Ahead
from parley.station.book import Book, Held, Log
from parley.station.ports import HeadRow
from parley.station.receipts import Receipt

COMPARED_MAX: Final = 20_000  # leaves hashed once more for heads that came late: a parcel's worth, so 50 ms


WITHHELD_MAX: Final = 20  # letters in a row whose entries wait for what we forgot


class Gap(Theirs):
    """Entries are missing before those that came. No misconduct: the reply says what we hold; they send from there.

    `back`: what the parcel gave back of our own log before that; it counts.
    """

    back: "tuple[Grown, ...]" = ()


class Forgotten(Gap):
    """They heard entries of ours that we forgot, and may give them back: what they made of them waits until then."""


class Contradicted(Forged):
    """Something that they signed does not agree with what we hold, though it alone convicts nobody."""

    def __init__(self, what: str, shown: bytes) -> None:
        super().__init__(what)
        self.shown = shown


@dataclass(slots=True)
class Grown:
    """A log of theirs (or, after a restore, an old one of ours) that this parcel makes longer."""

    origin: str
    epoch: str
    ordinal: int
    mine: bool
    first: int
    entries: list[Entry]
    frontier: Frontier
    head: tuple[Head, Note] | None  # none for an older epoch, whose root the next epoch names
    receipt: bytes = b""  # on that head, where it is ours and was given back,
    receipt_s: int = 0  # and when they signed it


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that people must see, though the parcel was taken. `evidence`: the signed bytes, if there are any."""

    kind: str
    what: str
    evidence: bytes = b""


@dataclass(slots=True)
class Taken:
    """What a parcel brings, all of it verified."""

    grown: list[Grown] = field(default_factory=list)
    receipt: Receipt | None = None
    asked: tuple[Log, int] | None = None  # an older log of theirs: they sent a head of that size once more
    they_hold: Held | None = None  # as a new epoch of theirs states it
    forgot: After | None = (
        None  # what they remembered of their own log when they began a new one, if we hold more
    )
    findings: list[Finding] = field(default_factory=list)


def take(
    book: Book,
    parts: Iterable[Entries | Signed | Single],
    receipt: Note | None,
    sight: Ahead,
    *,
    broken: bool = False,
    holds: After | None = None,
) -> Taken:
    """What the parts bring to this book. Raises Theirs; then nothing counts but what a Gap gives back.

    `broken`: our memory may lack entries of our own; `holds`: what a fresh hello here says they have of ours.
    """
    reader = _Reader(book, sight, broken=broken, holds=holds)
    try:
        for part in parts:
            reader.part(part)
    except Gap as gap:
        gap.back = tuple(grown for grown in reader.taken.grown if grown.mine)
        raise
    reader.compare_late()
    if receipt is not None:
        reader.taken.receipt = receipts.read(book, receipt, sight)
    return reader.taken


@dataclass(slots=True)
class _Tip:
    """A log while a parcel is read: where it ends by now. Its id is 0 if this parcel brought it."""

    log: Log
    frontier: Frontier
    lines: list[bytes] = field(default_factory=list)  # that this parcel added,
    heads: list[tuple[Head, Note]] = field(default_factory=list)  # and the heads over them


@dataclass(slots=True)
class _Chain:
    """One party's logs while a parcel is read."""

    mine: bool
    identity: Identity
    tips: list[_Tip]  # by ordinal

    @property
    def epochs(self) -> tuple[str, ...]:
        return tuple(tip.log.epoch for tip in self.tips)

    def tip(self, epoch: str) -> _Tip | None:
        return next((tip for tip in self.tips if tip.log.epoch == epoch), None)

    def add(self, name: str, epoch: str, follows: _Tip | None) -> _Tip:
        """A log that is not longer than nothing yet: theirs is their newest; ours, given back, comes after another.

        Our own logs leave room between them: what comes back must not move what came later.
        """
        at = len(self.tips)
        ordinal = self.tips[-1].log.ordinal + 1 if self.tips else 0
        if self.mine:
            ordinal = follows.log.ordinal + 1 if follows else 0
            taken = {tip.log.ordinal for tip in self.tips}
            while ordinal in taken:
                ordinal += 1
            at = sum(known < ordinal for known in taken)
        tip = _Tip(Log(0, name, self.mine, epoch, ordinal, Frontier()), Frontier())
        self.tips.insert(at, tip)
        return tip


class _Reader:
    """A parcel being read, part after part; entries wait for the head, or the epoch, that vouches for them."""

    def __init__(self, book: Book, sight: Ahead, *, broken: bool, holds: After | None) -> None:
        self.book = book
        self.sight = sight
        self.broken = broken
        self.holds = holds
        self.taken = Taken()
        self.pending: dict[str, tuple[int, list[bytes]]] = {}  # by origin
        self.chains: dict[bool, _Chain] = {}
        self.late: list[tuple[_Tip, Head, Note]] = []

    def part(self, part: Entries | Signed | Single) -> None:
        match part:
            case Entries():
                self.entries(part)
            case Signed(note):
                self.head(note)
            case Single(origin_, index):
                # Express: room for slow bearers, which come later. It arrives again with its prefix.
                what = f"entry {index} of {origin_[:120]} came ahead of its prefix: it waits for it"
                self.taken.findings.append(Finding("express", what))

    def entries(self, part: Entries) -> None:
        line, party, _ = read_origin(part.origin)
        if line != self.book.id or party not in {self.book.row.me, self.book.row.them}:
            raise Forged(f"entries of another line or party: {part.origin[:120]}")
        if part.left:
            raise Malformed("a parcel carries no ranges: they belong into bundles")
        self.pending[part.origin] = (part.first, list(part.lines))

    def head(self, note: Note) -> None:
        line, party, epoch = read_origin(heads.origin_of(note))
        if line != self.book.id:
            raise Forged(f"a head of another line: {line[:40]}")
        if party not in {self.book.row.me, self.book.row.them}:
            raise Forged(f"a head of {party[:40]!r}, who is not on this line")
        self._head(self._chain(mine=party == self.book.row.me), note, epoch)

    def compare_late(self) -> None:
        """Heads smaller than what we hold, of a size that we never saw signed, have the root that our entries give."""
        tips = {id(tip): tip for tip, _, _ in self.late}
        for tip in tips.values():
            wanted = {head.size: (head, note) for of, head, note in self.late if of is tip}
            frontier = Frontier()
            for raw in self._raws(tip, max(wanted)):
                frontier.append(leaf_hash(raw))
                head, note = wanted.get(frontier.size, (None, None))
                if head is not None and note is not None and frontier.root() != head.root:
                    raise self._forked(tip, head, note)

    # --- heads ----------------------------------------------------------------------------------------------

    def _chain(self, *, mine: bool) -> _Chain:
        """Their logs; or, when a restored station is given back what it forgot, our own."""
        if mine not in self.chains:
            book = self.book
            logs, identity = (book.mine, book.me) if mine else (book.theirs, book.them)
            self.chains[mine] = _Chain(mine, identity, [_Tip(log, log.frontier) for log in logs])
        return self.chains[mine]

    def _head(self, chain: _Chain, note: Note, epoch: str) -> None:
        name = origin(self.book.id, chain.identity.party, epoch)
        tip = chain.tip(epoch)
        if tip is None:
            heads.check_author(note, name, chain.identity.card.keys)  # before anything is read for it
            tip = self._open(chain, epoch, note, ())
        size = heads.read_text(note.text, name).size
        head = heads.check_author(note, name, *chain.identity.author_keys(epoch, size, chain.epochs))
        if head.size <= tip.frontier.size:
            self._compare(tip, head, note)
            if tip.log.id and not chain.mine and tip is not chain.tips[-1]:
                self.taken.asked = tip.log, head.size
        elif tip is not chain.tips[-1] and not chain.mine:
            what = f"a head of size {head.size} under the closed epoch {epoch}: a voided tail"
            self.taken.findings.append(Finding("voided", what, note.dump()))
        elif not chain.mine:
            self._lengthen(chain, tip, head.size, head.root, (head, note))
        else:
            own, receipt, receipt_s = receipts.given_back(self.book.them, note, head, chain.epochs)
            self._lengthen(chain, tip, head.size, head.root, (head, own))
            self.taken.grown[-1].receipt, self.taken.grown[-1].receipt_s = receipt, receipt_s

    def _lengthen(
        self, chain: _Chain, tip: _Tip, size: int, root: bytes, head: tuple[Head, Note] | None
    ) -> None:
        """The log of `tip` grows to `size` with what this parcel brought, and has that root then."""
        first, log = tip.frontier.size, tip.log
        new, longer = _append(self._pending(log.origin, first, size), tip.frontier, log.origin)
        if longer.root() != root:
            what = f"{log.origin}: the entries up to {size} do not give the root that was signed"
            both = (self._note(tip, first), head[1] if head else None)
            shown = grammar.write(grammar.PARCEL, (Signed(note) for note in both if note is not None))
            raise Contradicted(what, shown)
        if any(entry.kind == "card/1" for entry in new):
            raise Malformed(
                f"{log.origin}: this station cannot follow a change of cards yet: meet and pair again"
            )
        if not chain.mine and any(self._unknown(entry.after) for entry in new) and self._may_come_back():
            raise Forgotten(f"{log.origin}: they held more of our log than we have")
        tip.frontier = longer
        tip.lines += [entry.raw for entry in new]
        if head is not None:
            tip.heads.append(head)
        self.taken.grown.append(
            Grown(log.origin, log.epoch, log.ordinal, chain.mine, first, new, longer, head)
        )

    def _unknown(self, after: After) -> bool:
        """Whether that is more of our log than we have."""
        tip = self._chain(mine=True).tip(after.epoch)
        return after.size > (tip.frontier.size if tip else 0)

    def _may_come_back(self) -> bool:
        """Whether they may give back what we lack of our own log: not for ever, or they could keep us deaf."""
        if self.book.withheld >= WITHHELD_MAX:
            return False
        if self.holds is None:
            return self.broken or self.book.forgot
        given_back = any(grown.mine for grown in self.taken.grown)
        # Who says in answer to us that they hold nothing else of ours, and gives nothing back, has nothing to give.
        return self._unknown(self.holds) or (self.broken and given_back)

    def _compare(self, tip: _Tip, head: Head, note: Note) -> None:
        """A head no larger than what we hold: the same as ours, or proof of two stories."""
        known = self._root(tip, head.size)
        if known is None and head.size <= COMPARED_MAX:
            self.late.append((tip, head, note))
        elif known is None:
            what = f"{head.origin}: a head of size {head.size} came late, and was not compared"
            self.taken.findings.append(Finding("late", what, note.dump()))
        elif known != head.root:
            raise self._forked(tip, head, note)

    def _forked(self, tip: _Tip, head: Head, note: Note) -> Forked:
        """Two heads of theirs that cannot both be true; the one that we hold is the smallest that says so."""
        ours = self._note(tip, head.size) or note
        at = heads.read_text(ours.text, head.origin).size
        sizes = (
            f"two different heads of size {at}" if at == head.size else f"heads of size {head.size} and {at}"
        )
        return Forked(f"{head.origin}: {sizes} that cannot both be true", (ours.dump(), note.dump()))

    def _root(self, tip: _Tip, size: int) -> bytes | None:
        """The root of our copy at this size, if a head or the frontier says it."""
        if size == tip.frontier.size:
            return tip.frontier.root()
        row = self._row(tip, size)
        if row is not None and row.size == size:
            return row.root
        return next((head.root for head, _ in tip.heads if head.size == size), None)

    def _row(self, tip: _Tip, size: int) -> HeadRow | None:
        return self.sight.next_head(tip.log.id, size) if tip.log.id else None

    def _note(self, tip: _Tip, size: int) -> Note | None:
        """The smallest head of this log that we hold and that covers `size`."""
        row = self._row(tip, size)
        if row is not None:
            return notes.parse(row.note)
        return next((note for head, note in tip.heads if head.size >= size), None)

    def _raws(self, tip: _Tip, count: int) -> Iterable[bytes]:
        """The first `count` entries of a log, those included that this parcel brings."""
        stored = tip.frontier.size - len(tip.lines)
        if tip.log.id:
            yield from self.sight.raws(tip.log.id, 0, min(count, stored))
        yield from tip.lines[: max(0, count - stored)]

    # --- epochs ---------------------------------------------------------------------------------------------

    def _open(self, chain: _Chain, epoch: str, note: Note, above: tuple[str, ...]) -> _Tip:
        """A log that we have not seen: the first, or the one after a restore. It is not longer than nothing yet.

        Where several were begun since they last reached us, each opens with the next: `above` are those that wait.
        """
        name = origin(self.book.id, chain.identity.party, epoch)
        first, lines = self.pending.get(name, (0, []))
        if first != 0 or not lines:
            raise Gap(f"the first entry of epoch {epoch} did not come")
        opening = chains.opening(entries.parse(lines[0]))
        if epoch in above:
            raise Forged(f"epoch {epoch} follows itself")
        if opening.previous is not None and chain.tip(opening.previous[0]) is None:
            if opening.previous[1] == 0:
                raise Forged(
                    f"epoch {epoch} follows {opening.previous[0]}, of which it says that it is empty"
                )
            self._open(chain, opening.previous[0], note, (*above, epoch))
        shown = grammar.write(grammar.PARCEL, (Entries(name, 0, lines[:1]), Signed(note)))
        self._close_previous(chain, opening, epoch, shown)
        if not chain.mine:
            self.taken.they_hold = self._holds(opening, epoch)
            if opening.card != chain.identity.card.hash:
                what = f"epoch {epoch} was begun under another card than the one that we know"
                self.taken.findings.append(Finding("card", what, lines[0]))
        return chain.add(name, epoch, chain.tip(opening.previous[0]) if opening.previous else None)

    def _holds(self, opening: chains.Opening, epoch: str) -> Held:
        """How much of ours their new epoch says they hold. More than we have: we forgot, or they lie; both is shown."""
        claim = opening.holds
        if claim.size == 0:
            return Held(0, 0)
        mine = self._chain(mine=True)
        held = mine.tip(claim.epoch)
        if held is not None and claim.size <= held.frontier.size:
            return Held(held.log.ordinal, claim.size)
        what = f"epoch {epoch} says it holds {claim.size} entries of {claim.epoch}: more than we know to have written"
        self.taken.findings.append(Finding("holds", what))
        if not mine.tips:
            return Held(0, 0)
        last = held or mine.tips[-1]
        return Held(last.log.ordinal, last.frontier.size)

    def _close_previous(self, chain: _Chain, opening: chains.Opening, epoch: str, shown: bytes) -> None:
        """The log that the new epoch follows is complete up to the size that it names, with the root that it names."""
        named, size, root = opening.previous or ("", 0, b"")
        newest = chain.tips[-1] if chain.tips and not chain.mine else None
        if newest is not None and newest.log.epoch != named:
            follows = f"follows {named}" if named else "begins from nothing"
            what = f"epoch {epoch} {follows}, though {newest.log.epoch} came before it: "
            what += "restored from an old backup, or two stations run under one card"
            self.taken.findings.append(Finding("stations", what, shown))
        if newest is not None and (newest.log.epoch, newest.frontier.size) != (named, size):
            self.taken.forgot = After(named, size)
        tip = chain.tip(named)
        if tip is None:
            return
        if size > tip.frontier.size:
            self._lengthen(chain, tip, size, root, None)
        elif (self._root(tip, size) or root_of([leaf_hash(raw) for raw in self._raws(tip, size)])) != root:
            what = f"epoch {epoch} names another root at size {size} of {named} than the entries give"
            raise Contradicted(what, shown)

    def _pending(self, name: str, start: int, end: int) -> list[bytes]:
        """The lines `start` to `end` of a log, from what this parcel brought. Raises Gap."""
        first, lines = self.pending.get(name, (0, []))
        if first > start or first + len(lines) < end:
            raise Gap(f"{name}: entries {start} to {end} are needed, {first} to {first + len(lines)} came")
        return lines[start - first : end - first]


def ends_our_log(book: Book, grown: Grown) -> bool:
    """Whether what came back means that we must begin a new log: we signed it, and do not remember it.

    It is our newest, or came to them after what we write now: then they hold ours in another order than we do.
    """
    if not book.mine or grown.ordinal >= book.my_log.ordinal:
        return True
    return book.log_of(grown.epoch, mine=True) is None and (book.blind is None or book.receipted > 0)


def _append(raws: list[bytes], frontier: Frontier, name: str) -> tuple[list[Entry], Frontier]:
    """The entries of these lines, and the frontier with them. Raises Malformed, naming the entry."""
    longer, new = frontier.copy(), []
    for index, raw in enumerate(raws, frontier.size):
        try:
            entry = entries.parse(raw)
        except Malformed as why:
            raise Malformed(f"entry {index} of {name}: {why}") from why
        longer.append(entry.leaf)
        new.append(entry)
    return new, longer


def head_row(head: Head, note: Note, at: int) -> HeadRow:
    """A head as it is stored, without a receipt yet."""
    return HeadRow(head.size, head.root, note.dump(), b"", 0, at)
