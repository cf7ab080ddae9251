"""The https bearer's way out: one lasting connection to one counterpart, made again when it breaks.

A parcel that found its connection broken before any answer is sent once more on a fresh one: a connection may end at
the far side just as we write (their restart, their idle limit), and parcels are idempotent.
"""

import asyncio
import re
import socket
import ssl
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Final, cast
from urllib.parse import urlsplit

import httptools

from parley.bearers.https_tls import CONNECT_WAIT_S, SHUTDOWN_WAIT_S, calling
from parley.record.errors import Malformed
from parley.station.bearing import (
    Garbled,
    NotAdmitted,
    NotPinned,
    Refused,
    Rejected,
    TimedOut,
    Undelivered,
    Unreachable,
)
from parley.station.keys import TlsIdentity

HEAD_BYTES_MAX: Final = 8_192  # ours: a station's head has 80
WORDS_CHARACTERS_MAX: Final = 200  # ours: of their reason, as shown to a person
_UNPRINTABLE: Final = re.compile(rb"[^ -~]")


class Broken(Exception):
    """The connection ended before an answer. `why` is what the event loop said, if anything."""

    def __init__(self, why: Exception | None) -> None:
        super().__init__(str(why))
        self.why = why


def parse_address(text: str) -> tuple[str, int]:
    """Host and port of `https://host:port`. Raises Malformed."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as why:
        raise Malformed(f"address {text[:80]!r}: {why}") from why
    if (
        parts.scheme != "https"
        or not host
        or not port
        or parts.path not in {"", "/"}
        or parts.query
        or parts.username
    ):
        raise Malformed(f"address {text[:80]!r} is not of the form https://host:port")
    return host, port


class HttpsBearer:
    """Posts parcels to one counterpart. Implements parley.station.bearing.Bearer."""

    name: Final = "https"

    def __init__(
        self,
        identity: TlsIdentity,
        peer: bytes,
        addresses: Sequence[str],
        parcel_bytes_max: int,
        lost: Callable[[], None] = lambda: None,
    ) -> None:
        """`peer`: the certificate on their card, DER. `lost` is told when the connection breaks while it is idle.

        Raises Malformed if an address is none. Nothing is opened before the first post.
        """
        self._peer = peer
        self._context = calling(identity, peer)
        self._addresses = {text: parse_address(text) for text in addresses}
        self._order = list(addresses)  # the one that answered last comes first
        self._parcel_bytes_max = parcel_bytes_max
        self._lost = lost
        self._turn = asyncio.Lock()
        self._link: _Link | None = None

    async def post(self, parcel: bytes, wait_ms: int) -> bytes:
        """Their sealed reply to `parcel`, perhaps empty. Raises Undelivered within about `wait_ms` otherwise."""
        if len(parcel) > self._parcel_bytes_max:
            raise ValueError(f"a parcel of {len(parcel):,} bytes; they take {self._parcel_bytes_max:,}")
        async with self._turn:
            deadline = asyncio.get_running_loop().time() + wait_ms / 1_000
            if self._link is not None and self._link.open:
                try:
                    return self._told(await self._link.exchange(parcel, deadline))
                except Broken:
                    pass  # once more, on a fresh connection
            self._link = await self._connect(deadline)
            try:
                return self._told(await self._link.exchange(parcel, deadline))
            except Broken as why:
                raise _explained(self._link.address, why) from why

    async def close(self) -> None:
        if self._link is not None:
            self._link.end()

    def _told(self, reply: tuple[int, bytes]) -> bytes:
        status, body = reply
        if status == HTTPStatus.OK:
            return body
        assert self._link is not None
        words = _UNPRINTABLE.sub(b"?", body[:WORDS_CHARACTERS_MAX]).decode("ascii")
        raise Rejected(self._link.address, status, words)

    async def _connect(self, deadline: float) -> "_Link":
        """A connection to the first address that has one. Raises the most telling of what went wrong."""
        wrong: list[Undelivered] = []
        for text in tuple(self._order):
            left = deadline - asyncio.get_running_loop().time()
            try:
                async with asyncio.timeout(min(CONNECT_WAIT_S, max(left, 0.0))):
                    link = await self._reach(text)
            except TimeoutError:
                wrong.append(TimedOut(text, "no connection within the wait"))
            except Undelivered as why:
                wrong.append(why)
            else:
                self._order.remove(text)
                self._order.insert(0, text)
                return link
        if not wrong:
            raise Unreachable("(none)", "their card names no address")
        # "Refused" alone says that the station is down: so only if every address says it.
        raise next((why for why in wrong if not isinstance(why, Refused)), wrong[0])

    async def _reach(self, text: str) -> "_Link":
        loop = asyncio.get_running_loop()
        host, port = self._addresses[text]
        last: Undelivered = Unreachable(text, "no such host")
        try:
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as why:
            raise Unreachable(text, f"no such host: {why.strerror or why}") from why
        for *_, where in found:
            try:
                _, link = await loop.create_connection(
                    lambda: _Link(text, self._parcel_bytes_max, self._lost),
                    *where[:2],
                    ssl=self._context,
                    server_hostname="",  # tells a passer-by nothing; the certificate is pinned
                    ssl_handshake_timeout=CONNECT_WAIT_S,
                    ssl_shutdown_timeout=SHUTDOWN_WAIT_S,
                )
            except OSError as why:
                last = _unconnected(text, why)
            else:
                return link.checked(self._peer)
        raise last


class _Link(asyncio.Protocol):
    """One connection, one request at a time."""

    def __init__(self, address: str, reply_bytes_max: int, lost: Callable[[], None]) -> None:
        self.address = address
        self.open = False
        self._lost = lost
        self._bytes_max = reply_bytes_max
        host = urlsplit(address).netloc
        self._head = (
            f"POST /parley/1 HTTP/1.1\r\nhost: {host}\r\n"
            "content-type: application/octet-stream\r\ncontent-length: "
        )
        self._transport: asyncio.Transport | None = None
        self._reply: asyncio.Future[tuple[int, bytes]] | None = None
        self._why: Exception | None = None
        self._in_head = True
        self._head_bytes = 0
        self._body: list[bytes] = []
        self._body_bytes = 0

    def checked(self, peer: bytes) -> "_Link":
        """This link, if the far end holds exactly the certificate `peer`. Raises NotPinned."""
        assert self._transport is not None
        if self._transport.get_extra_info("ssl_object").getpeercert(binary_form=True) != peer:
            self.end()
            raise NotPinned(self.address, "the certificate is not the one on their card")
        return self

    async def exchange(self, parcel: bytes, deadline: float) -> tuple[int, bytes]:
        """Status and body of the answer to `parcel`. Raises Broken, TimedOut, Garbled; the link is ended then."""
        if self._transport is None:
            raise Broken(self._why)
        loop = asyncio.get_running_loop()
        self._reply = loop.create_future()
        timer = loop.call_at(deadline, self._give_up)
        self._transport.write(b"".join((f"{self._head}{len(parcel)}\r\n\r\n".encode(), parcel)))
        try:
            return await self._reply
        except BaseException:  # also when we are cancelled: a late answer would be taken for the next one's
            self.end()
            raise
        finally:
            timer.cancel()
            self._reply = None

    def end(self) -> None:
        """Close now; nothing is told to `lost`."""
        self.open = False
        if self._transport is not None:
            self._transport.abort()

    # From the event loop.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._parser = httptools.HttpResponseParser(self)
        self._transport = cast("asyncio.Transport", transport)
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.open = True

    def connection_lost(self, exc: Exception | None) -> None:
        was_idle = self.open and self._reply is None
        self.open = False
        self._why = exc
        self._transport = None
        del self._parser  # it holds our methods: without this, the two keep each other alive
        self._fail(Broken(exc))
        if was_idle:
            self._lost()

    def data_received(self, data: bytes) -> None:
        if self._reply is None or self._reply.done():
            self.end()  # nobody asked
            return
        if self._in_head:
            self._head_bytes += len(data)
        try:
            self._parser.feed_data(data)
            if self._in_head and self._head_bytes > HEAD_BYTES_MAX:
                self._fail(
                    Garbled(self.address, f"a reply with a head of more than {HEAD_BYTES_MAX:,} bytes")
                )
        except (httptools.HttpParserError, httptools.HttpParserUpgrade) as why:
            told = why.__context__
            self._fail(
                told if isinstance(told, Garbled) else Garbled(self.address, "the reply is not HTTP/1.1")
            )
            self.end()

    # From the parser.

    def on_message_begin(self) -> None:
        if self._reply is None or self._reply.done():
            raise Garbled(self.address, "two replies to one request")
        self._body, self._body_bytes = [], 0

    def on_header(self, name: bytes, value: bytes) -> None:
        if name.lower() == b"content-length":
            self._count(int(value), so_far=0)

    def on_headers_complete(self) -> None:
        self._in_head, self._head_bytes = False, 0

    def on_body(self, body: bytes) -> None:
        self._count(len(body), so_far=self._body_bytes)
        self._body_bytes += len(body)
        self._body.append(body)

    def on_message_complete(self) -> None:
        self._in_head = True
        if self._reply is not None and not self._reply.done():
            self._reply.set_result((self._parser.get_status_code(), b"".join(self._body)))
        if not self._parser.should_keep_alive():
            self.end()

    def _count(self, more: int, so_far: int) -> None:
        if so_far + more > self._bytes_max:
            raise Garbled(self.address, f"a reply of more than {self._bytes_max:,} bytes")

    def _give_up(self) -> None:
        self._fail(TimedOut(self.address, "no answer within the wait"))

    def _fail(self, why: Exception) -> None:
        if self._reply is not None and not self._reply.done():
            self._reply.set_exception(why)


def _unconnected(address: str, why: OSError) -> Undelivered:
    """What a failed connect or handshake means."""
    match why:
        case ConnectionRefusedError():
            return Refused(address, "nobody listens there")
        case ssl.SSLCertVerificationError():
            return NotPinned(address, "the certificate is not the one on their card")
        case ssl.SSLError():
            return (
                NotAdmitted(address, _alert(why))
                if _is_alert(why)
                else Garbled(address, f"no TLS 1.3: {why.reason}")
            )
        case TimeoutError():
            return TimedOut(address, "no connection within the wait")
        case _:
            return Unreachable(address, why.strerror or str(why) or "the connection broke in the handshake")


def _explained(address: str, broken: Broken) -> Undelivered:
    """What it means that a fresh connection ended before its first answer."""
    # In TLS 1.3 a client has finished before the server looks at its certificate: the refusal comes at the first read.
    if isinstance(broken.why, ssl.SSLError) and _is_alert(broken.why):
        return NotAdmitted(address, _alert(broken.why))
    return Unreachable(
        address, f"the connection broke before an answer{f': {broken.why}' if broken.why else ''}"
    )


def _is_alert(why: ssl.SSLError) -> bool:
    return "ALERT" in (why.reason or "")


def _alert(why: ssl.SSLError) -> str:
    return f"they do not accept our certificate ({(why.reason or '').lower().replace('_', ' ')})"
