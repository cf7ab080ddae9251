"""What a bearer brings: sealed parcels, what is inside, and pictures."""

from parley.record import canonical
from parley.record.errors import Malformed, Theirs
from parley.record.grammar import Vouched
from parley.record.head import Head
from parley.record.note import ED25519, Note, Signature, key_id
from parley.record.tree import leaf_hash
from parley.wire import flat
from parley.wire import hello as hellos
from parley.wire import parcel as parcels
from parley.wire import seal as seals

MINE = "parley/1/" + "ab" * 16 + "/aster-" + "0" * 16 + "/"
NAME = "parley-echo/1/" + "ab" * 16 + "/boreas-" + "0" * 16
KEY = b"\x01" * 32


def parcel(data: bytes) -> bool:
    """A parcel's text: reading gives its parts or raises Malformed; writing them gives the same bytes."""
    try:
        found = parcels.read(data, MINE)
    except Malformed:
        return False
    assert parcels.write(found) == data
    assert found.empty() == (data.count(b"\n") == 1)
    return True


def seal(data: bytes) -> bool:
    """A sealed parcel: its header and box, or Malformed; framing them again gives the same bytes."""
    try:
        found = seals.read(data)
    except Malformed:
        return False
    assert seals.frame(found.info, found.box) == data
    assert seals.header(found.key, found.line, found.sender, found.recipient) == found.info
    return True


def padding(data: bytes) -> bool:
    """A padded text: the text or Malformed; never more than was there, and padding it again fits into as much.

    Bytes that end with a zero stand for as many zeros as fill a bucket: so they stay few.
    """
    if data.endswith(b"\0"):
        size = seals.BUCKET_BYTES
        while size < len(data):
            size *= 2
        data = data.ljust(size, b"\0")
    try:
        text = seals.unpad(data)
    except Malformed:
        return False
    again = seals.pad(text)
    assert again.ljust(len(data), b"\0") == data
    return True


def hello(data: bytes) -> bool:
    """A hello's JSON under a signature that holds: a hello or Malformed; writing it gives the same bytes."""
    text = Head(NAME, 1, leaf_hash(data)).text()
    line = Signature(NAME, key_id(NAME, ED25519, KEY), bytes(64))
    try:
        found = hellos.read(Vouched("hello", data, Note(text, (line,))), NAME, KEY, lambda *_: None)
    except Theirs:
        return False
    assert hellos.write(found, NAME, KEY, lambda _: bytes(64)).json == data
    assert canonical.decode(data)
    return True


def image(data: bytes) -> bool:
    """A picture: its sides as a flat image, or NotFlat; an image of both kinds is none."""
    sides = []
    for media in (flat.PNG, flat.JPEG):
        try:
            sides.append(flat.check(data, media))
        except flat.NotFlat:
            continue
    assert len(sides) <= 1
    assert all(0 < side <= flat.SIDE_MAX for pair in sides for side in pair)
    return bool(sides)
