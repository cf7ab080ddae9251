"""How messages look: as a line, as a list, and whole, in the form of a signal. No tick, no green, no "accepted"."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from parley.cli.codes import word
from parley.cli.show import Cell, Sheet, Tone, Toned
from parley.forms import values
from parley.forms.catalogue import Catalogue
from parley.forms.definition import Definition, said
from parley.line.request_parts import REPLY as RFE_REPLY
from parley.record.entry import instant
from parley.views import messages as view
from parley.views.says import short
from parley.views.times import dtg, roughly, span, when

LANGUAGE: Final = "en"  # of this program; `parley print` has the words of both sides
about: Final = view.about  # as every list on a terminal calls a message
beginning: Final = view.beginning
LEVELS: Final = {2: "seen", 3: "with the office", 4: "principal informed"}


def line(sheet: Sheet, message: dict[str, Any]) -> None:
    """One message in one line: what `write` prints."""
    marking = message["marking"]
    exercise: list[Cell] = [Toned(marking["usage"], Tone.EXERCISE), "  "] if marking else []
    to = ", ".join(message["to"])
    words = f"  no. {message['number']} from {message['from']} to {to}, {word(message['precedence'])}; "
    sheet.say(*exercise, short(message["ref"]), words, _held(message))


def _held(message: dict[str, Any]) -> str:
    if not message["mine"]:
        return "held by our station"
    if message["held_at"] is None:
        return "on our record, not yet received by them"
    return f"their station has it since {dtg(instant(message['held_at']))}"


def _seen(message: dict[str, Any], now: int) -> Cell:
    """What became of it: taken back, or seen by a person; if not, how long there is, or has been, for that."""
    if message["cancelled"]:
        return Toned("CANCELLED", Tone.BAD)
    if message["corrections"]:
        return Toned(f"CORRECTED by {short(message['corrections'][-1])}", Tone.CARE)
    if message["nacks"]:  # before the receipt: who has seen it and cannot use it waits for another text
        nack = message["nacks"][-1]
        seen = "seen, but " if message["receipts"] else ""
        return Toned(f"{seen}cannot be used at {nack['post']}: {nack['reason']}", Tone.BAD)
    if message["receipts"]:
        last = max(message["receipts"], key=lambda receipt: receipt["level"])
        return f"{LEVELS[last['level']]} {dtg(instant(last['at']))} at {last['post']}{_answer(message)}"
    late = now - instant(message["due"])
    if late > 0:
        return Toned(f"not seen, overdue by {span(late)}", Tone.BAD)
    return f"not seen, {span(-late)} left"


def _answer(message: dict[str, Any]) -> str:
    if message["replies"] and message["answered_late"]:
        return f"; UNANSWERED in its time, then a reply: {short(message['replies'][-1])}"
    if message["unanswered"]:
        return "; UNANSWERED in its time: parley requests"
    if message["replies"]:
        return f"; answered by {short(message['replies'][-1])}"
    if message["expected"]:
        return f"; an answer is expected by {dtg(instant(message['expected']['by']))}"
    return ""


def listed(sheet: Sheet, messages: Sequence[dict[str, Any]], now: int, *, mine: bool | None) -> None:
    """The messages, one a row; `mine` None: of both sides."""
    if not messages:
        sheet.say("no messages")
        return
    rows = [_row(message, now, mine=mine) for message in messages]
    station = [] if mine is False else ["THEIR STATION"]
    heads = ["MESSAGE", "DTG", "AGE", "P", "NO", "FROM", "TO", "SUBJECT", *station, "SEEN (RECEIPT ONLY)"]
    sheet.table(heads, rows, folds=("FROM", "TO", "SUBJECT", *station, "SEEN (RECEIPT ONLY)"))


def receipt(sheet: Sheet, found: dict[str, Any]) -> None:
    """A person's receipt, and what it is not, in each language of the line."""
    crossed = " It crossed with the cancellation." if found["crossed"] else ""
    for told in dict.fromkeys(each["words"] for each in found["in_languages"]):
        sheet.say(f"{told}{crossed}")


def replaced(sheet: Sheet, message: dict[str, Any]) -> None:
    """What whoever acknowledges it should know: that this text no longer stands."""
    if message["cancelled"]:
        sheet.say(Toned("CANCELLED", Tone.BAD), ": it no longer stands")
    elif message["corrections"]:
        newest = short(message["corrections"][-1])
        sheet.say(Toned(f"CORRECTED by {newest}", Tone.CARE), f": read that one: parley inbox {newest}")


def gap(sheet: Sheet, found: dict[str, Any], now: int, indent: int = 0) -> None:
    """Numbers that are missing, whose, since when, and whether anybody has asked for them."""
    asked = "nobody has asked for them yet"
    if found["asked"]:
        asked = f"asked for in {short(found['asked'])}, not explained yet"
    elif found["draft"]:
        asked = f"a question was drafted: parley draft show {short(found['draft'])}"
    whose = "our" if found["mine"] else "their"
    shown = f": shown by {short(found['shown_by'])} {when(instant(found['since']), now)}; {asked}"
    sheet.say(Toned(f"{whose} {found['words']}", Tone.CARE), shown, indent=indent)


def _row(message: dict[str, Any], now: int, *, mine: bool | None) -> list[Cell]:
    at = instant(message["at"])
    subject: Cell = about(message)
    if marking := message["marking"]:
        subject = Toned(f"{marking['usage']} {about(message)}", Tone.EXERCISE)
    station: list[Cell] = [] if mine is False else [_station(message)]
    head: list[Cell] = [
        short(message["ref"]),
        dtg(at),
        roughly(at, now),
        message["precedence"],
        str(message["number"]),
    ]
    return [*head, message["from"], ", ".join(message["to"]), subject, *station, _seen(message, now)]


def _station(message: dict[str, Any]) -> str:
    if not message["mine"]:
        return "theirs"
    return "has it" if message["held_at"] else "not yet received"


def whole(
    sheet: Sheet, message: dict[str, Any], now: int, forms: Catalogue, phrase: Mapping[str, str]
) -> None:
    """One message as a signal form, and what may be said to it. `phrase`: the phrase that it is, by language."""
    usage = message["marking"]["usage"] if message["marking"] else ""
    name = f": {message['marking']['name']}" if usage and message["marking"]["name"] else ""
    exercise: list[Cell] = [Toned(f"{' '.join([usage] * 3)}{name}", Tone.EXERCISE)] if usage else []
    if exercise:
        sheet.say(*exercise)
    _header(sheet, message)
    _fields(sheet, message, forms.get(message["type"]))
    for language, sentence in phrase.items():  # by our own book: the number counts, not what the subject says
        sheet.say(f"the phrase of this number ({language}):")
        sheet.text(sentence)
    for image in message["attachments"]:
        sheet.say(f"IMAGE    {image['name']}, {image['size']} bytes, {image['hash'][:16]}  {image['about']}")
    if message["remarks"]:
        sheet.say("REMARKS")
        sheet.text(message["remarks"])
    if exercise:
        sheet.say(*exercise)
    sheet.say(f"END OF MESSAGE {message['number']}  ({message['ref']})")
    sheet.say(f"arrived {when(instant(message['heard_at']), now)}" if not message["mine"] else _held(message))
    _became(sheet, message, now)
    if not message["mine"] and (possible := list(_next(message, forms))):
        sheet.say(f"now: {'; '.join(possible)}")


def _next(message: dict[str, Any], forms: Catalogue) -> Iterator[str]:
    """What our watch may say to this message of theirs, as commands; the form that answers it, where one does."""
    ref = short(message["ref"])
    if not message["receipts"]:
        yield f"parley seen {ref}"
    if message["cancelled"] or message["corrections"] or message["replies"]:
        return
    for form in forms.answering(message["type"]):
        if form.short == RFE_REPLY:
            yield f"parley answer {ref}"
        else:
            yield f"parley fill {form.short.lower()} {message['from']} --reply-to {ref}"


def _header(sheet: Sheet, message: dict[str, Any]) -> None:
    sheet.title(f"{word(message['precedence'])}  {dtg(instant(message['at']))}  no. {message['number']}")
    sheet.say(f"FROM     {message['from']}")
    sheet.say(f"TO       {', '.join(message['to'])}")
    for label, posts in (("INFO", message["info"]), ("EXEMPTED", message["exempted"])):
        if posts:
            sheet.say(f"{label:<8} {', '.join(posts)}")
    sheet.say(f"FORM     {message['type']}")
    sheet.say(f"SUBJECT  {message['subject']}")
    sheet.say(f"LANGUAGE {message['language']}{_authentic(message)}")
    for label, key in (("REPLY TO", "reply_to"), ("CORRECTS", "supersedes")):
        if message[key]:
            sheet.say(f"{label:<8} {short(message[key])}")
    for label, key in (("REPLY BY", "reply_by"), ("VALID", "valid_from"), ("UNTIL", "valid_to")):
        if message[key]:
            sheet.say(f"{label:<8} {dtg(instant(message[key]))}")
    for ref in message["refers"]:
        sheet.say(f"REFERS   {short(ref)}")
    for ref in message["must_follow"]:
        sheet.say(f"AFTER    {short(ref)}: not to be read without it")
    for label, key in (("ARTICLE", "article"), ("PARAGRAPH", "paragraph"), ("HANDLING", "label")):
        if message[key]:
            sheet.say(f"{label:<8} {message[key]}")


def _authentic(message: dict[str, Any]) -> str:
    others = ", ".join(translation["language"] for translation in message["translations"])
    return f"; also in {others}; the text in {message['authentic']} counts" if others else ""


def _fields(sheet: Sheet, message: dict[str, Any], form: Definition | None) -> None:
    """The form's fields by their labels, by their names in a form that this station does not know."""
    if list(message["fields"]) == ["text"]:
        sheet.text(message["text"])
    else:
        for name, value in message["fields"].items():
            field = form.field(name) if form is not None else None
            sheet.say(f"{said(field.label, LANGUAGE) if field else name}:")
            sheet.text(values.shown(field, value, LANGUAGE) if field else values.plainly(value, LANGUAGE))
    for translation in message["translations"]:
        for name, text in translation["fields"].items():
            sheet.say(f"{name} ({translation['language']}):")
            sheet.text(text)


WHO: Final = {"action": "must act", "info": "need only know"}


def _leg(sheet: Sheet, message: dict[str, Any], addressees: dict[str, Any], now: int) -> None:
    """One class of addressees: by when, and how long each leg took so far."""
    due = instant(addressees["due"])
    head = f"{WHO[addressees['class']]}, {word(addressees['precedence'])}: by {dtg(due)}"
    if addressees["seen_at"]:
        held, seen = message["held_at"], instant(addressees["seen_at"])
        legs = (
            f", {span(seen - instant(held))} after their station had it" if held and message["mine"] else ""
        )
        words: Cell = f"; seen by {addressees['seen_by']} {dtg(seen)}{legs}"
        late: list[Cell] = [] if addressees["in_time"] else ["; ", Toned("late", Tone.CARE)]
        sheet.say(head, words, *late)
    elif addressees["overdue"]:
        sheet.say(head, "; ", Toned(f"not seen, overdue by {span(now - due)}", Tone.BAD))
    elif message["cancelled"] or message["corrections"]:
        sheet.say(head, "; no longer waited for")
    else:
        sheet.say(head, f"; not seen, {span(due - now)} left" if due > now else "; not seen")


def _became(sheet: Sheet, message: dict[str, Any], now: int) -> None:
    for addressees in message["addressees"]:
        _leg(sheet, message, addressees, now)
    for found in message["receipts"]:
        receipt(sheet, found)
    if message["cancelled"] or message["corrections"]:
        sheet.say(_seen(message, now))
    for nack in message["nacks"]:
        sheet.say(Toned(f"{nack['post']} cannot use it: {nack['reason']}", Tone.BAD), f" {nack['text']}")
    if message["expected"] and not message["replies"]:
        expected = message["expected"]
        sheet.say(f"an answer is prepared at {expected['post']}, expected by {dtg(instant(expected['by']))}")
    for label, refs in (("answered by", message["replies"]), ("readdressed by", message["readdressed"])):
        for ref in refs:
            sheet.say(f"{label} {short(ref)}")
    if message["quiet"]:
        sheet.say(f"it did not ring: {message['quiet']}")
    for fault in message["faults"]:
        sheet.say(Toned("contradiction", Tone.BAD), f": {fault['why']} ({short(fault['ref'])})")
