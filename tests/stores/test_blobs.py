"""What every store promises of the bytes of attachments."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from parley.station.ports import BlobRow, Store
from tests.stores.houses import HOUSES, LINE, NOW, House, begun

ROW = BlobRow("ab" * 32, 10, "image/png", "map.png", "cd" * 32, False, "lacking", 4, NOW, NOW + 5, 2, 1)


@pytest.fixture(params=sorted(HOUSES))
def house(request: pytest.FixtureRequest, tmp_path: Path) -> House:
    return HOUSES[request.param](tmp_path)


@pytest.fixture
def store(house: House) -> Iterator[Store]:
    opened = begun(house.open())
    yield opened
    opened.close()


def filled(store: Store, *pieces: tuple[int, bytes], hash_: str = ROW.hash) -> None:
    with store.writing() as page:
        page.blob(LINE.id, replace(ROW, hash=hash_))
        for at, data in pieces:
            page.blob_bytes(LINE.id, hash_, at, data)


def test_a_row_and_its_bytes_are_there_after_opening_anew(house: House) -> None:
    store = begun(house.open())
    filled(store, (0, b"abcd"))
    store.close()
    store = house.open()
    assert store.blob(LINE.id, ROW.hash) == ROW
    assert store.blob_bytes(LINE.id, ROW.hash, 0, 99) == b"abcd"
    store.close()


def test_what_nobody_named_is_not_there(store: Store) -> None:
    filled(store, (0, b"abcd"))
    assert store.blob(LINE.id, "ef" * 32) is None
    assert store.blob("ef" * 16, ROW.hash) is None, "another line's is nobody's business"
    assert store.blob_bytes("ef" * 16, ROW.hash, 0, 4) == b""


def test_any_part_is_read_whatever_the_pieces(store: Store) -> None:
    filled(store, (0, b"abc"), (3, b"d"), (4, b"efghij"))
    whole = b"abcdefghij"
    for at in range(11):
        for count in range(12):
            assert store.blob_bytes(LINE.id, ROW.hash, at, count) == whole[at : at + count]


def test_a_row_is_replaced_and_bytes_are_dropped(store: Store) -> None:
    filled(store, (0, b"abcd"))
    filled(store, (0, b"efgh"), hash_="ee" * 32)
    with store.writing() as page:
        page.drop_blob_bytes(LINE.id, ROW.hash)
        page.blob(LINE.id, replace(ROW, have=0, state="refused"))
    assert store.blob(LINE.id, ROW.hash) == replace(ROW, have=0, state="refused")
    assert store.blob_bytes(LINE.id, ROW.hash, 0, 9) == b""
    assert store.blob_bytes(LINE.id, "ee" * 32, 0, 9) == b"efgh"


def test_rows_come_in_the_order_in_which_they_were_named(store: Store) -> None:
    rows = [
        replace(ROW, hash=f"{n:064x}", named_at=NOW - n, state="lacking" if n % 2 else "whole", ref="")
        for n in range(6)
    ]
    with store.writing() as page:
        for row in rows:
            page.blob(LINE.id, row)
    assert store.blobs(LINE.id) == rows[::-1]
    assert store.blobs(LINE.id, count=2) == rows[:3:-1]
    assert store.blobs(LINE.id, state="lacking") == rows[::-2]
    assert store.blobs(LINE.id, state="lacking", count=1) == rows[-1:]
