"""A month on a line, as a third party reads it out of one file."""

import json
from collections import Counter

import pytest
from msgspec.structs import replace

from parley.line import facts
from parley.line.values import Declared, Post, Precedence, Ref, RefusalCode
from parley.line.written import message
from parley.record import bundle
from parley.record import tree as trees
from parley.record.bundle import LogPart
from parley.record.entry import instant
from parley.record.verify import verify
from parley.verdict import Verdict, judge, plain, words
from tests.record.making import Log, bundle_of, bundled
from tests.verdict.plays import HOUR, MINUTE, SECOND, Play, begin

DAYS = 20


def talk(play: Play) -> None:
    """The chairmen talk, as both write."""
    call = play.call("staff", by="chairman")
    for fact in (
        facts.Rang(call, Post("staff")),
        facts.Accepted(call),
        facts.IdentityHeld(call, "authenticator"),
        facts.PrincipalsHere(call),
        facts.InterpretersNotNeeded(call),
        facts.BothOn(call),
    ):
        play.write(play.b, fact)
    play.wait(20 * MINUTE)
    play.write(play.a, facts.HungUp(call))


def pending(play: Play) -> None:
    call = play.call("minister")
    play.write(play.b, facts.Rang(call, Post("minister")))
    play.write(play.b, facts.ApprovalAwaited(call, "P2", Post("minister"), play.later(12 * HOUR)))  # type: ignore[arg-type]  # as JSON has it
    play.wait(48 * HOUR)
    play.silent(call, "UNAPPROVED", 48 * HOUR + SECOND)


def refused(play: Play, code: RefusalCode) -> None:
    call = play.call("staff", by="chairman")
    play.write(play.b, facts.Rang(call, Post("staff")))
    play.refuse(call, code)


def unanswered(play: Play) -> None:
    call = play.call("deputy")
    play.write(play.b, facts.Rang(call, Post("deputy")))
    play.wait(3 * MINUTE)
    play.silent(call, "UNANSWERED", 3 * MINUTE + SECOND)


def asked(play: Play, number: int) -> None:
    """A question in writing, seen, and never answered."""
    sent = play.write(
        play.a,
        message(
            number=number, from_=Post("desk"), to=(Post("desk"),), precedence=Precedence.PRIORITY,
            subject="movements near the border", text="What are the units at the border there for?",
            agreement=play.agreement,
        ),
    )  # fmt: skip
    play.wait(MINUTE)
    play.write(play.b, facts.MessageSeen(sent, Post("desk")))


@pytest.fixture(scope="module")
def month() -> Play:
    play = begin()
    talk(play)
    for day in range(1, DAYS + 1):
        for hour in (9, 17):
            at = f"2022-03-{day + 2:02d}T{hour:02d}:00:00.000Z"
            if instant(at) <= play.now:
                continue  # a call was pending over it
            play.at(at)
            play.test()
        match day:
            case 2:
                pending(play)
            case 6:
                refused(play, RefusalCode.NO_REASON)
            case 8:
                refused(play, RefusalCode.NO_AUTHORITY)
            case 10:
                unanswered(play)
            case 12 | 14:
                asked(play, (day - 10) // 2)
            case 16:
                play.write(
                    play.b,
                    facts.LineDeclared(
                        Declared.LIMITED,
                        "the principals are away",
                        play.later(0),
                        None,
                        emergency_exception=True,
                    ),
                )
    return play


@pytest.fixture(scope="module")
def verdict(month: Play) -> Verdict:
    return month.verdict()


def test_every_attempt_has_one_end_by_name(verdict: Verdict) -> None:
    found = [(a.from_post, a.to_post, a.end, a.silence_class, a.level) for a in verdict.attempts]
    assert found == [
        ("chairman", "staff", "ENDED", None, "answered"),
        ("secretary", "minister", "UNAPPROVED", "S4", "pending"),
        ("chairman", "staff", "REFUSED", "S5", "refused"),
        ("chairman", "staff", "REFUSED", "S5", "refused"),
        ("secretary", "deputy", "UNANSWERED", "S3", "rang"),
    ]


def test_every_attempt_was_delivered_by_their_own_signature(verdict: Verdict) -> None:
    for attempt in verdict.attempts:
        assert attempt.levels[1].level == "delivered"
        assert attempt.levels[1].by == attempt.called
        assert attempt.entries[0].received_at is not None


def test_the_line_lived_all_month(verdict: Verdict) -> None:
    assert {(t.layer, t.state, t.level) for t in verdict.tests} == {
        ("person", "READ_BACK", "seen by a person")
    }
    assert len(verdict.tests) > 2 * DAYS - 6


def test_the_desk_was_there_and_the_principals_were_not(verdict: Verdict) -> None:
    ours = verdict.parties[0]
    assert [(c.lamp, c.now) for c in ours.lamps] == [
        ("desk", "ATTENDED"),
        ("principal", "REACHABLE"),
        ("principal", "CLOSED"),
    ]


def test_questions_were_seen(verdict: Verdict) -> None:
    assert [(m.number, m.level) for m in verdict.messages] == [
        (1, "seen by a person"),
        (2, "seen by a person"),
    ]


def test_what_they_declared_stands_beside(verdict: Verdict) -> None:
    (declared,) = verdict.parties[1].declared
    assert (declared.state, declared.reason) == ("LIMITED", "the principals are away")


def test_nothing_is_held_against_anybody(verdict: Verdict) -> None:
    assert verdict.misconduct == ()
    assert verdict.found == ()
    assert verdict.complete
    assert verdict.confirmed


def test_the_verdict_is_json(verdict: Verdict) -> None:
    tree = json.loads(json.dumps(plain(verdict)))
    assert tree["attempts"][1]["pending"]["code"] == "P2"
    assert Counter(a["end"] for a in tree["attempts"])["REFUSED"] == 2


def test_the_words_say_it_to_somebody_who_was_not_there(verdict: Verdict) -> None:
    text = words(verdict)
    assert "ATTEMPTS: 5, ENDED 1, REFUSED 2, UNANSWERED 1, UNAPPROVED 1" in text
    assert "R99, no reason given; by the desk." in text
    assert "class S4: pending or stale" in text
    assert "not approval, agreement or permission" in text
    assert "failed" not in text
    for word in ("proof", "proves", "proven", "secure"):
        assert word not in text
    assert max(len(line) for line in text.splitlines()) < 260


def test_the_verdict_does_not_depend_on_who_exports(month: Play) -> None:
    one = judge(verify(bundled(month.a, month.b)))
    other = judge(verify(bundled(month.b, month.a)))
    assert one.attempts == other.attempts
    assert one.tests == other.tests


def test_without_hashes_from_outside_nobody_is_confirmed(month: Play) -> None:
    verdict = judge(verify(month.bundle()))
    assert not verdict.confirmed
    assert "identity NOT confirmed" in words(verdict)
    assert verdict.parties[0].digits in words(verdict)


def only_the_calls(play: Play) -> bytes:
    """The same month with the calls alone, each entry with its proof in the last head."""
    parts = []
    for party in (play.a, play.b):
        log, size = party.log, max(party.log.heads)
        picked = [i for i, e in enumerate(log.entries) if e.kind.startswith("call.") or i == 0]
        parts.append(log.selection(*picked, size=size))
    return bundle_of(parts, (play.a, play.b))


def test_a_selection_shows_the_same_ends_and_says_that_it_is_one(month: Play, verdict: Verdict) -> None:
    partial = judge(verify(only_the_calls(month)))
    assert not partial.complete
    ends = [(a.to_post, a.end, a.level) for a in partial.attempts]
    assert ends == [(a.to_post, a.end, a.level) for a in verdict.attempts]
    assert (partial.tests, partial.messages, partial.misconduct) == ((), (), ())
    assert "Entries are withheld" in words(partial)


def test_in_a_selection_nobody_is_accused_over_what_is_absent(month: Play) -> None:
    log = month.b.log
    answers = [i for i, e in enumerate(log.entries) if e.kind in {"call.refused/1", "test.read_back/1"}]
    other = month.a.log.selection(size=max(month.a.log.heads))
    data = bundle_of([other, log.selection(*answers, size=max(log.heads))], (month.a, month.b))
    verdict = judge(verify(data))
    assert (verdict.attempts, verdict.misconduct) == ((), ())


def test_what_was_said_before_a_restore_still_counts_after_it() -> None:
    play = begin()
    call = play.call()
    old = play.b.log
    play.b.begin("b1b1b1b1", (old, old.size))
    play.write(play.b, facts.Rang(call, Post("minister")))
    play.refuse(call)
    (attempt,) = play.verdict().attempts
    assert (attempt.end, attempt.level) == ("REFUSED", "refused")
    assert attempt.entries[-1].epoch == "b1b1b1b1"


def test_a_voided_word_is_not_counted() -> None:
    play = begin()
    call = play.call()
    old = play.b.log
    play.cut = True
    play.refuse(call)  # signed, and lost with the disk
    play.b.begin("b1b1b1b1", (old, old.size - 1))
    play.cut = False
    play.write(play.b, facts.Rang(call, Post("minister")))
    verdict = play.verdict()
    assert [(a.end, a.level) for a in verdict.attempts] == [(None, "rang")]
    assert [f.kind for f in verdict.found] == ["voided tail"]
    assert "FOUND IN THE RECORD" in words(verdict)


def test_kinds_of_a_later_release_are_told_and_nothing_is_concluded() -> None:
    play = begin()
    play.b.log.write("weather.seen/9", {"cloud": True}, at=play.now)
    play.b.log.write("call.refused/1", {"call": "not a reference"}, at=play.now)
    play.exchange()
    verdict = play.verdict()
    assert [u.kind for u in verdict.unknown] == ["weather.seen/9", "call.refused/1"]
    assert [m.entry.kind for m in verdict.misconduct] == ["call.refused/1"]
    assert "weather.seen/9 (1)" in words(verdict)


def test_a_hostile_log_is_judged_and_breaks_nothing() -> None:
    play = begin()
    call = play.call()
    wrong = Ref("0" * 64)
    for fact in (
        facts.Rang(wrong, Post("x")),
        facts.BothOn(call),
        facts.Withdrawn(call, "not ours"),
        facts.ClaimWithdrawn(wrong, call, ""),
        facts.MessageSeen(wrong, Post("x")),
        facts.ReadBack(wrong, Post("x"), ""),
    ):
        play.write(play.b, fact)
    verdict = play.verdict()
    assert {m.entry.party for m in verdict.misconduct} == {play.b.name}
    assert len(verdict.misconduct) == 6


def test_what_a_party_wrote_cannot_pretend_to_be_our_words() -> None:
    play = begin()
    reason = "away \u202e\u2066"
    play.write(
        play.b, facts.LineDeclared(Declared.LIMITED, reason, play.later(0), None, emergency_exception=True)
    )
    assert "away \\u202e\\u2066" in words(play.verdict())


def test_a_range_is_no_whole_log(month: Play) -> None:
    log = month.b.log
    first = 10
    part = LogPart(
        log.origin, list(log.heads.values()), [e.raw for e in log.entries[first:]], first,
        trees.left_of(log.leaves(), first), [log.single(0, max(log.heads))],
    )  # fmt: skip
    assert not judge(verify(bundle_of([part], (month.a, month.b)))).complete


def test_the_story_of_two_stations_under_one_card() -> None:
    play = begin()
    old = play.b.log
    for epoch in ("b1b1b1b1", "b2b2b2b2"):
        play.b.begin(epoch, (old, old.size))
        play.b.log.sign()
    verdict = play.verdict()
    assert [f.kind for f in verdict.found] == ["two stations"]
    assert [log.stray for log in verdict.parties[1].logs] == [False, False, True]


def test_a_second_story_is_told() -> None:
    play = begin()
    lie = Log(play.b, play.b.log.epoch, list(play.b.log.entries[:1]))
    lie.write("test.station/1", {})
    lie.sign()
    size = lie.size
    honest = play.b.log.part()
    if size not in play.b.log.heads:
        play.b.log.sign(size)
        honest = play.b.log.part()
    data = bundle_of(
        [play.a.log.part(), honest, LogPart(lie.origin, [bundle.merged(lie.heads[size], None)])],
        (play.a, play.b),
    )
    assert "equivocation, by boreas:" in words(judge(verify(data)))


def test_a_title_cannot_pretend_that_its_bearer_is_confirmed(verdict: Verdict) -> None:
    claimed = replace(verdict.parties[0], title="A): identity confirmed (", confirmed=False)
    text = words(replace(verdict, parties=(claimed, verdict.parties[1])))
    assert "('A): identity confirmed ('): identity NOT confirmed" in text
