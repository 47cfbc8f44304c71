"""The time from the door to the number, by hand."""

from __future__ import annotations

from satupintu.reception.rules import FORGOTTEN_AFTER_MS, MINUTE_MS, DoorTime, door_time, taps_left

M = MINUTE_MS


def test_first_come_is_first_helped() -> None:
    found = door_time([0, 2 * M], [5 * M, 9 * M], 10 * M)

    assert found == DoorTime(pairs=2, median_minutes=6.0, p90_minutes=6.8, open=0)


def test_a_number_without_anybody_counted_before_it_is_left_out() -> None:
    assert door_time([5 * M], [4 * M, 8 * M], 10 * M) == DoorTime(1, 3.0, 3.0, 0)


def test_who_takes_no_number_within_two_hours_came_for_something_else() -> None:
    late = FORGOTTEN_AFTER_MS + 2 * M

    assert door_time([0], [late], late) == DoorTime(0, None, None, 0)
    assert door_time([0, M], [], 5 * M) == DoorTime(0, None, None, 2)


def test_the_latest_taps_are_taken_back() -> None:
    assert taps_left([3, 1, 2], 1) == [1, 2]
    assert taps_left([1], 5) == []
