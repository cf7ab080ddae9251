"""A command is carried out once, whatever becomes of the station meanwhile."""

import json
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from parley.cli import asking
from parley.cli.asking import ask, running
from parley.cli.failures import Cannot
from parley.cli.here import Here
from parley.station.errors import Refusal
from parley.station.settings import SOCKET
from parley.station.turn import Answer
from tests.views.plays import Pair

Reply = Callable[[dict[str, object]], dict[str, object] | None]  # None: goes away without an answer


class Station(threading.Thread):
    """Speaks the control protocol with these replies, one a connection, and notes what it was asked."""

    def __init__(self, folder: Path, *replies: Reply) -> None:
        super().__init__(daemon=True)
        self.asked: list[dict[str, object]] = []
        self.replies = replies
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(folder / SOCKET))
        self.listener.listen()

    def run(self) -> None:
        for reply in self.replies:
            connection, _ = self.listener.accept()
            with connection, connection.makefile("rwb") as stream:
                asked = json.loads(stream.readline())
                self.asked.append(asked)
                if (said := reply(asked)) is not None:
                    stream.write(json.dumps({"req": asked["req"], **said}).encode() + b"\n")
        self.listener.close()


def goes_away(_: dict[str, object]) -> None:
    return None


def done(_: dict[str, object]) -> dict[str, object]:
    return {"ok": {"done": True}}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "AGAIN_S", 0.3)


@pytest.fixture
def at(pair: Pair) -> Here:
    return Here(pair.aster.folder)


def test_without_a_station_nothing_is_asked(at: Here) -> None:
    with pytest.raises(Cannot, match="no station runs in"):
        ask(at, {"do": "test"})
    assert running(at) is None


def test_a_refusal_is_told_with_its_hint(at: Here) -> None:
    error = {"what": "the post is vacant", "hint": "try desk", "code": "no-post"}
    Station(at.folder, lambda _: {"error": error}).start()
    with pytest.raises(Refusal, match="the post is vacant") as refused:
        ask(at, {"do": "call.place"})
    assert refused.value.hint == "try desk"


def test_a_station_that_went_away_is_asked_again_with_the_same_id(at: Here) -> None:
    station = Station(at.folder, goes_away, done)
    station.start()
    assert ask(at, {"do": "test"}) == {"done": True}
    first, second = station.asked
    assert first["id"] == second["id"]


def test_if_it_stays_away_the_record_says_whether_it_was_done(at: Here, pair: Pair) -> None:
    at.id = "mine"
    with pair.aster.station.store.writing() as page:
        page.answers([("mine", msgspec.json.encode(Answer(ok={"entries": []})))], pair.now)
    Station(at.folder, goes_away).start()
    assert ask(at, {"do": "test"}) == {"entries": []}


def test_if_nobody_knows_it_is_unknown_and_says_how_to_find_out(at: Here) -> None:
    at.id = "mine"
    Station(at.folder, goes_away).start()
    with pytest.raises(Cannot, match="whether this was done is unknown") as unknown:
        ask(at, {"do": "test"})
    assert "--id mine" in unknown.value.failure.hint
