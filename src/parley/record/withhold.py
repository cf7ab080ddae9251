"""From a whole log, a part of it: some entries, each with its proof, so that the rest can be withheld.

What is shown is authentic by itself; salts keep the withheld from being guessed. Spec: docs/spec/record.md, §10.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Final

from parley.record import entry as entries
from parley.record.bundle import LogPart, single
from parley.record.entry import Entry
from parley.record.errors import Malformed
from parley.record.head import read_text
from parley.record.identity import KIND as CARD_CHANGE
from parley.record.note import Note
from parley.record.tree import Tree

HOLDERS_LINES: Final = 2


def withheld(whole: LogPart, show: Callable[[int, Entry], bool], named: Collection[int] = ()) -> LogPart:
    """What `whole` shows, cut down to the entries that `show` is true of, the first, and the changes of cards.

    Each is proved in the smallest head with a receipt that covers it, else in the smallest head, else in the smallest
    of the sizes that a later epoch names. `whole` begins with entry 0. Raises Malformed if nothing covers one.
    """
    read = [entries.parse(line) for line in whole.entries]
    tree = Tree([entry.leaf for entry in read])
    heads = {read_text(note.text, whole.origin).size: note for note in whole.heads}
    receipted = [size for size, note in sorted(heads.items()) if _has_receipt(note, whole.origin)]
    used: dict[int, int] = dict(_chosen(read, show))
    for index, size in used.items():
        used[index] = size or _covering(index, receipted, sorted(heads), sorted(named))
    return LogPart(
        whole.origin,
        [heads[size] for size in sorted(set(used.values()) & heads.keys())],
        singles=[
            single(whole.origin, index, size, tree.inclusion(index, size), whole.entries[index])
            for index, size in used.items()
        ],
    )


def _chosen(read: list[Entry], show: Callable[[int, Entry], bool]) -> Iterator[tuple[int, int]]:
    """The indices to show, each with the size in which it must be proved, or 0 if any will do."""
    for index, entry in enumerate(read):
        if entry.kind == CARD_CHANGE:
            yield index, index + 1  # the head that it closes, signed by old and new keys
        elif index == 0 or show(index, entry):
            yield index, 0


def _covering(index: int, *preferred: list[int]) -> int:
    for sizes in preferred:
        for size in sizes:
            if size > index:
                return size
    raise Malformed(f"entry {index}: no head here covers it")


def _has_receipt(note: Note, origin: str) -> bool:
    """Whether somebody besides the author signed it. Who, and whether rightly, is for the verifier."""
    return sum(line.name != origin for line in note.signatures) >= HOLDERS_LINES
