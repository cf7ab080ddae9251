"""The types that nobody writes as a message: every kind of entry that carries one, over two real stations.

A call's answer, a receipt, a line test: each is brought about by people or by the stations themselves, is held by both,
told in the same sentence by both, and fits the definition of its type.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from parley.forms import fitting
from parley.forms.catalogue import builtin
from parley.forms.definition import Definition
from parley.views import record
from tests.station.pairs import Side
from tests.views.plays import HOUR, MINUTE, Pair

SUPERSEDES: Final = " with supersedes"  # CORRECT: a message of its own type, walked with all others
CARRIED: Final = [
    (found, kind)
    for found in builtin().all()
    if not found.written
    for kind in found.carried
    if not kind.endswith(SUPERSEDES)
]
DESK: Final = "duty-desk"


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with Pair.agreed(tmp_path, highest=4) as found:
        yield found


# --- how each comes about -----------------------------------------------------------------------------------


def tested(pair: Pair) -> None:
    pair.ask(pair.aster, "test", layer="station")


def tested_a_person(pair: Pair) -> None:
    ref = pair.ask(pair.aster, "test", layer="person", post=DESK)
    pair.settle(MINUTE)
    pair.ask(pair.boreas, "read_back", test=ref)


def received(pair: Pair) -> None:
    ref = pair.ask(pair.aster, "write", to=["secretary"], text="The bridge is closed.")
    pair.settle()
    pair.ask(pair.aster, "query", message=ref)
    pair.settle(MINUTE)
    pair.ask(pair.boreas, "seen", message=ref, post=DESK)


def received_up_to_the_principal(pair: Pair) -> None:
    ref = pair.ask(pair.aster, "write", to=["secretary"], text="The bridge is closed.")
    pair.settle()
    for level in ("office", "informed"):
        pair.ask(pair.boreas, level, message=ref, post="secretary")


def not_read(pair: Pair) -> None:
    ref = pair.ask(pair.aster, "write", to=[DESK], text="桥梁关闭。", language="zh")
    pair.settle()
    pair.ask(pair.boreas, "nack", message=ref, reason="LANGUAGE", text="Nobody here reads Chinese.")


def suspended(pair: Pair) -> None:
    pair.ask(
        pair.boreas, "declare", state="SUSPENDED", reason="protest", review="+7d", emergency_exception=True
    )


def rings_nowhere(pair: Pair) -> None:
    pair.ask(pair.boreas, "desk", manned=False)
    pair.ask(pair.aster, "call.place", to="secretary", **{"from": "secretary"}, subject="the border")
    pair.settle(2 * MINUTE)


def answered(do: str, **said: Any) -> Callable[[Pair], None]:
    def play(pair: Pair) -> None:
        call = pair.ringing()
        pair.ask(pair.boreas, do, call=call, **said)
        pair.settle(MINUTE)

    return play


def still_pending(pair: Pair) -> None:
    call = pair.ringing()
    pair.ask(pair.boreas, "call.pending", call=call, decider="secretary", code="P2", review_by="+12h")
    pair.settle(HOUR)
    pair.ask(pair.boreas, "call.still_pending", call=call, review_by="+12h")


def another_time(pair: Pair) -> None:
    call = pair.ringing()
    pair.ask(pair.boreas, "call.schedule", call=call, **{"from": "+4h"}, until="+5h")
    pair.settle(MINUTE)
    pair.ask(pair.aster, "call.schedule_agree", call=call)


def talked(pair: Pair, *, interpreted: bool = True) -> None:
    call = pair.ringing()
    pair.ask(pair.boreas, "call.accept", call=call)
    pair.settle(MINUTE)
    for side, do, said in (
        (pair.boreas, "call.identity", {"result": "held", "how": "authenticator 7"}),
        (pair.boreas, "call.principals", {}),
        (pair.aster, "call.interpreters", {"needed": interpreted}),
        (pair.aster, "call.both_on", {}),
        (pair.aster, "call.hang_up", {}),
    ):
        pair.ask(side, do, call=call, **said)
        pair.settle(1_000)


PLAYS: Final[Mapping[str, Callable[[Pair], None]]] = {
    "test.station/1": tested,
    "test.person/1": tested_a_person,
    "test.read_back/1": tested_a_person,
    "message.seen/1": received,
    "message.queried/1": received,
    "message.office/1": received_up_to_the_principal,
    "message.informed/1": received_up_to_the_principal,
    "message.nacked/1": not_read,
    "line.declared/1": suspended,
    "call.placed/1": talked,
    "call.rang/1": talked,
    "call.nobody_there/1": rings_nowhere,
    "call.picked_up/1": answered("call.attend"),
    "call.accepted/1": talked,
    "call.approval_awaited/1": still_pending,
    "call.still_pending/1": still_pending,
    "call.window_offered/1": another_time,
    "call.window_agreed/1": another_time,
    "call.delegated/1": answered("call.delegate", to=DESK),
    "call.asked_in_writing/1": answered("call.in_writing"),
    "call.refused/1": answered(
        "call.refuse", code="R03", text="not today", alternative="written", retry_after="+12h"
    ),
    "call.principals_here/1": talked,
    "call.interpreters_ready/1": talked,
    "call.interpreters_not_needed/1": partial(talked, interpreted=False),
    "call.both_on/1": talked,
    "call.hung_up/1": talked,
}


# --- what is held of it -------------------------------------------------------------------------------------


def test_every_carrier_has_a_play() -> None:
    assert {kind for _, kind in CARRIED} == PLAYS.keys()


@pytest.mark.parametrize(
    ("definition", "kind"), CARRIED, ids=[f"{found.short} as {kind}" for found, kind in CARRIED]
)
def test_what_carries_a_type_is_held_and_told_alike_by_both(
    pair: Pair, definition: Definition, kind: str
) -> None:
    PLAYS[kind](pair)
    pair.settle(MINUTE)
    at_aster, at_boreas = (entries(pair, side, kind) for side in (pair.aster, pair.boreas))
    assert at_aster
    assert at_aster.keys() == at_boreas.keys()
    for ref, entry in at_aster.items():
        assert told(entry) == told(at_boreas[ref])
        assert len(entry["says"]) > len("—")
        assert entry["held_at"] is not None
        assert fitting.check(definition, entry["body"]) == []


def entries(pair: Pair, side: Side, kind: str) -> dict[str, dict[str, Any]]:
    found = record.newest(pair.reading(side), pair.row(side), 200)
    return {entry["ref"]: entry for entry in found if entry["kind"] == kind}


def told(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name: entry[name] for name in ("by", "origin", "index", "kind", "at", "after", "says", "body")}


def test_none_of_them_is_written_as_a_message(pair: Pair) -> None:
    for definition in {found.type: found for found, _ in CARRIED}.values():
        answer = pair.aster.ask(pair.now, do="write", type=definition.type, to=DESK, fields={})
        assert answer.error is not None
        assert answer.error["what"] == f"{definition.short} is not written as a message"
        assert answer.error["hint"] == f"it is carried by {', '.join(definition.carried)}"
