"""How halls and tickets look in `/api/v1`."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from satupintu.base.moments import business_day, from_ms
from satupintu.calendars import queries as calendars
from satupintu.calendars.rules import MALL
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Book, Requirement
from satupintu.ledger import queries as ledger
from satupintu.queueing import queries as queueing
from satupintu.queueing.models import Ticket
from satupintu.queueing.rules import reading
from satupintu.queueing.rules.values import Hall, TicketState
from satupintu.queueing.rules.values import Ticket as TicketNow
from satupintu.web.entry import MallRequest

BOARD_CALLS = 60


def ticket_picture(request: MallRequest, row: Ticket, *, link: bool = True) -> dict[str, Any]:
    """Return a ticket with its stops; a ticket of another day is gone.

    `link` = the asker holds the visitor's secret link or has just made it; else `id` and `url` are None.
    """
    mall = request.mall if request.method == "GET" else ledger.as_it_stands(request.mall)
    hall = queueing.hall_of_day(mall, row.day)
    now = hall.tickets.get(row.number)
    stops = reading.stops_of(hall, now) if now else []
    over = row.day < business_day(request.at)
    return {
        "id": row.link if link else None,
        "number": row.number,
        "url": request.build_absolute_uri(reverse("citizen:ticket", args=[row.link])) if link else None,
        "state": TicketState.GONE.value if over or now is None else now.state.value,
        "priority": row.priority,
        "stops": [
            {
                "line": stop.line,
                "items": [item.service for item in stop.items],
                "state": stop.state.value,
                "people_before": stop.people_before,
                "counter": stop.counter,
            }
            for stop in stops
        ],
    }


def items_picture(request: MallRequest, ticket: TicketNow, line: str, hall: Hall) -> list[dict[str, Any]]:
    """Return the items of a sitting with the papers they ask for."""
    book = catalogue.book(request.mall)
    lang = get_language() or "id"
    return [
        {
            "item": item.no,
            "service": item.service,
            "name": book.services[item.service].name(lang),
            "people": item.people,
            "papers": [paper_text(book, need, lang) for need in book.services[item.service].requirements],
        }
        for item in ticket.ready_in(line, hall.t)
    ]


def paper_text(book: Book, need: Requirement, lang: str) -> str:
    """Return what a requirement asks for, alternatives joined by "/"."""
    return " / ".join(book.papers[wanted.paper].name(lang) for wanted in need.alternatives)


def counter_picture(hall: Hall, code: str) -> dict[str, Any]:
    """Return a counter as it stands."""
    counter = hall.counters[code]
    return {
        "counter": code,
        "open": counter.is_open,
        "on_break": counter.on_break,
        "serving": counter.serving,
        "summoned": counter.summoned,
    }


def hall_picture(request: MallRequest) -> dict[str, Any]:
    """Return counts and called numbers: nothing that the room does not show."""
    book = catalogue.book(request.mall)
    day: date = business_day(request.at)
    hall = queueing.hall(request.mall, request.at)
    hours = calendars.hours(request.mall, MALL, day)
    counts = reading.counts_by_line(hall)
    return {
        "day": day,
        "now": request.at,
        "open": hours is not None and hours.opens <= request.at < hours.closes,
        "lines": [_line_now(hall, code, counts.get(code)) for code in book.lines],
        "board": [
            {
                "number": call.number,
                "line": call.line,
                "counter": call.counter,
                "zone": book.lines[call.line].zone,
                "called_at": from_ms(call.t),
            }
            for call in reading.last_calls(hall, set(book.lines), BOARD_CALLS)
        ],
    }


def _line_now(hall: Hall, code: str, now: reading.LineCounts | None) -> dict[str, Any]:
    if now is None:
        return {"code": code, "waiting": 0, "called": 0, "serving": 0, "open_counters": 0, "length": "short"}
    return {
        "code": code,
        "waiting": now.waiting,
        "called": now.called,
        "serving": now.serving,
        "open_counters": hall.open_counters(code),
        "length": reading.length_of(hall, code, now.waiting).value,
    }
