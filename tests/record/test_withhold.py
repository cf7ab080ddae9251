"""A part of a log is as authentic as the whole, and gives nothing else away."""

import pytest

from parley.record import entry
from parley.record.entry import After
from parley.record.errors import Malformed
from parley.record.verify import verify
from parley.record.withhold import withheld
from tests.record import making
from tests.record.making import bundle_of, pair, small_talk


def test_only_the_calls_are_shown() -> None:
    a, b = small_talk()
    parts = [withheld(p.log.part(), lambda _, e: e.kind.startswith("call.")) for p in (a, b)]
    data = bundle_of(parts, (a, b))
    ours, theirs = verify(data).parties
    assert [e.kind for _, e in ours.logs[0].entries()] == ["epoch/1", "call.placed/1"]
    assert [e.kind for _, e in theirs.logs[0].entries()] == ["epoch/1", "call.refused/1"]
    assert a.log.entries[1].raw not in data
    assert a.log.entries[1].salt.encode() not in data


def test_each_entry_keeps_the_time_at_which_it_arrived() -> None:
    a, b = small_talk()
    whole = verify(making.bundled(a, b)).parties[0].logs[0]
    part = withheld(a.log.part(), lambda index, _: index != 1)
    shown = verify(bundle_of([part], (a, b))).parties[0].logs[0]
    assert [shown.received_s(i) for i in (0, 2)] == [whole.received_s(i) for i in (0, 2)]
    assert len(shown.heads) == 2


def test_a_change_of_cards_is_always_shown_with_the_head_it_closes() -> None:
    a, b = small_talk()
    b.change_card(After(a.log.epoch, 3))
    b.log.write("test.station/1", {})
    b.log.sign()
    part = withheld(b.log.part(), lambda index, _: index == 3)
    party = verify(bundle_of([part], (a, b))).parties[1]
    assert party.identity.card.number == 2
    assert [index for index, _ in party.logs[0].entries()] == [0, 2, 3]


def test_an_entry_that_only_a_later_epoch_vouches_for_is_proved_at_the_size_it_names() -> None:
    a, b = small_talk()
    old = a.log
    a.begin("a1a1a1a1", (old, 3))
    a.log.sign()
    bare = type(old.part())(old.origin, [], [e.raw for e in old.entries])
    part = withheld(bare, lambda index, _: index == 2, named=[3])
    log = verify(bundle_of([part, a.log.part()], (a, b))).parties[0].logs[0]
    assert [index for index, _ in log.entries()] == [0, 2]


def test_what_nothing_covers_cannot_be_shown() -> None:
    a, _ = small_talk()
    a.log.write("test.station/1", {})
    with pytest.raises(Malformed, match="entry 3: no head here covers it"):
        withheld(a.log.part(), lambda index, _: index == 3)


def test_an_entry_without_a_receipt_is_proved_by_its_author_alone() -> None:
    a, b = small_talk()
    a.log.write("test.station/1", {})
    a.log.sign()
    part = withheld(a.log.part(), lambda index, _: index == 3)
    log = verify(bundle_of([part], (a, b))).parties[0].logs[0]
    assert log.received_s(3) is None
    assert entry.parse(log.singles[3].line).kind == "test.station/1"


def test_an_entry_is_proved_in_a_head_with_a_receipt_though_a_smaller_one_without_covers_it() -> None:
    a, b = pair()
    a.begin("a0a0a0a0")
    a.log.write("test.station/1", {})
    a.log.sign()
    b.begin("b0b0b0b0")
    a.log.write("test.station/1", {})
    a.log.sign()
    a.log.receive(b)
    part = withheld(a.log.part(), lambda index, _: index == 1)
    log = verify(bundle_of([part], (a, b))).parties[0].logs[0]
    assert [single.size for single in log.singles.values()] == [3, 3]
    assert log.received_s(1) is not None, "the size of 2 was signed by its author alone"
