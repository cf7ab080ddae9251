"""The agreement: a pair of entries opens the line, a pair amends it, and of two that cross one stands."""

from typing import Any

import msgspec
import pytest

from parley.line import engine
from parley.line import facts as f
from parley.line.agreement import Agreement, Signature, settle
from parley.line.effects import Misconduct
from parley.line.facts import Word
from parley.line.terms import (
    Cadence,
    Clocks,
    Fallback,
    PersonTests,
    PostTerms,
    Receipts,
    Side,
    Terms,
    Waits,
    terms_hash,
    tree,
)
from parley.line.values import Party, Post, Refusal, Role
from parley.record.entry import Instant
from tests.line.stage import MORNING, A, B, Stage, Station, terms
from tests.line.tales import ref


def unsigned() -> Stage:
    """Two stations that have paired and agreed on nothing."""
    s = Stage()
    for name in ("a", "b"):
        old = getattr(s, name)
        line = engine.begin("1" * 32, old.name, B if name == "a" else A, smaller_card_is_mine=name == "a")
        setattr(s, name, Station(old.name, line, s))
    return s


def propose(station: Station, **more: Any) -> str:
    wanted = terms(**more)
    station.ask("agree", terms=tree(wanted))
    return terms_hash(wanted)


def standing(s: Stage) -> str | None:
    ours, theirs = (station.line.core.agreement.settled.standing for station in (s.a, s.b))
    assert ours == theirs
    return ours


def test_one_signature_opens_nothing_two_open_the_line() -> None:
    s = unsigned()
    name = propose(s.a)
    assert standing(s) is None
    with pytest.raises(Refusal, match="no agreement stands"):
        s.a.ask("call.place", to="minister")
    assert s.b.status()["agreement"]["theirs_waits_for_us"] == name
    s.b.ask("agree.sign")
    assert standing(s) == name
    s.a.ask("call.place", to="minister")


def test_both_may_propose_the_same_terms_at_once() -> None:
    s = unsigned()
    s.cut = True
    name = propose(s.a)
    propose(s.b)
    s.cut = False
    s.settle()
    assert standing(s) == name


def test_when_two_offers_cross_that_of_the_smaller_first_card_stands_and_the_other_is_withdrawn() -> None:
    s = Stage()
    first = standing(s)
    s.cut = True
    ours = propose(s.a, flash_a_day=3)
    propose(s.b, flash_a_day=4)
    s.cut = False
    s.settle()
    assert standing(s) == first
    for station in (s.a, s.b):
        assert len(station.status()["agreement"]["withdrawn"]) == 1
    with pytest.raises(Refusal, match="nothing that waits"):
        s.a.ask("agree.sign")
    s.b.ask("agree.sign")
    assert standing(s) == ours


def test_a_withdrawn_offer_may_be_made_again_in_answer() -> None:
    s = Stage()
    s.cut = True
    propose(s.a, flash_a_day=3)
    wanted = propose(s.b, flash_a_day=4)
    s.cut = False
    s.settle()
    propose(s.b, flash_a_day=4)
    s.a.ask("agree.sign")
    assert standing(s) == wanted


def test_an_amendment_names_what_it_replaces_and_old_calls_keep_their_waits() -> None:
    s = Stage()
    [old] = s.a.ask("call.place", to="minister")
    propose(s.a, waits=Waits(ringing_s=20))
    s.b.ask("agree.sign")
    [new] = s.a.ask("call.place", to="minister", from_="secretary")
    s.wait(20_000)
    assert s.a.state(new) == "UNANSWERED"
    assert s.a.state(old) == "RINGING"


def test_terms_that_stand_already_are_not_signed_again() -> None:
    s = Stage()
    with pytest.raises(Refusal, match="stand already"):
        propose(s.a)


def test_a_party_that_changes_its_mind_offers_the_later_terms() -> None:
    s = Stage()
    propose(s.a, flash_a_day=3)
    later = propose(s.a, flash_a_day=4)
    s.b.ask("agree.sign")
    assert standing(s) == later


def test_a_call_under_terms_that_their_side_thought_to_stand_is_no_misconduct() -> None:
    s = Stage()
    propose(s.a, flash_a_day=3)  # one
    s.cut = True
    propose(s.a, flash_a_day=4)  # two, in place of one that nobody has signed yet
    s.b.ask("agree.sign")  # so one stands, as far as B knows
    s.b.ask("call.place", to="secretary")
    s.cut = False
    s.settle()
    assert standing(s) == terms_hash(terms())
    assert not [e for e in s.a.effects + s.b.effects if isinstance(e, Misconduct)]


def test_signing_in_place_of_what_does_not_stand_is_a_fault_and_moves_nothing() -> None:
    s = Stage()
    before = standing(s)
    s.b.write(f.AgreementSigned(terms(flash_a_day=1), "e" * 64))
    s.settle()
    assert standing(s) == before
    assert [e.why for e in s.a.effects if isinstance(e, Misconduct)] == [
        "signs in place of terms that do not stand"
    ]


def test_terms_between_others_and_terms_without_end_move_nothing() -> None:
    s = Stage()
    other = Party("caspian-00000000000000cc")
    desk = (PostTerms(Post("desk"), Role.DESK),)
    foreign = Terms("x", (Side(A, desk), Side(other, desk)))
    with pytest.raises(Refusal, match="between others"):
        s.a.ask("agree", terms=tree(foreign))
    s.b.write(f.AgreementSigned(foreign, None))
    for flash in range(70):
        s.b.write(f.AgreementSigned(terms(flash_a_day=flash), standing(s)))
    s.settle()
    whys = {e.why for e in s.a.effects if isinstance(e, Misconduct)}
    assert whys == {"signs terms between others than this line's parties", "signs terms more than 64 times"}
    assert len(s.a.line.core.agreement.texts) == 2


def side(party: Party, *posts: PostTerms) -> Side:
    return Side(party, posts)


DESK = PostTerms(Post("desk"), Role.DESK)
NO_DESK = PostTerms(Post("x"), Role.PRINCIPAL)
NO_ALTERNATE = PostTerms(Post("desk"), Role.DESK, (Post("x"),))

BAD: list[tuple[str, tuple[Side, Side], Cadence, str]] = [
    ("one party twice", (side(A, DESK), side(A, DESK)), Cadence(), "the same party"),
    ("a side without a desk", (side(A, NO_DESK), side(B, DESK)), Cadence(), "no desk"),
    ("a post twice", (side(A, DESK, DESK), side(B, DESK)), Cadence(), "a post twice"),
    ("an alternate that is no post", (side(A, NO_ALTERNATE), side(B, DESK)), Cadence(), "alternates"),
    ("a test of a post that is not there", (side(A, DESK), side(B, DESK)),
     Cadence(person_tests=(PersonTests(A, ("09:00",), Post("x")),)), "cannot test x"),
]  # fmt: skip


@pytest.mark.parametrize(("sides", "cadence", "why"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_terms_that_contradict_themselves_are_no_terms(
    sides: tuple[Side, Side], cadence: Cadence, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        Terms("x", sides, cadence=cadence)


STRANGER = Party("caspian-00000000000000cc")
BESIDE: list[tuple[str, dict[str, Any], str]] = [
    ("receipts of a stranger", {"receipts": (Receipts(STRANGER, 3),)}, "no party of this agreement"),
    ("receipts of one party twice", {"receipts": (Receipts(A, 3), Receipts(A, 2))}, "agreed twice"),
    ("a stranger's number", {"fallback": (Fallback(STRANGER, "desk", "1"),)}, "no party of this agreement"),
]


@pytest.mark.parametrize(("given", "why"), [row[1:] for row in BESIDE], ids=[row[0] for row in BESIDE])
def test_terms_that_speak_of_strangers_are_no_terms(given: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Terms("x", (side(A, DESK), side(B, DESK)), **given)


def test_clocks_warn_no_later_than_they_alarm() -> None:
    with pytest.raises(ValueError, match="before their warning"):
        Clocks(warn_ms=5_000, alarm_ms=4_000)


def test_the_two_sides_may_give_receipts_of_different_levels() -> None:
    found = Terms("x", (side(A, DESK), side(B, DESK)), receipts=(Receipts(B, 4),))
    assert (found.highest_receipt(A), found.highest_receipt(B)) == (2, 4)


def test_a_card_of_rules_is_one_page() -> None:
    rules = {"rules": ["a line"] * 41}
    with pytest.raises(msgspec.ValidationError, match="rules"):
        msgspec.convert({**tree(Terms("x", (side(A, DESK), side(B, DESK)))), **rules}, Terms)


def test_what_is_left_out_of_a_proposal_has_the_domains_numbers() -> None:
    s = unsigned()
    s.a.ask("agree", terms={"title": "short", "sides": tree(terms())["sides"]})
    signed = s.a.log[-1].fact
    assert isinstance(signed, f.AgreementSigned)
    assert (signed.terms.principal_attempts, signed.terms.waits.awaiting_s) == (3, 172_800)
    s.b.ask("agree.sign")
    assert standing(s) is not None


def test_a_proposal_that_is_none_is_refused_with_the_place_of_its_fault() -> None:
    s = unsigned()
    with pytest.raises(Refusal, match=r"holidays\[0\]"):
        s.a.ask("agree", terms={**tree(terms()), "holidays": ["Christmas"]})


def test_the_hash_is_over_the_terms_with_all_fields() -> None:
    assert terms_hash(terms()) == terms_hash(msgspec.convert(tree(terms()), Terms))
    assert terms_hash(terms()) != terms_hash(terms(flash_a_day=11))


def test_the_same_signatures_settle_alike_in_whatever_order_they_came() -> None:
    def signed(place: int, after: int, terms_name: str, replaces: str | None, *, mine: bool) -> Signature:
        fact = f.Unknown("agreement.signed/1", {}, "")
        word = Word(mine, place, ref(f"{mine}{place}"), Instant(MORNING), Instant(MORNING), after, fact)
        return Signature(word, terms_name, replaces)

    crossing = [
        signed(0, 0, "one", None, mine=True), signed(0, 0, "two", None, mine=False),
        signed(1, 1, "two", None, mine=False), signed(1, 2, "two", None, mine=True),
    ]  # fmt: skip
    settled = settle(crossing, smaller_is_mine=True)
    assert settled.standing == "two"
    assert settle(crossing[::-1], smaller_is_mine=True) == settled
    assert Agreement().rules("one") is None
