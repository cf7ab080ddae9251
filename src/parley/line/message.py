"""A written message in its life: its header, and the story that both sides' words tell of it.

The words stand as the sender's log orders them, so that both stations and a mediator tell one story. A message ends
nowhere: that it was seen, answered, corrected or cancelled stands side by side.
Spec: docs/spec/messages.md, sections 1, 4 and 5.
"""

from enum import StrEnum
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from parley.line import facts as f
from parley.line.facts import Word
from parley.line.fold import Fault, forgetful, order, unread
from parley.line.values import SERVICE_MS, UNREAL, Post, Precedence, Ref
from parley.line.written import form_of
from parley.record.entry import Instant, instant

WORDS_MAX: Final = 100  # of one author about one message; further ones stay on the record, and are counted
FAULTS_MAX: Final = 32  # of one message, of itself; each is one line
CANCEL: Final = "CANCEL"  # these three of any version: what their names say is not to be missed
READDRESS: Final = "READDRESS"
NO_ANSWER: Final = frozenset((CANCEL, READDRESS, "SERVICE"))  # they answer nothing, whatever they reply to


class State(StrEnum):
    """How far up it is known to have come. Each is a receipt, none an approval."""

    SENT = "SENT"
    SEEN = "SEEN"  # level 2
    OFFICE = "OFFICE"  # level 3
    INFORMED = "INFORMED"  # level 4


class Mark(StrEnum):
    """What else became of it, beside its state."""

    CANCELLED = "CANCELLED"
    CORRECTED = "CORRECTED"
    READDRESSED = "READDRESSED"
    NACKED = "NACKED"
    EXPECTED = "EXPECTED"
    ANSWERED = "ANSWERED"


class Addressees(StrEnum):
    """The two classes: those who must act, and those who need only know."""

    ACTION = "action"
    INFO = "info"


class Bond(StrEnum):
    """What one message is to another that it names."""

    CANCELS = "cancels"
    CORRECTS = "corrects"
    READDRESSES = "readdresses"
    ANSWERS = "answers"
    NAMES = "names"  # nothing follows


class Receipt(Struct, frozen=True):
    """A person's receipt: level 2, 3 or 4. `crossed`: its author did not yet know of the cancellation before it."""

    ref: Ref
    post: Post
    level: int
    at_ms: Instant
    heard_ms: Instant
    in_time: bool
    crossed: bool = False


class Expected(Struct, frozen=True):
    """Their word that an answer is being prepared. `heard_ms`: our clock."""

    ref: Ref
    post: Post
    by_ms: Instant
    text: str
    heard_ms: Instant


class Query(Struct, frozen=True):
    """The sender asked whether anybody has seen it."""

    ref: Ref
    by: str
    heard_ms: Instant


class Nack(Struct, frozen=True):
    """A person there cannot do anything with it."""

    ref: Ref
    post: Post
    reason: str
    text: str
    at_ms: Instant
    heard_ms: Instant


class Story(Struct, frozen=True):
    """What the words tell, in the order of the sender's log. The last correction is the newest."""

    receipts: tuple[Receipt, ...] = ()
    queries: tuple[Query, ...] = ()
    nacks: tuple[Nack, ...] = ()
    expected: Expected | None = None
    cancelled: Ref | None = None
    corrections: tuple[Ref, ...] = ()
    readdressed: tuple[Ref, ...] = ()
    replies: tuple[Ref, ...] = ()
    crossed: tuple[Ref, ...] = ()  # words of the reader that crossed with the cancellation: kept beside it
    faults: tuple[Fault, ...] = ()

    @property
    def state(self) -> State:
        """SENT, or what the highest receipt says."""
        level = max((receipt.level for receipt in self.receipts), default=1)
        return _LEVELS[level]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What stands beside the state."""
        made = {
            Mark.CANCELLED: self.cancelled is not None,
            Mark.CORRECTED: bool(self.corrections),
            Mark.READDRESSED: bool(self.readdressed),
            Mark.NACKED: bool(self.nacks),
            Mark.EXPECTED: self.expected is not None and not self.replies,
            Mark.ANSWERED: bool(self.replies),
        }
        return tuple(mark for mark, stands in made.items() if stands)

    @property
    def stopped(self) -> bool:
        """Cancelled or corrected: no clock of it runs."""
        return self.cancelled is not None or bool(self.corrections)


_LEVELS: Final = {1: State.SENT, 2: State.SEEN, 3: State.OFFICE, 4: State.INFORMED}
_UNTOLD: Final = Story()


class Message(Struct, frozen=True, tag="message", tag_field="thing", omit_defaults=True):
    """A message's header and every word about it. Its text stays in the entry that `ref` names.

    `delivered_ms`: our clock. Of ours it is filled in only if their receipt came later than the service time: else the
    place and what is cosigned say it. `next_ms`: then our station looks or asks again. `told`: clocks that have fired.
    `over`: how much its past lacks of logs that were over.
    """

    ref: Ref
    mine: bool
    place: int
    at_ms: Instant
    heard_ms: Instant
    number: int
    type: str
    from_: Post
    to: tuple[Post, ...]
    precedence: Precedence
    language: str
    info: tuple[Post, ...] = ()
    exempted: tuple[Post, ...] = ()
    info_precedence: Precedence | None = None
    marking: f.Marking | None = None
    subject: str = ""
    authentic: str = ""
    reply_to: Ref | None = None
    supersedes: Ref | None = None
    must_follow: tuple[Ref, ...] = ()
    refers: tuple[Ref, ...] = ()
    reply_by: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    label: str = ""
    agreement: str = ""
    article: str = ""
    paragraph: str = ""
    faults: tuple[Fault, ...] = ()  # of the message itself: number, form, references
    quiet: str = ""  # why our bell did not ring for it: docs/spec/messages.md, section 8
    words: tuple[Word, ...] = ()
    excess: int = 0
    delivered_ms: Instant | None = None
    next_ms: Instant | None = None
    told: tuple[str, ...] = ()
    over: int = 0

    @property
    def form(self) -> str:
        """The type without its version."""
        return form_of(self.type)

    @property
    def unreal(self) -> bool:
        """An exercise or a drill: nothing in it is so."""
        return self.marking is not None and self.marking.usage in UNREAL

    @property
    def story(self) -> Story:
        """What its words tell."""
        return _told(_This(self)) if self.words else _UNTOLD

    @property
    def seen(self) -> tuple[Receipt, ...]:
        """The receipts of persons, of every level, in order."""
        return self.story.receipts

    @property
    def state(self) -> State:
        """SENT, SEEN, OFFICE or INFORMED. Held: their receipt covers `place`; that is a comparison, no state."""
        return self.story.state

    def posts(self, addressees: Addressees) -> tuple[Post, ...]:
        """The addressees of that class."""
        return self.to if addressees is Addressees.ACTION else self.info

    def service(self, addressees: Addressees) -> Precedence:
        """The precedence of that class."""
        if addressees is Addressees.INFO and self.info_precedence is not None:
            return self.info_precedence
        return self.precedence

    def due_ms(self, addressees: Addressees = Addressees.ACTION) -> Instant:
        """By when that class is to have seen it, on our clock. What reached their station late is due so much later."""
        wait = SERVICE_MS[self.service(addressees)]
        due = self.heard_ms + wait
        if self.delivered_ms is not None and self.delivered_ms > due:
            return Instant(self.delivered_ms + wait)
        return Instant(due)


def begin(word: Word, faults: tuple[Fault, ...] = (), quiet: str = "") -> Message:
    """The message that this word is; nothing has been said of it yet."""
    fact = word.fact
    assert isinstance(fact, f.MessageSent)
    return Message(
        ref=word.ref,
        mine=word.mine,
        place=word.place,
        over=word.over,
        at_ms=word.at_ms,
        heard_ms=word.heard_ms,
        number=fact.number,
        type=fact.type,
        from_=fact.from_,
        to=fact.to,
        info=fact.info,
        exempted=fact.exempted,
        precedence=fact.precedence,
        info_precedence=fact.info_precedence,
        marking=fact.marking,
        subject=fact.subject,
        language=fact.language,
        authentic=fact.authentic,
        reply_to=fact.reply_to,
        supersedes=fact.supersedes,
        must_follow=fact.must_follow,
        refers=fact.refers,
        reply_by=fact.reply_by,
        valid_from=fact.valid_from,
        valid_to=fact.valid_to,
        label=fact.label,
        agreement=fact.agreement,
        article=fact.article,
        paragraph=fact.paragraph,
        faults=faults[:FAULTS_MAX],
        quiet=quiet,
    )


def bond(fact: f.MessageSent, message: Ref) -> Bond:
    """What this message is to the other one, whoever wrote them and whether it may be."""
    if fact.supersedes == message:
        return Bond.CANCELS if fact.form == CANCEL else Bond.CORRECTS
    if fact.reply_to == message:
        if fact.form == READDRESS:
            return Bond.READDRESSES
        return Bond.NAMES if fact.form in NO_ANSWER else Bond.ANSWERS
    return Bond.NAMES


def full(message: Message, *, mine: bool) -> bool:
    """Whether that side has said as much about the message as either may."""
    return sum(known.mine is mine for known in message.words) >= WORDS_MAX


def add(message: Message, word: Word) -> Message:
    """The message with one more word. A word beyond the limit is counted only."""
    if full(message, mine=word.mine):
        return replace(message, excess=message.excess + 1)
    return replace(message, words=(*message.words, _light(word)))


def _light(word: Word) -> Word:
    """The word without the text of a message: that stays in its own entry."""
    fact = word.fact
    if not isinstance(fact, f.MessageSent):
        return word
    bare = replace(
        fact,
        fields={},
        translations=(),
        authentic=fact.language,
        attachments=(),
        remarks="",
        must_follow=(),
        refers=(),
    )
    return replace(word, fact=bare)


# --- the fold -----------------------------------------------------------------------------------------------


class _This:
    """One message object, which is never changed in place; another object that says the same is another one."""

    __slots__ = ("message",)

    def __init__(self, message: Message) -> None:
        self.message = message

    def __hash__(self) -> int:
        return id(self.message)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and other.message is self.message


@lru_cache(maxsize=128)  # of one message it is asked some ten times between two of its words
def _told(this: _This) -> Story:
    return fold(this.message)


def fold(message: Message) -> Story:
    """The story of the message; raises nothing whatever the words say."""
    story = _UNTOLD
    gone = message.place  # the sender's entry that the reader must have held for what it says next
    forgot = forgetful(message, message.words)
    for word in order(message.words, owner_mine=message.mine):
        own = word.mine is message.mine
        early = not own and unread(message, word)
        then = _unread(story, word) if early else _OWN[own](message, story, word)
        if word.ref in forgot and then.faults != story.faults:
            story = _crossed(story, word)
            continue
        story = then
        if own and story.cancelled == word.ref:
            gone = word.place
        elif not own and not early and story.cancelled is not None and word.after <= gone:
            story = _crossed(story, word)
    return story


def _unread(story: Story, word: Word) -> Story:
    return _fault(story, word, f"{_says(word)} a message that its author did not hold yet")


def _says(word: Word) -> str:
    done = _DOES.get(type(word.fact))
    return f"says that it {done}" if done else "speaks of"


def _of_reader(message: Message, story: Story, word: Word) -> Story:
    """What the side says to which it was sent."""
    match word.fact:
        case f.MessageSeen() | f.MessageOffice() | f.MessageInformed() as fact:
            return replace(story, receipts=(*story.receipts, _receipt(message, word, fact)))
        case f.MessageNacked() as fact:
            nack = Nack(word.ref, fact.post, fact.reason, fact.text, word.at_ms, word.heard_ms)
            return replace(story, nacks=(*story.nacks, nack))
        case f.AnswerExpected() as fact:
            expected = Expected(word.ref, fact.post, instant(fact.by), fact.text, word.heard_ms)
            return replace(story, expected=expected)
        case f.MessageQueried():
            return _fault(story, word, "asks after a message that is not its own")
        case f.MessageSent() as fact:
            return _message_of_reader(message, story, word, fact)
    return story


def _message_of_reader(message: Message, story: Story, word: Word, fact: f.MessageSent) -> Story:
    kept = tuple(ref for ref in story.replies if ref != fact.supersedes)  # an answer corrected, or cancelled
    story = replace(story, replies=kept)
    match bond(fact, message.ref):
        case Bond.ANSWERS:
            return replace(story, replies=(*kept, word.ref))
        case Bond.CANCELS | Bond.CORRECTS | Bond.READDRESSES as what:
            return _fault(story, word, f"{what} a message of the other side")
    return story


def _of_sender(message: Message, story: Story, word: Word) -> Story:
    """What its own author says."""
    match word.fact:
        case f.MessageQueried(by=by):
            if story.cancelled is not None:
                return _fault(story, word, "asks after a message that it had cancelled")
            return replace(story, queries=(*story.queries, Query(word.ref, by, word.heard_ms)))
        case f.MessageSent() as fact:
            return _message_of_sender(message, story, word, fact)
        case (
            f.MessageSeen() | f.MessageOffice() | f.MessageInformed() | f.MessageNacked() | f.AnswerExpected()
        ):
            return _fault(story, word, f"{_says(word)} its own message")
    return story


def _message_of_sender(message: Message, story: Story, word: Word, fact: f.MessageSent) -> Story:
    what = bond(fact, message.ref)
    match what:
        case Bond.CANCELS:
            return replace(story, cancelled=story.cancelled or word.ref)
        case Bond.CORRECTS if fact.form != message.form:
            return story  # of another type it corrects nothing: it is shown as a message of its own
        case Bond.CORRECTS | Bond.READDRESSES if story.cancelled is not None:
            story = _fault(story, word, f"{what} a message that it had cancelled")
    if what is Bond.CORRECTS:
        return replace(story, corrections=(*story.corrections, word.ref))
    if what is Bond.READDRESSES:
        return replace(story, readdressed=(*story.readdressed, word.ref))
    return story


_OWN: Final = {True: _of_sender, False: _of_reader}
_LEVEL: Final[dict[type[f.Fact], int]] = {f.MessageSeen: 2, f.MessageOffice: 3, f.MessageInformed: 4}
_DOES: Final[dict[type[f.Fact], str]] = {
    f.MessageSeen: "saw",
    f.MessageOffice: "handed on",
    f.MessageInformed: "told a principal of",
    f.MessageNacked: "could not use",
    f.AnswerExpected: "prepares an answer to",
}


def _receipt(
    message: Message, word: Word, fact: f.MessageSeen | f.MessageOffice | f.MessageInformed
) -> Receipt:
    in_time = word.heard_ms <= message.due_ms(class_of(message, fact.post))
    return Receipt(word.ref, fact.post, _LEVEL[type(fact)], word.at_ms, word.heard_ms, in_time)


def class_of(message: Message, post: Post) -> Addressees:
    """The class for which a receipt of that post is timed: INFO only for one that is addressed so and not else."""
    return Addressees.INFO if post in message.info and post not in message.to else Addressees.ACTION


def _crossed(story: Story, word: Word) -> Story:
    receipts = tuple(
        replace(receipt, crossed=True) if receipt.ref == word.ref else receipt for receipt in story.receipts
    )
    return replace(story, receipts=receipts, crossed=(*story.crossed, word.ref))


def _fault(story: Story, word: Word, why: str) -> Story:
    return replace(story, faults=(*story.faults, Fault(word.ref, why)))


def faults(message: Message) -> tuple[Fault, ...]:
    """All that its author, or its reader, could not honestly write: of itself, and in words about it."""
    return (*message.faults, *message.story.faults)
