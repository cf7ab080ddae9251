"""Every field of every type with texts that try to be something else, on the pages that show them: inert, in place.

The pages are made as the console makes them and opened in a real browser under the console's own policy; no station is
needed for that.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import cycle
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Page, Route
from starlette.requests import Request

from parley.console import messages, messages_said, pages, requests
from parley.console import writing_nodes as nodes
from parley.console.accounts import Role
from parley.console.app import STATIC
from parley.console.guard import HEADERS
from parley.console.sessions import Session
from parley.console.writing_nodes import Fault, Tongues, Typed
from parley.forms import printed
from parley.forms.catalogue import builtin
from parley.forms.definition import Definition
from parley.line.values import Precedence, Usage
from parley.record.entry import instant
from parley.station import attachments
from parley.views import composing
from parley.views import messages as view
from tests.console.browsing import problems
from tests.forms import examples
from tests.forms.hostile import HOSTILE
from tests.forms.letters import entry, message

pytestmark = pytest.mark.needs_browser

READABLE = """() => {
  const page = document.documentElement.cloneNode(true);
  for (const typed of page.querySelectorAll("textarea")) typed.remove();
  return page.textContent;
}"""  # what is typed into an area stays as it was typed, and turns nothing but itself
TYPED = """[...document.querySelectorAll("main textarea[name^='f.'], main input[name^='f.']:not([type])")]
  .map((box) => [box.name, box.value])"""
HERE = "http://console.test"
REF = examples.REF
NOW = instant("2022-03-04T13:00:00.000Z")
TYPES = [found.short for found in builtin().all() if found.written]
TEXTS = [*HOSTILE.values(), "\u0301" * 16_000, "\u202e" * 200, "a\u0301" * 8_000]
SHORT, POST = 200, 64  # characters that the record lets a header's text, and a post's name, have
SIDES = composing.Sides(
    agreed=True, ours=("desk", "minister"), theirs=("desk", "<b>\u202epost</b>"), desks=("desk",),
    languages=("en", "ar"), receipts=4,
)  # fmt: skip


def evil(value: object, texts: Iterator[str]) -> Any:
    """The value with every text in it, and every number, as a hostile author would have it."""
    match value:
        case str():
            return next(texts)
        case bool():
            return next(texts)
        case int():
            return 2**53 - 1
        case Mapping():
            return {name: evil(part, texts) for name, part in value.items()}
        case list() | tuple():
            return [evil(part, texts) for part in value]
    return value


def signed(definition: Definition, texts: Iterator[str]) -> dict[str, Any]:
    fields = evil(examples.whole(definition), texts)
    header: dict[str, Any] = {
        name: next(texts)[:SHORT] for name in ("subject", "remarks", "label", "article")
    }
    posts: dict[str, Any] = {name: next(texts)[:POST] for name in ("from", "released_by", "language")}
    image = {
        "name": next(texts)[:SHORT],
        "media": "image/png",
        "size": 2**40,
        "hash": "0" * 64,
        "about": "<b>",
    }
    translation = {"language": "ar", "subject": next(texts)[:SHORT], "fields": {"text": next(texts)}}
    return (
        entry(definition.type, fields)
        | header
        | posts
        | {
            "to": [next(texts)[:POST], next(texts)[:POST]],
            "marking": {"usage": "EXERCISE", "name": next(texts)[:SHORT]},
            "attachments": [image],
            "translations": [translation],
        }
    )


def told(body: dict[str, Any], texts: Iterator[str], *, mine: bool) -> dict[str, Any]:
    """The message as a view has it: everything that anybody said of it is hostile, too."""
    at = "2022-03-04T12:41:00.000Z"
    receipt = {
        "ref": REF, "post": next(texts)[:POST], "level": 2, "at": at, "heard_at": at, "in_time": False, "crossed": True,
        "words": "", "in_languages": [{"language": "en", "words": view.receipt_words(2, next(texts)[:POST], at)}],
    }  # fmt: skip
    addressees = {
        "class": "action",
        "posts": [next(texts)[:POST]],
        "precedence": "O",
        "due": at,
        "overdue": True,
    }
    return {
        "ref": REF, "line": "00" * 16, "with": "boreas", "mine": mine, **{name: body[name] for name in view.AS_WRITTEN},
        "text": next(texts), "at": body["at"], "heard_at": at, "held_at": at, "state": "SEEN", "marks": [],
        "receipts": [receipt], "receipts_agreed": 4, "addressees": [addressees], "due": at, "overdue": True,
        "expected": {"ref": REF, "post": next(texts)[:POST], "by": at, "text": next(texts)},
        "queries": [{"ref": REF, "by": "desk", "at": at}],
        "nacks": [{"ref": REF, "post": next(texts)[:POST], "reason": "LANGUAGE", "text": next(texts), "at": at}],
        "cancelled": None, "corrections": [], "readdressed": [REF], "replies": [REF], "unanswered": True,
        "answered_late": True, "quiet": "flood", "faults": [{"ref": REF, "why": next(texts)[:SHORT]}],
    }  # fmt: skip


def rendered(template: str, path: str, **values: Any) -> str:
    """The page as the console answers with it, to a person on watch."""
    desk = SimpleNamespace(now=lambda: NOW, card=SimpleNamespace(title="Republic of Aster"))
    request = Request(
        {
            "type": "http", "method": "GET", "path": path, "headers": [], "query_string": b"",
            "app": SimpleNamespace(state=SimpleNamespace(desk=desk)),
        }
    )  # fmt: skip
    request.state.session = Session("o.haas", Role.WATCH, 0, 1)
    return bytes(pages.render(request, template, **values).body).decode()


def opened(page: Page, words: str) -> None:
    """The page in the browser, under the console's own headers, without the scripts that would ask a station."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HERE)
        if path.endswith(".css"):
            name = path.removeprefix("/static/")
            route.fulfill(body=(STATIC / name).read_bytes(), content_type="text/css")
        elif path == "/page":
            route.fulfill(body=words, content_type="text/html; charset=utf-8", headers=HEADERS)
        else:
            route.fulfill(status=204)

    page.route(f"{HERE}/**", answer)
    page.goto(f"{HERE}/page")


def is_inert(page: Page) -> None:
    """Nothing of it became part of the page, turned a line around, or moved what stands around it."""
    ours = ":not([src='/static/no-such'])"  # of a picture of ours
    assert (
        page.locator(
            f"main img{ours}, main script, main iframe, main b, main meta, [onerror], [onload]"
        ).count()
        == 0
    )
    shown = str(page.evaluate(READABLE))
    assert not [
        letter for letter in "\u202a\u202b\u202c\u202d\u202e\u200b\u200f\ufeff\u061c" if letter in shown
    ]
    wide, window = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= window
    assert page.locator("h1").count() == 1
    box = page.locator("h1").bounding_box()
    assert box is not None
    assert box["y"] < 800


def pictured(texts: Iterator[str]) -> list[dict[str, Any]]:
    """A picture in each state, whose name and words are theirs."""
    return [
        {"name": next(texts)[:SHORT], "about": next(texts)[:SHORT], "media": "image/png", "size": 7, "have": 3,
         "hash": REF, "state": state, "href": "/static/no-such"}
        for state in (attachments.WHOLE, attachments.CLOSED, attachments.REFUSED, attachments.LACKING)
    ]  # fmt: skip


@pytest.mark.parametrize("short", TYPES)
def test_a_hostile_message_of_every_type_is_inert_on_its_page(page: Page, short: str) -> None:
    definition = builtin().newest(short)
    assert definition is not None
    texts = cycle(TEXTS[TYPES.index(short) % len(TEXTS) :] + TEXTS[: TYPES.index(short) % len(TEXTS)])
    body = signed(definition, texts)
    found = told(body, texts, mine=bool(TYPES.index(short) % 2))
    words = rendered(
        "message.html", f"/messages/boreas/{REF}",
        message={**found, "stopped": False, "late": True, "href": f"/messages/boreas/{REF}"},
        row=SimpleNamespace(name="boreas"), ladder=messages_said.ladder(found), story=messages_said.story(found),
        sides=SIDES, form=definition, text=printed.text(message(body), definition, ("en", "ar")),
        read=messages_said.read(message(body, phrases={"en": next(texts)[:SHORT]}), definition, "en"),
        left=partial(messages_said.left, found),
        receipt=messages_said.receipt,
        answers=[("RFE-REPLY", "Reply")], acts=True, id="1", drafts_first=False,
        rfe=None, assurance=None, judging=None, says="", items={}, pictures=pictured(texts),
    )  # fmt: skip
    opened(page, words)
    is_inert(page)
    if not TYPES.index(short):
        assert problems(page) == []


@pytest.mark.parametrize("box", ["in", "out"])
def test_lists_of_hostile_messages_are_inert(page: Page, box: str) -> None:
    texts = cycle(TEXTS)
    listed = []
    for short in TYPES:
        definition = builtin().newest(short)
        assert definition is not None
        found = told(signed(definition, texts), texts, mine=box == "out")
        listed.append({**found, "stopped": False, "late": True, "href": "/messages/boreas/x"})
    gap = {"words": next(texts), "since": "2022-03-04T12:41:00.000Z"}
    words = rendered(
        "messages.html", "/messages", box=box, boxes=messages.BOXES, rows=[SimpleNamespace(name="boreas")],
        about=view.about, unseen=listed, rest=listed, more=[("boreas", "R", 3)],
        gaps=[("boreas", gap)], mine=box == "out", q="", phrase=requests.ASKING,
        asking=[(SimpleNamespace(name="boreas"), SIDES.theirs)],
    )  # fmt: skip
    opened(page, words)
    is_inert(page)


@pytest.mark.parametrize("short", TYPES)
def test_a_form_full_of_hostile_texts_is_inert_and_keeps_what_was_typed(page: Page, short: str) -> None:
    definition = builtin().newest(short)
    assert definition is not None
    texts = cycle(
        ["<b>\u202ex</b>\" onload='x'", "</textarea><script>1</script>", "w" * 4_000, "\u0301" * 4_000]
    )
    typed = Typed({name: [next(texts) for _ in some] if not name.endswith("#") else some for name, some in
                   nodes.retyped(definition, examples.whole(definition), [], "en").items()})  # fmt: skip
    faults = {name: Fault(next(texts), next(texts)) for name in (*typed.texts, "to", "reply_by")}
    about = told(signed(definition, texts), texts, mine=False)
    asked = {name: [SimpleNamespace(lang="ar", text=next(texts))] for name in list(typed.texts)[:4]}
    words = rendered(
        "writing.html", f"/messages/boreas/write/{short.lower()}", row=SimpleNamespace(name="boreas"), sides=SIDES,
        form=definition, title="A form", about="What it is for", typed=typed, faults=faults, refused=None,
        texts=("en", "ar"), subjects=(), named={"reply_to": about}, usages=tuple(Usage), precedences=tuple(Precedence),
        nodes=nodes.nodes(definition, typed, faults, Tongues("en", ("en", "ar"))), phrases=[],
        sentences={"en": next(texts)}, said_of=messages_said.sentence, drafts_first=True, changes="", images=[],
        asked=asked, picture_most=5 << 20,
    )  # fmt: skip
    opened(page, words)
    is_inert(page)
    for name, value in page.evaluate(TYPED):
        assert value.replace("\n", "") == typed.one(name).replace("\n", ""), name
