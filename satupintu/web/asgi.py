"""The dispatcher: one origin, one port. `/events` goes to the native SSE app, all else to Django in threads.

Django's views are synchronous: the same view costs several times the CPU behind a native ASGI
server. A request's body is read before a thread is taken, so a slow phone holds no thread. Orders
have threads of their own: when all of them wait for the mall's lock, reading goes on. They are few,
because the lock lets one order in at a time, and SQLite's waiters sleep longer the more there are.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any, Protocol

from satupintu.web.proxies import Proxies

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[bytes, bytes]]

EVENTS = "/events"
READING = frozenset({"GET", "HEAD", "OPTIONS"})
ARRIVED = "satupintu.arrived"
"""In a request's environment: when it was complete, in monotonic seconds."""
BODY_IN_MEMORY_BYTES = 256 * 1024
BODY_LIMIT_BYTES = 10 * 1024 * 1024
BODY_LIMIT_SECONDS = 60.0
PART_BYTES = 256 * 1024
PART_LIMIT_SECONDS = 30
STREAMS_END_SECONDS = 0.2


class Background(Protocol):
    """What runs beside the pages in every server process."""

    def start(self) -> None: ...
    def stop(self) -> None: ...


class Gone(Exception):  # noqa: N818 - the client left, nothing is wrong
    """The client closed the connection before its order was complete."""


class TooLarge(Exception):  # noqa: N818 - answered with 413
    """The body is larger than anything this house accepts."""


class Dispatcher:
    """The ASGI application of one server process."""

    def __init__(
        self, wsgi: Wsgi, events: Asgi, *, threads: int, background: Sequence[Background] = (), proxies: str = ""
    ) -> None:  # fmt: skip
        self.wsgi, self.events, self.background, self.proxies = wsgi, events, background, Proxies(proxies)
        self.pages = ThreadPoolExecutor(threads, thread_name_prefix="page")
        self.orders = ThreadPoolExecutor(max(2, threads // 4), thread_name_prefix="order")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http" and scope["path"] == EVENTS:
            await self.events(scope, receive, send)
        elif scope["type"] == "http":
            await self._page(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        for part in self.background:
            part.start()
        with contextlib.suppress(RuntimeError, ValueError):  # only a main thread hears signals
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self._end)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._stop()
        await send({"type": "lifespan.shutdown.complete"})

    def _stop(self) -> None:
        for part in self.background:
            part.stop()

    def _end(self) -> None:
        """End the open streams, which the server would wait for, then let the server end in its own way."""
        self._stop()
        asyncio.get_running_loop().call_later(STREAMS_END_SECONDS, signal.raise_signal, signal.SIGINT)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        with tempfile.SpooledTemporaryFile(BODY_IN_MEMORY_BYTES) as body:
            try:
                async with asyncio.timeout(BODY_LIMIT_SECONDS):
                    length = await read_body(receive, body)
            except (Gone, TimeoutError):
                return
            except TooLarge:
                await send({"type": "http.response.start", "status": 413, "headers": [(b"connection", b"close")]})
                await send({"type": "http.response.body", "body": b""})
                return
            answer = Answer(asyncio.get_running_loop(), send, with_body=scope["method"] != "HEAD")
            environ = environment(scope, body, length, self.proxies)
            pool = self.pages if scope["method"] in READING else self.orders
            with contextlib.suppress(Gone):
                last = await asyncio.get_running_loop().run_in_executor(pool, answer.of, self.wsgi, environ)
                await answer.finish(last)


class Answer:
    """One response on its way from a thread to the client; the thread waits while the client is slow."""

    def __init__(self, loop: asyncio.AbstractEventLoop, send: Send, *, with_body: bool) -> None:
        self.loop, self.send, self.with_body = loop, send, with_body
        self.status, self.headers, self.started = 500, Headers(), False

    def of(self, wsgi: Wsgi, environ: dict[str, Any]) -> bytes:
        """Run the page in this thread, send all but its last part, return that; most pages are one part."""
        parts = wsgi(environ, self._start)
        try:
            gathered = bytearray()
            for part in parts:
                if gathered and len(gathered) + len(part) > PART_BYTES and self.with_body:
                    self._send_from_here(bytes(gathered))
                    gathered.clear()
                gathered += part
            return bytes(gathered)
        finally:
            if hasattr(parts, "close"):
                parts.close()

    def _send_from_here(self, part: bytes) -> None:
        """Send a part and wait for the client to take it; gives up when it takes too long or the server ends."""
        sent = asyncio.run_coroutine_threadsafe(self._part(part, more=True), self.loop)
        for _second in range(PART_LIMIT_SECONDS):
            with contextlib.suppress(TimeoutError):
                return sent.result(1.0)
            if not self.loop.is_running():
                break
        raise Gone

    async def finish(self, last: bytes) -> None:
        """Send the last part and end the response."""
        await self._part(last if self.with_body else b"", more=False)

    def _start(self, status: str, headers: list[tuple[str, str]], exc_info: object = None) -> None:
        self.status = int(status.split(" ", 1)[0])
        self.headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]

    async def _part(self, body: bytes, *, more: bool) -> None:
        if not self.started:
            self.started = True
            await self.send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await self.send({"type": "http.response.body", "body": body, "more_body": more})


async def read_body(receive: Receive, into: IO[bytes]) -> int:
    """Write the whole body of a request into `into`, rewind it, return its length. Raises Gone, TooLarge."""
    length, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        part = message.get("body", b"")
        length += len(part)
        if length > BODY_LIMIT_BYTES:
            raise TooLarge
        into.write(part)
        more = message.get("more_body", False)
    into.seek(0)
    return length


def environment(scope: Scope, body: IO[bytes], length: int, proxies: Proxies) -> dict[str, Any]:
    """Return the WSGI environment of a request (PEP 3333). Headers with "_" are dropped: they could pose as others.

    `REMOTE_ADDR` is the visitor's address as far as `proxies` tell it.
    """
    server = scope.get("server") or ("localhost", 80)
    forwarded = [value.decode("latin-1") for name, value in scope["headers"] if name.lower() == b"x-forwarded-for"]
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope.get("query_string", b"").decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope.get('http_version', '1.1')}",
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "REMOTE_ADDR": proxies.visitor((scope.get("client") or ("",))[0], forwarded),
        "CONTENT_LENGTH": str(length),
        ARRIVED: time.monotonic(),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").upper(), raw_value.decode("latin-1")
        if "_" in name or name in {"CONTENT-LENGTH", "TRANSFER-ENCODING"}:
            continue
        key = "CONTENT_TYPE" if name == "CONTENT-TYPE" else f"HTTP_{name.replace('-', '_')}"
        joint = "; " if name == "COOKIE" else ","
        environ[key] = f"{environ[key]}{joint}{value}" if key in environ else value
    return environ
