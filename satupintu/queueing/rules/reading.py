"""What screens read out of a hall: who waits where, how long a line is, what was called last. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from satupintu.queueing.rules.dispatch import order_in, people_before, stop_key
from satupintu.queueing.rules.orders import absence_limit_ms
from satupintu.queueing.rules.values import ON_DECK, Call, Hall, Item, ItemState, Ticket, TicketState

SHORT_MS = 10 * 60_000
MIDDLE_MS = 30 * 60_000
S = TicketState


class Length(StrEnum):
    """How long a line is, in words; honest ranges of time come later."""

    SHORT = "short"
    MIDDLE = "middle"
    LONG = "long"


class StopState(StrEnum):
    """Where a visitor stands with one line."""

    WAITING = "waiting"
    NOT_READY = "not_ready"
    CALLED = "called"
    AT_DECK = "at_deck"
    SUMMONED = "summoned"
    SERVING = "serving"
    AWAY = "away"
    DONE = "done"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Stop:
    """One line on a visitor's way, with all items there; `people_before` = 0 once called.

    GONE: what was still open when the visitor left, or when the day ended; nobody waits there any more.
    """

    line: str
    items: tuple[Item, ...]
    state: StopState
    people_before: int
    counter: str | None = None


OVER = frozenset({StopState.DONE, StopState.GONE})
"""Stops where nothing will happen any more."""
_HERE = {
    S.CALLED: StopState.CALLED,
    S.AT_DECK: StopState.AT_DECK,
    S.SUMMONED: StopState.SUMMONED,
    S.SERVED: StopState.SERVING,
}


def stops_of(hall: Hall, ticket: Ticket) -> list[Stop]:
    """Return the lines of a ticket: those that go on first come first, finished ones last."""
    lines = list(dict.fromkeys(item.line for item in ticket.items if item.state is not ItemState.REMOVED))
    stops = [_stop(hall, ticket, line) for line in lines]
    return sorted(stops, key=lambda stop: _rank(stop, ticket))


def _rank(stop: Stop, ticket: Ticket) -> tuple[int, int, int]:
    here = 0 if ticket.line == stop.line else 1
    late = {StopState.NOT_READY: 2, StopState.DONE: 3, StopState.GONE: 3}.get(stop.state, 1)
    return (late, here, stop.people_before)


def _stop(hall: Hall, ticket: Ticket, line: str) -> Stop:
    mine = tuple(item for item in ticket.items if item.line == line and item.state is not ItemState.REMOVED)
    waiting = tuple(item for item in mine if item.is_open)
    if not waiting:
        return Stop(line, mine, StopState.DONE, 0)
    if ticket.state is S.GONE:
        return Stop(line, waiting, StopState.GONE, 0)
    if ticket.line == line and ticket.state in _HERE:
        return Stop(line, waiting, _HERE[ticket.state], 0, ticket.counter)
    before = people_before(hall, ticket, line)
    if ticket.state is S.AWAY:
        return Stop(line, waiting, StopState.AWAY, before)
    ready = bool(ticket.ready_in(line, hall.t))
    return Stop(line, waiting, StopState.WAITING if ready else StopState.NOT_READY, before)


def waiting_in(hall: Hall, line: str) -> list[Ticket]:
    """Return the free tickets with a stop in a line, in the order of the rule."""
    free = [t for t in hall.present() if t.state is S.FREE and stop_key(hall, t, line) is not None]
    return sorted(free, key=lambda ticket: order_in(hall, ticket, line))


def served_in(hall: Hall, line: str) -> list[Ticket]:
    """Return who sits at a counter of a line."""
    return [t for t in hall.present() if t.state is S.SERVED and t.line == line]


def called_in(hall: Hall, line: str) -> list[Ticket]:
    """Return who is called to the seats, sits there, or is called to a counter of a line."""
    return [t for t in hall.present() if t.line == line and (t.state in ON_DECK or t.state is S.SUMMONED)]


@dataclass(slots=True)
class LineCounts:
    """How many people of a line wait, are called (to the seats, on them, or to a counter), are served."""

    waiting: int = 0
    called: int = 0
    serving: int = 0


def counts_by_line(hall: Hall) -> dict[str, LineCounts]:
    """Return the counts of every line, in one walk through the hall."""
    found = {line: LineCounts() for line in hall.lines}
    for ticket in hall.present():
        if ticket.state is S.FREE:
            for line in {item.line for item in ticket.items}:
                found[line].waiting += stop_key(hall, ticket, line) is not None
        elif ticket.line is not None:
            found[ticket.line].called += ticket.state in ON_DECK or ticket.state is S.SUMMONED
            found[ticket.line].serving += ticket.state is S.SERVED
    return found


def length_of(hall: Hall, line: str, waiting: int | None = None) -> Length:
    """Return short, middle or long: standard time x people waiting / open counters, up to 10 and 30 minutes."""
    counters = max(1, hall.open_counters(line) or len(hall.lines[line].counters))
    people = len(waiting_in(hall, line)) if waiting is None else waiting
    wait = hall.lines[line].std_ms * people // counters
    if wait <= SHORT_MS:
        return Length.SHORT
    return Length.MIDDLE if wait <= MIDDLE_MS else Length.LONG


def last_calls(hall: Hall, lines: Collection[str], most: int) -> list[Call]:
    """Return the last calls of some lines, newest first, one per ticket (its newest)."""
    seen: set[str] = set()
    found: list[Call] = []
    for call in reversed(hall.calls):
        if call.line in lines and call.number not in seen:
            seen.add(call.number)
            found.append(call)
            if len(found) == most:
                break
    return found


def is_awaited(hall: Hall, call: Call) -> bool:
    """Return whether the called visitor is still on the way."""
    ticket = hall.tickets.get(call.number)
    if ticket is None:
        return False
    if call.counter is None:
        return ticket.state is S.CALLED and ticket.line == call.line
    return ticket.state is S.SUMMONED or (ticket.state is S.SERVED and ticket.from_deck and not ticket.answered_here
                                          and hall.t < ticket.since + 60_000)  # fmt: skip


def say_again_at(hall: Hall, call: Call) -> int | None:
    """Return when a call is spoken a second time: at half of the visitor's limit (ms); None when not awaited."""
    ticket = hall.tickets.get(call.number)
    if ticket is None or not is_awaited(hall, call):
        return None
    return call.t + absence_limit_ms(hall, ticket) // 2


def counts(hall: Hall) -> dict[str, int]:
    """Return the day's figures: issued, waiting, served (gone with a finished item), away."""
    served = sum(any(item.outcome is not None for item in ticket.items) for ticket in hall.tickets.values())
    return {
        "issued": len(hall.tickets),
        "waiting": sum(ticket.state is S.FREE for ticket in hall.tickets.values()),
        "served": served,
        "away": sum(ticket.state is S.AWAY for ticket in hall.tickets.values()),
    }
