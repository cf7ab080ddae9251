"""What is late is an alarm until it is done: also after a restart of the station, and not again once it was heard."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from parley.console.alarms import FILE, Alarms, Heard, marks, told
from parley.line.effects import Alarm
from parley.line.terms import tree
from parley.line.values import Level, Ref
from parley.stores.sqlite import SqliteReading
from tests.station.pairs import Side
from tests.views.plays import DAY_S, HOUR, MINUTE, Pair

DAY = DAY_S * 1000


@dataclass
class Watch:
    """The alarms of one side, which hear whatever its station does."""

    pair: Pair
    side: Side
    path: Path
    alarms: Alarms
    reading: SqliteReading

    def told(self, level: Level, what: str) -> None:
        self.alarms.told([(self.side.book.id, Alarm(level, what, Ref("")))], self.pair.now)

    def stand(self) -> list[Heard]:
        return self.alarms.standing(self.reading, marks([self.side.book]))

    def words(self) -> list[str]:
        return [heard.what for heard in self.stand()]

    def silence(self) -> None:
        self.alarms.silence([heard.id for heard in self.stand()])

    def restart(self, *, forgetting: bool = False) -> None:
        """The station ends and begins again; `forgetting`: without the file of its alarms."""
        if forgetting:
            self.path.unlink(missing_ok=True)
        self.alarms = Alarms(self.path)
        self.alarms.find_again(self.reading, self.pair.now)


@pytest.fixture
def watching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Watch]]:
    """Two stations, and what the watch of one of them hears."""
    readings: list[SqliteReading] = []
    with Pair.agreed(tmp_path) as pair:

        def watch(name: str) -> Watch:
            side: Side = getattr(pair, name)
            found = Watch(pair, side, side.folder / FILE, Alarms(side.folder / FILE), pair.reading(side))
            readings.append(found.reading)
            turn = side.station.turn

            def heard(now: int, *args: Any, **more: Any) -> Any:
                turned = turn(now, *args, **more)
                found.alarms.told(turned.effects, now)
                return turned

            monkeypatch.setattr(side.station, "turn", heard)
            return found

        yield watch
    for reading in readings:
        reading.close()


def message(watch: Watch) -> Callable[[], Any]:
    ref = watch.pair.ask(watch.pair.aster, "write", to="secretary", text="news", precedence="P")
    watch.pair.settle()
    watch.alarms.silence([heard.id for heard in watch.stand()])
    watch.pair.settle(4 * HOUR)
    return lambda: watch.pair.ask(watch.pair.boreas, "seen", message=ref)


def message_of_ours(watch: Watch) -> Callable[[], Any]:
    watch.pair.ask(watch.pair.boreas, "write", to="secretary", text="news", precedence="O")
    watch.pair.wait(31 * MINUTE)
    return lambda: watch.pair.settle(MINUTE)


def request(watch: Watch) -> Callable[[], Any]:
    fields = {"activity": "columns", "place": "north", "items": ["objective"]}
    ref = watch.pair.ask(watch.pair.aster, "write", to="secretary", type="RFE/1", fields=fields)
    watch.pair.settle()
    watch.pair.ask(watch.pair.boreas, "seen", message=ref)
    watch.pair.settle(44 * HOUR)
    answers = {"answers": [{"item": "objective", "answer": "an exercise"}]}
    return lambda: watch.pair.ask(
        watch.pair.boreas, "write", to="secretary", type="RFE-REPLY/1", fields=answers, reply_to=ref
    )


def request_of_ours(watch: Watch) -> Callable[[], Any]:
    pair = watch.pair
    fields = {"activity": "columns", "place": "north", "items": ["objective"]}
    ref = pair.ask(watch.side, "write", to="secretary", type="RFE/1", fields=fields)
    pair.settle(49 * HOUR)

    def late() -> None:
        answers = {"answers": [{"item": "objective", "answer": "an exercise"}]}
        pair.ask(pair.aster, "write", to="secretary", type="RFE-REPLY/1", fields=answers, reply_to=ref)
        pair.settle(MINUTE)

    return late


def ticket(watch: Watch) -> Callable[[], Any]:
    watch.pair.ask(watch.side, "write", to="secretary", text="news")  # so that something fails
    watch.pair.wait(65 * MINUTE)
    return lambda: watch.pair.ask(watch.side, "ticket.told", how="by telephone")


def drill(watch: Watch) -> Callable[[], Any]:
    pair, monthly = watch.pair, watch.side.book.line.core.terms
    assert monthly is not None
    daily = replace(
        monthly,
        drills=replace(monthly.drills, contact_days=1),
        cadence=replace(monthly.cadence, person_tests=()),
    )
    for side in (pair.aster, pair.boreas):
        pair.ask(side, "agree", terms=tree(daily))
    pair.settle(9 * DAY)
    watch.alarms.silence([heard.id for heard in watch.stand() if "drill" not in heard.what])
    return lambda: watch.pair.ask(watch.side, "drill.begin", by="desk")


LATE = {
    "our watch has not seen": message,
    "their station does not have": message_of_ours,
    "our reply to their request for explanation": request,
    "our request for explanation": request_of_ours,
    "they have not been told": ticket,
    "a contact drill is overdue": drill,
}


@pytest.mark.parametrize("what", LATE)
def test_what_is_late_sounds_after_a_restart_unless_it_was_silenced_and_goes_once_it_is_done(
    what: str, watching: Callable[[str], Watch]
) -> None:
    watch = watching("boreas")
    done = LATE[what](watch)

    def here() -> list[tuple[str, bool]]:
        return [(heard.what, heard.silent) for heard in watch.stand() if what in heard.what]

    [(words, silent)] = here()
    assert not silent
    watch.restart(forgetting=True)
    assert here() == [(words, False)], "found in the record alone"
    watch.restart()
    assert here() == [(words, False)], "once, and nobody has heard it yet"
    watch.silence()
    watch.restart()
    assert here() == [(words, True)], "it was heard before the restart"
    done()
    assert here() == []
    watch.restart()
    assert here() == []


def test_of_several_messages_that_fell_due_together_those_that_wait_still_are_named(
    watching: Callable[[str], Watch],
) -> None:
    watch = watching("boreas")
    pair = watch.pair
    refs = [pair.ask(pair.aster, "write", to="secretary", text="news", precedence="P") for _ in range(2)]
    pair.settle()
    watch.silence()
    pair.settle(4 * HOUR)
    [words] = [what for what in watch.words() if "has not seen" in what]
    assert ("no. 1" in words, "no. 2" in words) == (True, True)
    pair.ask(pair.boreas, "seen", message=refs[0])
    [words] = [what for what in watch.words() if "has not seen" in what]
    assert ("no. 1" in words, "no. 2" in words) == (False, True)


@pytest.mark.parametrize("heard_when_it_came", [True, False])
def test_a_flash_that_is_late_stands_once_and_says_what_is_lacking(
    heard_when_it_came: bool,
    watching: Callable[[str], Watch],
) -> None:
    watch = watching("boreas")
    pair = watch.pair
    ref = pair.ask(pair.aster, "write", to="secretary", text="fire on the bridge", precedence="Z")
    pair.settle()
    [came] = watch.stand()
    assert (came.sort, came.precedence) == ("message", "Z")
    if heard_when_it_came:
        watch.silence()
    pair.settle(11 * MINUTE)
    for _ in range(2):
        [late] = watch.stand()
        assert (late.sort, late.precedence, late.silent) == ("watch", "Z", False)
        assert late.what == "our watch has not seen in time: FLASH no. 1 of duty-desk"
        watch.restart(forgetting=True)
    watch.silence()
    watch.restart()
    assert [late.silent for late in watch.stand()] == [True]
    pair.ask(pair.boreas, "seen", message=ref)
    assert watch.stand() == []


def test_that_a_slower_message_is_late_is_as_urgent_as_any_alarm(watching: Callable[[str], Watch]) -> None:
    watch = watching("boreas")
    message(watch)
    [late] = watch.stand()
    assert (late.precedence, late.level) == ("", Level.ALARM)


def test_once_one_of_several_late_messages_is_seen_what_stands_is_as_grave_as_those_that_are_left(
    watching: Callable[[str], Watch],
) -> None:
    watch = watching("boreas")
    pair = watch.pair
    pair.ask(pair.aster, "write", to="secretary", text="news", precedence="P")
    pair.settle(3 * HOUR - 10 * MINUTE)
    flash = pair.ask(pair.aster, "write", to="secretary", text="fire", precedence="Z")
    pair.settle(12 * MINUTE)
    [both] = watch.stand()
    assert (both.precedence, both.what.count("no. ")) == ("Z", 2)
    before = told([both], {})
    pair.ask(pair.boreas, "seen", message=flash)
    [left] = watch.stand()
    assert (left.precedence, left.what) == ("", "our watch has not seen in time: PRIORITY no. 1 of duty-desk")
    assert told([left], {}) != before, "else no console would ask for the words anew"


def test_a_request_that_their_station_does_not_have_is_one_alarm(watching: Callable[[str], Watch]) -> None:
    watch = watching("boreas")
    fields = {"activity": "columns", "place": "north", "items": ["objective"]}
    watch.pair.ask(watch.side, "write", to="secretary", type="RFE/1", fields=fields, precedence="Z")
    watch.pair.wait(11 * MINUTE)
    [lacks] = [heard for heard in watch.stand() if "in time" in heard.what]
    assert lacks.what == "our request for explanation 1 of duty-desk: not delivered in time; it waits on"
    assert lacks.precedence == "Z"
    watch.pair.settle(MINUTE)
    assert [heard for heard in watch.stand() if "in time" in heard.what] == []


def test_news_outlives_a_restart_until_somebody_has_heard_it(watching: Callable[[str], Watch]) -> None:
    watch = watching("boreas")
    watch.told(Level.ALARM, "DURESS: their secret word is in a message")
    watch.restart()
    assert watch.words() == ["DURESS: their secret word is in a message"]
    watch.silence()
    watch.restart()
    assert watch.words() == []


@pytest.mark.parametrize("kept", [b"", b"{}", b"[1]", b'[{"line":"x","sort":"watch","at_ms":1,"id":"one"}]'])
def test_a_file_of_alarms_that_cannot_be_read_stops_nothing(
    kept: bytes, watching: Callable[[str], Watch]
) -> None:
    watch = watching("boreas")
    watch.path.write_bytes(kept)
    watch.restart()
    assert watch.stand() == []


def test_alarms_that_cannot_be_kept_are_heard_all_the_same(
    watching: Callable[[str], Watch], caplog: pytest.LogCaptureFixture
) -> None:
    watch = watching("boreas")
    watch.path.mkdir()
    watch.told(Level.ALARM, "the line is dead")
    assert watch.words() == ["the line is dead"]
    assert "cannot be kept" in caplog.text
