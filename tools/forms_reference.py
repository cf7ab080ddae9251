# noqa: INP001  # a program, not a package
"""Writes docs/reference/forms.md from the release’s types; a test compares the two.

Run after a change of a type: .venv/bin/python tools/forms_reference.py
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from parley.forms import wording
from parley.forms.catalogue import builtin
from parley.forms.definition import COUNT_MAX, OURS, Definition, Field

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "reference" / "forms.md"
GROUPS: Final = {
    "service": "Service",
    "calls": "Calls",
    "notices": "Notices",
    "risk": "Risk",
    "own": "Further types",
}
NAMES: Final = ("English", "Russian", "Ukrainian", "Arabic", "Chinese")
HEAD: Final = """# Forms

The types of message of this release, made from `src/parley/forms/types/` by `tools/forms_reference.py`; a test compares
the two. What keys and kinds mean is in [the specification](../spec/forms.md). A party may add types of its own
([how](../howto/add-a-form.md)).

`parley form NAME` shows one of them; `--language uk` shows its labels in another language. A number is its place in the
catalogue of messages that is used throughout; the types without a number are this release's own.

"""


def page() -> str:
    """The whole page."""
    return HEAD + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    every = builtin().all()
    yield f"{len(every)} types. Hash of those that messages carry:"
    yield f"\n```text\n{builtin().hash}\n```"
    for group, title in GROUPS.items():
        found = [definition for definition in every if definition.group == group]
        if found:
            yield f"\n## {title}"
            for definition in found:
                yield from _type(definition)


def _type(definition: Definition) -> Iterator[str]:
    yield f"\n### {definition.type}\n"
    yield f"{definition.name['en']}. {definition.about['en']}\n"
    yield f"| {' | '.join(('', *NAMES[1:]))} |"
    yield f"| {' | '.join('---' for _ in NAMES)} |"
    yield f"| called | {' | '.join(_cell(definition.name[tag]) for tag in OURS[1:])} |"
    yield ""
    yield f"{'; '.join(_about(definition))}."
    if definition.fields:
        yield "\n| field | kind | required | English | Russian | Ukrainian | Arabic | Chinese |"
        yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
        yield from _fields(definition.fields)
    for field in _choices(definition.fields):
        yield f"\n| `{field.name}` | {' | '.join(NAMES)} |"
        yield f"| --- | {' | '.join('---' for _ in NAMES)} |"
        for option in field.options:
            yield f"| {option.value} | {' | '.join(_cell(option.label[tag]) for tag in OURS)} |"


def _about(definition: Definition) -> Iterator[str]:
    yield f"Number {definition.number}" if definition.number else "No number"
    if definition.written:
        yield f"written as a message, {wording.word(f'precedence.{definition.precedence}', 'en')} if nothing is said"
    else:
        yield f"carried by {', '.join(f'`{kind}`' for kind in definition.carried)}"
    if definition.needs:
        yield f"needs {', '.join(f'`{need}`' for need in definition.needs)}"
    if definition.follows:
        yield f"answers {' or '.join(definition.follows)}"
    if definition.lasting:
        yield "holds for a time"


def _fields(fields: Sequence[Field], within: str = "") -> Iterator[str]:
    for field in fields:
        labels = " | ".join(_cell(field.label[tag]) for tag in OURS)
        required = "yes" if field.required else "–"
        yield f"| `{within}{field.name}` | {kind(field)} | {required} | {labels} |"
        yield from _fields(field.columns, f"{field.name}.")


def kind(field: Field) -> str:
    """The kind with its unit and its bounds, in words."""
    name = f"list of {field.of}" if field.kind == "list" else field.kind
    bounds = []
    if field.unit:
        bounds.append(field.unit)
    if field.characters:
        bounds.append(f"at most {field.characters:,} characters")
    unit = " s" if "duration" in {field.kind, field.of} else ""
    if field.minimum is not None:
        bounds.append(f"from {_number(field.minimum)}{unit}")
    if field.maximum is not None:
        bounds.append(f"to {_number(field.maximum)}{unit}")
    if field.kind in {"list", "table"}:
        bounds.append(f"at most {field.count_max or COUNT_MAX}")
    if field.kind in {"line", "text"} and not field.translated:
        bounds.append("not translated")
    return ", ".join([name, *bounds])


def _number(value: int) -> str:
    return f"{value:,}".replace("-", "−")


def _choices(fields: Sequence[Field]) -> Iterator[Field]:
    for field in fields:
        if field.options:
            yield field
        yield from _choices(field.columns)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
