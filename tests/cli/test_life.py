"""The line's own life by its commands: over two processes where something is written, in this one where it is read."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.station.turn import Letter
from tests.cli.living import ROSTER, agreed, lived
from tests.cli.running import At, introduced, made
from tests.cli.test_two_stations import they_agree
from tests.station.pairs import deliver
from tests.views.plays import HOUR, Pair

COLUMNS = 100  # of the narrowest screen that a watch officer has
NOW = "010910Z MAR 22"


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    with lived(tmp_path_factory.mktemp("lived")) as pair:
        yield pair


@pytest.fixture(scope="module")
def aster(pair: Pair) -> At:
    return At(pair.aster.folder)


# --- what is written ----------------------------------------------------------------------------------------


def test_a_watch_a_fault_a_drill_and_an_exercise_by_their_commands(tmp_path: Path) -> None:
    aster, boreas = made(tmp_path, "aster", "desk"), made(tmp_path, "boreas", "desk", "minister")
    introduced(aster, boreas)
    with aster.running(), boreas.running():
        they_agree(aster, boreas)
        a_watch_is_kept_and_handed_over(aster)
        a_fault_is_told_and_repaired(aster, boreas)
        a_drill_is_held(aster)
        an_exercise_is_scored_alike(aster, boreas)
        a_roster_says_who_is_there(aster, boreas)


def a_watch_is_kept_and_handed_over(aster: At) -> None:
    assert "nobody has the watch" in aster.said("shift", "show")
    assert "watch 2 has the watch" in aster.said("shift", "begin", "--by", "watch 2")
    aster.run("shift", "note", "their desk is slow")
    assert "watch 3 has the watch" in aster.said("shift", "hand-over", "watch 3", "--text", "all quiet")
    assert re.findall(r"shift\.\w+ +(.*)", aster.said("shift", "log")) == [
        "watch 2 takes the watch",
        "watch 2: their desk is slow",
        "watch 2 hands over to watch 3: all quiet; open: nothing",
    ]
    assert "on watch: watch 3" in aster.said("status")


def a_fault_is_told_and_repaired(aster: At, boreas: At) -> None:
    assert "FAULT TICKET 1  OPEN" in aster.said("ticket", "open", "the fax is mute", "--part", "telephone")
    assert "FAULT TICKET 1  REPAIR" in aster.said("ticket", "begun", "--how", "a new one is fetched")
    assert "FAULT-REPORT is written" in aster.said("ticket", "report", "--expected", "+6h")
    boreas.until(["inbox"], "fault: the fax is mute")
    aster.until(["ticket", "show", "1"], "told: our FAULT-REPORT is with their station")
    aster.run("ticket", "open", "the lamp is dark")
    assert "2 tickets are open" in aster.run("ticket", "close", "--how", "x", status=1).stderr
    assert "FAULT TICKET 1  CLOSED" in aster.said("ticket", "close", "1", "--how", "a new fax")
    assert "FAULT TICKET 2" in aster.said("ticket", "told", "--how", "telephone, their duty officer")
    aster.run("ticket", "close", "--how", "a new lamp")
    assert aster.said("ticket", "list") == "no fault tickets\n"
    assert [t["state"] for t in aster.read("ticket", "list", "--all")] == ["CLOSED", "CLOSED"]


def a_drill_is_held(aster: At) -> None:
    sheet = aster.said("drill", "begin", "--by", "watch 3")
    assert re.findall(r"over the line", sheet) == ["over the line"] * 3
    assert "2 of 3 not tried yet" in aster.said("drill", "result", "1", "works")
    assert "soon not" in aster.said(
        "drill", "result", "2", "soon-not", "--text", "the post is dissolved in May"
    )
    ended = aster.said("drill", "end")
    assert "33 %; 3 numbers: 1 work, 1 soon not, 1 not tried" in ended
    assert "no contact drill is on; the next is due" in ended


def an_exercise_is_scored_alike(aster: At, boreas: At) -> None:
    aster.run("write", "desk", "inject 1", "--marking", "EXERCISE:Cold Lake", "-p", "immediate")
    boreas.until(["inbox"], "EXERCISE")
    boreas.run("seen", boreas.read("inbox")[-1]["ref"])
    aster.until(["exercise", "cold lake"], "1 of 1 (100 %)")
    ours, theirs = (at.read("exercise", "cold lake") for at in (aster, boreas))
    assert ours["percent"] == theirs["percent"] == 100
    seen = {part["party"]: part["seen"] for part in ours["parts"]}
    assert seen == {part["party"]: part["seen"] for part in theirs["parts"]}
    assert "there are: Cold Lake" in aster.run("exercise", "warm", status=1).stderr


def a_roster_says_who_is_there(aster: At, boreas: At) -> None:
    fields = {**ROSTER, "posts": [{"post": "desk"}]}
    given = [part for name, value in fields.items() for part in ("-f", f"{name}={_typed(value)}")]
    boreas.run("write", "desk", "--type", "roster", *given)
    aster.until(["roster"], "yes, by roster")


def _typed(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


# --- what is read -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    ["shift show", "ticket list", "ticket show", "drill show", "roster", "exercise", "rules"],
)
def test_a_page_fits_a_narrow_screen(aster: At, command: str) -> None:
    """The others are tables whose last words a terminal breaks over lines; into a pipe they go whole."""
    assert [line for line in aster.said(*command.split()).splitlines() if len(line) > COLUMNS] == []


def test_the_calendar_is_asked_for_by_side_by_days_and_for_what_is_overdue(aster: At) -> None:
    both = aster.read("calendar", "--days", "800")
    assert {duty["whose"] for duty in both} == {"ours", "theirs", "both"}
    ours = aster.read("calendar", "--days", "800", "--whose", "ours")
    assert {duty["whose"] for duty in ours} == {"ours", "both"}
    late = aster.read("calendar", "--overdue")
    assert late
    assert all(duty["overdue"] for duty in late)
    assert both[: len(late)] == late, "overdue first"
    assert len(aster.read("calendar", "--days", "0")) < len(both)


def test_a_calendar_without_end_is_cut_by_sort_and_says_so(aster: At) -> None:
    said = aster.said("calendar", "--days", "400")
    assert re.search(r"\d+ more such: test, we, line with boreas; all with --json", said)
    assert said.count("they test duty-desk") <= 6


def test_a_roster_is_asked_for_another_time(aster: At) -> None:
    assert "secretary (principal)  no, by roster" in aster.said("roster", "--at", NOW)
    assert "secretary (principal)  yes, by roster" in aster.said("roster", "--at", "011200Z MAR 22")
    holiday = aster.said("roster", "--at", "081200Z MAR 22")
    assert "on a day on which they declared that nobody is to be expected; next 082100Z MAR 22" in holiday
    assert "no word of it" in aster.said("roster", "--at", "280000Z FEB 22"), "before any roster"


def test_nothing_is_on_a_line_that_has_only_been_agreed(tmp_path: Path) -> None:
    pair = agreed(tmp_path)
    at = At(pair.aster.folder)
    assert at.said("ticket", "list") == "no fault tickets\n"
    assert at.said("shift", "log") == "the log of the watch is empty\n"
    assert at.said("exercise") == "no exercise is on record\n"
    assert "there is no ticket" in at.run("ticket", "show", status=1).stderr
    assert "no roster is in force" in at.said("roster")
    for side in (pair.aster, pair.boreas):
        side.close()


def test_before_an_agreement_there_are_no_rules(tmp_path: Path) -> None:
    pair = Pair.paired(tmp_path)
    at = At(pair.aster.folder)
    assert "no agreement stands on this line yet" in at.run("rules", status=1).stderr
    assert "no agreement stands" in at.said("drill", "show")
    assert at.read("calendar") == []
    for side in (pair.aster, pair.boreas):
        side.close()


# --- what stays here ----------------------------------------------------------------------------------------


def test_watch_tickets_and_drills_are_in_no_entry_of_the_line_and_in_no_bundle(pair: Pair, aster: At) -> None:
    secrets = (
        "watch 2",
        "watch 3",
        "slow",
        "fax 2",
        "does not answer",
        "bakery",
        'duty officer"',
        "drill",
        "shift",
    )
    ours = b"\n".join(pair.aster.raws(mine=True)).decode()
    bundle = pair.aster.folder.parent / "bundle"
    aster.run("record", "export", str(bundle), "--force")
    for secret in secrets:
        assert secret not in ours.replace('"drills"', ""), secret
        assert secret not in bundle.read_text("utf-8").replace('"drills"', ""), secret
    assert "watch 2" in aster.said("journal", "--kind", "shift")


def test_the_other_side_has_none_of_it(pair: Pair) -> None:
    boreas = At(pair.boreas.folder)
    assert boreas.said("ticket", "list", "--all") == "no fault tickets\n"
    assert boreas.said("shift", "log") == "the log of the watch is empty\n"
    assert boreas.read("drill", "show")["drill"]["on"] is None


# --- status -------------------------------------------------------------------------------------------------


def test_status_says_who_has_the_watch_and_what_is_open(aster: At) -> None:
    said = aster.said("status")
    for words in ("on watch: watch 3", "fault tickets open: 1", "a contact drill is on", "overdue: "):
        assert words in said


@pytest.mark.parametrize(
    ("ahead_ms", "said"),
    [
        (2_000, "clock    well"),
        (3_000, "clock    care    boreas's +3.0 s from ours; ours or theirs: compare with a good clock"),
        (60_000, "clock    bad     boreas's +60.0 s from ours; ours or theirs: compare with a good clock"),
        (-3_000, "clock    care    boreas's -3.0 s from ours"),
    ],
)
def test_status_says_of_a_fresh_hello_how_far_the_clocks_are_apart(
    tmp_path: Path, ahead_ms: int, said: str
) -> None:
    pair = agreed(tmp_path)
    they_greet(pair, ahead_ms)
    assert said in At(pair.aster.folder).said("status")
    for side in (pair.aster, pair.boreas):
        side.close()


def they_greet(pair: Pair, ahead_ms: int) -> None:
    """A challenge of aster's comes back from boreas, whose clock is so far ahead."""
    now, aster = pair.now + HOUR, pair.aster
    aster.station.turn(now)
    challenge = aster.station.letter(aster.book, "hand", greets=True, carries=False)
    _, reply = deliver(pair.boreas, now + ahead_ms, challenge)
    assert isinstance(reply, bytes)
    aster.station.turn(now, letters=[Letter(aster.book.id, "hand", reply, asked=True)])
