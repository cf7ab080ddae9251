"""A written message as the command line puts it together: its header's options, its form's fields, its translations.

`header` adds the options; `letter` makes of what they said the fields of a request. Nothing is sent here.
"""

import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from parley import wiring
from parley.cli import attachment
from parley.cli.codes import PRECEDENCE
from parley.cli.failures import Cannot
from parley.cli.here import Here
from parley.cli.moments import MOMENT
from parley.forms import values
from parley.forms.definition import Definition, Field
from parley.line.bounds import TEXT_CHARACTERS_MAX
from parley.line.values import Usage
from parley.record.entry import Instant
from parley.station.errors import Refusal
from parley.station.ports import Reading
from parley.views import lines

F = TypeVar("F", bound=Callable[..., Any])
Options = dict[str, Any]

TYPES: Final = "see: parley forms"
FREE: Final = "FREE-TEXT"


def _precedence(flag: str, name: str, words: str, *short: str) -> Callable[[F], F]:
    return click.option(*short, flag, name, type=PRECEDENCE, help=words)


_OPTIONS: Final = (
    click.option("--to", "also_to", multiple=True, metavar="POST", help="One more post that must act; repeat it."),
    click.option("--info", multiple=True, metavar="POST", help="A post that need only know; repeat it."),
    click.option("--exempt", "exempted", multiple=True, metavar="POST", help="A post that is not to be told."),
    _precedence("--precedence", "precedence", "FLASH, IMMEDIATE, PRIORITY, ROUTINE; else what the form offers.", "-p"),
    _precedence("--info-precedence", "info_precedence", "Another precedence for those who need only know."),
    click.option("-s", "--subject", default="", help="What it is about, in a few words."),
    click.option("--from", "from_", metavar="POST", help="Our post that writes; without it, our desk."),
    click.option("--language", metavar="TAG", help="The language it is written in, as in `en`."),
    click.option("--translation", "translations", multiple=True, metavar="TAG[.FIELD]=TEXT",
                 help="The same in another language, field by field (`text` if none is named); repeat it."),
    click.option("--authentic", metavar="TAG", help="The language whose text counts; else the author's."),
    click.option("--reply-to", metavar="MESSAGE", help="The message that this one answers."),
    click.option("--refers", multiple=True, metavar="REF", help="A message or call that it refers to; repeat it."),
    click.option("--must-follow", multiple=True, metavar="MESSAGE", help="Not to be read without this one; repeat it."),
    click.option("--reply-by", type=MOMENT, help="An answer is asked for by then."),
    click.option("--valid-from", type=MOMENT, help="What it says holds from then on."),
    click.option("--valid-to", type=MOMENT, help="What it says holds until then."),
    click.option("--label", default="", help="How it is to be handled, as in `releasable to the mediator`."),
    click.option("--article", default="", help="The article of the agreement that it rests on."),
    click.option("--paragraph", default="", help="And the paragraph."),
    click.option("--remarks", default="", help="Remarks, below the form's own fields."),
    click.option("--marking", metavar="USAGE[:NAME]", help="EXERCISE, OPERATION, DRILL or PROJECT, and its name."),
    click.option("--exercise", is_flag=True, help="This is an EXERCISE, and will be marked as one everywhere."),
    click.option("--attach", multiple=True, type=click.Path(dir_okay=False, path_type=Path), metavar="IMAGE",
                 help="A flat image (PNG or JPEG) that goes with it; repeat it."),
)  # fmt: skip


def header(function: F) -> F:
    """The options of a message's header, as one mapping `header`."""

    def gathered(*args: Any, **given: Any) -> Any:  # noqa: ANN401  # click's own
        said = {name: given.pop(name) for name in _NAMES}
        return function(*args, header=said, **given)

    gathered.__name__, gathered.__doc__ = function.__name__, function.__doc__
    gathered.__dict__.update(function.__dict__)
    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered  # type: ignore[return-value]  # the same command, with options


_NAMES: Final = (
    "also_to", "info", "exempted", "precedence", "info_precedence", "subject", "from_", "language", "translations",
    "authentic", "reply_to", "refers", "must_follow", "reply_by", "valid_from", "valid_to", "label", "article",
    "paragraph", "remarks", "marking", "exercise", "attach",
)  # fmt: skip


def definition(at: Here, name: str) -> Definition:
    """The form of that name (`RFE`, `rfe`, `RFE/1`). Raises Refusal if there is none, or nobody writes it."""
    catalogue = wiring.catalogue(at.folder)
    found = catalogue.get(name.upper()) or catalogue.newest(name.upper())
    if found is None:
        raise Refusal(f"there is no form {name}", TYPES)
    if not found.written:
        raise Refusal(
            f"{found.short} is not written as a message", f"it is carried by {', '.join(found.carried)}"
        )
    return found


def fields(form: Definition, given: Sequence[str], now: int) -> Options:
    """The form's fields of `name=value` as typed; a table or list may be typed as JSON. Raises Refusal."""
    made: Options = {}
    for pair in given:
        name, equals, text = pair.partition("=")
        field = form.field(name)
        if not equals or field is None:
            names = ", ".join(known.name for known in form.fields)
            raise Refusal(f"{name!r} is no field of {form.short}", f"write NAME=VALUE; its fields: {names}")
        made[name] = value(field, text, now)
    return made


def value(field: Field, text: str, now: int) -> Any:  # noqa: ANN401  # as the field's kind
    """What was typed, as the form wants it. Raises Refusal."""
    if field.kind in {"list", "table"} and text.lstrip()[:1] in {"[", "{"}:
        try:
            return json.loads(text)
        except ValueError as why:
            raise Refusal(
                f"{field.name}: this is no JSON: {why}", "write a JSON list, or use: parley fill"
            ) from why
    try:
        return values.parse(field, text, Instant(now))
    except values.BadValue as why:
        named = why.what.startswith(f"{field.name}: ")
        raise Refusal(why.what if named else f"{field.name}: {why.what}", why.hint) from why


def letter(at: Here, reading: Reading, header: Mapping[str, Any], posts: Sequence[str]) -> Options:
    """The header's part of a request to write. Raises Refusal, Cannot."""
    plain = ("precedence", "info_precedence", "language", "authentic", "reply_by", "valid_from", "valid_to")
    made: Options = {name: header[name] for name in plain if header[name] is not None}
    texts = ("subject", "label", "article", "paragraph", "remarks")
    made |= {name: header[name] for name in texts if header[name]}
    made |= {name: list(header[name]) for name in ("info", "exempted") if header[name]}
    made["to"] = [*posts, *header["also_to"]]
    if header["from_"]:
        made["from"] = header["from_"]
    if header["reply_to"]:
        made["reply_to"] = lines.find(reading, header["reply_to"], "message", at.line)[1]
    for name, kinds in (("refers", ("message", "call")), ("must_follow", ("message",))):
        if header[name]:
            made[name] = [whole(at, reading, ref, kinds) for ref in header[name]]
    if header["translations"]:
        made["translations"] = _translations(header["translations"])
    if (marking := _marking(header)) is not None:
        made["marking"] = marking
    if header["attach"]:
        made["attachments"] = attachment.hand_in(at, header["attach"])
    return made


def whole(at: Here, reading: Reading, prefix: str, kinds: Sequence[str]) -> str:
    """The whole reference of a thing of one of these kinds. Raises Refusal."""
    for kind in kinds[:-1]:
        try:
            return lines.find(reading, prefix, kind, at.line)[1]
        except Refusal:
            continue
    return lines.find(reading, prefix, kinds[-1], at.line)[1]


def _marking(header: Mapping[str, Any]) -> Options | None:
    if header["marking"] is None:
        return {"usage": Usage.EXERCISE.value, "name": ""} if header["exercise"] else None
    usage, _, name = header["marking"].partition(":")
    if usage.upper() not in set(Usage):
        raise Refusal(
            f"{usage!r} is no marking", f"one of: {', '.join(Usage)}, as in EXERCISE:northern-lights"
        )
    if header["exercise"] and usage.upper() != Usage.EXERCISE:
        raise Refusal(f"marked as {usage.upper()} and as an exercise", "leave --exercise or --marking out")
    return {"usage": usage.upper(), "name": name}


def _translations(given: Sequence[str]) -> list[Options]:
    made: dict[str, Options] = {}
    for pair in given:
        where, equals, text = pair.partition("=")
        language, _, field = where.partition(".")
        if not equals:
            raise Refusal(
                f"{pair[:40]!r} is no translation", "write TAG=TEXT, or TAG.FIELD=TEXT, as in ru=Привет"
            )
        of = made.setdefault(language, {"language": language, "subject": "", "fields": {}})
        if field == "subject":
            of["subject"] = text
        else:
            of["fields"][field or "text"] = text
    return list(made.values())


def from_file(path: Path) -> Options:
    """A whole letter from a TOML file: the names of the request, fields below [fields]. Raises Cannot, Refusal."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as why:
        raise Cannot(f"{path}: cannot be read: {why}", "write it as UTF-8 text") from why
    except tomllib.TOMLDecodeError as why:
        raise Refusal(f"{path}: {why}", "see https://toml.io; every text stands in quotes") from why


def text(given: str | None, file: Path | None) -> str:
    """A text from wherever it comes. A trailing line end is the editor's, not the writer's."""
    if given is not None and file is not None:
        raise click.UsageError("either TEXT or --file")
    if given is not None:
        return given
    if file is not None and str(file) != "-":
        found = file.read_text(encoding="utf-8")
    else:
        with click.open_file("-", encoding="utf-8") as stdin:
            found = stdin.read()
    found = found.removesuffix("\n")
    if len(found) > TEXT_CHARACTERS_MAX:
        what = f"the text has {len(found)} characters"
        raise Cannot(what, f"a message has at most {TEXT_CHARACTERS_MAX}: send it in parts")
    return found
