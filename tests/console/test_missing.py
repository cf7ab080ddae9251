"""An address of a thing that is not on record, or that is no reference at all: a page says so, and nothing breaks."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from parley.console import attached, call, messages_pages, rings, timeline
from parley.console.speech import speech
from tests.console.served import Served, two

NAMED = ("{call}", "{ref}", "{hash}", "{epoch}")  # what of an address is a reference or the beginning of one
ROUTES = [
    route
    for routes in (attached.ROUTES, call.ROUTES, messages_pages.ROUTES, rings.ROUTES, timeline.ROUTES)
    for route in routes
    if any(name in route.path for name in NAMED)
]
FILLED = {"{line}": "boreas", "{side}": "ours", "{index:int}": "0", "{do}": "seen", "{word}": "accept"}
NONE = {
    "not on record": "0" * 64, "no reference": "zz", "half a byte": "abc", "other digits": "\u0663" * 64,
    "spaces": "ab " * 9, "longer than any": "a" * 900,
}  # fmt: skip


@pytest.fixture(scope="module")
def aster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with two(Path(tmp_path_factory.mktemp("missing"))) as (served, _):
        yield served


def asked(served: Served, path: str, method: str) -> tuple[int, str]:
    said = "" if method == "POST" else None
    kind = "application/x-www-form-urlencoded"
    answer, words = served.ask(
        path, method=method, body=said, content_type=kind, origin=served.address, cookie=served.cookie()
    )
    return answer.status, words


def address(path: str, ref: str) -> str:
    for name, value in FILLED.items():
        path = path.replace(name, value)
    return re.sub("|".join(map(re.escape, NAMED)), quote(ref), path)


@pytest.mark.parametrize("what", NONE)
def test_what_is_not_on_record_is_said_alike_under_every_address_that_names_a_thing(
    aster: Served, what: str
) -> None:
    assert len(ROUTES) > 10
    for route in ROUTES:
        method = "POST" if "POST" in (route.methods or ()) else "GET"
        status, said = asked(aster, address(route.path, NONE[what]), method)
        assert (status, str(speech("en").say("failed-heading")) in said) == (404, True), (route.path, said)
