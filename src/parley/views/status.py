"""One look at everything: first whether it is us, then each line: what they declared beside what we observe.

Works with and without a running station; without one, what it last wrote down is shown, and said to be that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from parley.line import duties, engine, roster, silence, things
from parley.line.contact import Light
from parley.line.core import Core
from parley.line.engine import Line
from parley.line.life import share
from parley.line.message import State
from parley.line.things import Call
from parley.line.tickets import Ticket
from parley.line.values import DAY_MS, HOUR_MS, SERVICE_MS, Bearers, Lamp, Layer, Level, Precedence
from parley.record.card import Card
from parley.record.entry import Instant
from parley.station.ports import LineRow, Reading, ThingRow
from parley.views import calls, lines, messages
from parley.views.times import span, stamped

DISK_CARE_BYTES: Final = 1 << 30
DISK_BAD_BYTES: Final = 100 << 20
STRIP_MS: Final = 30 * DAY_MS  # of our attempts that one look shows, at most ATTEMPTS_MAX
ATTEMPTS_MAX: Final = 200
CLOCK_FRESH_MS: Final = 24 * HOUR_MS  # an odd date is news for so long


@dataclass(frozen=True, slots=True)
class Around:
    """What a command finds around the record. `running`: what the station says of itself, if one runs.

    `attempts`: so many of ours, at least one, are told of each line, the newest.
    """

    folder: str
    now: int
    disk_free_bytes: int
    running: Mapping[str, Any] | None
    attempts: int = ATTEMPTS_MAX


def status(reading: Reading, card: Card, around: Around) -> dict[str, Any]:
    """The station and each of its lines."""
    live = {line["line"]: line for line in (around.running or {}).get("lines", [])}
    told = [_line(reading, row, live.get(row.id), around.now, around.attempts) for row in reading.lines()]
    running = around.running
    return {
        "station": {
            "party": card.party,
            "title": card.title,
            "folder": around.folder,
            "now": stamped(around.now),
            "running": running is not None,
            "pid": running["pid"] if running else None,
            "began_at": stamped(running["began"]) if running else None,
            "disk_free_bytes": around.disk_free_bytes,
            "checks": _checks(reading, around, told),
        },
        "lines": told,
    }


def one(reading: Reading, row: LineRow, running: Mapping[str, Any] | None, now: int) -> dict[str, Any]:
    """One line alone, as `status` has it."""
    live = {line["line"]: line for line in (running or {}).get("lines", [])}
    return _line(reading, row, live.get(row.id), now, ATTEMPTS_MAX)


# --- is it us? ----------------------------------------------------------------------------------------------


def check(what: str, state: str, why: str) -> dict[str, Any]:
    """`state`: well, care, bad, unknown."""
    return {"what": what, "state": state, "why": why}


def _checks(reading: Reading, around: Around, told: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [_station(around), _clock(reading, around, told), _disk(around), _ways(around, told)]


def _station(around: Around) -> dict[str, Any]:
    if around.running is None:
        return check(
            "station",
            "bad",
            "it does not run: nothing goes out, nothing comes in, nothing rings; what follows is old",
        )
    return check("station", "well", f"has run for {span(around.now - around.running['began'])}")


def _clock(reading: Reading, around: Around, told: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Ours against theirs: by fresh hellos, and by entries with odd dates. Alone we cannot tell whose is wrong."""
    apart = {line["name"]: line["clock"] for line in told if line["clock"]["level"] is not None}
    if apart:
        return _apart(apart)
    odd = [
        (row.name, what)
        for row in reading.lines()
        for at, kind, what, _ in reading.oddities(row.id)
        if kind == "clock" and around.now - at < CLOCK_FRESH_MS
    ]
    if not odd:
        return check("clock", "well", "no counterpart's entries are far from it")
    names = {name for name, _ in odd}
    whose = (
        "ours is the likelier to be wrong"
        if len(names) > 1
        else "ours or theirs: compare it with a good clock"
    )
    return check("clock", "care", f"{odd[-1][1]}; {whose}")


def _apart(apart: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Clocks that are surely apart: of several counterparts at once, it is likelier to be ours."""
    loud = any(clock["level"] == Level.ALARM for clock in apart.values())
    said = ", ".join(f"{name}'s {clock['off_ms'] / 1000:+.1f} s" for name, clock in apart.items())
    whose = "ours is the likelier to be wrong" if len(apart) > 1 else "ours or theirs"
    return check("clock", "bad" if loud else "care", f"{said} from ours; {whose}: compare with a good clock")


def _disk(around: Around) -> dict[str, Any]:
    free = around.disk_free_bytes
    words = f"{free >> 20:,} MiB free"
    if free < DISK_BAD_BYTES:
        return check("disk", "bad", f"{words}: the station stops when it cannot write")
    return check("disk", "care" if free < DISK_CARE_BYTES else "well", words)


def _ways(around: Around, told: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """All lines dead at once speak of our own network; a single one cannot say."""
    values = [line["observed"][Lamp.BEARERS]["value"] for line in told]
    if not values:
        return check("network", "unknown", "no line yet: pair with a counterpart")
    if around.running is None or Bearers.UNKNOWN in values:
        return check("network", "unknown", "no fresh answer asked for yet")
    dead = values.count(Bearers.DEAD)
    if dead == len(values):
        whose = (
            "look at our own network first"
            if dead > 1
            else "with one line, ours or theirs cannot be told from here"
        )
        return check("network", "bad", f"no counterpart answers over any bearer: {whose}")
    return check("network", "well", f"{len(values) - dead} of {len(values)} counterparts answer")


# --- the lines ----------------------------------------------------------------------------------------------


def _line(
    reading: Reading, row: LineRow, live: Mapping[str, Any] | None, now: int, attempts: int
) -> dict[str, Any]:
    line = lines.state(reading, row) or lines.fresh(row)
    for thing in reading.things(row.id, open_only=True):
        engine.load(line, thing.data)
    core, contact = line.core, line.core.contact
    said = engine.status(line, Instant(now))
    ours = reading.things(row.id, kind=calls.TABLE, mine=True, newest=attempts)
    strip = [thing for thing in ours if thing.opened_at > now - STRIP_MS]
    return {
        "line": row.id,
        "name": row.name,
        "party": row.them,
        "paired_at": stamped(row.paired_at),
        "ever_met": any(not log.mine for log in reading.logs(row.id)),
        "agreement": {
            "standing": core.agreement.settled.standing,
            "since": stamped(core.agreement.settled.since_ms),
            "waits_for_us": said["agreement"]["theirs_waits_for_us"],
            "waits_for_them": said["agreement"]["ours_waits_for_them"],
        },
        "declared": {side: _declared(said["declared"][side]) for side in ("mine", "theirs")},
        "observed": {lamp.value: _light(getattr(contact, lamp)) for lamp in Lamp},
        "last_talk_at": stamped(contact.last_talk.at_ms) if contact.last_talk else None,
        "bearers": _bearers(core, live),
        "they_see_us": live["they_see"] if live else None,
        "last_fresh_at": stamped(live["last_fresh"] or None) if live else None,
        "recalling": bool(live and live["recalling"]),
        "silence": _silence(said["silence"]),
        "last_attempt": calls.stored(core, ours[-1], row, now) if ours else None,
        "attempts": [_attempt(core, each) for each in strip],
        "open_calls": [calls.call(core, call, row, now) for call in _open_calls(line)],
        "tests": {layer.value: _streak(said["tests"][layer.value]) for layer in Layer},
        "clock": _skew(core),
        "traffic": _traffic(core, now),
        "watch": {
            "by": core.life.shift.by if core.life.shift else None,
            "since": stamped(core.life.shift.since_ms if core.life.shift else None),
            "tickets": sorted(t.number for t in line.things.values() if isinstance(t, Ticket) and t.open),
            "drill": core.life.drill is not None,
            "overdue": _overdue_duties(line, Instant(now)),
        },
        "private": {
            "drafts": len(reading.things(row.id, kind="draft", open_only=True)),
            "claimed": sum(
                t.state == "CHECKING" for t in reading.things(row.id, kind="claimed", open_only=True)
            ),
        },
        "unseen": {
            "by_us": _unseen(reading, row, core.numbers.theirs_unseen, now, mine=False),
            "by_them": _unseen(reading, row, core.numbers.mine_unseen, now, mine=True),
        },
        "gaps": messages.gaps(core.numbers),
        "minimize": _minimize(core, now),
        "requests": {
            side: _requests(said["requests"], mine=mine) for side, mine in (("ours", True), ("theirs", False))
        },
        "not_yet_received_by_them": live["outbox"] if live else _outbox(reading, row),
        "desks": dict(core.manned),
        "our_desks": _our_desks(core, Instant(now)),
        "oddities": len(reading.oddities(row.id)),
        "unreadable_entries": core.odd,
    }


def _our_desks(core: Core, now: Instant) -> list[dict[str, Any]]:
    """Each desk of ours: whether, and where, somebody has taken it, and whether somebody is to be there by our roster.

    `console`: at a console; `closed`: which is open no longer.
    """
    named = core.terms.side(core.me).desks if core.terms else tuple(core.manned)
    found = roster.in_force(core.life.my_rosters, now)
    return [
        {
            "post": post,
            "taken": core.manned.get(post),
            "console": post in core.screens,
            "closed": post in core.closed,
            "by_roster": roster.manned(found, post, now) if found else None,
        }
        for post in named
    ]


def _attempt(core: Core, row: ThingRow) -> dict[str, Any]:
    """One attempt of ours in a line: when, how it stands or ended, and how deep the silence was."""
    call = things.load(row.data)
    shown = silence.of_call(core, call) if isinstance(call, Call) else None
    return {
        "ref": row.ref,
        "placed_at": stamped(row.opened_at),
        "state": row.state,
        "class": shown.cls.value if shown is not None else None,
    }


def _minimize(core: Core, now: int) -> list[dict[str, Any]]:
    """The orders that hold traffic back, or will: whose, below what, from when to when."""
    return [
        {
            "ref": order.ref,
            "mine": order.mine,
            "lowest": order.lowest.value,
            "from": stamped(order.from_ms),
            "to": stamped(order.to_ms),
        }
        for order in core.minimize
        if now < order.to_ms
    ]


def _requests(found: Sequence[Mapping[str, Any]], *, mine: bool) -> dict[str, Any]:
    """How many requests for explanation of one side run, and when the first of them is over."""
    running = [each for each in found if each["mine"] is mine and not each["ended"]]
    return {
        "count": len(running),
        "to_judge": sum(mine and _to_judge(each["replies"]) for each in running),
        "first_due": stamped(min((each["due_ms"] for each in running if each["due_ms"]), default=None)),
    }


def _to_judge(replies: Sequence[Mapping[str, Any]]) -> bool:
    """Whether one of them stands, in time or late, of which the side that asked has said nothing yet."""
    return any(reply["judged"] is None and reply["taken_back"] is None for reply in replies)


def _skew(core: Core) -> dict[str, Any]:
    """Their clock against ours: so far apart at least; `level`: what the watch heard of it."""
    skew = core.life.skew
    return {
        "off_ms": skew.off_ms,
        "level": skew.told,
        "since": stamped(skew.since_ms if skew.told else None),
        "measured_at": stamped(skew.at_ms),
    }


def _traffic(core: Core, now: int) -> dict[str, Any]:
    """What each side began within 24 hours, and how much of it as FLASH: whoever is always urgent is so for nobody."""
    told: dict[str, Any] = {"flash_quota": core.terms.flash_a_day if core.terms else None}
    for side, hours in (("ours", core.life.my_traffic), ("theirs", core.life.their_traffic)):
        began, flash = share(hours, Instant(now))
        told[side] = {
            "began": began,
            "flash": flash,
            "flash_percent": 100 * flash // began if began else None,
        }
    return told


def _overdue_duties(line: Line, now: Instant) -> int:
    """How much of the calendar is overdue, messages left out: those are counted apart."""
    found = duties.duties(line.core, line.things.values(), now, now)
    return sum(duties.overdue(duty, now) for duty in found if duty.sort is not duties.Sort.MESSAGE)


def _silence(said: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What the tests show, in the words that calls have for it."""
    if said is None:
        return None
    return {
        "class": str(said["class"]),
        "words": said["shown"],
        "why": said["why"],
        "refs": said["refs"],
        "one_sided": said["one_sided"],
    }


def _open_calls(line: Line) -> list[Call]:
    found = [thing for thing in line.things.values() if isinstance(thing, Call) and thing.open]
    return sorted(found, key=lambda call: call.placed.heard_ms)


def _declared(said: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if said is None:
        return None
    kept = ("state", "reason", "from", "review", "emergency_exception", "ref")
    fields = {**said, "from": said.get("from", said.get("from_"))}
    return {name: fields[name] for name in kept} | {"heard_at": stamped(said["heard_ms"])}


def _light(light: Light) -> dict[str, Any]:
    return {
        "value": light.value,
        "since": stamped(light.since_ms),
        "why": light.why,
        "refs": list(light.refs),
        "confirmed_at": stamped(light.seen_ms),
    }


def _bearers(core: Core, live: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """Each way to them; what only the running station knows is null without one."""
    running = {bearer["name"]: bearer for bearer in live["bearers"]} if live else {}
    names = sorted(core.contact.ways.keys() | running.keys())
    return [_bearer(name, core, running.get(name)) for name in names]


def _bearer(name: str, core: Core, running: Mapping[str, Any] | None) -> dict[str, Any]:
    way = core.contact.ways.get(name)
    return {
        "name": name,
        "alive": way.alive if way else None,
        "since": stamped(way.since_ms) if way else None,
        "why": way.why if way else "nothing is known yet",
        "failures": running["failures"] if running else None,
        "next_at": stamped(running["next_ms"]) if running else None,
    }


def _streak(said: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "missed": said["missed"],
        "first_missed_at": stamped(said["first_missed_ms"]),
        "level": said["level"],
        "last_answered_at": stamped(said["last_answered_ms"]),
    }


def _unseen(reading: Reading, row: LineRow, count: int, now: int, *, mine: bool) -> dict[str, Any]:
    """How many messages no person has seen, by precedence, and when the first of each falls due, or did."""
    found = {}
    if count:
        counted = reading.counts(row.id, messages.TABLE, State.SENT, mine=mine)
        found = {Precedence(known.precedence): known for known in counted}
    by = [
        {
            "precedence": p.value,
            "count": found[p].count,
            "first_due": stamped(found[p].first_at + SERVICE_MS[p]),
            "overdue": _overdue(reading, row, p, now, mine=mine),
        }
        for p in Precedence
        if p in found
    ]
    return {"count": count, "by_precedence": by}


def _overdue(reading: Reading, row: LineRow, precedence: Precedence, now: int, *, mine: bool) -> int:
    """How many of these began longer ago than they may wait."""
    began = now - SERVICE_MS[precedence] - 1
    counted = reading.counts(row.id, messages.TABLE, State.SENT, mine=mine, until=began)
    return next((known.count for known in counted if known.precedence == precedence), 0)


def _outbox(reading: Reading, row: LineRow) -> int:
    """Entries of ours that no receipt covers, from the record alone."""
    ours = [log for log in reading.logs(row.id) if log.mine]
    if not ours:
        return 0
    receipted = reading.last_receipt(ours[-1].id)
    return ours[-1].size - (receipted.size if receipted is not None else 0)
