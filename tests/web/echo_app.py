"""A small WSGI application behind the real dispatcher and the real server, which shows what arrives."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterable, Iterator
from typing import Any

from satupintu.web.asgi import Dispatcher, Receive, Scope, Send

closed = threading.Event()


class Slow:
    """A response in many parts that notes whether it was closed."""

    def __init__(self, parts: int) -> None:
        self.parts = parts

    def __iter__(self) -> Iterator[bytes]:
        for _part in range(self.parts):
            yield b"x" * 65536

    def close(self) -> None:
        closed.set()


def echo(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
    path = environ["PATH_INFO"]
    if path == "/crash":
        raise RuntimeError("a bug")
    if path == "/parts":
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"one,", b"", b"two,", b"three"]
    if path == "/large":
        closed.clear()
        start("200 OK", [("Content-Type", "application/octet-stream")])
        return Slow(400)
    if path == "/was-closed":
        start("200 OK", [])
        return [b"yes" if closed.wait(5) else b"no"]
    if path == "/nothing":
        start("204 No Content", [("X-One", "1"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
        return []
    body = environ["wsgi.input"].read()
    facts: dict[str, object] = {name: value for name, value in environ.items() if isinstance(value, str)}
    facts |= {"length": len(body), "sha256": hashlib.sha256(body).hexdigest()}
    text = json.dumps(facts).encode()
    start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(text)))])
    return [text]


async def events(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"events"})


application = Dispatcher(echo, events, threads=4)
