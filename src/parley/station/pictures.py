"""Pictures of our own people and of others, decoded in a process of its own and never in the one that has the keys.

`made` is for what our people hand in, `opened` for what others sent, before anything shows it.
"""

import base64
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from parley.station.errors import Refusal
from parley.wire import flat
from parley.wire.flat import NotFlat

FILE_BYTES_MAX: Final = (
    5 << 20
)  # what our people may hand in: as base64 it fits into one line of the control socket
WAIT_S: Final = 20.0
UNFIT: Final = 3  # as decoder.py has it, which is not imported here: it would bring the decoder with it


@dataclass(frozen=True, slots=True)
class Picture:
    """A flat image of ours: nothing of the file from which it was made but its pixels."""

    media: str
    data: bytes

    @property
    def hash(self) -> str:
        return sha256(self.data).hexdigest()


def handed_in(name: str, data: str) -> Picture:
    """The picture that our people hand in as base64. Raises Refusal."""
    try:
        raw = base64.b64decode(data, validate=True)
    except ValueError as why:
        raise Refusal(f"{name}: not base64", "send the file's bytes in base64", "malformed") from why
    return from_file(name, raw)


def from_file(name: str, raw: bytes) -> Picture:
    """The picture in that file of our people. Raises Refusal."""
    if len(raw) > FILE_BYTES_MAX:
        what = f"{name}: a file of {len(raw):,} bytes where {FILE_BYTES_MAX:,} are allowed"
        raise Refusal(what, "make it smaller: fewer pixels, or only the part that matters", "bounds")
    try:
        return made(raw)
    except NotFlat as why:
        hint = "one still picture in PNG or JPEG, at most 25 million pixels"
        raise Refusal(f"{name}: it cannot be sent: {why}", hint, "malformed") from why


def made(data: bytes) -> Picture:
    """A flat image made from a PNG or JPEG. Raises NotFlat."""
    media, _, picture = _decoder(data, "make").partition(b"\n")
    return Picture(media.decode(), picture)


def opened(data: bytes, media: str) -> bytes:
    """`data`, if it is a flat image of that media that can be decoded. Raises NotFlat."""
    flat.check(data, media)
    _decoder(data, "check", media)
    return data


def _decoder(data: bytes, *words: str) -> bytes:
    """What the decoder makes of it. Raises NotFlat."""
    program = (sys.executable, "-I", "-m", "parley.station.decoder", *words)
    try:
        done = subprocess.run(program, input=data, capture_output=True, timeout=WAIT_S, check=False)  # noqa: S603  # our own program; the words are ours
    except subprocess.TimeoutExpired as why:
        raise NotFlat("the decoder did not come to an end with it") from why
    if done.returncode == UNFIT:
        raise NotFlat(done.stdout.decode("utf-8", "replace")[:200])
    if done.returncode:
        raise NotFlat(f"the decoder broke down over it (status {done.returncode})")
    return done.stdout
