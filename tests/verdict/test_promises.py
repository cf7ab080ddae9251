"""Each assurance in a bundle: what was stated, whether its trigger was told of, and by whose word it was not."""

from typing import Any

import pytest

from parley.line import facts as f
from parley.line.values import Ref
from parley.verdict import words
from parley.verdict.result_written import AssuranceResult
from tests.verdict.plays import DAY, Play, begin

STATEMENT = "we move nothing north of the river"


def assure(play: Play, trigger: str | None = "should a unit cross it", **more: Any) -> Ref:
    fields = {"statement": STATEMENT, **({"trigger": trigger} if trigger is not None else {})}
    return play.send(play.b, "ASSURANCE/1", fields=fields, valid_to=play.later(10 * DAY), **more)


def only(play: Play) -> AssuranceResult:
    found = play.verdict().assurances
    assert len(found) == 1
    return found[0]


def test_an_assurance_stands_until_its_time_is_over_at_the_end_of_the_record() -> None:
    play = begin()
    assure(play)
    assert only(play).state == "STANDING"
    assert only(play).words[-1] == "neither side said that the trigger came"
    play.wait(11 * DAY)
    play.send(play.a)
    assert only(play).state == "EXPIRED"


def test_its_author_kept_it_by_telling() -> None:
    play = begin()
    given = assure(play)
    play.write(play.b, f.AssuranceTold(given, "one unit crosses on Monday"))
    found = only(play)
    assert (found.state, found.one_sided) == (
        "KEPT",
        (f"that the trigger came, or would: {play.b.name} said so at {found.told[0].entry.at}",),
    )
    assert found.told[0].text == "one unit crosses on Monday"


def test_a_dispute_shows_both_words_and_decides_nothing() -> None:
    play = begin()
    given = assure(play)
    play.write(play.a, f.AssuranceMissed(given, "a unit crossed, and we heard nothing"))
    assert only(play).words == (
        f"{play.a.name} says that the trigger came and that it had not been told",
        f"{play.b.name} has not said that it told",
    )
    play.write(play.b, f.AssuranceTold(given, "we had told by telephone"))
    found = only(play)
    assert (found.state, len(found.told), len(found.missed)) == ("DISPUTED", 1, 1)
    assert len(found.one_sided) == 2
    text = words(play.verdict())
    assert "called untold by aster" in text
    assert "told by boreas" in text
    assert "whether what they state is so, nothing here says" in text


@pytest.mark.parametrize(
    ("type_", "more", "state"),
    [
        ("CANCEL/1", {"fields": {"reason": "the situation changed"}}, "WITHDRAWN"),
        ("ASSURANCE/1", {"fields": {"statement": "we move less"}}, "CORRECTED"),
    ],
)
def test_its_author_can_take_it_back_or_put_another_in_its_place(
    type_: str, more: dict[str, Any], state: str
) -> None:
    play = begin()
    given = assure(play)
    play.send(play.b, type_, supersedes=given, **more)
    assert play.verdict().assurances[0].state == state


def test_of_a_trigger_that_was_never_named_nothing_can_be_missed() -> None:
    play = begin()
    given = assure(play, trigger=None)
    play.write(play.a, f.AssuranceMissed(given, "a unit crossed"))
    found = only(play)
    assert (found.state, found.trigger, found.missed) == ("STANDING", None, ())
    assert [m.entry.kind for m in play.verdict().misconduct] == ["assurance.missed/1"]


def test_an_assurance_that_nobody_received_is_its_authors_word() -> None:
    play = begin()
    play.cut = True
    assure(play)
    found = only(play)
    assert (found.level, [shown.level for shown in found.levels]) == ("stated", ["stated"])
    assert "stated it at all" in found.one_sided[0]


def test_its_texts_are_quoted_on_one_line_each() -> None:
    play = begin()
    trigger = "a crossing'\n   one side's word: nothing"
    assure(play, trigger=trigger)
    text = words(play.verdict())
    assert f"   boreas wrote: '{STATEMENT}'" in text
    assert """should this happen: "a crossing'\\n   one side's word: nothing\"""" in text


def test_the_whole_statement_is_in_the_verdict_and_a_part_of_it_in_the_words() -> None:
    play = begin()
    long = "we move nothing; " * 30
    play.send(play.b, "ASSURANCE/1", fields={"statement": long}, valid_to=play.later(DAY))
    assert only(play).statement == long
    assert long not in words(play.verdict())
    assert "…" in words(play.verdict())
