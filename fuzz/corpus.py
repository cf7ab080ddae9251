"""The corpora: a folder for each target, of small files from which mutation begins.

`.txt` is taken as it is, `.line` without its line end, `.hex` holds bytes that are no text.
"""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "corpora"


def read(path: Path) -> bytes:
    """What this file of a corpus stands for."""
    raw = path.read_bytes()
    if path.suffix == ".hex":
        return bytes.fromhex(raw.decode("ascii"))
    return raw.removesuffix(b"\n") if path.suffix == ".line" else raw


def write(target: str, name: str, data: bytes) -> None:
    """One more file, in the plainest form that can hold these bytes."""
    folder = FOLDER / target
    folder.mkdir(parents=True, exist_ok=True)
    if not _is_text(data):
        (folder / f"{name}.hex").write_text("\n".join(_rows(data.hex())) + "\n")
    elif data.endswith(b"\n"):
        (folder / f"{name}.txt").write_bytes(data)
    else:
        (folder / f"{name}.line").write_bytes(data + b"\n")


def of(target: str) -> dict[str, bytes]:
    """Every file of this target's corpus, by its name."""
    return {path.stem: read(path) for path in sorted((FOLDER / target).glob("*.*"))}


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in data and b"\r" not in data


def _rows(digits: str, width: int = 100) -> list[str]:
    return [digits[at : at + width] for at in range(0, len(digits), width)]
