"""How sittings end, are undone, and how items and days change (QUEUE_RULE)."""

from __future__ import annotations

import pytest

from satupintu.queueing.rules import events as happened
from satupintu.queueing.rules import orders
from satupintu.queueing.rules.dispatch import people_before
from satupintu.queueing.rules.events import event_of, facts_of
from satupintu.queueing.rules.impossible import Impossible, Why
from satupintu.queueing.rules.play import replay
from satupintu.queueing.rules.values import MOVES, TicketState
from tests.queueing.cast import Day, at

ONE_COUNTER = {"DKC": (1, 10.0, ["5"])}
TWO_LINES = {"DKC": (1, 10.0, ["5"]), "POL": (1, 9.0, ["10"])}
TWO_FLOORS = {"DKC": (1, 10.0, ["5"]), "BPN": (2, 10.0, ["18"])}


def test_a_sitting_ends_pending_for_ten_seconds_then_goes_on() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    day.sit(1.5, siti)
    day.next(2, "5")
    day.end(8, "5")
    assert day.state(siti) == "pending"
    assert day.hall.counters["5"].is_idle
    day.clock(8.1)
    assert day.state(siti) == "pending"
    day.clock(8.2)

    assert day.state(siti) == "gone"


def test_the_counters_next_order_that_finds_somebody_ends_pending() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    day.sit(1.5, siti)
    day.next(2, "5")
    day.end(8, "5")
    assert day.next(8.01, "5") is None
    assert day.state(siti) == "pending"
    budi = day.come(8.02, "DKC")
    day.sit(8.03, budi)
    day.next(8.04, "5")

    assert day.state(siti) == "gone"


def test_an_undone_end_leaves_the_hall_as_if_it_had_not_happened() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    day.sit(1.5, siti)
    day.next(2, "5")
    before = day.hall.copy()
    day.end(8, "5")
    day.undo(8.1, "5")

    after = day.hall
    assert (after.tickets, after.counters, after.lines) == (before.tickets, before.counters, before.lines)


def test_after_ten_seconds_nothing_is_undone() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    day.sit(1.5, siti)
    day.next(2, "5")
    day.end(8, "5")

    with pytest.raises(Impossible) as no:
        day.undo(8.2, "5")
    assert no.value.why is Why.NOTHING_TO_UNDO


def test_an_undone_absence_puts_the_person_back_or_calls_again_when_the_counter_is_taken() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    day.sit(1.2, siti)
    day.next(1.5, "5")
    day.absent(3.6, "5")
    day.undo(3.7, "5")
    assert (day.state(siti), day.hall.counters["5"].serving) == ("served", siti)
    day.absent(3.8, "5")
    budi = day.come(3.81, "DKC")
    day.sit(3.82, budi)
    day.next(3.83, "5")
    day.undo(3.84, "5")

    assert (day.state(siti), day.state(budi)) == ("called", "served")


def test_the_last_open_counter_releases_its_line() -> None:
    day = Day({"DKC": (1, 10.0, ["5", "6"])})
    day.open(0, "5", "6")
    siti, budi, rina = (day.come(minute, "DKC") for minute in (1, 1.1, 1.2))
    day.next(1.3, "5")
    day.sit(1.4, budi)
    day.close(1.5, "5")
    assert [day.state(n) for n in (siti, budi, rina)] == ["called", "at_deck", "called"]
    day.close(1.6, "6")

    assert [day.state(n) for n in (siti, budi, rina)] == ["free", "free", "free"]


def test_a_counter_closed_in_a_sitting_finishes_it() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti = day.come(1, "DKC")
    day.sit(1.5, siti)
    day.next(2, "5")
    day.close(3, "5")
    assert day.state(siti) == "served"
    day.end(8, "5")

    assert day.state(siti) == "pending"
    assert not day.hall.counters["5"].is_idle


def test_an_added_service_of_a_new_matter_counts_from_its_adding() -> None:
    day = Day(TWO_LINES)
    siti = day.come(1, "DKC")
    budi = day.come(2, "POL")
    day.add(3, siti, "POL")

    assert people_before(day.hall, day.ticket(siti), "POL") == 1
    assert people_before(day.hall, day.ticket(budi), "POL") == 0


def test_a_service_added_for_the_same_matter_keeps_the_key_and_is_waited_for() -> None:
    day = Day(TWO_LINES)
    day.open(0, "5", "10")
    siti = day.come(1, "DKC")
    budi = day.come(2, "POL")
    day.sit(2.5, siti)
    day.next(3, "5")
    day.add(4, siti, "POL", needed_by=0)

    assert day.state(siti) == "pending"
    assert people_before(day.hall, day.ticket(budi), "POL") == 1
    day.clock(4.2)
    assert day.ticket(siti).line in {"POL", None}


def test_an_item_added_to_a_gone_ticket_makes_it_away() -> None:
    day = Day(TWO_LINES)
    siti = day.come(1, "DKC")
    day.leave(2, siti)
    day.add(3, siti, "POL")

    assert day.state(siti) == "away"


def test_a_called_ticket_whose_last_item_there_is_removed_is_free_elsewhere() -> None:
    day = Day(TWO_LINES)
    day.open(0, "5")
    siti = day.come(1, "DKC", "POL")
    assert day.state(siti) == "called"
    day.remove(2, siti, 0)

    assert day.state(siti) == "free"
    day.remove(3, siti, 1)
    assert day.state(siti) == "gone"


def test_passing_on_takes_the_key_along_and_what_waited_waits_for_the_new_item() -> None:
    day = Day({"DKC": (1, 10.0, ["5"]), "POL": (1, 9.0, ["10"]), "PN": (1, 9.0, ["27"])})
    day.open(0, "5")
    siti = day.come(1, "DKC", "PN", waits={1: (0,)})
    day.sit(2, siti)
    day.next(2.5, "5")
    day.pass_on(3, siti, 0, "POL")

    ticket = day.ticket(siti)
    assert [(item.line, item.state.value) for item in ticket.items] == [
        ("DKC", "passed_on"), ("PN", "open"), ("POL", "open"),
    ]  # fmt: skip
    assert ticket.items[1].waits_for == (2,)
    assert ticket.items[2].base_ms == ticket.arrival_ms


def test_numbers_run_a_then_h_then_m() -> None:
    assert [orders.number_of(n) for n in (1, 999, 1000, 1998, 1999, 2997)] == [
        "A-001", "A-999", "H-001", "H-999", "M-001", "M-999",
    ]  # fmt: skip
    with pytest.raises(Impossible):
        orders.number_of(2998)


def test_items_that_wait_for_each_other_are_refused() -> None:
    day = Day(TWO_LINES)

    with pytest.raises(Impossible) as no:
        day.come(1, "DKC", "POL", waits={0: (1,), 1: (0,)})
    assert no.value.why is Why.CIRCLE


def test_at_the_end_of_the_day_everyone_is_gone() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    siti, budi = day.come(1, "DKC"), day.come(2, "DKC")
    day._do(happened.DayEnded(at(400)))

    assert {day.state(siti), day.state(budi)} == {"gone"}
    assert day.hall.ended


def test_every_event_travels_into_the_record_and_back() -> None:
    day = Day(TWO_LINES)
    day.open(0, "5", "10")
    siti = day.come(1, "DKC", "POL", waits={1: (0,)})
    day.sit(2, siti)
    day.next(2.5, "5")
    day.add(3, siti, "POL", needed_by=0)
    day.clock(4)

    for event in day.told:
        assert event_of(event.kind, event.t, facts_of(event)) == event


def test_a_day_told_without_its_calls_gives_the_same_calls() -> None:
    day = Day(TWO_LINES)
    day.open(0, "5", "10")
    for minute in range(1, 30):
        day.come(minute, "DKC", "POL") if minute % 2 else day.come(minute, "POL")

    assert replay(day.told) == day.told
    assert day.calls


def test_a_day_with_one_call_dropped_is_not_the_same() -> None:
    day = Day(ONE_COUNTER)
    day.open(0, "5")
    day.come(1, "DKC")
    forged = [event for event in day.told if not isinstance(event, happened.Called)]

    assert replay(forged) != forged


def test_moves_name_every_state() -> None:
    assert set(MOVES) == set(TicketState)
