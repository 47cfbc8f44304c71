"""The demo's people over HTTP: each order carries a key and is repeated until its answer is known."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Mapping, Sequence
from typing import Any

import httpx2 as httpx

from satupintu.simulation.people import Called, Found, Given

TRIES = 40
PAUSE_SECONDS = 0.25
TIMEOUT_SECONDS = 10.0


class HttpHands:
    """Hands of a crowd that speak only the public API, from several threads at once."""

    def __init__(self, address: str, kiosk: str, officers: Mapping[str, str]) -> None:
        self.address, self.kiosk, self.officers = address.rstrip("/"), kiosk, officers
        self.slowest_ms = 0.0
        self.requests = 0
        self.repeats = 0
        self.kept: dict[str, str] = {}
        self._local = threading.local()
        self._guard = threading.Lock()

    def _client(self) -> httpx.Client:
        if not hasattr(self._local, "client"):
            self._local.client = httpx.Client(base_url=self.address, timeout=TIMEOUT_SECONDS)
        client: httpx.Client = self._local.client
        return client

    def ask(self, method: str, path: str, token: str = "", body: Any = None) -> httpx.Response:
        """Send one request, repeated under the same key until the answer is known. Raises httpx.HTTPError."""
        headers = {"Idempotency-Key": secrets.token_urlsafe(16)} if method == "POST" else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        for turn in range(TRIES):
            started = time.perf_counter()
            try:
                answer = self._send(method, path, body, headers)
            except httpx.HTTPError:
                self._client().close()
                del self._local.client
                if turn == TRIES - 1:
                    raise
            else:
                self._note(time.perf_counter() - started)
                if answer.status_code < 500:
                    return answer
            with self._guard:
                self.repeats += 1
            time.sleep(PAUSE_SECONDS)
        raise httpx.HTTPError(f"{method} {path} stayed unknown")

    def _send(self, method: str, path: str, body: Any, headers: dict[str, str]) -> httpx.Response:
        return self._client().request(method, f"/api/v1{path}", json=body, headers=headers)

    def _note(self, seconds: float) -> None:
        with self._guard:
            self.requests += 1
            self.slowest_ms = max(self.slowest_ms, seconds * 1000)

    def _ordered(self, path: str, token: str, body: Any = None) -> bool:
        return self.ask("POST", path, token, body).status_code < 400

    def issue(self, services: Sequence[str], priority: bool, floor: int) -> Given | None:
        """Take a number at a kiosk."""
        body = {"services": list(dict.fromkeys(services)), "priority": priority}
        answer = self.ask("POST", "/tickets", self.kiosk, body)
        if answer.status_code != 201:
            return None
        told = answer.json()
        with self._guard:
            self.kept[told["id"]] = told["number"]
        return Given(told["id"], told["number"])

    def at_deck(self, number: str) -> bool:
        """Press the button of the row."""
        return self._ordered(f"/tickets/{number}/at-deck", self.kiosk)

    def come_back(self, number: str) -> bool:
        """Be brought back by an officer."""
        return self._ordered(f"/tickets/{number}/return", next(iter(self.officers.values())))

    def open_counter(self, counter: str) -> bool:
        """Open a counter."""
        return self._ordered(f"/counters/{counter}/open", self.officers[counter])

    def close_counter(self, counter: str) -> bool:
        """Close a counter."""
        return self._ordered(f"/counters/{counter}/close", self.officers[counter])

    def start_break(self, counter: str) -> bool:
        """Begin a break."""
        return self._ordered(f"/counters/{counter}/break", self.officers[counter])

    def next_person(self, counter: str, *, done: bool) -> Found | None:
        """Press Next, or done and next."""
        body: dict[str, list[str]] | None = {"outcomes": []} if done else None
        answer = self.ask("POST", f"/counters/{counter}/next", self.officers[counter], body)
        if answer.status_code != 200:
            return None
        told = answer.json()
        return Found(told["state"] == "serving", told["ticket"]["number"])

    def start(self, counter: str) -> bool:
        """Begin to serve who came to the counter."""
        return self._ordered(f"/counters/{counter}/start", self.officers[counter])

    def calls(self) -> list[Called]:
        """Read the boards."""
        told = self.ask("GET", "/hall").json()
        return [Called(c["number"], c["line"], c["counter"], c["called_at"]) for c in told["board"]]

    def stops_left(self, given: Given) -> int | None:
        """Read the ticket's page: how many lines are still to come."""
        answer = self.ask("GET", f"/tickets/{given.ticket}")
        if answer.status_code != 200:
            return None
        return len([stop for stop in answer.json()["stops"] if stop["state"] != "done"])

    def lost(self) -> int:
        """Return how many acknowledged tickets are not there with their number."""
        missing = 0
        for ticket, number in self.kept.items():
            answer = self.ask("GET", f"/tickets/{ticket}")
            missing += answer.status_code != 200 or answer.json()["number"] != number
        return missing
