"""What is written on a line: the message with its header and its form's fields, and the short words about it.

Whether the fields fit their form is not decided here: a form that this release does not know is a message all the same.
Part of the closed vocabulary of facts. Spec: docs/spec/messages.md, docs/spec/entries.md.
"""

import re
from functools import lru_cache
from typing import Annotated, Any, Final, Literal, TypeAlias

from msgspec import Meta, Struct, field

from parley.line.bounds import (
    LIST_MAX,
    TEXT_CHARACTERS_MAX,
    HashHex,
    HashOrNone,
    Language,
    Milliseconds,
    PostName,
    RefHex,
    Remark,
    Short,
    Stamp,
    Text,
    check_stamps,
)
from parley.line.fact import Fact
from parley.line.values import UNREAL, Precedence, Usage

POSTS_MAX: Final = 16  # of one message, in each class of addressees
TRANSLATIONS_MAX: Final = 4
ATTACHMENTS_MAX: Final = 8
PRECONDITIONS_MAX: Final = 8
ITEMS_MAX: Final = 16
FIELDS_MAX: Final = 64  # of one object
DEPTH_MAX: Final = 5
FREE_TEXT: Final = "FREE-TEXT/1"

FormName: TypeAlias = Annotated[str, Meta(pattern=r"^[A-Z][A-Z0-9-]{0,39}/[1-9][0-9]{0,3}\Z")]
ItemName: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]{0,39}\Z")]
Posts: TypeAlias = Annotated[tuple[PostName, ...], Meta(max_length=POSTS_MAX)]

_KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # all but tab and line feed


@lru_cache(maxsize=512)  # asked for a dozen times for each message, of few types
def form_of(type_: str) -> str:
    """The type without its version."""
    return type_.partition("/")[0]


class Marking(Struct, frozen=True, forbid_unknown_fields=True):
    """What the message belongs to, shown with it wherever it is shown."""

    usage: Usage
    name: Short


class Translation(Struct, frozen=True, forbid_unknown_fields=True):
    """The texts of a message in another language. Numbers and choices need none."""

    language: Language
    subject: Short
    fields: dict[str, Text]

    def __post_init__(self) -> None:
        check_fields(self.fields)


class Attachment(Struct, frozen=True, forbid_unknown_fields=True):
    """A flat image that travels beside the log; `hash` is the SHA-256 of its `size` bytes."""

    name: Short
    media: Literal["image/png", "image/jpeg"]
    size: Annotated[int, Meta(ge=1, le=1 << 26)]
    hash: HashHex
    about: Short


class MessageSent(Fact, frozen=True, kw_only=True, tag="message.sent/1"):
    """A numbered message from a post to posts. `number`: per sending post and line, from 1, without gaps."""

    number: Annotated[int, Meta(ge=1, le=10**12)]
    type: FormName
    from_: PostName = field(name="from")
    to: Annotated[tuple[PostName, ...], Meta(min_length=1, max_length=POSTS_MAX)]
    info: Posts
    exempted: Posts
    precedence: Precedence
    info_precedence: Precedence | None
    marking: Marking | None
    subject: Short
    language: Language
    authentic: Language
    fields: dict[str, Any]
    translations: Annotated[tuple[Translation, ...], Meta(max_length=TRANSLATIONS_MAX)]
    attachments: Annotated[tuple[Attachment, ...], Meta(max_length=ATTACHMENTS_MAX)]
    remarks: Remark
    reply_to: RefHex | None
    supersedes: RefHex | None
    must_follow: Annotated[tuple[RefHex, ...], Meta(max_length=PRECONDITIONS_MAX)]
    refers: Annotated[tuple[RefHex, ...], Meta(max_length=LIST_MAX)]
    reply_by: Stamp | None
    valid_from: Stamp | None
    valid_to: Stamp | None
    label: Short
    released_by: PostName
    agreement: HashOrNone
    article: Short
    paragraph: Short

    def __post_init__(self) -> None:
        check_stamps(self.reply_by, self.valid_from, self.valid_to)
        check_fields(self.fields)
        languages = [self.language, *(translation.language for translation in self.translations)]
        if len(set(languages)) != len(languages):
            raise ValueError("two texts in one language")
        if self.authentic not in languages:
            raise ValueError(f"the authentic text is in {self.authentic}, and no text is")
        if self.valid_from and self.valid_to and self.valid_from >= self.valid_to:
            raise ValueError("valid until before it is valid")

    @property
    def form(self) -> str:
        """The type without its version."""
        return form_of(self.type)

    @property
    def unreal(self) -> bool:
        """An exercise or a drill: nothing in it is so."""
        return self.marking is not None and self.marking.usage in UNREAL

    @property
    def text(self) -> str:
        """The text of a form that is little else, or nothing."""
        found = self.fields.get("text")
        return found if isinstance(found, str) else ""


def message(**given: Any) -> MessageSent:  # noqa: ANN401  # of each field its own type, checked below by the struct
    """A message with what is given, and everything else empty. `text`: the one field of a free text."""
    text = given.pop("text", None)
    plain: dict[str, Any] = {
        "type": FREE_TEXT,
        "info": (),
        "exempted": (),
        "precedence": Precedence.ROUTINE,
        "info_precedence": None,
        "marking": None,
        "subject": "",
        "language": "en",
        "fields": {} if text is None else {"text": text},
        "translations": (),
        "attachments": (),
        "remarks": "",
        "reply_to": None,
        "supersedes": None,
        "must_follow": (),
        "refers": (),
        "reply_by": None,
        "valid_from": None,
        "valid_to": None,
        "label": "",
        "agreement": "",
        "article": "",
        "paragraph": "",
    }
    made = {**plain, **given}
    return MessageSent(
        **{
            **made,
            "authentic": made.get("authentic", made["language"]),
            "released_by": made.get("released_by", made["from_"]),
        }
    )


def check_fields(tree: object, depth: int = DEPTH_MAX) -> None:
    """Raises ValueError unless this is what a form's fields may be: plain, bounded, without control characters."""
    match tree:
        case None | bool() | int():
            return
        case str():
            if len(tree) > TEXT_CHARACTERS_MAX or _CONTROL.search(tree):
                raise ValueError("a text that is too long, or has control characters")
        case list() | tuple() if depth:
            for value in tree:
                check_fields(value, depth - 1)
        case dict() if depth and len(tree) <= FIELDS_MAX:
            for name, value in tree.items():
                if not isinstance(name, str) or not _KEY.fullmatch(name):
                    raise ValueError(f"{str(name)[:40]!r} is no name of a field")
                check_fields(value, depth - 1)
        case _:
            raise ValueError("fields too many, too deep, or of a kind that no form has")


class MessageWord(Fact, frozen=True, tag=None):
    """Something said about one message."""

    message: RefHex


class MessageSeen(MessageWord, frozen=True, tag="message.seen/1"):
    """Level 2: the watch of `post` opened it. Not approval, agreement or permission."""

    post: PostName


class MessageOffice(MessageWord, frozen=True, tag="message.office/1"):
    """Level 3: it is with the office of the principal `post`."""

    post: PostName


class MessageInformed(MessageWord, frozen=True, tag="message.informed/1"):
    """Level 4: the principal `post` was informed of it."""

    post: PostName


class MessageQueried(MessageWord, frozen=True, tag="message.queried/1"):
    """QUERY-ACK: its sender asks whether anybody has seen it."""

    by: Literal["station", "desk"]


class MessageNacked(MessageWord, frozen=True, tag="message.nacked/1"):
    """NEG-ACK, by a person: it came, and they cannot do anything with it."""

    post: PostName
    reason: Literal["UNREADABLE", "NOT-OURS", "LANGUAGE"]
    text: Remark


class AnswerExpected(MessageWord, frozen=True, tag="message.expected/1"):
    """An answer is being prepared; it may be expected by then."""

    post: PostName
    by: Stamp
    text: Remark

    def __post_init__(self) -> None:
        check_stamps(self.by)


class RequestSilent(Fact, frozen=True, tag="request.silent/1"):
    """The requester's claim: no reply came, and we listened so long."""

    request: RefHex
    end: Literal["UNDELIVERED", "UNANSWERED", "NOT_MET", "OUR_FAULT"]
    listened_ms: Milliseconds


class RequestJudged(Fact, frozen=True, tag="request.judged/1"):
    """The requester's word on a reply: adequate or not, and what is missing in it."""

    request: RefHex
    reply: RefHex
    adequate: bool
    missing: Annotated[tuple[ItemName, ...], Meta(max_length=ITEMS_MAX)]
    text: Remark


class AssuranceTold(Fact, frozen=True, tag="assurance.told/1"):
    """Its author keeps it: what we said we would tell first has come, or will."""

    assurance: RefHex
    text: Remark


class AssuranceMissed(Fact, frozen=True, tag="assurance.missed/1"):
    """The other side's claim: it came, and they did not tell us."""

    assurance: RefHex
    text: Remark
