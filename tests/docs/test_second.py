"""The page of the calls suffices: a fold that is written from it alone tells every story as our machines do."""

import random
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from parley.line import facts as f
from parley.line.calls import NEXT, WAITS, State, Step
from parley.line.facts import Word
from parley.line.fold import Rules, Story, fold
from parley.line.terms import Waits
from parley.line.values import SECOND_MS, PendingCode, Post, Precedence, Ref, RefusalCode
from parley.record.entry import Instant, instant, stamp
from tests.docs import second
from tests.docs.second import SIDE, Agreed, Entry

START = 1_646_121_600_000
POSTS = [Post(name) for name in ("minister", "first deputy", "secretary", "chief of staff", "desk")]
SILENCES = f.SilentEnd.__args__  # type: ignore[attr-defined]  # a Literal's words
FROM_NEARLY_EVERYWHERE = {"Withdrawn", "Preempted", "Crossed", "OurOutage"}
STORIES = 4_000


class Teller:
    """Words about one call, by two parties of whom neither need be honest. One seed, one tale."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.now = START
        self.call = self.ref("call")
        self.places = {True: 0, False: 0}
        self.held = {True: 0, False: self.chance.choice([0, 1, 1, 1])}
        self.claims: list[Ref] = []
        needed_by = self.chance.choice([None, None, stamp(START + self.chance.randrange(1, 7_200_000))])
        pick = self.chance.choice
        self.fact = self.placing(pick(POSTS[2:4]), pick(POSTS[:2]), needed_by=needed_by)
        self.words = [Word(True, 0, self.call, Instant(START), Instant(START), 0, self.fact)]  # the owner's
        self.barred: list[Ref] = []

    def ref(self, name: object) -> Ref:
        return Ref(sha256(str(name).encode()).hexdigest())

    def placing(self, from_: Post, to: Post, **more: Any) -> f.CallPlaced:
        plain = {"needed_by": None, "refers": None, "preempts": None, **more}
        return f.CallPlaced(
            from_,
            to,
            self.chance.choice(list(Precedence)),
            "",
            (),
            agreement="0" * 64,
            exercise=False,
            **plain,
        )

    def tell(self, words: int) -> None:
        for _ in range(words):
            self.word()

    def word(self) -> None:
        """Mostly what the table has where the call stands, said by whose it is; else anything."""
        chance = self.chance
        self.now += chance.choice([1_000, 60_000, 200_000, 50_000_000, 200_000_000])
        makers = self.makers()
        if chance.random() < 0.9:
            makers = {step: made for step, made in makers.items() if step not in FROM_NEARLY_EVERYWHERE}
        state = self.story().state
        if state is State.PLACED and chance.random() < 0.9:
            state = State.DELIVERED  # a word that speaks of the call implies it
        fitting = [step for step in NEXT.get(state, {}) if step in makers]
        going = [step for step in fitting if NEXT[state][step] in NEXT]
        some = going if going and chance.random() < 0.8 else fitting
        honest = bool(some) and chance.random() < 0.85
        name = chance.choice(some) if honest else chance.choice(list(makers))
        side = SIDE.get(name, "owner")
        mine = side == "owner" if honest and side in {"owner", "called side"} else chance.random() < 0.4
        self.places[mine] += 1
        place = self.places[mine]
        most = self.places[not mine] + 1
        self.held[mine] = most if chance.random() < 0.7 else chance.randint(self.held[mine], most)
        ref = self.ref((mine, place))
        fact = makers[name]()
        if isinstance(fact, f.Silent) and mine:
            self.claims.append(ref)
        if isinstance(fact, f.Refused) and fact.by == "station" and chance.random() < 0.3:
            self.barred.append(ref)
        self.words.append(Word(mine, place, ref, Instant(self.now), Instant(self.now), self.held[mine], fact))

    def post(self) -> Post:
        return self.chance.choice(POSTS)

    def makers(self) -> dict[str, Callable[[], f.AnyFact]]:
        """For each step a word that makes it, where it can be made."""
        call, pick, post = self.call, self.chance.choice, self.post
        later = stamp(self.now + 3_600_000)
        plain: dict[str, Callable[[], f.AnyFact]] = {
            "Rang": lambda: f.Rang(call, post()), "NobodyThere": lambda: f.NobodyThere(call, post()),
            "PickedUp": lambda: f.PickedUp(call, post()), "Accepted": lambda: f.Accepted(call),
            "ApprovalAwaited": lambda: f.ApprovalAwaited(call, pick(list(PendingCode)), post(), later),
            "StillPending": lambda: f.StillPending(call, post(), later),
            "WindowOffered": lambda: f.WindowOffered(call, stamp(self.now), later),
            "CounterOffered": lambda: f.WindowOffered(call, stamp(self.now), later),
            "WindowAgreed": lambda: f.WindowAgreed(call), "Delegated": lambda: f.Delegated(call, post()),
            "AskedInWriting": lambda: f.AskedInWriting(call),
            "Refused": lambda: f.Refused(call, RefusalCode.NO_REASON, "", "desk", None, None),
            "RefusedByStation": lambda: f.Refused(call, pick(list(RefusalCode)), "", "station", None, None),
            "IdentityHeld": lambda: f.IdentityHeld(call, ""), "IdentityFailed": lambda: f.IdentityFailed(call, ""),
            "Overridden": lambda: f.Overridden(call, post(), post()), "PrincipalsHere": lambda: f.PrincipalsHere(call),
            "InterpretersReady": lambda: f.InterpretersReady(call),
            "NotNeeded": lambda: f.InterpretersNotNeeded(call), "BothOn": lambda: f.BothOn(call),
            "Heard": lambda: f.BothOn(call), "HungUp": lambda: f.HungUp(call),
            "Withdrawn": lambda: f.Withdrawn(call, ""),
        }  # fmt: skip
        other: dict[str, Callable[[], f.AnyFact]] = {
            "Silence": lambda: f.Silent(call, self.end(), pick([0, 100_000, 10**9, 10**9, 10**9, 10**9])),
            "OurOutage": lambda: f.Silent(call, "OUR_FAULT", 0),
            "Crossed": lambda: self.placing(post(), post()),
            "Preempted": lambda: self.placing(post(), post(), preempts=call),
            "Withdraws": lambda: f.ClaimWithdrawn(pick([*self.claims[-1:], call]), call, ""),
        }
        return {**plain, **other}

    def end(self) -> Any:
        stands = NEXT.get(self.story().state, {})
        return self.chance.choice([stands.get("Silence", "LINE_DEAD"), self.chance.choice(SILENCES)])  # type: ignore[call-overload]  # a step's value

    def story(self) -> Story:
        return fold(self.words[0], self.words[1:], Rules(), self.barred)


def as_entry(word: Word) -> Entry:
    said = {"kind": f.kind(word.fact), "at": stamp(word.at_ms), **f.body(word.fact)}
    return Entry(word.mine, word.place, word.after, word.ref, said)


def agreed(precedence: Precedence) -> Agreed:
    waits = {state.value: wait.ms(Waits(), precedence) for state, wait in WAITS.items()}
    return Agreed(waits, Waits().whole_s * SECOND_MS, Rules().hops_max)


def both(teller: Teller) -> tuple[list[object], list[object]]:
    """What our machines tell, and what the second does, in the same plain form."""
    ours = teller.story()
    placed, *words = [as_entry(word) for word in teller.words]
    theirs = second.tell(placed, words, agreed(teller.fact.precedence), instant, frozenset(teller.barred))
    return (
        [
            ours.state.value,
            [(move.step, move.state, move.ref) for move in ours.path],
            list(ours.asked),
            list(ours.late),
            list(ours.crossed),
            sorted(fault.ref for fault in ours.faults),
        ],
        [
            theirs.state,
            theirs.path,
            theirs.asked,
            theirs.late,
            theirs.overtaken,
            sorted(theirs.misconduct),
        ],
    )


def test_the_fold_that_is_written_from_the_page_tells_what_ours_tells() -> None:
    states: Counter[str] = Counter()
    steps: set[str] = set()
    beside: Counter[str] = Counter()
    for seed in range(STORIES):
        teller = Teller(seed)
        teller.tell(teller.chance.randint(1, 20))
        ours, theirs = both(teller)
        assert ours == theirs, seed
        story = teller.story()
        states[story.state] += 1
        steps |= {move.step for move in story.path}
        beside.update(late=len(story.late), crossed=len(story.crossed), faults=len(story.faults))
    assert min(beside[kind] for kind in ("late", "crossed", "faults")) > 10, (
        "the tales took none of these paths"
    )
    assert states.keys() >= {state for state in State if state not in NEXT} - {State.HELD_BACK}
    assert steps >= {step.value for step in Step} - {"Submitted", "Released", "NotReleased"}
