"""What is on the table of a sitting: items with their likely outcome, papers to tick, and what was filled in."""

from __future__ import annotations

from datetime import date, timedelta

from satupintu.base import words
from satupintu.base.moments import business_day
from satupintu.calendars import queries as calendars
from satupintu.calendars.rules import MALL
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Book, Requirement, Service, Unit
from satupintu.queueing import queries as queueing
from satupintu.queueing.commands import OutcomeGiven
from satupintu.queueing.rules.values import Counter, Hall, Outcome, Ticket
from satupintu.web import places
from satupintu.web.counter.facts import Item, Paper
from satupintu.web.entry import MallRequest


def promised_on(request: MallRequest, service: Service) -> date:
    """Return the date of a result promised in days, from today (PLAN_RULE, Ready)."""
    day = business_day(request.at)
    if service.promise.unit is Unit.CALENDAR_DAYS:
        return calendars.next_open_day(request.mall, MALL, day + timedelta(days=service.promise.amount - 1))
    for _step in range(service.promise.amount if service.promise.unit is Unit.WORKING_DAYS else 0):
        day = calendars.next_open_day(request.mall, MALL, day)
    return day


def items_of(request: MallRequest, book: Book, hall: Hall, ticket: Ticket, counter: Counter) -> tuple[Item, ...]:
    """Return the items of the stop; one promised in days is expected to be received."""
    found = []
    for item in ticket.ready_in(counter.line, hall.t):
        service = book.services[item.service]
        result = None if service.same_day else promised_on(request, service)
        found.append(
            Item(
                id=str(item.no),
                label=service.name(request.LANGUAGE_CODE),
                people=places.people_text(item.people) if item.people > 1 else "",
                outcome=Outcome.DONE.value if result is None else Outcome.RECEIVED.value,
                result_on=result.isoformat() if result else "",
                result_words=words.date_text(result) if result else "",
            )
        )
    return tuple(found)


def papers_of(request: MallRequest, book: Book, hall: Hall, ticket: Ticket, counter: Counter) -> tuple[Paper, ...]:
    """Return the papers that the stop's items ask for, each once."""
    found: dict[str, Paper] = {}
    for item in ticket.ready_in(counter.line, hall.t):
        for need in book.services[item.service].requirements:
            if need.when is None:
                found.setdefault(_code(need), _paper(request, book, need))
    return tuple(found.values())


def _code(need: Requirement) -> str:
    return need.alternatives[0].paper


def _paper(request: MallRequest, book: Book, need: Requirement) -> Paper:
    lang = request.LANGUAGE_CODE
    label = " / ".join(dict.fromkeys(book.papers[wanted.paper].name(lang) for wanted in need.alternatives))
    return Paper(_code(need), label)


def outcomes_of(request: MallRequest, code: str) -> list[OutcomeGiven]:
    """Return what the form of a sitting says; without one, everything is done. The strip gives one for all."""
    hall = queueing.hall(request.mall, request.at)
    counter = hall.counters.get(code)
    ticket = hall.tickets.get(counter.serving or "") if counter else None
    if counter is None or ticket is None:
        return []
    book = catalogue.book(request.mall)
    here = set(request.POST.getlist("ada"))
    for_all = request.POST.get("hasil", "")
    given = []
    for item in items_of(request, book, hall, ticket, counter):
        outcome = request.POST.get(f"hasil-{item.id}", for_all) or item.outcome
        if for_all == Outcome.RECEIVED.value and not item.result_on:
            outcome = Outcome.DONE.value
        service = book.services[ticket.items[int(item.id)].service]
        needed = [_code(need) for need in service.requirements if need.when is None]
        missing = [code for code in needed if code not in here] if outcome == Outcome.INCOMPLETE.value else []
        result_on = _date(request.POST.get(f"tanggal-{item.id}", "")) or _date(item.result_on)
        given.append(OutcomeGiven(int(item.id), outcome, result_on, tuple(missing)))
    return given


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
