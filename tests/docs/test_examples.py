"""The examples in the specification are real entries: canonical, known, consistent, and where the pages have them."""

import pytest

from parley.line import facts as f
from parley.line.things import Call
from parley.record import entry as entries
from parley.record.entry import Entry
from tests.docs.examples import ASTER, BOREAS, ELSEWHERE, Tale, examples, history, put
from tests.docs.pages import DOCS, page
from tests.docs.stories import misconduct, replayed

PAGES = tuple(examples())


def shown(name: str) -> list[Entry]:
    lines = "".join(page(name).blocks("json")).splitlines()
    return [entries.parse(line.encode()) for line in lines]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_examples_that_are_written_here(name: str) -> None:
    blocks = examples()[name]
    assert page(name).blocks("json") == ["".join(f"{e.raw.decode()}\n" for e in block) for block in blocks]


@pytest.mark.parametrize("name", PAGES)
def test_an_example_is_canonical_and_a_fact_that_we_know(name: str) -> None:
    for entry in shown(name):
        fact = f.read(entry.kind, entry.body)
        assert not isinstance(fact, f.Unknown), fact
        assert (
            entries.write(entry.kind, entry.claimed_at, entry.after, entry.salt, f.body(fact)).raw
            == entry.raw
        )


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_specification_opens_with_an_example(name: str) -> None:
    text = page(name).text
    assert 0 < text.index("```json") < text.index("\n## ")


def test_every_kind_has_an_example_under_its_own_heading() -> None:
    for kind in f.KINDS.keys() - ELSEWHERE:
        blocks = page("spec/entries").section(kind).split("```json\n")[1:]
        assert len(blocks) == 1, kind
        assert entries.parse(blocks[0].splitlines()[0].encode()).kind == kind
    kinds = {entry.kind for name in PAGES for entry in shown(name)}
    assert f.KINDS.keys() - kinds == {"card/1", "seal.rotated/1"}


def test_the_pages_are_put_right_by_the_command_that_says_so() -> None:
    for name, blocks in examples().items():
        spoilt = page(name).text.replace('"', "'")
        assert put(spoilt, blocks).count("```json\n{") == len(blocks)
        assert put(page(name).text, blocks) == (DOCS / f"{name}.md").read_text("utf-8")


def ends(tale: Tale, reader: str) -> list[str]:
    line, effects = replayed(tale, ASTER if reader == "aster" else BOREAS)
    assert misconduct(effects) == []
    return [thing.state.value for thing in line.things.values() if isinstance(thing, Call)]


def test_the_history_of_the_examples_is_that_of_two_honest_parties_who_agree_on_it() -> None:
    tale = history()
    told = ["REPLACED", "ENDED", "UNATTENDED", "MISMATCHED", "WITHDRAWN", "WRITTEN", "REFUSED"]
    assert ends(tale, "aster") == ends(tale, "boreas") == told


def test_every_reference_of_the_history_leads_to_an_entry_of_it() -> None:
    entries_ = [entry for log in history().logs.values() for entry in log]
    refs = {entry.ref for entry in entries_}
    for entry in entries_:
        for field in ("call", "test", "message", "claim", "of", "refers"):
            named = entry.body.get(field)
            assert set(named if isinstance(named, list | tuple) else [named]) <= {*refs, None}, (
                entry.kind,
                field,
            )
