"""What the hall is now: folded from its record, kept in memory, checked against the record's head.

A hall in memory is found under (mall, head of the record): the head is a digest of all that went
before, so a hall of a transaction that was rolled back, or of another history, is never found
again. A process that is behind reads only the records it has not seen.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Collection
from datetime import date
from threading import Lock

from satupintu.base.moments import Instant, business_day, from_ms
from satupintu.ledger import queries as ledger
from satupintu.ledger import swift
from satupintu.ledger.models import Mall, Record
from satupintu.queueing import hours, refusals
from satupintu.queueing.models import Desk, Ticket
from satupintu.queueing.rules.changes import apply
from satupintu.queueing.rules.events import event_of
from satupintu.queueing.rules.play import next_due as rule_next_due
from satupintu.queueing.rules.values import Hall, TicketState
from satupintu.queueing.rules.values import Ticket as TicketNow

HALLS_KEPT = 6
"""Halls in memory per mall: today's as of the last few heads, and yesterday's."""
NUMBER = re.compile(r"[A-Z]-[0-9]{3}")
_kept: dict[int, OrderedDict[tuple[date, str], Hall]] = {}
_guard = Lock()


def hall(mall: Mall, at: Instant) -> Hall:
    """Return the hall of the business day of `at`, as the record stands at `mall.head`; never change it."""
    return hall_of_day(mall, business_day(at))


def hall_of_day(mall: Mall, day: date) -> Hall:
    """Return the hall of `day` as the record stands at `mall.head`; never change it."""
    with _guard:
        found = _kept.get(mall.pk, OrderedDict()).get((day, mall.head))
        near = found or _nearest(mall, day)
    if found is not None:
        return found
    result = _caught_up(mall, day, near) if near is not None else None
    if result is None:
        result = _folded(mall, day)
    keep(mall, day, result)
    return result


def keep(mall: Mall, day: date, hall: Hall) -> None:
    """Remember a hall under the head it stands on; one that is rolled back is simply never asked for."""
    with _guard:
        halls = _kept.setdefault(mall.pk, OrderedDict())
        halls[(day, hall.head)] = hall
        while len(halls) > HALLS_KEPT:
            halls.popitem(last=False)


def forget_halls() -> None:
    """Drop every hall in memory: the next question folds the record afresh."""
    with _guard:
        _kept.clear()


def _nearest(mall: Mall, day: date) -> Hall | None:
    halls = _kept.get(mall.pk, OrderedDict())
    behind = [hall for (on, _head), hall in halls.items() if on == day and hall.position < mall.position]
    return max(behind, key=lambda hall: hall.position, default=None)


def _caught_up(mall: Mall, day: date, near: Hall) -> Hall | None:
    """Return `near` led on by the records it has not seen, or None when it stands on another history."""
    records = [r for r in ledger.records_from(mall, max(near.position, 1)) if r.position <= mall.position]
    if near.position:
        if not records or records[0].position != near.position or records[0].digest != near.head:
            return None
        records = records[1:]
    result = near.copy()
    for record in records:
        _apply(result, record, day)
    return _standing_at(mall, result)


def _folded(mall: Mall, day: date) -> Hall:
    result = Hall(day=day.isoformat())
    for record in ledger.records_of_day(mall, day):
        if record.position <= mall.position:
            _apply(result, record, day)
    return _standing_at(mall, result)


def _apply(result: Hall, record: Record, day: date) -> None:
    result.position = record.position
    event = event_of(record.kind, record.at_ms, record.facts) if record.day == day else None
    if event is not None:
        apply(result, event)


def _standing_at(mall: Mall, result: Hall) -> Hall:
    result.position, result.head = mall.position, mall.head
    return result


def next_due(mall: Mall, at: Instant) -> Instant | None:
    """Return when time itself brings this hall's next event, or None."""
    due = rule_next_due(hall(mall, at))
    return None if due is None else from_ms(due)


def day_to_end(mall: Mall, at: Instant) -> date | None:
    """Return a day whose hall is to be closed: an earlier one left open, or today's, after hours and empty."""
    today = business_day(at)
    left = Ticket.objects.filter(mall=mall, day__lt=today).exclude(state=TicketState.GONE.value)
    earlier = left.order_by("day").values_list("day", flat=True).first()
    if earlier is not None:
        return earlier
    now = hall_of_day(mall, today)
    closes = hours.closes_at(mall, at)
    if not now.began or now.ended or (closes is not None and at < closes):
        return None
    return None if any(_holds_the_day_open(now, ticket) for ticket in now.present()) else today


def _holds_the_day_open(hall: Hall, ticket: TicketNow) -> bool:
    """Return whether somebody is being served or called, or waits where a counter is still open."""
    if ticket.state is not TicketState.FREE:
        return ticket.state is not TicketState.AWAY
    return any(hall.open_counters(item.line) for item in ticket.ready_items(hall.t))


def last_day(mall: Mall) -> date | None:
    """Return the last day on which a number was given, or None."""
    return Ticket.objects.filter(mall=mall).order_by("-day").values_list("day", flat=True).first()


def ticket_by_link(mall: Mall, link: str) -> Ticket:
    """Return the ticket that a link opens. Raises UnknownTicket."""
    ticket = swift.find(Ticket, mall_id=mall.pk, link=link)
    if ticket is None:
        raise refusals.UnknownTicket
    return ticket


def ticket_by_number(mall: Mall, number: str, day: date) -> Ticket:
    """Return the ticket of a number on a day. Raises UnknownTicket."""
    asked = number.strip().upper()
    ticket = swift.find(Ticket, mall_id=mall.pk, day=day, number=asked) if NUMBER.fullmatch(asked) else None
    if ticket is None:
        raise refusals.UnknownTicket
    return ticket


def officers_at_counters(mall: Mall) -> dict[str, str]:
    """Return who sits where: counter code -> officer's code."""
    return dict(Desk.objects.filter(mall=mall).exclude(officer="").values_list("counter", "officer"))


def counter_of_officer(mall: Mall, officer: str) -> str | None:
    """Return the counter at which an officer sits, or None."""
    return Desk.objects.filter(mall=mall, officer=officer).values_list("counter", flat=True).first()


def first_waits_ms(mall: Mall, day: date, lines: Collection[str]) -> list[int]:
    """Return for each visitor of a day the ms from the number to the first sitting in one of `lines`."""
    hall = hall_of_day(mall, day)
    began: dict[str, int] = {}
    rows = Record.objects.filter(mall=mall, day=day, kind="queueing.stop.started").order_by("position")
    for at_ms, facts in rows.values_list("at_ms", "facts"):
        if facts["line"] in lines:
            began.setdefault(facts["ticket"], at_ms)
    return [at_ms - hall.tickets[number].arrival_ms for number, at_ms in began.items() if number in hall.tickets]
