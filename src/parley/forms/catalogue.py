"""All types that a station knows: those of this release, and those that its party added, one file each.

Two stations that name one hash in their agreement mean the same by every field of every type.
Spec: docs/spec/forms.md, §2.4.
"""

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files  # noqa: TID251  # reads what this release ships, never what a user wrote
from types import MappingProxyType
from typing import Any, Final

import msgspec

from parley.forms.definition import BadDefinition, Definition, read
from parley.record import canonical

ADDED: Final = "X-"  # so that no type of a later release can ever mean something else


class Catalogue:
    """Types by name and version. Never changes; `with_added` makes another one."""

    def __init__(self, definitions: Iterable[Definition]) -> None:
        self._types: Final = MappingProxyType({found.type: found for found in definitions})

    def get(self, type_: str) -> Definition | None:
        """The type of exactly this name and version."""
        return self._types.get(type_)

    def newest(self, name: str) -> Definition | None:
        """The highest version of that name: `RFE`."""
        found = [known for known in self._types.values() if known.short == name]
        return max(found, key=lambda known: known.version, default=None)

    def names(self) -> tuple[str, ...]:
        """Every type with its version, in the order of the catalogue's numbers, added ones last, by name."""
        ordered = sorted(self._types.values(), key=lambda found: (found.number or 1_000, found.type))
        return tuple(found.type for found in ordered)

    def answering(self, type_: str) -> tuple[Definition, ...]:
        """The types that people write in answer to one of this type."""
        names = {type_, type_.partition("/")[0]}
        return tuple(found for found in self.all() if found.written and not names.isdisjoint(found.follows))

    def all(self) -> tuple[Definition, ...]:
        """Every type, in the order of `names`."""
        return tuple(self._types[name] for name in self.names())

    @cached_property
    def hash(self) -> str:
        """SHA-256, in hex, of the canonical JSON of all types that messages carry, sorted by type."""
        carried = sorted(
            (found for found in self._types.values() if found.written), key=lambda found: found.type
        )
        return sha256(canonical.encode({"types": [tree(found) for found in carried]})).hexdigest()

    def with_added(self, texts: Mapping[str, str]) -> "Catalogue":
        """This catalogue and the types of these files, by file name. Raises BadDefinition, with the file's name."""
        added: dict[str, Definition] = {}
        for where, text in sorted(texts.items()):
            found = read(text, where)
            if not found.short.startswith(ADDED):
                raise BadDefinition(
                    f"the name {found.short} is kept for releases of Parley", where, f"begin it with {ADDED}"
                )
            if not found.written:
                raise BadDefinition("an added type is always a message", where, "leave `carried` out")
            if found.type in added or found.type in self._types:
                raise BadDefinition(
                    f"{found.type} is defined twice", where, "raise the version, or rename one"
                )
            added[found.type] = found
        return Catalogue([*self._types.values(), *added.values()])


def tree(definition: Definition) -> dict[str, Any]:
    """A definition as it is hashed: every key, defaults filled in; labels as a list, because a tag is no key."""
    plain: dict[str, Any] = msgspec.to_builtins(definition)
    told: dict[str, Any] = _listed(plain)
    return told


def _listed(value: Any) -> Any:  # noqa: ANN401  # any part of a definition
    if isinstance(value, dict):
        return {
            key: [[tag, inner[tag]] for tag in sorted(inner)] if isinstance(inner, dict) else _listed(inner)
            for key, inner in value.items()
        }
    return [_listed(inner) for inner in value] if isinstance(value, (list, tuple)) else value


@cache
def builtin() -> Catalogue:
    """The types of this release."""
    folder = files("parley.forms") / "types"
    found = sorted(
        (path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name
    )
    return Catalogue(read(path.read_text("utf-8"), path.name) for path in found)
