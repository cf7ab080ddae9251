"""What of a bundle is authentic: a recipe without a clock, a network or a store, to be read in an afternoon.

The steps have the numbers of docs/spec/record.md, §11. Bytes that do not have the form raise Malformed, a signature or
a root that does not fit raises Forged, each saying what and where. What is authentic and yet must not be, such as two
stories signed by one party, is a finding: it never makes the honest party's bundle invalid.
"""

from collections.abc import Collection, Iterable
from itertools import pairwise

from parley.record import bundle, card
from parley.record.bundle import Shown
from parley.record.card import Card
from parley.record.errors import Forged, Malformed
from parley.record.evidence import Evidence, Kind, Log, Party, SignedHead
from parley.record.grammar import Single, Vouched
from parley.record.head import Head, check_author_at
from parley.record.identity import read_origin
from parley.record.settle import settle
from parley.record.sides import OpenLog, Side, opened, read_entries
from parley.record.tree import check_inclusion, leaf_hash


def verify(data: bytes, trusted: Collection[str] = ()) -> Evidence:
    """The evidence in a bundle. Raises Malformed or Forged at the first thing that is wrong.

    `trusted`: hashes of first cards (64 hex digits), or their sixty digits, had from outside the bundle. A party whose
    card is not among them stays unconfirmed: then the bundle shows only that it does not contradict itself.
    """
    parts = bundle.read(data)  # (1) form and digest
    one, other = (_first_card(vouched) for vouched in parts.cards)  # (2) the two first cards
    if one.hash == other.hash:
        raise Malformed("both cards are of one party")
    line = card.line_id(one.hash, other.hash)  # (3) the line, and whose logs these are
    here, there = Side(one), Side(other)
    for origin, shown in parts.logs.items():
        _assign(origin, shown, line, (here, there))
    for side in (here, there):
        read_entries(side)  # (4) entries, (5) the roots that they give
    settle(here, there)  # (6) epochs, (7) cards, (8) receipts
    for side, opposite in ((here, there), (there, here)):
        for log in side.logs.values():
            _check_heads(side, log)  # (9) heads
            _check_proofs(side, log)  # (10) every entry is under a root that its author signed
        _look_for_contradictions(side)  # (11) what is authentic and yet must not be
        _look_beyond(side, opposite)
    parties = (_party(here, trusted), _party(there, trusted))
    return Evidence(line, parties, (*here.findings, *there.findings), parts.about)


def _first_card(vouched: Vouched) -> Card:
    """(2) The card, signed by the keys that it names, none of them weak, and the first of its party."""
    found = card.check(vouched.json, vouched.note)
    if found.number != 1:
        raise Malformed(
            f"card {found.number} of {found.name}: a bundle begins with first cards; later ones are entries"
        )
    return found


def _assign(origin: str, shown: Shown, line: str, sides: tuple[Side, Side]) -> None:
    """(3) A log is of this line, and of one of the two parties."""
    its_line, party, epoch = read_origin(origin)
    if its_line != line:
        raise Forged(f"{origin}: a log of another line than the two cards make, which is {line}")
    for side in sides:
        if side.first.party == party:
            side.logs[epoch] = opened(origin, epoch, shown)
            return
    raise Forged(f"{origin}: a log of neither {sides[0].first.party} nor {sides[1].first.party}")


def _check_heads(side: Side, log: OpenLog) -> None:
    """(9) Each head is signed in full by the keys that count at its size, and each change of cards closes one."""
    identity, path = side.at[log.epoch], side.path(log.epoch)
    for head, note in log.shown.heads.items():
        keys = identity.author_keys(log.epoch, head.size, path)
        _, log.claimed[head] = check_author_at(note, log.origin, *keys)
    for change in identity.changes:
        # Without this head, signed by the old keys too, a thief of nothing could bring his own card.
        if change.epoch == log.epoch and not _closes(log, change.index):
            raise Forged(
                f"entry {change.index} of {log.origin} changes cards, and no head of size {change.index + 1} is here"
            )


def _closes(log: OpenLog, index: int) -> bool:
    """A head of size `index` + 1 is here, and the entry is shown to be its last."""
    roots = {head.root for head in log.shown.heads if head.size == index + 1}
    single = log.singles.get(index)
    if log.line(index) is None and single is not None and single.size == index + 1:
        return any(_is_in(single, root) for root in roots)
    return log.rebuilt.get(index + 1) in roots


def _check_proofs(side: Side, log: OpenLog) -> None:
    """(10) A range ends at a size with the root that its author signed; a single has a proof that leads to one."""
    for part in log.shown.ranges:
        end = part.first + len(part.lines)
        signed = [
            size for size, root in log.rebuilt.items() if part.first < size <= end and root in log.roots(size)
        ]
        top = max(signed, default=part.first)
        if top == end:
            continue
        if end in log.rebuilt:
            raise Forged(
                f"entries {top} to {end - 1} of {log.origin}: they do not give the root that was signed at {end}"
            )
        raise Forged(f"entries {top} to {end - 1} of {log.origin}: no signed head ends with them")
    for single in list(log.singles.values()):
        _check_single(side, log, single)


def _check_single(side: Side, log: OpenLog, single: Single) -> None:
    where = f"entry {single.index} of {log.origin}"
    roots = log.roots(single.size)
    if not roots:
        raise Forged(f"{where}: proved in a head of size {single.size}, which is not here")
    if not any(_is_in(single, root) for root in roots):
        raise Forged(
            f"{where}: its inclusion proof does not lead to the root that was signed at {single.size}"
        )
    beside = log.line(single.index)
    main = log.root(single.size)
    if (beside is not None and beside != single.line) or main is None or not _is_in(single, main):
        side.found(Kind.EQUIVOCATION, f"{where} was signed in two versions; one is {single.line.decode()}")
        del log.singles[single.index]
    elif beside is not None:
        del log.singles[single.index]  # shown twice, once with its neighbours


def _is_in(single: Single, root: bytes) -> bool:
    try:
        check_inclusion(leaf_hash(single.line), single.index, single.size, single.proof, root)
    except Forged:
        return False
    return True


# (11) What is authentic and yet must not be


def _look_for_contradictions(side: Side) -> None:
    """(11) Nothing here makes the bundle invalid: it is what an honest party holds against the other."""
    for what in dict.fromkeys(side.card_findings):  # a stray shares its first epochs with the chain
        side.found(Kind.BAD_CARD, what)
    for epoch in side.chain.strays:
        what = f"epoch {epoch} {_follows(side, epoch)}, as another does: two stations run under one card"
        side.found(Kind.TWO_STATIONS, what)
    for newest, epoch in pairwise(side.chain.order):
        opened = side.logs[epoch].opening.previous
        if opened is None or opened[0] != newest:
            what = f"epoch {epoch} {_follows(side, epoch)}, though {newest} was received before it"
            side.found(
                Kind.TWO_STATIONS, f"{what}: restored from an old backup, or two stations under one card"
            )
    for log in side.logs.values():
        _look_for_two_stories(side, log)
        _look_for_rollback(side, log)
        for index in log.went_back:
            side.found(
                Kind.AFTER_WENT_BACK,
                f"entry {index} of {log.origin} claims to hold less than one before it did",
            )
        counted = side.counted.get(log.epoch)
        if counted is not None and (end := max([log.last + 1, *log.sizes()])) > counted:
            side.found(
                Kind.VOIDED_TAIL, f"entries {counted} to {end - 1} of {log.origin} are kept, and do not count"
            )


def _follows(side: Side, epoch: str) -> str:
    before = side.logs[epoch].opening.previous
    return f"follows {before[0]}" if before else "begins from nothing"


def _look_for_two_stories(side: Side, log: OpenLog) -> None:
    """Two heads of one size, a head that the entries contradict, or a later epoch that names another root."""
    heads = log.shown.heads
    for head, note in heads.items():
        main = log.root(head.size)
        if head.root != main:
            others = [h for h in heads if h.size >= head.size and h.root == log.root(h.size)]
            other = min(others, key=lambda h: h.size, default=None)
            against = f"one of size {other.size}" if other else "the entries"
            what = f"{log.origin}: a head of size {head.size} and {against} cannot both be true"
            side.found(Kind.EQUIVOCATION, what, note, *([heads[other]] if other else []))
    for size, roots in log.named.items():
        if any(root != log.root(size) for root in roots):
            side.found(Kind.EQUIVOCATION, f"a later epoch names another root at size {size} of {log.origin}")


def _look_for_rollback(side: Side, log: OpenLog) -> None:
    """A smaller head, or receipt, with a later time: a clock set back, or an older state signed again."""
    for what, times in (("head", log.claimed), ("receipt on a head", log.receipts)):
        latest: tuple[int, Head] | None = None
        for head in sorted(times, key=lambda h: h.size):
            if latest and times[head] < latest[0] and head.size > latest[1].size:
                both = (log.shown.heads[latest[1]], log.shown.heads[head])
                text = f"{log.origin}: a {what} of size {latest[1].size} is signed later than one of size {head.size}"
                side.found(Kind.ROLLBACK, text, *both)
                break
            latest = max(latest or (0, head), (times[head], head), key=lambda pair: pair[0])


def _look_beyond(side: Side, other: Side) -> None:
    """What this side says to hold of the other's logs, and is not here, though nothing of those is withheld."""
    if not other.logs or not all(log.whole for log in other.logs.values()):
        return
    held = {epoch: log.last + 1 for epoch, log in other.logs.items()}
    for log in side.logs.values():
        beyond = {e: held.get(e, 0) for e, size in log.names.items() if e and size > held.get(e, 0)}
        for epoch, index in log.naming_beyond(beyond).items():  # all in one pass: a liar may name many
            what = f"entry {index} of {log.origin} claims to hold more of {epoch} than the {beyond[epoch]} entries here"
            side.found(Kind.AFTER_BEYOND, what)


# What comes of it


def _party(side: Side, trusted: Collection[str]) -> Party:
    known = {word.replace(" ", "").lower() for word in trusted}
    confirmed = bool(known & {side.first.hash, side.first.digits.replace(" ", "")})
    logs: dict[str, Log] = {}
    for epoch, ordinal in reversed(list(side.told.rank.items())):
        following = (
            log for log in logs.values() if log.opening.previous and log.opening.previous[0] == epoch
        )
        logs[epoch] = _log(side, epoch, ordinal, following)
    strays = tuple(_log(side, epoch, None) for epoch in side.chain.strays)
    return Party(side.identity, confirmed, tuple(reversed(logs.values())), strays)


def _log(side: Side, epoch: str, ordinal: int | None, following: Iterable[Log] = ()) -> Log:
    log = side.logs[epoch]
    heads = tuple(
        SignedHead(head, log.claimed[head], note, log.receipts.get(head))
        for head, note in sorted(log.shown.heads.items(), key=lambda pair: pair[0].size)
        if head.root == log.root(head.size)
    )
    named: dict[int, int | None] = {}
    for later in following:
        _, size, root = later.opening.previous or ("", 0, b"")
        if log.root(size) == root:
            times = [time_s for time_s in (named.get(size), later.received_s(0)) if time_s is not None]
            named[size] = min(times, default=None)
    return Log(
        log.origin,
        side.first.party,
        epoch,
        ordinal,
        log.opening,
        heads,
        tuple(log.shown.ranges),
        dict(log.singles),
        side.counted.get(epoch),
        named,
        side.told.apart(epoch, {known: _end(side, known) for known in side.told.rank}),
    )


def _end(side: Side, epoch: str) -> int:
    """How many entries of this log count, as far as they are here."""
    size = side.logs[epoch].last + 1
    return min(size, side.counted.get(epoch, size))
