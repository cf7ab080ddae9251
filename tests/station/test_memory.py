"""What is kept outside the database, and what a station concludes from it when it starts."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.station import memory
from parley.station.memory import Folder, Memories, Memory, Place, places
from parley.station.ports import StoreFailed
from tests.station.pairs import START, Side, settle

STEM = "parley/1/line/aster"
E1, E2 = "00000001", "00000002"


@pytest.fixture
def memories(tmp_path: Path) -> Memories:
    (tmp_path / "station").mkdir()
    return Memories.of(tmp_path / "station", tmp_path / "shm")


def signed(memories: Memories, epoch: str, size: int) -> None:
    memories.signed(f"{STEM}/{epoch}", size)


# --- what it concludes --------------------------------------------------------------------------------------


def test_nothing_signed_needs_no_memory(memories: Memories) -> None:
    assert memories.judge(STEM, []) is Memory.NONE


def test_a_restart_continues(memories: Memories) -> None:
    signed(memories, E1, 7)
    assert memories.judge(STEM, [(E1, 7)]) is Memory.UNBROKEN


def test_when_it_last_listened_is_known_or_known_not_to_be_known(memories: Memories) -> None:
    assert memories.last_alive() is None
    memories.alive(START)
    assert memories.last_alive() == START
    assert isinstance(memories.durable, Folder)
    note = memories.durable.path / memory.ALIVE
    note.write_text(f"{START:020d}")  # as an earlier release wrote it
    assert memories.last_alive() == START


def test_one_bit_of_the_note_of_when_it_last_listened_makes_nobody_believe_another_time(
    memories: Memories,
) -> None:
    memories.alive(START)
    assert isinstance(memories.durable, Folder)
    note = memories.durable.path / memory.ALIVE
    sound = note.read_bytes()
    for bit in range(8 * len(sound)):
        spoilt = bytearray(sound)
        spoilt[bit // 8] ^= 1 << (bit % 8)
        note.write_bytes(spoilt)
        assert memories.last_alive() in {START, memory.NOBODY_KNOWS}, bit


def test_a_commit_whose_note_was_not_written_any_more_continues(memories: Memories) -> None:
    """A crash between the two: the database has more than the note. Nothing of it had left."""
    signed(memories, E1, 7)
    assert memories.judge(STEM, [(E1, 8)]) is Memory.UNBROKEN
    assert memories.judge(STEM, [(E1, 9), (E2, 2)]) is Memory.UNBROKEN


def test_a_database_behind_its_note_was_restored(memories: Memories) -> None:
    signed(memories, E1, 7)
    assert memories.judge(STEM, [(E1, 6)]) is Memory.RESTORED


def test_a_database_that_does_not_know_the_newest_epoch_was_restored(memories: Memories) -> None:
    signed(memories, E1, 7)
    signed(memories, E2, 1)
    assert memories.judge(STEM, [(E1, 7)]) is Memory.RESTORED


def test_an_empty_database_beside_a_note_was_restored(memories: Memories) -> None:
    signed(memories, E1, 7)
    assert memories.judge(STEM, []) is Memory.RESTORED


def test_a_machine_that_forgot_was_rebooted(memories: Memories, tmp_path: Path) -> None:
    signed(memories, E1, 7)
    shutil.rmtree(tmp_path / "shm")
    again = Memories.of(tmp_path / "station", tmp_path / "shm")
    assert again.judge(STEM, [(E1, 7)]) is Memory.REBOOTED


def test_a_copy_in_another_folder_is_as_one_that_was_rebooted(memories: Memories, tmp_path: Path) -> None:
    signed(memories, E1, 7)
    shutil.copytree(tmp_path / "station", tmp_path / "clone")
    assert Memories.of(tmp_path / "clone", tmp_path / "shm").judge(STEM, [(E1, 7)]) is Memory.REBOOTED


def test_a_folder_put_back_as_it_was_is_found_out_by_the_machines_memory(
    memories: Memories, tmp_path: Path
) -> None:
    """The whole folder is from yesterday, the note beside the key included; the machine was not rebooted."""
    signed(memories, E1, 7)
    backup = {path.name: path.read_bytes() for path in (tmp_path / "station" / "signed").iterdir()}
    signed(memories, E1, 9)
    for name, data in backup.items():
        (tmp_path / "station" / "signed" / name).write_bytes(data)
    assert memories.judge(STEM, [(E1, 7)]) is Memory.RESTORED


def test_without_the_note_beside_the_key_nobody_knows(memories: Memories, tmp_path: Path) -> None:
    signed(memories, E1, 7)
    shutil.rmtree(tmp_path / "station" / "signed")
    again = Memories.of(tmp_path / "station", tmp_path / "shm")
    assert again.judge(STEM, [(E1, 7)]) is Memory.RESTORED


def test_lines_do_not_share_their_memories(memories: Memories) -> None:
    signed(memories, E1, 7)
    assert memories.judge("parley/1/another/aster", []) is Memory.NONE


@given(st.integers(0, 9), st.integers(0, 9), st.booleans())
def test_it_never_signs_a_size_twice(noted: int, held: int, rebooted: bool) -> None:
    """The promise: a log goes on only if nothing beyond what the database holds was ever signed."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "station").mkdir()
        memories = Memories.of(Path(folder) / "station", Path(folder) / "shm")
        signed(memories, E1, noted)
        if rebooted:
            shutil.rmtree(places(Path(folder) / "station", Path(folder) / "shm")[0])
        goes_on = memories.judge(STEM, [(E1, held)]) is Memory.UNBROKEN
        assert goes_on == (held >= noted and not rebooted)


def folder_of(place: Place) -> Path:
    assert isinstance(place, Folder)
    return place.path


# --- what is on the disk ------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"0000", b"00000001 ", b"00000001 x", b"\xff\xfe", b"a b c"])
def test_a_note_that_cannot_be_read_makes_it_ask(memories: Memories, content: bytes) -> None:
    signed(memories, E1, 7)
    for path in folder_of(memories.durable).iterdir():
        path.write_bytes(content)
    assert memories.judge(STEM, [(E1, 7)]) is Memory.RESTORED


def test_a_shorter_note_is_not_left_over_in_a_longer_one(memories: Memories) -> None:
    signed(memories, E1, 10**15)
    signed(memories, E1, 1)
    assert memories.judge(STEM, [(E1, 1)]) is Memory.UNBROKEN


def test_a_place_that_is_not_ours_alone_is_refused(tmp_path: Path) -> None:
    """Anybody may write to /dev/shm: a folder that was there before us could hold links to our own files."""
    (tmp_path / "station").mkdir()
    place = tmp_path / "shm" / f"parley-{os.getuid()}"
    place.mkdir(parents=True)
    place.chmod(0o777)
    with pytest.raises(StoreFailed, match="not ours alone"):
        Memories.of(tmp_path / "station", tmp_path / "shm")


def test_a_link_in_the_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "station").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "shm").mkdir()
    (tmp_path / "shm" / f"parley-{os.getuid()}").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreFailed, match="not ours alone"):
        Memories.of(tmp_path / "station", tmp_path / "shm")


def test_a_link_in_the_place_of_a_note_is_not_followed(memories: Memories, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    signed(memories, E1, 1)
    (note,) = folder_of(memories.volatile).iterdir()
    note.unlink()
    note.symlink_to(victim)
    with pytest.raises(StoreFailed, match="cannot be kept"):
        signed(memories, E1, 2)
    assert victim.read_text() == "precious"


def test_a_note_that_cannot_be_written_stops_the_station_in_words(sides: tuple[Side, Side]) -> None:
    a, _ = sides
    shutil.rmtree(a.folder / "signed")
    with pytest.raises(StoreFailed, match="memory of what was signed cannot be kept"):
        a.station.turn(START + 1_000)


def test_where_nothing_forgets_at_a_reboot_every_start_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system without /dev/shm: a note in the folder would be restored with it, and lie."""
    monkeypatch.setattr(memory, "VOLATILE", tmp_path / "absent")
    (tmp_path / "station").mkdir()
    signed(Memories.of(tmp_path / "station"), E1, 7)
    assert Memories.of(tmp_path / "station").judge(STEM, [(E1, 7)]) is Memory.REBOOTED


# --- whole stations -----------------------------------------------------------------------------------------


def sizes(side: Side) -> dict[str, set[tuple[int, bytes]]]:
    """Every head that a station ever signed and still has, by epoch."""
    store = side.station.store
    return {log.epoch: {(row.size, row.root) for row in store.heads(log.id)} for log in side.book.mine}


@pytest.mark.parametrize("how", ["restart", "reboot"])
def test_a_station_goes_on_or_begins_anew(sides: tuple[Side, Side], how: str) -> None:
    a, b = sides
    getattr(a, how)(START + 1_000)
    settle(a, b, START + 1_000)
    assert len(a.book.mine) == (1 if how == "restart" else 2)


def test_a_clone_signs_nothing_under_the_old_origin(sides: tuple[Side, Side]) -> None:
    a, b = sides
    a.ask(START + 1_000, do="declare", state="OPEN", reason="original")
    a.close()
    shutil.copytree(a.folder, a.folder.with_name("clone"))
    a.open(START + 2_000)
    clone = Side(a.folder.with_name("clone"), a.volatile)
    for side, word in ((a, "original"), (clone, "clone")):
        side.station.turn(START + 40_000)
        side.ask(START + 41_000, do="declare", state="OPEN", reason=word)
    shared = sizes(a).keys() & sizes(clone).keys()
    assert all(sizes(clone)[epoch] <= sizes(a)[epoch] for epoch in shared)
    settle(a, b, START + 50_000)
    settle(clone, b, START + 51_000)
    assert "forked" not in {kind for kind, _ in b.odd()}
