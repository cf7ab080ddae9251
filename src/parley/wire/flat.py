"""What a flat image is, byte by byte: one still picture in PNG or JPEG, and nothing before, between or behind it.

This reads the parts that a file is made of and decodes no pixel, so that a station can tell a plain picture from a file
that is also an archive, a script, a film or somebody's position, without handing bytes of a stranger to a decoder.
Spec: docs/spec/wire.md, §8.4.
"""

import re
from typing import Final
from zlib import crc32

from parley.record.errors import Malformed

PNG: Final = "image/png"
JPEG: Final = "image/jpeg"

SIDE_MAX: Final = 16_384  # ours: wider than any screen, and than most scanned maps
PIXELS_MAX: Final = 25_000_000  # ours: 5,000 × 5,000; decoded, 100 MB at 4 bytes each

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_CHUNKS: Final = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"))
_CHUNK_BYTES: Final = 12  # length, type and CRC around the data
_HEADER_BYTES: Final = 13
# Colour type to the bit depths that go with it: PNG, third edition, §11.2.1.
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_INDEXED: Final = 3
_INTERLACES: Final = (0, 1)

_SOI, _EOI = b"\xff\xd8", b"\xff\xd9"
_SIZE_BYTES: Final = 2  # a segment's size counts itself
_FRAMES: Final = frozenset(
    (0xC0, 0xC1, 0xC2)
)  # baseline, extended, progressive, all Huffman: ITU-T T.81, B.1.1.3
_TABLES: Final = frozenset((0xDB, 0xC4, 0xDD))  # quantization, Huffman, restart interval
_SCAN, _JFIF, _ADOBE = 0xDA, 0xE0, 0xEE
_JFIF_BYTES: Final = 16  # no thumbnail
_ADOBE_BYTES: Final = 14
_FRAME_BYTES_MIN: Final = 11  # one component
# In a scan, FF is followed by 00 (a stuffed byte) or by a restart; anything else ends it.
_SCAN_END: Final = re.compile(rb"\xff[^\x00\xd0-\xd7]")


class NotFlat(Malformed):
    """The bytes are no flat image of the media that they are said to be. The message says why."""


def check(data: bytes, media: str) -> tuple[int, int]:
    """Width and height of the flat image that `data` is. Raises NotFlat. Pixels are not looked at."""
    if media == PNG:
        return _png(data)
    if media == JPEG:
        return _jpeg(data)
    raise NotFlat(f"{media[:40]!r} is neither {PNG} nor {JPEG}")


def _sides(width: int, height: int) -> tuple[int, int]:
    if not (0 < width <= SIDE_MAX and 0 < height <= SIDE_MAX):
        raise NotFlat(f"{width} × {height} pixels where a side has 1 to {SIDE_MAX:,}")
    if width * height > PIXELS_MAX:
        raise NotFlat(f"{width} × {height} pixels where {PIXELS_MAX:,} are allowed in all")
    return width, height


# --- PNG ------------------------------------------------------------------------------------------------------


def _png(data: bytes) -> tuple[int, int]:
    if not data.startswith(_SIGNATURE):
        raise NotFlat("it does not begin as a PNG does")
    kind, body = _chunk(data, len(_SIGNATURE))
    if kind != b"IHDR":
        raise NotFlat("a PNG begins with its header")
    sides, palette = _header(body)
    at, kinds = len(_SIGNATURE) + _CHUNK_BYTES + len(body), [kind]
    while kind != b"IEND":
        before, (kind, body) = kind, _chunk(data, at)
        at += _CHUNK_BYTES + len(body)
        if (kind, before) != (b"IDAT", b"IDAT"):
            kinds.append(kind)
    if body or at != len(data):
        raise NotFlat(f"{len(body) + len(data) - at:,} bytes stand behind the end of the picture")
    _order(kinds, palette=palette)
    return sides


def _chunk(data: bytes, at: int) -> tuple[bytes, bytes]:
    """Type and data of the chunk at this place."""
    size = int.from_bytes(data[at : at + 4], "big")
    kind, body, end = data[at + 4 : at + 8], data[at + 8 : at + 8 + size], at + 8 + size
    if end + 4 > len(data):
        raise NotFlat("it ends within a chunk: it was cut")
    if kind not in _CHUNKS:
        raise NotFlat(
            f"a PNG with a chunk {kind.decode('ascii', 'replace')!r}, which a flat image does not have"
        )
    if crc32(kind + body) != int.from_bytes(data[end : end + 4], "big"):
        raise NotFlat(f"a chunk {kind.decode()} whose checksum is wrong")
    return kind, body


def _header(body: bytes) -> tuple[tuple[int, int], bool]:
    """Width and height, and whether its colours come from a palette."""
    if len(body) != _HEADER_BYTES:
        raise NotFlat("a PNG's header has 13 bytes")
    depth, colour, compression, filters, interlace = body[8:]
    if depth not in _DEPTHS.get(colour, ()) or compression or filters or interlace not in _INTERLACES:
        raise NotFlat("a PNG's header that no standard knows")
    return _sides(int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")), colour == _INDEXED


def _order(kinds: list[bytes], *, palette: bool) -> None:
    """Header, palette, transparency, pixels, end; each once, and runs of pixels count as one."""
    allowed = [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"]
    places = [allowed.index(kind) for kind in kinds]
    if places != sorted(set(places)):
        raise NotFlat("a PNG's chunks in another order, or one of them twice")
    if b"IDAT" not in kinds or (palette and b"PLTE" not in kinds):
        raise NotFlat("a PNG without its pixels, or without its palette")


# --- JPEG -----------------------------------------------------------------------------------------------------


def _jpeg(data: bytes) -> tuple[int, int]:
    if not data.startswith(_SOI):
        raise NotFlat("it does not begin as a JPEG does")
    at, sides, scans = len(_SOI), (0, 0), 0
    while data[at : at + 2] != _EOI:
        marker, body = _segment(data, at)
        at += 4 + len(body)
        if marker in _FRAMES:
            if sides != (0, 0):
                raise NotFlat("a JPEG with more than one picture")
            sides = _frame(body)
        elif marker == _SCAN:
            if sides == (0, 0):
                raise NotFlat("a JPEG whose pixels come before its size")
            end = _SCAN_END.search(data, at)
            if end is None:
                raise NotFlat("it ends within its pixels: it was cut")
            at, scans = end.start(), scans + 1
        else:
            _known(marker, body)
    if not scans:
        raise NotFlat("a JPEG without its pixels")
    if at + 2 != len(data):
        raise NotFlat(f"{len(data) - at - 2:,} bytes stand behind the end of the picture")
    return sides


def _segment(data: bytes, at: int) -> tuple[int, bytes]:
    """Marker and data of the segment at this place."""
    if data[at : at + 1] != b"\xff" or at + 4 > len(data):
        raise NotFlat("a JPEG with bytes between its segments, or cut")
    size = int.from_bytes(data[at + 2 : at + 4], "big")
    if size < _SIZE_BYTES or at + 2 + size > len(data):
        raise NotFlat("a JPEG with a segment that ends beyond it: it was cut")
    return data[at + 1], data[at + 4 : at + 2 + size]


def _frame(body: bytes) -> tuple[int, int]:
    if len(body) < _FRAME_BYTES_MIN - 2:
        raise NotFlat("a JPEG whose size is cut")
    return _sides(int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big"))


def _known(marker: int, body: bytes) -> None:
    """A table, or one of the two short headers that say how colours are meant; nothing that carries a word."""
    if marker in _TABLES:
        return
    if (
        marker == _JFIF
        and body.startswith(b"JFIF\0")
        and len(body) == _JFIF_BYTES - 2
        and body[-2:] == b"\0\0"
    ):
        return
    if marker == _ADOBE and body.startswith(b"Adobe") and len(body) == _ADOBE_BYTES - 2:
        return
    raise NotFlat(f"a JPEG with a segment FF{marker:02X}, which a flat image does not have")
