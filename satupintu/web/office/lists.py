"""The lists behind the figures of the day: who waits, who was served, who came through the door."""

from __future__ import annotations

from collections import Counter

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.base import words
from satupintu.base.moments import MINUTE_MS, from_ms, to_ms
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.refusals import AgencyUnknown
from satupintu.catalogue.values import Book
from satupintu.people.permits import Permit
from satupintu.queueing import queries as queueing
from satupintu.queueing.models import OUTCOMES
from satupintu.queueing.rules import reading
from satupintu.queueing.rules.values import Ticket
from satupintu.reception import queries as reception
from satupintu.web import doors
from satupintu.web.entry import MallRequest
from satupintu.web.office.facts import List

HALF_AN_HOUR_MS = 30 * MINUTE_MS
WAITING, SERVED, DOOR = "menunggu", "terlayani", "pintu"


def address(name: str, agency: str = "") -> str:
    """Return where a figure's list is."""
    return reverse("office:agency-list", args=[agency, name]) if agency else reverse("office:list", args=[name])


@doors.permitted(Permit.TODAY)
def of_mall(request: MallRequest, name: str) -> HttpResponse:
    """Show one list of the whole mall."""
    found = {WAITING: waiting, SERVED: served, DOOR: door}.get(name)
    if found is None:
        raise Http404
    return _page(request, found(request))


@doors.permitted(Permit.AGENCY)
def of_agency(request: MallRequest, agency: str, name: str) -> HttpResponse:
    """Show one list of an agency: its own lines and what its own counters answered."""
    if agency not in catalogue.book(request.mall).agencies:
        raise AgencyUnknown
    found = {WAITING: waiting, SERVED: served}.get(name)
    if found is None:
        raise Http404
    return _page(request, found(request, agency))


def _page(request: MallRequest, page: List) -> HttpResponse:
    response = render(request, "office/list.html", {"page": page})
    response["Cache-Control"] = "no-store"
    return response


def _back(agency: str) -> str:
    return reverse("office:agency", args=[agency]) if agency else reverse("office:today")


def waiting(request: MallRequest, agency: str = "") -> List:
    """Return who waits, who came first on top; somebody in several lines stands there once for each."""
    book, hall = catalogue.book(request.mall), queueing.hall(request.mall, request.at)
    now = to_ms(request.at)
    found = [
        (ticket, code)
        for code, line in book.lines.items()
        if (not agency or line.agency == agency) and code in hall.lines
        for ticket in reading.waiting_in(hall, code)
    ]
    return List(
        title=_("Menunggu"),
        head=(_("Nomor"), _("Instansi"), _("Sejak"), _("Menit")),
        rows=tuple(
            (
                ticket.number, book.agencies[book.lines[code].agency].short_name,
                words.clock_digits(from_ms(ticket.arrival_ms)), str((now - ticket.arrival_ms) // MINUTE_MS),
            )
            for ticket, code in sorted(found, key=lambda pair: (pair[0].arrival_ms, pair[0].seq))
        ),
        back_url=_back(agency),
    )  # fmt: skip


def served(request: MallRequest, agency: str = "") -> List:
    """Return who got an answer today, the latest number on top, with each answer."""
    book, hall = catalogue.book(request.mall), queueing.hall(request.mall, request.at)
    tickets = sorted(hall.tickets.values(), key=lambda ticket: -ticket.seq)
    rows = ((ticket, _answers(book, ticket, agency)) for ticket in tickets)
    return List(
        title=_("Terlayani"),
        head=(_("Nomor"), _("Diambil"), _("Hasil")),
        rows=tuple(
            (ticket.number, words.clock_digits(from_ms(ticket.arrival_ms)), answers)
            for ticket, answers in rows
            if answers
        ),
        back_url=_back(agency),
    )


def _answers(book: Book, ticket: Ticket, agency: str) -> str:
    labels = {value: str(label) for value, label in OUTCOMES}
    return " · ".join(
        f"{book.services[item.service].name('id')}: {labels[item.outcome.value]}"
        for item in ticket.items
        if item.outcome is not None and (not agency or book.lines[item.line].agency == agency)
    )


def door(request: MallRequest) -> List:
    """Return how many came, took a number or asked, in each half hour."""
    moments = reception.door_moments(request.mall, request.at)
    columns = (moments.came, moments.numbers, moments.questions)
    halves = [Counter(at // HALF_AN_HOUR_MS for at in column) for column in columns]
    starts = sorted(set().union(*halves), reverse=True)
    return List(
        title=_("Pintu ke nomor"),
        head=(_("Jam"), _("Masuk"), _("Nomor"), _("Pertanyaan")),
        rows=tuple(
            (_half(start), *(str(half[start]) for half in halves)) for start in starts
        ),
        back_url=_back(""),
    )  # fmt: skip


def _half(start: int) -> str:
    begins, ends = from_ms(start * HALF_AN_HOUR_MS), from_ms((start + 1) * HALF_AN_HOUR_MS)
    return f"{words.clock_digits(begins)}–{words.clock_digits(ends)}"
