"""Orders of a visitor: a number, a seat, a pause, back again, good-bye."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction

from satupintu.base.actor import Actor, ActorKind
from satupintu.base.ids import new_link
from satupintu.base.moments import MINUTE_MS, Instant, business_day, to_ms
from satupintu.catalogue import rules as catalogue_rules
from satupintu.catalogue.values import Service
from satupintu.ledger import commands as ledger
from satupintu.ledger.models import Mall
from satupintu.queueing import hours, queries, refusals
from satupintu.queueing.commands.work import Work, order
from satupintu.queueing.models import Ticket
from satupintu.queueing.paper_refusals import NotAPastTime
from satupintu.queueing.rules import orders
from satupintu.queueing.rules.events import NewItem

INSIDE = frozenset({ActorKind.KIOSK, ActorKind.ROW, ActorKind.OFFICER, ActorKind.SYSTEM})
MOST_SERVICES = 5
MOST_PEOPLE = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """A service that a visitor names, for how many people (1-5)."""

    service: str
    people: int = 1


@transaction.atomic
def issue_ticket(
    *,
    mall: Mall,
    wishes: Sequence[Wish],
    priority: bool,
    floor: int = 1,
    drop_circles: bool = False,
    by: Actor,
    at: Instant,
) -> Ticket:
    """Give the next number of the day for all services of one visitor; nothing personal is needed.

    `drop_circles`: services that wait for each other in a ring do not wait (the kiosk); else they are refused.

    Raises WrongCount, UnknownService, SameServiceTwice, CircularServices, DayClosed, TooEarly,
    TooLate, AgencyNotIn, LineFull, NumbersUsedUp, Busy.
    """
    with order(mall, by, at) as work:
        services = _services(work, wishes)
        hours.check_mall(mall, work.book, work.at)
        work.begin_day()
        for service in services:
            hours.check_service(mall, work.hall, work.book, service, work.at)
        event = orders.issue(
            work.hall, work.t, floor=floor, priority=priority, items=_items(work, wishes, services, drop_circles)
        )
        work.links[event.ticket] = new_link()
        work.do(event)
    return work.rows[event.ticket]


@transaction.atomic
def enter_paper_number(
    *, mall: Mall, number: str, arrived: Instant, wishes: Sequence[Wish], priority: bool, floor: int = 1, by: Actor,
    at: Instant,
) -> Ticket:  # fmt: skip
    """Put a pre-printed number (K-001 … K-999) into the queue, as of the time written on it.

    Only people on duty may. Raises OnlyInside, NotAPaperNumber, PaperUsed, NotAPastTime, and what `issue_ticket`
    refuses but LineFull: who holds the paper was promised a place.
    """
    if not by.is_staff:
        raise refusals.OnlyInside
    with order(mall, by, at) as work:
        services = _services(work, wishes)
        work.begin_day_if_open()
        if business_day(arrived) != work.day:
            raise NotAPastTime
        for service in services:
            hours.check_agency(mall, work.book, service.agency, work.at)
        items = _items(work, wishes, services, drop_circles=True)
        event = orders.issue_on_paper(
            work.hall, work.t, number=number, arrival_ms=to_ms(arrived), floor=floor, priority=priority, items=items
        )
        work.links[event.ticket] = new_link()
        work.do(event)
    return work.rows[event.ticket]


@transaction.atomic
def replace_link(*, mall: Mall, number: str, by: Actor, at: Instant) -> Ticket:
    """Give a ticket of today a new link, for a copy of a lost slip: whoever finds the old one reads nothing.

    Raises OnlyInside, UnknownTicket, Busy.
    """
    _inside(by)
    locked = ledger.lock(mall=mall)
    row = queries.ticket_by_number(locked, number, business_day(at))
    row.link = new_link()
    row.save(update_fields=["link"])
    ledger.record(
        mall=locked, kind="queueing.ticket.reprinted", about=f"ticket:{number}", by=by, at=at,
        facts={"line": row.line or ""},
    )  # fmt: skip
    return row


@transaction.atomic
def at_deck(*, mall: Mall, number: str, lines: Collection[str] | None = None, by: Actor, at: Instant) -> None:
    """Say that a called visitor sits at the row: button or scan there, a kiosk, any officer of the line.

    `lines` = the lines for which this actor may say so; None = all (a kiosk at the entrance).
    Raises OnlyInside, UnknownTicket, NotCalled, SeatedAlready, CalledToCounter, BeingServed, IsAway, AlreadyGone,
    NoRowDevice, OtherLine, Busy.
    """
    _inside(by)
    with order(mall, by, at) as work:
        work.do(orders.at_deck(work.hall, work.t, number, lines=lines))


@transaction.atomic
def return_ticket(*, mall: Mall, number: str, floor: int = 1, by: Actor, at: Instant) -> None:
    """Say that an away visitor is back in the building; the key is kept.

    Raises OnlyInside, UnknownTicket, NotAway, AlreadyGone, StaffMustReturn, Busy.
    """
    _inside(by)
    with order(mall, by, at) as work:
        work.do(orders.come_back(work.hall, work.t, number, floor=floor, by_staff=by.is_staff))


@transaction.atomic
def pause_ticket(*, mall: Mall, number: str, by: Actor, at: Instant) -> None:
    """Let a visitor go out for a while ("boleh pergi dulu"). Raises CannotPause, AlreadyGone, Busy."""
    with order(mall, by, at) as work:
        work.do(orders.pause(work.hall, work.t, number))


@transaction.atomic
def leave_ticket(*, mall: Mall, number: str, by: Actor, at: Instant) -> None:
    """Give a number back. Raises BeingServed, AlreadyGone, Busy."""
    with order(mall, by, at) as work:
        work.do(orders.leave(work.hall, work.t, number))


def _inside(by: Actor) -> None:
    if by.kind not in INSIDE:
        raise refusals.OnlyInside


def _services(work: Work, wishes: Sequence[Wish]) -> list[Service]:
    if not 1 <= len(wishes) <= MOST_SERVICES or any(not 1 <= wish.people <= MOST_PEOPLE for wish in wishes):
        raise refusals.WrongCount
    found: list[Service] = []
    for wish in wishes:
        service = work.book.services.get(wish.service)
        if service is None:
            raise refusals.UnknownService(service=wish.service)
        if service in found:
            raise refusals.SameServiceTwice(service=service.name())
        found.append(service)
    return found


def _items(work: Work, wishes: Sequence[Wish], services: Sequence[Service], drop_circles: bool) -> list[NewItem]:
    waits = catalogue_rules.edges(services, work.book.papers)
    if drop_circles:
        waits = catalogue_rules.without_circles(waits)
    place = {service.code: no for no, service in enumerate(services)}
    return [new_item(service, wish.people, tuple(sorted(place[code] for code in waits[service.code])))
            for wish, service in zip(wishes, services, strict=True)]  # fmt: skip


def new_item(service: Service, people: int, waits_for: tuple[int, ...] = ()) -> NewItem:
    """Return a service of the catalogue as an item of the rule."""
    work_ms = service.desk_minutes * people * MINUTE_MS
    return NewItem(service.code, service.line, work_ms, people, waits_for, service.ready_after_ms)
