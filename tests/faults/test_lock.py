"""Somebody holds the mall's lock and sleeps (F24): orders are refused in time, reading goes on."""

from __future__ import annotations

import secrets
import threading
import time
import urllib.request

import pytest

from tests.faults.conftest import Note
from tests.faults.house import SERVICES, Answer, Client, House, at_once

pytestmark = [pytest.mark.database, pytest.mark.xdist_group("faults")]
REFUSED_WITHIN_SECONDS, READ_WITHIN_SECONDS = 4.0, 1.0
PRESSES, READERS, TIMES = 30, 3, 2


def press(hall: House, n: int) -> Answer:
    """Take a number; the answer is a number or a refusal."""
    time.sleep(n * 0.02)  # some come while the first are waiting already
    return Client(hall, hall.kiosk).post("/tickets", {"services": [SERVICES[n % 10]]}, key=secrets.token_urlsafe(16))


def read_until(hall: House, ended: threading.Event, link: str) -> list[float]:
    """Read the hall, a ticket and a board again and again; returns how long each took."""
    took: list[float] = []
    while not ended.is_set():
        took.append(Client(hall).get("/hall").seconds)
        took.append(Client(hall).get(f"/tickets/{link}").seconds)
        began = time.monotonic()
        urllib.request.urlopen(f"{hall.server.url}/papan/1/", timeout=30).read()
        took.append(time.monotonic() - began)
        time.sleep(0.05)
    return took


def refused_while_read(hall: House, link: str) -> tuple[list[Answer], list[float]]:
    """Press for many numbers while several screens read; returns the answers, and how long each reading took."""
    ended = threading.Event()
    readings: list[float] = []
    readers = [
        threading.Thread(target=lambda: readings.extend(read_until(hall, ended, link))) for _reader in range(READERS)
    ]
    for reader in readers:
        reader.start()
    answers = at_once([lambda n=n: press(hall, n) for n in range(PRESSES)])
    ended.set()
    for reader in readers:
        reader.join()
    return answers, readings


def test_a_held_lock_refuses_in_time_and_reading_goes_on(hall: House, note: Note) -> None:
    link = press(hall, 0).body["id"]
    read_until(hall, _already(), link)
    answers: list[Answer] = []
    readings: list[float] = []

    for _time in range(TIMES):  # what the first refusals leave behind must not hold up the second readings
        with hall.inside.holding_the_lock():
            refused, took = refused_while_read(hall, link)
        answers += refused
        readings += took

    assert {answer.status for answer in answers} == {503}
    assert {answer.body["code"] for answer in answers} == {"busy"}
    first, last = min(answer.seconds for answer in answers), max(answer.seconds for answer in answers)
    note(
        f"the lock is held: {len(answers)} orders are refused after {first:.1f} to {last:.1f} s "
        f"(goal {REFUSED_WITHIN_SECONDS:.0f}), the slowest of {len(readings)} readings took {max(readings):.2f} s "
        f"(goal {READ_WITHIN_SECONDS:.0f})"
    )
    assert last < 1.7 * first, "an order waited for the orders before it too"
    assert max(readings) < 0.7 * first, "a reading waited for orders"
    assert press(hall, 1).status == 201
    assert hall.violations({link: "A-001"}, orders=2) == []


def _already() -> threading.Event:
    """An event that has happened: read once, so that no page is the first of its kind."""
    event = threading.Event()
    event.set()
    return event
