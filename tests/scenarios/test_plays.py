"""Each play that is shipped ends as its story says, on real stations, and a third machine can say so."""

from collections import Counter
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from parley.record.tree import leaf_hash
from parley.sim import demo, read
from parley.wiring import serving
from tests.scenarios.staging import demonstrated, folder

# Caller, called, precedence, end, class, level, code: what the stories say of each attempt, in order.
Told = tuple[str, str, str, str, str | None, str, str | None]
ENDS: dict[str, list[Told]] = {
    "march-2022": [
        ("aster.chairman", "boreas.chief-of-staff", "P", "ENDED", None, "answered", None),
        ("aster.secretary", "boreas.minister", "P", "ENDED", None, "answered", None),
        ("aster.secretary", "boreas.minister", "P", "UNAPPROVED", "S4", "pending", "P2"),
        ("aster.chairman", "boreas.chief-of-staff", "P", "REFUSED", "S5", "refused", "R99"),
        ("aster.chairman", "boreas.chief-of-staff", "P", "REFUSED", "S5", "refused", "R03"),
        ("aster.chairman", "boreas.deputy-chief", "P", "UNANSWERED", "S3", "rang", None),
    ],
    "hoax-2008": [],  # a voice from outside the line is no attempt on it
    "vienna-2022": [],
    "vienna-2022-inadequate": [],
    "china-2023": [("corvus.secretary", "lyra.minister", "O", "REFUSED", "S5", "refused", "R08")],
    "korea-2023": [
        ("linden.duty-desk", "rowan.duty-desk", "R", "UNATTENDED", "S2", "delivered", None),
        ("lindenmil.duty-desk", "rowanmil.duty-desk", "R", "UNATTENDED", "S2", "delivered", None),
        ("lindenmil.duty-desk", "rowanmil.duty-desk", "R", "UNATTENDED", "S2", "delivered", None),
        ("linden.duty-desk", "rowan.duty-desk", "R", "UNATTENDED", "S2", "delivered", None),
    ],
    "korea-2023-rain": [
        ("linden.duty-desk", "rowan.duty-desk", "R", "LINE_DEAD", "S1", "attempted", None),
        ("lindenmil.duty-desk", "rowanmil.duty-desk", "R", "LINE_DEAD", "S1", "attempted", None),
        ("linden.duty-desk", "rowan.duty-desk", "R", "ENDED", None, "answered", None),
    ],
}


def told(row: dict[str, Any]) -> Told:
    code = row["refusal_code"] or row["pending_code"]
    caller, called = f"{row['caller']}.{row['caller_post']}", f"{row['called']}.{row['called_post']}"
    return caller, called, row["precedence"], row["end"], row["silence_class"], row["evidence_level"], code


@pytest.mark.parametrize("name", read.shipped())
def test_a_shipped_play_ends_as_its_story_says_with_one_named_end_for_each_attempt(name: str) -> None:
    kept = demonstrated(name)
    assert Counter(map(told, kept.attempts)) == Counter(ENDS[name])
    for row in kept.attempts:
        assert row["end"] == row["end_at_called"]
        assert 0 < len(set(row["entries"])) == len(row["entries"])
        assert row["late_words"] == row["misconduct"] == []
    held = {ref for data in kept.bundles for ref in refs(data)}
    assert {ref for row in kept.attempts for ref in row["entries"]} <= held
    assert all(not verdict.found and not verdict.misconduct for verdict in kept.verdicts)


def refs(bundle: bytes) -> set[str]:
    """The references of all entries that a bundle shows."""
    return {leaf_hash(line).hex() for line in bundle.split(b"\n") if line.startswith(b'{"after"')}


@pytest.mark.parametrize("name", read.shipped())
def test_one_changed_byte_is_noticed_and_named_even_with_a_mended_digest(name: str) -> None:
    printed = demonstrated(name).printed
    assert "verify: authentic" in printed
    assert "verify: Malformed: the digest at the end is not that of the text before it" in printed
    assert "they do not give the root that was signed" in printed
    assert "NOTICED NOTHING" not in printed


def test_in_the_month_the_desk_stays_attended_while_the_principal_closes_at_the_third_attempt() -> None:
    printed = demonstrated("march-2022").printed
    lamps = [
        line.split()
        for line in printed.splitlines()
        if (" aster " in line and " UNKNOWN " in line) or "CLOSED" in line
    ]
    flat = [" ".join(words) for words in lamps]
    assert any("aster desk UNKNOWN ATTENDED" in line for line in flat)
    assert not any("desk ATTENDED" in line for line in flat)  # it never changes again
    assert any("111308Z MAR 22 aster principal REACHABLE CLOSED" in line for line in flat)
    assert any("CLOSED since 111308Z MAR 22, last talk 181511Z FEB 22" in line for line in flat)


def test_the_list_names_every_shipped_play() -> None:
    out = StringIO()
    assert demo.main(serving, listed=True, console=Console(file=out, width=200)) == 0
    assert all(name in out.getvalue() for name in ENDS)
    assert set(ENDS) == set(read.shipped())


def test_a_play_that_cannot_be_read_says_where_and_what_now(capsys: pytest.CaptureFixture[str]) -> None:
    with folder() as where:
        path = where / "bad.play"
        path.write_text('play bad: "bad"\nacts\n    yesterday  say "x"\n', "utf-8")
        assert demo.main(serving, scenario=str(path), console=Console(file=StringIO())) == 2
    assert capsys.readouterr().err.startswith("error: bad.play, line 3: ")


def test_an_act_that_a_station_refuses_is_named_with_what_is_possible(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = read.shipped()["china-2023"].replace("lyra attends feb-4", "lyra hangs up feb-4")
    with folder() as where:
        path = where / "odd.play"
        path.write_text(text, "utf-8")
        assert demo.main(serving, scenario=str(path), headless=True, console=Console(file=StringIO())) == 2
    said = capsys.readouterr().err
    assert said.startswith("error: china-2023, line 26: +1m   lyra hangs up feb-4: ")
    assert "hint: possible now: " in said
