"""How a station comes to its lines: pairing, loading what it knows, opening a log."""

from parley.line import engine
from parley.line.values import Party, Precedence, Refusal
from parley.record import card as cards
from parley.record import entry as entries
from parley.record import epochs
from parley.record.card import Card
from parley.record.epochs import place
from parley.record.errors import Theirs
from parley.record.head import Head
from parley.record.identity import Identity, origin
from parley.record.note import parse as parse_note
from parley.station import attachments, check, outgoing, receipts, retelling
from parley.station.ahead import Ahead
from parley.station.book import Book, Held, Log, log
from parley.station.memory import Memories, Memory
from parley.station.ports import LineRow, Store, StoreFailed
from parley.wire.courier import Courier

WAITING_MAX = 20_000  # entries looked at when a station starts: 0.1 s
ECHO_MS = 60_000  # the default of docs/spec/agreement.md, §1.5, until an agreement says otherwise


def pair(store: Store, mine: Card, theirs: Card, now: int) -> LineRow:
    """The line between these two cards is in the store. Raises Refusal for our own card, or a name that is taken."""
    if mine.hash == theirs.hash:
        raise Refusal("this is our own card", "take the card file that the other party gave you")
    if theirs.number != 1:
        raise Refusal(
            f"this is card {theirs.number} of {theirs.name}",
            "a line begins with the first card: ask them for it",
        )
    row = LineRow(cards.line_id(mine.hash, theirs.hash), theirs.name, mine.party, theirs.party,
                  mine.text, theirs.text, now, theirs.seal_key)  # fmt: skip
    for known in store.lines():
        if known.id == row.id:
            return known
        if known.name == row.name:
            raise Refusal(
                f"another counterpart is called {row.name} already",
                "two parties need two short names: ask them",
            )
    with store.writing() as page:
        page.line(row)
    return row


def book(store: Store, row: LineRow) -> Book:
    """The line as the store has it. Raises StoreFailed if that cannot be read."""
    try:
        return _book(store, row)
    except (Theirs, ValueError) as why:  # our own record, so nobody's misconduct
        raise StoreFailed(f"line {row.name}: the record is damaged: {why}") from why


def _book(store: Store, row: LineRow) -> Book:
    me, them = Identity(cards.parse(row.my_card)), Identity(cards.parse(row.their_card))
    state = store.state(row.id)
    line = (
        engine.load_state(state)
        if state
        else engine.begin(
            row.id, Party(row.me), Party(row.them), smaller_card_is_mine=me.first.hash < them.first.hash
        )
    )
    for thing in store.things(row.id, open_only=True):
        engine.load(line, thing.data)
    found = Book(row, me, them, line, Courier(ECHO_MS))
    rows = store.logs(row.id)
    check.quick(store, rows)
    for logged in rows:
        (found.mine if logged.mine else found.theirs).append(known := log(logged))
        known.cosigned = _receipted(store, known.id) if known.mine else 0
    found.beside = attachments.load(store, row.id)
    meta = store.meta()
    retelling.load(found, meta.get(f"told/{row.id}", ""), Ahead(store, {}))
    _load_after(found, meta.get(f"after/{row.id}", "0 0 0 "))
    found.returned = meta.get(f"returned/{row.id}", "")
    blind = meta.get(f"blind/{row.id}", "")
    found.blind = int(blind) if blind else None
    if found.mine:
        _load_heads(store, found)
        _load_waiting(store, found)
    if found.theirs:
        _load_receipt(store, found)
    return found


def memory(memories: Memories, book: Book) -> Memory:
    """What became of this line's memory while the station did not run."""
    stem = origin(book.id, book.row.me, "").rstrip("/")
    found = memories.judge(stem, [(log.epoch, log.size) for log in book.mine])
    if found is Memory.UNBROKEN and book.mine and book.returned == book.my_log.epoch:
        # It stopped before the new log began: by now the notes agree with what came back.
        return Memory.RESTORED
    return found


def _load_after(found: Book, kept: str) -> None:
    """What each side's entries said that they held."""
    *numbers, lacking = kept.split(" ")
    found.after_in, found.their_after, found.my_after = map(int, numbers)
    found.lacking = frozenset(lacking.split(",")) if lacking else frozenset()


def _load_heads(store: Store, found: Book) -> None:
    """My last head, and how far they hold my log, from the heads that are stored."""
    head = store.last_head(found.my_log.id)
    if head is not None:
        found.head = parse_note(head.note)
    # Nothing of the newest log cosigned yet: they may lack the end of the log before it, too.
    for mine in reversed(found.mine):
        found.they_hold = Held(mine.ordinal, mine.cosigned)
        if found.they_hold.size:
            return


def _load_waiting(store: Store, found: Book) -> None:
    """What is urgent of what must still arrive: a restart must not make a FLASH wait like a ROUTINE."""
    held, left = found.they_hold, WAITING_MAX
    for mine in (mine for mine in found.mine if mine.ordinal >= held.ordinal):
        start = held.size if mine.ordinal == held.ordinal else 0
        for index, raw in enumerate(store.raws(mine.id, start, min(left, mine.size - start)), start):
            left -= 1
            precedence = entries.parse(raw).body.get("precedence")
            if isinstance(precedence, str) and precedence in set(Precedence):
                found.waiting[place(mine.ordinal, index)] = precedence


def _receipted(store: Store, log_id: int) -> int:
    row = store.last_receipt(log_id)
    return row.size if row else 0


def _load_receipt(store: Store, found: Book) -> None:
    """Our last receipt on their log, and their head that still waits for one (while our memory was broken, say)."""
    log = found.theirs[-1]
    held = store.last_receipt(log.id)
    if held is not None:
        found.receipt = parse_note(receipts.on(held.note, held.receipt))
        found.cosigned = held.size
    for log in found.theirs if found.branched else found.theirs[-1:]:
        newest = store.last_head(log.id)
        if newest is not None and not newest.receipt_s and newest.size == log.size:
            found.their_heads[log.epoch] = Head(log.origin, log.size, newest.root)


def opening(found: Book, sight: Ahead) -> tuple[str, dict[str, object]]:
    """Kind and body of the entry that begins our next log."""
    before = unsent(found, sight) or (found.my_log if found.mine else None)
    named = (before.epoch, before.size, before.frontier.root()) if before else None
    return epochs.KIND, epochs.body(found.me.card.hash, named, found.after)


def lacks(book: Book, sight: Ahead) -> bool:
    """Whether they know our newest log, and lack one that came before it, or the end of one, or had one after it.

    What they lack comes to them after our newest log: a new one, which names it, is then the newest to both.
    """
    if not book.mine or book.my_log.epoch not in book.they_have:
        return False
    if book.they_hold.ordinal != book.my_log.ordinal:
        return True
    tail = unsent(book, sight)
    return book.they_lack or (tail is not None and tail.size > book.they_have.get(tail.epoch, 0))


def unsent(found: Book, sight: Ahead) -> Log | None:
    """The last log of ours whose end they do not have, though a later one follows it: we were restored in between.

    Only a log that names this end makes it count, and takes it along.
    """
    if len(found.mine) == 1:
        return None
    named = [outgoing.previous(mine, sight) for mine in found.mine]
    for mine in reversed(found.mine[:-1]):
        known = max((after.size for after in named if after.epoch == mine.epoch), default=0)
        held = found.they_have.get(mine.epoch, 0) if found.they_have else mine.cosigned
        if mine.size > max(known, held):
            return mine
    return None
