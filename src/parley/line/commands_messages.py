"""What our own people may ask for about written messages. Reference: docs/reference/requests.md."""

from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, Struct, field

from parley.line.bounds import Language, PostName, Remark, Short, Text
from parley.line.request import RefPrefix, Request, Time
from parley.line.values import Post, Precedence
from parley.line.written import FREE_TEXT, Attachment, FormName, Marking, Translation

# One post without PostName's pattern: a union of a pattern and an array makes msgspec 0.22 free what it never got.
# A name that is no post of the agreement is refused all the same.
Posts: TypeAlias = Annotated[Post, Meta(min_length=1, max_length=64)] | tuple[PostName, ...]


class Letter(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One message to write: its form's `fields`, or for a free text just `text`; the rest is its header."""

    to: Posts | None = None
    text: Text | None = None
    type: FormName = FREE_TEXT
    fields: dict[str, Any] | None = None
    info: Posts = ()
    exempted: Posts = ()
    precedence: Precedence | None = None  # None: what the form offers
    info_precedence: Precedence | None = None
    marking: Marking | None = None
    subject: Short = ""
    language: Language | None = None
    authentic: Language | None = None
    translations: tuple[Translation, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    remarks: Remark = ""
    reply_to: RefPrefix | None = None
    supersedes: RefPrefix | None = None
    must_follow: tuple[RefPrefix, ...] = ()
    refers: tuple[RefPrefix, ...] = ()
    reply_by: Time | None = None
    valid_from: Time | None = None
    valid_to: Time | None = None
    label: Short = ""
    article: Short = ""
    paragraph: Short = ""
    from_: PostName | None = field(default=None, name="from")
    released_by: PostName | None = None


class Write(Letter, Request, frozen=True, tag="write"):
    """Write a message, or a batch of `messages`."""

    messages: Annotated[tuple[Letter, ...], Meta(max_length=1_000)] = ()


class See(Request, frozen=True, tag="seen"):
    """The watch opened their message. Receipt only. `message`: its whole ref."""

    message: RefPrefix
    post: PostName | None = None


class Office(Request, frozen=True, tag="office"):
    """Their message is with the office of our principal `post`. Receipt only."""

    message: RefPrefix
    post: PostName | None = None


class Inform(Request, frozen=True, tag="informed"):
    """Our principal `post` was informed of their message. Receipt only."""

    message: RefPrefix
    post: PostName | None = None


class Query(Request, frozen=True, tag="query"):
    """Ask whether anybody there has seen our message."""

    message: RefPrefix


class Nack(Request, frozen=True, tag="nack"):
    """Their message came, and we cannot do anything with it."""

    message: RefPrefix
    reason: Literal["UNREADABLE", "NOT-OURS", "LANGUAGE"]
    text: Remark = ""
    post: PostName | None = None


class Expect(Request, frozen=True, tag="expect"):
    """An answer to their message is being prepared, and may be expected by then."""

    message: RefPrefix
    by: Time
    text: Remark = ""
    post: PostName | None = None


class Cancel(Request, frozen=True, tag="cancel"):
    """Take our message back."""

    message: RefPrefix
    reason: Remark
    precedence: Precedence | None = None  # at least that of the message
    language: Language | None = None


class Correct(Letter, Request, frozen=True, tag="correct"):
    """Put a whole new text in the place of our message. What of its header is left out stays as it was."""

    message: RefPrefix


class Readdress(Request, frozen=True, tag="readdress"):
    """Give our message, as it is, to further posts of theirs."""

    message: RefPrefix
    to: Posts
    why: Remark
    info: Posts = ()
    precedence: Precedence | None = None  # that of the message
    language: Language | None = None
