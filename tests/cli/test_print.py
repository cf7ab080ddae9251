"""Printed forms, and a form that a party added: one file in its folder, and nothing else."""

import re
from pathlib import Path
from typing import Final

from tests.cli.running import At, introduced, made
from tests.views.plays import MINUTE, Pair

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "howto" / "add-a-form.md"


def form() -> str:
    """The form of the how-to page, as the page has it."""
    (block,) = re.findall(r"^ *```toml\n(.*?)^ *```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return re.sub(r"^   ", "", block, flags=re.MULTILINE)


def added(at: At, text: str) -> None:
    folder = at.folder / "forms"
    folder.mkdir(exist_ok=True)
    (folder / "river-traffic.toml").write_text(text, "utf-8")


def bare(text: str) -> str:
    return " ".join(text.split())


def test_a_message_is_printed_in_the_languages_asked_for_and_as_a_page(pair: Pair, tmp_path: Path) -> None:
    ref = pair.ask(pair.aster, "write", to="duty-desk", text="Good morning.", precedence="Z")
    pair.settle(MINUTE)
    aster = At(pair.aster.folder)
    made_text = aster.said("print", ref[:8])
    assert "Good morning." in made_text
    assert "HEADER\n" in made_text  # the agreement's language
    assert "HEADER / ЗАГОЛОВОК\n" in aster.said("print", ref[:8], "--language", "en", "--language", "ru")
    page = tmp_path / "page.html"
    assert aster.said("print", ref[:8], "--html", "-o", str(page)) == ""
    assert page.read_bytes() == aster.run("print", ref[:8], "--html").stdout_bytes
    told = aster.read("print", ref[:8])
    assert told == {"message": ref, "text": made_text, "html": page.read_text("utf-8")}


def test_the_copy_of_an_addressee_says_for_whom_it_is_and_a_copy_for_others_is_refused(pair: Pair) -> None:
    ref = pair.ask(pair.aster, "write", to="duty-desk", text="Good morning.")
    aster = At(pair.aster.folder)
    assert "Copy for duty-desk: the receipts of other addressees" in bare(
        aster.said("print", ref[:8], "--for", "duty-desk")
    )
    assert "Copy for" not in aster.said("print", ref[:8])
    assert "not addressed to secretary" in aster.run("print", ref[:8], "--for", "secretary", status=1).output


def test_more_languages_than_fit_a_page_are_not_printed_in_part(pair: Pair) -> None:
    ref = pair.ask(pair.aster, "write", to="duty-desk", text="x")
    asked = [word for tag in ("en", "ru", "uk", "ar") for word in ("--language", tag)]
    failed = At(pair.aster.folder).run("print", ref[:8], *asked, status=1)
    assert "do not fit a page" in failed.output


def test_a_reference_of_nothing_is_said_to_be_none(pair: Pair) -> None:
    assert "there is no message" in At(pair.aster.folder).run("print", "abcd1234", status=1).output


def test_a_file_that_is_no_form_is_named_with_what_is_wrong(pair: Pair) -> None:
    at = At(pair.aster.folder)
    for text, why in (
        ("type = ", "not TOML"),
        (form().replace("X-RIVER", "RIVER"), "begin it with X-"),
        (form().replace('kind = "choice"', 'kind = "guess"'), "guess"),
        (form().replace('en = "Purpose"', 'fr = "But"'), "no English"),
        (form() + form(), "not TOML"),
    ):
        added(at, text)
        said = at.run("forms", status=1).output
        assert "river-traffic.toml" in said
        assert why in said


def test_a_form_in_one_file_is_listed_filled_sent_and_printed(tmp_path: Path) -> None:
    aster, boreas = made(tmp_path, "aster", "desk"), made(tmp_path, "boreas", "desk")
    introduced(aster, boreas)
    before = aster.said("forms").splitlines()[-1]
    added(aster, form())
    assert "X-RIVER-TRAFFIC/1" in (listed := aster.said("forms"))
    assert listed.splitlines()[-1] != before  # the hash that the agreement may name
    assert "Мета" in aster.said("form", "x-river-traffic", "--language", "uk")
    assert "there is no form" in boreas.run("form", "x-river-traffic", status=1).output
    with aster.running(), boreas.running():
        aster.run("agree", "propose")
        boreas.until(["agree", "show"], "offered by aster")
        boreas.run("agree", "sign", typed="y\n")
        aster.until(["agree", "show"], "signed by both")
        write = ["write", "desk", "--type", "x-river-traffic", "-f", "sort=barge", "-f", "from=+2h"]
        missing = aster.run(*write, "--valid-to", "+12h", status=1).output
        assert "purpose: missing" in missing
        assert "valid_to" in aster.run(*write, "-f", "purpose=x", status=1).output
        # purpose, sort, from, length; one stop with its pier and position; then the whole is shown, and sent.
        typed = "gravel for the dam\nbarge\n2022-03-04 12:30Z\n90\ny\npier 4\n54.5,18.5\nn\ny\n"
        aster.run("fill", "x-river-traffic", "desk", "--valid-to", "+12h", typed=typed)
        ref = boreas.read("inbox")[-1]["ref"]
        ours = bare(aster.said("print", ref, "--language", "en", "--language", "uk"))
        assert "Purpose / Мета: gravel for the dam" in ours
        assert "uk Баржі" in ours
        assert "en 90 m uk 90 м" in ours
        assert "Position / Координати: 54°30.0'N 018°30.0'E" in ours
        theirs = bare(boreas.said("print", ref, "--language", "en"))
        assert "This station does not know the type." in theirs
        for told in ("purpose: gravel for the dam", "sort: barge", "length_m: 90", "pier: pier 4"):
            assert told in theirs
    added(boreas, form())
    assert bare(boreas.said("print", ref, "--language", "en", "--language", "uk")) == ours
