"""The examples beside docs/spec/record.md: one call and one refusal from fixed seeds; lines taken, lines refused.

`python -m tests.record.example` writes it anew. ML-DSA signs differently each time, so the file is kept, and a test
compares all but the signatures with what is made here.
"""

import json
from base64 import b64encode
from pathlib import Path

from parley.record import canonical
from tests.record.making import Party, bundled, first_card, pair, placed, refused

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "spec" / "examples"
BUNDLE = FOLDER / "tiny.parley"
LINE_MAX = 2_000  # longer lines only show the limits
ABOUT = {"exported_at": "2022-03-01T09:10:00.000Z", "exported_by": "aster"}


def tiny() -> tuple[Party, Party]:
    """Aster calls, Boreas refuses; each holds the other's log when it ends."""
    a, b = pair()
    a.begin("a0a0a0a0")
    b.begin("b0b0b0b0")
    for author, holder in ((a, b), (b, a)):
        author.log.sign()
        author.log.receive(holder)
    call = a.log.write("call.placed/1", placed())
    a.log.sign()
    a.log.receive(b)
    b.now_ms = a.now_ms
    b.log.write("call.refused/1", refused(call.ref, "R03"))
    b.log.sign()
    b.log.receive(a)
    for party in (a, b):
        del party.log.heads[1]  # the last head covers all
    return a, b


def made() -> bytes:
    return bundled(*tiny(), about=ABOUT)


def lines() -> str:
    """Canonical JSON taken and refused, for whoever tests another implementation: the tables of our own tests."""
    from tests.record import test_canonical, test_entry  # noqa: PLC0415 - those files are tests

    good = test_entry.GOOD
    texts = [_row(name, data, "taken") for name, data in test_canonical.TAKEN if len(data) < LINE_MAX]
    texts += [_row(name, data, "refused") for name, data, _ in test_canonical.REFUSED if len(data) < LINE_MAX]
    entries = [_row("an entry", canonical.encode(good), "taken")]
    entries += [
        _row(name, canonical.encode({**good, **change}), "refused") for name, change, _ in test_entry.WRONG
    ]
    return json.dumps({"canonical_json": texts, "entries": entries}, indent=1) + "\n"


def _row(name: str, data: bytes, expect: str) -> dict[str, str]:
    """`bytes`: base64."""
    return {"name": name, "bytes": b64encode(data).decode(), "expect": expect}


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    BUNDLE.write_bytes(made())
    (FOLDER / "canonical.json").write_text(lines())
    (FOLDER / "aster.card").write_bytes(first_card("aster").text)
