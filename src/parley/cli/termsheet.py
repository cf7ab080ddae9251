"""How an agreement looks."""

from typing import Any

from parley.cli.show import Sheet, in_rows
from parley.record.entry import instant
from parley.views.terms import value
from parley.views.times import dtg, span


def agreement(sheet: Sheet, found: dict[str, Any]) -> None:
    """What stands and what is offered on one line."""
    sheet.title(f"Line with {found['with']}")
    if found["standing"]:
        terms(sheet, found["standing"], f"signed by both, since {dtg(instant(found['since']))}")
    else:
        sheet.say("no agreement stands: nothing can be called", indent=2)
    if found["offered_by_us"]:
        terms(sheet, found["offered_by_us"], f"offered by us, not yet signed by {found['with']}")
    if found["offered_by_them"]:
        terms(sheet, found["offered_by_them"], f"offered by {found['with']}; to sign: parley agree sign")


def terms(sheet: Sheet, found: dict[str, Any], words: str) -> None:
    """One text, with the hash by which both name it."""
    sheet.say(f"{found['hash']}: {words}", indent=2)
    for row in in_rows(found["digits"]):
        sheet.say(row, indent=4)
    text = found["terms"]
    if text is None:
        sheet.say("the text is no longer kept: it is in the record", indent=4)
        return
    sheet.say(
        f"{text['title']}; languages {', '.join(text['languages'])}; over {', '.join(text['bearers'])}",
        indent=4,
    )
    for side in text["sides"]:
        posts = ", ".join(map(_post, side["posts"]))
        sheet.say(f"{side['party']}: {posts}", indent=4)
    waits, cadence = text["waits"], text["cadence"]
    sheet.say(
        f"it rings for {_s(waits['ringing_s'])}; pending for {_s(waits['awaiting_s'])} at most, renewed every"
        f" {_s(waits['renewal_s'])}; closed after {text['principal_attempts']} attempts",
        indent=4,
    )
    for test in cadence["person_tests"]:
        sheet.say(f"{test['by']} tests {test['post']} at {', '.join(test['times'])}", indent=4)

    _differs(sheet, found)


def _post(post: dict[str, Any]) -> str:
    instead = f"; in its place {', '.join(post['alternates'])}" if post["alternates"] else ""
    return f"{post['name']} ({post['role']}{instead})"


def _differs(sheet: Sheet, found: dict[str, Any]) -> None:
    """All that this text changes, so that nobody signs what was not shown."""
    if not found["differs"]:
        return
    against = "what stands" if found["against"] else "the defaults"
    sheet.say(f"other than {against}:", indent=4)
    for each in found["differs"]:
        sheet.say(f"{each['name']}: {value(each, 'from')} -> {value(each, 'to')}", indent=6)
    sheet.say("everything else: parley agree show --json", indent=4)


def _s(seconds: int) -> str:
    return span(seconds * 1000)
