"""Three parties with certificates, and both event loops."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
import uvloop

from parley.station.keys import TlsIdentity
from tests.bearers.house import identity

Run = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture(scope="session")
def auster(tmp_path_factory: pytest.TempPathFactory) -> TlsIdentity:
    return identity(tmp_path_factory.mktemp("keys"), "auster")


@pytest.fixture(scope="session")
def boreas(tmp_path_factory: pytest.TempPathFactory) -> TlsIdentity:
    return identity(tmp_path_factory.mktemp("keys"), "boreas")


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> TlsIdentity:
    return identity(tmp_path_factory.mktemp("keys"), "stranger")


@pytest.fixture(params=["asyncio", "uvloop"])
def run(request: pytest.FixtureRequest) -> Run:
    """Plays a test to its end. The station runs on uvloop, where there is one, else on asyncio's own loop."""
    factory = asyncio.new_event_loop if request.param == "asyncio" else uvloop.new_event_loop

    def play(scene: Coroutine[Any, Any, None]) -> None:
        with asyncio.Runner(loop_factory=factory) as runner:
            runner.run(asyncio.wait_for(scene, 30))

    return play
