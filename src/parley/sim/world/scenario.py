"""Scenarios in files: work, faults and people, each in a small text of its own, composed as one likes.

What no file says, the seed draws. A later file counts over an earlier one.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from parley.line.values import Refusal
from parley.sim.world.plan import CHANCES, FAULTS, MINDS, MOST, OFTEN, Plan

HINT: Final = "what a scenario may say: docs/explanation/how-it-is-tested.md"
WORDS: Final = {"never": 0.0, "rare": 0.1, "frequent": 1.0}  # shares of the most that a seed draws
DAYS_MAX: Final = 400


@dataclass(frozen=True, slots=True)
class Scenario:
    """What of a world is not left to the seed. `others`: kinds of fault that are not named stay as drawn."""

    days: float | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)  # of a Plan
    faults: Mapping[str, float] = field(default_factory=dict)
    others: bool = True

    def over(self, plan: Plan) -> Plan:
        """The plan, with what this says."""
        drawn = plan.faults if self.others else dict.fromkeys(plan.faults, 0.0)
        return replace(plan, **self.fields, faults={**drawn, **self.faults})

    def then(self, later: "Scenario") -> "Scenario":
        """Both; the later counts."""
        faults = {**self.faults, **later.faults} if later.others else later.faults
        return Scenario(
            later.days if later.days is not None else self.days, {**self.fields, **later.fields}, faults,
            self.others and later.others,
        )  # fmt: skip


def composed(files: Iterable[Path]) -> Scenario:
    """All of these files together. Raises Refusal."""
    found = Scenario()
    for file in files:
        found = found.then(read(file.name, _text(file)))
    return found


def _text(file: Path) -> str:
    try:
        return file.read_text()
    except (OSError, UnicodeDecodeError) as why:
        raise Refusal(f"the scenario {file} cannot be read", str(why)[:200]) from why


def read(name: str, text: str) -> Scenario:
    """The scenario of this text. Raises Refusal, which names the place."""
    try:
        tree = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as why:
        raise Refusal(f"{name} is no TOML: {why}", HINT) from why
    _only(name, tree, {"title", "days", "people", "line", "faults"})
    if not isinstance(tree.get("title", ""), str):
        raise Refusal(f"{name}: the title is not a text", HINT)
    days = _value(name, "days", tree["days"], _number(0.01, DAYS_MAX)) if "days" in tree else None
    fields: dict[str, Any] = {}
    for section, known in (("people", PEOPLE), ("line", LINE)):
        said = _section(name, tree, section)
        _only(f"{name}, [{section}]", said, set(known))
        fields |= {key: _value(name, f"{section}.{key}", value, known[key]) for key, value in said.items()}
    said = _section(name, tree, "faults")
    _only(f"{name}, [faults]", said, {"others", *FAULTS})
    others = said.pop("others", "drawn")
    if others not in {"drawn", "never"}:
        raise Refusal(f"{name}: faults.others is {others!r}: drawn, or never", HINT)
    faults = {kind: _often(name, kind, often) for kind, often in said.items()}
    return Scenario(days, fields, faults, others=others == "drawn")


def _section(name: str, tree: Mapping[str, Any], section: str) -> dict[str, Any]:
    said = tree.get(section, {})
    if not isinstance(said, dict):
        raise Refusal(f"{name}: [{section}] is not a table", HINT)
    return dict(said)


def _only(name: str, said: Mapping[str, Any], known: set[str]) -> None:
    for key in said:
        if key not in known:
            raise Refusal(f"{name}: there is no {key!r}; there are {', '.join(sorted(known))}", HINT)


def _often(name: str, kind: str, often: object) -> float:
    most = MOST[kind] if kind in CHANCES else OFTEN[kind]
    if isinstance(often, str):
        if often not in WORDS:
            raise Refusal(f"{name}: faults.{kind} is {often!r}: a number, or one of {', '.join(WORDS)}", HINT)
        return WORDS[often] * most
    found: float = _value(name, f"faults.{kind}", often, _number(0, 1 if kind in CHANCES else 10_000))
    return found


# --- single values ------------------------------------------------------------------------------------------


def _value(name: str, key: str, value: object, check: Callable[[object], str]) -> Any:  # noqa: ANN401  # as the check lets it through
    if why := check(value):
        raise Refusal(f"{name}: {key} is {value!r}: {why}", HINT)
    return tuple(value) if isinstance(value, list) else value


def _number(least: float, most: float) -> Callable[[object], str]:
    def check(value: object) -> str:
        fits = type(value) in {int, float} and least <= value <= most  # type: ignore[operator]  # a number, by now
        return "" if fits else f"a number from {least:g} to {most:g}"

    return check


def _whole(least: int, most: int) -> Callable[[object], str]:
    def check(value: object) -> str:
        fits = type(value) is int and least <= value <= most
        return "" if fits else f"a whole number from {least} to {most}"

    return check


def _yes_or_no(value: object) -> str:
    return "" if isinstance(value, bool) else "true or false"


def _mind(value: object) -> str:
    return "" if value in ("", *MINDS) else f"one of {', '.join(MINDS)}, or nothing"


def _bearers(value: object) -> str:
    if not isinstance(value, list) or not value or len(set(map(str, value))) != len(value):
        return "a list of names, each once"
    return "" if all(name in {"https", "second"} for name in value) else "https, second"


PEOPLE: Final[Mapping[str, Callable[[object], str]]] = {
    "acts_a_day": _number(0.1, 20_000), "patience": _number(0, 1), "two_persons": _yes_or_no,
    "mind": _mind, "thorough": _yes_or_no,
}  # fmt: skip
LINE: Final[Mapping[str, Callable[[object], str]]] = {
    "echo_s": _whole(30, 86_400), "bearers": _bearers, "brisk": _yes_or_no,
}  # fmt: skip
