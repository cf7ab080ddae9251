"""The card of the rules of use: what both sides agreed on, and what to do when the line fails, on one page.

Taken from the terms that stand and from the rosters in force, so that both sides print the same card; what is only
ours to say stands in no part of it.
"""

from collections.abc import Iterator
from typing import Any, Final

from parley.line import roster
from parley.line.core import Core
from parley.line.roster import Roster
from parley.line.terms import RECEIPT_LEAST, Cadence, PostTerms, Side, Terms
from parley.line.values import SECOND_MS, SERVICE_MS, URGENT_WORDS_MAX, Precedence
from parley.record import card as cards
from parley.record.card import Card
from parley.station.errors import Refusal
from parley.station.ports import LineRow, Reading
from parley.views import lines, rosters
from parley.views.times import span, stamped

HOLIDAYS: Final = 6  # of those to come, so many stand on the card
LEVELS: Final = {
    2: "2, seen by the watch",
    3: "3, with the principal's office",
    4: "4, the principal informed",
}

Rows = list[list[str]]


def card(reading: Reading, row: LineRow, now: int) -> dict[str, Any]:
    """The card of that line. Raises Refusal while no terms stand: without them there are no rules."""
    line = lines.state(reading, row)
    core = line.core if line is not None else None
    if core is None or core.terms is None or core.agreement.settled.standing is None:
        raise Refusal(
            "no agreement stands on this line yet", "its rules are what both sign: parley agree show"
        )
    terms, name = core.terms, core.agreement.settled.standing
    titles = {found.party: found for found in (cards.parse(row.my_card), cards.parse(row.their_card))}
    return {
        "line": row.id,
        "with": row.name,
        "title": terms.title,
        "at": stamped(now),
        "agreement": name,
        "since": stamped(core.agreement.settled.since_ms),
        "digits": cards.spoken(name),
        "sections": [
            {"title": title, "rows": rows}
            for title, rows in (
                ("What it is for", [["", rule] for rule in terms.rules]),
                ("Who may call and write to whom", list(_posts(terms, titles))),
                ("How fast", list(_speeds(terms))),
                ("Receipts", list(_receipts(terms, titles))),
                ("How long a call may wait", list(_waits(terms))),
                ("Tests, hours and holidays", list(_hours(core, terms, titles, now))),
                ("If the line fails: other ways", list(_ways(terms, titles))),
                ("If the line fails: step by step", list(_steps(terms))),
            )
            if rows
        ],
    }


def _name(titles: dict[str, Card], party: str) -> str:
    found = titles.get(party)
    return found.name if found else party


def _s(seconds: int) -> str:
    return span(seconds * SECOND_MS)


def _posts(terms: Terms, titles: dict[str, Card]) -> Iterator[list[str]]:
    for side in terms.sides:
        yield [_name(titles, side.party), "; ".join(_post(side, post) for post in side.posts)]
    yield [
        "",
        "Every post named here may call, and write to, every post of the other side. Nobody else is bound.",
    ]
    yield ["", f"A call may be handed on {terms.hops_max} times, to each post once; both sides see to whom."]


def _post(side: Side, post: PostTerms) -> str:
    first = ", where calls ring first" if post.name == side.desks[0] else ""
    alternates = f", then {', '.join(post.alternates)}" if post.alternates else ""
    return f"{post.name} ({post.role}{first}){alternates}"


def _speeds(terms: Terms) -> Iterator[list[str]]:
    short = f", at most {URGENT_WORDS_MAX} words"
    for precedence in Precedence:
        quota = f"; {terms.flash_a_day} a day ring" if precedence is Precedence.FLASH else ""
        most = short if precedence.urgent else ""
        yield [precedence.name, f"a person sees it within {span(SERVICE_MS[precedence])}{most}{quota}"]
    yield [
        "Quotas",
        f"{terms.messages_an_hour} messages an hour ring. What is over is delivered, and does not ring.",
    ]
    yield ["Suspended", "FLASH calls still ring where an emergency exception is declared."]
    yield ["EXERCISE, DRILL", "nothing in what is marked so is so."]
    yield ["STOP-APPEAL", "rings whatever the quota. Precedence is speed of service, not importance."]


def _receipts(terms: Terms, titles: dict[str, Card]) -> Iterator[list[str]]:
    for side in terms.sides:
        highest = terms.highest_receipt(side.party)
        least = "" if highest > RECEIPT_LEAST else ", by agreement not higher"
        yield [_name(titles, side.party), f"up to level {LEVELS[highest]}{least}"]
    shared = "shows" if terms.receipts_shared else "does not show"
    yield [
        "",
        f"An addressee's copy {shared} the receipts of others. A receipt is never approval, agreement or permission.",
    ]


def _waits(terms: Terms) -> Iterator[list[str]]:
    waits = terms.waits
    yield [
        "Their station signs",
        f"within {_s(waits.placed_urgent_s)} (FLASH, IMMEDIATE), {_s(waits.placed_s)} (others)",
    ]
    yield ["It rings", f"{_s(waits.ringing_s)}, after {_s(waits.consoles_s)} at all consoles"]
    yield [
        "Answer at the desk",
        f"within {_s(waits.attended_s)}: accepted, pending, a time, handed on, in writing, refused",
    ]
    yield ["Pending", f"{_s(waits.awaiting_s)} in all; a word how it stands every {_s(waits.renewal_s)}"]
    yield ["Caller checked", f"within {_s(waits.checking_s)}, before any principal is fetched"]
    asked = terms.requests
    yield ["Explanation", f"a reply within {_s(asked.reply_s)}, then a meeting within {_s(asked.meeting_s)}"]


def _hours(core: Core, terms: Terms, titles: dict[str, Card], now: int) -> Iterator[list[str]]:
    cadence = terms.cadence
    for tests in cadence.person_tests:
        times = ", ".join(tests.times)
        yield [
            f"{_name(titles, tests.by)} tests",
            f"{tests.post} at {times} {_zone(cadence.utc_offset_min)}: read back within {_s(cadence.read_back_s)}",
        ]
    away = [*(day.value for day in terms.weekend), *sorted(terms.holidays)]
    today = _today(cadence, now)
    coming = [day for day in away if len(day) == len("sun") or day >= today][:HOLIDAYS]
    if coming:
        yield ["No tests", ", ".join(coming)]
    for side in terms.sides:
        kept = core.life.my_rosters if side.party == core.me else core.life.their_rosters
        found = roster.in_force(kept, now)
        if found is not None:
            yield from _roster(_name(titles, side.party), side, found, now)


def _roster(name: str, side: Side, found: Roster, now: int) -> Iterator[list[str]]:
    """When the agreed posts are manned; what else a roster names is no part of what both agreed on."""
    posts = [f"{watch.post} {rosters.hours(watch)}" for watch in found.watches if side.post(watch.post)]
    coming = [day for day in sorted(found.holidays) if day >= found.local(now).date().isoformat()]
    yield [f"{name} is there", f"{'; '.join(posts)} ({_zone(found.utc_offset_min)}, by its roster)"]
    if coming:
        yield ["", f"nobody on {', '.join(coming[:HOLIDAYS])}"]


def _zone(offset: int) -> str:
    return (
        "UTC"
        if not offset
        else f"UTC{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"
    )


def _today(cadence: Cadence, now: int) -> str:
    return str(stamped(now + cadence.utc_offset_min * 60 * SECOND_MS))[: len("2022-03-04")]


def _ways(terms: Terms, titles: dict[str, Card]) -> Iterator[list[str]]:
    if not terms.fallback:
        yield [
            "",
            "NONE AGREED. Agree on numbers before they are needed: parley agree draft, field fallback.",
        ]
    for way in terms.fallback:
        hours = f" ({way.hours})" if way.hours else ""
        yield [_name(titles, way.party), f"{way.what}: {way.number}{hours}"]


def _steps(terms: Terms) -> Iterator[list[str]]:
    repair, cadence = terms.repair, terms.cadence
    said = (
        "Is it us? parley status: station, clock, disk, network. Mend what is ours first.",
        f"Out for {_s(repair.out_s)}: try the ways above, in their order; note who answered and when.",
        "Check whoever answers before anything is said: an authenticator, or call a number above back.",
        "Read the printed message (parley print) aloud; have it read back; confirm, or say it anew.",
        f"Told by {_s(repair.told_s)} after it began: parley ticket told N --how TEXT.",
        f"Repair begun by {_s(repair.begun_s)} after it began: parley ticket begun N.",
        f"Nothing of them for {_s(cadence.alarm_s)}: alarm. For {_s(cadence.mediator_s)}: turn to the mediator.",
        "Never take silence for a refusal: say dead, unattended or unanswered, as parley status does.",
        "Back again: the station sends what did not arrive. Write down what was said by voice.",
    )  # fmt: skip
    for number, words in enumerate(said, 1):
        yield [str(number), words]
