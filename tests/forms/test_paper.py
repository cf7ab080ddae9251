"""The page: nothing runs, nothing is fetched, whatever somebody wrote; and each text in its language and direction."""

import re
from html.parser import HTMLParser
from typing import Any, Final

import pytest

from parley.forms import paper, printed
from parley.forms.catalogue import builtin
from tests.forms import letters
from tests.forms.hostile import HOSTILE
from tests.forms.test_printed import NUMBERED

FREE: Final = builtin().get("FREE-TEXT/1")
VOID: Final = frozenset(("meta", "col", "br"))
ELEMENTS: Final = frozenset(
    (
        *("html", "head", "meta", "title", "style", "body", "table", "colgroup", "col", "thead", "tbody"),
        *("tfoot", "tr", "td", "th", "div", "p", "h1", "h2", "bdi", "br", "i"),
    )
)
ATTRIBUTES: Final = frozenset(
    ("lang", "dir", "class", "colspan", "style", "charset", "http-equiv", "content")
)


class Parsed(HTMLParser):
    """The elements of a page, each closed where it must be, and its words by element."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[tuple[str, str | None, str | None]] = []  # words, language, direction
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop()[0] == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1][0] != "style":
            about = [dict(attrs) for _, attrs in self.open]
            language = next((a["lang"] for a in reversed(about) if "lang" in a), None)
            direction = next((a["dir"] for a in reversed(about) if "dir" in a), None)
            self.words.append((data, language, direction))


def of(text: object, languages: tuple[str, ...] = ("en", "ru"), **header: Any) -> str:
    """The page of a free text."""
    found = letters.message(letters.entry("FREE-TEXT/1", {"text": text}, **header))
    return paper.html(found, FREE, languages)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("where", ["text", "subject", "from", "language", "marking", "name of a field"])
def test_no_text_becomes_markup(text: str, where: str) -> None:
    entry = letters.entry("FREE-TEXT/1", {"text": "x"})
    if where == "text":
        entry["fields"]["text"] = text
    elif where == "marking":
        entry["marking"] = {"usage": text, "name": text}
    elif where == "name of a field":
        entry["fields"][text] = [text, {text: text}]
    else:
        entry[where] = text
    made = paper.html(letters.message(entry), None if where == "name of a field" else FREE, ("en", text))
    parsed = Parsed(made)
    assert parsed.open == []
    assert parsed.names <= ELEMENTS
    assert parsed.attributes <= ATTRIBUTES
    assert "\u202e" not in made
    assert made.count("END OF MESSAGE 3") >= 1


def test_a_page_runs_nothing_and_fetches_nothing() -> None:
    made = of("see https://example.org/x.js and <script src=//example.org>")
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'\"" in made
    for word in ("<script", "src=", "href=", "url(", "@import", "<link", "<img", "<iframe", "javascript:"):
        assert word not in made.replace("&lt;script src=//example.org&gt;", "")
    assert not re.search(r"<[^>]*\son\w+=", made)


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("The bridge is closed.", "en", "ltr"),
        ("الجسر مغلق.", "ar", "rtl"),
        ("桥梁关闭。", "zh", "ltr"),
        ("Мост закрыт.", "ru", "ltr"),
    ],
)
def test_each_text_stands_in_its_language_and_direction(text: str, language: str, direction: str) -> None:
    parsed = Parsed(of(text, ("en", "ar"), language=language, authentic=language))
    assert (text, language, direction) in parsed.words


def test_the_page_runs_as_its_first_language_does() -> None:
    assert '<html lang="ar" dir="rtl">' in of("x", ("ar", "en"))
    assert '<html lang="en" dir="ltr">' in of("x", ("en", "ar"))


@pytest.mark.parametrize("name", letters.KEPT)
def test_a_line_has_the_same_number_in_both_forms(name: str) -> None:
    found, languages = letters.KEPT[name]
    form = builtin().get(found["entry"]["type"])
    in_text = NUMBERED.findall(printed.text(found, form, languages))
    in_page = re.findall(r'<td class="n">([0-9.]+)</td>', paper.html(found, form, languages))
    assert in_text == in_page != []


def test_each_line_that_is_read_aloud_has_two_boxes() -> None:
    made = of("one line after the other, until it is more than one. " * 4)
    lines = re.findall(r'<tr><td class="n">([0-9]+\.[0-9]+)</td>(.*?)</tr>', made)
    assert len(lines) == 4
    assert all(rest.count('<td class="b"><i></i></td>') == 2 for _, rest in lines)
