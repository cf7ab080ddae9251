"""Old letters on a dead line: it is never shown up for them; and if their freshness were not checked, it would be."""

from dataclasses import replace

import pytest

from parley.record.grammar import Vouched
from parley.sim.world import replays
from parley.sim.world.watch import Violated
from parley.station import post
from parley.station.book import Book

ATTACKS = 150
SOAK_ATTACKS = 1_000


def test_a_dead_line_is_never_shown_up_for_old_letters() -> None:
    found = replays.replay(1, ATTACKS)
    assert found.attacks >= ATTACKS * 0.9, "a station that is being restarted is spared"
    assert (found.shown_up, found.fresh) == (0, 0)
    assert found.taken > ATTACKS // 10, "most are authentic, and are taken for what they are"


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 113))
def test_ten_thousand_old_letters_show_no_dead_line_up(seed: int) -> None:
    found = replays.replay(seed, SOAK_ATTACKS)
    print(f"seed {seed}: {found.attacks} letters, {found.taken} of them authentic")  # noqa: T201  # the figure for the page
    assert (found.shown_up, found.fresh) == (0, 0)


def test_a_line_that_took_any_signed_hello_for_life_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    real = post.read_hello

    def read(book: Book, vouched: Vouched, now: int) -> post.Greeting:
        return replace(real(book, vouched, now), fresh=True)

    monkeypatch.setattr(post, "read_hello", read)
    with pytest.raises(Violated, match="TRUTHFUL-LINE"):
        replays.replay(1, ATTACKS)
