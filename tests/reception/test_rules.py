"""The time from the door to the number, by hand."""

from __future__ import annotations

from satupintu.reception.rules import (
    FORGOTTEN_AFTER_MS,
    LETTERS,
    MINUTE_MS,
    DoorTime,
    door_time,
    hall_code,
    is_hall_code,
    taps_left,
)

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
