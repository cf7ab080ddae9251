"""The hello: read back as written, and refused by name wherever it is not what the specification allows."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from parley.record import canonical, note
from parley.record.entry import NOTHING, After, stamp
from parley.record.errors import Forged, Malformed, Theirs
from parley.record.grammar import Vouched
from parley.record.head import Head
from parley.record.note import ED25519, Note, Signature
from parley.record.tree import leaf_hash
from parley.wire import hello as hellos
from parley.wire.hello import Hello
from parley.wire.seal import PUBLIC_BYTES

NOW = 1_646_125_200_000
KEY = SigningKey(bytes(range(32)))
PUBLIC = bytes(KEY.verify_key)
LINE = "8c9d7ea789845acc50b99c87cd276bdb"
PARTY = "boreas-6d97300000000000"
NAME = hellos.origin(LINE, PARTY)
SAID = Hello("ab" * 16, "cd" * 16, NOW, After("00112233", 7), After("44556677", 9), bytes(PUBLIC_BYTES), "up")


def sign(message: bytes) -> bytes:
    return KEY.sign(message).signature


def verify(key: bytes, message: bytes, signature: bytes) -> None:
    try:
        VerifyKey(key).verify(message, signature)
    except (BadSignatureError, ValueError) as why:
        raise Forged("hello: the signature does not match") from why


def read(vouched: Vouched) -> Hello:
    return hellos.read(vouched, NAME, PUBLIC, verify)


def vouched(
    json: bytes, *, name: str = NAME, size: int = 1, lines: int = 1, signature: bytes | None = None
) -> Vouched:
    """Any line of JSON, signed as a hello is."""
    text = Head(name, size, leaf_hash(json)).text()
    made = sign(text) if signature is None else signature
    line = Signature(name, note.key_id(name, ED25519, PUBLIC), made)
    return Vouched("hello", json, Note(text, (line,) * lines))


def said(**changes: Any) -> Vouched:
    """A hello with these fields instead, signed: None leaves a field out."""
    tree = canonical.decode(hellos.write(SAID, NAME, PUBLIC, sign).json)
    return vouched(canonical.encode({k: v for k, v in {**tree, **changes}.items() if v is not None}))


# --- what is read back --------------------------------------------------------------------------------------

HEX = st.binary(min_size=16, max_size=16).map(bytes.hex)
HELD = st.just(NOTHING) | st.builds(
    After, st.binary(min_size=4, max_size=4).map(bytes.hex), st.integers(0, 2**53 - 1)
)


LOGS = st.lists(HELD, max_size=64).map(tuple)


@given(st.builds(Hello, HEX, HEX | st.just(""), st.integers(0, 253_402_300_799_999), HELD, HELD,
                 st.binary(min_size=PUBLIC_BYTES, max_size=PUBLIC_BYTES),
                 st.sampled_from(("unknown", "dead", "degraded", "up")), LOGS, LOGS))  # fmt: skip
def test_a_hello_is_read_as_it_was_written(hello: Hello) -> None:
    assert read(hellos.write(hello, NAME, PUBLIC, sign)) == hello


def test_signatures_of_others_are_no_matter() -> None:
    good = hellos.write(SAID, NAME, PUBLIC, sign)
    strange = Signature("witness.example", b"1234", bytes(64))
    assert read(replace(good, note=Note(good.note.text, (strange, *good.note.signatures)))) == SAID


# --- what is refused ----------------------------------------------------------------------------------------

ONE: dict[str, Any] = {"epoch": "00112233", "size": 1}
ROWS: list[tuple[str, Callable[[], Vouched], str]] = [
    ("a field left out", lambda: said(sees=None), "not exactly those"),
    ("a field too many", lambda: said(mood="fine"), "not exactly those"),
    ("another kind", lambda: said(kind="parley-echo/2"), "not exactly those"),
    ("a kind that is no text", lambda: said(kind=1), "not exactly those"),
    ("a challenge too short", lambda: said(challenge="ab" * 15), "challenge"),
    ("a challenge in capitals", lambda: said(challenge="AB" * 16), "challenge"),
    ("a challenge with an end of line", lambda: said(challenge="ab" * 16 + "\n"), "challenge"),
    ("a challenge that is no text", lambda: said(challenge=["ab" * 16]), "challenge"),
    ("an empty challenge", lambda: said(challenge=""), "challenge"),
    ("an answer too long", lambda: said(answers="cd" * 17), "answers"),
    ("an answer that is no text", lambda: said(answers={}), "answers"),
    ("a time of another form", lambda: said(at="2022-03-01 09:00"), "time"),
    ("a time on no calendar", lambda: said(at="2022-02-30T09:00:00.000Z"), "day"),
    ("a time that is no text", lambda: said(at=NOW), "at"),
    ("holds without a size", lambda: said(holds={"epoch": "00112233"}), "size held"),
    ("holds with a size below nothing", lambda: said(holds={"epoch": "00112233", "size": -1}), "size held"),
    ("holds with a size that is no number", lambda: said(holds={"epoch": "00112233", "size": True}), "size held"),
    ("holds with an epoch of another form", lambda: said(holds={"epoch": "0011223", "size": 1}), "size held"),
    ("holds something of no epoch", lambda: said(holds={"epoch": "", "size": 1}), "size held"),
    ("holds with an epoch that is no text", lambda: said(holds={"epoch": [], "size": 1}), "size held"),
    ("mine that is no object", lambda: said(mine="all"), "size held"),
    ("mine that is a list", lambda: said(mine=[1]), "size held"),
    ("other logs that are a list", lambda: said(logs=[]), "other logs"),
    ("other logs of one side alone", lambda: said(logs={"holds": []}), "other logs"),
    ("other logs that are no lists", lambda: said(logs={"holds": {}, "mine": []}), "other logs"),
    ("more logs than anybody names", lambda: said(logs={"holds": [], "mine": [ONE] * 65}), "other logs"),
    ("another log without a size", lambda: said(logs={"holds": [{"epoch": "00112233"}], "mine": []}), "size held"),
    ("a sealing key too short", lambda: said(seal="00" * (PUBLIC_BYTES - 1)), "sealing key"),
    ("a sealing key in capitals", lambda: said(seal="AA" * PUBLIC_BYTES), "sealing key"),
    ("a sealing key that is no text", lambda: said(seal=[0]), "sealing key"),
    ("sees in another word", lambda: said(sees="fine"), "sees"),
    ("sees that is a list", lambda: said(sees=["up"]), "sees"),
    ("sees that is an object", lambda: said(sees={"up": 1}), "sees"),
    ("not canonical", lambda: vouched(said().json.replace(b":", b": ", 1)), "canonical"),
    ("no JSON", lambda: vouched(b"hello"), "not JSON"),
    ("JSON a thousand levels deep", lambda: vouched(b'{"a":' * 5_000 + b"1" + b"}" * 5_000), "not JSON|levels"),
    ("a number beyond all bounds", lambda: vouched(said().json.replace(b'"size":7', b'"size":' + b"9" * 30)), "2\\^53"),
    ("of another line", lambda: vouched(said().json, name=hellos.origin("0" * 32, PARTY)), "belongs"),
    ("of another party", lambda: vouched(said().json, name=hellos.origin(LINE, "aster-db4ee7f0fa5cca54")), "belongs"),
    ("under a head of two leaves", lambda: vouched(said().json, size=2), "another text"),
    ("under the head of another hello", lambda: replace(said(), json=said(sees="dead").json), "another text"),
    ("without a signature", lambda: vouched(said().json, lines=0), "0 signatures"),
    ("signed twice", lambda: vouched(said().json, lines=2), "2 signatures"),
    ("with a signature cut short", lambda: vouched(said().json, signature=bytes(63)), "does not match"),
    ("with a signature too long", lambda: vouched(said().json, signature=bytes(65)), "does not match"),
    ("with a signature of nothing", lambda: vouched(said().json, signature=bytes(64)), "does not match"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "why"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_refused(make: Callable[[], Vouched], why: str) -> None:
    with pytest.raises(Theirs, match=why):
        read(make())


def test_a_signature_by_the_cosignature_key_is_none() -> None:
    good = said()
    other = SigningKey(bytes(range(1, 33)))
    line = Signature(
        NAME, note.key_id(NAME, ED25519, bytes(other.verify_key)), other.sign(good.note.text).signature
    )
    with pytest.raises(Forged, match="0 signatures"):
        read(replace(good, note=Note(good.note.text, (line,))))


def test_what_a_hello_says_is_not_read_before_its_signature() -> None:
    with pytest.raises(Forged, match="does not match"):
        read(vouched(said(challenge="x").json, signature=bytes(64)))


@given(st.data())
def test_a_changed_byte_is_refused(data: st.DataObject) -> None:
    good = hellos.write(SAID, NAME, PUBLIC, sign)
    at = data.draw(st.integers(0, len(good.json) - 1))
    flipped = bytearray(good.json)
    flipped[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Theirs):
        read(replace(good, json=bytes(flipped)))


ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("epoch", "size")), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(tuple(canonical.decode(said().json))), ANY, min_size=1))
def test_whatever_a_field_holds_the_hello_is_read_or_refused(fields: dict[str, Any]) -> None:
    """The invariant: a Hello, or Theirs, and never anything else."""
    tree = canonical.decode(said().json)
    try:
        json = canonical.encode({**tree, **fields})
    except Malformed:
        return
    with contextlib.suppress(Theirs):
        assert isinstance(read(vouched(json)), Hello)


def test_the_time_of_a_hello_is_its_authors_clock() -> None:
    assert read(said(at=stamp(NOW + 1))).at == NOW + 1
