"""A walk through a console: every page that a link leads to, and every form on one, as its pages have them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag

from tests.console.served import Served

FORM: Final = "application/x-www-form-urlencoded"
PAGES_MAX: Final = 600  # of a walk; what one line has comes to less than half of it
OWN: Final = {"/login", "/logout", "/language"}  # of whoever looks, watch or not; the walk leaves them
ASKED: Final = ("--type", "rfe", "-s", "movements", "-p", "priority", "-f", "activity=columns on the coast road",
                "-f", "place=north of the river", "-f", "items=objective,location")  # fmt: skip


@dataclass
class Form:
    """One form. `hidden` and `chosen`: what it says if nobody types; `texts`: where somebody may."""

    action: str
    hidden: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)  # each with its kind: text, or datetime-local

    def holds(self) -> dict[str, str]:
        return {**self.hidden, **self.chosen}


@dataclass
class Walked:
    """Where a walk came, and what stood there."""

    seen: dict[str, int] = field(default_factory=dict)  # each address, and what it was answered with
    forms: dict[str, Form] = field(default_factory=dict)  # by where each is sent
    buttons: set[str] = field(default_factory=set)  # which no form sends


class Found(HTMLParser):
    """What stands on one page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.forms: list[Form] = []
        self.buttons: set[str] = set()
        self._form: Form | None = None  # in which we are; one that posts
        self._inside = False  # of any
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        self.links |= {has[name] for name in ("href", "data-fresh") if has.get(name, "").startswith("/")}
        if tag == "form":
            self._inside = True
            if has.get("method") == "post":
                self._form = Form(has["action"])
                self.forms.append(self._form)
        elif tag == "button" and not self._inside:
            self.buttons.add(has.get("id") or has.get("class", ""))
        elif self._form is not None:
            self._field(self._form, tag, has)

    def _field(self, form: Form, tag: str, has: dict[str, str]) -> None:
        name, kind = has.get("name", self._select), has.get("type", "text")
        if tag == "input" and kind == "hidden":
            form.hidden[name] = has.get("value", "")
        elif tag == "textarea" or (tag == "input" and kind in {"text", "datetime-local"}):
            form.texts[name] = kind
        elif tag == "input" and kind == "checkbox" and "checked" in has:
            form.chosen[name] = has.get("value", "on")
        elif tag == "select":
            self._select = name
        elif tag == "option" and (name not in form.chosen or "selected" in has):
            form.chosen[name] = has.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside, self._form = False, None


def walk(served: Served, cookie: str) -> Walked:
    """Every page that a link leads to, from the first one on."""
    walked, waiting = Walked(), ["/"]
    while waiting:
        path = urldefrag(waiting.pop(0)).url
        if path in walked.seen or path.startswith("/static/"):
            continue
        answer, words = served.ask(path, cookie=cookie, sec_fetch_mode="navigate")
        walked.seen[path] = answer.status
        assert len(walked.seen) < PAGES_MAX
        found = Found()
        found.feed(words)
        waiting += sorted(found.links)
        walked.forms |= {form.action: form for form in found.forms if form.action not in OWN}
        walked.buttons |= found.buttons
    return walked


def busied(aster: Served, boreas: Served, folder: Path) -> str:
    """At aster something of every sort waits for the watch; the call, which rings. `folder`: for a file of terms."""
    aster.at.said("desk", "take")
    aster.at.said("write", "minister", *ASKED)
    request = str(aster.at.read("requests")[-1]["ref"])
    boreas.at.until(["requests"], request[:8])
    boreas.at.said("answer", request[:8], "--item", "objective=A planned exercise.")
    aster.at.until(["requests"], "ANSWERED")
    boreas.at.said("write", "secretary", "who reads this?", "-p", "flash")  # which sounds
    boreas.at.said(
        "write", "secretary", "--type", "assurance", "-f", "statement=nothing moves", "-f", "trigger=a unit moves",
        "--valid-to", "+10d",
    )  # fmt: skip
    aster.at.until(["assurances"], "STANDING")
    aster.at.said("draft", "write", "minister", "Friday.", "--by", "duty officer")
    aster.at.said("ticket", "open", "the fax")
    boreas.at.said("test", "person")
    terms = folder / "terms.json"
    terms.write_text(boreas.at.said("agree", "draft").replace('"ringing_s": 180', '"ringing_s": 240'))
    boreas.at.said("agree", "propose", "--terms", str(terms))
    aster.at.until(["agree", "show"], "offered by boreas")
    boreas.at.said("call", "secretary", "--subject", "who answers")
    aster.at.until(["calls"], "who answers")
    return str(aster.at.read("calls")[-1]["ref"])
