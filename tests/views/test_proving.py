"""What a bundle shows, as every reader of it is told."""

import pytest

from parley.record.errors import Theirs
from parley.station.errors import Refusal
from parley.views import bundles, proving
from tests.views.plays import Pair


def test_a_bundle_is_judged_and_its_parties_are_confirmed_by_hashes_from_elsewhere(pair: Pair) -> None:
    pair.ringing()
    made = bundles.bundle(pair.reading(pair.aster), pair.row(pair.aster), pair.now)
    found = proving.proved(made.data, [made.ours])
    assert {party["hash"]: party["confirmed"] for party in found.parties} == {
        made.ours: True,
        made.theirs: False,
    }
    assert any("ATTEMPTS: 1" in line for line in found.words)
    digits = found.parties[0]["digits"]
    assert proving.strangers(found.evidence, [made.ours.upper(), digits, "0" * 64]) == ["0" * 64]


def test_a_changed_byte_is_noticed_and_a_stranger_has_no_point_of_view(pair: Pair) -> None:
    made = bundles.bundle(pair.reading(pair.aster), pair.row(pair.aster), pair.now)
    with pytest.raises(Theirs):
        proving.proved(made.data.replace(b"agreement.signed/1", b"agreement.signed/2", 1), [])
    with pytest.raises(Refusal, match="no party of this bundle"):
        proving.proved(made.data, [], "carthage-0000000000000000")
