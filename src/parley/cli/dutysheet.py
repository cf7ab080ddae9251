"""How the calendar, the rosters and the scores of exercises look."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from parley.cli.codes import word
from parley.cli.show import Cell, Sheet, Tone, Toned
from parley.record.entry import instant
from parley.views.says import short
from parley.views.times import ago, dtg, span, when

OF_A_SORT: Final = 6  # rows of one sort, side and day are shown; further ones are counted
_WHOSE: Final = {"ours": "we", "theirs": "they", "both": "both"}
WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def calendar(sheet: Sheet, found: Sequence[dict[str, Any]], now: int, days: int) -> None:
    """What is owed, one a row: overdue first."""
    if not found:
        sheet.say(f"nothing is overdue, and nothing falls due within {days} days")
        return
    rows: list[list[Cell]] = []
    shown: Counter[tuple[str, str, str, bool]] = Counter()
    for duty in found:
        key = (duty["with"], duty["sort"], duty["whose"], duty["overdue"])
        shown[key] += 1
        if shown[key] <= OF_A_SORT:
            rows.append(_duty(duty, now))
    sheet.table(["DUE", "IN", "WHO", "LINE", "WHAT", "ABOUT"], rows, folds=("WHAT",))
    for (line, sort, whose, late), count in shown.items():
        if count > OF_A_SORT:
            further = f"{count - OF_A_SORT} more such: {sort}, {_WHOSE[whose]}, line with {line}"
            sheet.say(f"{further}{', overdue' if late else ''}; all with --json", indent=2)


def _duty(duty: dict[str, Any], now: int) -> list[Cell]:
    due = instant(duty["at"])
    late: Cell = Toned(f"OVERDUE {span(now - due)}", Tone.BAD) if duty["overdue"] else ago(due, now)
    return [dtg(due), late, _WHOSE[duty["whose"]], duty["with"], duty["what"], short(duty["ref"] or "")]


# --- rosters ------------------------------------------------------------------------------------------------


def roster(sheet: Sheet, found: dict[str, Any], at: int) -> None:
    """Both sides' posts at that moment."""
    for side in found["sides"]:
        whose = "ours" if side["mine"] else "theirs"
        sheet.title(f"{side['party'].rpartition('-')[0]} ({whose})  {dtg(at)}{_local(side['roster'])}")
        rows = [_post(post) for post in side["posts"]]
        if rows:
            heads = ["POST", "THERE NOW", "HOURS", "DAYS", "SPEAKS", "ELSE"]
            sheet.table(heads, rows, folds=("SPEAKS", "ELSE"))
        _words(sheet, side, at)


def _local(found: dict[str, Any] | None) -> str:
    return f", {found['local']} there" if found else ""


def _post(post: dict[str, Any]) -> list[Cell]:
    there: dict[bool | None, Cell] = {
        None: Toned("no word of it", Tone.QUIET),
        True: "yes, by roster",
        False: Toned("no, by roster", Tone.CARE),
    }
    name = post["post"] + (f" ({post['role']})" if post["role"] not in {None, post["post"]} else "")
    languages, alternates = " ".join(post["languages"]), ", ".join(post["alternates"])
    return [name, there[post["there"]], post["hours"], _days(post["days"]), languages, alternates]


def _days(days: Sequence[str]) -> str:
    """`mon-fri`, `mon wed`; all seven: `every day`."""
    if len(days) == len(WEEK):
        return "every day"
    places = sorted(WEEK.index(day) for day in days)
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:  # noqa: PLR2004  # two are no range
        return f"{WEEK[places[0]]}-{WEEK[places[-1]]}"
    return " ".join(WEEK[place] for place in places)


def _words(sheet: Sheet, side: dict[str, Any], at: int) -> None:
    for post in side["posts"]:
        if post["there"] is False:
            after = f"; next {when(instant(post['next_at']), at)}" if post["next_at"] else ""
            sheet.say(f"{post['post']}: no, {post['why']}{after}", indent=2)
    said = side["roster"]
    if said is None:
        hint = ": parley fill roster POST" if side["mine"] else ""
        sheet.say(f"no roster is in force{hint}", indent=2)
    else:
        until = f"; ends {when(instant(said['to']), at)}" if said["to"] else ""
        sheet.say(f"by the roster {short(said['ref'])}, from {dtg(instant(said['from']))}{until}", indent=2)
        if said["next_handover"]:
            sheet.say(f"the watch changes {when(instant(said['next_handover']), at)}", indent=2)
        if said["holidays"]:
            sheet.say(f"nobody is to be expected on {', '.join(said['holidays'])}", indent=2)
        if said["remarks"]:
            sheet.text(said["remarks"])
    for later in side["coming"]:
        sheet.say(f"another one, {short(later['ref'])}, from {when(instant(later['from']), at)}", indent=2)


# --- exercises ----------------------------------------------------------------------------------------------


def exercises(sheet: Sheet, found: Sequence[dict[str, Any]]) -> None:
    """Those on record."""
    if not found:
        sheet.say("no exercise is on record")
        return
    rows: list[list[Cell]] = [
        [dtg(instant(score["from"])), dtg(instant(score["until"])), _percent(score), score["name"]]
        for score in found
    ]
    sheet.table(["FROM", "UNTIL", "IN TIME", "EXERCISE"], rows, folds=("EXERCISE",))


def _percent(score: dict[str, Any]) -> str:
    return "-" if score["percent"] is None else f"{score['percent']} %"


def exercise(sheet: Sheet, score: dict[str, Any]) -> None:
    """One, with what each side sent and what became of it on the other."""
    sheet.title(f"EXERCISE {score['name']}  {dtg(instant(score['from']))} to {dtg(instant(score['until']))}")
    sheet.say(f"done by a person in time: {score['done']} of {score['due']} ({_percent(score)})")
    for part in score["parts"]:
        sheet.say(f"what {part['party'].rpartition('-')[0]} sent, and the other side did:")
        slow = f", the slowest shown after {span(part['slowest_ms'])}" if part["delivered"] else ""
        sheet.say(f"messages   {part['messages']}, shown to have arrived {part['delivered']}{slow}", indent=2)
        for speed in part["seen"]:
            words = f"{speed['in_time']} seen in time, {speed['late']} late, {speed['unseen']} not"
            sheet.say(f"{word(speed['precedence']):<10} {speed['sent']}: {words}", indent=2)
        if part["asked"]:
            sheet.say(f"replies    {part['replied']} in time of {part['asked']} asked for", indent=2)
        if part["calls"]:
            sheet.say(
                f"calls      {part['calls']}: {part['answered']} answered, {part['refused']} refused",
                indent=2,
            )
    sheet.say("counted from both logs, by the authors' own clocks: the other side comes to the same numbers")
