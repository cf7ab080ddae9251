"""Writing: which type, its form made from its definition, a preview of exactly what will be signed; only then sending.

One address serves the form and what follows from it; `step` says which. Every step carries all that was typed, so that
a page that comes back has lost nothing. What was shown is compared with what would be signed when it is sent: if it
has changed meanwhile (the agreement, the number), it is shown again instead.
"""

import asyncio
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

import msgspec
from msgspec import Struct
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from parley.console import acting, attached, pages, requests, times, writing_drafts
from parley.console import writing_answers as answers
from parley.console import writing_nodes as nodes
from parley.console import writing_phrases as phrases
from parley.console.messages_said import sentence
from parley.console.writing_nodes import Fault, Tongues, Typed
from parley.console.writing_read import Read, header_of
from parley.forms import check, printed
from parley.forms.definition import Definition, said
from parley.forms.sheet import chosen
from parley.forms.typed import BadValue
from parley.line.message import CANCEL, READDRESS
from parley.line.values import Precedence, Usage
from parley.line.written import ATTACHMENTS_MAX
from parley.record import canonical
from parley.record.errors import Malformed
from parley.station import pictures
from parley.station.errors import Refusal
from parley.station.ports import LineRow
from parley.views import composing, lines, printing
from parley.views import drafts as view_drafts
from parley.views import messages as view

ELSEWHERE: Final = frozenset((CANCEL, READDRESS))  # chosen on the page of the message that they are about
OWN: Final = frozenset(("step", "id", "request", "shown"))  # of the page, not typed
GROUPS: Final = ("own", "risk", "notices", "service", "calls")  # free text and phrases are among the first
KINDS: Final = ("message", "call")
DRAFTS: Final = frozenset(
    (composing.DRAFT, composing.CHANGE)
)  # requests that our journal has, and the line has not


class Sheet(Struct, frozen=True):
    """What is being written: on which line, between whom, of which type."""

    row: LineRow
    sides: composing.Sides
    definition: Definition


# --- which type ---------------------------------------------------------------------------------------------


@acting.for_watch
async def types(request: Request) -> Response:
    """The types that people write, by group."""
    desk = pages.desk(request)
    row = pages.line(request)
    language = pages.spoken(request).language
    groups: dict[str, list[tuple[str, str, str]]] = {group: [] for group in GROUPS}
    for found in desk.catalogue.all():
        if found.written and found.short not in ELSEWHERE:
            told = (found.short, said(found.name, language), said(found.about, language))
            groups[found.group].append(told)
    agreed = composing.sides(desk.reading, row).agreed
    return pages.render(request, "writing-types.html", row=row, groups=groups, agreed=agreed)


def _sheet(request: Request) -> Sheet:
    """The line and the type that the address names. Raises Refusal."""
    desk = pages.desk(request)
    row = pages.line(request)
    name = request.path_params["type"].upper()
    definition = desk.catalogue.newest(name)
    if definition is None or not definition.written:
        raise Refusal(f"nobody writes a form {name}", "choose one of the list")
    sides = composing.sides(desk.reading, row)
    if not sides.agreed:
        raise Refusal("no agreement stands on this line", "nothing is written without one: parley agree")
    return Sheet(row, sides, definition)


# --- the form -----------------------------------------------------------------------------------------------


@acting.for_watch
async def page(request: Request) -> Response:
    """The empty form; with `supersedes` a message that is to be corrected, with `reply_to` an answer, or a `draft`."""
    sheet = _sheet(request)
    return _form(request, sheet, Typed(_begun(request, sheet)), {})


def _begun(request: Request, sheet: Sheet) -> dict[str, list[str]]:
    """What stands in a form before anybody has typed."""
    desk, asked = pages.desk(request), request.query_params
    language = pages.spoken(request).language
    own = language if language in sheet.sides.languages else sheet.sides.languages[0]
    made: dict[str, list[str]] = {
        "language": [own],
        "precedence": [sheet.definition.precedence],
        "to": list(sheet.sides.theirs[:1]),
    }
    for name in ("supersedes", "reply_to"):
        if asked.get(name):
            ref = lines.find(desk.reading, asked[name], view.TABLE, sheet.row.name)[1]
            about = view.one(desk.reading, sheet.row, ref, desk.now())
            made |= _corrected(sheet, about) if name == "supersedes" else _answering(request, sheet, about)
            made[name] = [ref]
    if draft := asked.get(writing_drafts.DRAFT):
        whole = lines.find(desk.reading, draft, view_drafts.DRAFT, sheet.row.name)[1]
        made |= writing_drafts.begun(request, sheet.row, whole, sheet.definition, own)
    if asked.get("phrase") and sheet.definition.type == phrases.TYPE:
        made |= phrases.begun(desk.book, asked["phrase"])
    return made


def _corrected(sheet: Sheet, about: dict[str, Any]) -> dict[str, list[str]]:
    own = about["language"]
    fields = nodes.retyped(sheet.definition, about["fields"], about["translations"], own)
    return {**header_of(about, own), **fields, **attached.of_letter(about["attachments"])}


def _answering(request: Request, sheet: Sheet, about: dict[str, Any]) -> dict[str, list[str]]:
    """An answer goes to whoever wrote, with a place for each that was asked; what follows an exercise is marked so."""
    made = {"to": [about["from"] if not about["mine"] else about["to"][0]]}
    made["to"] = [post for post in made["to"] if post in sheet.sides.theirs]
    if sheet.definition.short == requests.ASSURANCE and requests.asks_assurance(about):
        made |= requests.assured(about)
    if (answers_it := _answers(request, sheet, {"reply_to": about})) is not None:
        made |= answers_it.begun()
    if about["marking"]:
        made |= {"usage": [about["marking"]["usage"]], "marking": [about["marking"]["name"]]}
    return made


def _form(request: Request, sheet: Sheet, typed: Typed, faults: Mapping[str, Fault], **more: Any) -> Response:  # noqa: ANN401  # what the template needs
    labels = pages.spoken(request).language
    own = typed.one("language") or sheet.sides.languages[0]
    texts = (own, *(tag for tag in sheet.sides.languages if tag != own))
    named = _named(request, sheet, typed)
    answering = _answers(request, sheet, named)
    return pages.render(
        request,
        "writing.html",
        422 if faults or more.get("refused") else 200,
        **{"refused": None, **more},
        row=sheet.row,
        sides=sheet.sides,
        form=sheet.definition,
        title=said(sheet.definition.name, labels),
        about=said(sheet.definition.about, labels),
        typed=typed,
        faults=faults,
        texts=texts,
        subjects=_subjects(typed, texts),
        images=_images(typed),
        picture_most=pictures.FILE_BYTES_MAX,
        nodes=nodes.nodes(sheet.definition, typed, faults, Tongues(labels, texts)),
        named=named,
        asked=answering.beside(typed) if answering is not None else {},
        **_phrase(request, sheet, typed, named),
        usages=tuple(Usage),
        precedences=tuple(Precedence),
        drafts_first=composing.drafts_first(sheet.sides.two_persons, sheet.definition.type),
        changes=typed.one(writing_drafts.DRAFT),
    )


def _phrase(
    request: Request, sheet: Sheet, typed: Typed, named: Mapping[str, dict[str, Any]]
) -> dict[str, Any]:
    """Of the form of a phrase: the book to choose from, or what the chosen one says in each language of the line."""
    if sheet.definition.type != phrases.TYPE:
        return {"phrases": [], "sentences": {}, "said_of": sentence}
    book, number = pages.desk(request).book, typed.one(phrases.NUMBER).upper()
    told: dict[str, Any] = {"phrases": [], "sentences": {}, "said_of": sentence}
    if book.phrase(number) is not None:
        return {**told, "sentences": {tag: book.say(number, {}, tag) for tag in sheet.sides.languages}}
    answered = named.get("reply_to", {}).get("fields", {}).get("phrase", "")
    return {**told, "phrases": phrases.listed(book, pages.spoken(request).language, str(answered))}


def _images(typed: Typed) -> list[tuple[str, dict[str, Any]]]:
    """The pictures that the form has already, each as it is typed and as it is read; what is none is said elsewhere."""
    try:
        return list(zip(typed.many(attached.NAMED), attached.listed(typed), strict=True))
    except Refusal:
        return []


def _subjects(typed: Typed, texts: tuple[str, ...]) -> tuple[nodes.Box, ...]:
    """The subject in each language."""
    return tuple(
        nodes.Box(name=f"subject:{tag}", label="", how="line", typed=typed.one(f"subject:{tag}"), characters=nodes.LONG,
                  lang=tag)
        for tag in texts
    )  # fmt: skip


def _named(request: Request, sheet: Sheet, typed: Typed) -> dict[str, dict[str, Any]]:
    """The messages that the form is about, by what it does to them."""
    desk, found = pages.desk(request), {}
    for name in ("supersedes", "reply_to"):
        if ref := typed.one(name):
            try:
                whole = lines.find(desk.reading, ref, view.TABLE, sheet.row.name)[1]
            except Refusal:
                continue  # said beside the input
            found[name] = view.one(desk.reading, sheet.row, whole, desk.now())
    return found


def _answers(request: Request, sheet: Sheet, named: Mapping[str, dict[str, Any]]) -> answers.Answering | None:
    """What the form answers of the message that it replies to, if its type answers that one's."""
    about = named.get("reply_to")
    if about is None:
        return None
    return answers.answering(sheet.definition, pages.desk(request).catalogue.get(about["type"]), about)


# --- what follows -------------------------------------------------------------------------------------------


@acting.for_watch
async def step(request: Request) -> Response:
    """Another row, the preview, back to the form, or sending."""
    sheet = _sheet(request)
    form = await acting.read(request, files=ATTACHMENTS_MAX, bytes_max=pictures.FILE_BYTES_MAX)
    typed = _typed(form)
    try:
        typed = await attached.taken(request, sheet.row, form, typed)
    except Refusal as why:
        return _form(request, sheet, typed, {}, refused=why)
    what, _, where = str(form.get("step", "preview")).partition(":")
    if what == "more":
        return _form(request, sheet, _longer(typed, where), {})
    if what == "change":
        return _form(request, sheet, typed, {})
    if what == "send":
        return await _send(request, sheet, form, typed)
    return await _checked(request, sheet, typed)


def _typed(form: FormData) -> Typed:
    texts: dict[str, list[str]] = {}
    for name, text in form.multi_items():
        if name not in OWN and isinstance(text, str):
            texts.setdefault(name, []).append(text)
    return Typed(texts)


def _longer(typed: Typed, where: str) -> Typed:
    """The form with one row more there."""
    count = max(typed.rows(where, nodes.ROWS_MAX), nodes.ROWS_OFFERED) + 1
    return Typed({**typed.texts, f"{where}#": [str(count)]})


async def _checked(request: Request, sheet: Sheet, typed: Typed) -> Response:
    """The preview; or the form again, with what does not fit beside where it was typed."""
    desk = pages.desk(request)

    def whole(text: str) -> str:
        return _reference(request, sheet.row, text)

    answering = _answers(request, sheet, _named(request, sheet, typed))
    keys = answering.keys if answering is not None else {}
    read = Read(sheet.definition, typed, sheet.sides.languages, desk.now(), whole, keys)
    if read.faults:
        return _form(request, sheet, typed, read.faults)
    if sheet.definition.type == phrases.TYPE:
        try:
            read.letter = phrases.filled(desk.book, read.letter, read.now, read.own)
        except BadValue as why:
            return _form(request, sheet, typed, {phrases.NUMBER: Fault(why.what, why.hint)})
    try:
        if images := attached.listed(typed):
            read.letter["attachments"] = images
        return await _preview(request, sheet, typed, _request(request, sheet, typed, read.letter))
    except (Refusal, Malformed) as why:
        return _form(request, sheet, typed, {}, refused=why)


def _reference(request: Request, row: LineRow, text: str) -> str:
    """The whole reference of a message, or of a call. Raises Refusal."""
    reading = pages.desk(request).reading
    try:
        return lines.find(reading, text, KINDS[0], row.name)[1]
    except Refusal:
        return lines.find(reading, text, KINDS[1], row.name)[1]


def _request(request: Request, sheet: Sheet, typed: Typed, letter: dict[str, Any]) -> dict[str, Any]:
    """What the station is to be asked: to write it, to correct by it, or to keep it as a draft."""
    desk = pages.desk(request)
    if typed.one(writing_drafts.DRAFT):
        return writing_drafts.request(desk.reading, sheet.row, typed, letter, request.state.session.name)
    corrects = letter.get("supersedes") if sheet.definition.short != CANCEL else None
    if composing.drafts_first(sheet.sides.two_persons, sheet.definition.type):
        needed = typed.one("needed_by").strip()
        late = {"needed_by": times.typed(needed, desk.now())} if needed else {}
        return {"do": composing.DRAFT, **letter, **late, "by": request.state.session.name}
    if corrects:
        rest = {name: value for name, value in letter.items() if name != "supersedes"}
        return {"do": "correct", "message": corrects, **rest}
    return {"do": "write", **letter}


async def _preview(
    request: Request, sheet: Sheet, typed: Typed, asked: dict[str, Any], *, changed: bool = False
) -> Response:
    """What will be signed, as a printed form in every language of the line. Raises Refusal."""
    desk = pages.desk(request)
    entry, warnings = composing.composed(desk.reading, sheet.row, asked, desk.now(), desk.catalogue)
    spoken = chosen(sheet.sides.languages)
    print_ = printing.unsent(desk.reading, sheet.row, entry, desk.book, spoken)
    text = await asyncio.to_thread(printed.text, print_, sheet.definition, spoken, signed=False)
    return pages.render(
        request,
        "writing-preview.html",
        row=sheet.row,
        form=sheet.definition,
        title=said(sheet.definition.name, pages.spoken(request).language),
        text=text,
        entry=entry,
        words=check.words_of(sheet.definition, entry["fields"]),
        words_max=check.WORDS_MAX if entry["precedence"] in check.SHORT else None,
        warnings=warnings,
        unanswered=_unanswered(request, sheet, entry),
        typed=typed.texts,
        draft=asked["do"] in DRAFTS,
        changed=changed,
        id=acting.fresh_id(),
        asked=msgspec.json.encode(asked).decode(),
        shown=_digest(entry),
    )


def _unanswered(request: Request, sheet: Sheet, entry: Mapping[str, Any]) -> list[str]:
    """What was asked and would get no answer: that is allowed, and nobody should overlook it."""
    replies = Typed({"reply_to": [entry.get("reply_to") or ""]})
    answering = _answers(request, sheet, _named(request, sheet, replies))
    return answering.unanswered(entry["fields"], pages.spoken(request).language) if answering else []


def _digest(entry: Mapping[str, Any]) -> str:
    """What stands for all that was shown."""
    return sha256(canonical.encode(entry)).hexdigest()


async def _send(request: Request, sheet: Sheet, form: FormData, typed: Typed) -> Response:
    """It is signed as it was shown, or shown again. Sent twice, it is signed once."""
    desk = pages.desk(request)
    asked = _asked(request, form)
    if desk.reading.answer(str(form.get("id", ""))[: acting.ID_MAX]) is None:
        entry, _ = composing.composed(desk.reading, sheet.row, asked, desk.now(), desk.catalogue)
        if _digest(entry) != form.get("shown"):
            return await _preview(request, sheet, typed, asked, changed=True)
    try:
        answer = await acting.ask(request, sheet.row.id, form, asked)
    except Refusal as why:
        return _form(request, sheet, typed, {}, refused=why)
    if asked["do"] in DRAFTS:
        ref = asked.get("draft") or view_drafts.newest_draft(desk.reading, sheet.row, asked["by"])
        return RedirectResponse(f"/messages/{sheet.row.name}/drafts/{ref}", 303)
    return RedirectResponse(f"/messages/{sheet.row.name}/{answer['entries'][0]['ref']}", 303)


def _asked(request: Request, form: FormData) -> dict[str, Any]:
    """The request that the preview carried. Raises Refusal."""
    try:
        asked = msgspec.json.decode(str(form.get("request", "")), type=dict[str, Any])
    except msgspec.DecodeError as why:
        raise Refusal("this is no preview of a message", "write it anew") from why
    if asked.get("do") not in {"write", "correct", *DRAFTS}:
        raise Refusal("this is no preview of a message", "write it anew")
    return {**asked, "by": request.state.session.name} if asked["do"] in DRAFTS else asked
