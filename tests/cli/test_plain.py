"""What others wrote does nothing to a terminal."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.cli.plain import lines, one_line
from parley.cli.show import Sheet

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("\x1b]0;owned\x07", "\\u{1b}]0;owned\\u{7}"),
        ("\x1b[2J", "\\u{1b}[2J"),
        ("a\x9bb", "a\\u{9b}b"),
        ("two\nlines\tand\r", "two\\nlines\\tand\\r"),
        ("abc\u202egnp.exe", "abc\\u{202e}gnp.exe"),
        ("\u2066isolate\u2069", "\\u{2066}isolate\\u{2069}"),
        ("hid\u200bden", "hid\\u{200b}den"),
        ("tag\U000e0041", "tag\\u{e0041}"),
        ("line\u2028break", "line\\u{2028}break"),
        ("[red]not markup[/red]", "[red]not markup[/red]"),
        ("Київ, Łódź, Ærø, 서울", "Київ, Łódź, Ærø, 서울"),
        ("नमस्\u200dते", "नमस्\u200dते"),
        ("z" + "\u0335" * 6, "z" + "\u0335" * 4 + "\\u{335}\\u{335}"),
    ],
)
def test_a_hostile_text_is_shown_and_not_obeyed(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_a_run_from_right_to_left_is_isolated_and_the_time_beside_it_is_not_in_it() -> None:
    assert one_line("שלום עולם 041230Z MAR 22") == f"{FSI}שלום עולם{PDI} 041230Z MAR 22"
    assert one_line("041230Z מרץ 22 سلام") == f"041230Z {FSI}מרץ{PDI} 22 {FSI}سلام{PDI}"


def test_the_lines_of_a_text_stay_lines() -> None:
    assert lines("one\r\ntwo\n\tthree\x0bfour") == ["one", "two", "    three\\u{b}four"]


def test_a_sentence_from_right_to_left_keeps_its_order_and_the_time_and_place_in_it() -> None:
    text = "الدورية عبرت 041230Z MAR 22 عند 14 (A)."
    expected = f"{RLI}الدورية عبرت {LRI}041230Z MAR 22{PDI} عند {LRI}14{PDI} ({LRI}A{PDI}).{PDI}"
    assert lines(text) == [expected]
    assert lines(f"see: {text}")[0].startswith("see: ")
    assert lines(f"{text}\nand so on") == [expected, "and so on"]


@pytest.mark.parametrize(
    "text", ["صباح الخير 12 مترًا (A).", "Good morning, سلام.", "שלום"], ids=["Arabic", "mixed", "Hebrew"]
)
def test_a_text_from_right_to_left_is_shown_as_its_letters_and_no_mark_of_ours_as_a_number(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Sheet().text(text)
    shown = capsys.readouterr().out
    assert "\\u" not in shown
    assert re.sub(f"[{LRI}{RLI}{FSI}{PDI}]", "", shown) == f"  | {text}\n"


@given(st.text())
def test_no_text_whatever_brings_a_control_character_through(text: str) -> None:
    shown = one_line(text).replace(FSI, "").replace(PDI, "").replace("\u200c", "").replace("\u200d", "")
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}]
    assert one_line(text).count(FSI) == one_line(text).count(PDI)
    for line in lines(text):
        assert sum(map(line.count, (LRI, RLI, FSI))) == line.count(PDI)
        kept = re.sub(f"[{LRI}{RLI}{FSI}{PDI}\u200c\u200d]", "", line)
        assert not [c for c in kept if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}]
