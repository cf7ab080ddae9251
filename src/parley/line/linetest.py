"""A line test: one question to their station, or to whoever is at the desk, from its beginning to its recorded end.

Folded like a call: the tester's log decides the order. Spec: docs/spec/contact.md, §2.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from parley.line import facts as f
from parley.line.facts import Word
from parley.line.fold import Claim, Fault, Move, forgetful, order, unblamed, unread
from parley.line.values import Layer, Ref
from parley.record.entry import Instant


class State(StrEnum):
    """Where a test stands; its ends are kept apart like those of calls."""

    SENT = "SENT"  # on our record; their station has signed nothing yet
    HELD = "HELD"  # their station signed; a person is to read it back
    ANSWERED = "ANSWERED"  # end: their station signed
    READ_BACK = "READ_BACK"  # end: a person read it back in time
    LINE_DEAD = "LINE_DEAD"  # end: their station stayed silent
    UNATTENDED = "UNATTENDED"  # end: their station signed, nobody read it back
    OUR_FAULT = "OUR_FAULT"  # end: the tester's station was away while it should have listened


class Step(StrEnum):
    """What moves a test."""

    COSIGNED = "Cosigned"
    READ_BACK = "ReadBack"
    SILENCE = "Silence"
    OUR_OUTAGE = "OurOutage"


S, T = State, Step

NEXT: Final[Mapping[Layer, Mapping[State, Mapping[Step, State]]]] = MappingProxyType({
    Layer.STATION: {S.SENT: {T.COSIGNED: S.ANSWERED, T.SILENCE: S.LINE_DEAD, T.OUR_OUTAGE: S.OUR_FAULT}},
    Layer.PERSON: {
        S.SENT: {T.COSIGNED: S.HELD, T.SILENCE: S.LINE_DEAD, T.OUR_OUTAGE: S.OUR_FAULT},
        S.HELD: {T.READ_BACK: S.READ_BACK, T.SILENCE: S.UNATTENDED, T.OUR_OUTAGE: S.OUR_FAULT},
    },
})  # fmt: skip
ENDS: Final = frozenset((S.ANSWERED, S.READ_BACK, S.LINE_DEAD, S.UNATTENDED, S.OUR_FAULT))


class Story(Struct, frozen=True):
    """A test as its words tell it."""

    state: State
    since_ms: Instant  # our clock
    path: tuple[Move, ...] = ()
    claim: Claim | None = None
    read_back: Ref | None = None
    late: tuple[Ref, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def ended(self) -> bool:
        return self.state in ENDS


def layer(fact: f.StationTest | f.PersonTest) -> Layer:
    """How deep the test reaches."""
    return Layer.PERSON if isinstance(fact, f.PersonTest) else Layer.STATION


def fold(began: Word, words: Sequence[Word]) -> Story:
    """The story of the test that `began` began and `words` continued; raises nothing whatever they say."""
    assert isinstance(began.fact, f.StationTest | f.PersonTest)
    table = NEXT[layer(began.fact)]
    story = Story(S.SENT, began.heard_ms)
    owner_place, forgot = began.place, forgetful(began, words)
    for word in order(words, owner_mine=began.mine):
        owner = word.mine is began.mine
        before = story
        match word.fact:
            case _ if not owner and unread(began, word):
                story = _fault(story, word, "speaks of a test that its author did not hold yet")
            case f.TestSilent() if owner:
                story = _silent(story, word, word.fact, began.fact, table)
            case f.ClaimWithdrawn() if owner:
                story = _unclaim(story, word, word.fact)
            case f.ReadBack() if not owner:
                story = _read_back(story, word, began.fact, table, knew=word.after > owner_place)
            case fact:
                story = _fault(story, word, f"{f.kind(fact)} is not this side's to say of a test")
        if word.ref in forgot:  # its author forgot what it would have known
            story = unblamed(before, story, _aside, word)
        owner_place = word.place if owner else owner_place
    return story


def _aside(story: Story, word: Word) -> Story:
    return replace(story, late=(*story.late, word.ref))


def _read_back(
    story: Story,
    word: Word,
    began: f.StationTest | f.PersonTest,
    table: Mapping[State, Mapping[Step, State]],
    *,
    knew: bool,
) -> Story:
    assert isinstance(word.fact, f.ReadBack)
    if isinstance(began, f.StationTest):
        return _fault(story, word, "a station's test has nothing to read back")
    if story.ended:
        if knew:
            return _fault(story, word, f"read back after the test had ended: {story.state}")
        return _aside(story, word)
    if _plain(word.fact.phrase) not in {_plain(phrase.text) for phrase in began.phrase}:
        return _fault(story, word, "read back other words than were sent")
    if T.READ_BACK not in table[story.state]:
        story = _moved(story, T.COSIGNED, word, table)
    return replace(_moved(story, T.READ_BACK, word, table), read_back=word.ref)


def _plain(text: str) -> str:
    """What must agree: the words, not the white space or the case in which a person typed them."""
    return " ".join(text.split()).casefold()


def _silent(
    story: Story,
    word: Word,
    fact: f.TestSilent,
    began: f.StationTest | f.PersonTest,
    table: Mapping[State, Mapping[Step, State]],
) -> Story:
    """The tester's clock ran out. What it may claim is what the table says for where the test stood."""
    if story.ended:
        return _fault(story, word, f"claims {fact.end} of a test that had ended: {story.state}")
    claim = Claim(word.ref, fact.end, fact.listened_ms)
    if fact.end == S.OUR_FAULT:
        return replace(_moved(story, T.OUR_OUTAGE, word, table), claim=claim)
    if fact.end == S.UNATTENDED and story.state is S.SENT and S.HELD in table:
        story = _moved(story, T.COSIGNED, word, table)
    if isinstance(began, f.PersonTest) and story.state is S.HELD and fact.listened_ms < began.wait_ms:
        why = f"claims {fact.end} after listening {fact.listened_ms} ms of {began.wait_ms} ms"
        return _fault(replace(_moved(story, T.OUR_OUTAGE, word, table), claim=claim), word, why)
    stood = story.state
    story = replace(_moved(story, T.SILENCE, word, table), claim=claim)
    if fact.end != story.state:
        return _fault(story, word, f"claims {fact.end}, though by its own `after` the test stood at {stood}")
    return story


def _unclaim(story: Story, word: Word, fact: f.ClaimWithdrawn) -> Story:
    claim = story.claim
    if claim is None or claim.ref != fact.claim or claim.withdrawn is not None:
        return _fault(story, word, "withdraws a claim that its author did not make here")
    path = (*story.path, Move(T.OUR_OUTAGE, S.OUR_FAULT, word.ref, word.at_ms))
    claim = replace(claim, withdrawn=word.ref)
    return replace(story, state=S.OUR_FAULT, since_ms=word.heard_ms, claim=claim, path=path)


def _moved(story: Story, step: Step, word: Word, table: Mapping[State, Mapping[Step, State]]) -> Story:
    then = table[story.state][step]
    path = (*story.path, Move(step, then, word.ref, word.at_ms))
    return replace(story, state=then, since_ms=word.heard_ms, path=path)


def _fault(story: Story, word: Word, why: str) -> Story:
    return replace(story, faults=(*story.faults, Fault(word.ref, why)))
