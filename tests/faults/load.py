"""A small busy day: kiosks, a row, officers, each repeating every order under its key until the answer is known."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from typing import Any

import httpx2 as httpx

from satupintu.cli.demo.hands import HttpHands
from tests.faults.house import SERVICES, House

OFFICERS = ("5", "6", "7", "10", "12", "14")
KIOSKS = 3
LOST_SHARE = 0.2


class LosingHands(HttpHands):
    """Hands on a bad line: now and then an order arrives, its answer does not, and the order is sent again."""

    def __init__(self, house: House, *, keys: bool = True) -> None:
        super().__init__(house.server.url, house.kiosk, house.officers)
        self.dice = random.Random(7)
        self.keys = keys

    def ask(self, method: str, path: str, token: str = "", body: Any = None) -> httpx.Response:
        """Send one request until its answer is known."""
        if method == "POST" and not self.keys:
            return self._without_a_key(path, token, body)
        return super().ask(method, path, token, body)

    def _send(self, method: str, path: str, body: Any, headers: dict[str, str]) -> httpx.Response:
        if method == "POST" and self.dice.random() < LOST_SHARE:
            super()._send(method, path, body, headers)
        return super()._send(method, path, body, headers)

    def _without_a_key(self, path: str, token: str, body: Any) -> httpx.Response:
        return self._send("POST", path, body, {"Authorization": f"Bearer {token}"} if token else {})


class Load:
    """Everybody's threads; `given` and `orders` are what the checker wants to know."""

    def __init__(self, house: House, *, keys: bool = True) -> None:
        self.house = house
        self.hands = LosingHands(house, keys=keys)
        self.orders = 0
        self.troubles: list[Exception] = []
        self._ended = threading.Event()
        self._guard = threading.Lock()
        people = [self._kiosk] * KIOSKS + [self._row] + [self._officer(code) for code in OFFICERS]
        self._threads = [threading.Thread(target=self._guarded, args=(person,)) for person in people]

    @property
    def given(self) -> dict[str, str]:
        """Return every ticket whose number a visitor knows: link -> number."""
        return dict(self.hands.kept)

    def start(self) -> None:
        """Let the day begin."""
        for thread in self._threads:
            thread.start()

    def wait_for(self, more: int, within: float = 30.0) -> None:
        """Wait until so many more numbers are known."""
        wanted, end = len(self.hands.kept) + more, time.monotonic() + within
        while len(self.hands.kept) < wanted:
            assert time.monotonic() < end, f"no more numbers; {self.troubles}"
            time.sleep(0.02)

    def stop(self) -> None:
        """Let everybody end the order in hand; raises what went wrong."""
        self._ended.set()
        for thread in self._threads:
            thread.join()
        if self.troubles:
            raise self.troubles[0]

    def _guarded(self, person: Callable[[], None]) -> None:
        try:
            person()
        except Exception as trouble:
            self.troubles.append(trouble)

    def _kiosk(self) -> None:
        dice = random.Random(threading.get_ident())
        while not self._ended.wait(0.15):
            services = dice.sample(SERVICES, dice.choice([1, 1, 2, 3]))
            if self.hands.issue(services, dice.random() < 0.12, 1) is not None:
                with self._guard:
                    self.orders += 1

    def _row(self) -> None:
        while not self._ended.wait(0.1):
            for call in self.hands.calls():
                if call.counter is None and not self._ended.is_set():
                    self.hands.at_deck(call.number)

    def _officer(self, code: str) -> Callable[[], None]:
        def work() -> None:
            self.hands.open_counter(code)
            serving = False
            while not self._ended.wait(0.12):
                found = self.hands.next_person(code, done=serving)
                serving = found is not None and (found.serving or self.hands.start(code))

        return work
