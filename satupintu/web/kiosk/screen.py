"""What every kiosk screen needs: the basket of its address, its language, the bar at its foot."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from satupintu.base.moments import business_day
from satupintu.base.refusal import Refusal
from satupintu.calendars import queries as calendars
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Book, Service
from satupintu.queueing import hours
from satupintu.queueing import queries as queueing
from satupintu.queueing.rules.values import Hall
from satupintu.web import doors
from satupintu.web.aloud import audio_url
from satupintu.web.closing import closing_now
from satupintu.web.entry import MallRequest
from satupintu.web.kiosk.basket import Basket
from satupintu.web.kiosk.facts import Bar, Refused, Switch, Tile
from satupintu.web.ui.facts import No, Way

View = Callable[..., HttpResponse]


class KioskRequest(MallRequest):
    """A request at a kiosk, with what the visitor has chosen so far."""

    basket: Basket
    book: Book
    hall: Hall


def kiosk_screen(view: View) -> View:
    """Open a kiosk's screen: only for kiosks, with its basket and in the language of its address."""

    @doors.kiosk_device
    @functools.wraps(view)
    def screen(request: KioskRequest, *args: object, **kwargs: object) -> HttpResponse:
        request.basket = Basket.read(request.POST if request.method == "POST" else request.GET)
        request.book = catalogue.book(request.mall)
        request.hall = queueing.hall(request.mall, request.at)
        lang = "en" if request.basket.english else "id"
        request.LANGUAGE_CODE = lang
        with translation.override(lang):
            response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    return screen


def bar_of(request: KioskRequest, *, back: str = "", aloud: str = "") -> Bar:
    """Return the foot of a screen; `aloud` is what "Bacakan" reads."""
    basket, here = request.basket, request.path if request.method == "GET" else reverse("kiosk:start")
    return Bar(
        reset_url=Basket().at(reverse("kiosk:start")),
        help_url=basket.at(reverse("kiosk:help")),
        large=Switch(replace(basket, large=not basket.large).at(here), basket.large),
        low=Switch(replace(basket, low=not basket.low).at(here), basket.low),
        back_url=back,
        audio_url=audio_url(aloud, request.LANGUAGE_CODE) if aloud else "",
        language_url=replace(basket, english=not basket.english).at(here),
    )


def service_tile(request: KioskRequest, service: Service, *, icon: str = "", with_agency: bool = True) -> Tile:
    """Return the choice of a service: it leads to the summary, or to why not now."""
    agency = request.book.agencies[service.agency]
    chosen = request.basket.with_people(service.code, 1)
    return Tile(
        label=service.name(request.LANGUAGE_CODE),
        url=chosen.at(reverse("kiosk:summary")),
        detail=agency.short_name if with_agency else "",
        icon=icon,
        closed=closed_text(request, service.agency),
    )


def closed_text(request: KioskRequest, agency: str) -> str:
    """Return "Hari Rabu saja" for an agency that is not in today, or that it has gone home; "" while it is here."""
    here = calendars.hours(request.mall, agency, business_day(request.at))
    if here is None:
        days = calendars.days_text(request.mall, agency)
        return _("Hanya %(days)s") % {"days": days}
    return _("Sudah tutup hari ini") if request.at >= here.closes else ""


def refusal_now(request: KioskRequest) -> Refusal | None:
    """Return why no numbers are given at all now, or None."""
    try:
        hours.check_mall(request.mall, request.book, request.at)
    except Refusal as no:
        return no
    return None


def refused_page(request: KioskRequest, no: Refusal, *, about: str = "") -> HttpResponse:
    """Say no, with two ways on; who has a number reaches it although the mall is shut."""
    ways = (
        Way(_("Pilih layanan lain"), request.basket.emptied().at(reverse("kiosk:start")), "search")
        if about or not closing_now(request)
        else Way(_("Sudah punya nomor"), request.basket.emptied().at(reverse("kiosk:my-number")), "ticket"),
        Way(_("Bantuan"), request.basket.at(reverse("kiosk:help")), "help-circle"),
    )
    said = f"{no.reason_text} {no.remedy_text}"
    page = Refused(bar_of(request, back=request.basket.at(reverse("kiosk:start")), aloud=said), No.of(no, *ways), about)
    return render(request, "kiosk/refused.html", {"page": page}, status=no.status)
