"""Every command, request, setting and error code is in the reference, and nothing that the code does not have."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields as settings_of
from pathlib import Path

import click
import msgspec
import pytest

from parley.cli import main
from parley.line import commands, commands_messages, request
from parley.line.drills import Result
from parley.line.terms import Do
from parley.line.values import Layer
from parley.record.entry import Instant
from parley.station import settings
from parley.station.settings import Settings
from tests.docs.pages import default, page, spelled_fields, words

ROOT = Path(__file__).resolve().parent.parent.parent
SRC = ROOT / "src" / "parley"


def paths(command: click.Command, name: str) -> Iterator[str]:
    yield name
    if isinstance(command, click.Group):
        context = click.Context(command)
        for sub in command.list_commands(context):
            found = command.get_command(context, sub)
            assert found is not None, sub
            yield from paths(found, f"{name} {sub}")


@pytest.mark.parametrize("name", list(paths(main, "parley")))
def test_every_command_is_in_the_reference(name: str) -> None:
    assert re.search(
        rf"^#+ {re.escape(name)}$|^`{re.escape(name)} ", page("reference/cli").text, re.MULTILINE
    )


# --- requests -----------------------------------------------------------------------------------------------


def own_fields(kind: type[request.Request]) -> Iterator[tuple[str, str, str]]:
    """Name, type and default of each field that is not every call's."""
    spelt = spelled_fields(kind)
    for field in msgspec.structs.fields(kind):
        if field.encode_name != "call" or not issubclass(kind, commands.OfCall):
            yield field.encode_name, spelt[field.encode_name], default(field)


def test_every_request_to_a_line_is_in_the_reference_with_its_fields() -> None:
    table = page("reference/requests").table("do", "field", "type", "default", "meaning")
    said = [(row["do"], row["field"], row["type"], row["default"]) for row in table.rows]
    assert said == [
        (str(kind.__struct_config__.tag), *field)
        for kind in commands.AnyRequest.__args__
        for field in (list(own_fields(kind)) or [("–", "–", "–")])
    ]


def test_the_types_of_requests_are_those_of_the_code() -> None:
    said = page("reference/requests").table("type", "written as").pairs("type", "written as")
    for example in re.findall(r"\+\d+\w", said["moment"]):
        assert request.moment(example, Instant(0)) > 0
    assert said.keys() == {"reference", "moment", "layer", "rung kind", "drill result", "letter"}
    assert said["layer"] == " or ".join(words(Layer))
    assert said["rung kind"] == ", ".join(words(Do))
    assert said["drill result"] == ", ".join(words(Result))
    letter, write = spelled_fields(commands_messages.Letter), spelled_fields(commands_messages.Write)
    assert letter.keys() == write.keys() - {"messages"}


def test_every_request_to_the_station_itself_is_in_the_reference() -> None:
    said = set(page("reference/control").table("do", "fields", "answer").column("do"))
    source = (SRC / "station" / "control.py").read_text("utf-8")
    assert said == set(re.findall(r'case \{"do": "([a-z_.]+)"', source))
    assert said.isdisjoint(commands.REQUESTS)


# --- settings -----------------------------------------------------------------------------------------------


def test_every_setting_is_in_the_reference() -> None:
    assert page("reference/settings").table("key", "meaning", "example").column("key") == [
        field.name for field in settings_of(Settings)
    ]


def test_every_file_of_the_folder_is_in_the_reference() -> None:
    said = ", ".join(page("reference/settings").table("file", "what it is").column("file"))
    for name in (settings.CARD, settings.RECORD, settings.SOCKET):
        assert name in said


# --- errors -------------------------------------------------------------------------------------------------


def codes() -> Iterator[str]:
    """Every error code that the code can give: of a Refusal, or put into an answer by hand."""
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refusal":
                given = [*node.args[2:3], *(word.value for word in node.keywords if word.arg == "code")]
                yield from (code for expression in given for code in texts(expression))
            elif isinstance(node, ast.Dict) and path.parent.name == "station":
                named = zip(node.keys, node.values, strict=True)
                yield from (
                    code
                    for key, value in named
                    if isinstance(key, ast.Constant) and key.value == "code"
                    for code in texts(value)
                )


def texts(expression: ast.expr) -> list[str]:
    """The plain texts that this expression may come to."""
    if isinstance(expression, ast.IfExp):
        return [*texts(expression.body), *texts(expression.orelse)]
    return [str(expression.value)] if isinstance(expression, ast.Constant) else []


def test_every_error_code_is_in_the_reference_and_no_other() -> None:
    said = page("reference/errors").table("code", "means").column("code")
    assert said == ["refused", *sorted({*codes()} - {"refused"})]
