"""A counterpart whose messages abuse what messages may do: each is taken, kept and shown, and stops or misleads nobody.

After every abuse the same holds: each entry is on the record as it was signed, every view can be read, what is kept in
memory is small, our watch was not woken again and again, nothing is held against us, and honest traffic goes on.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from parley import wiring
from parley.forms import paper, printed
from parley.line import engine, written
from parley.line import facts as f
from parley.line.effects import Alarm, Arrived, Effect, Misconduct
from parley.line.message import WORDS_MAX
from parley.line.messages import GAPS_MAX
from parley.line.minimize import ORDER_MS_MAX
from parley.line.state import Line
from parley.line.terms import terms_hash
from parley.line.values import DAY_MS, Declared, Level, Post, Precedence, Ref, Usage
from parley.record import entry as entries
from parley.record import verify
from parley.record.entry import stamp
from parley.station.turn import Letter
from parley.verdict import judge, words
from parley.views import bundles, duties, printing, requests, rosters, rules, status, watch
from parley.views import messages as view
from tests.station.rogue import Rogue
from tests.views.plays import Pair

DESK = Post("duty-desk")
FLOOD = 300
STEP_MS = 30 * 60_000
LOUD_MAX = 12  # alarms in three days, whatever came
RUNG_MAX = 75  # bells: as many messages an hour as the terms let ring, and as many FLASH and appeals a day
LOUD = frozenset((Level.INCIDENT, Level.ALARM, Level.MEDIATOR))
LAST = "9999-12-31T23:59:59.999Z"
FIRST = "1970-01-01T00:00:00.000Z"
EXERCISE = {"usage": "EXERCISE", "name": "cold lake"}


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with Pair.agreed(tmp_path) as found:
        yield found


class Foe:
    """`boreas` in bad faith. It writes messages as it likes; what `aster` does about each turn is in `effects`."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.rogue = Rogue(pair.boreas, pair.aster, now=pair.now + 1_000)
        terms = pair.aster.book.line.core.terms
        assert terms is not None
        self.agreement = terms_hash(terms)
        self.waiting: list[bytes] = []
        self.number = 0
        self.effects: list[Effect] = []

    def write(self, number: int | None = None, **more: Any) -> str:
        """A message that goes with the next parcel; its reference."""
        self.number = self.number + 1 if number is None else number
        given = {"number": self.number, "from_": DESK, "to": (DESK,), "agreement": self.agreement, **more}
        if "fields" not in given:
            given.setdefault("text", "t")
        return self.say(written.message(**given))

    def say(self, fact: f.AnyFact) -> str:
        raw = self.rogue.entry(f.kind(fact), **f.body(fact))
        self.waiting.append(raw)
        return entries.parse(raw).ref

    def send(self) -> None:
        """All of it in one parcel, which is taken."""
        raws, self.waiting = self.waiting, []
        self.rogue.now += 1_000
        outer = self.rogue.parcel(*self.rogue.added(*raws))
        station, line = self.pair.aster.station, self.pair.aster.book.id
        turned = station.turn(self.rogue.now, letters=[Letter(line, "hand", outer, asked=False)])
        assert turned.letters[0].refused == ""
        assert self.pair.aster.raws(mine=False)[-len(raws) :] == raws, "kept as it was signed"
        self.effects += [effect for _, effect in turned.effects]
        self.pair.now = self.rogue.now

    def pass_time(self, ms: int) -> None:
        """So much later, whatever falls due on our side meanwhile is done."""
        end = self.pair.now + ms
        while self.pair.now < end:
            self.pair.now = min(end, self.pair.now + STEP_MS)
            self.effects += [effect for _, effect in self.pair.aster.station.turn(self.pair.now).effects]
        self.rogue.now = end

    @property
    def loud(self) -> list[str]:
        return [e.what for e in self.effects if isinstance(e, Alarm) and e.level in LOUD]

    @property
    def rung(self) -> int:
        return sum(isinstance(e, Arrived) and e.rings for e in self.effects)

    @property
    def blamed(self) -> list[str]:
        return [e.why for e in self.effects if isinstance(e, Misconduct)]


def ask(foe: Foe, do: str, **said: Any) -> list[str]:
    """What our own people do meanwhile."""
    answer = foe.pair.aster.ask(foe.pair.now, do=do, **said)
    assert answer.ok is not None, answer.error
    return [entry["ref"] for entry in answer.ok["entries"]]


# --- the abuses: each writes what it likes, and says what must be so of it ----------------------------------

Then = Callable[[Foe], None]


def nothing_more(_foe: Foe) -> None:
    """What holds after every abuse is all."""


def words_about_one(foe: Foe) -> Then:
    [ours] = ask(foe, "write", to=DESK, text="please read", precedence="O")
    for number in range(FLOOD // 4):
        foe.say(f.MessageSeen(Ref(ours), Post(f"post {number}")))
        foe.say(f.MessageNacked(Ref(ours), DESK, "UNREADABLE", f"again {number}"))
        foe.say(f.AnswerExpected(Ref(ours), DESK, stamp(foe.rogue.now + number * 1_000), "soon"))
        foe.say(f.MessageQueried(Ref(ours), "station"))

    def then(foe: Foe) -> None:
        assert len(shown(foe, ours)["receipts"]) == len(shown(foe, ours)["nacks"]) == WORDS_MAX // 4
        assert foe.blamed.count(f"more than {WORDS_MAX} words about one message") == 1

    return then


def gaps_without_end(foe: Foe) -> Then:
    for number in range(FLOOD):
        foe.write(number=2 * number + 2)

    def then(foe: Foe) -> None:
        assert len(view.gaps_of(*here(foe), mine=False)) == GAPS_MAX
        assert not foe.blamed, "a restored station may honestly have forgotten what it had numbered"

    return then


def a_gap_and_every_word_that_could_hide_it(foe: Foe) -> Then:
    foe.write()
    after = foe.write(number=5)
    foe.number = 5
    for first, last in ((9, 2), (4, 3), (10**12, 1), (2, 10**15), (-5, 9), (3, 3)):
        foe.write(
            type="SERVICE/1", fields={"what": "wrong-number", "post": DESK, "first": first, "last": last}
        )
    foe.write(number=20)

    def then(foe: Foe) -> None:
        left = [(gap["first"], gap["last"]) for gap in view.gaps_of(*here(foe), mine=False)]
        assert left == [(12, 19)], "numbers that are missing after the word that explains others are missing"
        assert shown(foe, after)["faults"][0]["why"] == "numbers 2 to 4 of duty-desk were never sent"

    return then


def corrections_of_corrections(foe: Foe) -> Then:
    first = last = foe.write(subject="the first")
    for number in range(FLOOD):
        last = foe.write(supersedes=Ref(last), text=f"version {number}")

    def then(foe: Foe) -> None:
        assert len(shown(foe, first)["corrections"]) == 1
        assert shown(foe, last)["marks"] == []

    return then


def corrections_of_one(foe: Foe) -> Then:
    first = foe.write()
    for number in range(FLOOD):
        foe.write(supersedes=Ref(first), text=f"version {number}")

    def then(foe: Foe) -> None:
        assert len(shown(foe, first)["corrections"]) == WORDS_MAX

    return then


def a_cancel_of_a_cancel(foe: Foe) -> Then:
    first = foe.write()
    last = cancel = foe.write(type="CANCEL/1", supersedes=Ref(first), fields={"reason": "no"})
    for _ in range(20):
        last = foe.write(type="CANCEL/1", supersedes=Ref(last), fields={"reason": "no, yes"})

    def then(foe: Foe) -> None:
        assert shown(foe, first)["marks"] == ["CANCELLED"], (
            "what was taken back comes back by no cancellation"
        )
        assert shown(foe, first)["cancelled"] == cancel

    return then


def replies_to_replies(foe: Foe) -> Then:
    fields = {"activity": "a column", "place": "the east bank", "items": ["objective"]}
    [asked] = ask(foe, "write", to=DESK, type="RFE/1", fields=fields)
    last, items = asked, [{"item": "objective", "answer": "none"}]
    for _ in range(FLOOD):
        last = foe.write(type="RFE-REPLY/1", reply_to=Ref(last), fields={"answers": items})

    def then(foe: Foe) -> None:
        [request] = requests.requests(*here(foe))
        assert len(request["replies"]) == 1, "only what answers the request itself is a reply to it"

    return then


def assurances_without_end(foe: Foe) -> Then:
    for number in range(FLOOD):
        fields = {"statement": f"no unit moves {number}", "trigger": "a unit moves"}
        foe.write(type="ASSURANCE/1", fields=fields, valid_to=stamp(foe.rogue.now + DAY_MS + number))
    return nothing_more


PHRASES: tuple[Any, ...] = (0, 10**15, "17", "999999", "\u0661", "1" * 200, None, [1], {"a": 1}, True)
SLOTS: tuple[Any, ...] = (None, [], {}, {"a": {"b": []}}, "x", {"post": 7}, [[["deep"]]])


def phrases_of_no_book(foe: Foe) -> Then:
    for phrase in PHRASES:
        for slots in SLOTS:
            foe.write(type="PHRASE/1", fields={"phrase": phrase, "slots": slots})
    return nothing_more


def tables_of_a_thousand_rows(foe: Foe) -> Then:
    for type_, name in (("ROSTER/1", "posts"), ("RFE-REPLY/1", "answers"), ("ENCOUNTER-REPORT/1", "tracks")):
        foe.write(type=type_, fields={name: [{"post": f"p{row}", "from": "x"} for row in range(1_000)]})
        foe.write(type=type_, fields={name: [[] for _ in range(1_000)], "text": ["y"] * 1_000})
    return nothing_more


def pictures_that_are_never_given(foe: Foe) -> Then:
    for number in range(FLOOD // 8):
        named = tuple(
            written.Attachment("p.png", "image/png", 1 << 26, f"{number:032x}{at:032x}", "x")
            for at in range(8)
        )
        foe.write(attachments=named)
    return nothing_more


def markings_that_flip(foe: Foe) -> Then:
    marked = f.Marking(Usage.EXERCISE, "cold lake")
    first = foe.write(marking=marked)
    odd = [
        foe.write(supersedes=Ref(first)),
        foe.write(type="STOP-APPEAL/1", fields={}, supersedes=Ref(first)),
    ]
    [ours] = ask(foe, "write", to=DESK, text="is this real?", marking=EXERCISE)
    odd.append(foe.write(reply_to=Ref(ours)))
    foe.write(type="ROSTER/1", marking=marked, fields={"utc_offset_min": 0, "posts": [{"post": DESK}]})

    def then(foe: Foe) -> None:
        for ref in odd:
            assert any(fault["why"].startswith("marking: ") for fault in shown(foe, ref)["faults"])
        assert not foe.pair.aster.book.line.core.life.their_rosters

    return then


def times_at_both_ends_of_the_calendar(foe: Foe) -> Then:
    [ours] = ask(foe, "write", to=DESK, text="when?")
    for at in (FIRST, LAST):
        later = LAST if at == FIRST else None
        foe.write(valid_from=at, valid_to=later, reply_by=at)
        foe.write(type="MINIMIZE/1", fields={"from": at, "to": LAST, "lowest": "Z"})
        foe.write(type="ASSURANCE/1", fields={"statement": "s", "trigger": "t"}, valid_to=at)
        roster = {
            "utc_offset_min": 840,
            "posts": [{"post": DESK}],
            "handover": ["24:00"],
            "holidays": [at[:10]],
        }
        foe.write(type="ROSTER/1", fields=roster, valid_from=at)
        foe.write(type="ROSTER/1", fields={**roster, "utc_offset_min": -840}, valid_from=at, valid_to=later)
        foe.write(type="RFE/1", reply_by=at, fields={"activity": "a", "place": "b", "items": ["objective"]})
        foe.say(f.AnswerExpected(Ref(ours), DESK, at, ""))
        foe.say(f.LineDeclared(Declared.SUSPENDED, "", at, LAST, False))
    return nothing_more


def posts_of_marks_alone(foe: Foe) -> Then:
    tower = Post("e" + "\u0301" * 63)
    refs = [
        foe.write(from_=tower, number=1, to=(tower,), info=(Post("\u0489" * 64), DESK), exempted=(tower,))
    ]
    refs.append(foe.write(number=3, from_=tower))
    foe.write(type="SERVICE/1", fields={"what": "gap", "post": tower, "first": 1, "last": 10**12})

    def then(foe: Foe) -> None:
        for ref in refs:
            assert any("is no post" in why or "no post of" in why for why in faults(foe, ref))

    return then


def minimize_for_a_year(foe: Foe) -> Then:
    year = {"from": stamp(foe.rogue.now), "to": stamp(foe.rogue.now + 365 * DAY_MS), "lowest": "Z"}
    refs = [foe.write(type="MINIMIZE/1", fields=year) for _ in range(20)]

    def then(foe: Foe) -> None:
        assert faults(foe, refs[0]) == ["to: an order holds back for 72 hours at most; give another one then"]
        foe.pass_time(ORDER_MS_MAX)
        assert ask(foe, "write", to=DESK, text="we can write again"), "its order has ended by now"

    return then


def appeals_without_end(foe: Foe) -> Then:
    fields = {"what": "fire", "where": "the bridge"}
    for _ in range(FLOOD):
        foe.write(type="STOP-APPEAL/1", precedence=Precedence.FLASH, fields=fields)

    def then(foe: Foe) -> None:
        assert foe.rung == 10, "as many in a day as FLASH"
        foe.pass_time(10 * 60_000)
        foe.write(type="STOP-APPEAL/1", precedence=Precedence.FLASH, fields=fields)
        foe.send()
        assert foe.rung == 11, "and none of them silences the next one for a day"

    return then


def questions_without_end(foe: Foe) -> Then:
    mine = foe.write()
    for _ in range(FLOOD // 2):
        foe.say(f.MessageQueried(Ref(mine), "station"))
        foe.write(type="SERVICE/1", fields={"what": "repeat", "post": DESK, "first": 1})

    def then(foe: Foe) -> None:
        assert len(shown(foe, mine)["queries"]) == WORDS_MAX

    return then


ABUSES: dict[str, Callable[[Foe], Then]] = {
    "words about one message of ours without end": words_about_one,
    "a gap before each of its messages": gaps_without_end,
    "a gap, and wrong-number words that would hide it and what comes later": a_gap_and_every_word_that_could_hide_it,
    "a chain of corrections": corrections_of_corrections,
    "one message corrected without end": corrections_of_one,
    "cancellations of a cancellation": a_cancel_of_a_cancel,
    "replies to replies to our request": replies_to_replies,
    "assurances without end": assurances_without_end,
    "phrases that are in no book": phrases_of_no_book,
    "tables of a thousand rows": tables_of_a_thousand_rows,
    "pictures that it never gives": pictures_that_are_never_given,
    "an exercise that turns real, and back": markings_that_flip,
    "times at both ends of the calendar": times_at_both_ends_of_the_calendar,
    "posts of combining marks alone": posts_of_marks_alone,
    "a MINIMIZE for a year": minimize_for_a_year,
    "appeals without end": appeals_without_end,
    "questions without end": questions_without_end,
}


@pytest.mark.parametrize("abuse", ABUSES.values(), ids=ABUSES)
def test_whatever_it_writes_is_kept_and_shown_and_stops_and_misleads_nobody(
    pair: Pair, abuse: Callable[[Foe], Then]
) -> None:
    foe = Foe(pair)
    before = memory(foe)
    then = abuse(foe)
    foe.send()
    every_view_is_read(foe)
    then(foe)
    foe.pass_time(3 * DAY_MS)
    every_view_is_read(foe)
    assert memory(foe) < before + 64_000
    assert len(foe.loud) <= LOUD_MAX, foe.loud
    assert foe.rung <= RUNG_MAX
    ours = {entries.parse(raw).ref for raw in pair.aster.raws(mine=True)}
    assert not {e.ref for e in foe.effects if isinstance(e, Misconduct)} & ours
    pair.aster.restart(pair.now)
    assert ask(foe, "write", to=DESK, text="and on", precedence="Z")
    every_view_is_read(foe)
    a_third_party_judges_it(foe)


# --- what holds after each ----------------------------------------------------------------------------------


def here(foe: Foe) -> tuple[Any, Any]:
    return foe.pair.reading(foe.pair.aster), foe.pair.row(foe.pair.aster)


def shown(foe: Foe, ref: str) -> dict[str, Any]:
    return view.one(*here(foe), ref, foe.pair.now)


def faults(foe: Foe, ref: str) -> list[str]:
    return [fault["why"] for fault in shown(foe, ref)["faults"]]


def memory(foe: Foe) -> int:
    """What the station keeps of the line whatever is asked for: its state, and the things that are open."""
    line = foe.pair.aster.book.line
    state = sum(map(len, engine.changed_state(Line(line.core)).values()))
    return state + sum(len(engine.row(line, ref).data) for ref in line.things)


def a_third_party_judges_it(foe: Foe) -> None:
    """The bundle verifies, and its verdict holds nothing against us."""
    made = bundles.bundle(*here(foe), foe.pair.now)
    verdict = judge(verify.verify(made.data, [made.ours, made.theirs]))
    assert not [wrong for wrong in verdict.misconduct if wrong.entry.party == foe.pair.aster.book.row.me]
    assert words(verdict)


def every_view_is_read(foe: Foe) -> None:
    """All that our people can look at is there, and is plain values; the newest and the oldest print."""
    now, (reading, row) = foe.pair.now, here(foe)
    aster = foe.pair.aster
    card = wiring.card_of(aster.folder)
    told = [
        status.status(reading, card, status.Around(str(aster.folder), now, 1 << 40, None)),
        duties.calendar(reading, row, now, now + 60 * DAY_MS),
        rosters.rosters(reading, row, now),
        rules.card(reading, row, now),
        watch.watch(reading, row, now),
        requests.requests(reading, row),
        requests.assurances(reading, row),
    ]
    assert json.dumps(told)
    came = view.messages(reading, row, now, mine=False)
    assert json.dumps(came)
    types, book = wiring.catalogue(aster.folder), wiring.phrase_book(aster.folder)
    for message in [*came[:40], *came[-20:]]:
        found = printing.message(reading, row, message["ref"], book, ("en", "ar"), types)
        form = types.get(message["type"])
        assert printed.text(found, form, ("en", "ar"))
        assert paper.html(found, form, ("en", "ar"))
