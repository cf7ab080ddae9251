"""A part of the record as evidence, the rest withheld."""

from parley.record import verify
from parley.verdict import judge
from parley.views import excerpts
from tests.views.plays import MINUTE, Pair


def test_one_call_is_proved_without_showing_the_others(pair: Pair) -> None:
    shown, hidden = (refused(pair, code) for code in ("R03", "R07"))
    reading, row = pair.reading(pair.aster), pair.row(pair.aster)
    made = excerpts.excerpt(reading, row, pair.now, excerpts.words_of(reading, row, shown))
    assert shown[:8].encode() not in made.data.split(b"entry ")[0]
    assert b'"R03"' in made.data
    assert b'"R07"' not in made.data
    evidence = verify.verify(made.data, [made.ours, made.theirs])
    verdict = judge(evidence)
    assert not verdict.complete
    (attempt,) = verdict.attempts
    assert (attempt.ref, attempt.end, attempt.level) == (shown, "REFUSED", "refused")
    assert hidden not in {attempt.ref for attempt in verdict.attempts}


def refused(pair: Pair, code: str) -> str:
    call = pair.ringing()
    pair.ask(pair.boreas, "call.refuse", call=call, code=code)
    pair.settle(MINUTE)
    return call


def test_a_message_goes_with_its_receipts_and_the_receipt_says_when_it_was_held(pair: Pair) -> None:
    ref = pair.ask(pair.aster, "write", to="duty-desk", text="the one")
    pair.ask(pair.aster, "write", to="duty-desk", text="the other")
    pair.settle()
    pair.ask(pair.boreas, "seen", message=ref)
    pair.settle()
    reading, row = pair.reading(pair.boreas), pair.row(pair.boreas)
    made = excerpts.excerpt(reading, row, pair.now, excerpts.words_of(reading, row, ref))
    (message,) = judge(verify.verify(made.data)).messages
    assert message.level == "seen by a person"
    assert b"the other" not in made.data


def test_an_entry_that_nobody_knows_brings_only_itself(pair: Pair) -> None:
    reading, row = pair.reading(pair.aster), pair.row(pair.aster)
    assert excerpts.words_of(reading, row, "ab" * 32) == {"ab" * 32}
