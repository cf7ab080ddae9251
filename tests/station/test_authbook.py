"""The authenticator book: pairs of words that are heard right, and a file that is read back or refused."""

import os
import random
from pathlib import Path

import pytest

from parley.keystores import sealed
from parley.keystores.envelope import Cost
from parley.record.entry import Instant, instant
from parley.station import authbook, private
from parley.station.errors import Refusal

MADE = Instant(instant("2022-03-01T08:00:00.000Z"))
LINE = "a" * 32


def book(pairs: int = 200) -> authbook.Book:
    chance = random.Random(7)
    return authbook.make(LINE, pairs, MADE, chance.randbytes)


def test_no_word_stands_twice_and_all_can_be_spelled() -> None:
    words = [word for pair in book().pairs for word in pair]
    assert len(set(words)) == 400
    assert {len(word) for word in words} == {6}
    for word in words:
        assert authbook.heard(authbook.spelled(word)) == word
        assert authbook.heard(f" {word.lower()[:2]} {word.lower()[2:]} ") == word


def test_every_syllable_is_as_likely_as_another() -> None:
    chance = random.Random(1)
    counts = [0] * 70
    for _ in range(70_000):
        counts[authbook._number(chance.randbytes, 70)] += 1
    assert min(counts) > 850
    assert max(counts) < 1_150


def test_it_is_read_back_as_it_was_written() -> None:
    found = authbook.load(authbook.dump(book()))
    assert found == book()
    assert found.pair(1) == book().pairs[0]
    for number in (0, 201):
        with pytest.raises(Refusal, match="200 pairs"):
            found.pair(number)


@pytest.mark.parametrize("count", [0, 1, 2_001])
def test_a_book_of_no_use_is_not_made(count: int) -> None:
    with pytest.raises(Refusal, match="a book has"):
        book(count)


def damaged() -> list[bytes]:
    good = authbook.dump(book(3))
    first, second, third, *pairs = good.decode().split("\n")
    one, two = pairs[0].split(" ")[1:]
    return [
        b"", good[:-1], good + b"4 BADOFI KUREMA extra\n", good.replace(b"/1", b"/2"), good.replace(b"1 ", b"2 ", 1),
        good.replace(two.encode(), one.encode()), good.replace(one.encode(), b"QUERTY"), b"\xff" + good,
        good.replace(b"made 2022", b"made 2O22"), f"{first}\n{second}\n{third}\n".encode(),
    ]  # fmt: skip


@pytest.mark.parametrize("data", damaged())
def test_a_damaged_book_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal, match="no authenticator book"):
        authbook.load(data)


def test_the_sheet_has_every_pair_with_its_number() -> None:
    said = authbook.sheet(book(12), "for the safe")
    for number, (challenge, reply) in enumerate(book(12).pairs, 1):
        assert f"{number:>2}  ask {challenge}  answer {reply}\n" in said


def test_a_private_file_opens_with_its_passphrase_and_is_nobody_elses_to_read(tmp_path: Path) -> None:
    path = tmp_path / "authbook.parley"
    sealed.write(path, "correct horse", Cost.TEST, b"KUREMA")
    assert b"KUREMA" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert sealed.read(path, "correct horse") == b"KUREMA"
    with pytest.raises(Refusal, match="does not open"):
        sealed.read(path, "incorrect horse")
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(Refusal, match="damaged"):
        sealed.read(path, "correct horse")
    assert os.listdir(tmp_path) == ["authbook.parley"]  # noqa: PTH208  # the names alone


def test_secret_words_are_read_back_and_useless_ones_are_refused() -> None:
    words = {
        "our_duress": ["quince"],
        "their_duress": [],
        "our_compromise": [],
        "their_compromise": ["heron"],
    }
    assert private.load_words(private.dump_words(words)) == words
    with pytest.raises(Refusal, match="letters"):
        private.dump_words({"our_duress": ["ab"]})
    for data in (b"[]", b"", b'{"our_duress":["\xd0"]}', b'{"\xd0":[]}', b'{"a":' + b"[" * 5_000):
        with pytest.raises(Refusal, match="damaged"):
            private.load_words(data)
