"""A form's fields, asked for one by one; what is typed wrongly is said at once, and asked again."""

from typing import Any, Final

import click

from parley.cli import letters
from parley.cli.here import Here
from parley.cli.moments import MOMENT
from parley.cli.show import Sheet
from parley.forms import values
from parley.forms.definition import Definition, Field, said
from parley.station.errors import Refusal
from parley.station.ports import Reading
from parley.views import lines

HINTS: Final = {
    "moment": "2022-03-04T12:30Z, '041230Z MAR 22', or +48h",
    "date": "2022-03-04",
    "duration": "90min, 2h, 3d",
    "flag": "yes or no",
    "position": "54°21.5'N 018°39.0'E, or 54.35833, 18.65",
    "language": "en, ru, uk …",
}
NEEDS: Final = {
    "reply_to": "Which message does it answer? (reference)",
    "supersedes": "Which message does it take the place of? (reference)",
    "reply_by": "By when is an answer asked for?",
    "valid_from": "From when does it hold?",
    "valid_to": "Until when does it hold?",
    "must_follow": "Which message must be read first? (reference)",
}


def header(at: Here, reading: Reading, form: Definition, made: dict[str, Any]) -> None:
    """What this form needs in its header and was not given as an option is asked for."""
    for need in form.needs:
        if made.get(need):
            continue
        if need in {"reply_to", "supersedes", "must_follow"}:
            ref = lines.find(reading, click.prompt(NEEDS[need], err=True), "message", at.line)[1]
            made[need] = [ref] if need == "must_follow" else ref
        else:
            made[need] = click.prompt(NEEDS[need], type=MOMENT, err=True)


def fields(form: Definition, language: str, now: int) -> dict[str, Any]:
    """Every field of the form as the person at the keyboard fills it; an empty answer leaves it out."""
    sheet = Sheet()
    sheet.title(said(form.name, language))
    sheet.say(said(form.about, language))
    return _filled(form.fields, language, now)


def _filled(asked: tuple[Field, ...], language: str, now: int) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for field in asked:
        found = _table(field, language, now) if field.kind == "table" else _one(field, language, now)
        if found is not None:
            made[field.name] = found
    return made


def _one(field: Field, language: str, now: int) -> Any:  # noqa: ANN401  # as the field's kind
    while True:
        typed = click.prompt(_question(field, language), default="", show_default=False, err=True).strip()
        if not typed and not field.required:
            return None
        try:
            return letters.value(field, typed, now)
        except Refusal as why:
            click.echo(f"  {why.what}; {why.hint}", err=True)


def _table(field: Field, language: str, now: int) -> list[dict[str, Any]] | None:
    """Row after row, until there is none more."""
    rows: list[dict[str, Any]] = []
    while len(rows) < field.count_max:
        more = "Another row" if rows else f"{said(field.label, language)}: a row"
        if not click.confirm(f"{more}?", default=field.required and not rows, err=True):
            break
        rows.append(_filled(field.columns, language, now))
    return rows or None


def _question(field: Field, language: str) -> str:
    words = said(field.label, language)
    kind = field.of if field.kind == "list" else field.kind
    hint = ", ".join(option.value for option in field.options) if kind == "choice" else HINTS.get(kind, "")
    hint += field.unit and f" {field.unit}"
    several = "; several, with commas" if field.kind == "list" else ""
    bounds = f" ({hint.strip()}{several})" if hint or several else ""
    return f"{words}{bounds}{'' if field.required else ' [may be left out]'}"


def confirm(form: Definition, made: dict[str, Any], language: str) -> None:
    """All that will be sent, shown; ends the command unless it is wanted so."""
    sheet = Sheet()
    sheet.blank()
    sheet.title(f"{said(form.name, language)} to {', '.join(made['to'])}")
    for field in form.fields:
        if field.name in made["fields"]:
            sheet.say(f"{said(field.label, language)}:")
            sheet.text(values.shown(field, made["fields"][field.name], language))
    click.confirm("Send it?", abort=True, err=True)
