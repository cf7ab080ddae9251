# ruff: noqa: RUF001  # sentences in five scripts, one of which has letters that look Latin
"""The phrase book: whole in five languages, the same slots in each, replies that exist; hostile slots are inert."""

import contextlib
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parley.forms import fitting, inert, positions, slots
from parley.forms.bookread import PHRASES_MAX, Known, Phrase, check_digit, read
from parley.forms.catalogue import builtin as types
from parley.forms.definition import OURS, BadDefinition
from parley.forms.phrasebook import FOUND_MAX, TYPE, PhraseBook, builtin
from parley.forms.typed import BadValue
from parley.record.entry import Instant, instant
from tests.forms.examples import NOW
from tests.forms.test_content import kept_apart

BOOK: Final = builtin()
ALL: Final = [phrase for number in BOOK.numbers() if (phrase := BOOK.phrase(number))]
TYPED: Final = {  # what a person types for each kind of slot
    "moment": "2022-02-11 14:00Z",
    "integer": "12",
    "position": "54°21.5'N 018°39.0'E",
    "post": "minister",
    "language": "uk",
    "line": "Brest",
}
by_phrase = pytest.mark.parametrize("phrase", ALL, ids=lambda p: p.number)
by_language = pytest.mark.parametrize("language", OURS)


def filled(phrase: Phrase) -> slots.Filled:
    return BOOK.fill(phrase.number, {slot.name: TYPED[slot.kind] for slot in BOOK.slots(phrase.number)})


# --- the book of the release ------------------------------------------------------------------------------------


def test_there_are_phrases_for_every_part_of_a_watchs_work() -> None:
    assert len(ALL) >= 120
    assert set(BOOK.groups()) == {phrase.group for phrase in ALL}
    assert set(BOOK.groups()) == {
        "line", "identity", "movements", "sea", "air", "land", "danger", "rescue", "requests", "answers",
        "refusals", "assurance", "languages", "tests", "exercises",
    }  # fmt: skip


@by_phrase
def test_every_phrase_stands_in_five_languages_each_in_its_script(phrase: Phrase) -> None:
    assert sorted(phrase.texts) == sorted(OURS)
    assert all(text == text.strip() != "" for text in phrase.texts.values())
    assert kept_apart(phrase.texts, phrase.number) == []
    assert len(set(phrase.texts.values())) == len(OURS)


@by_phrase
def test_every_phrase_ends_as_a_sentence_of_its_language(phrase: Phrase) -> None:
    """A question is one in all five: who reads only the Arabic must not take it for a statement."""
    ends = {language: text[-1] for language, text in phrase.texts.items()}
    question = {"en": "?", "ru": "?", "uk": "?", "ar": "؟", "zh": "？"}
    statement = {"en": ".", "ru": ".", "uk": ".", "ar": ".", "zh": "。"}
    assert ends == (question if ends["en"] == "?" else statement)


def test_groups_and_slots_are_labelled_in_five_languages() -> None:
    for label in [*BOOK.groups().values(), *(slot.label for slot in BOOK.all_slots())]:
        assert sorted(label) == sorted(OURS)
        assert kept_apart(label, label["en"]) == []


def test_every_slot_is_one_that_some_phrase_has() -> None:
    used = {name for phrase in ALL for name in phrase.slots}
    assert used == {slot.name for slot in BOOK.all_slots()}


@by_language
def test_no_two_phrases_say_the_same(language: str) -> None:
    """Two numbers for one sentence: the reader could not tell which of them was meant."""
    texts = [phrase.texts[language] for phrase in ALL]
    assert len(set(texts)) == len(texts)


def test_a_reply_is_there_and_is_not_the_only_thing_left_to_say() -> None:
    for phrase in ALL:
        assert BOOK.replies(phrase.number) == tuple(BOOK.phrase(reply) for reply in phrase.replies)
        assert len(set(phrase.replies)) == len(phrase.replies)


def test_every_question_has_a_reply() -> None:
    assert [p.number for p in ALL if p.texts["en"].endswith("?") and not p.replies] == []


def test_who_is_asked_to_do_something_may_also_say_that_somebody_else_decides() -> None:
    """Waiting is not refusing: the one-click answer of an officer without authority is among the replies."""
    for number in ("P-2143", "P-4010", "P-6015", "P-6058", "P-8019", "P-9013", "P-9021", "P-9030", "P-9101"):
        assert "P-11017" in {reply.number for reply in BOOK.replies(number)}, number
    waiting = BOOK.phrase("P-11017")
    assert waiting
    assert waiting.texts["en"].endswith("This is not a refusal.")


def test_one_misheard_digit_leads_to_no_other_phrase() -> None:
    """Numbers are read aloud over bad telephones; a yes must not be one digit away from a no."""
    for number in BOOK.numbers():
        prefix, _, digits = number.partition("-")
        for place, right in enumerate(digits):
            for wrong in set("0123456789") - {right}:
                heard = f"{prefix}-{digits[:place]}{wrong}{digits[place + 1 :]}"
                assert BOOK.phrase(heard) is None
    with pytest.raises(BadValue) as why:
        BOOK.fill("P-10041", {})
    assert why.value.hint == "its last digit does not check the others: ask for it again"


def test_the_check_digit_is_that_of_the_standard() -> None:
    assert check_digit("0794") == "5"  # the example of ISO/IEC 7064 for MOD 11,10


def test_a_word_of_understanding_says_that_it_is_no_agreement() -> None:
    understood = BOOK.phrase("P-10039")
    assert understood
    assert understood.texts["en"] == "We have understood. This is not agreement."


# --- said -----------------------------------------------------------------------------------------------------


@by_phrase
@by_language
def test_a_phrase_is_said_with_every_slot_shown(phrase: Phrase, language: str) -> None:
    said = BOOK.say(phrase.number, filled(phrase), language, isolated=False)
    assert "⟨" not in said
    assert "{" not in said
    for slot in BOOK.slots(phrase.number):
        assert BOOK.say(phrase.number, {}, language).count(f"⟨{slot.label[language]}⟩") == 1
    if phrase.slots == ("time",):
        assert "111400Z FEB 22" in said


@by_phrase
def test_what_fill_makes_fits_the_message_that_carries_it(phrase: Phrase) -> None:
    definition = types().get(TYPE)
    assert definition
    rows = filled(phrase)
    fields: dict[str, Any] = {"phrase": phrase.number} | ({"slots": rows} if rows else {})
    assert fitting.check(definition, fields) == []
    assert BOOK.problems(phrase.number, slots.texts(rows)) == []


def test_a_language_that_the_book_does_not_speak_is_answered_in_english() -> None:
    assert BOOK.say("P-10160", [], "fr") == "We thank you."
    assert BOOK.say("P-10160", [], "uk-UA") == "Дякуємо вам."


def test_values_are_read_in_the_readers_language_with_their_units() -> None:
    given_ = {"position": "54.3583333,-18.65", "distance": "500"}
    assert BOOK.say("P-4010", given_, "en") == (
        "Your vessel at 54°21.5'N 018°39.0'W is coming too close to ours. Please keep at least 500 m away."
    )
    assert "не ближе 500 м." in BOOK.say("P-4010", given_, "ru")


def test_in_arabic_every_figure_keeps_its_order() -> None:
    said = BOOK.say("P-4010", {"position": "54.3583333,18.65", "distance": "500"}, "ar")
    assert f"{inert.LRI}54°21.5'N 018°39.0'E{inert.PDI}" in said
    assert said.count(inert.PDI) == said.count(inert.LRI) + said.count(inert.RLI) == 2


def test_an_arabic_name_stands_apart_in_an_english_sentence() -> None:
    said = BOOK.say("P-3017", {"name": "لواء", "place": "A", "destination": "B", "time": NOW}, "en")
    assert said == f"Our {inert.RLI}لواء{inert.PDI} moves from A to B, beginning at 110900Z FEB 22."


# --- what a peer may have signed ------------------------------------------------------------------------------


def test_an_unknown_number_comes_out_readably_with_all_that_was_said() -> None:
    rows = [{"name": "time", "value": NOW}, {"name": "who", "value": "x"}]
    assert BOOK.say("FLEET-78", rows, "en") == (
        f"A phrase that this book does not have: FLEET-78 (time: {NOW}; who: x)"
    )
    assert BOOK.say("FLEET-78", [], "zh") == "本手册中没有的用语：FLEET-78"


def test_a_value_of_the_wrong_form_is_shown_as_it_was_signed() -> None:
    assert BOOK.say("P-10098", {"time": "soon"}, "en") == "It ends at soon."
    assert BOOK.say("P-14023", {"number": "-1"}, "en") == "We read back: -1."
    assert BOOK.say("P-14023", {"number": "007"}, "en") == "We read back: 007."
    odd = "-54.3,18.123456789"
    assert BOOK.say("P-10135", {"name": "A", "position": odd}, "en") == f"The position of A is {odd}."


def test_a_slot_filled_with_a_time_from_now_is_read_as_a_group() -> None:
    phrase = next(found for found in ALL if found.slots == ("time",))
    rows = BOOK.fill(phrase.number, {"time": "+10d"}, Instant(1_646_397_017_250))
    assert rows == [{"name": "time", "value": "2022-03-14T12:30:00.000Z"}]
    assert "141230Z MAR 22" in BOOK.say(phrase.number, slots.texts(rows), "en")


def test_what_fills_no_slot_stands_behind_the_phrase() -> None:
    assert BOOK.say("P-10047", {"but": "only until noon"}, "en") == "Yes. (but: only until noon)"


def test_what_fills_a_slot_is_not_read_for_slots_again() -> None:
    given_ = {"post": "{other_post} {time}", "other_post": "minister", "time": NOW}
    said = BOOK.say("P-9021", given_, "en")
    assert said == "We ask for a call between {other_post} {time} and minister at 110900Z FEB 22."


def test_the_first_of_two_values_for_one_slot_counts() -> None:
    rows = [{"name": "number", "value": "1"}, {"name": "number", "value": "2"}]
    assert BOOK.say("P-14023", rows, "en") == "We read back: 1."


def test_a_slot_that_turns_the_line_around_is_disarmed() -> None:
    said = BOOK.say("P-11050", {"subject": "a\u202eb\nc\x1b[2J"}, "en")
    assert said == r"We do not speak about a\u{202e}b\nc\u{1b}[2J on this line."


def test_a_very_long_slot_is_cut_and_says_so() -> None:
    said = BOOK.say("P-11050", {"subject": "x" * 60_000}, "en")
    assert said == f"We do not speak about {'x' * slots.CHARACTERS_MAX}… on this line."


JSON: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
ROWS: Final = st.lists(
    st.fixed_dictionaries({"name": st.sampled_from(["time", "post", "position", "x"]), "value": JSON}),
    max_size=20,
)
LONGEST: Final = 400 + 2 * slots.ROWS_MAX * (slots.CHARACTERS_MAX * 10 + 20)


@given(
    number=st.sampled_from([*BOOK.numbers(), "P-0", "", "X-1"]) | JSON,
    given_=ROWS | JSON,
    language=st.sampled_from([*OURS, "fr", ""]),
)
@example(number="P-1011", given_=[{"name": "post", "value": {"a": [1.5]}}], language="ar")
@example(number="P-4010", given_={"position": "91.0,181.0", "distance": "9" * 5_000}, language="en")
@example(number="P-10098", given_={"time": "2022-02-30T00:00:00.000Z"}, language="uk")
@example(number="\ud800", given_={"\ud800": "\udfff"}, language="zh")
def test_whatever_was_signed_is_said_in_one_harmless_line_of_bounded_length(
    number: Any, given_: Any, language: str
) -> None:
    said = BOOK.say(number, given_, language)
    assert len(said) <= LONGEST
    allowed = {inert.LRI, inert.RLI, inert.PDI, "\u200c", "\u200d"}
    assert [
        c for c in said if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and c not in allowed
    ] == []
    assert said.count(inert.PDI) == said.count(inert.LRI) + said.count(inert.RLI)


def test_an_unknown_number_has_no_slots_and_no_replies() -> None:
    assert BOOK.phrase("P-99999") is None
    assert BOOK.slots("P-99999") == ()
    assert BOOK.replies("P-99999") == ()


# --- what our own people type ---------------------------------------------------------------------------------


@given(
    st.integers(-900_000_000, 900_000_000),
    st.integers(-1_800_000_000, 1_800_000_000),
    st.integers(0, 2**53 - 1),
)
def test_what_was_typed_is_what_is_read(lat_e7: int, lon_e7: int, number: int) -> None:
    position = positions.shown({"lat_e7": lat_e7, "lon_e7": lon_e7})
    rows = BOOK.fill("P-10135", {"name": "A", "position": position})
    assert BOOK.say("P-10135", rows, "en") == f"The position of A is {position}."
    assert BOOK.problems("P-10135", slots.texts(rows)) == []
    rows = BOOK.fill("P-14023", {"number": f"{number}"})
    assert rows == [{"name": "number", "value": f"{number}"}]
    assert BOOK.problems("P-14023", slots.texts(rows)) == []


def test_what_a_person_types_is_put_into_its_fixed_form() -> None:
    now = instant(NOW)
    assert BOOK.fill("P-7026", {"place": "Brest", "time": "+48h", "until": "131200Z FEB 22"}, now) == [
        {"name": "place", "value": "Brest"},
        {"name": "time", "value": "2022-02-13T09:00:00.000Z"},
        {"name": "until", "value": "2022-02-13T12:00:00.000Z"},
    ]
    south = BOOK.fill("P-3105", {"position": "0°30.0'S 179°59.9'W"})
    assert south == [{"name": "position", "value": "-0.5,-179.9983333"}]
    assert BOOK.say("P-3105", south, "en") == "The unit at 00°30.0'S 179°59.9'W is ours."


@pytest.mark.parametrize(
    ("number", "typed", "what"),
    [
        ("P-9999", {}, "no such phrase"),
        ("P-14023", {}, "number: missing"),
        ("P-14023", {"number": " "}, "number: missing"),
        ("P-14023", {"number": "1", "time": "+1h"}, "no such slot"),
        ("P-14023", {"number": "twelve"}, "no whole number"),
        ("P-14023", {"number": "-1"}, "not from 0"),
        ("P-10098", {"time": "tomorrow"}, "time: "),
        ("P-2014", {"x": "y"}, "no such slot"),
        ("P-2022", {"post": "x" * 65}, "no name of a post"),
    ],
)
def test_what_does_not_fit_is_not_sent(number: str, typed: Mapping[str, str], what: str) -> None:
    with pytest.raises(BadValue, match=what):
        BOOK.fill(number, typed, instant(NOW))


@pytest.mark.parametrize(
    ("number", "given_", "problems"),
    [
        ("P-14023", {"number": "12"}, []),
        ("P-14023", {}, ["number: missing"]),
        ("P-14023", {"number": " "}, ["number: missing"]),
        ("P-14023", {"number": "+12"}, ["number: '+12' is not of the form integer"]),
        ("P-14023", {"number": "12", "x": "y"}, ["'x': the phrase has no such slot"]),
        ("X-1", {}, ["'X-1': no such phrase"]),
    ],
)
def test_what_is_wrong_with_a_phrase_is_told(
    number: str, given_: Mapping[str, str], problems: list[str]
) -> None:
    assert BOOK.problems(number, given_) == problems


@by_language
def test_a_phrase_is_found_by_words_of_it(language: str) -> None:
    words = {
        "en": "RECEIVE badly",
        "ru": "принимаем плохо",
        "uk": "приймаємо погано",
        "ar": "استقبالنا",
        "zh": "接收不清",
    }
    assert "P-1079" in [phrase.number for phrase in BOOK.find(words[language], language)]


def test_a_search_knows_numbers_needs_every_word_and_ends() -> None:
    assert [phrase.number for phrase in BOOK.find("p-107", "en")] == ["P-1079"]
    assert BOOK.find("receive zebra", "en") == ()
    assert BOOK.find("", "en") == ()
    assert BOOK.find("   ", "en") == ()
    assert len(BOOK.find("e", "en")) == FOUND_MAX
    assert BOOK.find("еще", "ru") == BOOK.find("ещё", "ru") != ()


# --- books that a party adds ----------------------------------------------------------------------------------

FLEET: Final = """
prefix = "FLEET"
[name]
en = "Fleet phrases"
[[slots]]
name = "buoy"
kind = "line"
characters = 20
[slots.label]
en = "Buoy"
[[groups]]
name = "harbour"
[groups.label]
en = "Harbour"
[[phrases]]
number = "FLEET-19"
group = "harbour"
replies = ["FLEET-27", "P-10014"]
cites = ["YV1 00"]
en = "We moor at buoy {buoy} at {time}."
[[phrases]]
number = "FLEET-27"
group = "sea"
en = "The buoy is taken."
"""


def test_an_added_book_uses_what_the_release_has_and_adds_its_own() -> None:
    more = BOOK.with_added({"fleet.toml": FLEET})
    assert more.say("FLEET-19", {"buoy": "7", "time": NOW}, "en") == "We moor at buoy 7 at 110900Z FEB 22."
    assert [reply.number for reply in more.replies("FLEET-19")] == ["FLEET-27", "P-10014"]
    assert more.say("P-10160", {}, "ar") == BOOK.say("P-10160", {}, "ar")
    assert more.groups()["harbour"] == {"en": "Harbour"}
    assert len(more.numbers()) == len(BOOK.numbers()) + 2
    assert BOOK.phrase("FLEET-19") is None, "the book that was there has not changed"


def test_the_hash_is_that_of_the_words_and_not_of_how_they_were_loaded() -> None:
    once = BOOK.with_added({"a.toml": FLEET})
    assert once.hash == BOOK.with_added({"b.toml": FLEET + "\n# a remark\n"}).hash
    assert once.hash != BOOK.hash
    assert once.hash != BOOK.with_added({"a.toml": FLEET.replace("taken.", "taken!")}).hash
    assert BOOK.hash == PhraseBook(reversed(BOOK.books)).hash
    yard = FLEET.replace("FLEET", "YARD").replace("harbour", "yard").replace("buoy", "berth")
    assert BOOK.with_added({"a": FLEET, "b": yard}).hash == BOOK.with_added({"a": yard, "b": FLEET}).hash


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('prefix = "FLEET"', 'prefix = "P"', "kept for releases"),
        ('prefix = "FLEET"', 'prefix = "fleet"', "prefix"),
        ('prefix = "FLEET"', "prefix = ", "not TOML"),
        ('prefix = "FLEET"', f"prefix = {'[' * 2_000}", "not TOML"),
        ('prefix = "FLEET"', f"prefix = {'9' * 5_000}", "not TOML"),
        ('number = "FLEET-27"', 'number = "FLEET-19"', "stands twice"),
        ('number = "FLEET-19"', 'number = "P-9005"', "not of this book"),
        ('number = "FLEET-27"', 'number = "FLEET-2"', "regex"),
        ('number = "FLEET-27"', 'number = "FLEET-02"', "number|pattern"),
        ('number = "FLEET-27"', 'number = "FLEET-28"', "the last digit does not check the others"),
        ('"P-10014"]', '"P-9005"]', "no reply P-9005"),
        ('group = "sea"', 'group = "moon"', "no group moon"),
        ("at {time}.", "at {tide}.", "no slot {tide}"),
        ("at {time}.", "at {time.", "a brace that is no slot"),
        ("at {time}.", "at {time} and {time}.", "each once"),
        ('en = "The buoy is taken."', 'uk = "Буй зайнято."', "no English"),
        ('en = "The buoy is taken."', "", "no English"),
        ('en = "Fleet phrases"', 'en = "Fleet phrases"\nuk = "Фрази флоту"', "not in uk"),
        ('en = "The buoy is taken."', 'en = "Buoy"\nuk = "Буй {buoy}"', "not the slots of the English"),
        ('name = "buoy"', 'name = "time"', "the slot time stands twice"),
        ('kind = "line"', 'kind = "table"', "no kind of slot"),
        ('name = "harbour"', 'name = "sea"', "the group sea stands twice"),
        ('en = "The buoy is taken."', f'en = "{"x" * 401}"', "longer than 400"),
        ('en = "The buoy is taken."', r'en = "The \u001b buoy"', "regex"),
        ('en = "The buoy is taken."', 'en = "The buoy"\ncolour = "red"', "colour"),
        ('en = "The buoy is taken."', "en = 7", "str"),
        ('group = "sea"\n', "", "group"),
        ("characters = 20", "characters = 201", "more than 200 characters"),
        ("characters = 20", 'help = {en = "Which?"}', "a slot is one value"),
        ('en = "Fleet phrases"', 'en = "Fleet phrases"\nEnglish = "x"', "is no language"),
        (
            'en = "The buoy is taken."',
            'en = "{time}{until}{post}{other_post}{name}{place}{destination}{position}{number}"',
            "9 slots where 8 are allowed",
        ),
        ('name = "buoy"', 'required = 3\nname = "buoy"\noptions = 3', "."),
    ],
)
def test_a_book_that_does_not_fit_is_named_with_what_is_wrong(old: str, new: str, what: str) -> None:
    assert old in FLEET
    with pytest.raises(BadDefinition, match=what) as why:
        BOOK.with_added({"fleet.toml": FLEET.replace(old, new, 1)})
    assert why.value.where == "fleet.toml"
    assert why.value.hint


def test_two_added_books_cannot_share_a_prefix_and_a_third_cannot_lean_on_the_second() -> None:
    other = FLEET.replace("buoy", "berth").replace("harbour", "yard")
    with pytest.raises(BadDefinition, match="FLEET"):
        BOOK.with_added({"a.toml": FLEET, "b.toml": other})
    with pytest.raises(BadDefinition, match="another book has buoy already"):
        BOOK.with_added(
            {"a.toml": FLEET, "b.toml": FLEET.replace("FLEET", "YARD").replace("harbour", "yard")}
        )
    leaning = other.replace("FLEET", "YARD").replace('"YARD-27"', '"FLEET-27"', 1)
    with pytest.raises(BadDefinition, match="no reply FLEET-27"):
        BOOK.with_added({"a.toml": FLEET, "b.toml": leaning})


def test_a_book_of_too_many_phrases_is_refused() -> None:
    phrase = '[[phrases]]\nnumber = "FLEET-{}"\ngroup = "sea"\nen = "Number {}."\n'
    many = 'prefix = "FLEET"\n[name]\nen = "Many"\n' + "".join(
        phrase.replace("{}", f"{n}{check_digit(str(n))}") for n in range(1, PHRASES_MAX + 2)
    )
    with pytest.raises(BadDefinition, match="length <= 2000"):
        BOOK.with_added({"many.toml": many})


@given(st.text(max_size=60))
def test_a_file_is_a_book_or_a_bad_one_and_nothing_else_happens(noise: str) -> None:
    for text in (noise, f"{FLEET}\n{noise}", FLEET.replace("buoy", noise)):
        with contextlib.suppress(BadDefinition):
            read(text, "x.toml", Known())
