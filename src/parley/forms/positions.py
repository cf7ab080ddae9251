"""Positions in WGS 84, as whole ten-millionths of a degree: typed in degrees, minutes and seconds, shown exactly.

Spec: docs/spec/forms.md, §3.3.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Final

from parley.forms import inert

E7: Final = 10_000_000  # parts of a degree: about a centimetre on the ground
LAT_MAX: Final = 90 * E7
LON_MAX: Final = 180 * E7
DECIMALS_MAX: Final = 7
KEYS: Final = frozenset(("lat_e7", "lon_e7"))

_SEXAGESIMAL: Final = 60
# Typed marks, typographic ones and primes, single and double, become ' and " before anything is read.
_MARKS: Final = str.maketrans(
    {"\u2019": "'", "\u2032": "'", "\u201d": '"', "\u2033": '"', "\u00ba": "°", "\u2212": "-"}
)
_NUMBER: Final = r"([0-9]{1,3}(?:[.,][0-9]{1,12})?)"
_PART: Final = re.compile(rf"{_NUMBER}\s*°?\s*(?:{_NUMBER}\s*'?\s*(?:{_NUMBER}\s*(?:\"|'')?\s*)?)?", re.ASCII)
_BEHIND: Final = re.compile(r"(?P<lat>[^NSEW]+)(?P<ns>[NS])\s*[,;]?\s*(?P<lon>[^NSEW]+)(?P<ew>[EW])")
_BEFORE: Final = re.compile(r"(?P<ns>[NS])(?P<lat>[^NSEW]+?)\s*[,;]?\s*(?P<ew>[EW])(?P<lon>[^NSEW]+)")
_PLAIN: Final = re.compile(
    r"([+-]?[0-9]{1,3}(?:\.[0-9]{1,12})?)\s*°?\s*[,; ]\s*([+-]?[0-9]{1,3}(?:\.[0-9]{1,12})?)\s*°?",
    re.ASCII,
)


def parse(text: str) -> dict[str, int]:
    """The position of `54°21.5'N 018°39.0'E`, of degrees, minutes and seconds, or of `54.35833,18.65`.

    Rounded half to even. Raises ValueError.
    """
    typed = text.strip().upper().translate(_MARKS)
    if found := _PLAIN.fullmatch(typed):
        lat, lon = (_whole(Decimal(part)) for part in found.groups())
    elif found := _BEHIND.fullmatch(typed) or _BEFORE.fullmatch(typed):
        lat = _angle(found["lat"]) * (-1 if found["ns"] == "S" else 1)
        lon = _angle(found["lon"]) * (-1 if found["ew"] == "W" else 1)
    else:
        raise ValueError(f"{inert.quoted(text)} is no position")
    if abs(lat) > LAT_MAX or abs(lon) > LON_MAX:
        raise ValueError("a latitude is at most 90 degrees, a longitude at most 180")
    return {"lat_e7": lat, "lon_e7": lon}


def shown(value: Mapping[str, Any]) -> str:
    """Degrees and decimal minutes, with as few decimals as name this position and no other: `54°21.5'N 018°39.0'E`."""
    lat, lon = value["lat_e7"], value["lon_e7"]
    return f"{_half(lat, 2)}{'S' if lat < 0 else 'N'} {_half(lon, 3)}{'W' if lon < 0 else 'E'}"


def _half(e7: int, digits: int) -> str:
    for decimals in range(1, DECIMALS_MAX):
        part = 10**decimals
        degrees, rest = divmod(_rounded(abs(e7) * _SEXAGESIMAL * part, E7), _SEXAGESIMAL * part)
        if _rounded((degrees * _SEXAGESIMAL * part + rest) * E7, _SEXAGESIMAL * part) == abs(e7):
            return f"{degrees:0{digits}d}°{rest // part:02d}.{rest % part:0{decimals}d}'"
    raise AssertionError("a ten-millionth of a degree is six millionths of a minute")


def _rounded(number: int, parts: int) -> int:
    """`number / parts`, rounded half to even."""
    whole, rest = divmod(number, parts)
    return whole + (2 * rest > parts or (2 * rest == parts and whole % 2 == 1))


def _angle(text: str) -> int:
    """Ten-millionths of a degree. Only the last part that is given may have a fraction."""
    found = _PART.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text.strip()[:30]!r} is no angle")
    parts = [part.replace(",", ".") for part in found.groups() if part is not None]
    if any("." in part for part in parts[:-1]) or any(Decimal(part) >= _SEXAGESIMAL for part in parts[1:]):
        raise ValueError(f"{text.strip()[:30]!r} is no angle: minutes and seconds end at 60")
    return _whole(sum((Decimal(part) / _SEXAGESIMAL**place for place, part in enumerate(parts)), Decimal(0)))


def _whole(degrees: Decimal) -> int:
    return int((degrees * E7).quantize(Decimal(1), ROUND_HALF_EVEN))
