"""Cards: a party's public identity, one line of canonical JSON that its own keys sign.

The first card's hash is the party's identity: people compare it face to face. A later card has the next number, names
the hash of the one before it, and is an entry in the log, signed by the keys that it replaces (identity.py).
Spec: docs/spec/record.md, §6.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, MLKEM768X25519PublicKey, Suite
from cryptography.x509 import InvalidVersion, load_der_x509_certificate

from parley.record import canonical, grammar
from parley.record.entry import HASH, instant
from parley.record.errors import Forged, Malformed
from parley.record.head import Head, Keys, Sign, check_author, sign_head
from parley.record.note import Note
from parley.record.tree import leaf_hash

FIELDS: Final = frozenset(("addresses", "kind", "made_at", "name", "number", "posts", "previous", "tls", "title",
                           "log_key", "cosign_key", "mldsa_key", "seal_key"))  # fmt: skip
KIND: Final = "card/1"
KIND_ORIGIN: Final = "parley-card/1"  # the origin of the one-leaf head that signs a card
NAME: Final = re.compile(r"[a-z][a-z0-9]{0,15}", re.ASCII)
POST: Final = re.compile(r"(?!\s)[^\x00-\x1f\x7f-\x9f\u2028\u2029]{1,64}(?<!\s)")  # as entries name posts
MLKEM_BYTES: Final = 1_184
X25519_BYTES: Final = 32
CARD_BYTES_MAX: Final = 24_000  # with its note it fits into the text of a `card/1` entry
LISTED_MAX: Final = 64  # posts, addresses
TEXT_CHARACTERS_MAX: Final = 200
TEXT: Final = re.compile(
    rf"[^\x00-\x1f\x7f-\x9f\u2028\u2029]{{1,{TEXT_CHARACTERS_MAX}}}"
)  # one line, no controls
PREFIX_DIGITS: Final = 16  # of the first card's hash, in a party's name
DIGITS: Final = 60  # read aloud: 199 bits


@dataclass(frozen=True, slots=True)
class Card:
    """A card that holds together: well formed, and signed by the keys that it names.

    Whether it is *theirs* only people can say, by comparing `digits`, or an earlier card's keys.
    """

    name: str
    title: str
    number: int
    previous: str  # hash of the card before it, hex; empty for the first
    posts: tuple[tuple[str, str], ...]  # name, title
    addresses: tuple[str, ...]
    keys: Keys
    seal_key: bytes  # X-Wing: ML-KEM-768 ‖ X25519
    tls: bytes  # self-signed certificate, DER: the only anchor its counterparts trust
    made_at: str
    json: bytes
    note: Note

    @property
    def text(self) -> bytes:
        """The card's file."""
        return grammar.write(grammar.CARD, [grammar.Vouched("card", self.json, self.note)])

    @property
    def hash(self) -> str:
        return leaf_hash(self.json).hex()

    @property
    def party(self) -> str:
        """The party's name in origins. Only a first card has it of itself."""
        return f"{self.name}-{self.hash[:PREFIX_DIGITS]}"

    @property
    def digits(self) -> str:
        return spoken(self.hash)


def check_name(name: object) -> None:
    """A short name that a card may have. Raises Malformed."""
    if type(name) is not str or NAME.fullmatch(name) is None:
        raise Malformed("card: the name is not 1 to 16 letters a-z and digits, beginning with a letter")


def spoken(hash_hex: str) -> str:
    """A hash as sixty digits in groups of five, to read aloud and compare."""
    digits = f"{int(hash_hex, 16) % 10**DIGITS:0{DIGITS}d}"
    return " ".join(digits[i : i + 5] for i in range(0, DIGITS, 5))


def line_id(one: str, other: str) -> str:
    """The name of the line between two parties, from the hashes of their first cards in either order: 32 hex digits."""
    low, high = sorted((one, other))
    return sha256(f"parley-line/1\n{low}\n{high}\n".encode()).hexdigest()[:32]


def issue(fields: Mapping[str, Any], keys: Keys, time_s: int, sign: Sign) -> Card:
    """A new card with these fields (names as in the JSON, keys left out), signed."""
    json = canonical.encode({
        **fields,
        "kind": KIND,
        "log_key": keys.log.hex(),
        "cosign_key": keys.cosign.hex(),
        "mldsa_key": keys.mldsa.hex(),
    })  # fmt: skip
    note = sign_head(Head(KIND_ORIGIN, 1, leaf_hash(json)), time_s, keys, sign)
    return parse(grammar.write(grammar.CARD, [grammar.Vouched("card", json, note)]))


def parse(text: bytes) -> Card:
    """The card that a card file holds, fit to be paired with. Raises Malformed or Forged."""
    card = read(text)
    try:
        load_der_x509_certificate(card.tls)
    except (ValueError, InvalidVersion) as why:
        raise Malformed(f"card of {card.name}: the TLS certificate cannot be read: {why}") from why
    return card


def read(text: bytes) -> Card:
    """Like parse, without a look at the certificate: it is no evidence, and readers of X.509 differ."""
    sections = list(grammar.read(text, grammar.CARD))
    match sections:
        case [grammar.Vouched("card", json, note)]:
            return check(json, note)
    raise Malformed("a card file holds exactly one card")


def check(json: bytes, note: Note) -> Card:
    """The card of this JSON line, if its own keys signed it, none of them weak. Raises Malformed or Forged."""
    tree = canonical.decode(json, CARD_BYTES_MAX)
    if tree.keys() != FIELDS or tree["kind"] != KIND:
        raise Malformed(f"card: its fields are not exactly those of {KIND}")
    name, number, previous = tree["name"], tree["number"], tree["previous"]
    check_name(name)
    if type(number) is not int or number < 1:
        raise Malformed(f"card of {name}: the number is not 1 or more")
    if type(previous) is not str or (HASH.fullmatch(previous) is None if number > 1 else previous != ""):
        raise Malformed(f"card {number} of {name}: the card before it is not named as it must be")
    keys = Keys(*(_hex(tree[key], key) for key in ("log_key", "cosign_key", "mldsa_key")))
    seal_key, tls = _hex(tree["seal_key"], "seal_key"), _hex(tree["tls"], "tls")
    check_seal_key(seal_key)
    if type(tree["made_at"]) is not str:
        raise Malformed(f"card of {name}: made_at is not a time")
    instant(tree["made_at"])
    head = check_author(note, KIND_ORIGIN, keys)
    if head.size != 1 or head.root != leaf_hash(json):
        raise Forged(f"card of {name}: its signatures are on another text")
    return Card(name, _text(tree["title"], "title"), number, previous, _posts(tree["posts"]),
                tuple(_text(a, "address") for a in _list(tree["addresses"], "addresses")),
                keys, seal_key, tls, tree["made_at"], json, note)  # fmt: skip


def check_seal_key(key: bytes) -> None:
    """`key` can be sealed to: right length, and a trial works. Raises Malformed."""
    if len(key) != MLKEM_BYTES + X25519_BYTES:
        raise Malformed(f"the sealing key has {len(key)} bytes, not {MLKEM_BYTES + X25519_BYTES}")
    try:  # a low-order X25519 half or an ML-KEM coefficient beyond q shows itself only in use
        public = seal_public(key)
        Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM).encrypt(b"", public)
    except ValueError as why:
        raise Malformed(f"the sealing key cannot be used: {why}") from why


def seal_public(key: bytes) -> MLKEM768X25519PublicKey:
    """The X-Wing public key of these raw bytes. Raises ValueError."""
    return MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(key[:MLKEM_BYTES]),
        X25519PublicKey.from_public_bytes(key[MLKEM_BYTES:]),
    )


def _hex(value: object, what: str) -> bytes:
    if type(value) is not str:
        raise Malformed(f"card: {what} is not a text")
    try:
        raw = bytes.fromhex(value)
    except ValueError as why:
        raise Malformed(f"card: {what} is not hex") from why
    if raw.hex() != value:
        raise Malformed(f"card: {what} is not lower-case hex without spaces")
    return raw


def _text(value: object, what: str) -> str:
    if type(value) is not str or TEXT.fullmatch(value) is None:
        raise Malformed(f"card: {what} is not one line of 1 to {TEXT_CHARACTERS_MAX} characters")
    return value


def _list(value: object, what: str) -> list[object]:
    if type(value) is not list or len(value) > LISTED_MAX:
        raise Malformed(f"card: {what} is not a list of at most {LISTED_MAX}")
    return value


def _posts(value: object) -> tuple[tuple[str, str], ...]:
    posts = []
    for row in _list(value, "posts"):
        if not isinstance(row, dict) or row.keys() != {"post", "title"}:
            raise Malformed("card: a post does not have exactly post and title")
        post = row["post"]
        if type(post) is not str or POST.fullmatch(post) is None:
            raise Malformed(
                "card: a post's name is not one line of 1 to 64 characters without space around it"
            )
        posts.append((post, _text(row["title"], "post's title")))
    if len({post for post, _ in posts}) != len(posts):
        raise Malformed("card: one post twice")
    return tuple(posts)
