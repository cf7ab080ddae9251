"""The tree: every proof of every small size holds, every wrong one is refused, and other implementations agree."""

from base64 import b64decode
from collections.abc import Callable, Iterator
from hashlib import sha256

import pytest

from parley.record import tree
from parley.record.errors import Forged
from parley.record.tree import Frontier
from tests.record import vectors

tlog_scales = pytest.importorskip("tlog_scales.tlog", reason="the oracle tlog-scales is not installed")

SIZES = 70
LEAVES = [tree.leaf_hash(bytes([i])) for i in range(SIZES)]
ROOTS = [tree.root_of(LEAVES[:size]) for size in range(SIZES + 1)]


def by_the_book(leaves: list[bytes]) -> bytes:
    """RFC 6962 §2.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return tree.node_hash(by_the_book(leaves[:split]), by_the_book(leaves[split:]))


def pairs() -> Iterator[tuple[int, int]]:
    return ((small, large) for large in range(1, SIZES + 1) for small in range(1, large + 1))


def test_the_root_is_that_of_the_definition() -> None:
    assert [by_the_book(LEAVES[:size]) for size in range(SIZES + 1)] == ROOTS


def test_every_inclusion_proof_holds_here_and_in_another_implementation() -> None:
    for size in range(1, SIZES + 1):
        for index in range(size):
            proof = tree.inclusion(LEAVES[:size], index)
            tree.check_inclusion(LEAVES[index], index, size, proof, ROOTS[size])
            tlog_scales.InclusionProof(index, size, proof).check(LEAVES[index], ROOTS[size])


def test_a_tree_gives_the_same_roots_and_proofs() -> None:
    whole = tree.Tree(LEAVES)
    assert [whole.root(size) for size in range(SIZES + 1)] == ROOTS
    for size in range(1, SIZES + 1):
        for index in range(size):
            assert whole.inclusion(index, size) == tree.inclusion(LEAVES[:size], index)
    for index, size in ((0, SIZES + 1), (5, 5), (-1, 5)):
        with pytest.raises(IndexError):
            whole.inclusion(index, size)
    assert tree.Tree([]).root(0) == ROOTS[0]


def test_every_consistency_proof_holds_here_and_in_another_implementation() -> None:
    for old, new in pairs():
        proof = tree.consistency(LEAVES[:new], old)
        tree.check_consistency(old, new, ROOTS[old], ROOTS[new], proof)
        tlog_scales.ConsistencyProof(old, new, proof).check(ROOTS[old], ROOTS[new])


def test_every_range_rebuilds_the_root_from_what_is_left_of_it() -> None:
    for first, size in pairs():
        frontier = Frontier(first, tree.left_of(LEAVES[:size], first))
        for leaf in LEAVES[first:size]:
            frontier.append(leaf)
        assert frontier.root() == ROOTS[size]


def refuses(check: Callable[[], None], what: str) -> None:
    try:
        check()
    except Forged:
        return
    pytest.fail(f"taken: {what}")


def worse(proof: list[bytes]) -> Iterator[tuple[str, list[bytes]]]:
    """A proof, in every way that one can be wrong while it looks right."""
    other = sha256(b"other").digest()
    yield "one hash more", [*proof, other]
    yield "one hash more in front", [other, *proof]
    for at, node in enumerate(proof):
        yield f"hash {at} removed", proof[:at] + proof[at + 1 :]
        yield f"hash {at} doubled", proof[: at + 1] + proof[at:]
        yield f"hash {at} changed", [*proof[:at], other, *proof[at + 1 :]]
        yield f"hash {at} cut to 31 bytes", [*proof[:at], node[:31], *proof[at + 1 :]]
        yield f"hash {at} with a byte more", [*proof[:at], node + b"\0", *proof[at + 1 :]]
    for at in range(len(proof) - 1):
        yield f"hashes {at} and {at + 1} swapped", [*proof[:at], proof[at + 1], proof[at], *proof[at + 2 :]]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 13, 64, 70])
def test_a_wrong_inclusion_proof_is_refused(size: int) -> None:
    for index in range(size):
        proof, leaf, root = tree.inclusion(LEAVES[:size], index), LEAVES[index], ROOTS[size]
        for what, bad in worse(proof):
            refuses(lambda: tree.check_inclusion(leaf, index, size, bad, root), what)  # noqa: B023 - called at once
        for at in (index - 1, index + 1, -1, size, size + 1):
            refuses(lambda: tree.check_inclusion(leaf, at, size, proof, root), f"index {at}")  # noqa: B023 - called at once
        refuses(lambda: tree.check_inclusion(ROOTS[0], index, size, proof, root), "another leaf")  # noqa: B023 - at once
        refuses(lambda: tree.check_inclusion(leaf, index, size, proof, ROOTS[0]), "another root")  # noqa: B023 - at once


@pytest.mark.parametrize(
    ("old", "new"), [(1, 2), (1, 1), (2, 3), (3, 7), (4, 8), (6, 8), (8, 70), (33, 64), (64, 70), (69, 70)]
)
def test_a_wrong_consistency_proof_is_refused(old: int, new: int) -> None:
    proof, before, after = tree.consistency(LEAVES[:new], old), ROOTS[old], ROOTS[new]
    for what, bad in worse(proof):
        refuses(lambda: tree.check_consistency(old, new, before, after, bad), what)  # noqa: B023 - called at once
    other = sha256(b"other").digest()
    refuses(lambda: tree.check_consistency(old, new, other, after, proof), "another old root")
    refuses(lambda: tree.check_consistency(old, new, before, other, proof), "another new root")
    refuses(lambda: tree.check_consistency(0, new, ROOTS[0], after, []), "from size 0")
    if old != new:
        refuses(lambda: tree.check_consistency(new, old, after, before, proof), "sizes exchanged")
        refuses(lambda: tree.check_consistency(old, new, before, after, []), "no proof")
        refuses(lambda: tree.check_consistency(old, old, before, after, []), "two roots for one size")


def test_a_proof_for_a_tree_of_another_height_is_refused() -> None:
    for size in range(2, SIZES):
        proof, root = tree.inclusion(LEAVES[:size], 0), ROOTS[size]
        for other in (size // 2, size * 2):
            refuses(lambda: tree.check_inclusion(LEAVES[0], 0, other, proof, root), f"size {other}")  # noqa: B023 - at once


def test_a_second_oracle_agrees_on_every_proof() -> None:
    oracle = pytest.importorskip("aics_tlog.tree", reason="the oracle aics-tlog needs Python 3.12")
    for old, new in pairs():
        assert oracle.verify_inclusion(
            LEAVES[old - 1], old - 1, new, tree.inclusion(LEAVES[:new], old - 1), ROOTS[new]
        )
        assert oracle.verify_consistency(
            old, new, ROOTS[old], ROOTS[new], tree.consistency(LEAVES[:new], old)
        )


def test_a_frontier_of_nothing_has_the_root_of_nothing() -> None:
    assert Frontier().root() == tree.root_of([]) == sha256(b"").digest()


@pytest.mark.parametrize(("size", "hashes"), [(0, 1), (1, 0), (3, 1), (4, 2), (-1, 0)])
def test_a_frontier_has_one_hash_for_each_complete_subtree(size: int, hashes: int) -> None:
    with pytest.raises(Forged, match="complete subtrees"):
        Frontier(size, [LEAVES[0]] * hashes)


def test_a_frontier_refuses_a_short_hash() -> None:
    with pytest.raises(Forged, match="32 bytes"):
        Frontier(1, [b"short"])


def test_a_copied_frontier_grows_alone() -> None:
    one = Frontier(1, [LEAVES[0]])
    other = one.copy()
    other.append(LEAVES[1])
    assert (one.root(), other.root()) == (ROOTS[1], ROOTS[2])


def test_what_is_not_in_the_tree_cannot_be_proved() -> None:
    with pytest.raises(IndexError):
        tree.inclusion(LEAVES, SIZES)
    with pytest.raises(IndexError):
        tree.consistency(LEAVES, SIZES + 1)
    with pytest.raises(IndexError):
        tree.consistency(LEAVES, 0)


@vectors.needed
@pytest.mark.parametrize("number", range(5))
class TestPublicVectors:
    def test_inclusion(self, number: int) -> None:
        case = vectors.load(f"merkle/inclusion/{number}/happy-path.json")
        proof = [b64decode(node) for node in case["proof"] or []]
        leaf, root = b64decode(case["leafHash"]), b64decode(case["root"])
        tree.check_inclusion(leaf, case["leafIdx"], case["treeSize"], proof, root)
        refuses(
            lambda: tree.check_inclusion(leaf, case["leafIdx"], case["treeSize"], [*proof, root], root),
            "one more",
        )

    def test_consistency(self, number: int) -> None:
        case = vectors.load(f"merkle/consistency/{number}/happy-path.json")
        proof = [b64decode(node) for node in case["proof"] or []]
        old, new = b64decode(case["root1"]), b64decode(case["root2"])
        tree.check_consistency(case["size1"], case["size2"], old, new, proof)
        refuses(
            lambda: tree.check_consistency(case["size1"], case["size2"], old, new, [*proof, new]), "one more"
        )


@vectors.needed
def test_the_reference_tree() -> None:
    case = vectors.load("merkle/reference_tree.json")
    leaves = [tree.leaf_hash(bytes.fromhex(leaf)) for leaf in case["leaf_inputs_hex"]]
    assert [leaf.hex() for leaf in leaves] == case["node_hashes_hex_by_level"][0]
    roots = [tree.root_of(leaves[:size]) for size in range(len(leaves) + 1)]
    assert [root.hex() for root in roots] == case["root_hex_by_size"]
    for size in range(1, len(leaves) + 1):
        for index in range(size):
            tree.check_inclusion(
                leaves[index], index, size, tree.inclusion(leaves[:size], index), roots[size]
            )
            proof = tree.consistency(leaves[:size], index + 1)
            tree.check_consistency(index + 1, size, roots[index + 1], roots[size], proof)


@vectors.needed
def test_the_leaf_and_the_empty_tree_of_the_go_checksum_database() -> None:
    case = vectors.load("golang-mod/tlog.json")
    assert tree.leaf_hash(case["leaf_hash"]["data"].encode()) == b64decode(case["leaf_hash"]["hash_b64"])
    assert tree.EMPTY_ROOT.hex() == case["empty_tree_root_hex"]
