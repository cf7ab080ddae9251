"""The agreement: which terms both parties have signed, which are offered, and which an amendment that crossed withdrew.

A pair of entries, one in each log, with the same terms and the same `replaces`, makes terms stand. The log of the party
with the smaller first card decides the order of what crossed, and its offer stands before one that crossed it.
Spec: docs/spec/agreement.md, §2.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from parley.line import facts as f
from parley.line.facts import Word
from parley.line.fold import Fault, Rules, order
from parley.line.terms import Side, Terms, terms_hash
from parley.line.values import Party, Post, Ref, Role
from parley.record.entry import Instant

SIGNATURES_MAX: Final = 64  # of one party on one line; further ones are on the record, and move nothing
TERMS_MAX: Final = 16  # texts kept in memory: what stands, what is offered, and what stood of late


class Signature(Struct, frozen=True):
    """One party signed these terms, in place of those that `replaces` names (none: the first)."""

    word: Word  # with the fact emptied: the text is kept once, by its hash
    terms: str
    replaces: str | None


class Offer(Struct, frozen=True):
    """Terms that one side has signed and the other has not."""

    terms: str
    ref: Ref


class Settled(Struct, frozen=True):
    """What the signatures come to. `mine` and `theirs` are open offers."""

    standing: str | None = None
    since_ms: Instant | None = None  # our clock: when we had both
    refs: tuple[Ref, ...] = ()  # the two entries that made it stand
    mine: Offer | None = None
    theirs: Offer | None = None
    stood: tuple[str, ...] = ()
    withdrawn: tuple[Ref, ...] = ()  # offers that crossed one of the smaller first card
    faults: tuple[Fault, ...] = ()


class Agreement(Struct, frozen=True):
    """All signatures of a line, the texts still of use, and what they come to."""

    signatures: tuple[Signature, ...] = ()
    texts: dict[str, Terms] = {}
    settled: Settled = Settled()

    @property
    def terms(self) -> Terms | None:
        """The terms that stand; None before both have signed."""
        return self.texts.get(self.settled.standing) if self.settled.standing else None

    def counts(self, terms: str, *, reader_is_me: bool) -> bool:
        """Whether a message may stand under those terms: they stood, or its reader signed them.

        The reader's signature is enough: the author may think that they stand, until what crossed is settled.
        """
        signed = (s.word.mine is reader_is_me for s in self.signatures if s.terms == terms)
        return terms in self.settled.stood or any(signed)

    def rules(self, terms: str) -> Rules | None:
        """What those terms say of calls; None if we do not know them."""
        text = self.texts.get(terms)
        return Rules(text.waits, text.hops_max) if text else None


def settle(signatures: Sequence[Signature], *, smaller_is_mine: bool) -> Settled:
    """What these signatures come to, the same for whoever holds the same two logs."""
    told = {s.word.ref: s for s in signatures}
    settled = Settled()
    ordering = -1  # the place of the last signature told by the party whose log is the order
    for word in order([s.word for s in signatures], owner_mine=smaller_is_mine):
        ordered = word.mine is smaller_is_mine
        signed = told[word.ref]
        if signed.replaces != settled.standing and not ordered and word.after <= ordering:
            # Its author had not seen what made other terms stand: it crossed, and is no lie.
            settled = replace(settled, withdrawn=(*settled.withdrawn, word.ref))
        else:
            settled = _sign(settled, signed, told, smaller_is_mine=smaller_is_mine)
        ordering = word.place if ordered else ordering
    return settled


def _sign(
    settled: Settled, signed: Signature, told: Mapping[Ref, Signature], *, smaller_is_mine: bool
) -> Settled:
    word = signed.word
    if signed.replaces != settled.standing:
        why = "signs in place of terms that do not stand"
        return replace(settled, faults=(*settled.faults, Fault(word.ref, why)))
    other = settled.theirs if word.mine else settled.mine
    if other is not None and other.terms == signed.terms:
        return Settled(
            standing=signed.terms,
            since_ms=max(word.heard_ms, told[other.ref].word.heard_ms),
            refs=(other.ref, word.ref),
            stood=(*settled.stood, signed.terms),
            withdrawn=settled.withdrawn,
            faults=settled.faults,
        )
    crossed = other is not None and word.after <= told[other.ref].word.place
    if crossed and word.mine is not smaller_is_mine:
        return replace(settled, withdrawn=(*settled.withdrawn, word.ref))
    offer = Offer(signed.terms, word.ref)
    return replace(settled, mine=offer) if word.mine else replace(settled, theirs=offer)


def hear(agreement: Agreement, word: Word, parties: frozenset[Party], *, smaller_is_mine: bool) -> Agreement:
    """The agreement with this signature; unchanged where it can move nothing (see `strange`)."""
    fact = word.fact
    assert isinstance(fact, f.AgreementSigned)
    if strange(agreement, word, parties):
        return agreement
    name = terms_hash(fact.terms)
    emptied = f.Unknown("agreement.signed/1", {}, "the text is kept once, by its hash")
    signatures = (*agreement.signatures, Signature(replace(word, fact=emptied), name, fact.replaces))
    settled = settle(signatures, smaller_is_mine=smaller_is_mine)
    return Agreement(signatures, _of_use({**agreement.texts, name: fact.terms}, settled, signatures), settled)


def strange(agreement: Agreement, word: Word, parties: frozenset[Party]) -> str:
    """Why this signature moves nothing, whatever else was signed; empty if it may."""
    assert isinstance(word.fact, f.AgreementSigned)
    if {side.party for side in word.fact.terms.sides} != parties:
        return "signs terms between others than this line's parties"
    if sum(s.word.mine is word.mine for s in agreement.signatures) >= SIGNATURES_MAX:
        return f"signs terms more than {SIGNATURES_MAX} times"
    return ""


def _of_use(texts: dict[str, Terms], settled: Settled, signatures: Sequence[Signature]) -> dict[str, Terms]:
    """The texts that somebody may still refer to.

    Those that stood or are offered, and those that we signed: until what crossed is settled, they may think that they
    stand, and call under them. Not all that they signed, or they could fill our memory.
    """
    kept = {offer.terms for offer in (settled.mine, settled.theirs) if offer} | set(
        settled.stood[-TERMS_MAX:]
    )
    kept |= {s.terms for s in signatures[-SIGNATURES_MAX:] if s.word.mine}
    return {name: text for name, text in texts.items() if name in kept}


def side_of(terms: Terms | None, party: Party) -> Side | None:
    """That party's posts under these terms."""
    return terms.side(party) if terms else None


def role_of(terms: Terms | None, party: Party, post: Post) -> Role | None:
    """What that post is; None if the terms do not disclose it."""
    side = side_of(terms, party)
    found = side.post(post) if side else None
    return found.role if found else None
