"""A flat image, byte by byte: every part in order, and what else might hide in a file that looks like one."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.wire import flat
from parley.wire.flat import JPEG, PNG, NotFlat
from tests.station.images import chunk, image, png_of, saved

SIGNATURE = b"\x89PNG\r\n\x1a\n"
END = chunk(b"IEND", b"")
PIXELS = chunk(b"IDAT", b"pixels")


def header(width: int = 1, height: int = 1, rest: bytes = b"\x08\x00\x00\x00\x00") -> bytes:
    return chunk(b"IHDR", width.to_bytes(4, "big") + height.to_bytes(4, "big") + rest)


def png(*parts: bytes) -> bytes:
    return SIGNATURE + b"".join(parts)


GOOD_JPEG = saved(image(), "JPEG", quality=60)


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def jpeg_with(extra: bytes) -> bytes:
    """The good one with something between its first two marks."""
    return GOOD_JPEG[:2] + extra + GOOD_JPEG[2:]


def test_a_plain_picture_of_each_media_passes() -> None:
    assert flat.check(png_of(500), PNG) == (1, 1)
    assert flat.check(png(header(7, 9), chunk(b"tRNS", b"\0\0"), PIXELS, PIXELS, END), PNG) == (7, 9)
    assert flat.check(saved(image(mode="P"), "PNG"), PNG) == (40, 30)
    assert flat.check(GOOD_JPEG, JPEG) == (40, 30)
    assert flat.check(saved(image(), "JPEG", progressive=True), JPEG) == (40, 30)
    assert flat.check(saved(image(600, 400), "JPEG", restart_marker_rows=1), JPEG) == (600, 400)


# PNG, third edition, table 11.1: the depths of grey, colour, palette, grey with alpha, colour with alpha.
DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}


def passes(data: bytes) -> bool:
    try:
        return flat.check(data, PNG) == (1, 1)
    except NotFlat:
        return False


def test_each_colour_type_has_the_depths_of_the_standard_and_no_other() -> None:
    palette = chunk(b"PLTE", bytes(3))
    for colour in range(8):
        heads = [header(rest=bytes((depth, colour, 0, 0, 0))) for depth in range(33)]
        found = {depth for depth, head in enumerate(heads) if passes(png(head, palette, PIXELS, END))}
        assert found == DEPTHS.get(colour, set())


ROWS: list[tuple[str, str, Callable[[], bytes], str]] = [
    ("bytes behind it", PNG, lambda: png(header(), PIXELS, END) + b"PK", "2 bytes stand behind"),
    ("bytes before it", PNG, lambda: b" " + png(header(), PIXELS, END), "does not begin"),
    ("bytes in its end", PNG, lambda: png(header(), PIXELS, chunk(b"IEND", b"x")), "stand behind"),
    ("a text chunk", PNG, lambda: png(header(), chunk(b"tEXt", b"a\0b"), PIXELS, END), "'tEXt'"),
    ("EXIF", PNG, lambda: png(header(), chunk(b"eXIf", b"II"), PIXELS, END), "'eXIf'"),
    ("animation", PNG, lambda: png(header(), chunk(b"acTL", bytes(8)), PIXELS, END), "'acTL'"),
    ("a private chunk", PNG, lambda: png(header(), chunk(b"prVt", b"x"), PIXELS, END), "'prVt'"),
    ("two headers", PNG, lambda: png(header(), header(), PIXELS, END), "order|twice"),
    ("two runs of pixels", PNG, lambda: png(header(), PIXELS, chunk(b"tRNS", b"x"), PIXELS, END), "order"),
    ("no pixels", PNG, lambda: png(header(), END), "without its pixels"),
    ("no header", PNG, lambda: png(PIXELS, END), "begins with its header"),
    ("no palette", PNG, lambda: png(header(rest=b"\x08\x03\0\0\0"), PIXELS, END), "without its palette"),
    ("a long header", PNG, lambda: png(chunk(b"IHDR", bytes(14)), PIXELS, END), "13 bytes"),
    ("no such depth", PNG, lambda: png(header(rest=b"\x03\0\0\0\0"), PIXELS, END), "no standard"),
    ("no such interlace", PNG, lambda: png(header(rest=b"\x08\0\0\0\2"), PIXELS, END), "no standard"),
    ("no width", PNG, lambda: png(header(0, 5), PIXELS, END), "0 × 5"),
    ("too wide", PNG, lambda: png(header(16_385, 1), PIXELS, END), "16,384"),
    ("too many pixels", PNG, lambda: png(header(5_001, 5_000), PIXELS, END), "25,000,000"),
    ("no end", PNG, lambda: png(header(), PIXELS), "it was cut"),
    ("a wrong checksum", PNG, lambda: png(header(), PIXELS[:-1] + b"!", END), "checksum"),
    ("a chunk as long as can be said", PNG, lambda: png(header(), b"\xff" * 8, END), "cut"),
    ("bytes behind it", JPEG, lambda: GOOD_JPEG + b"PK\x03\x04", "4 bytes stand behind"),
    ("a second picture behind it", JPEG, lambda: GOOD_JPEG + GOOD_JPEG, "stand behind"),
    ("bytes before it", JPEG, lambda: b"\n" + GOOD_JPEG, "does not begin"),
    ("EXIF", JPEG, lambda: jpeg_with(segment(0xE1, b"Exif\0\0")), "FFE1"),
    ("a comment", JPEG, lambda: jpeg_with(segment(0xFE, b"hello")), "FFFE"),
    ("a profile", JPEG, lambda: jpeg_with(segment(0xE2, b"ICC_PROFILE\0")), "FFE2"),
    ("a thumbnail", JPEG, lambda: jpeg_with(segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1rgb")), "FFE0"),
    ("bytes between", JPEG, lambda: jpeg_with(b"junk"), "between its segments"),
    ("no pixels", JPEG, lambda: b"\xff\xd8\xff\xd9", "without its pixels"),
    (
        "pixels before a size",
        JPEG,
        lambda: b"\xff\xd8" + segment(0xDA, b"x") + b"a\xff\xd9",
        "before its size",
    ),
    ("no end", JPEG, lambda: GOOD_JPEG[:-2], "cut"),
    ("a segment of no length", JPEG, lambda: b"\xff\xd8\xff\xdb\x00\x01\xff\xd9", "cut"),
    ("a cut frame", JPEG, lambda: jpeg_with(segment(0xC0, b"x")), "size is cut"),
    ("two frames", JPEG, lambda: jpeg_with(segment(0xC0, b"\x08\0\1\0\1\1\1\x11\0")), "more than one"),
    ("lossless", JPEG, lambda: jpeg_with(segment(0xC3, bytes(9))), "FFC3"),
    ("a GIF", PNG, lambda: b"GIF89a", "does not begin"),
    ("another media", "image/svg+xml", lambda: b"<svg/>", "neither"),
]


@pytest.mark.parametrize(
    ("media", "make", "why"), [row[1:] for row in ROWS], ids=[f"{row[1]} {row[0]}" for row in ROWS]
)
def test_refused(media: str, make: Callable[[], bytes], why: str) -> None:
    with pytest.raises(NotFlat, match=why):
        flat.check(make(), media)


@given(st.sampled_from((PNG, JPEG)), st.data())
def test_a_changed_file_is_a_flat_image_or_refused_and_nothing_else(media: str, data: st.DataObject) -> None:
    good = bytearray(png_of(300) if media == PNG else GOOD_JPEG)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(good) - 1))
        good[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(good)))
    try:
        width, height = flat.check(bytes(good[:cut]), media)
    except NotFlat:
        return
    assert 0 < width * height <= flat.PIXELS_MAX
    assert cut == len(good)
