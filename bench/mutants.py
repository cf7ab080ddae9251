"""Mutants: small changes of a module, each of which a careless hand might have made, and some test should see.

Made from the syntax tree, so that texts, annotations and docstrings stay: what is changed is what the code does.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

LARGE: Final = 100  # from here on a number is a measure: one more or less is no mistake, half as much is one
_COMPARED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_RECKONED: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_SWAPPED: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}
_SAID: Final = frozenset(("annotation", "returns", "decorator_list", "bases"))
_UNTOUCHED: Final = (ast.Assert, ast.JoinedStr, ast.Import, ast.ImportFrom)
Put = Callable[[ast.AST], None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change. `function`: the outermost one that it is in, by line; 0 where it is in none."""

    module: str  # as it is imported
    number: int  # among the module's mutants
    line: int
    function: int
    what: str


@dataclass(frozen=True, slots=True)
class _Place:
    node: ast.AST
    put: Put  # puts another node in its place
    function: int
    drop: Callable[[], None] | None = None  # takes it out of the list that it is in


def mutants(module: str, source: str) -> list[Mutant]:
    """All mutants of this source, in its order."""
    return [
        Mutant(module, number, getattr(place.node, "lineno", 0), place.function, what)
        for number, (place, what, _) in enumerate(_changes(ast.parse(source)))
    ]


def mutated(source: str, number: int) -> ast.Module:
    """The tree of that source with the change of that number."""
    tree = ast.parse(source)
    for at, (_, _, change) in enumerate(_changes(tree)):
        if at == number:
            change()
            return ast.fix_missing_locations(tree)
    raise IndexError(number)


def _changes(tree: ast.Module) -> Iterator[tuple[_Place, str, Callable[[], None]]]:
    # A list: the tree is not to change while it is walked.
    for place in list(_places(tree, 0)):
        yield from ((place, what, change) for what, change in _of(place))


def _places(parent: ast.AST, function: int) -> Iterator[_Place]:
    for name, value in ast.iter_fields(parent):
        if name in _SAID or (name == "keywords" and isinstance(parent, ast.ClassDef)):
            continue
        found = value if isinstance(value, list) else [value]
        for index, node in enumerate(found):
            if not isinstance(node, ast.AST) or isinstance(node, _UNTOUCHED):
                continue
            inside = function
            if not function and isinstance(node, ast.FunctionDef | ast.Lambda):
                inside = _first_line(node)
            drop = _dropper(parent, name, index) if isinstance(value, list) else None
            yield _Place(
                node, _putter(parent, name, index if isinstance(value, list) else None), function, drop
            )
            yield from _places(node, inside)


def _first_line(node: ast.FunctionDef | ast.Lambda) -> int:
    """As its code object says it."""
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _putter(parent: ast.AST, name: str, index: int | None) -> Put:
    def put(node: ast.AST) -> None:
        if index is None:
            setattr(parent, name, node)
        else:
            getattr(parent, name)[index] = node

    return put


def _dropper(parent: ast.AST, name: str, index: int) -> Callable[[], None] | None:
    """Rows of tables may be left out, and what `replace` is to change."""
    lists = [name]
    if isinstance(parent, ast.Dict):
        lists = ["keys", "values"]
    elif not isinstance(parent, ast.Set) and not (_called(parent) == "replace" and name == "keywords"):
        return None
    if isinstance(parent, ast.Dict) and name != "keys":
        return None  # by its key

    def drop() -> None:
        for one in lists:
            del getattr(parent, one)[index]

    return drop


def _called(node: ast.AST) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def _of(place: _Place) -> Iterator[tuple[str, Callable[[], None]]]:
    """The changes of one node: in words, and how it is made."""
    node, put = place.node, place.put
    if place.drop is not None and place.function == 0:
        yield "a row is left out", place.drop
    elif place.drop is not None and isinstance(node, ast.keyword):
        yield f"{node.arg} is not replaced", place.drop
    match node:
        case ast.Compare():
            for index, op in enumerate(node.ops):
                other = _COMPARED[type(op)]()
                yield f"{_name(op)} is {_name(other)}", partial(_put_at, node.ops, index, other)
        case ast.BoolOp():
            flipped = ast.Or if isinstance(node.op, ast.And) else ast.And
            yield f"{_name(node.op)} is {_name(flipped())}", lambda: setattr(node, "op", flipped())
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in _RECKONED:
            reckoned = _RECKONED[type(op)]
            yield f"{_name(op)} is {_name(reckoned())}", lambda: setattr(node, "op", reckoned())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not is left out", lambda: put(operand)
        case ast.Constant(value=bool() as value):
            yield f"{value} is {not value}", lambda: setattr(node, "value", not value)
        case ast.Constant(value=int() as value):
            wrong = value // 2 if abs(value) >= LARGE else value + 1
            yield f"{value} is {wrong}", lambda: setattr(node, "value", wrong)
        case ast.Call(func=ast.Name(id=name) as func) if name in _SWAPPED:
            yield f"{name} is {_SWAPPED[name]}", lambda: setattr(func, "id", _SWAPPED[name])
    yield from _of_statement(place)


def _of_statement(place: _Place) -> Iterator[tuple[str, Callable[[], None]]]:
    node, put = place.node, place.put
    match node:
        case ast.If() | ast.IfExp() | ast.While():
            test = node.test
            yield "the condition is negated", lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), test))
        case ast.comprehension(ifs=[_, *_]):
            yield "the filter is left out", node.ifs.clear
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield "the call is left out", lambda: put(ast.Pass())
        case ast.Raise():
            yield "nothing is raised", lambda: put(ast.Pass())
        case ast.AugAssign() | ast.Assign(targets=[ast.Attribute() | ast.Subscript(), *_]):
            yield "nothing is assigned", lambda: put(ast.Pass())
        case ast.Return(value=ast.AST() as value) if not _is_none(value):
            yield "None is returned", lambda: setattr(node, "value", ast.Constant(None))
        case ast.Continue():
            yield "continue is break", lambda: put(ast.Break())
        case ast.Break():
            yield "break is continue", lambda: put(ast.Continue())


def _put_at(ops: list[ast.cmpop], index: int, other: ast.cmpop) -> None:
    ops[index] = other


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _name(op: ast.AST) -> str:
    return type(op).__name__
