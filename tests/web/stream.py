"""A reader of Server-Sent Events that notes when each one came."""

from __future__ import annotations

import json
import socket
import threading
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Heard:
    """One event: when it came (monotonic seconds), its name, its id, its position."""

    at: float
    event: str
    id: str
    position: int


class Stream(threading.Thread):
    """Reads one stream in the background until it is closed or the server ends it."""

    def __init__(self, url: str, **headers: str) -> None:
        super().__init__(daemon=True)
        parts = urlsplit(url)
        self.line = HTTPConnection(parts.netloc, timeout=20)
        self.line.request("GET", f"{parts.path}?{parts.query}", headers=headers)
        self.response = self.line.getresponse()
        self.heard: list[Heard] = []
        self.ended = threading.Event()
        self.start()

    def run(self) -> None:
        fields: dict[str, Any] = {}
        try:
            for raw in self.response:
                line = raw.decode().strip()
                if line:
                    name, _colon, value = line.partition(": ")
                    fields[name] = value
                    continue
                position = json.loads(fields["data"])["position"]
                self.heard.append(Heard(time.monotonic(), fields["event"], fields["id"], position))
                fields = {}
        except (OSError, ValueError, HTTPException):
            pass
        self.ended.set()

    def first(self, event: str, *, within: float, after: int = 0) -> Heard | None:
        """Return the first event of a name beyond the first `after` events, or None when it does not come."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            for heard in self.heard[after:]:
                if heard.event == event:
                    return heard
            time.sleep(0.005)
        return None

    def close(self) -> None:
        """Leave."""
        if isinstance(self.line.sock, socket.socket):
            self.line.sock.shutdown(socket.SHUT_RDWR)
