"""The fixed words around every form, in each language that we have: labels of the header, units, receipts.

Kept as data, `wording.toml`; a language that is not there is answered in English.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files  # noqa: TID251  # reads what this release ships, never what a user wrote
from typing import Any


def word(key: str, language: str) -> str:
    """The word of that key (`unit.h`) in this language; of a key that is not there, its last part."""
    known = _words().get(key)
    if known is None:
        return key.rpartition(".")[2]
    return known.get(language) or known.get(language.partition("-")[0]) or known["en"]


def words(key: str) -> tuple[str, ...]:
    """The word in every language that has one."""
    return tuple(_words().get(key, {}).values())


def filled(key: str, language: str, **slots: str) -> str:
    """The sentence of that key with its slots filled. What fills them is not read for slots again."""
    return "".join(parts(key, language, **slots))


def parts(key: str, language: str, **slots: str) -> tuple[str, ...]:
    """The same sentence in parts: our own words, what fills a slot, our own words, and so on."""
    first, *rest = word(key, language).split("{")
    done = [first]
    for part in rest:
        name, _, words = part.partition("}")
        done += [slots.get(name, ""), words]
    return tuple(done)


def keys() -> tuple[str, ...]:
    """Every key, as the file has them."""
    return tuple(_words())


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    text = (files("parley.forms") / "wording.toml").read_text("utf-8")
    return dict(_flat(tomllib.loads(text), ""))


def _flat(tree: dict[str, Any], at: str) -> list[tuple[str, Mapping[str, str]]]:
    found: list[tuple[str, Mapping[str, str]]] = []
    for name, inner in tree.items():
        key = f"{at}.{name}" if at else name
        found += (
            [(key, inner)] if all(isinstance(part, str) for part in inner.values()) else _flat(inner, key)
        )
    return found
