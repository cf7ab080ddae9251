"""What does not fit its bounds, in words for the people who wrote it: which field, what is wrong, how much is allowed.

The library that holds requests and entries against their types (msgspec) tells a programmer. What is made of that here
is all that anybody else reads. Pure.
"""

import re
from collections.abc import Callable
from typing import Final

SHORTEN: Final = "shorten it, or write it otherwise"
_AT: Final = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<path>[^`]*)`)?", re.DOTALL)
_Told = re.Match[str]


def _text(found: _Told) -> str:
    count = int(found["n"])
    if found["bound"] == "<=":
        return f"too long: at most {count:,} characters are allowed"
    return "empty" if count == 1 else f"too short: at least {count:,} characters are needed"


def _several(found: _Told) -> str:
    count = int(found["n"])
    if found["bound"] == "<=":
        return f"too many: at most {count:,} are allowed"
    return "empty" if count == 1 else f"too few: at least {count:,} are needed"


def _number(found: _Told) -> str:
    count = int(found["n"])
    if found["bound"] == "<=":
        return f"too large: at most {count:,} is allowed"
    return f"too small: at least {count:,} is needed"


def _form(_: _Told) -> str:
    return "a character that may not stand there, or another form than it must have"


def _value(found: _Told) -> str:
    return f"{found['value']} is none of what may stand there"


def _sort(_: _Told) -> str:
    return "another sort of value than belongs there"


def _missing(_: _Told) -> str:
    return "missing"


def _unknown(_: _Told) -> str:
    return "there is no such field"


_TELLS: Final[tuple[tuple[str, Callable[[_Told], str]], ...]] = (  # the first that fits
    (r"Expected `str` of length (?P<bound>[<>]=) (?P<n>\d+)", _text),
    (r"Expected `\w+` of length (?P<bound>[<>]=) (?P<n>\d+)", _several),
    (r"Expected `\w+` (?P<bound>[<>]=) (?P<n>-?\d+)", _number),
    (r"Expected `str` matching regex .*", _form),
    (r"Invalid (?:enum )?value (?P<value>'.*'|\".*\"|-?\d+)", _value),
    (r"Expected `.*", _sort),
    (r"Object missing required field `(?P<field>[^`]*)`", _missing),
    (r"Object contains unknown field `(?P<field>[^`]*)`", _unknown),
)


def told(why: Exception) -> str:
    """`subject: too long: at most 200 characters are allowed`. What our own types say of themselves stays as it is."""
    found = _AT.fullmatch(str(why))
    assert found is not None  # its first part takes anything
    field, what = (found["path"] or "").replace("[...]", ""), found["what"]
    for pattern, tell in _TELLS:
        if (known := re.fullmatch(pattern, what, re.DOTALL)) is not None:
            field, what = f"{field}.{known.groupdict().get('field') or ''}", tell(known)
            break
    return f"{named}: {what}" if (named := field.strip(".")) else what


def hint(why: Exception, otherwise: str) -> str:
    """What to do now: what is too long, or of other characters, is written otherwise."""
    return SHORTEN if re.search(r" of length <= | matching regex ", str(why)) else otherwise
