"""A draft's text changed in the console: in the form that it was written in, and never over what another wrote."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.console.browsing import opened, problems
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser

TEXT = "We propose to meet on Friday."


@pytest.fixture(scope="module")
def aster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with two(Path(tmp_path_factory.mktemp("drafts"))) as (aster, _):
        yield aster


@pytest.fixture
def draft(aster: Served) -> str:
    """A draft that an office of aster's wrote on the command line; its reference."""
    aster.at.said("draft", "write", "minister", TEXT, "--by", "duty officer", "--subject", "A meeting")
    return str(aster.at.read("draft", "list")[-1]["ref"])


def text_box(page: Page) -> Locator:
    return page.get_by_role("group", name="Text").get_by_label("English")


def keep(page: Page) -> None:
    page.get_by_role("button", name="Show what will be signed").click()
    page.get_by_role("button", name="Keep it as a draft").click()


def test_a_stored_draft_is_opened_with_all_it_says_changed_previewed_and_stored(
    page: Page, aster: Served, draft: str
) -> None:
    aster.at.said("draft", "verify", draft, "--by", "deputy")
    opened(page, aster, f"/messages/boreas/drafts/{draft}")
    page.get_by_role("link", name="Change its text").click()
    expect(page.locator("form.wr-form")).to_contain_text("Whoever has verified it must read it again")
    expect(text_box(page)).to_have_value(TEXT)
    expect(page.get_by_role("group", name="Subject").get_by_label("English")).to_have_value("A meeting")
    expect(page.get_by_role("checkbox", name="minister").first).to_be_checked()
    assert problems(page) == []
    text_box(page).fill("We propose to meet on Monday.")
    page.get_by_role("button", name="Show what will be signed").click()
    expect(page.locator("pre")).to_contain_text("on Monday")
    page.get_by_role("button", name="Back to the form").click()
    expect(text_box(page)).to_have_value("We propose to meet on Monday.")
    keep(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Draft {draft[:8]}")
    expect(page.locator("pre")).to_contain_text("on Monday")
    expect(page.locator("main")).to_contain_text("DRAFTED")
    expect(page.locator("main")).to_contain_text("o.haas")
    assert problems(page) == []


def test_a_draft_that_another_changed_meanwhile_is_not_written_over(
    page: Page, aster: Served, draft: str
) -> None:
    opened(page, aster, f"/messages/boreas/drafts/{draft}")
    page.get_by_role("link", name="Change its text").click()
    text_box(page).fill("Ours, typed meanwhile.")
    page.get_by_role("button", name="Show what will be signed").click()
    aster.at.said("draft", "change", draft, "Theirs came first.", "--by", "deputy 2")
    page.get_by_role("button", name="Keep it as a draft").click()
    alert = page.locator(".wr-refused")
    expect(alert).to_contain_text("Nothing has been sent. What you typed is still here.")
    expect(alert).to_contain_text("deputy 2 has changed this draft since it was read")
    expect(alert).to_contain_text("read it as it stands now")
    expect(text_box(page)).to_have_value("Ours, typed meanwhile.")
    assert "Theirs came first." in aster.at.said("draft", "show", draft)


@pytest.mark.parametrize("button", ["I have read it", "Release it"])
def test_nobody_verifies_or_releases_a_text_that_they_have_not_read(
    page: Page, aster: Served, draft: str, button: str
) -> None:
    opened(page, aster, f"/messages/boreas/drafts/{draft}")
    expect(page.locator("pre")).to_contain_text(TEXT)
    aster.at.said("draft", "change", draft, "Something else.", "--by", "deputy 2")
    page.get_by_role("button", name=button).click()
    expect(page.locator(".failed-page")).to_contain_text("deputy 2 has changed this draft since it was read")
    assert aster.at.read("draft", "list")[-1]["state"] == "DRAFTED"
