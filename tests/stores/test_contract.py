"""What every store promises the station, whichever it is."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from parley.station.ports import Count, Page, Store, StoreFailed
from parley.stores import sqlite
from tests.stores.houses import HOUSES, LINE, MINE, NOW, THEIRS, THING, House, begun, head, thing


@pytest.fixture(params=sorted(HOUSES))
def house(request: pytest.FixtureRequest, tmp_path: Path) -> House:
    return HOUSES[request.param](tmp_path)


@pytest.fixture
def store(house: House) -> Iterator[Store]:
    opened = begun(house.open())
    yield opened
    opened.close()


def write(store: Store, *steps: Callable[[Page], object]) -> None:
    with store.writing() as page:
        for step in steps:
            step(page)


def heads(store: Store, *sizes: int) -> None:
    with store.writing() as page:
        for size in sizes:
            page.head(1, head(size))


def append(store: Store, log: int, first: int, *raws: bytes, at: int = NOW) -> None:
    write(store, lambda page: page.entries(log, first, raws, at))


# --- durable ------------------------------------------------------------------------------------------------


def test_what_was_committed_is_there_after_opening_anew(house: House) -> None:
    store = begun(house.open())
    with store.writing() as page:
        page.entries(1, 0, [b"{}", b'{"a":1}'], NOW)
        page.size(1, 2, (bytes(32),))
        page.head(1, head(2))
        page.receipt(1, 2, head(2).root, b"lines", 77)
        page.things(LINE.id, [THING])
        page.state(LINE.id, {"lamps": b"state"})
        page.answers([("id-1", b"answer")], NOW)
        page.oddity(LINE.id, NOW, "forked", "two heads", b"evidence")
        page.meta({"gaps": "[]"})
    store.close()
    store = house.open()
    assert store.lines() == [LINE]
    assert store.logs(LINE.id) == [THEIRS, replace(MINE, size=2, frontier=(bytes(32),))]
    assert store.last_log() == 2
    assert store.entries(1, 0, 9) == [(b"{}", NOW), (b'{"a":1}', NOW)]
    assert store.heads(1) == [replace(head(2), receipt=b"lines", receipt_s=77)]
    assert store.things(LINE.id) == [THING]
    assert store.state(LINE.id) == {"lamps": b"state"}
    assert store.answer("id-1") == b"answer"
    assert store.oddities(LINE.id) == [(NOW, "forked", "two heads", b"evidence")]
    assert store.meta()["gaps"] == "[]"
    store.close()


def test_a_page_counts_as_a_whole_or_not_at_all(store: Store) -> None:
    class Stop(Exception):
        pass

    def stop(page: Page) -> None:
        page.entries(1, 0, [b"{}"], NOW)
        page.head(1, head(1))
        page.state(LINE.id, {"lamps": b"state"})
        page.meta({"x": "y"})
        raise Stop

    with pytest.raises(Stop):
        write(store, stop)
    assert (store.entries(1, 0, 9), store.heads(1)) == ([], [])
    assert store.state(LINE.id) == {}
    assert "x" not in store.meta()
    append(store, 1, 0, b"{}")  # and the next page is as good as any
    assert store.logs(LINE.id)[-1].size == 1


def test_a_page_that_breaks_a_rule_of_the_store_counts_for_nothing(store: Store) -> None:
    write(store, lambda page: page.answers([("id-1", b"answer")], NOW))
    with pytest.raises(StoreFailed, match="cannot be written"):
        write(
            store, lambda p: p.entries(1, 0, [b"{}"], NOW), lambda p: p.answers([("id-1", b"another")], NOW)
        )
    assert store.entries(1, 0, 9) == []
    assert store.answer("id-1") == b"answer"


def test_nothing_is_seen_of_a_page_before_it_ends(house: House, store: Store) -> None:
    reading = house.reading()
    with store.writing() as page:
        page.entries(1, 0, [b"{}"], NOW)
        assert reading.entries(1, 0, 9) == []
    assert reading.entries(1, 0, 9) == [(b"{}", NOW)]
    reading.close()


def test_a_reader_beside_the_writer_may_not_write(house: House, store: Store) -> None:
    reading = house.reading()
    assert not hasattr(reading, "writing")
    assert reading.lines() == store.lines()
    reading.close()


# --- compare and append -------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", [0, 1, 3, 2**53])
def test_entries_are_appended_where_the_log_ends_and_nowhere_else(store: Store, first: int) -> None:
    append(store, 1, 0, b"a", b"b")
    with pytest.raises(StoreFailed, match="another station writes"):
        append(store, 1, first, b"c")
    assert [raw for raw, _ in store.entries(1, 0, 9)] == [b"a", b"b"]


def test_a_log_that_was_never_begun_takes_no_entries(store: Store) -> None:
    with pytest.raises(StoreFailed, match="ends at None"):
        append(store, 9, 0, b"a")


def test_of_two_writers_one_is_told(house: House, store: Store) -> None:
    second = house.open()
    append(store, 1, 0, b"a")
    with pytest.raises(StoreFailed, match="another station writes"):
        append(second, 1, 0, b"b")
    assert list(store.raws(1, 0, 9)) == [b"a"]
    second.close()


def test_one_page_may_append_to_one_log_several_times(store: Store) -> None:
    write(
        store, lambda page: page.entries(1, 0, [b"a"], NOW), lambda page: page.entries(1, 1, [b"b"], NOW + 1)
    )
    assert store.entries(1, 0, 9) == [(b"a", NOW), (b"b", NOW + 1)]


def test_one_origin_has_one_log(store: Store) -> None:
    with pytest.raises(StoreFailed):
        write(store, lambda page: page.log(replace(MINE, id=7)))


def test_entries_are_kept_byte_for_byte(store: Store) -> None:
    raws = [bytes(range(256)), "é\u2028\n".encode(), b"", b"x" * 65_535]
    append(store, 1, 0, *raws)
    assert list(store.raws(1, 0, 9)) == raws


def test_many_entries_are_read_in_lots(store: Store) -> None:
    raws = [b"%d" % number for number in range(2 * sqlite.READ_AT_ONCE + 3)]
    append(store, 1, 0, *raws)
    assert list(store.raws(1, 0, len(raws))) == raws
    assert list(store.raws(1, 7, 2)) == raws[7:9]
    assert list(store.raws(1, len(raws) - 1, 9)) == raws[-1:]
    assert list(store.raws(1, len(raws), 9)) == list(store.raws(9, 0, 9)) == []


# --- heads and receipts -------------------------------------------------------------------------------------


def test_a_head_that_is_stored_again_stays_as_it_was(store: Store) -> None:
    write(store, lambda page: page.head(1, head(1)), lambda page: page.head(1, head(1, NOW + 9, b"other")))
    assert store.heads(1) == [head(1)]


def test_two_roots_of_one_size_are_both_kept(store: Store) -> None:
    twin = replace(head(1), root=bytes(32))
    write(store, lambda page: page.head(1, head(1)), lambda page: page.head(1, twin))
    assert {row.root for row in store.heads(1)} == {head(1).root, twin.root}


def test_the_first_receipt_stands(store: Store) -> None:
    write(store, lambda page: page.head(1, head(1)))
    with store.writing() as page:
        page.receipt(1, 1, head(1).root, b"5", 5)
        page.receipt(1, 1, head(1).root, b"9", 9)
    assert store.heads(1) == [replace(head(1), receipt=b"5", receipt_s=5)]


def test_a_receipt_on_a_root_that_is_not_there_is_none(store: Store) -> None:
    write(store, lambda page: page.head(1, head(1)), lambda page: page.receipt(1, 1, bytes(32), b"lines", 5))
    assert store.last_receipt(1) is None


def test_heads_are_found_by_size(store: Store) -> None:
    heads(store, 2, 5, 9)
    write(store, lambda page: page.receipt(1, 5, head(5).root, b"lines", 7))
    sizes = [(store.next_head(1, at), store.last_head(1, at)) for at in (0, 2, 3, 9, 10)]
    assert [(a and a.size, b and b.size) for a, b in sizes] == [(2, None), (2, 2), (5, 2), (9, 9), (None, 9)]
    last, first, receipt = store.last_head(1), store.first_receipt(1, 1), store.last_receipt(1)
    assert last is not None
    assert first is not None
    assert receipt is not None
    assert (last.size, first.size, receipt.size, store.first_receipt(1, 6)) == (9, 5, 5, None)
    assert [row.size for row in store.heads(1, 5)] == [5, 9]
    assert list(store.roots(1)) == [(size, head(size).root) for size in (2, 5, 9)]
    assert store.last_head(2) is store.next_head(2, 0) is None


def test_dropped_heads_are_those_below_that_no_receipt_covers(store: Store) -> None:
    heads(store, 1, 2, 3, 4)
    write(
        store, lambda page: page.head(2, head(1)), lambda page: page.receipt(1, 2, head(2).root, b"lines", 7)
    )
    write(store, lambda page: page.drop_heads(1, 3))
    assert [row.size for row in store.heads(1)] == [2, 3, 4]
    assert [row.size for row in store.heads(2)] == [1]


# --- what is derived ----------------------------------------------------------------------------------------


def test_a_thing_is_replaced_by_its_newest_state(store: Store) -> None:
    write(store, lambda page: page.things(LINE.id, [THING]))
    closed = replace(THING, open=False, due=None, state="REFUSED", data=b"more")
    write(store, lambda page: page.things(LINE.id, [closed]))
    assert store.things(LINE.id) == [store.thing(LINE.id, THING.ref)] == [closed]
    assert store.things(LINE.id, open_only=True) == []


def test_things_are_found_by_line_kind_age_and_prefix(store: Store) -> None:
    rows = [thing(number, kind="call" if number % 2 else "message", opened_at=NOW + number, open=number < 4)
            for number in range(6)]  # fmt: skip
    write(store, lambda page: page.things(LINE.id, rows), lambda page: page.things("other", [thing(9)]))
    assert store.things(LINE.id) == rows
    assert store.things(LINE.id, kind="call") == rows[1::2]
    assert store.things(LINE.id, kind="call", open_only=True) == rows[1:4:2]
    assert store.things(LINE.id, newest=2) == rows[-2:]
    assert store.things(LINE.id, kind="message", newest=9) == rows[::2]
    assert store.refs(LINE.id, f"{4:064x}") == [rows[4].ref]
    assert len(store.refs(LINE.id, "0")) == 3
    assert store.refs(LINE.id, "f") == []
    assert store.thing(LINE.id, "ff" * 32) is None
    assert [store.thing(LINE.id, ref) for ref in ("zz", "abc", "\u0663\u0663", "")] == [
        None
    ] * 4  # no reference


def test_the_newest_are_the_last_of_all(store: Store) -> None:
    rows = [thing(number, mine=number in {0, 1, 5}, opened_at=NOW + number // 2) for number in range(6)]
    write(store, lambda page: page.things(LINE.id, rows))
    for newest in range(1, 8):
        assert store.things(LINE.id, newest=newest) == rows[-newest:]
        assert store.things(LINE.id, kind="call", newest=newest) == rows[-newest:]


def test_what_is_due_is_found_unless_it_is_open(store: Store) -> None:
    dues = [7, None, 3, 3, 99, 5]
    rows = [thing(number, due=due, open=number == 5) for number, due in enumerate(dues)]
    assert store.next_due(LINE.id) is None
    write(store, lambda page: page.things(LINE.id, rows),
          lambda page: page.things("other", [thing(9, due=1, open=False)]))  # fmt: skip
    assert store.next_due(LINE.id) == 3
    assert store.due_things(LINE.id, 98, 9) == [rows[2], rows[3], rows[0]]
    assert store.due_things(LINE.id, 98, 1) == [rows[2]]
    assert store.due_things(LINE.id, 2, 9) == []
    write(store, lambda page: page.things(LINE.id, [replace(row, due=None) for row in rows[:4]]))
    assert store.next_due(LINE.id) == 99


def test_things_are_counted_by_precedence_and_age(store: Store) -> None:
    told = [
        ("Z", "SENT", True),
        ("R", "SENT", True),
        ("R", "SENT", True),
        ("R", "SEEN", True),
        ("O", "SENT", False),
    ]
    rows = [thing(number, kind="message", precedence=precedence, state=state, mine=mine, opened_at=NOW + number)
            for number, (precedence, state, mine) in enumerate(told)]  # fmt: skip
    write(store, lambda page: page.things(LINE.id, rows))
    counted = {row.precedence: row for row in store.counts(LINE.id, "message", "SENT", mine=True)}
    assert counted == {"Z": Count("Z", 1, NOW), "R": Count("R", 2, NOW + 1)}
    earlier = store.counts(LINE.id, "message", "SENT", mine=True, until=NOW + 1)
    assert {(row.precedence, row.count) for row in earlier} == {("Z", 1), ("R", 1)}
    assert store.counts(LINE.id, "message", "SENT", mine=False, until=NOW) == []
    assert store.counts("other", "message", "SENT", mine=True) == []


def test_a_line_keeps_its_cards_and_takes_a_new_sealing_key(store: Store) -> None:
    write(store, lambda page: page.line(replace(LINE, seal_key=b"newer", their_card=b"another", name="x")))
    assert store.lines() == [replace(LINE, seal_key=b"newer")]


def test_an_answer_is_given_once(store: Store) -> None:
    assert store.answer("id-1") is None
    write(store, lambda page: page.answers([("id-1", b"answer")], NOW))
    assert store.answer("id-1") == b"answer"


# --- quotas -------------------------------------------------------------------------------------------------


def test_noise_does_not_drive_out_the_proof_of_a_fork(store: Store) -> None:
    write(store, lambda page: page.oddity(LINE.id, NOW, "forked", "two heads", b"proof"))
    with store.writing() as page:
        for number in range(3 * sqlite.ODDITIES_MAX):
            page.oddity(LINE.id, NOW, "malformed", str(number), b"")
    kept = store.oddities(LINE.id)
    assert (NOW, "forked", "two heads", b"proof") in kept
    noise = [what for _, kind, what, _ in kept if kind == "malformed"]
    assert noise == [str(number) for number in range(2 * sqlite.ODDITIES_MAX, 3 * sqlite.ODDITIES_MAX)]


def test_one_line_does_not_fill_the_share_of_another(store: Store) -> None:
    write(store, lambda page: page.oddity("other", NOW, "malformed", "theirs", b""))
    with store.writing() as page:
        for number in range(2 * sqlite.ODDITIES_MAX):
            page.oddity(LINE.id, NOW, "malformed", str(number), b"")
    assert len(store.oddities(LINE.id)) == sqlite.ODDITIES_MAX
    assert len(store.oddities("other")) == 1
