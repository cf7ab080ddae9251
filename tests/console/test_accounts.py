"""Accounts and sessions: both secrets are needed, a code counts once, and nobody can guess for long."""

import stat
from pathlib import Path

import pyotp
import pytest

from parley.console.accounts import Accounts, Role
from parley.console.sessions import SHIFT_S, TRIES, TRIES_AT, WINDOW_S, Sessions
from parley.station.errors import Refusal

PASSWORD = "correct horse battery"
NOW_S = 1_800_000_000


def code(address: str, at_s: int = NOW_S) -> str:
    return pyotp.TOTP(pyotp.parse_uri(address).secret).at(at_s)


def test_password_and_code_together_let_somebody_in(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path)
    address = accounts.add("o.haas", Role.WATCH, PASSWORD)
    found = accounts.check("o.haas", PASSWORD, code(address), NOW_S)
    assert found is not None
    assert found.role is Role.WATCH


@pytest.mark.parametrize(
    ("name", "password", "late_s"),
    [
        ("o.haas", "correct horse batterie", 0),
        ("o.hass", PASSWORD, 0),
        ("o.haas", PASSWORD, 90),
        ("o.haas", PASSWORD, -90),
    ],
    ids=["a wrong password", "a name unknown", "an old code", "a code to come"],
)
def test_nobody_comes_in_with(tmp_path: Path, name: str, password: str, late_s: int) -> None:
    accounts = Accounts(tmp_path)
    address = accounts.add("o.haas", Role.WATCH, PASSWORD)
    assert accounts.check(name, password, code(address), NOW_S + late_s) is None


def test_a_code_counts_once_and_none_before_it_afterwards(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path)
    address = accounts.add("o.haas", Role.WATCH, PASSWORD)
    assert accounts.check("o.haas", PASSWORD, code(address), NOW_S)
    assert accounts.check("o.haas", PASSWORD, code(address), NOW_S) is None
    assert accounts.check("o.haas", PASSWORD, code(address, NOW_S - 30), NOW_S) is None
    assert accounts.check("o.haas", PASSWORD, code(address, NOW_S + 30), NOW_S + 30)


def test_the_file_is_for_its_owner_alone_and_holds_no_password(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path)
    accounts.add("o.haas", Role.WATCH, PASSWORD)
    assert stat.S_IMODE(accounts.path.stat().st_mode) == 0o600
    assert PASSWORD.encode() not in accounts.path.read_bytes()


@pytest.mark.parametrize(
    ("name", "password", "why"),
    [
        ("O. Haas", PASSWORD, "cannot be an account's name"),
        ("o.haas", "short", "too short"),
        ("there", PASSWORD, "already"),
    ],
)
def test_an_account_is_refused_in_words(tmp_path: Path, name: str, password: str, why: str) -> None:
    accounts = Accounts(tmp_path)
    accounts.add("there", Role.READS, PASSWORD)
    with pytest.raises(Refusal, match=why):
        accounts.add(name, Role.WATCH, password)


def test_a_damaged_file_is_named_and_nobody_comes_in(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path)
    accounts.path.write_text("[{")
    with pytest.raises(Refusal, match="damaged"):
        accounts.check("o.haas", PASSWORD, "000000", NOW_S)


def test_a_session_outlives_a_restart_and_ends_with_the_shift(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path)
    accounts.add("o.haas", Role.WATCH, PASSWORD)
    token = Sessions(tmp_path, accounts).begin("o.haas", Role.WATCH, NOW_S)
    again = Sessions(tmp_path, Accounts(tmp_path))
    assert again.find(token, NOW_S + SHIFT_S - 1) is not None
    assert again.find(token, NOW_S + SHIFT_S) is None
    assert token.encode() not in again.path.read_bytes()


def test_a_session_ends_with_its_account_and_by_hand(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path)
    accounts.add("o.haas", Role.WATCH, PASSWORD)
    sessions = Sessions(tmp_path, accounts)
    one, other = (sessions.begin("o.haas", Role.WATCH, NOW_S) for _ in range(2))
    sessions.end(one)
    assert sessions.find(one, NOW_S) is None
    assert sessions.find(other, NOW_S) is not None
    accounts.remove("o.haas")
    assert sessions.find(other, NOW_S) is None


def test_the_desk_is_left_with_the_last_session_at_it_and_not_before(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path)
    accounts.add("o.haas", Role.WATCH, PASSWORD)
    sessions = Sessions(tmp_path, accounts)
    one = sessions.begin("o.haas", Role.WATCH, NOW_S)
    other = sessions.begin("o.haas", Role.WATCH, NOW_S + 60)
    reader = sessions.begin("o.haas", Role.WATCH, NOW_S + 600)  # who looks on, and never took the desk
    sessions.watch(one)
    sessions.watch(other)
    assert not sessions.lapsed(NOW_S + SHIFT_S - 1), "nobody's session is over"
    assert not sessions.lapsed(NOW_S + SHIFT_S), "the other one is still at the desk"
    again = Sessions(tmp_path, accounts)  # the station was started anew meanwhile
    assert again.find(reader, NOW_S + SHIFT_S + 60) is not None
    assert again.lapsed(NOW_S + SHIFT_S + 60)
    assert not again.lapsed(NOW_S + SHIFT_S + 61), "it is left once"


def test_a_session_that_is_over_is_told_why_and_one_that_was_ended_by_hand_is_not(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path)
    accounts.add("o.haas", Role.WATCH, PASSWORD)
    sessions = Sessions(tmp_path, accounts)
    one, other = (sessions.begin("o.haas", Role.WATCH, NOW_S) for _ in range(2))
    assert sessions.over(one, NOW_S) is None
    sessions.end(other)
    sessions.lapsed(NOW_S + SHIFT_S)
    known = sessions.over(one, NOW_S + SHIFT_S)
    assert known is not None
    assert known.until_s == NOW_S + SHIFT_S
    assert sessions.over(other, NOW_S + SHIFT_S) is None


def test_who_logs_in_anew_goes_on_with_the_watch_and_nobody_else_does(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path)
    for name in ("o.haas", "m.ito"):
        accounts.add(name, Role.WATCH, PASSWORD)
    sessions = Sessions(tmp_path, accounts)
    before = sessions.begin("o.haas", Role.WATCH, NOW_S)
    sessions.watch(before)
    of_another = sessions.begin("m.ito", Role.WATCH, NOW_S, before=before)
    anew = sessions.begin("o.haas", Role.WATCH, NOW_S, before=before)
    found = {token: sessions.find(token, NOW_S) for token in (of_another, anew)}
    assert [session.watches if session else None for session in found.values()] == [False, True]


def test_who_failed_too_often_waits_and_others_do_not(tmp_path: Path) -> None:
    sessions = Sessions(tmp_path, Accounts(tmp_path))
    for _ in range(TRIES):
        assert not sessions.too_many(("name o.haas",), NOW_S)
        sessions.failed(("name o.haas",), NOW_S)
    assert sessions.too_many(("name o.haas", "address ::1"), NOW_S)
    assert not sessions.too_many(("name other",), NOW_S)
    assert not sessions.too_many(("name o.haas",), NOW_S + WINDOW_S)


def test_an_address_that_all_of_a_house_share_is_given_more_tries_but_not_any_number(tmp_path: Path) -> None:
    sessions = Sessions(tmp_path, Accounts(tmp_path))
    for number in range(TRIES_AT):
        assert not sessions.too_many((f"name n{number}", "address ::1"), NOW_S)
        sessions.failed((f"name n{number}", "address ::1"), NOW_S)
    assert sessions.too_many(("name somebody", "address ::1"), NOW_S)
