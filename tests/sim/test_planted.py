"""Bugs that a careless programmer might have written, planted into the production code one at a time: each is found.

A row says in words what was done wrong, in which world it is lived, and which invariant must notice. The same worlds
without a bug end clean.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

import apsw
import msgspec
import pytest

from parley.line import (
    asks_calls,
    bells,
    collision,
    engine,
    fold,
    hearing_calls,
    hearing_tests,
    linetest,
    messages,
    things,
)
from parley.line.calls import BELLS, State
from parley.line.effects import Ring
from parley.record.entry import NOTHING
from parley.record.errors import Forked, Theirs
from parley.sim.world.badfaith import BadFaith
from parley.sim.world.disk import Survival
from parley.sim.world.host import Stopped
from parley.sim.world.keys import standing_in
from parley.sim.world.liar import Liar
from parley.sim.world.lies import LETTERS
from parley.sim.world.plan import Plan
from parley.sim.world.watch import INVARIANTS, Violated
from parley.sim.world.world import World
from parley.station import begin, evidence, hearing, loop, outgoing, post, receipts, receive, retelling, work
from parley.station.book import Book
from parley.station.loop import Station
from parley.station.memory import Memory
from parley.station.ports import StoreFailed
from parley.station.turn import Turned
from parley.station.work import Work
from parley.stores import sqlite
from parley.stores.sqlite import SqlitePage
from parley.wire.courier import Bearing
from parley.wire.parcel import Parcel

Patch = pytest.MonkeyPatch
DAYS: Final = 0.02


def world(**faults: float) -> Plan:
    """Half an hour, with people who act every half minute."""
    return Plan(
        seed=1, days=DAYS, faults=faults, echo_s=900, acts_a_day=2_000, patience=0.9, bearers=("https",),
        two_persons=False, stand_in=True, brisk=True, down_s=(0.05, 20), pause_s=(10, 300), cut_s=(900, 7_200),
    )  # fmt: skip


PLANS: Final = {
    "calm": world(),
    "lossy": world(loss=0.3, double=0.2, late=0.2, spoil=0.1),
    "killed": replace(world(kill=600, between=60), patience=0.4),
    "two persons": replace(world(), two_persons=True),
    "between": world(between=100),
    "power": world(power=400, kill=100),
    "full": world(full=400, sync=200),
    "restored": world(restore=400),
    "replayed": replace(world(replay=4_000, loss=0.3), days=0.05),
    "cut": replace(world(cut=80), days=0.06, echo_s=600, cut_s=(5_400,), acts_a_day=600),
    "clock": world(jump=300),
    "asked again": replace(world(kill=200), again=0.5),
}


@dataclass(frozen=True)
class Bug:
    """What was done wrong; in which world it shows, and under which seeds; what must be said of it."""

    plant: Callable[[Patch], None]
    lived: str
    names: tuple[str, ...]
    seeds: tuple[int, ...] = (1, 2, 3)


def lives(plan: Plan) -> str:
    """The invariant that is violated in the world of this plan, and how."""
    lived = World(plan)
    with standing_in(wanted=True):
        try:
            lived.run()
        except Violated as why:
            return str(why)
        finally:
            lived.close()
    return ""


# --- the record ---------------------------------------------------------------------------------------------


def _does_not_sync(patch: Patch) -> None:
    def settings(db: apsw.Connection) -> None:
        for one in ("journal_mode = WAL", "synchronous = OFF", f"wal_autocheckpoint = {sqlite.WAL_PAGES}"):
            db.execute(f"PRAGMA {one}")

    patch.setattr(sqlite, "_settings", settings)


def _carries_on(patch: Patch) -> None:
    real = Station._write

    def write(self: Station, *args: Any) -> None:
        try:
            real(self, *args)
        except StoreFailed:
            self.dues._wakes.clear()

    patch.setattr(Station, "_write", write)


def _late(patch: Patch, which: Callable[[Any], bool]) -> None:
    """Once the agreement stands, what a turn would write of `which` works is written with the next turn."""
    real_write, real_turn = Station._write, Station.turn

    def write(self: Station, works: Any, answered: Any) -> None:
        agreed = all(book.line.core.terms is not None for book in self.books.values())
        if agreed and which(works):
            self.__dict__["late"] = (works, answered)
        else:
            real_write(self, works, answered)

    def turn(self: Station, *args: Any) -> Turned:
        late = self.__dict__.pop("late", None)
        if late is not None:
            real_write(self, *late)
        return real_turn(self, *args)

    patch.setattr(Station, "_write", write)
    patch.setattr(Station, "turn", turn)


def _writes_a_turn_late(patch: Patch) -> None:
    """The answer and the letters leave at once; what they rest on is written with the next turn."""
    _late(patch, lambda _: True)


def _signs_a_turn_early(patch: Patch) -> None:
    """What came is written at once; what is our own is signed and sent, and written with the next turn."""
    _late(patch, lambda works: all(draught.log.mine for one in works for draught in one.logs.values()))


def _cosigns_without_storing(patch: Patch) -> None:
    real = work._log

    def log(page: Any, draught: Any, line: str) -> None:
        if draught.log.mine or draught.first == 0:
            real(page, draught, line)

    patch.setattr(work, "_log", log)


def _cosigns_what_was_announced(patch: Patch) -> None:
    real = Station._grow

    def grow(self: Station, work_: Work, grown: receive.Grown) -> None:
        real(self, work_, grown)
        log = work_.book.log_of(grown.epoch, mine=False)
        if log is not None and not grown.mine and grown.first > 0:
            draught = work_.logs[log.id]
            log.frontier = type(log.frontier)()
            draught.raws.clear()

    patch.setattr(Station, "_grow", grow)


def _forgets_ask_ids(patch: Patch) -> None:
    patch.setattr(SqlitePage, "answers", lambda *_: None)


def _tidies_what_came(patch: Patch) -> None:
    real = Station._grow

    def grow(self: Station, work_: Work, grown: receive.Grown) -> None:
        real(self, work_, grown)
        log = work_.book.log_of(grown.epoch, mine=grown.mine)
        assert log is not None
        raws = work_.logs[log.id].raws
        raws[:] = [raw.replace(b"harbour", b"harbor") for raw in raws]

    patch.setattr(Station, "_grow", grow)


def _signs_on_after_a_restore(patch: Patch) -> None:
    patch.setattr(begin, "memory", lambda _memories, book: Memory.UNBROKEN if book.mine else Memory.NONE)


def _gives_nothing_back(patch: Patch) -> None:
    real = outgoing.missing

    def missing(logs: Any, *rest: Any) -> Any:
        return real(logs, *rest) if logs and logs[0].mine else []

    patch.setattr(outgoing, "forgotten", lambda *_: None)
    patch.setattr(outgoing, "missing", missing)


def _keeps_no_rows_of_theirs(patch: Patch) -> None:
    real = SqlitePage.things
    patch.setattr(
        SqlitePage, "things", lambda self, line, rows: real(self, line, [r for r in rows if r.mine])
    )


def _drops_every_head(patch: Patch) -> None:
    def drop(self: SqlitePage, log: int, below: int) -> None:
        self.db.execute("DELETE FROM head WHERE log = ? AND size <= ?", (log, below))

    patch.setattr(SqlitePage, "drop_heads", drop)


def _receipts_once(patch: Patch) -> None:
    real, given = post.compose, list[object]()

    def compose(*args: Any, **how: Any) -> Parcel:
        parcel = real(*args, **how)
        if any(known is parcel.receipt for known in given):
            return replace(parcel, receipt=None)
        given.append(parcel.receipt)
        return parcel

    patch.setattr(post, "compose", compose)


def _holds_for_ever(patch: Patch) -> None:
    real, real_take = post.believe, Station._take

    def believe(book: Book, hello: Any) -> None:
        before = book.they_hold
        real(book, hello)
        book.they_hold = max(before, book.they_hold)

    def take(self: Station, work_: Work, taken: receive.Taken) -> bool:
        before = work_.book.they_hold
        fresh = real_take(self, work_, taken)
        work_.book.they_hold = max(before, work_.book.they_hold)
        return fresh

    patch.setattr(post, "believe", believe)
    patch.setattr(Station, "_take", take)


def _stores_half_a_receipt(patch: Patch) -> None:
    first = lambda self: self.note.signatures[0].line().encode()[:-9] + b"AAAAAAA=\n"  # noqa: E731  # one line
    patch.setattr(receipts.Receipt, "lines", property(first))


# --- the way ------------------------------------------------------------------------------------------------


def _takes_any_hello_for_life(patch: Patch) -> None:
    real = post.read_hello
    patch.setattr(post, "read_hello", lambda *args: replace(real(*args), fresh=True))


def _takes_old_answers_for_life(patch: Patch) -> None:
    patch.setattr(receipts, "LIFE_PERIODS", 10**6)
    patch.setattr(post, "CHALLENGES_MAX", 10**6)


def _never_dims(patch: Patch) -> None:
    real = Station._seen

    def seen(self: Station, work_: Work, bearer: str, *, alive: bool, why: str) -> None:
        if alive:
            real(self, work_, bearer, alive=alive, why=why)

    patch.setattr(Station, "_seen", seen)


def _stops_at_a_bad_letter(patch: Patch) -> None:
    real = Station._open

    def open_(self: Station, *args: Any) -> Any:
        heard = real(self, *args)
        if heard.refused:
            raise StoreFailed(heard.refused)
        return heard

    patch.setattr(Station, "_open", open_)


def _gives_up(patch: Patch) -> None:
    real = Bearing.ready_ms
    patch.setattr(Bearing, "ready_ms", lambda self, p: 1 << 60 if self.failures > 5 else real(self, p))


# --- calls, tests, messages -----------------------------------------------------------------------------------


def _no_clock(kind: Any, states: frozenset[Any]) -> Callable[[Patch], None]:
    def plant(patch: Patch) -> None:
        real = kind.silence_ms.fget
        patch.setattr(kind, "silence_ms", property(lambda self: None if self.state in states else real(self)))

    return plant


def _rings_again_after_a_start(patch: Patch) -> None:
    real = Station.turn

    def turn(self: Station, *args: Any) -> Turned:
        first = "began" not in self.__dict__
        self.__dict__["began"] = True  # once started, it knows
        open_ = [
            (book.id, Ring(call.ref, bells.rings_at(book.line.core, call.story.post), call.fact.precedence))
            for book in self.books.values()
            for call in book.line.things.values()
            if first and isinstance(call, things.Call) and call.bell is things.Bell.POST
        ]
        turned = real(self, *args)
        return replace(turned, effects=[*turned.effects, *open_])

    patch.setattr(Station, "turn", turn)


def _rings_with_every_word(patch: Patch) -> None:
    def settle(core: Any, _before: Any, call: Any, now: Any) -> Any:
        if call.mine or call.bell in bells._SILENT or call.state not in BELLS:
            return call, []
        return bells._begin(core, call, now)

    patch.setattr(bells, "settle", settle)
    _rings_for_what_is_over(patch)  # else what rings twice in one turn is heard once


def _rings_for_what_is_over(patch: Patch) -> None:
    patch.setattr(bells, "standing", list)
    patch.setattr(retelling, "_rings", lambda *_: True)


def _lets_anything_be_said(patch: Patch) -> None:
    patch.setattr(asks_calls, "_took", lambda *_: True)


def _does_not_count_numbers(patch: Patch) -> None:
    patch.setattr(messages.Numbers, "next", lambda *_: 1)


def _keeps_our_own_of_two_that_crossed(patch: Patch) -> None:
    patch.setattr(collision, "survives", lambda one, _other, smaller_is_mine: one.mine)  # noqa: ARG005  # as it is called


def _swaps_two_refusals(patch: Patch) -> None:
    real = things.add
    swapped = {"R01": "R03", "R03": "R01"}

    def add(call: Any, word: Any, **how: Any) -> Any:
        code = getattr(word.fact, "code", "")
        if not word.mine and str(code) in swapped:
            fact = msgspec.structs.replace(word.fact, code=type(code)(swapped[str(code)]))
            word = msgspec.structs.replace(word, fact=fact)
        return real(call, word, **how)

    patch.setattr(things, "add", add)


def _drops_what_comes_late(patch: Patch) -> None:
    real = fold.fold

    def folded(*args: Any) -> Any:
        return msgspec.structs.replace(real(*args), late=())

    for module in (fold, hearing_calls):
        patch.setattr(module, "fold", folded)


def _loses_the_receipt_of_a_test(patch: Patch) -> None:
    patch.setattr(hearing_tests, "delivered", lambda *_: [])


def _counts_from_their_date(patch: Patch) -> None:
    real = hearing.word

    def word(book: Book, log: Any, *rest: Any, **more: Any) -> Any:
        made = real(book, log, *rest, **more)
        return made if log.mine else msgspec.structs.replace(made, place=made.place + 1)

    patch.setattr(hearing, "word", word)


def _claims_to_hold_nothing(patch: Patch) -> None:
    patch.setattr(Book, "after", property(lambda _: NOTHING))


def _tells_them_why_a_draft_was_rejected(patch: Patch) -> None:
    real = engine.ask

    def ask(line: Any, request: Any, now: Any) -> Any:
        drafts = real(line, request, now)
        if request.get("do") == "draft.reject":
            state = {"do": "declare", "state": "MAINTENANCE", "reason": request["why"], "review": "+4h"}
            drafts = [*drafts, *real(line, state, now)]
        return drafts

    patch.setattr(engine, "ask", ask)


BUGS: Final[dict[str, Bug]] = {
    "a commit does not wait for the disk": Bug(
        _does_not_sync, "power", ("ACK-IS-DURABLE", "NO-LOST-ACCEPT", "NO-FORK", "STATION-LIVES")
    ),
    "after a failed write the station carries on": Bug(
        _carries_on,
        "full",
        ("EFFECT-HAS-CAUSE", "NO-LOST-ACCEPT", "ACK-IS-DURABLE", "STATION-LIVES", "ANSWER-RECEIPTS"),
    ),
    "people are answered, and letters sent, before the commit": Bug(
        _writes_a_turn_late, "calm", ("EFFECT-HAS-CAUSE",)
    ),
    "our own entries are signed a turn before they are written": Bug(
        _signs_a_turn_early, "between", ("NO-FORK",)
    ),
    "a receipt is signed, the entries are not stored": Bug(
        _cosigns_without_storing, "killed", ("ACK-IS-DURABLE", "STATION-LIVES")
    ),
    "a receipt is signed for what was announced": Bug(
        _cosigns_what_was_announced, "calm", ("NO-FALSE-RECEIPT",)
    ),
    "the id of a request is forgotten": Bug(_forgets_ask_ids, "asked again", ("SAME-ANSWER",)),
    "what came is stored a little tidier": Bug(_tidies_what_came, "calm", ("PREFIX",)),
    "a restored station signs on": Bug(_signs_on_after_a_restore, "restored", ("NO-FORK",), (13,)),
    "nobody is given back what they forgot": Bug(
        _gives_nothing_back, "restored", ("CONVERGENCE", "HONEST-UNACCUSED", "ANSWER-RECEIPTS"), (1,)
    ),
    "rows of theirs are not written": Bug(_keeps_no_rows_of_theirs, "calm", ("EFFECT-HAS-CAUSE",)),
    "heads are thrown away with their receipts": Bug(
        _drops_every_head, "calm", ("BUNDLE-HOLDS", "CONVERGENCE", "STATION-LIVES")
    ),
    "a receipt is given once, though it was lost": Bug(_receipts_once, "lossy", ("ANSWER-RECEIPTS",)),
    "what they held once they hold for ever": Bug(
        _holds_for_ever, "restored", ("ANSWER-RECEIPTS", "CONVERGENCE")
    ),
    "of a receipt not all is stored": Bug(_stores_half_a_receipt, "calm", ("BUNDLE-HOLDS",)),
    "any hello is a sign of life": Bug(_takes_any_hello_for_life, "replayed", ("TRUTHFUL-LINE",)),
    "an answer counts however old it is": Bug(
        _takes_old_answers_for_life, "replayed", ("TRUTHFUL-LINE",), tuple(range(1, 9))
    ),
    "a question without an answer dims no lamp": Bug(_never_dims, "cut", ("TRUTHFUL-LINE",)),
    "a letter that cannot be read stops the station": Bug(
        _stops_at_a_bad_letter, "lossy", ("STATION-LIVES",)
    ),
    "after six failures nothing is tried any more": Bug(_gives_up, "cut", ("CONVERGENCE",)),
    "no clock runs while it rings": Bug(
        _no_clock(things.Call, frozenset((State.RINGING, State.DELIVERED))), "calm", ("CLOCK-RUNS",)
    ),
    "no clock runs while a test waits for its reader": Bug(
        _no_clock(things.Test, frozenset((linetest.State.HELD,))), "calm", ("CLOCK-RUNS",)
    ),
    "after a start it rings again": Bug(_rings_again_after_a_start, "killed", ("RING-ONCE",)),
    "a call that came back with its end rings": Bug(
        _rings_for_what_is_over, "restored", ("RING-ONCE",), (18, 19)
    ),
    "every word about a call rings": Bug(_rings_with_every_word, "calm", ("RING-ONCE",)),
    "anything may be said of a call": Bug(_lets_anything_be_said, "calm", ("HONEST-UNACCUSED",)),
    "messages are not numbered": Bug(_does_not_count_numbers, "calm", ("NUMBERED-ONCE",)),
    "of two calls that crossed each keeps its own": Bug(
        _keeps_our_own_of_two_that_crossed, "calm", ("ONE-STORY", "HONEST-UNACCUSED"), tuple(range(1, 7))
    ),
    "two refusal codes are swapped": Bug(_swaps_two_refusals, "calm", ("ONE-STORY",)),
    "a word that comes late is dropped": Bug(_drops_what_comes_late, "lossy", ("LATE-WORDS-STAY",)),
    "their words are put one place too far": Bug(
        _counts_from_their_date, "calm", ("ONE-STORY", "HONEST-UNACCUSED")
    ),
    "the receipt of a test is lost": Bug(_loses_the_receipt_of_a_test, "calm", ("ONE-STORY",)),
    "nothing is said of what is held": Bug(
        _claims_to_hold_nothing, "calm", ("HONEST-UNACCUSED", "ONE-STORY", "CONVERGENCE", "ANSWER-RECEIPTS")
    ),
    "why a draft was rejected is the reason of what we declare": Bug(
        _tells_them_why_a_draft_was_rejected, "two persons", ("ASSESSMENT-STAYS",)
    ),
}


# --- with a liar at the other end -----------------------------------------------------------------------------

Act = Callable[[BadFaith], None]


def _told(name: str) -> Act:
    """The liar tells that lie three times."""

    def act(world_: BadFaith) -> None:
        for _ in range(3):
            liar = world_.b.host.station
            assert isinstance(liar, Liar)
            if name in LETTERS:
                world_.brought(name, liar.lie(name), answered=False)
            else:
                world_.scheme.slips.append(name)
                world_.soon(world_.b)
            world_._settle()  # a minute passes

    return act


def _away(world_: BadFaith) -> None:
    """The counterpart is gone for some minutes; meanwhile our own machine starts anew, and somebody writes."""
    world_.b.host.stop(Stopped.KILLED)
    world_.a.host.stop(Stopped.POWER)
    world_._start(world_.a, Survival.ALL)
    world_._settle()
    world_._ask(world_.a, {"do": "write", "to": "desk", "text": "are you there?"})
    for _ in range(4):
        world_._settle()
    world_._start(world_.b, Survival.KILL)
    world_._settle()


def _writes_nothing_down(patch: Patch) -> None:
    patch.setattr(Work, "odd", lambda *_: None)


def _keeps_one_of_two_heads(patch: Patch) -> None:
    real = evidence.of

    def of(why: Theirs, outer: bytes) -> bytes:
        return real(Forked(str(why), (why.notes[0], why.notes[0])) if isinstance(why, Forked) else why, outer)

    patch.setattr(evidence, "of", of)


def _compares_no_heads(patch: Patch) -> None:
    patch.setattr(receive._Reader, "_compare", lambda *_: None)


def _looks_at_no_date(patch: Patch) -> None:
    patch.setattr(hearing, "_date", lambda *_: None)


def _tries_without_a_pause(patch: Patch) -> None:
    patch.setattr(Bearing, "ready_ms", lambda self, _: self.tried_ms)


def _waits_for_its_memory_for_ever(patch: Patch) -> None:
    patch.setattr(loop, "RECALL_MS", dict.fromkeys(Memory, 10**9))


LIED_TO: Final[dict[str, tuple[Callable[[Patch], None], Act, str]]] = {
    "nothing is written down": (_writes_nothing_down, _told("two heads of one size"), "EVIDENCE-REMAINS"),
    "of two heads one is kept": (_keeps_one_of_two_heads, _told("two heads of one size"), "EVIDENCE-REMAINS"),
    "heads are not compared": (_compares_no_heads, _told("two heads of one size"), "EVIDENCE-REMAINS"),
    "nobody looks at a date": (_looks_at_no_date, _told("an entry dated ahead"), "EVIDENCE-REMAINS"),
    "a refused connection is tried again at once": (_tries_without_a_pause, _away, "BOUNDED"),
    "what was forgotten is awaited for ever": (_waits_for_its_memory_for_ever, _away, "OWN-WORDS"),
}


def lied_to(act: Act) -> str:
    """The invariant that is violated in a world with a liar in which this happens, and how."""
    with standing_in(wanted=True):
        found = BadFaith(replace(PLANS["calm"], acts_a_day=0.001))
        found.begin()
        found.scheme.on = True
        try:
            act(found)
            found.judge()
        except Violated as why:
            return str(why)
        finally:
            found.close()
    return ""


@pytest.mark.parametrize("what", LIED_TO)
def test_a_bug_that_helps_a_liar_is_found(what: str, monkeypatch: Patch) -> None:
    plant, act, name = LIED_TO[what]
    assert lied_to(act) == ""
    plant(monkeypatch)
    assert lied_to(act).split(":")[0] == name


def test_every_invariant_is_shown_to_fail() -> None:
    named = {name for bug in BUGS.values() for name in bug.names} | {row[2] for row in LIED_TO.values()}
    assert set(INVARIANTS) <= named
    assert len(BUGS) + len(LIED_TO) >= 40  # so that none goes missing unnoticed


@pytest.mark.parametrize("what", BUGS)
def test_a_planted_bug_is_found(what: str, monkeypatch: Patch) -> None:
    bug = BUGS[what]
    bug.plant(monkeypatch)
    found = ""
    for seed in bug.seeds:
        found = lives(replace(PLANS[bug.lived], seed=seed))
        if found:
            break
    assert found.split(":")[0] in bug.names, found


@pytest.mark.soak
@pytest.mark.parametrize("lived", PLANS)
@pytest.mark.parametrize("seed", [2, 3])
def test_without_a_bug_the_same_worlds_end_clean(lived: str, seed: int) -> None:
    assert lives(replace(PLANS[lived], seed=seed)) == ""
