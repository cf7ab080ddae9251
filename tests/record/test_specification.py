"""The pages on the record say what the code does: their example is the file beside them, and that is what we make."""

import re
from pathlib import Path

import pytest

from parley.record import canonical, card, grammar, note, tree
from parley.record.card import FIELDS
from parley.record.evidence import Kind
from parley.record.verify import verify
from tests.record.example import BUNDLE, FOLDER, lines, made
from tests.record.making import first_card

SPEC = FOLDER.parent
PAGE = (SPEC / "record.md").read_text("utf-8")


def test_the_kept_lines_are_those_of_our_tests() -> None:
    assert (FOLDER / "canonical.json").read_text("utf-8") == lines()


def without_signatures(data: bytes) -> list[bytes]:
    """The lines of a file, but for signatures and the digest over them."""
    return [line for line in data.split(b"\n") if not line.startswith(("\u2014".encode(), b"digest "))]


def test_the_kept_example_is_authentic() -> None:
    evidence = verify(BUNDLE.read_bytes(), [first_card("aster").hash, first_card("boreas").digits])
    assert evidence.confirmed
    assert evidence.findings == ()
    assert [log.receipted for party in evidence.parties for log in party.logs] == [2, 2]


def test_the_kept_example_is_what_its_seeds_make() -> None:
    assert without_signatures(BUNDLE.read_bytes()) == without_signatures(made())


def test_the_kept_card_is_the_one_in_the_bundle() -> None:
    assert card.parse((FOLDER / "aster.card").read_bytes()).hash == first_card("aster").hash


def test_ed25519_signatures_of_the_example_are_the_same_for_ever() -> None:
    def ed25519(data: bytes) -> list[bytes]:
        return [line for line in data.split(b"\n") if line.startswith("\u2014".encode()) and len(line) < 400]

    assert ed25519(BUNDLE.read_bytes()) == ed25519(made())
    assert len(ed25519(made())) == 6


def shown_lines(page: str) -> list[str]:
    block = re.search(r"```text\n(.*?)```", page, re.DOTALL)
    assert block is not None
    return block[1].splitlines()


def shows(shown: str, line: str) -> bool:
    """What the page shows of a line, cut at the dots, is in the line in that order."""
    parts = shown.split("…")
    pattern = ".*".join(re.escape(part) for part in parts)
    return re.fullmatch(pattern, line) is not None


def test_the_page_shows_the_lines_of_the_file() -> None:
    real = BUNDLE.read_text("utf-8").split("\n")[:-1]
    shown = shown_lines(PAGE)
    assert len(shown) == len(real)
    for number, (left, right) in enumerate(zip(shown, real, strict=True), 1):
        assert shows(left, right), f"line {number} of the example: {left[:80]}"


def test_the_grammars_example_is_of_the_same_log() -> None:
    shown = shown_lines((SPEC / "grammar.md").read_text("utf-8"))
    real = BUNDLE.read_text("utf-8").split("\n")
    evidence = verify(BUNDLE.read_bytes())
    log = evidence.parties[0].logs[0]
    leaves = [tree.leaf_hash(line) for _, line in log.lines()]
    assert shown[-2] == tree.inclusion(leaves, 1)[0].hex()
    for line in (*shown[2:8], shown[-1]):
        assert any(shows(line, other) for other in real), line


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_every_field_of_a_card_is_specified(field: str) -> None:
    assert f"`{field}`" in PAGE


@pytest.mark.parametrize("kind", list(Kind))
def test_every_finding_is_specified(kind: Kind) -> None:
    assert f"*{kind}*" in PAGE


@pytest.mark.parametrize(
    "number",
    [canonical.ENTRY_BYTES_MAX, card.CARD_BYTES_MAX, note.NOTE_BYTES_MAX, card.MLKEM_BYTES],
)
def test_every_limit_is_specified(number: int) -> None:
    assert f"{number:,}" in PAGE


def test_the_lists_of_hashes_have_the_limit_that_is_specified() -> None:
    assert f"at most {grammar.HASHES_MAX}" in (SPEC / "grammar.md").read_text("utf-8")
    assert f"at most {note.SIGNATURES_MAX}" in PAGE


def test_every_step_of_the_recipe_is_in_the_code() -> None:
    steps = re.findall(r"^(\d+)\. \*\*", PAGE[PAGE.index("## 11.") : PAGE.index("## 12.")], re.MULTILINE)
    assert steps == [str(n) for n in range(1, 12)]
    source = (Path(card.__file__).parent / "verify.py").read_text("utf-8")
    for step in steps:
        assert f"({step})" in source, step
