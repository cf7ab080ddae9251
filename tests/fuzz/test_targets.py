"""Each target over its corpus and some hundred mutations; the long runs are `make fuzz`."""

import time

import pytest

from fuzz import corpus
from fuzz.bounds import BYTES_MAX, Spent, TooDear, bounded, measured
from fuzz.run import campaign
from fuzz.targets import MODULES, load

RUNS = 1_000
SECONDS = 2.0  # of each target; the slowest reach some hundred
FILES_MAX = 99
FILE_BYTES_MAX = 64_000

NAMES = pytest.mark.parametrize("name", MODULES)
FILES = [(name, file) for name in MODULES for file in corpus.of(name)]


@NAMES
def test_the_first_line_of_a_target_says_what_always_holds(name: str) -> None:
    first = (load(name).__doc__ or "").splitlines()[0]
    assert ":" in first
    assert first.endswith((".", ";"))


@NAMES
def test_a_corpus_is_small_and_begins_with_what_is_accepted(name: str) -> None:
    found = corpus.of(name)
    assert 0 < len(found) <= FILES_MAX
    assert max(map(len, found.values())) <= FILE_BYTES_MAX
    assert [file for file, data in found.items() if not load(name)(data)] == []


@pytest.mark.parametrize(("name", "file"), FILES)
def test_no_file_of_a_corpus_takes_much_memory(name: str, file: str) -> None:
    load(name)(
        b""
    )  # what it needs at first (modules, tables, a station to read for) is no cost of these bytes
    assert measured(load(name), corpus.of(name)[file]) < BYTES_MAX


@NAMES
def test_mutations_are_read_or_refused_in_bounded_time_and_memory(name: str) -> None:
    load(name)(b"")  # what it needs at first is no cost of these bytes
    spent, find = campaign(name, load(name), seed=1, runs=RUNS, seconds=SECONDS)
    assert find is None, find
    assert spent.runs > len(corpus.of(name)), "mutations ran, not the corpus alone"
    assert spent.taken > 0, "some were accepted, so that mutation goes deep"


@NAMES
def test_bytes_that_are_nothing_at_all_are_refused(name: str) -> None:
    for data in (b"", b"\n", b"\xff\xfe", b"\0" * 64):
        assert not load(name)(data) or name == "padding"


# --- the runner itself sees what it is for --------------------------------------------------------------------


def crashes(data: bytes) -> bool:
    """A parser: raises nothing."""
    if data.count(b"\xff") > 0:
        raise KeyError("beside the invariant")
    return True


def dawdles(data: bytes) -> bool:
    """A parser: quick."""
    end = time.thread_time() + 0.08
    while time.thread_time() < end:
        pass
    return bool(data)


def hoards(data: bytes) -> bool:
    """A parser: frugal."""
    return bool(bytearray(256 << 20)) and bool(data)


def test_a_parser_that_raises_what_it_must_not_is_found_and_its_bytes_are_kept() -> None:
    _, find = campaign("canonical", crashes, seed=1, runs=20_000)
    assert find is not None
    assert isinstance(find.why, KeyError)
    with pytest.raises(KeyError):
        crashes(find.data)


def test_a_parser_that_takes_too_long_is_found() -> None:
    with pytest.raises(TooDear, match="ms for 1 bytes"):
        bounded(dawdles, b"x", Spent())


def test_a_parser_that_takes_too_much_memory_is_found() -> None:
    with pytest.raises(TooDear, match="256 MiB for 1 bytes"):
        bounded(hoards, b"x", Spent(), slower=100)  # so much memory takes time, too


def test_a_seed_makes_the_same_mutations() -> None:
    heard: list[list[bytes]] = [[], []]
    for said in heard:

        def listens(data: bytes, said: list[bytes] = said) -> bool:
            said.append(data)
            return len(data) % 2 == 0

        campaign("entry", listens, seed=3, runs=300)
    assert heard[0] == heard[1]
    assert len(set(heard[0])) > 200
