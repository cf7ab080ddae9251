"""What stands beside a message that came: the posts it names, and the agreement under which it says that it stands."""

from typing import Any

import pytest

from parley.line.agreement import TERMS_MAX, Agreement
from parley.line.effects import Arrived, Misconduct
from parley.line.message import Message
from parley.line.terms import terms_hash, tree
from parley.line.values import Post, Refusal
from parley.line.written import message
from tests.line.stage import A, B, Stage, terms

DESK, CELLAR, MINISTER, SECRETARY = Post("desk"), Post("cellar"), Post("minister"), Post("secretary")
NOBODY = {"from_": CELLAR, "to": (CELLAR,), "info": (CELLAR, Post("attic")), "exempted": (Post("roof"),)}
SIGNED_BY_NONE = "e" * 64


def came(s: Stage, **more: Any) -> list[str]:
    """The faults of a message of theirs, the same at both stations; it is numbered, rings and is shown all the same."""
    given = {"number": 1, "from_": DESK, "to": (DESK,), "text": "t", **more}
    s.a.effects.clear()
    ref = s.b.write(message(**given))
    s.settle()
    found = [s.a.thing(ref), s.b.thing(ref)]
    assert isinstance(found[0], Message)
    assert isinstance(found[1], Message)
    assert found[0].faults == found[1].faults
    assert [e.rings for e in s.a.effects if isinstance(e, Arrived)] == [True]
    assert s.a.status()["messages"]["numbers"]["theirs"] == {given["from_"]: 1}
    whys = [fault.why for fault in found[0].faults]
    assert [e.why for e in s.a.effects if isinstance(e, Misconduct)] == whys
    return whys


@pytest.mark.parametrize(
    ("more", "whys"),
    [
        ({"from_": MINISTER, "to": (SECRETARY,), "info": (DESK,)}, []),
        ({"from_": SECRETARY}, [f"from: secretary: no post of {B} by that agreement"]),
        ({"to": (DESK, MINISTER)}, [f"to: minister: no post of {A} by that agreement"]),
        ({"info": (CELLAR, DESK, Post("attic"))}, [f"info: cellar, and 1 more: no post of {A} by that agreement"]),
        ({"exempted": (CELLAR,)}, [f"exempted: cellar: no post of {A} by that agreement"]),
        ({"agreement": SIGNED_BY_NONE}, ["agreement: eeeeeeeeeeee is none that both sides signed"]),
        ({"agreement": SIGNED_BY_NONE, **NOBODY}, ["agreement: eeeeeeeeeeee is none that both sides signed"]),
        (NOBODY, [
            f"from: cellar: no post of {B} by that agreement",
            f"to: cellar: no post of {A} by that agreement",
            f"info: cellar, and 1 more: no post of {A} by that agreement",
            f"exempted: roof: no post of {A} by that agreement",
        ]),
    ],
    ids=[
        "from and to agreed posts", "from a post of ours, as if it were theirs", "to a post of their own",
        "for posts to know that nobody has", "without a post that nobody has",
        "under an agreement that nobody signed", "under none, so that no post can be looked up",
        "nothing of it is agreed",
    ],
)  # fmt: skip
def test_posts_that_were_never_agreed_are_said_beside_it(more: dict[str, Any], whys: list[str]) -> None:
    assert came(Stage(), **more) == whys


def test_a_type_that_other_entries_carry_is_no_message_and_is_said_to_be_none() -> None:
    assert came(Stage(), type="CALL-OFFER/1", text=None, fields={}) == [
        "type: CALL-OFFER is no message; it is carried by call.placed/1"
    ]


def test_a_message_that_names_no_agreement_says_so_and_is_delivered() -> None:
    s = Stage()
    s.b.line.core.agreement = Agreement()  # it behaves as if it had never signed anything
    assert came(s) == ["agreement: none is none that both sides signed"]


OFFERED = terms(hops_max=1)


@pytest.mark.parametrize(
    ("signed_by", "known"), [("b", False), ("a", True), ("ab", True)], ids=["them alone", "us alone", "both"]
)
def test_terms_make_posts_once_we_have_signed_them(signed_by: str, known: bool) -> None:
    s = Stage()
    for name in signed_by:
        station = s.a if name == "a" else s.b
        if name == signed_by[0]:
            station.ask("agree", terms=tree(OFFERED))
        else:
            station.ask("agree.sign")
    assert (came(s, agreement=terms_hash(OFFERED)) == []) is known


def test_terms_that_stood_before_an_amendment_still_name_posts() -> None:
    s = Stage()
    first = s.a.line.core.agreement.settled.standing
    for number in range(TERMS_MAX + 2):
        s.a.ask("agree", terms=tree(terms(hops_max=number % 10, flash_a_day=number)))
        s.b.ask("agree.sign")
    assert s.a.line.core.agreement.settled.standing != first
    assert came(s, agreement=first) == []


def test_our_people_name_agreed_posts_and_the_agreement_that_stands_by_themselves() -> None:
    s = Stage()
    with pytest.raises(Refusal, match="cellar is no post of theirs"):
        s.a.ask("write", to="cellar", text="t")
    [ref] = s.a.ask("write", to="desk", text="t", info=["minister"])
    found = s.b.thing(ref)
    assert isinstance(found, Message)
    assert found.faults == ()


# --- what fits its form field by field, and says nothing as a whole -----------------------------------------


NOW = "2022-03-01T08:00:00.000Z"


@pytest.mark.parametrize(
    ("type_", "fields", "why"),
    [
        ("SERVICE/1", {"what": "wrong-number", "post": "desk", "first": 6, "last": 3},
         "last: 3 is before 6, the first"),
        ("MINIMIZE/1", {"from": NOW, "to": NOW, "lowest": "O"}, "to: it ends before it begins"),
        ("MINIMIZE/1", {"from": NOW, "to": "2022-03-04T08:00:00.001Z", "lowest": "O"},
         "to: an order holds back for 72 hours at most; give another one then"),
        ("MINIMIZE/1", {"from": NOW, "to": "2022-03-04T08:00:00.000Z", "lowest": "O"}, ""),
        ("SERVICE/1", {"what": "wrong-number", "post": "desk", "first": 6, "last": 6}, ""),
    ],
    ids=["a range backwards", "an order that never holds", "an order of more than 72 hours", "one of 72 hours",
         "a range of one"],
)  # fmt: skip
def test_our_people_are_refused_it_and_theirs_is_shown_with_it(
    type_: str, fields: dict[str, Any], why: str
) -> None:
    assert came(Stage(), type=type_, text=None, fields=fields, precedence="O") == ([why] if why else [])
    s = Stage()
    if not why:
        assert s.a.ask("write", to="desk", type=type_, fields=fields)
        return
    with pytest.raises(Refusal) as refused:
        s.a.ask("write", to="desk", type=type_, fields=fields)
    assert why in refused.value.what


def test_a_range_that_runs_backwards_explains_nothing_and_fills_no_memory() -> None:
    s = Stage()
    s.b.write(message(number=7, from_=DESK, to=(DESK,), text="t"))
    for number in range(8, 30):
        fields = {"what": "wrong-number", "post": "desk", "first": 5, "last": 3}
        s.b.write(message(number=number, from_=DESK, to=(DESK,), type="SERVICE/1", fields=fields))
    s.settle()
    assert [(gap["first"], gap["last"]) for gap in s.a.status()["messages"]["gaps"]] == [(1, 6)]


def test_an_order_to_hold_back_ends_after_72_hours_whatever_it_says() -> None:
    s = Stage()
    fields = {"from": NOW, "to": "2023-03-01T08:00:00.000Z", "lowest": "Z"}
    s.b.write(message(number=1, from_=DESK, to=(DESK,), type="MINIMIZE/1", fields=fields))
    s.at("2022-03-04T07:59:59.999Z")
    with pytest.raises(Refusal, match="MINIMIZE holds back what is so slow, until 040800Z MAR 22"):
        s.a.ask("write", to="desk", text="t")
    s.at("2022-03-04T08:00:00.000Z")
    assert s.a.ask("write", to="desk", text="t")
