r"""How long, and of which characters, each part of an entry may be. Hostile words meet these before any machine.

The bounds are ours unless a source stands beside them. Patterns end in `\Z`: `$` would let a line break through.
"""

from typing import Annotated, Final, TypeAlias

from msgspec import Meta

from parley.line.values import Party, Post, Ref
from parley.record.entry import instant

INTEGER_MAX: Final = 2**53 - 1  # RFC 8785 §3.2.2.3, as in record/canonical
TEXT_CHARACTERS_MAX: Final = 16_000  # four bytes each still fit into one entry (65,535 bytes)
POSTS_MAX: Final = 64
LIST_MAX: Final = 32

_VISIBLE: Final = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]"  # no controls, no line breaks: one line stays one line
_LINES: Final = r"[^\x00-\x08\x0b-\x1f\x7f-\x9f]"  # lines and tabs are text, other controls are not
_HEX: Final = "[0-9a-f]"

Short: TypeAlias = Annotated[str, Meta(max_length=200, pattern=rf"^{_VISIBLE}*\Z")]
Named: TypeAlias = Annotated[str, Meta(min_length=1, max_length=64, pattern=rf"^(?!\s){_VISIBLE}+(?<!\s)\Z")]
PostName: TypeAlias = Annotated[
    Post, Meta(min_length=1, max_length=64, pattern=rf"^(?!\s){_VISIBLE}+(?<!\s)\Z")
]
PartyName: TypeAlias = Annotated[Party, Meta(max_length=64, pattern=r"^[a-z0-9][a-z0-9-]*-[0-9a-f]{16}\Z")]
RefHex: TypeAlias = Annotated[Ref, Meta(pattern=rf"^{_HEX}{{64}}\Z")]
HashHex: TypeAlias = Annotated[str, Meta(pattern=rf"^{_HEX}{{64}}\Z")]
HashOrNone: TypeAlias = Annotated[str, Meta(pattern=rf"^({_HEX}{{64}})?\Z")]
Language: TypeAlias = Annotated[
    str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\Z")
]  # RFC 5646, the common part
Stamp: TypeAlias = Annotated[
    str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z\Z")
]
Text: TypeAlias = Annotated[str, Meta(max_length=TEXT_CHARACTERS_MAX, pattern=rf"^{_LINES}*\Z")]
Remark: TypeAlias = Annotated[str, Meta(max_length=2_000, pattern=rf"^{_LINES}*\Z")]
PhraseText: TypeAlias = Annotated[str, Meta(min_length=1, max_length=500, pattern=rf"^{_VISIBLE}+\Z")]
Spoken: TypeAlias = Annotated[
    str, Meta(max_length=500, pattern=rf"^{_VISIBLE}*\Z")
]  # what a person read back
CardText: TypeAlias = Annotated[str, Meta(max_length=32_000)]  # record/card reads it, not we
Size: TypeAlias = Annotated[int, Meta(ge=0, le=INTEGER_MAX)]
Milliseconds: TypeAlias = Annotated[int, Meta(ge=0, le=10 * 366 * 86_400_000)]


def check_stamps(*stamps: str | None) -> None:
    """Each names a moment that exists. Raises Malformed, a ValueError's sibling, as ValueError."""
    for text in stamps:
        if text is not None:
            try:
                instant(text)
            except Exception as why:
                raise ValueError(str(why)) from why
