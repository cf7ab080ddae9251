"""Why a card says that a line needs somebody: all that has a clock against us is named, the most urgent first."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.cli import statussheet
from parley.cli.show import Sheet
from parley.console import needs
from parley.console.alarms import Alarms, marks
from parley.console.needs import Need
from parley.line.effects import Alarm
from parley.line.values import Layer, Level, Ref
from parley.line.waking_messages import cause
from parley.record.entry import stamp
from parley.views import linetests, status
from parley.wiring import card_of
from tests.station.pairs import Side
from tests.views.plays import HOUR, MINUTE, Pair
from tests.views.test_requests import ITEMS, ask, reply


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    """Under an agreement, and the day's tests read back."""
    with Pair.agreed(tmp_path) as found:
        for side in (found.aster, found.boreas):
            read_back(found, side)
        found.settle()
        yield found


def read_back(pair: Pair, side: Side) -> None:
    for test in linetests.listed(pair.reading(side), pair.row(side), open_only=True):
        if not test["mine"] and test["layer"] == Layer.PERSON:
            pair.ask(side, "read_back", test=test["ref"])


def needed(pair: Pair, side: Side | None = None, alarms: Alarms | None = None) -> list[Need]:
    """What boreas, or that side, is told to look at."""
    side = side or pair.boreas
    reading, book = pair.reading(side), side.book
    around = status.Around(str(side.folder), pair.now, 100 << 30, None)
    (line,) = status.status(reading, card_of(side.folder), around)["lines"]
    heard = alarms.standing(reading, marks([book])) if alarms is not None else []
    return needs.needs(line, needs.known(reading, book, pair.now, heard), pair.now)


def words(pair: Pair, side: Side | None = None) -> list[str]:
    return [need.word for need in needed(pair, side)]


def test_their_request_for_explanation_waits_for_us_until_we_have_answered_it(pair: Pair) -> None:
    request = ask(pair)
    assert "request" in words(pair)
    assert "request" not in words(pair, pair.aster)
    reply(pair, request, ITEMS)
    assert "request" not in words(pair)


@pytest.mark.parametrize("after_ms", [MINUTE, 49 * HOUR], ids=["in time", "late"])
def test_their_reply_waits_for_us_until_we_have_judged_it(
    pair: Pair, after_ms: int, capsys: pytest.CaptureFixture[str]
) -> None:
    request = ask(pair)
    pair.settle(after_ms)
    assert "judge" not in words(pair, pair.aster)
    reply(pair, request, ITEMS)
    assert "judge" in words(pair, pair.aster)
    assert "judge" not in words(pair)
    around = status.Around(str(pair.aster.folder), pair.now, 100 << 30, None)
    found = status.status(pair.reading(pair.aster), card_of(pair.aster.folder), around)
    statussheet.whole(Sheet(), found, pair.now)
    assert "we ask them for explanation: 1; replies to be judged by us: 1; see" in capsys.readouterr().out
    pair.ask(pair.aster, "request.judge", request=request, adequate=True)
    assert "judge" not in words(pair, pair.aster)


def test_a_call_beyond_their_share_of_flash_waits_and_is_not_said_to_ring(pair: Pair) -> None:
    terms = pair.boreas.book.line.core.terms
    assert terms is not None
    for _ in range(terms.flash_a_day):
        call = pair.ringing(precedence="Z")
        assert words(pair)[0] == "rings"
        pair.ask(pair.aster, "call.withdraw", call=call)
        pair.settle(MINUTE)
    pair.ringing(precedence="Z")
    assert words(pair)[0] == "waits"


def test_a_test_that_somebody_here_is_to_read_back_is_named(tmp_path: Path) -> None:
    with Pair.agreed(tmp_path) as pair:
        (need,) = needed(pair)
        assert (need.word, need.why) == ("owed", "a test of duty-desk: to be read back")
        read_back(pair, pair.boreas)
        assert words(pair) == []


def test_nothing_waits_for_either_side_on_a_quiet_line(pair: Pair) -> None:
    assert words(pair) == words(pair, pair.aster) == []


def test_a_call_that_was_taken_up_waits_for_its_answer_until_its_silence_is_named(pair: Pair) -> None:
    call = pair.ringing()
    pair.ask(pair.boreas, "call.attend", call=call)
    pair.settle()
    (need,) = needed(pair)
    assert (need.word, need.why, need.href) == ("answer", "the border", f"/calls/aster/{call}")
    assert need.by is not None
    assert pair.now < need.by < pair.now + HOUR
    assert words(pair, pair.aster) == []  # who called waits, and owes nothing


def test_a_call_pending_on_our_decision_is_named_and_ranks_higher_once_our_word_is_late(pair: Pair) -> None:
    call = pair.ringing()
    pair.ask(pair.boreas, "call.pending", call=call, decider="minister", code="P1", review_by="+2h")
    pair.settle()
    (need,) = needed(pair)
    assert need.word == "decide"
    assert need.by is not None
    assert need.by <= pair.now + 2 * HOUR
    assert words(pair, pair.aster) == []
    pair.settle(2 * HOUR + MINUTE)
    assert (needed(pair)[0].word, needed(pair)[0].rank) == ("stale", 1)


def test_an_offered_time_waits_for_whoever_did_not_offer_it_last(pair: Pair) -> None:
    call = pair.ringing()
    window = {"from": stamp(pair.now + 20 * MINUTE), "until": stamp(pair.now + 30 * MINUTE)}
    pair.ask(pair.boreas, "call.schedule", call=call, **window)
    pair.settle()
    assert words(pair) == []
    assert words(pair, pair.aster) == ["window"]
    pair.ask(pair.aster, "call.schedule_agree", call=call)
    pair.settle()
    assert words(pair) == words(pair, pair.aster) == ["owed"]  # the agreed time comes, for both


def test_what_only_our_own_people_wait_for_is_named_with_its_clock(pair: Pair) -> None:
    pair.ask(pair.boreas, "claimed.open", caller_post="secretary", channel="telephone", by="watch")
    letter = {"to": "secretary", "from": "secretary", "text": "the convoy of noon", "subject": "convoy"}
    pair.ask(pair.boreas, "draft.write", by="watch", **letter)
    found = needed(pair)
    assert (found[0].word, found[0].why) == ("claimed", "secretary")
    assert {(need.word, need.why) for need in found[1:]} == {
        ("owed", "draft to be released: is this call yours?"),  # to their desk, of the voice
        ("owed", "draft to be released: convoy"),
    }
    assert all(need.by is not None and need.by > pair.now for need in found)
    assert found[1].href.startswith("/messages/aster/drafts/")


def test_a_reply_that_we_owe_is_named_when_the_message_was_seen_and_again_when_it_is_late(pair: Pair) -> None:
    ref = pair.ask(
        pair.aster, "write", to="secretary", text="which bridge?", reply_by=stamp(pair.now + HOUR), precedence="O"
    )  # fmt: skip
    pair.settle()
    assert words(pair) == ["unseen", "owed"]
    pair.ask(pair.boreas, "seen", message=ref)
    pair.settle()
    assert words(pair) == ["owed"]
    pair.settle(HOUR + MINUTE)
    assert words(pair)[0] == "late"
    assert "reply asked for" in needed(pair)[0].why


def test_an_alarm_that_nobody_silenced_waits_and_a_silenced_one_does_not(pair: Pair) -> None:
    alarms = Alarms()
    alarms.told([(pair.boreas.book.id, Alarm(Level.ALARM, "the clocks are apart", Ref("")))], pair.now)
    assert [need.word for need in needed(pair, alarms=alarms)] == ["alarm"]
    alarms.silence([heard.id for heard in alarms.standing(pair.reading(pair.boreas), {})])
    assert needed(pair, alarms=alarms) == []


def test_an_alarm_leads_to_its_page_and_one_of_a_message_that_is_overdue_is_not_said_twice(
    pair: Pair,
) -> None:
    ref = pair.ask(pair.aster, "write", to="secretary", text="fire", precedence="Z")
    pair.settle()
    pair.settle(11 * MINUTE)
    alarms = Alarms()
    late = Alarm(Level.ALARM, "not seen in time", Ref(ref), (cause(Ref(ref), "action"),))
    alarms.told([(pair.boreas.book.id, late)], pair.now)
    assert [need.word for need in needed(pair, alarms=alarms)] == ["overdue"]
    alarms.told([(pair.boreas.book.id, Alarm(Level.ALARM, "DURESS", Ref(ref)))], pair.now)
    assert [(need.word, need.href) for need in needed(pair, alarms=alarms)] == [
        ("overdue", "/messages"), ("alarm", f"/messages/aster/{ref}"),
    ]  # fmt: skip


@pytest.mark.parametrize("usage", ["EXERCISE", "DRILL"])
def test_unseen_messages_of_an_exercise_are_named_as_such_unless_one_of_them_is_real(
    pair: Pair, usage: str
) -> None:
    pair.ask(pair.aster, "write", to="secretary", text="flood", marking={"usage": usage, "name": "ORCHARD"})
    pair.settle()
    assert [(need.word, need.usage) for need in needed(pair)] == [("unseen", usage)]
    pair.ask(pair.aster, "write", to="secretary", text="the real bridge")
    pair.settle()
    assert [(need.word, need.usage) for need in needed(pair)] == [("unseen", "")]
