"""On whose word: where an entry stands, who wrote it, and what its counterpart signed of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from parley.line.values import Ref
from parley.record.entry import stamp
from parley.record.telling import lies
from parley.verdict.replay import Said
from parley.verdict.result_parts import Reference, Shown


class Basis:
    """All entries of a bundle by reference, and for each what shows that it was delivered.

    `whole`: by party, whether every entry that it is known to have signed is here; else nothing follows from absence.
    """

    def __init__(self, words: Mapping[str, Sequence[Said]], whole: Mapping[str, bool]) -> None:
        self.by_ref = {word.ref: word for side in words.values() for word in side}
        self.words = words
        one, other = words
        self.whole = whole
        self.complete = all(whole.values())
        self.other = {one: other, other: one}
        self.end_ms = max((_last(word) for word in self.by_ref.values()), default=0)
        self._held = {party: list(accumulate((w.after for w in side), max)) for party, side in words.items()}
        self._latest = {
            party: list(accumulate((w.at_ms for w in side), max)) for party, side in words.items()
        }
        self._order = {  # of an entry that its author wrote twice to the byte, the first
            word.ref: at for side in words.values() for at, word in reversed(list(enumerate(side)))
        }
        self.received = {
            party: sum(word.received_s is not None for word in side) for party, side in words.items()
        }

    def author(self, ref: str) -> str:
        """Who wrote this entry."""
        return self.by_ref[Ref(ref)].party

    def reference(self, ref: str) -> Reference:
        """The entry, as a verdict names it."""
        word = self.by_ref[Ref(ref)]
        return Reference(
            word.party, word.epoch, word.index, word.ref, word.kind, stamp(word.at_ms), received_at(word)
        )

    def delivered(self, ref: str) -> Shown | None:
        """What shows that the counterpart held this entry: its receipt, or the first entry in which it says so."""
        word = self.by_ref[Ref(ref)]
        other = self.other[word.party]
        if word.received_s is not None:
            what = f"receipt on the log of {word.party}"
            return Shown("delivered", other, what, stamp(word.received_s * 1_000), None)
        at = bisect_right(self._held[other], word.place)
        says = (said for said in self.words[other][at:] if not lies(word.place, said.apart))
        first = next(says, None)
        if first is None:
            return None
        what = f"its own entry says that it held {word.index + 1} or more"
        return Shown("delivered", other, what, stamp(first.at_ms), self.reference(first.ref))

    def silent_by(
        self, party: str, due_ms: int, claim: int | None, answers: Iterable[str]
    ) -> Reference | None:
        """The first entry of this party that shows that a time was over, if it wrote none of these answers before it.

        It is dated at or after the end of that time by its own author, or says that the claim of that place was held.
        """
        first = bisect_left(self._latest[party], due_ms)
        if claim is not None:
            first = min(first, bisect_right(self._held[party], claim))
        before = min((self._order[Ref(ref)] for ref in answers), default=first + 1)
        if first == len(self.words[party]) or before <= first:
            return None
        return self.reference(self.words[party][first].ref)


def _last(word: Said) -> int:
    return max(word.at_ms, (word.received_s or 0) * 1_000)


def received_at(word: Said) -> str | None:
    """When the counterpart signed that it holds this entry."""
    return None if word.received_s is None else stamp(word.received_s * 1_000)


def span(ms: int) -> str:
    """A length of time in its two largest units, the rest cut off: `2 h 5 min`."""
    units = ((86_400_000, "d"), (3_600_000, "h"), (60_000, "min"), (1_000, "s"), (1, "ms"))
    parts: list[str] = []
    for unit, name in units:
        if ms >= unit and len(parts) < 2:  # noqa: PLR2004 - two units
            parts.append(f"{ms // unit} {name}")
            ms %= unit
    return " ".join(parts) or "0 s"
