"""What the list of calls says of an attempt, seen from both sides."""

from typing import Any

from parley.line.calls import State
from parley.views import calls as view
from tests.station.pairs import Side
from tests.views.plays import HOUR, MINUTE, Pair


def seen(pair: Pair, side: Side, ref: str) -> dict[str, Any]:
    return view.one(pair.reading(side), pair.row(side), ref, pair.now)


def test_every_state_has_words() -> None:
    assert view.WORDS.keys() == set(State) - {State.DRAFTED, State.AWAITING_RELEASE}


def test_a_refused_call_rests_on_their_signed_refusal_on_both_sides(pair: Pair) -> None:
    call = pair.ringing(precedence="O")
    pair.ask(pair.boreas, "call.refuse", call=call, code="R03", text="not today", retry_after="+12h")
    pair.settle()
    for side, mine in ((pair.aster, True), (pair.boreas, False)):
        found = seen(pair, side, call)
        assert (found["mine"], found["from"], found["to"], found["precedence"]) == (
            mine,
            "secretary",
            "secretary",
            "O",
        )
        assert (found["state"], found["end"], found["open"]) == ("REFUSED", "REFUSED", False)
        assert found["silence"]["class"] == "S5"
        assert found["evidence"]["level"] == "refused"
        assert not found["evidence"]["end_is_callers_word"]
        assert found["refused"]["code"] == "R03"
        assert found["refused"]["words"] == "no authority, or approval not granted"


def test_a_call_that_nobody_took_up_ends_on_our_word(pair: Pair) -> None:
    call = pair.ringing()
    pair.settle(4 * MINUTE)
    found = seen(pair, pair.aster, call)
    assert found["end"] == "UNANSWERED"
    assert found["evidence"]["level"] == "rang"
    assert found["evidence"]["end_is_callers_word"]
    assert found["claim"]["end"] == "UNANSWERED"


def test_a_call_into_a_dead_line_is_no_more_than_attempted(pair: Pair) -> None:
    call = pair.ask(pair.aster, "call.place", to="duty-desk", subject="are you there")
    pair.wait(11 * MINUTE)
    found = seen(pair, pair.aster, call)
    assert found["end"] == "LINE_DEAD"
    assert found["silence"]["class"] == "S1"
    assert found["silence"]["one_sided"]
    assert found["evidence"]["level"] == "attempted"
    assert found["delivered_at"] is None


def test_pending_is_not_refused_and_goes_stale(pair: Pair) -> None:
    call = pair.ringing()
    pair.ask(pair.boreas, "call.pending", call=call, code="P2", decider="secretary", review_by="+4h")
    pair.settle()
    found = seen(pair, pair.aster, call)
    assert (found["state"], found["open"], found["silence"]["class"]) == ("AWAITING", True, "S4")
    assert (found["pending"]["code"], found["pending"]["stale"]) == ("P2", False)
    pair.settle(5 * HOUR)
    assert seen(pair, pair.aster, call)["pending"]["stale"]
    pair.settle(44 * HOUR)
    assert seen(pair, pair.aster, call)["end"] == "UNAPPROVED"


def test_what_can_be_said_next_is_said_for_each_side(pair: Pair) -> None:
    call = pair.ringing()
    assert "accept" in seen(pair, pair.boreas, call)["possible"]
    assert seen(pair, pair.aster, call)["possible"] == ["withdraw"]


def test_the_list_is_in_the_order_of_the_record_and_may_be_cut(pair: Pair) -> None:
    refs = []
    for _ in range(3):
        call = pair.ringing()
        refs.append(call)
        pair.ask(pair.boreas, "call.refuse", call=call)
        pair.settle(MINUTE)
    reading, row = pair.reading(pair.aster), pair.row(pair.aster)
    assert [c["ref"] for c in view.calls(reading, row, pair.now)] == refs
    assert [c["ref"] for c in view.calls(reading, row, pair.now, newest=2)] == refs[1:]
    assert view.calls(reading, row, pair.now, open_only=True) == []


def test_each_side_reads_from_its_own_side_whose_it_is(pair: Pair) -> None:
    call = pair.ringing()
    pair.ask(pair.boreas, "call.pending", call=call, code="P2", decider="secretary", review_by="+4h")
    pair.settle()
    ours, theirs = (seen(pair, side, call) for side in (pair.aster, pair.boreas))
    assert (ours["words"], theirs["words"]) == (
        "pending: somebody there must decide",
        "pending: somebody here must decide",
    )
    assert ours["silence"]["why"] == "they signed that secretary must decide: P2"
    assert theirs["silence"]["why"] == "we signed that secretary must decide: P2"
    pair.now += 50 * HOUR  # during which neither station listened
    pair.settle()
    ours, theirs = (seen(pair, side, call) for side in (pair.aster, pair.boreas))
    assert ours["state"] == theirs["state"] == "OUR_FAULT"
    assert ours["words"].startswith("our station was away")
    assert theirs["words"].startswith("their station was away")
