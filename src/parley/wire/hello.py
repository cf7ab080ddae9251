"""The hello (`parley-echo/1`): who is there now, what they hold, and which key to seal the reply to.

A hello stands outside the logs, so it may be said before anything else is signed: after a start, after a restore, and
as the echo that shows a bearer alive. It carries a fresh challenge, and the answer to the last one heard; only a
hello that answers *our* challenge is a sign of life, since a recorded one can be replayed for ever.
Spec: docs/spec/wire.md, §2.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from parley.record import canonical, note
from parley.record.entry import EPOCH, After, instant, stamp
from parley.record.errors import Forged, Malformed
from parley.record.grammar import Vouched
from parley.record.head import Head, read_text
from parley.record.note import ED25519, Note, Signature
from parley.record.tree import leaf_hash
from parley.wire.seal import PUBLIC_BYTES

FORMAT: Final = "parley-echo/1"
CHALLENGE: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)
LOGS_MAX: Final = 64  # of each side that a hello names; older ones are those that these follow
_FIELDS: Final = frozenset(("answers", "at", "challenge", "holds", "kind", "mine", "seal", "sees"))


@dataclass(frozen=True, slots=True)
class Hello:
    """What one station says of itself. `holds`: of the reader's log; `mine`: of its own; `seal`: raw sealing key.

    `also_holds`, `also_mine`: of the other logs, where that does not follow from these two.
    """

    challenge: str  # 16 fresh random bytes, hex
    answers: str  # the challenge of theirs that this answers; empty if none
    at: int  # the author's clock, milliseconds since 1970
    holds: After
    mine: After
    seal: bytes
    sees: str  # how it sees the reader's bearers: unknown, dead, degraded, up
    also_holds: tuple[After, ...] = ()
    also_mine: tuple[After, ...] = ()


def origin(line: str, party: str) -> str:
    """The origin of the one-leaf head by which `party` signs a hello."""
    return f"{FORMAT}/{line}/{party}"


def write(hello: Hello, name: str, log_key: bytes, sign: Callable[[bytes], bytes]) -> Vouched:
    """The hello signed with the Ed25519 log key: freshness needs no signature that lasts for decades."""
    tree = {
        "kind": FORMAT, "challenge": hello.challenge, "answers": hello.answers, "at": stamp(hello.at),
        "holds": _after(hello.holds), "mine": _after(hello.mine), "seal": hello.seal.hex(), "sees": hello.sees,
    }  # fmt: skip
    if hello.also_holds or hello.also_mine:
        tree["logs"] = {"holds": [*map(_after, hello.also_holds)], "mine": [*map(_after, hello.also_mine)]}
    json = canonical.encode(tree)
    text = Head(name, 1, leaf_hash(json)).text()
    line = Signature(name, note.key_id(name, ED25519, log_key), sign(text))
    return Vouched("hello", json, Note(text, (line,)))


def read(vouched: Vouched, name: str, log_key: bytes, verify: Callable[[bytes, bytes, bytes], None]) -> Hello:
    """The hello that `name`'s log key signed. Raises Malformed or Forged. `verify(key, message, signature)` raises."""
    tree = canonical.decode(vouched.json)
    if tree.keys() - {"logs"} != _FIELDS or tree["kind"] != FORMAT:
        raise Malformed(f"hello: its fields are not exactly those of {FORMAT}")
    head = read_text(vouched.note.text, name)
    if head.size != 1 or head.root != leaf_hash(vouched.json):
        raise Forged("hello: its signature is on another text")
    wanted = note.key_id(name, ED25519, log_key)
    lines = [s.data for s in vouched.note.signatures if s.name == name and s.key_id == wanted]
    if len(lines) != 1:
        raise Forged(f"hello: {len(lines)} signatures by the log key on the card, not one")
    verify(log_key, vouched.note.text, lines[0])
    return _hello(tree)


def _hello(tree: dict[str, Any]) -> Hello:
    challenge, answers, seal, sees = tree["challenge"], tree["answers"], tree["seal"], tree["sees"]
    if type(challenge) is not str or CHALLENGE.fullmatch(challenge) is None:
        raise Malformed("hello: the challenge is not 16 bytes in hex")
    if type(answers) is not str or (answers and CHALLENGE.fullmatch(answers) is None):
        raise Malformed("hello: what it answers is not 16 bytes in hex")
    if type(seal) is not str or len(seal) != 2 * PUBLIC_BYTES or re.fullmatch("[0-9a-f]*", seal) is None:
        raise Malformed(f"hello: the sealing key is not {PUBLIC_BYTES} bytes in hex")
    if type(sees) is not str or sees not in {"unknown", "dead", "degraded", "up"}:
        raise Malformed("hello: how it sees us is none of unknown, dead, degraded, up")
    if type(tree["at"]) is not str:
        raise Malformed("hello: `at` is not a time")
    return Hello(challenge, answers, instant(tree["at"]), _read_after(tree["holds"]), _read_after(tree["mine"]),
                 bytes.fromhex(seal), sees, *_read_logs(tree))  # fmt: skip


def _read_logs(tree: dict[str, Any]) -> tuple[tuple[After, ...], tuple[After, ...]]:
    logs = tree.get("logs", {"holds": [], "mine": []})
    if not isinstance(logs, dict) or logs.keys() != {"holds", "mine"}:
        raise Malformed("hello: the other logs are not those that its author holds and its own")
    if not all(isinstance(listed, list) and len(listed) <= LOGS_MAX for listed in logs.values()):
        raise Malformed(f"hello: the other logs are not two lists of at most {LOGS_MAX}")
    return tuple(map(_read_after, logs["holds"])), tuple(map(_read_after, logs["mine"]))


def _after(held: After) -> dict[str, object]:
    return {"epoch": held.epoch, "size": held.size}


def _read_after(value: object) -> After:
    if isinstance(value, dict) and value.keys() == {"epoch", "size"}:
        epoch, size = value["epoch"], value["size"]
        named = type(epoch) is str and type(size) is int and size >= 0
        if named and (EPOCH.fullmatch(epoch) or (epoch == "" and size == 0)):
            return After(epoch, size)
    raise Malformed("hello: a size held is not an epoch and a size")
