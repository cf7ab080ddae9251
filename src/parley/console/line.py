"""One line's page: who is on it, what both agreed on, how it does, who watches it; and what the watch does about it.

What changes by itself is in parts that an open page brings in anew; the forms stand beside them, so that nothing that
somebody types is lost.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple, get_args

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from parley.console import acting, line_acts, pages
from parley.console.desk import Desk
from parley.line.commands_life import Part
from parley.line.values import DAY_MS, Declared, Layer, Role
from parley.record import card as cards
from parley.station.errors import Refusal
from parley.station.ports import LineRow
from parley.views import duties, lines, linetests, rosters, rules, status, terms, tickets, watch

DAYS: Final = 2  # of the calendar
TESTS: Final = 10  # of the last
LOG: Final = 20  # of the watch
OWED: Final = 50  # rows of the calendar

Values = dict[str, Any]


class At(NamedTuple):
    """Whose page, and when: our clock, ms."""

    desk: Desk
    row: LineRow
    now: int


def _state(at: At) -> Values:
    return {"found": status.one(at.desk.reading, at.row, at.desk.running(), at.now)}


def _agreement(at: At) -> Values:
    found = terms.agreement(at.desk.reading, at.row)
    texts = (("standing", found["standing"]), ("offered-by-us", found["offered_by_us"]),
             ("offered-by-them", found["offered_by_them"]))  # fmt: skip
    return {"agreed": found, "texts": [(words, text) for words, text in texts if text], "value": terms.value}


def _tests(at: At) -> Values:
    return {"tests": linetests.listed(at.desk.reading, at.row, newest=TESTS)[::-1]}


def _waiting(at: At) -> Values:
    """Tests of theirs that a person is to read back. Nothing in it changes with the clock: somebody types in it."""
    found = linetests.listed(at.desk.reading, at.row, open_only=True)
    return {"waiting": [test for test in found if not test["mine"] and test["layer"] == Layer.PERSON]}


def _watch(at: At) -> Values:
    found = watch.watch(at.desk.reading, at.row, at.now)
    return {
        "watch": found,
        "open": watch.waiting(found["open"]),
        "log": watch.log(at.desk.reading, at.row, newest=LOG)[::-1],
    }


def _tickets(at: At) -> Values:
    return {"tickets": tickets.tickets(at.desk.reading, at.row)}


def _duties(at: At) -> Values:
    owed = duties.calendar(at.desk.reading, at.row, at.now, at.now + DAYS * DAY_MS)
    owed.sort(key=lambda duty: (not duty["overdue"], duty["at"]))
    return {"duties": owed[:OWED], "further": max(0, len(owed) - OWED)}


def _roster(at: At) -> Values:
    return {"roster": rosters.rosters(at.desk.reading, at.row, at.now)}


PARTS: Final[Mapping[str, Callable[[At], Values]]] = {
    "state": _state,
    "agreement": _agreement,
    "tests": _tests,
    "waiting": _waiting,
    "watch": _watch,
    "tickets": _tickets,
    "duties": _duties,
    "roster": _roster,
}


@acting.shown
async def page(request: Request) -> Response:
    """All of it."""
    at = _at(request)
    done = request.query_params.get("done", "")
    return pages.render(
        request, "line.html", **_common(request, at.row), **_values(at), cards=_cards(at.row), rules=_rules(at),
        layers=list(Layer), declarable=list(Declared), parts=get_args(Part), posts=_posts(at),
        done=done if done in line_acts.ACTS else "",
    )  # fmt: skip


@acting.shown
async def parts(request: Request) -> Response:
    """All parts as they are now, for an open page: made once for all consoles of one language and role."""
    at = _at(request)
    return HTMLResponse(acting.once(request, f"line {at.row.id}", lambda: _parts(request, at)))


def _parts(request: Request, at: At) -> Response:
    return pages.render(
        request, "line_parts.html", **_common(request, at.row), **_values(at), parts_shown=tuple(PARTS)
    )


def _values(at: At) -> Values:
    values: Values = {}
    for shown in PARTS.values():
        values |= shown(at)
    return values


@acting.for_watch
async def act(request: Request) -> Response:
    """What the watch asks for on this page; then the page again, which says that it was done."""
    name = str(request.path_params["act"])
    at, form = _at(request), await acting.read(request)
    if name not in line_acts.ACTS:
        raise Refusal(f"nothing is done by {name}")
    row = at.row
    asked = line_acts.ACTS[name](line_acts.Said(at.desk, row, form))
    await acting.ask(request, row.id, line_acts.numbered(name, form), asked)
    return RedirectResponse(f"/line/{row.name}?done={name}", 303)


def _at(request: Request) -> At:
    """Raises Refusal if there is no such line."""
    desk = pages.desk(request)
    return At(desk, pages.line(request), desk.now())


def _common(request: Request, row: LineRow) -> Values:
    return {"line": row.name, "may_act": acting.may_act(request), "fresh_id": acting.fresh_id}


def _cards(row: LineRow) -> list[Values]:
    """Ours, then theirs: what people compare when they meet."""
    return [
        {"mine": mine, **lines.card(cards.parse(card))}
        for mine, card in ((True, row.my_card), (False, row.their_card))
    ]


def _rules(at: At) -> Values | None:
    """The card of the rules of use; None while no agreement stands."""
    try:
        return rules.card(at.desk.reading, at.row, at.now)
    except Refusal:
        return None


def _posts(at: At) -> list[str]:
    """Desks of theirs, at which a person can be tested."""
    standing = terms.agreement(at.desk.reading, at.row)["standing"]
    sides = standing["terms"]["sides"] if standing and standing["terms"] else []
    theirs = [post for side in sides if side["party"] == at.row.them for post in side["posts"]]
    return [post["name"] for post in theirs if post["role"] == Role.DESK]


ROUTES: Final = (
    Route("/line/{line}", page),
    Route("/line/{line}/parts", parts),
    Route("/line/{line}/{act}", act, methods=["POST"]),
)
