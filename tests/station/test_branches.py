"""A station that is restored more than once writes logs beside one another, which nobody held all at one time.

In each of these, both end with every log of both, in a log that they agree is the newest; nobody is accused.
"""

from tests.station.pairs import START, Side, deliver, settle
from tests.station.rogue import Rogue
from tests.station.test_epochs import S, given, has, say


def every_log_of_both(a: Side, b: Side) -> None:
    for one, other in ((a, b), (b, a)):
        assert set(one.raws(mine=True)) == set(other.raws(mine=False))
        assert one.epochs(mine=True)[-1] == other.epochs(mine=False)[-1]
        assert one.book.outbox == 0
        assert one.odd("stations", "cannotopen", "holds") == []


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
