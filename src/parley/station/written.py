"""What can be found again of a message, and how all of it is made anew from the entries.

Derived, and made in one place for both: a turn makes it of each message that it hears, `rebuild` of all on record.
"""

import heapq
from collections.abc import Iterable, Iterator

from parley.forms import marks
from parley.line import facts
from parley.line.facts import MessageSent
from parley.record import entry as entries
from parley.station.ports import LogRow, Reading, Store, WrittenRow

_KIND = b'"message.sent/1"'
_AT_ONCE = 5_000


def row(fact: MessageSent, ref: str, at: int, *, mine: bool) -> WrittenRow:
    """The message as it is found again: by its number, its type, its posts, its author's clock, and all its words."""
    posts = (fact.from_, *fact.to, *fact.info, *fact.exempted)
    told = [fact.subject, str(fact.number), *posts, *_strings(fact.fields), fact.remarks]
    for translation in fact.translations:
        told += [translation.subject, *_strings(translation.fields)]
    for attachment in fact.attachments:
        told += [attachment.name, attachment.about]
    text = marks.bounded("\n".join(filter(None, told)))  # a store normalizes it
    return WrittenRow(ref, mine, fact.number, fact.type, posts, at, text)


def _strings(tree: object) -> Iterator[str]:
    """Every text in a form's fields, in their order."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from _strings(value)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from _strings(value)


def rebuild(store: Store) -> None:
    """Exactly what the entries say can be found, in the order in which they reached our record."""
    with store.writing() as page:
        page.forget_written()
        for line in store.lines():
            page.written(line.id, _rows(store, store.logs(line.id)))


def _rows(reading: Reading, logs: Iterable[LogRow]) -> Iterator[WrittenRow]:
    for _, log, raw in heapq.merge(*(_entries(reading, log) for log in logs), key=lambda found: found[0]):
        if _KIND not in raw:
            continue
        entry = entries.parse(raw)
        fact = facts.read(entry.kind, entry.body)
        if isinstance(fact, MessageSent):
            yield row(fact, entry.ref, entry.claimed_at, mine=log.mine)


def _entries(
    reading: Reading, log: LogRow
) -> Iterator[
    tuple[tuple[int, bool, int, int], LogRow, bytes]
]:  # in a turn, theirs are heard before ours are written
    for first in range(0, log.size, _AT_ONCE):
        for index, (raw, heard_at) in enumerate(reading.entries(log.id, first, _AT_ONCE), first):
            yield (heard_at, log.mine, log.ordinal, index), log, raw
