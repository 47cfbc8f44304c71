"""The desk, its strip and the slip of missing papers: what an officer sees."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.base.refusal import Refusal
from satupintu.catalogue import queries as catalogue
from satupintu.queueing import queries as queueing
from satupintu.queueing.models import Item
from satupintu.web import doors, places, refusals
from satupintu.web.counter.facts import Slip
from satupintu.web.counter.pages import desk_facts
from satupintu.web.entry import MallRequest
from satupintu.web.frame import frame_of
from satupintu.web.parts import HEADER
from satupintu.web.ui.facts import No

SCHEME_COOKIE = f"{settings.COOKIE_PREFIX}layar"
LONGEST_NUMBER = 5


@doors.officer_at_counter
def desk(request: MallRequest, code: str) -> HttpResponse:
    """Show the desk of a counter."""
    look = request.GET.get("layar")
    if look in {"gelap", "terang"}:
        response: HttpResponse = HttpResponseRedirect(request.path)
        response.set_cookie(SCHEME_COOKIE, look, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
        return response
    return desk_page(request, code)


@doors.officer_at_counter
def strip(request: MallRequest, code: str) -> HttpResponse:
    """Show the strip beside a national system."""
    return desk_page(request, code, as_strip=True)


def desk_page(request: MallRequest, code: str, no: Refusal | None = None, *, as_strip: bool = False) -> HttpResponse:
    """Render the desk or the strip as the hall stands; the script swaps the parts that changed."""
    request.mall.refresh_from_db()
    page = desk_facts(request, code, No.of(no) if no else None, as_strip=as_strip)
    template = "counter/strip.html" if as_strip else "counter/desk.html"
    if as_strip and HEADER in request.headers:
        template = "counter/strip.html#strip"
    context: dict[str, object] = {"page": page}
    if request.COOKIES.get(SCHEME_COOKIE) == "gelap":
        context["frame"] = replace(frame_of(request), scheme="dark")
    response = render(request, template, context, status=no.status if no else 200)
    response["Cache-Control"] = "no-store"
    response["Vary"] = HEADER
    return response


@doors.officer_at_counter
def slip(request: MallRequest, code: str, number: str) -> HttpResponse:
    """Show the paper for a visitor whose papers are incomplete: what this agency lacks. Raises NothingMissing."""
    book = catalogue.book(request.mall)
    line = book.lines[book.counters[code].line]
    agency = book.agencies[line.agency]
    hall = queueing.hall(request.mall, request.at)
    rows = Item.objects.filter(
        mall=request.mall, ticket__number=number, ticket__day=hall.day, ticket__mall=request.mall,
        line__in=agency.lines, outcome="incomplete",
    ).order_by("no")  # fmt: skip
    lang = request.LANGUAGE_CODE
    items = tuple(
        (
            book.services[row.service].name(lang),
            tuple(book.papers[code].name(lang) if code in book.papers else code for code in row.missing),
        )
        for row in rows
    )
    if not items:
        raise refusals.NothingMissing(number=number[:LONGEST_NUMBER])
    lines = (
        _("Bawa berkas ini, lalu ambil nomor baru."),
        _("Lalu kembali ke %(agency)s, %(where)s.")
        % {"agency": agency.short_name, "where": places.where_text(line).lower()},
        _("Tanya dulu? Datangi meja informasi di lantai 1."),
    )
    page = Slip(number, items, lines, reverse("counter:desk", args=[code]))
    return render(request, "counter/slip.html", {"page": page})
