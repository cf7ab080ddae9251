"""A link lets one person in once: looking at it uses nothing up, and afterwards it is worth nothing."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.console.accounts import Accounts, Role
from parley.console.links import LIVES_S, Links
from parley.station.errors import Refusal
from tests.cli.running import made
from tests.console.served import Served, with_console

NOW_S = 1_800_000_000


@pytest.fixture
def links(tmp_path: Path) -> Links:
    accounts = Accounts(tmp_path)
    accounts.add("o.haas", Role.WATCH, "correct horse battery")
    return Links(tmp_path, accounts)


def test_it_counts_once(links: Links) -> None:
    secret = links.make("o.haas", NOW_S)
    for _ in range(2):
        found = links.find(secret, NOW_S)
        assert found is not None
        assert found.name == "o.haas"
    assert links.take(secret, NOW_S) is not None
    assert links.find(secret, NOW_S) is None
    assert links.take(secret, NOW_S) is None


@pytest.mark.parametrize(
    ("late_s", "lets_in"), [(LIVES_S - 1, True), (LIVES_S, False)], ids=["in its last second", "too late"]
)
def test_it_ages(links: Links, late_s: int, lets_in: bool) -> None:
    assert (links.take(links.make("o.haas", NOW_S), NOW_S + late_s) is not None) is lets_in


def test_it_ends_with_its_account(links: Links) -> None:
    secret = links.make("o.haas", NOW_S)
    links.accounts.remove("o.haas")
    assert links.take(secret, NOW_S) is None
    with pytest.raises(Refusal, match="there is no account"):
        links.make("o.haas", NOW_S)


@pytest.mark.parametrize("secret", ["", "guessed", "../accounts", "%2e%2e%2faccounts", "\x00"])
def test_a_guess_lets_nobody_in(links: Links, secret: str) -> None:
    links.make("o.haas", NOW_S)
    assert links.take(secret, NOW_S) is None


def test_what_is_kept_is_no_link_and_for_its_owner_alone_and_goes_when_it_is_old(links: Links) -> None:
    secret = links.make("o.haas", NOW_S)
    (file,) = links.folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(links.folder.stat().st_mode) == 0o700
    assert secret not in file.name + file.read_text()
    links.make("o.haas", NOW_S + LIVES_S)
    assert not file.exists()


@pytest.fixture(scope="module")
def aster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = with_console(made(Path(tmp_path_factory.mktemp("links")), "aster", "secretary"))
    with served.at.running():
        yield served


def test_by_its_page_one_is_let_in_and_only_by_the_pages_own_button(aster: Served) -> None:
    path = aster.at.said("account", "link", "o.haas").strip().removeprefix(f"http://localhost:{aster.port}")
    answer, said = aster.ask(path)
    assert (answer.status, answer.headers["set-cookie"]) == (200, None)
    assert "o.haas" in said
    answer, _ = aster.ask(path, method="POST", origin="https://elsewhere.example")
    assert answer.status == 403
    answer, _ = aster.ask(path, method="POST", origin=aster.address)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = str(answer.headers["set-cookie"]).partition(";")[0]
    answer, _ = aster.ask("/", cookie=cookie)
    assert answer.status == 200
    answer, said = aster.ask(path, method="POST", origin=aster.address)
    assert (answer.status, answer.headers["set-cookie"]) == (403, None)
    assert "used already" in said


def test_without_a_console_there_is_no_link(tmp_path: Path) -> None:
    at = made(tmp_path, "aster", "secretary")
    assert "serves no console" in at.run("account", "link", "o.haas", status=1).stderr
