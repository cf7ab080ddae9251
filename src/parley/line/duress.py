"""Secret words: one that says "I am not free", one that says "our keys are not ours alone any longer".

Each party has its own, and knows the other's; they were exchanged face to face. They are kept in memory only, and what
they are is never written: not on the record, not in the journal, not in an alarm. Found as whole words, in any script.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from parley.line import facts as f
from parley.line.effects import Alarm, Effect, Note
from parley.line.facts import Word
from parley.line.secret_words import Secrets, has, strings
from parley.line.state import Line
from parley.line.values import Level, Ref

WITHHELD: Final = "(withheld: it has a secret word)"


def heard(line: Line, word: Word) -> list[Effect]:
    """What follows if an entry of theirs has one of their words. Only our own people learn of it."""
    secret = line.secrets
    if word.mine or not (secret.their_duress or secret.their_compromise):
        return []
    texts = list(strings(f.body(word.fact)))
    return list(_alarms(secret, texts, f"their {f.kind(word.fact)}", word.ref))


def _alarms(secret: Secrets, texts: list[str], where: str, ref: Ref) -> Iterator[Alarm]:
    if has(secret.their_duress, texts):
        what = f"DURESS: their secret word is in {where}. Whoever says it may not be free. Say nothing of it here"
        yield Alarm(Level.ALARM, what, ref)
    if has(secret.their_compromise, texts):
        what = (
            f"COMPROMISED: their secret word is in {where}. Treat the keys of this line as known to others: "
            "new cards face to face, then KEY-NOTICE"
        )
        yield Alarm(Level.ALARM, what, ref)


def spoken(line: Line, where: str, text: str) -> str:
    """What one of theirs said by voice, as our officer typed it, for the journal and for what we ask their desk.

    If it has one of their words there is an alarm, and nothing is left of it: the word is not to be written anywhere.
    """
    found = list(_alarms(line.secrets, [text], where, Ref("")))
    line.alarms += found
    return WITHHELD if found else text


def is_own(line: Line, text: str) -> bool:
    """Whether our own duress word is in this text."""
    return has(line.secrets.our_duress, [text])


def own(line: Line, request: Mapping[str, Any]) -> None:
    """One of our own people's requests. If it has one of our words, our journal says so, and nothing else does.

    No bell and no line on a console: who is not free may not be alone.
    """
    secret = line.secrets
    if not (secret.our_duress or secret.our_compromise) or request.get("do") == "words":
        return
    texts = list(strings(request))
    body = {"do": str(request.get("do"))[:64], "by": str(request.get("by", ""))[:64]}
    if has(secret.our_duress, texts):
        line.notes.append(Note("duress.own/1", body))
    if has(secret.our_compromise, texts):
        line.notes.append(Note("compromise.own/1", body))
