"""The one look: whether it is us, then what they said beside what we see."""

from pathlib import Path
from typing import Any

import pytest

from parley import wiring
from parley.cli import statussheet
from parley.cli.show import Sheet
from parley.record.entry import stamp
from parley.views import status as view
from tests.station.pairs import Side
from tests.views.plays import HOUR, MINUTE, Pair

PLENTY = 100 << 30


def look(
    pair: Pair,
    side: Side,
    *,
    free: int = PLENTY,
    running: dict[str, Any] | None = None,
    attempts: int = view.ATTEMPTS_MAX,
) -> dict[str, Any]:
    around = view.Around(str(side.folder), pair.now, free, running, attempts)
    return view.status(pair.reading(side), wiring.card_of(side.folder), around)


def check(found: dict[str, Any], what: str) -> dict[str, Any]:
    return next(c for c in found["station"]["checks"] if c["what"] == what)


def test_without_a_running_station_it_is_us(pair: Pair) -> None:
    found = look(pair, pair.aster)
    assert not found["station"]["running"]
    assert check(found, "station")["state"] == "bad"
    assert check(found, "network")["state"] == "unknown"


@pytest.mark.parametrize(("free", "state"), [(PLENTY, "well"), (500 << 20, "care"), (1 << 20, "bad")])
def test_a_full_disk_is_ours(pair: Pair, free: int, state: str) -> None:
    assert check(look(pair, pair.aster, free=free), "disk")["state"] == state


def test_a_counterparts_odd_date_says_that_one_clock_is_wrong(pair: Pair) -> None:
    pair.boreas.station.turn(pair.now + 10 * MINUTE)  # boreas' clock is ten minutes ahead
    pair.boreas.ask(pair.now + 10 * MINUTE, do="write", to="duty-desk", text="x")
    pair.settle()
    assert check(look(pair, pair.aster), "clock")["state"] == "care"


def test_a_line_before_the_other_side_has_paired_is_not_called_dead(tmp_path: Path) -> None:
    found = Pair.paired(tmp_path)
    for side in (found.aster, found.boreas):
        side.close()
    (line,) = look(found, found.aster)["lines"]
    assert line["agreement"]["standing"] is None
    assert line["observed"]["desk"]["value"] == "UNKNOWN"


def test_declared_stands_beside_observed(pair: Pair) -> None:
    pair.ask(
        pair.boreas,
        "declare",
        state="SUSPENDED",
        reason="in protest",
        review="+72h",
        emergency_exception=True,
    )
    pair.settle()
    (line,) = look(pair, pair.aster)["lines"]
    said = line["declared"]["theirs"]
    assert (said["state"], said["reason"], said["emergency_exception"]) == ("SUSPENDED", "in protest", True)
    assert line["declared"]["mine"] is None
    assert line["observed"]["bearers"]["value"] == "UP"


def test_what_waits_is_counted_and_what_is_unseen_has_a_countdown(pair: Pair) -> None:
    pair.ask(pair.aster, "write", to="duty-desk", text="x", precedence="Z")
    pair.ask(pair.aster, "write", to="duty-desk", text="y", precedence="R")
    (line,) = look(pair, pair.aster)["lines"]
    assert line["not_yet_received_by_them"] == 2
    pair.settle(11 * MINUTE)
    (line,) = look(pair, pair.boreas)["lines"]
    unseen = {row["precedence"]: row for row in line["unseen"]["by_us"]["by_precedence"]}
    assert line["unseen"]["by_us"]["count"] == 2
    assert (unseen["Z"]["count"], unseen["R"]["count"], unseen["R"]["overdue"]) == (1, 1, 0)
    (line,) = look(pair, pair.aster)["lines"]
    assert line["not_yet_received_by_them"] == 0


def test_the_last_attempt_and_the_principals_lamp_tell_what_happened(pair: Pair) -> None:
    for _ in range(3):
        call = pair.ringing()
        pair.ask(pair.boreas, "call.refuse", call=call, code="R99")
        pair.settle(HOUR)
    (line,) = look(pair, pair.aster)["lines"]
    assert line["observed"]["principal"]["value"] == "CLOSED"
    assert len(line["observed"]["principal"]["refs"]) == 3
    assert line["last_attempt"]["end"] == "REFUSED"


def test_of_our_attempts_so_many_are_told_as_somebody_shows_the_newest(pair: Pair) -> None:
    refs = []
    for _ in range(2):
        refs.append(pair.ringing())
        pair.ask(pair.aster, "call.withdraw", call=refs[-1])
        pair.settle(MINUTE)
    told = {n: [a["ref"] for a in look(pair, pair.aster, attempts=n)["lines"][0]["attempts"]] for n in (1, 2)}
    assert told == {1: refs[1:], 2: refs}
    assert look(pair, pair.boreas)["lines"][0]["attempts"] == []


def test_our_attempts_are_told_however_many_calls_they_place_after_them(pair: Pair) -> None:
    mine = pair.ringing()
    pair.ask(pair.aster, "call.withdraw", call=mine)
    pair.settle(MINUTE)
    for _ in range(3):
        noise = pair.ask(
            pair.boreas, "call.place", **{"from": "secretary", "to": "secretary"}, subject="noise"
        )
        pair.ask(pair.boreas, "call.withdraw", call=noise)
        pair.settle(MINUTE)
    (line,) = look(pair, pair.aster, attempts=2)["lines"]
    assert [attempt["ref"] for attempt in line["attempts"]] == [mine]
    assert line["last_attempt"]["end"] == "WITHDRAWN"


def test_the_share_of_flash_is_told_of_both_sides_for_a_day(pair: Pair) -> None:
    for precedence in ("Z", "R", "R", "R"):
        pair.ask(pair.aster, "write", to="duty-desk", text="x", precedence=precedence)
    pair.settle(HOUR)
    (ours,), (theirs,) = (look(pair, side)["lines"] for side in (pair.aster, pair.boreas))
    assert ours["traffic"]["ours"] == {"began": 4, "flash": 1, "flash_percent": 25}
    assert theirs["traffic"]["theirs"] == ours["traffic"]["ours"]
    assert ours["traffic"]["theirs"] == {"began": 0, "flash": 0, "flash_percent": None}
    assert ours["traffic"]["flash_quota"] == 10
    pair.settle(24 * HOUR)
    (later,) = look(pair, pair.aster)["lines"]
    assert later["traffic"]["ours"]["flash"] == 0


def test_what_holds_our_writing_back_is_seen_before_something_is_refused_for_it(
    pair: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    order = {"from": stamp(pair.now + HOUR), "to": stamp(pair.now + 3 * HOUR), "lowest": "O"}
    ref = pair.ask(pair.aster, "write", type="MINIMIZE/1", to="duty-desk", fields=order)
    told = []
    for ms in (MINUTE, 2 * HOUR, 2 * HOUR):
        pair.settle(ms)
        found = look(pair, pair.boreas)
        assert [each["ref"] for each in found["lines"][0]["minimize"]] == [ref][
            : found["station"]["now"] < order["to"]
        ]
        statussheet.whole(Sheet(), found, pair.now)
        told.append([line for line in capsys.readouterr().out.splitlines() if "MINIMIZE" in line])
    before, during, after = told
    assert before[0].startswith("  MINIMIZE begins 011000Z MAR 22, in 59 min")
    assert during[0].startswith(
        "  MINIMIZE in force, theirs: what is slower than IMMEDIATE waits until 011200Z MAR 22"
    )
    assert after == []


def test_a_request_that_runs_is_counted_by_the_side_that_asks_until_it_has_ended(
    pair: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    fields = {"activity": "columns", "place": "north", "items": ["objective"]}
    ref = pair.ask(pair.aster, "write", type="RFE/1", to="duty-desk", fields=fields)
    pair.settle(MINUTE)
    ours, theirs = (look(pair, side)["lines"][0]["requests"] for side in (pair.aster, pair.boreas))
    assert (ours["ours"]["count"], ours["theirs"]["count"]) == (1, 0)
    assert (theirs["ours"]["count"], theirs["theirs"]["count"]) == (0, 1)
    statussheet.whole(Sheet(), look(pair, pair.boreas), pair.now)
    assert (
        "  they ask us for explanation: 1, the first with 1 d 23 h left; see parley requests\n"
        in capsys.readouterr().out
    )
    pair.ask(pair.aster, "cancel", message=ref, reason="it is explained")
    pair.settle(MINUTE)
    assert look(pair, pair.boreas)["lines"][0]["requests"]["theirs"]["count"] == 0


def test_the_look_says_of_our_desk_what_the_console_says_and_what_our_roster_plans(
    pair: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    def desk() -> str:
        statussheet.whole(Sheet(), look(pair, pair.boreas), pair.now)
        (said,) = (line for line in capsys.readouterr().out.splitlines() if "our desk" in line)
        return said.strip()

    pair.ask(pair.boreas, "desk", manned=False)
    assert desk() == "our desk duty-desk: nobody has taken it: calls ring in an empty room"
    pair.ask(pair.boreas, "desk", manned=True)
    assert desk() == "our desk duty-desk: taken at a command line"
    pair.ask(pair.boreas, "desk", manned=True, screen=True)
    assert desk() == "our desk duty-desk: taken at a console"
    pair.ask(pair.boreas, "desk", manned=True, screen=True, closed=True)
    assert desk() == "our desk duty-desk: taken, but no console of its watch is open: calls ring everywhere"
    (found,) = look(pair, pair.boreas)["lines"][0]["our_desks"]
    assert (found["taken"], found["closed"], found["by_roster"]) == (True, True, None)
    hours = {"post": "duty-desk", "days": ["sat"], "from": "08:00", "to": "09:00"}
    pair.ask(pair.boreas, "desk", manned=False)
    pair.ask(
        pair.boreas, "write", type="ROSTER/1", to="duty-desk", fields={"posts": [hours], "utc_offset_min": 0}
    )
    pair.settle(MINUTE)
    assert desk().endswith("calls ring in an empty room; by our roster nobody is to be there now")
