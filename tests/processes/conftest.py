"""What a machine must have and allow for a fault to be made; where it does not, the test says why it was left out."""

import itertools
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import in_ci
from tests.processes.network import Network
from tests.scenarios.staging import folder

PACKAGES = {"nft": "nftables", "ip": "iproute2", "tc": "iproute2", "strace": "strace", "faketime": "faketime"}
DISK = "24m"
_numbers = itertools.count(1)


def need(*tools: str) -> None:
    """These programs are there. Else the test is skipped; in CI it fails, because a package brings them."""
    lacking = [tool for tool in tools if shutil.which(tool) is None]
    if not lacking:
        return
    said = f"{', '.join(lacking)} not found: apt-get install -y {' '.join(sorted({PACKAGES[t] for t in lacking}))}"
    if in_ci():
        pytest.fail(said, pytrace=False)
    pytest.skip(said)


def done(*command: str) -> bool:
    """Whether the machine lets us do this."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def network() -> Iterator[Network]:
    """Two namespaces with a cable between them; only in them are there addresses. Gone afterwards."""
    need("ip", "tc", "nft")
    made = Network(f"parley-t-{os.getpid()}-{next(_numbers)}")
    try:
        if not done("ip", "netns", "add", made.one):
            pytest.skip("this machine lets us make no network namespaces")
        made.build()
        yield made
    finally:
        made.remove()


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A folder that is a file system of its own, with little room. Gone afterwards."""
    with folder() as where:
        if not done("mount", "-t", "tmpfs", "-o", f"size={DISK}", "parley-t", str(where)):
            pytest.skip("this machine lets us mount nothing")
        try:
            yield where
        finally:
            subprocess.run(["umount", "--lazy", str(where)], check=True)


@pytest.fixture
def strace() -> None:
    """System calls of a process of ours can be made to fail."""
    need("strace")
    if not done("strace", "-f", "true"):
        pytest.skip("this machine lets us trace nothing")


@pytest.fixture
def faketime() -> None:
    """A process can be told another time."""
    need("faketime")
