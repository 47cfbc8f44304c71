"""What breaks a server and what may never be lost: a killed process, a power cut of the whole server."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg
import pytest

from satupintu.base.ids import new_key
from tests import server
from tests.server import Server

NINE = "2026-11-24T09:00:00+07:00"
GIVES_UP_AFTER_SECONDS = 20.0


@dataclass
class Kiosk(threading.Thread):
    """Takes numbers one after another; repeats each press under its key until it is answered."""

    url: str
    token: str
    ended: threading.Event
    given: dict[str, dict[str, str]] = field(default_factory=dict)
    repeats: int = 0

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        while not self.ended.is_set():
            key = new_key()
            until = time.monotonic() + GIVES_UP_AFTER_SECONDS
            while key not in self.given and time.monotonic() < until:
                try:
                    self.given[key] = press(self.url, self.token, key)
                except (urllib.error.URLError, OSError):
                    self.repeats += 1
                    if self.ended.is_set():
                        return
                    time.sleep(0.05)


def press(url: str, token: str, key: str) -> dict[str, str]:
    """Take a number; returns id and number."""
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key, "Content-Type": "application/json"}
    body = json.dumps({"services": ["DKC-09"]}).encode()
    request = urllib.request.Request(f"{url}/api/v1/tickets", body, headers)
    with urllib.request.urlopen(request, timeout=5) as answer:
        facts = json.loads(answer.read())
    return {"id": facts["id"], "number": facts["number"]}


def number_of(url: str, link: str) -> str:
    with urllib.request.urlopen(f"{url}/api/v1/tickets/{link}", timeout=5) as answer:
        return str(json.loads(answer.read())["number"])


def workers_of(running: Server) -> list[psutil.Process]:
    """Return the processes that serve pages."""
    return [
        child
        for child in psutil.Process(running.process.pid).children()
        if "resource_tracker" not in str(child.cmdline())
    ]


def kiosks_at(running: Server, count: int) -> tuple[list[Kiosk], threading.Event]:
    token = json.loads(running.command("token", "create", "--role", "kiosk", "--name", "Kios 1", "--json"))["token"]
    ended = threading.Event()
    kiosks = [Kiosk(running.url, token, ended) for _kiosk in range(count)]
    for kiosk in kiosks:
        kiosk.start()
    return kiosks, ended


def given_by(kiosks: list[Kiosk]) -> dict[str, dict[str, str]]:
    return {key: given for kiosk in kiosks for key, given in kiosk.given.items()}


def wait_for(count: int, kiosks: list[Kiosk]) -> None:
    until = time.monotonic() + GIVES_UP_AFTER_SECONDS
    while len(given_by(kiosks)) < count and time.monotonic() < until:
        time.sleep(0.02)
    assert len(given_by(kiosks)) >= count, "the server gives no numbers"


def test_a_killed_process_loses_no_number_and_doubles_none(tmp_path: Path, database_url: str) -> None:
    with server.running(tmp_path, database_url, workers=2, SATUPINTU_NOW=NINE) as running:
        kiosks, ended = kiosks_at(running, 4)
        wait_for(10, kiosks)
        first = workers_of(running)

        for worker in first:
            before = len(given_by(kiosks))
            os.kill(worker.pid, signal.SIGKILL)
            wait_for(before + 15, kiosks)
        ended.set()
        for kiosk in kiosks:
            kiosk.join()

        given = given_by(kiosks)
        numbers = [ticket["number"] for ticket in given.values()]
        assert len(set(numbers)) == len(numbers)
        assert all(number_of(running.url, ticket["id"]) == ticket["number"] for ticket in given.values())
        assert {worker.pid for worker in workers_of(running)}.isdisjoint({worker.pid for worker in first})


def test_after_a_power_cut_every_number_is_there_and_a_late_twin_gets_its_own(
    tmp_path: Path, database_url: str
) -> None:
    with server.running(tmp_path, database_url, workers=2, SATUPINTU_NOW=NINE) as running:
        kiosks, ended = kiosks_at(running, 4)
        wait_for(20, kiosks)

        running.kill()
        ended.set()
        for kiosk in kiosks:
            kiosk.join()

    given = given_by(kiosks)
    with server.running(tmp_path, database_url, workers=1, SATUPINTU_NOW=NINE) as again:
        assert all(number_of(again.url, ticket["id"]) == ticket["number"] for ticket in given.values())
        key, ticket = next(iter(given.items()))
        assert press(again.url, kiosks[0].token, key) == ticket
        assert press(again.url, kiosks[0].token, new_key())["number"] not in {one["number"] for one in given.values()}


def test_a_lock_held_for_long_is_refused_in_words_and_reading_goes_on(tmp_path: Path, database_url: str) -> None:
    with server.running(tmp_path, database_url, SATUPINTU_NOW=NINE) as running:
        token = json.loads(running.command("token", "create", "--role", "kiosk", "--name", "Kios 1", "--json"))["token"]
        ticket = press(running.url, token, new_key())

        with the_mall_held(tmp_path, database_url):
            started = time.monotonic()
            with pytest.raises(urllib.error.HTTPError) as refused:
                press(running.url, token, new_key())
            waited = time.monotonic() - started
            read = number_of(running.url, ticket["id"])

        assert refused.value.code == 503
        assert json.loads(refused.value.read())["code"] == "busy"
        assert waited < 4.5
        assert read == ticket["number"]
        assert press(running.url, token, new_key())["number"] != ticket["number"]


@contextlib.contextmanager
def the_mall_held(data: Path, url: str) -> Iterator[None]:
    """Hold the mall's row as an order that never ends would."""
    if url:
        with psycopg.connect(url) as other:
            other.execute("SELECT 1 FROM ledger_mall FOR UPDATE")
            yield
        return
    database = sqlite3.connect(data / "satupintu.sqlite3", isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    yield
    database.execute("ROLLBACK")
    database.close()


def test_when_the_main_process_is_killed_nobody_holds_the_port(tmp_path: Path, database_url: str) -> None:
    with server.running(tmp_path, database_url, workers=2) as running:
        workers = workers_of(running)

        os.kill(running.process.pid, signal.SIGKILL)
        running.process.wait()
        _gone, alive = psutil.wait_procs(workers, timeout=5)

        assert alive == []
        with server.running(tmp_path, database_url, port=running.port):
            pass
