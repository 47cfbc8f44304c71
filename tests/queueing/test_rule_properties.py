"""Whatever a hall produces, in any order: the invariants of QUEUE_RULE hold after every event."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from satupintu.queueing.rules import changes
from satupintu.queueing.rules import events as happened
from satupintu.queueing.rules.events import Event, event_of, facts_of
from satupintu.queueing.rules.impossible import Impossible
from satupintu.queueing.rules.play import next_due, replay
from satupintu.queueing.rules.values import MOVES, Hall, TicketState
from tests.queueing import oracle
from tests.queueing.cast import EIGHT, MINUTE, Day

LINES = {"DKC": (1, 9.0, ["5", "6"]), "POL": (1, 4.0, ["10", "11"]), "BPN": (2, 14.0, ["18"]), "PN": (2, 1.0, ["27"])}
COUNTERS = [code for _floor, _std, codes in LINES.values() for code in codes]


def random_step(day: Day, dice: random.Random, minutes: float) -> None:
    numbers = list(day.hall.tickets) or ["A-001"]
    number, counter, line = dice.choice(numbers), dice.choice(COUNTERS), dice.choice(list(LINES))
    waits = dice.choice([None, None, {1: (0,)}, {2: (0, 1)}, {1: (0,), 2: (1,)}])
    lines = [dice.choice(list(LINES)) for _ in range(dice.choice([1, 1, 2, 3]))]
    waits = {no: w for no, w in (waits or {}).items() if no < len(lines)}
    outcome = dice.choice(["done", "done", "received", "incomplete", "information"])
    steps: list[tuple[int, Callable[[], object]]] = [
        (6, lambda: day.come(minutes, *lines, priority=dice.random() < 0.2, waits=waits, floor=dice.choice([1, 2]),
                             ready_after=dice.choice([0, 0, 5]))),
        (6, lambda: day.next(minutes, counter)),
        (5, lambda: day.sit(minutes, number)),
        (3, lambda: day.start(minutes, counter)),
        (5, lambda: day.end(minutes, counter)),
        (1, lambda: day.end(minutes, counter, (dice.randrange(3), outcome))),
        (3, lambda: day.open(minutes, counter)),
        (1, lambda: day.close(minutes, counter, is_break=dice.random() < 0.5)),
        (2, lambda: day.move(minutes, counter, line)),
        (1, lambda: day.absent(minutes, counter)),
        (1, lambda: day.undo(minutes, counter)),
        (1, lambda: day.pause(minutes, number)),
        (1, lambda: day.leave(minutes, number)),
        (2, lambda: day.back(minutes, number, staff=dice.random() < 0.5, floor=dice.choice([1, 2]))),
        (1, lambda: day.add(minutes, number, line, needed_by=dice.choice([None, 0]))),
        (1, lambda: day.pass_on(minutes, number, 0, line)),
        (1, lambda: day.remove(minutes, number, 0)),
        (1, lambda: day.release(minutes, number, dice.randrange(3))),
        (2, lambda: day.clock(minutes)),
    ]  # fmt: skip
    step = dice.choices([s for _w, s in steps], [w for w, _s in steps])[0]
    try:
        step()
    except Impossible:
        return


def random_day(seed: int, steps: int) -> Day:
    dice = random.Random(seed)
    day = Day(LINES)
    day.open(0, *COUNTERS[:3])
    minutes = 0.0
    for _ in range(steps):
        minutes += dice.choice([0, 0.01, 0.1, 0.2, 1, 3])
        random_step(day, dice, minutes)
    return day


def check_places(hall: Hall) -> None:
    """I4: one place at a time, the same seen from both sides."""
    for ticket in hall.tickets.values():
        held = [c for c in hall.counters.values() if ticket.number in (c.serving, c.summoned)]
        expected = [ticket.counter] if ticket.state.value in ("served", "summoned") else []
        assert [c.code for c in held] == expected
        assert (ticket.line is not None) == (
            ticket.state.value in ("called", "at_deck", "summoned", "served", "pending")
        )
        if ticket.state is TicketState.GONE:
            assert ticket.pending_until is None


def check_counters(hall: Hall) -> None:
    """Each counter serves one line, the same seen from both sides, and no line is without one."""
    told = {code: line.code for line in hall.lines.values() for code in line.counters}
    assert told == {code: counter.line for code, counter in hall.counters.items()}
    assert sum(len(line.counters) for line in hall.lines.values()) == len(told)
    assert all(line.counters for line in hall.lines.values())


def check_moves(old: Hall, new: Hall) -> None:
    """I5: states move only along MOVES."""
    for number, ticket in new.tickets.items():
        before = old.tickets.get(number)
        if before is not None and before.state is not ticket.state:
            assert ticket.state in MOVES[before.state], (before.state, ticket.state)


def walk(told: list[Event]) -> None:
    """Go through a day event by event and hold it against the rule's text."""
    hall = Hall()
    demanded: list[tuple[str, str]] = []
    for event in told:
        if isinstance(event, happened.Called):
            assert demanded, "a call that the rule did not demand"
            assert (event.ticket, event.line) == demanded.pop(0)
            assert event.key_ms == oracle.key(hall, hall.tickets[event.ticket], event.line)
        else:
            assert not demanded, "a call that the rule demanded is missing"
        if isinstance(event, happened.Started) and event.from_deck:
            seated = [t for t in hall.tickets.values() if t.state.value == "at_deck" and t.line == event.line]
            assert event.ticket == min(seated, key=lambda t: (oracle.key(hall, t, event.line), t.seq)).number
        before = hall.copy()
        hall.position += 1
        changes.apply(hall, event)
        check_moves(before, hall)
        check_places(hall)
        check_counters(hall)
        if not isinstance(event, happened.Called):
            demanded = oracle.calls(hall)
    assert not demanded


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_every_call_is_the_one_the_text_demands(seed: int) -> None:
    day = random_day(seed, 60)

    walk(day.told)
    assert replay(day.told) == day.told
    assert [event_of(e.kind, e.t, facts_of(e)) for e in day.told] == day.told


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_moments_never_go_back_and_time_brings_what_is_due(seed: int) -> None:
    day = random_day(seed, 60)
    day.clock((day.hall.t - EIGHT) / MINUTE + 1)

    moments = [event.t for event in day.told]
    assert moments == sorted(moments)
    due = next_due(day.hall)
    assert due is None or due > day.hall.t


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_when_everybody_acts_everybody_is_served(seed: int) -> None:
    dice = random.Random(seed)
    day = Day(LINES)
    day.open(0, *COUNTERS)
    minutes = 1.0
    for _ in range(12):
        day.come(minutes, *dice.sample(list(LINES), dice.choice([1, 2, 3])), priority=dice.random() < 0.2)
    for _ in range(400):
        minutes += 0.2
        day.clock(minutes)
        for ticket in list(day.hall.tickets.values()):
            if ticket.state is TicketState.CALLED:
                day.sit(minutes, ticket.number)
        for counter in COUNTERS:
            if day.hall.counters[counter].serving:
                day.end(minutes, counter)
            day.next(minutes, counter)
            if day.hall.counters[counter].summoned:
                day.start(minutes, counter)
    day.clock(minutes + 1)

    assert {ticket.state for ticket in day.hall.tickets.values()} == {TicketState.GONE}


def _swap_two_keys(told: list[Event]) -> list[Event]:
    calls = [n for n, e in enumerate(told) if isinstance(e, happened.Called)]
    for a, b in itertools.pairwise(calls):
        first, second = told[a], told[b]
        assert isinstance(first, happened.Called)
        assert isinstance(second, happened.Called)
        if first.line == second.line and first.ticket != second.ticket:
            forged = list(told)
            forged[a], forged[b] = second, first
            return forged
    return []


def _drop_a_call(told: list[Event]) -> list[Event]:
    last = max(n for n, e in enumerate(told) if isinstance(e, happened.Called))
    return told[:last] + told[last + 1 :]


def _delay_a_call(told: list[Event]) -> list[Event]:
    for n, event in enumerate(told[:-2]):
        if isinstance(event, happened.Called) and not isinstance(told[n + 1], happened.Called):
            return [*told[:n], told[n + 1], event, *told[n + 2 :]]
    return []


@pytest.mark.parametrize("forge", [_swap_two_keys, _drop_a_call, _delay_a_call])
def test_a_forged_day_is_found(forge: Callable[[list[Event]], list[Event]]) -> None:
    day = Day(LINES)
    day.open(0, *COUNTERS)
    for minute in range(20):
        day.come(0.1 + minute / 10, "DKC", "POL")
    forged = forge(day.told)
    assert forged

    with pytest.raises((AssertionError, ValueError)):
        walk(forged)
