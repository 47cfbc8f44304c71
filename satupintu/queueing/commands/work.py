"""The frame of every order: lock, bring the clock's events, decide, write rows and records.

Not a command itself: the commands of this package open it inside their own transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from satupintu.base.actor import Actor
from satupintu.base.moments import Instant, business_day, from_ms, to_ms
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Book
from satupintu.ledger import commands as ledger
from satupintu.ledger import swift
from satupintu.ledger.models import Mall
from satupintu.queueing import hours, queries, refusals
from satupintu.queueing.models import Desk, Item, Ticket
from satupintu.queueing.rules import events as happened
from satupintu.queueing.rules.events import Event, facts_of
from satupintu.queueing.rules.impossible import Impossible
from satupintu.queueing.rules.play import clock_events, play
from satupintu.queueing.rules.values import AT_A_COUNTER, Hall, Settings
from satupintu.queueing.rules.values import Item as ItemNow
from satupintu.queueing.rules.values import Ticket as TicketNow


@dataclass(slots=True)
class Work:
    """One order in the making: the hall before, the hall as it becomes, what happened so far."""

    mall: Mall
    day: date
    by: Actor
    before: Hall
    hall: Hall
    t: int
    told: list[Event] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    rows: dict[str, Ticket] = field(default_factory=dict)
    details: dict[tuple[str, int], dict[str, object]] = field(default_factory=dict)

    @property
    def at(self) -> Instant:
        """The moment of this order by the hall's event time."""
        return from_ms(self.t)

    @property
    def book(self) -> Book:
        """The catalogue in force."""
        return catalogue.book(self.mall)

    def do(self, event: Event) -> None:
        """Let an event happen, with the calls that the rule demands after it."""
        self.told.extend(play(self.hall, event))

    def begin_day_if_open(self) -> None:
        """Begin the day, on a day on which the mall works. Raises DayClosed."""
        hours.check_day(self.mall, self.at)
        self.begin_day()

    def begin_day(self) -> None:
        """Write the day's settings and lines, once; nobody sits at a counter yet."""
        if self.hall.began:
            return
        Desk.objects.filter(mall=self.mall).update(officer="")
        rule = Settings()
        self.do(happened.DayBegan(self.t, self.day.isoformat(), rule.rule_version, rule.head_start_ms, rule.deck_ms))
        for line in self.book.lines.values():
            self.do(happened.LineSet(self.t, line.code, line.floor, line.standard_ms, line.has_device, line.counters))


@contextmanager
def order(mall: Mall, by: Actor, at: Instant, *, day: date | None = None) -> Iterator[Work]:
    """Open an order in the hall of `at`'s business day; on leaving, everything told is written.

    Must stand inside the command's own transaction. Raises Busy, and the room's refusals for
    whatever the rule does not allow.
    """
    locked = ledger.lock(mall=mall)
    on = day or business_day(at)
    before = queries.hall_of_day(locked, on)
    hall = before.copy()
    t = max(to_ms(at), locked.event_ms + 1, hall.t + 1)
    work = Work(locked, on, by, before, hall, t)
    if day is None and hall.began and not hall.ended:
        _bring_the_clock(work)
    try:
        yield work
    except Impossible as impossible:
        raise refusals.of(impossible) from impossible
    if work.told:
        _write(work)


def _bring_the_clock(work: Work) -> None:
    told = clock_events(work.hall, work.t)
    if told:
        work.told.extend(told)
        work.t = max(work.t, work.hall.t + 1)


def _write(work: Work) -> None:
    """Write what happened: rows that changed, then records, then the mall's row; keep the new hall."""
    changed = [t for number, t in work.hall.tickets.items() if work.before.tickets.get(number) is not t]
    for ticket in sorted(changed, key=lambda ticket: ticket.state in AT_A_COUNTER):
        old = work.before.tickets.get(ticket.number)
        if old is None:
            _insert(work, ticket)
        else:
            _update(work, old, ticket)
    entries = [ledger.Entry(event.kind, event.about, event.t, facts_of(event)) for event in work.told]
    records = ledger.append(mall=work.mall, entries=entries, by=work.by, day=work.day, event_ms=work.hall.t)
    work.hall.position, work.hall.head = records[-1].position, records[-1].digest
    queries.keep(work.mall, work.day, work.hall)


def _place(ticket: TicketNow) -> dict[str, object]:
    return {
        "state": ticket.state.value,
        "line": ticket.line,
        "counter": ticket.counter,
        "absences": ticket.absences,
    }


def _insert(work: Work, ticket: TicketNow) -> None:
    row = Ticket(
        mall=work.mall, day=work.day, number=ticket.number, link=work.links[ticket.number], seq=ticket.seq,
        arrival_ms=ticket.arrival_ms, priority=ticket.priority, **_place(ticket),
    )  # fmt: skip
    swift.insert([row])
    swift.insert([_item_row(work, row.pk, item) for item in ticket.items])
    work.rows[ticket.number] = row


def _update(work: Work, old: TicketNow, ticket: TicketNow) -> None:
    if _place(old) != _place(ticket):
        mine = {"mall_id": work.mall.pk, "day": work.day, "number": ticket.number}
        swift.update(Ticket, _place(ticket), **mine)
    if old.items is ticket.items:
        return
    row = queries.ticket_by_number(work.mall, ticket.number, work.day)
    for item in ticket.items:
        was = old.items[item.no] if item.no < len(old.items) else None
        if was is None:
            swift.insert([_item_row(work, row.pk, item)])
        elif (was.state, was.outcome) != (item.state, item.outcome):
            kept = work.details.get((ticket.number, item.no), {"result_on": None, "missing": []})
            now = {"state": item.state.value, "outcome": item.outcome.value if item.outcome else ""}
            swift.update(Item, now | kept, mall_id=work.mall.pk, ticket_id=row.pk, no=item.no)


def _item_row(work: Work, ticket_pk: int, item: ItemNow) -> Item:
    return Item(
        mall=work.mall, ticket_id=ticket_pk, no=item.no, service=item.service, line=item.line,
        people=item.people, state=item.state.value,
    )  # fmt: skip
