"""Both sides' entries as one story: in order, a page at a time, each with what it shows and on whose word."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from parley.station.errors import Refusal
from parley.station.settings import RECORD
from parley.stores.sqlite import SqliteReading
from parley.views import timeline as view
from parley.views import walk
from parley.views.timeline import Wanted
from parley.views.walk import BEGIN, End, Story
from tests.station.rogue import Rogue
from tests.views.plays import MINUTE, Pair


def page(pair: Pair, wanted: Wanted = Wanted(), **where: Any) -> dict[str, Any]:  # noqa: B008  # it is frozen
    return view.page(pair.reading(pair.aster), pair.row(pair.aster), wanted, **where)


def refs(found: dict[str, Any]) -> list[str]:
    return [entry["ref"] for entry in found["entries"]]


def by_kind(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The last entry of each kind."""
    return {entry["kind"]: entry for entry in reversed(found["entries"])}


def pages(pair: Pair) -> Iterator[dict[str, Any]]:
    """From the newest back to the first."""
    end = None
    while True:
        found = page(pair, end=end)
        yield found
        if (end := found["older"]) is None:
            return


def test_every_entry_stands_once_and_after_what_its_author_had_seen(pair: Pair) -> None:
    call = pair.ringing()
    pair.ask(pair.boreas, "call.refuse", call=call, code="R03")
    pair.settle()
    story = Story(pair.reading(pair.aster), pair.row(pair.aster))
    back = [passed for passed, _ in story.back(story.whole)]
    assert [passed for passed, _ in story.onward(BEGIN, story.whole)] == back[::-1]
    assert len(back) == sum(story.whole)
    places = {(passed.log.mine, passed.place): at for at, passed in enumerate(back[::-1])}
    for at, passed in enumerate(back[::-1]):
        held = [
            there
            for (mine, place), there in places.items()
            if mine is not passed.log.mine and place < passed.after
        ]
        assert all(there < at for there in held)


def test_a_call_is_shown_with_a_level_for_each_entry_none_merged(pair: Pair) -> None:
    call = pair.ringing()
    pair.ask(pair.boreas, "call.attend", call=call)
    pair.ask(pair.boreas, "call.refuse", call=call, code="R03")
    pair.settle()
    found = by_kind(page(pair))
    levels = {kind: found[kind]["level"] for kind in found if kind.startswith("call.")}
    assert levels == {
        "call.placed/1": "DELIVERED",
        "call.rang/1": "RANG",
        "call.picked_up/1": "SEEN",
        "call.refused/1": "REFUSED",
    }
    about = found["call.placed/1"]["about"]
    assert (about["state"], about["level"], about["begins"], about["ends"]) == (
        "REFUSED",
        "REFUSED",
        True,
        False,
    )
    assert found["call.refused/1"]["about"]["ends"]


def test_what_their_station_has_not_signed_for_is_attempted_and_our_claim_stays_our_word(pair: Pair) -> None:
    pair.ask(pair.aster, "call.place", to="secretary", **{"from": "secretary"}, subject="the border")
    assert by_kind(page(pair))["call.placed/1"]["level"] == "ATTEMPTED"
    pair.wait(11 * MINUTE)
    silent = by_kind(page(pair))["call.silent/1"]
    assert (silent["claim"], silent["level"], silent["about"]["state"]) == (True, "ATTEMPTED", "LINE_DEAD")
    pair.settle()
    silent = by_kind(page(pair))["call.silent/1"]
    assert (silent["claim"], silent["level"]) == (True, "DELIVERED")


def test_a_word_that_came_after_the_end_stands_beside_the_end(pair: Pair) -> None:
    call = pair.ringing()
    pair.ask(pair.boreas, "call.refuse", call=call, code="R03")
    pair.ask(pair.aster, "call.withdraw", call=call)
    pair.settle()
    found = by_kind(page(pair))
    assert found["call.refused/1"]["late"]
    assert [late["kind"] for late in found["call.withdrawn/1"]["late_words"]] == ["call.refused/1"]
    assert found["call.placed/1"]["about"]["state"] == "WITHDRAWN"


def test_pages_lead_back_to_the_first_entry_and_forth_again(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair.ringing()
    monkeypatch.setattr(view, "PAGE", 3)
    there = list(pages(pair))
    told = [ref for each in there for ref in refs(each)]
    assert len(told) == len(set(told)) == sum(Story(pair.reading(pair.aster), pair.row(pair.aster)).whole)
    assert there[0]["newer"] is None
    newer = page(pair, begin=there[1]["newer"])
    assert refs(newer) == refs(there[0])


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [
        (Wanted(group="calls", side="theirs"), {"call.rang/1"}),
        (Wanted(group="messages"), {"message.sent/1"}),
        (Wanted(text="THE BRIDGE"), {"message.sent/1"}),
        (Wanted(group="line", side="ours"), {"epoch/1", "agreement.signed/1", "seal.rotated/1"}),
        (Wanted(group="nothing"), set()),
    ],
    ids=["calls of theirs", "messages", "words in any case", "the line itself", "a group that is none"],
)
def test_a_filter_lets_through_what_fits_all_of_it(pair: Pair, wanted: Wanted, kinds: set[str]) -> None:
    pair.ringing()
    pair.ask(pair.aster, "write", to="secretary", text="the bridge is closed")
    pair.settle()
    assert {entry["kind"] for entry in page(pair, wanted)["entries"]} == kinds


def test_from_and_to_are_times_of_our_clock_and_bound_the_page(pair: Pair) -> None:
    pair.settle(60 * MINUTE)
    since = pair.now
    call = pair.ringing()
    until = pair.now
    pair.settle(60 * MINUTE)
    pair.ask(pair.aster, "write", to="secretary", text="later")
    pair.settle()
    found = page(pair, Wanted(since=since, until=until))
    assert call in refs(found)
    assert {entry["kind"] for entry in found["entries"]} <= {"call.placed/1", "call.rang/1", "call.silent/1"}
    assert found["older"] is None
    assert found["newer"] is None


def test_a_filter_that_fits_little_looks_at_a_bounded_part_and_says_how_far(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair.ringing()
    monkeypatch.setattr(view, "LOOKED_MAX", 2)
    found = page(pair, Wanted(text="no such word"))
    assert found["entries"] == []
    assert found["looked_since"] is not None
    assert isinstance(found["older"], End)


def test_a_place_that_somebody_typed_is_brought_to_the_nearest_there_is(pair: Pair) -> None:
    assert page(pair, end=End(10**9, -5))["counts"] == page(pair)["counts"]
    assert page(pair, begin=End(10**9, 10**9))["entries"] == []


def rogue(pair: Pair) -> Rogue:
    """Boreas in bad faith, from now on."""
    return Rogue(pair.boreas, pair.aster, pair.now + 1_000)


def test_a_word_against_its_authors_own_is_shown_as_not_honestly_said_and_shows_nothing(pair: Pair) -> None:
    call = pair.ringing()
    pair.ask(pair.boreas, "call.refuse", call=call, code="R03")
    pair.settle()
    liar = rogue(pair)
    assert liar.send(*liar.added(liar.entry("call.accepted/1", call=call))) == ""
    found = by_kind(page(pair))["call.accepted/1"]
    assert "REFUSED" in found["wrong"]
    assert (found["level"], found["about"]["state"]) == ("DELIVERED", "REFUSED")


def test_a_number_that_no_message_had_is_shown_where_it_was_noticed_and_beside_the_record(pair: Pair) -> None:
    pair.ask(pair.boreas, "write", to="duty-desk", text="one")
    pair.settle()
    sent = by_kind(page(pair))["message.sent/1"]
    liar = rogue(pair)
    assert liar.send(*liar.added(liar.entry("message.sent/1", **{**sent["body"], "number": 3}))) == ""
    found = by_kind(page(pair))["message.sent/1"]
    assert "never sent" in found["gap"]
    beside = view.beside(pair.reading(pair.aster), pair.row(pair.aster))
    assert [(gap["first"], gap["last"], gap["mine"]) for gap in beside["gaps"]] == [(2, 2, False)]


def test_what_was_refused_and_what_cannot_be_read_stand_beside_the_record(pair: Pair) -> None:
    liar = rogue(pair)
    assert liar.send(*liar.added(liar.entry("note/1", text="of a later release"))) == ""
    assert by_kind(page(pair))["note/1"]["about"] is None
    assert liar.deliver(b"no parcel at all") != ""
    beside = view.beside(pair.reading(pair.aster), pair.row(pair.aster))
    assert beside["unreadable"] == 1
    assert beside["oddities_count"] == len(beside["oddities"]) > 0


def test_one_call_alone_is_all_that_was_said_about_it_and_nothing_else(pair: Pair) -> None:
    call = pair.ringing()
    pair.ask(pair.aster, "write", to="secretary", text="meanwhile")
    pair.settle(MINUTE)
    pair.ask(pair.boreas, "call.refuse", call=call, code="R03")
    pair.settle(MINUTE)
    wanted = view.alone(pair.reading(pair.aster), pair.row(pair.aster), Wanted(), call)
    found = page(pair, wanted)
    assert [entry["kind"] for entry in found["entries"]] == ["call.refused/1", "call.rang/1", "call.placed/1"]
    assert found["older"] is None
    assert refs(page(pair, replace(wanted, side="ours"))) == [call]


@pytest.mark.parametrize("ref", ["", "zz", "ab" * 32, "<b>"])
def test_what_is_no_thing_of_the_line_cannot_be_shown_alone(pair: Pair, ref: str) -> None:
    with pytest.raises(Refusal, match="nothing on this line"):
        view.alone(pair.reading(pair.aster), pair.row(pair.aster), Wanted(), ref)


class Counting(SqliteReading):
    """Counts the entries that are read of it."""

    read = 0

    def entries(self, log: int, first: int, count: int) -> list[tuple[bytes, int]]:
        found = super().entries(log, first, count)
        self.read += len(found)
        return found


def test_a_page_reads_about_as_much_of_a_long_record_as_of_a_short_one(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "BLOCK", 5)
    monkeypatch.setattr(view, "PAGE", 5)
    read = []
    for number in range(60):
        pair.ask(pair.aster, "declare", state="OPEN", reason=str(number))
        if number in {19, 59}:
            pair.settle()
            counting = Counting(pair.aster.folder / RECORD)
            view.page(counting, counting.lines()[0], Wanted())
            read.append(counting.read)
            counting.close()
    assert read[1] <= read[0] + 10
    assert read[1] < 30
