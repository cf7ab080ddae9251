"""What does not fit, told as a person would: whatever the library that reads says of it, no word of that is left."""

from typing import Annotated, Any, Literal

import msgspec
import pytest
from msgspec import Meta, Struct

from parley.line import commands, misfits
from parley.line.bounds import PostName, Remark, Short
from parley.line.facts import Unknown, read
from parley.line.values import Post, Precedence, Refusal

DESK = Post("desk")


class Inner(Struct, forbid_unknown_fields=True):
    name: Short = ""
    speed: Precedence = Precedence.ROUTINE


class Sample(Struct, forbid_unknown_fields=True):
    text: Remark = ""
    post: PostName = DESK
    posts: Annotated[tuple[PostName, ...], Meta(min_length=1, max_length=2)] = (DESK,)
    several: Annotated[tuple[int, ...], Meta(min_length=2)] = (1, 2)
    code: Annotated[str, Meta(min_length=3)] = "abc"
    number: Annotated[int, Meta(ge=1, le=1_000)] = 1
    how: Literal["held", "failed"] = "held"
    inner: Inner | None = None
    needed: bool = True

    def __post_init__(self) -> None:
        if self.text == "ours":
            raise ValueError("the window ends before it begins")


SAID: list[tuple[dict[str, Any], str]] = [
    ({"text": "x" * 2_001}, "text: too long: at most 2,000 characters are allowed"),
    ({"post": ""}, "post: empty"),
    ({"code": "a"}, "code: too short: at least 3 characters are needed"),
    ({"posts": ["a", "b", "c"]}, "posts: too many: at most 2 are allowed"),
    ({"posts": []}, "posts: empty"),
    ({"posts": ["a", "x" * 65]}, "posts[1]: too long: at most 64 characters are allowed"),
    ({"several": [1]}, "several: too few: at least 2 are needed"),
    ({"number": 1_001}, "number: too large: at most 1,000 is allowed"),
    ({"number": 0}, "number: too small: at least 1 is needed"),
    ({"text": "\x1b[2J"}, "text: a character that may not stand there, or another form than it must have"),
    ({"how": "maybe"}, "how: 'maybe' is none of what may stand there"),
    ({"inner": {"speed": "X"}}, "inner.speed: 'X' is none of what may stand there"),
    ({"inner": {"name": "x" * 201}}, "inner.name: too long: at most 200 characters are allowed"),
    ({"inner": {"title": "x"}}, "inner.title: there is no such field"),
    ({"needed": "yes"}, "needed: another sort of value than belongs there"),
    ({"text": 7}, "text: another sort of value than belongs there"),
    ({"text": "ours"}, "the window ends before it begins"),
]


@pytest.mark.parametrize(("fields", "said"), SAID, ids=[said for _, said in SAID])
def test_what_does_not_fit_is_told_in_our_own_words(fields: dict[str, Any], said: str) -> None:
    with pytest.raises((msgspec.ValidationError, ValueError)) as why:
        msgspec.convert(fields, Sample)
    assert misfits.told(why.value) == said


TOO_LONG: list[tuple[dict[str, Any], str]] = [
    ({"do": "shift.note", "text": "x" * 2_001}, "text: too long: at most 2,000 characters are allowed"),
    (
        {"do": "declare", "state": "LIMITED", "reason": "x" * 201},
        "reason: too long: at most 200 characters are allowed",
    ),
    ({"do": "shift.begin", "by": "x" * 65}, "by: too long: at most 64 characters are allowed"),
]


@pytest.mark.parametrize(("asked", "said"), TOO_LONG, ids=[str(asked["do"]) for asked, _ in TOO_LONG])
def test_a_request_that_is_too_long_is_refused_with_how_much_is_allowed(
    asked: dict[str, Any], said: str
) -> None:
    with pytest.raises(Refusal) as why:
        commands.read(asked)
    assert (why.value.what, why.value.hint) == (said, "shorten it, or write it otherwise")


def test_a_request_that_lacks_a_field_says_which_and_where_its_usage_is() -> None:
    with pytest.raises(Refusal) as why:
        commands.read({"do": "shift.note"})
    assert (why.value.what, why.value.hint) == ("text: missing", "see: parley shift note --help")


def test_an_entry_of_theirs_that_does_not_fit_says_so_likewise() -> None:
    fact = read("call.delegated/1", {"call": "a" * 64, "to": "x" * 65})
    assert isinstance(fact, Unknown)
    assert fact.why == "to: too long: at most 64 characters are allowed"
