"""All types of a station: those of the release and those that its party added, and what their hash tells apart."""

from typing import Final

import pytest

from parley.forms.catalogue import builtin
from parley.forms.definition import BadDefinition

ADDED: Final = """
type = "X-BOATS/1"
name = { en = "Boats" }
about = { en = "Says which boats leave." }

[[fields]]
name = "purpose"
kind = "text"
label = { en = "Purpose" }
"""


def test_an_added_type_stands_beside_those_of_the_release() -> None:
    both = builtin().with_added({"boats.toml": ADDED})
    assert both.names() == (*builtin().names(), "X-BOATS/1")
    assert both.newest("X-BOATS") is both.get("X-BOATS/1") is not None
    assert builtin().get("X-BOATS/1") is None


def test_a_new_version_stands_beside_the_old_one() -> None:
    both = builtin().with_added(
        {"a.toml": ADDED, "b.toml": ADDED.replace("/1", "/12"), "c.toml": ADDED.replace("/1", "/9")}
    )
    newest = both.newest("X-BOATS")
    assert newest is not None
    assert newest.version == 12
    assert both.get("X-BOATS/1") is not None


WRONG: Final = {
    "a name that a release might use": ("X-BOATS", "BOATS", "kept for releases"),
    "a type of the release itself": ("X-BOATS/1", "RFE/1", "kept for releases"),
    "a type that no message carries": ("type =", 'carried = "call.rang/1"\ntype =', "always a message"),
    "a file that cannot be read": ("name = {", "name = [", "not TOML"),
}


@pytest.mark.parametrize(("old", "new", "what"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_added_is_named(old: str, new: str, what: str) -> None:
    with pytest.raises(BadDefinition, match=what) as failed:
        builtin().with_added({"boats.toml": ADDED.replace(old, new, 1)})
    assert failed.value.where == "boats.toml"


def test_two_files_cannot_define_one_type() -> None:
    with pytest.raises(BadDefinition, match="defined twice") as failed:
        builtin().with_added({"a.toml": ADDED, "b.toml": ADDED})
    assert failed.value.where == "b.toml"


def test_the_hash_is_that_of_what_the_types_say() -> None:
    one = builtin().with_added({"boats.toml": ADDED})
    assert one.hash != builtin().hash
    assert one.hash == builtin().with_added({"other-name.toml": f"# a remark\n{ADDED}"}).hash
    for old, new in (("Purpose", "Aim"), ('"text"', '"line"'), ("leave.", "come."), ("/1", "/2")):
        assert builtin().with_added({"boats.toml": ADDED.replace(old, new)}).hash != one.hash


def test_a_default_that_is_written_down_changes_nothing() -> None:
    plain = ADDED.replace(
        'kind = "text"', 'kind = "text"\ncharacters = 16000\nrequired = false\ntranslated = true'
    )
    assert builtin().with_added({"x": plain}).hash == builtin().with_added({"x": ADDED}).hash
