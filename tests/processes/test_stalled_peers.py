"""Five hundred sockets that connect to a real station and stall: its honest counterpart is served all the while."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest

from parley.sim.stage import Side
from tests.processes.pair import IN_THE_AIR, bearers, killed, outbox, outcome, pair, under_load
from tests.scenarios.staging import until

PEERS = 500
LOAD_S = 3.0
SHARE = 4 * IN_THE_AIR  # of what is written meanwhile: what lies before each turn
TRICKLE_S = 0.5  # between two bytes of one who is slow


def hello() -> bytes:
    """The first flight of a TLS client."""
    said = ssl.MemoryBIO()
    context = ssl.create_default_context()
    with contextlib.suppress(ssl.SSLWantReadError):
        context.wrap_bio(ssl.MemoryBIO(), said, server_hostname="station").do_handshake()
    return said.read()


HELLO = hello()


def silent(_peer: socket.socket, _turn: int) -> None:
    """Connects and says nothing."""


def halfway(peer: socket.socket, turn: int) -> None:
    """Begins a handshake and never answers."""
    if turn == 0:
        peer.send(HELLO)


def trickling(peer: socket.socket, turn: int) -> None:
    """Begins a handshake, a byte at a time."""
    peer.send(HELLO[turn : turn + 1])


Peer = Callable[[socket.socket, int], None]


@contextlib.contextmanager
def stalled(address: tuple[str, int], peer: Peer) -> Iterator[list[int]]:
    """So many such peers at this station; whoever is thrown out comes again. How many came in all."""
    over = threading.Event()
    came = [0]

    def besiege() -> None:
        with contextlib.ExitStack() as stack:
            sockets = [_connected(stack, address, came) for _ in range(PEERS)]
            turn = 0
            while not over.wait(TRICKLE_S):
                for at, one in enumerate(sockets):
                    try:
                        peer(one, turn)
                        if one.recv(1 << 14) == b"":
                            raise ConnectionResetError
                    except BlockingIOError:
                        continue
                    except OSError:
                        one.close()
                        sockets[at] = _connected(stack, address, came)
                turn += 1

    thread = threading.Thread(target=besiege, daemon=True)
    thread.start()
    try:
        yield came
    finally:
        over.set()
        thread.join(timeout=30)


def _connected(stack: contextlib.ExitStack, address: tuple[str, int], came: list[int]) -> socket.socket:
    one = stack.enter_context(socket.socket())
    one.setblocking(False)
    one.connect_ex(address)
    came[0] += 1
    return one


def address_of(side: Side) -> tuple[str, int]:
    parts = urlsplit(side.card.addresses[0])
    assert parts.hostname is not None
    assert parts.port is not None
    return parts.hostname, parts.port


@pytest.mark.slow
@pytest.mark.parametrize(
    "peer", [trickling, *(pytest.param(peer, marks=pytest.mark.soak) for peer in (silent, halfway))]
)
def test_500_peers_that_stall_leave_the_honest_counterpart_its_traffic(peer: Peer) -> None:
    with pair() as (near, far):
        with stalled(address_of(near), peer) as came, under_load(near, far, per_s=20) as loads:
            time.sleep(LOAD_S)
            assert bearers(near) == bearers(far) == "UP"
            before = len(loads[1].acknowledged)
            assert killed(far)  # its next handshake has to find its way through them
            until(lambda: len(loads[1].acknowledged) > before + IN_THE_AIR, 30)
            until(lambda: outbox(near) + outbox(far) < SHARE, 15)
            until(lambda: bearers(near) == bearers(far) == "UP", 15)
        assert came[0] >= PEERS
        assert outcome(loads) > 50
