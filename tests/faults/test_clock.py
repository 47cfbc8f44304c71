"""What time brings comes at most two seconds late (QUEUE_RULE, event time)."""

from __future__ import annotations

import statistics

import pytest

from tests.faults.checker import lateness_ms
from tests.faults.conftest import Note
from tests.faults.house import Client, House, until

pytestmark = [pytest.mark.database, pytest.mark.xdist_group("faults")]
AT_MOST_LATE_MS = 2000


def state_of(client: Client, link: str) -> str:
    """Return where a ticket is."""
    return str(client.get(f"/tickets/{link}").body["state"])


def late(hall: House, what: str) -> list[int]:
    """Return how late the day's absences or ends of sittings came, in ms of the mall."""
    return [ms for name, ms in lateness_ms(hall.dump(), hall.day.isoformat()) if name == what]


def test_at_real_speed_an_absence_is_at_most_two_seconds_late(hall: House, note: Note) -> None:
    kiosk, desk = Client(hall, hall.kiosk), Client(hall, hall.officers["5"])
    desk.post("/counters/5/open")
    link = kiosk.post("/tickets", {"services": ["DKC-01"]}).body["id"]
    assert state_of(kiosk, link) == "called"

    hall.set_clock("08:01:58")
    assert state_of(kiosk, link) == "called"
    until(lambda: state_of(kiosk, link) == "away", within=6)

    assert all(0 <= ms <= AT_MOST_LATE_MS for ms in late(hall, "absent"))
    note(f"speed 1: an absence comes {max(late(hall, 'absent'))} ms late (limit {AT_MOST_LATE_MS})")


def test_at_real_speed_the_end_of_ten_seconds_is_at_most_two_seconds_late(hall: House, note: Note) -> None:
    kiosk, desk = Client(hall, hall.kiosk), Client(hall, hall.officers["5"])
    desk.post("/counters/5/open")
    link = kiosk.post("/tickets", {"services": ["DKC-01"]}).body["id"]
    kiosk.post(f"/tickets/{link}/at-deck")
    desk.post("/counters/5/next")
    desk.post("/counters/5/done")
    assert state_of(kiosk, link) == "pending"

    hall.set_clock("08:00:10")
    until(lambda: state_of(kiosk, link) == "gone", within=15)

    assert all(0 <= ms <= AT_MOST_LATE_MS for ms in late(hall, "pending"))
    note(f"speed 1: the end of ten seconds comes {max(late(hall, 'pending'))} ms late (limit {AT_MOST_LATE_MS})")


def test_sixty_times_as_fast_nothing_that_time_brings_is_left_out(hall: House, note: Note) -> None:
    hall.new_day("08:00:00", speed=60)
    kiosk, desk = Client(hall, hall.kiosk), Client(hall, hall.officers["5"])
    desk.post("/counters/5/open")
    links = [kiosk.post("/tickets", {"services": ["DKC-01"]}).body["id"] for _visitor in range(6)]
    kiosk.post(f"/tickets/{links[0]}/at-deck")
    desk.post("/counters/5/next")
    desk.post("/counters/5/done")

    until(lambda: [state_of(kiosk, link) for link in links] == ["gone", *["away"] * 5], within=30)

    found = lateness_ms(hall.dump(), hall.day.isoformat())
    hall.set_clock("10:00:00")
    assert [name for name, _ms in found].count("absent") == 5
    assert all(ms >= 0 for _name, ms in found)
    worst, middle = max(ms for _name, ms in found) / 1000, statistics.median(ms for _name, ms in found) / 1000
    note(f"speed 60: what time brings comes {middle:.1f} s late by the mall's clock, {worst:.1f} s at worst")
