"""Passkeys in a real browser with a virtual device: made once, they let their owner in, and nobody else."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Route, expect

from parley.console.accounts import Accounts, Role
from parley.console.passkeys import LIVES_S, Challenges
from parley.console.sessions import TRIES_AT
from tests.cli.running import made
from tests.console.browsing import SOON_MS, problems
from tests.console.served import PASSWORD, Served, with_console

NOW_S = 1_800_000_000
DEVICE = {
    "protocol": "ctap2", "transport": "usb", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def test_a_challenge_counts_once_for_one_browser_one_purpose_and_not_for_long() -> None:
    challenges = Challenges()
    made = challenges.make("a", "enter", NOW_S)
    assert challenges.take("b", "enter", NOW_S) is None
    assert challenges.take("a", "enter", NOW_S + LIVES_S - 1) == made
    assert challenges.take("a", "enter", NOW_S) is None
    challenges.make("a", "enter", NOW_S)
    assert challenges.take("a", "make", NOW_S) is None
    challenges.make("a", "enter", NOW_S)
    assert challenges.take("a", "enter", NOW_S + LIVES_S) is None
    old, new = challenges.make("a", "enter", NOW_S), challenges.make("a", "enter", NOW_S)
    assert old != new
    assert challenges.take("a", "enter", NOW_S) == new


def test_who_asks_for_challenges_without_end_takes_no_memory_without_end() -> None:
    challenges = Challenges()
    for number in range(3_000):
        challenges.make(str(number), "enter", NOW_S)
    assert challenges.take("0", "enter", NOW_S) is None
    assert challenges.take("2999", "enter", NOW_S) is not None


@pytest.fixture(scope="module")
def aster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = with_console(made(Path(tmp_path_factory.mktemp("keys")), "aster", "secretary"))
    with served.at.running():
        yield served


HOSTILE = {
    "nothing": "",
    "too much": " " * 20_000,
    "a tower": "[" * 10_000,
    "a number": '{"credential": 1}',
    "nobody's": '{"credential": {"rawId": "AAAA", "response": {}}}',
}


def test_what_no_page_of_ours_would_send_lets_nobody_in_and_is_soon_not_even_looked_at(
    tmp_path: Path,
) -> None:
    aster = with_console(made(tmp_path, "aster", "secretary"))
    named = {"origin": f"http://localhost:{aster.port}", "host": f"localhost:{aster.port}"}
    found = {}
    with aster.at.running():
        again = [(f"again {number}", "{}") for number in range(TRIES_AT - len(HOSTILE))]
        for name, body in [*HOSTILE.items(), *again, ("once more", "{}")]:
            answer, said = aster.ask("/login/passkey/new", method="POST", body="{}", **named)
            assert json.loads(said)["userVerification"] == "required"
            cookie = str(answer.headers["set-cookie"]).partition(";")[0]
            answer, _ = aster.ask("/login/passkey", method="POST", body=body, cookie=cookie, **named)
            found[name] = (answer.status, answer.headers["set-cookie"])
    assert found.pop("once more") == (429, None)
    assert set(found.values()) == {(403, None)}


@pytest.mark.parametrize("path", ["/passkeys", "/passkeys/new", "/passkeys/remove"])
def test_who_is_not_logged_in_makes_none(aster: Served, path: str) -> None:
    answer, _ = aster.ask(path, method="POST", body="{}", origin=aster.address, sec_fetch_mode="cors")
    assert answer.status == 401


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(SOON_MS)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert [words for words in said if "Security Policy" in words or "Uncaught" in words] == []
    context.close()


def device(page: Page, **more: Any) -> tuple[CDPSession, str]:
    """A security key is plugged into this browser."""
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    added = wire.send("WebAuthn.addVirtualAuthenticator", {"options": {**DEVICE, **more}})
    return wire, str(added["authenticatorId"])


def by_link(page: Page, aster: Served) -> None:
    """Somebody is logged in who has no passkey yet."""
    accounts = Accounts(aster.at.folder)
    name = f"officer.{len(accounts.all())}"
    accounts.add(name, Role.READS, PASSWORD)
    page.goto(aster.at.said("account", "link", name).strip())
    page.get_by_role("button", name="Log in as").click()
    expect(page.get_by_role("heading", name="Lines")).to_be_visible()


def make(page: Page, label: str) -> None:
    page.get_by_role("link", name="Passkeys").click()
    page.get_by_label("What you call this device").fill(label)
    page.get_by_role("button", name="Make a passkey").click()


def log_out(page: Page) -> None:
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()


def enter(page: Page) -> None:
    page.get_by_role("button", name="Log in with a passkey").click()


@pytest.mark.needs_browser
def test_a_passkey_is_made_lets_its_owner_in_without_a_password_and_is_removed(
    page: Page, aster: Served
) -> None:
    by_link(page, aster)
    device(page)
    make(page, "<b>blue key</b>")
    expect(page.locator(".passkeys li")).to_have_count(1)
    expect(page.locator(".passkeys")).to_contain_text("<b>blue key</b>, made")
    assert problems(page) == []
    log_out(page)
    assert problems(page) == []
    for _ in range(2):  # the device's count grows each time
        enter(page)
        expect(page.get_by_role("heading", name="Lines")).to_be_visible()
        log_out(page)
    enter(page)
    page.get_by_role("link", name="Passkeys").click()
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("You have none yet")).to_be_visible()
    log_out(page)
    enter(page)
    expect(page.get_by_role("main").get_by_role("alert")).to_contain_text("not known here")


@pytest.mark.needs_browser
def test_a_page_that_is_left_and_opened_again_still_makes_one(page: Page, aster: Served) -> None:
    by_link(page, aster)
    device(page)
    page.get_by_role("link", name="Passkeys").click()
    expect(page.get_by_role("button", name="Make a passkey")).to_be_enabled()
    page.get_by_role("link", name="Lines").click()
    expect(page.get_by_role("heading", name="Lines")).to_be_visible()
    make(page, "second visit")
    expect(page.locator(".passkeys")).to_contain_text("second visit, made")


@pytest.mark.needs_browser
def test_a_click_before_the_page_is_ready_is_not_lost(page: Page, aster: Served) -> None:
    by_link(page, aster)
    device(page)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/static/passkeys.js", hold)
    page.goto(f"http://localhost:{aster.port}/passkeys", wait_until="commit")
    expect(page.get_by_role("button", name="Make a passkey")).to_be_disabled()
    held[0].continue_()
    expect(page.get_by_role("button", name="Make a passkey")).to_be_enabled()


@pytest.mark.needs_browser
def test_a_copy_of_a_key_is_noticed_by_its_count_and_lets_nobody_in(page: Page, aster: Served) -> None:
    by_link(page, aster)
    wire, id_ = device(page)
    make(page, "copied")
    expect(page.locator(".passkeys li")).to_have_count(1)
    (copy,) = wire.send("WebAuthn.getCredentials", {"authenticatorId": id_})["credentials"]
    log_out(page)
    enter(page)
    expect(page.get_by_role("heading", name="Lines")).to_be_visible()
    log_out(page)
    wire.send("WebAuthn.clearCredentials", {"authenticatorId": id_})
    wire.send(
        "WebAuthn.addCredential", {"authenticatorId": id_, "credential": copy}
    )  # its count is the older one
    enter(page)
    expect(page.get_by_role("main").get_by_role("alert")).to_contain_text(
        "not known here, or may not be used"
    )


@pytest.mark.needs_browser
def test_an_answer_that_was_used_is_worth_nothing(page: Page, aster: Served) -> None:
    by_link(page, aster)
    device(page)
    make(page, "replayed")
    expect(page.locator(".passkeys li")).to_have_count(1)
    log_out(page)
    sent: list[str] = []
    page.on("request", lambda r: sent.append(r.post_data or "") if r.url.endswith("/login/passkey") else None)
    enter(page)
    expect(page.get_by_role("heading", name="Lines")).to_be_visible()
    assert "userHandle" in sent[0]
    answer = page.context.request.post(
        f"http://localhost:{aster.port}/login/passkey", data=sent[0],
        headers={"origin": f"http://localhost:{aster.port}", "content-type": "application/json"},
    )  # fmt: skip
    assert answer.status == 403


@pytest.mark.needs_browser
@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ({"isUserVerified": False}, "was cancelled, or the device did not answer"),
        ({"defaultBackupEligibility": True}, "copied to other devices"),
    ],
    ids=["a device that does not check who touches it", "a key that its maker copies to others"],
)
def test_no_passkey_is_made_in(page: Page, aster: Served, kind: dict[str, Any], why: str) -> None:
    by_link(page, aster)
    device(page, **kind)
    make(page, "no")
    expect(page.get_by_role("main").get_by_role("alert")).to_contain_text(why)
    page.reload()
    expect(page.locator(".passkeys li", has_text="no,")).to_have_count(0)


@pytest.mark.needs_browser
def test_opened_by_a_number_the_page_names_the_address_that_works(page: Page, aster: Served) -> None:
    page.goto(f"{aster.address}/login")
    page.get_by_role("link", name="localhost").click()
    expect(page.get_by_role("button", name="Log in with a passkey")).to_be_visible()
