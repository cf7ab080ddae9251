"""The stage: real stations on this machine, paired and agreed, on which a play is played on its own clock.

The stations' clock stands until the stage tells it. The next moment is the earliest of the next act, of what any
station has due, and of what somebody does by habit; every station is told it, the stage waits until nothing is under
way, and then people act. So a month takes as long as its moments take, and a repeat gives the same record but for its
salts.
"""

import random
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Self

from parley.line import things
from parley.line.things import Message, Test
from parley.line.values import Layer
from parley.record import entry as entries
from parley.record.card import Card
from parley.record.entry import Instant, stamp
from parley.sim import requests, unsent, written
from parley.sim.play import Act, Habit, Line, Play, PlayError
from parley.sim.relay import HOST, Relay, Way
from parley.sim.stations import (
    PASSPHRASE,
    Closing,
    Command,
    House,
    RefusedBy,
    Running,
    StationDied,
    by_command_line,
    free_port,
)
from parley.station import settings
from parley.station.memory import places
from parley.station.ports import LineRow
from parley.station.settings import CARD

SETTLE_S: Final = 60.0  # of real time: then something hangs
TURNS_MAX: Final = 500  # at one moment of the play: then something turns in circles
JOURNAL: Final = ""  # the store's name for it


@dataclass(frozen=True, slots=True)
class Noticed:
    """What a station wrote into its own journal: `lamp.changed/1` or `alarm.raised/1`, with its fields."""

    party: str
    at: int
    kind: str
    body: Mapping[str, Any]


@dataclass(slots=True)
class Side:
    """One party on the stage."""

    name: str
    card: Card
    station: Running
    reading: Closing
    row: LineRow | None = None
    read_to: dict[int, int] = field(default_factory=dict)  # how far each log of the journal was read
    noticed: list[Noticed] = field(default_factory=list)


@dataclass(slots=True)
class Watcher:
    """Who looks on. Each is called when it has happened, and is on disk."""

    moment: Callable[[int], None] = lambda _: None
    acted: Callable[[Act], None] = lambda _: None
    noticed: Callable[[Noticed], None] = lambda _: None


class Stage:
    """A play's stations in `folder`, one folder each. Use as a context: leaving it stops every process.

    `told` false: the stations run on the machine's clock, and nothing can be played, only built, asked and settled.
    `consoles`: each serves a web console, too.
    """

    def __init__(  # noqa: PLR0913  # each says of what kind the stations are
        self,
        play: Play,
        folder: Path,
        house: House,
        command: Command = by_command_line,
        *,
        told: bool = True,
        consoles: bool = False,
        seed: int = 0,
    ) -> None:
        self.play = play
        self.folder = folder
        self.house = house
        self.told = told
        self.consoles = consoles
        self.now = 0
        self.names: dict[str, str] = {}  # of calls and messages: their references
        self.sides: dict[str, Side] = {}
        self.relays: dict[str, list[Relay]] = {line: [] for line in play.lines}
        self.down: set[str] = set()  # lines whose bearers fail now
        self.watcher = Watcher()
        self.on_request: Callable[[Running], None] | None = None  # for those who kill: before each request
        self.moments = 0
        self._command = command
        self._chance = random.Random(seed or None)  # noqa: S311  # ports, not secrets

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Every process of ours has ended; the stores are closed."""
        for side in self.sides.values():
            side.reading.close()  # before the station's own: whoever closes last tidies the file up
            side.station.stop()
            # What it kept in the machine's memory would stay there until the next boot.
            shutil.rmtree(places(side.station.folder)[0], ignore_errors=True)
        for relay in [relay for relays in self.relays.values() for relay in relays]:
            relay.close()
        self.relays = {}

    # --- making it ------------------------------------------------------------------------------------------

    def build(self) -> None:
        """Stations made, running, paired, their desks manned, their first agreements signed."""
        ports = {name: self._port() for name in self.play.parties}
        shown = self._relays(ports)
        self.now = self.play.begins if self.told else time.time_ns() // 1_000_000
        with ThreadPoolExecutor(max_workers=4) as pool:
            made = [pool.submit(self._make, name, ports[name], shown[name]) for name in self.play.parties]
            for side in [future.result() for future in made]:
                self.sides[side.name] = side
        for side in self.sides.values():
            side.station.start()
        for side in self.sides.values():
            side.station.ready()
        if self.told:
            self.tell(self.now)
        for name, side in self.sides.items():
            other = self.sides[self.play.opposite(name)]
            side.station.ask({"do": "pair", "card": other.card.text.decode()})
            (side.row,) = side.reading.lines()
        self.settle()
        for name in self.sides:
            for post in (p.name for p in self.play.parties[name].posts if p.role == "desk"):
                self.ask(name, {"do": "desk", "manned": True, "post": post}, f"begin:{name}:{post}")
        for line in self.play.lines.values():
            self.agree(line, line.name, f"begin:{line.name}")

    def _port(self) -> int:
        return free_port(self._chance.randrange)

    def _relays(self, ports: Mapping[str, int]) -> dict[str, int]:
        """The ports that stand on the cards: a relay's where the play's bearers are to fail."""
        if not self.play.bearers_fail:
            return dict(ports)
        shown = {}
        for name, port in ports.items():
            relay = Relay(self._port(), port)
            self.relays[self.play.line_of(name).name].append(relay)
            shown[name] = relay.port
        return shown

    def _make(self, name: str, port: int, shown: int) -> Side:
        party = self.play.parties[name]
        folder = self.folder / name
        if folder.exists():
            shutil.rmtree(folder)
        posts = [(post.name, post.name.replace("-", " ").capitalize()) for post in party.posts]
        station = Running(name, folder, self._command, told_clock=self.told)
        station.on_request = self.on_request
        card = self.house.init(
            folder,
            name=name,
            title=party.title,
            posts=posts,
            addresses=[f"https://{HOST}:{shown}"],
            listen=f"{HOST}:{port}",
            passphrase=PASSPHRASE,
            cost="test",
            now=self.now,
        )
        if self.consoles:
            settings.write(folder, replace(settings.read(folder), console=f"{HOST}:{self._port()}"))
        return Side(name, card, station, self.house.reading(folder))

    # --- time -----------------------------------------------------------------------------------------------

    def run(self) -> None:
        """The whole play, from the first act to the last."""
        for act in self.play.acts:
            self.until(act.at)
            self.act(act)

    def until(self, at: int) -> None:
        """All that is due before `at` has happened, and it is `at` now."""
        turns = 0
        while self.now < at:
            due = self._next()
            moment = at if due is None else min(due, at)
            turns = turns + 1 if moment <= self.now else 0
            if turns > TURNS_MAX:
                raise StationDied(f"the stations turn in circles at {stamp(self.now)}: {self._report()}")
            self.step(max(moment, self.now))

    def _next(self) -> int | None:
        dues = [side.station.ask({"do": "settle"})["due"] for side in self.sides.values()]
        dues += [at for at, _, _ in self._habits() if at > self.now]
        return min((due for due in dues if due is not None), default=None)

    def step(self, at: int) -> None:
        """It is `at` at every station, nothing is under way, and people did what they do by habit then."""
        self.moments += 1
        self.tell(at)
        self.settle()
        for when, party, request in list(self._habits()):
            if when <= self.now:
                thing = request.get("test") or request.get("message")
                self.ask(party, request, f"habit:{request['do']}:{thing}")
        self._notice()
        self.watcher.moment(at)

    def tell(self, at: int) -> None:
        """It is `at`. Every station has the time before any acts on it: else one would hear the other's next hour."""
        self.now = at
        for turn in (False, True):
            request = {"do": "clock", "at": stamp(at), **({} if turn else {"turn": False})}
            sent = [(side.station, side.station.send(request)) for side in self.sides.values()]
            for station, number in sent:
                station.answer(request, number)
                station.told = at

    def settle(self) -> None:
        """Nothing is under way; nothing waits to arrive, but where the play's bearers fail."""
        until = time.monotonic() + SETTLE_S
        calm = 0
        nap = 0.0
        while calm < 2:  # noqa: PLR2004  # an answer to the last station may have woken the first
            settled = [self._settled(side, nudge=nap > 0) for side in self.sides.values()]
            calm = calm + 1 if all(settled) else 0
            if not calm:
                time.sleep(nap)
                nap = min(0.02, nap + 0.0005)
                if time.monotonic() > until:
                    raise StationDied(f"nothing settles at {stamp(self.now)}: {self._report()}")

    def _settled(self, side: Side, *, nudge: bool) -> bool:
        down = self.play.line_of(side.name).name in self.down
        request = {"do": "settle", **({"nudge": True} if nudge and not down else {})}
        answer = side.station.ask(request)
        return bool(answer["quiet"] if down else answer["settled"])

    def _report(self) -> str:
        return "; ".join(f"{name}: {side.station.ask({'do': 'settle'})}" for name, side in self.sides.items())

    # --- acts -----------------------------------------------------------------------------------------------

    def act(self, act: Act) -> None:
        """This happens now. Raises PlayError if a station says that it cannot."""
        try:
            self._act(act)
        except RefusedBy as why:
            what = f"{act.text}: {why.what}"
            raise PlayError(act.line, what, why.hint, self.play.name) from why
        self._notice()
        self.watcher.acted(act)

    def _act(self, act: Act) -> None:
        """What is only said, expected or left for later is the watcher's business."""
        values = act.values
        if act.do in requests.ASKED:
            answer = self.ask(act.party, requests.request(act, self.names), f"act:{act.line}")
            if act.do == "call.place" or act.do in written.BEGINS:
                name = values["call" if act.do == "call.place" else "message"]
                self.names[name] = answer["entries"][0]["ref"]
        elif act.do in unsent.DOES:
            unsent.act(self, act)
        elif act.do == "agree":
            terms = self.play.terms[values["terms"]]
            self.agree(self.play.lines[terms.line], terms.name, f"act:{act.line}")
        elif act.do == "bearers":
            self.bearers(values["line"], values["way"])
        elif act.do == "read_back":
            for test in self._tests(self.sides[act.party]):
                self.ask(act.party, {"do": "read_back", "test": test.ref}, f"act:{act.line}:{test.ref}")

    def ask(self, party: str, request: Mapping[str, Any], id_: str) -> dict[str, Any]:
        """A request under an id that a repeat shares; all that follows from it has happened."""
        answer = self.sides[party].station.ask({**request, "id": f"{self.play.name}:{id_}"})
        self.settle()
        return answer

    def agree(self, line: Line, name: str, id_: str) -> None:
        """Both parties have signed these terms."""
        parties = {party: self.sides[party].card.party for party in line.parties}
        one, other = line.parties
        self.ask(
            one,
            {"do": "agree", "terms": requests.terms(self.play, line, self.play.terms[name], parties)},
            f"{id_}:1",
        )
        self.ask(other, {"do": "agree.sign"}, f"{id_}:2")

    def bearers(self, line: str, way: str) -> None:
        """From now on the bearers of this line carry, fail, or swallow."""
        for relay in self.relays[line]:
            relay.go(Way(way))
        if way == Way.CARRY:
            self.down.discard(line)
        else:
            self.down.add(line)
        self.settle()

    # --- people ---------------------------------------------------------------------------------------------

    def _habits(self) -> Iterator[tuple[int, str, dict[str, Any]]]:
        """What people will do of themselves about what lies before them: when, who, what."""
        for habit in self.play.habits:
            side = self.sides[habit.party]
            if habit.do == "read_back":
                for test in self._tests(side):
                    yield from self._does(habit, test.began.heard_ms, {"do": "read_back", "test": test.ref})
            else:
                for message in self._unseen(side):
                    yield from self._does(habit, message.heard_ms, {"do": "seen", "message": message.ref})

    def _does(
        self, habit: Habit, came: int, request: dict[str, Any]
    ) -> Iterator[tuple[int, str, dict[str, Any]]]:
        if habit.keeps(came):
            yield came + habit.delay_ms, habit.party, request

    def _tests(self, side: Side) -> list[Test]:
        """Tests of theirs that somebody at our desk may still read back."""
        found = [things.load(row.data) for row in self._open(side, "test")]
        return [t for t in found if isinstance(t, Test) and not t.mine and t.layer is Layer.PERSON and t.open]

    def _unseen(self, side: Side) -> list[Message]:
        found = [
            things.load(row.data)
            for row in self._rows(side, "message")
            if row.state == "SENT" and not row.mine
        ]
        return [m for m in found if isinstance(m, Message)]

    def _open(self, side: Side, kind: str) -> Sequence[Any]:
        return side.reading.things(side.row.id, kind=kind, open_only=True) if side.row else ()

    def _rows(self, side: Side, kind: str) -> Sequence[Any]:
        return side.reading.things(side.row.id, kind=kind) if side.row else ()

    # --- what the stations noticed --------------------------------------------------------------------------

    def _notice(self) -> None:
        """The stations' journals, read on from where they were read to."""
        for side in self.sides.values():
            for log in side.reading.logs(JOURNAL):
                first = side.read_to.get(log.id, 0)
                rows = side.reading.entries(log.id, first, log.size - first)
                side.read_to[log.id] = first + len(rows)
                for raw, _ in rows:
                    entry = entries.parse(raw)
                    if entry.kind in {"lamp.changed/1", "alarm.raised/1"}:
                        seen = Noticed(side.name, entry.claimed_at, entry.kind, entry.body)
                        side.noticed.append(seen)
                        self.watcher.noticed(seen)

    @property
    def instant(self) -> Instant:
        """The play's time, as the machines take it."""
        return Instant(self.now)

    def lamp(self, party: str, lamp: str) -> str:
        """What that party's lamp shows, as far as it was noticed."""
        changes = [
            n for n in self.sides[party].noticed if n.kind == "lamp.changed/1" and n.body["lamp"] == lamp
        ]
        return str(changes[-1].body["now"]) if changes else "UNKNOWN"


def card_file(folder: Path, party: str) -> Path:
    """Where a kept play's card lies."""
    return folder / party / CARD
