"""What each event does to a hall; no decision is made here, so a record can always be replayed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from satupintu.queueing.rules import events as happened
from satupintu.queueing.rules.events import Event, NewItem
from satupintu.queueing.rules.values import (
    ON_DECK,
    Counter,
    Hall,
    Item,
    ItemState,
    Line,
    Outcome,
    Settings,
    Ticket,
    TicketState,
    Undo,
)

_DOERS: dict[type[Event], Callable[[Hall, Any], None]] = {}


def apply(hall: Hall, event: Event) -> None:
    """Change `hall` by `event`; the hall's time becomes the event's."""
    hall.t = max(hall.t, event.t)
    _DOERS[type(event)](hall, event)


def _does(kind: type[Event]) -> Callable[[Callable[[Hall, Any], None]], Callable[[Hall, Any], None]]:
    def register(doer: Callable[[Hall, Any], None]) -> Callable[[Hall, Any], None]:
        _DOERS[kind] = doer
        return doer

    return register


# the day, lines and counters


@_does(happened.DayBegan)
def _day_began(hall: Hall, event: happened.DayBegan) -> None:
    hall.settings = Settings(event.rule_version, event.head_start_ms, event.deck_ms)
    hall.day, hall.began, hall.ended, hall.issued = event.day, True, False, 0
    hall.lines, hall.counters, hall.tickets, hall.inside, hall.work = {}, {}, {}, {}, {}


@_does(happened.LineSet)
def _line_set(hall: Hall, event: happened.LineSet) -> None:
    hall.lines[event.line] = Line(event.line, event.floor, event.std_ms, event.has_device, event.counters)
    for code in event.counters:
        hall.counters[code] = Counter(code, event.line)


@_does(happened.Opened)
def _opened(hall: Hall, event: happened.Opened) -> None:
    for code in event.counters:
        counter = hall.counters[code]
        hall.counters[code] = replace(counter, is_open=True, on_break=False)
        line = hall.lines[counter.line]
        if line.released:
            hall.lines[line.code] = replace(line, released=False, reopened_at=event.t)


@_does(happened.Closed)
def _closed(hall: Hall, event: happened.Closed) -> None:
    _settle_pending(hall, event.counter)
    counter = hall.counters[event.counter]
    summoned = counter.summoned
    hall.counters[event.counter] = replace(counter, is_open=False, on_break=event.is_break, summoned=None)
    if hall.open_counters(event.line):
        if summoned is not None:
            _put(hall, replace(hall.tickets[summoned], state=TicketState.CALLED, counter=None, since=event.t))
        return
    hall.lines[event.line] = replace(hall.lines[event.line], released=True)
    if summoned is not None:
        _free(hall, hall.tickets[summoned])
    for ticket in list(hall.present()):
        if ticket.state in ON_DECK and ticket.line == event.line:
            _free(hall, ticket)


@_does(happened.Moved)
def _moved(hall: Hall, event: happened.Moved) -> None:
    left, joined = hall.lines[event.was], hall.lines[event.line]
    hall.counters[event.counter] = Counter(event.counter, event.line)
    hall.lines[event.was] = replace(left, counters=tuple(c for c in left.counters if c != event.counter))
    here = sorted((*joined.counters, event.counter), key=lambda code: (len(code), code))
    hall.lines[event.line] = replace(joined, counters=tuple(here))


@_does(happened.Tick)
def _tick(hall: Hall, event: happened.Tick) -> None:
    for ticket in list(hall.present()):
        if ticket.pending_until is not None and ticket.pending_until <= event.t:
            _free(hall, ticket)


@_does(happened.DayEnded)
def _day_ended(hall: Hall, event: happened.DayEnded) -> None:
    for ticket in list(hall.present()):
        _put(hall, _nowhere(ticket, TicketState.GONE))
    for code, counter in hall.counters.items():
        hall.counters[code] = Counter(code, counter.line)
    hall.ended = True


# a visitor's way


@_does(happened.Issued)
def _issued(hall: Hall, event: happened.Issued) -> None:
    items = tuple(_item(no, new, event.arrival_ms) for no, new in enumerate(event.items))
    hall.issued += not event.on_paper  # the series of the day has no gap
    _put(hall, Ticket(event.ticket, hall.position, event.arrival_ms, event.priority, event.floor, items, since=event.t))


@_does(happened.Called)
def _called(hall: Hall, event: happened.Called) -> None:
    ticket = hall.tickets[event.ticket]
    _put(hall, replace(ticket, state=TicketState.CALLED, line=event.line, counter=None, since=event.t, undo=None))
    hall.say(event.ticket, event.line)


@_does(happened.AtDeck)
def _at_deck(hall: Hall, event: happened.AtDeck) -> None:
    ticket = hall.tickets[event.ticket]
    floor = hall.lines[event.line].floor
    _put(hall, replace(ticket, state=TicketState.AT_DECK, floor=floor, since=event.t, undo=None))


@_does(happened.Started)
def _started(hall: Hall, event: happened.Started) -> None:
    _settle_pending(hall, event.counter)
    counter = hall.counters[event.counter]
    if counter.summoned is not None and counter.summoned != event.ticket:
        waiting = hall.tickets[counter.summoned]
        _put(hall, replace(waiting, state=TicketState.CALLED, counter=None, since=event.t))
    hall.counters[event.counter] = replace(counter, serving=event.ticket, summoned=None)
    ticket = hall.tickets[event.ticket]
    floor = hall.lines[event.line].floor
    _put(
        hall,
        replace(
            ticket, state=TicketState.SERVED, line=event.line, counter=event.counter, floor=floor,
            since=event.t, from_deck=event.from_deck, answered_here=False, undo=None,
        ),
    )  # fmt: skip
    if event.from_deck:
        hall.say(event.ticket, event.line, event.counter)


@_does(happened.Summoned)
def _summoned(hall: Hall, event: happened.Summoned) -> None:
    _settle_pending(hall, event.counter)
    hall.counters[event.counter] = replace(hall.counters[event.counter], summoned=event.ticket)
    ticket = hall.tickets[event.ticket]
    _put(
        hall,
        replace(ticket, state=TicketState.SUMMONED, line=event.line, counter=event.counter, since=event.t, undo=None),
    )
    hall.say(event.ticket, event.line, event.counter)


@_does(happened.Recalled)
def _recalled(hall: Hall, event: happened.Recalled) -> None:
    """Spoken again: nobody moves."""
    hall.say(event.ticket, event.line, event.counter, again=True)


@_does(happened.Absent)
def _absent(hall: Hall, event: happened.Absent) -> None:
    ticket = hall.tickets[event.ticket]
    _leave_counter(hall, ticket)
    _count(hall, event.counter, absent=1)
    undo = Undo("absent", event.t, event.counter, replace(ticket, undo=None)) if event.counter else None
    _put(hall, replace(_nowhere(ticket, TicketState.AWAY), absences=ticket.absences + 1, since=event.t, undo=undo))


@_does(happened.Paused)
def _paused(hall: Hall, event: happened.Paused) -> None:
    _put(hall, replace(_nowhere(hall.tickets[event.ticket], TicketState.AWAY), since=event.t, paused=True))


@_does(happened.Left)
def _left(hall: Hall, event: happened.Left) -> None:
    ticket = hall.tickets[event.ticket]
    _leave_counter(hall, ticket)
    _put(hall, replace(_nowhere(ticket, TicketState.GONE), since=event.t))


@_does(happened.Returned)
def _returned(hall: Hall, event: happened.Returned) -> None:
    ticket = hall.tickets[event.ticket]
    _put(hall, replace(ticket, state=TicketState.FREE, floor=event.floor, since=event.t, paused=False, undo=None))


# items


@_does(happened.ItemAdded)
def _item_added(hall: Hall, event: happened.ItemAdded) -> None:
    ticket = hall.tickets[event.ticket]
    new = _item(len(ticket.items), event.item, event.t)
    items = list(ticket.items)
    if event.needed_by is not None:
        waiting = items[event.needed_by]
        items[event.needed_by] = replace(waiting, waits_for=(*waiting.waits_for, new.no))
    state = TicketState.AWAY if ticket.state is TicketState.GONE else ticket.state
    _put(hall, replace(ticket, items=(*items, new), state=state, undo=None))
    _settle_stop(hall, event.ticket)


@_does(happened.ItemPassedOn)
def _item_passed_on(hall: Hall, event: happened.ItemPassedOn) -> None:
    ticket = hall.tickets[event.ticket]
    old = ticket.items[event.no]
    new = _item(len(ticket.items), replace(event.item, base_ms=old.base_ms), event.t)
    items = [
        replace(item, waits_for=tuple(new.no if no == event.no else no for no in item.waits_for))
        for item in ticket.items
    ]
    items[event.no] = replace(items[event.no], state=ItemState.PASSED_ON)
    _put(hall, replace(ticket, items=(*items, new), undo=None))
    _settle_stop(hall, event.ticket)


@_does(happened.ItemRemoved)
def _item_removed(hall: Hall, event: happened.ItemRemoved) -> None:
    ticket = hall.tickets[event.ticket]
    items = [replace(item, waits_for=tuple(no for no in item.waits_for if no != event.no)) for item in ticket.items]
    items[event.no] = replace(items[event.no], state=ItemState.REMOVED)
    _put(hall, replace(ticket, items=tuple(items), undo=None))
    _settle_stop(hall, event.ticket)


@_does(happened.ItemReleased)
def _item_released(hall: Hall, event: happened.ItemReleased) -> None:
    ticket = hall.tickets[event.ticket]
    items = list(ticket.items)
    items[event.no] = replace(items[event.no], waits_for=())
    _put(hall, replace(ticket, items=tuple(items), undo=None))


@_does(happened.Ended)
def _ended(hall: Hall, event: happened.Ended) -> None:
    ticket = hall.tickets[event.ticket]
    items = list(ticket.items)
    for answer in event.answers:
        state = ItemState.DONE if answer.outcome is Outcome.DONE else ItemState.ENDED
        items[answer.no] = replace(items[answer.no], state=state, outcome=answer.outcome, ready_at=answer.ready_at)
    undo = Undo("end", event.t, event.counter, replace(ticket, undo=None))
    _put(hall, replace(ticket, items=tuple(items), answered_here=True, undo=undo))
    _settle_stop(hall, event.ticket)


@_does(happened.Undone)
def _undone(hall: Hall, event: happened.Undone) -> None:
    ticket = hall.tickets[event.ticket]
    if ticket.undo is None:
        return
    before = ticket.undo.before
    if event.what == "absent":
        _count(hall, event.counter, absent=-1)
    elif ticket.state is TicketState.PENDING:
        _count(hall, event.counter, served=-1)
    counter = hall.counters[event.counter]
    if before.counter is None:
        _put(hall, before if before.line is not None and hall.open_counters(before.line) else _back_free(before))
    elif event.what == "end":
        hall.counters[event.counter] = replace(counter, serving=event.ticket)
        _put(hall, before)
    elif counter.is_idle:
        served = before.state is TicketState.SERVED
        hall.counters[event.counter] = replace(
            counter, serving=event.ticket if served else None, summoned=None if served else event.ticket
        )
        _put(hall, before)
    elif hall.open_counters(counter.line):
        _put(hall, replace(before, state=TicketState.CALLED, counter=None, since=event.t))
    else:
        _put(hall, _back_free(before))


# shared steps


def _count(hall: Hall, counter: str | None, *, served: int = 0, absent: int = 0) -> None:
    if counter:
        was = hall.work.get(counter, (0, 0))
        hall.work[counter] = (was[0] + served, was[1] + absent)


def _put(hall: Hall, ticket: Ticket) -> None:
    hall.put(ticket)


def _item(no: int, new: NewItem, base_ms: int) -> Item:
    return Item(
        no, new.service, new.line, new.work_ms, base_ms if new.base_ms is None else new.base_ms,
        new.people, new.waits_for, new.ready_after_ms,
    )  # fmt: skip


def _nowhere(ticket: Ticket, state: TicketState) -> Ticket:
    return replace(
        ticket, state=state, line=None, counter=None, pending_until=None, from_deck=False, paused=False, undo=None
    )


def _back_free(ticket: Ticket) -> Ticket:
    return _nowhere(ticket, TicketState.FREE)


def _free(hall: Hall, ticket: Ticket) -> None:
    """Let a ticket go on: FREE while an item is open, else GONE."""
    state = TicketState.FREE if ticket.open_items else TicketState.GONE
    _put(hall, replace(_nowhere(ticket, state), since=hall.t))


def _leave_counter(hall: Hall, ticket: Ticket) -> None:
    if ticket.counter is None or ticket.state is TicketState.PENDING:
        return
    counter = hall.counters[ticket.counter]
    if ticket.number in {counter.serving, counter.summoned}:
        hall.counters[counter.code] = replace(counter, serving=None, summoned=None)


def _settle_pending(hall: Hall, counter: str) -> None:
    """The counter's next order ends the ten seconds of the sitting before."""
    ticket = hall.pending_at(counter)
    if ticket is not None:
        _free(hall, ticket)


def _settle_stop(hall: Hall, number: str) -> None:
    """After items changed: end a sitting or a call that has no ready item left there."""
    ticket = hall.tickets[number]
    if ticket.line is None or ticket.state is TicketState.PENDING:
        if not ticket.open_items and ticket.state in {TicketState.FREE, TicketState.AWAY}:
            _put(hall, _nowhere(ticket, TicketState.GONE))
        return
    if ticket.ready_in(ticket.line, hall.t):
        return
    _leave_counter(hall, ticket)
    if ticket.state is not TicketState.SERVED:
        _free(hall, ticket)
        return
    until = hall.t + hall.settings.pending_ms
    _count(hall, ticket.counter, served=1)
    _put(hall, replace(ticket, state=TicketState.PENDING, pending_until=until, since=hall.t))
