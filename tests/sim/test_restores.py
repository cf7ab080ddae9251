"""Backups put back and machines copied: nobody forks, nothing that the other holds stays forgotten."""

from collections.abc import Iterator

import pytest

from parley.record.verify import verify
from parley.sim.world.disk import Survival
from parley.sim.world.keys import standing_in
from parley.sim.world.restores import History, Kept, Twins, histories, levels
from parley.sim.world.scenes import Says, a, b
from parley.sim.world.side import Side
from parley.verdict import judge
from parley.views import bundles


@pytest.fixture(autouse=True)
def stand_ins() -> Iterator[None]:
    with standing_in(wanted=True):
        yield


def kept(side: Side) -> Kept:
    return Kept(side, dict(side.host.backup()), side.host.disk.image())


def wrote(history: History, who: str, many: int) -> None:
    history._says(Says(who, {"do": "write", "to": "desk", "text": "before the restore"}, times=many))


def away(history: History, side: Side, ms: int) -> None:
    """It goes down, and is there again so much later."""
    history._stop(side, Survival.KILL)
    history.later(ms, lambda: history._start_on(side))


def test_what_came_back_after_a_blind_beginning_comes_with_the_receipts_that_were_given_on_it() -> None:
    """Found by a restored station whose counterpart was away: its own bundle showed fewer messages as delivered."""
    history = History(1)
    wrote(history, "aster", 2)
    backup = kept(history.a)
    wrote(history, "aster", 4)
    history._stop(history.a, Survival.KILL)
    history._put_back(backup)
    away(history, history.b, 90_000)  # so long no word of theirs is waited for
    history.later(1_000, lambda: history._start_on(history.a))
    history._pass(60_000)
    assert len(history.a.host.book.mine) == 2  # it began anew without having heard them
    history._calm()
    host = history.a.host
    assert host.station is not None
    made = bundles.bundle(host.station.store, host.book.row, host.station.now)
    told = [message.level for message in judge(verify(made.data, {made.ours, made.theirs})).messages]
    assert len(told) == 8
    assert set(told) <= {"delivered", "seen by a person"}


def test_our_own_word_that_came_back_before_what_it_is_about_is_nobodys_misconduct() -> None:
    """Found under seed 2: the counterpart was accused of a word of ours."""
    history = History(2)
    backup = kept(history.b)
    wrote(history, "aster", 1)
    ref = next(iter(history.refs.values()))
    history._says(b("seen", message=ref))
    history._stop(history.b, Survival.KILL)
    history._put_back(backup)
    away(history, history.a, 90_000)
    history.later(1_000, lambda: history._start_on(history.b))
    history._pass(60_000)
    history._calm()
    station = history.b.host.station
    assert station is not None
    row = station.store.thing(history.b.host.book.id, ref)
    assert row is not None
    assert row.state == "SEEN"


def early(seed: int) -> tuple[History, str]:
    """Boreas is given back its word about a message from a log of aster's that it does not hold yet. The message."""
    history = History(seed)
    backup = kept(history.b)
    history._stop(history.a, Survival.NONE)
    history.later(1_000, lambda: history._start_on(history.a))
    history._pass(10_000)
    wrote(history, "aster", 1)
    ref = next(iter(history.refs.values()))
    history._says(b("seen", message=ref))
    history._pass(5_000)
    history._stop(history.b, Survival.KILL)
    history._put_back(backup)
    history._start_on(history.b)
    history._wait(lambda: bool(history.b.host.book.lacking), "word that came early")
    return history, ref


def state(side: Side, ref: str) -> str:
    station = side.host.station
    assert station is not None
    row = station.store.thing(side.host.book.id, ref)
    return row.state if row is not None else "unknown"


def test_our_own_word_that_came_back_is_told_once_more_with_the_log_that_we_held_when_we_wrote_it() -> None:
    """Found under seed 260: it was judged by what was held when it came back, as said of a message not held yet."""
    history, ref = early(5)
    assert state(history.b, ref) == "unknown"
    history._calm()
    assert not history.b.host.book.lacking
    assert [state(side, ref) for side in history.sides] == ["SEEN", "SEEN"]


def test_that_it_is_to_be_told_once_more_is_remembered_over_a_restart() -> None:
    history, ref = early(6)
    history._stop(history.b, Survival.KILL)
    history._start_on(history.b)
    assert history.b.host.book.lacking
    history._calm()
    assert [state(side, ref) for side in history.sides] == ["SEEN", "SEEN"]


def test_what_one_side_still_has_and_the_other_lost_after_both_went_back_is_no_contradiction() -> None:
    """Found under seed 617: aster went back once more, to a backup with words that boreas had signed for and lost."""
    history = History(7)
    backups = [kept(side) for side in history.sides]
    wrote(history, "aster", 3)
    ref = next(iter(history.refs.values()))
    history._pass(5_000)  # and boreas's receipt has come
    newer = kept(history.a)
    for backup in backups:
        history._stop(backup.side, Survival.KILL)
        history._put_back(backup)
        history._start_on(backup.side)
    history._pass(60_000)
    history._stop(history.a, Survival.KILL)
    history._put_back(newer)
    history._start_on(history.a)
    history._calm()
    assert [state(side, ref) for side in history.sides] == ["SENT", "unknown"]


def test_who_was_restored_is_not_blamed_for_what_it_forgot() -> None:
    """Found by a world of restores: aster claimed a silence that its forgotten self had heard broken."""
    history = History(8)
    history._says(a("call.place", "call", from_="office", to="office", precedence="Z", subject="x"))
    history._pass(2_000)
    backup = kept(history.a)
    history._says(b("call.attend", call="@call"))
    history._says(b("call.refuse", call="@call", code="R03"))
    history._pass(5_000)
    assert state(history.a, history.refs["call"]) == "REFUSED"
    wrote(history, "aster", 1)  # and so says that it held the refusal
    history._pass(5_000)
    history._stop(history.a, Survival.KILL)
    history._put_back(backup)
    away(history, history.b, 3_000_000)  # longer than any clock of that call runs
    history.later(1_000, lambda: history._start_on(history.a))
    history._pass(2_900_000)
    call = history.refs["call"]
    forgot = state(history.a, call)
    assert forgot != "REFUSED"
    history._calm()  # also that boreas and a mediator hold nothing against aster
    assert len(history.a.host.book.mine) == 2
    assert state(history.a, call) == state(history.b, call) == forgot


def test_histories_of_restores_end_in_one_story() -> None:
    lived = histories(History, range(100, 112))
    assert lived.bad == []
    assert lived.done["restores"] > 10


def test_two_machines_under_one_card_are_shown_by_their_counterpart() -> None:
    lived = histories(Twins, range(100, 108))
    assert lived.bad == []
    assert lived.done["clones"] == 8


class Snapshots(Twins):
    """The machine's memory is copied, too."""

    with_memory = True


def test_a_copy_that_cannot_know_that_it_is_one_forks_and_is_seen_to() -> None:
    """The control: the note in the machine's memory is what makes a copy begin anew."""
    assert any("NO-FORK: two roots" in why for _, why in histories(Snapshots, range(4)).bad)


def test_levels_that_differ_are_seen() -> None:
    history = History(3)
    wrote(history, "aster", 1)
    history._stop(history.b, Survival.KILL)
    history._says(Says("aster", {"do": "write", "to": "desk", "text": "not delivered"}))
    history._start_on(history.b)
    with pytest.raises(Exception, match="ONE-STORY: message"):
        levels(history.a.host, history.b.host, restored=0)


@pytest.mark.soak
@pytest.mark.parametrize("lot", range(20))
def test_ten_thousand_restores_clones_and_failovers_fork_nothing(lot: int) -> None:
    assert histories(History, range(lot * 300, lot * 300 + 300)).bad == []
    assert histories(Twins, range(lot * 50, lot * 50 + 50)).bad == []
