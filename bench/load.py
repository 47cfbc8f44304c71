"""Eight clients that give orders, and what the orders cost the server and its database."""

from __future__ import annotations

import json
import secrets
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

import psutil
import psycopg

CLIENTS = 8


@dataclass(frozen=True, slots=True)
class Order:
    """One POST."""

    path: str
    token: str
    body: Any = None


@dataclass(frozen=True, slots=True)
class Cost:
    """What some orders cost: CPU of server and database per order, 95th percentile of the answers, orders a second."""

    orders: int
    cpu_ms: float
    p95_ms: float
    rate: float

    def __add__(self, other: Cost) -> Cost:
        """Return the cost of two rounds of the same order together (weighted by their orders)."""
        orders = self.orders + other.orders
        mean = lambda a, b: (a * self.orders + b * other.orders) / orders  # noqa: E731
        seconds = self.orders / self.rate + other.orders / other.rate
        return Cost(orders, mean(self.cpu_ms, other.cpu_ms), max(self.p95_ms, other.p95_ms), orders / seconds)


class Meter:
    """Counts the CPU of a server's processes and of its database's."""

    def __init__(self, server_pid: int, database_url: str) -> None:
        self.roots = [server_pid]
        if database_url:
            with psycopg.connect(database_url) as connection:
                row = connection.execute("SELECT pg_backend_pid()").fetchone()
                assert row is not None
                self.roots.append(psutil.Process(row[0]).ppid())

    def seconds(self) -> float:
        """Return the CPU seconds used so far, of the processes that live."""
        total = 0.0
        for root in self.roots:
            process = psutil.Process(root)
            for member in [process, *process.children(recursive=True)]:
                times = member.cpu_times()
                total += times.user + times.system
        return total


def give(port: int, orders: Sequence[Order], expected: frozenset[int]) -> tuple[list[float], float]:
    """Give orders by `CLIENTS` clients at once; returns how long each took, and all together, in seconds."""
    took: list[float] = []
    wrong: list[str] = []
    barrier = threading.Barrier(CLIENTS + 1)

    def client(mine: Sequence[Order]) -> None:
        line = HTTPConnection("127.0.0.1", port, timeout=60)
        line.connect()
        barrier.wait()
        for order in mine:
            began = time.perf_counter()
            headers = {"Authorization": f"Bearer {order.token}", "Idempotency-Key": secrets.token_urlsafe(16)}
            line.request("POST", order.path, json.dumps(order.body) if order.body is not None else None, headers)
            answer = line.getresponse()
            text = answer.read()
            took.append(time.perf_counter() - began)
            if answer.status not in expected:
                wrong.append(f"{order.path} {answer.status} {text[:200]!r}")
        line.close()

    threads = [threading.Thread(target=client, args=(orders[n::CLIENTS],)) for n in range(CLIENTS)]
    for thread in threads:
        thread.start()
    barrier.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    if wrong:
        raise RuntimeError(f"{len(wrong)} orders were refused: {wrong[0]}")
    return took, time.perf_counter() - began


def cost_of(meter: Meter, port: int, orders: Sequence[Order], expected: frozenset[int]) -> Cost:
    """Give orders and return what they cost."""
    before = meter.seconds()
    took, seconds = give(port, orders, expected)
    cpu = meter.seconds() - before
    p95 = statistics.quantiles(took, n=20)[-1]
    return Cost(len(orders), cpu / len(orders) * 1000, p95 * 1000, len(orders) / seconds)
