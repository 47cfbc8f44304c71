"""`kill -9` in the middle of a busy day (F1, F2): no number is lost, none is given twice, no order counts twice."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import psutil
import pytest

from tests import server
from tests.faults.conftest import Note
from tests.faults.house import WORKERS, House, house, until, workers_of
from tests.faults.load import Load

pytestmark = [pytest.mark.database, pytest.mark.xdist_group("faults")]
BETWEEN_KILLS = 12
DEEP_KILLS = 50


def kill_every_worker(load: Load, running: House) -> None:
    """Kill one server process after the other while numbers are given."""
    for worker in running.workers():
        load.wait_for(BETWEEN_KILLS)
        os.kill(worker.pid, signal.SIGKILL)
    load.wait_for(BETWEEN_KILLS)


def test_a_day_with_killed_processes_and_a_killed_server_is_whole(
    tmp_path: Path, database_url: str, note: Note
) -> None:
    with house(tmp_path, database_url) as running:
        load = Load(running)
        load.start()
        kill_every_worker(load, running)
        running.server.kill()
        killed = time.monotonic()
        with server.running(tmp_path, database_url, workers=WORKERS, port=running.server.port, SATUPINTU_STREAM="0"):
            load.wait_for(1)
            silent = time.monotonic() - killed
            load.wait_for(BETWEEN_KILLS)
            load.stop()

            found = running.violations(load.given, load.orders)
        repeats = load.hands.repeats
        note(f"{WORKERS + 1} kills in a day of {load.orders} numbers: {repeats} repeats, {len(found)} violations; "
             f"numbers again {silent:.1f} s after the whole server was killed (goal 10)")  # fmt: skip
    assert found == []
    assert load.hands.repeats > 0


@pytest.mark.deep
def test_fifty_kills_at_random_moments_break_no_promise(tmp_path: Path, database_url: str, note: Note) -> None:
    dice = random.Random(50)
    with house(tmp_path, database_url) as running:
        load = Load(running)
        load.start()
        gaps: list[float] = []
        for _kill in range(DEEP_KILLS):
            time.sleep(dice.uniform(0.0, 1.0))
            os.kill(dice.choice(until(running.workers, within=10)).pid, signal.SIGKILL)
            killed = time.monotonic()
            load.wait_for(2)
            gaps.append(time.monotonic() - killed)
        load.stop()

        found = running.violations(load.given, load.orders)
        note(f"{DEEP_KILLS} kills, {load.orders} numbers, {load.hands.repeats} repeats: {len(found)} violations, "
             f"numbers again after {max(gaps):.1f} s at worst (goal 5)")  # fmt: skip
    assert found == []


def test_the_same_orders_without_keys_count_twice(hall: House) -> None:
    load = Load(hall, keys=False)
    load.start()
    load.wait_for(10)
    load.stop()

    assert any(found.startswith("I3") for found in hall.violations(load.given, load.orders))


def test_when_the_main_process_is_killed_nobody_holds_the_port(tmp_path: Path, database_url: str) -> None:
    with server.running(tmp_path, database_url, workers=WORKERS, SATUPINTU_STREAM="0") as running:
        workers = psutil.Process(running.process.pid).children()

        os.kill(running.process.pid, signal.SIGKILL)
        running.process.wait()
        _gone, alive = psutil.wait_procs(workers, timeout=5)

        assert alive == []
        with server.running(tmp_path, database_url, port=running.port, SATUPINTU_STREAM="0"):
            pass


def test_a_server_whose_processes_are_killed_again_and_again_begins_again(tmp_path: Path, database_url: str) -> None:
    with server.running(tmp_path, database_url, workers=WORKERS, SATUPINTU_STREAM="0") as running:
        for _kill in range(4):
            for worker in until(lambda: workers_of(running), within=10):
                worker.kill()
            until(lambda: server.answers(f"{running.url}/readyz"), within=10)

        assert running.process.poll() is None


def test_a_server_that_cannot_even_begin_ends(tmp_path: Path) -> None:
    began = time.monotonic()

    with pytest.raises(RuntimeError), server.running(tmp_path, workers=1, SATUPINTU_THREADS="many"):
        pass

    assert time.monotonic() - began < server.STARTS_WITHIN_SECONDS
