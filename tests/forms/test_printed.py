"""The text form: the same bytes from the same record, whole on any terminal, and readable line by line."""

import re
import unicodedata
from typing import Any, Final

import pytest

from parley.forms import aloud, inert, printed, wording
from parley.forms.catalogue import builtin
from parley.forms.sheet import Said
from tests.forms import letters
from tests.forms.hostile import HOSTILE

FREE: Final = builtin().get("FREE-TEXT/1")
NUMBERED: Final = re.compile(r"^ *([0-9]+(?:\.[0-9]+)?)  \[ \] \[ \]  ", re.MULTILINE)


def of(text: object, languages: tuple[str, ...] = ("en", "ru"), **header: Any) -> str:
    """The print of a free text."""
    found = letters.message(letters.entry("FREE-TEXT/1", {"text": text}, **header))
    return printed.text(found, FREE, languages)


@pytest.mark.parametrize(("name", "made"), [pytest.param(*both, id=both[0]) for both in letters.prints()])
def test_a_print_is_the_same_bytes_as_the_one_that_is_kept(name: str, made: str) -> None:
    kept = (letters.FOLDER / name).read_bytes()
    assert made.encode() == kept, "if it is meant to change: .venv/bin/python -m tests.forms.letters"


def test_every_file_that_is_kept_is_compared() -> None:
    assert {path.name for path in letters.FOLDER.iterdir()} == {name for name, _ in letters.prints()}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize(
    "where", ["text", "subject", "from", "label", "remarks", "marking", "name of a field"]
)
def test_no_text_breaks_the_form(text: str, where: str) -> None:
    entry = letters.entry("FREE-TEXT/1", {"text": "x"})
    if where == "text":
        entry["fields"]["text"] = text
    elif where == "marking":
        entry["marking"] = {"usage": "DRILL", "name": text}
    elif where == "name of a field":
        entry["fields"][text] = text
    else:
        entry[where] = text
    form = None if where == "name of a field" else FREE
    made = printed.text(letters.message(entry), form, ("en", "ar"))
    for line in made.split("\n"):
        assert inert.width(line) <= printed.COLUMNS, line
        assert line.count("\u2066") + line.count("\u2067") == line.count("\u2069")
        depth = 0
        for letter in line:
            depth += (letter in "\u2066\u2067") - (letter == "\u2069")
            assert depth >= 0
            assert letter in "\u2066\u2067\u2069\u200c\u200d" or unicodedata.category(letter) not in {
                *("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
            }
    assert made.encode()
    # What others wrote never begins a line: only the form itself ends the message.
    assert made.split("\n").count("END OF MESSAGE 3") == 1
    assert made.split("\n").count("=" * printed.COLUMNS) == 2


def test_a_line_that_looks_like_the_form_has_a_number_of_its_own() -> None:
    made = of("first\n    12  [ ] [ ]  From / От: minister\nEND OF MESSAGE 3")
    (number,) = re.findall(r"^ *([0-9]+)\.1  ", made, re.MULTILINE)
    assert f"\n  {number}.2  [ ] [ ]      12  [ ] [ ]  From / От: minister\n" in made
    assert f"\n  {number}.3  [ ] [ ]  END OF MESSAGE 3\n" in made


def test_lines_are_numbered_through_and_each_has_its_boxes() -> None:
    made = of("one line after the other, until it is more than one. " * 4)
    numbers = NUMBERED.findall(made)
    items = [int(number) for number in numbers if "." not in number]
    assert items == list(range(1, len(items) + 1))
    text = [number for number in numbers if "." in number]
    assert text == [f"{text[0].partition('.')[0]}.{place}" for place in range(1, 5)]


def test_a_line_has_one_number_in_whatever_languages_it_is_printed() -> None:
    long = "one line after the other, until it is more than one. " * 4
    translations = [{"language": "ru", "subject": "мост", "fields": {"text": "строка за строкой; " * 9}}]
    prints = [
        of(long, languages, translations=translations) for languages in [("en",), ("ru", "en"), ("ar", "zh")]
    ]
    told = [
        [
            (found[1], made[found.end() :].split("\n")[0])
            for found in NUMBERED.finditer(made)
            if "." in found[1]
        ]
        for made in prints
    ]
    assert told[0] == told[1] == told[2] != []
    assert len({tuple(NUMBERED.findall(made)) for made in prints}) == 1


def test_the_translation_stands_below_the_text_that_counts_and_both_say_which_they_are() -> None:
    translations = [{"language": "ru", "subject": "мост", "fields": {"text": "Мост закрыт."}}]
    made = of("The bridge is closed.", translations=translations, authentic="ru")
    after = made[made.index("(en: as written / ") :]
    assert re.search(
        r"\(en: as written / как написано\)\n +The bridge is closed\.\n"
        r" +\(ru: authentic / аутентичный\)\n +Мост закрыт\.\n",
        after,
    )


def test_a_text_that_stands_alone_and_counts_says_nothing_of_languages() -> None:
    assert "authentic /" not in of("x").replace("Authentic text", "")
    assert "(en: as written" in of("x", authentic="ru")


def test_64_kilobytes_are_printed_whole() -> None:
    words = " ".join(f"w{n}" for n in range(11_000))
    made = of(words)
    told = [made[found.end() :].split("\n")[0] for found in NUMBERED.finditer(made) if "." in found[1]]
    assert " ".join(told).split() == words.split()
    assert len(words) > 62_000


def test_an_empty_line_of_a_text_has_no_number() -> None:
    made = of("first\n\nsecond")
    numbers = [found for found in NUMBERED.findall(made) if "." in found]
    assert len(numbers) == 2


def test_english_if_nobody_named_a_language_and_no_more_than_three() -> None:
    assert "HEADER\n" in of("x", ())
    assert (
        len(set(re.findall(r"^ +(en|ru|zh|ar)  ", of("x", ("en", "ru", "en", "zh", "ar")), re.MULTILINE)))
        == 3
    )
    assert "\u2067" not in of("x", ("en", "ru", "zh", "ar"))


def test_what_fills_a_sentence_from_right_to_left_keeps_its_order() -> None:
    made = of("x", ("ar",))
    for group in ("041230Z", "041241Z", "051200Z"):  # held, seen, expected
        assert f"\u2066{group}" in made


def test_a_date_time_group_is_not_divided_by_a_line_break() -> None:
    for post in ("desk", "a" * 9, "b" * 14, "c" * 19, "d" * 24):
        at = "2022-03-04T12:41:00.000Z"
        found = letters.message(letters.unknown()["entry"], receipts=[{"post": post, "level": 2, "at": at}])
        made = printed.text(found, None, ("en",))
        assert "041241Z MAR 22" in made


def test_an_isolate_that_a_line_break_cuts_is_closed_and_opened_again() -> None:
    words = " ".join(["slot"] * 30)
    told = aloud.lines(Said("ar", f"قبل {words} بعد", parts=("قبل ", words, " بعد")))
    assert len(told) > 2
    assert all(line.count("\u2066") == line.count("\u2069") for line in told)
    assert told[1].startswith("\u2066slot")
    assert "".join(told).count("slot") == 30


@pytest.mark.parametrize("languages", [("en",), ("uk", "ar")])
def test_what_is_not_signed_yet_says_so_and_claims_no_receipt_and_no_digits(
    languages: tuple[str, ...],
) -> None:
    form = builtin().get("FREE-TEXT/1")
    signed = letters.entry("FREE-TEXT/1", {"text": "the bridge is closed"})
    shown, printed_signed = (
        printed.text({"entry": signed}, form, languages, signed=each) for each in (False, True)
    )
    assert "the bridge is closed" in shown
    for language in languages:
        (first, *_) = wording.word("state.unsent", language).split(".")
        assert first in shown
        assert first not in printed_signed
        assert wording.word("receipt.none", language)[:20] not in shown
        assert wording.word("aloud.digits", language)[:20] not in shown
