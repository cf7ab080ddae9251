"""One seed's world: two machines, the ways between them, people at both, and everything that goes wrong.

Time is a heap of moments. What happens at each is the production code's doing; the world carries letters, lets time
pass and breaks things, and `watch` looks on. The same seed makes the same world.
"""

import heapq
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import count
from random import Random
from typing import Any, Final

import msgspec

from parley.line.effects import Alarm, Arrived, LampChanged, Ring
from parley.line.terms import Cadence, PersonTests, PostTerms, Requests, Terms, Waits
from parley.line.terms import Side as TermsSide
from parley.line.values import Party, Post, Role
from parley.record.entry import stamp
from parley.sim.world import bound, marks
from parley.sim.world.disk import Survival
from parley.sim.world.goals import Goals
from parley.sim.world.host import Host, Stopped
from parley.sim.world.judgement import judgement
from parley.sim.world.mail import Caught, Mail
from parley.sim.world.moments import Moments
from parley.sim.world.net import Net, Way
from parley.sim.world.people import Crew
from parley.sim.world.plan import DAY_MS, MINUTE_MS, Plan
from parley.sim.world.seeker import Seeker
from parley.sim.world.side import Side
from parley.sim.world.trouble import MODES, Trouble
from parley.sim.world.watch import Violated, Watch
from parley.station import private
from parley.station.ports import StoreFailed
from parley.station.turn import Ask, Turned

START: Final = 1_646_125_200_000  # 2022-03-01T09:00:00Z
BOTH_CALL: Final = 0.03  # of acts
TOLD: Final = 4_000  # lines of the play that are kept
KEPT: Final = 40  # letters that somebody on the way may keep, to bring them again
REST_MAX_MS: Final = 2 * 3_600_000  # after the last fault both come to rest within this
BRISK_WAITS: Final = Waits(
    drafted_s=2_400, remind_s=300, awaiting_s=3_600, renewal_s=900, windowing_s=1_800, unheard_s=300
)
BRISK_REQUESTS: Final = Requests(reply_s=1_800, meeting_s=1_800)
REPEAT_MS: Final = 30_000  # a caller who got no answer asks again


class World:
    """The world of one plan. `run` lives it; `tale` is the play of what happened, its last lines."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.bound = bound.NONE
        self.cut_short = False
        self.chance = Random(f"world {plan.seed}")
        self.now = START
        self.watch = Watch()
        self.counts: Counter[str] = Counter()
        self.tale: deque[str] = deque(maxlen=TOLD)
        self._heap: list[tuple[int, int, Callable[[], None]]] = []
        self._order = count()
        self._ids = count()
        self.calm = False
        self.goals = Goals(Random(f"goals {plan.seed}")) if plan.thorough else None
        self.net = Net(Random(self.chance.getrandbits(64)), {name: Way(name) for name in plan.bearers})
        self.a, self.b = (self._side(name) for name in ("aster", "boreas"))
        self.sides = (self.a, self.b)
        self.late: deque[Caught] = deque(maxlen=KEPT)
        self.old: list[Caught] = []
        self.mail = Mail(self)
        self.trouble = Trouble(self)
        self.seeker = Seeker(self)
        self.moments = Moments(self)

    def _side(self, name: str) -> Side:
        host = Host(name, Random(self.chance.getrandbits(64)), stand_in=self.plan.stand_in)
        host.signs = self.watch.signs
        crew = Crew(
            Random(self.chance.getrandbits(64)),
            self.plan.patience,
            two_persons=self.plan.two_persons,
            mind=self.plan.mind,
            goals=self.goals,
        )
        return Side(host, crew)

    def other(self, side: Side) -> Side:
        return self.b if side is self.a else self.a

    # --- time -----------------------------------------------------------------------------------------------

    def at(self, when: int, what: Callable[[], None]) -> None:
        """This happens then."""
        heapq.heappush(self._heap, (max(when, self.now), next(self._order), what))

    def later(self, ms: float, what: Callable[[], None]) -> None:
        self.at(self.now + int(ms), what)

    def tell(self, who: str, what: str) -> None:
        """One line of the play."""
        self.tale.append(f"{stamp(self.now)} {who} {what}")

    def run(self) -> None:
        """The plan's days, then calm, then the last judgement. Raises Violated."""
        self.begin()
        self.live()
        self.clear_up()

    def close(self) -> None:
        """Both machines are switched off."""
        for side in self.sides:
            side.host.stop(Stopped.KILLED)

    def live(self) -> None:
        """People act and things go wrong, for as many days as the plan says, or until the bound is reached."""
        end = START + int(self.plan.days * DAY_MS)
        for side in self.sides:
            self._live(side)
        self.trouble.begin()
        self._until(lambda: self._heap[0][0] > end or self._cuts())

    def _cuts(self) -> bool:
        """Whether it ends here. What is left is the world of a plan with so many days."""
        if self._heap[0][0] == self.now or not self.bound.reached(self.counts["events"]):
            return False
        self.cut_short = True
        self.plan = replace(self.plan, days=(self.now - START + 0.5) / DAY_MS)  # all of this millisecond
        return True

    def _until(self, over: Callable[[], bool]) -> None:
        while self._heap and not over():
            when, _, what = heapq.heappop(self._heap)
            self.now = when
            self.counts["events"] += 1
            try:
                what()
            except Violated:
                raise
            except Exception as why:  # whatever it is: nothing that befalls a station may bring it down
                raise Violated("STATION-LIVES", f"the program fell over: {why!r}"[:300]) from why

    def nothing(self) -> None:
        """A moment came at which nothing happened after all: no event."""
        self.counts["events"] -= 1

    # --- beginning ------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Both are made, know each other's cards, and have signed one agreement."""
        for side in self.sides:
            side.host.make(self.now)
        for side in self.sides:
            if not side.host.start(self.now, self.plan.bearers):
                raise Violated("STATION-LIVES", f"{side.host.name} does not start on a sound disk")
            side.host.pair(self.other(side).host.card, self.plan.bearers, self.now)
            self._rules(side)
            self.soon(side)
        terms = msgspec.to_builtins(self._terms())
        self._settle()
        self._ask(self.a, {"do": "agree", "terms": terms})
        self._settle()
        self._ask(self.b, {"do": "agree.sign"})
        self._settle()
        if any(side.host.book.line.core.terms is None for side in self.sides):
            raise Violated("CONVERGENCE", "the first agreement does not stand in calm weather")

    def _terms(self) -> Terms:
        posts = (
            PostTerms(Post("desk"), Role.DESK),
            PostTerms(Post("office"), Role.PRINCIPAL, (Post("deputy"),)),
            PostTerms(Post("deputy"), Role.PRINCIPAL),
        )
        a, b = (Party(side.host.card.party) for side in self.sides)
        tests = tuple(PersonTests(by, ("09:00", "17:00"), Post("desk")) for by in (a, b))
        cadence = Cadence(echo_s=self.plan.echo_s, station_test_s=4 * self.plan.echo_s, person_tests=tests)
        receipts = ({"party": a, "highest": 4}, {"party": b, "highest": 3})
        waits, requests = (BRISK_WAITS, BRISK_REQUESTS) if self.plan.brisk else (Waits(), Requests())
        sides = TermsSide(a, posts), TermsSide(b, posts)
        terms = Terms("the line", sides, cadence=cadence, waits=waits, requests=requests)
        return msgspec.convert({**msgspec.to_builtins(terms), "receipts": receipts}, Terms)

    def _rules(self, side: Side) -> None:
        assert side.host.station is not None
        private.rules(side.host.station, two_persons=self.plan.two_persons)

    def _settle(self) -> None:
        end = self.now + MINUTE_MS
        self._until(lambda: self._heap[0][0] > end)

    # --- turns ----------------------------------------------------------------------------------------------

    def soon(self, side: Side, ms: int = 0) -> None:
        """The side has a turn so soon, or sooner."""
        when = self.now + ms
        if side.turn_at is not None and side.turn_at <= when:
            return
        side.turn_at = when
        start = side.host.starts
        self.at(when, partial(self._due, side, when, start))

    def _due(self, side: Side, when: int, start: int) -> None:
        if side.turn_at != when or side.host.starts != start:
            self.nothing()  # an earlier turn took its place, or the station was started anew
            return
        side.turn_at = None
        if side.host.station is None or side.paused:
            self.nothing()
            return
        self._turn(side)

    def _turn(self, side: Side) -> None:
        host, station = side.host, side.host.station
        assert station is not None
        letters, side.letters = side.letters, []
        asks, side.asks = side.asks, []
        missed, side.missed = side.missed, []
        self.counts["turns"] += 1
        turned = host.turn(self.now, [letter for letter, _ in letters], asks, missed)
        if turned is None:
            self.died(side)
            return
        waiting, side.kept = [*side.kept, *asks], []
        for ask, answer in zip(waiting, turned.answers, strict=True):
            if answer is None:
                side.kept.append(ask)
        self.watch.turned(host, self.other(side).host, turned)
        if self.trouble.befalls("between"):
            self.tell(host.name, "is killed after it wrote down, before it acts")
            self.watch.sometimes["killed between commit and act"] += 1
            host.stop(Stopped.KILLED)
            self.died(side)
            return
        self._told(side, waiting, turned)
        try:
            for (letter, under), heard in zip(letters, turned.letters, strict=True):
                self.mail.heard(side, letter, under, heard)
            self.seeker.turned(side)
            self.mail.send(side)
        except StoreFailed:  # what is to be sent is read from the record
            host.stop(Stopped.DISK)
            self.died(side)
            return
        self.watch.lamp(host, self.now)
        if not self.calm:
            self._noticed(side)
        self.moments.turned(side)
        self._next(side)

    def _next(self, side: Side) -> None:
        """The next turn is when the station says, on its own clock."""
        host = side.host
        if host.station is None:
            return
        due = host.station.due()
        idle = self.now + 20_000 if side.letters or side.asks or side.missed else None
        times = [host.when(due, self.now)] if due is not None else []
        times += [idle] if idle is not None else []
        if times:
            self.soon(side, max(1, min(times) - self.now))

    def _told(self, side: Side, waiting: list[Ask], turned: Turned) -> None:
        """What people hear, and what the play tells of it."""
        host = side.host
        for ask, answer in zip(waiting, turned.answers, strict=True):
            if answer is None:
                continue
            self.counts["answers"] += 1
            self.counts["refusals"] += answer.error is not None
            self.watch.answered(host, ask.id, answer)
            self.trouble.unheard(side, ask)
            if answer.ok is not None:
                self.tell(host.name, f"{ask.request['do']}: done")
                for entry in answer.ok.get("entries", ()):
                    if entry["kind"] == "message.sent/1":
                        side.crew.ideas.wrote(entry["ref"])
        for _, effect in turned.effects:
            self.counts["effects"] += 1
            match effect:
                case Arrived(message):
                    side.crew.ideas.read(message)
                    self._sees(side, message)
                case Ring(call, post):
                    self.tell(host.name, f"rings for {call[:8]} at {post}")
                case Alarm(level, what):
                    self.tell(host.name, f"{level}: {what}")
                case LampChanged(lamp, was, now):
                    self.tell(host.name, f"{lamp}: {was} -> {now}")

    def _ask(self, side: Side, request: dict[str, Any]) -> None:
        """Somebody asks, and asks again with the same id as long as no answer comes."""
        ask = Ask(f"{side.host.name}-{next(self._ids)}", "", request)
        self._try(side, ask)

    def _try(self, side: Side, ask: Ask) -> None:
        if ask.id in self.watch.answers or self.calm:
            self.nothing()
            return
        if side.host.station is not None and not side.paused:
            if ask not in side.asks and all(kept.id != ask.id for kept in side.kept):
                side.asks.append(Ask(ask.id, side.host.book.id, ask.request))
            self.soon(side)
        self.later(REPEAT_MS, lambda: self._try(side, ask))

    # --- people ---------------------------------------------------------------------------------------------

    def _live(self, side: Side) -> None:
        """Somebody does something, again and again."""

        def act() -> None:
            if self.calm:
                return
            if side.host.station is not None and not side.paused:
                if self.chance.random() < BOTH_CALL:
                    self._both_call(side)
                else:
                    self._ask(side, side.crew.act(side.host.book.line, side.host.station.now))
            self.later(self.chance.expovariate(self.plan.acts_a_day) * DAY_MS, act)

        self._ask(side, {"do": "desk", "manned": True})
        self.later(self.chance.random() * MINUTE_MS, act)

    def _both_call(self, side: Side) -> None:
        """Somebody here and somebody there take up their telephones at the same moment."""
        request = side.crew.ideas.calls()
        self._ask(side, request)
        self._ask(self.other(side), self.other(side).crew.ideas.meets(request))

    def _noticed(self, side: Side) -> None:
        """Somebody acts on what has come up, in seconds or minutes; or forgets it."""
        for ref, seconds in side.crew.notices(side.host.book.line):
            self.later(seconds * 1000, partial(self._react, side, ref))

    def _sees(self, side: Side, message: str) -> None:
        """Somebody reads it and says so, mostly."""
        seconds = side.crew.sees()
        if seconds is not None and not self.calm:
            self.later(seconds * 1000, lambda: self._ask(side, {"do": "seen", "message": message}))

    def _react(self, side: Side, ref: str) -> None:
        if self.calm or side.host.station is None or side.paused:
            self.nothing()
            return
        request = side.crew.react(side.host.book.line, ref, side.host.station.now)
        if request is None:
            self.nothing()
        else:
            self._ask(side, request)

    # --- stopping and starting ----------------------------------------------------------------------------

    def died(self, side: Side, mode: Survival | None = None, down_ms: int | None = None) -> None:
        """Its station does not run. It is started again after a while, on what its disk then holds."""
        host = side.host
        self.counts[f"stopped: {host.why}"] += 1
        self.watch.died()
        marks.died(self, side)
        if host.why is Stopped.DISK and not host.disk.failed:
            raise Violated(
                "STATION-LIVES", f"{host.name} stopped by itself, and nothing was wrong with its disk"
            )
        side.forget()
        side.paused = False  # who is gone is not held
        if mode is None:
            crashed = host.why is Stopped.CRASHED
            mode = self.chance.choice((Survival.KILL, *MODES)) if crashed else Survival.KILL
        wait = 1_000 if self.calm else 1000 * self.chance.choice(self.plan.down_s)
        self.later(wait if self.calm or down_ms is None else down_ms, partial(self._start, side, mode))

    def _start(self, side: Side, mode: Survival) -> None:
        host = side.host
        if host.station is not None:
            self.nothing()
            return
        host.revive(mode)
        if not host.start(self.now, self.plan.bearers):
            self.died(side)
            return
        self._rules(side)
        self.watch.awake[host.name] = self.now
        self.watch.started(host)
        self.soon(side)

    # --- the end --------------------------------------------------------------------------------------------

    def clear_up(self) -> None:
        """Nothing goes wrong any more: both come to rest, holding everything."""
        self.calm = True
        self.tell("world", "clears up")
        for way in self.net.ways.values():
            way.calm()
        for side in self.sides:
            if side.paused:
                side.paused, self.watch.awake[side.host.name] = False, self.now
            side.host.disk.faults.clear()
            side.host.disk.crash_at = None
            side.host.set_clock(self.now, max(0, side.host.now(self.now) - self.now), 0)
            self.soon(side)
        end = self.now + REST_MAX_MS + 3 * self.plan.echo_s * 1000
        self._until(lambda: self._heap[0][0] > end)
        arrived = self.now + MINUTE_MS  # what a clock of theirs wrote just now is still under way
        self._until(lambda: self._heap[0][0] > arrived or not self._under_way())
        self.judge()

    def _under_way(self) -> bool:
        """Whether a station that runs has entries for which the receipt is still to come."""
        return any(side.host.station is not None and side.host.book.outbox > 0 for side in self.sides)

    def judge(self) -> None:
        """Both are at rest: what they hold is compared. Raises Violated."""
        asked = self.sides[self.plan.seed % 2]
        judgement(self.watch, self.a, self.b, restored=len(self.watch.set_back), asked=asked)
