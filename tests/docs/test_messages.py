"""The page of messages restates states, marks, clocks, times, limits and bells of the code; its example is played."""

import re

import pytest
from msgspec.structs import fields

from parley.line import facts as f
from parley.line import message, message_checks, messages, minimize, traffic
from parley.line import message_clocks as clocks
from parley.line import waking_messages as waking
from parley.line.facts import Word
from parley.line.fold import order
from parley.line.message import NO_ANSWER, Bond, Mark, Message, State, add, begin, bond
from parley.line.message_clocks import Clock
from parley.line.terms import Terms
from parley.line.traffic import Quiet
from parley.line.values import SECOND_MS, SERVICE_MS, UNREAL, URGENT_WORDS_MAX, Post, Precedence, Ref, Usage
from parley.line.written import message as letter
from parley.record.canonical import ENTRY_BYTES_MAX
from parley.record.entry import Instant
from parley.views.messages import receipt_words
from tests.docs.examples import ASTER, BOREAS, example_terms, letters
from tests.docs.pages import number, page
from tests.docs.stories import misconduct, replayed, words

PAGE = page("spec/messages")
FLAT = " ".join(PAGE.text.split())
MINE, OTHER = Ref("1" * 64), Ref("2" * 64)


def seconds(ms: int) -> str:
    return number(ms // SECOND_MS)


def test_the_states_and_what_makes_them_are_those_of_the_code() -> None:
    table = PAGE.table("state", "says", "made by")
    assert table.column("state") == [
        State.SENT,
        "HELD",
        *(state for state in State if state is not State.SENT),
    ]
    made = table.pairs("state", "made by")
    for kind, level in message._LEVEL.items():
        assert made[message._LEVELS[level]] == str(kind.__struct_config__.tag)
        assert table.pairs("state", "says")[message._LEVELS[level]].startswith(f"level {level}: ")


def test_the_marks_are_those_of_the_code() -> None:
    assert PAGE.table("mark", "says", "made by").column("mark") == [mark.value for mark in Mark]


def test_the_words_of_a_receipt_are_those_of_the_code() -> None:
    said = re.search(r"^> (RECEIPT ONLY.*)$", PAGE.text, re.MULTILINE)
    shown = receipt_words(2, "⟨post⟩", "2022-03-04T12:30:00.000Z").replace(
        "041230Z MAR 22", "⟨date-time group⟩"
    )
    assert said
    assert said[1] == shown


def test_the_precedences_and_their_times_are_those_of_the_code() -> None:
    table = PAGE.table("precedence", "name", "to be seen within, seconds")
    said = [tuple(row.values()) for row in table.rows]
    assert said == [(p.value, p.name, seconds(SERVICE_MS[p])) for p in Precedence]
    assert "Z and O are **urgent**" in FLAT
    assert [p.value for p in Precedence if p.urgent] == ["Z", "O"]
    assert f"no more than {URGENT_WORDS_MAX} words" in FLAT


def test_the_remarks_about_numbers_are_those_of_the_code() -> None:
    said = re.findall(r'"([^"]+)"', PAGE.section("2. Numbers"))
    told = [*_odd(3, 7), *_odd(3, 7, 4), *_odd(4, 4)]
    assert told == [
        "numbers 4 to 6 of desk were never sent",
        "numbers 4 to 6 of desk were never sent",
        "number 4 of desk came after number 7",
        "numbers 1 to 3 of desk were never sent",
        "number 4 of desk was used before",
    ]
    assert set(said) - {"the numbers of desk are not followed"} <= set(told)


def _odd(*sent: int) -> list[str]:
    numbers = messages.Numbers()
    if sent[0] == 3:  # in order so far
        numbers.theirs[Post("desk")] = 2
    told = []
    for place, one in enumerate(sent):
        fact = letter(number=one, from_=Post("desk"), to=(Post("desk"),), text="t")
        told += messages.number(numbers, Word(False, place, Ref("3" * 64), Instant(0), Instant(0), 9, fact))
    return told


def test_a_question_about_a_gap_is_drafted_when_the_page_says_so() -> None:
    assert f"After {seconds(messages.ASK_MS)} seconds our station drafts that question" in FLAT


def test_the_clocks_are_those_of_the_code() -> None:
    table = PAGE.table("clock", "runs from", "fires", "stops for good with", "then")
    assert table.column("clock") == [clock.value for clock in Clock]
    fires = table.pairs("clock", "fires")
    assert fires[Clock.DELIVERY] == f"every {seconds(clocks.LOOK_MS)} seconds"
    first, most = seconds(clocks.QUERY_MS), seconds(clocks.QUERY_MS_MAX)
    assert fires[Clock.QUERY] == f"after {first} seconds, then twice as long each time, at most {most}"
    assert (
        f"; {clocks.QUERIES_MAX} by our station" in table.pairs("clock", "stops for good with")[Clock.QUERY]
    )
    assert f"no more than {waking.QUERIES_A_WAKE} messages at once" in FLAT
    assert f"names at most {waking.NAMED_MAX} messages" in FLAT


def test_the_limits_are_those_of_the_code() -> None:
    said = PAGE.table("limit", "is").pairs("limit", "is")
    assert {limit: re.match(r"[\d,]+", words_)[0] for limit, words_ in said.items()} == {  # type: ignore[index]  # each begins with its number
        "words about one message, of each side": number(message.WORDS_MAX),
        "remarks beside one message, about itself": number(message.FAULTS_MAX),
        "of them about form and references": number(message_checks.PROBLEMS_MAX),
        "sending posts of one party whose numbers are kept": number(messages.SENDERS_MAX),
        "open gaps of one party": number(messages.GAPS_MAX),
        "questions about gaps that wait for their release": number(messages.ASKING_MAX),
        "questions of our station about one message": number(clocks.QUERIES_MAX),
        "bytes of an entry, all texts of the message included": number(ENTRY_BYTES_MAX),
    }
    assert f"beyond {messages.SENDERS_MAX} posts of one party" in FLAT


def test_what_one_message_is_to_another_is_what_the_code_makes_of_it() -> None:
    rows = PAGE.table("it names the other as", "and its type is", "it").rows
    for row in rows:
        types = {"any": ["CANCEL", "RFE"], "any other": ["FREE-TEXT", "WEATHER"]}.get(
            row["and its type is"], row["and its type is"].split(", ")
        )
        for type_ in types:
            for name in row["it names the other as"].split(", "):
                named: object = (MINE,) if name in {"must_follow", "refers"} else MINE
                for version in (1, 7):
                    fact = letter(
                        number=1, from_=Post("a"), to=(Post("b"),), type=f"{type_}/{version}", **{name: named}
                    )
                    assert bond(fact, MINE) == row["it"], (name, type_)
                    assert bond(fact, OTHER) is Bond.NAMES
    assert {row["it"] for row in rows} == set(Bond)
    assert {"CANCEL", "READDRESS", "SERVICE"} == NO_ANSWER


def test_the_markings_and_what_minimize_never_holds_back_are_those_of_the_code() -> None:
    assert f"`{Usage.EXERCISE}`, `{Usage.OPERATION}`, `{Usage.DRILL}` or `{Usage.PROJECT}`" in FLAT
    assert len(Usage) == 4
    assert {usage.lower() for usage in UNREAL} == {"exercise", "drill"}
    said = re.search(r"Never held back are ([A-Z, -]+) and ([A-Z-]+), and whatever supersedes", FLAT)
    assert said
    assert {*said[1].split(", "), said[2]} == minimize.EXEMPT
    assert f"Of each side the last {minimize.ORDERS_MAX} are kept" in FLAT


def test_the_reasons_for_which_no_bell_rings_are_those_of_the_code_in_its_order() -> None:
    table = PAGE.table("no bell, because of", "if")
    assert table.column("no bell, because of") == [quiet.value for quiet in Quiet]
    assert f"if none has rung for {seconds(traffic.APPEAL_MS)} seconds" in FLAT


def test_how_many_may_ring_is_what_the_terms_say_and_their_defaults_where_none_stand() -> None:
    assert "`flash_a_day`" in FLAT
    assert "`messages_an_hour`" in FLAT
    default = {field.name: field.default for field in fields(Terms)}
    assert {field.name: field.default for field in fields(traffic.Limits)}.items() <= default.items()


def test_the_example_comes_to_what_the_page_says() -> None:
    table = PAGE.table("log", "index", "entry", "after", "what it makes", "state", "marks")
    assert [tuple(row.values()) for row in table.rows] == told()


def told() -> list[tuple[str, ...]]:
    """The message of the example, word by word in the order of its sender's log."""
    tale = letters()
    all_words = [w for w in words(tale) if w.place]
    sent = next(w for w in all_words if isinstance(w.fact, f.MessageSent))
    found = begin(sent)
    rows = [row(tale.logs[ASTER][sent.place].after.size, sent, found, "–")]
    for word in order([w for w in all_words if w is not sent], owner_mine=True):
        before, found = found, add(found, word)
        log = tale.logs[ASTER if word.mine else BOREAS]
        rows.append(row(log[word.place].after.size, word, found, makes(before, found, word)))
    return rows


def row(after: int, word: Word, found: Message, makes_: str) -> tuple[str, ...]:
    log = "Aster" if word.mine else "Boreas"
    marks = ", ".join(found.story.marks) or "–"
    return log, str(word.place), f.kind(word.fact), str(after), makes_, found.state.value, marks


def makes(before: Message, after: Message, word: Word) -> str:
    old, new = before.story, after.story
    if len(new.faults) > len(old.faults):
        return "misconduct"
    if new.cancelled != old.cancelled:
        return "the cancellation"
    what = "a receipt" if len(new.receipts) > len(old.receipts) else "a word"
    return f"{what}, crossed" if word.ref in new.crossed else what


@pytest.mark.parametrize("reader", [ASTER, BOREAS], ids=["its sender", "its reader"])
def test_the_example_is_judged_alike_by(reader: str) -> None:
    _, effects = replayed(letters(), ASTER if reader == ASTER else BOREAS, example_terms())
    assert {effect.why for effect in misconduct(effects)} == {"asks after a message that it had cancelled"}
