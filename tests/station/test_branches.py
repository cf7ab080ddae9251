"""A station that is restored more than once writes logs beside one another, which nobody held all at one time.

In each of these, both end with every log of both, in a log that they agree is the newest; nobody is accused.
"""

from parley.line import things
from parley.line.values import Ref
from parley.record import head as heads
from parley.record.entry import After
from parley.record.grammar import Entries, Signed
from parley.record.tree import leaf_hash, root_of
from parley.station import post, retelling
from parley.station.book import TELLINGS
from parley.station.work import Work
from parley.views import messages
from tests.station.pairs import START, Side, agree, carry, deliver, settle
from tests.station.rogue import Rogue
from tests.station.test_epochs import S, given, has, say


def every_log_of_both(a: Side, b: Side) -> None:
    for one, other in ((a, b), (b, a)):
        assert set(one.raws(mine=True)) == set(other.raws(mine=False))
        assert one.epochs(mine=True)[-1] == other.epochs(mine=False)[-1]
        assert one.book.outbox == 0
        assert one.odd("stations", "cannotopen", "holds") == []
        every_log_is_signed_for(one)


def every_log_is_signed_for(side: Side) -> None:
    """Of each log of its own it has their receipt on all of it, or another log that names all of it."""
    named = {log.previous for log in side.book.mine}
    for log in side.book.mine:
        receipt = side.station.store.last_receipt(log.id)
        signed = receipt.size if receipt else 0
        assert signed == log.size or After(log.epoch, log.size) in named, log.epoch


def alone(side: Side, now: int, *words: str) -> None:
    """The machine begins anew, reaches nobody, and these are the first words of the log that it then begins."""
    side.reboot(now)
    side.station.turn(now + 5 * S)
    say(side, now + 5 * S, *words)


def test_killed_after_an_older_log_came_back_it_still_signs_nothing_more_in_what_it_restored(
    sides: tuple[Side, Side],
) -> None:
    """It must not take the log that the backup ends with for the last that it signed: there it had gone on."""
    a, b = sides
    first = a.backup(START)
    alone(a, START + S, "in the second log")
    second = a.backup(START + 7 * S)
    say(a, START + 8 * S, "in the second log, after the backup")
    a.restore(first, START + 9 * S)
    settle(a, b, START + 10 * S)
    say(a, START + 11 * S, "in the third log")
    settle(a, b, START + 11 * S)
    a.restore(second, START + 20 * S)
    assert Rogue(b, a, START + 21 * S).send(*given(b)) == ""
    a.restart(START + 22 * S)
    assert a.book.id in a.station.recalling
    restored = a.book.my_log.epoch
    settle(a, b, START + 23 * S)
    assert a.book.my_log.epoch != restored
    every_log_of_both(a, b)


def test_a_log_that_reaches_them_after_one_that_was_begun_later(sides: tuple[Side, Side]) -> None:
    """They hold ours in another order than we do: only a new log is the newest to both."""
    a, b = sides
    first = a.backup(START)
    alone(a, START + S, "under way for long")
    delayed = a.station.letter(a.book, "hand", greets=False)
    a.restore(first, START + 9 * S)
    settle(a, b, START + 10 * S)
    say(a, START + 11 * S, "in the log that came first")
    settle(a, b, START + 11 * S)
    deliver(b, START + 12 * S, delayed)
    assert has(b, "under way for long", mine=False)
    settle(a, b, START + 13 * S)
    say(a, START + 14 * S, "heard by both")
    settle(a, b, START + 14 * S)
    assert has(a, "under way for long", mine=True)
    every_log_of_both(a, b)


def test_both_are_restored_to_what_the_other_has_forgotten(sides: tuple[Side, Side]) -> None:
    """Neither knows the log that the other says it has: they go back, log by log, to one that both know."""
    a, b = sides
    first = [side.backup(START) for side in sides]
    for side in sides:
        side.reboot(START + S)
        settle(a, b, START + S)
        say(side, START + S, f"second log of {side.book.row.me}")
    settle(a, b, START + 2 * S)
    second = a.backup(START + 3 * S)
    for side, old in zip(sides, first, strict=True):
        side.restore(old, START + 4 * S)
    settle(a, b, START + 5 * S)
    for side in sides:
        say(side, START + 6 * S, f"third log of {side.book.row.me}")
    settle(a, b, START + 6 * S)
    a.restore(second, START + 7 * S)
    settle(a, b, START + 8 * S)
    for side in sides:
        say(side, START + 9 * S, "heard by both")
    settle(a, b, START + 9 * S)
    assert has(a, f"third log of {a.book.row.me}", mine=True)
    assert has(b, f"second log of {b.book.row.me}", mine=True)
    every_log_of_both(a, b)


def test_what_a_log_names_of_an_older_one_comes_along_though_one_between_them_never_came(
    sides: tuple[Side, Side],
) -> None:
    """They hold a log that descends from less of the first one than one between the two, which they have forgotten."""
    a, b = sides
    forgetful = [side.backup(START) for side in sides]
    say(a, START + S, "at the end of the first log")
    settle(a, b, START + S)
    middle = a.backup(START + 2 * S)
    a.reboot(START + 3 * S)
    settle(a, b, START + 3 * S)
    say(a, START + 4 * S, "in the second log")
    settle(a, b, START + 4 * S)
    a.restore(middle, START + 5 * S)
    a.station.turn(START + 40 * S)  # nobody answers: its third log names the first
    say(a, START + 40 * S, "in the third log")
    settle(a, b, START + 41 * S)
    third = a.backup(START + 42 * S)
    for side, old in zip(sides, forgetful, strict=True):
        side.restore(old, START + 50 * S)
    settle(a, b, START + 51 * S)
    say(a, START + 52 * S, "in the fourth log, of one that knew little")
    settle(a, b, START + 52 * S)
    a.restore(third, START + 60 * S)
    settle(a, b, START + 61 * S)
    say(a, START + 62 * S, "heard by both")
    settle(a, b, START + 62 * S)
    for word in ("at the end of the first log", "in the third log", "in the fourth log", "heard by both"):
        assert has(b, word, mine=False), word


def write(side: Side, now: int, text: str) -> Ref:
    said = {"do": "write", "to": "duty-desk", "from": "duty-desk", "text": text}
    answer = side.ask(now, **said)
    assert answer.ok is not None, answer.error
    return Ref(answer.ok["entries"][0]["ref"])


def see(side: Side, now: int, message: Ref) -> None:
    assert side.ask(now, do="seen", message=message, post="duty-desk").error is None


def texts(side: Side, now: int, *, mine: bool) -> dict[str, str]:
    """The messages on this side by what they say, each with where it stands."""
    found = messages.messages(side.station.store, side.book.row, now, mine=mine)
    return {str(one["text"]): str(one["state"]) for one in found}


def in_turns(a: Side, b: Side) -> tuple[Ref, Ref]:
    """Both write, and are put back in turns, so that the logs of both lie beside one another. One message of each."""
    agree(a, b, START)
    first = [side.backup(START) for side in (a, b)]
    one = write(a, START + S, "aster's, in its first log")
    settle(a, b, START + S)
    see(b, START + 2 * S, one)
    settle(a, b, START + 2 * S)
    second = a.backup(START + 3 * S)
    for side, old in zip((a, b), first, strict=True):
        side.restore(old, START + 4 * S)
    settle(a, b, START + 5 * S)
    other = write(b, START + 6 * S, "boreas's, which aster's next copy does not hold")
    settle(a, b, START + 6 * S)
    see(a, START + 7 * S, other)
    settle(a, b, START + 7 * S)
    a.restore(second, START + 8 * S)
    settle(a, b, START + 9 * S)
    say(a, START + 10 * S, "heard by both")
    settle(a, b, START + 10 * S)
    return one, other


def test_both_tell_the_same_of_every_message_after_they_were_put_back_in_turns(
    sides: tuple[Side, Side],
) -> None:
    a, b = sides
    in_turns(a, b)
    now = START + 11 * S
    assert a.book.branched
    assert texts(a, now, mine=True) == texts(b, now, mine=False) == {"aster's, in its first log": "SEEN"}
    theirs = {"boreas's, which aster's next copy does not hold": "SEEN"}
    assert texts(a, now, mine=False) == texts(b, now, mine=True) == theirs
    every_log_of_both(a, b)


def test_a_receipt_on_a_log_beside_the_newest_that_was_lost_is_asked_for_and_given_again(
    sides: tuple[Side, Side],
) -> None:
    """The newest log's receipt comes with every reply; one on another where that log's last head is sent once more."""
    a, b = sides
    in_turns(a, b)
    named = {log.previous for log in a.book.mine}
    beside = next(log for log in a.book.mine[:-1] if After(log.epoch, log.size) not in named)
    assert a.book.outbox == 0
    beside.cosigned = 0  # as if it had not come
    assert a.book.outbox == 1
    now = START + 11 * S
    _, reply = deliver(b, now, a.station.letter(a.book, "hand", greets=False))
    assert isinstance(reply, bytes)
    receipt = post.open_letter(a.book, a.station.keys, reply).receipt
    assert receipt is not None
    assert heads.origin_of(receipt) == beside.origin
    assert heads.read_text(receipt.text, beside.origin).size == beside.size


def test_the_order_in_which_logs_are_told_is_the_same_to_both_and_after_a_restart(
    sides: tuple[Side, Side],
) -> None:
    a, b = sides
    in_turns(a, b)

    def told(side: Side, *, mine: bool) -> list[str]:
        logs = side.book.mine if mine else side.book.theirs
        return [log.epoch for log in sorted(logs, key=lambda log: log.told)]

    before = [told(a, mine=True), told(a, mine=False)]
    assert before == [told(b, mine=False), told(b, mine=True)]
    a.restart(START + 12 * S)
    assert [told(a, mine=True), told(a, mine=False)] == before


def test_what_is_a_stations_own_is_as_it_was_when_its_line_is_told_anew(sides: tuple[Side, Side]) -> None:
    """Who is at its desks, what it has observed, and which clocks it has acted on: no entry says so."""
    a, b = sides
    assert a.ask(START, do="desk", post="duty-desk", manned=True).error is None
    in_turns(a, b)
    core = a.book.line.core
    observed, manned = core.contact.bearers, core.manned
    rows = {row.ref: row.data for row in a.station.store.things(a.book.id)}
    work = Work(a.book, anew=True)
    retelling.settle(work, a.station.store, START + 20 * S)
    assert (work.effects, work.written) == ([], [])
    assert a.book.line.core is not core
    assert (a.book.line.core.contact.bearers, a.book.line.core.manned) == (observed, manned)
    assert {ref: things.dump(thing) for ref, thing in a.book.line.things.items()} == rows


def held(side: Side) -> dict[str, tuple[bool, bool]]:
    """Whether they hold each message of this side: by what the station knows, and by what people are shown."""
    store, core = side.station.store, side.book.line.core
    rows = {row.ref: messages.loaded(row.data) for row in store.things(side.book.id) if row.kind == "message"}
    found = messages.messages(store, side.book.row, START, mine=True)
    return {
        str(one["text"]): (core.holds(rows[one["ref"]].place), one["held_at"] is not None) for one in found
    }


def test_what_they_lack_is_not_said_to_be_there_though_a_log_beside_it_was_signed_for(
    sides: tuple[Side, Side],
) -> None:
    a, b = sides
    agree(a, b, START)
    first = a.backup(START)
    a.reboot(START + S)
    a.station.turn(START + 5 * S)
    write(a, START + 5 * S, "under way for long")
    second = a.backup(START + 7 * S)
    a.restore(first, START + 9 * S)
    settle(a, b, START + 10 * S)
    write(a, START + 11 * S, "arrived")
    settle(a, b, START + 11 * S)
    a.restore(second, START + 20 * S)
    carry(a, b, START + 21 * S)  # a hello; the reply gives back what a forgot

    a.station.turn(START + 22 * S)
    assert a.book.branched
    assert held(a) == {"under way for long": (False, False), "arrived": (True, True)}
    settle(a, b, START + 23 * S)
    assert held(a) == {"under way for long": (True, True), "arrived": (True, True)}


def test_who_begins_log_beside_log_costs_a_tenth_of_our_time_and_no_more(sides: tuple[Side, Side]) -> None:
    """Each has the line told anew. It is taken later, all of it: nothing is lost, and an honest one sends it again."""
    a, b = sides
    say(b, START, *(f"word {number}" for number in range(50)))
    settle(a, b, START)
    rogue = Rogue(b, a, START + S)
    follows = (rogue.epoch, 2, root_of([leaf_hash(raw) for raw in rogue.raws[:2]]))

    def begin(number: int) -> str:
        """One more log beside the others."""
        name, first = f"{rogue.name[:-8]}{number:08x}", rogue.opening(follows)
        return rogue.send(Entries(name, 0, [first]), Signed(rogue.head([first], name)))

    answers = [begin(number) for number in range(12)]
    assert answers[:TELLINGS] == [""] * TELLINGS
    assert all(
        answer.startswith("too many logs beside one another: again in ") for answer in answers[TELLINGS:]
    )
    assert len(a.book.theirs) == 1 + TELLINGS
    wait_s = int(answers[-1].split()[-2])
    assert 0 < wait_s < 60
    rogue.now += wait_s * S
    assert begin(100) == ""
    settle(a, b, rogue.now)  # what was said before is told as it was, and they still write to one another
    say(b, rogue.now, "after all that")
    settle(a, b, rogue.now)
    assert has(a, "after all that", mine=False)


def test_what_comes_while_the_line_is_told_anew_is_doubted_as_at_any_time(sides: tuple[Side, Side]) -> None:
    a, b = sides
    say(b, START, "first", "second")
    settle(a, b, START)
    rogue = Rogue(b, a, START + S)
    name = f"{rogue.name[:-8]}{1:08x}"
    ours = a.book.my_log.epoch
    raws = [
        rogue.opening((rogue.epoch, 2, root_of([leaf_hash(raw) for raw in rogue.raws[:2]]))),
        rogue.entry("note/1", After(ours, 1_000), text="we knew"),
        rogue.entry("note/1", After(ours, 1), text="we know less"),
    ]
    tellings = len(a.book.tellings)
    assert rogue.send(Entries(name, 0, raws), Signed(rogue.head(raws, name))) == ""
    assert len(a.book.tellings) == tellings + 1
    said = [what.partition("claims to have held ")[2] for kind, what in a.odd() if kind == "after"]
    assert said == ["what was never written", "less than entries before it"]
