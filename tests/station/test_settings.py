"""A station's settings: what is read is what was written; what cannot be read is said in words."""

from pathlib import Path

import pytest

from parley.station import settings
from parley.station.errors import Refusal
from parley.station.settings import Settings

GOOD = 'name = "aster"\nlisten = "0.0.0.0:7443"\n'


def test_what_was_written_is_read(tmp_path: Path) -> None:
    made = Settings("aster", "[::]:7443", ("aplay", 'a "loud" bell.wav'), two_persons=True)
    settings.write(tmp_path, made)
    assert settings.read(tmp_path) == made
    assert made.host_and_port == ("::", 7443)


def test_where_there_is_no_station_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="there is no station"):
        settings.read(tmp_path)


WRONG = {
    "no name": (b'listen = "x:1"', "name"),
    "no TOML": (b"name", "cannot be read"),
    "no UTF-8": (GOOD.encode() + b'bell = ["\xff"]', "cannot be read"),
    "brackets that never close": (b"bell = " + b"[" * 2_000, "cannot be read"),
    "a number without end": (b"port = " + b"9" * 5_000, "cannot be read"),
    "a bell that is no list": (GOOD.encode() + b"bell = 5", "no list of words"),
    "a bell that is one word": (GOOD.encode() + b'bell = "aplay"', "no list of words"),
    "two persons by name": (GOOD.encode() + b'two_persons = "yes"', "neither true nor false"),
}


@pytest.mark.parametrize(("data", "what"), WRONG.values(), ids=WRONG.keys())
def test_settings_that_cannot_be_used_are_refused_in_words(data: bytes, what: str) -> None:
    with pytest.raises(Refusal, match=what) as refused:
        settings.parse(data)
    assert refused.value.hint


PORTS = {
    "none": "",
    "below nothing": "-1",
    "a square": "²",
    "a digit of another script": "٣",
    "a letter after it": "7443x",
    "a space before it": " 7443",
    "a number without end": "9" * 5_000,
}


@pytest.mark.parametrize("port", PORTS.values(), ids=PORTS.keys())
def test_a_port_is_up_to_five_plain_digits(port: str) -> None:
    with pytest.raises(Refusal, match="not host:port"):
        _ = Settings("aster", f"0.0.0.0:{port}").host_and_port
