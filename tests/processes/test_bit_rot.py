"""A record that went bad while its station was away: the check beside the running station ends it, and says where."""

import apsw
import pytest

from parley.sim.stage import Side
from parley.station.settings import RECORD
from parley.stores import sums
from tests.processes.pair import pair
from tests.processes.test_full_disk import IO_ERROR

BAD: dict[str, tuple[bytes | int, str]] = {
    "an entry of another text": (b"{}", "not those that were signed"),
    "an entry that a bit made a number": (7, "entry 0 is not as it was written"),
}


def spoilt(side: Side, value: bytes | int) -> None:
    """One entry of the record is this now, as a bad disk would leave it: SQLite's own rules are put aside."""
    db = apsw.Connection(str(side.station.folder / RECORD))
    sums.register(db)
    (sql,) = next(db.execute("SELECT sql FROM sqlite_schema WHERE name = 'entry'"))
    db.execute("PRAGMA writable_schema = ON")
    db.execute("UPDATE sqlite_schema SET sql = replace(sql, 'STRICT, ', '') WHERE name = 'entry'")
    db.execute("PRAGMA writable_schema = RESET")
    db.execute("UPDATE entry SET raw = ? WHERE log = 1 AND idx = 0", (value,))
    db.execute("PRAGMA writable_schema = ON")
    db.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'entry'", (sql,))
    db.execute("PRAGMA writable_schema = RESET")
    db.close()


@pytest.mark.slow
@pytest.mark.parametrize("what", BAD)
def test_a_station_whose_record_went_bad_stops_and_names_the_place(what: str) -> None:
    value, words = BAD[what]
    with pair() as (side, _):
        side.station.stop()
        spoilt(side, value)
        side.station.start()
        process = side.station._process
        assert process is not None
        assert process.wait(timeout=60) == IO_ERROR
        assert words in side.station.last_words()
