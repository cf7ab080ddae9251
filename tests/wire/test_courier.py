"""The courier: one parcel in flight per bearer, nothing waits for ever, and nothing turns in circles."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from parley.wire.courier import RETRY_MS, WAKE_MS, Courier, Going, Load

NOW = 1_646_125_200_000
ECHO = 60_000
QUIET = Load(0, receipt_owed=False, precedence="R")
ROUTINE = Load(3, receipt_owed=False, precedence="R")
FLASH = Load(1, receipt_owed=False, precedence="Z")


def courier(*names: str, greeted: bool = True) -> Courier:
    """A courier whose bearers were all just heard, unless `greeted` is false."""
    made = Courier(ECHO)
    made.add(names, NOW)
    if greeted:
        for going in made.choose(QUIET, NOW):
            made.arrived(going.name, NOW, QUIET, fresh=True)
    return made


def names(going: list[Going]) -> list[str]:
    return [one.name for one in going]


# --- plays --------------------------------------------------------------------------------------------------


def test_a_new_bearer_owes_a_hello_at_once() -> None:
    made = courier("https", "file", greeted=False)
    assert made.due(QUIET) == NOW
    assert made.choose(QUIET, NOW) == [Going("https", greets=True, carries=False), Going("file", True, False)]


def test_a_bearer_that_is_added_again_keeps_what_it_was() -> None:
    made = courier("https", greeted=False)
    made.choose(ROUTINE, NOW)
    made.add(["https"], NOW + 5)
    assert made.bearings["https"].in_flight


def test_nothing_goes_where_nothing_waits() -> None:
    made = courier("https")
    assert made.choose(QUIET, NOW + 1) == []
    assert made.due(QUIET) == NOW + ECHO


def test_what_waits_goes_over_one_bearer_without_a_hello() -> None:
    made = courier("https", "file")
    assert made.choose(ROUTINE, NOW) == [Going("https", greets=False, carries=True)]


def test_a_receipt_that_is_owed_goes_too() -> None:
    assert courier("https").choose(replace(QUIET, receipt_owed=True), NOW) == [Going("https", False, True)]


def test_while_something_is_under_way_new_traffic_does_not_resend_it() -> None:
    made = courier("https", "file")
    made.choose(ROUTINE, NOW)
    assert made.choose(replace(ROUTINE, outbox=9), NOW + 1) == []
    assert made.under_way()


def test_flash_goes_over_every_bearer_at_once() -> None:
    assert names(courier("https", "file", "mesh").choose(FLASH, NOW)) == ["https", "file", "mesh"]


def test_flash_does_not_wait_for_what_is_under_way_on_another_bearer() -> None:
    made = courier("https", "file")
    made.choose(ROUTINE, NOW)
    assert names(made.choose(FLASH, NOW + 1)) == ["file"]


def test_an_echo_under_way_does_not_hold_up_what_waits() -> None:
    made = courier("https", "file", greeted=False)
    made.choose(QUIET, NOW)
    made.arrived("file", NOW + 10, QUIET, fresh=True)
    assert made.choose(ROUTINE, NOW + 10) == [Going("file", greets=False, carries=True)]


def test_what_waits_prefers_the_bearer_that_works() -> None:
    made = courier("https", "file")
    made.choose(ROUTINE, NOW)
    made.failed("https", NOW)
    assert names(made.choose(ROUTINE, NOW + 2_000)) == ["file"]


def test_after_a_failure_the_next_letter_asks_what_they_hold() -> None:
    made = courier("https")
    made.choose(ROUTINE, NOW)
    made.failed("https", NOW)
    assert made.choose(ROUTINE, NOW + 1_000) == [Going("https", greets=True, carries=True)]


@pytest.mark.parametrize("precedence", "ZOPR")
def test_waits_double_from_the_floor_to_the_ceiling(precedence: str) -> None:
    made, load, now, waits = courier("https"), replace(ROUTINE, precedence=precedence), NOW, []
    for _ in range(20):
        assert made.choose(load, now)
        made.failed("https", now)
        due = made.due(load)
        assert due is not None
        waits.append(due - now)
        now = due
    first, longest = RETRY_MS[precedence]
    assert (waits[0], waits[-1]) == (first, longest)
    assert all(later == min(longest, 2 * earlier) for earlier, later in pairwise(waits))


def test_flash_does_not_wait_for_the_end_of_a_long_routine_wait() -> None:
    made, now = courier("https"), NOW
    for _ in range(10):
        made.choose(ROUTINE, now)
        made.failed("https", now)
        now += 30_000
    made.choose(ROUTINE, now)
    made.failed("https", now)
    assert made.due(ROUTINE) == now + 30_000
    assert made.due(FLASH) == now + 2_000
    assert names(made.choose(FLASH, now + 2_000)) == ["https"]


def test_a_sign_of_life_ends_the_wait() -> None:
    made, now = courier("https"), NOW
    for _ in range(10):
        made.choose(ROUTINE, now)
        made.failed("https", now)
        now += 30_000
    made.contact(called=False)
    assert names(made.choose(ROUTINE, now)) == ["https"]


def test_signs_of_life_do_not_make_a_broken_bearer_storm() -> None:
    made, tries = courier("https", "file"), 0
    for now in range(NOW, NOW + 10_000, 10):  # a hundred replies a second over the other
        made.contact(called=False)
        if made.choose(FLASH, now):
            tries += 1
            if made.bearings["file"].in_flight:
                made.failed("file", now)
            if made.bearings["https"].in_flight:
                made.failed("https", now)
    assert tries <= 10_000 / WAKE_MS + 2


def contradicting(minutes: int, load: Load = ROUTINE) -> tuple[Courier, list[int]]:
    """A courier whose letters are refused, by somebody who goes on speaking of himself; and when it tried."""
    made, tries, knocks = courier("https"), [], 0
    for now in range(NOW, NOW + minutes * 60_000, 50):
        made.contact(called=True)
        if made.choose(load, now):
            tries.append(now)
            if made.bearings["https"].failures and made.bearings["https"].failures % 2 == 0:
                knocks += 1  # a bare hello, which is answered
                made.arrived("https", now, load, fresh=True)
            else:
                made.refused("https", now, load)
    assert knocks > 2
    return made, tries


def test_who_contradicts_us_is_tried_once_an_echo_period_in_the_end_though_each_wakes_the_other() -> None:
    _, tries = contradicting(60)
    assert len(tries) < 120
    assert sum(now > NOW + 30 * 60_000 for now in tries) <= 60  # of which each third is a bare hello


def test_one_refusal_alone_ends_with_the_next_sign_of_life() -> None:
    made = courier("https")
    made.choose(ROUTINE, NOW)
    made.refused("https", NOW, ROUTINE)
    made.contact(called=True)
    assert made.choose(ROUTINE, NOW + WAKE_MS)


def test_who_mended_is_kept_waiting_for_an_echo_period_at_most() -> None:
    made, tries = contradicting(60)
    due = made.due(ROUTINE)
    assert due is not None
    assert due <= tries[-1] + ECHO


def test_after_many_refusals_what_is_written_since_goes_at_once() -> None:
    made, tries = contradicting(60)
    made.contact(called=True)
    assert made.due(replace(ROUTINE, outbox=ROUTINE.outbox + 1)) == tries[-1] + WAKE_MS


def test_once_something_new_is_taken_signs_of_life_end_the_waits_again() -> None:
    made, tries = contradicting(60)
    made.moved()
    made.contact(called=True)
    assert made.due(ROUTINE) == tries[-1] + WAKE_MS


def test_refusals_of_long_ago_do_not_count() -> None:
    made, tries = contradicting(60)
    now = tries[-1] + 3 * ECHO
    made.choose(ROUTINE, now)
    made.refused("https", now, ROUTINE)
    made.contact(called=True)
    due = made.due(ROUTINE)
    assert due is not None
    assert due <= now + 2 * WAKE_MS


def test_who_takes_nothing_is_not_asked_at_the_speed_of_the_wire() -> None:
    made, now, tries = courier("https"), NOW, 0
    while now < NOW + 60_000:
        due = made.due(ROUTINE)
        assert due is not None
        now = max(due, now + 1)
        if made.choose(ROUTINE, now):
            tries += 1
            made.contact(called=False)
            made.arrived("https", now, ROUTINE, fresh=False)
    assert tries < 10


def test_who_answers_without_our_challenge_is_not_asked_at_the_speed_of_the_wire() -> None:
    made, now, tries = courier("https", greeted=False), NOW, 0
    while now < NOW + 60_000:
        due = made.due(QUIET)
        assert due is not None
        now = max(due, now + 1)
        if made.choose(QUIET, now):
            tries += 1
            made.arrived("https", now, QUIET, fresh=False)
    assert 3 < tries < 10


def test_two_bearers_that_stall_do_not_wake_each_other() -> None:
    made, tries = courier("https", "file"), 0
    for now in range(NOW, NOW + 60_000, 10):
        for going in made.choose(FLASH, now):
            tries += 1
            made.contact(called=False)
            made.arrived(going.name, now, FLASH, fresh=True)
    assert tries < 2 * 40


def test_who_takes_a_part_gets_the_rest_at_once() -> None:
    made = courier("https")
    made.choose(replace(ROUTINE, outbox=20_000, held=0), NOW)
    left = replace(ROUTINE, outbox=10_000, held=10_000)
    made.arrived("https", NOW + 5, left, fresh=False)
    assert made.choose(left, NOW + 5) == [Going("https", greets=False, carries=True)]


def test_what_was_written_meanwhile_is_no_stall() -> None:
    made = courier("https")
    made.choose(replace(ROUTINE, held=7), NOW)
    more = replace(ROUTINE, outbox=40, held=10)
    made.arrived("https", NOW + 5, more, fresh=False)
    assert made.choose(more, NOW + 5) == [Going("https", greets=False, carries=True)]
    made.arrived("https", NOW + 9, QUIET, fresh=False)
    assert made.bearings["https"].stalls == 0


def test_an_echo_that_left_before_anything_waited_is_no_stall() -> None:
    made = courier("https", greeted=False)
    made.choose(QUIET, NOW)
    made.arrived("https", NOW + 5, ROUTINE, fresh=True)
    assert made.choose(ROUTINE, NOW + 5) == [Going("https", greets=False, carries=True)]


def test_a_fresh_answer_puts_the_echo_off_and_no_other() -> None:
    made = courier("https")
    made.choose(ROUTINE, NOW + 10)
    made.arrived("https", NOW + 20, QUIET, fresh=False)
    assert made.due(QUIET) == NOW + ECHO
    made.choose(ROUTINE, NOW + 30)
    made.arrived("https", NOW + 40, QUIET, fresh=True)
    assert made.due(QUIET) == NOW + 40 + ECHO


def test_a_connection_that_breaks_asks_at_once_whether_they_are_there() -> None:
    made = courier("https")
    made.broke(NOW + 100)
    assert made.choose(QUIET, NOW + 100) == [Going("https", greets=True, carries=False)]


def test_our_own_people_may_try_at_once() -> None:
    made = courier("https")
    made.choose(ROUTINE, NOW)
    made.failed("https", NOW)
    made.nudge(NOW)
    made.contact(called=True)  # asks for less
    assert names(made.choose(ROUTINE, NOW)) == ["https"]


# --- whatever happens ---------------------------------------------------------------------------------------

BEARERS = ("https", "file", "mesh")


class AnyOrder(RuleBasedStateMachine):
    """Time, traffic, failures and answers in any order; the courier's promises after each."""

    @initialize(count=st.integers(1, 3))
    def begin(self, count: int) -> None:
        self.now = NOW
        self.courier = Courier(ECHO)
        self.courier.add(BEARERS[:count], NOW)
        self.load = QUIET
        self.flying: set[str] = set()
        self.ended: dict[str, int] = {}

    @rule(ms=st.sampled_from((0, 1, 100, 250, 999, 30_000, 3_600_000)))
    def time_passes(self, ms: int) -> None:
        self.now += ms

    @rule(
        outbox=st.integers(0, 3),
        owed=st.booleans(),
        precedence=st.sampled_from("ZOPR"),
        more=st.integers(0, 2),
    )
    def traffic(self, outbox: int, owed: bool, precedence: str, more: int) -> None:
        self.load = Load(outbox, owed, precedence, self.load.held + more)

    @rule()
    def choose(self) -> None:
        before = set(self.flying)
        under_way = self.courier.under_way()
        due = self.courier.due(self.load)
        going = self.courier.choose(self.load, self.now)
        assert bool(going) == (due is not None and due <= self.now), "due and choose agree"
        for one in going:
            assert one.name not in before, "never two parcels in flight on one bearer"
            wait = self.now - self.ended.get(one.name, 0)
            bearing = self.courier.bearings[one.name]
            assert not (bearing.failures or bearing.stalls) or wait >= min(WAKE_MS, RETRY_MS["Z"][0])
        carrying = [one for one in going if one.carries]
        if self.load.precedence != "Z":
            assert len(carrying) + under_way <= 1, "what waits is under way once"
        elif self.load.waiting:
            assert len(carrying) == len(going), "what is urgent goes with every letter"
        self.flying |= set(names(going))

    @precondition(lambda self: self.flying)
    @rule(data=st.data(), fresh=st.booleans())
    def answered(self, data: st.DataObject, fresh: bool) -> None:
        name = self._landed(data)
        self.courier.arrived(name, self.now, self.load, fresh=fresh)
        assert self.courier.bearings[name].failures == 0

    @precondition(lambda self: self.flying)
    @rule(data=st.data())
    def failed(self, data: st.DataObject) -> None:
        name = self._landed(data)
        self.courier.failed(name, self.now)
        due = self.courier.bearings[name].ready_ms(self.load.precedence)
        first, longest = RETRY_MS[self.load.precedence]
        assert first <= due - self.now <= longest, "every failure is followed by a try within the ceiling"

    @precondition(lambda self: self.flying)
    @rule(data=st.data())
    def refused(self, data: st.DataObject) -> None:
        name = self._landed(data)
        self.courier.refused(name, self.now, self.load)
        assert self.courier.ready_ms(self.courier.bearings[name], self.load) <= self.now + ECHO

    def _landed(self, data: st.DataObject) -> str:
        name = data.draw(st.sampled_from(sorted(self.flying)))
        self.flying.discard(name)
        self.ended[name] = self.now
        return name

    @rule(called=st.booleans())
    def contact(self, called: bool) -> None:
        self.courier.contact(called=called)
        for bearing in self.courier.bearings.values():
            if bearing.failures and not bearing.in_flight:
                assert bearing.ready_ms("R") <= bearing.tried_ms + WAKE_MS, "contact wakes"

    @invariant()
    def nothing_waits_for_ever(self) -> None:
        idle = [b for b in self.courier.bearings.values() if not b.in_flight]
        due = self.courier.due(self.load)
        if not idle:
            assert due is None
            return
        assert due is not None
        assert due <= max(self.now, *(b.tried_ms for b in idle)) + max(ECHO, RETRY_MS["R"][1])
        if self.load.waiting and not self.courier.under_way() and not any(b.refusals for b in idle):
            assert due <= max(b.tried_ms for b in idle) + RETRY_MS[self.load.precedence][1]


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
