"""The examples' logs as words, and what the machines make of them: what the pages tell in tables."""

from parley.line import engine
from parley.line import facts as f
from parley.line.agreement import Agreement, Settled
from parley.line.effects import Effect, Misconduct
from parley.line.engine import Line
from parley.line.facts import Word
from parley.line.fold import Rules, Story, fold, order
from parley.line.terms import Terms, terms_hash
from parley.line.values import Party, Ref
from parley.record.entry import Entry
from tests.docs.examples import ASTER, BOREAS, Tale


def word(entry: Entry, place: int, reader: Party, author: Party) -> Word:
    """The entry as its reader has it, at once when it was written. There is one epoch: a place is an index."""
    fact = f.read(entry.kind, entry.body)
    at = entry.claimed_at
    return Word(author is reader, place, Ref(entry.ref), at, at, entry.after.size, fact)


def words(tale: Tale, reader: Party = ASTER) -> list[Word]:
    """All words of both, as one who holds both logs has them."""
    return [word(e, at, reader, author) for author, log in tale.logs.items() for at, e in enumerate(log)]


def replayed(tale: Tale, reader: Party, agreed: Terms | None = None) -> tuple[Line, list[Effect]]:
    """The line as its reader has it when it heard everything, in the order in which its own log covers it.

    `agreed`: what both sides signed before the tale begins.
    """
    them = BOREAS if reader is ASTER else ASTER
    line = engine.begin("0" * 32, reader, them, smaller_card_is_mine=reader is ASTER)
    if agreed is not None:
        name = terms_hash(agreed)
        line.core.agreement = Agreement(texts={name: agreed}, settled=Settled(standing=name, stood=(name,)))
    effects: list[Effect] = []
    for told in order(words(tale, reader), owner_mine=True):
        effects += engine.hear(line, told)
    return line, effects


def misconduct(effects: list[Effect]) -> list[Misconduct]:
    return [effect for effect in effects if isinstance(effect, Misconduct)]


def told(tale: Tale) -> list[tuple[str, str, str, str, str, str]]:
    """The first call of the tale, word by word: log, index, entry, after, what it makes, where the call then stands."""
    placed, *rest = call_words(tale)
    rows = [_row(tale, placed, "–", "PLACED")]
    taken: list[Word] = []
    before = fold(placed, taken, Rules())
    for one in order(rest, owner_mine=placed.mine):
        taken.append(one)
        after = fold(placed, taken, Rules())
        rows.append(_row(tale, one, _makes(before, after), after.state))
        before = after
    return rows


def call_words(tale: Tale) -> list[Word]:
    """The words of the tale's first call, its beginning first."""
    begun = next(w for w in words(tale) if isinstance(w.fact, f.CallPlaced))
    return [begun, *(w for w in words(tale) if isinstance(w.fact, f.CallWord) and w.fact.call == begun.ref)]


def _row(tale: Tale, one: Word, makes: str, state: str) -> tuple[str, str, str, str, str, str]:
    author = ASTER if one.mine else BOREAS
    entry = tale.logs[author][one.place]
    return (
        author.partition("-")[0].capitalize(),
        str(one.place),
        entry.kind,
        str(entry.after.size),
        makes,
        state,
    )


def _makes(before: Story, after: Story) -> str:
    if steps := after.path[len(before.path) :]:
        return ", ".join(move.step for move in steps)
    if len(after.late) > len(before.late):
        return "a late word"
    if len(after.crossed) > len(before.crossed):
        return "an overtaken word"
    return "misconduct"
