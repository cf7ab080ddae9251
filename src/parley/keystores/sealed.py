"""A small private file under a passphrase, in the same envelope as the keys: authenticator books, secret words."""

from pathlib import Path

from parley.keystores.durable import replace
from parley.keystores.envelope import FILE_BYTES_MAX, Cost, WrongPassphrase, fresh, unwrap
from parley.record.errors import Malformed
from parley.station.errors import Refusal


def write(path: Path, passphrase: str, cost: Cost, contents: bytes) -> None:
    """The file opens with `passphrase` only; nobody but its owner may read it at all."""
    replace(path, fresh(passphrase, cost).wrap(contents))


def read(path: Path, passphrase: str) -> bytes:
    """What is in the file. Takes 0.4 s at the interactive cost. Raises FileNotFoundError, Refusal with a hint."""
    with path.open("rb") as file:
        data = file.read(FILE_BYTES_MAX + 2)
    try:
        return unwrap(data, passphrase)[1]
    except WrongPassphrase as why:
        raise Refusal(
            f"the passphrase does not open {path}", "check the keyboard layout; or the file is damaged"
        ) from why
    except Malformed as why:
        raise Refusal(f"{path} is damaged: {why}", "take the other copy of it") from why
