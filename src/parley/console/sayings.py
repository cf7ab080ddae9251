"""What people may say of a call on a page: the fields of each word, and the request that it becomes.

`possible` in parley.views.calls names the words as the command line does; this table is how the console asks for the
same.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from starlette.datastructures import FormData

from parley.console import times
from parley.line.values import PENDING_WORDS, REFUSAL_WORDS, PendingCode, RefusalCode
from parley.station.errors import Refusal

TEXT_MAX: Final = 4_000  # characters of a field; the line's own bounds are told by the station


class Field(NamedTuple):
    """One field of a word. `sort`: text, line, post, span, moment, pending, refusal."""

    name: str
    sort: str
    required: bool = False
    default: str = ""


class Saying(NamedTuple):
    """One word: its request, its fields, and what is always said with it. `key` is its name in a page's address."""

    key: str
    do: str
    fields: tuple[Field, ...] = ()
    fixed: Mapping[str, Any] = {}


_HOW: Final = Field("how", "line", required=True)
SAYINGS: Final[Mapping[str, Saying]] = {
    "attend": Saying("attend", "call.attend"),
    "accept": Saying("accept", "call.accept"),
    "pending": Saying(
        "pending", "call.pending",
        (Field("decider", "post", required=True), Field("code", "pending", default=PendingCode.PRINCIPAL.value),
         Field("review_by", "span", default="+12h")),
    ),
    "still-pending": Saying("still-pending", "call.still_pending", (Field("review_by", "span", default="+12h"),)),
    "refuse": Saying(
        "refuse", "call.refuse",
        (Field("code", "refusal", default=RefusalCode.NO_REASON.value), Field("text", "text"),
         Field("alternative", "line"), Field("retry_after", "span")),
    ),
    "delegate": Saying("delegate", "call.delegate", (Field("to", "post", required=True),)),
    "schedule": Saying(
        "schedule", "call.schedule", (Field("from", "moment", required=True), Field("until", "moment", required=True))
    ),
    "schedule --agree": Saying("agree-window", "call.schedule_agree"),
    "in-writing": Saying("in-writing", "call.in_writing"),
    "identity held": Saying("identity-held", "call.identity", (_HOW,), {"result": "held"}),
    "identity failed": Saying("identity-failed", "call.identity", (_HOW,), {"result": "failed"}),
    "identity overridden": Saying(
        "identity-overridden", "call.identity",
        (Field("first", "line", required=True), Field("second", "line", required=True)), {"result": "overridden"},
    ),
    "principals": Saying("principals", "call.principals"),
    "interpreters": Saying("interpreters", "call.interpreters", fixed={"needed": True}),
    "interpreters --not-needed": Saying("no-interpreters", "call.interpreters", fixed={"needed": False}),
    "both-on": Saying("both-on", "call.both_on"),
    "hang-up": Saying("hang-up", "call.hang_up"),
    "withdraw": Saying("withdraw", "call.withdraw", (Field("why", "line"),)),
}  # fmt: skip
BY_KEY: Final = {saying.key: saying for saying in SAYINGS.values()}
KEYS: Final = {
    "attend": "a",
    "accept": "y",
    "pending": "p",
    "refuse": "r",
    "delegate": "d",
}  # in the ring dialog; of a word with fields the key leads to them, and only its form signs
CODES: Final = {
    "refusal": [code.value for code in REFUSAL_WORDS],
    "pending": [code.value for code in PENDING_WORDS],
}
SPANS: Final = ("+15m", "+30m", "+1h", "+2h", "+6h", "+12h", "+24h", "+48h")


def offered(possible: list[str]) -> list[Saying]:
    """What a page offers, in the order in which the table has it."""
    return [saying for word, saying in SAYINGS.items() if word in possible]


def request(saying: Saying, call: str, form: FormData, now: int) -> dict[str, Any]:
    """The request for the station. Raises Refusal where a field lacks that must be filled, or says no time."""
    asked: dict[str, Any] = {"do": saying.do, "call": call, **saying.fixed}
    for field in saying.fields:
        text = str(form.get(field.name, ""))[:TEXT_MAX].strip()
        if text:
            asked[field.name] = times.typed(text, now) if field.sort == "moment" else text
        elif field.required:
            raise Refusal(f"{field.name.replace('_', ' ')} is empty", "fill it, and send it again")
    return asked
