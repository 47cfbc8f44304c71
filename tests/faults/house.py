"""A real hall in several processes, to be broken on purpose."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import IO, Any

import psutil

from satupintu.base.moments import at_time
from tests import server
from tests.faults import checker
from tests.server import ROOT, Server

FIRST_DAY = date(2026, 11, 24)
WORKERS = 2
SERVICES = [f"{agency}-01" for agency in ("DKC", "DPM", "POL", "SAM", "BPN", "KPP", "BKS", "BRI", "POS", "PDM")]


class Inside:
    """A process inside the house that does what no client may: the clock, the lock, reading everything."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.inside"], cwd=ROOT, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self._guard = threading.Lock()

    def ask(self, do: str, **facts: Any) -> Any:
        """Give an order and return its answer."""
        with self._guard:
            into, out = self._pipes()
            into.write(json.dumps({"do": do, **facts}) + "\n")
            into.flush()
            return json.loads(out.readline())

    @contextlib.contextmanager
    def holding_the_lock(self) -> Iterator[None]:
        """Hold the mall's lock in a transaction that does nothing, as long as the block lasts."""
        with self._guard:
            into, out = self._pipes()
            into.write(json.dumps({"do": "hold"}) + "\n")
            into.flush()
            assert json.loads(out.readline()) == "held"
            try:
                yield
            finally:
                into.write("let go\n")
                into.flush()
                out.readline()

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        return self._process.stdin, self._process.stdout

    def close(self) -> None:
        """End."""
        into, _out = self._pipes()
        into.close()
        self._process.wait(10)


@dataclass(slots=True)
class House:
    """A running hall: its server, its tokens, the day by its clock."""

    server: Server
    inside: Inside
    kiosk: str
    officers: dict[str, str]
    day: date = FIRST_DAY
    days: int = field(default=0)

    def new_day(self, clock: str = "08:00:00", speed: int = 1) -> None:
        """Go on to the next working day: its hall is empty."""
        self.day += timedelta(days=3 if self.day.weekday() == 4 else 1)
        self.set_clock(clock, speed)

    def set_clock(self, clock: str, speed: int = 1) -> None:
        """Let the mall's clock show "08:00:00" of the present day."""
        shows = at_time(self.day, clock[:5]) + timedelta(seconds=int(clock[6:] or 0))
        self.inside.ask("clock", shows=shows.isoformat(), speed=speed)

    def dump(self) -> Any:
        """Return all that is written of the present day."""
        return self.inside.ask("dump", day=self.day.isoformat())

    def violations(self, acknowledged: dict[str, str], orders: int) -> list[str]:
        """Return every promise that does not hold on the present day."""
        return checker.violations(self.dump(), self.day.isoformat(), acknowledged, orders)

    def workers(self) -> list[psutil.Process]:
        """Return the server processes behind the port."""
        return workers_of(self.server)

    def hall(self) -> Any:
        """Return the hall as everybody may see it."""
        return Client(self).get("/hall").body


def workers_of(running: Server) -> list[psutil.Process]:
    """Return the server processes behind the port of a server."""
    found = []
    for child in psutil.Process(running.process.pid).children():
        with contextlib.suppress(psutil.Error):  # one just killed is gone, or nobody has waited for it yet
            if "serve" in child.cmdline():
                found.append(child)
    return found


@contextlib.contextmanager
def house(data: Path, url: str, **environment: str) -> Iterator[House]:
    """Open a hall on the morning of 24 November 2026, two processes, nobody invented."""
    opens = datetime.combine(FIRST_DAY, datetime.min.time()).isoformat()[:11] + "08:00:00+07:00"
    environment = {"SATUPINTU_STREAM": "0", **environment}
    with server.running(data, url, workers=WORKERS, SATUPINTU_NOW=opens, **environment) as running:
        inside = Inside(running.environment)
        try:
            told = inside.ask("tokens")
            yield House(running, inside, told["kiosk"], told["officers"])
        finally:
            inside.close()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and how long it took."""

    status: int
    body: Any
    seconds: float


class Client:
    """A program on one connection of its own; it does not repeat."""

    def __init__(self, house: House, token: str = "") -> None:
        self.line = HTTPConnection("127.0.0.1", house.server.port, timeout=30)
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def post(self, path: str, body: Any = None, *, key: str = "") -> Answer:
        """Give an order."""
        more = {"Idempotency-Key": key} if key else {}
        return self._send("POST", path, json.dumps(body) if body is not None else None, self.headers | more)

    def get(self, path: str) -> Answer:
        """Ask."""
        return self._send("GET", path, None, self.headers)

    def _send(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        began = time.monotonic()
        self.line.request(method, f"/api/v1{path}", body, headers)
        response = self.line.getresponse()
        text = response.read()
        is_json = response.headers.get("Content-Type", "").startswith("application/json")
        return Answer(response.status, json.loads(text) if is_json else None, time.monotonic() - began)

    def port(self) -> int:
        """Return this end of the connection."""
        self.get("/hall")
        assert self.line.sock is not None
        return int(self.line.sock.getsockname()[1])


def worker_behind(house: House, port: int) -> int:
    """Return the process id of the server process that holds the other end of a client's port."""
    for worker in house.workers():
        if any(connection.raddr and connection.raddr.port == port for connection in worker.net_connections("tcp")):
            return int(worker.pid)
    raise AssertionError("no server process holds this connection")


def at_once(work: Sequence[Callable[[], Any]]) -> list[Any]:
    """Do everything in threads that start together; returns results, or what was raised."""
    results: list[Any] = [None] * len(work)
    barrier = threading.Barrier(len(work))

    def run(place: int) -> None:
        barrier.wait()
        try:
            results[place] = work[place]()
        except Exception as trouble:
            results[place] = trouble

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(work))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def until(condition: Callable[[], Any], *, within: float, every: float = 0.05) -> Any:
    """Wait for a condition and return what it gave; raises AssertionError when it does not come."""
    end = time.monotonic() + within
    while not (found := condition()):
        assert time.monotonic() < end, "it did not come"
        time.sleep(every)
    return found
