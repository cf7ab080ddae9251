"""Two stations as processes, and nothing but commands: from the first key to the verified bundle."""

import signal
from pathlib import Path
from typing import Any

import pytest

from parley.cli import station
from tests.cli.running import At, introduced, made

TIMES = ["--precedence", "immediate", "--subject", "movements near the border"]


def last(at: At, *args: str) -> dict[str, Any]:
    found: dict[str, Any] = at.read(*args)[-1]
    return found


def test_a_line_from_its_first_key_to_its_verified_bundle(tmp_path: Path) -> None:
    aster, boreas = made(tmp_path, "aster", "secretary"), made(tmp_path, "boreas", "minister", "deputy")
    introduced(aster, boreas)
    with aster.running(), boreas.running():
        they_agree(aster, boreas)
        they_test_the_line(aster, boreas)
        a_call_is_refused_after_its_answer_was_pending(aster, boreas)
        a_call_leads_to_a_talk(aster, boreas)
        they_write(aster, boreas)
        they_declare(aster, boreas)
        said = aster.said("status")
        assert "station  well" in said
        assert "not yet received by them: 0 entries" in aster.until(["status"], "received by them: 0")
        assert "stopped: the station in " in boreas.said("stop")
    bundle = tmp_path / "evidence.parley"
    cards = aster.read("record", "export", str(bundle))["cards"]
    verdict = At(tmp_path / "mediator").read(
        "verify", str(bundle), "--card", cards["ours"], "--card", cards["theirs"]
    )
    assert verdict["confirmed"]
    assert [attempt["end"] for attempt in verdict["attempts"]] == ["REFUSED", "ENDED"]
    assert verdict["misconduct"] == []


def they_agree(aster: At, boreas: At) -> None:
    assert "waiting for boreas" in aster.said("agree", "propose")
    boreas.until(["agree", "show"], "offered by aster")
    assert "signed by both" in boreas.said("agree", "sign", typed="y\n")
    aster.until(["agree", "show"], "signed by both")


def they_test_the_line(aster: At, boreas: At) -> None:
    assert "ANSWERED" in aster.said("test")
    assert "SENT" in (sent := aster.said("test", "person")) or "HELD" in sent
    boreas.until(["tests", "--open"], "HELD")
    asked = last(boreas, "tests", "--open")
    assert "READ_BACK" in boreas.said("read-back", typed=asked["phrases"][0]["text"] + "\n")
    aster.until(["status"], "desk      ATTENDED")


def a_call_is_refused_after_its_answer_was_pending(aster: At, boreas: At) -> None:
    boreas.run("desk", "take")
    placed = aster.said("call", "minister", "--from", "secretary", *TIMES)
    assert "RINGING" in placed or "DELIVERED" in placed
    call = last(boreas, "calls")["ref"]
    assert "ATTENDED" in boreas.said("call", "attend", call[:8])
    assert "AWAITING P1" in boreas.said(
        "call", "pending", call[:6], "p1", "--decider", "minister", "--review", "+4h"
    )
    aster.until(["calls", "--open"], "AWAITING P1")
    assert "REFUSED R03" in boreas.said(
        "call", "refuse", call, "R03", "--text", "not today", "--retry-after", "+12h"
    )
    assert "S5 refused" in aster.until(["calls"], "REFUSED R03")


def a_call_leads_to_a_talk(aster: At, boreas: At) -> None:
    aster.run("call", "place", "deputy", "--subject", "the bridge")
    call = last(boreas, "calls", "--open")["ref"]
    boreas.run("call", "accept", call)
    boreas.run("call", "identity", call, "held", "--how", "authenticator")
    boreas.run("call", "principals", call)
    aster.until(["call", "show", call], "INTERPRETING")
    aster.run("call", "interpreters", call, "--not-needed")
    boreas.until(["call", "show", call], "READY")
    assert "TALKING" in boreas.said("call", "both-on", call)
    aster.until(["call", "show", call], "TALKING")
    assert "ENDED" in aster.said("call", "hang-up", call)


def they_write(aster: At, boreas: At) -> None:
    file = aster.folder.parent / "note.txt"
    file.write_text("A longer text,\nover two lines.\n")
    assert "their station has it since" in aster.said(
        "write", "desk", "--file", str(file), "-s", "note", "-p", "flash"
    )
    assert "no. 2" in aster.said("write", "desk", "-s", "piped", typed="from a pipe\n")
    first, second = boreas.read("inbox")
    assert first["text"] == "A longer text,\nover two lines."
    assert second["text"] == "from a pipe"
    assert "RECEIPT ONLY." in boreas.said("seen", first["ref"][:8])
    aster.until(["outbox"], "seen ")


def they_declare(aster: At, boreas: At) -> None:
    boreas.run("declare", "maintenance", "--reason", "power", "--review", "+4h")
    aster.until(["status"], "they declare: MAINTENANCE")


def test_a_command_repeated_with_its_id_is_not_done_twice(tmp_path: Path) -> None:
    aster, boreas = made(tmp_path, "aster"), made(tmp_path, "boreas")
    introduced(aster, boreas)
    with aster.running() as process, boreas.running():
        they_agree(aster, boreas)
        one = aster.read("write", "desk", "once", "--id", "the-one")
        assert aster.read("write", "desk", "once", "--id", "the-one")["entries"] == one["entries"]
        process.send_signal(signal.SIGKILL)
        process.wait()
    with aster.running():
        assert aster.read("write", "desk", "once", "--id", "the-one")["entries"] == one["entries"]
        assert len(aster.read("outbox")) == 1


def test_a_station_that_was_told_to_stop_has_ended_once_the_command_has(tmp_path: Path) -> None:
    aster = made(tmp_path, "aster", "secretary")
    with aster.running() as process:
        assert aster.said("stop") == f"stopped: the station in {aster.folder}\n"
        assert process.poll() == 0
    assert "no station runs in" in aster.run("stop", status=1).stderr


def test_a_station_that_has_not_ended_in_time_is_said_to_run_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aster = made(tmp_path, "aster", "secretary")
    monkeypatch.setattr(station, "STOP_S", 0)
    with aster.running() as process:
        said = aster.run("stop", status=1).stderr
        assert f"was told to stop, and still runs 0 s later: process {process.pid}\n" in said
        assert process.wait(20) == 0


def test_a_card_brought_while_the_station_runs_makes_a_line_at_once(tmp_path: Path) -> None:
    aster, boreas = made(tmp_path, "aster"), made(tmp_path, "boreas")
    with aster.running(), boreas.running():
        introduced(aster, boreas)
        they_agree(aster, boreas)
        assert "1 of 1 counterparts answer" in aster.until(["status"], "1 of 1")


def test_a_counterpart_that_is_not_there_is_dead_since_then_and_the_first_question_is_whether_it_is_us(
    tmp_path: Path,
) -> None:
    aster, boreas = made(tmp_path, "aster"), made(tmp_path, "boreas")
    introduced(aster, boreas)
    with aster.running():
        with boreas.running():
            they_agree(aster, boreas)
            aster.until(["status"], "bearers   UP")
            aster.until(["status"], "received by them: 0")
        said = aster.until(["status"], "bearers   DEAD since", 3.0)
        assert "network  bad" in said
        assert "over https: dead since" in said
        aster.run("write", "desk", "are you there")
        assert "not yet received by them: 1 entries" in aster.said("status")
        assert "not yet received" in aster.said("outbox")
