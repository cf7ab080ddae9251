"""The Merkle tree over a log's entries (RFC 6962 §2.1, RFC 9162 §2.1).

Spec: docs/spec/record.md, §3. A proof that does not lead to the root raises Forged; nothing here returns a bool.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from parley.record.errors import Forged

HASH_BYTES: Final = 32
EMPTY_ROOT: Final = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """The leaf of one entry: 32 bytes. The prefix keeps leaves and nodes apart (RFC 6962 §2.1)."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The node above two subtrees."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """The complete subtrees of a growing log, largest first: all that appending and the root need.

    `hashes` has one hash per one-bit of `size`.
    """

    __slots__ = ("hashes", "size")

    def __init__(self, size: int = 0, hashes: Sequence[bytes] = ()) -> None:
        if size < 0 or len(hashes) != size.bit_count() or any(len(h) != HASH_BYTES for h in hashes):
            raise Forged(
                f"a tree of {size} leaves has {max(size, 0).bit_count()} complete subtrees of 32 bytes"
            )
        self.size = size
        self.hashes = list(hashes)

    def append(self, leaf: bytes) -> None:
        """One more leaf at the end."""
        size, hashes = self.size, self.hashes
        while size & 1:
            leaf = sha256(b"\x01" + hashes.pop() + leaf).digest()
            size >>= 1
        hashes.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The root of all leaves so far; SHA-256 of nothing if there are none."""
        if not self.hashes:
            return EMPTY_ROOT
        root = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            root = node_hash(left, root)
        return root

    def copy(self) -> "Frontier":
        return Frontier(self.size, self.hashes)


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root of these leaves."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier.root()


def left_of(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The complete subtrees of leaves [0, index), largest first: what a range proof shows of what it leaves out."""
    frontier = Frontier()
    for leaf in leaves[:index]:
        frontier.append(leaf)
    return frontier.hashes


def inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The path from leaf `index` to the root of `leaves`, nearest sibling first (RFC 9162 §2.1.3.1)."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"no leaf {index} in a tree of {len(leaves)}")
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if index < split:
        return [*inclusion(leaves[:split], index), root_of(leaves[split:])]
    return [*inclusion(leaves[split:], index - split), root_of(leaves[:split])]


class Tree:
    """A whole log's complete subtrees, level by level: for many proofs of one log, each in log n steps."""

    __slots__ = ("_levels",)

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._levels = [list(leaves)]
        while len(below := self._levels[-1]) > 1:
            self._levels.append([node_hash(*below[i : i + 2]) for i in range(0, len(below) - 1, 2)])

    def root(self, size: int) -> bytes:
        """The root of the first `size` leaves."""
        return self._root(0, size) if size else EMPTY_ROOT

    def _root(self, start: int, end: int) -> bytes:
        width = end - start
        if width & (width - 1) == 0 and start % width == 0:
            level = width.bit_length() - 1
            return self._levels[level][start >> level]
        split = start + _split(width)
        return node_hash(self._root(start, split), self._root(split, end))

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """The path from leaf `index` to the root of the first `size` leaves, nearest sibling first."""
        if not 0 <= index < size <= len(self._levels[0]):
            raise IndexError(f"no leaf {index} in a tree of {size}")
        path: list[bytes] = []
        start, end = 0, size
        while end - start > 1:
            split = start + _split(end - start)
            if index < split:
                path.append(self._root(split, end))
                end = split
            else:
                path.append(self._root(start, split))
                start = split
        return path[::-1]


def check_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Leaf `index` of the tree of `size` under `root` is `leaf`; else raises Forged (RFC 9162 §2.1.3.2)."""
    if not 0 <= index < size:
        raise Forged(f"inclusion: no leaf {index} in a tree of {size}")
    _whole(proof, "inclusion")
    at, last, node = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise Forged(f"inclusion of leaf {index} in {size}: the proof is too long")
        if at & 1 or at == last:
            node = node_hash(sibling, node)
            while not at & 1 and at != 0:
                at, last = at >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        at, last = at >> 1, last >> 1
    if last != 0:
        raise Forged(f"inclusion of leaf {index} in {size}: the proof is too short")
    if node != root:
        raise Forged(f"inclusion of leaf {index} in {size}: the proof leads to another root")


def consistency(leaves: Sequence[bytes], old: int) -> list[bytes]:
    """That the tree of the first `old` leaves is a prefix of the tree of all (RFC 9162 §2.1.4.1)."""
    if not 0 < old <= len(leaves):
        raise IndexError(f"no tree of {old} inside one of {len(leaves)}")
    return _subproof(leaves, old, whole=True)


def _subproof(leaves: Sequence[bytes], old: int, *, whole: bool) -> list[bytes]:
    if old == len(leaves):
        return [] if whole else [root_of(leaves)]
    split = _split(len(leaves))
    if old <= split:
        return [*_subproof(leaves[:split], old, whole=whole), root_of(leaves[split:])]
    return [*_subproof(leaves[split:], old - split, whole=False), root_of(leaves[:split])]


def check_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    """The tree of `new` leaves begins with the tree of `old`; else raises Forged (RFC 9162 §2.1.4.2)."""
    if not 0 < old <= new:
        raise Forged(f"consistency: {old} to {new} is not a step that a log can take")
    _whole(proof, "consistency")
    if old == new:
        if proof or old_root != new_root:
            raise Forged(f"consistency at {old}: two roots for one size")
        return
    # A first tree that is itself complete is left out of the proof (RFC 6962 §2.1.2): put it back.
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not path:
        raise Forged(f"consistency {old} to {new}: the proof is empty")
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = path[0]
    for node in path[1:]:
        if last == 0:
            raise Forged(f"consistency {old} to {new}: the proof is too long")
        if at & 1 or at == last:
            before, after = node_hash(node, before), node_hash(node, after)
            while not at & 1 and at != 0:
                at, last = at >> 1, last >> 1
        else:
            after = node_hash(after, node)
        at, last = at >> 1, last >> 1
    if last != 0:
        raise Forged(f"consistency {old} to {new}: the proof is too short")
    if before != old_root or after != new_root:
        raise Forged(f"consistency {old} to {new}: the proof leads to other roots")


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def _whole(proof: Sequence[bytes], what: str) -> None:
    for place, node in enumerate(proof):
        if len(node) != HASH_BYTES:
            raise Forged(f"{what}: hash {place} of the proof has {len(node)} bytes, not 32")
