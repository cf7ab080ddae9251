"""Who may only read: every page there is, walked link by link, offers them all that there is to see and not one act."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import pyotp
import pytest
from playwright.sync_api import Page, Request, Response, expect

from tests.console.browsing import opened, settled
from tests.console.served import PASSWORD, Served, two
from tests.console.walking import FORM, busied, walk

pytestmark = pytest.mark.needs_browser

ACTS: Final = {  # one at least of what the watch does on each of its pages
    "seen", "nack", "expect", "judge", "missed", "query", "cancel", "attend", "refuse", "delegate", "new", "declare",
    "test", "note", "hand-over", "begin", "read-back", "sign", "ticket-open", "ticket-close", "verify", "hold-back",
}  # fmt: skip


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("reader"))) as served:
        yield served


@pytest.fixture(scope="module")
def reader(stations: tuple[Served, Served]) -> str:
    """The cookie of somebody at aster who may only read."""
    aster, _ = stations
    said = aster.at.said(
        "account", "add", "auditor", "--reads", "--password-file", str(aster.at.folder.parent / "password")
    )
    secret = re.search(r"secret=(\w+)", said)
    assert secret is not None
    body = urlencode({"name": "auditor", "password": PASSWORD, "code": pyotp.TOTP(secret[1]).now()})
    answer, _ = aster.ask("/login", method="POST", body=body, content_type=FORM, origin=aster.address)
    return str(answer.headers["set-cookie"]).partition(";")[0]


@pytest.fixture(scope="module")
def busy(stations: tuple[Served, Served], tmp_path_factory: pytest.TempPathFactory) -> str:
    """At aster something of every sort waits for the watch; the call, which rings."""
    return busied(*stations, tmp_path_factory.mktemp("terms"))


def act(action: str) -> str:
    return action.partition("?")[0].rpartition("/")[2]


def test_no_page_offers_a_reader_what_is_the_watch_s_and_none_of_it_is_done_for_them(
    stations: tuple[Served, Served], reader: str, busy: str
) -> None:
    aster, _ = stations
    watch, reads = walk(aster, aster.cookie()), walk(aster, reader)
    refused = {path for path, status in reads.seen.items() if status == 403}
    assert refused == set(), "no link leads to what is refused"
    assert {status for status in (*watch.seen.values(), *reads.seen.values()) if status >= 400} == set()
    assert f"/calls/boreas/{busy}" in reads.seen
    write = {path for path in watch.seen if path.startswith("/messages/boreas/write")}
    assert set(reads.seen) >= set(watch.seen) - write - {"/calls/boreas/new"}, "all else is there to be seen"

    def sent(action: str, holds: dict[str, str]) -> int:
        body = urlencode(holds)
        answer, _ = aster.ask(
            action, method="POST", body=body, content_type=FORM, origin=aster.address, cookie=reader
        )
        return answer.status

    assert [action for action, form in reads.forms.items() if sent(action, form.holds()) == 403] == []
    offered = {action: form for action, form in watch.forms.items() if action not in reads.forms}
    assert {act(action) for action in offered} >= ACTS
    assert {action for action, form in offered.items() if sent(action, form.holds()) != 403} == set()
    assert watch.buttons == reads.buttons, "what no form sends is looked at in the browser"
    assert aster.at.read("calls")[-1]["state"] in {"DELIVERED", "RINGING"}


def test_where_the_watch_would_act_a_reader_is_told_whose_it_is(
    stations: tuple[Served, Served], reader: str, busy: str
) -> None:
    aster, _ = stations
    inbox = aster.at.read("inbox")[-1]["ref"]
    draft = aster.at.read("draft", "list")[-1]["ref"]
    for path in (
        f"/messages/boreas/{inbox}", f"/messages/boreas/drafts/{draft}", f"/calls/boreas/{busy}", "/line/boreas",
        f"/rings/boreas/{busy}",
    ):  # fmt: skip
        _, words = aster.ask(path, cookie=reader)
        assert "ou may read here, and change nothing." in words, path


def test_a_reader_turns_on_the_sound_and_no_button_or_key_of_the_shell_asks_for_what_is_refused(
    another_page: Callable[..., Page], stations: tuple[Served, Served], reader: str, busy: str
) -> None:
    aster, _ = stations
    page = another_page()
    assert busy
    name, _, value = reader.partition("=")
    page.context.add_cookies([{"name": name, "value": value, "url": aster.address}])
    refused: list[str] = []
    asked: list[str] = []

    def answered(response: Response) -> None:
        if response.status == 403:
            refused.append(response.url)

    def sent(request: Request) -> None:
        if request.method == "POST":
            asked.append(request.url.removeprefix(aster.address))

    page.on("response", answered)
    page.on("request", sent)
    page.goto(aster.address)
    expect(page.locator("#stream")).to_have_attribute("data-state", "live")
    ring = page.get_by_role("dialog")
    expect(ring).to_contain_text("who answers")
    settled(page)
    for key in "ayprd":
        page.keyboard.press(key)
    page.keyboard.press("Escape")
    expect(ring).to_be_hidden()
    expect(page.locator("#leave")).to_be_hidden()
    page.get_by_role("button", name="Turn on the sound of this console").click()
    expect(page.get_by_role("button", name="Test the sound", exact=True)).to_be_visible()
    expect(page.locator("#armed")).to_have_attribute("data-state", "on")
    for key in "/123456789":
        page.keyboard.press(key)
    page.goto(f"{aster.address}/line/boreas")
    expect(page.locator("#alarms .alarm").first).to_be_visible()
    expect(page.locator("button.silence")).to_have_count(0)
    assert refused == []
    assert set(asked) <= {"/painted", "/here"}


def test_the_watch_s_own_page_still_offers_it_all(
    page: Page, stations: tuple[Served, Served], busy: str
) -> None:
    aster, _ = stations
    opened(page, aster, f"/calls/boreas/{busy}")
    page.keyboard.press("Escape")
    expect(page.locator("main form[data-word=refuse]")).to_have_count(1)
    page.goto(f"{aster.address}/line/boreas")
    expect(page.locator(".reading button").first).to_be_visible()
    page.goto(aster.address)
    expect(page.get_by_role("link", name="Call them")).to_be_visible()
