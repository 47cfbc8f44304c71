"""What every kiosk screen needs: the basket of its address, its language, the bar at its foot."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from satupintu.base.moments import business_day
from satupintu.base.refusal import Refusal
from satupintu.calendars import queries as calendars
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Book, Service
from satupintu.queueing import hours
from satupintu.queueing import queries as queueing
from satupintu.queueing.refusals import NumbersUsedUp
from satupintu.queueing.rules.values import Hall
from satupintu.web import doors
from satupintu.web.aloud import audio_url
from satupintu.web.entry import MallRequest
from satupintu.web.kiosk.basket import Basket
from satupintu.web.kiosk.facts import Bar, Refused, Switch, Tile
from satupintu.web.ui.facts import Live, No, Way

View = Callable[..., HttpResponse]
MOST_WAYS = 2


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


def bar_of(
    request: KioskRequest, *, back: str = "", aloud: str = "", here: str = "", typed: tuple[str, str] = ("", "")
) -> Bar:
    """Return the foot of a screen.

    `aloud` is what "Bacakan" reads; `here` the address that shows this screen again, for one that a POST has
    answered; `typed` a field's name and what is written in it.
    """
    basket, name, text = request.basket, *typed
    here = here or request.path

    def again(as_shown: Basket) -> str:
        address = as_shown.at(here)
        return f"{address}{'&' if '?' in address else '?'}{urlencode({name: text})}" if text else address

    return Bar(
        reset_url=Basket().at(reverse("kiosk:start")),
        help_url=basket.at(reverse("kiosk:help")),
        large=Switch(again(replace(basket, large=not basket.large)), basket.large),
        low=Switch(again(replace(basket, low=not basket.low)), basket.low),
        language_url=again(replace(basket, english=not basket.english)),
        back_url=back,
        audio_url=audio_url(aloud, request.LANGUAGE_CODE) if aloud else "",
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


def refused_page(request: KioskRequest, no: Refusal, *, about: str = "", here: str = "") -> HttpResponse:
    """Say no, with two ways on; while the mall gives no numbers at all, none of them leads to choosing."""
    closed = refusal_now(request)
    if closed is not None or isinstance(no, NumbersUsedUp):
        return closed_page(request, closed or no, about=about)
    start = request.basket.emptied().at(reverse("kiosk:start"))
    return _refused(request, No.of(no, Way(_("Pilih layanan lain"), start, "search")), no.status, about, start, here)


def closed_page(request: KioskRequest, no: Refusal, *, about: str = "", live: Live | None = None) -> HttpResponse:
    """Say that the mall gives no numbers now; who holds one gets on. `live` turns it into the start by itself."""
    held = request.basket.emptied().at(reverse("kiosk:my-number"))
    way = Way(_("Sudah punya nomor"), held, "ticket", _("Lihat antrean, atau kembali"))
    return _refused(request, No.of(no, way), no.status, about, live=live)


def refusals_of(request: KioskRequest) -> dict[str, Refusal]:
    """Return, by service of the basket, why no number is given for it now."""
    known = [request.book.services[code] for code in request.basket.codes if code in request.book.services]
    asked = {it.code: hours.refusal_for(request.mall, request.hall, request.book, it, request.at) for it in known}
    return {code: no for code, no in asked.items() if no is not None}


def choices_refused_page(request: KioskRequest, nos: dict[str, Refusal]) -> HttpResponse:
    """Say which of the chosen services have no number now, and go on with the others."""
    book, lang, rest = request.book, request.LANGUAGE_CODE, request.basket
    for code in nos:
        rest = rest.without(code)
    others = [book.services[code].name(lang) for code in rest.codes if code in book.services]
    about = ", ".join(book.services[code].name(lang) for code in nos)
    if len(nos) == 1:
        about += f" · {book.agencies[book.services[next(iter(nos))].agency].short_name}"
    rest = rest if others else rest.emptied()
    start = rest.at(reverse("kiosk:start"))
    ways = [Way(_("Pilih layanan lain"), start, "search")]
    if others:
        label = ngettext(
            "Ambil nomor untuk %(count)s layanan lainnya", "Ambil nomor untuk %(count)s layanan lainnya", len(others)
        ) % {"count": len(others)}
        ways.insert(0, Way(label, rest.at(reverse("kiosk:summary")), "ticket", ", ".join(others)))
    first, *more = nos.values()
    lines = dict.fromkeys((first.remedy_text, *(no.reason_text for no in more if no.reason_text != first.reason_text)))
    return _refused(
        request,
        No(first.reason_text, tuple(lines), tuple(ways)),
        first.status,
        about,
        start,
        reverse("kiosk:summary"),
    )


def _refused(
    request: KioskRequest, no: No, status: int, about: str, back: str = "", here: str = "", live: Live | None = None
) -> HttpResponse:
    if len(no.ways) < MOST_WAYS:
        help_desk = Way(_("Bantuan"), request.basket.at(reverse("kiosk:help")), "help-circle")
        no = replace(no, ways=(*no.ways, help_desk))
    bar = bar_of(request, back=back, aloud=" ".join((no.title, *no.lines)), here=here)
    return render(request, "kiosk/refused.html", {"page": Refused(bar, no, about, live)}, status=status)
