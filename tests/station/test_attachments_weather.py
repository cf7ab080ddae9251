"""Weather, with pictures: letters lost, doubled and late, restarts, reboots and a restore; then it clears up.

Both sides then have every picture that an entry of either names, unless its only copy went with the disk.
"""

from pathlib import Path

import pytest

from parley.station import attachments
from parley.station.pictures import Picture
from parley.station.turn import Ask
from parley.wire import flat
from tests.station.images import png_of
from tests.station.pairs import START, Side, agree, settle
from tests.station.test_weather import REACHED, STEPS, Weather

HOUR_MS = 3_600_000


class Pictures(Weather):
    """Weather in which every third word has a picture."""

    def ask(self, side: Side) -> None:
        if self.chance.random() < 0.66:
            super().ask(side)
            return
        picture = Picture(
            flat.PNG, png_of(self.chance.choice((100, 5_000, 60_000, 200_000)) + self.chance.randrange(99))
        )
        kept = attachments.keep(side.station.store, side.book, picture, self.now)
        said = {"do": "write", "to": "duty-desk", "text": "see", "from": "duty-desk",
                "attachments": [kept | {"name": "x.png", "about": ""}]}  # fmt: skip
        side.station.turn(self.now, asks=[Ask(str(self.chance.random()), side.book.id, said)])
        REACHED["picture"] += 1


def states(side: Side) -> dict[str, str]:
    return {row.hash: row.state for row in side.station.store.blobs(side.book.id) if row.ref}


@pytest.mark.parametrize("restored", ["", "aster", "boreas"])
@pytest.mark.parametrize("seed", range(4))
def test_after_the_weather_both_have_every_picture(tmp_path: Path, seed: int, restored: str) -> None:
    made = Pictures(tmp_path, 500 + seed, (restored,) if restored else ())
    settle(made.a, made.b, START)
    agree(made.a, made.b, START)
    for _ in range(STEPS):
        made.step()
    made.clears_up()
    settle(made.a, made.b, made.now + HOUR_MS)
    settle(made.a, made.b, made.now + 3 * HOUR_MS)
    a, b = states(made.a), states(made.b)
    assert a, "no picture was sent"
    assert a.keys() == b.keys()
    lost = {hash_ for hash_ in a if attachments.WHOLE not in {a[hash_], b[hash_]}}
    assert not lost or restored, "a picture went though no disk was lost"
    assert {a[h] for h in a.keys() - lost} | {b[h] for h in b.keys() - lost} <= {attachments.WHOLE}
    for side in (made.a, made.b):
        assert not [what for what in side.odd() if what[0] == attachments.ODD and "hash" in what[1]]
