"""Is it us? Each thing of ours that can fail, failing."""

from dataclasses import replace

import pytest

from parley.line.values import DAY_MS
from parley.views import stationcheck
from parley.views.stationcheck import WAL_CARE_BYTES, File, Folder
from tests.views.plays import Pair

KEYS, RECORD = "keys.parley", "station.db"
WELL = File(1_000, 0o100600, 0)


def whole(pair: Pair) -> Folder:
    """A folder as it should be."""
    card = pair.aster.book.me.card
    return Folder({KEYS: WELL, RECORD: WELL}, card.tls, KEYS, RECORD)


def found(pair: Pair, folder: Folder, later_ms: int = 0) -> dict[str, tuple[str, str]]:
    """How each check stands, and why."""
    checks = stationcheck.checks(
        pair.reading(pair.aster), pair.aster.book.me.card, folder, pair.now + later_ms
    )
    return {check["what"]: (check["state"], check["why"]) for check in checks}


def test_all_is_well_where_nothing_fails_and_a_backup_is_unknown(pair: Pair) -> None:
    told = found(pair, whole(pair))
    assert {state for what, (state, _) in told.items() if what != "backup"} == {"well"}
    assert told["backup"][0] == "unknown"
    assert "2100-01-01" in told["certificate"][1]


@pytest.mark.parametrize(
    ("what", "changed", "state", "why"),
    [
        ("keys", {"files": {RECORD: WELL}}, "bad", "not there"),
        (
            "keys",
            {"files": {KEYS: replace(WELL, mode=0o100640), RECORD: WELL}},
            "bad",
            "others on this machine",
        ),
        ("record", {"files": {KEYS: WELL}}, "bad", "restore it"),
        (
            "record",
            {"files": {KEYS: WELL, RECORD: WELL, f"{RECORD}-wal": replace(WELL, size=WAL_CARE_BYTES + 1)}},
            "care",
            "not yet taken up",
        ),
        ("certificate", {"certificate": None}, "bad", "cannot be read"),
        ("certificate", {"certificate": b"another"}, "bad", "not the one on our card"),
    ],
    ids=[
        "no keys",
        "keys for all",
        "no record",
        "a long log beside it",
        "no certificate",
        "a strange certificate",
    ],
)
def test_what_fails_is_said_to_fail(
    pair: Pair, what: str, changed: dict[str, object], state: str, why: str
) -> None:
    told = found(pair, replace(whole(pair), **changed))  # type: ignore[arg-type]  # the fields of a folder
    assert told[what][0] == state
    assert why in told[what][1]


@pytest.mark.parametrize(
    ("what", "years", "state"),
    [
        ("key-age", 3, "care"),
        ("certificate", 77.9, "care"),
        ("their-certificate", 79, "bad"),
    ],
    ids=["old keys", "one that expires soon", "one that has expired"],
)
def test_time_makes_things_fail(pair: Pair, what: str, years: float, state: str) -> None:
    later = int((years - 0.1) * 365.25 * DAY_MS)
    assert found(pair, whole(pair), later)[what][0] == state
