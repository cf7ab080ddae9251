"""From the text of a play to a Play. Raises PlayError, and nothing else, with the line, what is wrong, and what now.

A play is read line by line: a heading opens a section, the lines below belong to it. docs/reference/plays.md.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from parley.forms.values import BadValue
from parley.line.terms import RECEIPT_LEAST, Waits
from parley.record import card as cards
from parley.record.errors import Malformed
from parley.sim import sentences, written
from parley.sim.play import Act, Habit, Line, Party, Play, PlayError, Post, Terms
from parley.sim.sentences import Mismatch, Token
from parley.sim.times import NoTime, Times

SUFFIX: Final = ".play"
HEADINGS: Final[Mapping[str, str]] = {
    "play {name:new} {title:text}": "play",
    "about {text:text}": "about",
    "clock {ahead:zone} ahead of UTC": "clock",
    "clock UTC": "utc",
    "party {name:party} {title:text}": "party",
    "line {name:line} between {one:party} and {other:party}": "line",
    "terms {name:terms} for {line:line}": "terms",
    "people": "people",
    "acts": "acts",
}
POSTS: Final[Mapping[str, str]] = {
    "desk {name:post} [then {alternates:words}]": "desk",
    "principal {name:post} [then {alternates:words}]": "principal",
}
_FIRST_WORDS: Final = frozenset(shape.split()[0] for shape in HEADINGS)
_S: Final = 1_000
_MESSAGES: Final = (
    "message",
    "answered",
    "corrected",
    "cancelled",
    "readdressed",
    "request",
)  # slots that name one
RECEIPT_MOST: Final = 4  # the principal was informed
_TEXT_BYTES_MAX: Final = 1 << 20


def shipped() -> dict[str, str]:
    """The plays that come with the program: name and text."""
    folder = files("parley") / "plays"
    found = sorted(
        (item for item in folder.iterdir() if item.name.endswith(SUFFIX)), key=lambda item: item.name
    )
    return {item.name.removesuffix(SUFFIX): item.read_text(encoding="utf-8") for item in found}


def find(name: str) -> Play:
    """The shipped play of that name, or the one in the file of that name."""
    known = shipped()
    if name in known:
        return read(known[name], f"{name}{SUFFIX}")
    path = Path(name)
    try:
        raw = path.read_bytes()
    except OSError as why:
        hint = f"shipped plays: {', '.join(known)}; or give the path of a file"
        raise PlayError(0, f"there is no play {name!r}", hint) from why
    if len(raw) > _TEXT_BYTES_MAX:
        raise PlayError(
            0, f"{name} is longer than {_TEXT_BYTES_MAX} bytes", "a play is a text of a few pages"
        )
    try:
        return read(raw.decode("utf-8"), path.name)
    except UnicodeDecodeError as why:
        raise PlayError(0, f"{name} is not a text in UTF-8", "write plays with a text editor") from why


def read(text: str, source: str = "") -> Play:
    """The play that this text tells."""
    reader = _Reader(source)
    for number, line in enumerate(text.splitlines(), 1):
        reader.take(number, line)
    return reader.play()


@dataclass(slots=True)
class _Reader:
    """A play, half read."""

    source: str
    number: int = 0
    text: str = ""
    name: str = ""
    title: str = ""
    about: list[str] = field(default_factory=list)
    times: Times = field(default_factory=Times)
    parties: dict[str, Party] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    terms: dict[str, Terms] = field(default_factory=dict)
    habits: list[Habit] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    calls: dict[str, str] = field(default_factory=dict)
    messages: dict[str, str] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)  # of the messages named
    voices: dict[str, str] = field(default_factory=dict)
    section: Callable[[list[Token]], None] | None = None
    open_party: str = ""
    open_terms: str = ""

    def take(self, number: int, line: str) -> None:
        """One more line."""
        self.number, self.text = number, line.strip()
        try:
            said = sentences.words(line)
        except Mismatch as why:
            raise self.wrong(
                f"this line needs {why.wanted}", "close the quotes on the line that opens them"
            ) from why
        if not said:
            return
        if not said[0][1] and said[0][0] in _FIRST_WORDS and not line[0].isspace():
            self.heading(said)
        elif self.section is None:
            raise self.wrong(
                f"{said[0][0]!r} stands in no section",
                f"begin with one of: {', '.join(sorted(_FIRST_WORDS))}",
            )
        else:
            self.section(said)

    def wrong(self, what: str, hint: str) -> PlayError:
        return PlayError(self.number, what, hint, self.source)

    def said(self, shapes: Mapping[str, str], said: list[Token]) -> tuple[str, str, dict[str, Any]]:
        """What a line of this section says."""
        try:
            return sentences.best(shapes, said)
        except Mismatch as why:
            there = f"{said[why.at][0]!r}" if why.at < len(said) else "the end of the line"
            raise self.wrong(
                f"{there} stands where {why.wanted} belongs", "docs/reference/plays.md has every sentence"
            ) from why

    # --- headings -------------------------------------------------------------------------------------------

    def heading(self, said: list[Token]) -> None:
        _, do, values = self.said(HEADINGS, said)
        self.section = None
        match do:
            case "play":
                self.name, self.title = values["name"], values["title"]
            case "about":
                self.about.append(values["text"])
            case "clock":
                self.times.zone_min = values["ahead"]
            case "party":
                self.short(values["name"])
                self.open_party = self.new(values["name"], self.parties, "party")
                self.parties[self.open_party] = Party(self.open_party, values["title"], ())
                self.section = self.post
            case "line":
                self.line(values["name"], values["one"], values["other"])
            case "terms":
                self.amended(values["name"], values["line"])
            case "people":
                self.section = self.habit
            case "acts":
                self.section = self.act

    def new(self, name: str, known: Mapping[str, object], what: str) -> str:
        if name in known:
            raise self.wrong(f"there is a {what} {name!r} already", "give this one another name")
        return name

    def short(self, name: str) -> None:
        try:
            cards.check_name(name)
        except Malformed as why:
            raise self.wrong(
                f"{name!r} cannot stand on a card", "take 1 to 16 letters a-z and digits"
            ) from why

    def known(self, name: str, known: Mapping[str, object], what: str) -> str:
        if name not in known:
            raise self.wrong(f"there is no {what} {name!r}", f"known here: {', '.join(known) or 'none yet'}")
        return name

    def line(self, name: str, one: str, other: str) -> None:
        self.new(name, self.lines, "line")
        taken = {party for line in self.lines.values() for party in line.parties}
        for party in (one, other):
            self.known(party, self.parties, "party")
            if party in taken or one == other:
                raise self.wrong(
                    f"{party} is on a line already",
                    "a party of a play is on one line: give the other another name",
                )
        terms = Terms(self.new(name, self.terms, "terms"), name, {})
        self.lines[name] = Line(name, (one, other), terms)
        self.terms[name] = terms
        self.open_terms, self.section = name, self.term

    def amended(self, name: str, line: str) -> None:
        self.known(line, self.lines, "line")
        self.terms[self.new(name, self.terms, "terms")] = Terms(name, line, dict(self.terms[line].values))
        self.open_terms, self.section = name, self.term

    # --- what stands under a heading ------------------------------------------------------------------------

    def post(self, said: list[Token]) -> None:
        _, role, values = self.said(POSTS, said)
        party = self.parties[self.open_party]
        self.new(values["name"], {post.name: post for post in party.posts}, "post")
        posts = (*party.posts, Post(values["name"], role, tuple(values.get("alternates", ()))))
        self.parties[party.name] = Party(party.name, party.title, posts)

    def term(self, said: list[Token]) -> None:
        _, do, values = self.said(sentences.TERMS, said)
        name, line, known = (
            self.open_terms,
            self.terms[self.open_terms].line,
            self.terms[self.open_terms].values,
        )
        if "who" in values:
            self.known(values["who"], dict.fromkeys(self.lines[line].parties), "party of this line")
        if do == "person_tests":
            self.opposite_post(values["who"], values["post"], self.lines[line])
        self.terms[name] = Terms(name, line, {**known, **self.fields(do, values, known)})
        if name == line:
            self.lines[line] = Line(line, self.lines[line].parties, self.terms[name])

    def fields(self, do: str, values: dict[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of the terms that a line of them sets."""
        match do:
            case "person_tests":
                tests = {"by": values["who"], "post": values["post"], "times": values["times"]}
                return {"person_tests": [*known.get("person_tests", []), tests]}
            case "station_test_s":
                waiting = {"station_wait_s": values["wait"] // _S} if "wait" in values else {}
                return {do: values["every"] // _S, **waiting}
            case "receipts":
                if not RECEIPT_LEAST <= values["count"] <= RECEIPT_MOST:
                    raise self.wrong(
                        f"there is no receipt of level {values['count']}", "2 seen, 3 office, 4 informed"
                    )
                said = {"party": values["who"], "highest": values["count"]}
                return {do: [*known.get(do, []), said]}
            case "wait":
                return {"waits": {**known.get("waits", {}), **self.wait(values["state"], values["wait"])}}
            case "principal_attempts":
                return {do: values["count"]}
            case "holidays":
                return {do: [*known.get(do, []), *values["days"]]}
            case "title" | "languages" | "weekend":
                return {do: values.get("text") or values.get("words")}
        return {do: values.get("every", values.get("wait", 0)) // _S}

    def wait(self, state: str, length: int) -> dict[str, int]:
        field = f"{state.replace('-', '_')}_s"
        if field not in Waits.__struct_fields__:
            names = ", ".join(name.removesuffix("_s").replace("_", "-") for name in Waits.__struct_fields__)
            raise self.wrong(f"there is no wait {state!r}", f"one of: {names}")
        return {field: length // _S}

    def habit(self, said: list[Token]) -> None:
        _, do, values = self.said(sentences.HABITS, said)
        party = self.known(values["who"], self.parties, "party")
        since, until = (self.day(values[key]) if key in values else None for key in ("since", "until"))
        off = tuple(self.day(day) for day in values.get("off", ()))
        self.habits.append(Habit(self.number, party, do, values["delay"], since, until, off))

    def act(self, said: list[Token]) -> None:
        with self.placed():
            at, rest = self.times.read(said)
        shape, do, values = self.said(sentences.ACTS, rest)
        if do == "bearers":
            values["way"] = shape.split()[-1]
        if do == "expect.lamp":
            values["lamp"] = shape.split()[3]
        party = self.actor(values)
        self.names(do, values, party)
        if do in written.BEGINS:
            self.filled(do, at, values)
        self.times.at = at
        self.acts.append(Act(self.number, at, do, values, self.text, party))

    def filled(self, do: str, at: int, values: dict[str, Any]) -> None:
        """What is written is a form of this release, and its fields are fields of it and can be read."""
        if do == "correct":
            values["form"] = self.forms[values["corrected"]]
        form = self.forms[values["message"]] = values.get("form") or written.FORMS[do]
        if do not in {"send", "correct"}:
            return
        try:
            written.MAKERS[do](at, values)
        except KeyError as why:
            raise self.wrong(f"{form} has no field {why}", f"see: parley form {form}") from why
        except BadValue as why:
            raise self.wrong(why.what, why.hint) from why

    def day(self, text: str) -> int:
        with self.placed():
            return self.times.day(text)

    @contextmanager
    def placed(self) -> Iterator[None]:
        """What is no time becomes an error with the line on which it stands."""
        try:
            yield
        except NoTime as why:
            raise self.wrong(why.what, why.hint) from why

    # --- who and what is meant ------------------------------------------------------------------------------

    def actor(self, values: dict[str, Any]) -> str:
        """The party that acts; the offices named exist, and are of two sides of one line."""
        if "claimed" in values:
            (party, post), (other, claimed) = values["to"], values["claimed"]
            self.has_post(party, post)
            self.has_post(other, claimed)
            self.opposite(party, other)
            return str(party)
        if "from" in values:
            (party, post), (other, asked) = values["from"], values["to"]
            self.has_post(party, post)
            self.has_post(other, asked)
            self.opposite(party, other)
            return str(party)
        if "who" in values:
            self.known(values["who"], self.parties, "party")
        return str(values.get("who", ""))

    def opposite(self, party: str, other: str) -> None:
        if {party, other} not in [set(line.parties) for line in self.lines.values()]:
            raise self.wrong(
                f"there is no line between {party} and {other}", "add one, with: line NAME between … and …"
            )

    def has_post(self, party: str, post: str) -> None:
        self.known(party, self.parties, "party")
        self.known(post, {p.name: p for p in self.parties[party].posts}, f"post of {party}")

    def opposite_post(self, party: str, post: str, line: Line) -> None:
        self.known(party, dict.fromkeys(line.parties), "party of this line")
        self.has_post(line.parties[line.parties[0] == party], post)

    def names(self, do: str, values: dict[str, Any], party: str) -> None:
        """The calls, messages, lines and terms named are known, or new where they begin."""
        line = next((line for line in self.lines.values() if party in line.parties), None)
        if party and line is None:
            raise self.wrong(f"{party} is on no line", "add one, with: line NAME between … and …")
        begins = {
            "call.place": "call",
            "claimed.open": "voice",
            **dict.fromkeys(written.BEGINS, "message"),
        }.get(do)
        named: dict[str, tuple[str, Mapping[str, object]]] = {
            "call": ("call", self.calls),
            "refers": ("call", self.calls),
            "line": ("line", self.lines),
            "terms": ("terms", self.terms),
            **dict.fromkeys(_MESSAGES, ("message", self.messages)),
            "voice": ("voice", self.voices),
        }
        for key, (noun, known) in named.items():
            if key in values and key != begins:
                self.known(values[key], known, noun)
        if begins is not None and line is not None:
            begun = {"call": self.calls, "message": self.messages, "voice": self.voices}[begins]
            everything = {**self.calls, **self.messages, **self.voices}
            begun[self.new(values[begins], everything, "call, message or voice")] = line.name
            return
        if do in {"desk.leave", "desk.man"}:
            self.has_post(party, values["post"])
        if do == "test.person" and line is not None:
            self.opposite_post(party, values["post"], line)

    def play(self) -> Play:
        """The whole."""
        if not self.name:
            raise self.wrong("the play has no name", 'begin with: play march-2022: "March 2022"')
        if not self.lines:
            raise self.wrong("the play has no line", "add: line NAME between … and …")
        if not self.acts:
            raise self.wrong("nothing happens in the play", "add a section: acts")
        for party in self.parties.values():
            self.whole(party)
        return Play(self.name, self.title, " ".join(self.about), self.times.zone_min, self.parties, self.lines,
                    self.terms, tuple(self.habits), tuple(self.acts), self.calls)  # fmt: skip

    def whole(self, party: Party) -> None:
        names = [post.name for post in party.posts]
        if not any(post.role == "desk" for post in party.posts):
            raise self.wrong(
                f"{party.name} has no desk", "its calls would ring nowhere: add a line: desk duty-desk"
            )
        for post in party.posts:
            for alternate in post.alternates:
                if alternate not in names or alternate == post.name:
                    raise self.wrong(
                        f"{alternate} cannot stand in for {post.name}",
                        f"posts of {party.name}: {', '.join(names)}",
                    )
        if not any(party.name in line.parties for line in self.lines.values()):
            raise self.wrong(f"{party.name} is on no line", "add: line NAME between … and …")
