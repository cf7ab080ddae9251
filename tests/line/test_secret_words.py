"""Secret words: found as whole words in any script, told to our own people only, and written down nowhere."""

import time

import pytest

from parley.line import engine
from parley.line.secret_words import has, plain, secrets
from parley.line.values import Level, Refusal
from tests.line.stage import Stage, dumped
from tests.line.test_claimed import begin
from tests.line.test_release import Kept, draft

WORDS = {
    "their_duress": ["marigold"],
    "our_duress": ["quince"],
    "their_compromise": ["heron"],
    "our_compromise": ["тополь"],
}


def told(**more: list[str]) -> Stage:
    s = Stage()
    s.a.ask("words", **{**WORDS, **more})
    return s


@pytest.mark.parametrize(
    ("word", "text"),
    [("marigold", "the Marigold, again"), ("marigold", "MARIGOLD"), ("marigold", "(marigold)"),
     ("marigold", "a mari\u00adgold"), ("marigold", "mari\u200bgold!"),
     ("marigold", "\uff4d\uff41\uff52\uff49\uff47\uff4f\uff4c\uff44"),
     ("straße", "STRASSE 5"), ("тополь", "Тополь."), ("калина", "червона КАЛИНА"), ("زيتون", "شجرة زَيْتُون قديمة"),
     ("زيتون", "زيـــتون"), ("橄榄枝", "我们带来橄榄枝和水"), ("blue heron", "a Blue\n heron flies"),
     ("café", "cafe\u0301 noir"), ("ειρηνη", "\u0395\u0399\u03a1\u0397\u039d\u0397"), ("มะลิ", "ดอกมะลิสวย")],
)  # fmt: skip
def test_a_word_is_found_however_it_is_spelt(word: str, text: str) -> None:
    assert has((plain(word),), [text])


@pytest.mark.parametrize(
    ("word", "text"),
    [("marigold", "marigolds"), ("marigold", "xmarigold"), ("marigold", "mari gold"), ("heron", "the heroner"),
     ("тополь", "тополья"), ("heron", "heron9"), ("cafe", "cafe\u0301"), ("زيتون", "الزيتون"), ("heron", ""),
     ("มะลิ", "มะลิ\u0e48")],
)  # fmt: skip
def test_a_part_of_a_longer_word_is_not_it(word: str, text: str) -> None:
    assert not has((plain(word),), [text])


TOWERS = {
    "marks in the wrong order": "\u0315\u0300\u05ae" * 5_000,
    "marks kept apart by what is left out": ("\u0315" * 10 + "\u0640") * 1_400,
    "one letter that is eighteen": "\ufdfa" * 15_000,
}


@pytest.mark.parametrize("tower", TOWERS.values(), ids=TOWERS.keys())
def test_a_tower_of_marks_holds_nobody_up_and_hides_no_word(tower: str) -> None:
    start = time.thread_time()
    assert has(("cold lake",), [f"x{tower} cold lake {tower}"])
    assert time.thread_time() - start < 0.2


@pytest.mark.parametrize("field", ["text", "subject", "translation", "remarks", "call", "read-back"])
def test_their_duress_word_is_found_wherever_they_write(field: str) -> None:
    s = told()
    [test] = s.a.ask("test", layer="person")
    quiet = len(s.a.alarms(Level.ALARM))
    match field:
        case "text":
            s.b.ask("write", to="desk", text="the Marigold blooms")
        case "subject":
            s.b.ask("write", to="desk", text="x", subject="marigold")
        case "translation":
            other = [{"language": "uk", "subject": "", "fields": {"text": "це marigold"}}]
            s.b.ask("write", to="desk", text="x", language="en", translations=other)
        case "remarks":
            s.b.ask("write", to="desk", text="x", remarks="by the marigold")
        case "call":
            s.b.ask("call.place", to="desk", subject="a marigold")
        case _:
            s.b.ask("words", our_duress=["marigold"])
            s.b.ask("read_back", test=test, phrase="Marigold, over")  # let through, though it is no read-back
            assert s.a.test(test).state == "HELD"
    [alarm] = s.a.alarms(Level.ALARM)[quiet:]
    assert alarm.what.startswith("DURESS")
    assert "marigold" not in alarm.what.casefold(), "the word itself is not to be written"
    assert not s.b.alarms(Level.ALARM), "nothing of it is told to them"


def test_without_the_word_or_without_words_nothing_is_told() -> None:
    s = told()
    s.b.ask("write", to="desk", text="marigolds and a quince")
    assert not s.a.alarms(Level.ALARM)
    s = Stage()
    s.b.ask("write", to="desk", text="marigold")
    assert not s.a.alarms(Level.ALARM)


def test_their_compromise_word_asks_for_new_keys() -> None:
    s = told()
    s.b.ask("write", to="desk", text="we saw a heron")
    [alarm] = s.a.alarms(Level.ALARM)
    assert "KEY-NOTICE" in alarm.what


def test_our_own_officers_word_is_in_our_journal_and_on_no_console() -> None:
    s = told()
    kept = Kept(s.a)
    s.a.ask("write", to="desk", text="like a quince")
    assert kept.kinds() == ["duress.own/1"]
    assert kept.all()[0].body == {"do": "write", "by": ""}
    draft(s, by="watch 1", text="тополь")
    assert kept.kinds() == ["duress.own/1", "compromise.own/1", "draft.written/1"]
    assert kept.body("compromise.own/1") == {"do": "draft.write", "by": "watch 1"}
    assert not s.a.alarms(Level.ALARM)
    assert not s.a.line.alarms


def test_our_own_words_are_heard_even_in_what_is_refused() -> None:
    s = told()
    kept = Kept(s.a)
    with pytest.raises(Refusal):
        s.a.ask("write", to="nobody", text="quince")
    assert kept.kinds() == ["duress.own/1"]


def test_a_voice_with_their_word_raises_an_alarm_and_the_word_is_kept_nowhere() -> None:
    s = told()
    kept = Kept(s.a)
    c = begin(s, said="tell him of the marigold", ask=True)
    assert [a.what[:6] for a in s.a.alarms(Level.ALARM)] == ["DURESS"]
    assert "withheld" in c.said
    s.a.ask("claimed.check", claimed=c.ref, by="w", result="no-record", how="he answered Heron")
    assert s.a.alarms(Level.ALARM)[-1].what.startswith("COMPROMISED")
    everything = (
        repr([entry.fact for entry in s.a.log]) + repr(kept.all()) + repr(s.a.rows) + repr(s.a.effects)
    )
    for word in ("marigold", "heron"):
        assert word not in everything.casefold()


def test_the_words_are_in_no_row_and_in_no_dump() -> None:
    s = told()
    assert b"marigold" not in b"".join(dumped(s.a.line).values())
    assert not engine.notes(s.a.line)
    assert "marigold" not in repr(s.a.line.secrets)


@pytest.mark.parametrize(
    "wrong", [{"our_duress": ["ab"]}, {"our_duress": ["Marigold"]}, {"our_duress": [" "]}]
)
def test_a_word_that_is_too_short_or_stands_for_two_things_is_refused(wrong: dict[str, list[str]]) -> None:
    with pytest.raises(Refusal, match=r"secret word|two things"):
        told(**wrong)
    assert secrets({"our_duress": ["平安"]}).our_duress == ("平安",)
