"""The two parties' logs while a bundle is being verified: what was read of them, and what has been found so far.

Steps 4 and 5 of the recipe (docs/spec/record.md, §11): each entry has its one form, and gives these roots.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parley.record import entry as entries
from parley.record import epochs
from parley.record.bundle import Shown
from parley.record.card import Card
from parley.record.entry import NOTHING, Entry
from parley.record.epochs import Chain, Opening
from parley.record.errors import Malformed
from parley.record.evidence import Finding, Kind, unbroken
from parley.record.grammar import Entries, Single
from parley.record.head import Head
from parley.record.identity import KIND as CARD_CHANGE
from parley.record.identity import Identity
from parley.record.note import Note
from parley.record.telling import Told
from parley.record.tree import Frontier


@dataclass(slots=True)
class OpenLog:
    """A log while it is checked."""

    origin: str
    epoch: str
    shown: Shown
    opening: Opening
    began_ms: int  # the date of its first entry
    names: dict[str, int] = field(
        default_factory=dict
    )  # the counterpart's epochs, as its entries first name them, and the largest size that they name
    named: dict[int, list[bytes]] = field(
        default_factory=dict
    )  # roots by size that the author's later epochs name
    rebuilt: dict[int, bytes] = field(default_factory=dict)  # the root that the entries give, by size
    singles: dict[int, Single] = field(default_factory=dict)  # by index
    changes: list[tuple[int, Entry]] = field(default_factory=list)  # the card/1 entries, by index
    went_back: list[int] = field(default_factory=list)  # entries that say to hold less than one before them
    receipts: dict[Head, int] = field(default_factory=dict)  # the counterpart's clock, in seconds
    claimed: dict[Head, int] = field(default_factory=dict)  # the author's clock, in seconds
    signed: dict[int, list[bytes]] = field(default_factory=dict)  # roots by size, of the heads in their order

    def __post_init__(self) -> None:
        for head in self.shown.heads:  # by size: a month has thousands, and each is looked at several times
            self.signed.setdefault(head.size, []).append(head.root)

    def sizes(self) -> set[int]:
        """The sizes at which somebody vouches for a root."""
        return self.signed.keys() | self.named.keys()

    def roots(self, size: int) -> list[bytes]:
        """The roots that the author vouched for at this size: in heads, in the order here, then in later epochs."""
        return self.signed.get(size, []) + self.named.get(size, [])

    def root(self, size: int) -> bytes | None:
        """The root that the log goes by at this size: that of the entries if it was signed, else the first signed."""
        roots = self.roots(size)
        rebuilt = self.rebuilt.get(size)
        return rebuilt if rebuilt in roots else roots[0] if roots and rebuilt is None else None

    def line(self, index: int) -> bytes | None:
        """Entry `index`, if a range holds it."""
        for part in self.shown.ranges:
            if part.first <= index < part.first + len(part.lines):
                return part.lines[index - part.first]
        return None

    @property
    def last(self) -> int:
        """The index of the last entry that is here."""
        ends = [part.first + len(part.lines) - 1 for part in self.shown.ranges]
        return max([*ends, *self.singles])

    @property
    def whole(self) -> bool:
        """Every entry from the first to the last signed one is here."""
        return unbroken(self.shown.ranges) >= max(self.sizes(), default=0)

    def naming_beyond(self, here: Mapping[str, int]) -> dict[str, int]:
        """For each of these epochs the first entry in a range that names more than so much of it, if there is one."""
        found: dict[str, int] = {}
        for part in self.shown.ranges if here else ():
            for index, line in enumerate(part.lines, part.first):
                after = entries.parse(line).after
                if after.epoch not in found and after.size > here.get(after.epoch, after.size):
                    found[after.epoch] = index
        return found


@dataclass(slots=True)
class Side:
    """A party while its logs are checked. `at`: its cards as they stood in each epoch, those of the epoch included."""

    first: Card
    logs: dict[str, OpenLog] = field(default_factory=dict)
    chain: Chain = field(default_factory=lambda: Chain((), ()))
    told: Told = field(
        default_factory=lambda: Told(())
    )  # those of the chain, in the order in which they are told
    counted: dict[str, int] = field(default_factory=dict)  # entries of an ended epoch
    at: dict[str, Identity] = field(default_factory=dict)
    identity: Identity = field(init=False)
    card_findings: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.identity = Identity(self.first)

    def path(self, epoch: str) -> tuple[str, ...]:
        """The epochs by which this one is reached: the chain, or for a stray the steps that lead to it."""
        if epoch in self.chain.order:
            return self.chain.order
        steps = [epoch]
        while previous := self.logs[steps[-1]].opening.previous:
            steps.append(previous[0])
        return tuple(reversed(steps))

    def found(self, kind: Kind, what: str, *notes: Note) -> None:
        self.findings.append(Finding(kind, self.first.party, what, tuple(note.dump() for note in notes)))


def opened(origin: str, epoch: str, shown: Shown) -> OpenLog:
    """A log with the entry that opens it. Raises Malformed."""
    first = [part.lines[0] for part in shown.ranges if part.first == 0]
    first += [single.line for single in shown.singles if single.index == 0]
    if not first:
        raise Malformed(f"{origin}: its first entry is not here")
    try:
        entry = entries.parse(first[0])
        opening = epochs.opening(entry)
    except Malformed as why:
        raise Malformed(f"entry 0 of {origin}: {why}") from why
    return OpenLog(origin, epoch, shown, opening, entry.claimed_at)


def read_entries(side: Side) -> None:
    """(4) Each entry has its one form. (5) The roots that they give, at each size for which somebody vouches."""
    for log in side.logs.values():
        if log.opening.previous is not None and log.opening.previous[0] in side.logs:
            epoch, size, root = log.opening.previous
            side.logs[epoch].named.setdefault(size, []).append(root)
    for log in side.logs.values():
        for part in log.shown.ranges:
            _read_range(log, part)
        for single in log.shown.singles:
            _read_single(log, single)
        log.changes.sort(key=lambda change: change[0])


def _read_range(log: OpenLog, part: Entries) -> None:
    """One pass over what may be a million lines: all that is to be known of each is taken here."""
    wanted = log.sizes()
    frontier = Frontier(part.first, part.left)
    append, parse = frontier.append, entries.parse  # looked up once
    held, past, index = NOTHING, set[str](), part.first
    try:
        for line in part.lines:
            entry = parse(line)
            append(entry.leaf)
            if entry.kind == CARD_CHANGE:
                log.changes.append((index, entry))
            after = entry.after
            if after.epoch != held.epoch or after.size < held.size:
                if after.epoch == held.epoch or after.epoch in past:
                    log.went_back.append(index)
                past.add(held.epoch)
                log.names.setdefault(after.epoch, 0)
            if after.epoch and after.size > log.names[after.epoch]:
                log.names[after.epoch] = after.size
            held = after
            index += 1
            if index in wanted:
                log.rebuilt[index] = frontier.root()
    except Malformed as why:
        raise Malformed(f"entry {index} of {log.origin}: {why}") from why


def _read_single(log: OpenLog, single: Single) -> None:
    where = f"entry {single.index} of {log.origin}"
    if single.index in log.singles:
        raise Malformed(f"{where}: twice")
    try:
        entry = entries.parse(single.line)
    except Malformed as why:
        raise Malformed(f"{where}: {why}") from why
    log.singles[single.index] = single
    if entry.kind == CARD_CHANGE and log.line(single.index) is None:
        log.changes.append((single.index, entry))
