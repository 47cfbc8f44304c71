"""The kiosk's screens up to the summary; nothing is kept but the address."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.base.refusal import Refusal
from satupintu.catalogue.rules import search as find
from satupintu.queueing.refusals import DayClosed
from satupintu.queueing.rules import reading
from satupintu.reception import commands as helping
from satupintu.reception import queries as reception
from satupintu.web import places
from satupintu.web.closing import closing_now
from satupintu.web.frame import key
from satupintu.web.hours import opens_text
from satupintu.web.kiosk import keyboard
from satupintu.web.kiosk.facts import Agencies, Help, Search, Services, Start, Tile
from satupintu.web.kiosk.leaf import MOST_LARGE_TILES, leaf_of
from satupintu.web.kiosk.screen import (
    KioskRequest,
    bar_of,
    choices_refused_page,
    closed_page,
    closed_text,
    kiosk_screen,
    refusal_now,
    refusals_of,
    service_tile,
)
from satupintu.web.kiosk.summary import summary_facts
from satupintu.web.order import once
from satupintu.web.parts import answer_part
from satupintu.web.rule import priority_sentences
from satupintu.web.ui.facts import Live

HITS = 4
"""What fits beside the keyboard in every mode; the right service is among the first three."""
ICONS = {
    "DUKCAPIL": "id", "SAMSAT": "car", "POLRES": "shield-check", "BPJSKES": "heartbeat", "DPMPTSP": "building-bank",
}  # fmt: skip


@kiosk_screen
def start(request: KioskRequest) -> HttpResponse:
    """Show the eight most used services, and the other ways to a number."""
    no = refusal_now(request)
    if no is not None:
        return closed_page(request, no, live=Live("/events?topics=hall", request.get_full_path()))
    tiles = [_popular(request, code) for code in request.book.popular if code not in request.basket.codes]
    adding = bool(request.basket.picks)
    waiting = reading.counts(request.hall)["waiting"]
    opens = opens_text(request)
    title = _("Tambah layanan") if adding else _("Selamat datang")
    said = ". ".join((title, _("Tekan satu layanan. Tidak perlu KTP.").rstrip("."), *(tile.label for tile in tiles)))
    page = Start(
        bar=bar_of(request, back=request.basket.at(reverse("kiosk:summary")) if adding else "", aloud=said),
        live=Live("/events?topics=hall", request.get_full_path()),
        version=f"{request.mall.position}",
        opens=_("%(opens)s · %(count)s orang menunggu") % {"opens": opens, "count": waiting} if waiting else opens,
        tiles=tuple(tiles),
        agencies_url=request.basket.at(reverse("kiosk:agencies")),
        search_url=request.basket.at(reverse("kiosk:search")),
        number_url=request.basket.at(reverse("kiosk:my-number")),
        plan_why=_("Belum bisa di kios ini"),
        shut=closing_now(request),
        adding=adding,
    )
    return answer_part(request, "kiosk/start.html", {"page": page}, "isi")


def _popular(request: KioskRequest, code: str) -> Tile:
    service = request.book.services[code]
    return service_tile(request, service, icon=ICONS.get(service.agency, "ticket"))


@kiosk_screen
def agencies(request: KioskRequest) -> HttpResponse:
    """Show all agencies, those not in today marked."""
    tiles = tuple(
        Tile(
            agency.short_name,
            request.basket.at(reverse("kiosk:services", args=[agency.code])),
            agency.does(request.LANGUAGE_CODE),
            closed=closed_text(request, agency.code),
        )
        for agency in request.book.agencies.values()
    )
    shown, leaf = leaf_of(request, tiles, MOST_LARGE_TILES if request.basket.large else len(tiles))
    said = _("Pilih instansi.") + " " + ". ".join(tile.label for tile in shown)
    page = Agencies(bar_of(request, back=request.basket.at(reverse("kiosk:start")), aloud=said), shown, leaf)
    return render(request, "kiosk/agencies.html", {"page": page})


@kiosk_screen
def services(request: KioskRequest, code: str) -> HttpResponse:
    """Show the services of one agency."""
    agency = request.book.agencies.get(code)
    if agency is None:
        return agencies(request)
    line = request.book.lines[agency.lines[0]]
    tiles = tuple(
        service_tile(request, service, with_agency=False)
        for service in request.book.services_of(code)
        if service.code not in request.basket.codes
    )
    shown, leaf = leaf_of(request, tiles, MOST_LARGE_TILES if request.basket.large else max(1, len(tiles)))
    said = f"{agency.short_name}. " + ". ".join(tile.label for tile in shown)
    bar = bar_of(request, back=request.basket.at(reverse("kiosk:agencies")), aloud=said)
    page = Services(bar, agency.short_name, places.where_text(line), shown, leaf)
    return render(request, "kiosk/services.html", {"page": page})


@kiosk_screen
def search(request: KioskRequest) -> HttpResponse:
    """Find a service by a word, typed on the screen's own keyboard."""
    text = keyboard.press(request.GET.get("cari", "")[: keyboard.LONGEST], request.GET.get("tombol", ""))
    found = find(request.book, text, request.LANGUAGE_CODE, limit=HITS - request.basket.large) if text.strip() else []
    tiles = tuple(service_tile(request, service) for service in found if service.code not in request.basket.codes)
    none: tuple[str, ...] = (_("Hasil tampil di sini."),)
    if text.strip() and not tiles:
        none = (_("“%(text)s” belum kami temukan.") % {"text": text}, _("Coba kata lain, atau tekan Bantuan."))
    start, said = request.basket.at(reverse("kiosk:start")), _("Cari layanan. Ketik satu kata.")
    page = Search(
        bar=bar_of(request, back=start, aloud=said, typed=("cari", text)),
        action=request.path,
        fields=request.basket.fields(),
        text=text,
        tiles=tiles,
        none=none,
    )
    return answer_part(request, "kiosk/search.html", {"page": page}, "hasil")


@kiosk_screen
def summary(request: KioskRequest) -> HttpResponse:
    """Show what will stand on the number, and what cannot be finished today."""
    chosen = [request.book.services[code] for code in request.basket.codes if code in request.book.services]
    if not chosen:
        return start(request)
    no = refusal_now(request)
    if no is not None:
        return closed_page(request, no)
    if nos := refusals_of(request):
        return choices_refused_page(request, nos)
    return render(request, "kiosk/summary.html", {"page": summary_facts(request, chosen)})


@kiosk_screen
def help_desk(request: KioskRequest) -> HttpResponse:
    """Say where a human is; POST calls one to this kiosk."""
    no = refusal_now(request)
    lines = _help_lines(no)
    called = reception.is_called(request.mall, _place(request))
    if request.method == "POST":
        once(request, lambda: _call(request))
        called = True
    if called:
        lines = (_("Tunggu di sini sebentar. Petugas datang ke kios ini."),)
    bar = bar_of(request, back=request.basket.at(reverse("kiosk:start")), aloud=" ".join(lines))
    call_url = "" if isinstance(no, DayClosed) else request.basket.at(reverse("kiosk:help"))
    page = Help(bar, lines, call_url=call_url, key=key(), called=called, gives=no is None)
    return render(request, "kiosk/help.html", {"page": page})


def _help_lines(no: Refusal | None) -> tuple[str, ...]:
    """Return where help is while `no` keeps the mall from giving numbers, or always (None)."""
    if isinstance(no, DayClosed):
        return no.reason_text, no.remedy_text
    desk = _("Petugas ada di meja informasi, lantai 1.")
    return (desk,) if no else (desk, _("Mereka bisa mengambilkan nomor untuk Anda."), *priority_sentences())


def _place(request: KioskRequest) -> str:
    """Return where this kiosk stands, as calls for help name it."""
    return f"kiosk:{request.actor.code}"


def _call(request: KioskRequest) -> HttpResponse:
    name = request.token.name if request.token else _("Kios")
    helping.call_help(mall=request.mall, place=_place(request), name=name, by=request.actor, at=request.at)
    return HttpResponse()
