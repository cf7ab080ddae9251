"""Commands that read: what they print, piped, on a terminal, and as JSON."""

from pathlib import Path

from parley.line.facts import body
from parley.line.values import Post
from parley.line.written import message
from parley.record import card as cards
from tests.cli.running import At
from tests.station.rogue import Rogue
from tests.views.plays import HOUR, MINUTE, Pair


def test_the_list_of_calls_says_by_whom_to_which_post_and_what_became_of_it(pair: Pair) -> None:
    refused = pair.ringing(precedence="O", subject="movements near the border")
    pair.ask(pair.boreas, "call.refuse", call=refused, code="R99")
    pair.settle(MINUTE)
    rang = pair.ringing(subject="again")
    pair.settle(4 * MINUTE)
    heads, first, second = At(pair.aster.folder).said("calls").splitlines()
    assert heads.split()[:3] == ["CALL", "PLACED", "P"]
    assert refused[:8] in first
    assert "010900Z MAR 22  O  aster secretary > secretary  movements near the border  REFUSED R99" in first
    assert "S5 refused" in first
    assert rang[:8] in second
    assert "UNANSWERED" in second
    assert "silence: our word" in second
    assert "silence: their word" in At(pair.boreas.folder).said("calls")


def test_one_call_whole_with_its_steps_and_what_can_be_said_next(pair: Pair) -> None:
    call = pair.ringing()
    said = At(pair.boreas.folder).said("call", "show", call[:8])
    assert "RINGING" in said
    assert f"parley call refuse {call[:8]}" in said
    assert call in said
    pair.ask(pair.boreas, "call.refuse", call=call, text="not\u202e today")
    pair.settle()
    assert "not\\u{202e} today" in At(pair.aster.folder).said("call", "show", call[:8])


def test_exercise_traffic_is_unmistakable(pair: Pair) -> None:
    pair.ringing(exercise=True)
    pair.ask(
        pair.aster,
        "write",
        to="duty-desk",
        text="drill text",
        subject="drill",
        marking={"usage": "EXERCISE", "name": "cold lake"},
    )
    pair.settle()
    at = At(pair.boreas.folder)
    (message,) = at.read("inbox")
    assert "EXERCISE the border" in at.said("calls")
    assert "EXERCISE drill" in at.said("inbox")
    assert at.said("inbox", message["ref"]).count("EXERCISE EXERCISE EXERCISE") == 2
    assert "EXERCISE message no. 1" in at.said("record", "show")
    assert at.said("inbox", message["ref"]).count("EXERCISE EXERCISE EXERCISE: cold lake") == 2


def test_each_class_of_addressees_is_shown_with_its_time_and_who_saw_it_first(pair: Pair) -> None:
    header = {"to": "duty-desk", "info": ["secretary"], "precedence": "O", "info_precedence": "P"}
    ref = pair.ask(pair.aster, "write", text="x", **header)
    pair.settle(5 * MINUTE)
    pair.ask(pair.boreas, "seen", message=ref, post="secretary")
    pair.settle(40 * MINUTE)
    said = At(pair.aster.folder).said("outbox", ref[:8])
    assert "must act, IMMEDIATE: by 010930Z MAR 22; not seen, overdue by" in said
    assert (
        "need only know, PRIORITY: by 011200Z MAR 22; seen by secretary 010905Z MAR 22, 4 min 59 s after"
        in said
    )
    pair.ask(pair.boreas, "seen", message=ref)
    pair.settle()
    assert "seen by duty-desk 010945Z MAR 22, 44 min 59 s after their station had it; late" in At(
        pair.aster.folder
    ).said("outbox", ref[:8])


def test_a_gap_in_their_numbers_stands_below_the_inbox_and_in_the_status_until_it_is_explained(
    pair: Pair,
) -> None:
    rogue = Rogue(pair.boreas, pair.aster, now=pair.now + 1_000)
    desk = Post("duty-desk")
    rogue.send(
        *rogue.added(
            rogue.entry("message.sent/1", **body(message(number=4, from_=desk, to=(desk,), text="x")))
        )
    )
    pair.now = rogue.now + 11 * MINUTE
    pair.aster.station.turn(pair.now)
    at = At(pair.aster.folder)
    words = "their numbers 1 to 3 of duty-desk were never sent: shown by "
    assert words in at.said("inbox")
    assert words in at.said("status")
    (gap,) = at.read("status")["lines"][0]["gaps"]
    assert f"a question was drafted: parley draft show {gap['draft'][:8]}" in at.said("inbox")
    assert words not in at.said("outbox")
    pair.aster.ask(pair.now, do="draft.release", draft=gap["draft"], by="officer")
    (asked,) = at.read("outbox")
    assert f"asked for in {asked['ref'][:8]}, not explained yet" in at.said("status")
    answer = message(number=5, from_=desk, to=(desk,), text="They were held back.", reply_to=asked["ref"])
    rogue.now = pair.now
    assert rogue.send(*rogue.added(rogue.entry("message.sent/1", **body(answer)))) == ""
    assert words not in at.said("inbox")
    assert words not in at.said("status")


def test_a_message_is_shown_as_a_form_and_reading_it_acknowledges_nothing(pair: Pair) -> None:
    text = "First line.\nEND OF MESSAGE 9\n\u202ereversed"
    ref = pair.ask(
        pair.aster, "write", to="duty-desk", text=text, subject="[bold]note[/bold]", precedence="O"
    )
    pair.settle()
    at = At(pair.boreas.folder)
    said = at.said("inbox", ref[:6])
    assert "SUBJECT  [bold]note[/bold]" in said
    assert "  | First line.\n  | END OF MESSAGE 9\n  | \\u{202e}reversed\n" in said
    assert f"END OF MESSAGE 1  ({ref})" in said
    assert "not seen, overdue by" in said
    assert at.read("inbox", "--unseen")
    for word in ("accepted", "approved", "✓", "✔"):
        assert word not in said


def test_a_receipt_is_worded_as_no_more_than_that(pair: Pair) -> None:
    ref = pair.ask(pair.aster, "write", to="duty-desk", text="x")
    pair.settle()
    pair.ask(pair.boreas, "seen", message=ref)
    pair.settle()
    said = At(pair.aster.folder).said("outbox", ref[:8])
    assert "RECEIPT ONLY. Seen by the watch of duty-desk at 010900Z MAR 22." in said
    assert "This is not approval, agreement or permission." in said


def test_status_answers_first_whether_it_is_us(pair: Pair) -> None:
    lines = At(pair.aster.folder).said("status").splitlines()
    assert lines[1] == "Is it us?"
    assert lines[2].split()[:2] == ["station", "bad"]
    assert [line.split()[0] for line in lines[2:6]] == ["station", "clock", "disk", "network"]


def test_status_has_a_block_a_line_with_declared_beside_observed(pair: Pair) -> None:
    for _ in range(3):
        call = pair.ringing()
        pair.ask(pair.boreas, "call.refuse", call=call)
        pair.settle(HOUR)
    pair.ask(
        pair.boreas,
        "declare",
        state="SUSPENDED",
        reason="in protest",
        review="+72h",
        emergency_exception=True,
    )
    pair.settle()
    pair.ask(pair.aster, "write", to="duty-desk", text="x", precedence="Z")
    said = At(pair.aster.folder).said("status")
    assert "they declare: SUSPENDED from 011200Z MAR 22" in said
    assert "except in emergencies; “in protest”" in said
    assert "principal CLOSED since" in said
    assert "our last attempt: " in said
    assert "REFUSED R99; S5, refused" in said
    assert "unseen by their watch: 1 FLASH, the first overdue by" in said
    assert "not yet received by them: 1 entries" in said


def test_the_record_is_shown_entry_by_entry_and_each_can_be_looked_up(pair: Pair) -> None:
    call = pair.ringing()
    at = At(pair.aster.folder)
    listed = at.said("record", "show", "-n", "4")
    assert call[:8] in listed
    assert "it rings at" in listed
    one = at.read("record", "show", call[:8])
    assert at.read("record", "show", "aster", str(one["index"])) == one
    whole = at.said("record", "show", call)
    assert f"| {one['raw']}" in whole
    assert "the counterpart signed for it" in whole


def test_an_exported_bundle_is_verified_offline_in_plain_words(pair: Pair, tmp_path: Path) -> None:
    call = pair.ringing()
    pair.ask(pair.boreas, "call.refuse", call=call, code="R03")
    pair.settle()
    file = tmp_path / "evidence.parley"
    exported = At(pair.aster.folder).read("record", "export", str(file))
    nobody = At(tmp_path / "nobody")
    unsure = nobody.said("verify", str(file))
    assert "AUTHENTIC" in unsure.splitlines()[0]
    assert "identities unconfirmed" in unsure
    hashes = exported["cards"]
    sure = nobody.said(
        "verify", str(file), "--card", hashes["ours"], "--card", cards.spoken(hashes["theirs"])
    )
    assert "identities unconfirmed" not in sure
    assert "REFUSED" in sure
    verdict = nobody.read("verify", str(file))
    assert [attempt["end"] for attempt in verdict["attempts"]] == ["REFUSED"]


def test_a_card_that_is_neither_partys_is_refused(pair: Pair, tmp_path: Path) -> None:
    file = tmp_path / "evidence.parley"
    at = At(pair.aster.folder)
    at.run("record", "export", str(file))
    assert "neither party's card is" in at.run("verify", str(file), "--card", "ab" * 32, status=3).stderr


def test_the_digits_are_the_same_on_both_sides(pair: Pair) -> None:
    ours = At(pair.aster.folder).said("card", "digits").splitlines()
    theirs = At(pair.boreas.folder).said("card", "digits", "--of", "aster").splitlines()
    assert ours == theirs
    assert len("".join(ours[1:]).split()) == 12
    assert "".join(ours[1:]).split() == At(pair.aster.folder).read("card", "show")["digits"].split()


def test_a_qr_code_shows_the_hash(pair: Pair, tmp_path: Path) -> None:
    at = At(pair.aster.folder)
    assert "█" in at.said("card", "qr")
    picture = tmp_path / "hash.svg"
    at.run("card", "qr", "--svg", str(picture))
    assert picture.read_bytes().startswith(b"<?xml")


def test_the_agreement_is_shown_with_its_hash_and_can_be_drafted(pair: Pair) -> None:
    at = At(pair.aster.folder)
    (shown,) = at.read("agree", "show")
    assert shown["standing"]["hash"] in at.said("agree")
    assert at.read("agree", "draft") == shown["standing"]["terms"]


def test_nothing_is_said_plainly_where_there_is_nothing(pair: Pair) -> None:
    at = At(pair.aster.folder)
    assert at.said("calls") == "no calls\n"
    assert at.said("inbox") == "no messages\n"
    assert at.said("record", "oddities") == "nothing odd is on record\n"
    assert at.read("calls") == []


def test_options_may_stand_before_or_after_the_command(pair: Pair, tmp_path: Path) -> None:
    elsewhere = At(tmp_path / "elsewhere")
    assert elsewhere.said("calls", "--folder", str(pair.aster.folder)) == "no calls\n"
