"""The rule on the wall, sentence by sentence (QUEUE_RULE)."""

from __future__ import annotations

import pytest

from satupintu.queueing.rules.dispatch import deck_size, people_before
from satupintu.queueing.rules.impossible import Impossible, Why
from satupintu.queueing.rules.play import next_due
from tests.queueing.cast import MINUTE, Day

ONE_COUNTER = {"DKC": (1, 10.0, ["5"])}
TWO_LINES = {"DKC": (1, 10.0, ["5"]), "POL": (1, 9.0, ["10"])}
TWO_FLOORS = {"DKC": (1, 10.0, ["5"]), "BPN": (2, 10.0, ["18"])}


def test_who_came_first_is_called_first() -> None:
    day = Day(ONE_COUNTER)
    siti = day.come(1, "DKC")
    budi = day.come(2, "DKC")
    day.open(3, "5")

    assert day.calls == [(siti, "DKC"), (budi, "DKC")]


def test_the_deck_holds_no_more_than_idle_counters_and_its_size() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    people = [day.come(minute, "DKC") for minute in (1, 1.1, 1.2)]

    assert [number for number, _line in day.calls] == people[:2]
    assert day.state(people[2]) == "free"


def test_deck_size_covers_two_minutes_of_work() -> None:
    day = Day({"BRI": (1, 5.0, ["1", "2", "3", "4"]), "BPN": (1, 14.0, ["18"]), "POS": (1, 2.0, ["17"])})
    day.open(0, "1", "2", "3", "18", "17")

    assert [deck_size(day.hall, line) for line in ("BRI", "BPN", "POS")] == [2, 1, 1]


def test_priority_counts_as_thirty_minutes_earlier() -> None:
    day = Day(ONE_COUNTER)
    regular = day.come(10, "DKC")
    elder = day.come(39.9, "DKC", priority=True)
    late_elder = day.come(40.1, "DKC", priority=True)

    before = [people_before(day.hall, day.ticket(number), "DKC") for number in (elder, regular, late_elder)]
    assert before == [0, 1, 2]
    day.open(41, "5")
    assert day.calls == [(elder, "DKC"), (regular, "DKC")]


def test_one_visitor_is_in_one_place_at_a_time() -> None:
    day = Day(TWO_LINES)
    day.open(0, "5", "10")
    siti = day.come(1, "DKC", "POL")

    assert len(day.calls) == 1
    assert day.ticket(siti).line == "DKC"


def test_after_a_sitting_the_next_agency_calls_the_same_number() -> None:
    day = Day(TWO_LINES)
    day.open(0, "5", "10")
    siti = day.come(1, "DKC", "POL")
    day.sit(2, siti)
    day.next(2.1, "5")
    day.end(12, "5")
    day.clock(12.2)

    assert day.calls == [(siti, "DKC"), (siti, "POL")]


def test_a_longer_chain_behind_a_stop_goes_first_when_keys_are_equal() -> None:
    day = Day({"A": (1, 10.0, ["1"]), "B": (1, 10.0, ["2"]), "C": (1, 10.0, ["3"])})
    day.open(0, "1", "2", "3")
    siti = day.come(1, "A", "B", "C", waits={2: (1,)})

    assert day.calls == [(siti, "B")]


def test_an_item_waits_until_the_paper_it_needs_is_in_hand() -> None:
    day = Day(TWO_LINES)
    day.open(0, "5", "10")
    siti = day.come(1, "POL", "DKC", waits={1: (0,)}, ready_after=20)
    day.sit(2, siti)
    day.next(2.1, "10")
    day.end(10, "10", (0, "done"))

    day.clock(29.9)
    assert day.calls == [(siti, "POL")]
    day.clock(30.1)
    assert day.calls == [(siti, "POL"), (siti, "DKC")]


def test_a_paper_that_will_not_come_today_keeps_the_later_item_open_and_uncalled() -> None:
    day = Day(TWO_LINES)
    day.open(0, "5", "10")
    siti = day.come(1, "POL", "DKC", waits={1: (0,)})
    day.sit(2, siti)
    day.next(2.1, "10")
    day.end(10, "10", (0, "received"))
    day.clock(30)

    assert day.calls == [(siti, "POL")]
    assert [item.line for item in day.ticket(siti).waits_in_vain] == ["DKC"]
    day.release(31, siti, 1)
    assert day.calls[-1] == (siti, "DKC")


def test_next_starts_the_smallest_on_the_seats_and_sends_the_summoned_back() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti, budi = day.come(1, "DKC"), day.come(1.1, "DKC")
    assert day.next(1.2, "5") == siti
    assert day.state(siti) == "summoned"
    day.sit(1.5, budi)

    assert day.next(1.6, "5") == budi
    assert (day.state(siti), day.state(budi)) == ("called", "served")


def test_next_summons_nobody_twice() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    day.come(1.1, "DKC")

    assert day.next(1.2, "5") == siti
    assert day.next(1.3, "5") is None


def test_next_while_serving_is_refused() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    day.sit(2, siti)
    day.next(2.1, "5")

    with pytest.raises(Impossible) as no:
        day.next(2.2, "5")
    assert no.value.why is Why.STILL_SERVING


def test_absence_by_the_clock_after_two_minutes_and_the_key_is_kept() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    day.clock(2.99)
    assert day.state(siti) == "called"
    day.clock(3.01)
    assert (day.state(siti), day.ticket(siti).absences) == ("away", 1)
    budi = day.come(4, "DKC")
    day.back(5, siti)

    assert day.calls[-1] == (siti, "DKC")
    assert people_before(day.hall, day.ticket(budi), "DKC") == 1


@pytest.mark.parametrize(
    ("line", "floor", "priority", "minutes"),
    [("DKC", 1, False, 2), ("BPN", 1, False, 4), ("DKC", 1, True, 4), ("BPN", 1, True, 8), ("BPN", 2, False, 2)],
)
def test_the_limit_grows_with_the_stairs_and_for_priority(line: str, floor: int, priority: bool, minutes: int) -> None:
    day = Day(TWO_FLOORS)
    day.open(0, "5", "18")
    siti = day.come(1, line, floor=floor, priority=priority)

    assert next_due(day.hall) == day.ticket(siti).since + minutes * MINUTE


def test_a_row_without_device_has_no_absence_on_the_way_to_the_seats() -> None:
    day = Day(ONE_COUNTER, device=False)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    day.clock(30)

    assert day.state(siti) == "called"
    with pytest.raises(Impossible) as no:
        day.sit(30.5, siti)
    assert no.value.why is Why.NO_ROW_DEVICE
    assert day.next(31, "5") == siti
    day.clock(33.1)
    assert day.state(siti) == "away"


def test_after_a_released_line_reopens_called_people_have_ten_minutes() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    day.close(2, "5", is_break=True)
    assert day.state(siti) == "free"
    day.open(20, "5")

    day.clock(29.9)
    assert day.state(siti) == "called"
    day.clock(30.1)
    assert day.state(siti) == "away"


def test_the_officer_marks_absent_only_after_the_limit() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    day.sit(1.5, siti)
    day.next(2, "5")

    with pytest.raises(Impossible) as no:
        day.absent(3, "5")
    assert no.value.why is Why.TOO_EARLY_ABSENT
    day.absent(4.1, "5")
    assert day.state(siti) == "away"
    assert day.hall.counters["5"].is_idle


def test_a_person_who_was_answered_is_not_absent() -> None:
    day = Day({"DKC": (1, 10.0, ["5"])})
    day.open(0, "5")
    siti = day.come(1, "DKC", "DKC")
    day.sit(1.5, siti)
    day.next(2, "5")
    day.end(3, "5", (0, "done"))

    with pytest.raises(Impossible) as no:
        day.absent(10, "5")
    assert no.value.why is Why.ALREADY_ANSWERED


def test_from_the_second_absence_on_staff_bring_the_visitor_back() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    day.clock(3.1)
    day.back(4, siti)
    day.clock(7)
    assert day.ticket(siti).absences == 2

    with pytest.raises(Impossible) as no:
        day.back(8, siti)
    assert no.value.why is Why.STAFF_MUST_RETURN
    day.back(9, siti, staff=True)
    assert day.state(siti) == "called"


def test_a_pause_is_no_absence() -> None:
    day = Day(ONE_COUNTER)
    siti = day.come(1, "DKC")
    day.pause(2, siti)
    day.open(3, "5")
    assert (day.state(siti), day.ticket(siti).absences, day.calls) == ("away", 0, [])
    day.back(4, siti)

    assert day.calls == [(siti, "DKC")]


def test_who_leaves_while_summoned_frees_the_counter() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    day.next(1.5, "5")
    day.leave(2, siti)

    assert day.state(siti) == "gone"
    assert day.hall.counters["5"].is_idle


def test_who_is_served_cannot_leave() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    day.sit(1.5, siti)
    day.next(2, "5")

    with pytest.raises(Impossible) as no:
        day.leave(3, siti)
    assert no.value.why is Why.BEING_SERVED


def test_who_sits_at_the_counter_is_no_longer_before_me() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    budi = day.come(2, "DKC")
    waiting = people_before(day.hall, day.ticket(budi), "DKC")
    day.sit(2.5, siti)
    day.next(3, "5")

    assert (waiting, people_before(day.hall, day.ticket(budi), "DKC")) == (1, 0)
