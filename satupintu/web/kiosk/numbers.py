"""The kiosk's number: given, found again, back in the building; and the tablet at a row of seats."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from satupintu.base.refusal import Refusal
from satupintu.queueing import commands as orders
from satupintu.queueing import queries as queueing
from satupintu.queueing.commands import Wish
from satupintu.queueing.models import Ticket as Row
from satupintu.queueing.rules import reading
from satupintu.queueing.rules.reading import Stop as StopNow
from satupintu.queueing.rules.reading import StopState
from satupintu.queueing.rules.values import Ticket, TicketState
from satupintu.web import places
from satupintu.web.authority import check_gives_numbers, lines_of
from satupintu.web.frame import key, qr_of, ticket_url
from satupintu.web.kiosk import keyboard
from satupintu.web.kiosk.facts import Mine, Number, Result, RowCall, Stop
from satupintu.web.kiosk.facts import Row as RowPage
from satupintu.web.kiosk.paper import print_slip
from satupintu.web.kiosk.screen import (
    KioskRequest,
    bar_of,
    choices_refused_page,
    kiosk_screen,
    refusal_now,
    refusals_of,
    refused_page,
)
from satupintu.web.order import once
from satupintu.web.parts import answer_part
from satupintu.web.ui.facts import Live, No, Way


@dataclass(slots=True)
class _Issue:
    """Whether this press gave the number, or a twin of it did."""

    row: Row | None = None
    fresh: list[Row] = field(default_factory=list)


@kiosk_screen
@require_POST
def issue(request: KioskRequest) -> HttpResponse:
    """Give the number and print it; a twin press shows the same number and prints nothing."""
    wishes = [Wish(code, people) for code, people in request.basket.picks]
    given = _Issue()

    def order() -> HttpResponse:
        row = orders.issue_ticket(
            mall=request.mall, wishes=wishes, priority=request.basket.priority,
            floor=request.token.floor if request.token else 1, drop_circles=True, by=request.actor, at=request.at,
        )  # fmt: skip
        given.fresh.append(row)
        return HttpResponse(row.link)

    try:
        check_gives_numbers(request)
        link = once(request, order).content.decode()
    except Refusal as no:
        nos = {} if refusal_now(request) else refusals_of(request)
        return choices_refused_page(request, nos) if nos else refused_page(request, no, here=reverse("kiosk:summary"))
    row = given.fresh[0] if given.fresh else queueing.ticket_by_link(request.mall, link)
    request.mall.refresh_from_db()
    return _result(request, row, fresh=bool(given.fresh))


def _result(request: KioskRequest, row: Row, *, fresh: bool) -> HttpResponse:
    hall = queueing.hall(request.mall, request.at)
    now = hall.tickets[row.number]
    stops = reading.stops_of(hall, now)
    trouble = print_slip(request, row, now, stops) if fresh else ""
    no = None
    if trouble:
        ways = (Way(_("Panggil petugas"), request.basket.emptied().at(reverse("kiosk:help"))),)
        title = _("%(trouble)s Nomor Anda %(number)s.") % {"trouble": trouble, "number": row.number}
        no = No(title, (_("Foto layar ini, atau datangi petugas di meja informasi."),), ways)
    shown = tuple(_stop(request, now, stop) for stop in stops)
    said = _("Nomor Anda %(number)s.") % {"number": _spelled(row.number)}
    said += " " + ". ".join(f"{stop.agency}, {stop.floor}, {stop.counters}" for stop in shown)
    request.basket = request.basket.emptied()
    page = Result(
        bar=bar_of(request, aloud=said, here=reverse("kiosk:mine", args=[row.number])),
        number=row.number,
        stops=shown,
        qr=qr_of(ticket_url(request, row.link)),
        priority=now.priority,
        trouble=no,
    )
    return render(request, "kiosk/result.html", {"page": page})


def _spelled(number: str) -> str:
    return ", ".join(number.replace("-", ""))


def _stop(request: KioskRequest, ticket: Ticket, stop: StopNow) -> Stop:
    line = request.book.lines[stop.line]
    waits = stop.state is StopState.NOT_READY
    return Stop(
        floor=places.floor_text(line.floor),
        counters=places.counters_text([stop.counter] if stop.counter else line.counters),
        agency=request.book.agencies[line.agency].short_name,
        services=places.services_text(request.book, [item.service for item in stop.items], request.LANGUAGE_CODE),
        ahead=places.ahead_text(stop.people_before) if stop.state is StopState.WAITING else _state_text(stop),
        note=_("Menunggu layanan lain selesai dulu") if waits else "",
    )


def _state_text(stop: StopNow) -> str:
    return {
        StopState.CALLED: _("Silakan ke kursi tunggu sekarang"),
        StopState.AT_DECK: _("Tetap di kursi tunggu"),
        StopState.SUMMONED: _("Silakan ke loket sekarang"),
        StopState.SERVING: _("Sedang dilayani"),
        StopState.DONE: _("Selesai"),
        StopState.GONE: _("Nomor ini sudah tidak berlaku"),
        StopState.AWAY: _("Anda tercatat pergi dulu"),
    }.get(stop.state, "")


@kiosk_screen
def my_number(request: KioskRequest) -> HttpResponse:
    """Type today's number to see where it stands, or to say that one is back."""
    text = keyboard.press_number(request.GET.get("nomor", "")[:5], request.GET.get("tombol", ""))
    found, no = text in request.hall.tickets, None
    if len(text) == 5 and not found:
        no = No(
            _("Nomor %(number)s belum ada hari ini.") % {"number": text},
            (_("Periksa angkanya, atau tanya meja informasi di lantai 1."),),
        )
    said = _("Nomor Anda hari ini") + ". " + _("Tekan huruf, lalu angkanya. Contoh: A-012.")
    if no is not None:
        said = " ".join((no.title, *no.lines))
    page = Number(
        bar=bar_of(request, back=request.basket.at(reverse("kiosk:start")), aloud=said, typed=("nomor", text)),
        action=request.path,
        fields=request.basket.fields(),
        text=text,
        show_url=request.basket.at(reverse("kiosk:mine", args=[text])) if found else "",
        refusal=no,
    )
    return render(request, "kiosk/number.html", {"page": page})


@kiosk_screen
def mine(request: KioskRequest, number: str) -> HttpResponse:
    """Show where one of today's numbers stands; POST says that its visitor is back."""
    if number not in request.hall.tickets:
        return HttpResponseRedirect(request.basket.at(reverse("kiosk:my-number")))
    if request.method == "POST":
        try:
            once(request, lambda: _returned(request, number))
        except Refusal as no:
            return refused_page(request, no, about=number)
        request.mall.refresh_from_db()
        request.hall = queueing.hall(request.mall, request.at)
    now = request.hall.tickets[number]
    stops = reading.stops_of(request.hall, now)
    title, lines = _where(now, stops)
    page = Mine(
        bar=bar_of(request, back=request.basket.at(reverse("kiosk:my-number")), aloud=f"{title}. {' '.join(lines)}"),
        number=number,
        title=title,
        lines=lines,
        stops=tuple(replace(_stop(request, now, stop), services="") for stop in stops),  # any passer-by may type it
        return_url=reverse("kiosk:mine", args=[number]) if now.state is TicketState.AWAY and now.absences < 2 else "",
        key=key(),
        turn=now.state in {TicketState.CALLED, TicketState.AT_DECK, TicketState.SUMMONED},
        fields=request.basket.fields(),
    )
    return render(request, "kiosk/mine.html", {"page": page})


def _returned(request: KioskRequest, number: str) -> HttpResponse:
    floor = request.token.floor if request.token else 1
    orders.return_ticket(mall=request.mall, number=number, floor=floor, by=request.actor, at=request.at)
    return HttpResponse(number)


def _where(now: Ticket, stops: list[StopNow]) -> tuple[str, tuple[str, ...]]:
    if now.state is TicketState.AWAY:
        if now.absences >= 2:
            return _("Dua panggilan terlewat"), (_("Temui petugas di meja informasi. Urutan Anda tetap."),)
        return _("Anda tercatat pergi dulu"), (_("Sudah kembali? Tekan tombol di bawah. Urutan Anda tetap."),)
    if now.state is TicketState.GONE:
        return _("Nomor ini sudah selesai"), (_("Perlu layanan lagi? Ambil nomor baru."),)
    first = next((stop for stop in stops if stop.state is not StopState.DONE), None)
    if now.state is TicketState.FREE and now.waits_in_vain and first is not None and first.state is StopState.NOT_READY:
        return _("Satu berkas belum jadi hari ini"), (_("Temui petugas di meja informasi lantai 1."),)
    if now.state is TicketState.FREE and first is not None:
        return places.ahead_text(first.people_before), (_("Nomor Anda tetap di urutannya."),)
    return (_state_text(first) if first else _("Sedang dilayani")), ()


@kiosk_screen
def row(request: KioskRequest, line: str) -> HttpResponse:
    """The tablet at the seats of a line: who is called here presses "Saya sudah duduk"."""
    if line not in request.book.lines:
        raise Http404
    refusal = None
    if request.method == "POST":
        try:
            once(request, lambda: _seated(request, request.GET.get("nomor", "")))
        except Refusal as no:
            refusal = No.of(no)
        request.mall.refresh_from_db()
        request.hall = queueing.hall(request.mall, request.at)
    page = _row_facts(request, line, refusal)
    return answer_part(request, "kiosk/row.html", {"page": page}, "kursi")


def _seated(request: KioskRequest, number: str) -> HttpResponse:
    orders.at_deck(mall=request.mall, number=number, lines=lines_of(request), by=request.actor, at=request.at)
    return HttpResponse(number)


def _row_facts(request: KioskRequest, line: str, refusal: No | None) -> RowPage:
    known = request.book.lines[line]
    here = reading.called_in(request.hall, line) if line in request.hall.lines else []
    deck = [ticket for ticket in here if ticket.state is not TicketState.SUMMONED]
    calls = tuple(
        RowCall(t.number, t.state is TicketState.AT_DECK, f"{request.path}?nomor={t.number}", key()) for t in deck
    )
    version = ".".join(f"{t.number}{t.state.value}" for t in deck) + ("!" if refusal else "")
    return RowPage(
        title=_("Kursi tunggu loket %(counters)s") % {"counters": places.range_text(known.counters)},
        where=request.book.agencies[known.agency].short_name,
        version=version or "-",
        live=Live(f"/events?topics=line:{line}", request.path),
        calls=calls,
        refusal=refusal,
    )
