"""The sentences of a play: their shapes as one table, and the matching of a line of words against them.

A shape is what a person writes, with slots in braces, `{name:kind}`, and options in brackets. An option begins with a
word of its own, so nothing is ever tried twice. docs/reference/plays.md restates the table; a test compares the two.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

from parley.line import message, requests
from parley.line.calls import ENDS, State
from parley.line.drafts import ClaimState
from parley.line.values import (
    Bearers,
    Declared,
    Desk,
    Level,
    PendingCode,
    Precedence,
    Principal,
    RefusalCode,
)
from parley.sim import unsent, written

ACTS: Final[Mapping[str, str]] = {  # the sentence, and what is done
    "{from:office} calls {to:office} as {call:new} {precedence} {subject:text}"
    " [needed in {needed:duration}] [after {refers:call}]": "call.place",
    "{who:party} attends {call:call}": "call.attend",
    "{who:party} accepts {call:call}": "call.accept",
    "{who:party} answers {call:call} with {code:pending}"
    " decided by {decider:post} review in {review:duration}": "call.pending",
    "{who:party} renews {call:call} decided by {decider:post} review in {review:duration}": "call.still_pending",
    "{who:party} refuses {call:call} with {code:refusal}"
    " [saying {text:text}] [alternative {alternative:text}] [retry in {retry:duration}]": "call.refuse",
    "{who:party} delegates {call:call} to {to:post}": "call.delegate",
    "{who:party} asks for {call:call} in writing": "call.in_writing",
    "{who:party} offers {call:call} a window in {opens:duration} for {length:duration}": "call.schedule",
    "{who:party} agrees to the window of {call:call}": "call.schedule_agree",
    "{who:party} confirms the caller of {call:call} by {method:text}": "call.identity_held",
    "{who:party} doubts the caller of {call:call} because {why:text}": "call.identity_failed",
    "{who:party} passes the caller of {call:call}"
    " on the word of {first:post} and {second:post}": "call.identity_overridden",
    "{who:party} brings the principals to {call:call}": "call.principals",
    "{who:party} brings the interpreters to {call:call}": "call.interpreters",
    "{who:party} needs no interpreters for {call:call}": "call.interpreters_not_needed",
    "{who:party} has both on {call:call}": "call.both_on",
    "{who:party} hangs up {call:call}": "call.hang_up",
    "{who:party} withdraws {call:call} [because {why:text}]": "call.withdraw",
    "{from:office} writes to {to:office} as {message:new} {precedence} {subject:text} {text:text}": "write",
    "{who:party} opens {message:message}": "seen",
    "{who:party} declares {state:declared} because {reason:text}"
    " [review in {review:duration}] [except emergencies]": "declare",
    "{who:party} leaves {post:post}": "desk.leave",
    "{who:party} mans {post:post}": "desk.man",
    "{who:party} tests the station": "test.station",
    "{who:party} tests {post:post}": "test.person",
    "{who:party} reads the tests back": "read_back",
    "both agree {terms:terms}": "agree",
    "the bearers of {line:line} fail": "bearers",
    "the bearers of {line:line} swallow": "bearers",
    "the bearers of {line:line} carry": "bearers",
    "say {text:text}": "say",
    "later {text:text}": "later",
    "expect {call:call} {state:state} [class {class:class}]": "expect.call",
    "expect {call:call} stale": "expect.stale",
    "expect {who:party} sees bearers {word:bearers}": "expect.lamp",
    "expect {who:party} sees desk {word:desk}": "expect.lamp",
    "expect {who:party} sees principal {word:principal}": "expect.lamp",
    "expect {who:party} is told {level:level} [about {about:text}] [{count:number} times]": "expect.alarm",
    **written.ACTS,
    **unsent.ACTS,
}  # fmt: skip

HABITS: Final[Mapping[str, str]] = {
    "{who:party} reads tests back after {delay:duration}"
    " [from {since:date}] [until {until:date}] [except {off:dates}]": "read_back",
    "{who:party} opens messages after {delay:duration}"
    " [from {since:date}] [until {until:date}] [except {off:dates}]": "seen",
}  # fmt: skip

TERMS: Final[Mapping[str, str]] = {
    "titled {text:text}": "title",
    "languages {words:words}": "languages",
    "echo every {every:duration}": "echo_s",
    "station tests every {every:duration} [waiting {wait:duration}]": "station_test_s",
    "{who:party} tests {post:post} at {times:clocks}": "person_tests",
    "tests are read back within {wait:duration}": "read_back_s",
    "holidays {days:dates}": "holidays",
    "weekend {words:words}": "weekend",
    "alarm after {wait:duration}": "alarm_s",
    "mediator after {wait:duration}": "mediator_s",
    "{who:party} gives receipts up to level {count:number}": "receipts",
    "principal closed after {count:number} attempts": "principal_attempts",
    "wait {state:post} {wait:duration}": "wait",
}

Token = tuple[str, bool]  # the word, and whether it stood in quotes
_TOKEN: Final = re.compile(r'\s*(?:(#.*)|"([^"]*)"|([^\s",:]+(?::[0-9]+)*)|([,:]))')
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_DURATION: Final = re.compile(r"(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?", re.ASCII)
_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_ZONE: Final = re.compile(r"([+-])(0\d|1[0-4]):([0-5]\d)")
_UNITS_MS: Final = (86_400_000, 3_600_000, 60_000, 1_000)
WANTED_MAX: Final = 8  # named in an error; the reference has them all
PRECEDENCES: Final = {p.name: p for p in Precedence}
HELD: Final = "HELD"  # of a message: their station signed for it; a comparison, no state
WRITTEN: Final = (HELD, *message.State, *message.Mark)


class Mismatch(Exception):  # what a line is not: read.py makes it an error with a place and a hint
    """The words are not this shape. `at`: how many words were; `wanted`: what should have stood there."""

    def __init__(self, at: int, wanted: str) -> None:
        super().__init__(wanted)
        self.at = at
        self.wanted = wanted


def words(text: str) -> list[Token]:
    """The words of a line. Raises Mismatch. Commas, and colons after words, are for the reader; `#` begins a remark."""
    found: list[Token] = []
    at = 0
    while text[at:].strip():
        hit = _TOKEN.match(text, at)
        if hit is None:
            raise Mismatch(len(found), 'a closing "')
        at = hit.end()
        remark, quoted, word, _ = hit.groups()
        if remark is not None:
            break
        if quoted is not None:
            found.append((quoted, True))
        elif word is not None:
            found.append((word, False))
    return found


def duration_ms(word: str) -> int | None:
    """`1h30m` in milliseconds; None if it is no duration."""
    hit = _DURATION.fullmatch(word)
    if not word or hit is None:
        return None
    return sum(int(count or 0) * unit for count, unit in zip(hit.groups(), _UNITS_MS, strict=True))


def zone_min(word: str) -> int | None:
    """`+09:00` in minutes; None if it is no time zone."""
    hit = _ZONE.fullmatch(word)
    if hit is None:
        return None
    total = int(hit[2]) * 60 + int(hit[3])
    return -total if hit[1] == "-" else total


class Kind(NamedTuple):
    """What may stand in a slot: how people call it, and its value or None. `many`: takes all words that fit."""

    what: str
    read: Callable[[str], Any]
    many: bool = False


def _fits(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    return lambda word: word if pattern.fullmatch(word) else None


def _one_of(values: Sequence[str]) -> Callable[[str], str | None]:
    return lambda word: word if word in values else None


def _office(word: str) -> tuple[str, str] | None:
    party, dot, post = word.partition(".")
    return (party, post) if dot and _NAME.fullmatch(party) and _NAME.fullmatch(post) else None


_name: Final = _fits(_NAME)
KINDS: Final[Mapping[str, Kind]] = {
    "party": Kind("a party", _name),
    "post": Kind("a post", _name),
    "office": Kind("a party and its post, like aster.secretary", _office),
    "new": Kind("a new name for it", _name),
    "call": Kind("a call", _name),
    "message": Kind("a message", _name),
    "line": Kind("a line", _name),
    "terms": Kind("the name of terms", _name),
    "precedence": Kind(f"one of {', '.join(PRECEDENCES)}", PRECEDENCES.get),
    "pending": Kind("one of P1 to P4", _one_of(list(PendingCode))),
    "refusal": Kind("one of R01 to R16, or R99", _one_of(list(RefusalCode))),
    "declared": Kind(f"one of {', '.join(Declared)}", _one_of(list(Declared))),
    "state": Kind("where a call stands, like REFUSED", _one_of([*sorted(ENDS), *State])),
    "class": Kind("one of S0 to S7", _fits(re.compile("S[0-7]"))),
    "level": Kind(f"one of {', '.join(Level)}", _one_of(list(Level))),
    "bearers": Kind(f"one of {', '.join(Bearers)}", _one_of(list(Bearers))),
    "desk": Kind(f"one of {', '.join(Desk)}", _one_of(list(Desk))),
    "principal": Kind(f"one of {', '.join(Principal)}", _one_of(list(Principal))),
    "duration": Kind("a duration like 90s, 5m, 1h30m or 2d", duration_ms),
    "zone": Kind("a time zone like +09:00", zone_min),
    "number": Kind("a number", lambda word: int(word) if re.fullmatch(r"[0-9]{1,6}", word) else None),
    "date": Kind("a date like 2022-03-01", _fits(_DATE)),
    "dates": Kind("one or more dates like 2022-03-01", _fits(_DATE), many=True),
    "clocks": Kind("one or more times of day like 09:00 17:00", _fits(_CLOCK), many=True),
    "words": Kind("one or more words", _fits(re.compile(r"\S+")), many=True),
    "text": Kind('words in "quotes"', str),
    "voice": Kind("a voice", _name),
    "form": Kind("a form, like RFE", lambda word: word if written.definition(word) else None),
    "nack": Kind(f"one of {', '.join(written.NACKS)}", _one_of(written.NACKS)),
    "fields": Kind('a field and its value, like place "the bridge", and so on', _fits(re.compile(r"[a-z][a-z0-9_]*"))),
    "written": Kind(f"one of {', '.join(WRITTEN)}", _one_of(WRITTEN)),
    "request": Kind("where a request stands, like UNANSWERED", _one_of(list(requests.State))),
    "voice-state": Kind(f"one of {', '.join(ClaimState)}", _one_of(list(ClaimState))),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a value. `name` is also its kind where the shape names none."""

    name: str
    kind: str


Part = str | Slot | tuple[Any, ...]  # a word, a slot, or an option


@lru_cache(maxsize=512)  # the sentences are few, and each line of a play is held against all of them
def parts(shape: str) -> tuple[Part, ...]:
    """A shape taken apart."""
    return tuple(_parts(iter(re.findall(r"\[|\]|\{[^}]*\}|[^\s\[\]{}]+", shape))))


def _parts(pieces: Iterator[str]) -> Iterator[Part]:
    for piece in pieces:
        if piece == "]":
            return
        if piece == "[":
            yield tuple(_parts(pieces))
        elif piece.startswith("{"):
            name, _, kind = piece[1:-1].partition(":")
            yield Slot(name, kind or name)
        else:
            yield piece


def match(shape: Sequence[Part], said: Sequence[Token]) -> dict[str, Any]:
    """The values that the words give to the shape's slots. Raises Mismatch."""
    values: dict[str, Any] = {}
    at = _match(shape, said, 0, values)
    if at < len(said):
        raise Mismatch(at, "the end of the line")
    return values


def _match(shape: Sequence[Part], said: Sequence[Token], at: int, values: dict[str, Any]) -> int:
    for part in shape:
        if isinstance(part, tuple):
            at = _option(part, said, at, values)
        elif isinstance(part, Slot):
            at = _slot(part, said, at, values)
        elif at < len(said) and said[at] == (part, False):
            at += 1
        else:
            raise Mismatch(at, f"`{part}`")
    return at


def _option(option: tuple[Any, ...], said: Sequence[Token], at: int, values: dict[str, Any]) -> int:
    """The option if its first word is there; an option of words alone sets them, joined, to True."""
    first = option[0]
    if isinstance(first, Slot):
        begins = at < len(said) and not said[at][1] and KINDS[first.kind].read(said[at][0]) is not None
    else:
        begins = at < len(said) and said[at] == (first, False)
    if not begins:
        return at
    if all(isinstance(part, str) for part in option):
        values["_".join(option)] = True
    return _match(option, said, at, values)


def _slot(slot: Slot, said: Sequence[Token], at: int, values: dict[str, Any]) -> int:
    if slot.kind == "fields":
        return _fields(slot, said, at, values)
    kind = KINDS[slot.kind]
    found: list[Any] = []
    while at < len(said) and (kind.many or not found):
        word, quoted = said[at]
        value = kind.read(word) if quoted == (slot.kind == "text") else None
        if value is None:
            break
        found.append(value)
        at += 1
    if not found:
        raise Mismatch(at, kind.what)
    values[slot.name] = found if kind.many else found[0]
    return at


def _fields(slot: Slot, said: Sequence[Token], at: int, values: dict[str, Any]) -> int:
    """Names and texts in turn, as many as there are."""
    kind, found = KINDS[slot.kind], dict[str, str]()
    while at + 1 < len(said) and not said[at][1] and said[at + 1][1] and kind.read(said[at][0]):
        found[said[at][0]] = said[at + 1][0]
        at += 2
    if not found:
        raise Mismatch(at, kind.what)
    values[slot.name] = found
    return at


def best(shapes: Mapping[str, str], said: Sequence[Token]) -> tuple[str, str, dict[str, Any]]:
    """What the words say: the shape, what it does, its values. Raises the Mismatch of the shape that came furthest."""
    furthest: list[Mismatch] = []
    for shape, do in shapes.items():
        try:
            return shape, do, match(parts(shape), said)
        except Mismatch as why:
            if not furthest or why.at > furthest[0].at:
                furthest = [why]
            elif why.at == furthest[0].at:
                furthest.append(why)
    wanted = sorted({why.wanted for why in furthest}, key=lambda w: (w.startswith("`"), w))
    more = " or another" if len(wanted) > WANTED_MAX else ""
    raise Mismatch(furthest[0].at, " or ".join(wanted[:WANTED_MAX]) + more)
