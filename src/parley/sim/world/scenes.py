"""Short scenes between two stations, for crashes at every single operation of their disks.

A scene is a list of steps. What a request calls `@name` is the reference of the entry that the step of that name made,
or of the newest private thing of that kind (`@draft`, `@claimed`) on the asking side.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Final
from zlib import crc32

from parley.station.pictures import Picture
from parley.wire import flat

MINUTE_MS: Final = 60_000
PICTURE_BYTES: Final = 9_000  # three pages of the store


@dataclass(frozen=True, slots=True)
class Says:
    """Somebody at `who` asks for this, `times` over at once; then so much time passes."""

    who: str
    request: Mapping[str, Any]
    name: str = ""
    times: int = 1
    then_ms: int = 3_000


@dataclass(frozen=True, slots=True)
class Waits:
    """Nobody does anything for so long."""

    ms: int


@dataclass(frozen=True, slots=True)
class Checkpoints:
    """From now on both stores bring their log into the database after every few pages, not after thousands."""

    pages: int


@dataclass(frozen=True, slots=True)
class Ages:
    """The newest sealing key of each side is a day old: the next turn that signs states another."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Somebody at `who` hands a picture in, and sends a message that names it."""

    who: str


Step = Says | Waits | Checkpoints | Ages | Hands


def a(do: str, name: str = "", times: int = 1, then_ms: int = 3_000, **fields: object) -> Says:
    """Somebody at aster asks for this. `from_` is the field `from`."""
    return _says("aster", do, name or do, times, then_ms, fields)


def b(do: str, name: str = "", times: int = 1, then_ms: int = 3_000, **fields: object) -> Says:
    """Somebody at boreas asks for this, likewise."""
    return _says("boreas", do, name or do, times, then_ms, fields)


def _says(who: str, do: str, name: str, times: int, then_ms: int, fields: Mapping[str, object]) -> Says:
    request = {"do": do, **{key.rstrip("_"): value for key, value in fields.items()}}
    return Says(who, request, name, times, then_ms)


def picture() -> Picture:
    """A flat PNG, in form, that no decoder is ever fed with."""
    head = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return Picture(
        flat.PNG, head + _chunk(b"IDAT", Random(1).randbytes(PICTURE_BYTES)) + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))


CALL: Final = a("call.place", "call", from_="office", to="office", precedence="P", subject="x")
FLASH: Final = a("call.place", "call", from_="office", to="desk", precedence="Z", subject="x")
NOTE: Final = a("write", "note", to="desk", text="a note", subject="note")
REPLY: Final = b("write", "reply", to="desk", text="an answer", subject="note", reply_to="@note")
RFE: Final = a("write", "rfe", type="RFE/1", to="desk", precedence="P", subject="movements",
               fields={"activity": "columns", "place": "north", "items": ["objective", "completion"]})  # fmt: skip
ANSWERED: Final = b("write", "rfe-reply", type="RFE-REPLY/1", to="desk", reply_to="@rfe",
                    fields={"answers": [{"item": "objective", "answer": "garrisons"}]})  # fmt: skip
DRAFT: Final = a("draft.write", to="desk", text="to be released", by="officer 1")
VOICE: Final = a("claimed.open", caller_post="office", channel="telephone", by="officer 1", to="office",
                 said="put me through", ask=False)  # fmt: skip
TALKING: Final = (CALL, b("call.attend", call="@call"), b("call.accept", call="@call"))

SCENES: Final[Mapping[str, tuple[Step, ...]]] = {
    "a call is placed and taken": TALKING,
    "a call is taken back": (CALL, a("call.withdraw", call="@call")),
    "a call is refused": (CALL, b("call.attend", call="@call"), b("call.refuse", call="@call", code="R03")),
    "a call is talked and hung up": (
        *TALKING, b("call.identity", call="@call", result="held", how="call-back"),
        b("call.principals", call="@call"), a("call.interpreters", call="@call", needed=False),
        b("call.both_on", call="@call"), a("call.hang_up", call="@call"),
    ),
    "a call waits for a decision": (
        CALL, b("call.attend", call="@call"),
        b("call.pending", call="@call", decider="head of state", code="P1", review_by="+1h"),
        b("call.still_pending", call="@call", review_by="+2h"),
    ),
    "a call is put off to an hour": (
        CALL, b("call.attend", call="@call"),
        b("call.schedule", call="@call", from_="+2h", until="+3h"), a("call.schedule_agree", call="@call"),
    ),
    "a call is passed on": (
        CALL, b("call.attend", call="@call"), b("call.delegate", call="@call", to="deputy"),
    ),
    "a call is to be put in writing": (
        CALL, b("call.attend", call="@call"), b("call.in_writing", call="@call"),
    ),
    "two calls cross": (
        a("call.place", "call", from_="office", to="desk", precedence="Z", subject="x", then_ms=0),
        b("call.place", "other", from_="office", to="desk", precedence="Z", subject="x"),
    ),
    "a call is not answered": (FLASH, Waits(5 * MINUTE_MS)),
    "a message is written and seen": (NOTE, b("seen", message="@note")),
    "a message is answered": (NOTE, REPLY, a("seen", message="@reply")),
    "messages cross": (a("write", "one", to="desk", text="ours", then_ms=0),
                       b("write", "two", to="desk", text="theirs")),
    "a message is corrected": (NOTE, a("correct", message="@note", text="what was meant")),
    "a message is cancelled": (NOTE, a("cancel", message="@note", reason="an error")),
    "a message cannot be read": (NOTE, b("nack", message="@note", reason="UNREADABLE")),
    "an answer is being prepared": (NOTE, b("expect", message="@note", by="+6h")),
    "a message is asked after": (
        a("write", "note", to="desk", text="urgent", precedence="Z", then_ms=3 * MINUTE_MS),
        a("query", message="@note"),
    ),
    "a request is answered and judged": (
        RFE, ANSWERED, a("request.judge", request="@rfe", adequate=False),
    ),
    "an assurance is told": (
        a("write", "given", type="ASSURANCE/1", to="desk", valid_to="+2d",
          fields={"statement": "we stay west of the river", "trigger": "a crossing"}),
        a("assurance.told", assurance="@given"),
    ),
    "fire is asked to stop": (
        a("write", "stop", type="STOP-APPEAL/1", to="desk", precedence="Z",
          fields={"what": "fire on the bridge", "where": "bridge 4"}),
        b("seen", message="@stop"),
    ),
    "a draft is released": (
        DRAFT, a("draft.verify", draft="@draft", by="officer 2"), a("draft.release", draft="@draft", by="officer 2"),
    ),
    "a draft is rejected": (DRAFT, a("draft.reject", draft="@draft", by="officer 2", why="not now")),
    "a voice is checked": (
        VOICE, a("claimed.check", claimed="@claimed", result="held", how="call-back", by="officer 1"),
    ),
    "a shift is noted": (
        a("shift.begin", by="officer 1"), a("shift.note", text="quiet"), a("shift.hand_over", to="officer 2"),
    ),
    "a fault is written up": (a("ticket.open", fails="the console's sound"),),
    "a line is tested by persons": (a("test", "test", layer="person"), b("read_back", test="@test")),
    "a line is suspended and opened": (
        a("declare", state="SUSPENDED", reason="in protest", review="+1d", emergency_exception=True),
        a("declare", state="OPEN"),
    ),
    "a desk is left and manned": (b("desk", manned=False), NOTE, b("desk", manned=True)),
    "exercises are refused": (a("exercises", accepted=False),),
    "a sealing key is rotated": (Ages(), NOTE, REPLY),
    "a big batch is written": (a("write", "many", times=12, to="desk", text="one of many " * 20), Waits(5_000)),
    "the store brings its log home": (Checkpoints(4), NOTE, REPLY, a("seen", message="@reply")),
    "a picture is sent": (Hands("aster"), Waits(20_000)),
    "quiet hours": (Waits(30 * MINUTE_MS),),
}  # fmt: skip
