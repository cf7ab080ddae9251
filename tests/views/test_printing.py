"""A printed form of what is on two stations' records: the same on both, and as it was signed."""

from typing import Any, Final

import pytest
from msgspec.structs import replace

from parley.forms import paper, phrasebook, printed
from parley.forms.catalogue import builtin
from parley.line.terms import PostTerms, tree
from parley.line.values import Post, Role
from parley.station.errors import Refusal
from parley.views import printing
from parley.views.terms import first_terms
from tests.station.pairs import Side
from tests.views.plays import MINUTE, Pair

TAGS: Final = ("en", "ru")


def found(pair: Pair, side: Side, ref: str) -> dict[str, Any]:
    return printing.message(pair.reading(side), pair.row(side), ref, phrasebook.builtin(), TAGS)


def made(pair: Pair, side: Side, ref: str) -> str:
    """The print on that station."""
    told = found(pair, side, ref)
    return printed.text(told, builtin().get(told["entry"]["type"]), TAGS)


@pytest.fixture
def sent(pair: Pair) -> str:
    """A message that has arrived and was seen."""
    ref = pair.ask(
        pair.aster, "write", to="duty-desk", text="Good morning.", subject="greeting", precedence="O"
    )
    pair.settle(MINUTE)
    pair.ask(pair.boreas, "seen", message=ref)
    pair.settle(MINUTE)
    return ref


def body(text: str) -> str:
    """The part that the author signed, between the headings."""
    return text[text.index("HEADER / ") : text.index("RECEIPTS / ")]


def test_both_stations_print_the_same_of_what_was_signed(pair: Pair, sent: str) -> None:
    one, other = (made(pair, side, sent) for side in (pair.aster, pair.boreas))
    assert body(one) == body(other)
    assert "Good morning." in body(one)
    assert one[one.index("CHECK / ") :] == other[other.index("CHECK / ") :]


def test_the_same_record_gives_the_same_bytes_whenever_it_is_printed(pair: Pair, sent: str) -> None:
    before = found(pair, pair.aster, sent)
    text, page = made(pair, pair.aster, sent), paper.html(before, None, TAGS)
    pair.wait(3 * MINUTE)
    assert made(pair, pair.aster, sent) == text
    assert paper.html(found(pair, pair.aster, sent), None, TAGS) == page


def test_a_receipt_is_printed_with_what_it_is_not(pair: Pair, sent: str) -> None:
    told = " ".join(made(pair, pair.aster, sent).split())
    assert "RECEIPT ONLY. Held by the station of the addressee since 010900Z MAR 22." in told
    assert "RECEIPT ONLY. Seen by the watch of duty-desk at 0109" in told
    assert "ТОЛЬКО РАСПИСКА. Просмотрено дежурным" in told


def test_what_has_not_arrived_has_no_receipt(pair: Pair) -> None:
    ref = pair.ask(pair.aster, "write", to="duty-desk", text="x")
    told = found(pair, pair.aster, ref)
    assert (told["held_at"], told["receipts"]) == (None, [])
    assert "No receipt of the addressee's station at the time of printing." in made(pair, pair.aster, ref)


def test_a_message_that_was_cancelled_says_by_which_one_and_that_one_says_what_it_does(
    pair: Pair, sent: str
) -> None:
    cancel = pair.ask(pair.aster, "cancel", message=sent, reason="our map was wrong")
    pair.settle(MINUTE)
    for side in (pair.aster, pair.boreas):
        told = " ".join(made(pair, side, sent).split())
        assert "CANCELLED by: duty-desk 2, 0109" in told
        theirs = " ".join(made(pair, side, cancel).split())
        assert "CANCELLATION: the message named below no longer holds." in theirs
        assert "Takes the place of / " in theirs
        assert "duty-desk 1, 0109" in theirs


def test_a_phrase_is_printed_in_the_words_of_each_language(pair: Pair) -> None:
    book = phrasebook.builtin()
    number = next(n for n in book.numbers() if not book.slots(n))
    ref = pair.ask(
        pair.aster, "write", to="duty-desk", type="PHRASE/1", fields={"phrase": number, "slots": []}
    )
    pair.settle(MINUTE)
    told = " ".join(made(pair, pair.boreas, ref).split())
    assert number in told
    for tag in TAGS:
        assert " ".join(book.say(number, [], tag).split()) in told


def test_the_languages_of_a_print_are_those_of_the_agreement(pair: Pair) -> None:
    assert printing.languages(pair.reading(pair.aster), pair.row(pair.aster)) == ("en",)


def amended(pair: Pair, **keys: Any) -> None:
    """Both sides sign terms in which these keys stand otherwise."""
    for side in (pair.aster, pair.boreas):
        terms = replace(first_terms(pair.row(side)), **keys)
        pair.ask(side, "agree", terms=tree(terms))
    pair.settle(MINUTE)


def test_forms_that_are_not_those_of_the_agreement_are_said_to_be_others(pair: Pair, sent: str) -> None:
    said = "The forms of this station are not those that the agreement names."
    assert said not in made(pair, pair.aster, sent)
    amended(pair, forms=builtin().hash)
    assert said not in made(pair, pair.aster, sent)
    amended(pair, forms="0f" * 32)
    assert said in " ".join(made(pair, pair.aster, sent).split())


def test_a_phrase_of_another_book_than_the_agreed_one_is_said_to_be_by_its_number(pair: Pair) -> None:
    said = "The number counts, not the text shown here."
    amended(pair, phrases="0f" * 32)
    number = phrasebook.builtin().numbers()[0]
    slots = [{"name": slot.name, "value": "4"} for slot in phrasebook.builtin().slots(number)]
    fields = {"phrase": number, "slots": slots}
    ref = pair.ask(pair.aster, "write", to="duty-desk", type="PHRASE/1", fields=fields)
    other = pair.ask(pair.aster, "write", to="duty-desk", text="x")
    assert said in " ".join(made(pair, pair.aster, ref).split())
    assert said not in " ".join(made(pair, pair.aster, other).split())


def test_the_bytes_of_the_entry_are_what_is_printed(pair: Pair, sent: str) -> None:
    told = found(pair, pair.aster, sent)
    assert set(told["entry"]) > {"kind", "after", "salt", "at", "fields", "number"}
    assert told["entry"] == found(pair, pair.boreas, sent)["entry"]
    assert told["ref"] == sent


# --- the copy of one addressee ------------------------------------------------------------------------------


MINISTER: Final = PostTerms(Post("minister"), Role.PRINCIPAL)
COPY: Final = "Copy for secretary: the receipts of other addressees are not on it, by agreement."


def seen_by_all(pair: Pair, *, shared: bool) -> str:
    """A message to boreas's secretary, for its minister to know; both have seen it, and so has its desk."""
    first = first_terms(pair.row(pair.aster))
    sides = tuple(replace(side, posts=(*side.posts, MINISTER)) for side in first.sides)
    amended(pair, sides=sides, receipts_shared=shared)
    ref = pair.ask(pair.aster, "write", to=["secretary"], info=["minister"], text="Good morning.")
    pair.settle(MINUTE)
    for post in ("duty-desk", "secretary", "minister"):
        pair.ask(pair.boreas, "seen", message=ref, post=post)
    pair.settle(MINUTE)
    return ref


@pytest.mark.parametrize(
    ("shared", "posts"),
    [(False, ["duty-desk", "secretary"]), (True, ["duty-desk", "secretary", "minister"])],
    ids=["not agreed: its own and the desk's", "agreed: all of them"],
)
def test_the_copy_of_one_addressee_shows_the_receipts_of_others_only_where_that_is_agreed(
    pair: Pair, shared: bool, posts: list[str]
) -> None:
    ref = seen_by_all(pair, shared=shared)
    for side in (pair.aster, pair.boreas):
        told = found(pair, side, ref)
        assert [receipt["post"] for receipt in told["receipts"]] == ["duty-desk", "secretary", "minister"]
        copy = printing.copy_for(pair.reading(side), pair.row(side), told, "secretary")
        assert [receipt["post"] for receipt in copy["receipts"]] == posts
        text = " ".join(printed.text(copy, builtin().get("FREE-TEXT/1"), ("en",)).split())
        assert ("minister at 0109" in text, COPY in text) == (shared, not shared)
        assert body(printed.text(copy, None, TAGS)) == body(printed.text(told, None, TAGS))


def test_nobody_gets_a_copy_of_what_is_not_addressed_to_them(pair: Pair, sent: str) -> None:
    told = found(pair, pair.aster, sent)
    with pytest.raises(Refusal, match="not addressed to secretary") as why:
        printing.copy_for(pair.reading(pair.aster), pair.row(pair.aster), told, "secretary")
    assert why.value.hint == "it is to: duty-desk"
