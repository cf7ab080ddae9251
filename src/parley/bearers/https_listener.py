"""The https bearer's way in: `POST /parley/1` over mutual TLS, one small HTTP/1.1 server that does nothing else.

Built on httptools (llhttp) directly, because the limits must hold before, in and after the handshake, which a general
server does not let us say; why not uvicorn, and what was measured: docs/decisions/0010-own-https-listener.md.

Who may take what:
- before the handshake (anybody): HANDSHAKES_MAX sockets, of them HANDSHAKES_PER_ADDRESS_MAX from one address, each for
  HANDSHAKE_WAIT_S. At the limit the *oldest* gives way: an honest handshake takes milliseconds, a slow socket seconds.
- after it (admitted counterparts only): CONNECTIONS_PER_PEER_MAX each, the oldest gives way; one request at a time;
  head and body within limits and within REQUEST_WAIT_S; replies must be read before the next request is.
"""

import asyncio
import contextlib
import logging
import socket
from collections import OrderedDict
from collections.abc import Iterable
from typing import Final, cast

from parley.bearers.https_conversation import Conversation
from parley.bearers.https_tls import HANDSHAKE_WAIT_S, SHUTDOWN_WAIT_S, fingerprint, listening
from parley.station.bearing import CertificateHash, Receive
from parley.station.keys import TlsIdentity

HANDSHAKES_MAX: Final = 128  # ours: asyncio keeps 256 KiB for each TLS connection, so 32 MiB
HANDSHAKES_PER_ADDRESS_MAX: Final = 32
CONNECTIONS_PER_PEER_MAX: Final = 8  # ours: a counterpart needs one; others are left over from broken paths
BACKLOG: Final = 128

_log: Final = logging.getLogger("parley.bearers.https")


class HttpsListener:
    """Receives parcels for `receive`. Implements parley.station.bearing.Listener."""

    name: Final = "https"

    def __init__(
        self, identity: TlsIdentity, host: str, port: int, receive: Receive, parcel_bytes_max: int
    ) -> None:
        """Nothing is opened before `start`. `port` 0: any free one."""
        self._identity = identity
        self._where = (host, port)
        self.receive = receive
        self.parcel_bytes_max = parcel_bytes_max
        self._context = listening(identity, ())
        self._admitted: frozenset[CertificateHash] = frozenset()
        self._socket: socket.socket | None = None
        self._accepting: asyncio.Task[None] | None = None
        self._handshakes: OrderedDict[asyncio.Task[None], str] = OrderedDict()  # oldest first; to the address
        self._open: dict[CertificateHash, OrderedDict[Conversation, None]] = {}
        self._gone = asyncio.Event()  # set whenever a connection has ended
        self.stopping = False

    @property
    def port(self) -> int:
        """The port that is listened on, once started."""
        assert self._socket is not None
        return cast("int", self._socket.getsockname()[1])

    def admit(self, certificates: Iterable[bytes]) -> None:
        """From now on exactly the holders of these certificates (DER) may bring parcels; others are cut off."""
        kept = list(certificates)
        self._context = listening(self._identity, kept)
        self._admitted = frozenset(map(fingerprint, kept))
        for peer in self._open.keys() - self._admitted:
            for conversation in list(self._open[peer]):
                conversation.cut_off()

    async def start(self) -> None:
        """Parcels are received when this returns. Raises OSError if the address cannot be had."""
        host, port = self._where
        if host in {"", "::"} and socket.has_dualstack_ipv6():
            self._socket = socket.create_server(
                ("::", port), family=socket.AF_INET6, backlog=BACKLOG, dualstack_ipv6=True
            )
        else:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            self._socket = socket.create_server((host, port), family=family, backlog=BACKLOG)
        self._socket.settimeout(0)
        self._accepting = asyncio.create_task(self._accept(self._socket))

    async def stop(self) -> None:
        """Nothing more is received; what was being answered was answered, or cut off after a second."""
        self.stopping = True
        tasks = [task for task in (self._accepting, *self._handshakes) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._socket is not None:
            self._socket.close()
        for conversation in self._conversations():
            conversation.leave()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SHUTDOWN_WAIT_S):
                while self._open:
                    self._gone.clear()
                    await self._gone.wait()
        for conversation in self._conversations():
            conversation.cut_off()

    def welcome(self, conversation: Conversation) -> bool:
        """Take a connection whose handshake is done. False if its peer is no longer admitted, or we are leaving."""
        if self.stopping or conversation.peer not in self._admitted:
            return False
        theirs = self._open.setdefault(conversation.peer, OrderedDict())
        if len(theirs) >= CONNECTIONS_PER_PEER_MAX:
            next(iter(theirs)).cut_off()
        theirs[conversation] = None
        return True

    def farewell(self, conversation: Conversation) -> None:
        """The connection is gone."""
        self._gone.set()
        theirs = self._open.get(conversation.peer)
        if theirs is not None:
            theirs.pop(conversation, None)
            if not theirs:
                del self._open[conversation.peer]

    def _conversations(self) -> list[Conversation]:
        return [conversation for theirs in self._open.values() for conversation in theirs]

    async def _accept(self, listener: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                connection, (address, *_) = await loop.sock_accept(listener)
            except OSError as why:  # out of file descriptors, or the caller was gone already
                _log.warning("https: cannot accept a connection: %s", why)
                await asyncio.sleep(0.1)
                continue
            # asyncio sets it only on sockets that name their protocol, which accepted ones do not.
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._make_room(address)
            task = loop.create_task(self._shake_hands(connection))
            self._handshakes[task] = address
            task.add_done_callback(lambda done: self._handshakes.pop(done, None))

    def _make_room(self, address: str) -> None:
        same = [task for task, theirs in self._handshakes.items() if theirs == address]
        if len(same) >= HANDSHAKES_PER_ADDRESS_MAX:
            oldest = same[0]
        elif len(self._handshakes) >= HANDSHAKES_MAX:
            oldest = next(iter(self._handshakes))
        else:
            return
        del self._handshakes[oldest]
        oldest.cancel()

    async def _shake_hands(self, connection: socket.socket) -> None:
        # Failures are daily weather (scanners, slow sockets, unpaired callers) and tell nothing that could be trusted.
        with contextlib.suppress(OSError):  # TimeoutError, ConnectionError and ssl.SSLError are among them
            await asyncio.get_running_loop().connect_accepted_socket(
                lambda: Conversation(self),
                connection,
                ssl=self._context,
                ssl_handshake_timeout=HANDSHAKE_WAIT_S,
                ssl_shutdown_timeout=SHUTDOWN_WAIT_S,
            )
