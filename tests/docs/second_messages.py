"""A second fold of messages, written from docs/spec/messages.md alone: what its tables say is read from the page.

It takes entries as plain JSON, knows nothing of our machines, and says of each message what a stranger's program would.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tests.docs.pages import page

PAGE: Final = page("spec/messages")
RANKS: Final = {  # §1.1: what makes a state; the later in the table, the higher
    row["made by"]: (rank, row["state"])
    for rank, row in enumerate(PAGE.table("state", "says", "made by").rows)
}
MARKS: Final = PAGE.table("mark", "says", "made by").column("mark")  # §1.2
IS: Final = PAGE.table("it names the other as", "and its type is", "it").rows  # §5.1
WHOSE: Final = {  # §5.2
    word: (row["by the sender"], row["by the reader"])
    for row in PAGE.table("word", "by the sender", "by the reader").rows
    for word in row["word"]
    .replace("a message that ", "")
    .replace(" or ", ", ")
    .replace(" it", "")
    .split(", ")
}
RECEIPTS: Final = ("message.seen/1", "message.office/1", "message.informed/1")


@dataclass(frozen=True)
class Entry:
    """An entry of one of two logs: `own`, the sender's; its place, its `after` as a number, its JSON."""

    own: bool
    place: int
    after: int
    ref: str
    said: dict[str, Any]


@dataclass
class Told:
    """What the page calls a story."""

    state: str = "SENT"
    receipts: list[str] = field(default_factory=list)
    nacked: list[str] = field(default_factory=list)
    expected: str | None = None
    cancelled: str | None = None
    corrections: list[str] = field(default_factory=list)
    readdressed: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    crossed: list[str] = field(default_factory=list)
    misconduct: list[str] = field(default_factory=list)

    @property
    def marks(self) -> list[str]:
        """§1.2, in the order of the table."""
        stands = {
            "CANCELLED": self.cancelled is not None,
            "CORRECTED": bool(self.corrections),
            "READDRESSED": bool(self.readdressed),
            "NACKED": bool(self.nacked),
            "EXPECTED": self.expected is not None and not self.answers,
            "ANSWERED": bool(self.answers),
        }
        return [mark for mark in MARKS if stands[mark]]


def ordered(entries: Sequence[Entry]) -> Iterator[Entry]:
    """§5.1: the sender's in order; each of the reader's just before the first of the sender's that covers it."""
    theirs = sorted((e for e in entries if not e.own), key=lambda e: e.place)
    for own in sorted((e for e in entries if e.own), key=lambda e: e.place):
        while theirs and theirs[0].place < own.after:
            yield theirs.pop(0)
        yield own
    yield from theirs


def form(said: dict[str, Any]) -> str:
    return str(said["type"].partition("/")[0])


def does(said: dict[str, Any], message: str) -> str:
    """§5.1: what this message is to that one."""
    for row in IS:
        types = row["and its type is"].split(", ")
        if said.get(row["it names the other as"]) == message and (
            form(said) in types or types in (["any other"], ["any"])
        ):
            return row["it"]
    return "names"


def told(sent: Entry, entries: Sequence[Entry]) -> Told:
    """The story of the message that `sent` is."""
    story, cancellation = Told(), sent.place
    for entry in ordered([e for e in entries if e.ref != sent.ref]):
        if not about(sent, entry, story):
            continue
        if not entry.own and entry.after <= sent.place:  # §5.2: it did not hold it
            story.misconduct.append(entry.ref)
            continue
        was = story.cancelled
        said = take(sent, entry, story)
        if entry.own and story.cancelled == entry.ref and was is None:
            cancellation = entry.place
        elif not entry.own and said and story.cancelled is not None and entry.after <= cancellation:
            story.crossed.append(entry.ref)  # §5.3
    return story


def about(sent: Entry, entry: Entry, story: Told) -> bool:
    """§5.1: whether this is a word about the message."""
    if entry.said["kind"] != "message.sent/1":
        return entry.said.get("message") == sent.ref
    return does(entry.said, sent.ref) != "names" or entry.said["supersedes"] in story.answers


def take(sent: Entry, entry: Entry, story: Told) -> bool:
    """The story with this word; whether it is one."""
    said, kind = entry.said, entry.said["kind"]
    what = does(said, sent.ref) if kind == "message.sent/1" else kind
    if kind == "message.sent/1" and not entry.own and said["supersedes"] in story.answers:
        story.answers.remove(said["supersedes"])
    if what == "corrects" and entry.own and form(said) != form(sent.said):
        return True  # a message of its own
    if what == "names":
        return True
    by_sender, by_reader = WHOSE["a receipt" if kind in RECEIPTS else what]
    if (by_sender if entry.own else by_reader) == "misconduct":
        story.misconduct.append(entry.ref)
        return True
    if (by_sender if entry.own else by_reader) == "nothing":
        return True
    if story.cancelled is not None and what in {"message.queried/1", "corrects", "readdresses"}:
        story.misconduct.append(entry.ref)
        if what == "message.queried/1":
            return True
    _counts(story, what, entry.ref)
    return True


def _counts(story: Told, what: str, ref: str) -> None:
    match what:
        case "cancels":
            story.cancelled = story.cancelled or ref
        case "corrects":
            story.corrections.append(ref)
        case "readdresses":
            story.readdressed.append(ref)
        case "answers":
            story.answers.append(ref)
        case "message.nacked/1":
            story.nacked.append(ref)
        case "message.expected/1":
            story.expected = ref
        case _ if what in RECEIPTS:
            story.receipts.append(ref)
            story.state = max((story.state, RANKS[what][1]), key=_rank)


def _rank(state: str) -> int:
    return next(rank for rank, name in RANKS.values() if name == state)
