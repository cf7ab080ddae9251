"""What time alone brings about a gap in their numbers: a question to them lies ready, and our watch is told.

Nothing is sent: what people read, a person releases, and a counterpart that leaves out numbers makes us write nothing.
Spec: docs/spec/messages.md, section 2.
"""

from typing import Final

from parley.line import messages, release
from parley.line.commands_messages import Letter
from parley.line.drafts import Drafted
from parley.line.effects import Alarm, Effect
from parley.line.messages import ASK_MS, Gap
from parley.line.state import Line
from parley.line.values import Level, Post, Ref
from parley.record.entry import Instant

FORM: Final = "SERVICE/1"


def due(line: Line) -> Instant | None:
    """When the next question is drafted."""
    if line.core.terms is None or not line.core.numbers.gaps:
        return None
    return min((_due(gap) for gap in messages.asks(line.core.numbers)), default=None)


def _due(gap: Gap) -> Instant:
    return Instant(gap.heard_ms + ASK_MS)


def wake(line: Line, now: Instant) -> list[Effect]:
    """The questions that are due by `now` are drafted."""
    if line.core.terms is None or not line.core.numbers.gaps:
        return []
    effects: list[Effect] = []
    for gap in messages.asks(line.core.numbers):
        if _due(gap) > now:
            continue
        draft = release.drafted(line, letter(line, gap), f"{gap.words} never sent", now)
        messages.drafted(line.core.numbers, gap, draft)
        effects.append(alarm(gap, draft))
    return effects


def alarm(gap: Gap, draft: Ref) -> Alarm:
    """The watch hears that our question about these numbers lies ready."""
    what = f"{gap.words} never sent: a question to them lies ready: parley draft show {draft[:8]}"
    return Alarm(Level.INCIDENT, what, gap.ref, (f"gap {draft}",))


def lasting(line: Line, draft: Drafted) -> list[tuple[Instant, Alarm]]:
    """That this draft lies ready, and since when, if it is such a question and its numbers are missing still."""
    asked = [gap for gap in line.core.numbers.gaps if gap.draft == draft.ref and draft.open]
    return [(draft.opened_ms, alarm(gap, draft.ref)) for gap in asked]


def letter(line: Line, gap: Gap) -> Letter:
    """The question where these numbers are."""
    desks = line.desks(mine=False)
    last = {"last": gap.last} if gap.last != gap.first else {}
    return Letter(
        to=desks[0] if desks else Post(gap.post),
        type=FORM,
        subject=f"{gap.words} not received",
        fields={"what": "gap", "post": gap.post, "first": gap.first, **last},
        refers=(gap.ref,),
    )
