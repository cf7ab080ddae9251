"""`forms`: what can be written; `form`: one of them, with its fields, empty."""

from typing import Any

import click

from parley import wiring
from parley.cli.examples import examples
from parley.cli.here import Here, here, reads
from parley.cli.prompts import HINTS
from parley.cli.show import Sheet, as_json
from parley.forms.definition import Definition, Field, said
from parley.station.errors import Refusal

LANGUAGE = click.option(
    "--language", default="en", show_default=True, metavar="TAG", help="The language of labels."
)


def tree(form: Definition, language: str) -> dict[str, Any]:
    """A form as plain values."""
    return {
        "type": form.type,
        "name": said(form.name, language),
        "about": said(form.about, language),
        "number": form.number or None,
        "group": form.group,
        "carried_by": list(form.carried),
        "precedence": form.precedence,
        "needs": list(form.needs),
        "follows": list(form.follows),
        "fields": [_field(field, language) for field in form.fields],
    }


def _field(field: Field, language: str) -> dict[str, Any]:
    options = [{"value": option.value, "label": said(option.label, language)} for option in field.options]
    return {
        "name": field.name,
        "label": said(field.label, language),
        "kind": f"list of {field.of}" if field.kind == "list" else field.kind,
        "required": field.required,
        "unit": field.unit or None,
        "options": options,
        "columns": [_field(column, language) for column in field.columns],
    }


@click.command
@LANGUAGE
@reads
@here
@examples("parley forms", "parley forms --language uk")
def forms(at: Here, language: str) -> None:
    """What can be written: every form of this release, and those in the folder `forms` of the station."""
    catalogue = wiring.catalogue(at.folder)
    if at.json:
        as_json([tree(form, language) for form in catalogue.all()])
        return
    rows = [
        [form.type, form.group, "write" if form.written else "", said(form.name, language)]
        for form in catalogue.all()
    ]
    sheet = Sheet()
    sheet.table(["FORM", "GROUP", "", "NAME"], rows, folds=("NAME",))
    sheet.blank()
    sheet.say(f"the catalogue's hash: {catalogue.hash}")


@click.command
@click.argument("form")
@LANGUAGE
@reads
@here
@examples("parley form rfe", "parley form rfe --language ar")
def form(at: Here, form: str, language: str) -> None:
    """What FORM asks for, field by field."""
    catalogue = wiring.catalogue(at.folder)
    found = catalogue.get(form.upper()) or catalogue.newest(form.upper())
    if found is None:
        raise Refusal(f"there is no form {form}", "see: parley forms")
    if at.json:
        as_json(tree(found, language))
        return
    sheet = Sheet()
    sheet.title(f"{found.type}  {said(found.name, language)}")
    sheet.say(said(found.about, language))
    if not found.written:
        sheet.say(f"carried by {', '.join(found.carried)}: other commands write it")
    for need in found.needs:
        sheet.say(f"needs --{need.replace('_', '-')}")
    if found.follows:
        sheet.say(f"answers: {', '.join(found.follows)}")
    sheet.blank()
    sheet.table(["FIELD", "", "KIND", "LABEL"], list(_rows(found.fields, language)), folds=("KIND", "LABEL"))


def _rows(fields: tuple[Field, ...], language: str, within: str = "") -> list[list[str]]:
    rows: list[list[str]] = []
    for field in fields:
        kind = f"list of {field.of}" if field.kind == "list" else field.kind
        kind = ", ".join(option.value for option in field.options) or HINTS.get(kind, kind)
        kind += f" ({field.unit})" if field.unit else ""
        rows.append(
            [f"{within}{field.name}", "required" if field.required else "", kind, said(field.label, language)]
        )
        rows += _rows(field.columns, language, f"{field.name}.")
    return rows
