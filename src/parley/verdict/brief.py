"""Tests of the bundle, each in brief: where it stands, and how far it provably came."""

from collections.abc import Iterator

from msgspec.structs import replace

from parley.line import linetest
from parley.line.silence import Evidence
from parley.line.things import Test
from parley.verdict.basis import Basis, span
from parley.verdict.result import TestResult
from parley.verdict.result_parts import Shown


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
