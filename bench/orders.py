"""Issue and next over HTTP: the house, then the bare application, on the same kind of database in the same run."""

from __future__ import annotations

import contextlib
import itertools
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.load import Cost, Meter, Order, cost_of, give
from tests.conftest import own_database
from tests.faults.house import WORKERS, Client, House, house
from tests.postgres import free_port
from tests.server import ROOT, environment_for, satupintu

WARM_UP = 60
ISSUES = 440
ROUNDS = 8
NUMBER, PERSON = frozenset({201}), frozenset({200, 204})
SHARE_OF_HOURS = 0.85
"""Of a counter's day that is given away before it begins, so that no line is full."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What an order costs the house, and the bare application."""

    house: Cost
    bare: Cost

    @property
    def ratio(self) -> float:
        """How many times the bare application's CPU the house needs."""
        return self.house.cpu_ms / self.bare.cpu_ms


def measure(folder: Path) -> dict[str, Pair]:
    """Return what issue and next cost on the database of SATUPINTU_DATABASE_URL ("" = SQLite)."""
    with own_database() as url:
        mine = of_the_house(folder / "house", url)
    with own_database() as url:
        bare = of_the_bare(folder / "bare", url)
    return {name: Pair(mine[name], bare[name]) for name in mine}


def of_the_house(folder: Path, url: str) -> dict[str, Cost]:
    """Return what issue and next cost the house."""
    with house(folder, url) as running:
        meter, port = Meter(running.server.process.pid, url), running.server.port
        orders = [
            Order("/api/v1/tickets", running.kiosk, {"services": [service], "priority": False})
            for service in services(running, WARM_UP + ISSUES)
        ]
        give(port, orders[:WARM_UP], NUMBER)
        issue = cost_of(meter, port, orders[WARM_UP:], NUMBER)
        open_counters(running)
        rounds = [next_round(running, meter, first=n == 0) for n in range(ROUNDS)]
        found = rounds[1]
        for more in rounds[2:]:
            found = found + more
        return {"issue": issue, "next": found}


def services(running: House, count: int) -> list[str]:
    """Return one service of each line in turn, as often as its counters can serve it in a day."""
    client = Client(running)
    minutes = {agency["code"]: minutes_here(agency) for agency in client.get("/catalogue/agencies").body}
    of_line: dict[str, str] = {}
    for service in client.get("/catalogue/services").body:
        of_line.setdefault(service["line"], service["code"])
    places = {
        line["code"]: int(minutes[line["agency"]] * len(line["counters"]) / line["standard_minutes"])
        for line in client.get("/catalogue/lines").body
    }
    turns = (code for turn in range(max(places.values())) for code, most in places.items() if turn < most)
    return [of_line[code] for code in itertools.islice(turns, count)]


def minutes_here(agency: dict[str, Any]) -> float:
    """Return for how many minutes of today an agency's lines can be filled, a little less than its hours."""
    if not agency["opens"]:
        return 0.0
    hours = datetime.fromisoformat(agency["closes"]) - datetime.fromisoformat(agency["opens"])
    return SHARE_OF_HOURS * hours.total_seconds() / 60


def open_counters(running: House) -> None:
    """Open every counter."""
    for code, token in running.officers.items():
        Client(running, token).post(f"/counters/{code}/open")


def next_round(running: House, meter: Meter, *, first: bool) -> Cost:
    """Let everybody who is called sit down, then let every officer press done and next once."""
    kiosk = Client(running, running.kiosk)
    for call in running.hall()["board"]:
        if call["counter"] is None:
            kiosk.post(f"/tickets/{call['number']}/at-deck")
    body = None if first else {"outcomes": []}
    pressed = [Order(f"/api/v1/counters/{code}/next", token, body) for code, token in running.officers.items()]
    return cost_of(meter, running.server.port, pressed, PERSON)


def of_the_bare(folder: Path, url: str) -> dict[str, Cost]:
    """Return what the same statements cost the bare application."""
    with bare(folder, url) as (port, pid):
        meter = Meter(pid, url)
        issues = [Order("/issue", "secret", {"services": ["DKC-01"], "priority": False})] * (WARM_UP + ISSUES)
        give(port, issues[:WARM_UP], NUMBER)
        issue = cost_of(meter, port, issues[WARM_UP:], NUMBER)
        presses = [Order("/next", "secret", {"outcomes": []})] * (32 * ROUNDS)
        give(port, presses[:32], PERSON)
        return {"issue": issue, "next": cost_of(meter, port, presses[32:], PERSON)}


@contextlib.contextmanager
def bare(folder: Path, url: str) -> Iterator[tuple[int, int]]:
    """Serve the bare application on tables of its own; yields port and process id."""
    folder.mkdir(parents=True)
    environment = environment_for(folder, url)
    satupintu("token", "create", "--role", "kiosk", "--name", "bare", environment=environment).check_returncode()
    port = free_port()
    words = ["--interface", "asgi", "--loop", "asyncio", "--workers", str(WORKERS), "--port", str(port), "--no-ws"]
    server = subprocess.Popen(
        [sys.executable, "-m", "granian", *words, "bench.bare.asgi:application"], cwd=ROOT,
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        time.sleep(2.0)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(20)
