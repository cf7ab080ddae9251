"""The loop's one turn: hear, decide, write down; then others act.

`Station.turn` takes all that waits (letters, requests, failures, the time), puts it through the machines, and writes
everything that follows in one transaction: one commit, one head and one receipt per line, however much waited. Only
then does it return what is to be done.
It knows no sockets and no clock: the time comes in, chance is a port.
"""

from bisect import insort
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import msgspec

from parley.line import bells, engine, facts
from parley.line.effects import Misconduct
from parley.line.engine import Draft
from parley.line.values import Ref, Refusal
from parley.record import entry as entries
from parley.record import head as heads
from parley.record.entry import Entry, Instant
from parley.record.epochs import place
from parley.record.errors import Forked, Theirs
from parley.record.grammar import Vouched
from parley.record.head import Head
from parley.record.identity import origin
from parley.record.tree import Frontier
from parley.station import (
    attachments,
    begin,
    evidence,
    hearing,
    outgoing,
    post,
    receipts,
    receive,
    retelling,
    sealing,
)
from parley.station.ahead import Ahead
from parley.station.book import Book, Held, Log
from parley.station.dues import Dues
from parley.station.journal import Journal
from parley.station.keys import KeyRole, Keystore
from parley.station.listening import Listening
from parley.station.memory import Memories, Memory
from parley.station.ports import HeadRow, Store
from parley.station.turn import Answer, Ask, Heard, Letter, Missed, Turned
from parley.station.work import Draught, Work, write
from parley.wire.courier import Load
from parley.wire.hello import Hello

RECALL_MS: Final = {Memory.NONE: 0, Memory.REBOOTED: 3_000, Memory.RESTORED: 30_000}
"""So long their word is awaited before a new epoch. After a restore they surely know more than we do; a first log needs
nobody's memory."""
ROOM: Final = 64  # ordinals from one log of ours to the next: room for those that we may have forgotten
LATE_MS: Final = 5_000  # a turn that comes so late shows that nobody was listening
HEAD_BYTES: Final = 1 << 20  # a head at least so often, so that a parcel can end there


class Station:
    """All lines of one party on one machine. `chance(n)` gives n random bytes."""

    def __init__(
        self,
        store: Store,
        keys: Keystore,
        memories: Memories,
        chance: Callable[[int], bytes],
        party: str,
        now: int,
    ) -> None:
        self.store = store
        self.keys = keys
        self.memories = memories
        self.journal = Journal(store, keys, memories, chance, party)
        self.chance = chance
        self.books: dict[str, Book] = {}
        self.last_log = store.last_log()
        self.recalling: dict[str, int] = {}  # lines whose memory is broken: until when their word is awaited
        self.kept: list[Ask] = []  # requests on lines that may not sign yet
        meta = store.meta()
        self.listening = Listening.load(meta.get("gaps", "[]"))
        self.dues = Dues(store)
        # Not the later of the two: a clock that was wrong and was set right must not stop us for as long as it was off.
        self.now = now
        last = memories.last_alive()
        self.journal.note("station.began/1", silent_ms=now - last if last else None)
        if last is not None:
            self.listening.missed(last, self.now)
        for row in store.lines():
            self.add(begin.book(store, row))

    def add(self, book: Book) -> None:
        """This line is served from now on."""
        self.books[book.id] = book
        book.sealing = sealing.Sealing.load(self.store.meta().get(f"sealing/{book.id}"))
        book.pace()
        if book.mine:
            book.signed_before = Held(book.my_log.ordinal, book.my_log.size)
        self.dues.read(book.id)
        memory = begin.memory(self.memories, book)
        if memory is not Memory.UNBROKEN:
            self.recalling[book.id] = self.now + RECALL_MS[memory]

    def sign(self, role: heads.Role, message: bytes) -> bytes:
        return self.keys.sign(KeyRole(role.value), message)

    # --- the turn -------------------------------------------------------------------------------------------

    def turn(
        self,
        now: int,
        letters: Sequence[Letter] = (),
        asks: Sequence[Ask] = (),
        missed: Sequence[Missed] = (),
    ) -> Turned:
        """What follows from these is durable when this returns. Raises StoreFailed: then the station must stop."""
        self._listen(now)
        works = {id_: Work(book) for id_, book in self.books.items()}
        heard = [self._letter(works, letter) for letter in letters]
        for miss in missed:
            self._seen(works[miss.line], miss.bearer, alive=False, why=miss.why)
        for work in works.values():
            self._recall(work)
            retelling.settle(work, self.store, self.now)
        waiting, self.kept = [*self.kept, *asks], []
        answers, answered = self._asks(works, waiting)
        for work in works.values():
            self._wake(work)
        live = [work for work in works.values() if self._seal_up(work) or answered]
        effects = [(w.book.id, effect) for w in works.values() for effect in bells.standing(w.effects)]
        for work in works.values():
            self.journal.keep(work.book.id, engine.notes(work.book.line))
        self.journal.notice(effects, [ask for ask, _ in answered])
        if live or answered or self.journal.waiting:
            self._write(live, answered)
        return Turned(heard, answers, effects)

    def _listen(self, now: int) -> None:
        """The time of this turn; a turn that comes late shows that nobody was listening meanwhile."""
        now = max(now, self.now)
        if now > self.now + LATE_MS and (due := self.due()) is not None:
            since = max(due, self.now)  # much that is due takes many turns: none of them is late
            if now > since + LATE_MS:
                self.listening.missed(since, now)
        self.now = now
        self.memories.alive(now)

    def due(self) -> int | None:
        """When the next turn is due, if nothing comes in before."""
        times = [*self.recalling.values()]
        for book in self.books.values():
            dues = [book.courier.due(self.load(book)), book.beside.wakes(self.now)]
            if book.id not in self.recalling:  # then nothing may be written
                dues += [self.dues.wakes(book), self.dues.next(book.id)]
            times += [due for due in dues if due is not None]
        return min(times, default=None)

    def load(self, book: Book) -> Load:
        """What waits on this line, for the courier: nothing of ours while we may not sign."""
        recalling = book.id in self.recalling
        held = place(book.they_hold.ordinal, book.they_hold.size)
        owed = book.receipt_owed or book.give_back or book.ask_again or book.beside.waits(self.now)
        return Load(0 if recalling else book.outbox, owed, book.precedence(), held)

    # --- what goes out --------------------------------------------------------------------------------------

    def letter(self, book: Book, bearer: str, *, greets: bool, carries: bool = True) -> bytes:
        """The next parcel to them, sealed. Every second time after failures it is a bare hello under the card's key.

        For after a restore, theirs or ours, nobody may have the newer keys any longer.
        """
        greets = greets or book.asks or book.id in self.recalling
        hello = self._greet(book, bearer) if greets else None
        failures = book.courier.bearings[bearer].failures
        if hello is not None and failures and failures % 2 == 0:
            return post.knock(book, self.keys, hello)
        return self._sealed(book, hello, entries_too=carries, reply=False)

    def reply(self, book: Book, bearer: str) -> bytes:
        """The reply to a parcel of theirs, sealed: our receipt, and what waits unless it is under way already."""
        asked = bearer in book.their_challenges or book.hello_owed or book.id in self.recalling
        hello = self._greet(book, bearer) if asked else None
        under_way = book.courier.under_way()
        book.receipt_owed = False  # if the reply is lost they send again, and get the same receipt again
        return self._sealed(book, hello, entries_too=not under_way, reply=True)

    def _greet(self, book: Book, bearer: str) -> Vouched:
        broken = book.id in self.recalling or book.blind is not None
        return post.greet(book, self.keys, bearer, self.chance(16).hex(), self.now, broken=broken)

    def _sealed(self, book: Book, hello: Vouched | None, *, entries_too: bool, reply: bool) -> bytes:
        recalling = book.id in self.recalling
        parcel = post.compose(book, self.store, hello, entries_too=entries_too, recalling=recalling)
        if entries_too or reply:
            parcel = attachments.fill(book, self.store, parcel, self.now)
        return post.sealed(book, self.keys, parcel, reply=reply)

    # --- letters --------------------------------------------------------------------------------------------

    def _letter(self, works: Mapping[str, Work], letter: Letter) -> Heard:
        """What became of the letter; if it was refused, in words that their people may read."""
        work = works[letter.line]
        heard = self._open(work, letter)
        going = work.book.courier.bearings[letter.bearer].going if letter.asked else None
        if heard.fresh:
            self._seen(work, letter.bearer, alive=True, why="answered a fresh challenge")
        elif going is not None and (heard.refused or going.greets):
            why = (
                f"their reply was refused: {heard.refused}" if heard.refused else "no answer to our challenge"
            )
            self._seen(work, letter.bearer, alive=False, why=why)
        return heard

    def _open(self, work: Work, letter: Letter) -> Heard:
        book = work.book
        greeting, parcel, whole = None, None, True
        broken = book.id in self.recalling or book.blind is not None
        try:
            parcel = post.open_letter(book, self.keys, letter.outer)
            greeting = post.read_hello(book, parcel.hello, self.now) if parcel.hello else None
            told, sight = post.told(greeting), Ahead(self.store, work.logs)
            taken = receive.take(book, parcel.parts, parcel.receipt, sight, broken=broken, holds=told)
            book.withheld *= all(grown.mine for grown in taken.grown)
        except receive.Gap as gap:
            book.withheld += isinstance(gap, receive.Forgotten)
            taken, whole = receive.Taken(list(gap.back)), False
            book.hello_owed = True  # the reply says what we hold; they send from there
        except Theirs as why:
            work.odd(evidence.kind(why), str(why), evidence.of(why, letter.outer))
            if isinstance(why, Forked):
                work.effects.append(Misconduct(Ref(""), str(why)))
            return Heard(str(why)[:200])
        if soon := retelling.too_soon(book, taken.grown, self.now):
            return Heard(soon)
        if greeting is not None:
            post.greeted(book, greeting, letter.bearer, Ahead(self.store, work.logs))
        fresh = self._take(work, taken)
        if taken.grown or taken.receipt is not None:
            book.courier.moved()
        if whole and parcel is not None:
            attachments.hear(work, self.store, parcel, self.now)
        if greeting is not None and greeting.fresh:
            given_back = any(grown.mine for grown in taken.grown)
            self._remember(work, greeting.hello, nothing_new=whole and not given_back)
            post.say_less(book, given_back=given_back, broken=broken)
            hearing.clock(work, greeting, self.now)
            fresh = True
        if fresh:
            book.last_fresh = self.now
        book.courier.contact(called=not letter.asked)
        return Heard(fresh=fresh)

    def _remember(self, work: Work, hello: Hello, *, nothing_new: bool) -> None:
        """If they hold more of our log than we do, this line signs nothing more in it."""
        book = work.book
        post.believe(book, hello)  # once more: what they gave back counts by now
        if book.blind is not None:  # they hold other logs than the one that we write now
            if not book.forgot and nothing_new:
                book.blind, work.blind = None, True
        elif book.forgot and not book.doubted and book.id not in self.recalling:
            self.recalling[book.id] = self.now + RECALL_MS[Memory.RESTORED]
        elif begin.lacks(book, Ahead(self.store, work.logs)):
            self.recalling.setdefault(book.id, self.now)

    def _take(self, work: Work, taken: receive.Taken) -> bool:
        """What the parcel brought is in the book; whether it has a receipt of what we signed only now."""
        book = work.book
        for finding in taken.findings:
            work.odd(finding.kind, finding.what, finding.evidence)
        if taken.they_hold is not None:
            book.they_hold = taken.they_hold
        known = outgoing.forgotten(book.their_claim, book.theirs) if book.their_claim else None
        if taken.forgot is not None and known is None:
            book.their_claim, book.give_back = taken.forgot, True
        for grown in taken.grown:
            ends = grown.mine and receive.ends_our_log(book, grown)
            work.anew = work.anew or retelling.stands_before(book, grown)
            self._grow(work, grown)
            if ends:
                self.recalling[book.id] = self.now + RECALL_MS[Memory.RESTORED]
            if grown.mine:
                work.came_back(ended=book.id in self.recalling)
        hearing.grown(work, self.store, taken.grown, self.now)
        if taken.asked is not None:
            receipts.again(book, *taken.asked, Ahead(self.store, work.logs))
        if taken.receipt is None:
            return False
        receipts.hear(work, taken.receipt, self.keys, self.now, Ahead(self.store, work.logs))
        return receipts.fresh(book, taken.receipt, self.now)

    def _seen(self, work: Work, bearer: str, *, alive: bool, why: str) -> None:
        work.effects += engine.bearer(work.book.line, bearer, alive, Instant(self.now), why)
        work.dirty = True

    def _grow(self, work: Work, grown: receive.Grown) -> None:
        """Their log (or, given back, our own) has these entries now, and the machines hear them."""
        book = work.book
        chain = book.mine if grown.mine else book.theirs
        log = book.log_of(grown.epoch, mine=grown.mine)
        if log is None:
            log = self._new_log(work, grown.origin, mine=grown.mine, epoch=grown.epoch, ordinal=grown.ordinal)
            insort(chain, log, key=lambda known: known.ordinal)
            if not grown.mine:
                book.cosigned = 0
        draught = self._draught(work, log)
        draught.raws += [entry.raw for entry in grown.entries]
        log.frontier = grown.frontier
        if grown.head is not None:
            head, note = grown.head
            row = HeadRow(head.size, head.root, note.dump(), grown.receipt, grown.receipt_s, self.now)
            draught.heads.append(row)
            log.cosigned = head.size if grown.receipt_s else log.cosigned
            if not grown.mine:
                book.their_heads[grown.epoch] = head

    # --- our own entries ------------------------------------------------------------------------------------

    def _recall(self, work: Work) -> None:
        """A line whose memory is broken begins a new log, once they gave back what they hold or did not answer."""
        book = work.book
        until = self.recalling.get(book.id)
        # Of our own words we must have heard what went before them: else we would name silences that were none.
        waits = not book.recalled or (book.lacking and not book.all_here)
        if until is None or (self.now < until and waits):
            return
        del self.recalling[book.id]
        if book.forgot:  # they may be wrong, or lie: once is enough, or they could keep us silent for ever
            book.doubted = True
            work.odd(
                "memory", "they say that they hold more of our log than we do; it did not come back in time"
            )
        kind, body = begin.opening(book, Ahead(self.store, work.logs))
        epoch = self.chance(4).hex()
        ordinal = (book.my_log.ordinal // ROOM + 1) * ROOM if book.mine else ROOM
        if not book.recalled and book.blind is None:  # we have not heard what they hold of ours
            book.blind, work.blind = ordinal, True
        name = origin(book.id, book.row.me, epoch)
        book.mine.append(self._new_log(work, name, mine=True, epoch=epoch, ordinal=ordinal))
        book.my_after = 0
        self._append(work, kind, body)
        self._rotate(work)

    def _rotate(self, work: Work) -> None:
        """A new sealing key is stated."""
        book = work.book
        body = book.sealing.rotate(self.keys, book.my_log.ordinal, book.my_log.size, self.now)
        self._append(work, sealing.KIND, body)

    def _made(self, book: Book, kind: str, body: Mapping[str, Any]) -> Entry:
        """An entry of ours, not yet in the log. Raises Malformed if it does not fit."""
        return entries.write(kind, self.now, book.after, self.chance(16).hex(), body)

    def _append(self, work: Work, kind: str, body: Mapping[str, Any], draft: Draft | None = None) -> None:
        """One more entry of ours."""
        self._add(work, self._made(work.book, kind, body), draft)

    def _add(self, work: Work, entry: Entry, draft: Draft | None = None) -> None:
        """The entry is in our log and heard by the machines; its head follows at the end of the turn."""
        book = work.book
        self.dues.heard(book)
        log = book.my_log
        draught = self._draught(work, log)
        draught.raws.append(entry.raw)
        index = log.size
        log.frontier.append(entry.leaf)
        draught.unsigned_bytes += len(entry.raw)
        if draught.unsigned_bytes > HEAD_BYTES:
            self._head(work)
        if precedence := entry.body.get("precedence"):
            book.waiting[place(log.ordinal, index)] = precedence
        word = hearing.ours(book, log, index, entry, self.now, draft.fact if draft else None)
        hearing.hear(work, self.store, word, draft)
        work.heard[log.id] = index + 1
        work.after_grew = work.after_grew or book.branched

    def _asks(
        self, works: Mapping[str, Work], asks: Sequence[Ask]
    ) -> tuple[list[Answer | None], list[tuple[Ask, Answer]]]:
        """The answers in the order of the asks; those that are new are to be written down with the turn."""
        answers: list[Answer | None] = []
        new: list[tuple[Ask, Answer]] = []
        given = self.store.answers([ask.id for ask in asks if ask.id])
        known = {id_: msgspec.json.decode(answer, type=Answer) for id_, answer in given.items()}
        for ask in asks:
            if ask.id in known:  # answered before, or asked twice in one turn
                answers.append(known[ask.id])
            elif ask.line in self.recalling:
                self.kept.append(ask)
                answers.append(None)
            else:
                answer = self._ask(works[ask.line], ask)
                answers.append(answer)
                if answer.error is None:
                    new.append((ask, answer))
                    if ask.id:
                        known[ask.id] = answer
        return answers, new

    def _ask(self, work: Work, ask: Ask) -> Answer:
        book = work.book
        self.dues.heard(book)  # even of a request that is refused
        try:
            for ref in engine.needs(book.line, ask.request):
                hearing.recall(book, self.store, ref)
            drafts = engine.ask(book.line, ask.request, Instant(self.now))
            attachments.check(book, self.store, [draft.fact for draft in drafts])
            written = [self._made(book, facts.kind(draft.fact), facts.body(draft.fact)) for draft in drafts]
        except Refusal as why:
            return Answer(error={"what": why.what, "hint": why.hint, "code": why.code})
        except Theirs as why:  # what our own people wrote does not fit into an entry
            return Answer(
                error={"what": str(why), "hint": "shorten the text, or send it in parts", "code": "malformed"}
            )
        for entry, draft in zip(written, drafts, strict=True):  # all of them fit, so all of them count
            self._add(work, entry, draft)
        work.dirty = True
        log = book.my_log
        refs = [
            {"epoch": log.epoch, "index": index, "ref": entry.ref, "kind": entry.kind}
            for index, entry in enumerate(written, log.size - len(written))
        ]
        return Answer(ok={"entries": refs}, line=book.id, size=log.size)

    def _wake(self, work: Work) -> None:
        """What time itself brings, until nothing more is due."""
        book = work.book
        attachments.wake(work, self.store, self.now)
        if book.id in self.recalling:
            return
        self.dues.load(work, self.now)
        for _ in range(1000):
            due = self.dues.wakes(book)
            if due is None or due > self.now:
                return
            self.dues.heard(book)
            woken = engine.wake(book.line, Instant(self.now), self.listening.listened)
            work.effects += woken.effects
            work.dirty = True
            for draft in woken.drafts:
                self._append(work, facts.kind(draft.fact), facts.body(draft.fact), draft)

    # --- writing down ---------------------------------------------------------------------------------------

    def _new_log(self, work: Work, name: str, *, mine: bool, epoch: str, ordinal: int) -> Log:
        """A log that the turn's transaction will make. Where logs lie apart it is told as the last, to begin with."""
        book, work.begun = work.book, True
        told = max((log.told for log in (book.mine if mine else book.theirs)), default=-1) + 1
        told = told if book.branched else -1
        return Log(self._next_log(), name, mine, epoch, ordinal, Frontier(), told=told)

    def _next_log(self) -> int:
        self.last_log += 1
        return self.last_log

    def _draught(self, work: Work, log: Log) -> Draught:
        if log.id not in work.logs:
            work.logs[log.id] = Draught(log, log.size, heard_at=self.now)
        return work.logs[log.id]

    def _seal_up(self, work: Work) -> bool:
        """Heads and receipts over what this turn adds are signed. False if there is nothing to write."""
        book = work.book
        if book.mine and book.my_log.id in work.logs and book.id not in self.recalling:
            if book.sealing.due(self.now):
                self._rotate(work)
            self._head(work)
        if book.id not in self.recalling:
            receipts.give(work, self.now // 1000, self.sign)
        return bool(work.logs or work.receipts or work.oddities or work.dirty)

    def _head(self, work: Work) -> None:
        """Our log as it stands is signed."""
        book, log = work.book, work.book.my_log
        head = Head(log.origin, log.size, log.frontier.root())
        book.head = heads.sign_head(head, self.now // 1000, book.me.card.keys, self.sign)
        draught = self._draught(work, log)
        draught.heads.append(receive.head_row(head, book.head, self.now))
        draught.unsigned_bytes, work.signed = 0, True

    def _write(self, works: Sequence[Work], answered: Sequence[tuple[Ask, Answer]]) -> None:
        with self.store.writing() as page:
            things = [write(page, work, self.now) for work in works]
            if answers := [(ask.id, msgspec.json.encode(answer)) for ask, answer in answered if ask.id]:
                page.answers(answers, self.now)
            self.journal.write(page, self.now, self._next_log)
            if self.listening.changed:
                page.meta({"gaps": self.listening.dump()})
        if self.journal.log:
            self.memories.signed(self.journal.log.origin, self.journal.log.size)
        for work, rows in zip(works, things, strict=True):
            work.book.pace()
            engine.forget_closed(work.book.line)
            self.dues.written(work.book.id, rows)
            if work.signed:
                self.memories.signed(work.book.my_log.origin, work.book.my_log.size)
