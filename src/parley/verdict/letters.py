"""One message of the bundle: how far it provably came, whether a person had it in time, and what became of it."""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from parley.line import facts as f
from parley.line import message_clocks as clocks
from parley.line.message import Addressees, Message, Receipt, Story, faults
from parley.line.message import Expected as SaidOfMessage
from parley.line.request_parts import Expected as SaidOfRequest
from parley.line.values import Ref
from parley.record.entry import Instant, stamp
from parley.verdict.basis import Basis
from parley.verdict.replay import Side
from parley.verdict.result_parts import Reference, Shown
from parley.verdict.result_written import Level, MessageResult, Nack, Promise, Watch

_LEVEL: Final = {2: Level.SEEN, 3: Level.OFFICE, 4: Level.INFORMED}
_SAYS: Final = {
    2: "seen by the watch of {post}",
    3: "with the office of {post}",
    4: "{post} was informed of it",
}


def message(side: Side, sent: Message, basis: Basis) -> MessageResult:
    """The verdict on a message, as `side` had it."""
    author = basis.author(sent.ref)
    delivered = basis.delivered(sent.ref)
    sent = _timed(sent, basis)
    story = sent.story
    entry = basis.reference(sent.ref)
    levels = (
        Shown(Level.ATTEMPTED, author, "its own entry: its word", entry.at, entry),
        *((delivered,) if delivered is not None else ()),
        *receipts(story, basis),
    )
    return MessageResult(
        ref=sent.ref,
        by=author,
        number=sent.number,
        type=sent.type,
        from_post=sent.from_,
        to_posts=sent.to,
        info_posts=sent.info,
        precedence=sent.precedence.value,
        marking=sent.marking.usage.value if sent.marking else "",
        marking_name=sent.marking.name if sent.marking else "",
        unreal=sent.unreal,
        subject=sent.subject,
        sent_at=stamp(sent.at_ms),
        due=stamp(sent.due_ms()),
        level=furthest(levels),
        levels=levels,
        watch=_watch(side, sent, story, delivered, basis),
        queries=references((query.ref for query in story.queries), basis),
        nacks=tuple(Nack(n.post, n.reason, n.text, basis.reference(n.ref)) for n in story.nacks),
        promise=promise(story.expected, story.replies, basis),
        cancelled=basis.reference(story.cancelled) if story.cancelled else None,
        corrections=references(story.corrections, basis),
        readdressed=references(story.readdressed, basis),
        replies=references(story.replies, basis),
        crossed=references(story.crossed, basis),
        one_sided=tuple(_one_sided(author, delivered, basis)),
        odd=tuple(fault.why for fault in faults(sent)) if basis.complete else (),
    )


def _timed(sent: Message, basis: Basis) -> Message:
    """What reached their station late is due so much later: as a sender's station has it once the receipt is there."""
    received_s = basis.by_ref[sent.ref].received_s
    if not sent.mine or received_s is None:
        return sent
    return replace(sent, delivered_ms=Instant(received_s * 1_000))


def receipts(story: Story, basis: Basis) -> Iterator[Shown]:
    """Each receipt of a person, in order: level 2, 3 or 4."""
    for receipt in story.receipts:
        entry = basis.reference(receipt.ref)
        yield Shown(_LEVEL[receipt.level], entry.party, _says(receipt), entry.at, entry)


def _says(receipt: Receipt) -> str:
    crossed = "; crossed with its cancellation" if receipt.crossed else ""
    return _SAYS[receipt.level].format(post=receipt.post) + crossed


def furthest(levels: Iterable[Shown]) -> str:
    """The furthest level that is shown."""
    order = list(Level)
    return max((Level(shown.level) for shown in levels), key=order.index).value


def _watch(side: Side, sent: Message, story: Story, delivered: Shown | None, basis: Basis) -> str:
    """Whether those who must act had it in time."""
    desks = side.line.desks(mine=not sent.mine)
    seen = [r for r in story.receipts if clocks.counts(sent, Addressees.ACTION, r.post, desks)]
    if seen:
        return Watch.IN_TIME.value if any(receipt.in_time for receipt in seen) else Watch.LATE.value
    if clocks.handled(sent, story, Addressees.ACTION, desks):
        return Watch.UNUSABLE.value
    if story.stopped:
        return Watch.STOPPED.value
    if not basis.whole[basis.other[basis.author(sent.ref)]]:
        return Watch.WITHHELD.value
    if delivered is None:
        return Watch.UNDELIVERED.value
    return Watch.OVERDUE.value if basis.end_ms > sent.due_ms() else Watch.WAITING.value


def promise(
    said: SaidOfMessage | SaidOfRequest | None, replies: Iterable[str], basis: Basis
) -> Promise | None:
    """Their word that an answer is being prepared, and whether one came by then."""
    if said is None:
        return None
    in_time = any(basis.by_ref[Ref(ref)].at_ms <= said.by_ms for ref in replies)  # their clock for both
    entry = basis.reference(said.ref)
    over = basis.end_ms > said.by_ms and basis.whole[entry.party]
    kept = True if in_time else False if over else None
    fact = basis.by_ref[Ref(said.ref)].fact
    text = fact.text if isinstance(fact, f.AnswerExpected) else ""
    return Promise(said.post, stamp(said.by_ms), text, kept, entry)


def references(refs: Iterable[str], basis: Basis) -> tuple[Reference, ...]:
    """These entries, in this order."""
    return tuple(basis.reference(ref) for ref in refs)


def _one_sided(author: str, delivered: Shown | None, basis: Basis) -> Iterator[str]:
    if delivered is None:
        yield f"that {author} wrote it at all: nothing here that {basis.other[author]} signed covers it"
