"""What the watch does on a line's page: each form as the request that it becomes."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, Final, NamedTuple

from starlette.datastructures import FormData

from parley.console import times
from parley.console.desk import Desk
from parley.line.values import Layer
from parley.station.errors import Refusal
from parley.station.ports import LineRow
from parley.views import terms

FIELD_MAX: Final = 4_000  # characters; the line's own bounds are told by the station
BY_CONTENT: Final = frozenset(("read-back", "sign"))  # their forms are brought in anew, and so have no id

Request = dict[str, Any]


class Said(NamedTuple):
    """A form that somebody sent from the page of a line."""

    desk: Desk
    row: LineRow
    form: FormData

    def text(self, name: str) -> str:
        """What that field says; empty where there is none."""
        return str(self.form.get(name, ""))[:FIELD_MAX].strip()

    def moment(self, name: str) -> str | None:
        """The time in that field; None where it is empty. Raises Refusal."""
        text = self.text(name)
        return times.typed(text, self.desk.now()) if text else None


Act = Callable[[Said], Request]


def _test(said: Said) -> Request:
    layer, post = said.text("layer"), said.text("post")
    asked = {"do": "test", "layer": layer}
    return asked | {"post": post} if post and layer == Layer.PERSON else asked


def _read_back(said: Said) -> Request:
    return {"do": "read_back", "test": said.text("test"), "phrase": said.text("phrase")}


def _declare(said: Said) -> Request:
    times = {name: said.moment(name) for name in ("from", "review")}
    return {
        "do": "declare",
        "state": said.text("state"),
        "reason": said.text("reason"),
        "emergency_exception": said.text("emergency_exception") == "yes",
        **{name: at for name, at in times.items() if at is not None},
    }


def _sign(said: Said) -> Request:
    """Exactly the terms that were shown: others that they may have offered since are not signed. Raises Refusal."""
    offer = terms.agreement(said.desk.reading, said.row)["offered_by_them"]
    if offer is None or offer["terms"] is None or offer["hash"] != said.text("terms"):
        raise Refusal(f"{said.row.name} no longer offers these terms", "look at what is offered now")
    return {"do": "agree", "terms": offer["terms"]}


def _begin(said: Said) -> Request:
    return {"do": "shift.begin", "by": said.text("by")}


def _note(said: Said) -> Request:
    return {"do": "shift.note", "text": said.text("text")}


def _hand_over(said: Said) -> Request:
    return {"do": "shift.hand_over", "to": said.text("to"), "text": said.text("text")}


def _open(said: Said) -> Request:
    return {"do": "ticket.open", "fails": said.text("fails"), "part": said.text("part")}


def _of_ticket(do: str) -> Act:
    def asked(said: Said) -> Request:
        number = said.text("number")
        if not (number.isascii() and number.isdecimal()) or len(number) > len("999999999"):
            raise Refusal(f"{number[:40]!r} is no number of a ticket", "the open ones are listed here")
        return {"do": do, "number": int(number), "how": said.text("how")}

    return asked


ACTS: Final[Mapping[str, Act]] = {
    "test": _test,
    "read-back": _read_back,
    "declare": _declare,
    "sign": _sign,
    "begin": _begin,
    "note": _note,
    "hand-over": _hand_over,
    "ticket-open": _open,
    "ticket-told": _of_ticket("ticket.told"),
    "ticket-begun": _of_ticket("ticket.begun"),
    "ticket-close": _of_ticket("ticket.close"),
}


def numbered(name: str, form: FormData) -> FormData:
    """The form with an id: its own, or one of what it says, so that the same said twice is done once."""
    if name not in BY_CONTENT:
        return form
    said = "\n".join(f"{key} {value}" for key, value in sorted(form.multi_items()) if isinstance(value, str))
    return FormData([("id", sha256(f"{name}\n{said}".encode()).hexdigest()[:32])])
