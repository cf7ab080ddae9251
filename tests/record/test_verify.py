"""A bundle is taken, and says what it holds."""

from tests.record import making


def test_a_small_bundle_is_authentic() -> None:
    a, b = making.small_talk()
    evidence = making.verified(a, b)
    assert evidence.line == a.line
    assert evidence.confirmed
    ours, theirs = evidence.parties
    assert [e.kind for _, e in ours.logs[0].entries()] == ["epoch/1", "test.station/1", "call.placed/1"]
    assert theirs.logs[0].whole
    assert evidence.findings == ()
