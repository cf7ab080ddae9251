"""A liar in the world: it stops nobody, convicts nobody but itself; and each defence that is switched off is missed."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import msgspec
import pytest

from parley.line import engine, facts
from parley.record.errors import Malformed
from parley.sim.world import badfaith
from parley.sim.world.badfaith import BadFaith, live
from parley.sim.world.keys import standing_in
from parley.sim.world.liar import Liar
from parley.sim.world.lies import ENTRIES, LETTERS
from parley.sim.world.plan import FAULTS, plan
from parley.sim.world.watch import Violated
from parley.station import receive
from parley.station.loop import Station
from parley.station.work import Work
from parley.verdict import judge

SHORT = 0.03  # days
WAYS = ("loss", "double", "late", "spoil", "cut", "kill")
ROUNDS = 3


@pytest.mark.parametrize("seed", [1, 4])
def test_a_seed_with_a_liar_lives(seed: int) -> None:
    lived = live(seed, SHORT, ())
    assert (lived.violated, lived.what) == ("", "")
    assert lived.counts["lies taken in"] > ROUNDS


def test_a_seed_with_a_liar_lives_in_bad_weather() -> None:
    lived = live(2, SHORT, WAYS)
    assert (lived.violated, lived.what) == ("", "")


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 200))
def test_many_seeds_with_a_liar_live(seed: int) -> None:
    lived = live(seed, 0.1, FAULTS if seed % 2 else ())
    assert (lived.violated, lived.what) == ("", "")


def test_a_liar_under_real_signatures_and_seals_leaves_evidence() -> None:
    lived = live(9, 0.01, (), stand_in=False)
    assert (lived.violated, lived.what) == ("", "")


# --- each lie alone, and what is missed if nobody writes it down --------------------------------------------


@pytest.fixture
def world() -> Iterator[BadFaith]:
    """Two stations that have agreed; the second may lie."""
    with standing_in(wanted=True):
        found = BadFaith(plan(1, SHORT, (), stand_in=True))
        found.begin()
        found.scheme.on = True
        yield found


def tells(world: BadFaith, name: str) -> str:
    """The liar tells that lie, some times over; the invariant that is violated, if one is."""
    try:
        for _ in range(ROUNDS):
            liar = world.b.host.station
            assert isinstance(liar, Liar)
            if name in LETTERS:
                world.brought(name, liar.lie(name), answered=False)
            else:
                world.scheme.slips.append(name)
                world.soon(world.b)
            world._settle()  # a minute passes
        world.judge()
    except Violated as why:
        return why.name
    return ""


@pytest.mark.parametrize("name", [*LETTERS, *ENTRIES])
def test_each_lie_harms_nobody(world: BadFaith, name: str) -> None:
    assert tells(world, name) == ""
    assert world.scheme.told[name] == ROUNDS
    assert not world.counts["the liar fell over its own lies"]


@pytest.mark.parametrize("name", [name for name, lie in {**LETTERS, **ENTRIES}.items() if lie.leaves])
def test_a_station_that_wrote_nothing_down_would_be_found_out(
    world: BadFaith, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Work, "odd", lambda *_: None)
    assert tells(world, name) == "EVIDENCE-REMAINS"


@pytest.mark.parametrize("name", [name for name, lie in ENTRIES.items() if lie.misconduct])
def test_a_mediator_who_saw_no_misconduct_would_be_found_out(
    world: BadFaith, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sees_nothing = lambda found: msgspec.structs.replace(judge(found), misconduct=())  # noqa: E731  # one line
    monkeypatch.setattr(badfaith, "judge", sees_nothing)
    assert tells(world, name) == "EVIDENCE-REMAINS"


# --- two stories --------------------------------------------------------------------------------------------


@pytest.fixture
def two_stories() -> Iterator[BadFaith]:
    """Boreas told another story than its log has, and lies no more: neither takes what the other says of it."""
    with standing_in(wanted=True):
        found = BadFaith(replace(plan(1, SHORT, (), stand_in=True), echo_s=60, bearers=("https", "second")))
        found.begin()
        liar = found.b.host.station
        assert isinstance(liar, Liar)
        other = liar.two_faced()
        found._ask(found.b, {"do": "declare", "state": "OPEN", "reason": "in its own log"})
        found._until(lambda: found.b.host.book.outbox > 0)
        found.brought("another story, taken", [other], answered=False)
        found._ask(found.a, {"do": "declare", "state": "OPEN", "reason": "ours, without a receipt"})
        found._settle()
        yield found


def test_two_sides_that_contradict_each_other_speak_about_once_an_echo_period(two_stories: BadFaith) -> None:
    """They woke each other for ever; and with each letter a lamp went out or on, and into the victim's journal."""
    world = two_stories
    for _ in range(5):
        world._settle()  # a minute passes
    letters, changes = world.counts["letters"], len(_lamps(world))
    assert changes > 0
    for _ in range(10):
        world._settle()
    assert world.counts["letters"] - letters <= 60  # of two sides over two ways
    assert len(_lamps(world)) - changes <= 20


def _lamps(world: BadFaith) -> list[str]:
    return [line for line in world.tale if " aster bearer" in line and " -> " in line]


def test_a_counterpart_that_mends_its_contradiction_is_heard_within_an_echo_period(
    two_stories: BadFaith,
) -> None:
    world = two_stories
    for _ in range(15):
        world._settle()
    liar = world.b.host.station
    assert isinstance(liar, Liar)
    world.scheme.on = True  # so that its new log names what both stories have in common
    liar.new_epoch()
    world.soon(world.b)
    end = world.now + world.plan.echo_s * 1000
    world._until(lambda: world.now > end)
    assert len(world.a.host.book.theirs) == len(world.b.host.book.mine)
    assert world.a.host.book.theirs[-1].size == world.b.host.book.my_log.size
    world._settle()
    assert world.a.host.book.outbox == 0, "and from then on all goes as ever"


# --- defences switched off ----------------------------------------------------------------------------------


def _takes_any_head(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(receive._Reader, "_compare", lambda *_: None)  # the defence itself


def _asks_without_end(patch: pytest.MonkeyPatch) -> None:
    """It waits for what it forgot as often as they say that it forgot something."""
    real = Station._remember  # as above

    def believes(self: Station, work: Work, hello: object, *, nothing_new: bool) -> None:
        work.book.doubted = False
        real(self, work, hello, nothing_new=nothing_new)  # type: ignore[arg-type]  # a hello, whatever it says

    patch.setattr(Station, "_remember", believes)


def _reads_strictly(patch: pytest.MonkeyPatch) -> None:
    """An entry whose body does not fit stops whoever reads it."""
    real = facts.read

    def read(kind: str, fields: dict[str, object]) -> facts.AnyFact:
        found = real(kind, fields)
        if isinstance(found, facts.Unknown):
            raise Malformed(found.why)
        return found

    patch.setattr(facts, "read", read)


def _forgets_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine, "forget_closed", lambda *_: None)


OFF: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], str, str]] = {
    "heads are not compared": (_takes_any_head, "two heads of one size", "EVIDENCE-REMAINS"),
    "a body that does not fit is not kept apart": (
        _reads_strictly,
        "kinds that nobody knows",
        "STATION-LIVES",
    ),
}


@pytest.mark.parametrize("what", OFF)
def test_a_defence_that_is_switched_off_is_missed(
    world: BadFaith, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    off, name, violated = OFF[what]
    off(monkeypatch)
    assert tells(world, name) == violated


def test_a_station_that_believes_each_claim_to_hold_more_keeps_its_own_people_waiting(
    world: BadFaith, monkeypatch: pytest.MonkeyPatch
) -> None:
    _asks_without_end(monkeypatch)
    world.scheme.habits = {"holds"}
    world.kept_since = world.now
    world.a.kept = [object()]  # type: ignore[list-item]  # something that waits; nobody looks into it
    world.now += badfaith.KEPT_MS_MAX + 1
    with pytest.raises(Violated, match="OWN-WORDS"):
        world._own_words(world.a)  # the check itself


@pytest.mark.parametrize(("forgets", "violated"), [(True, ""), (False, "BOUNDED")])
def test_a_station_that_keeps_what_is_over_in_memory_is_found_out(
    monkeypatch: pytest.MonkeyPatch, forgets: bool, violated: str
) -> None:
    monkeypatch.setattr(badfaith, "CLOSED_MAX", 2)  # so that it is seen within the hour
    if not forgets:
        _forgets_nothing(monkeypatch)
    assert live(1, SHORT, ()).violated == violated
