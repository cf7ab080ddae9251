"""What of a bundle is taken, what is refused with what and where, and what is found."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from parley.record import bundle, canonical, grammar, tree
from parley.record.bundle import LogPart
from parley.record.errors import Malformed, Theirs
from parley.record.evidence import Evidence, Kind
from parley.record.grammar import About, Entries, Section, Signed, Vouched
from parley.record.head import Head, sign_head, sign_receipt
from parley.record.identity import read_origin
from parley.record.note import Note
from parley.record.verify import verify
from tests.record import making
from tests.record.making import (
    START_S,
    Log,
    Party,
    Signer,
    bundle_of,
    bundled,
    first_card,
    small_talk,
    verified,
)

A0, B0 = small_talk()  # made once: only read


def kinds(evidence: Evidence) -> list[Kind]:
    return [finding.kind for finding in evidence.findings]


# --- what is taken ---


def test_a_small_bundle_says_who_what_and_who_held_it() -> None:
    evidence = verified(A0, B0)
    ours, theirs = evidence.parties
    assert (evidence.line, ours.name, theirs.name) == (A0.line, A0.name, B0.name)
    assert [entry.kind for _, entry in ours.logs[0].entries()] == [
        "epoch/1",
        "test.station/1",
        "call.placed/1",
    ]
    assert [entry.raw for _, entry in theirs.logs[0].entries()] == [entry.raw for entry in B0.log.entries]
    assert ours.logs[0].whole
    assert ours.logs[0].receipted == 3
    assert evidence.findings == ()
    assert evidence.about == {"made_by": "tests"}


def test_arrival_is_the_first_receipt_that_covers_an_entry() -> None:
    a, b = making.pair()
    a.begin("a0a0a0a0")
    for size in (1, 3, 4):
        while a.log.size < size:
            a.log.write("test.station/1", {})
        a.log.sign()
    a.log.write("test.station/1", {})
    a.log.sign()
    a.log.receive(b, 1, START_S + 100)
    a.log.receive(b, 3, START_S + 300)
    a.log.receive(b, 4, START_S + 400)
    (log,) = verified(a, b).parties[0].logs
    times = [log.received_s(i) for i in range(5)]
    assert times == [START_S + 100, START_S + 300, START_S + 300, START_S + 400, None]


def test_identities_are_confirmed_only_from_outside() -> None:
    data = bundled(A0, B0)
    assert not verify(data).confirmed
    half = verify(data, [first_card("aster").hash])
    assert [party.confirmed for party in half.parties] == [True, False]
    assert verify(data, [first_card("aster").digits, first_card("boreas").hash.upper()]).confirmed
    assert not verify(data, ["0" * 64, ""]).confirmed


def test_a_line_on_which_only_one_side_ever_wrote() -> None:
    a, b = making.pair()
    a.begin("a0a0a0a0")
    a.log.sign()
    evidence = verified(a, b)
    assert evidence.parties[0].logs[0].receipted == 0
    assert evidence.parties[1].logs == ()


def test_kinds_that_nobody_knows_are_kept() -> None:
    a, b = making.pair()
    a.begin("a0a0a0a0")
    a.log.write("weather.seen/9", {"cloud": {"at": [None, True, "\u2028"]}})
    a.log.sign()
    (log,) = verified(a, b).parties[0].logs
    assert [entry.kind for _, entry in log.entries()][1] == "weather.seen/9"


def test_signatures_of_strangers_are_no_matter() -> None:
    a, b = small_talk()
    witness = Signer("witness")
    log = a.log
    for size, note in list(log.heads.items()):
        for number in range(6):
            lines = sign_receipt(
                log.head_of(size), f"witness{number}.example", START_S, witness.keys(), witness.sign
            )
            note = Note(note.text, (*note.signatures, *lines))  # noqa: PLW2901 - it grows
        log.heads[size] = note
    assert max(len(note.signatures) for note in log.heads.values()) == 16
    assert verified(a, b).parties[0].logs[0].receipted == 3


# --- what is shown in part ---


def test_single_entries_are_proved_and_the_rest_is_withheld() -> None:
    parts = [A0.log.selection(2, size=3), B0.log.selection(1, size=2)]
    data = bundle_of(parts, (A0, B0))
    evidence = verify(data)
    log = evidence.parties[0].logs[0]
    assert [(index, entry.kind) for index, entry in log.entries()] == [(0, "epoch/1"), (2, "call.placed/1")]
    assert not log.whole
    assert log.received_s(2) is not None
    assert A0.log.entries[1].raw not in data


def test_a_range_shows_all_from_one_entry_on() -> None:
    log = A0.log
    part = LogPart(
        log.origin, [log.heads[3]], [log.entries[2].raw], 2, tree.left_of(log.leaves(), 2), [log.single(0, 3)]
    )
    shown = verify(bundle_of([part], (A0, B0))).parties[0].logs[0]
    assert [index for index, _ in shown.entries()] == [0, 2]


def test_an_entry_shown_with_its_neighbours_and_alone_is_one_entry() -> None:
    log = A0.log
    part = LogPart(log.origin, heads(log), raws(log), singles=[log.single(2, 3)])
    evidence = verify(bundle_of([part], (A0, B0)))
    assert evidence.findings == ()
    assert [index for index, _ in evidence.parties[0].logs[0].entries()] == [0, 1, 2]


def test_a_receipt_on_a_head_in_which_an_entry_is_not_proved_says_nothing_of_it() -> None:
    a, b = making.pair()
    a.begin("a0a0a0a0")
    a.log.sign()
    a.log.write("test.station/1", {})
    a.log.sign()
    a.log.receive(b, 2)
    part = LogPart(a.log.origin, [a.log.heads[1], a.log.heads[2]], singles=[a.log.single(0, 1)])
    assert verify(bundle_of([part], (a, b))).parties[0].logs[0].received_s(0) is None


# --- what is refused ---

Sections = list[Section]


def sections(*parties: Party) -> Sections:
    return list(grammar.read(bundled(*parties), grammar.BUNDLE, digest=True))


def sealed(parts: Sections) -> bytes:
    return grammar.write(grammar.BUNDLE, parts, digest=True)


def damaged(data: bytes, at: int, bit: int = 1) -> bytes:
    """One byte changed, and the digest made anew, as a forger would."""
    body = bytearray(data[: data.rindex(b"digest sha256")])
    body[at] ^= bit
    return bytes(body) + b"digest sha256 " + sha256(body).hexdigest().encode() + b"\n"


def log_with(change: Callable[[Party, Party], LogPart]) -> Callable[[], bytes]:
    """A bundle in which the first party's log is shown as `change` makes it."""

    def make() -> bytes:
        a, b = small_talk()
        return bundle_of([change(a, b), b.log.part()], (a, b))

    return make


def raws(log: Log) -> list[bytes]:
    return [entry.raw for entry in log.entries]


def heads(log: Log) -> list[Note]:
    return list(log.heads.values())


def reseal(change: Callable[[Sections], Sections]) -> Callable[[], bytes]:
    return lambda: sealed(change(sections(A0, B0)))


def an_entry_in_another_form(a: Party, _: Party) -> LogPart:
    spaced = raws(a.log)[1].replace(b'":', b'": ', 1)
    return LogPart(a.log.origin, heads(a.log), [raws(a.log)[0], spaced, raws(a.log)[2]])


def an_entry_rewritten(a: Party, _: Party) -> LogPart:
    tree_of_it = canonical.decode(raws(a.log)[2])
    return LogPart(
        a.log.origin, heads(a.log), [*raws(a.log)[:2], canonical.encode({**tree_of_it, "precedence": "R"})]
    )


def an_entry_added(a: Party, _: Party) -> LogPart:
    signed = raws(a.log)
    a.log.write("call.withdrawn/1", {"call": "0" * 64, "why": ""})
    return LogPart(a.log.origin, heads(a.log), [*signed, a.log.entries[-1].raw])


def signed_by(*signers: Signer) -> Callable[[Party, Party], LogPart]:
    def change(a: Party, _: Party) -> LogPart:
        a.log.heads.clear()
        a.log.sign(None, *signers)
        return a.log.part()

    return change


def half(keep: slice) -> Callable[[Party, Party], LogPart]:
    def change(a: Party, _: Party) -> LogPart:
        note = a.log.heads[3]
        a.log.heads[3] = Note(note.text, note.signatures[keep])
        return a.log.part()

    return change


def receipt_of_another_line(a: Party, b: Party) -> LogPart:
    other = Head(a.log.origin.replace(a.line, "0" * 32), 3, a.log.head_of(3).root)
    lines = sign_receipt(other, b.receipt_name, START_S, b.signer.keys(), b.signer.sign)
    a.log.heads[3] = Note(a.log.heads[3].text, (*a.log.heads[3].signatures[:2], *lines))
    return a.log.part()


def single_with(**changes: object) -> Callable[[Party, Party], LogPart]:
    def change(a: Party, _: Party) -> LogPart:
        good = a.log.single(2, 3)
        return LogPart(a.log.origin, heads(a.log), singles=[a.log.single(0, 3), replace(good, **changes)])  # type: ignore[arg-type]  # as the row says

    return change


def range_from(first: int, left: list[bytes]) -> Callable[[Party, Party], LogPart]:
    def change(a: Party, _: Party) -> LogPart:
        return LogPart(a.log.origin, heads(a.log), raws(a.log)[first:], first, left, [a.log.single(0, 3)])

    return change


def begun_wrongly(a: Party, _: Party) -> LogPart:
    log = Log(a, "a1a1a1a1")
    log.write("test.station/1", {})
    log.sign()
    return log.part()


def of_a_third(a: Party, _: Party) -> LogPart:
    c = Party("chara", a.line, Signer("chara"))
    c.begin("c0c0c0c0")
    c.log.sign()
    return c.log.part()


def of_another_line(*_: Party) -> LogPart:
    other = Party("aster", "0" * 32, Signer("aster"))
    other.begin("a0a0a0a0")
    other.log.sign()
    return other.log.part()


def an_epoch_without_the_one_before(a: Party, _: Party) -> LogPart:
    after = a.begin("a1a1a1a1", (a.log, 3))
    after.sign()
    return after.part()


def cut_receipt(a: Party, _: Party) -> LogPart:
    note = a.log.heads[3]
    a.log.heads[3] = Note(note.text, (*note.signatures[:2], note.signatures[3]))
    return a.log.part()


LEFT = tree.left_of(A0.log.leaves(), 2)
FAKE = sha256(b"fake").digest()

REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("nothing", lambda: b"", "cut, or something was added"),
    ("a parcel", lambda: grammar.write(grammar.PARCEL, sections(A0, B0), digest=True), "line 1"),
    ("no digest", lambda: grammar.write(grammar.BUNDLE, sections(A0, B0)), "does not end with its digest"),
    ("text after the digest", lambda: bundled(A0, B0) + b"\n", "does not end with its digest"),
    ("a digest of other text", lambda: bundled(A0, B0)[:-2] + b"x\n", "digest"),
    ("no about", reseal(lambda s: s[1:]), "begins with about, card and card"),
    (
        "an about that is not canonical",
        reseal(lambda s: [About(b'{"a": 1}'), *s[1:]]),
        "about: not in canonical form",
    ),
    ("an about after the cards", reseal(lambda s: [*s, s[0]]), "no place"),
    ("one card", reseal(lambda s: [s[0], *s[2:]]), "begins with about, card and card"),
    ("three cards", reseal(lambda s: [*s[:2], *s[1:]]), "no place"),
    ("one card twice", reseal(lambda s: [*s[:2], s[1], *s[3:]]), "both cards are of one party"),
    ("a hello", reseal(lambda s: [*s, Vouched("hello", b"{}", heads(A0.log)[0])]), "no place"),
    (
        "one head twice",
        reseal(lambda s: [*s, next(x for x in s if isinstance(x, Signed))]),
        "head 2 of .*: twice",
    ),
    (
        "a second card for a first",
        lambda: bundle.write({}, [making.next_card("aster", 2), first_card("boreas")], []),
        "card 2",
    ),
    (
        "cards of another line",
        lambda: bundle.write({}, [first_card("chara"), first_card("boreas")], [A0.log.part()]),
        "another line",
    ),
    ("a log of another line", log_with(of_another_line), "of another line than the two cards make"),
    ("a log of a third party", log_with(of_a_third), "of neither aster-.* nor boreas-"),
    (
        "a log under a journal's origin",
        log_with(lambda a, _: LogPart("parley-journal/1/aster/a0a0a0a0", [], raws(a.log))),
        "not the origin",
    ),
    (
        "a log whose first entry is missing",
        log_with(lambda a, _: LogPart(a.log.origin, heads(a.log))),
        "its first entry is not here",
    ),
    (
        "a log that does not begin with an epoch",
        log_with(begun_wrongly),
        "entry 0 of .*: a log begins with epoch/1",
    ),
    (
        "an epoch without the one before",
        log_with(an_epoch_without_the_one_before),
        "a1a1a1a1 follow none that is here",
    ),
    (
        "an entry in another form",
        log_with(an_entry_in_another_form),
        "entry 1 of .*a0a0a0a0: not in canonical form",
    ),
    (
        "an entry rewritten",
        log_with(an_entry_rewritten),
        "entries 2 to 2 of .*: they do not give the root that was signed at 3",
    ),
    (
        "an entry left out",
        log_with(lambda a, _: LogPart(a.log.origin, heads(a.log), raws(a.log)[:1] + raws(a.log)[2:])),
        "entries 0 to 1",
    ),
    (
        "two entries exchanged",
        log_with(lambda a, _: LogPart(a.log.origin, heads(a.log), [raws(a.log)[i] for i in (0, 2, 1)])),
        "do not give",
    ),
    (
        "an entry added at the end",
        log_with(an_entry_added),
        "entries 3 to 3 of .*: no signed head ends with them",
    ),
    (
        "entries without a head",
        log_with(lambda a, _: LogPart(a.log.origin, [], raws(a.log))),
        "entries 0 to 2 .*: no signed head",
    ),
    (
        "a head signed by another",
        log_with(signed_by(Signer("mallory"))),
        "head 3 of .*: no Ed25519 signature by the key that counts",
    ),
    (
        "a head signed by the counterpart",
        log_with(signed_by(Signer("boreas"))),
        "head 3 of .*: no Ed25519 signature",
    ),
    (
        "a head without its post-quantum half",
        log_with(half(slice(0, 1))),
        "head 3 of .*: provisional, not proof|no ML-DSA",
    ),
    ("a head without its classical half", log_with(half(slice(1, None))), "head 3 of .*: no Ed25519"),
    (
        "half a receipt",
        log_with(half(slice(0, 3))),
        "receipt of parley/1/boreas-.* on head 3 of .*: only one",
    ),
    (
        "the other half of a receipt",
        log_with(cut_receipt),
        "only one",
    ),
    (
        "a receipt taken from another line",
        log_with(receipt_of_another_line),
        "receipt of .*: the Ed25519 signature does not match",
    ),
    (
        "a single at another index",
        log_with(single_with(index=1)),
        "entry 1 of .*: its inclusion proof does not lead",
    ),
    (
        "a single with another proof",
        log_with(single_with(proof=(FAKE,))),
        "entry 2 of .*: its inclusion proof",
    ),
    ("a single without its proof", log_with(single_with(proof=())), "entry 2 of .*: its inclusion proof"),
    (
        "a single with too much proof",
        log_with(single_with(proof=(LEFT[0], FAKE))),
        "entry 2 of .*: its inclusion proof",
    ),
    (
        "a single in a head that is not here",
        log_with(single_with(size=9)),
        "proved in a head of size 9, which is not here",
    ),
    (
        "a single in another form",
        log_with(single_with(line=b'{ "a":1}')),
        "entry 2 of .*: not in canonical form",
    ),
    ("a single twice", log_with(single_with(index=0)), "entry 0 of .*: twice"),
    (
        "a range with another hash before it",
        log_with(range_from(2, [FAKE])),
        "entries 2 to 2 .*: they do not give the root",
    ),
    (
        "a range with a hash too many",
        log_with(range_from(2, [*LEFT, FAKE])),
        "2 hashes before them where 1 belong",
    ),
    ("a range with none", log_with(range_from(2, [])), "0 hashes before them where 1 belong"),
    ("a range moved", log_with(range_from(1, LEFT)), "do not give the root|no signed head"),
]


@pytest.mark.parametrize(("make", "what"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refused(make: Callable[[], bytes], what: str) -> None:
    with pytest.raises(Theirs, match=what):
        verify(make(), [first_card("aster").hash])


def test_a_range_with_nothing_in_it_is_refused() -> None:
    data = grammar.write(grammar.BUNDLE, [*sections(A0, B0), Entries(A0.log.origin, 0, ())], digest=True)
    with pytest.raises(Malformed, match=r"entries from 0 of .*: none"):
        verify(data)


def test_ranges_may_adjoin() -> None:
    log = A0.log
    assert 2 in log.heads
    first = LogPart(log.origin, heads(log), raws(log)[:2])
    second = LogPart(log.origin, [], raws(log)[2:], 2, LEFT)
    shown = verify(bundle_of([first, second], (A0, B0))).parties[0].logs[0]
    assert [index for index, _ in shown.entries()] == [0, 1, 2]
    assert shown.received_s(2) == shown.heads[-1].receipt_s
    assert shown.whole


@pytest.mark.parametrize(
    "index", [2, 3], ids=["the first entry of the second range", "the last entry of the second range"]
)
def test_a_single_beside_a_range_is_compared_with_it(index: int) -> None:
    a, b = small_talk()
    a.log.write("test.station/1", {})
    a.log.sign()
    log = a.log
    lie = Log(a, log.epoch, list(log.entries))
    lie.entries[index] = lie.entries[1]
    note = sign_head(lie.head_of(4), START_S, a.signer.keys(), a.signer.sign)
    left = tree.left_of(log.leaves(), 2)
    part = LogPart(log.origin, heads(log), raws(log)[2:], 2, left, [log.single(0, 4), lie.single(index, 4)])
    data = bundle_of([part, LogPart(log.origin, [note])], (a, b))
    assert kinds(verify(data)) == [Kind.EQUIVOCATION, Kind.EQUIVOCATION]
    assert raws(log)[index] in [line for _, line in verify(data).parties[0].logs[0].lines()]


def test_an_origin_has_a_line_and_a_party() -> None:
    for origin in (
        "parley/1//aster/a0a0a0a0",
        "parley/1/x//a0a0a0a0",
        "parley/1/x/aster/a0a0a0a",
        "parley/2/x/aster/a0a0a0a0",
    ):
        with pytest.raises(Malformed, match="not the origin of a line's log"):
            read_origin(origin)


def test_two_ranges_may_not_overlap() -> None:
    log = A0.log
    parts = [LogPart(log.origin, heads(log), raws(log)), LogPart(log.origin, [], raws(log)[2:], 2, LEFT)]
    with pytest.raises(Malformed, match="overlap"):
        verify(bundle_of(parts, (A0, B0)))


def test_a_receipt_by_a_strange_key_is_no_receipt() -> None:
    a, b = small_talk()
    mallory = Signer("mallory")
    for size, note in list(a.log.heads.items()):
        lines = sign_receipt(a.log.head_of(size), b.receipt_name, START_S, mallory.keys(), mallory.sign)
        a.log.heads[size] = Note(note.text, (*note.signatures[:2], *lines))
    assert verified(a, b).parties[0].logs[0].receipted == 0


# --- a changed byte ---


def test_every_changed_byte_is_noticed_where_the_digest_stands() -> None:
    data = bundled(A0, B0)
    for at in range(0, len(data), 7):
        changed = bytearray(data)
        changed[at] ^= 1
        with pytest.raises(Malformed):
            bundle.read(bytes(changed))


def taken_when_changed(data: bytes, places: list[int], bit: int = 1) -> list[int]:
    """The places at which a byte can be changed, the digest made anew, and the bundle still be taken."""
    taken = []
    for at in places:
        try:
            verify(damaged(data, at, bit))
        except Theirs:
            continue
        taken.append(at)
    return taken


def test_a_changed_byte_under_a_new_digest_is_refused_unless_nobody_signed_it() -> None:
    data = bundled(A0, B0)
    unsigned_ends = data.index(b"\ncard\n")  # `about` is the only part that nobody signed
    body_ends = data.rindex(b"\ndigest ")
    places: list[int] = []
    start = 0
    for line in data[:body_ends].split(b"\n"):
        step = (
            1 if len(line) < 120 else max(1, len(line) // 25)
        )  # keys and signatures are long, and alike throughout
        places += range(start, start + len(line) + 1, step)
        start += len(line) + 1
    assert len(places) > 1500
    assert [at for at in taken_when_changed(data, places) if at > unsigned_ends] == []


@pytest.mark.soak
@pytest.mark.parametrize("bit", [1, 4, 32, 128])
def test_every_changed_byte_under_a_new_digest_is_refused(bit: int) -> None:
    data = bundled(A0, B0)
    places = list(range(data.index(b"\ncard\n") + 1, data.rindex(b"\ndigest ") + 1))
    assert taken_when_changed(data, places, bit) == []


BODY = bundled(A0, B0).split(b"\n")[:-2]
line_numbers = some.integers(0, len(BODY) - 1)
edits = some.lists(
    some.one_of(
        some.tuples(some.just("drop"), line_numbers, line_numbers),
        some.tuples(some.just("copy"), line_numbers, line_numbers),
        some.tuples(some.just("swap"), line_numbers, line_numbers),
        some.tuples(some.just("blank"), line_numbers, line_numbers),
        some.tuples(some.just("word"), line_numbers, some.integers(0, 40)),
    ),
    min_size=1,
    max_size=4,
)


def edited(changes: list[tuple[str, int, int]]) -> list[bytes]:
    lines = list(BODY)
    for what, at, other in changes:
        at, there = at % len(lines), other % len(lines)  # noqa: PLW2901 - the list may have become shorter
        match what:
            case "drop":
                del lines[at]
            case "copy":
                lines.insert(there, lines[at])
            case "swap":
                lines[at], lines[there] = lines[there], lines[at]
            case "blank":
                lines[at] = b""
            case _:
                words = lines[at].split(b" ")
                words[other % len(words)] = b"%d" % other
                lines[at] = b" ".join(words)
    return lines


@settings(max_examples=400, deadline=None)
@given(edits)
def test_a_bundle_edited_by_lines_is_refused_or_says_nothing_that_was_not_signed(
    changes: list[tuple[str, int, int]],
) -> None:
    body = b"\n".join(edited(changes)) + b"\n"
    data = body + b"digest sha256 " + sha256(body).hexdigest().encode() + b"\n"
    try:
        evidence = verify(data)
    except Theirs:
        return
    signed = {entry.raw for party in (A0, B0) for entry in party.log.entries}
    shown = {line for party in evidence.parties for log in party.logs for _, line in log.lines()}
    assert shown <= signed
    assert evidence.findings == ()
