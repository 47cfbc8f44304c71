"""A visitor's own pages: where my number stands, out for a while, good-bye."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from satupintu.base.refusal import Refusal
from satupintu.queueing import commands as orders
from satupintu.queueing import queries as queueing
from satupintu.queueing.models import Ticket
from satupintu.web import doors
from satupintu.web.citizen.facts import Cancel
from satupintu.web.citizen.mine import remember_number
from satupintu.web.citizen.pages import ticket_facts
from satupintu.web.entry import MallRequest
from satupintu.web.frame import key
from satupintu.web.order import once
from satupintu.web.parts import answer_part
from satupintu.web.ui.facts import No, Way


def _row(request: MallRequest, link: str) -> Ticket | None:
    try:
        return queueing.ticket_by_link(request.mall, link)
    except Refusal:
        return None


def _lost(request: MallRequest) -> HttpResponse:
    no = No(
        _("Tautan ini belum kami temukan."),
        (_("Periksa huruf dan angkanya, atau tanya loket informasi di lantai 1."),),
        (Way(_("Ke halaman depan"), reverse("public:home")),),
    )
    return _private(render(request, "citizen/lost.html", {"page": no}, status=404))


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


@doors.open_to_all
def ticket(request: MallRequest, link: str) -> HttpResponse:
    """Show where a number stands; opening never acts."""
    row = _row(request, link)
    if row is None:
        return _lost(request)
    return _page(request, row)


def _page(request: MallRequest, row: Ticket, no: Refusal | None = None) -> HttpResponse:
    page = ticket_facts(request, row, No.of(no) if no else None)
    response = answer_part(request, "citizen/ticket.html", {"page": page}, "nomor", no.status if no else 200)
    remember_number(request, response, row)
    return _private(response)


@doors.open_to_all
@require_POST
def pause(request: MallRequest, link: str) -> HttpResponse:
    """Let the visitor go out for a while."""
    row = _row(request, link)
    if row is None:
        return _lost(request)
    try:
        return once(request, lambda: _paused(request, row))
    except Refusal as no:
        request.mall.refresh_from_db()
        return _page(request, row, no)


def _paused(request: MallRequest, row: Ticket) -> HttpResponse:
    orders.pause_ticket(mall=request.mall, number=row.number, by=request.actor, at=request.at)
    return HttpResponseRedirect(reverse("citizen:ticket", args=[row.link]))


@doors.open_to_all
def cancel(request: MallRequest, link: str) -> HttpResponse:
    """Ask before a number is given back (GET), then give it back (POST)."""
    row = _row(request, link)
    if row is None:
        return _lost(request)
    back = reverse("citizen:ticket", args=[link])
    if request.method != "POST":
        page = Cancel(row.number, request.path, key(), back)
        return _private(render(request, "citizen/cancel.html", {"page": page}))
    try:
        return once(request, lambda: _cancelled(request, row))
    except Refusal as no:
        request.mall.refresh_from_db()
        return _page(request, row, no)


def _cancelled(request: MallRequest, row: Ticket) -> HttpResponse:
    orders.leave_ticket(mall=request.mall, number=row.number, by=request.actor, at=request.at)
    return HttpResponseRedirect(reverse("citizen:ticket", args=[row.link]))
