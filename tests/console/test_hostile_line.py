"""A counterpart in bad faith, on a real line, in every field that it can fill: the console and the terminal stay ours.

It sends over the real wire; what the record can hold at all is on our record afterwards, and then every page of the
console is opened in a real browser. What the wire refuses is refused in words, with the bytes kept as evidence.
"""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
import pytest
from playwright.sync_api import Dialog, Page, Request, expect

from parley.line import facts
from parley.line.terms import Terms, tree
from parley.record import canonical
from parley.record import entry as entries
from parley.station.client import Client
from parley.wiring import reading, serving
from tests.cli.running import PASSPHRASE, PROGRAM, At, free_port, introduced, made
from tests.cli.terminals import read_until
from tests.console import foe as foes
from tests.console.browsing import session
from tests.console.foe import Foe
from tests.console.served import Served, with_console

pytestmark = [pytest.mark.needs_browser, pytest.mark.slow]

EVIL: Final = [foes.fitted(text, foes.ONE_LINE) for text in foes.TEXTS]
CALLS: Final = [kind for kind in facts.KINDS if kind.startswith("call.") and kind != "call.placed/1"]
LOAD_S: Final = 15.0  # for one page, on two cores that do other things besides; the slowest is printed
EACH: Final = 6  # of one sort of page, beside those that are meant


# --- what it does -------------------------------------------------------------------------------------------


def station(folder: Path) -> At:
    """A station whose card is hostile wherever a card has room for words."""
    port = free_port()
    posts = [
        ("desk", EVIL[3]),
        ("minister", EVIL[0]),
        *((f"p{n:02}", EVIL[n % len(EVIL)]) for n in range(len(CALLS))),
        *((text[:60].strip(), text) for text in EVIL[:12]),
    ]
    serving.init(
        folder / "boreas", name="boreas", title=EVIL[3], posts=list({post: t for post, t in posts if post}.items()),
        addresses=[f"https://127.0.0.1:{port}"], listen=f"127.0.0.1:{port}", passphrase=PASSPHRASE, cost="test",
        now=time.time_ns() // 1_000_000,
    )  # fmt: skip
    return At(folder / "boreas")


def terms(foe: Foe, first: int) -> dict[str, Any]:
    """Terms with a hostile title, rules, numbers, bearers and posts, that can be signed all the same."""
    me, them = foe.book.row.me, foe.book.row.them
    theirs: list[dict[str, Any]] = [{"name": post, "role": "desk" if post == "desk" else "principal", "alternates": []}
              for post, _ in foe.book.me.card.posts]  # fmt: skip
    ours = [{"name": "desk", "role": "desk", "alternates": []},
            {"name": "secretary", "role": "principal", "alternates": []}]  # fmt: skip
    evil = [*EVIL[first:], *EVIL[:first]]
    sides = [{"party": them, "posts": ours}, {"party": me, "posts": theirs}]
    numbers = [{"party": me, "what": a, "number": b, "hours": a} for a, b in pairwise(evil)]
    made = msgspec.convert(
        {
            "title": evil[0], "sides": sides, "languages": ["en", "ar"], "rules": evil[:40], "fallback": numbers,
            "bearers": ["https", *(text[:60].strip() for text in evil[:5])], "receipts": [{"party": me, "highest": 4}],
        },
        Terms,
    )  # fmt: skip
    return tree(made)


@dataclass
class Ours:
    """What the honest side has on the line, that words can be about."""

    messages: list[str]
    calls: dict[str, str]
    tests: list[str]


def ours(aster: At) -> Ours:
    """Messages, a call to each of their posts that stand for a kind of word, a test of their desk."""
    asked = Client(aster.folder)

    def ask(do: str, **what: Any) -> str:
        ref: str = asked.ask({"do": do, **what})["entries"][0]["ref"]
        return ref

    made = Ours(
        [
            ask("write", to="desk", text=f"Letter {number} of ours.", subject=f"letter {number}")
            for number in range(4)
        ],
        {
            kind: ask("call.place", to=f"p{number:02}", subject=f"call {number}")
            for number, kind in enumerate(CALLS)
        },
        [ask("test", layer="person")],
    )
    asked.close()
    return made


def attack(foe: Foe, aim: Ours) -> None:
    """Every kind of entry, every text in its every field; every type of message in three ways; and what is no kind."""
    foe.begin()
    for number, kind in enumerate(kind for kind in facts.KINDS if kind not in foes.NOT_WORDS):
        for turn in range(len(foes.TEXTS)):
            foe.say(kind, foes.said(kind, foes.endless(number + turn), about(foe, aim, kind, turn)))
        for turn in range(3):
            foe.say(kind, foes.said(kind, foes.endless(5 * turn), {}, fits=False))
    for number, definition in enumerate(foes.TYPES):
        for turn, way in enumerate(foes.WAYS):
            refs = {"reply_to": aim.messages[turn]}
            foe.say(foes.MESSAGE, foes.written(definition, way, foes.endless(number + 7 * turn), refs))
    for text in EVIL:
        foe.say("strange.thing/1", {text: {text: [text] * 50}, "minister": text * 20})
    foe.say("agreement.signed/1", {"terms": terms(foe, 5), "replaces": None})
    foe.send()


def about(foe: Foe, aim: Ours, kind: str, turn: int) -> dict[str, str]:
    """What a word of that kind is about: once in two ours, once theirs, where such a thing stands."""
    call = aim.calls.get(kind, "")
    if turn % 2 and call:
        fields = foes.said("call.placed/1", foes.endless(turn), {"agreement": foe.agreement})
        call = foe.say("call.placed/1", fields | {"needed_by": None, "preempts": None, "refers": None})
    return {
        "call": call or "ab" * 32, "message": aim.messages[turn % len(aim.messages)], "test": aim.tests[0],
        "request": aim.messages[0], "assurance": aim.messages[1], "agreement": foe.agreement,
    }  # fmt: skip


def refused_by_the_wire(foe: Foe) -> dict[str, bytes]:
    """Entries that no log may hold, each with something hostile in it."""
    whole = canonical.decode(foe.declared("x"))
    plain = canonical.encode(whole)
    long = canonical.encode({**whole, "reason": "\u0301" * 32_768})
    return {
        "64 KiB of combining marks in one entry": long,
        "half a letter": plain.replace(b'"reason":"x"', b'"reason":"\\ud800"'),
        "a bell and an escape as they are": plain.replace(b'"x"', b'"\x1b]0;title\x07"'),
        "a name twice": plain.replace(b'"reason":"x"', b'"reason":"x","reason":"<script>"'),
        "a number that is none": plain.replace(b'"x"', b"NaN"),
        "another order of the names": b'{"salt":"","kind":"<b>/1"}',
        "letters that are no UTF-8": plain.replace(b'"x"', b'"\xff\xfe"'),
        "a kind that is markup": plain.replace(b"line.declared/1", b"<script>/1"),
        "a time that is none": re.sub(rb'"at":"[^"]*"', b'"at":"<img src=x onerror=window.owned=1>"', plain),
        "a salt that is a text": re.sub(rb'"salt":"[^"]*"', '"salt":"\u202e"'.encode(), plain),
        "deeper than a page is wide": plain.replace(b'"x"', b"[" * 200 + b"]" * 200),
        "no entry at all": b"<html><script>window.owned=1</script>",
    }


# --- the stations -------------------------------------------------------------------------------------------


@dataclass
class Scene:
    aster: Served
    foe: Foe
    boreas: At


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """aster with its console, and all that boreas has said by now on its record."""
    folder = Path(tmp_path_factory.mktemp("foe"))
    boreas, aster = station(folder), with_console(made(folder, "aster", "secretary"))
    introduced(aster.at, boreas)
    with aster.at.running():
        with boreas.running():
            until(lambda: any(not entry["mine"] for entry in aster.at.read("record", "show")))
        foe = Foe(boreas, aster.at)
        host, _, port = foe.book.me.card.addresses[0].removeprefix("https://").partition(":")
        with foes.Answering(foe, host, int(port), "<script>window.owned=1</script> \x1b[2J [A]"):
            foe.begin()
            foe.say("agreement.signed/1", {"terms": terms(foe, 0), "replaces": None})
            foe.send()
            aster.at.said("agree", "sign", typed="y\n")
            foe.agreement = aster.at.read("agree", "show")[0]["standing"]["hash"]
            attack(foe, ours(aster.at))
            refuse_all(aster.at)
            yield Scene(aster, foe, boreas)


def refuse_all(aster: At) -> None:
    """Whatever of theirs rings by now has been answered."""
    asked = Client(aster.folder)
    for call in aster.read("calls", "--open", "--newest", "1000"):
        if not call["mine"] and call["state"] in {"DELIVERED", "RINGING"}:
            asked.ask({"do": "call.refuse", "call": call["ref"], "code": "R01"})
    asked.close()


def record(scene: Scene) -> list[bytes]:
    """All of theirs that our station holds."""
    found = reading(scene.aster.at.folder)
    logs = [log for log in found.logs(scene.foe.book.id) if not log.mine]
    raws = [raw for log in logs for raw in found.raws(log.id, 0, log.size)]
    found.close()
    return raws


def until(found: Callable[[], object], wait_s: float = 20.0) -> None:
    end = time.monotonic() + wait_s
    while not found():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)


def test_all_that_a_record_can_hold_is_on_ours_as_it_was_signed(scene: Scene) -> None:
    assert record(scene) == scene.foe.raws
    print(scene.foe.sent)  # noqa: T201  # figures for the report
    assert not [
        kind for kind in facts.KINDS if kind not in foes.OF_THE_STATION and not scene.foe.sent.taken[kind]
    ]


def test_what_the_wire_refuses_is_refused_in_words_and_kept_as_evidence(scene: Scene) -> None:
    cases = refused_by_the_wire(scene.foe)
    for name, raw in cases.items():
        known = len(scene.aster.at.read("record", "oddities"))
        words = scene.foe.over(raw)
        assert words, name
        assert words.isprintable(), name
        odd = scene.aster.at.read("record", "oddities")
        assert len(odd) > known, name
        assert odd[-1]["bytes"], name
    assert record(scene) == scene.foe.raws
    print(f"{len(cases)} refused with evidence")  # noqa: T201  # likewise


# --- the pages ----------------------------------------------------------------------------------------------

HERE: Final = Path(__file__).parent
LOOK: Final = (HERE / "look.js").read_text()
REACH: Final = (HERE / "reach.js").read_text()
SORTS: Final = (
    (r"/", "lines"), (r"/check", "check"), (r"/passkeys", "passkeys"), (r"/messages/[^/]+/drafts.*", "drafts"),
    (r"/messages/[^/]+/write", "types"), (r"/messages/[^/]+/write/.+", "form"),
    (r"/messages/[^/]+/[0-9a-f]{64}", "message"),
    (r"/messages", "messages"), (r"/calls/[^/]+", "calls"), (r"/calls/[^/]+/new", "place"),
    (r"/calls/[^/]+/[0-9a-f]{64}", "call"), (r"/timeline/[^/]+", "timeline"),
    (r"/timeline/[^/]+/entry/.+/\d+", "entry"),
    (r"/line/[^/]+", "line"),
)  # fmt: skip


def sort_of(path: str) -> str:
    return next((name for pattern, name in SORTS if re.fullmatch(pattern, path)), "")


@dataclass
class Visit:
    """A walk over the console's pages, from link to link; what was wrong on which, and how long the slowest took."""

    page: Page
    served: Served
    seen: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    slowest: tuple[float, str] = (0.0, "")

    def walk(self, first: list[str]) -> None:
        """These pages, and EACH of every other sort that they lead to."""
        waiting = dict.fromkeys(first, True)
        known = set(waiting)
        while waiting:
            address = next(iter(waiting))
            meant, sort = waiting.pop(address), sort_of(urlsplit(address).path)
            if not sort or (self.seen[sort] >= EACH and not meant):
                continue
            self.seen[sort] += 1
            new = [link for link in self.look(address) if link not in known]
            known.update(new)
            waiting |= dict.fromkeys(new, False)

    def look(self, address: str) -> list[str]:
        """One page, checked; the links on it."""
        began = time.monotonic()
        answer = self.page.goto(self.served.address + address, wait_until="load")
        self.slowest = max(self.slowest, (time.monotonic() - began, address))
        assert answer is not None
        assert answer.ok, f"{address}: {answer.status}"
        found = [*self.page.evaluate(LOOK), *self.page.evaluate(REACH)]
        if found:
            self.wrong[address] = found[:5]
        links: list[str] = self.page.evaluate(
            "[...document.querySelectorAll('a[href]')].map((each) => each.getAttribute('href'))"
        )
        return [link.partition("#")[0] for link in links if link.startswith("/")]


@pytest.fixture
def guarded(another_page: Callable[..., Page], scene: Scene) -> Iterator[Callable[..., Page]]:
    """Makes pages that may ask nobody but our station, and open nothing; CSP reports fail the test as everywhere."""
    asked: list[str] = []
    opened: list[str] = []

    def made(**options: Any) -> Page:
        page = another_page(**options)

        def ask(request: Request) -> None:
            if not request.url.startswith((scene.aster.address, "data:", "blob:")):
                asked.append(request.url)

        def dismissed(dialog: Dialog) -> None:
            opened.append(dialog.message)
            dialog.dismiss()

        page.context.on("request", ask)
        page.on("dialog", dismissed)
        page.on("popup", lambda popup: opened.append(popup.url))
        session(page, scene.aster)
        return page

    yield made
    assert (asked, opened) == ([], [])


def meant(scene: Scene) -> list[str]:
    """A message of every type in two of the three ways, an entry of every kind, calls, and pages that no link names."""
    foe, found = scene.foe, []
    kinds: dict[str, str] = {}
    forms: Counter[str] = Counter()
    for index, raw in enumerate(foe.raws):
        entry = entries.parse(raw)
        kinds.setdefault(entry.kind, f"/timeline/boreas/entry/theirs/{foe.epoch}/{index}")
        if entry.kind == foes.MESSAGE and isinstance(facts.read(entry.kind, entry.body), facts.MessageSent):
            forms[entry.body["type"]] += 1
            if (
                forms[entry.body["type"]] != 2 + len(forms) % 2
            ):  # the first, and by turns the second or the third
                found.append(f"/messages/boreas/{entry.ref}")
    assert len(found) == 2 * len(foes.TYPES)
    calls = [
        f"/calls/boreas/{call['ref']}"
        for call in scene.aster.at.read("calls", "--newest", "1000")
        if call["mine"]
    ]
    return ["/", *found, *kinds.values(), *calls, *SEARCHES]


SEARCHES: Final = [
    "/messages?box=in", "/messages?box=out", "/timeline/boreas?side=theirs", "/timeline/boreas?text=minister",
    "/messages/boreas/write/RFE-REPLY", "/messages/boreas/write/FREE-TEXT",
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_is_inert_whole_and_within_reach(
    language: str, guarded: Callable[..., Page], scene: Scene
) -> None:
    page = guarded(locale=language, viewport={"width": 1280, "height": 800})
    visit = Visit(page, scene.aster)
    visit.walk(meant(scene) if language == "en" else ["/", *SEARCHES])
    print(language, dict(visit.seen), f"slowest {visit.slowest[0]:.1f} s: {visit.slowest[1][:60]}")  # noqa: T201  # figures for the report
    assert visit.wrong == {}
    assert set(visit.seen) >= {name for _, name in SORTS} - {"drafts"}
    assert visit.slowest[0] < LOAD_S
    page.goto(f"{scene.aster.address}/timeline/boreas")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(page.locator("#sounding"), "what sounds was there all the while").to_be_in_viewport(ratio=1)


def test_calls_with_hostile_words_ring_whole_and_can_be_refused(
    guarded: Callable[..., Page], scene: Scene
) -> None:
    page, foe = guarded(viewport={"width": 1280, "height": 800}), scene.foe
    page.locator("#arm").click()
    for turn in range(len(foes.TEXTS)):
        foe.begin()
        body = foes.said("call.placed/1", foes.endless(turn), {"agreement": foe.agreement})
        foe.say(
            "call.placed/1",
            body
            | {"to": "secretary", "precedence": "O", "needed_by": None, "preempts": None, "refers": None},
        )
        foe.send()
        ring = page.get_by_role("dialog")
        expect(ring).to_be_visible()
        refuse = ring.get_by_role("button", name="Refuse")
        box = refuse.bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= 1280 - box["width"]
        assert page.evaluate(LOOK) == []
        assert page.evaluate(
            "document.getElementById('ring').scrollWidth <= document.getElementById('ring').clientWidth"
        )
        assert page.title().startswith("☎ O ")
        refuse.click()
        expect(ring).to_be_hidden()


def test_a_verdict_on_all_of_it_is_inert(guarded: Callable[..., Page], scene: Scene) -> None:
    page = guarded()
    page.goto(f"{scene.aster.address}/timeline/boreas")
    with page.expect_download():
        page.get_by_role("button", name="Make the bundle", exact=True).click()
    page.get_by_role("button", name="Verify the bundle made last").click(timeout=60_000)
    expect(page.locator(".verdict")).to_be_visible(timeout=60_000)
    assert page.evaluate(LOOK) == []


@pytest.mark.parametrize("language", ["ar", "uk"])
def test_what_was_refused_and_flagged_is_told_in_the_language_of_the_page(
    language: str, guarded: Callable[..., Page], scene: Scene
) -> None:
    page = guarded()
    page.context.add_cookies([{"name": "language", "value": language, "url": scene.aster.address}])
    page.goto(f"{scene.aster.address}/timeline/boreas")
    rows = page.locator("table:has(#oddities) tbody tr")
    assert rows.count() > 5
    assert rows.locator("[lang=en]:not(code)").count() == 0
    for kind in rows.locator("td:nth-child(2)").all_text_contents():
        assert not re.search(r"[a-z]{4}", kind), kind


def test_the_terminal_console_obeys_nothing(scene: Scene) -> None:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 140, 0, 0))
    command = [*PROGRAM, "--folder", str(scene.aster.at.folder), "watch"]
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm-256color"}
    )
    os.close(theirs)
    try:
        shown = read_until(ours, b"boreas")
        for _ in range(20):  # down the list of what waits, each row in turn, and into the first
            os.write(ours, b"\x1b[B")
            time.sleep(0.1)
        os.write(ours, b"\r")
        time.sleep(2)
        os.write(ours, b"q")
        shown += drained(ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    told = shown.decode(errors="replace")
    assert not re.search(r"\x1b\]0;title|\x9b|[\u202a-\u202e\u200b\ufeff\u2060]", told)
    assert "\\u{202e}" in told, "what would have turned the line around is shown as what it is"
    assert process.returncode is not None


def drained(terminal: int) -> bytes:
    """What more the terminal is sent within two seconds."""
    shown, end = b"", time.monotonic() + 2
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 65_536)
    return shown
