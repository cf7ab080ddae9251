"""How the one look looks."""

from typing import Any, Final

from parley.cli import callsheet, messagesheet
from parley.cli.codes import word
from parley.cli.show import Cell, Sheet, Tone, Toned
from parley.record.entry import instant
from parley.views.says import short
from parley.views.times import ago, dtg, span, when

_CHECKS: Final = {"well": Tone.PLAIN, "care": Tone.CARE, "bad": Tone.BAD, "unknown": Tone.QUIET}
_LAMPS: Final = {
    "DEAD": Tone.BAD,
    "UNATTENDED": Tone.BAD,
    "CLOSED": Tone.BAD,
    "DEGRADED": Tone.CARE,
    "UNKNOWN": Tone.QUIET,
}


def whole(sheet: Sheet, found: dict[str, Any], now: int) -> None:
    """The station, then each line."""
    station = found["station"]
    sheet.title(f"{station['title']} ({station['party']})  {dtg(now)}")
    sheet.say("Is it us?")
    for check in station["checks"]:
        sheet.say(
            f"{check['what']:<8} ",
            Toned(f"{check['state']:<7}", _CHECKS[check["state"]]),
            f" {check['why']}",
            indent=2,
        )
    if not found["lines"]:
        sheet.say("no line yet: parley pair CARD")
    for line in found["lines"]:
        sheet.blank()
        _line(sheet, line, now)


def _line(sheet: Sheet, line: dict[str, Any], now: int) -> None:
    sheet.title(f"Line with {line['name']} ({line['party']})")
    _agreed(sheet, line)
    _declared(sheet, line, now)
    for lamp, light in line["observed"].items():
        _light(sheet, lamp, light, now)
    for bearer in line["bearers"]:
        _bearer(sheet, bearer, now)
    if line["they_see_us"]:
        sheet.say(f"they see our station as: {line['they_see_us']}", indent=2)
    _silence(sheet, line)
    for call in line["open_calls"]:
        sheet.say(
            "open call ",
            short(call["ref"]),
            "  ",
            callsheet.state(call),
            f"  {_route(call)}; {callsheet.became(call, now)}",
            indent=2,
        )
    _tests(sheet, line, now)
    _unseen(sheet, line, now)
    for gap in line["gaps"]:
        messagesheet.gap(sheet, gap, now, indent=2)
    _held_back(sheet, line, now)
    _requests(sheet, line["requests"], now)
    _traffic(sheet, line["traffic"])
    _desks(sheet, line["our_desks"])
    _watch(sheet, line, now)
    _private(sheet, line)
    waiting = line["not_yet_received_by_them"]
    sheet.say(
        "not yet received by them: ",
        Toned(f"{waiting} entries", Tone.CARE if waiting else Tone.PLAIN),
        indent=2,
    )
    if line["oddities"]:
        sheet.say(Toned(f"{line['oddities']} oddities", Tone.CARE), ": parley record oddities", indent=2)


def _route(call: dict[str, Any]) -> str:
    whose = "our" if call["mine"] else "their"
    return f"{whose} {call['from']} to {' then '.join(call['asked'])}, {word(call['precedence'])}"


def _agreed(sheet: Sheet, line: dict[str, Any]) -> None:
    agreed = line["agreement"]
    if not line["ever_met"]:
        sheet.say("NOT PAIRED on their side, as far as we can tell: not the same as dead", indent=2)
    if line["recalling"]:
        sheet.say(
            Toned("recalling", Tone.CARE),
            ": our memory is broken; they are asked what we had signed",
            indent=2,
        )
    if agreed["waits_for_us"]:
        sheet.say(f"they offer terms {short(agreed['waits_for_us'])}: parley agree sign", indent=2)
    if agreed["standing"] is None:
        words = "signed by us, not by them" if agreed["waits_for_them"] else "see parley agree"
        sheet.say(Toned("no agreement stands", Tone.CARE), f": {words}", indent=2)


def _declared(sheet: Sheet, line: dict[str, Any], now: int) -> None:
    for side, who in (("theirs", "they declare"), ("mine", "we declare")):
        said = line["declared"][side]
        if said is None:
            sheet.say(f"{who}: nothing", indent=2)
            continue
        text = f"{who}: {said['state']} from {dtg(instant(said['from']))}"
        text += f", review {when(instant(said['review']), now)}" if said["review"] else ""
        text += ", except in emergencies" if said["emergency_exception"] else ""
        sheet.say(text + (f"; “{said['reason']}”" if said["reason"] else ""), indent=2)


def _light(sheet: Sheet, lamp: str, light: dict[str, Any], now: int) -> None:
    since = f" since {when(instant(light['since']), now)}" if light["since"] else ""
    refs = f" ({', '.join(short(ref) for ref in light['refs'][:3])})" if light["refs"] else ""
    sheet.say(
        f"{lamp:<9} ",
        Toned(light["value"], _LAMPS.get(light["value"], Tone.GOOD)),
        f"{since}: {light['why']}{refs}",
        indent=2,
    )


def _bearer(sheet: Sheet, bearer: dict[str, Any], now: int) -> None:
    if bearer["alive"] is not False:
        return
    again = f"; next attempt {ago(instant(bearer['next_at']), now)}" if bearer["next_at"] else ""
    sheet.say(
        f"over {bearer['name']}: dead since {when(instant(bearer['since']), now)}: {bearer['why']}{again}",
        indent=4,
    )


def _silence(sheet: Sheet, line: dict[str, Any]) -> None:
    if silence := line["silence"]:
        alone = " (our word)" if silence["one_sided"] else ""
        sheet.say(f"tests show {silence['class']}, {silence['words']}: {silence['why']}{alone}", indent=2)
    if (last := line["last_attempt"]) is not None:
        depth = f"{last['silence']['class']}, {last['silence']['words']}; " if last["silence"] else ""
        state: Cell = callsheet.state(last)
        sheet.say(
            f"our last attempt: {dtg(instant(last['placed_at']))} to {last['to']}: ",
            state,
            f"; {depth}evidence: {callsheet.evidence(last)}",
            indent=2,
        )


def _tests(sheet: Sheet, line: dict[str, Any], now: int) -> None:
    for layer, streak in line["tests"].items():
        if streak["missed"]:
            level = f", {streak['level']}" if streak["level"] else ""
            first = when(instant(streak["first_missed_at"]), now)
            words = f"{streak['missed']} {layer} tests missed in a row, the first {first}{level}"
            sheet.say(Toned(words, Tone.BAD), indent=2)
        elif streak["last_answered_at"]:
            sheet.say(
                f"last {layer} test answered {when(instant(streak['last_answered_at']), now)}", indent=2
            )


def _traffic(sheet: Sheet, found: dict[str, Any]) -> None:
    """The share of FLASH, where there is any."""
    for side, who in (("ours", "we"), ("theirs", "they")):
        said = found[side]
        if said["flash"]:
            quota = found["flash_quota"]
            over = quota is not None and said["flash"] > quota
            share: Cell = Toned(f"{said['flash_percent']} %", Tone.CARE if over else Tone.PLAIN)
            sheet.say(
                f"FLASH in 24 h: {who} {said['flash']} of {said['began']}, ",
                share,
                f"; {quota} ring",
                indent=2,
            )


def _desks(sheet: Sheet, desks: list[dict[str, Any]]) -> None:
    """Whether somebody here hears a call, as the console says it; and whether somebody is to be there by our roster."""
    for desk in desks:
        words: Cell = "taken at a console" if desk["console"] else "taken at a command line"
        if desk["closed"]:
            words = Toned("taken, but no console of its watch is open: calls ring everywhere", Tone.BAD)
        elif not desk["taken"]:
            words = Toned("nobody has taken it: calls ring in an empty room", Tone.CARE)
        plan = "; by our roster nobody is to be there now" if desk["by_roster"] is False else ""
        sheet.say(f"our desk {desk['post']}: ", words, plan, indent=2)


def _watch(sheet: Sheet, line: dict[str, Any], now: int) -> None:
    """Who has the watch, and what of the line's own life waits for it."""
    watch = line["watch"]
    if watch["by"]:
        sheet.say(f"on watch: {watch['by']}, since {when(instant(watch['since']), now)}", indent=2)
    if watch["overdue"]:
        sheet.say(Toned(f"overdue: {watch['overdue']}", Tone.BAD), ", see parley calendar", indent=2)
    if watch["tickets"]:
        numbers = ", ".join(map(str, watch["tickets"]))
        sheet.say(Toned(f"fault tickets open: {numbers}", Tone.BAD), ", see parley ticket list", indent=2)
    if watch["drill"]:
        sheet.say("a contact drill is on: parley drill show", indent=2)


def _private(sheet: Sheet, line: dict[str, Any]) -> None:
    """What waits here for somebody, before anything leaves."""
    if count := line["private"]["claimed"]:
        what = f"calls from outside the line that are being checked: {count}"
        sheet.say(Toned(what, Tone.BAD), ", see parley claimed list", indent=2)
    if count := line["private"]["drafts"]:
        sheet.say(f"drafts that wait to be released: {count}, see parley draft list", indent=2)


def _unseen(sheet: Sheet, line: dict[str, Any], now: int) -> None:
    for side, words in (("by_us", "unseen by our watch"), ("by_them", "unseen by their watch")):
        unseen = line["unseen"][side]
        for row in unseen["by_precedence"]:
            left = instant(row["first_due"]) - now
            due: Cell = _due(left)
            sheet.say(f"{words}: {row['count']} {word(row['precedence'])}, the first ", due, indent=2)


def _due(left: int) -> Cell:
    return f"with {span(left)} left" if left > 0 else Toned(f"overdue by {span(-left)}", Tone.BAD)


def _held_back(sheet: Sheet, line: dict[str, Any], now: int) -> None:
    """What of our writing waits, and until when; both sides keep the order of either."""
    for order in line["minimize"]:
        whose = "ours" if order["mine"] else "theirs"
        begins = instant(order["from"])
        holds = "in force" if begins <= now else f"begins {when(begins, now)}"
        words = f", {whose}: what is slower than {word(order['lowest'])} waits until {when(instant(order['to']), now)}"
        sheet.say(Toned(f"MINIMIZE {holds}", Tone.CARE), f"{words} ({short(order['ref'])})", indent=2)


def _requests(sheet: Sheet, requests: dict[str, Any], now: int) -> None:
    for side, words in (("theirs", "they ask us"), ("ours", "we ask them")):
        found = requests[side]
        if not found["count"]:
            continue
        first: list[Cell] = (
            [", the first ", _due(instant(found["first_due"]) - now)] if found["first_due"] else []
        )
        judge = f"; replies to be judged by us: {found['to_judge']}" if found["to_judge"] else ""
        sheet.say(
            f"{words} for explanation: {found['count']}", *first, f"{judge}; see parley requests", indent=2
        )
