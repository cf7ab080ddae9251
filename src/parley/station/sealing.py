"""Our sealing keys on one line: which is in force, which may be destroyed.

A new key is stated by an entry, `seal.rotated/1`. Once their receipt covers that entry nothing need ever be opened with
the keys before it, and they are destroyed: what was sealed to them can then be opened by nobody.
The key on the card stays: a counterpart that was just paired knows no other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from parley.station.keys import Keystore

PERIOD_MS: Final = 86_400_000  # a day: ours; what a stolen key opens is at most a day's traffic
KIND: Final = "seal.rotated/1"


@dataclass(slots=True)
class Sealing:
    """The sealing keys of one line, oldest first, each with the ordinal and index of the entry that states it."""

    stated: list[tuple[int, int, str]] = field(default_factory=list)
    since: int = 0  # when the newest was made, our clock
    changed: bool = False

    @classmethod
    def load(cls, text: str | None) -> "Sealing":
        """As `dump` made it; none yet without a text."""
        if not text:
            return cls()
        stated, since = msgspec.json.decode(text, type=tuple[list[tuple[int, int, str]], int])
        return cls(stated, since)

    def dump(self) -> str:
        self.changed = False
        return msgspec.json.encode((self.stated, self.since)).decode()

    def current(self, keys: Keystore) -> bytes:
        """The public key that replies are to be sealed to."""
        held = keys.sealing_keys()
        mine = [held[key_id] for _, _, key_id in self.stated if key_id in held]
        return mine[-1] if mine else next(iter(held.values()))

    def due(self, now: int) -> bool:
        return now - self.since >= PERIOD_MS

    def rotate(self, keys: Keystore, ordinal: int, index: int, now: int) -> Mapping[str, Any]:
        """The body of the entry that states a new key; it will be entry `index` of our log."""
        key_id, public = keys.new_sealing_key()
        self.stated.append((ordinal, index, key_id))
        self.since, self.changed = now, True
        return {"key": public.hex()}

    def receipted(self, keys: Keystore, ordinal: int, size: int) -> None:
        """They hold our log so far: keys before the newest that they know of are destroyed."""
        known = [i for i, (o, index, _) in enumerate(self.stated) if (o, index) < (ordinal, size)]
        if known and known[-1] > 0:
            for _, _, key_id in self.stated[: known[-1]]:
                keys.forget_sealing_key(key_id)
            self.stated = self.stated[known[-1] :]
            self.changed = True
