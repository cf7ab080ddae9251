"""What our people hand in leaves as a flat image and nothing else; what cannot be one is refused in words."""

import base64
import io
import time
from contextlib import suppress
from zlib import compress

import pytest
from PIL import Image

from parley.station import decoder, pictures
from parley.station.errors import Refusal
from parley.wire import flat
from tests.station.images import chunk, image, png_of, saved

PNG_MODES = ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"]


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("mode", PNG_MODES[:-2])
def test_a_png_stays_a_png_with_the_same_pixels(mode: str) -> None:
    data = saved(image(mode=mode), "PNG")
    made = pictures.made(data)
    assert made.media == flat.PNG
    assert flat.check(made.data, flat.PNG) == (40, 30)
    assert opened(made.data).convert("RGBA").tobytes() == opened(data).convert("RGBA").tobytes()
    assert pictures.opened(made.data, made.media) == made.data


def test_deep_grey_keeps_its_depth() -> None:
    deep = Image.new("I;16", (9, 9), 40_000)
    assert opened(pictures.made(saved(deep, "PNG")).data).getpixel((3, 3)) == 40_000


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_jpeg_stays_a_jpeg_and_loses_next_to_nothing(mode: str) -> None:
    data = saved(Image.radial_gradient("L").resize((40, 30)).convert(mode), "JPEG", quality=70)
    made = pictures.made(data)
    assert made.media == flat.JPEG
    assert flat.check(made.data, flat.JPEG) == (40, 30)
    assert opened(made.data).quantization == opened(data).quantization  # type: ignore[attr-defined]  # of a JPEG
    pairs = zip(opened(made.data).tobytes(), opened(data).tobytes(), strict=True)
    assert sum(abs(x - y) for x, y in pairs) / len(opened(data).tobytes()) < 1


def test_what_a_camera_says_of_place_and_owner_does_not_travel() -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = "SECRET-PLACE", "SECRET-NAME"
    exif.get_ifd(0x8825)[2] = (54.0, 21.0, 30.0)
    for form, more in (("JPEG", {"comment": b"SECRET"}), ("PNG", {})):
        data = saved(image(), form, exif=exif, icc_profile=b"SECRET profile", **more)
        assert b"SECRET" in data
        made = pictures.made(data)
        assert b"SECRET" not in made.data
        assert not opened(made.data).getexif()


def test_a_picture_that_lay_on_its_side_stands_up() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert flat.check(pictures.made(saved(image(), "JPEG", exif=exif)).data, flat.JPEG) == (30, 40)


def test_what_stands_behind_a_picture_does_not_travel() -> None:
    for form in ("PNG", "JPEG"):
        made = pictures.made(saved(image(), form) + b"PK\x03\x04<script>")
        assert b"script" not in made.data


def test_the_second_picture_in_a_telephones_file_does_not_travel() -> None:
    data = saved(image(), "MPO", save_all=True, append_images=[image(41)])
    made = pictures.made(data)
    assert (made.media, flat.check(made.data, flat.JPEG)) == (flat.JPEG, (40, 30))


def bomb() -> bytes:
    """A PNG of 10,000 × 10,000 pixels in a few kB."""
    head = (10_000).to_bytes(4, "big") * 2 + bytes((1, 0, 0, 0, 0))
    pixels = compress(bytes(1251 * 10_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def stretched() -> bytes:
    """A PNG whose pixels are those of a far larger one."""
    head = (4).to_bytes(4, "big") * 2 + bytes((8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", compress(bytes(200_000_000), 9))
        + chunk(b"IEND", b"")
    )


NOT_SENT = [
    ("a GIF", lambda: saved(image(mode="P"), "GIF"), "no PNG or JPEG"),
    (
        "a GIF that moves",
        lambda: saved(image(), "GIF", save_all=True, append_images=[image(41)]),
        "no PNG or JPEG",
    ),
    ("a PNG that moves", lambda: saved(image(), "PNG", save_all=True, append_images=[image(41)]), "it moves"),
    ("a TIFF", lambda: saved(image(), "TIFF"), "no PNG or JPEG"),
    ("a bomb", bomb, "pixels: too many|Decompression"),
    ("nothing", lambda: b"", "no PNG or JPEG"),
    ("a text", lambda: b"<svg onload='x()'/>", "no PNG or JPEG"),
    ("half a JPEG", lambda: saved(image(300, 300), "JPEG")[:9_000], "cannot|can be decoded"),
    ("parts in order, and no pixels", lambda: png_of(4_000), "can be decoded"),
]


@pytest.mark.parametrize(("make", "why"), [row[1:] for row in NOT_SENT], ids=[row[0] for row in NOT_SENT])
def test_what_is_no_flat_image_is_refused_in_words(make: object, why: str) -> None:
    assert callable(make)
    began = time.monotonic()
    with pytest.raises(Refusal, match=why) as refused:
        pictures.handed_in("x.png", base64.b64encode(make()).decode())
    assert "one still picture" in refused.value.hint
    assert time.monotonic() - began < pictures.WAIT_S


def test_pixels_without_an_end_cost_a_moment_and_no_memory() -> None:
    data = stretched()
    flat.check(data, flat.PNG)
    began = time.monotonic()
    with suppress(flat.NotFlat):  # a decoder may take the first pixels of too many, or refuse them all
        pictures.opened(data, flat.PNG)
    assert time.monotonic() - began < 5


def test_a_file_that_does_not_fit_through_the_socket_is_refused() -> None:
    with pytest.raises(Refusal, match="5,242,880 are allowed"):
        pictures.handed_in("x.png", base64.b64encode(bytes(pictures.FILE_BYTES_MAX + 1)).decode())
    with pytest.raises(Refusal, match="not base64"):
        pictures.handed_in("x.png", "no base64")


def test_theirs_is_opened_only_as_the_media_that_was_named() -> None:
    png, jpeg = pictures.made(saved(image(), "PNG")).data, pictures.made(saved(image(), "JPEG")).data
    for data, media in ((png, flat.JPEG), (jpeg, flat.PNG), (png, "image/gif")):
        with pytest.raises(flat.NotFlat):
            pictures.opened(data, media)


def test_the_two_halves_agree_on_what_unfit_is() -> None:
    assert decoder.UNFIT == pictures.UNFIT
