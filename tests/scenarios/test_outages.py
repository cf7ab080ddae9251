"""One of two running stations dies, or the way between them: on the machine's own clock, with messages under way."""

import time
from collections import Counter
from typing import Any

import pytest

from parley.sim.relay import Way
from parley.sim.stage import Side, Stage
from tests.scenarios.staging import converged, lamp, messages, staged, two_parties, until

RATE_S = 0.1  # ten messages a second
BURST = 50
POST = {"from": "duty-desk", "to": "duty-desk"}


def letter(number: int, precedence: str = "R") -> dict[str, Any]:
    return {
        "do": "write",
        **POST,
        "precedence": precedence,
        "subject": f"m{number}",
        "text": f"text {number}",
        "id": f"w{number}",
    }


def outbox(side: Side) -> int:
    (line,) = side.station.ask({"do": "status"})["lines"]
    return int(line["outbox"])


def pair(stage: Stage) -> tuple[Side, Side]:
    return stage.sides["aster"], stage.sides["boreas"]


def restart(side: Side) -> None:
    side.station.wait()
    side.station.revive()


@pytest.mark.slow
def test_the_far_station_is_dead_for_ten_seconds_while_ten_messages_a_second_are_written() -> None:
    with staged(two_parties("outage", "60s"), told=False) as stage:
        near, far = pair(stage)
        count = 0
        began = time.monotonic()
        killed = back = known = 0.0
        while not back or time.monotonic() - back < 0.5:
            count += 1
            near.station.ask(letter(count))
            now = time.monotonic()
            if not killed and now - began > 1:
                far.station.kill()
                killed = now
            elif killed and not known and lamp(near, "bearers")["value"] == "DEAD":
                known = now
            elif killed and not back and now - killed > 10:
                restart(far)
                back = time.monotonic()
            time.sleep(max(0.0, began + count * RATE_S - time.monotonic()))
        assert known - killed < 3  # refused connections: known at once
        until(lambda: outbox(near) == 0, 5)
        assert time.monotonic() - back < 0.5 + 1.0  # we went on writing for half a second
        until(lambda: lamp(near, "bearers")["value"] == "UP", 2)
        wanted = [(f"m{n}", n) for n in range(1, count + 1)]
        assert count > 100
        assert messages(near, mine=True) == messages(far, mine=False) == wanted
        converged(stage)


def test_the_last_receipt_is_there_within_a_second_after_the_far_station_is_back() -> None:
    with staged(two_parties("back", "60s"), told=False) as stage:
        near, far = pair(stage)
        far.station.kill()
        for number in range(1, 21):
            near.station.ask(letter(number))
        until(lambda: lamp(near, "bearers")["value"] == "DEAD", 3)
        time.sleep(4)  # so long that the courier tries only every few seconds
        assert outbox(near) == 20
        restart(far)
        assert until(lambda: outbox(near) == 0, 5) <= 1
        assert len(messages(far, mine=False)) == 20


@pytest.mark.parametrize("victim", ["the far station", "the near station"])
@pytest.mark.parametrize("late_ms", [0, *(pytest.param(late, marks=pytest.mark.soak) for late in (3, 8, 20))])
def test_killed_in_mid_burst_nothing_is_acknowledged_and_yet_invisible(victim: str, late_ms: int) -> None:
    with staged(two_parties("burst", "60s"), told=False) as stage:
        near, far = pair(stage)
        requests = [letter(number) for number in range(1, BURST + 1)]
        sent = [near.station.send(request) for request in requests]
        time.sleep(late_ms / 1000)
        (far if victim == "the far station" else near).station.kill()
        if victim == "the far station":
            restart(far)
        # An answer that was lost is asked for again, under the same id: written then, or known already; never twice.
        answers = [
            near.station.answer(request, number) for request, number in zip(requests, sent, strict=True)
        ]
        until(lambda: outbox(near) == 0, 10)
        written = messages(near, mine=True)
        assert sorted(number for _, number in written) == list(range(1, BURST + 1))
        assert Counter(subject for subject, _ in written) == Counter(f"m{n}" for n in range(1, BURST + 1))
        assert messages(far, mine=False) == written
        assert (
            {answer["entries"][0]["ref"] for answer in answers}
            == refs(near, mine=True)
            == refs(far, mine=False)
        )
        until(lambda: lamp(near, "bearers")["value"] == "UP", 2)  # their first hello may still be under way
        converged(stage)


def refs(side: Side, *, mine: bool) -> set[str]:
    assert side.row is not None
    return {row.ref for row in side.reading.things(side.row.id, kind="message") if row.mine is mine}


@pytest.mark.slow
def test_where_packets_vanish_the_line_is_dead_within_two_echo_periods_and_up_soon_after() -> None:
    echo_s = 6
    with staged(two_parties("vanish", f"{echo_s}s", relays=True), told=False) as stage:
        near, far = pair(stage)
        assert lamp(near, "bearers")["value"] == lamp(far, "bearers")["value"] == "UP"
        for relay in stage.relays["staff"]:
            relay.go(Way.SWALLOW)
        began = time.monotonic()
        until(lambda: all(lamp(side, "bearers")["value"] == "DEAD" for side in (near, far)), 2 * echo_s)
        assert time.monotonic() - began < 2 * echo_s
        near.station.ask(letter(1))
        for relay in stage.relays["staff"]:
            relay.go(Way.CARRY)
        until(lambda: all(lamp(side, "bearers")["value"] == "UP" for side in (near, far)), 2 * echo_s)
        until(lambda: outbox(near) == 0, 2)
        assert messages(far, mine=False) == [("m1", 1)]


def test_a_slow_way_is_not_called_dead() -> None:
    with staged(two_parties("slow", "2s", relays=True), told=False) as stage:
        near, far = pair(stage)
        for relay in stage.relays["staff"]:
            relay.delay_s = 0.3
        for number in range(1, 6):
            near.station.ask(letter(number))
        until(lambda: outbox(near) == 0, 10)
        time.sleep(3)
        assert lamp(near, "bearers")["value"] == "UP"
        assert lamp(near, "bearers")["history"][-1]["now"] == "UP"
        assert len(messages(far, mine=False)) == 5
