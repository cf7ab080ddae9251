"""Tests and messages of the bundle, each in brief: where it stands, and how far it provably came."""

from collections.abc import Iterator

from msgspec.structs import replace

from parley.line import linetest
from parley.line.silence import Evidence
from parley.line.things import Message, Test
from parley.record.entry import stamp
from parley.verdict.basis import Basis, span
from parley.verdict.result import MessageResult, Shown, TestResult


def test(found: Test, basis: Basis) -> TestResult:
    """The verdict on a line test."""
    tester = basis.author(found.ref)
    tested = basis.other[tester]
    begun, delivered = basis.reference(found.ref), basis.delivered(found.ref)
    levels = [Shown(Evidence.ATTEMPTED, tester, "its own entry: its word", begun.at, begun)]
    levels += [delivered] if delivered is not None else []
    if found.story.read_back is not None:
        entry = basis.reference(found.story.read_back)
        levels.append(Shown(Evidence.SEEN, tested, "a person read it back", entry.at, entry))
    shown = replace(found, delivered_ms=found.began.heard_ms if delivered is not None else None)
    return TestResult(
        ref=found.ref,
        by=tester,
        layer=found.layer.value,
        post=found.post,
        begun_at=begun.at,
        state=str(shown.state),
        level=levels[-1].level,
        levels=tuple(levels),
        one_sided=tuple(_one_sided(found, tester, tested, delivered)),
        late=tuple(basis.reference(ref) for ref in found.story.late),
    )


def _one_sided(found: Test, tester: str, tested: str, delivered: Shown | None) -> Iterator[str]:
    claim = found.story.claim
    if delivered is None:
        yield f"that {tester} tested at all: nothing here that {tested} signed covers it"
    if claim is not None and claim.withdrawn is None and claim.end != linetest.State.OUR_FAULT:
        yield f"that nothing came by then, and that {tester}'s station had listened for {span(claim.listened_ms)}"


def message(sent: Message, basis: Basis) -> MessageResult:
    """The verdict on a message."""
    author = basis.author(sent.ref)
    entry, delivered = basis.reference(sent.ref), basis.delivered(sent.ref)
    levels = [Shown(Evidence.ATTEMPTED, author, "its own entry: its word", entry.at, entry)]
    levels += [delivered] if delivered is not None else []
    for seen in sent.seen:
        receipt = basis.reference(seen.ref)
        levels.append(
            Shown(
                Evidence.SEEN, basis.other[author], f"seen by the watch of {seen.post}", receipt.at, receipt
            )
        )
    return MessageResult(
        ref=sent.ref,
        by=author,
        number=sent.number,
        from_post=sent.from_,
        type=sent.type,
        to_posts=sent.to,
        precedence=sent.precedence.value,
        marking=str(sent.marking.usage) if sent.marking else "",
        subject=sent.subject,
        sent_at=stamp(sent.at_ms),
        level=levels[-1].level,
        levels=tuple(levels),
    )
