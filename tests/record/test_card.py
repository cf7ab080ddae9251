"""Cards: what a party says of itself, signed by the keys that it names."""

from typing import Any

import pytest

from parley.record import canonical, card, grammar
from parley.record.errors import Forged, Malformed, Theirs
from parley.record.grammar import About, Section, Vouched
from parley.record.head import Head, sign_head
from parley.record.tree import leaf_hash
from tests.record.making import START_S, Signer, fields, first_card, next_card

SIGNER = Signer("aster")
GOOD = fields(SIGNER)


def signed(**changes: Any) -> bytes:
    """A card file that says this, signed as it should be, whatever it says."""
    keys = SIGNER.keys()
    whole = {
        **GOOD,
        "kind": card.KIND,
        "log_key": keys.log.hex(),
        "cosign_key": keys.cosign.hex(),
        "mldsa_key": keys.mldsa.hex(),
        **changes,
    }
    json = canonical.encode({key: value for key, value in whole.items() if value is not ...})
    note = sign_head(Head(card.KIND_ORIGIN, 1, leaf_hash(json)), START_S, keys, SIGNER.sign)
    return grammar.write(grammar.CARD, [Vouched("card", json, note)])


def test_a_card_file_is_read_as_it_was_issued() -> None:
    issued = card.issue(GOOD, SIGNER.keys(), START_S, SIGNER.sign)
    assert card.parse(issued.text) == issued
    assert issued.posts == (("desk", "Duty officer"), ("secretary", "Secretary"))
    assert issued.keys == SIGNER.keys()


def test_the_hash_does_not_depend_on_the_signatures() -> None:
    one, other = (card.issue(GOOD, SIGNER.keys(), START_S, SIGNER.sign) for _ in range(2))
    assert one.text != other.text
    assert one.hash == other.hash == leaf_hash(one.json).hex()


def test_a_party_is_named_by_its_first_card() -> None:
    made = first_card("aster")
    assert made.party == f"aster-{made.hash[:16]}"


def test_sixty_digits_in_groups_of_five() -> None:
    groups = first_card("aster").digits.split(" ")
    assert [len(group) for group in groups] == [5] * 12
    assert int("".join(groups)) == int(first_card("aster").hash, 16) % 10**60
    assert card.spoken("0" * 63 + "7") == "00000 " * 11 + "00007"


def test_the_line_is_the_same_from_both_sides() -> None:
    a, b = first_card("aster").hash, first_card("boreas").hash
    assert card.line_id(a, b) == card.line_id(b, a)
    assert len(card.line_id(a, b)) == 32
    assert card.line_id(a, b) != card.line_id(a, a)


BAD_VERSION = SIGNER.certificate().hex().replace("a003020102", "a003020142", 1)

WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("a name in upper case", {"name": "Aster"}, "name is not"),
    ("a name with a hyphen", {"name": "as-ter"}, "name is not"),
    ("a name of seventeen letters", {"name": "a" * 17}, "name is not"),
    ("no name", {"name": ...}, "fields are not exactly"),
    ("a field too many", {"remark": ""}, "fields are not exactly"),
    ("another kind", {"kind": "card/2"}, "fields are not exactly"),
    ("number 0", {"number": 0}, "number is not 1 or more"),
    ("true for a number", {"number": True}, "number is not 1 or more"),
    ("a first card that follows another", {"previous": "0" * 64}, "before it is not named"),
    ("a second card that follows none", {"number": 2}, "before it is not named"),
    (
        "a second card that follows a short hash",
        {"number": 2, "previous": "0" * 63},
        "before it is not named",
    ),
    (
        "a second card that follows a hash with spaces",
        {"number": 2, "previous": " " * 64},
        "before it is not named",
    ),
    ("a key in upper case", {"log_key": SIGNER.keys().log.hex().upper()}, "lower-case hex"),
    ("a key that is no hex", {"log_key": "zz" * 32}, "not hex"),
    ("a key that is no text", {"log_key": 5}, "not a text"),
    ("a weak log key", {"log_key": "01" + "00" * 31}, "not a sound Ed25519 key"),
    ("a weak cosignature key", {"cosign_key": "00" * 32}, "not a sound Ed25519 key"),
    ("one key for both", {"cosign_key": SIGNER.keys().log.hex()}, "both as log and as cosignature"),
    ("a short ML-DSA key", {"mldsa_key": "00" * 1311}, "1311 bytes, not 1312"),
    ("a short sealing key", {"seal_key": "00" * 1215}, "1215 bytes, not 1216"),
    (
        "a sealing key with an ML-KEM coefficient beyond q",
        {"seal_key": "ff" * 1184 + "09" * 32},
        "cannot be used",
    ),
    (
        "a sealing key with a low-order X25519 half",
        {"seal_key": SIGNER.seal_key()[:1184].hex() + "00" * 32},
        "cannot be used",
    ),
    ("a certificate of no version", {"tls": BAD_VERSION}, "certificate cannot be read"),
    ("a certificate that is none", {"tls": "00"}, "certificate cannot be read"),
    ("a time without milliseconds", {"made_at": "2022-02-01T00:00:00Z"}, "not of the form"),
    ("a time that is a number", {"made_at": 5}, "made_at is not a time"),
    ("an empty title", {"title": ""}, "title is not one line"),
    ("a title of two lines", {"title": "a\nb"}, "title is not one line"),
    ("a title with a line separator", {"title": "a\u2028b"}, "title is not one line"),
    ("a title of 201 characters", {"title": "x" * 201}, "title is not one line"),
    ("addresses that are no list", {"addresses": "x"}, "addresses is not a list"),
    ("65 addresses", {"addresses": ["x"] * 65}, "addresses is not a list"),
    ("an address that is a number", {"addresses": [5]}, "address is not one line"),
    (
        "one post twice",
        {"posts": [{"post": "desk", "title": "A"}, {"post": "desk", "title": "B"}]},
        "one post twice",
    ),
    ("a post with a space before it", {"posts": [{"post": " desk", "title": "A"}]}, "a post's name"),
    ("a post of 65 characters", {"posts": [{"post": "d" * 65, "title": "A"}]}, "a post's name"),
    (
        "a post with a person",
        {"posts": [{"post": "desk", "title": "A", "person": "B"}]},
        "exactly post and title",
    ),
    (
        "a card longer than an entry can hold",
        {"posts": [], "addresses": ["\n" * 200] * 64, "seal_key": "00" * 8000},
        "where 24000",
    ),
]


@pytest.mark.parametrize(("changes", "what"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_refused(changes: dict[str, Any], what: str) -> None:
    with pytest.raises(Malformed, match=what):
        card.parse(signed(**changes))


def test_a_card_signed_by_other_keys_is_refused() -> None:
    mallory = Signer("mallory")
    json = first_card("aster").json
    note = sign_head(Head(card.KIND_ORIGIN, 1, leaf_hash(json)), START_S, mallory.keys(), mallory.sign)
    with pytest.raises(Forged, match="no Ed25519 signature"):
        card.parse(grammar.write(grammar.CARD, [Vouched("card", json, note)]))


def test_the_signatures_of_one_card_do_not_fit_another() -> None:
    renamed = canonical.encode({**canonical.decode(first_card("aster").json), "title": "Other"})
    with pytest.raises(Forged, match="on another text"):
        card.check(renamed, first_card("aster").note)


@pytest.mark.parametrize("keep", [0, 1])
def test_half_signed_is_not_signed(keep: int) -> None:
    made = first_card("aster")
    half = type(made.note)(made.note.text, made.note.signatures[keep : keep + 1])
    with pytest.raises(Forged, match=r"no (Ed25519|ML-DSA-44) signature"):
        card.check(made.json, half)


def test_any_changed_byte_of_a_card_file_is_refused() -> None:
    text = first_card("aster").text
    step = max(1, len(text) // 200)
    for at in range(0, len(text), step):
        changed = bytearray(text)
        changed[at] ^= 1
        with pytest.raises(Theirs):
            card.parse(bytes(changed))


def test_a_card_file_holds_one_card() -> None:
    made = first_card("aster")
    row = Vouched("card", made.json, made.note)
    cases: list[list[Section]] = [
        [],
        [row, row],
        [About(b"{}"), row],
        [Vouched("hello", made.json, made.note)],
    ]
    for sections in cases:
        with pytest.raises(Malformed, match="exactly one card"):
            card.parse(grammar.write(grammar.CARD, sections))


def test_a_later_card_names_the_one_before() -> None:
    second = next_card("aster", 2)
    assert (second.number, second.previous) == (2, first_card("aster").hash)
