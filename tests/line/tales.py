"""Words put down by hand, for stories that no honest station would write."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from parley.line import facts as f
from parley.line.facts import AnyFact, Word
from parley.line.fold import Rules, Story, fold
from parley.line.values import Post, Precedence, Ref, RefusalCode
from parley.record.entry import Instant, stamp

START = 1_646_121_600_000
REVIEW = stamp(START + 43_200_000)
TERMS = "0" * 64


def ref(name: str) -> Ref:
    return Ref(sha256(name.encode()).hexdigest())


CALL = ref("owner 0")


def a_call(**more: Any) -> f.CallPlaced:
    plain: dict[str, Any] = {
        "from_": Post("secretary"), "to": Post("minister"), "precedence": Precedence.PRIORITY, "subject": "",
        "languages": (), "needed_by": None, "refers": None, "preempts": None, "agreement": TERMS, "exercise": False,
    }  # fmt: skip
    return f.CallPlaced(**{**plain, **more})


def no(code: RefusalCode = RefusalCode.NO_REASON, **more: Any) -> f.Refused:
    plain: dict[str, Any] = {"text": "", "by": "desk", "alternative": None, "retry_after": None}
    return f.Refused(CALL, code, **{**plain, **more})


@dataclass
class Tale:
    """A call's words. Each comes one second after the one before; `after` counts the other side's words so far."""

    placed: f.CallPlaced = field(default_factory=a_call)
    words: list[Word] = field(default_factory=list)
    rules: Rules = field(default_factory=Rules)
    barred: list[Ref] = field(default_factory=list)
    now: int = START
    begun: Word = field(init=False)

    def __post_init__(self) -> None:
        self.begun = self._word(self.placed, mine=True, after=0)

    def _word(self, fact: AnyFact, *, mine: bool, after: int | None) -> Word:
        self.now += 1_000
        place = sum(word.mine is mine for word in self.words) + (mine and bool(getattr(self, "begun", None)))
        seen = sum(word.mine is not mine for word in self.words) + (not mine) if after is None else after
        name = ref(f"{'owner' if mine else 'called'} {place}")
        return Word(mine, place, name, Instant(self.now), Instant(self.now), seen, fact)

    def owner(self, fact: AnyFact, after: int | None = None) -> Ref:
        """The caller says this, having seen all of the other's words, or `after` of them."""
        self.words.append(self._word(fact, mine=True, after=after))
        return self.words[-1].ref

    def called(self, fact: AnyFact, after: int | None = None) -> Ref:
        """The called side says this."""
        self.words.append(self._word(fact, mine=False, after=after))
        return self.words[-1].ref

    def wait(self, ms: int) -> None:
        self.now += ms

    def story(self) -> Story:
        return fold(self.begun, self.words, self.rules, self.barred)


def ringing() -> Tale:
    tale = Tale()
    tale.called(f.Rang(CALL, Post("desk")))
    return tale
