"""What screens read out of a hall."""

from __future__ import annotations

from satupintu.queueing.rules import reading
from tests.queueing.cast import Day


def test_counts_by_line_are_those_of_each_line_alone() -> None:
    day = Day({"A": (1, 10, ("1", "2")), "B": (1, 10, ("3",)), "C": (2, 10, ("4",))})
    day.open(0, "1", "2", "3")
    for turn in range(8):
        day.come(0.1, "A", "B") if turn % 2 else day.come(0.1, "B", "C")
    for number, _line in day.calls[:3]:
        day.sit(0.5, number)
    day.next(1, "1")
    day.next(1, "3")
    day.pause(1, "A-008")

    counts = reading.counts_by_line(day.hall)

    assert set(counts) == {"A", "B", "C"}
    assert sum(line.serving for line in counts.values()) == 2
    for line, found in counts.items():
        assert found.waiting == len(reading.waiting_in(day.hall, line))
        assert found.called == len(reading.called_in(day.hall, line))
        assert found.serving == len(reading.served_in(day.hall, line))
        assert reading.length_of(day.hall, line, found.waiting) is reading.length_of(day.hall, line)


def test_nobody_waits_with_a_number_that_is_gone() -> None:
    day = Day({"A": (1, 10, ("1",)), "B": (1, 10, ("2",))})
    day.come(0, "A")
    number = day.come(0, "A", "B")
    day.leave(1, number)

    stops = reading.stops_of(day.hall, day.hall.tickets[number])

    assert [(stop.state, stop.people_before) for stop in stops] == [("gone", 0), ("gone", 0)]
