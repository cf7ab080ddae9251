"""Two stations as processes: what a party does before anything leaves, and a hoax that leads nowhere."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import At, introduced, made
from tests.cli.test_two_stations import they_agree


def journal(at: At, *more: str) -> list[tuple[str, dict[str, Any]]]:
    """Kind and body of every entry of the party's journal."""
    return [(entry["kind"], entry["body"]) for entry in at.read("journal", "-n", "0", *more)]


def kinds(at: At, begins: str) -> list[str]:
    return [kind for kind, _ in journal(at, "--kind", begins)]


@pytest.mark.slow
def test_drafts_a_hoax_authenticators_and_secret_words(tmp_path: Path) -> None:
    aster, boreas = made(tmp_path, "aster", "secretary"), made(tmp_path, "boreas", "minister")
    introduced(aster, boreas)
    with aster.running(), boreas.running():
        they_agree(aster, boreas)
        a_draft_is_changed_verified_and_released(aster, boreas)
        two_write_and_one_rejects(aster)
        they_share_a_book(aster, boreas)
        a_hoax(aster, boreas)
        secret_words(aster, boreas)
    settings = aster.folder / "settings.toml"
    settings.write_text(settings.read_text().replace("two_persons = false", "two_persons = true"))
    with aster.running():
        two_persons_are_asked_for(aster)
    assert ("rules.stand/1", {"two_persons": 1}) in journal(aster)


def a_draft_is_changed_verified_and_released(aster: At, boreas: At) -> None:
    said = aster.said("draft", "write", "desk", "We propose Friday.", "-s", "meeting", "--by", "watch 1")
    assert "nothing of it has left" in said
    [draft] = aster.read("draft", "list")
    assert draft["message"]["fields"] == {"text": "We propose Friday."}
    ref = draft["ref"][:8]
    aster.run("draft", "change", ref, "We propose Monday.", "--by", "watch 1")
    assert "this text: --changes 1" in aster.said("draft", "show", ref)
    for word in (["verify"], ["release"], ["change", "We propose Tuesday."]):
        stale = aster.run("draft", word[0], ref, *word[1:], "--changes", "0", "--by", "interpreter", status=1)
        assert "watch 1 has changed this draft since it was read" in stale.stderr
        assert f"parley draft show {ref}" in stale.stderr
    assert "VERIFIED" in aster.said("draft", "verify", ref, "--changes", "1", "--by", "interpreter")
    assert "no. 1" in aster.said("draft", "release", ref, "-p", "priority", "--by", "releaser")
    assert "no drafts" in aster.said("draft", "list")
    told = aster.said("journal")
    assert "subject meeting" in told
    assert not set("{}'") & set(told), "in words, not as a program writes its values"
    boreas.until(["inbox"], "meeting")
    [message] = boreas.read("inbox")
    assert (message["text"], message["precedence"], message["number"]) == ("We propose Monday.", "P", 1)
    [known] = aster.read("draft", "list", "--all")
    assert (known["state"], known["became"]) == ("RELEASED", message["ref"])
    assert kinds(aster, "draft.") == [
        "draft.written/1", "draft.changed/1", "draft.verified/1", "draft.released/1",
    ]  # fmt: skip


def two_write_and_one_rejects(aster: At) -> None:
    for text in ("one", "two"):
        aster.run("draft", "write", "desk", text, "--by", "protocol")
    first, second = (draft["ref"] for draft in aster.read("draft", "list"))
    assert "NOT_RELEASED" in aster.said("draft", "reject", first, "not now", "--by", "releaser")
    assert "HELD_BACK" in aster.said("draft", "hold-back", second, "overtaken", "--by", "protocol")
    gone = aster.run("draft", "release", first, "--by", "releaser", status=1)
    assert "stands at NOT_RELEASED" in gone.stderr


def they_share_a_book(aster: At, boreas: At) -> None:
    stick, secret = aster.folder.parent / "book.parley", aster.folder.parent / "by-mouth"
    secret.write_text("said by mouth\n")
    carry = ["--carry-passphrase-file", str(secret)]
    made_ = aster.read("authbook", "make", str(stick), "--pairs", "4", *carry)
    taken = boreas.read("authbook", "import", str(stick), *carry)
    assert made_["book"] == taken["book"]
    asked = aster.read("authbook", "challenge", "--by", "watch 1")
    assert asked["number"] == 1
    answered = boreas.read("authbook", "reply", "1", asked["challenge"].lower(), "--by", "desk")
    assert answered["reply"] == asked["reply"]
    again = boreas.run("authbook", "reply", "1", asked["challenge"], "--by", "desk", status=1)
    assert "used up" in again.stderr
    theirs = boreas.read("authbook", "challenge", "--by", "desk")
    assert theirs["number"] == 2
    wrong = aster.run("authbook", "reply", "2", "BADOFI", "--by", "watch 1", status=1)
    assert "answer nothing" in wrong.stderr
    assert theirs["reply"] not in wrong.output
    assert aster.read("authbook", "show")["left"] == 1
    assert "ask " + asked["challenge"] in boreas.said("authbook", "sheet")
    for at in (aster, boreas):
        for name in ("station.db", f"authbook-{at.read('status')['lines'][0]['line'][:16]}.parley"):
            assert asked["reply"].encode() not in (at.folder / name).read_bytes()


def a_hoax(aster: At, boreas: At) -> None:
    opened = aster.said("claimed", "open", "minister", "--to", "secretary", "--channel", "telephone",
                        "--said", "we move tonight", "--ask", "--by", "watch 1")  # fmt: skip
    assert "no call of theirs from that post is on record" in opened
    [claim] = aster.read("claimed", "list")
    ref = claim["ref"]
    aster.run("claimed", "check", ref, "no-record", "--how", "no authenticator", "--by", "watch 1")
    alone = aster.run("claimed", "override", ref, "--by", "watch 1", status=1)
    assert "two different officers" in alone.stderr
    assert kinds(aster, "claimed.")[-1] == "claimed.override_refused/1"
    boreas.until(["inbox"], "is this call yours")
    question = boreas.read("inbox")[-1]["ref"]
    boreas.run("write", "desk", "--type", "call-check-reply", "-f", "verdict=not-ours", "--reply-to", question,
               "-p", "flash")  # fmt: skip
    assert "it is NOT theirs" in aster.until(["claimed", "show", ref], "NOT theirs")
    held = aster.run("claimed", "check", ref, "held", "--how", "he sounds right", "--by", "watch 1", status=1)
    assert "not theirs" in held.stderr
    assert "MISMATCHED" in aster.said("claimed", "check", ref, "failed", "--by", "watch 1")
    alarms = [body["what"] for kind, body in journal(aster) if kind == "alarm.raised/1"]
    assert any("HAZARD-INCIDENT" in what and "mediator" in what for what in alarms)


def secret_words(aster: At, boreas: At) -> None:
    assert "Our duress word: set" in aster.said("words", "set", typed="quince\nmarigold\n\n\n")
    assert aster.read("words", "show")["their_compromise"] == 0
    boreas.run("write", "desk", "The Marigold is late this year.")
    aster.until(["inbox"], "MESSAGE")
    aster.run("write", "desk", "Here the quince.")
    assert kinds(aster, "duress.own") == ["duress.own/1"]
    assert "duress.own/1" in aster.said("journal", "-n", "5", "--line", "boreas")
    assert "nothing of that kind" in boreas.said("journal", "--kind", "duress")
    alarms = [body["what"] for kind, body in journal(aster) if kind == "alarm.raised/1"]
    assert any(what.startswith("DURESS") for what in alarms)
    assert "marigold" not in json.dumps([body for kind, body in journal(aster)]).casefold()


def two_persons_are_asked_for(aster: At) -> None:
    refused = aster.run("write", "desk", "alone", status=1)
    assert "two persons" in refused.stderr
    aster.run("draft", "write", "desk", "together", "--by", "watch 1")
    [draft] = aster.read("draft", "list")
    own = aster.run("draft", "release", draft["ref"], "--by", "Watch 1", status=1)
    assert "another must release it" in own.stderr
    aster.run("draft", "release", draft["ref"], "--by", "releaser")
