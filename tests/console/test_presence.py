"""A desk whose consoles are all closed: it is told, nobody has left it, and a console that opens again ends that."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.console import alarms, needs, watching
from parley.console.accounts import Accounts, Role
from parley.console.desk import Desk
from parley.console.live import Kept, Live
from parley.console.sessions import AWAY_S, Sessions
from parley.forms import phrasebook
from parley.forms.catalogue import builtin
from parley.station.turn import Answer, Ask
from parley.wiring import card_of
from tests.looping import finished
from tests.views.plays import Pair

WATCH = "o.haas"


class Desked:
    """The console's desk of one station in this process, on which somebody has the watch."""

    def __init__(self, pair: Pair) -> None:
        self.pair, self.side = pair, pair.boreas
        self.reading = pair.reading(self.side)
        self.accounts = Accounts(self.side.folder)
        self.accounts.add(WATCH, Role.WATCH, "correct horse battery")
        self.start()
        self.token = self.sessions.begin(WATCH, Role.WATCH, self.now_s)
        self.sessions.watch(self.token)
        self.pair.ask(self.side, "desk", manned=True, screen=True)

    @property
    def now_s(self) -> int:
        return self.pair.now // 1000

    def start(self) -> None:
        """The station begins, or begins again."""
        self.sessions = Sessions(self.side.folder, self.accounts)
        self.alarms = alarms.Alarms(self.side.folder / alarms.FILE)
        self.alarms.find_again(self.reading, self.pair.now)
        self.attended = not watching.closed(self.desk())

    def desk(self) -> Desk:
        return Desk(
            self.side.folder, card_of(self.side.folder), reading=self.reading,
            opened=lambda: self.reading, running=dict, ask=self.asked, attach=no_picture,
            books=self.side.station.books.values, now=lambda: self.pair.now, live=Live(), kept=Kept(),
            alarms=self.alarms, accounts=self.accounts, sessions=self.sessions, catalogue=builtin(),
            book=phrasebook.builtin(),
        )  # fmt: skip

    def asked(self, ask: Ask) -> "asyncio.Future[Answer]":
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        turned = self.side.station.turn(self.pair.now, asks=[ask])
        self.alarms.told(turned.effects, self.pair.now)
        assert turned.answers[0] is not None
        answer.set_result(turned.answers[0])
        return answer

    def later(self, seconds: int, *, heard: bool = False) -> None:
        """So much later the console's look comes, every second; `heard`: a console of the watch speaks at the end."""
        for _ in range(seconds):
            self.pair.now += 1000
            if heard:
                self.sessions.heard(self.token, self.now_s)
            self.attended = finished(watching.look(self.desk(), attended=self.attended))

    def told(self) -> list[tuple[str, bool]]:
        standing = self.alarms.standing(self.reading, alarms.marks([self.side.book]))
        return [(one.what, one.silent) for one in standing if "no console of its watch is open" in one.what]

    def needs(self) -> list[str]:
        book = self.side.book
        known = needs.known(self.reading, book, self.pair.now, [])
        return ["closed"] if known.closed else []


async def no_picture(*_: object) -> dict[str, object]:
    raise AssertionError


@pytest.fixture
def desked(tmp_path: Path) -> Iterator[Desked]:
    with Pair.agreed(tmp_path) as pair:
        found = Desked(pair)
        yield found
        found.reading.close()


CLOSED = "the desk is taken, and no console of its watch is open: calls ring everywhere at once"


def test_a_desk_whose_browser_was_closed_is_told_of_once_and_nobody_has_left_it(desked: Desked) -> None:
    desked.later(1, heard=True)
    desked.later(AWAY_S - 1)
    assert (desked.told(), watching.taken(desked.desk())) == ([], True)
    desked.later(2 * AWAY_S)
    assert desked.told() == [(CLOSED, False)]
    assert (watching.taken(desked.desk()), watching.closed(desked.desk())) == (False, True)
    assert desked.needs() == ["closed"]
    assert set(desked.side.book.line.core.manned.values()) == {True}
    assert desked.sessions.watched(desked.now_s), "whoever has the watch has not ended it"


def test_a_console_that_is_open_again_has_the_desk_as_before(desked: Desked) -> None:
    desked.later(2 * AWAY_S)
    desked.later(1, heard=True)
    assert (desked.told(), watching.taken(desked.desk()), desked.needs()) == ([], True, [])


def test_a_restart_of_the_station_loses_no_desk_whose_console_speaks_again_within_a_minute(
    desked: Desked,
) -> None:
    desked.later(1, heard=True)
    desked.start()
    desked.later(AWAY_S - 1)
    desked.later(3 * AWAY_S, heard=True)
    assert (desked.told(), watching.taken(desked.desk())) == ([], True)


def test_what_was_heard_of_a_closed_console_rings_no_second_time_after_a_restart(desked: Desked) -> None:
    desked.later(2 * AWAY_S)
    desked.alarms.silence(one.id for one in desked.alarms.standing(desked.reading, {}))
    desked.start()
    desked.later(2 * AWAY_S)
    assert desked.told() == [(CLOSED, True)]
    desked.later(1, heard=True)
    assert desked.told() == []


def test_a_desk_that_was_taken_at_a_command_line_has_no_console_to_close(desked: Desked) -> None:
    desked.sessions.left()
    desked.later(2 * AWAY_S)
    assert (desked.told(), watching.taken(desked.desk())) == ([], True)
