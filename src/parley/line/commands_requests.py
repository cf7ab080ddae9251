"""What our own people may ask for about requests for explanation and assurances. See docs/reference/control.md."""

from typing import Annotated, TypeAlias

from msgspec import Meta

from parley.line.bounds import Remark
from parley.line.request import RefPrefix, Request
from parley.line.written import ITEMS_MAX, ItemName


class Judge(Request, frozen=True, tag="request.judge"):
    """Our word on a reply. Left out: `reply` is the newest not judged, `missing` the items that it leaves out."""

    request: RefPrefix
    adequate: bool
    reply: RefPrefix = ""
    missing: Annotated[tuple[ItemName, ...], Meta(max_length=ITEMS_MAX)] | None = None
    text: Remark = ""


class Tell(Request, frozen=True, tag="assurance.told"):
    """What we assured that we would tell first has come, or will."""

    assurance: RefPrefix
    text: Remark = ""


class Miss(Request, frozen=True, tag="assurance.missed"):
    """What they assured that they would tell us first came, and they did not."""

    assurance: RefPrefix
    text: Remark = ""


AnyRequestRequest: TypeAlias = Judge | Tell | Miss
