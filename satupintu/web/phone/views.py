"""A number on a visitor's own phone: the hall's code, services, the number; then its page."""

from __future__ import annotations

import secrets
from dataclasses import replace

from django.conf import settings
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.base.refusal import Refusal
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.rules import search as find
from satupintu.catalogue.values import Service
from satupintu.queueing.commands import Wish
from satupintu.reception import commands as orders
from satupintu.reception import queries as reception
from satupintu.reception.rules import PASS_LASTS
from satupintu.web import doors, places, refusals
from satupintu.web.entry import MallRequest
from satupintu.web.frame import key
from satupintu.web.kiosk.basket import Basket
from satupintu.web.order import once
from satupintu.web.phone.facts import Chosen, Code, Services, Summary
from satupintu.web.ui.facts import No, Way

COOKIE = f"{settings.COOKIE_PREFIX}hall"
SALT = "satupintu.hall.pass"
INSIDE_SECONDS = int(PASS_LASTS.total_seconds())
WORD_BYTES = 16
HITS = 12
LONGEST = 60


def pass_of(request: MallRequest) -> str:
    """Return the pass of a phone that has shown the hall's code within ten minutes, "" for another; it may be spent."""
    try:
        said = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=INSIDE_SECONDS)
    except signing.BadSignature:
        return ""
    return str(said["word"]) if said["mall"] == request.mall.code else ""


def is_inside(request: MallRequest) -> bool:
    """Return whether this phone has shown the hall's code within ten minutes and taken no number since."""
    word = pass_of(request)
    return bool(word) and not reception.is_spent(request.mall, word)


def _let_in(response: HttpResponse, mall: str) -> None:
    """Give a phone its pass: a fresh word, signed, for this mall and for one number."""
    said = {"mall": mall, "word": secrets.token_urlsafe(WORD_BYTES)}
    response.set_cookie(
        COOKIE, signing.dumps(said, salt=SALT), INSIDE_SECONDS, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip


@doors.open_to_all
def code(request: MallRequest) -> HttpResponse:
    """Ask for the hall's code; a right one opens the way to one number, each time it is typed."""
    refusal, text = None, request.GET.get("kode", "")[:12]
    if request.method == "POST":
        text = request.POST.get("kode", "")[:12]
        if reception.is_code_of_the_hall(request.mall, text):
            response = HttpResponseRedirect(reverse("phone:services"), status=303)
            _let_in(response, request.mall.code)
            return response
        refusal = refusals.NotTheHallsCode()
    page = Code(request.path, text, No.of(refusal) if refusal else None)
    return render(request, "phone/code.html", {"page": page}, status=refusal.status if refusal else 200)


@doors.open_to_all
def services(request: MallRequest) -> HttpResponse:
    """Show services to choose from."""
    if not is_inside(request):
        return HttpResponseRedirect(reverse("phone:code"))
    basket, book = Basket.read(request.GET), catalogue.book(request.mall)
    text = request.GET.get("q", "").strip()[:LONGEST]
    found = (
        find(book, text, request.LANGUAGE_CODE, limit=HITS) if text else [book.services[c] for c in book.popular]
    )  # fmt: skip
    hits = tuple(_way(request, basket, service) for service in found if service.code not in basket.codes)
    page = Services(
        action=request.path,
        fields=basket.fields(),
        text=text,
        hits=hits,
        chosen=len(basket.picks),
        none="" if hits else _("Belum kami temukan. Coba kata lain, atau tanya meja informasi."),
    )
    return render(request, "phone/services.html", {"page": page})


def _way(request: MallRequest, basket: Basket, service: Service) -> Way:
    book = catalogue.book(request.mall)
    where = f"{book.agencies[service.agency].short_name} · {places.where_text(book.lines[service.line]).lower()}"
    url = basket.with_people(service.code, 1).at(reverse("phone:number"))
    return Way(service.name(request.LANGUAGE_CODE), url, detail=where)


@doors.open_to_all
def number(request: MallRequest) -> HttpResponse:
    """Show what will stand on the number; POST gives it, and this phone's way ends there."""
    if request.method != "POST":
        if not is_inside(request):
            return HttpResponseRedirect(reverse("phone:code"))
        return _summary(request, Basket.read(request.GET))
    basket = Basket.read(request.POST)
    basket = replace(basket, priority=request.POST.get("prioritas") == "1")

    def give() -> HttpResponse:
        word = pass_of(request)
        if not word:
            raise refusals.NotInTheHall
        wishes = [Wish(service, people) for service, people in basket.picks]
        row = orders.issue_for_pass(
            mall=request.mall, word=word, wishes=wishes, priority=basket.priority, by=request.actor, at=request.at
        )
        return HttpResponse(row.link)

    try:
        link = once(request, give).content.decode()
    except Refusal as no:
        return _summary(request, basket, no)
    response = HttpResponseRedirect(reverse("citizen:ticket", args=[link]), status=303)
    response.delete_cookie(COOKIE)
    return response


def _summary(request: MallRequest, basket: Basket, no: Refusal | None = None) -> HttpResponse:
    book = catalogue.book(request.mall)
    chosen = []
    for service_code in basket.codes:
        service = book.services.get(service_code)
        if service is not None:
            way = _way(request, basket, service)
            remove = basket.without(service_code).at(reverse("phone:number"))
            chosen.append(Chosen(way.label, way.detail, remove))
    if not chosen and no is None:
        return HttpResponseRedirect(reverse("phone:services"))
    page = Summary(
        chosen=tuple(chosen),
        fields=replace(basket, priority=False).fields(),
        action=reverse("phone:number"),
        key=key(),
        add_url="" if basket.is_full else basket.at(reverse("phone:services")),
        refusal=No.of(no) if no else None,
    )
    return render(request, "phone/summary.html", {"page": page}, status=no.status if no else 200)
