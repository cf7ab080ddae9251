"""The pages as data: their tables, their blocks, and how they write down what a field may hold."""

import json
import re
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from msgspec import NODEFAULT, Meta, Struct, to_builtins
from msgspec.structs import FieldInfo, fields

from parley.line import bounds, commands_messages, drills, request, terms, values, written
from parley.line import facts as f

DOCS: Final = Path(__file__).resolve().parent.parent.parent / "docs"

Row = dict[str, str]


@dataclass(frozen=True)
class Table:
    """A table of a page: under which headings it stands, outermost first, its columns and its rows."""

    under: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, name: str) -> list[str]:
        return [row[name] for row in self.rows]

    def pairs(self, key: str, value: str) -> dict[str, str]:
        """One column by another. The key must be unique."""
        found = {row[key]: row[value] for row in self.rows}
        assert len(found) == len(self.rows), f"{key} stands twice in the table under {self.under[-1]}"
        return found


@dataclass(frozen=True)
class Page:
    """One page, as it stands in the repository."""

    name: str
    text: str

    @property
    def tables(self) -> list[Table]:
        return list(_tables(self.text))

    def table(self, *columns: str, under: str = "") -> Table:
        """The only table with these columns (below a heading that contains `under`)."""
        found = [t for t in self.tables if t.columns == columns and any(under in head for head in t.under)]
        assert len(found) == 1, f"{self.name}: {len(found)} tables {columns} under {under!r}"
        return found[0]

    def blocks(self, language: str) -> list[str]:
        """The contents of the fenced blocks of that language, in order."""
        return re.findall(rf"^```{language}\n(.*?)^```$", self.text, re.MULTILINE | re.DOTALL)

    def section(self, heading: str) -> str:
        """The text below the heading that begins so, up to the next heading of its level or above."""
        found = re.search(rf"^(#+) {re.escape(heading)}.*$", self.text, re.MULTILINE)
        assert found, f"{self.name}: no heading {heading}"
        rest = self.text[found.end() :]
        end = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
        return rest[: end.start()] if end else rest


@cache
def page(name: str) -> Page:
    """The page of that name below docs/, without its ending."""
    return Page(name, (DOCS / f"{name}.md").read_text("utf-8"))


def _tables(text: str) -> typing.Iterator[Table]:
    heads: dict[int, str] = {}
    lines = text.splitlines()
    fenced = False
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.startswith("```"):
            fenced = not fenced
        if fenced:
            continue
        if heading := re.match(r"(#+) (.*)", line):
            level = len(heading[1])
            heads = {n: words for n, words in heads.items() if n < level} | {level: heading[2]}
        elif line.startswith("|") and at < len(lines) and set(lines[at]) <= set("|-: "):
            first = at + 1
            at = first
            while at < len(lines) and lines[at].startswith("|"):
                at += 1
            columns = cells(line)
            rows = [cells(row) for row in lines[first:at]]
            assert all(len(row) == len(columns) for row in rows), f"a row with too few or many cells: {line}"
            yield Table(
                tuple(heads.values()),
                tuple(columns),
                tuple(dict(zip(columns, row, strict=True)) for row in rows),
            )


def cells(line: str) -> list[str]:
    """The cells of a table's line, as plain words: links and code marks taken off."""
    return [plain(cell) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def plain(cell: str) -> str:
    """The words that a reader sees."""
    cell = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", cell.strip())
    return cell.replace("\\|", "|").replace("`", "")


# --- how the pages spell what a field may hold ----------------------------------------------------------------

NAMED: Final[Mapping[Any, str]] = {
    bounds.Short: "short",
    bounds.Named: "name",
    bounds.PostName: "post",
    bounds.PartyName: "party",
    bounds.RefHex: "ref",
    bounds.HashHex: "hash",
    bounds.HashOrNone: "hash or empty",
    bounds.Language: "language",
    bounds.Stamp: "time",
    bounds.Text: "text",
    bounds.Remark: "remark",
    bounds.PhraseText: "phrase text",
    bounds.Spoken: "spoken",
    bounds.CardText: "card",
    bounds.Size: "size",
    bounds.Milliseconds: "milliseconds",
    terms.Seconds: "seconds",
    terms.ClockTime: "clock time",
    terms.Day: "day",
    values.Precedence: "precedence",
    values.RefusalCode: "refusal code",
    values.PendingCode: "pending code",
    values.Declared: "declared state",
    drills.Result: "drill result",
    values.Role: "role",
    terms.Do: "rung kind",
    terms.Weekday: "weekday",
    f.LogPoint: "log point",
    f.LogHead: "log head",
    f.Phrase: "phrase",
    terms.Terms: "terms",
    terms.Side: "side",
    terms.PostTerms: "post terms",
    terms.Waits: "waits",
    terms.Rung: "rung",
    terms.Cadence: "cadence",
    terms.Days: "days",
    terms.SkewMs: "skew",
    terms.Receipts: "receipts",
    terms.Requests: "requests",
    terms.Drills: "drills",
    terms.Repair: "repair",
    terms.Clocks: "clocks",
    terms.Fallback: "fallback",
    terms.PersonTests: "person tests",
    request.RefPrefix: "reference",
    request.Time: "moment",
    commands_messages.Letter: "letter",
    values.Layer: "layer",
    values.Usage: "usage",
    written.FormName: "message type",
    written.ItemName: "item",
    written.Marking: "marking",
    written.Translation: "translation",
    written.Attachment: "attachment",
    dict[str, Any]: "object",
    dict[str, bounds.Text]: "object of text",
    bool: "boolean",
}


def spelled(kind: Any) -> str:
    """What a field of this type may hold, in the words of the pages."""
    if kind in NAMED:
        return NAMED[kind]
    origin = typing.get_origin(kind)
    if origin in {types.UnionType, typing.Union}:
        some = [part for part in typing.get_args(kind) if part is not type(None)]
        nothing = [] if len(some) == len(typing.get_args(kind)) else ["null"]
        return " or ".join([*map(spelled, some), *nothing])
    if origin is Literal:
        return ", ".join(typing.get_args(kind))
    if origin is tuple:
        return f"list of {spelled(typing.get_args(kind)[0])}"
    if origin is Annotated:
        inner, meta = typing.get_args(kind)
        return _bounded(inner, meta)
    raise AssertionError(f"no words for {kind!r}")


def _bounded(inner: Any, meta: Meta) -> str:
    if typing.get_origin(inner) is tuple:
        item = spelled(typing.get_args(inner)[0])
        if meta.min_length == meta.max_length:
            return f"list of {meta.max_length} {item}"
        at_least = f"{meta.min_length} to " if meta.min_length else "at most "
        return f"list of {item}, {at_least}{meta.max_length}"
    if inner is int:
        return f"integer, {number(meta.ge)} to {number(meta.le)}"
    if inner is values.Post:  # in a union: commands_messages says why without its pattern
        return "post"
    assert inner is str
    at_least = f"{meta.min_length} to " if meta.min_length else "at most "
    return f"string, {at_least}{number(meta.max_length)} characters"


def number(value: float | None) -> str:
    """With commas, as people read it; a minus sign of its own."""
    assert value is not None
    return f"{value:,}".replace("-", "−")


def spelled_fields(kind: type[Struct]) -> dict[str, str]:
    """Every field of a struct by its name in JSON, and what it may hold."""
    hints = typing.get_type_hints(kind, include_extras=True)
    return {field.encode_name: spelled(hints[field.name]) for field in fields(kind)}


def default(field: FieldInfo) -> str:
    """A field's default as the pages write it: as JSON, or a dash where there is none."""
    value: Any = field.default
    return "–" if value is NODEFAULT else json.dumps(to_builtins(value))


def words(enum: type[StrEnum]) -> list[str]:
    return [member.value for member in enum]
