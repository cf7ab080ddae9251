"""One text, one sequence of bytes: what canonical JSON takes, and what it refuses."""

import contextlib
import json
from types import MappingProxyType
from typing import Any

import msgspec
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as some

from parley.record import canonical
from parley.record.errors import Malformed
from tests.record import vectors

keys = some.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
numbers = some.integers(-canonical.INTEGER_MAX, canonical.INTEGER_MAX)
texts = some.text(some.characters(exclude_categories=["Cs"]), max_size=40)
values = some.recursive(
    some.none() | some.booleans() | numbers | texts,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
trees = some.dictionaries(keys, values, max_size=8)


@given(trees)
def test_what_was_encoded_decodes_to_the_same(tree: dict[str, Any]) -> None:
    assert canonical.decode(canonical.encode(tree)) == tree


@given(trees)
def test_another_implementation_of_rfc_8785_gives_the_same_bytes(tree: dict[str, Any]) -> None:
    assert canonical.encode(tree) == rfc8785.dumps(tree)


@given(trees, some.data())
def test_one_changed_byte_never_reads_as_the_same_tree(tree: dict[str, Any], chance: some.DataObject) -> None:
    data = bytearray(canonical.encode(tree))
    at = chance.draw(some.integers(0, len(data) - 1))
    data[at] ^= chance.draw(some.integers(1, 255))
    with contextlib.suppress(Malformed):
        assert canonical.decode(bytes(data)) != tree


@given(some.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    try:
        tree = canonical.decode(data)
    except Malformed:
        return
    assert canonical.encode(tree) == data


def test_strings_over_all_code_points_are_written_as_rfc_8785_says() -> None:
    text = "".join(chr(point) for point in range(0x11_0000) if not 0xD800 <= point <= 0xDFFF)
    assert canonical.encode({"t": text}) == rfc8785.dumps({"t": text})


DEEPEST = b'{"a":' * 15 + b"{}" + b"}" * 15


REFUSED: list[tuple[str, bytes, str]] = [
    ("a list at the top", b"[]", "list at the top"),
    ("a text at the top", b'"a"', "str at the top"),
    ("a float", b'{"a":1.5}', "float has no place"),
    ("a whole number written as a float", b'{"a":1.0}', "float has no place"),
    ("minus zero", b'{"a":-0}', "canonical"),
    ("minus zero as a float", b'{"a":-0.0}', "float has no place"),
    ("a number with an exponent", b'{"a":1e3}', "float has no place"),
    ("2^53", b'{"a":9007199254740992}', r"beyond 2\^53"),
    ("-2^53", b'{"a":-9007199254740992}', r"beyond 2\^53"),
    ("2^64", b'{"a":18446744073709551616}', r"has no place|beyond 2\^53"),
    ("a number of 5,000 digits", b'{"a":' + b"9" * 5000 + b"}", "not JSON|no place|beyond"),
    ("a leading zero", b'{"a":01}', "not JSON"),
    ("a plus sign", b'{"a":+1}', "not JSON"),
    ("NaN", b'{"a":NaN}', "not JSON"),
    ("Infinity", b'{"a":Infinity}', "not JSON"),
    ("one key twice", b'{"a":1,"a":2}', "canonical"),
    ("one key twice with one value", b'{"a":1,"a":1}', "canonical"),
    ("one key twice, deeper", b'{"a":{"b":1,"b":1}}', "canonical"),
    ("keys out of order", b'{"b":1,"a":2}', "canonical"),
    ("a trailing space", b'{"a":1} ', "canonical"),
    ("a trailing line end", b'{"a":1}\n', "canonical"),
    ("a leading space", b' {"a":1}', "canonical"),
    ("a space after the colon", b'{"a": 1}', "canonical"),
    ("a byte order mark", b'\xef\xbb\xbf{"a":1}', "not JSON"),
    ("UTF-16", '{"a":1}'.encode("utf-16"), "not JSON"),
    ("a needless escape", b'{"a":"\\u0041"}', "canonical"),
    ("an escaped solidus", b'{"a":"\\/"}', "canonical"),
    ("an upper-case escape", b'{"a":"\\u001F"}', "canonical"),
    ("a long escape where a short one is", b'{"a":"\\u000a"}', "canonical"),
    ("an unescaped control character", b'{"a":"\x01"}', "not JSON"),
    ("a lone surrogate", b'{"a":"\\ud800"}', "not JSON"),
    ("bytes that are not UTF-8", b'{"a":"\xff"}', "not JSON"),
    ("an overlong encoding", b'{"a":"\xc0\xaf"}', "not JSON"),
    ("a key in upper case", b'{"A":1}', "the key 'A'"),
    ("an empty key", b'{"":1}', "the key ''"),
    ("a key that begins with a digit", b'{"1a":1}', "the key '1a'"),
    ("a key with a hyphen", b'{"a-b":1}', "the key 'a-b'"),
    ("a key outside ASCII", '{"é":1}'.encode(), "the key 'é'"),
    ("a key with an Arabic digit", '{"a\u0661":1}'.encode(), "the key"),
    ("a bad key deeper down", b'{"a":[{"B":1}]}', "the key 'B'"),
    ("seventeen levels", b'{"a":' + DEEPEST + b"}", "16 levels"),
    ("seventeen levels of lists", b'{"a":' + b"[" * 16 + b"]" * 16 + b"}", "16 levels"),
    ("a hundred thousand brackets", b'{"a":' + b"[" * 50_000, "not JSON"),
    ("two values", b'{"a":1}{"a":1}', "not JSON"),
    ("nothing", b"", "not JSON"),
    ("a comment", b'{"a":1/**/}', "not JSON"),
    ("a comma at the end", b'{"a":1,}', "not JSON"),
    ("single quotes", b"{'a':1}", "not JSON"),
    ("65,536 bytes", b'{"a":"' + b"x" * 65_528 + b'"}', "65536 bytes where 65535"),
]


@pytest.mark.parametrize(("data", "what"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refused(data: bytes, what: str) -> None:
    with pytest.raises(Malformed, match=what):
        canonical.decode(data)


TAKEN: list[tuple[str, bytes]] = [
    ("an empty object", b"{}"),
    ("2^53 - 1", b'{"a":9007199254740991}'),
    ("-(2^53 - 1)", b'{"a":-9007199254740991}'),
    ("sixteen levels", DEEPEST),
    ("65,535 bytes", b'{"a":"' + b"x" * 65_527 + b'"}'),
    ("text that is not in a normal form stays as typed", '{"a":"A\u030a"}'.encode()),
    ("line separators that JSON leaves alone", '{"a":"\u2028\u2029\u0085"}'.encode()),
    ("DEL is not escaped", b'{"a":"\x7f"}'),
    ("short escapes", b'{"a":"\\b\\t\\n\\f\\r\\"\\\\"}'),
    ("other controls", b'{"a":"\\u0000\\u001f"}'),
]


@pytest.mark.parametrize("data", [row[1] for row in TAKEN], ids=[row[0] for row in TAKEN])
def test_taken(data: bytes) -> None:
    assert canonical.encode(canonical.decode(data)) == data


def test_any_mapping_is_written_as_a_dict_would_be() -> None:
    tree = MappingProxyType({"b": 1, "a": [{"c": None}]})
    assert canonical.encode(tree) == canonical.encode(dict(tree)) == b'{"a":[{"c":null}],"b":1}'


def test_the_byte_limit_may_be_lower() -> None:
    with pytest.raises(Malformed, match="8 bytes where 7"):
        canonical.decode(b'{"a":12}', 7)


UNSAYABLE: list[tuple[str, dict[Any, Any]]] = [
    ("a float", {"a": 1.0}),
    ("bytes", {"a": b"x"}),
    ("a set", {"a": {1}}),
    ("a number too large", {"a": 2**53}),
    ("a lone surrogate", {"a": "\ud800"}),
    ("a key that is no text", {1: "a"}),
    ("an upper-case key", {"A": "a"}),
]


@pytest.mark.parametrize("tree", [row[1] for row in UNSAYABLE], ids=[row[0] for row in UNSAYABLE])
def test_what_cannot_be_said_is_not_written(tree: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        canonical.encode(tree)


@vectors.needed
@pytest.mark.parametrize("name", ["arrays", "french", "structures", "unicode", "values", "weird"])
class TestPublicVectors:
    def test_the_oracle_gives_the_published_bytes(self, name: str) -> None:
        tree = json.loads(vectors.raw(f"jcs/input/{name}.json"))
        assert rfc8785.dumps(tree) == vectors.raw(f"jcs/output/{name}.json")

    def test_no_input_is_canonical_as_it_stands(self, name: str) -> None:
        with pytest.raises(Malformed):
            canonical.decode(vectors.raw(f"jcs/input/{name}.json"))

    def test_our_profile_refuses_the_output_for_its_own_reason(self, name: str) -> None:
        why = {"arrays": "list at the top", "values": "float"}.get(name, "the key")
        with pytest.raises(Malformed, match=why):
            canonical.decode(vectors.raw(f"jcs/output/{name}.json"))


@vectors.needed
def test_a_published_list_inside_an_object_is_canonical_but_for_its_keys() -> None:
    wrapped = b'{"a":' + vectors.raw("jcs/output/arrays.json") + b"}"
    with pytest.raises(Malformed, match="the key '1'"):
        canonical.decode(wrapped)
    renamed = (
        wrapped.replace(b'"10"', b'"ten"')
        .replace(b'"1"', b'"a"')
        .replace(b'"ten":null,"d":true', b'"d":true,"ten":null')
    )
    assert canonical.encode(canonical.decode(renamed)) == renamed


@vectors.needed
@pytest.mark.parametrize("name", ["french", "unicode", "structures", "weird", "values"])
def test_where_the_encoder_under_ours_leaves_rfc_8785_our_profile_has_refused(name: str) -> None:
    published = vectors.raw(f"jcs/output/{name}.json")
    again = msgspec.json.encode(json.loads(vectors.raw(f"jcs/input/{name}.json")), order="sorted")
    assert (again == published) == (name in {"french", "unicode"})
