"""The targets, by name. Each takes bytes and says whether they were accepted; whatever else it raises is a find."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final, cast

from fuzz.bounds import Target

_IN: Final = {
    "record": ("canonical", "note", "card", "entry", "facts", "bundle"),
    "story": ("story",),
    "message": ("message",),
    "station": ("letter",),
    "wire": ("parcel", "seal", "padding", "hello", "image"),
    "ours": ("play", "form", "phrases", "settings", "authbook", "words", "keyfile", "control"),
}
MODULES: Final[Mapping[str, str]] = {name: module for module, names in _IN.items() for name in names}


def load(name: str) -> Target:
    """The target of that name; only now is what it needs imported, which a guided run watches."""
    return cast("Target", getattr(import_module(f"fuzz.targets.{MODULES[name]}"), name))
