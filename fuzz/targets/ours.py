"""What our own people hand in: files and requests. Nobody's evidence, and no crash either: a refusal in words."""

from functools import cache

from parley.forms import bookread, definition, phrasebook
from parley.forms.definition import BadDefinition
from parley.keystores import envelope
from parley.line import commands
from parley.line.values import Refusal as Refused
from parley.record import canonical
from parley.record.errors import Malformed
from parley.sim import read as plays
from parley.sim.play import PlayError
from parley.station import authbook as books
from parley.station import control as sockets
from parley.station import private
from parley.station import settings as files
from parley.station.errors import Refusal

DEAR = 256  # KiB, passes, lanes: more of any is not derived here


@cache
def _known() -> bookread.Known:
    """What the release's book has; reading it takes a while, so only who needs it does."""
    return bookread.known(phrasebook.builtin().books)


def play(data: bytes) -> bool:
    """A play: a play, or PlayError with a line, what and a hint; never anything else."""
    text = _text(data)
    if text is None:
        return False
    try:
        found = plays.read(text)
    except PlayError:
        return False
    assert found.name
    return True


def form(data: bytes) -> bool:
    """A type of message: its definition, or BadDefinition; never anything else."""
    text = _text(data)
    if text is None:
        return False
    try:
        found = definition.read(text, "x.toml")
    except BadDefinition:
        return False
    assert definition.said(found.name, "uk")
    return True


def phrases(data: bytes) -> bool:
    """A phrase book: its phrases, or BadDefinition; never anything else."""
    text = _text(data)
    if text is None:
        return False
    try:
        found = bookread.read(text, "x.toml", _known())
    except BadDefinition:
        return False
    assert all(phrase.texts["en"] for phrase in found.phrases)
    return True


def settings(data: bytes) -> bool:
    """A station's settings: settings, or Refusal; never anything else."""
    try:
        found = files.parse(data)
    except Refusal:
        return False
    try:
        host, port = found.host_and_port
    except Refusal:
        return False
    assert isinstance(host, str)
    assert port >= 0
    return True


def authbook(data: bytes) -> bool:
    """An authenticator book: a book, or Refusal; writing it gives the same bytes."""
    try:
        found = books.load(data)
    except Refusal:
        return False
    assert books.dump(found) == data
    return True


def words(data: bytes) -> bool:
    """A file of secret words: words of each kind, or Refusal; never anything else."""
    try:
        found = private.load_words(data)
        private.dump_words(found)
    except (Refusal, Refused):
        return False
    assert set(found) == set(private.KINDS)
    return True


def keyfile(data: bytes) -> bool:
    """A file under a passphrase: what is in it, Malformed, or WrongPassphrase; never anything else."""
    try:
        if _dear(data):
            return False
        envelope.unwrap(data, "correct horse")
    except (Malformed, envelope.WrongPassphrase):
        return False
    return True


def _dear(data: bytes) -> bool:
    """Such a file asks for much work, as it may: an hour, and 2 GiB, where it is our own people's wish."""
    tree = canonical.decode(data.removesuffix(b"\n"), envelope.FILE_BYTES_MAX)
    named = [tree.get(name) for name in ("memory_kib", "iterations", "lanes")]
    return any(type(number) is int and number > DEAR for number in named)


def control(data: bytes) -> bool:
    """A request on the control socket: a request, or Refusal or Malformed; never anything else."""
    try:
        commands.read(sockets.parse(data))
    except (Refused, Malformed):
        return False
    return True


def _text(data: bytes) -> str | None:
    """What a text file with these bytes says; None if it is none, which whoever opens it says."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
