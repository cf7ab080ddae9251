"""The pages of forms say what the code does, and list every type that there is."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, get_args

import msgspec
import pytest
from msgspec import NODEFAULT

from parley.forms import aloud, check, compose, definition, fitting, inert, printed, sheet, wording
from parley.forms.catalogue import ADDED, Catalogue, builtin, tree
from parley.forms.definition import Definition, Field, read
from parley.record import canonical, card
from tests.docs.pages import number, page
from tests.forms import examples, letters
from tools.forms_reference import PAGE
from tools.forms_reference import page as reference

SPEC: Final = page("spec/forms")
FLAT: Final = " ".join(SPEC.text.split())
ROOT: Final = Path(__file__).resolve().parents[2]


def test_the_reference_lists_the_types_of_the_release() -> None:
    assert Path(PAGE).read_text("utf-8") == reference(), "renew it: .venv/bin/python tools/forms_reference.py"


def test_every_type_has_its_heading_in_the_reference() -> None:
    headings = re.findall(r"^### (\S+)$", Path(PAGE).read_text("utf-8"), re.MULTILINE)
    assert sorted(headings) == sorted(builtin().names())


def example() -> tuple[Definition, dict[str, Any]]:
    """The definition and the fields that the page begins with."""
    return read(SPEC.blocks("toml")[0], "forms.md"), json.loads(SPEC.blocks("json")[0])


def test_the_example_fits_and_prints_as_the_page_says() -> None:
    form, fields = example()
    assert fitting.check(form, fields) == []
    made = printed.text(letters.message(letters.entry(form.type, fields)), form, ("en", "ru"))
    body = made[made.index("BODY / ") : made.index("Remarks / ")].splitlines()[2:-1]
    # The page does not show the header, on which the numbers depend.
    bare = [re.sub(r"^ *[0-9]+ ", "", line) for line in body]
    assert bare == [re.sub(r"^ *[0-9]+ ", "", line) for line in SPEC.blocks("text")[0].splitlines()]


def test_the_example_of_the_how_to_page_is_a_type() -> None:
    block = page("howto/add-a-form").text
    (text,) = re.findall(r"^ *```toml\n(.*?)^ *```$", block, re.MULTILINE | re.DOTALL)
    found = read(re.sub(r"^   ", "", text, flags=re.MULTILINE), "add-a-form.md")
    assert builtin().with_added({"x": re.sub(r"^   ", "", text, flags=re.MULTILINE)}).get(found.type) == found


@pytest.mark.parametrize(("heading", "struct"), [("2.1", Definition), ("2.2", Field)])
def test_the_keys_are_those_of_the_code(heading: str, struct: type[msgspec.Struct]) -> None:
    table = SPEC.table("key", "holds", "left out", under=heading)
    assert table.column("key") == [field.name for field in msgspec.structs.fields(struct)]
    for field in msgspec.structs.fields(struct):
        never = table.pairs("key", "left out")[field.name].startswith("never")
        needed = field.default is NODEFAULT and field.default_factory is NODEFAULT
        assert never == (needed or field.name in {"options", "of", "columns"}), field.name


def test_the_kinds_are_those_of_the_code() -> None:
    table = SPEC.table("kind", "on the line", "fits")
    assert table.column("kind") == list(get_args(definition.Kind)) == list(fitting._KINDS)
    json_types = {"string": str, "number": int, "boolean": bool, "object": dict, "array": list}
    values: dict[str, Any] = {}
    for form in builtin().all():
        for field in form.fields:
            values.setdefault(field.kind, examples.whole(form)[field.name])
            for column in field.columns:
                values.setdefault(column.kind, examples.whole(form)[field.name][0].get(column.name))
    for kind, on_the_line in table.pairs("kind", "on the line").items():
        if values.get(kind) is not None:
            assert type(values[kind]) is json_types[on_the_line], kind


def test_the_sections_of_a_print_are_those_of_the_code() -> None:
    table = SPEC.table("section", "numbered", "holds")
    assert table.column("section") == list(compose._SECTIONS)
    assert {row["section"] for row in table.rows if row["numbered"] == "yes"} == compose._NUMBERED


@pytest.mark.parametrize(
    "said",
    [
        f"at most {number(definition.COUNT_MAX)} | none |",
        f"at most {number(definition.TEXT_CHARACTERS_MAX)} | {definition.LINE_CHARACTERS}; 16,000 |",
        f"or rows of a `table`, at most 1,000 | {definition.COUNT_MAX} |",
        f"begin with `{ADDED}`",
        f"at most {check.WORDS_MAX} words",
        f"As text of {printed.COLUMNS} columns",
        f"more than one line of {aloud.COLUMNS} columns",
        f"more than {inert.MARKS_MAX} are shown likewise",
        "At most three languages",
        f"modulo 10⁶⁰, in {'twelve' if card.DIGITS == 60 else '?'} groups of five digits",
    ],
)
def test_the_bounds_are_those_of_the_code(said: str) -> None:
    assert said in FLAT
    assert sheet.LANGUAGES_MAX == 3
    assert aloud.INDENT == 2  # "two less for each level"


def test_the_parts_of_the_header_that_a_type_may_need_are_those_of_the_code() -> None:
    said = SPEC.table("key", "holds", "left out", under="2.1").pairs("key", "holds")
    assert said["needs"].endswith(", ".join(get_args(definition.Need)))
    groups = get_args(definition.Group)
    assert said["group"] == f"{', '.join(groups[:-1])} or {groups[-1]}"


def test_the_units_that_have_words_are_those_of_the_code() -> None:
    every = wording.keys()
    known = [key.removeprefix("unit.") for key in every if key.startswith("unit.")]
    assert f"every language: {', '.join(f'`{unit}`' for unit in known)}." in FLAT


def test_the_hash_is_made_as_the_page_says() -> None:
    form, _ = example()
    told = json.loads(canonical.encode({"types": [tree(form)]}))
    assert set(told["types"][0]) == {field.name for field in msgspec.structs.fields(Definition)}
    assert set(told["types"][0]["fields"][0]) == {field.name for field in msgspec.structs.fields(Field)}
    assert told["types"][0]["name"] == [["en", "River traffic"], ["ru", "Движение на реке"]]
    assert told["types"][0]["fields"][0]["minimum"] is None
    assert Catalogue([form]).hash == sha256(canonical.encode({"types": [tree(form)]})).hexdigest()


def test_every_section_that_the_code_cites_is_there() -> None:
    cited = {
        section
        for file in (ROOT / "src").rglob("*.py")
        for section in re.findall(r"docs/spec/forms\.md, §([0-9.]+[0-9]|[0-9])", file.read_text("utf-8"))
    }
    headings = set(re.findall(r"^#+ ([0-9.]*[0-9])\.? ", SPEC.text, re.MULTILINE))
    assert len(cited) > 5
    assert cited <= headings
