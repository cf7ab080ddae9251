"""What a request of our people would put on the record, shown before it is asked: the line's own code, tried on a copy.

Nothing is written and nothing leaves. What only writing gives is missing: place, time and salt.
"""

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from parley.forms.catalogue import Catalogue
from parley.line import engine, misfits, release
from parley.line import facts as f
from parley.line.commands_messages import Letter
from parley.line.engine import Line
from parley.line.terms import RECEIPT_LEAST, Terms
from parley.line.values import Role
from parley.record.entry import Instant
from parley.station.errors import Refusal
from parley.station.ports import LineRow, Reading
from parley.views import lines

DRAFT: Final = "draft.write"
CHANGE: Final = "draft.change"
_OF_DRAFT: Final = frozenset(("do", "by", "needed_by"))  # of the request, not of the letter in it


class Sides(Struct, frozen=True):
    """Who may write to whom on a line, and by which rules. `desks`, `principals`: of ours.

    `receipts`: how far up we give receipts, by agreement. `two_persons`: what we write is drafted, another releases it.
    """

    agreed: bool
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    receipts: int = RECEIPT_LEAST
    two_persons: bool = False

    @property
    def principals(self) -> tuple[str, ...]:
        return tuple(post for post in self.ours if post not in self.desks)


def sides(reading: Reading, row: LineRow) -> Sides:
    """As the agreement that stands has them; nobody while none does."""
    line = lines.state(reading, row)
    terms: Terms | None = line.core.terms if line is not None else None
    if line is None or terms is None:
        return Sides(agreed=False)
    ours, theirs = terms.side(row.me), terms.side(row.them)
    return Sides(
        agreed=True,
        ours=tuple(post.name for post in ours.posts),
        theirs=tuple(post.name for post in theirs.posts),
        desks=tuple(post.name for post in ours.posts if post.role is Role.DESK),
        languages=terms.languages,
        receipts=terms.highest_receipt(row.me),
        two_persons=line.core.two_persons,
    )


def drafts_first(two_persons: bool, type_: str) -> bool:  # noqa: FBT001  # the party's rule, as `Sides` has it
    """Whether one of our people may only draft a message of that type, and another releases it."""
    return two_persons and type_.partition("/")[0] not in release.ALONE


def composed(
    reading: Reading, row: LineRow, request: Mapping[str, Any], now: int, catalogue: Catalogue
) -> tuple[dict[str, Any], list[str]]:
    """The message that this request comes to, as its entry has it, and what its writer should know. Raises Refusal.

    `request`: to write, correct, cancel or readdress one message, to draft one, or to put another letter in a draft.
    """
    line = lines.state(reading, row) or lines.fresh(row)
    line.catalogue = catalogue
    for ref in engine.needs(line, request):
        recall(reading, row, line, ref)
    if request["do"] in {DRAFT, CHANGE}:
        fact = release.composed(line, _letter(request.get("letter", request)), Instant(now))
    else:
        fact = next(
            d.fact for d in engine.ask(line, request, Instant(now)) if isinstance(d.fact, f.MessageSent)
        )
    return body(fact), engine.warnings(line)


def body(fact: f.MessageSent) -> dict[str, Any]:
    """The message as its entry has it, but for what only writing gives."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(f.body(fact)))
    return {**plain, "kind": f.kind(fact)}


def recall(reading: Reading, row: LineRow, line: Line, ref: str) -> None:
    """The thing of that reference, if there is one, is in the line's memory."""
    thing = reading.thing(row.id, ref)
    if thing is not None:
        engine.load(line, thing.data)


def _letter(request: Mapping[str, Any]) -> Letter:
    try:
        return msgspec.convert(
            {name: value for name, value in request.items() if name not in _OF_DRAFT}, Letter
        )
    except msgspec.ValidationError as why:
        raise Refusal(f"the draft cannot be kept: {misfits.told(why)}", misfits.SHORTEN) from why
