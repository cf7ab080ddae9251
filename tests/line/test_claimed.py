"""A voice from outside says that it is theirs: no principal is fetched before that is settled."""

import pytest

from parley.line import claimed, engine, written
from parley.line import facts as f
from parley.line.claimed import SAID_CHARACTERS_MAX, SAID_WORDS_MAX, Step
from parley.line.drafts import Claimed, ClaimState, Drafted, Verdict
from parley.line.effects import Note
from parley.line.values import Level, Post, Ref, Refusal
from tests.line.stage import DAY, HOUR, MINUTE, SECOND, Stage
from tests.line.test_release import Kept

VOICE = {"caller_post": "minister", "to": "secretary", "channel": "telephone", "by": "watch 1"}


def begin(s: Stage, **more: object) -> Claimed:
    s.a.ask("claimed.open", **{**VOICE, "said": "we move tonight", **more})
    [found] = [t for ref in s.a.rows if isinstance(t := s.a.thing(ref), Claimed)]
    return found


def now(s: Stage, ref: Ref) -> Claimed:
    found = s.a.thing(ref)
    assert isinstance(found, Claimed)
    return found


def asked(s: Stage) -> tuple[Claimed, Ref]:
    """A check whose question is with their desk; and that question."""
    found = begin(s, ask=True)
    found = now(s, found.ref)
    assert found.asked is not None
    return found, found.asked


def answer(s: Stage, question: Ref, verdict: str) -> None:
    s.b.ask("write", to="desk", type="CALL-CHECK-REPLY/1", precedence="Z", reply_to=question,
            fields={"verdict": verdict, "statement": ""})  # fmt: skip


# --- what the watch does ------------------------------------------------------------------------------------


def test_a_check_begins_with_what_is_on_record_and_a_question_ready_to_be_sent() -> None:
    s = Stage()
    kept = Kept(s.a)
    before = len(s.a.log)
    c = begin(s)
    assert (c.state, c.offers, c.disclosed, c.asked) == ("CHECKING", (), True, None)
    assert len(s.a.log) == before, "nothing has left"
    assert kept.kinds() == ["draft.written/1", "claimed.opened/1"]
    assert kept.body("claimed.opened/1")["offers"] == []
    assert c.draft is not None
    draft = s.a.thing(c.draft)
    assert isinstance(draft, Drafted)
    assert (draft.letter.type, draft.letter.precedence) == ("CALL-CHECK/1", "Z")
    s.a.ask("claimed.ask", claimed=c.ref, by="watch 1")
    [question] = [e.fact for e in s.a.log[before:] if isinstance(e.fact, f.MessageSent)]
    assert question.fields["caller_post"] == "minister"
    assert question.to == ("desk",)
    with pytest.raises(Refusal, match="asked already"):
        s.a.ask("claimed.ask", claimed=c.ref, by="watch 1")


def test_an_offer_of_theirs_between_the_same_posts_is_said_and_another_is_not() -> None:
    s = Stage()
    [other] = s.b.ask("call.place", to="chairman", from_="minister")
    [ref] = s.b.ask("call.place", to="secretary", from_="minister")
    c = begin(s)
    assert c.offers == (ref,)
    assert other not in c.offers
    assert c.state == "CHECKING", "an offer on record proves nothing of the voice"


def test_the_question_needs_one_person_even_where_two_are_asked_for() -> None:
    s = Stage()
    s.a.line.core.two_persons = True
    c, _ = asked(s)
    assert c.state == "CHECKING"


def test_a_voice_may_claim_a_post_that_nobody_has_told_us_of() -> None:
    s = Stage()
    c = begin(s, caller_post="president's adviser")
    assert not c.disclosed
    assert c.state == "CHECKING"


def test_a_long_tale_is_kept_here_and_left_out_of_the_question() -> None:
    s = Stage()
    tale = "word " * 300
    c = begin(s, ask=True, said=tale)
    assert c.said == tale
    assert c.asked is not None
    [question] = [e.fact for e in s.a.log if isinstance(e.fact, f.MessageSent)]
    assert "said" not in question.fields


@pytest.mark.parametrize(
    "tale",
    ["word " * SAID_WORDS_MAX, ("x" * 99 + " ") * (SAID_CHARACTERS_MAX // 100)],
    ids=["as many words as may be", "as many characters as may be"],
)
def test_a_tale_as_long_as_may_be_stands_in_the_question(tale: str) -> None:
    s = Stage()
    begin(s, ask=True, said=tale)
    [question] = [e.fact for e in s.a.log if isinstance(e.fact, f.MessageSent)]
    assert question.fields["said"] == tale


def test_without_an_agreement_a_voice_can_still_be_checked() -> None:
    s = Stage()
    line = engine.begin("2" * 32, s.a.name, s.b.name, smaller_card_is_mine=True)
    assert engine.ask(line, {"do": "claimed.open", **VOICE, "ask": True}, s.a.now()) == []
    assert "could not be asked" in line.alarms[-1].what
    [ref] = [ref for ref, thing in line.things.items() if isinstance(thing, Claimed)]
    engine.ask(
        line,
        {"do": "claimed.check", "claimed": ref, "by": "w", "result": "failed", "how": "laughed"},
        s.a.now(),
    )
    thing = line.things[ref]
    assert isinstance(thing, Claimed)
    assert thing.state == "MISMATCHED"


@pytest.mark.parametrize(
    ("result", "state"), [("held", "SUMMONING"), ("failed", "MISMATCHED"), ("no-record", "CHECKING")]
)
def test_a_check_says_how_and_decides_unless_there_was_nothing_to_check_by(result: str, state: str) -> None:
    s = Stage()
    kept = Kept(s.a)
    c = begin(s)
    with pytest.raises(Refusal, match="how it was checked is missing"):
        s.a.ask("claimed.check", claimed=c.ref, by="watch 1", result=result)
    s.a.ask("claimed.check", claimed=c.ref, by="watch 1", result=result, how="call-back to their desk")
    assert now(s, c.ref).state == state
    assert kept.body("claimed.checked/1") == {
        "claimed": c.ref, "result": result, "how": "call-back to their desk", "by": "watch 1", "authenticator": None,
    }  # fmt: skip
    incidents = [alarm.what for alarm in s.a.alarms(Level.INCIDENT)]
    assert bool(incidents) is (result == "failed")
    if incidents:
        assert "HAZARD-INCIDENT" in incidents[0]
        assert "mediator" in incidents[0]


# --- nobody alone -------------------------------------------------------------------------------------------


def test_one_officer_alone_overrides_nothing_and_the_journal_has_the_attempt() -> None:
    s = Stage()
    kept = Kept(s.a)
    c = begin(s)
    for second in (None, "watch 1", "Watch  1"):
        with pytest.raises(Refusal, match="two different officers") as why:
            s.a.ask("claimed.override", claimed=c.ref, by="watch 1", second=second, why="he sounds like him")
        assert why.value.code == "two-persons"
        assert kept.all()[-1] == Note(
            "claimed.override_refused/1",
            {"claimed": c.ref, "by": "watch 1", "second": second, "why": "he sounds like him"},
        )
    assert now(s, c.ref).state == "CHECKING"


def test_two_officers_may_and_both_are_named() -> None:
    s = Stage()
    kept = Kept(s.a)
    c = begin(s)
    s.a.ask(
        "claimed.override",
        claimed=c.ref,
        by="watch 1",
        second="releaser",
        why="the secretary knows the voice",
    )
    assert (now(s, c.ref).state, now(s, c.ref).overridden_by) == ("SUMMONING", ("watch 1", "releaser"))
    assert kept.body("claimed.overridden/1")["second"] == "releaser"


def test_no_way_leads_to_a_principal_but_a_check_that_held_or_two_officers() -> None:
    assert [(state, step) for state, step, then in claimed.edges() if then is ClaimState.SUMMONING] == [
        (ClaimState.CHECKING, Step.HELD),
        (ClaimState.CHECKING, Step.OVERRIDDEN),
    ]


# --- their desk ---------------------------------------------------------------------------------------------


def test_a_signed_denial_shuts_the_door_at_once_and_a_person_names_the_end() -> None:
    s = Stage()
    kept = Kept(s.a)
    c, question = asked(s)
    answer(s, question, "not-ours")
    found = now(s, c.ref)
    assert (found.state, found.verdict, found.reply) == ("CHECKING", Verdict.NOT_OURS, s.b.log[-1].ref)
    assert "NOT theirs" in s.a.alarms(Level.ALARM)[-1].what
    assert kept.body("claimed.answered/1")["verdict"] == "not-ours"
    with pytest.raises(Refusal, match="signed that this call is not theirs"):
        s.a.ask("claimed.check", claimed=c.ref, by="watch 1", result="held", how="he knew the word")
    s.a.ask("claimed.check", claimed=c.ref, by="watch 1", result="failed")
    assert now(s, c.ref).state == "MISMATCHED"
    assert now(s, c.ref).checks[-1].how == "their desk signed that it is not theirs"


def test_their_desk_says_that_it_is_theirs_and_still_a_person_says_that_it_held() -> None:
    s = Stage()
    c, question = asked(s)
    answer(s, question, "asking")
    assert now(s, c.ref).verdict == "asking"
    answer(s, question, "ours")
    assert now(s, c.ref).state == "CHECKING"
    s.a.ask("claimed.check", claimed=c.ref, by="watch 1", result="held")
    assert now(s, c.ref).state == "SUMMONING"


@pytest.mark.parametrize("how", ["held", "silence"])
def test_a_denial_that_comes_late_is_linked_and_can_be_confirmed(how: str) -> None:
    s = Stage()
    c, question = asked(s)
    if how == "held":
        s.a.ask("claimed.check", claimed=c.ref, by="watch 1", result="held", how="authenticator by voice")
    s.wait(10 * MINUTE)
    assert now(s, c.ref).state == ("SUMMONING" if how == "held" else "UNVERIFIED")
    answer(s, question, "not-ours")
    words = s.a.alarms(Level.ALARM)[-1].what
    assert ("may have been fetched" in words) is (how == "held")
    s.a.ask("claimed.check", claimed=c.ref, by="watch 1", result="failed")
    assert now(s, c.ref).state == "MISMATCHED"


def test_an_answer_that_is_no_answer_of_theirs_to_our_question_moves_nothing() -> None:
    s = Stage()
    c, question = asked(s)
    s.a.ask("write", to="desk", text="an unrelated matter")
    stray = s.a.log[-1].ref
    s.b.write(_reply(1, stray, {"verdict": "not-ours"}))
    s.b.write(_reply(2, question, {"verdict": "maybe"}))
    s.b.write(_reply(3, question, {}))
    s.settle()
    assert now(s, c.ref).verdict is None
    assert now(s, c.ref).state == "CHECKING"


def _reply(number: int, to: Ref, fields: dict[str, object]) -> f.MessageSent:
    return written.message(number=number, from_="desk", to=("desk",), type="CALL-CHECK-REPLY/1", fields=fields,
                             reply_to=to)  # fmt: skip


# --- clocks -------------------------------------------------------------------------------------------------


def test_what_nobody_settles_in_five_minutes_is_unverified() -> None:
    s = Stage()
    kept = Kept(s.a)
    c = begin(s)
    s.wait(5 * MINUTE - SECOND)
    assert now(s, c.ref).state == "CHECKING"
    s.wait(SECOND)
    assert now(s, c.ref).state == "UNVERIFIED"
    assert "no principal is to be fetched" in s.a.alarms(Level.NOTICE)[-1].what
    assert "claimed.unverified/1" in kept.kinds()
    for do, more in (
        ("claimed.check", {"result": "held", "how": "x"}),
        ("claimed.override", {"second": "y"}),
    ):
        with pytest.raises(Refusal, match="stands at UNVERIFIED"):
            s.a.ask(do, claimed=c.ref, by="watch 1", **more)


def test_what_is_settled_in_time_is_not_unverified() -> None:
    s = Stage()
    c = begin(s)
    s.wait(5 * MINUTE - SECOND)
    s.a.ask("claimed.check", claimed=c.ref, by="watch 1", result="held", how="call-back")
    s.wait(HOUR)
    assert now(s, c.ref).state == "SUMMONING"


def test_a_late_answer_is_awaited_for_a_day_and_then_the_check_is_let_go() -> None:
    s = Stage(reloads=True)
    c = begin(s)
    s.wait(5 * MINUTE + DAY - SECOND)
    assert now(s, c.ref).open
    s.wait(SECOND)
    assert not now(s, c.ref).open
    assert now(s, c.ref).state == "UNVERIFIED"


def test_a_voice_that_hangs_up_is_withdrawn_and_nobody_is_told_of_it_as_unverified() -> None:
    s = Stage()
    c = begin(s)
    s.a.ask("claimed.withdraw", claimed=c.ref, by="watch 1", why="hung up when asked for a word")
    s.wait(HOUR)
    assert now(s, c.ref).state == "WITHDRAWN"
    assert not [a for a in s.a.alarms(Level.NOTICE) if "nobody settled" in a.what]
    with pytest.raises(Refusal, match="stands at WITHDRAWN"):
        s.a.ask("claimed.check", claimed=c.ref, by="watch 1", result="failed", how="x")


def test_every_edge_of_the_table_can_be_walked() -> None:
    s = Stage()
    for state, step, then in claimed.edges():
        thing = Claimed(ref=Ref("c" * 64), opened_ms=s.a.now(), caller_post=Post("m"), to=Post("s"), channel="t",
                        said="", by="w",
                        state=state, since_ms=s.a.now())  # fmt: skip
        after = claimed.moved(s.a.line, thing, step, s.a.now())
        assert after.state is then
        assert after.open is (then in claimed.NEXT)
