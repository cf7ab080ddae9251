"""What came in: a parcel's parts checked against what we hold, and laid out for one transaction.

Nothing here writes. `take` returns what the turn is to write and to tell the machines, or raises Theirs, and then
nothing of the parcel counts. The order is that of docs/spec/wire.md, §5; signatures are checked before entries are
read, so that a forger costs us two verifications.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from parley.record import entry as entries
from parley.record import epochs as chains
from parley.record import head as heads
from parley.record.entry import Entry
from parley.record.errors import Forged, Forked, Malformed, Theirs
from parley.record.grammar import Entries, Signed, Single
from parley.record.head import Head
from parley.record.identity import Identity, read_origin
from parley.record.identity import origin as origin_of_log
from parley.record.note import Note
from parley.record.tree import Frontier, leaf_hash, root_of
from parley.station.book import Book, Held, Log
from parley.station.ports import HeadRow, Reading


class Gap(Theirs):
    """Entries are missing before those that came. No misconduct: the reply says what we hold; they send from there."""


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


@dataclass(slots=True)
class Taken:
    """What a parcel brings, all of it verified."""

    grown: list[Grown] = field(default_factory=list)
    receipt: tuple[Head, Note, int] | None = None  # theirs on ours, with its time in seconds
    they_hold: Held | None = None  # as a new epoch of theirs states it
    findings: list[str] = field(default_factory=list)


def take(
    book: Book, parts: Iterable[Entries | Signed | Single], receipt: Note | None, store: Reading
) -> Taken:
    """What the parts bring to this book. Raises Theirs; then the book must be left as it was."""
    reader = _Reader(book, store)
    for part in parts:
        match part:
            case Entries():
                reader.entries(part)
            case Signed(note):
                reader.head(note)
            case Single(origin, index):
                # Express: room for slow bearers, which come later. It arrives again with its prefix.
                reader.taken.findings.append(
                    f"entry {index} of {origin[:120]} came ahead of its prefix: it waits for it"
                )
    if receipt is not None:
        reader.taken.receipt = read_receipt(book, receipt, store)
    return reader.taken


def read_receipt(book: Book, note: Note, store: Reading) -> tuple[Head, Note, int] | None:
    """Their receipt on a head of ours, if it says anything new. Raises Malformed or Forged."""
    _, party, epoch = read_origin(heads.origin_of(note))
    log = book.log_of(epoch, mine=True)
    if party != book.row.me or log is None:
        raise Forged(f"a receipt on a log that is not ours: {heads.origin_of(note)[:120]}")
    head = heads.read_text(note.text, log.origin)
    if log is not book.my_log or head.size <= book.receipted:
        return None  # an older one: what it says we know
    if head.size > log.size:
        return None  # they hold more than we remember: their hello says so too, and a new epoch's receipt covers it
    row = next((r for r in store.heads(log.id, head.size) if r.size == head.size), None)
    if row is None or row.root != head.root:
        raise Forged(f"a receipt on a head of size {head.size} that we did not sign")
    keys = book.them.receipt_keys(epoch, head.size, book.my_epochs)
    time_s = heads.check_receipt(note.signatures, head, book.them.receipt_name, keys)
    if time_s is None:
        raise Forged(f"a receipt on our head {head.size} without a signature of {book.row.them}")
    return head, note, time_s


@dataclass(slots=True)
class _Tip:
    """A log while a parcel is read: where it ends by now. Its id is 0 if this parcel brought it."""

    log: Log
    frontier: Frontier


@dataclass(slots=True)
class _Chain:
    """One party's logs while a parcel is read."""

    mine: bool
    identity: Identity
    tips: list[_Tip]

    @property
    def epochs(self) -> tuple[str, ...]:
        return tuple(tip.log.epoch for tip in self.tips)

    def tip(self, epoch: str) -> _Tip | None:
        return next((tip for tip in self.tips if tip.log.epoch == epoch), None)


class _Reader:
    """A parcel being read, part after part; entries wait for the head, or the epoch, that vouches for them."""

    def __init__(self, book: Book, store: Reading) -> None:
        self.book = book
        self.store = store
        self.taken = Taken()
        self.pending: dict[str, tuple[int, list[bytes]]] = {}  # by origin
        self.chains: dict[bool, _Chain] = {}

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

    def _chain(self, *, mine: bool) -> "_Chain":
        """Their logs; or, when a restored station is given back what it forgot, our own."""
        if mine not in self.chains:
            book = self.book
            logs, identity = (book.mine, book.me) if mine else (book.theirs, book.them)
            self.chains[mine] = _Chain(mine, identity, [_Tip(log, log.frontier) for log in logs])
        return self.chains[mine]

    def _head(self, chain: "_Chain", note: Note, epoch: str) -> None:
        origin = origin_of_log(self.book.id, chain.identity.party, epoch)
        tip = chain.tip(epoch)
        if tip is None:
            tip = self._new_epoch(chain, note, epoch, origin)
        head = heads.read_text(note.text, origin)
        head = heads.check_author(note, origin, *chain.identity.author_keys(epoch, head.size, chain.epochs))
        if tip is not chain.tips[-1]:
            if head.size > tip.frontier.size:
                self.taken.findings.append(
                    f"a head of size {head.size} under the closed epoch {epoch}: a voided tail"
                )
            return
        if head.size <= tip.frontier.size:
            self._compare(tip, head, note)
            return
        self._lengthen(chain, tip, head.size, head.root, (head, note))

    def _lengthen(
        self, chain: "_Chain", tip: "_Tip", size: int, root: bytes, head: tuple[Head, Note] | None
    ) -> None:
        """The log of `tip` grows to `size` with what this parcel brought, and has that root then."""
        first = tip.frontier.size
        new, longer = _append(self._pending(tip.log.origin, first, size), tip.frontier, tip.log.origin)
        if longer.root() != root:
            raise Forged(f"{tip.log.origin}: the entries up to {size} do not give the root that was signed")
        if any(entry.kind == "card/1" for entry in new):
            raise Malformed(
                f"{tip.log.origin}: this station cannot follow a change of cards yet: meet and pair again"
            )
        tip.frontier = longer
        log = tip.log
        self.taken.grown.append(
            Grown(log.origin, log.epoch, log.ordinal, chain.mine, first, new, longer, head)
        )

    def _compare(self, tip: "_Tip", head: Head, note: Note) -> None:
        """A head no larger than what we hold: the same as ours, or proof of two stories."""
        rows = self.store.heads(tip.log.id, head.size) if tip.log.id else []
        known = next((row for row in rows if row.size == head.size), None)
        if known is not None and known.root != head.root:
            raise Forked(f"{head.origin}: two different heads of size {head.size}", (known.note, note.dump()))
        if known is None and head.size == tip.frontier.size and tip.frontier.root() != head.root:
            raise Forged(f"{head.origin}: another root at size {head.size} than the entries we hold give")

    def _new_epoch(self, chain: "_Chain", note: Note, epoch: str, origin: str) -> "_Tip":
        """A log that we have not seen: the first, or the one after a restore. It is not longer than nothing yet."""
        first, lines = self.pending.get(origin, (0, []))
        if first != 0 or not lines:
            raise Gap(f"a head of the new epoch {epoch} without its first entry")
        heads.check_author(note, origin, chain.identity.card.keys)  # before anything is read for it
        opening = chains.opening(entries.parse(lines[0]))
        self._close_previous(chain, opening, epoch)
        if not chain.mine:
            self.taken.they_hold = self._holds(opening, epoch)
        tip = _Tip(Log(0, origin, chain.mine, epoch, len(chain.tips), Frontier()), Frontier())
        chain.tips.append(tip)
        return tip

    def _holds(self, opening: chains.Opening, epoch: str) -> Held:
        if opening.holds.size == 0:
            return Held(0, 0)
        held = self.book.log_of(opening.holds.epoch, mine=True)
        if held is None or opening.holds.size > held.size:
            raise Forged(
                f"epoch {epoch} says it holds {opening.holds.size} entries of ours that we never wrote"
            )
        return Held(held.ordinal, opening.holds.size)

    def _close_previous(self, chain: "_Chain", opening: chains.Opening, epoch: str) -> None:
        """The log before is complete up to the size that the new epoch names, with the root that it names."""
        if opening.previous is None:
            if chain.tips:
                raise Forged(
                    f"epoch {epoch} begins from nothing, though {chain.tips[-1].log.epoch} came before it"
                )
            return
        named, size, root = opening.previous
        if not chain.tips:
            raise Gap(f"epoch {epoch} follows {named}, of which we hold nothing")
        tip = chain.tips[-1]
        if tip.log.epoch != named:
            raise Forged(f"epoch {epoch} follows {named}, as another did: two stations run under one card")
        if size > tip.frontier.size:
            self._lengthen(chain, tip, size, root, None)
        elif root_of([leaf_hash(raw) for raw in self.store.raws(tip.log.id, 0, size)]) != root:
            raise Forged(f"epoch {epoch} names another root at size {size} of {named} than the entries give")

    def _pending(self, origin: str, start: int, end: int) -> list[bytes]:
        """The lines `start` to `end` of a log, from what this parcel brought. Raises Gap."""
        first, lines = self.pending.get(origin, (0, []))
        if first > start or first + len(lines) < end:
            raise Gap(f"{origin}: entries {start} to {end} are needed, {first} to {first + len(lines)} came")
        return lines[start - first : end - first]


def _append(raws: list[bytes], frontier: Frontier, origin: str) -> tuple[list[Entry], Frontier]:
    """The entries of these lines, and the frontier with them. Raises Malformed, naming the entry."""
    longer, new = frontier.copy(), []
    for index, raw in enumerate(raws, frontier.size):
        try:
            entry = entries.parse(raw)
        except Malformed as why:
            raise Malformed(f"entry {index} of {origin}: {why}") from why
        longer.append(entry.leaf)
        new.append(entry)
    return new, longer


Sign = Callable[[heads.Role, bytes], bytes]


def cosign(book: Book, head: Head, time_s: int, sign: Sign) -> Note:
    """Our receipt on their head: to be made only in the transaction that stores the entries below it."""
    lines = heads.sign_receipt(head, book.me.receipt_name, time_s, book.me.card.keys, sign)
    return Note(head.text(), lines)


def head_row(head: Head, note: Note, at: int) -> HeadRow:
    """A head as it is stored, without a receipt yet."""
    return HeadRow(head.size, head.root, note.dump(), b"", 0, at)
