"""One admitted connection to our station: requests one after the other, each within its limits.

A refusal that needs no more of the request is written at once, and the connection ends after LINGER_S.
"""

import asyncio
from contextlib import suppress
from http import HTTPStatus
from typing import Final, Protocol, cast

import httptools

from parley.bearers.https_tls import fingerprint
from parley.station.bearing import CertificateHash, Receive, Rejection

PATH: Final = b"/parley/1"
HEAD_BYTES_MAX: Final = 8_192  # ours: our own head has 120; nginx and Apache allow 8 kB
REQUEST_WAIT_S: Final = 10.0  # ours: for a head; and for a body beside its time on a thin line:
BODY_BYTES_PER_S_MIN: Final = 1_000  # 8 kbit/s: on anything thinner TLS alone costs too much
IDLE_WAIT_S: Final = 600.0  # ours: two of the usual line tests; a broken path holds its socket as long
LINGER_S: Final = 1.0  # so that a refusal is read before the connection ends with bytes unread


class House(Protocol):
    """What a conversation needs of the listener."""

    receive: Receive
    parcel_bytes_max: int
    stopping: bool

    def welcome(self, conversation: "Conversation") -> bool: ...

    def farewell(self, conversation: "Conversation") -> None: ...


class Stop(Exception):
    """Raised inside the parser's callbacks: read no further, answer with `rejection`."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.rejection = Rejection(status, words)


class Conversation(asyncio.Protocol):
    """A connection whose handshake is done: the peer holds a certificate that was admitted."""

    def __init__(self, house: House) -> None:
        self.peer: CertificateHash = ""
        self._house = house
        self._transport: asyncio.Transport | None = None
        self._deadline: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None  # holds the answer that is being made
        self._in_head = True
        self._head_bytes = 0
        self._length: int | None = None
        self._url = b""
        self._body: list[bytes] = []
        self._choked = False  # the peer does not read what we wrote
        self._leaving = False

    # From the event loop.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._parser = httptools.HttpRequestParser(self)
        self._transport = cast("asyncio.Transport", transport)
        certificate = transport.get_extra_info("ssl_object").getpeercert(binary_form=True)
        self.peer = fingerprint(certificate)
        if self._house.welcome(self):
            self._expect(REQUEST_WAIT_S)
        else:
            self._transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  # asyncio names it
        self._house.farewell(self)
        self._forget_deadline()
        self._transport = None
        del self._parser  # it holds our methods: without this, the two keep each other alive

    def data_received(self, data: bytes) -> None:
        if self._leaving or self._transport is None:
            return
        if self._in_head:
            self._head_bytes += len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserCallbackError as why:
            cause = why.__context__
            self._refuse(cause.rejection if isinstance(cause, Stop) else Rejection(400, "not HTTP as agreed"))
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self._refuse(Rejection(400, "not HTTP/1.1"))
        else:
            if self._in_head and self._head_bytes > HEAD_BYTES_MAX:
                self._refuse(Rejection(431, f"a head of more than {HEAD_BYTES_MAX} bytes"))

    def eof_received(self) -> None:
        """They are done writing; so are we: nobody would read an answer."""

    def pause_writing(self) -> None:
        self._choked = True
        self._expect(REQUEST_WAIT_S)

    def resume_writing(self) -> None:
        self._choked = False
        if self._task is None and not self._leaving:
            self._listen()

    # From the parser, in this order, for each request.

    def on_message_begin(self) -> None:
        if self._task is not None:
            raise Stop(400, "a second request before the answer to the first")
        self._in_head, self._length, self._url = True, None, b""
        self._body = []
        self._expect(REQUEST_WAIT_S)

    def on_url(self, url: bytes) -> None:
        self._url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        match name.lower():
            case b"content-length":
                self._length = int(value)  # llhttp has seen to it that these are digits
            case b"transfer-encoding":
                raise Stop(411, "a parcel comes with its content-length")
            case _:
                pass

    def on_headers_complete(self) -> None:
        self._in_head, self._head_bytes = False, 0
        if self._url != PATH:
            raise Stop(404, f"there is only {PATH.decode()}")
        if self._parser.get_method() != b"POST":
            raise Stop(405, "parcels are posted")
        if self._length is None:
            raise Stop(411, "a parcel comes with its content-length")
        if self._length > self._house.parcel_bytes_max:
            raise Stop(
                413, f"a parcel of {self._length} bytes; at most {self._house.parcel_bytes_max} are taken"
            )
        if self._house.stopping:
            raise Stop(503, "the station is stopping")
        self._expect(REQUEST_WAIT_S + self._length / BODY_BYTES_PER_S_MIN)

    def on_body(self, body: bytes) -> None:
        self._body.append(body)

    def on_message_complete(self) -> None:
        assert self._transport is not None
        self._forget_deadline()
        self._transport.pause_reading()
        self._in_head = True
        if not self._parser.should_keep_alive():
            self._leaving = True
        parcel = self._body[0] if len(self._body) == 1 else b"".join(self._body)
        self._body = []
        self._task = asyncio.get_running_loop().create_task(self._answer(parcel))

    # Answering.

    async def _answer(self, parcel: bytes) -> None:
        try:
            reply = await self._house.receive(self.peer, parcel)
        except Exception as why:  # noqa: BLE001  # told to the loop's handler, which may stop the station
            reply = Rejection(500, "a fault of ours")
            context = {"message": "https: receiving a parcel failed", "exception": why, "protocol": self}
            asyncio.get_running_loop().call_exception_handler(context)
        self._task = None
        if self._transport is None:
            return
        self._write(reply)
        if self._leaving or self._house.stopping:
            self._leaving = True
            self._transport.close()
        elif not self._choked:
            self._listen()

    def _listen(self) -> None:
        assert self._transport is not None
        self._expect(IDLE_WAIT_S)
        with suppress(RuntimeError):  # uvloop: already reading
            self._transport.resume_reading()

    def _write(self, reply: bytes | Rejection) -> None:
        assert self._transport is not None
        if isinstance(reply, Rejection):
            body = reply.words.encode("ascii", "replace")
            phrase = HTTPStatus(reply.status).phrase
            head = f"HTTP/1.1 {reply.status} {phrase}\r\ncontent-type: text/plain\r\ncontent-length: {len(body)}\r\n"
        else:
            body = reply
            head = f"HTTP/1.1 200 OK\r\ncontent-type: application/octet-stream\r\ncontent-length: {len(body)}\r\n"
        last = "connection: close\r\n\r\n" if self._leaving else "\r\n"
        self._transport.write(b"".join((head.encode(), last.encode(), body)))

    def _refuse(self, rejection: Rejection) -> None:
        """Answer without reading further, then end."""
        assert self._transport is not None
        self._leaving = True
        self._transport.pause_reading()
        if self._task is None:
            self._write(rejection)
            self._expect(LINGER_S)
        # else the answer that is being made goes out first, and ends the connection

    # Ending.

    def leave(self) -> None:
        """End as soon as the answer that is being made is written; at once if there is none."""
        if self._task is None:
            self.cut_off()
        self._leaving = True

    def cut_off(self) -> None:
        """End now."""
        self._leaving = True
        if self._transport is not None:
            self._transport.abort()

    def _expect(self, within_s: float) -> None:
        """Cut the connection off unless something else is expected before that."""
        self._forget_deadline()
        self._deadline = asyncio.get_running_loop().call_later(within_s, self.cut_off)

    def _forget_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
