"""What a word about a line test does: to the test, and to what we observe of them.

Nothing here raises, whatever theirs says.
"""

from msgspec.structs import replace

from parley.line import contact, things
from parley.line import facts as f
from parley.line.contact import Missed
from parley.line.effects import Alarm, Draft, Effect, LateWord, Misconduct
from parley.line.facts import Word
from parley.line.linetest import State, fold
from parley.line.state import Line
from parley.line.things import Test
from parley.line.values import SECOND_MS, Layer, Level
from parley.record.entry import Instant


def begun(line: Line, word: Word, _draft: Draft | None) -> list[Effect]:
    """A line test begins, ours or theirs."""
    core = line.core
    cadence = core.terms.cadence if core.terms else None
    wait_ms = (cadence.station_wait_s if cadence else 600) * SECOND_MS
    test = Test(
        began=word,
        story=fold(word, ()),
        sent_wait_ms=wait_ms,
        delivered_ms=None if word.mine else word.heard_ms,
    )
    line.put(test)
    if word.mine:
        core.tests_begun += 1
        if test.layer is Layer.STATION and cadence is not None:
            core.station_test_ms = Instant(word.heard_ms + cadence.station_test_s * SECOND_MS)
        return []
    if test.layer is Layer.PERSON:
        return [Alarm(Level.NOTICE, f"a line test for {test.post}: read it back", test.ref)]
    return []


def said(line: Line, word: Word, _draft: Draft | None) -> list[Effect]:
    """Something is said about a line test."""
    fact = word.fact
    assert isinstance(fact, f.ReadBack | f.TestSilent)
    test = line.things.get(fact.test)
    if not isinstance(test, Test):
        return line.absent(word, f"{f.kind(fact)} about a test that is not on record")
    return hears(line, test, word)


def hears(line: Line, before: Test, word: Word) -> list[Effect]:
    """The test with this word, and what its end shows of them."""
    test = things.add_to_test(before, word)
    line.put(test)
    if test.excess:
        return (
            []
            if before.excess
            else [Misconduct(word.ref, f"more than {things.WORDS_MAX} words about one test")]
        )
    old, new = before.story, test.story
    effects: list[Effect] = [
        Misconduct(fault.ref, fault.why) for fault in new.faults if fault not in old.faults
    ]
    effects += [LateWord(ref, test.ref) for ref in new.late if ref not in old.late]
    if test.mine and new.state != old.state:
        effects += _test_moved(line, test, word)
    return effects


def _test_moved(line: Line, test: Test, word: Word) -> list[Effect]:
    """What the end of a test of ours shows."""
    core, at = line.core, word.heard_ms
    refs = (test.ref, word.ref)
    missed = Missed(test.ref, test.began.heard_ms)
    match test.story.state:
        case State.READ_BACK:
            seconds = (at - test.began.heard_ms) // SECOND_MS
            why = f"{test.post} read our test back in {seconds} s"
            core.contact, effects = contact.answered(core.contact, Layer.PERSON, refs, at, why)
        case State.LINE_DEAD:
            core.contact, effects = contact.missed(core.contact, Layer.STATION, missed, at)
        case State.UNATTENDED:
            core.contact, effects = contact.missed(core.contact, Layer.PERSON, missed, at)
            why = f"their station holds our test, and nobody at {test.post} read it back"
            core.contact, more = contact.nobody(core.contact, refs, at, why)
            effects = effects + more
        case _ if test.story.claim is not None and test.story.claim.withdrawn is not None:
            for layer in Layer:
                core.contact = contact.forgiven(core.contact, layer, test.ref)
            effects = []
        case _:
            effects = []
    return effects


def delivered(line: Line, test: Test, at: Instant) -> list[Effect]:
    """Their receipt covers the beginning of a test of ours: to a station's test that is the answer."""
    line.put(replace(test, delivered_ms=at, grace_ms=None))
    if test.layer is Layer.PERSON:
        return []  # their station holds it; a person is yet to read it back
    core = line.core
    core.contact, effects = contact.answered(
        core.contact, Layer.STATION, (test.ref,), at, "their station signed"
    )
    return effects
