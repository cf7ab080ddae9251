"""Heads and receipts: who signed what, in full, with keys that bind."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from parley.record import head, note
from parley.record.errors import Forged, Malformed
from parley.record.head import (
    Head,
    Keys,
    check_author,
    check_author_at,
    check_receipt,
    sign_head,
    sign_receipt,
)
from parley.record.note import Note, Signature
from parley.record.tree import EMPTY_ROOT
from tests.record.making import START_S, Signer, pair

A, B = pair()
ORIGIN = f"parley/1/{A.line}/{A.name}/a0a0a0a0"
OTHER_LINE = f"parley/1/{'0' * 32}/{A.name}/a0a0a0a0"
ROOT = bytes(range(32))
HEAD = Head(ORIGIN, 7, ROOT)
SIGNER, KEYS = A.signer, A.signer.keys()
SIGNED = sign_head(HEAD, START_S, KEYS, SIGNER.sign)
HOLDER_KEYS = B.signer.keys()
RECEIPT = sign_receipt(HEAD, B.receipt_name, START_S + 5, HOLDER_KEYS, B.signer.sign)
HELD = Note(SIGNED.text, (*SIGNED.signatures, *RECEIPT))


def with_lines(*lines: Signature) -> Note:
    return Note(SIGNED.text, lines)


def damaged(line: Signature, at: int) -> Signature:
    data = bytearray(line.data)
    data[at] ^= 1
    return replace(line, data=bytes(data))


def retimed(line: Signature, time_s: int) -> Signature:
    return replace(line, data=time_s.to_bytes(8, "big") + line.data[8:])


def test_a_head_signed_in_full_is_taken_with_its_time() -> None:
    assert check_author_at(SIGNED, ORIGIN, KEYS) == (HEAD, START_S)
    assert check_author(note.parse(SIGNED.dump()), ORIGIN, KEYS) == HEAD


def test_a_receipt_in_full_has_a_time() -> None:
    assert check_receipt(HELD.signatures, HEAD, B.receipt_name, HOLDER_KEYS) == START_S + 5


def test_both_read_from_one_note_of_sixteen_signatures() -> None:
    strangers = tuple(Signature(f"witness{i}.example", bytes([i] * 4), bytes(72)) for i in range(12))
    crowded = note.parse(Note(SIGNED.text, (*strangers[:6], *HELD.signatures, *strangers[6:])).dump())
    assert len(crowded.signatures) == 16
    assert check_author(crowded, ORIGIN, KEYS) == HEAD
    assert check_receipt(crowded.signatures, HEAD, B.receipt_name, HOLDER_KEYS) == START_S + 5


def test_no_line_of_the_holder_is_no_receipt() -> None:
    assert check_receipt(SIGNED.signatures, HEAD, B.receipt_name, HOLDER_KEYS) is None


def test_a_line_by_an_unknown_key_of_a_known_name_is_ignored() -> None:
    stranger = Signature(B.receipt_name, b"\0\0\0\0", bytes(72))
    assert check_receipt((stranger,), HEAD, B.receipt_name, HOLDER_KEYS) is None


ED, ML = SIGNED.signatures
COSIGN, CO_ML = RECEIPT

HALVES: list[tuple[str, Note, str]] = [
    ("only the classical half", with_lines(ED), "no ML-DSA-44 signature .* provisional, not proof"),
    ("only the post-quantum half", with_lines(ML), "no Ed25519 signature"),
    ("no signature of the author", with_lines(*RECEIPT), "no Ed25519 signature"),
    ("a changed Ed25519 signature", with_lines(damaged(ED, 0), ML), "the Ed25519 signature does not match"),
    ("a changed ML-DSA signature", with_lines(ED, damaged(ML, 99)), "the ML-DSA-44 signature does not match"),
    ("a changed time", with_lines(ED, retimed(ML, START_S + 1)), "the ML-DSA-44 signature does not match"),
    ("time zero", with_lines(ED, retimed(ML, 0)), "time zero states nothing"),
    (
        "a short Ed25519 signature",
        with_lines(replace(ED, data=ED.data[:-1]), ML),
        "an Ed25519 signature of 63 bytes",
    ),
    (
        "a long ML-DSA signature",
        with_lines(ED, replace(ML, data=ML.data + b"\0")),
        "of 2429 bytes where 2428",
    ),
    ("the Ed25519 line twice", with_lines(ED, ED, ML), "two signatures by one key"),
    ("the ML-DSA line twice", with_lines(ED, ML, ML), "two signatures by one key"),
    ("a good and a bad line by one key", with_lines(ED, ML, damaged(ML, 50)), "two signatures by one key"),
]


@pytest.mark.parametrize(("signed", "what"), [row[1:] for row in HALVES], ids=[row[0] for row in HALVES])
def test_no_head(signed: Note, what: str) -> None:
    with pytest.raises(Forged, match=what):
        check_author(signed, ORIGIN, KEYS)


RECEIPTS: list[tuple[str, tuple[Signature, ...], str]] = [
    ("only the classical half", (COSIGN,), "only one of its two signatures"),
    ("only the post-quantum half", (CO_ML,), "only one of its two signatures"),
    ("a changed cosignature", (damaged(COSIGN, 30), CO_ML), "the Ed25519 signature does not match"),
    ("a changed ML-DSA cosignature", (COSIGN, damaged(CO_ML, 30)), "the ML-DSA-44 signature does not match"),
    ("two times", (retimed(COSIGN, 9), CO_ML), "two times"),
    ("both times changed", (retimed(COSIGN, 9), retimed(CO_ML, 9)), "does not match"),
    ("time zero", (retimed(COSIGN, 0), retimed(CO_ML, 0)), "time zero"),
    ("one line twice", (COSIGN, COSIGN, CO_ML), "two signatures by one key"),
]


@pytest.mark.parametrize(("lines", "what"), [row[1:] for row in RECEIPTS], ids=[row[0] for row in RECEIPTS])
def test_no_receipt(lines: tuple[Signature, ...], what: str) -> None:
    with pytest.raises(Forged, match=what):
        check_receipt(lines, HEAD, B.receipt_name, HOLDER_KEYS)


REPLAYS: list[tuple[str, Head]] = [
    ("to another line", replace(HEAD, origin=OTHER_LINE)),
    ("to another epoch", replace(HEAD, origin=ORIGIN.replace("a0a0a0a0", "a1a1a1a1"))),
    ("to the counterpart's own log", replace(HEAD, origin=ORIGIN.replace(A.name, B.name))),
    ("to another size", replace(HEAD, size=8)),
    ("to another root", replace(HEAD, root=EMPTY_ROOT)),
]


@pytest.mark.parametrize("other", [row[1] for row in REPLAYS], ids=[row[0] for row in REPLAYS])
def test_a_receipt_cannot_be_moved(other: Head) -> None:
    with pytest.raises(Forged, match="does not match"):
        check_receipt(RECEIPT, other, B.receipt_name, HOLDER_KEYS)


@pytest.mark.parametrize("other", [row[1] for row in REPLAYS], ids=[row[0] for row in REPLAYS])
def test_a_head_cannot_be_moved(other: Head) -> None:
    with pytest.raises(Forged, match=r"no Ed25519|does not match"):
        check_author(Note(other.text(), SIGNED.signatures), other.origin, KEYS)


def test_a_head_is_compared_with_the_log_that_was_expected() -> None:
    with pytest.raises(Malformed, match="belongs"):
        check_author(SIGNED, OTHER_LINE, KEYS)


def test_the_holder_named_in_a_receipt_is_signed() -> None:
    as_another = (replace(COSIGN, name="parley/1/mallory"), replace(CO_ML, name="parley/1/mallory"))
    keys = {
        t: note.key_id("parley/1/mallory", t, k) for t, k in ((4, HOLDER_KEYS.cosign), (6, HOLDER_KEYS.mldsa))
    }
    renamed = (replace(as_another[0], key_id=keys[4]), replace(as_another[1], key_id=keys[6]))
    with pytest.raises(Forged, match="the ML-DSA-44 signature does not match"):
        check_receipt(renamed, HEAD, "parley/1/mallory", HOLDER_KEYS)


def test_the_authors_own_signature_is_no_receipt() -> None:
    own = sign_receipt(HEAD, f"parley/1/{A.name}", START_S, KEYS, SIGNER.sign)
    assert check_receipt(own, HEAD, B.receipt_name, HOLDER_KEYS) is None


def test_a_head_that_closes_an_epoch_of_keys_needs_both() -> None:
    new = Signer("aster", 2)
    second = sign_head(HEAD, START_S, new.keys(), new.sign)
    both = Note(SIGNED.text, (*SIGNED.signatures, *second.signatures))
    assert check_author(both, ORIGIN, KEYS, new.keys()) == HEAD
    for half in (SIGNED, second):
        with pytest.raises(Forged, match="no Ed25519 signature by the key that counts"):
            check_author(half, ORIGIN, KEYS, new.keys())


TEXTS: list[tuple[str, Callable[[str], str], str]] = [
    ("an extension line", lambda t: t + "more\n", "three lines"),
    ("two lines", lambda t: "\n".join(t.split("\n")[:2]) + "\n", "three lines"),
    ("a size with an underscore", lambda t: t.replace("\n7\n", "\n7_7\n"), "not a size"),
    ("a size with a leading zero", lambda t: t.replace("\n7\n", "\n07\n"), "not a size"),
    ("a size with a plus", lambda t: t.replace("\n7\n", "\n+7\n"), "not a size"),
    ("a size with a minus", lambda t: t.replace("\n7\n", "\n-7\n"), "not a size"),
    ("a size with a space", lambda t: t.replace("\n7\n", "\n7 \n"), "not a size"),
    ("a size in full-width digits", lambda t: t.replace("\n7\n", "\n\uff17\n"), "not a size"),
    ("a size in Arabic digits", lambda t: t.replace("\n7\n", "\n\u0667\n"), "not a size"),
    ("a size in hex", lambda t: t.replace("\n7\n", "\n0x7\n"), "not a size"),
    ("a size beyond 2^53", lambda t: t.replace("\n7\n", "\n9007199254740992\n"), "not a size"),
    ("no size", lambda t: t.replace("\n7\n", "\n\n"), "not a size"),
    ("a root of 31 bytes", lambda t: t.replace(t.split("\n")[2], "A" * 40 + "Aw=="), "a root of 31 bytes"),
    ("a root without padding", lambda t: t.replace("=\n", "\n"), "not base64"),
    ("a root with bits left over", lambda t: t.replace("8=\n", "9=\n"), "canonical base64"),
    ("size 0 with a root", lambda t: t.replace("\n7\n", "\n0\n"), "size 0 with a root"),
    ("another origin", lambda t: t.replace("parley/1", "parley/2"), "belongs"),
    ("an origin with a space before it", lambda t: " " + t, "belongs"),
]


@pytest.mark.parametrize(("change", "what"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_no_text_of_a_head(change: Callable[[str], str], what: str) -> None:
    text = HEAD.text().decode()
    assert change(text) != text
    with pytest.raises(Malformed, match=what):
        head.read_text(change(text).encode(), ORIGIN)


def test_an_empty_log_has_the_root_of_nothing() -> None:
    empty = Head(ORIGIN, 0, EMPTY_ROOT)
    assert head.read_text(empty.text(), ORIGIN) == empty


# Points of low order, and encodings that are none: under the first, one signature verifies on every text in OpenSSL.
WEAK: list[tuple[str, str]] = [
    ("the identity", "01" + "00" * 31),
    ("the identity, sign bit set", "01" + "00" * 30 + "80"),
    ("order 2", "ec" + "ff" * 30 + "7f"),
    ("order 4", "00" * 32),
    ("order 8", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    ("order 8, the other", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    ("not canonical", "ee" + "ff" * 30 + "7f"),
    ("all ones", "ff" * 32),
    ("not on the curve", "02" + "00" * 31),
    ("31 bytes", "11" * 31),
    ("33 bytes", "11" * 33),
]


@pytest.mark.parametrize("key", [row[1] for row in WEAK], ids=[row[0] for row in WEAK])
@pytest.mark.parametrize("role", ["log", "cosign"])
def test_a_weak_key_is_no_key(key: str, role: str) -> None:
    with pytest.raises(Malformed, match="not a sound Ed25519 key"):
        replace(KEYS, **{role: bytes.fromhex(key)})


def test_one_key_serves_one_role() -> None:
    with pytest.raises(Malformed, match="both as log and as cosignature key"):
        Keys(KEYS.log, KEYS.log, KEYS.mldsa)


def test_an_ml_dsa_key_has_its_length() -> None:
    with pytest.raises(Malformed, match="1311 bytes, not 1312"):
        replace(KEYS, mldsa=KEYS.mldsa[1:])


def test_the_post_quantum_text_is_laid_out_as_c2sp_says() -> None:
    text = head.subtree_text(Head("o", 258, ROOT), "cosigner", 1)
    expected = (
        b"subtree/v1\n\0"
        b"\x08cosigner" + bytes(7) + b"\x01" + b"\x01o" + bytes(8) + bytes(6) + b"\x01\x02" + ROOT
    )
    assert text == expected
