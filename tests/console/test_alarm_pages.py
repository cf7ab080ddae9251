"""An alarm leads to the page of the one thing that it is about."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.console.alarm_pages import about
from parley.console.alarms import Heard
from parley.line.follow import key
from parley.line.values import Layer, Ref
from parley.line.waking_messages import cause
from tests.views.plays import HOUR, Pair


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with Pair.agreed(tmp_path) as pair:
        yield pair


def leads(pair: Pair, ref: str = "", *causes: str, sort: str = "watch") -> str:
    """Where an alarm of boreas about that leads."""
    heard = Heard(pair.boreas.book.id, sort, pair.now, ref=ref, causes=causes)
    return about(pair.reading(pair.boreas), heard, "aster").page


def written(pair: Pair, **said: object) -> str:
    ref = pair.ask(pair.aster, "write", to="secretary", **(said or {"text": "news"}))
    pair.settle()
    return ref


def test_a_message_that_came_or_is_late_leads_to_its_page(pair: Pair) -> None:
    ref = written(pair)
    assert leads(pair, ref, sort="message") == f"/messages/aster/{ref}"
    assert leads(pair, ref, cause(Ref(ref), "action"), cause(Ref(ref), "info")) == f"/messages/aster/{ref}"


def test_several_messages_lead_to_the_inbox_until_one_is_left_that_is_late(pair: Pair) -> None:
    first, second = (Ref(written(pair)) for _ in range(2))
    assert leads(pair, first, cause(first, "action"), cause(second, "action")) == "/messages"
    assert leads(pair, first, cause(second, "action")) == f"/messages/aster/{second}"
    assert leads(pair, sort="message") == "/messages", "messages that are too many to look at"


def test_a_request_leads_to_the_page_of_its_message(pair: Pair) -> None:
    fields = {"activity": "columns", "place": "north", "items": ["objective"]}
    ref = written(pair, type="RFE/1", fields=fields)
    assert leads(pair, ref, f"thing {key(Ref(ref))} DELIVERED") == f"/messages/aster/{ref}"


def test_a_call_a_draft_and_a_test_lead_to_theirs(pair: Pair) -> None:
    call = pair.ringing()
    assert leads(pair, call) == f"/calls/aster/{call}"
    pair.ask(pair.boreas, "draft.write", to="secretary", text="news", by="deputy")
    [draft] = pair.reading(pair.boreas).things(pair.boreas.book.id, kind="draft")
    assert leads(pair, "ab" * 32, f"gap {draft.ref}") == f"/messages/aster/drafts/{draft.ref}"
    test = pair.ask(pair.boreas, "test", layer=Layer.STATION)
    assert leads(pair, test, "tests station") == "/line/aster#tests"


def test_a_fault_leads_to_the_tickets(pair: Pair) -> None:
    pair.ask(pair.boreas, "write", to="secretary", text="news")  # so that something fails
    pair.wait(HOUR)
    [ticket] = pair.reading(pair.boreas).things(pair.boreas.book.id, kind="ticket")
    assert leads(pair, "", f"ticket {ticket.ref} tell") == "/line/aster#tickets"


def test_what_is_about_no_one_thing_leads_nowhere(pair: Pair) -> None:
    assert leads(pair, "", "clock") == ""
    assert leads(pair, "ab" * 32) == ""
