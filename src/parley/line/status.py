"""What there is to say of a line in one look: plain values, ready for JSON. Instants are milliseconds of our clock.

What they said stands beside what we see, never merged. What of it a command prints: docs/reference/cli-json.md.
"""

from typing import Any

import msgspec

from parley.line import asks_calls, message_status, silence, status_requests, waking
from parley.line.contact import Contact, Declaration, Light, Streak
from parley.line.core import Core
from parley.line.follow import Assurance, Rfe
from parley.line.ladder import Climb
from parley.line.silence import Silence
from parley.line.state import Line
from parley.line.things import Call, Message, Test, Thing
from parley.line.values import Lamp, Layer
from parley.record.entry import Instant

Plain = dict[str, Any]


def status(line: Line, now: Instant) -> Plain:
    """All that can be said of the line without its closed things."""
    core = line.core
    calls = [thing for thing in line.things.values() if isinstance(thing, Call) and thing.open]
    tests = [thing for thing in line.things.values() if isinstance(thing, Test) and thing.open]
    told: Plain = {
        "line": core.id,
        "me": core.me,
        "them": core.them,
        "now_ms": now,
        "agreement": _agreement(core),
        "declared": {"mine": _declared(core.contact.mine), "theirs": _declared(core.contact.theirs)},
        "observed": {lamp.value: _light(core.contact, lamp) for lamp in Lamp},
        "bearers": msgspec.to_builtins(core.contact.ways),
        "silence": _silence(silence.of_line(core.contact)),
        "calls": [call_status(core, call, now) for call in sorted(calls, key=lambda c: c.placed.heard_ms)],
        "tests": {
            "open": [_test(test) for test in sorted(tests, key=lambda t: t.began.heard_ms)],
            "station": _streak(core.contact.streak(Layer.STATION)),
            "person": _streak(core.contact.streak(Layer.PERSON)),
            "next_station_ms": core.station_test_ms,
        },
        "messages": {
            "unseen_by_us": core.numbers.theirs_unseen,
            "unseen_by_them": core.numbers.mine_unseen,
            "numbers": {"mine": dict(core.numbers.mine), "theirs": dict(core.numbers.theirs)},
            "gaps": [{**msgspec.to_builtins(gap), "words": gap.words} for gap in core.numbers.gaps],
        },
        "requests": status_requests.requests(line, now),
        "assurances": status_requests.standing(line),
        "posts": dict(core.manned),
        "ladders": [_ladder(climb) for climb in core.climbs],
        "odd_entries": core.odd,
        "due_ms": waking.due(line),
    }
    return _as_json(told)


def _as_json(told: Plain) -> Plain:
    """As its reader will have it: tuples are lists, enums their values."""
    plain: Plain = msgspec.json.decode(msgspec.json.encode(told))
    return plain


def _agreement(core: Core) -> Plain:
    settled = core.agreement.settled
    terms = core.terms
    return {
        "standing": settled.standing,
        "since_ms": settled.since_ms,
        "title": terms.title if terms else None,
        "refs": list(settled.refs),
        "ours_waits_for_them": settled.mine.terms if settled.mine else None,
        "theirs_waits_for_us": settled.theirs.terms if settled.theirs else None,
        "withdrawn": list(settled.withdrawn),
        "posts": {}
        if terms is None
        else {side.party: msgspec.to_builtins(side.posts) for side in terms.sides},
    }


def _declared(said: Declaration | None) -> Plain | None:
    if said is None:
        return None
    plain: Plain = msgspec.to_builtins(said)
    del plain["place"]
    return plain


def _light(contact: Contact, lamp: Lamp) -> Plain:
    light: Light = getattr(contact, lamp)
    plain: Plain = msgspec.to_builtins(light)
    if lamp is Lamp.PRINCIPAL:
        plain["last_talk_ms"] = contact.last_talk.at_ms if contact.last_talk else None
    return plain


def _streak(streak: Streak) -> Plain:
    return {
        "missed": streak.count,
        "first_missed_ms": streak.missed[0].at_ms if streak.missed else None,
        "level": streak.told,
        "last_answered_ms": streak.last_answered_ms,
    }


def _silence(found: Silence | None) -> Plain | None:
    if found is None:
        return None
    return {
        "class": found.cls,
        "shown": found.shown,
        "why": found.why,
        "refs": list(found.refs),
        "one_sided": found.one_sided,
    }


def thing_status(core: Core, thing: Thing, now: Instant) -> Plain:
    """One thing, open or closed, as a row's reader wants it."""
    if isinstance(thing, Call):
        return _as_json(call_status(core, thing, now))
    if isinstance(thing, Test):
        return _as_json(_test(thing))
    if isinstance(thing, Message):
        return _as_json(message_status.message(core, thing, now))
    if isinstance(thing, Rfe):
        return _as_json(status_requests.request(thing, now))
    if isinstance(thing, Assurance):
        return _as_json(status_requests.assurance(thing))
    return _as_json(msgspec.to_builtins(thing))


def call_status(core: Core, call: Call, now: Instant) -> Plain:
    """One call: where it stands, since when, what is possible, how deep its silence is and on what evidence."""
    fact, story = call.fact, call.story
    return {
        "ref": call.ref,
        "mine": call.mine,
        "from": fact.from_,
        "to": fact.to,
        "precedence": fact.precedence.value,
        "subject": fact.subject,
        "exercise": fact.exercise,
        "placed_at_ms": call.placed.at_ms,
        "placed_heard_ms": call.placed.heard_ms,
        "state": call.state.value,
        "open": call.open,
        "since_ms": call.since_ms,
        "due_ms": call.silence_ms,
        "stale": call.open and call.stale(now),
        "asked": list(story.asked),
        "reached": story.reached,
        "pending": msgspec.to_builtins(story.pending),
        "window": msgspec.to_builtins(story.window),
        "refused": _refused(call),
        "claim": msgspec.to_builtins(story.claim),
        "other": story.other,
        "silence": _silence(silence.of_call(core, call)),
        "evidence": silence.evidence(call).value,
        "possible": asks_calls.possible(call) if call.open else [],
        "path": [msgspec.to_builtins(move) for move in story.path],
        "late": list(story.late),
        "crossed": list(story.crossed),
        "faults": [msgspec.to_builtins(fault) for fault in story.faults],
        "bell": call.bell.value,
    }


def _refused(call: Call) -> Plain | None:
    refused = call.story.refused
    if refused is None:
        return None
    return {
        "code": refused.code.value,
        "text": refused.text,
        "by": refused.by,
        "alternative": refused.alternative,
        "retry_after": refused.retry_after,
    }


def _test(test: Test) -> Plain:
    return {
        "ref": test.ref,
        "mine": test.mine,
        "layer": test.layer.value,
        "post": test.post,
        "state": test.state.value,
        "began_ms": test.began.heard_ms,
        "since_ms": test.since_ms,
        "due_ms": test.silence_ms,
        "late": list(test.story.late),
        "faults": [msgspec.to_builtins(fault) for fault in test.story.faults],
    }


def _ladder(climb: Climb) -> Plain:
    return {
        "root": climb.root,
        "call": climb.call,
        "limit": climb.limit.value,
        "asked": list(climb.asked),
        "failed_ms": climb.failed_ms,
        "under_way": climb.open,
        "rungs_done": climb.done,
    }
