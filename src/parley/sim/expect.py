"""Whether it is as a play expects: each expectation against what the stations' own records say."""

from collections.abc import Callable, Mapping
from typing import Final

from parley.sim import outcome, traffic, unsent
from parley.sim.outcome import Attempt, View
from parley.sim.play import Act
from parley.sim.stage import Stage
from parley.sim.traffic import Voice, Written

EXPECTS: Final = "expect."  # so begins what such an act does


def unmet(stage: Stage, act: Act) -> str:
    """What is otherwise than this act expects; empty if it is as expected."""
    return CHECKS[act.do](stage, act)


# --- calls, lamps, alarms -----------------------------------------------------------------------------------


def _call(stage: Stage, act: Act) -> str:
    values = act.values
    found = next((a for a in outcome.attempts(stage) if a.label == values["call"]), None)
    if found is None:
        return f"{values['call']} was never placed"
    wrong = []
    for view in (found.caller, found.called):
        if view is None:
            if "state" in values and values["state"] != "LINE_DEAD":
                wrong.append(f"{values['call']} never reached the called side")
        elif act.do == "expect.stale":
            wrong += [] if view.stale else [f"{view.party} sees it {view.state}, and not stale"]
        elif view.state != values["state"] and not _unreached(found, view, values["state"]):
            wrong.append(f"{view.party} sees it {view.state}")
    cls = found.caller.silence_class
    if "class" in values and cls != values["class"]:
        wrong.append(f"its class is {cls or 'none'}")
    return "; ".join(wrong)


def _unreached(found: Attempt, view: View, expected: str) -> bool:
    """A dead line: the called side may know of the call, and cannot know yet what became of it."""
    return view is found.called and expected == "LINE_DEAD" and bool(view.told["open"])


def _lamp(stage: Stage, act: Act) -> str:
    shown = stage.lamp(act.party, act.values["lamp"])
    return "" if shown == act.values["word"] else f"{act.party} sees {act.values['lamp']} {shown}"


def _alarm(stage: Stage, act: Act) -> str:
    values = act.values
    about = values.get("about", "")
    told = [
        n for n in stage.sides[act.party].noticed if n.kind == "alarm.raised/1" and about in n.body["what"]
    ]
    count = sum(n.body["level"] == values["level"] for n in told)
    return _counted(f"{act.party} was told {values['level']} {count} times", count, values.get("count"))


def _counted(said: str, count: int, wanted: int | None) -> str:
    met = count > 0 if wanted is None else count == wanted
    return "" if met else said


# --- what was written ---------------------------------------------------------------------------------------


def _message(stage: Stage, act: Act) -> str:
    found, word = _written(stage, act, "message"), act.values["word"]
    if isinstance(found, str):
        return found
    if "not" in act.values:
        return f"it is {word}" if found.anywhere(word) else ""
    return "; ".join(found.stands(word)) or _untold(found)


def _request(stage: Stage, act: Act) -> str:
    found = _written(stage, act, "request")
    return found if isinstance(found, str) else "; ".join(found.stands(act.values["word"])) or _untold(found)


def _untold(found: Written) -> str:
    return "" if found.theirs is not None else "it never reached the other side"


def _late(stage: Stage, act: Act) -> str:
    found = _written(stage, act, "request")
    if isinstance(found, str):
        return found
    return _counted(f"it has {found.late} late answers", found.late, act.values["count"])


def _missing(stage: Stage, act: Act) -> str:
    found = _written(stage, act, "request")
    if isinstance(found, str):
        return found
    missing = found.mine["missing"]
    return (
        ""
        if set(missing) == set(act.values["items"])
        else f"without answer: {', '.join(missing) or 'nothing'}"
    )


def _written(stage: Stage, act: Act, kind: str) -> Written | str:
    name = act.values["message"]
    found = next((w for w in traffic.written(stage, kind) if w.label == name), None)
    return found or f"there is no {kind} {name} on its author's record"


# --- what was not sent --------------------------------------------------------------------------------------


def _voice(stage: Stage, act: Act) -> str:
    found, word = _heard(stage, act), act.values["word"]
    if isinstance(found, str):
        return found
    if act.do == "expect.never":
        return f"it was {word}" if word in found.path else ""
    state, told = found.told["state"], found.path[-1]
    if state != told:
        return f"it is {state}, and the journal says {told}"
    return "" if state == word else f"it is {state}"


def _heard(stage: Stage, act: Act) -> Voice | str:
    found = next((v for v in traffic.voices(stage) if v.label == act.values["voice"]), None)
    return found or f"nobody was to check {act.values['voice']}"


def _drafts(stage: Stage, act: Act) -> str:
    form = act.values["form"]
    count = len(unsent.drafts(stage.sides[act.party], form, open_only=True))
    return _counted(f"{act.party} has {count} drafts of {form}", count, act.values["count"])


def _journal(stage: Stage, act: Act) -> str:
    kind = act.values["kind"]
    count = traffic.journalled(stage.sides[act.party], kind)
    return _counted(f"the journal of {act.party} has {kind} {count} times", count, act.values.get("count"))


CHECKS: Final[Mapping[str, Callable[[Stage, Act], str]]] = {
    "expect.call": _call,
    "expect.stale": _call,
    "expect.lamp": _lamp,
    "expect.alarm": _alarm,
    "expect.message": _message,
    "expect.request": _request,
    "expect.late": _late,
    "expect.missing": _missing,
    "expect.voice": _voice,
    "expect.never": _voice,
    "expect.drafts": _drafts,
    "expect.journal": _journal,
}
