"""Playing a demo day: the clock, the tokens, the crowd, the count."""

from __future__ import annotations

import argparse
import contextlib
import os
import queue
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx2 as httpx

from satupintu.base.actor import SYSTEM
from satupintu.base.moments import at_time, business_day
from satupintu.cli import house, opening
from satupintu.cli.demo.hands import HttpHands
from satupintu.cli.demo.outcome import Outcome, p95
from satupintu.simulation.crowd import Crowd
from satupintu.simulation.day import counter_hours, draw
from satupintu.simulation.people import Desk

if TYPE_CHECKING:
    from satupintu.ledger.models import Mall

CLIENTS = 8
STARTS_WITHIN_SECONDS = 60
STEP_SECONDS = 0.05
LONGEST_MINUTES = 900
DEFAULT_VISITORS = 200


def play(arguments: argparse.Namespace) -> Outcome:
    """Play one day and return what it came to."""
    opening.prepare()
    mall = house.mall_of(arguments)
    with _server(arguments.port) as address:
        day = _free_day(mall)
        with _tokens(mall) as (kiosk, officers):
            hands = HttpHands(address, kiosk, officers)
            crowd = _crowd(mall, day, hands, arguments)
            _play_day(mall, day, crowd, arguments.speed)
            return _counted(mall, day, crowd, hands)


def _crowd(mall: Mall, day: date, hands: HttpHands, arguments: argparse.Namespace) -> Crowd:
    from satupintu.calendars import queries as calendars
    from satupintu.catalogue import queries as catalogue

    book = catalogue.book(mall)
    here = [code for code in book.agencies if calendars.hours(mall, code, day)]
    desks = [
        Desk(counter.code, counter.line, counter.floor) for counter in book.counters.values() if counter.line in here
    ]
    places = [(desk.code, sum(other.line == desk.line for other in desks[:n])) for n, desk in enumerate(desks)]
    services = {code: [service.code for service in book.services_of(code)] for code in here}
    visitors = draw(arguments.seed, arguments.visitors or DEFAULT_VISITORS, here)
    days = counter_hours(arguments.seed, places)
    return Crowd(visitors, desks, days, services, hands, lambda order, then: then(order()), arguments.seed)


def _play_day(mall: Mall, day: date, crowd: Crowd, speed: int) -> None:
    """Let the day pass at `speed`, from 07.25 until everybody went home."""
    from satupintu.ledger import commands as ledger
    from satupintu.ledger import queries
    from satupintu.queueing import commands as queueing

    opens = at_time(day, "08:00")
    now = queries.now(mall)
    queueing.end_day(mall=mall, day=business_day(now), by=SYSTEM, at=now)
    ledger.set_clock(mall=mall, shows=at_time(day, "07:25"), speed=speed, by=SYSTEM, at=queries.now(mall))
    mall.refresh_from_db()
    answers: queue.SimpleQueue[tuple[Callable[[Any], None], Any]] = queue.SimpleQueue()
    with ThreadPoolExecutor(CLIENTS) as pool:

        def do(order: Callable[[], Any], then: Callable[[Any], None]) -> None:
            pool.submit(lambda: answers.put((then, _tried(order))))

        crowd.do = do
        minute = -35.0
        while not crowd.is_over and minute < LONGEST_MINUTES:
            minute = (queries.now(mall) - opens) / timedelta(minutes=1)
            crowd.advance(minute)
            _progress(crowd, minute)
            _hear(answers, STEP_SECONDS)
        crowd.go_home()
        pool.shutdown(wait=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    ledger.set_clock(mall=mall, shows=queries.now(mall), speed=1, by=SYSTEM, at=queries.now(mall))


def _tried(order: Callable[[], Any]) -> Any:
    try:
        return order()
    except httpx.HTTPError:
        return None


def _hear(answers: queue.SimpleQueue[tuple[Callable[[Any], None], Any]], seconds: float) -> None:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        try:
            then, answer = answers.get(timeout=left)
        except queue.Empty:
            return
        then(answer)


def _progress(crowd: Crowd, minute: float) -> None:
    if not sys.stderr.isatty():
        return
    result = crowd.result
    clock = datetime(2000, 1, 1, 8) + timedelta(minutes=minute)
    done = round(30 * result.came / max(1, crowd.expected))
    bar = "#" * done + "." * (30 - done)
    print(f"\r{clock:%H.%M} [{bar}] {result.came} came, {result.served} served ", end="", file=sys.stderr, flush=True)


def _counted(mall: Mall, day: date, crowd: Crowd, hands: HttpHands) -> Outcome:
    from satupintu.ledger import queries
    from satupintu.queueing import commands as queueing

    queueing.end_day(mall=mall, day=day, by=SYSTEM, at=queries.now(mall))
    result = crowd.result
    minutes = result.minutes
    return Outcome(
        day=day.isoformat(), visitors=result.came, refused=result.refused, served=result.served,
        minutes_mean=round(sum(minutes) / len(minutes), 2) if minutes else 0.0, minutes_p95=round(p95(minutes), 2),
        double_calls=result.double_calls, lost=hands.lost(), requests=hands.requests, repeats=hands.repeats,
        slowest_ms=round(hands.slowest_ms),
    )  # fmt: skip


def _free_day(mall: Mall) -> date:
    """Return the next open day, from the mall's today on, that has no tickets."""
    from satupintu.calendars import queries as calendars
    from satupintu.calendars.rules import MALL
    from satupintu.ledger import queries as ledger
    from satupintu.queueing import queries as queueing

    last = queueing.last_day(mall)
    start = max(business_day(ledger.now(mall)), last) if last else business_day(ledger.now(mall))
    return calendars.next_open_day(mall, MALL, start)


@contextlib.contextmanager
def _tokens(mall: Mall) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the demo's kiosk and officers tokens for this run, and take them back."""
    from satupintu.catalogue import queries as catalogue
    from satupintu.ledger.queries import now
    from satupintu.people import commands as people

    run = secrets.token_hex(4)
    names: list[str] = []

    def token(role: str, name: str, counter: str = "") -> str:
        names.append(f"demo-{run}-{name}")
        return people.make_token(mall=mall, role=role, name=names[-1], counter=counter, by=SYSTEM, at=now(mall))

    try:
        officers = {code: token("officer", code, code) for code in catalogue.book(mall).counters}
        yield token("kiosk", "kiosk"), officers
    finally:
        for name in names:
            people.revoke_token(mall=mall, name=name, by=SYSTEM, at=now(mall))


@contextlib.contextmanager
def _server(port: int) -> Iterator[str]:
    """Use the server on `port`, else start one on a free port for this run."""
    address = f"http://127.0.0.1:{port}"
    if _answers(address):
        yield address
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    words = [sys.executable, "-m", "satupintu.cli.main", "serve", "--port", str(free)]
    environment = os.environ | {"SATUPINTU_STREAM": "0"}
    process = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{free}"
    try:
        until = time.monotonic() + STARTS_WITHIN_SECONDS
        while not _answers(address):
            if process.poll() is not None or time.monotonic() > until:
                raise house.Trouble("The demo's own server did not start. Run `satupintu serve` to see why.")
            time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=15)


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/healthz", timeout=1.0).status_code == 200
    except httpx.HTTPError:
        return False
