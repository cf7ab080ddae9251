"""What a line lives through: new cards, restores, clones, lies. Each a short play over whole bundles."""

from collections.abc import Sequence

import pytest

from parley.record import bundle
from parley.record.bundle import LogPart
from parley.record.entry import NOTHING, After
from parley.record.errors import Forged, Malformed
from parley.record.evidence import Evidence, Kind
from parley.record.head import Head, sign_head
from parley.record.note import Note
from parley.record.verify import verify
from parley.record.withhold import withheld
from tests.record import making
from tests.record.making import START_S, Log, Party, Signer, bundle_of, bundled, pair, verified


def kinds(evidence: Evidence) -> list[Kind]:
    return [finding.kind for finding in evidence.findings]


def begun() -> tuple[Party, Party]:
    """Both have begun, and hold each other's first entry."""
    a, b = pair()
    a.begin("a0a0a0a0")
    a.log.sign()
    b.begin("b0b0b0b0")
    a.log.receive(b)
    b.log.sign()
    b.log.receive(a)
    return a, b


def more(log: Log, count: int = 1) -> None:
    for _ in range(count):
        log.write("test.station/1", {})


# --- new cards ---


def rotated() -> tuple[Party, Party]:
    """B changes its card at entry 2 and goes on; the old keys' receipts count up to A's size 1."""
    a, b = begun()
    more(b.log)
    b.log.sign()
    b.change_card(After(a.log.epoch, 1))
    more(b.log)
    b.log.sign()
    b.log.receive(a)
    return a, b


def test_the_head_that_a_new_card_closes_is_signed_by_old_and_new_keys() -> None:
    a, b = rotated()
    evidence = verified(a, b)
    assert evidence.findings == ()
    assert evidence.parties[1].identity.card == making.next_card("boreas", 2)
    assert len(b.log.heads[3].signatures) == 4


@pytest.mark.parametrize(
    "signers", [[Signer("boreas")], [Signer("boreas", 2)]], ids=["by the old keys", "by the new keys"]
)
def test_a_closing_head_signed_by_one_card_only_is_refused(signers: list[Signer]) -> None:
    a, b = rotated()
    del b.log.heads[3]
    b.log.sign(3, *signers)
    with pytest.raises(Forged, match=r"head 3 of .*: no Ed25519 signature by the key that counts there"):
        verified(a, b)


def test_a_change_of_cards_without_its_closing_head_is_refused() -> None:
    a, b = rotated()
    del b.log.heads[3]
    with pytest.raises(Forged, match=r"entry 2 of .* changes cards, and no head of size 3 is here"):
        verified(a, b)


def test_retired_keys_sign_no_later_head() -> None:
    a, b = rotated()
    b.log.heads[4] = Note(b.log.head_of(4).text(), ())
    b.log.sign(4, Signer("boreas", 1))
    with pytest.raises(Forged, match=r"head 4 of .*: no Ed25519 signature"):
        verified(a, b)


def test_new_keys_sign_no_earlier_head() -> None:
    a, b = rotated()
    del b.log.heads[2]
    b.log.sign(2, Signer("boreas", 2))
    with pytest.raises(Forged, match=r"head 2 of .*: no Ed25519 signature"):
        verified(a, b)


def test_old_receipts_count_up_to_the_size_that_the_change_names() -> None:
    a, b = rotated()
    more(a.log)
    a.log.sign()
    old, b.signer = Signer("boreas", 1), Signer("boreas", 2)
    a.log.receive(b)  # by the new keys
    assert verified(a, b).parties[0].logs[0].receipted == 2
    a.log.heads.clear()
    a.log.sign(1)
    a.log.sign(2)
    b.signer = old
    a.log.receive(b, 1)
    a.log.receive(b, 2)  # by the retired keys: counts for nothing
    assert verified(a, b).parties[0].logs[0].receipted == 1


def test_a_new_card_shown_alone_is_proved_in_the_head_it_closes() -> None:
    a, b = rotated()
    log = b.log
    good = LogPart(
        log.origin,
        [log.heads[3], log.heads[4]],
        singles=[log.single(0, 3), log.single(2, 3), log.single(3, 4)],
    )
    assert verify(bundle_of([good], (a, b))).parties[1].identity.card.number == 2
    elsewhere = LogPart(
        log.origin, [log.heads[3], log.heads[4]], singles=[log.single(0, 3), log.single(2, 4)]
    )
    with pytest.raises(Forged, match="changes cards, and no head of size 3"):
        verify(bundle_of([elsewhere], (a, b)))


def test_a_thief_without_the_old_keys_cannot_bring_his_own_card() -> None:
    a, b = begun()
    b.change_card(NOTHING)
    more(b.log)
    b.log.sign()
    del b.log.heads[2]
    with pytest.raises(Forged, match="changes cards"):
        verified(a, b)


def test_a_card_that_does_not_follow_changes_nothing_and_is_shown() -> None:
    a, b = begun()
    text = making.next_card("boreas", 3).text.decode()
    b.log.write("card/1", {"card": text, "their_epoch": "", "their_size": 0})
    b.log.write("card/1", {"card": "not a card", "their_epoch": "", "their_size": 0})
    b.log.write("card/1", {"text": ""})
    more(b.log)
    b.log.sign()
    evidence = verified(a, b)
    assert kinds(evidence) == [Kind.BAD_CARD] * 3
    assert evidence.parties[1].identity.card.number == 1


@pytest.mark.parametrize(
    ("epoch", "size"),
    [("", 1), ("a0a0a0a", 1), ("a0a0a0a0", -1), ("a0a0a0a0", True), ("a0a0a0a0", None), (None, 0)],
    ids=["some of nothing", "a short epoch", "less than nothing", "true", "no size", "no epoch"],
)
def test_a_new_card_that_does_not_say_how_far_old_receipts_count_changes_nothing(
    epoch: object, size: object
) -> None:
    a, b = begun()
    text = making.next_card("boreas", 2).text.decode()
    b.log.write("card/1", {"card": text, "their_epoch": epoch, "their_size": size})
    b.log.sign()
    evidence = verified(a, b)
    assert kinds(evidence) == [Kind.BAD_CARD]
    assert evidence.parties[1].identity.card.number == 1


# --- restores ---


def restored(remembers: int = 3, received: int = 0) -> tuple[Party, Party]:
    """A wrote five entries, signed 3 and 5; B received some; A was restored, and remembers some."""
    a, b = begun()
    more(a.log, 2)
    a.log.sign()
    more(a.log, 2)
    a.log.sign()
    if received:
        a.log.receive(b, received)
    a.begin("a1a1a1a1", (a.log, remembers))
    more(a.log)
    a.log.sign()
    a.log.receive(b)
    return a, b


def test_after_a_restore_the_epochs_are_one_story() -> None:
    evidence = verified(*restored(remembers=5))
    assert [log.epoch for log in evidence.parties[0].logs] == ["a0a0a0a0", "a1a1a1a1"]
    assert [log.ordinal for log in evidence.parties[0].logs] == [0, 1]
    assert evidence.parties[0].logs[1].place(1) == 2**32 + 1
    assert evidence.findings == ()


def test_what_a_restored_station_forgot_and_nobody_received_is_a_voided_tail() -> None:
    evidence = verified(*restored(remembers=3))
    old = evidence.parties[0].logs[0]
    assert old.counted == 3
    assert [old.counts(i) for i in range(5)] == [True, True, True, False, False]
    assert kinds(evidence) == [Kind.VOIDED_TAIL]
    assert len(list(old.entries())) == 5  # kept, and shown


def test_what_the_counterpart_received_counts_though_its_author_forgot_it() -> None:
    evidence = verified(*restored(remembers=3, received=5))
    assert evidence.parties[0].logs[0].counted == 5
    assert evidence.findings == ()


def test_a_receipt_on_the_new_log_is_one_for_what_it_names_of_the_old() -> None:
    a, b = restored(remembers=3)
    old = verified(a, b).parties[0].logs[0]
    assert [old.received_s(i) is not None for i in range(5)] == [True, True, True, False, False]
    assert old.received_s(2) == verified(a, b).parties[0].logs[1].received_s(0)


def test_the_root_that_a_new_epoch_names_vouches_for_entries_without_a_head() -> None:
    a, b = restored(remembers=4)
    old, new = a.logs
    for size in (3, 5):
        del old.heads[size]
    part = LogPart(old.origin, [old.heads[1]], [e.raw for e in old.entries[:4]])
    evidence = verify(bundle_of([part, new.part(), b.log.part()], (a, b)))
    assert evidence.parties[0].logs[0].received_s(3) is not None
    longer = LogPart(old.origin, [old.heads[1]], [e.raw for e in old.entries[:5]])
    with pytest.raises(Forged, match="entries 4 to 4"):
        verify(bundle_of([longer, new.part(), b.log.part()], (a, b)))


def test_a_single_entry_proved_by_the_root_that_a_new_epoch_names_arrived_with_that_epoch() -> None:
    a, b = restored(remembers=4)
    old, new = a.logs
    part = LogPart(old.origin, [old.heads[5]], singles=[old.single(0, 5), old.single(2, 4), old.single(3, 5)])
    log = verify(bundle_of([part, new.part()], (a, b))).parties[0].logs[0]
    arrived = verify(bundle_of([part, new.part()], (a, b))).parties[0].logs[1].received_s(0)
    assert [log.received_s(i) for i in (0, 2, 3)] == [None, arrived, None]
    assert arrived is not None


def test_a_range_that_ends_before_the_named_size_arrived_by_its_own_receipts_only() -> None:
    a, b = restored(remembers=5, received=3)
    old, new = a.logs
    part = LogPart(old.origin, [old.heads[3], old.heads[5]], [e.raw for e in old.entries[:3]])
    log = verify(bundle_of([part, new.part()], (a, b))).parties[0].logs[0]
    assert log.received_s(2) == {s.head.size: s.receipt_s for s in log.heads}[3]
    assert not log.whole


def test_a_receipt_on_a_head_that_the_entries_here_do_not_reach_is_none_for_them() -> None:
    a, b = begun()
    more(a.log, 2)
    a.log.sign()
    more(a.log, 2)
    a.log.sign()
    a.log.receive(b)
    part = LogPart(a.log.origin, [a.log.heads[3], a.log.heads[5]], [e.raw for e in a.log.entries[:3]])
    log = verify(bundle_of([part], (a, b))).parties[0].logs[0]
    assert (log.receipted, log.received_s(2)) == (5, None)


def test_a_new_epoch_that_names_a_false_root_is_found() -> None:
    a, b = begun()
    more(a.log, 2)
    a.log.sign()
    other = Log(a, "a0a0a0a0", list(a.log.entries))
    other.entries[1] = other.entries[2]
    a.begin("a1a1a1a1", (other, 2))
    a.log.sign()
    assert Kind.EQUIVOCATION in kinds(verified(a, b))


def test_keys_of_a_card_that_was_forgotten_and_never_received_do_not_count_later() -> None:
    a, b = begun()
    a.change_card(NOTHING)  # entry 1; the head of size 2 closes
    a.signer = Signer("aster", 1)
    a.begin("a1a1a1a1", (a.log, 1))
    more(a.log)
    a.log.sign()
    evidence = verified(a, b)
    assert evidence.parties[0].identity.card.number == 1
    assert kinds(evidence) == [Kind.VOIDED_TAIL]


def test_keys_of_a_card_that_was_received_count_though_its_author_forgot_it() -> None:
    a, b = begun()
    a.change_card(NOTHING)
    a.log.receive(b)
    first = a.log
    a.begin("a1a1a1a1", (first, 1))
    more(a.log)
    a.log.sign()
    assert verified(a, b).parties[0].identity.card.number == 2
    a.signer = Signer("aster", 1)
    a.log.heads.clear()
    a.log.sign()
    with pytest.raises(Forged, match=r"head 2 of .*a1a1a1a1: no Ed25519 signature by the key that counts"):
        verified(a, b)


def test_an_epoch_begun_under_another_card_is_found() -> None:
    a, b = begun()
    a.begin("a1a1a1a1", (a.log, 1), card_hash="d" * 64)
    a.log.sign()
    assert kinds(verified(a, b)) == [Kind.BAD_CARD]


# --- two stations under one card ---


def cloned(first: Sequence[str]) -> Evidence:
    """Two stations follow one log; B cosigned `first` in this order."""
    a, b = begun()
    old = a.log
    for epoch in ("a1a1a1a1", "a2a2a2a2"):
        a.begin(epoch, (old, 1))
        more(a.log)
        a.log.sign()
    for seconds, epoch in enumerate(first):
        log = next(log for log in a.logs if log.epoch == epoch)
        log.receive(b, time_s=START_S + 1000 + seconds)
    return verified(a, b)


@pytest.mark.parametrize(
    ("first", "counts"),
    [([], "a1a1a1a1"), (["a2a2a2a2"], "a2a2a2a2")],
    ids=["neither was cosigned", "one was cosigned"],
)
def test_of_two_stations_one_counts_and_the_other_is_shown(first: list[str], counts: str) -> None:
    evidence = cloned(first)
    party = evidence.parties[0]
    assert [log.epoch for log in party.logs] == ["a0a0a0a0", counts]
    (stray,) = party.strays
    assert stray.ordinal is None
    assert not stray.counts(0)
    assert len(list(stray.entries())) == 2
    assert kinds(evidence) == [Kind.TWO_STATIONS]


def test_of_two_stations_both_count_where_both_were_received() -> None:
    """Or of one that was restored from an old backup: what the counterpart cosigned is not un-said."""
    evidence = cloned(["a2a2a2a2", "a1a1a1a1"])
    party = evidence.parties[0]
    assert [(log.epoch, log.ordinal) for log in party.logs] == [
        ("a0a0a0a0", 0),
        ("a1a1a1a1", 1),
        ("a2a2a2a2", 2),
    ]
    assert (party.strays, party.logs[2].counted) == ((), 2)
    (finding,) = evidence.findings
    assert (finding.kind, "though a2a2a2a2 was received before it" in finding.what) == (
        Kind.TWO_STATIONS,
        True,
    )


def test_of_a_stray_nothing_is_voided_though_it_counted_while_no_receipt_was_read_yet() -> None:
    a, b = begun()
    old = a.log
    for epoch, before in (("a1a1a1a1", 0), ("a2a2a2a2", 1), ("a3a3a3a3", 0)):
        a.begin(epoch, (a.logs[before], 1))  # the second follows the first, of which it forgot one entry
        more(a.log)
        a.log.sign()
    a.log.receive(b)
    evidence = verified(a, b)
    party = evidence.parties[0]
    assert [log.epoch for log in party.logs] == [old.epoch, "a3a3a3a3"]
    assert [(log.epoch, log.counted) for log in party.strays] == [("a1a1a1a1", None), ("a2a2a2a2", None)]
    assert kinds(evidence) == [Kind.TWO_STATIONS, Kind.TWO_STATIONS]


# --- two stories ---


def second_story(log: Log, size: int) -> Note:
    """Another head of this size, signed as fully as the first."""
    head = Head(log.origin, size, bytes(range(32)))
    signer = log.party.signer
    return sign_head(head, START_S, signer.keys(), signer.sign)


def test_two_heads_of_one_size_are_kept_as_evidence_and_the_bundle_stands() -> None:
    a, b = making.small_talk()
    other = second_story(b.log, 2)
    data = bundle_of([a.log.part(), b.log.part(), LogPart(b.log.origin, [other])], (a, b))
    evidence = verify(data)
    (finding,) = evidence.findings
    assert (finding.kind, finding.party) == (Kind.EQUIVOCATION, b.name)
    assert set(finding.notes) == {other.dump(), b.log.heads[2].dump()}
    assert evidence.parties[1].logs[0].receipted == 2


def test_two_heads_of_one_size_without_any_entry_but_the_first() -> None:
    a, b = making.small_talk()
    part = b.log.selection(size=2)
    data = bundle_of(
        [LogPart(part.origin, [*part.heads, second_story(b.log, 2)], singles=part.singles)], (a, b)
    )
    assert kinds(verify(data)) == [Kind.EQUIVOCATION]


def test_a_smaller_head_that_the_entries_contradict() -> None:
    a, b = making.small_talk()
    a.log.heads[1] = second_story(a.log, 1)
    (finding,) = verified(a, b).findings
    assert (finding.kind, finding.party) == (Kind.EQUIVOCATION, a.name)
    assert finding.notes == (a.log.heads[1].dump(), a.log.heads[2].dump())


def test_a_receipt_on_the_other_story_is_no_receipt_for_this_one() -> None:
    a, b = begun()
    more(a.log)
    a.log.sign()
    lie = Log(a, "a0a0a0a0", list(a.log.entries[:1]))
    lie.write("test.person/1", {"other": "story"})
    lie.sign()
    lie.receive(b)
    data = bundle_of([a.log.part(), LogPart(a.log.origin, [lie.heads[2]])], (a, b))
    evidence = verify(data)
    assert kinds(evidence) == [Kind.EQUIVOCATION]
    assert evidence.parties[0].logs[0].received_s(1) is None


def test_two_versions_of_one_entry_both_signed() -> None:
    a, b = begun()
    more(a.log)
    a.log.sign()
    lie = Log(a, "a0a0a0a0", list(a.log.entries[:1]))
    lie.write("test.person/1", {"other": "story"})
    lie.sign()
    data = bundle_of(
        [a.log.part(), LogPart(a.log.origin, [lie.heads[2]], singles=[lie.single(1, 2)])], (a, b)
    )
    evidence = verify(data)
    assert kinds(evidence) == [Kind.EQUIVOCATION] * 2
    assert [entry.kind for _, entry in evidence.parties[0].logs[0].entries()] == ["epoch/1", "test.station/1"]


def test_a_lie_without_a_full_signature_is_no_evidence() -> None:
    a, b = making.small_talk()
    other = second_story(b.log, 2)
    provisional = Note(other.text, other.signatures[:1])
    with pytest.raises(Forged, match="provisional, not proof"):
        verify(bundle_of([b.log.part(), LogPart(b.log.origin, [provisional])], (a, b)))


def test_a_smaller_head_signed_later_is_found() -> None:
    a, b = begun()
    more(a.log)
    a.log.sign(time_s=START_S + 50)
    more(a.log)
    a.log.sign(time_s=START_S + 40)
    (finding,) = verified(a, b).findings
    assert (finding.kind, finding.party) == (Kind.ROLLBACK, a.name)
    assert "size 2 is signed later than one of size 3" in finding.what


def test_two_heads_signed_in_one_second_are_no_rollback() -> None:
    a, b = begun()
    for _ in range(2):
        more(a.log)
        a.log.sign(time_s=START_S + 50)
    assert verified(a, b).findings == ()


def test_a_smaller_receipt_signed_later_is_found() -> None:
    a, b = begun()
    more(a.log)
    a.log.sign()
    a.log.receive(b, time_s=START_S - 1000)
    assert kinds(verified(a, b)) == [Kind.ROLLBACK]


def test_holding_less_than_before_is_found() -> None:
    a, b = making.small_talk()
    b.log.write("test.station/1", {}, after=After(a.log.epoch, 1))
    b.log.write("test.station/1", {}, after=NOTHING)
    b.log.sign()
    (one, other) = verified(a, b).findings
    assert (one.kind, other.kind) == (Kind.AFTER_WENT_BACK, Kind.AFTER_WENT_BACK)
    assert "entry 2" in one.what


@pytest.mark.parametrize("named", ["more of their log than there is", "a log that they never began"])
def test_claiming_to_hold_what_is_not_here_is_found(named: str) -> None:
    a, b = making.small_talk()
    more_than = {"more of their log than there is": a.log.epoch, "a log that they never began": "ffffffff"}
    b.log.write("test.station/1", {}, after=After(more_than[named], 1_000))
    b.log.sign()
    (found,) = verified(a, b).findings
    assert (found.kind, found.party) == (Kind.AFTER_BEYOND, b.name)
    assert "entry 2" in found.what
    assert more_than[named] in found.what


def test_what_is_withheld_is_not_missed() -> None:
    a, b = making.small_talk()
    b.log.write("test.station/1", {}, after=After(a.log.epoch, 1_000))
    b.log.sign()
    part = withheld(a.log.part(), lambda index, _: index == 1)
    assert kinds(verify(bundle_of([part, b.log.part()], (a, b)))) == []


def test_notes_of_one_text_are_merged_and_of_two_are_not() -> None:
    a, _ = making.small_talk()
    note = a.log.heads[3]
    assert bundle.merged(note, note) == note
    assert bundle.merged(note, None) == note
    with pytest.raises(Malformed, match="another head"):
        bundle.merged(note, a.log.heads[2])


def test_the_bundle_reads_alike_from_both_sides() -> None:
    a, b = making.small_talk()
    one, other = verify(bundled(a, b)), verify(bundled(b, a))
    assert one.line == other.line
    assert one.party(a.name) == other.party(a.name)
    with pytest.raises(KeyError):
        one.party("chara-0000000000000000")
