"""Whoever signs terms has been shown all that they change."""

from msgspec.structs import replace

from parley.line.terms import Requests, Waits, tree
from parley.views.terms import agreement, differs, first_terms
from tests.cli.running import At
from tests.views.plays import DAY_S, MINUTE, Pair


def test_an_offer_says_each_value_that_it_changes_and_no_other(pair: Pair) -> None:
    stands = agreement(pair.reading(pair.aster), pair.row(pair.aster))["standing"]
    changed = {**stands["terms"], "requests": {"reply_s": 300, "meeting_s": 2 * DAY_S}, "flash_a_day": 5}
    pair.ask(pair.aster, "agree", terms=changed)
    pair.settle(MINUTE)
    offered = agreement(pair.reading(pair.boreas), pair.row(pair.boreas))["offered_by_them"]
    assert {each["name"]: (each["from"], each["to"]) for each in offered["differs"]} == {
        "requests.reply_s": (2 * DAY_S, 300),
        "flash_a_day": (10, 5),
    }
    assert offered["against"] == stands["hash"]
    said = At(pair.boreas.folder).said("agree", "show")
    assert (
        "other than what stands:\n      flash_a_day: 10 -> 5\n      requests.reply_s: 2 d -> 5 min\n" in said
    )


def test_a_value_is_found_wherever_it_stands(pair: Pair) -> None:
    terms = first_terms(pair.row(pair.aster))
    assert differs(terms, terms) == []
    changes = (
        ("waits.ringing_s", replace(terms, waits=replace(Waits(), ringing_s=90))),
        ("requests.meeting_s", replace(terms, requests=replace(Requests(), meeting_s=60 * 60))),
        ("rules", replace(terms, rules=("for nothing else",))),
        ("sides", replace(terms, sides=tuple(reversed(terms.sides)))),
        ("title", replace(terms, title="Another line")),
    )
    for name, other in changes:
        assert [each["name"] for each in differs(terms, other)] == [name], tree(other)
