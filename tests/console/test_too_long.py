"""A text that is too long, in every field of every form: refused in the page's language, and in our own words."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import pytest

from tests.console.served import Served, two
from tests.console.walking import FORM, Form, busied, walk

LONG: Final = "ж" * 17_000  # more than any field of any form takes
OTHERWISE: Final = {"by": "+6h", "number": "1"}  # what stands in another field that takes no word
WRITTEN: Final = {
    "f.text:en": "x",
    "usage": "EXERCISE",
    "step": "preview",
}  # in the form of a message, so that no more is wrong with it
LIBRARY: Final = re.compile(r"Expected|regex|`|\bstr\b|\barray\b|Invalid|\$\.")
REFUSED: Final = re.compile(
    r'<section class="failed-page".*?</section>|<div class="wr-refused".*?</div>|<strong class="wr-fault".*?</strong>',
    re.DOTALL,
)  # what a page says of it, and not what it shows again


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("long"))) as served:
        yield served


def filled(form: Form, name: str) -> dict[str, str]:
    """The form with that field too long, and the others as somebody would fill them in."""
    others = {other: OTHERWISE.get(other, "x") for other in form.texts}
    return {**form.holds(), **(WRITTEN if "/write/" in form.action else others), name: LONG}


def test_no_field_takes_or_refuses_what_is_too_long_in_a_library_s_words(
    stations: tuple[Served, Served], tmp_path: Path
) -> None:
    aster, boreas = stations
    busied(aster, boreas, tmp_path)
    cookie = f"{aster.cookie()}; language=uk"
    forms = [form for form in walk(aster, cookie).forms.values() if form.texts]
    assert len(forms) > 15
    wrong: list[tuple[str, str, str]] = []
    for form in forms:
        for name in form.texts:
            answer, words = aster.ask(
                form.action, method="POST", body=urlencode(filled(form, name)), content_type=FORM,
                origin=aster.address, cookie=cookie,
            )  # fmt: skip
            said = " ".join(REFUSED.findall(words)).replace(LONG, "…")
            english = 'lang="en"' in said.replace('<code lang="en"', "")
            plain = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", said))
            if answer.status not in {409, 422} or not said:
                wrong.append((form.action, name, f"answered {answer.status}"))
            elif english or LIBRARY.search(plain):
                wrong.append((form.action, name, plain[:300]))
    assert wrong == []


def test_how_much_is_allowed_is_said_of_the_field_as_its_form_calls_it(
    stations: tuple[Served, Served],
) -> None:
    aster, _ = stations
    for language, label, allowed in (
        ("en", "Text", "too long: at most 2,000 characters are allowed"),
        ("uk", "Текст", "надто довге: дозволено щонайбільше 2,000 знаків"),
        ("ru", "Текст", "слишком длинно: разрешено не более 2,000 знаков"),
        ("ar", "النص", "أطول مما يجوز: المسموح 2,000 محرفًا على الأكثر"),
        ("zh", "文字", "最多允许 2,000 个字符"),
    ):
        answer, words = aster.ask(
            "/line/boreas/note", method="POST", body=urlencode({"id": f"n-{language}", "text": "x" * 2_001}),
            content_type=FORM, origin=aster.address, cookie=f"{aster.cookie()}; language={language}",
        )  # fmt: skip
        assert answer.status == 409
        said = re.sub(r"<[^>]*>|[\u2066-\u2069]", "", words)
        assert label in said
        assert allowed in said
