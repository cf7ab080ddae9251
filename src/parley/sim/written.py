"""Written traffic in a play: its sentences, and what each asks of a station.

As in sentences.py and requests.py, which join these tables to their own. docs/reference/plays.md restates the table.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from parley.forms import values as typed
from parley.forms.catalogue import builtin
from parley.forms.definition import Definition
from parley.line.written import FREE_TEXT
from parley.record.entry import Instant, stamp

Request = dict[str, Any]
Values = Mapping[str, Any]

ACTS: Final[Mapping[str, str]] = {
    "{from:office} sends {to:office} {form} as {message:new} {precedence} {subject:text}"
    " [in exercise {exercise:text}] [answering {answered:message}] [reply in {reply:duration}]"
    " [valid for {valid:duration}] [Russian {russian:fields}] [with {fields}]": "send",
    "{who:party} corrects {corrected:message} as {message:new} with {fields}": "correct",
    "{who:party} cancels {cancelled:message} as {message:new} because {why:text}": "cancel",
    "{who:party} readdresses {readdressed:message} as {message:new} to {to:post} because {why:text}": "readdress",
    "{who:party} opens {message:message} at {post:post}": "seen",
    "{who:party} has {message:message} at the office of {post:post}": "office",
    "{who:party} informs {post:post} of {message:message}": "informed",
    "{who:party} announces an answer to {message:message} in {by:duration}": "expect",
    "{who:party} cannot use {message:message} because {reason:nack}": "nack",
    "{who:party} asks whether {message:message} was seen": "query",
    "{who:party} judges {request:message} adequate": "judge.adequate",
    "{who:party} judges {request:message} inadequate [saying {text:text}]": "judge.inadequate",
    "expect message {message:message} [not] {word:written}": "expect.message",
    "expect request {message:message} {word:request}": "expect.request",
    "expect request {message:message} has {count:number} late answers": "expect.late",
    "expect request {message:message} without answer to {items:words}": "expect.missing",
}  # fmt: skip

NACKS: Final = ("UNREADABLE", "NOT-OURS", "LANGUAGE")
BEGINS: Final = frozenset(  # acts that write a message under a new name
    ("write", "send", "correct", "cancel", "readdress", "release.meeting", "claimed.ask")
)
FORMS: Final = {"write": FREE_TEXT.partition("/")[0], "cancel": "CANCEL", "readdress": "READDRESS",
                "release.meeting": "MEETING-REQUEST", "claimed.ask": "CALL-CHECK"}  # fmt: skip
ROW_BREAK: Final = " // "  # a play's text stands on one line, and a table has rows


def definition(name: str) -> Definition | None:
    """The form of that name in this release: `RFE`."""
    found = builtin().newest(name)
    return found if found is not None and found.written else None


def fields(form: str, given: Mapping[str, str], at: int) -> dict[str, Any]:
    """The form's fields as its kinds want them. Raises BadValue, KeyError for a field that it does not have."""
    found = definition(form)
    assert found is not None
    made: dict[str, Any] = {}
    for name, text in given.items():
        field = found.field(name)
        if field is None:
            raise KeyError(name)
        rows = text.replace(ROW_BREAK, "\n") if field.kind == "table" else text
        made[name] = typed.parse(field, rows, Instant(at))
    return made


def send(at: int, values: Values) -> Request:
    """A form, filled."""
    form = definition(values["form"])
    assert form is not None
    made: Request = {
        "do": "write",
        "type": form.type,
        "from": values["from"][1],
        "to": [values["to"][1]],
        "precedence": values["precedence"].value,
        "subject": values["subject"],
        "fields": fields(values["form"], values.get("fields", {}), at),
    }
    if "exercise" in values:
        made["marking"] = {"usage": "EXERCISE", "name": values["exercise"]}
    if "reply" in values:
        made["reply_by"] = stamp(at + values["reply"])
    if "valid" in values:
        made["valid_to"] = stamp(at + values["valid"])
    if "russian" in values:
        texts = dict(values["russian"])
        made["translations"] = [{"language": "ru", "subject": texts.pop("subject", ""), "fields": texts}]
    return made


def correct(at: int, values: Values) -> Request:
    """The whole new text of a message; its form is that of the message (read.py says which)."""
    return {"do": "correct", "fields": fields(values["form"], values["fields"], at)}


def _seen(_at: int, values: Values) -> Request:
    return {"do": "seen", **({"post": values["post"]} if "post" in values else {})}


MAKERS: Final[Mapping[str, Callable[[int, Values], Request]]] = {
    "send": send,
    "correct": correct,
    "cancel": lambda _, values: {"do": "cancel", "reason": values["why"]},
    "readdress": lambda _, values: {"do": "readdress", "to": [values["to"]], "why": values["why"]},
    "seen": _seen,
    "office": lambda _, values: {"do": "office", "post": values["post"]},
    "informed": lambda _, values: {"do": "informed", "post": values["post"]},
    "expect": lambda at, values: {"do": "expect", "by": stamp(at + values["by"])},
    "nack": lambda _, values: {"do": "nack", "reason": values["reason"]},
    "query": lambda *_: {"do": "query"},
    "judge.adequate": lambda *_: {"do": "request.judge", "adequate": True},
    "judge.inadequate": lambda _, v: {"do": "request.judge", "adequate": False, "text": v.get("text", "")},
}
