"""The party's own journal: what its people did and what its station noticed. Never sent.

The same log code as a line's, under the origin `parley-journal/1/<party>/<epoch>` and a key of its own, in the same
database: so that what was decided here and what it led to on a line are one transaction.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from parley.line import effects as told
from parley.line.effects import Alarm, Arrived, Effect, LampChanged, Ring
from parley.record import entry as entries
from parley.record import note as notes
from parley.record.entry import NOTHING
from parley.record.errors import Theirs
from parley.record.head import Head
from parley.record.note import ED25519, Note, Signature
from parley.record.tree import Frontier, leaf_hash
from parley.station.book import Log, log
from parley.station.keys import KeyRole, Keystore
from parley.station.memory import Memories, Memory
from parley.station.ports import HeadRow, LogRow, Page, Store
from parley.station.turn import Ask

PREFIX: Final = "parley-journal/1"
LINE: Final = ""  # under which the store keeps it


class Journal:
    """The open journal. `note` gathers; `write` puts what was gathered on the turn's page."""

    def __init__(
        self, store: Store, keys: Keystore, memories: Memories, chance: Callable[[int], bytes], party: str
    ) -> None:
        self.keys = keys
        self.chance = chance
        self.party = party
        self._gathered: list[tuple[str, Mapping[str, Any]]] = []
        rows = store.logs(LINE)
        self.log: Log | None = log(rows[-1]) if rows else None
        if (
            self.log
            and memories.judge(f"{PREFIX}/{party}", [(row.epoch, row.size) for row in rows])
            is not Memory.UNBROKEN
        ):
            self.ordinal, self.log = self.log.ordinal + 1, None
        else:
            self.ordinal = self.log.ordinal if self.log else 0

    def note(self, kind: str, **body: str | int | None) -> None:
        """This belongs into the journal with the turn that is being made."""
        plain = {
            key: str(value) if isinstance(value, str) else value for key, value in body.items()
        }  # enums, too
        self._gathered.append((kind, plain))

    def notice(self, effects: Sequence[tuple[str, Effect]], asks: Sequence[Ask]) -> None:
        """What our people asked for and what our station noticed, by line; messages speak for themselves."""
        for ask in asks:
            if ask.request.get("do") != "write":
                self.note("request.made/1", line=ask.line, id=ask.id, do=str(ask.request.get("do"))[:64])
        for line, effect in effects:
            match effect:
                case LampChanged(lamp, was, now, why):
                    self.note("lamp.changed/1", line=line, lamp=lamp, was=was, now=now, why=why)
                case Alarm(level, what, ref):
                    self.note("alarm.raised/1", line=line, level=level, what=what, ref=ref)
                case Ring(call, where, precedence):
                    self.note("bell.rung/1", line=line, call=call, post=where, precedence=precedence)
                case Arrived(message, post, precedence, rings=True):
                    self.note(
                        "message.arrived/1", line=line, message=message, post=post, precedence=precedence
                    )
                case _:
                    pass

    def keep(self, line: str, found: Iterable[told.Note]) -> None:
        """What the machines of that line have for our own people alone."""
        self._gathered += [(note.kind, {**msgspec.to_builtins(note.body), "line": line}) for note in found]

    @property
    def waiting(self) -> bool:
        return bool(self._gathered)

    def write(self, page: Page, now: int, new_id: Callable[[], int]) -> None:
        """What was gathered is on this page, under a new head."""
        if not self._gathered:
            return
        if self.log is None:
            epoch = self.chance(4).hex()
            origin = f"{PREFIX}/{self.party}/{epoch}"
            self.log = Log(new_id(), origin, True, epoch, self.ordinal, Frontier())  # noqa: FBT003  # it is ours
            page.log(LogRow(self.log.id, LINE, origin, True, epoch, self.ordinal, 0, ()))  # noqa: FBT003  # likewise
        raws = [self._entry(kind, body, now) for kind, body in self._gathered]
        self._gathered = []
        frontier = self.log.frontier
        page.entries(self.log.id, frontier.size, raws, now)
        for raw in raws:
            frontier.append(leaf_hash(raw))
        page.size(self.log.id, frontier.size, frontier.hashes)
        head = Head(self.log.origin, frontier.size, frontier.root())
        page.head(self.log.id, HeadRow(head.size, head.root, self._signed(head).dump(), b"", 0, now))
        page.drop_heads(self.log.id, head.size)

    def _entry(self, kind: str, body: Mapping[str, Any], now: int) -> bytes:
        salt = self.chance(16).hex()
        try:
            return entries.write(kind, now, NOTHING, salt, body).raw
        except Theirs as why:  # our own doing, and no reason to stop: what is kept says what is missing
            cut = {"line": body.get("line"), "cut": str(why)[:200]}
            return entries.write(kind, now, NOTHING, salt, cut).raw

    def _signed(self, head: Head) -> Note:
        """Our own word for ourselves: one Ed25519 signature is enough."""
        public = self.keys.public(KeyRole.JOURNAL)
        key_id = notes.key_id(head.origin, ED25519, public)
        return Note(
            head.text(), (Signature(head.origin, key_id, self.keys.sign(KeyRole.JOURNAL, head.text())),)
        )
