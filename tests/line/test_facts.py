"""The closed vocabulary: each kind as an entry carries it, and every way not to fit."""

from typing import Any

import pytest

from parley.line import facts as f
from parley.line.values import Post
from parley.line.written import message
from parley.record import canonical
from tests.line.hostile import Hostile
from tests.line.stage import Stage

REF = "a" * 64
NO = {"call": REF, "code": "R99", "text": "", "by": "desk", "alternative": None, "retry_after": None}


def test_every_kind_travels_as_canonical_json_and_comes_back_the_same() -> None:
    s = Stage()
    seen: set[str] = set()
    hostile = Hostile(1, s)
    for _ in range(2_000):
        fact = hostile.fact()
        body = canonical.decode(canonical.encode(f.body(fact)))
        assert f.read(f.kind(fact), body) == fact
        seen.add(f.kind(fact))
    assert seen == set(f.KINDS)


def test_a_kind_names_its_version_and_each_kind_is_named_once() -> None:
    assert all(kind.endswith("/1") for kind in f.KINDS)
    assert len(set(f.KINDS.values())) == len(f.KINDS)


LETTER = f.body(message(number=1, from_=Post("desk"), to=(Post("desk"),), text="x"))

BAD: list[tuple[str, str, dict[str, Any], str]] = [
    ("a kind of the future", "call.refused/2", NO, "does not know"),
    ("a field too many", "call.refused/1", {**NO, "person": "x"}, "person"),
    ("a field left out", "call.refused/1", {k: v for k, v in NO.items() if k != "text"}, "text"),
    ("our own tag", "call.refused/1", {**NO, "fact": "call.refused/1"}, "fact"),
    ("a code that is none", "call.refused/1", {**NO, "code": "R17"}, "R17"),
    ("a ref too short", "call.refused/1", {**NO, "call": "a" * 63}, "call"),
    ("a ref with a line break behind", "call.refused/1", {**NO, "call": "a" * 64 + "\n"}, "call"),
    ("a ref in capitals", "call.refused/1", {**NO, "call": "A" * 64}, "call"),
    ("a text without end", "call.refused/1", {**NO, "text": "x" * 2001}, "text"),
    ("a time that does not exist", "call.refused/1", {**NO, "retry_after": "2022-02-30T00:00:00.000Z"}, "2022-02-30"),
    ("a time of another zone", "call.refused/1", {**NO, "retry_after": "2022-02-03T00:00:00.000+01:00"}, "retry_after"),
    ("a post of no letters", "call.delegated/1", {"call": REF, "to": ""}, "to"),
    ("a post with a blank before", "call.delegated/1", {"call": REF, "to": " desk"}, "to"),
    ("a post with a line break", "call.delegated/1", {"call": REF, "to": "de\nsk"}, "to"),
    ("a post without end", "call.delegated/1", {"call": REF, "to": "x" * 65}, "to"),
    ("a number for a text", "call.delegated/1", {"call": REF, "to": 7}, "to"),
    ("a number below zero", "test.silent/1", {"test": REF, "end": "LINE_DEAD", "listened_ms": -1}, "listened_ms"),
    ("true for a number", "test.silent/1", {"test": REF, "end": "LINE_DEAD", "listened_ms": True}, "listened_ms"),
    ("an end of calls for a test", "test.silent/1", {"test": REF, "end": "UNANSWERED", "listened_ms": 0}, "UNANSWERED"),
    ("an end that nobody claims", "call.silent/1", {"call": REF, "end": "REFUSED", "listened_ms": 0}, "REFUSED"),
    ("a window that ends first", "call.window_offered/1",
     {"call": REF, "from": "2022-02-03T00:00:00.000Z", "until": "2022-02-03T00:00:00.000Z"}, "ends before"),
    ("message number 0", "message.sent/1",
     {**LETTER, "number": 0}, "number"),
    ("a message to nobody", "message.sent/1", {**LETTER, "to": []}, "to"),
    ("a message of a type without a version", "message.sent/1", {**LETTER, "type": "RFE"}, "type"),
    ("a marking that is none", "message.sent/1", {**LETTER, "marking": {"usage": "GAME", "name": ""}}, "GAME"),
    ("an authentic text that is not there", "message.sent/1", {**LETTER, "authentic": "ru"}, "authentic text is in ru"),
    ("two texts in one language", "message.sent/1",
     {**LETTER, "translations": [{"language": "en", "subject": "", "fields": {}}]}, "two texts in one language"),
    ("a field of a name that is none", "message.sent/1", {**LETTER, "fields": {"9th": 1}}, "'9th' is no name"),
    ("a field of a name without end", "message.sent/1", {**LETTER, "fields": {"x" * 41: 1}}, "is no name of a field"),
    ("such a name further in", "message.sent/1", {**LETTER, "fields": {"x": [{"A": 1}]}}, "'A' is no name of a field"),
    ("fields too deep", "message.sent/1", {**LETTER, "fields": {"x": [[[[[1]]]]]}}, "too deep"),
    ("fields of fields too deep", "message.sent/1",
     {**LETTER, "fields": {"x": {"x": {"x": {"x": {"x": {"x": 1}}}}}}}, "too deep"),
    ("too many fields", "message.sent/1", {**LETTER, "fields": {f"x{n}": 1 for n in range(65)}}, "too many"),
    ("a field with a bell in it", "message.sent/1", {**LETTER, "fields": {"x": "\a"}}, "control characters"),
    ("a field without end", "message.sent/1", {**LETTER, "fields": {"x": "x" * 16_001}}, "too long"),
    ("a message that holds until before it holds", "message.sent/1",
     {**LETTER, "valid_from": "2022-03-02T00:00:00.000Z", "valid_to": "2022-03-01T00:00:00.000Z"}, "valid until"),
    ("a test without a phrase", "test.person/1", {"post": "desk", "phrase": [], "wait_ms": 1}, "phrase"),
    ("terms that are none", "agreement.signed/1", {"terms": {"title": "x"}, "replaces": None}, "terms"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "body", "why"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_what_does_not_fit_is_kept_whole_and_says_why(kind: str, body: dict[str, Any], why: str) -> None:
    fact = f.read(kind, body)
    assert isinstance(fact, f.Unknown)
    assert (fact.kind, fact.body) == (kind, body)
    assert why in fact.why
    assert f.kind(fact) == kind
    assert f.body(fact) == body


FITS: list[tuple[str, dict[str, Any]]] = [
    ("a name of forty characters", {"x" * 40: 1}),
    ("as deep as may be", {"x": [[[[1]]]]}),
    ("as many as may be", {f"x{n}": None for n in range(64)}),
    ("a text as long as may be, in lines", {"x": "\n" + "x" * 15_999}),
]


@pytest.mark.parametrize("fields", [row[1] for row in FITS], ids=[row[0] for row in FITS])
def test_fields_within_their_bounds_fit(fields: dict[str, Any]) -> None:
    fact = f.read("message.sent/1", {**LETTER, "fields": fields})
    assert isinstance(fact, f.MessageSent)
    assert fact.fields == fields


def test_terms_with_their_defaults_left_out_are_not_what_was_signed() -> None:
    signed = Stage().a.log[0].fact
    body = canonical.decode(canonical.encode(f.body(signed)))
    assert isinstance(f.read("agreement.signed/1", body), f.AgreementSigned)
    del body["terms"]["waits"]
    unread = f.read("agreement.signed/1", body)
    assert isinstance(unread, f.Unknown)
    assert unread.why == "terms with fields left out"
