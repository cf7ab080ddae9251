"""What strangers write into the record: JSON, notes, cards, entries, bundles."""

from hashlib import sha256

from fuzz.targets.signing import TIME_S, any_signature_holds, sign
from parley.line import facts as vocabulary
from parley.record import canonical as json
from parley.record import card as cards
from parley.record import entry as entries
from parley.record import note as notes
from parley.record import verify
from parley.record.errors import Malformed, Theirs
from parley.record.head import ED25519_KEY_BYTES, MLDSA44_KEY_BYTES, Head, Keys, sign_head
from parley.record.tree import leaf_hash
from parley.verdict import judge, plain, words


def canonical(data: bytes) -> bool:
    """Canonical JSON: reading gives a tree or raises Malformed; writing the tree gives the same bytes."""
    try:
        tree = json.decode(data)
    except Malformed:
        return False
    assert json.encode(tree) == data
    return True


def note(data: bytes) -> bool:
    """A note: reading gives a note or raises Malformed; writing it gives the same bytes."""
    try:
        found = notes.parse(data)
    except Malformed:
        return False
    assert found.dump() == data
    return True


def card(data: bytes) -> bool:
    """A card's JSON, signed by the keys in it: a card, or Malformed or Forged; its file reads as the same card."""
    try:
        with any_signature_holds():
            head = Head(cards.KIND_ORIGIN, 1, leaf_hash(data))
            found = cards.check(data, sign_head(head, TIME_S, _keys(data), sign))
            assert cards.read(found.text) == found
            cards.parse(found.text)
    except Theirs:
        return False
    return True


def _keys(data: bytes) -> Keys:
    """The keys that this card names, so that its note hints at them; any others if it names none."""
    try:
        tree = json.decode(data, cards.CARD_BYTES_MAX)
        return Keys(*(bytes.fromhex(tree[name]) for name in ("log_key", "cosign_key", "mldsa_key")))
    except (Malformed, KeyError, TypeError, ValueError):
        return Keys(bytes(ED25519_KEY_BYTES), bytes(ED25519_KEY_BYTES), bytes(MLDSA44_KEY_BYTES))


def entry(data: bytes) -> bool:
    """An entry: reading gives an entry or raises Malformed; writing it gives the same bytes."""
    try:
        found = entries.parse(data)
    except Malformed:
        return False
    again = entries.write(found.kind, found.claimed_at, found.after, found.salt, found.body)
    assert again == found
    return True


def facts(data: bytes) -> bool:
    """An entry's body: a fact, or Unknown with all that was there; never an error, and never another body."""
    try:
        found = entries.parse(data)
    except Malformed:
        return False
    fact = vocabulary.read(found.kind, found.body)
    assert vocabulary.kind(fact) == found.kind
    assert json.encode(vocabulary.body(fact)) == json.encode(found.body)
    return not isinstance(fact, vocabulary.Unknown)


def bundle(data: bytes) -> bool:
    """A bundle: evidence and a verdict, or Malformed, Forged or Forked; what is authentic can always be judged.

    The bytes lack their last line, the digest: it is put there, or nothing would ever be read.
    """
    try:
        with any_signature_holds():
            evidence = verify.verify(data + f"digest sha256 {sha256(data).hexdigest()}\n".encode())
    except Theirs:
        return False
    verdict = judge(evidence)
    assert plain(verdict)
    assert words(verdict)
    return True
