"""The time from the door to the number, by hand."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from statistics import mean, median

import pytest

from satupintu.reception.rules import (
    LETTERS,
    MINUTE_MS,
    DoorTime,
    door_time,
    hall_code,
    is_hall_code,
    taps_left,
)

M = MINUTE_MS


def test_where_everybody_takes_a_number_first_come_is_first_helped() -> None:
    assert door_time([0, 2 * M, 20 * M], [5 * M, 9 * M, 26 * M], 60 * M) == DoorTime(helped=3, median_minutes=6.0)


def test_who_is_still_on_the_way_is_not_one_who_wants_no_number() -> None:
    came = [minute * M for minute in range(60)]
    helped = [(minute + 20) * M for minute in range(40)]

    assert door_time(came, helped, 60 * M).median_minutes == pytest.approx(20, abs=3)


def test_without_a_tap_or_a_number_there_is_no_figure() -> None:
    assert door_time([], [4 * M], 10 * M) == DoorTime(0, None)
    assert door_time([4 * M], [], 10 * M) == DoorTime(0, None)


def test_a_number_that_nobody_was_counted_for_never_waited_less_than_nothing() -> None:
    assert door_time([5 * M], [4 * M, 8 * M], 10 * M).median_minutes == 1.5


def a_day(chance: Random, *, delay: float, takes_none: Callable[[float], float]) -> tuple[list[int], list[int], float]:
    """A day of 390 minutes, twice as busy in the first 90: taps, numbers, and the true median in minutes."""
    came, helped, true, minute = [], [], [], 0.0
    while minute < 390:
        minute += chance.expovariate(2 if minute < 90 else 0.7)
        came.append(int(minute * M))
        wait = max(0.2, chance.gauss(delay, 0.3 * delay))
        if chance.random() >= takes_none(minute) and minute + wait < 390:
            helped.append(int((minute + wait) * M))
            true.append(wait)
    return came, helped, median(true)


def errors(delay: float, takes_none: Callable[[float], float]) -> list[float]:
    """How far the estimate is off on each of sixty days, in minutes."""
    chance, found = Random(11), []
    for _day in range(60):
        came, helped, true = a_day(chance, delay=delay, takes_none=takes_none)
        found.append((door_time(came, helped, 390 * M).median_minutes or 0) - true)
    return found


@pytest.mark.parametrize("share", [0, 0.2, 0.4])
@pytest.mark.parametrize("delay", [1, 10, 40])
def test_whoever_wants_no_number_shifts_the_figure_by_minutes_only(delay: float, share: float) -> None:
    found = errors(delay, lambda _minute: share)

    assert abs(mean(found)) < 4
    assert sorted(abs(one) for one in found)[53] < 13  # nine days of ten


@pytest.mark.parametrize(("first", "last", "lowest", "highest"), [(0.35, 0.05, 5, 35), (0.05, 0.35, -15, 1)])
def test_a_share_that_changes_within_the_day_misleads_as_much_as_it_is_said(
    first: float, last: float, lowest: float, highest: float
) -> None:
    found = [mean(errors(delay, lambda minute: first + (last - first) * minute / 390)) for delay in (1, 10, 40)]

    assert lowest < min(found)
    assert max(found) < highest


def test_the_latest_taps_are_taken_back() -> None:
    assert taps_left([3, 1, 2], 1) == [1, 2]
    assert taps_left([1], 5) == []


def test_the_hall_s_code_changes_each_minute_and_holds_for_three() -> None:
    codes = [hall_code("key", "mall", minute) for minute in range(200)]

    assert len(set(codes)) == 200
    assert all(len(code) == 6 and set(code) <= set(LETTERS) for code in codes)
    valid = [minute for minute in range(200) if is_hall_code(codes[100], "key", "mall", minute)]
    assert valid == [100, 101, 102]


def test_another_mall_and_another_key_show_another_code() -> None:
    assert hall_code("key", "mall", 1) not in {hall_code("key", "other", 1), hall_code("other", "mall", 1)}


def test_the_code_is_typed_as_people_type() -> None:
    code = hall_code("key", "mall", 7)

    assert is_hall_code(f" {code[:3].lower()}-{code[3:]} ", "key", "mall", 7)
    assert not any(is_hall_code(wrong, "key", "mall", 7) for wrong in ("", code[:5], code + "A", "ÀÉ", "0" * 6))
