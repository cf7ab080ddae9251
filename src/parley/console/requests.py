"""Requests for explanation and assurances: what stands on each line, and what our watch says of one.

Whether a reply is adequate is the word of the side that asked, and no more than that: the pages say so.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from starlette.datastructures import FormData

from parley.console.desk import Desk
from parley.console.writing_nodes import ROOT
from parley.forms import phrasebook
from parley.forms.catalogue import Catalogue
from parley.forms.definition import said
from parley.forms.slots import texts
from parley.line.assurances import ENDS as ASSURED_ENDS
from parley.line.assurances import State as Assured
from parley.line.request_parts import REPLY, RFE
from parley.line.requests import ENDS
from parley.line.requests import State as Requested
from parley.station.errors import Refusal
from parley.station.ports import LineRow
from parley.views import composing
from parley.views import requests as view

LISTED_MAX: Final = 100  # of a line, of each sort
TEXT_MAX: Final = 4_000
ASKING: Final = "P-12173"  # the phrase by which an assurance is asked for
ASSURANCE: Final = "ASSURANCE"
ANSWERS: Final = {"yes": True, "no": False}


def listed(desk: Desk, rows: list[LineRow]) -> dict[str, Any]:
    """Those of all lines, what is open first, then the newest first."""
    asked = [one for row in rows for one in view.requests(desk.reading, row)[-LISTED_MAX:]]
    given = [one for row in rows for one in view.assurances(desk.reading, row)[-LISTED_MAX:]]
    asked.sort(key=lambda one: (Requested(one["state"]) not in ENDS, one["asked_at"]), reverse=True)
    given.sort(key=lambda one: (Assured(one["state"]) is Assured.STANDING, one["until"] or ""), reverse=True)
    return {"requests": asked, "assurances": given}


def about(desk: Desk, row: LineRow, message: Mapping[str, Any], language: str) -> dict[str, Any]:
    """What this message is or answers: `request` or `assurance`, and the reply that waits for our word, if one does."""
    ref = message["ref"]
    if message["type"].partition("/")[0] == REPLY and message["reply_to"]:
        ref = message["reply_to"]
    found = view.of_message(desk.reading, row, ref)
    request = found if found is not None and found["sort"] == view.REQUEST else None
    assurance = found if found is not None and found["sort"] == view.ASSURANCE else None
    return {
        "rfe": request,
        "assurance": assurance,
        "judging": _judging(request, message["ref"]) if request is not None else None,
        "says": _says(assurance) if assurance is not None else "",
        "items": names(desk.catalogue, language),
    }


def _judging(request: Mapping[str, Any], shown: str) -> dict[str, Any] | None:
    """Of our request the newest reply that we have not judged; on a reply's own page that reply alone."""
    replies = request["replies"] if request["mine"] else ()
    waiting = [reply for reply in replies if reply["adequate"] is None and not reply["taken_back"]]
    if shown != request["ref"]:
        waiting = [reply for reply in waiting if reply["ref"] == shown]
    return waiting[-1] if waiting else None


def _says(assurance: Mapping[str, Any]) -> str:
    """What our side may say of it: that we tell first, or that we were not told."""
    if not assurance["trigger"] or Assured(assurance["state"]) in ASSURED_ENDS:
        return ""
    return "told" if assurance["mine"] else "missed"


def may_ask(desk: Desk, rows: list[LineRow]) -> list[tuple[LineRow, tuple[str, ...]]]:
    """The lines on which an assurance may be asked for, each with the posts that may be asked."""
    all_ = [(row, composing.sides(desk.reading, row)) for row in rows]
    return [(row, sides.theirs) for row, sides in all_ if sides.agreed]


def asks_assurance(message: Mapping[str, Any]) -> bool:
    """Whether this message asks for an assurance, by the phrase for it."""
    phrase = message["fields"].get("phrase") if message["type"] == phrasebook.TYPE else None
    return isinstance(phrase, str) and phrase.upper() == ASKING


def assured(message: Mapping[str, Any]) -> dict[str, list[str]]:
    """The form of an assurance, begun with what this message asks to be assured of."""
    slots = texts(message["fields"].get("slots"))
    begun = {f"{ROOT}.statement:{tag}": slots.get("subject", "") for tag in (message["language"],)}
    return {name: [text] for name, text in {**begun, "valid_to": slots.get("until", "")}.items() if text}


def names(catalogue: Catalogue, language: str) -> dict[str, str]:
    """What the items of a request are called in that language."""
    form = catalogue.newest(RFE)
    fields = form.fields if form is not None else ()
    return {
        option.value: said(option.label, language)
        for field in fields if field.name == "items" for option in field.options
    }  # fmt: skip


# --- what is said of one ------------------------------------------------------------------------------------


def judge(form: FormData) -> dict[str, Any]:
    """The request to the station. Raises Refusal unless it says which it is."""
    answer = ANSWERS.get(str(form.get("adequate", "")))
    if answer is None:
        raise Refusal("neither adequate nor not adequate was said", "use one of the two buttons")
    asked: dict[str, Any] = {"do": "request.judge", "adequate": answer, "reply": str(form.get("reply", ""))}
    missing = [str(item) for item in form.getlist("missing") if item]
    if not answer and missing:
        asked["missing"] = missing
    return {**asked, "text": _text(form)}


def _text(form: FormData) -> str:
    return str(form.get("text", ""))[:TEXT_MAX].replace("\r\n", "\n").strip()


DO: Final[Mapping[str, Callable[[FormData], dict[str, Any]]]] = {
    "judge": judge,
    "told": lambda form: {"do": "assurance.told", "text": _text(form)},
    "missed": lambda form: {"do": "assurance.missed", "text": _text(form)},
}
NAMED: Final = {
    "judge": "request",
    "told": "assurance",
    "missed": "assurance",
}  # the field that names the message
