"""What a station in bad faith may do, lie by lie, and what each leaves behind with the honest side.

Three sorts: letters that are made up (`LETTERS`), entries that it writes into its own log (`ENTRIES`), and new epochs
that say what is not so (`EPOCHS`). `leaves` names the kinds of oddity of which the reader keeps one at least, each time
that it takes in such a lie; where a lie leaves nothing, it is none that anybody could be held to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final, NamedTuple

from parley.line import facts as f
from parley.line.values import Post, Precedence, Ref, RefusalCode
from parley.line.written import Attachment, message
from parley.record import canonical, epochs, grammar
from parley.record.entry import NOTHING, After
from parley.record.grammar import Chunk, Entries, Signed, Single, Want
from parley.record.head import Head
from parley.record.note import Note
from parley.record.tree import leaf_hash, root_of
from parley.sim.world.hand import Hand
from parley.sim.world.mutants import Mutator
from parley.wire import seal

UNKNOWN: Final = "ffffffff"  # an epoch that nobody began
HOUSE: Final = "chara-0000000000000000"  # a party that is not on this line
HUGE: Final = 2**53 - 1
NOBODY: Final = Ref("ab" * 32)  # a thing that is on no record
DESK: Final = Post("desk")
DAY_MS: Final = 86_400_000


@dataclass(slots=True)
class Mouth:
    """What a liar has at hand when it makes a lie. `held`: how much of its newest log the reader holds, it thinks.

    `theirs`: the reader's entries; `origin`: of the reader's log; `old`: letters of both sides that went before.
    """

    hand: Hand
    chance: Random
    mutator: Mutator
    held: int
    theirs: Sequence[bytes]
    origin: str
    old: Sequence[bytes]
    challenge: str  # the reader's last
    agreement: str  # hash of the terms that stand

    @property
    def raws(self) -> list[bytes]:
        return self.hand.raws

    @property
    def known(self) -> list[bytes]:
        """What the reader holds of it."""
        return self.hand.raws[: self.held]

    def other(self, size: int) -> list[bytes]:
        """Its log up to `size`, the last entry of it another than was written."""
        return [*self.raws[: size - 1], self.hand.declared("to others")]

    def size(self) -> int:
        """Some size that the reader holds, or one more."""
        return self.chance.randint(1, max(1, self.held))


class Lie(NamedTuple):
    """`make` gives letters, or entries; `leaves`: kinds of oddity; `misconduct`: a mediator names the entries, too."""

    make: Callable[[Mouth], list[bytes]]
    leaves: frozenset[str] = frozenset()
    misconduct: bool = False


# --- letters --------------------------------------------------------------------------------------------------


def _fork(m: Mouth) -> list[bytes]:
    return [m.hand.parcel(Signed(m.hand.head(m.other(max(1, m.held)))))]


def _smaller_fork(m: Mouth) -> list[bytes]:
    return [m.hand.parcel(Signed(m.hand.head(m.other(m.size()))))]


def _longer_fork(m: Mouth) -> list[bytes]:
    """A longer log over a beginning that is another than the reader holds."""
    raws = [*m.other(max(1, m.held)), m.hand.declared("and on")]
    return [m.hand.parcel(Entries(m.hand.name, m.held, raws[m.held :]), Signed(m.hand.head(raws)))]


def _half_signed(m: Mouth) -> list[bytes]:
    raw = m.hand.declared()
    head = m.hand.head([*m.known, raw])
    lines = head.signatures[:1] if m.chance.random() < 0.5 else head.signatures[1:]
    return [m.hand.parcel(Entries(m.hand.name, m.held, [raw]), Signed(Note(head.text, lines)))]


def _their_head(m: Mouth) -> list[bytes]:
    """A head of the reader's own log, signed by the liar."""
    raws = [*m.theirs, m.hand.declared()]
    head = Head(m.origin, len(raws), root_of([leaf_hash(raw) for raw in raws]))
    return [m.hand.parcel(Entries(m.origin, 0, raws), Signed(m.hand.note(head)))]


def _receipt(m: Mouth, size: int, root: bytes, time_s: int | None = None) -> list[bytes]:
    return [m.hand.parcel(Signed(m.hand.receipt(Head(m.origin, size, root), time_s)))]


def _false_receipt(m: Mouth) -> list[bytes]:
    """On a head that the reader never signed: of a size that it has, or does not have yet."""
    return _receipt(m, len(m.theirs) + m.chance.choice((-1, 0, 1, 1_000)) or 1, bytes(32))


def _dated_receipt(m: Mouth) -> list[bytes]:
    """On the reader's newest head, from the beginning of time or its end."""
    root = root_of([leaf_hash(raw) for raw in m.theirs])
    return _receipt(m, len(m.theirs), root, m.chance.choice((1, 2**40)))


def _over(m: Mouth, raw: bytes) -> list[bytes]:
    """Any bytes as an entry, under a head that is right."""
    return [m.hand.parcel(Entries(m.hand.name, m.held, [raw]), Signed(m.hand.head([*m.known, raw])))]


def _no_entry(m: Mouth) -> list[bytes]:
    raw = m.chance.choice(
        (b"", b"{}", b"null", b'{"kind":"x"}', b"\xff\xfe", b"[" * 60_000, b'{"a":1,"a":2}')
    )
    return _over(m, raw)


def _new_card(m: Mouth) -> list[bytes]:
    return _over(m, m.hand.entry("card/1", text=""))


def _too_long(m: Mouth) -> list[bytes]:
    tree = canonical.decode(m.hand.entry("note/1", text=""))
    return _over(m, canonical.encode({**tree, "text": "x" * 70_000}))


def _too_many(m: Mouth) -> list[bytes]:
    return [m.hand.parcel(Entries(m.hand.name, len(m.raws), [b"{}"] * 20_001))]


def _bad_bytes(m: Mouth) -> list[bytes]:
    """What is no letter, and letters that were changed."""
    outer = m.hand.parcel(m.hand.hello())
    garbage = m.chance.choice((b"", b"noise", bytes(1_000), bytes(seal.OUTER_BYTES_MAX + 1)))
    return [garbage, outer[: m.chance.randrange(len(outer))], m.mutator.data(outer)]


def _full(m: Mouth) -> list[grammar.Section]:
    """All that a parcel may hold, and its own log as it is: what is taken of it is no other story."""
    root = root_of([leaf_hash(raw) for raw in m.theirs])
    return [
        m.hand.hello(answers=m.challenge),
        Entries(m.hand.name, m.held, m.raws[m.held :]),
        Signed(m.hand.head(m.raws)),
        Want("ab" * 32, 0, 4_096),
        Chunk("cd" * 32, 0, b"some bytes of a picture"),
        Signed(m.hand.receipt(Head(m.origin, len(m.theirs), root))),
    ]


def _bad_text(m: Mouth) -> list[bytes]:
    """Sealed in order, and nonsense inside."""
    text = m.mutator.data(grammar.write(grammar.PARCEL, _full(m)))
    return [m.hand.sealed(text[: seal.TEXT_BYTES_MAX])]


def _bad_sections(m: Mouth) -> list[bytes]:
    return [m.hand.sealed(m.mutator.sections(_full(m))[: seal.TEXT_BYTES_MAX])]


def _bad_header(m: Mouth) -> list[bytes]:
    field, value = m.chance.choice((
        ("key", "00000000"), ("line", "0" * 32), ("sender", HOUSE), ("recipient", HOUSE),
    ))  # fmt: skip
    return [m.hand.sealed(b"parley/1\n", **{field: value})]


def _other_line(m: Mouth) -> list[bytes]:
    """Entries of a line with somebody else, signed in earnest, brought over this one."""
    name = m.hand.name.replace(m.hand.book.id, "0" * 32)
    raws = [m.hand.opening(None), m.hand.declared("to another")]
    parts = Entries(name, 0, raws), Signed(m.hand.head(raws, name))
    return [m.hand.parcel(*parts), m.hand.sealed(grammar.write(grammar.PARCEL, parts), line="0" * 32)]


def _old(m: Mouth) -> list[bytes]:
    """Letters of both sides, once more."""
    return [m.chance.choice(m.old) for _ in range(min(5, len(m.old)))]


def _gap(m: Mouth) -> list[bytes]:
    raws = [*m.raws, *(m.hand.declared(str(n)) for n in range(3))]
    return [m.hand.parcel(Entries(m.hand.name, len(raws) - 1, raws[-1:]), Signed(m.hand.head(raws)))]


def _ahead(m: Mouth) -> list[bytes]:
    return [m.hand.parcel(Single(m.hand.name, 5, 9, (bytes(32),), m.hand.declared()))]


def _no_attachment(m: Mouth) -> list[bytes]:
    """Bytes that nobody asked for, and a question for bytes that no entry names."""
    return [m.hand.parcel(Want("ab" * 32, 0, HUGE), Chunk("cd" * 32, HUGE // 2, bytes(5_000)))]


def _hello(m: Mouth, **fields: object) -> list[bytes]:
    """A hello that answers the reader's challenge, and lies."""
    return [m.hand.parcel(m.hand.hello(answers=m.challenge, **fields))]


def _holds(m: Mouth) -> list[bytes]:
    """It says it holds more of the reader's log than there is, nothing of it, or a log that the reader never had."""
    epoch = m.origin[-8:]
    claim = m.chance.choice((After(epoch, HUGE), After(epoch, len(m.theirs) + 1), NOTHING, After(UNKNOWN, 7)))
    return _hello(m, holds=claim)


def _has(m: Mouth) -> list[bytes]:
    """It says it has less of its own log than it sent, or one that it never began."""
    claim = m.chance.choice((NOTHING, After(m.hand.epoch, 0), After(m.hand.epoch, HUGE), After(UNKNOWN, 3)))
    return _hello(m, mine=claim)


def _clock(m: Mouth) -> list[bytes]:
    return _hello(m, at=m.chance.choice((0, m.hand.now - DAY_MS, m.hand.now + DAY_MS, 253_402_300_799_999)))


def _seals(m: Mouth) -> list[bytes]:
    """Keys to which nothing can be sealed."""
    return _hello(m, seal=m.chance.choice((bytes(seal.PUBLIC_BYTES), b"\xff" * seal.PUBLIC_BYTES)))


def _stale_answer(m: Mouth) -> list[bytes]:
    return [m.hand.parcel(m.hand.hello(answers="ab" * 16)) for _ in range(3)]


def _hellos(m: Mouth) -> list[bytes]:
    return [m.hand.parcel(m.hand.hello()) for _ in range(40)]


def _epoch(m: Mouth, first: bytes, epoch: str = UNKNOWN) -> list[bytes]:
    name = m.hand.name[:-8] + epoch
    return [m.hand.parcel(Entries(name, 0, [first]), Signed(m.hand.head([first], name)))]


def _wrong_epoch(m: Mouth) -> list[bytes]:
    """A new log that follows nothing that could be: another root, itself, an empty one."""
    size = min(m.size(), len(m.raws))
    previous = m.chance.choice(
        ((m.hand.epoch, size, bytes(32)), (UNKNOWN, 3, bytes(32)), ("eeeeeeee", 0, bytes(32)))
    )
    return _epoch(m, m.hand.opening(previous))


def _no_epoch(m: Mouth) -> list[bytes]:
    """A new log that begins with something else."""
    return _epoch(m, m.hand.declared())


ANY_REFUSAL: Final = frozenset(("forged", "malformed", "cannotopen", "forked", "contradicted"))
CONTRADICTED: Final = frozenset(("forked", "contradicted"))

LETTERS: Final[dict[str, Lie]] = {
    "two heads of one size": Lie(_fork, frozenset(("forked",))),
    "a smaller head over other entries": Lie(_smaller_fork, frozenset(("forked",))),
    "a longer log over other entries": Lie(_longer_fork, CONTRADICTED),
    "a head that one key signed": Lie(_half_signed, frozenset(("forged",))),
    "the reader's own log, written on": Lie(_their_head, ANY_REFUSAL),
    "a receipt on a head that nobody signed": Lie(_false_receipt),
    "a receipt with another date": Lie(_dated_receipt),
    "what is no entry": Lie(_no_entry, ANY_REFUSAL),
    "a change of cards": Lie(_new_card, ANY_REFUSAL),
    "an entry that is too long": Lie(_too_long, ANY_REFUSAL),
    "too many entries": Lie(_too_many, frozenset(("malformed",))),
    "what is no letter": Lie(_bad_bytes, ANY_REFUSAL),
    "nonsense under a seal": Lie(_bad_text),
    "sections in disorder": Lie(_bad_sections),
    "another header": Lie(_bad_header, ANY_REFUSAL),
    "letters of another line": Lie(_other_line, frozenset(("forged",))),
    "old letters": Lie(_old),
    "entries after a gap": Lie(_gap),
    "an entry ahead of its prefix": Lie(_ahead, frozenset(("express",))),
    "attachments that nobody named": Lie(_no_attachment, frozenset(("attachment",))),
    "it says what it holds": Lie(_holds),
    "it says what it has": Lie(_has),
    "it says what time it is": Lie(_clock),
    "it says how to seal": Lie(_seals, ANY_REFUSAL),
    "answers to no question": Lie(_stale_answer),
    "many hellos": Lie(_hellos),
    "an epoch after what is not": Lie(_wrong_epoch, ANY_REFUSAL | CONTRADICTED),
    "an epoch without an opening": Lie(_no_epoch, ANY_REFUSAL),
}


# --- entries --------------------------------------------------------------------------------------------------


def _said(m: Mouth, fact: f.AnyFact) -> bytes:
    return m.hand.entry(f.kind(fact), **f.body(fact))


def _back_dated(m: Mouth) -> list[bytes]:
    return [m.hand.entry("note/1", at=m.hand.now - 30 * DAY_MS, text="we said so a month ago")]


def _post_dated(m: Mouth) -> list[bytes]:
    return [m.hand.entry("note/1", at=m.hand.now + 30 * DAY_MS, text="in a month")]


def _after_beyond(m: Mouth) -> list[bytes]:
    """It says it had seen what the reader has not written."""
    return [m.hand.entry("note/1", After(m.origin[-8:], HUGE), text="we knew")]


def _after_back(m: Mouth) -> list[bytes]:
    """It says it had not seen what it said it had seen."""
    return [m.hand.entry("note/1", NOTHING, text="we did not know")]


def _about_nothing(m: Mouth) -> list[bytes]:
    """Words about calls and tests that are on no record."""
    return [
        _said(m, f.Rang(NOBODY, DESK)),
        _said(m, f.Refused(NOBODY, RefusalCode("R99"), "", "desk", None, None)),
        m.hand.entry("test.read_back/1", test=NOBODY, post="desk", phrase="what was never asked"),
    ]


def _no_agreement(m: Mouth) -> list[bytes]:
    return [_call(m, "cd" * 32, "R")]


def _call(m: Mouth, agreement: str, precedence: str) -> bytes:
    body: dict[str, Any] = {
        "from": "office", "to": "desk", "precedence": precedence, "subject": "again", "languages": ["en"],
        "needed_by": None, "refers": None, "preempts": None, "agreement": agreement, "exercise": False,
    }  # fmt: skip
    return m.hand.entry("call.placed/1", **body)


def _many_calls(m: Mouth) -> list[bytes]:
    return [_call(m, m.agreement, "Z") for _ in range(40)]


def _many_flashes(m: Mouth) -> list[bytes]:
    given = {"from_": DESK, "to": (DESK,), "agreement": m.agreement, "precedence": Precedence.FLASH}
    return [_said(m, message(number=10_000 + n, text="again", **given)) for n in range(40)]


def _many_words(m: Mouth) -> list[bytes]:
    """About one thing of the reader's, again and again."""
    return [m.hand.entry("message.queried/1", message=NOBODY, by="station") for _ in range(40)]


def _withheld(m: Mouth) -> list[bytes]:
    """It names attachments that it will never give."""
    named = tuple(
        Attachment(f"map {n}.png", "image/png", 5_000, m.hand.chance(32).hex(), "") for n in range(8)
    )
    given = {"from_": DESK, "to": (DESK,), "agreement": m.agreement, "attachments": named}
    return [_said(m, message(number=20_000, text="see the map", **given))]


def _no_key(m: Mouth) -> list[bytes]:
    """A sealing key to which nothing can be sealed."""
    return [m.hand.entry("seal.rotated/1", key="00" * seal.PUBLIC_BYTES)]


def _anything(m: Mouth) -> list[bytes]:
    """Entries of both sides, changed, signed anew."""
    return [m.mutator.entry(m.hand, [*m.raws[-60:], *m.theirs[-60:]]) for _ in range(6)]


def _unknown(m: Mouth) -> list[bytes]:
    return [m.hand.entry("surprise/9", anything=[1, {"deep": ["er"]}]), m.hand.entry("call.placed/99")]


def _long(m: Mouth) -> list[bytes]:
    return [m.hand.entry("note/1", text="x" * 15_000) for _ in range(20)]


ENTRIES: Final[dict[str, Lie]] = {
    "an entry dated back": Lie(_back_dated, frozenset(("clock",))),
    "an entry dated ahead": Lie(_post_dated, frozenset(("clock",))),
    "after what was not written": Lie(_after_beyond, frozenset(("after",))),
    "after less than before": Lie(_after_back, frozenset(("after",))),
    "words about nothing": Lie(_about_nothing, misconduct=True),
    "a call under no agreement": Lie(_no_agreement, misconduct=True),
    "many calls": Lie(_many_calls),
    "many flashes": Lie(_many_flashes),
    "many words": Lie(_many_words),
    "attachments never given": Lie(_withheld),
    "a sealing key that is none": Lie(_no_key, frozenset(("seal",))),
    "anything at all": Lie(_anything),
    "kinds that nobody knows": Lie(_unknown),
    "long entries": Lie(_long),
}


# --- epochs ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Past:
    """A log of the liar's, as a new epoch may name it."""

    epoch: str
    leaves: tuple[bytes, ...]

    def at(self, size: int) -> tuple[str, int, bytes]:
        return self.epoch, size, root_of(list(self.leaves[:size]))


Opening = dict[str, object]


def opening(chance: Random, body: Opening, past: Sequence[Past], size: int) -> Opening:
    """The body of an epoch's first entry, with something in it that is not so. `size`: that counts at the most."""
    newest = past[-1]
    kind = chance.choice(("forgot", "nothing", "older", "holds more", "holds nothing", "another card"))
    holds = After(UNKNOWN, HUGE) if kind == "holds more" else NOTHING
    previous: tuple[str, int, bytes] | None = newest.at(min(size, len(newest.leaves)))
    match kind:
        case "forgot":
            previous = newest.at(chance.randint(1, max(1, min(size, len(newest.leaves)))))
        case "nothing":
            previous = None
        case "older":
            older = chance.choice(past)
            previous = older.at(max(1, len(older.leaves) // 2))
        case "another card":
            return {**body, "card": "ab" * 32}
        case "holds more" | "holds nothing":
            return {**body, "holds": {"epoch": holds.epoch, "size": holds.size}}
    return {**body, "previous": epochs.body("", previous, NOTHING)["previous"]}
