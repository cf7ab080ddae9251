"""A command for the running station: carried out once, whatever happens on the way.

Each invocation has an id. If the station goes away between the question and the answer, it is asked again with the same
id; if it stays away, the record says whether it was done; and if the record does not say so, the answer is "unknown",
never a guess.
"""

import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final, TypeVar

from parley import wiring
from parley.cli.failures import Cannot
from parley.cli.here import Here
from parley.station.client import Client, NotRunning
from parley.station.errors import Refusal
from parley.station.ports import StoreFailed

ANSWER_S: Final = 45.0  # a restored station first asks the counterpart, for up to 30 s
AGAIN_S: Final = 5.0  # so long we look for a station that went away: a restart takes two
PAUSE_S: Final = 0.1

Found = TypeVar("Found")


@contextmanager
def _closing(client: Client) -> Iterator[Client]:
    """The client, closed afterwards, whatever the station did to its end."""
    try:
        yield client
    finally:
        with suppress(OSError):
            client.close()


def ask(here: Here, request: dict[str, Any]) -> dict[str, Any]:
    """What the station answered. Raises Refusal, and Cannot if there is none, or nobody knows what became of it."""
    id_ = here.id or secrets.token_hex(8)
    try:
        client = Client(here.folder, ANSWER_S)
    except NotRunning as why:
        raise Cannot(
            f"no station runs in {here.folder}", "start it in another terminal with: parley run"
        ) from why
    try:
        with _closing(client):
            return client.ask(request, line=here.line, id=id_)
    except NotRunning:
        return _again(here, request, id_)


def _again(here: Here, request: dict[str, Any], id_: str) -> dict[str, Any]:
    """The answer to a request that may or may not have been carried out."""
    until = time.monotonic() + AGAIN_S
    while time.monotonic() < until:
        try:
            with _closing(Client(here.folder, ANSWER_S)) as client:
                return client.ask(request, line=here.line, id=id_)
        except NotRunning:
            time.sleep(PAUSE_S)
    if (answer := _on_record(here, id_)) is not None:
        return answer
    raise Cannot(
        "the station went away before it answered: whether this was done is unknown",
        f"checking: once the station runs again, repeat the command with --id {id_}; it will not be done twice",
    )


def _on_record(here: Here, id_: str) -> dict[str, Any] | None:
    """The answer as the station wrote it down before it went away; None if it did not."""
    try:
        reading = wiring.reading(here.folder)
        found = reading.answer(id_)
        reading.close()
    except StoreFailed:
        return None
    if found is None:
        return None
    answer = json.loads(found)
    if error := answer.get("error"):
        raise Refusal(error["what"], error.get("hint", ""), error.get("code", "refused"))
    ok: dict[str, Any] = answer["ok"]
    return ok


def running(here: Here) -> dict[str, Any] | None:
    """What a running station says of itself; None if none runs."""
    try:
        with _closing(Client(here.folder, ANSWER_S)) as client:
            return client.ask({"do": "status"})
    except NotRunning:
        return None


def soon(look: Callable[[], Found], done: Callable[[Found], bool], wait_s: float) -> Found:
    """What `look` finds once that is `done`, or after so long: what a person would otherwise look for again."""
    until = time.monotonic() + wait_s
    found = look()
    while not done(found) and time.monotonic() < until:
        time.sleep(PAUSE_S)
        found = look()
    return found
