"""How drafts and claimed calls look. A draft is shown as it would be signed, and marked as a draft above and below."""

from collections.abc import Sequence
from typing import Any

from parley.cli.codes import word
from parley.cli.show import Cell, Sheet, Tone, Toned
from parley.forms import values
from parley.forms.catalogue import Catalogue
from parley.forms.definition import Definition, said
from parley.record.entry import instant
from parley.views.says import short
from parley.views.times import ago, dtg, when


def listed(sheet: Sheet, drafts: Sequence[dict[str, Any]], now: int) -> None:
    """The drafts, one a row."""
    if not drafts:
        sheet.say("no drafts")
        return
    rows = [_row(draft, now) for draft in drafts]
    heads = ["DRAFT", "STATE", "BY", "FORM", "TO", "P", "SUBJECT", "HELD BACK"]
    sheet.table(heads, rows, folds=("TO", "SUBJECT"))


def _row(draft: dict[str, Any], now: int) -> list[Cell]:
    message = draft["message"] or {}
    until = ago(instant(draft["until"]), now) if draft["until"] else "-"
    to = ", ".join(message.get("to", ()))
    about: list[Cell] = [
        message.get("type", "-"),
        to or "-",
        message.get("precedence", "-"),
        message.get("subject", ""),
    ]
    return [short(draft["ref"]), draft["state"], draft["by"], *about, until]


def whole(sheet: Sheet, draft: dict[str, Any], now: int, forms: Catalogue) -> None:
    """One draft, with the message that it would be."""
    sheet.title(f"DRAFT {short(draft['ref'])}  {draft['state']}")
    sheet.say(draft["words"])
    who = f"text of {draft['by']}, drafted {when(instant(draft['drafted_at']), now)}"
    sheet.say(who, f", changed {draft['changes']} times" if draft["changes"] else "")
    who = "no was said by" if draft["state"] == "NOT_RELEASED" else "released by"
    for name, words in (("why", "for"), ("verified_by", "verified by"), ("released_by", who),
                        ("reason", "because"), ("became", "it became message")):  # fmt: skip
        if draft[name]:
            sheet.say(f"{words} {short(draft[name]) if name == 'became' else draft[name]}")
    if draft["until"]:
        sheet.say(_until(draft, now))
    if draft["cannot"]:
        sheet.say(Toned("it cannot be released as it stands", Tone.BAD), f": {draft['cannot']}")
    if draft["message"]:
        _message(sheet, draft["message"], forms.get(draft["message"]["type"]))
    if draft["possible"]:
        sheet.say(
            f"now: parley draft {', '.join(draft['possible'])}; this text: --changes {draft['changes']}"
        )


def _until(draft: dict[str, Any], now: int) -> str:
    """What its clock does next."""
    due = when(instant(draft["until"]), now)
    if draft["state"] != "DEFERRED":
        return f"held back unless released by {due}"
    if draft["until"] == draft["needed_by"]:
        return f"held back at {due}: it is needed before MINIMIZE is over"
    return (
        f"MINIMIZE is over at {due}: {'it leaves then' if draft['unaided'] else 'you are asked again then'}"
    )


def _message(sheet: Sheet, message: dict[str, Any], form: Definition | None) -> None:
    """What would be signed, but for number, time and salt: those it gets when it is released."""
    sheet.say(Toned("--- as it would be signed ---", Tone.STRONG))
    if message["marking"]:
        sheet.say(Toned(" ".join([message["marking"]["usage"]] * 3), Tone.EXERCISE))
    sheet.say(f"{message['type']}  {word(message['precedence'])}")
    for name, value in _header(message):
        sheet.say(f"{name:<12} {value}")
    language = message["language"]
    for name, value in message["fields"].items():
        field = form.field(name) if form else None
        sheet.say(f"{said(field.label, language) if field else name}:")
        sheet.text(values.shown(field, value, language) if field else values.plainly(value, language))
    for other in message["translations"]:
        sheet.say(f"in {other['language']}: {other['subject']}")
        for text in other["fields"].values():
            sheet.text(text)
    sheet.say(Toned("--- end of the draft: nothing of it has left ---", Tone.STRONG))


def _header(message: dict[str, Any]) -> list[tuple[str, str]]:
    """What the header says, in its order; what it does not say is left out."""
    shown: list[tuple[str, str]] = []
    for name, value in message.items():
        if name in {"number", "type", "precedence", "marking", "fields", "translations", "agreement"}:
            continue
        if value in (None, "", []):
            continue
        text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        shown.append((name.upper().replace("_", " "), text))
    return shown


# --- claimed calls ------------------------------------------------------------------------------------------


def claims(sheet: Sheet, found: Sequence[dict[str, Any]], now: int) -> None:
    """The claimed calls, one a row."""
    if not found:
        sheet.say("no call was claimed")
        return
    rows: list[list[Cell]] = [
        [short(c["ref"]), dtg(instant(c["opened_at"])), ago(instant(c["opened_at"]), now), c["caller_post"], c["to"],
         c["channel"], c["state"]]
        for c in found
    ]  # fmt: skip
    sheet.table(["CLAIMED", "DTG", "AGE", "SAYS IT IS", "WANTS", "OVER", "STATE"], rows, folds=("CHANNEL",))


def claim(sheet: Sheet, found: dict[str, Any], now: int) -> None:
    """One claimed call: what is on record of it, what was checked, and what can be done."""
    sheet.title(f"CLAIMED {short(found['ref'])}  {found['state']}")
    sheet.say(Toned(found["words"], Tone.CARE))
    heard = f"over {found['channel']} a voice says that it is {found['caller_post']}, for {found['to']}"
    sheet.say(heard, f"; {when(instant(found['opened_at']), now)}, heard by {found['by']}")
    if found["said"]:
        sheet.text(found["said"])
    _on_record(sheet, found)
    for check in found["checks"]:
        sheet.say(
            f"check: {check['result']}, {check['how']}, by {check['by']} at {dtg(instant(check['at']))}"
        )
    if found["overridden_by"]:
        sheet.say(Toned(f"overridden by {' and '.join(found['overridden_by'])}", Tone.BAD))
    if found["until"]:
        sheet.say(f"unverified unless settled by {when(instant(found['until']), now)}")
    if found["possible"]:
        sheet.say(f"now: parley claimed {', '.join(found['possible'])}")


def _on_record(sheet: Sheet, found: dict[str, Any]) -> None:
    if not found["disclosed"]:
        sheet.say(f"the agreement names no post of theirs that is called {found['caller_post']}")
    if found["offers"]:
        names = ", ".join(map(short, found["offers"]))
        sheet.say(
            f"an open call of theirs between these posts is on record: {names}. It proves nothing of this voice"
        )
    elif found["earlier"]:
        sheet.say(f"no open call; of the last 24 h from that post: {', '.join(map(short, found['earlier']))}")
    else:
        sheet.say("no call of theirs from that post is on record in the last 24 h")
    if found["verdict"]:
        words = {
            "ours": "it is theirs",
            "not-ours": "it is NOT theirs",
            "asking": "they do not know yet, and ask",
        }
        sheet.say(
            Toned(f"their desk signs: {words[found['verdict']]}", Tone.BAD), f" ({short(found['reply'])})"
        )
    elif found["asked"]:
        sheet.say(f"their desk was asked ({short(found['asked'])}), and has not answered yet")
    else:
        sheet.say(f"their desk was not asked: parley claimed ask {short(found['ref'])}")
