"""A change made through one server process reaches the open screens of every other within a second (UX; F17)."""

from __future__ import annotations

import statistics
import time

import pytest

from tests.faults.conftest import Note
from tests.faults.house import WORKERS, Client, House, worker_behind
from tests.web.stream import Stream

pytestmark = [pytest.mark.database, pytest.mark.xdist_group("faults")]
GOAL_SECONDS = 1.0
LIMIT_SECONDS = 5.0
EACH = 4
TRIES = 60


def streams_of_every_worker(hall: House) -> dict[int, list[Stream]]:
    """Open streams until every server process holds at least `EACH`."""
    found: dict[int, list[Stream]] = {worker.pid: [] for worker in hall.workers()}
    for _try in range(TRIES):
        stream = Stream(f"{hall.server.url}/events?topics=hall")
        assert stream.first("ready", within=LIMIT_SECONDS)
        assert stream.line.sock is not None
        found[worker_behind(hall, stream.line.sock.getsockname()[1])].append(stream)
        if all(len(streams) >= EACH for streams in found.values()):
            return found
    raise AssertionError("the streams do not spread over the server processes")


def kiosk_of_every_worker(hall: House) -> dict[int, Client]:
    """Open kiosks' connections until every server process holds one."""
    found: dict[int, Client] = {}
    for _try in range(TRIES):
        client = Client(hall, hall.kiosk)
        found.setdefault(worker_behind(hall, client.port()), client)
        if len(found) == WORKERS:
            return found
    raise AssertionError("the connections do not spread over the server processes")


def test_a_change_through_any_process_reaches_the_screens_of_every_process(hall: House, note: Note) -> None:
    screens, kiosks = streams_of_every_worker(hall), kiosk_of_every_worker(hall)
    delays: list[float] = []

    for _change in range(5):
        for kiosk in kiosks.values():
            before = {stream: len(stream.heard) for streams in screens.values() for stream in streams}
            assert kiosk.post("/tickets", {"services": ["DKC-01"]}).status == 201
            answered = time.monotonic()
            for stream, heard in before.items():
                change = stream.first("change", within=LIMIT_SECONDS, after=heard)
                assert change is not None, "a screen did not hear of a change"
                delays.append(max(0.0, change.at - answered))
            time.sleep(0.2)  # the next change is a new one

    for stream in [stream for streams in screens.values() for stream in streams]:
        stream.close()
    median, slowest = statistics.median(delays), max(delays)
    assert slowest < LIMIT_SECONDS
    note(
        f"a change through one of {WORKERS} processes reaches screens of all: median {median * 1000:.0f} ms, "
        f"slowest {slowest * 1000:.0f} ms of {len(delays)} (goal {GOAL_SECONDS:.0f} s)"
    )
