"""Every sentence with which something is refused on a page, as the source makes it: what stands, and `{}` for a value.

Read out of the source itself, so that a sentence that somebody adds tomorrow is asked for here without being listed.
"""

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple

import parley

ROOT: Final = Path(parley.__file__).parent
FOLDERS: Final = ("line", "station", "views", "forms", "wire", "console", "record", "keystores")
RAISED: Final = {
    "Refusal": 2,
    "Missing": 2,
    "BadValue": 2,
    "NotFlat": 1,
    "Fault": 2,
}  # and how many of their words are read
VERIFIED: Final = frozenset(("Malformed", "Forged", "Forked"))  # in record/: why a bundle is not authentic
FAULTS: Final = ("_fault", "Misconduct")  # whose last word says why
PASSED: Final = ("_coming",)  # who is handed such a sentence, last of all
YIELDING: Final = frozenset(("forms/fitting.py", "forms/check.py", "line/message_checks.py"))
ANSWERING: Final = frozenset(
    ("station/loop.py", "station/service.py")
)  # by a plain object, `what` and `hint`
PLAIN_ERRORS: Final = frozenset((
    "forms/typed.py", "forms/moments.py", "forms/positions.py", "line/written.py",
))  # fmt: skip
RETURNING: Final = frozenset((  # functions that return such a sentence
    ("line/agreement.py", "strange"), ("line/asks_calls.py", "_why"), ("line/fold.py", "_forbidden"),
    ("line/fold.py", "_not_theirs"), ("line/fold.py", "_no_preemption"), ("line/request_words.py", "name"),
    ("forms/slots.py", "fault"), ("forms/typed.py", "hint"),
    *(("line/misfits.py", name) for name in (
        "_text", "_several", "_number", "_form", "_value", "_sort", "_missing", "_unknown",
    )),
))  # fmt: skip
TABLES: Final = frozenset((("forms/typed.py", "_HINTS"),))  # whose values are such sentences

# What no page can show: the command line's, the setting-up's, the start's.
ELSEWHERE: Final = frozenset((
    "console/accounts.py", "console/links.py", "console/server.py",
    "forms/bookread.py", "forms/catalogue.py", "forms/definition.py",
    "line/authenticators.py", "line/claimed.py", "line/secret_words.py",
    "station/authbook.py", "station/begin.py", "station/client.py", "station/control.py", "station/private.py",
    "station/settings.py", "views/exercises.py", "views/printing.py", "views/rules.py", "views/terms.py",
    "views/tickets.py",
))  # fmt: skip
NOT_ASKED_FOR: Final = frozenset((  # functions of requests for which no page has a form
    "propose", "begin_drill", "note_drill", "end_drill", "_drill", "_first", "_claimed", "override", "tell_book",
    "_question", "_held", "_how",
))  # fmt: skip
FLAGGED: Final = frozenset((  # what of a letter of theirs is refused or flagged, and shown beside the record
    "station/attachments.py", "station/hearing.py", "station/loop.py", "station/post.py", "station/receipts.py",
    "station/receive.py", "wire/hello.py", "wire/parcel.py", "wire/seal.py", "keystores/file.py",
))  # fmt: skip
FOR_FLAGS: Final = {
    "Malformed": 0,
    "Forged": 0,
    "Contradicted": 0,
    "CannotOpen": 0,
    "Forked": 0,
    "Finding": 1,
}
OURS_ALONE: Final = frozenset((  # what is refused only of what is made here, or of a step that no page shows
    ("record/bundle.py", "merged"), ("record/canonical.py", "encode"), ("record/card.py", "parse"),
    ("record/entry.py", "write"), ("record/note.py", "read_key_string"), ("record/withhold.py", "_covering"),
    ("record/tree.py", "__init__"), ("record/tree.py", "check_consistency"), ("record/tree.py", "_whole"),
    ("wire/seal.py", "key_id"), ("keystores/file.py", "_raw"),
))  # fmt: skip
ANY_OF: Final = {  # what is said of two things alike, and to which things
    "{}: not base64": ("the root of {}", "the signature of {}"),
    "{}: not the canonical base64 of its bytes": ("the root of {}", "the signature of {}"),
}


class Said(NamedTuple):
    """One sentence, and where it is made."""

    words: str
    where: str


def sentences() -> list[Said]:
    """All of them."""
    found = []
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if name not in ELSEWHERE:
                found += list(Source(name, ast.parse(path.read_text(encoding="utf-8"))).sentences())
    return found


def concluded() -> list[Said]:
    """All that a verdict says, line by line or within a line."""
    found: list[Said] = []
    for path in sorted((ROOT / "verdict").glob("*.py")):
        source = Source(path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for function in ast.walk(source.tree):
            if isinstance(function, ast.FunctionDef):
                for node in ast.walk(function):
                    for words in _concluded(node):
                        found += source.made(words, function)
        found += source.listed()
    return found


def _concluded(node: ast.AST) -> Iterator[ast.expr]:
    """A line that is told, a part of one that is returned, or what a level of evidence rests on."""
    if isinstance(node, ast.Yield) and node.value is not None:
        yield node.value
    elif isinstance(node, ast.YieldFrom) and isinstance(node.value, ast.GeneratorExp):
        yield node.value.elt
    elif isinstance(node, ast.Return) and isinstance(node.value, ast.JoinedStr | ast.Constant):
        yield node.value
    elif isinstance(node, ast.Call) and ast.unparse(node.func) == "Shown":
        yield node.args[2]


def _yielded(node: ast.AST) -> Iterator[ast.expr]:
    """What a function that lists problems gives: one by one, or all in a list."""
    if isinstance(node, ast.Yield) and node.value is not None:
        yield node.value
    elif isinstance(node, ast.YieldFrom) and isinstance(node.value, ast.GeneratorExp):
        yield node.value.elt
    elif isinstance(node, ast.Return) and isinstance(node.value, ast.List):
        yield from (each for each in node.value.elts if not isinstance(each, ast.Starred))


def _verified(call: ast.Call) -> Iterator[ast.expr]:
    """Why a bundle is not authentic; or what is found in one that is."""
    match call.func:
        case ast.Name(id=name) if name in VERIFIED:
            yield call.args[0]
        case ast.Attribute(attr="found", value=ast.Name(id="side")):
            yield call.args[1]
        case ast.Attribute(attr="append", value=ast.Attribute(attr="card_findings")):
            yield call.args[0]


def _flagged(call: ast.Call) -> Iterator[ast.expr]:
    """Why a letter is refused; or what is flagged in one that is taken."""
    match call.func:
        case ast.Name(id=name) if name in FOR_FLAGS:
            yield call.args[FOR_FLAGS[name]]
        case ast.Attribute(attr="odd") if len(call.args) > 1:
            yield call.args[1]


class Source:
    """One file."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self.name = name
        self.tree = tree

    def sentences(self) -> Iterator[Said]:
        for made in self.tree.body:
            if isinstance(made, ast.AnnAssign | ast.Assign) and isinstance(made.value, ast.Dict):
                name = ast.unparse(made.target if isinstance(made, ast.AnnAssign) else made.targets[0])
                if (self.name, name) in TABLES:
                    for words in made.value.values:
                        yield from self.made(words, self.tree)
        for function in ast.walk(self.tree):
            if (
                isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
                and function.name not in NOT_ASKED_FOR
                and (self.name, function.name) not in OURS_ALONE
            ):
                for node in ast.walk(function):
                    for words in self._words(node, function.name):
                        yield from self.made(words, function)

    def listed(self) -> Iterator[Said]:
        """What stands in the tables of the file, with names where values come."""
        for made in self.tree.body:
            if isinstance(made, ast.AnnAssign | ast.Assign) and isinstance(made.value, ast.Dict):
                for words in made.value.values:
                    if isinstance(words, ast.Constant) and isinstance(words.value, str):
                        yield Said(re.sub(r"\{\w+\}", "{}", words.value), f"{self.name}:{words.lineno}")

    def _words(self, node: ast.AST, function: str) -> Iterator[ast.expr]:
        """The expressions in this node that make such a sentence."""
        if isinstance(node, ast.Return) and node.value is not None and (self.name, function) in RETURNING:
            yield node.value
        if self.name in YIELDING:
            yield from _yielded(node)
        if isinstance(node, ast.Dict) and self.name in ANSWERING:
            named = zip(node.keys, node.values, strict=True)
            yield from (
                value
                for key, value in named
                if isinstance(key, ast.Constant) and key.value in {"what", "hint"}
            )
        if isinstance(node, ast.Call) and self.name.startswith("record/"):
            yield from _verified(node)
        if isinstance(node, ast.Call) and self.name in FLAGGED:
            yield from _flagged(node)
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
            return
        if self.name.startswith("keystores/"):
            return  # all else in it is said at the start, to whoever starts it
        if node.func.id in RAISED and not (node.func.id == "Fault" and self.name.startswith("line/")):
            yield from node.args[: RAISED[node.func.id]]
        elif node.func.id in FAULTS or node.func.id in PASSED:
            yield node.args[-1]
        elif node.func.id == "ValueError" and self.name in PLAIN_ERRORS:
            yield node.args[0]

    def made(self, words: ast.expr, function: ast.AST) -> Iterator[Said]:
        for made in self._made(words, function):
            if made.strip("{}"):
                for each in ANY_OF.get(made, ("{}",)) if self.name.startswith("record/") else ("{}",):
                    yield Said(made.replace("{}", each, 1), f"{self.name}:{words.lineno}")

    def _made(self, node: ast.expr, function: ast.AST, deep: int = 0) -> list[str]:
        """What this expression may come to; `{}` for what is not written here."""
        match node:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.JoinedStr(values=parts):
                several = [self._part(part, function, deep) for part in parts]
                return ["".join(chosen) for chosen in product(*several)]
            case ast.IfExp(body=one, orelse=other):
                return [*self._made(one, function, deep), *self._made(other, function, deep)]
            case ast.BinOp(left=one, op=ast.Add(), right=other):
                pairs = product(self._made(one, function, deep), self._made(other, function, deep))
                return ["".join(pair) for pair in pairs]
            case ast.Call(func=ast.Attribute(value=ast.Dict(values=values)), args=[_, default]):
                return [text for each in (*values, default) for text in self._made(each, function, deep)]
            case ast.Name(id=name) if deep < 1:
                found = [
                    text for value in self._given(name, function) for text in self._made(value, function, 1)
                ]
                return found or ["{}"]
        return ["{}"]

    def _part(self, part: ast.expr, function: ast.AST, deep: int) -> list[str]:
        if isinstance(part, ast.FormattedValue):
            return self._made(part.value, function, deep) if self._spelled(part.value, function) else ["{}"]
        return self._made(part, function, deep)

    def _spelled(self, value: ast.expr, function: ast.AST) -> bool:
        """Whether what stands in this place is one of some words that are written here."""
        if isinstance(value, ast.IfExp):
            return True
        given = list(self._given(value.id, function)) if isinstance(value, ast.Name) else []
        return len(given) == 1 and isinstance(given[0], ast.JoinedStr)

    def _given(self, name: str, function: ast.AST) -> Iterator[ast.expr]:
        """What that name is given in the function, or in the file."""
        for scope in (function, self.tree):
            for node in ast.walk(scope) if scope is function else self.tree.body:
                targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
                value = getattr(node, "value", None)
                if value is not None and any(isinstance(t, ast.Name) and t.id == name for t in targets):
                    yield value
