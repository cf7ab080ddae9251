"""How a verdict shows an entry, a level of evidence, and what a party wrote: so that none passes for our words."""

from collections.abc import Iterable, Iterator

from parley.forms import inert
from parley.verdict.result_parts import Reference, Shown

SHOWN_MAX = 200  # characters of what a party wrote; the whole of it is in its entry


def quoted(text: str) -> str:
    """A party's own text, between quotation marks that it cannot close, on one line, cut to what fits."""
    cut = text[:SHOWN_MAX] + ("…" if len(text) > SHOWN_MAX else "")
    return inert.line(repr(cut))  # what `repr` leaves: blanks that are letters, towers of marks


def entry(found: Reference | None) -> str:
    """Where to look it up: ` [entry 12 of aster/c47be20d]`."""
    return f" [entry {found.index} of {found.party}/{found.epoch}]" if found is not None else ""


def levels(shown: Iterable[Shown], indent: str) -> Iterator[str]:
    """Each level on a line of its own, with its evidence."""
    for level in shown:
        yield f"{indent}{level.level}: {level.by}, {level.at}, {level.what}{entry(level.entry)}"


def marked(marking: str, name: str) -> str:
    """`EXERCISE 'Amber' ` before what belongs to one; nothing else."""
    if not marking:
        return ""
    return f"{marking} {quoted(name)} " if name else f"{marking} "


def spans(numbers: Iterable[int]) -> str:
    """Numbers in brief: `3, 5, 7 to 9`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(run(first, last) for first, last in runs)


def run(first: int, last: int) -> str:
    """`4`, or `4 to 6`."""
    return f"{first}" if first == last else f"{first} to {last}"
