"""The station's reasons in the language of the page. The record keeps them in English; here they are only read.

Each pattern is a sentence that the machines make (line/contact.py, line/hearing*.py, line/silence.py, views/status.py);
a sentence that fits none is shown in English, and said to be that.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from markupsafe import Markup

from parley.console import refused as refusals
from parley.console import retold as retelling
from parley.console.shapes import dtg, harmless, theirs
from parley.console.speech import Speech, whose
from parley.record.entry import instant
from parley.record.errors import Malformed

_OPEN: Final = "still "  # before what an attempt that is pending has come to
_POST: Final = r"(?P<post>.{1,80}?)"


class Pattern(NamedTuple):
    """A sentence of the machines, the key of its words, and whether the call that it is about is ours."""

    sentence: re.Pattern[str]
    key: str
    mine: bool = True


PATTERNS: Final = tuple(
    Pattern(re.compile(pattern), key)
    for pattern, key in (
        ("nothing is known yet", "why-nothing-known"),
        (r"(?P<way>[\w.-]+) answers", "why-answers"),
        ("answered a fresh challenge", "why-fresh"),
        ("no answer to our challenge", "why-no-fresh"),
        (r"no answer from (?P<address>\S+)", "why-no-answer"),
        (r"last talk (?P<at>\S+)", "why-last-talk"),
        ("no talk yet", "why-no-talk"),
        (
            r"the last (?P<count>\d+) attempts that show something of a principal: (?P<how>[A-Z0-9_ ,a-z]+)",
            "why-last-attempts",
        ),
        (rf"{_POST} read our test back in (?P<seconds>\d+) s", "why-read-back"),
        (rf"their station holds our test, and nobody at {_POST} read it back", "why-nobody-read-back"),
        (rf"a call to {_POST} reached their station, and nobody took it up", "why-nobody-took-up"),
        (rf"(?P<step>[A-Za-z]+) on a call to {_POST}", "why-acted"),
        (rf"{_POST} saw message (?P<number>\d+) in time", "why-saw"),
        (rf"they signed that {_POST} must decide: (?P<pending>P\d)", "why-pending"),
        ("it rang, and no read-back shows that anybody was there", "why-rang-unread"),
        ("nothing of theirs came over any bearer; that we tried is our word", "why-nothing-came"),
        ("their station holds the call; no person acted", "why-no-person"),
        ("their station signed that it rings; nobody took it up", "why-rang"),
        ("a person took it up, and gave no answer", "why-no-decision"),
        ("they signed that somebody must decide; nobody did", "why-not-decided"),
        (r"they signed a refusal: (?P<refusal>R\d\d)", "why-refusal"),
        (rf"{_POST} was asked for, (?P<reached>.{{1,80}}) came", "why-another-came"),
        (r"(?P<count>\d+) tests without a signature", "why-unsigned-tests"),
        ("no test has been answered or missed", "why-untested"),
        ("no counterpart's entries are far from it", "why-clock-well"),
        (r"(?P<free>[\d,]+) MiB free", "why-disk-free"),
        (r"(?P<free>[\d,]+) MiB free: the station stops when it cannot write", "why-disk-full"),
        ("no line yet: pair with a counterpart", "why-no-line"),
        ("no fresh answer asked for yet", "why-not-asked"),
        (r"(?P<some>\d+) of (?P<count>\d+) counterparts answer", "why-some-answer"),
        ("no counterpart answers over any bearer: look at our own network first", "why-none-answers"),
        (
            "no counterpart answers over any bearer: with one line, ours or theirs cannot be told from here",
            "why-one-dead",
        ),
    )
) + tuple(
    Pattern(re.compile(pattern), key, mine=False)
    for pattern, key in (
        (rf"we signed that {_POST} must decide: (?P<pending>P\d)", "why-pending"),
        ("they say that nothing of ours came over any bearer; that is their word", "why-nothing-came"),
        ("our station holds the call; no person acted", "why-no-person"),
        ("our station signed that it rings; nobody took it up", "why-rang"),
        ("we signed that somebody must decide; nobody did", "why-not-decided"),
        (r"we signed a refusal: (?P<refusal>R\d\d)", "why-refusal"),
    )
)
_WORDED: Final = {
    "pending": "pending",
    "refusal": "refusal",
    "step": "step",
}  # values that have words of their own


def teller(speech: Speech) -> Callable[[str], Markup]:
    """What tells a reason in this language."""
    deep = 0

    def reason(text: str) -> Markup:
        """Reasons may stand within reasons; a text that somebody made for that is not followed to its end."""
        nonlocal deep
        if deep > retelling.DEPTH_MAX:
            return _as_it_is(text)
        deep += 1
        try:
            return told(text)
        finally:
            deep -= 1

    def told(text: str) -> Markup:
        whole = _told(speech, text) or retold(text) or refused(text)
        if whole is not None:
            return whole
        return Markup("; ").join(
            _told(speech, part) or retold(part) or refused(part) or _as_it_is(part)
            for part in text.split("; ")
        )

    retold, refused = retelling.teller(speech, reason), refusals.teller(speech, reason)
    return reason


def reteller(speech: Speech) -> Callable[[str], Markup]:
    """What tells a rule of use in this language; what both agreed on stays in its own words."""
    retold = retelling.teller(speech, teller(speech))

    def rule(text: str) -> Markup:
        whole = retold(text)
        if whole is not None:
            return whole
        return Markup("; ").join(retold(part) or theirs(part) for part in text.split("; "))

    return rule


def _told(speech: Speech, text: str) -> Markup | None:
    whole = _known(speech, text)
    way, colon, why = text.partition(": ")
    if whole is None and colon and re.fullmatch(r"[\w.-]{1,40}", way):  # what one bearer says
        told = _known(speech, why)
        return Markup("<bdi>{}</bdi>: {}").format(way, told) if told is not None else None
    return whole


def _known(speech: Speech, text: str) -> Markup | None:
    for sentence, key, mine in PATTERNS:
        found = sentence.fullmatch(text)
        if found is not None:
            values = {name: _value(speech, name, said) for name, said in found.groupdict().items()}
            return speech.say(key, **values, whose=whose(mine))
    return None


def _value(speech: Speech, name: str, said: str) -> str | int:
    if name in {"count", "seconds", "some"} and len(said) < 10:  # noqa: PLR2004  # digits that Fluent may count with
        return int(said)
    if name == "at":
        return _moment(said)
    if name == "how":
        return Markup(", ").join(_ended(speech, each) for each in said.split(", "))
    if name in _WORDED:
        return speech.term(_WORDED[name], said, True)  # noqa: FBT003  # of calls of ours, as all that the lamps show
    return harmless(said)


def _ended(speech: Speech, said: str) -> Markup:
    """How an attempt ended, or where it still stands: `REFUSED R03`, `still AWAITING P2`."""
    if said.startswith(_OPEN):
        return speech.say("why-attempt-open", how=_ended(speech, said.removeprefix(_OPEN)))
    state, _, code = said.partition(" ")
    words = speech.term("state", state, True)  # noqa: FBT003  # attempts are ours
    return Markup("{} {}").format(words, code) if code else words


def _moment(said: str) -> Markup:
    try:
        return dtg(instant(said))
    except Malformed:
        return Markup("<bdi>{}</bdi>").format(said)


def _as_it_is(text: str) -> Markup:
    return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(harmless(text))
