"""A hundred boards and a thousand ticket pages listen on one process: all are told within a second."""

from __future__ import annotations

import asyncio
import contextlib
import statistics
import time
from pathlib import Path

import psutil
import pytest

from tests.faults.conftest import Note
from tests.faults.house import Client, house, workers_of

BOARDS, PAGES = 100, 1_000
GOAL_SECONDS, LIMIT_SECONDS = 1.0, 5.0
CHANGES = 5


async def listen(port: int, topics: str, told: list[float], ready: asyncio.Event) -> None:
    """Open a stream; write down when each change is heard."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /events?topics={topics} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    await writer.drain()
    with contextlib.suppress(asyncio.CancelledError, ConnectionError):
        while line := await reader.readline():
            if line.startswith(b"event: ready"):
                ready.set()
            elif line.startswith(b"event: change"):
                told.append(time.monotonic())
    writer.close()


async def heard(port: int, kiosk: Client, worker: psutil.Process) -> tuple[list[float], float]:
    """Return how late each listener heard of each change, and the KB of memory that one listener costs."""
    before = worker.memory_info().rss
    told: list[list[float]] = [[] for _listener in range(BOARDS + PAGES)]
    ready = [asyncio.Event() for _listener in told]
    topics = ["zone:1"] * BOARDS + ["line:DUKCAPIL"] * PAGES
    tasks = [
        asyncio.create_task(listen(port, topic, mine, event))
        for topic, mine, event in zip(topics, told, ready, strict=True)
    ]
    await asyncio.wait_for(asyncio.gather(*(event.wait() for event in ready)), 60)
    await asyncio.sleep(1)
    kilobytes = (worker.memory_info().rss - before) / len(told) / 1024
    delays: list[float] = []
    for _change in range(CHANGES):
        known = [len(mine) for mine in told]
        answer = await asyncio.to_thread(kiosk.post, "/tickets", {"services": ["DKC-02"]})
        answered = time.monotonic()
        assert answer.status == 201
        while any(len(mine) == count for mine, count in zip(told, known, strict=True)):
            assert time.monotonic() - answered < LIMIT_SECONDS, "a listener was never told"
            await asyncio.sleep(0.01)
        delays += [max(0.0, mine[count] - answered) for mine, count in zip(told, known, strict=True)]
        await asyncio.sleep(0.5)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return delays, kilobytes


@pytest.mark.deep
@pytest.mark.database
def test_everybody_who_listens_is_told_within_a_second(
    tmp_path: Path, database_url: str, note: Note, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.faults.house.WORKERS", 1)
    with house(tmp_path, database_url) as hall:
        hall.new_day("08:00:00")
        kiosk, worker = Client(hall, hall.kiosk), workers_of(hall.server)[0]
        kiosk.get("/hall")
        delays, kilobytes = asyncio.run(heard(hall.server.port, kiosk, worker))

    note(
        f"{BOARDS} boards and {PAGES} ticket pages on one process: told after a median of "
        f"{statistics.median(delays) * 1000:.0f} ms, all within {max(delays):.2f} s (goal {GOAL_SECONDS:.0f}); "
        f"{kilobytes:.0f} KB of memory each"
    )
    assert max(delays) < LIMIT_SECONDS
    assert kilobytes < 200
