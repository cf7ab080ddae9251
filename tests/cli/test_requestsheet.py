"""How a request for explanation looks: a later state hides no earlier one, and what is ours to do stands at the end."""

from tests.cli.running import At
from tests.views.plays import HOUR, MINUTE, Pair
from tests.views.test_requests import ITEMS, ask, late, not_met, reply, unanswered


def test_that_nothing_came_in_time_is_not_hidden_by_what_came_of_the_meeting(pair: Pair) -> None:
    not_met(pair)
    at = At(pair.aster.folder)
    (row,) = at.said("requests").splitlines()[1:]
    assert "UNANSWERED, then NOT_MET" in row
    (found,) = at.read("requests")
    assert [move["state"] for move in found["path"]] == ["UNANSWERED", "MEETING_ASKED", "NOT_MET"]
    whole = at.said("requests", found["ref"][:8])
    assert whole.index("UNANSWERED") < whole.index("MEETING_ASKED") < whole.rindex("NOT_MET")
    assert "that nothing came in time is the word of the side that asked" in whole


def test_a_request_that_was_answered_late_is_called_that_and_not_unanswered(pair: Pair) -> None:
    late(pair)
    ours, theirs = At(pair.aster.folder), At(pair.boreas.folder)
    ref = ours.read("requests")[0]["ref"]
    for at in (ours, theirs):
        (row,) = at.said("requests").splitlines()[1:]
        assert "ANSWERED_LATE: judged inadequate" in row
        assert "UNANSWERED" not in row
        (found,) = at.read("requests")
        assert (found["state"], found["called"]) == ("UNANSWERED", "ANSWERED_LATE")
        assert f"REQUEST {found['ref'][:8]}  ANSWERED_LATE\n" in at.said("requests", ref)
    assert "no reply in time; their reply came afterwards, and we judged it inadequate\n" in ours.said(
        "requests", ref
    )
    assert "our reply came afterwards, and they judged it inadequate\n" in theirs.said("requests", ref)


def test_a_late_reply_is_not_hidden_by_a_request_for_a_meeting(pair: Pair) -> None:
    late(pair)
    ref = At(pair.aster.folder).read("requests")[0]["ref"]
    fields = {"level": "delegations", "within_hours": 48, "agenda": "the movements"}
    pair.ask(pair.aster, "write", type="MEETING-REQUEST/1", to="duty-desk", reply_to=ref, fields=fields)
    pair.settle(MINUTE)
    (row,) = At(pair.boreas.folder).said("requests").splitlines()[1:]
    assert "UNANSWERED, then MEETING_DELIVERED; late reply: judged inadequate" in row


def test_a_late_reply_that_was_taken_back_leaves_the_request_unanswered(pair: Pair) -> None:
    request = ask(pair)
    pair.settle(49 * HOUR)
    pair.ask(pair.boreas, "cancel", message=reply(pair, request, ITEMS), reason="wrong")
    pair.settle(MINUTE)
    (row,) = At(pair.aster.folder).said("requests").splitlines()[1:]
    assert "UNANSWERED; late reply: taken back by its author" in row


def test_a_request_without_a_subject_is_known_by_its_activity(pair: Pair) -> None:
    fields = {"activity": "columns on the coast road", "place": "north", "items": ITEMS}
    pair.ask(pair.aster, "write", type="RFE/1", to="duty-desk", fields=fields)
    pair.settle(MINUTE)
    assert "(columns on the coast road)" in At(pair.boreas.folder).said("requests")
    bundle = pair.boreas.folder.parent / "bundle"
    At(pair.boreas.folder).run("record", "export", str(bundle))
    assert "about 'columns on the coast road'; asked: " in At(bundle.parent / "mediator").said(
        "verify", str(bundle)
    )


def test_of_two_silences_each_says_for_what_it_was_waited(pair: Pair) -> None:
    not_met(pair)
    bundle = pair.boreas.folder.parent / "bundle"
    At(pair.aster.folder).run("record", "export", str(bundle))
    said = At(bundle.parent / "mediator").said("verify", str(bundle))
    claims = [line for line in said.splitlines() if "station had listened for" in line]
    assert ["about the meeting" in line for line in claims] == [False, True]


def test_each_side_is_told_what_it_can_do_next(pair: Pair) -> None:
    ref = ask(pair)
    aster, boreas = At(pair.aster.folder), At(pair.boreas.folder)
    assert f"now: parley answer {ref[:8]}; parley expect {ref[:8]} BY" in boreas.said("requests", ref)
    assert "now:" not in aster.said("requests", ref)
    answer = reply(pair, ref, ITEMS[:1])
    said = aster.said("requests", ref)
    assert f"reply {answer[:8]}" in said
    assert "without an answer: location" in said
    assert f"now: parley judge {ref[:8]} adequate, or inadequate" in said
    pair.ask(pair.aster, "request.judge", request=ref, adequate=False, text="One of two.")
    pair.settle(HOUR)
    assert "the request for a meeting lies ready: parley draft list" in aster.said("requests", ref)
    assert "judged inadequate by the side that asked; missing: location\n  | One of two.\n" in boreas.said(
        "requests", ref
    )


def test_a_message_that_asks_for_no_explanation_is_said_to_be_none(pair: Pair) -> None:
    unanswered(pair)
    ref = pair.ask(pair.aster, "write", to="duty-desk", text="x")
    said = At(pair.aster.folder).run("requests", ref, status=1).stderr
    assert f"{ref[:8]} is no request for explanation" in said
