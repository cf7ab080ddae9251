"""From an act of a play to what the control socket takes: one request, its times made absolute.

Reference of the requests: docs/reference/control.md.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from parley.record.entry import stamp
from parley.sim import written
from parley.sim.play import Act, Line, Play, Terms

Request = dict[str, Any]
Names = Mapping[str, str]  # from the play's names for calls and messages to their references


def request(act: Act, names: Names) -> Request:
    """What the acting party's people ask of their station."""
    values = act.values
    made = _MAKERS[act.do](act.at, values)
    if "call" in values and act.do != "call.place":
        made["call"] = names[values["call"]]
    if "refers" in values:
        made["refers"] = names[values["refers"]]
    about = next((values[key] for key in ("corrected", "cancelled", "readdressed") if key in values), None)
    if about is None and "message" in values and act.do not in written.BEGINS:
        about = values["message"]
    if about is not None:
        made["message"] = names[about]
    if "request" in values:
        made["request"] = names[values["request"]]
    if "answered" in values:
        made["reply_to"] = names[values["answered"]]
    return made


def _plain(do: str, **fixed: Any) -> Callable[[int, Mapping[str, Any]], Request]:  # noqa: ANN401  # JSON
    return lambda _at, _values: {"do": do, **fixed}


def _place(at: int, values: Mapping[str, Any]) -> Request:
    made = {
        "do": "call.place",
        "from": values["from"][1],
        "to": values["to"][1],
        "subject": values["subject"],
    }
    needed = {"needed_by": stamp(at + values["needed"])} if "needed" in values else {}
    return {**made, "precedence": values["precedence"].value, **needed}


def _pending(at: int, values: Mapping[str, Any]) -> Request:
    code = {"code": values["code"]} if "code" in values else {}
    do = "call.pending" if code else "call.still_pending"
    return {"do": do, "decider": values["decider"], "review_by": stamp(at + values["review"]), **code}


def _refuse(at: int, values: Mapping[str, Any]) -> Request:
    made = {"do": "call.refuse", "code": values["code"], "text": values.get("text", "")}
    if "alternative" in values:
        made["alternative"] = values["alternative"]
    if "retry" in values:
        made["retry_after"] = stamp(at + values["retry"])
    return made


def _schedule(at: int, values: Mapping[str, Any]) -> Request:
    opens = at + values["opens"]
    return {"do": "call.schedule", "from": stamp(opens), "until": stamp(opens + values["length"])}


def _write(_at: int, values: Mapping[str, Any]) -> Request:
    made = {"do": "write", "from": values["from"][1], "to": values["to"][1], "subject": values["subject"]}
    return {**made, "precedence": values["precedence"].value, "text": values["text"]}


def _declare(at: int, values: Mapping[str, Any]) -> Request:
    made = {"do": "declare", "state": values["state"], "reason": values["reason"]}
    if "review" in values:
        made["review"] = stamp(at + values["review"])
    return {**made, "emergency_exception": "except_emergencies" in values}


_MAKERS: Final[Mapping[str, Callable[[int, Mapping[str, Any]], Request]]] = {
    "call.place": _place,
    "call.attend": _plain("call.attend"),
    "call.accept": _plain("call.accept"),
    "call.pending": _pending,
    "call.still_pending": _pending,
    "call.refuse": _refuse,
    "call.delegate": lambda _, values: {"do": "call.delegate", "to": values["to"]},
    "call.in_writing": _plain("call.in_writing"),
    "call.schedule": _schedule,
    "call.schedule_agree": _plain("call.schedule_agree"),
    "call.identity_held": lambda _, v: {"do": "call.identity", "result": "held", "how": v["method"]},
    "call.identity_failed": lambda _, v: {"do": "call.identity", "result": "failed", "how": v["why"]},
    "call.identity_overridden": lambda _, v: {
        "do": "call.identity",
        "result": "overridden",
        "first": v["first"],
        "second": v["second"],
    },
    "call.principals": _plain("call.principals"),
    "call.interpreters": _plain("call.interpreters"),
    "call.interpreters_not_needed": _plain("call.interpreters", needed=False),
    "call.both_on": _plain("call.both_on"),
    "call.hang_up": _plain("call.hang_up"),
    "call.withdraw": lambda _, values: {"do": "call.withdraw", "why": values.get("why", "")},
    **written.MAKERS,
    "write": _write,
    "declare": _declare,
    "desk.leave": lambda _, values: {"do": "desk", "manned": False, "post": values["post"]},
    "desk.man": lambda _, values: {"do": "desk", "manned": True, "post": values["post"]},
    "test.station": _plain("test", layer="station"),
    "test.person": lambda _, values: {"do": "test", "layer": "person", "post": values["post"]},
}
ASKED: Final = frozenset(_MAKERS)  # acts that are one request to one station
_CADENCE: Final = frozenset(
    ("echo_s", "station_test_s", "station_wait_s", "read_back_s", "alarm_s", "mediator_s")
)


def terms(play: Play, line: Line, changed: Terms, parties: Names) -> dict[str, Any]:
    """The terms as `agree` takes them; `parties`: from short names to those on the cards."""
    values = changed.values
    tests = [{**test, "by": parties[test["by"]]} for test in values.get("person_tests", ())]
    cadence: dict[str, Any] = {name: value for name, value in values.items() if name in _CADENCE}
    cadence |= {"person_tests": tests, "utc_offset_min": play.zone_min}
    named = _CADENCE | {"person_tests", "receipts"}
    kept = {name: value for name, value in values.items() if name not in named}
    receipts = [{**said, "party": parties[said["party"]]} for said in values.get("receipts", ())]
    kept |= {"receipts": receipts} if receipts else {}
    return {"title": line.name, **kept, "sides": [_side(play, name, parties) for name in line.parties],
            "cadence": cadence}  # fmt: skip


def _side(play: Play, name: str, parties: Names) -> dict[str, Any]:
    posts = [
        {"name": p.name, "role": p.role, "alternates": list(p.alternates)} for p in play.parties[name].posts
    ]
    return {"party": parties[name], "posts": posts}
