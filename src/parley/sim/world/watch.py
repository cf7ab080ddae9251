"""What must hold at every step, by name; and what is counted, so that a run which never got there is not believed.

Each invariant has one check here. `docs/explanation/how-it-is-tested.md` says in words what each promises.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from parley.line.calls import BELLS, ENDS
from parley.line.effects import Arrived, Misconduct, Ring
from parley.line.linetest import ENDS as TEST_ENDS
from parley.line.things import Call, Test
from parley.line.values import Bearers, Ref
from parley.record.head import Head
from parley.sim.world.host import Host
from parley.sim.world.ideas import OURS_ALONE
from parley.station.book import Book
from parley.station.keys import KeyRole
from parley.station.turn import Answer, Turned

INVARIANTS: Final = (
    "NO-FORK",  # an honest station signs one root only for one origin and size, whatever happens to it
    "ACK-IS-DURABLE",  # what a receipt covers, its signer still holds after any crash
    "NO-FALSE-RECEIPT",  # a receipt never covers more than its signer holds
    "NO-LOST-ACCEPT",  # what a station accepted is there after any crash
    "SAME-ANSWER",  # a repeated request gets the answer that it got before
    "PREFIX",  # a mirror holds, byte for byte, what its author wrote
    "CLOCK-RUNS",  # a clock runs in every state that is no end
    "RING-ONCE",  # one cause rings one bell once, however often the station starts; and none for what is over
    "TRUTHFUL-LINE",  # a line is shown up only while fresh answers come
    "HONEST-UNACCUSED",  # an honest station is never told to have misbehaved
    "EFFECT-HAS-CAUSE",  # whatever rings or is shown is about an entry that is on disk
    "STATION-LIVES",  # a station stops only where its disk fails or its machine does
    "ANSWER-RECEIPTS",  # whoever answers letters says what it holds: what arrived is soon known to
    "CONVERGENCE",  # after the last fault both hold both logs, within a bounded time
    "ONE-STORY",  # both stations and a mediator tell the same of every call, test, message and request
    "LATE-WORDS-STAY",  # whatever is said about a call, in turn or too late, has its place in the call's story
    "NUMBERED-ONCE",  # no two messages from one post have one number
    "BUNDLE-HOLDS",  # what either side exports, a third party finds authentic
    "ASSESSMENT-STAYS",  # what is a party's own (notes, reasons, what was said on the telephone) leaves in no letter
    "BOUNDED",  # whatever a liar says, a turn stays short, and memory stays small
    "OWN-WORDS",  # whatever a liar says, what our own people ask for goes into our log
    "EVIDENCE-REMAINS",  # of each lie that its author could be held to, the record or the oddities name it
)


VAIN_MAX: Final = 6  # letters with entries that were answered, in a row, until one is receipted
UP_PERIODS: Final = 2  # of the echo: a dead line is noticed within so many (station/post.py)
AWAKE_MS: Final = (
    30_000  # from a start, or from the end of a pause, until its first questions are answered or not
)
UP_SLACK_MS: Final = 60_000  # for the wait of the last try, and a clock that drifts


class Violated(Exception):
    """An invariant does not hold. `name` is one of INVARIANTS."""

    def __init__(self, name: str, what: str) -> None:
        assert name in INVARIANTS, name
        super().__init__(f"{name}: {what}")
        self.name = name
        self.what = what


def held(book: Book) -> int:
    """How many entries of ours they have signed for: of the newest log, and of those beside it."""
    return book.receipted + sum(book.they_have.values())


@dataclass
class Watch:
    """What is known of both machines beside what they say themselves."""

    signed: dict[tuple[str, int], bytes] = field(default_factory=dict)  # origin and size: the head's text,
    signing: list[bytes] = field(default_factory=list)  # and heads of a turn that is not yet on disk
    receipted: dict[str, dict[str, int]] = field(
        default_factory=dict
    )  # by holder: origin, how far it cosigned
    accepted: dict[str, dict[str, int]] = field(
        default_factory=dict
    )  # by author: origin, entries told to be in it
    answers: dict[str, Answer] = field(default_factory=dict)
    rung: dict[str, set[tuple[str, str, bool, tuple[str, ...]]]] = field(default_factory=dict)
    fresh: dict[str, int] = field(default_factory=dict)  # by machine: world time of the last whole exchange
    old_word: dict[str, dict[str, int]] = field(default_factory=dict)  # by holder: of a record that is gone
    set_back: set[str] = field(default_factory=set)  # machines whose record ever went back to a backup
    awake: dict[str, int] = field(default_factory=dict)  # by machine: world time since which its station runs
    liars: set[str] = field(
        default_factory=set
    )  # machines to which nothing of this is promised, and who may be accused
    vain: Counter[str] = field(default_factory=Counter)  # by author: letters in a row of which nothing came
    sometimes: Counter[str] = field(default_factory=Counter)
    edges: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # table, state, step

    # --- at each signature ----------------------------------------------------------------------------------

    def signs(self, role: KeyRole, message: bytes) -> None:
        """A station signs this. It counts once it is on disk: before that, it cannot leave."""
        if role is KeyRole.LOG and message.startswith(b"parley/1/"):
            self.signing.append(message)

    def _signed(self, *heads: bytes) -> None:
        """These heads are out for good. Heads of one origin and size have one root."""
        for text in heads:
            origin, size, _, _ = text.decode().split("\n")
            known = self.signed.setdefault((origin, int(size)), text)
            if known != text:
                raise Violated("NO-FORK", f"two roots were signed at size {size} of {origin}")

    def sent(self, outer: bytes) -> None:
        """This leaves, and nothing that is the party's own is in it. Under stand-in keys a seal hides nothing."""
        if OURS_ALONE.encode() in outer:
            raise Violated("ASSESSMENT-STAYS", "a letter or a bundle holds what is for our own people alone")

    # --- at each turn ---------------------------------------------------------------------------------------

    def turned(self, host: Host, other: Host, turned: Turned) -> None:
        """What one turn left is consistent with all that was seen before."""
        if host.name in self.liars:
            return
        self._signed(*self.signing)
        self.signing.clear()
        self._receipts(host, other)
        self._clocks(host)
        for _, effect in turned.effects:
            match effect:
                case Misconduct(ref, why) if other.name not in self.liars:
                    raise Violated(
                        "HONEST-UNACCUSED", f"{host.name} says of an honest {other.name}: {why} ({ref[:12]})"
                    )
                case Ring(call, post, _, everywhere):
                    self._rings(host, call, post, everywhere=everywhere)
                case Arrived(message):
                    self._on_disk(host, message)

    def _receipts(self, host: Host, other: Host) -> None:
        """What they receipted, they hold: now, if they run."""
        book = host.book
        if not book.mine or not book.receipted:
            return
        origin, size = book.my_log.origin, book.receipted
        known = self.receipted.setdefault(other.name, {})
        if size > max(known.get(origin, 0), self.old_word.get(other.name, {}).get(origin, 0)):
            known[origin] = size
            if other.station is not None and other.name not in self.liars:
                self._holds(other, origin, size, "NO-FALSE-RECEIPT")

    @staticmethod
    def _holds(host: Host, origin: str, size: int, name: str) -> None:
        held = {log.origin: log.size for log in (*host.book.theirs, *host.book.mine)}
        if held.get(origin, 0) < size:
            raise Violated(name, f"{host.name} holds {held.get(origin, 0)} of {origin}, and said {size}")

    def _clocks(self, host: Host) -> None:
        for thing in host.book.line.things.values():
            if not isinstance(thing, Call | Test) or not thing.mine or thing.state in ENDS | TEST_ENDS:
                continue
            if thing.silence_ms is None:
                raise Violated("CLOCK-RUNS", f"{host.name}: {thing.ref[:12]} waits at {thing.state} for ever")

    def _rings(self, host: Host, call: str, post: str, *, everywhere: bool) -> None:
        self._on_disk(host, call)
        found = host.book.line.things.get(Ref(call))
        if not isinstance(found, Call) or found.state not in BELLS:
            raise Violated("RING-ONCE", f"{host.name} rings for call {call[:12]}, which is past ringing")
        asked = found.story.asked  # asked anew at another post, it rings anew
        rung = self.rung.setdefault(host.name, set())
        if (call, post, everywhere, asked) in rung:
            raise Violated("RING-ONCE", f"{host.name}: call {call[:12]} rang twice at {post}")
        rung.add((call, post, everywhere, asked))

    @staticmethod
    def _on_disk(host: Host, ref: str) -> None:
        assert host.station is not None
        if host.station.store.thing(host.book.id, ref) is None:
            raise Violated(
                "EFFECT-HAS-CAUSE", f"{host.name} rings for {ref[:12]}, which is not in its record"
            )

    def died(self) -> None:
        """A turn did not come to its end: what it signed is out only if it is on disk when the station starts again."""
        self.signing.clear()

    def answered(self, host: Host, id_: str, answer: Answer) -> None:
        """This is what our people were told; and it is what they were told before."""
        if host.name in self.liars:
            self.answers[id_] = answer
            return
        known = self.answers.setdefault(id_, answer)
        if known != answer and known.error is None:
            raise Violated("SAME-ANSWER", f"{host.name}: {id_} got {known} first, then {answer}")
        if answer.ok is not None and host.station is not None:
            logs = {log.epoch: log.origin for log in host.book.mine}
            accepted = self.accepted.setdefault(host.name, {})
            for entry in answer.ok.get("entries", ()):
                origin = logs[entry["epoch"]]
                accepted[origin] = max(accepted.get(origin, 0), entry["index"] + 1)

    # --- at each start --------------------------------------------------------------------------------------

    def started(self, host: Host) -> None:
        """After a crash everything is there that was told to be."""
        assert host.station is not None
        if host.name in self.liars:
            return
        for log in host.book.mine:
            head = host.station.store.last_head(log.id)
            if head is not None:
                self._signed(Head(log.origin, head.size, head.root).text())
        for origin, size in self.receipted.get(host.name, {}).items():
            self._holds(host, origin, size, "ACK-IS-DURABLE")
        for origin, size in self.accepted.get(host.name, {}).items():
            self._holds(host, origin, size, "NO-LOST-ACCEPT")

    def restored(self, host: Host) -> None:
        """Its record is an older one: what it said it held is no promise of this record."""
        self.set_back.add(host.name)
        # A receipt that it gave before may be heard only now: it covers no more than was signed by now.
        old = self.old_word.setdefault(host.name, {})
        for origin, size in self.signed:
            old[origin] = max(size, old.get(origin, 0))
        self.receipted.pop(host.name, None)
        self.accepted.pop(host.name, None)
        self.rung.pop(host.name, None)
        self.answers = {id_: a for id_, a in self.answers.items() if not id_.startswith(f"{host.name}-")}

    # --- what letters bring ---------------------------------------------------------------------------------

    def answered_letter(self, host: Host, other: Host, before: tuple[str, int]) -> None:
        """A letter with entries of this machine was answered. `before`: its log then, and how much was receipted."""
        assert host.station is not None
        if {host.name, other.name} & self.liars:
            return
        book = host.book
        origin, receipted = before
        moved = not book.outbox or book.my_log.origin != origin or held(book) > receipted
        known = other.station is not None and not other.station.recalling and not host.station.recalling
        if moved or not known:
            self.vain[host.name] = 0
            return
        self.vain[host.name] += 1
        if self.vain[host.name] > VAIN_MAX:
            raise Violated(
                "ANSWER-RECEIPTS",
                f"{other.name} answered {VAIN_MAX} letters of {host.name}, and receipted nothing past {receipted}",
            )

    # --- the lamp -------------------------------------------------------------------------------------------

    def alive(self, host: Host, world: int, age_ms: int) -> None:
        """A letter so old was taken for a sign of life."""
        if host.name in self.liars:
            return
        if age_ms > UP_PERIODS * host.book.courier.echo_period_ms + UP_SLACK_MS:
            raise Violated(
                "TRUTHFUL-LINE", f"{host.name} took a letter for fresh that is {age_ms // 1000} s old"
            )
        self.fresh[host.name] = world

    def lamp(self, host: Host, world: int) -> None:
        """A line that is shown up had a fresh answer within so many of its periods."""
        if host.station is None or host.name in self.liars:
            return
        shown = host.book.line.core.contact.bearers.value
        if world - self.awake.get(host.name, 0) < AWAKE_MS:
            return  # it has just come to itself: its first question is under way
        silent = world - self.fresh.get(host.name, 0)
        if shown == Bearers.UP and silent > UP_PERIODS * host.book.courier.echo_period_ms + UP_SLACK_MS:
            raise Violated("TRUTHFUL-LINE", f"{host.name} shows UP, {silent // 1000} s after the last answer")
