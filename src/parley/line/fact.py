"""What every kind of entry has in common. The kinds themselves: facts and written."""

from typing import Final

from msgspec import Struct

TAG: Final = "fact"  # in our own dumps only; an entry names its kind outside the body


class Fact(Struct, frozen=True, forbid_unknown_fields=True, tag_field=TAG):
    """Something that an entry says. Subclasses are the vocabulary."""
