"""Two logs, signed and sound, in which any entries may stand: what a party that means no good can always write."""

from collections.abc import Sequence
from functools import cache
from typing import Final

import msgspec

from fuzz import corpus
from fuzz.targets.signing import TIME_S, any_signature_holds, sign
from parley.record import bundle, canonical, card, tree, verify
from parley.record import entry as entries
from parley.record.bundle import LogPart
from parley.record.card import Card
from parley.record.errors import Malformed, Theirs
from parley.record.head import Head, origin_of, sign_head
from parley.record.identity import origin
from parley.record.note import Note
from parley.verdict import judge, plain, words

LINES_MAX: Final = 24


def story(data: bytes) -> bool:
    """Any entries under sound heads: evidence and a verdict, or Malformed, Forged or Forked; never anything else.

    Each line is `a` or `b`, a space, and JSON that need not be canonical: whose log, and which entry.
    """
    logs: tuple[list[bytes], list[bytes]] = ([], [])
    for line in data.split(b"\n")[:LINES_MAX]:
        if (raw := _canonical(line[2:])) is not None:
            logs[line[:1] == b"b"].append(raw)
    if not all(logs):
        return False
    parts = [_part(one, epoch, log) for one, epoch, log in zip(parties(), epochs(), logs, strict=True)]
    made = bundle.write({"format": "corpus"}, parties(), parts)
    try:
        with any_signature_holds():
            evidence = verify.verify(made)
    except Theirs:
        return False
    verdict = judge(evidence)
    assert plain(verdict)
    assert words(verdict)
    return True


@cache
def parties() -> tuple[Card, Card]:
    """The first cards of both, whose keys nobody has."""
    with any_signature_holds():
        one, other = (card.read(corpus.of("parties")[name]) for name in ("a", "b"))
    return one, other


@cache
def epochs() -> tuple[str, str]:
    """The epochs of their logs, which the entries of the corpus name."""
    one, other = corpus.of("parties")["epochs"].decode().split(" ")
    return one, other


def _canonical(line: bytes) -> bytes | None:
    """The entry that this line would be if its author had written it as entries are written; None if there is none."""
    try:
        raw = canonical.encode(msgspec.json.decode(line, type=dict[str, object]))
        entries.parse(raw)
    except (Malformed, ValueError, RecursionError):
        return None
    return raw


def _part(author: Card, epoch: str, lines: list[bytes]) -> LogPart:
    note = head(author, epoch, lines)
    return LogPart(origin_of(note), [note], lines)


def head(author: Card, epoch: str, lines: Sequence[bytes]) -> Note:
    """The head of a log with these entries, as its author signs it."""
    one, other = parties()
    name = origin(card.line_id(one.hash, other.hash), author.party, epoch)
    root = tree.root_of([tree.leaf_hash(line) for line in lines])
    return sign_head(Head(name, len(lines), root), TIME_S, author.keys, sign)
