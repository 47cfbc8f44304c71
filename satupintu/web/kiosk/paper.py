"""The number on paper: after it is safe in the database, within two seconds, by the kiosk's own printer."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from satupintu.base import words
from satupintu.base.moments import business_day
from satupintu.catalogue import queries as catalogue
from satupintu.gateways.printer import Slip, printer_at
from satupintu.queueing.models import Ticket as Row
from satupintu.queueing.rules.reading import Stop, StopState
from satupintu.queueing.rules.values import Ticket
from satupintu.web import places
from satupintu.web.entry import MallRequest
from satupintu.web.frame import frame_of, ticket_url


def print_slip(request: MallRequest, row: Row, ticket: Ticket, stops: Sequence[Stop]) -> str:
    """Print a slip on the kiosk's printer; returns "" when it came out, else why there is no paper."""
    address = request.token.printer if request.token else ""
    outcome = printer_at(address).print_slip(slip_of(request, row, ticket, stops))
    return "" if outcome.is_printed else outcome.reason()


def slip_of(request: MallRequest, row: Row, ticket: Ticket, stops: Sequence[Stop], *, copy: bool = False) -> Slip:
    """Return what stands on the paper; a `copy` replaces a lost slip."""
    going_on = [stop for stop in stops if stop.state is not StopState.DONE]
    first, rest = going_on[0], going_on[1:]
    return Slip(
        mall=frame_of(request).mall,
        moment=f"{words.day_text(business_day(request.at))}, {words.clock_text(request.at)}",
        number=row.number,
        place=_place(request, first),
        service=_service(request, first),
        people_before=first.people_before,
        url=ticket_url(request, row.link),
        then=tuple(_place(request, stop) for stop in rest),
        priority=ticket.priority,
        copy=copy,
        help_lines=(
            _("Nomor ini berlaku di semua loket hari ini."),
            _("Terlewat? Tanya meja informasi di lantai 1."),
        ),
    )


def _place(request: MallRequest, stop: Stop) -> str:
    line = catalogue.book(request.mall).lines[stop.line]
    return f"{places.floor_text(line.floor)}, {places.counters_text(line.counters).lower()}"


def _service(request: MallRequest, stop: Stop) -> str:
    book = catalogue.book(request.mall)
    names = places.services_text(book, [item.service for item in stop.items], request.LANGUAGE_CODE)
    return f"{book.agencies[book.lines[stop.line].agency].short_name}: {names}"
