"""The station check: is it us? All of our own that can fail, each with how it stands; and counts of each line."""

from pathlib import Path
from typing import Any, Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from parley.console import lines, pages
from parley.console.desk import Desk
from parley.keystores.file import FILE as KEYS
from parley.keystores.file import TLS_CERTIFICATE
from parley.station.settings import RECORD
from parley.views import stationcheck
from parley.views.stationcheck import File, Folder

FILES: Final = (KEYS, TLS_CERTIFICATE, RECORD, f"{RECORD}-wal")


@pages.for_people
async def page(request: Request) -> Response:
    """All checks, and the section that the alarm's script fills."""
    return pages.render(request, "check.html", **_shown(pages.desk(request)))


@pages.for_people
async def now(request: Request) -> Response:
    """The checks alone, to be brought into an open page."""
    return pages.render(request, "check_now.html", **_shown(pages.desk(request)))


def _shown(desk: Desk) -> dict[str, Any]:
    found = lines.found(desk)
    checks = [
        *found["station"]["checks"],
        *stationcheck.checks(desk.reading, desk.card, _folder(desk.folder), desk.now()),
    ]
    return {"station_found": found["station"], "checks": checks, "lines": found["lines"]}


def _folder(folder: Path) -> Folder:
    """What lies there now."""
    files = {name: found for name in FILES if (found := _file(folder / name)) is not None}
    return Folder(files, _certificate(folder / TLS_CERTIFICATE), KEYS, RECORD)


def _file(path: Path) -> File | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return File(found.st_size, found.st_mode, found.st_mtime_ns // 1_000_000)


def _certificate(path: Path) -> bytes | None:
    try:
        return x509.load_pem_x509_certificate(path.read_bytes()).public_bytes(Encoding.DER)
    except (OSError, ValueError):
        return None


ROUTES: Final = (Route("/check", page), Route("/check/now", now))
