"""A number for somebody who stands before the greeter: found by everyday words, given, printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.base.moments import JAKARTA, Instant, business_day
from satupintu.base.refusal import Refusal
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.rules import search as find
from satupintu.catalogue.values import Book
from satupintu.people import queries as people
from satupintu.people.permits import Permit
from satupintu.queueing import commands as orders
from satupintu.queueing import hours
from satupintu.queueing import queries as queueing
from satupintu.queueing.commands import Wish
from satupintu.queueing.models import Ticket as Row
from satupintu.queueing.paper_refusals import NotAPastTime
from satupintu.reception import commands as reception
from satupintu.reception.queries import WISHES
from satupintu.web import doors, places
from satupintu.web.entry import MallRequest
from satupintu.web.frame import key
from satupintu.web.greeter.facts import Chosen, Hit, NewNumber, Option, Search
from satupintu.web.greeter.visitor import printed, visitor_page
from satupintu.web.kiosk.basket import Basket
from satupintu.web.order import once
from satupintu.web.ui.facts import No

HITS = 8
LONGEST = 60
PRINTER = "pencetak"


def wish_options(chosen: tuple[str, ...]) -> tuple[Option, ...]:
    """Return the wishes as boxes to tick."""
    return tuple(Option("bantuan", name, places.wish_text(name), name in chosen) for name in WISHES)


def printer_options(request: MallRequest) -> tuple[Option, ...]:
    """Return the kiosks whose printer a greeter may use, the last used first."""
    last = request.session.get(PRINTER, "")
    found = [token for token in people.tokens(request.mall) if token.printer and token.is_active]
    ordered = sorted(found, key=lambda token: (token.name != last, token.name))
    return tuple(Option(PRINTER, token.name, token.name) for token in ordered)


@doors.permitted(Permit.HALL)
def search(request: MallRequest) -> HttpResponse:
    """Find a service by everyday words, or one of today's numbers."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    number = as_number(text)
    if number and number in queueing.hall(request.mall, request.at).tickets:
        return HttpResponseRedirect(reverse("greeter:visitor", args=[number]))
    basket, book = Basket.read(request.GET), catalogue.book(request.mall)
    hall = queueing.hall(request.mall, request.at)
    hits = []
    for service in find(book, text, request.LANGUAGE_CODE, limit=HITS):
        if service.code in basket.codes:
            continue
        no = hours.refusal_for(request.mall, hall, book, service, request.at)
        url = _at(request, basket.with_people(service.code, 1))
        where = f"{book.agencies[service.agency].short_name} · {places.where_text(book.lines[service.line]).lower()}"
        hits.append(Hit(service.name(request.LANGUAGE_CODE), where, url, no.reason_text if no else ""))
    none = "" if hits or not text else _("“%(text)s” belum kami temukan. Coba kata lain.") % {"text": text}
    if number and not hits:
        none = _("Nomor %(number)s belum ada hari ini.") % {"number": number}
    page = Search(text, (*basket.fields(), *_paper_fields(request)), tuple(hits), none)
    return render(request, "greeter/search.html", {"page": page})


def as_number(text: str) -> str:
    """Return "A-012" for "a12", "A 012" or "a-12"; "" for what is no number."""
    plain = text.replace(" ", "").replace("-", "").upper()
    if len(plain) < 2 or plain[0] not in "AHMK" or not plain[1:].isdecimal() or len(plain) > 4:
        return ""
    return f"{plain[0]}-{int(plain[1:]):03d}"


@doors.permitted(Permit.HALL)
def number(request: MallRequest) -> HttpResponse:
    """Show what will stand on the number; POST gives it."""
    if request.method != "POST":
        return _form(request, Basket.read(request.GET))
    basket = Basket.read(request.POST)
    basket = replace(basket, priority=request.POST.get("prioritas") == "1")
    fresh: list[Row] = []

    def give() -> HttpResponse:
        fresh.append(_give(request, basket))
        return HttpResponse(fresh[0].number)

    try:
        given = once(request, give).content.decode()
    except Refusal as no:
        return _form(request, basket, no)
    done = printed(request, given, copy=False) if fresh else ""
    return visitor_page(request, given, is_new=True, done=done)


def _give(request: MallRequest, basket: Basket) -> Row:
    wishes = [Wish(code, count) for code, count in basket.picks]
    mall, by, at = request.mall, request.actor, request.at
    if request.POST.get("kertas") == "1":
        row = orders.enter_paper_number(
            mall=mall, number=as_number(request.POST.get("nomor", "")) or request.POST.get("nomor", "")[:8],
            arrived=_written_time(request), wishes=wishes, priority=basket.priority, by=by, at=at,
        )  # fmt: skip
    else:
        row = orders.issue_ticket(
            mall=mall, wishes=wishes, priority=basket.priority, drop_circles=True, by=by, at=at
        )  # fmt: skip
    if asked := {name for name in request.POST.getlist("bantuan") if name in WISHES}:
        reception.wish(mall=mall, number=row.number, wishes=asked, by=by, at=at)
    return row


def _written_time(request: MallRequest) -> Instant:
    """Return the time of a paper slip today. Raises NotAPastTime for what is no time."""
    text = request.POST.get("jam", "").strip().replace(".", ":")
    try:
        clock = time.fromisoformat(text if len(text) > 4 else f"0{text}")
    except ValueError:
        raise NotAPastTime from None
    return datetime.combine(business_day(request.at), clock.replace(tzinfo=None), JAKARTA)


def _form(request: MallRequest, basket: Basket, no: Refusal | None = None) -> HttpResponse:
    book = catalogue.book(request.mall)
    paper = _paper_fields(request)
    page = NewNumber(
        chosen=tuple(_chosen(request, book, basket, code, count) for code, count in basket.picks),
        fields=(*replace(basket, priority=False).fields(), *paper),
        wishes=wish_options(tuple(request.POST.getlist("bantuan"))),
        add_url=reverse("greeter:search"),
        search_fields=(*basket.fields(), *paper),
        printers=printer_options(request),
        key=key(),
        is_paper=bool(paper),
        paper_number=request.POST.get("nomor", "")[:8],
        paper_time=request.POST.get("jam", "")[:8],
        refusal=No.of(no) if no else None,
    )
    return render(request, "greeter/number.html", {"page": page}, status=no.status if no else 200)


def _chosen(request: MallRequest, book: Book, basket: Basket, code: str, count: int) -> Chosen:
    service = book.services.get(code)
    if service is None:
        return Chosen(code, "", count, _at(request, basket.without(code)))
    agency = book.agencies[service.agency].short_name
    return Chosen(
        label=service.name(request.LANGUAGE_CODE),
        detail=f"{agency} · {places.where_text(book.lines[service.line]).lower()}",
        people=count,
        remove_url=_at(request, basket.without(code)),
        fewer_url=_at(request, basket.with_people(code, count - 1)) if count > 1 else "",
        more_url=_at(request, basket.with_people(code, count + 1)) if count < 5 else "",
    )


def _paper_fields(request: MallRequest) -> tuple[tuple[str, str], ...]:
    asked = request.POST if request.method == "POST" else request.GET
    return (("kertas", "1"),) if asked.get("kertas") == "1" else ()


def _at(request: MallRequest, basket: Basket) -> str:
    url = basket.at(reverse("greeter:number"))
    if not _paper_fields(request):
        return url
    return f"{url}{'&' if '?' in url else '?'}kertas=1"
