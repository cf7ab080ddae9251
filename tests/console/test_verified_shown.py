"""What a bundle shows, and why one does not hold, on a page in Arabic and in Ukrainian: no English sentence is left."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from parley.console import speech
from tests.console.browsing import opened, problems
from tests.console.served import Served, two
from tests.console.test_refused_shown import said_in

pytestmark = pytest.mark.needs_browser

both = pytest.mark.parametrize("language", ["ar", "uk"])
WROTE: Final = b"not before Monday"


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    """A line with a call that was refused, and a message that nobody has seen."""
    with two(Path(tmp_path_factory.mktemp("verified"))) as (aster, boreas):
        aster.cookie()
        boreas.at.said("desk", "take")
        aster.at.said("call", "minister", "--subject", "movements")
        boreas.at.until(["calls"], "RINGING")
        boreas.at.said(
            "call", "refuse", str(boreas.at.read("calls")[-1]["ref"]), "R03", "--text", WROTE.decode()
        )
        aster.at.until(["calls"], "REFUSED")
        aster.at.said("write", "secretary", "are you there?")
        yield aster, boreas


@pytest.fixture(scope="module")
def whole(stations: tuple[Served, Served], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = Path(tmp_path_factory.mktemp("whole")) / "whole.parley"
    stations[0].at.said("record", "export", str(file))
    return file.read_bytes()


def resealed(data: bytes) -> bytes:
    """With the digest of what stands there now, as whoever spoils one would have it."""
    body = data[: data.rindex(b"digest sha256 ")]
    return body + b"digest sha256 " + sha256(body).hexdigest().encode() + b"\n"


def signature(data: bytes) -> bytes:
    """The last signature line, with one letter of it another."""
    at = data.rindex("— parley/1/".encode())
    at = data.index(b" ", at + 4) + 40
    return data[:at] + (b"A" if data[at : at + 1] != b"A" else b"B") + data[at + 1 :]


SPOILT: Final[dict[str, Callable[[bytes], bytes]]] = {
    "one byte": lambda data: data.replace(WROTE, b"not before Tuesday"[:17]),
    "one byte of an entry, under a new digest": lambda data: resealed(data.replace(WROTE, b"not before Sunday")),
    "one byte of a signature, under a new digest": lambda data: resealed(signature(data)),
    "a blank in an entry, under a new digest": lambda data: resealed(data.replace(b'{"after":', b'{ "after":', 1)),
    "a file that is cut": lambda data: data[: len(data) // 2],
    "a file that is no bundle": lambda _: b"Dear Sir,\nplease find enclosed nothing at all.\n",
    "another file of ours": lambda data: resealed(data.replace(b"parley-bundle/1", b"parley-parcel/1", 1)),
}  # fmt: skip


def verified(page: Page, served: Served, data: bytes, tmp_path: Path) -> None:
    """Brings these bytes as a file to be checked."""
    file = tmp_path / "0.parley"
    file.write_bytes(data)
    opened(page, served, "/timeline/boreas")
    form = page.locator("form", has=page.locator("input[type=file]"))
    form.locator("input[type=file]").set_input_files(file)
    form.locator("button").click()


@both
@pytest.mark.parametrize("what", SPOILT)
def test_why_a_file_does_not_hold_is_told(
    another_page: Callable[..., Page], stations: tuple[Served, Served], whole: bytes, tmp_path: Path, language: str,
    what: str,
) -> None:  # fmt: skip
    data = SPOILT[what](whole)
    assert data != whole
    page = another_page(locale=language)
    verified(page, stations[0], data, tmp_path)
    expect(page.locator(".outcome")).to_contain_text(str(speech.speech(language).say("verify-broken")))
    words = said_in(language, page.locator("main"))
    assert len(words) > 60
    assert problems(page) == []


@both
def test_what_a_bundle_shows_is_told(
    another_page: Callable[..., Page],
    stations: tuple[Served, Served],
    whole: bytes,
    tmp_path: Path,
    language: str,
) -> None:
    page = another_page(locale=language)
    verified(page, stations[0], whole, tmp_path)
    tongue = speech.speech(language)
    expect(page.locator(".outcome").first).to_contain_text(str(tongue.say("verify-authentic")))
    told = page.locator(".verdict").first
    expect(told).to_contain_text(str(tongue.say("refusal-R03")))
    assert told.locator("[lang=en]").count() == 0
    assert WROTE.decode() in (told.text_content() or "")  # what a person wrote stays as it was written
    assert problems(page) == []
