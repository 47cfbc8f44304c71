"""What the rule itself costs: whom to call among 500 open tickets, and a whole day folded from its record."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

from satupintu.queueing.rules import events as happened
from satupintu.queueing.rules import orders
from satupintu.queueing.rules.changes import apply
from satupintu.queueing.rules.dispatch import dispatch
from satupintu.queueing.rules.events import Event, NewItem, event_of, facts_of
from satupintu.queueing.rules.play import clock_events, play
from satupintu.queueing.rules.values import Hall, TicketState

OPEN_TICKETS = 500
LINES = 21
COUNTERS = 32
EIGHT = 1_795_000_000_000
MINUTE = 60_000
TURNS = 200


def hall_of(tickets: int) -> tuple[Hall, list[Event]]:
    """Return a hall of 21 lines and 32 counters with so many open tickets, 35 % of them with several services."""
    dice = random.Random(1)
    hall, told = Hall(), []
    codes = [f"L{n:02d}" for n in range(LINES)]
    counters: dict[str, list[str]] = {code: [] for code in codes}
    for n in range(COUNTERS):
        counters[codes[n % LINES]].append(str(n + 1))
    told += play(hall, happened.DayBegan(EIGHT, "2026-11-24", 1, 30 * MINUTE, 2 * MINUTE))
    for code in codes:
        told += play(hall, happened.LineSet(EIGHT, code, 1, 9 * MINUTE, True, tuple(counters[code])))
    told += play(hall, happened.Opened(EIGHT + 1, tuple(counter for own in counters.values() for counter in own)))
    for n in range(tickets):
        lines = dice.sample(codes, 1 if dice.random() < 0.65 else dice.randint(2, 5))
        items = tuple(NewItem(f"{line}-1", line, 9 * MINUTE) for line in lines)
        number, t = f"A-{n + 1:03d}", EIGHT + 2 + n * 1000
        told += play(hall, happened.Issued(t, number, 1, dice.random() < 0.12, t, items))
    return hall, told


def milliseconds(work: Callable[[], object], turns: int = TURNS) -> float:
    """Return the median CPU time of a piece of work, in milliseconds."""
    took = []
    for _turn in range(turns):
        began = time.process_time_ns()
        work()
        took.append((time.process_time_ns() - began) / 1e6)
    return statistics.median(took)


def dispatch_ms() -> float:
    """Return what it costs to find the calls among 500 open tickets when a seat is free in every line."""
    hall, _told = hall_of(OPEN_TICKETS)
    for ticket in list(hall.present()):
        if ticket.state is TicketState.CALLED:
            apply(hall, happened.Left(hall.t + 1, ticket.number))
    return milliseconds(lambda: dispatch(hall))


def issue_ms() -> float:
    """Return what a new number costs the rule when 500 are open: the copy of the hall, the event, the calls."""
    hall, _told = hall_of(OPEN_TICKETS)
    event = happened.Issued(hall.t + 1, "A-501", 1, False, hall.t + 1, (NewItem("L00-1", "L00", 9 * MINUTE),))
    return milliseconds(lambda: play(hall.copy(), event))


def whole_day(visitors: int) -> list[Event]:
    """Return everything that happens until so many visitors are served: they sit, are called, answered, go."""
    hall, told = hall_of(visitors)
    while any(hall.present()):
        for ticket in list(hall.present()):
            if ticket.state is TicketState.CALLED:
                told += play(hall, orders.at_deck(hall, hall.t + 100, ticket.number))
        for code in list(hall.counters):
            if hall.counters[code].serving is None:
                begun = orders.next_person(hall, hall.t + 100, code)
                told += play(hall, begun) if begun else []
        for code in list(hall.counters):
            if hall.counters[code].serving is not None:
                told += play(hall, orders.end(hall, hall.t + 100, code, None))
        told += clock_events(hall, hall.t + 11_000)
    return told


def fold_ms() -> tuple[float, int]:
    """Return what it costs to fold a day of 500 numbers from its record, as a new process does; and its events."""
    written = [(event.kind, event.t, facts_of(event)) for event in whole_day(OPEN_TICKETS)]

    def fold() -> None:
        hall = Hall()
        for kind, t, facts in written:
            event = event_of(kind, t, facts)
            if event is not None:
                hall.position += 1
                apply(hall, event)

    return milliseconds(fold, 20), len(written)
