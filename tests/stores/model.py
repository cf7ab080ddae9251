"""What a store should hold, in plain dictionaries, and steps that change both alike."""

from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st

from parley.station.ports import HeadRow, LogRow, Page, Store, ThingRow, Wanted
from tests.stores.houses import LINE, NOW, head, thing, written


class BreakOff(Exception):
    """A page that its writer gives up."""


@dataclass
class Model:
    """What should be there."""

    entries: dict[int, list[tuple[bytes, int]]] = field(default_factory=lambda: {1: [], 2: []})
    heads: dict[int, dict[int, HeadRow]] = field(default_factory=lambda: {1: {}, 2: {}})
    things: dict[str, ThingRow] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)  # texts by reference, in their order
    state: dict[str, bytes] = field(default_factory=dict)
    answers: dict[str, bytes] = field(default_factory=dict)
    oddities: list[tuple[int, str, str, bytes]] = field(default_factory=list)


LOGS = st.sampled_from((1, 2))
SIZES = st.integers(0, 4)
STEPS = st.one_of(
    st.tuples(st.just("entries"), LOGS, st.lists(st.binary(max_size=4), max_size=3), st.booleans()),
    st.tuples(st.just("head"), LOGS, SIZES),
    st.tuples(st.just("receipt"), LOGS, SIZES, st.integers(1, 9)),
    st.tuples(st.just("drop"), LOGS, SIZES),
    st.tuples(
        st.just("thing"),
        st.integers(0, 3),
        st.booleans(),
        st.sampled_from(("call", "message")),
        st.none() | st.integers(0, 3),
    ),
    st.tuples(st.just("written"), st.integers(0, 3), st.sampled_from(("bridge", "Brücke", "ШТАБ"))),
    st.tuples(st.just("state"), st.dictionaries(st.sampled_from("ab"), st.binary(max_size=3))),
    st.tuples(st.just("answer"), st.sampled_from("abc")),
    st.tuples(st.just("oddity"), st.sampled_from(("forked", "clock"))),
)


def take(model: Model, page: Page, step: tuple[Any, ...]) -> None:
    """One step on the page and in the model. Raises StoreFailed where the store must refuse."""
    match step:
        case ("break off",):
            raise BreakOff
        case "entries", log, raws, right:
            first = len(model.entries[log]) + (not right)
            page.entries(log, first, raws, NOW)
            model.entries[log] += [(raw, NOW) for raw in raws]
        case "head", log, size:
            page.head(log, head(size))
            model.heads[log].setdefault(size, head(size))
        case "receipt", log, size, time_s:
            page.receipt(log, size, head(size).root, b"lines", time_s)
            if size in model.heads[log] and not model.heads[log][size].receipt_s:
                model.heads[log][size] = replace(head(size), receipt=b"lines", receipt_s=time_s)
        case "drop", log, below:
            page.drop_heads(log, below)
            kept = {s: row for s, row in model.heads[log].items() if s >= below or row.receipt_s}
            model.heads[log] = kept
        case "thing", number, is_open, kind, due:
            row = thing(number, open=is_open, kind=kind, due=due)
            page.things(LINE.id, [row])
            model.things[row.ref] = row
        case "written", number, text:
            told = written(number, text=text)
            page.written(LINE.id, [told])
            model.written.setdefault(told.ref, text)
        case "state", parts:
            page.state(LINE.id, parts)
            model.state |= parts
        case "answer", name:
            page.answers([(name, name.encode())], NOW)
            model.answers[name] = name.encode()
        case "oddity", kind:
            page.oddity(LINE.id, NOW, kind, "what", b"data")
            model.oddities.append((NOW, kind, "what", b"data"))


def compare(store: Store, model: Model) -> None:
    """The store holds what the model holds, and finds it however it is asked."""
    for log in (1, 2):
        assert store.entries(log, 0, 99) == model.entries[log]
        assert {row.size: row for row in store.heads(log)} == model.heads[log]
        receipted = [size for size, row in model.heads[log].items() if row.receipt_s]
        last = store.last_receipt(log)
        assert (last.size if last else None) == max(receipted, default=None)
    sizes: dict[int, LogRow] = {row.id: row for row in store.logs(LINE.id)}
    assert {log: row.size for log, row in sizes.items()} == {n: len(e) for n, e in model.entries.items()}
    assert {row.ref: row for row in store.things(LINE.id)} == model.things
    assert {row.ref for row in store.things(LINE.id, open_only=True)} == {
        ref for ref, row in model.things.items() if row.open
    }
    rested = [row for row in model.things.values() if not row.open and row.due is not None]
    assert store.next_due(LINE.id) == min((row.due or 0 for row in rested), default=None)
    assert {row.ref for row in store.due_things(LINE.id, 2, 99)} == {
        r.ref for r in rested if (r.due or 0) <= 2
    }
    for text in ("bridge", "BRÜCKE", "шт"):
        found = [row.ref for row in store.search(LINE.id, Wanted(text))]
        assert found == [ref for ref, told in model.written.items()
                         if ref in model.things and text.casefold() in told.casefold()]  # fmt: skip
    assert store.state(LINE.id) == model.state
    assert {name: store.answer(name) for name in "abc"} == {name: model.answers.get(name) for name in "abc"}
    assert store.oddities(LINE.id) == model.oddities
