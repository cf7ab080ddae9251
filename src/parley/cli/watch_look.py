"""How `parley watch` looks: each line with its lamps, what waits for us, a call. Words first: colour repeats them.

What others wrote goes through the sheet that all commands print on, so that it is harmless here, too: it is text, never
markup.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from rich.text import Text

from parley.cli import callsheet, messagesheet, statussheet
from parley.cli.codes import word
from parley.cli.plain import one_line
from parley.cli.show import Cell, Sheet, Tone, Toned
from parley.cli.watch_ear import RANK, Sight
from parley.record.entry import instant
from parley.views.says import short
from parley.views.times import dtg, span, when

GLYPHS: Final = {  # as on the web console: each value has a shape of its own
    "UP": "●", "ATTENDED": "●", "REACHABLE": "●", "DEGRADED": "◐", "UNATTENDED": "○", "CLOSED": "✕", "DEAD": "✕",
    "UNKNOWN": "?",
}  # fmt: skip
TONES: Final = {
    "UP": Tone.GOOD, "ATTENDED": Tone.GOOD, "REACHABLE": Tone.GOOD, "DEGRADED": Tone.CARE, "UNATTENDED": Tone.BAD,
    "CLOSED": Tone.BAD, "DEAD": Tone.BAD,
}  # fmt: skip


class Page(Sheet):
    """A sheet that is kept, to stand on a screen."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[Text] = []

    def blank(self) -> None:
        self.kept.append(Text())

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[Cell]], *, folds: Sequence[str] = ()
    ) -> None:
        """Each row on a line of its own: a screen that is read aloud has no columns."""
        del heads, folds
        for row in rows:
            self.say(*(part for cell in row for part in (cell, "  ")), indent=2)

    def _harmless(self, line: str) -> None:
        self.kept.append(Text(line))

    def _print(self, parts: Sequence[Cell]) -> None:
        self.kept.append(self._text(parts))

    @property
    def whole(self) -> Text:
        return Text("\n").join(self.kept)


def text(*parts: Cell) -> Text:
    """One line of these."""
    page = Page()
    page.say(*parts)
    return page.whole


def head(sight: Sight, bell: str) -> Text:
    """Whose station, what time, and whether what stands below is of now."""
    station = sight.found["station"]
    live: Cell = "live" if sight.alive and not sight.why else Toned("THE STATION IS AWAY", Tone.BAD)
    return text(Toned(station["title"], Tone.STRONG), f"  {dtg(sight.now)}  ", live, f"  bell: {bell}")


def checks(sight: Sight) -> Text:
    """What is wrong with us comes before anything that is said of them."""
    page = Page()
    if not sight.alive:
        page.say(
            Toned(f"{sight.why}: nothing comes in, nothing rings; what stands below is old.", Tone.BAD),
            " Start it with: parley run",
        )
    for check in sight.found["station"]["checks"]:
        if check["what"] != "station" and check["state"] in {"care", "bad"}:
            tone = Tone.BAD if check["state"] == "bad" else Tone.CARE
            page.say(Toned(f"{check['what']} {check['state']}", tone), f": {check['why']}")
    return page.whole


def lines(sight: Sight) -> Text:
    """A few rows for each line; the one that needs somebody most stands first."""
    page = Page()
    for line in sorted(sight.found["lines"], key=lambda line: (_rank(sight, line), line["name"])):
        if page.kept:
            page.blank()
        _line(page, line, sight)
    if not sight.found["lines"]:
        page.say("no line yet: parley pair CARD")
    return page.whole


def _rank(sight: Sight, line: dict[str, Any]) -> int:
    urgent = [RANK[each["precedence"]] for each in line["unseen"]["by_us"]["by_precedence"]]
    if any(sight.rings(call) for call in line["open_calls"] if not call["mine"]):
        return 0
    dead = [3] if line["observed"]["bearers"]["value"] == "DEAD" else []
    return 1 + min(urgent + dead, default=99)


def _line(page: Page, line: dict[str, Any], sight: Sight) -> None:
    page.say(Toned(f"Line with {line['name']}", Tone.STRONG), *_needs(line, sight))
    for lamp, light in line["observed"].items():
        since = f"  since {when(instant(light['since']), sight.now)}" if light["since"] else ""
        glyph = GLYPHS.get(light["value"], "?")
        value = Toned(f"{glyph} {light['value']}", TONES.get(light["value"], Tone.QUIET))
        page.say(f"{lamp:<9} ", value, f"{since}: {light['why']}", indent=2)
    page.say(_declared(line), "; ", _watch(line, sight.now), indent=2)
    for layer, streak in line["tests"].items():
        if streak["missed"]:
            page.say(Toned(f"{streak['missed']} {layer} tests missed in a row", Tone.BAD), indent=2)
    if line["not_yet_received_by_them"]:
        page.say(f"not yet received by them: {line['not_yet_received_by_them']} entries", indent=2)


def _needs(line: dict[str, Any], sight: Sight) -> Iterator[Cell]:
    if any(sight.rings(call) for call in line["open_calls"] if not call["mine"]):
        yield "  "
        yield Toned(" IT RINGS ", Tone.EXERCISE if _only_exercise(line) else Tone.BAD)
    for each in line["unseen"]["by_us"]["by_precedence"]:
        overdue = ", overdue" if each["overdue"] else ""
        tone = Tone.BAD if each["overdue"] else Tone.CARE
        yield "  "
        yield Toned(f"{each['count']} {word(each['precedence'])} unseen{overdue}", tone)
    if line["agreement"]["waits_for_us"]:
        yield Toned("  terms wait to be signed: parley agree show", Tone.CARE)
    elif line["agreement"]["standing"] is None:
        yield Toned("  no agreement stands", Tone.CARE)


def _only_exercise(line: dict[str, Any]) -> bool:
    return all(call["exercise"] for call in line["open_calls"] if not call["mine"])


def _declared(line: dict[str, Any]) -> str:
    said = line["declared"]["theirs"]
    if said is None:
        return "they declare nothing"
    return f"they declare {said['state']}" + (f": “{said['reason']}”" if said["reason"] else "")


def _watch(line: dict[str, Any], now: int) -> str:
    on = line["watch"]
    return (
        f"on watch: {on['by']} since {when(instant(on['since']), now)}"
        if on["by"]
        else "nobody is in the shift log"
    )


def call_row(call: dict[str, Any], sight: Sight) -> Text:
    """A call of theirs, in the list of what waits for us."""
    ring: Cell = Toned("RINGS", Tone.BAD) if sight.rings(call) else callsheet.state(call)
    return text(
        *_exercise("EXERCISE" if call["exercise"] else ""),
        _precedence(call["precedence"]), "  call  ", ring, f"  {call['with']} {call['from']}: {call['subject']}",
    )  # fmt: skip


def message_row(message: dict[str, Any], now: int) -> Text:
    """A message that nobody here has seen, and how long there is for that."""
    left = instant(message["due"]) - now
    due = f"{span(left)} left" if left > 0 else Toned(f"overdue by {span(-left)}", Tone.BAD)
    marking = message["marking"]
    return text(
        *_exercise(marking["usage"] if marking else ""),
        _precedence(message["precedence"]), "  message  ", due,
        f"  {message['with']} {message['from']} no. {message['number']}: {messagesheet.about(message)}",
    )  # fmt: skip


def _exercise(usage: str) -> list[Cell]:
    return [Toned(f" {usage} ", Tone.EXERCISE), "  "] if usage else []


def _precedence(letter: str) -> Cell:
    return Toned(f"{letter} {word(letter)}", Tone.BAD if letter == "Z" else Tone.STRONG)


def call(found: dict[str, Any], sight: Sight, others: int) -> Text:
    """A call of theirs on a screen of its own. `others`: how many more ring meanwhile."""
    page = Page()
    if found["exercise"]:
        page.say(Toned(" EXERCISE EXERCISE EXERCISE ", Tone.EXERCISE))
    rings = sight.rings(found)
    page.say(
        _precedence(found["precedence"]),
        "  ",
        Toned("IT RINGS", Tone.BAD) if rings else callsheet.state(found),
    )
    page.say(f"from     {found['with']}, {found['from']}")
    page.say(f"to       {', then '.join(found['asked'])}")
    page.say("subject  ", Toned(found["subject"] or "not said", Tone.STRONG))
    if found["languages"]:
        page.say(f"in       {', '.join(found['languages'])}")
    if found["needed_by"]:
        page.say(f"of use until {dtg(instant(found['needed_by']))}")
    page.say(f"here since {when(instant(found['heard_at']), sight.now)}; reference {short(found['ref'])}")
    page.say(callsheet.became(found, sight.now))
    for step in found["possible"]:
        first, _, rest = step.partition(" ")
        if first not in KEYED:
            page.say(f"parley call {first} {short(found['ref'])} {rest}", indent=2)
    if others:
        page.say(Toned(f"{others} more ring", Tone.BAD))
    return page.whole


KEYED: Final = frozenset(("attend", "accept", "pending", "refuse", "in-writing"))  # have a key on that screen


def ringing(sight: Sight) -> Text:
    """Calls that ring, for whoever is busy with one of them."""
    page = Page()
    for found in filter(sight.rings, sight.calls):
        page.say(Toned("RINGS ", Tone.BAD), f"{found['precedence']} {found['with']} {found['from']}")
    return page.whole


def gone(ref: str) -> Text:
    """A call that is no longer open."""
    return text(f"This call is no longer open. What became of it: parley call show {short(ref)}")


def whole(sight: Sight) -> Text:
    """All that `parley status` says."""
    page = Page()
    statussheet.whole(page, sight.found, sight.now)
    return page.whole


def said(words: str) -> Text:
    """A sentence of ours, in which words of others may stand."""
    return Text(one_line(words))
