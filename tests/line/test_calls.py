"""The table of calls: every step of it is taken between two stations, and both tell the same story."""

import itertools

import pytest
from msgspec.structs import replace

from parley.line import calls
from parley.line.calls import BEFORE_TALK, ENDS, JOURNAL, NEXT, SILENT_ENDS, UNTIL, WAITS, State, Step
from parley.line.effects import Alarm, Ring, StopRing
from parley.line.fold import STEP, Clock, Story
from parley.line.things import Bell, Call
from parley.line.values import Level, Ref, Refusal, SilenceClass
from tests.line.roads import TAKE, TO, placed
from tests.line.stage import DAY, HOUR, MINUTE, SECOND, Stage

S, T = State, Step

# The journal's steps are walked by the release (a later issue). The other two cannot happen between honest stations:
# whoever holds a call never writes one that crossed it; test_fold walks them with an author whose `after` runs back.
ELSEWHERE = {(S.DELIVERED, T.CROSSED), (S.RINGING, T.CROSSED)}
EDGES = [(s, t, n) for s, t, n in calls.edges() if s not in JOURNAL and (s, t) not in ELSEWHERE]


def told(call: Call) -> Story:
    """The story without what only its reader's clock says."""
    return replace(call.story, clock=Clock(0))  # type: ignore[arg-type]  # any instant


def agree(s: Stage) -> None:
    """Once both hold the same two logs, both tell the same story of every call."""
    s.cut = False
    s.settle()
    for call in s.a.calls():
        assert told(call) == told(s.b.call(call.ref))
        assert call.state is s.b.state(call.ref)
    assert len(s.a.calls()) == len(s.b.calls())


def nobody_misbehaved(s: Stage) -> None:
    assert not [call.story.faults for call in s.a.calls() if call.story.faults]


@pytest.mark.parametrize(("state", "step", "then"), EDGES, ids=[f"{s}-{t}" for s, t, _ in EDGES])
def test_each_step_of_the_table_is_taken_and_told_alike(state: State, step: Step, then: State) -> None:
    s = Stage(manned=False)
    s.a.ask("desk", manned=True)
    ref = TO[state](s)
    assert s.a.state(ref) is state
    moved = len(s.a.call(ref).story.path)

    TAKE[step](s, ref)

    call = s.a.call(ref)
    if step is T.COSIGNED:  # a receipt is no entry: it is laid over the story
        assert call.state is then
    else:
        assert (step, then) in {(move.step, move.state) for move in call.story.path[moved:]}
    agree(s)
    nobody_misbehaved(s)


def test_every_edge_has_a_road_and_a_step() -> None:
    walked = {(state, step) for state, step, _ in EDGES}
    assert walked | ELSEWHERE == {(state, step) for state, step, _ in calls.edges() if state not in JOURNAL}
    assert set(TO) == set(NEXT) - JOURNAL
    assert {step for _, step, _ in EDGES} <= set(TAKE)


def test_every_state_that_is_no_end_has_a_clock() -> None:
    assert set(WAITS) | set(UNTIL) == set(NEXT)
    assert all(T.SILENCE in steps for steps in NEXT.values())
    assert not ENDS & NEXT.keys()


def test_every_end_is_in_the_table_of_classes_and_only_six_are_silence() -> None:
    assert set(calls.CLASS_OF_END) == ENDS
    assert {end: cls for end, cls in calls.CLASS_OF_END.items() if cls} == {
        S.LINE_DEAD: SilenceClass.S1,
        S.UNATTENDED: SilenceClass.S2,
        S.UNANSWERED: SilenceClass.S3,
        S.UNDECIDED: SilenceClass.S3,
        S.UNAPPROVED: SilenceClass.S4,
        S.REFUSED: SilenceClass.S5,
    }


def test_every_recorded_state_before_talking_can_be_withdrawn_and_preempted() -> None:
    assert {S.PLACED, S.DELIVERED, S.RINGING, S.ATTENDED, S.AWAITING, S.WINDOWING, S.SCHEDULED, S.CHECKING,
            S.SUMMONING, S.INTERPRETING, S.READY} == BEFORE_TALK  # fmt: skip
    assert all(T.PREEMPTED in NEXT[state] for state in BEFORE_TALK)


def test_every_end_is_reached_by_some_step() -> None:
    assert {then for _, _, then in calls.edges()} & ENDS == ENDS
    assert SILENT_ENDS < ENDS


def test_every_word_about_a_call_is_a_step_of_the_table() -> None:
    made = {
        *STEP.values(),
        T.REFUSED_BY_STATION,
        T.COUNTER_OFFERED,
        T.HEARD,
        T.PREEMPTED,
        T.OUR_OUTAGE,
        T.COSIGNED,
    }
    journal = {T.SUBMITTED, T.RELEASED, T.NOT_RELEASED}
    assert made | journal == set(Step)


def test_the_diagram_draws_every_state_and_every_step_but_those_from_everywhere() -> None:
    drawn = calls.mermaid()
    for state, step, then in calls.edges():
        if step in {T.WITHDRAWN, T.PREEMPTED, T.OUR_OUTAGE}:
            continue
        line = next(line for line in drawn.splitlines() if line.strip().startswith(f"{state} --> {then}:"))
        assert step in line


# --- plays --------------------------------------------------------------------------------------------------


def test_they_talk_and_hang_up() -> None:
    s = Stage()
    ref = placed(s)
    for who, do, more in (
        (s.b, "call.attend", {}), (s.b, "call.accept", {}), (s.b, "call.identity", {"result": "held"}),
        (s.b, "call.principals", {}), (s.a, "call.interpreters", {}), (s.a, "call.both_on", {}),
    ):  # fmt: skip
        s.wait(30 * SECOND)
        who.ask(do, call=ref, **more)
    assert s.a.state(ref) is S.TALKING
    s.wait(20 * MINUTE)
    s.b.ask("call.hang_up", call=ref)
    assert s.a.state(ref) is S.ENDED
    assert s.a.call(ref).story.reached == "minister"
    agree(s)


def test_the_wire_is_dead_and_flash_is_given_up_sooner() -> None:
    for precedence, minutes in (("Z", 2), ("O", 2), ("P", 10), ("R", 10)):
        s = Stage()
        s.cut = True
        ref = placed(s, precedence=precedence)
        s.wait(minutes * MINUTE - 1)
        assert s.a.state(ref) is S.PLACED
        s.wait(1)
        assert s.a.state(ref) is S.LINE_DEAD


def test_it_rings_at_the_post_then_at_all_consoles_then_stops() -> None:
    s = Stage()
    ref = placed(s)
    assert [effect for effect in s.b.effects if isinstance(effect, Ring)][-1].post == "desk"
    s.wait(59 * SECOND)
    assert s.b.call(ref).bell is Bell.POST
    s.wait(1 * SECOND)
    assert s.b.call(ref).bell is Bell.EVERYWHERE
    assert [effect.everywhere for effect in s.b.effects if isinstance(effect, Ring)] == [False, True]
    s.wait(2 * MINUTE)
    assert s.a.state(ref) is S.UNANSWERED
    assert s.b.call(ref).bell is Bell.STOPPED
    assert s.b.told(StopRing) == [StopRing(ref)]


def test_their_own_timer_stops_the_bells_and_ends_nothing() -> None:
    s = Stage()
    ref = placed(s)
    s.cut = True
    s.down(s.a)
    s.wait(1 * HOUR)
    assert s.b.call(ref).bell is Bell.STOPPED
    assert s.b.state(ref) is S.RINGING


def test_the_answer_crosses_the_callers_end_and_is_kept_beside_it() -> None:
    s = Stage()
    ref = placed(s)
    s.wait(3 * MINUTE - 1)
    s.cut = True
    s.b.ask("call.accept", call=ref)
    s.wait(5 * SECOND)
    assert s.a.state(ref) is S.UNANSWERED
    assert s.b.state(ref) is S.CHECKING
    agree(s)
    assert s.b.state(ref) is S.UNANSWERED
    assert len(s.a.call(ref).story.late) == 1
    assert s.a.call(ref).story.faults == ()


def test_the_principal_never_decides_and_the_renewal_is_missed() -> None:
    s = Stage()
    ref = placed(s)
    s.b.ask("call.pending", call=ref, decider="head of state", code="P2", review_by="+12h")
    s.wait(12 * HOUR - 1)
    assert not s.a.status()["calls"][0]["stale"]
    s.wait(1)
    assert s.a.status()["calls"][0]["stale"]
    assert any("stale" in alarm.what for alarm in s.a.alarms(Level.NOTICE))
    s.wait(36 * HOUR - 1)
    assert s.a.state(ref) is S.AWAITING
    s.wait(1)
    assert s.a.state(ref) is S.UNAPPROVED
    agree(s)


def test_an_answer_that_goes_stale_twice_is_told_twice() -> None:
    s = Stage()
    ref = placed(s)
    s.b.ask("call.pending", call=ref, decider="minister", review_by="+1h")
    s.wait(2 * HOUR)
    s.b.ask("call.still_pending", call=ref, review_by="+1h")
    s.wait(2 * HOUR)
    assert sum("stale" in alarm.what for alarm in s.a.alarms(Level.NOTICE)) == 2


def test_renewals_keep_a_pending_answer_fresh_and_never_restart_its_clock() -> None:
    s = Stage()
    ref = placed(s)
    s.b.ask("call.pending", call=ref, decider="head of state", review_by="+12h")
    for _ in range(4):
        s.wait(11 * HOUR)
        assert not s.a.call(ref).stale(s.a.now())
        s.b.ask("call.still_pending", call=ref, review_by="+12h")
    s.wait(4 * HOUR)
    assert s.a.state(ref) is S.UNAPPROVED
    assert not [a for a in s.a.told(Alarm) if isinstance(a, Alarm) and "stale" in a.what]


def test_waiting_for_approval_is_counted_in_all_whatever_the_detours() -> None:
    s = Stage()
    ref = placed(s)
    s.b.ask("call.pending", call=ref, decider="minister")
    s.wait(40 * HOUR)
    s.b.ask("call.schedule", call=ref, from_="+20h", until="+30h")
    s.wait(10 * HOUR)
    s.a.ask("call.schedule", call=ref, from_="+20h", until="+30h")
    s.b.ask("call.pending", call=ref, decider="minister")
    s.wait(8 * HOUR - 1)
    assert s.a.state(ref) is S.AWAITING
    s.wait(1)
    assert s.a.state(ref) is S.UNAPPROVED
    claim = s.a.call(ref).story.claim
    assert claim is not None
    assert claim.listened_ms >= 48 * HOUR
    nobody_misbehaved(s)


def test_needed_by_shortens_the_clock_and_the_end_keeps_the_name_of_where_it_stood() -> None:
    s = Stage()
    ref = placed(s, needed_by="+30m")
    s.b.ask("call.pending", call=ref, decider="minister")
    s.wait(30 * MINUTE)
    assert s.a.state(ref) is S.UNAPPROVED
    nobody_misbehaved(s)
    agree(s)


def test_no_attempt_lasts_longer_than_thirty_days() -> None:
    s = Stage()
    ref = placed(s)
    whose = itertools.cycle((s.b, s.a))
    while s.a.call(ref).open and s.now < s.a.call(ref).placed.heard_ms + 31 * DAY:
        next(whose).ask("call.schedule", call=ref, from_="+60d", until="+61d")
        s.wait(11 * HOUR)
    assert s.a.state(ref) is S.NO_WINDOW
    assert s.a.call(ref).since_ms == s.a.call(ref).placed.heard_ms + 30 * DAY
    nobody_misbehaved(s)


def test_the_agreed_time_comes_and_the_next_attempt_takes_over() -> None:
    s = Stage()
    ref = placed(s)
    s.b.ask("call.schedule", call=ref, from_="+3h", until="+4h")
    s.a.ask("call.schedule_agree", call=ref)
    s.wait(3 * HOUR)
    assert s.a.state(ref) is S.REPLACED
    follower = next(call for call in s.a.calls() if call.fact.refers == ref)
    assert (follower.fact.to, follower.state) == ("minister", S.RINGING)
    agree(s)


def test_what_is_needed_before_the_agreed_time_is_not_called_again_then() -> None:
    s = Stage()
    ref = placed(s, needed_by="+2h")
    s.b.ask("call.schedule", call=ref, from_="+3h", until="+4h")
    s.a.ask("call.schedule_agree", call=ref)
    s.wait(4 * HOUR)
    assert s.a.state(ref) is S.REPLACED
    assert s.a.call(ref).since_ms == s.a.call(ref).placed.heard_ms + 2 * HOUR
    assert len(s.a.calls()) == 1
    agree(s)


def test_our_own_station_was_away_when_the_agreed_time_came() -> None:
    s = Stage()
    ref = placed(s)
    s.b.ask("call.schedule", call=ref, from_="+3h", until="+4h")
    s.a.ask("call.schedule_agree", call=ref)
    s.down(s.a)
    s.wait(5 * HOUR)
    s.up(s.a)
    assert s.a.state(ref) is S.OUR_FAULT
    assert len(s.a.calls()) == 1


def test_only_the_other_side_may_answer_an_offered_time() -> None:
    s = Stage()
    ref = placed(s)
    s.b.ask("call.schedule", call=ref, from_="+3h", until="+4h")
    with pytest.raises(Refusal, match="made the last offer"):
        s.b.ask("call.schedule", call=ref, from_="+5h", until="+6h")
    with pytest.raises(Refusal, match="made the last offer"):
        s.b.ask("call.schedule_agree", call=ref)
    s.a.ask("call.schedule", call=ref, from_="+5h", until="+6h")
    s.b.ask("call.schedule_agree", call=ref)
    assert s.a.state(ref) is S.SCHEDULED


def test_a_short_outage_is_made_up_for_and_a_long_one_is_our_fault() -> None:
    for outage_m, end, since_h in ((10, S.UNAPPROVED, 48 * 60 + 10), (6 * 60, S.OUR_FAULT, 48 * 60)):
        s = Stage()
        ref = placed(s)
        s.b.ask("call.pending", call=ref, decider="minister")
        began = s.now
        s.wait(1 * HOUR)
        s.down(s.a)
        s.wait(outage_m * MINUTE)
        s.up(s.a)
        s.wait(60 * HOUR)
        call = s.a.call(ref)
        assert call.state is end
        assert call.since_ms == began + since_h * MINUTE
        nobody_misbehaved(s)


def test_an_answer_while_we_make_up_for_an_outage_begins_its_own_clock() -> None:
    s = Stage()
    ref = placed(s)
    s.b.ask("call.pending", call=ref, decider="minister")
    s.wait(1 * HOUR)
    s.down(s.a)
    s.wait(2 * HOUR)
    s.up(s.a)
    s.wait(46 * HOUR)
    assert s.a.state(ref) is S.AWAITING
    s.b.ask("call.accept", call=ref)
    s.wait(5 * MINUTE)
    assert s.a.state(ref) is S.UNVERIFIED
    agree(s)


def test_a_hang_up_is_lost_and_the_talk_does_not_last_for_ever() -> None:
    s = Stage()
    ref = TO[S.TALKING](s)
    s.cut = True
    s.b.ask("call.hang_up", call=ref)
    s.wait(4 * HOUR + 5 * MINUTE)
    assert s.a.state(ref) is S.CUT_OFF
    agree(s)
    assert len(s.b.call(ref).story.late) == 1


def test_a_talk_that_was_lost_is_heard_again_and_the_claim_of_its_loss_taken_back() -> None:
    s = Stage()
    ref = TO[S.INTERRUPTED](s)
    s.b.ask("call.both_on", call=ref)
    s.a.ask("claim.withdraw", of=ref, why="we heard them all the time")
    assert s.a.state(ref) is S.TALKING
    claim = s.a.call(ref).story.claim
    assert claim is not None
    assert (claim.end, claim.withdrawn is not None) == ("INTERRUPTED", True)
    agree(s)


def test_both_hang_up_at_once() -> None:
    s = Stage()
    ref = TO[S.TALKING](s)
    s.cut = True
    s.a.ask("call.hang_up", call=ref)
    s.b.ask("call.hang_up", call=ref)
    agree(s)
    assert s.a.state(ref) is S.ENDED
    nobody_misbehaved(s)


def test_both_say_that_the_principals_are_here() -> None:
    s = Stage()
    ref = TO[S.SUMMONING](s)
    s.cut = True
    s.a.ask("call.principals", call=ref)
    s.b.ask("call.principals", call=ref)
    agree(s)
    assert s.a.state(ref) is S.INTERPRETING
    assert len(s.a.call(ref).story.crossed) == 1
    nobody_misbehaved(s)


# --- collision and pre-emption ------------------------------------------------------------------------------


def crossing(first: str, second: str) -> tuple[Stage, Ref, Ref]:
    s = Stage()
    s.cut = True
    ours = placed(s, precedence=first)
    [theirs] = s.b.ask("call.place", from_="minister", to="secretary", precedence=second)
    agree(s)
    return s, ours, theirs


def test_each_calls_the_other_and_the_smaller_first_card_survives() -> None:
    s, ours, theirs = crossing("P", "P")
    assert (s.a.state(ours), s.a.state(theirs)) == (S.RINGING, S.MERGED)
    assert s.a.call(theirs).story.other == ours
    assert s.a.call(theirs).bell is not Bell.POST


def test_each_calls_the_other_and_the_higher_precedence_survives() -> None:
    s, ours, theirs = crossing("P", "O")
    assert (s.a.state(ours), s.a.state(theirs)) == (S.MERGED, S.RINGING)


def test_a_call_in_knowledge_of_the_other_is_no_collision() -> None:
    s = Stage()
    ours = placed(s)
    [theirs] = s.b.ask("call.place", from_="minister", to="secretary", precedence="Z")
    assert (s.a.state(ours), s.a.state(theirs)) == (S.RINGING, S.RINGING)


def test_calls_between_other_posts_do_not_collide() -> None:
    s = Stage()
    s.cut = True
    ours = placed(s)
    [theirs] = s.b.ask("call.place", from_="general staff", to="chairman")
    agree(s)
    assert (s.a.state(ours), s.a.state(theirs)) == (S.RINGING, S.RINGING)


def test_a_call_does_not_vanish_into_one_that_was_long_over() -> None:
    s = Stage()
    s.cut = True
    ours = placed(s, precedence="Z")
    s.wait(20 * MINUTE)
    assert s.a.state(ours) is S.LINE_DEAD
    [theirs] = s.b.ask("call.place", from_="minister", to="secretary", precedence="P")
    agree(s)
    assert s.a.state(theirs) is S.RINGING


def test_flash_takes_the_place_of_a_call_that_waits() -> None:
    s = Stage()
    ref = TO[S.AWAITING](s)
    [flash] = s.a.ask("call.place", from_="chairman", to="minister", precedence="Z", preempts=ref)
    assert s.a.state(ref) is S.PREEMPTED
    assert s.a.call(ref).story.other == flash
    assert s.a.state(flash) is S.RINGING
    agree(s)


def test_the_called_side_may_preempt_a_call_of_the_other() -> None:
    s = Stage()
    ref = TO[S.AWAITING](s)
    s.b.ask("call.place", from_="minister", to="secretary", precedence="Z", preempts=ref)
    assert s.a.state(ref) is S.PREEMPTED
    agree(s)
    nobody_misbehaved(s)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"from_": "chairman", "to": "general staff", "precedence": "Z"}, "shares no post"),
        ({"from_": "chairman", "to": "minister", "precedence": "P"}, "does not preempt"),
    ],
    ids=["another post", "no higher precedence"],
)
def test_what_preempts_nothing_is_refused_at_our_own_desk(asked: dict[str, str], why: str) -> None:
    s = Stage()
    ref = placed(s)
    with pytest.raises(Refusal, match=why):
        s.a.ask("call.place", preempts=ref, **asked)


def test_a_second_call_between_the_same_posts_is_refused_while_the_first_is_under_way() -> None:
    s = Stage()
    placed(s)
    with pytest.raises(Refusal, match="under way"):
        placed(s)


# --- delegation ---------------------------------------------------------------------------------------------


def test_a_delegated_call_rings_at_the_new_post() -> None:
    s = Stage()
    ref = placed(s)
    s.b.ask("desk", manned=True, post="first deputy")
    s.b.ask("call.delegate", call=ref, to="first deputy")
    call = s.a.call(ref)
    assert (call.state, call.story.post, call.story.asked) == (
        S.RINGING,
        "first deputy",
        ("minister", "first deputy"),
    )
    assert [e.post for e in s.b.effects if isinstance(e, Ring)] == ["desk", "first deputy"]


def test_each_post_is_asked_once_in_a_call() -> None:
    s = Stage()
    ref = placed(s)
    s.b.ask("call.delegate", call=ref, to="first deputy")
    for again in ("minister", "first deputy"):
        with pytest.raises(Refusal, match="each post once"):
            s.b.ask("call.delegate", call=ref, to=again)


def test_a_call_is_delegated_three_times_at_most() -> None:
    s = Stage()
    ref = placed(s)
    for post in ("first deputy", "general staff", "desk"):
        s.b.ask("call.delegate", call=ref, to=post)
    with pytest.raises(Refusal, match="more than 3 times"):
        s.b.ask("call.delegate", call=ref, to="cellar")


def test_talking_with_the_alternate_only_is_its_own_class() -> None:
    s = Stage()
    ref = placed(s)
    s.b.ask("call.delegate", call=ref, to="desk")
    for do, more in (("call.accept", {}), ("call.identity", {"result": "held"}), ("call.principals", {}),
                     ("call.interpreters", {"needed": False}), ("call.both_on", {})):  # fmt: skip
        s.b.ask(do, call=ref, **more)
    silence = s.a.status()["calls"][0]["silence"]
    assert silence["class"] == "S6"
    steps = {move.ref: move.step for move in s.a.call(ref).story.path}
    assert [steps[name] for name in silence["refs"]] == [T.DELEGATED, T.BOTH_ON]
    assert s.a.lamp("principal") == "UNKNOWN"


# --- people before stations ---------------------------------------------------------------------------------


def test_a_person_who_answers_shows_that_somebody_was_there() -> None:
    """Nobody had told the station that the desk is manned; the answer itself does."""
    s = Stage(manned=False)
    ref = placed(s)
    written = s.b.ask("call.refuse", call=ref, code="R99")
    assert len(written) == 2
    assert [move.step for move in s.a.call(ref).story.path] == [T.COSIGNED, T.RANG, T.REFUSED]


def test_what_cannot_be_said_now_is_refused_with_what_can() -> None:
    s = Stage()
    ref = placed(s)
    before = [len(station.log) for station in (s.a, s.b)]
    with pytest.raises(Refusal, match="while the call stood at RINGING") as refusal:
        s.b.ask("call.both_on", call=ref)
    assert "accept" in refusal.value.hint
    with pytest.raises(Refusal, match="called side's to say"):
        s.a.ask("call.accept", call=ref)
    with pytest.raises(Refusal, match="caller's to say"):
        s.b.ask("call.withdraw", call=ref)
    assert [len(station.log) for station in (s.a, s.b)] == before


def test_no_one_overrides_the_check_alone() -> None:
    s = Stage()
    ref = TO[S.CHECKING](s)
    with pytest.raises(Refusal, match="two posts"):
        s.b.ask("call.identity", call=ref, result="overridden", first="duty officer")
    with pytest.raises(Refusal, match="one post alone"):
        s.b.ask("call.identity", call=ref, result="overridden", first="duty officer", second="duty officer")
    assert s.a.state(ref) is S.CHECKING
