"""Every kind of journal entry is on its page with its fields; the tables of drafts and claimed calls are the code's."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.line import claimed, engine, release
from parley.line import facts as f
from parley.line.drafts import Claimed, ClaimState, Drafted, DraftState
from parley.line.effects import Note
from parley.line.values import Refusal
from parley.record.entry import stamp
from tests.docs.pages import page
from tests.line.stage import DAY, HOUR, MINUTE, Stage
from tests.line.test_claimed import VOICE

SRC = Path(__file__).resolve().parents[2] / "src" / "parley"
TABLE = page("reference/journal").table("kind", "fields", "written when")
KIND = re.compile(r"[a-z]+\.[a-z_]+/1")
PAGE = page("explanation/release")


def literal_kinds() -> Iterator[str]:
    """Kinds of the journal that stand as such in the code, or that one of the two `note` functions puts together."""
    for folder in ("line", "station"):
        for path in (SRC / folder).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if (
                    isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and KIND.fullmatch(node.value)
                ):
                    yield node.value
                if isinstance(node, ast.Call) and (begins := noting(path.stem, node.func)):
                    yield from (
                        f"{begins}.{said.value!s}/1"
                        for said in node.args[1:2]
                        if isinstance(said, ast.Constant)
                    )


def noting(module: str, function: ast.expr) -> str:
    """`draft` or `claimed`, if this is a call of that module's `note`."""
    whose = {"release": "draft", "claimed": "claimed"}
    if (
        isinstance(function, ast.Attribute)
        and function.attr == "note"
        and isinstance(function.value, ast.Name)
    ):
        return whose.get(function.value.id, "")
    return whose.get(module, "") if isinstance(function, ast.Name) and function.id == "note" else ""


def test_every_kind_of_the_journal_is_on_its_page_and_no_other() -> None:
    steps = re.findall(r'\bstep\([^"]*"([a-z ]+)"', (SRC / "line" / "tickets.py").read_text("utf-8"))
    written = {kind for kind in literal_kinds() if kind not in f.KINDS and kind != "seal.rotated/1"}
    written |= {f"ticket.{step.rsplit(maxsplit=1)[-1]}/1" for step in (*steps, "opened")}
    said = TABLE.column("kind")
    assert len(set(said)) == len(said)
    assert set(said) == written


def fields(kind: str) -> set[str]:
    return set(TABLE.pairs("kind", "fields")[kind].split(", "))


def everything() -> list[Note]:
    """The notes of a play in which all that is private happens once."""
    s = Stage()
    line, notes = s.a.line, []
    s.a.ask("words", our_duress=["quince"], our_compromise=["heron"])
    s.a.ask("draft.write", to="desk", text="the quince", by="x", needed_by="+1h")
    s.a.ask("draft.write", to="desk", text="a heron", by="x")
    one, two = (ref for ref in s.a.rows if isinstance(s.a.thing(ref), Drafted))
    s.a.ask("draft.change", draft=one, text="y", by="x")
    s.a.ask("draft.verify", draft=one, by="y")
    s.a.ask("draft.release", draft=one, by="y")
    s.a.ask("draft.reject", draft=two, by="y", why="no")
    order = {"from": stamp(s.now), "to": stamp(s.now + 2 * HOUR), "lowest": "Z"}
    s.b.ask("write", to="desk", type="MINIMIZE/1", fields=order)
    s.a.ask("draft.write", to="desk", text="later", by="x")
    [three] = [t.ref for r in s.a.rows if isinstance(t := s.a.thing(r), Drafted) and t.open]
    s.a.ask("draft.release", draft=three, by="y")
    s.wait(2 * HOUR)
    s.a.ask("draft.hold_back", draft=three, by="x")
    s.a.ask("authbook.told", book="b" * 64, pairs=4, first=True, made=stamp(s.now))
    s.a.ask("authbook.use", number=1, use="ask", by="x")
    for _ in range(3):
        s.a.ask("claimed.open", **VOICE, ask=True)
    first, second, _ = (ref for ref in s.a.rows if isinstance(s.a.thing(ref), Claimed))
    with pytest.raises(Refusal, match="two different"):
        s.a.ask("claimed.override", claimed=first, by="x")
    question = s.a.thing(first)
    assert isinstance(question, Claimed)
    s.b.ask(
        "write", to="desk", type="CALL-CHECK-REPLY/1", reply_to=question.asked, fields={"verdict": "asking"}
    )
    s.a.ask("claimed.override", claimed=first, by="x", second="y")
    s.a.ask("claimed.check", claimed=first, by="x", result="failed", how="z")
    s.a.ask("claimed.withdraw", claimed=second, by="x")
    s.wait(6 * MINUTE)
    s.a.ask("draft.write", to="desk", text="never", by="x")
    s.wait(2 * DAY)
    notes += engine.notes(line)
    return notes


def test_every_private_note_has_the_fields_of_the_page() -> None:
    notes = everything()
    for note in notes:
        assert {*note.body, "line"} == fields(note.kind), note.kind
    private = {kind for kind in TABLE.column("kind") if kind.split(".")[0] in
               {"draft", "claimed", "authbook", "duress", "compromise"}}  # fmt: skip
    assert {note.kind for note in notes} == private


# --- the tables of the explanation --------------------------------------------------------------------------


@pytest.mark.parametrize(("under", "states"), [("Drafts", DraftState), ("A voice", ClaimState)])
def test_the_states_are_those_of_the_code(under: str, states: type[DraftState] | type[ClaimState]) -> None:
    assert PAGE.table("State", "Means", under=under).column("State") == [state.value for state in states]


def test_the_steps_are_those_of_the_code() -> None:
    for under, edges in (("Drafts", release.edges()), ("A voice", claimed.edges())):
        table = PAGE.table("State", "Step", "Then", under=under)
        said = [(row["State"], row["Step"], row["Then"]) for row in table.rows]
        assert said == [(str(state), str(step), str(then)) for state, step, then in edges]
