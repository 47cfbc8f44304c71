"""One event and the calls that follow it; a whole day from its events alone."""

from __future__ import annotations

from collections.abc import Iterable

from satupintu.queueing.rules import events as happened
from satupintu.queueing.rules.changes import apply
from satupintu.queueing.rules.dispatch import dispatch
from satupintu.queueing.rules.events import Event
from satupintu.queueing.rules.orders import absent_due_at
from satupintu.queueing.rules.values import Hall, ItemState, TicketState

AWAITED = frozenset({TicketState.CALLED, TicketState.SUMMONED})
"""Whom the clock may mark absent."""


def play(hall: Hall, event: Event) -> list[Event]:
    """Change `hall` by `event`, then by every CALL that the rule demands; return them all in order.

    Each takes the next position of the record.
    """
    hall.position += 1
    apply(hall, event)
    told: list[Event] = [event]
    for call in dispatch(hall):
        hall.position += 1
        apply(hall, call)
        told.append(call)
    return told


def replay(told: Iterable[Event], hall: Hall | None = None) -> list[Event]:
    """Play the events of a day, ignoring its CALLs, and return what the rule says happened.

    For an honest record the result equals what was told (RELIABILITY I6).
    """
    hall = hall if hall is not None else Hall()
    result: list[Event] = []
    for event in told:
        if not isinstance(event, happened.Called):
            result.extend(play(hall, event))
    return result


def event_time(hall: Hall, at_ms: int) -> int:
    """Return the event's moment: the clock's, but never before or at the last event's."""
    return max(at_ms, hall.t + 1)


def next_due(hall: Hall) -> int | None:
    """Return when time itself brings the next event (ms): end of PENDING, a paper ready, an absence."""
    due = [absent_due_at(hall, ticket) for ticket in hall.present() if ticket.state in AWAITED]
    return min((moment for moment in (*due, _tick_due(hall)) if moment is not None), default=None)


def clock_events(hall: Hall, at_ms: int) -> list[Event]:
    """Play what time has brought up to `at_ms`: absences one by one, then one TICK; return all events."""
    told: list[Event] = []
    for _ in range(len(hall.tickets) + 1):
        awaited = [t for t in hall.present() if t.state in AWAITED]
        late = [t for t in awaited if (due := absent_due_at(hall, t)) is not None and due <= at_ms]
        if not late:
            break
        first = min(late, key=lambda ticket: (absent_due_at(hall, ticket) or 0, ticket.seq))
        event = happened.Absent(event_time(hall, at_ms), first.number, first.line or "", first.counter or "", True)
        told.extend(play(hall, event))
    due = _tick_due(hall)
    if due is not None and due <= at_ms:
        told.extend(play(hall, happened.Tick(event_time(hall, at_ms))))
    return told


def _tick_due(hall: Hall) -> int | None:
    soonest: int | None = None
    for ticket in hall.present():  # asked before each order: no lists in between
        moment = ticket.pending_until
        if moment is not None and (soonest is None or moment < soonest):
            soonest = moment
        for item in ticket.items:
            moment = item.ready_at
            if moment is not None and item.state is ItemState.DONE and moment > hall.t:
                soonest = moment if soonest is None or moment < soonest else soonest
    return soonest
