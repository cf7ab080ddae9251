"""Pictures for tests: as small, as large and as wrong as each play needs them."""

import io
import random
import struct
from zlib import crc32

from PIL import Image

from parley.station.pictures import Picture
from parley.wire import flat


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))


def png_of(size: int) -> bytes:
    """A flat PNG, in form, of exactly that many bytes. No decoder would take its pixels."""
    head = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    rest = size - len(head) - 12 - 12
    assert rest > 0
    return head + chunk(b"IDAT", random.Random(size).randbytes(rest)) + chunk(b"IEND", b"")


def picture_of(size: int) -> Picture:
    return Picture(flat.PNG, png_of(size))


def image(width: int = 40, height: int = 30, mode: str = "RGB") -> Image.Image:
    chance = random.Random(width)
    return Image.frombytes("RGB", (width, height), chance.randbytes(3 * width * height)).convert(mode)


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()
