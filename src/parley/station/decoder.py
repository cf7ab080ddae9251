"""The only code that decodes pictures, as a program of its own: `python -m parley.station.decoder make|check MEDIA`.

It runs for one picture, in a process that has no keys, no record and little memory, since a decoder is large code fed
with what others made. The picture comes on standard input. `make` writes a new flat image to standard output, a line
with its media before it; `check` writes nothing. Exit status 3, with a line of words on standard output: it cannot be.
Spec: docs/spec/wire.md, §8.4.
"""

import io
import resource
import sys
import warnings
from contextlib import suppress
from typing import Final

from PIL import Image, ImageOps, JpegImagePlugin

from parley.wire import flat
from parley.wire.flat import NotFlat

MEMORY_BYTES: Final = 1 << 30  # 25 million pixels take 100 MB each time they are copied
CPU_S: Final = 10
UNFIT: Final = 3
MULTI: Final = (
    "MPO"  # a telephone's JPEG with a second picture behind the first, which is the one that one sees
)
MODES: Final = {flat.PNG: ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"), flat.JPEG: ("L", "RGB")}
DEEP_MODES: Final = ("I", "I;16B")  # 16-bit grey, as Pillow reads some PNGs
QUALITY: Final = 90  # only where the picture's own tables cannot be kept


def opened(data: bytes, media: str = "") -> Image.Image:
    """The picture that `data` is, decoded whole. Raises NotFlat."""
    formats = ("PNG", "JPEG") if not media else ("PNG",) if media == flat.PNG else ("JPEG",)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=formats)
        _bounded(image)
        image.load()
    except NotFlat:
        raise
    except Exception as why:  # a decoder fails in as many ways as it has lines
        raise NotFlat(f"it is no PNG or JPEG that can be decoded ({type(why).__name__})") from why
    return image


def _bounded(image: Image.Image) -> None:
    """One picture, of a size that we decode. Raises NotFlat. Nothing but its head was read so far."""
    width, height = image.size
    if width > flat.SIDE_MAX or height > flat.SIDE_MAX or width * height > flat.PIXELS_MAX:
        raise NotFlat(f"{width} × {height} pixels: too many")
    if getattr(image, "n_frames", 1) > 1 and image.format != MULTI:
        raise NotFlat("it moves: a flat image is one picture")


def made(data: bytes) -> tuple[str, bytes]:
    """A new flat image with the same pixels, upright, and nothing else of the old file: its media and its bytes."""
    image = opened(data)
    media = flat.PNG if image.format == "PNG" else flat.JPEG
    tables = _tables(image)
    upright = ImageOps.exif_transpose(image)
    plain = _mode(upright, media)
    kept = {"transparency"} if media == flat.PNG and plain.mode == upright.mode else set()
    plain.info = {name: upright.info[name] for name in kept & upright.info.keys()}
    out = io.BytesIO()
    if media == flat.PNG:
        plain.save(out, "PNG", optimize=False)
    elif tables and plain.mode == image.mode:  # as it was compressed before: nothing more is lost
        plain.save(out, "JPEG", qtables=tables[0], subsampling=tables[1])
    else:
        plain.save(out, "JPEG", quality=QUALITY)
    flat.check(out.getvalue(), media)
    return media, out.getvalue()


def _tables(image: Image.Image) -> tuple[dict[int, list[int]], int] | None:
    """How a JPEG was compressed, if it can be done again so."""
    tables = getattr(image, "quantization", None)
    sampling = 0 if image.mode == "L" else JpegImagePlugin.get_sampling(image) if tables else -1
    return (tables, sampling) if tables and sampling >= 0 else None


def _mode(image: Image.Image, media: str) -> Image.Image:
    """The picture in a kind of colours that the media has."""
    if image.mode in MODES[media]:
        return image.copy()
    if image.mode in DEEP_MODES and media == flat.PNG:
        return image.convert("I;16")
    return image.convert("RGB")


def main() -> int:
    """Reads one picture, and says what became of it."""
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_S),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(ValueError, OSError):  # a system without this limit
            resource.setrlimit(limit, (value, value))
    Image.MAX_IMAGE_PIXELS = flat.PIXELS_MAX
    data = sys.stdin.buffer.read()
    try:
        if sys.argv[1] == "make":
            media, picture = made(data)
            sys.stdout.buffer.write(media.encode() + b"\n" + picture)
        else:
            flat.check(data, sys.argv[2])
            opened(data, sys.argv[2])
    except NotFlat as why:
        sys.stdout.buffer.write(str(why).encode())
        return UNFIT
    return 0


if __name__ == "__main__":
    sys.exit(main())
