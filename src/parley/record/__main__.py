"""A verifier in one folder: `python -m parley.record FILE [--trust HASH]...`.

Says what of a bundle is authentic, and by whom. What may be concluded from it is for `parley verify`.
Ends with 0 if the bundle is authentic, 1 if it is not, 2 if it cannot be read.
"""

import sys

from parley.record.errors import Theirs
from parley.record.evidence import Evidence, Log, Party
from parley.record.verify import verify


def main(words: list[str]) -> int:
    """Status 0, 1 or 2, with what there is to say on standard output, or on standard error."""
    files, trusted = _arguments(words)
    if len(files) != 1:
        _complain("usage: python -m parley.record FILE [--trust HASH-OF-A-FIRST-CARD]...")
        return 2
    try:
        with open(files[0], "rb") as file:  # noqa: PTH123 - pathlib is banned here, and this is the only door
            data = file.read()
    except OSError as why:
        _complain(f"error: {files[0]} cannot be read: {why.strerror}")
        return 2
    try:
        evidence = verify(data, trusted)
    except Theirs as why:
        _complain(f"error: not authentic: {why}")
        _complain("hint: ask for the file again, by another way; compare its last line")
        return 1
    sys.stdout.write("".join(f"{_shown(line)}\n" for line in report(evidence)))
    return 0


def _shown(line: str) -> str:
    """The line with nothing in it that could move the cursor, or turn the text around."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)


def _complain(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _arguments(words: list[str]) -> tuple[list[str], list[str]]:
    files: list[str] = []
    trusted: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--trust":
            trusted.append(next(rest, ""))
        else:
            files.append(word)
    return files, trusted


def report(evidence: Evidence) -> list[str]:
    """The evidence in lines of plain words."""
    lines = [f"authentic: every entry below is under a root that its author signed. Line {evidence.line}."]
    if not evidence.confirmed:
        lines.append(
            "identities unconfirmed: compare the digits with the parties, then name the hashes with --trust"
        )
    for party in evidence.parties:
        lines += _party(party)
    lines += [f"found: {finding.kind}, by {finding.party}: {finding.what}" for finding in evidence.findings]
    return lines


def _party(party: Party) -> list[str]:
    first = party.identity.first
    known = "confirmed" if party.confirmed else "unconfirmed"
    lines = [
        f"{party.name} ({first.title}), {known}",
        f"  first card {first.hash}",
        f"  digits {first.digits}",
    ]
    lines += [f"  log {log.ordinal}, epoch {log.epoch}: {_log(log)}" for log in party.logs]
    lines += [f"  stray log, epoch {log.epoch}: {_log(log)}" for log in party.strays]
    return lines


def _log(log: Log) -> str:
    shown = sum(len(part.lines) for part in log.ranges) + len(log.singles)
    what = f"{shown} of {log.size} signed entries" + ("" if log.counted is None else f", {log.counted} count")
    held = f"; the counterpart signed that it holds {log.receipted}" if log.receipted else "; no receipt"
    return what + held


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
