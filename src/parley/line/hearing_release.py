"""What a word means for what is private to us: a draft left, their desk answered, MINIMIZE, a secret word.

Every word passes here once, after its own machine heard it. Nothing here raises, whatever theirs says.
"""

from parley.line import claimed, duress, minimize, release
from parley.line import facts as f
from parley.line.drafts import Drafted, DraftState
from parley.line.effects import Draft, Effect
from parley.line.facts import Word
from parley.line.state import Line
from parley.record.entry import Instant


def beside(line: Line, word: Word, draft: Draft | None) -> list[Effect]:
    """What follows from this word beside all else."""
    effects = duress.heard(line, word)
    if not isinstance(word.fact, f.MessageSent):
        return effects
    if draft is not None and draft.released is not None:
        release.gone(line, draft.released, word)
        claimed.asked(line, draft.released.draft, word)
    if word.fact.form == minimize.FORM or word.fact.supersedes is not None:
        _look_again(line, word.heard_ms)
    return [*effects, *claimed.answered(line, word)]


def _look_again(line: Line, now: Instant) -> None:
    """An order to hold back was given, mended or taken back: what is deferred is looked at anew, at once."""
    for thing in list(line.things.values()):
        if isinstance(thing, Drafted) and thing.state is DraftState.DEFERRED:
            line.put(release.look_at(thing, now))
