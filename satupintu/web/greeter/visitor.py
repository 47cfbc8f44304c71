"""One of today's numbers in a greeter's hand: where it is, a seat, back again, a copy, wishes."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from satupintu.base.moments import business_day
from satupintu.base.refusal import Refusal
from satupintu.catalogue import queries as catalogue
from satupintu.gateways.printer import printer_at
from satupintu.people import queries as people
from satupintu.people.permits import Permit
from satupintu.people.refusals import TokenUnknown
from satupintu.queueing import commands as orders
from satupintu.queueing import queries as queueing
from satupintu.queueing.models import TICKET_STATES
from satupintu.queueing.rules import reading
from satupintu.queueing.rules.orders import ticket_of
from satupintu.queueing.rules.reading import StopState
from satupintu.queueing.rules.values import TicketState
from satupintu.reception import commands as reception
from satupintu.reception import queries as wishes
from satupintu.web import doors, places
from satupintu.web.entry import MallRequest
from satupintu.web.frame import key, qr_of, ticket_url
from satupintu.web.greeter.facts import Stop, Visitor
from satupintu.web.kiosk.paper import slip_of
from satupintu.web.order import once
from satupintu.web.ui.facts import No

PRINTER = "pencetak"
SAYS_SEATED = frozenset({TicketState.CALLED})


@doors.permitted(Permit.HALL)
def visitor(request: MallRequest, number: str) -> HttpResponse:
    """Show where a number is."""
    return visitor_page(request, number)


def visitor_page(
    request: MallRequest,
    number: str,
    *,
    is_new: bool = False,
    is_copy: bool = False,
    done: str = "",
    no: Refusal | None = None,
) -> HttpResponse:
    """Return the page of one of today's numbers. Raises UnknownTicket."""
    from satupintu.web.greeter.numbers import printer_options, wish_options  # the form of a new number shows them too

    request.mall.refresh_from_db()
    day = business_day(request.at)
    row = queueing.ticket_by_number(request.mall, number, day)
    hall, book = queueing.hall(request.mall, request.at), catalogue.book(request.mall)
    now = ticket_of(hall, row.number)
    inside = now.state is not TicketState.GONE
    link = ticket_url(request, row.link)
    page = Visitor(
        number=row.number,
        state=str(dict(TICKET_STATES)[now.state.value]),
        lines=_lines(now.absences, bool(now.waits_in_vain)),
        stops=tuple(
            Stop(
                places.where_text(book.lines[stop.line]),
                places.services_text(book, [item.service for item in stop.items], request.LANGUAGE_CODE),
                _state(stop),
            )
            for stop in reading.stops_of(hall, now)
        ),
        wishes=wish_options(wishes.wishes_of(request.mall, day, row.number)),
        key=key(),
        seat_url=_url(row.number, "seat") if now.state in SAYS_SEATED else "",
        return_url=_url(row.number, "return") if now.state is TicketState.AWAY else "",
        copy_url=_url(row.number, "copy") if inside else "",
        wish_url=_url(row.number, "wish") if inside else "",
        printers=printer_options(request),
        qr=qr_of(link) if is_new else None,
        link=link if is_new else "",
        is_new=is_new,
        is_copy=is_copy,
        priority=now.priority,
        done=done,
        refusal=No.of(no) if no else None,
    )
    return render(request, "greeter/visitor.html", {"page": page}, status=no.status if no else 200)


def _url(number: str, name: str) -> str:
    return reverse(f"greeter:{name}", args=[number])


def _lines(absences: int, in_vain: bool) -> tuple[str, ...]:
    found = []
    if absences >= 2:
        found.append(_("Dua panggilan terlewat. Catat di sini saat orangnya kembali."))
    if in_vain:
        found.append(_("Satu berkas tidak jadi hari ini. Bantu memilih di loketnya."))
    return tuple(found)


def _state(stop: reading.Stop) -> str:
    if stop.state is StopState.WAITING:
        return places.before_text(stop.people_before)
    return {
        StopState.NOT_READY: _("Menunggu layanan lain selesai dulu"),
        StopState.CALLED: _("Dipanggil ke kursi tunggu"),
        StopState.AT_DECK: _("Duduk di kursi tunggu"),
        StopState.SUMMONED: _("Dipanggil ke loket %(counter)s") % {"counter": stop.counter or ""},
        StopState.SERVING: _("Sedang dilayani di loket %(counter)s") % {"counter": stop.counter or ""},
        StopState.AWAY: _("Pergi dulu"),
        StopState.DONE: _("Selesai"),
    }.get(stop.state, "")


def printed(request: MallRequest, number: str, *, copy: bool) -> str:
    """Print a number on the chosen kiosk's printer; returns what to tell the greeter, "" where none was chosen."""
    name = request.POST.get(PRINTER, "")
    if not name:
        return ""
    request.session[PRINTER] = name
    try:
        token = people.token_named(request.mall, name)
    except TokenUnknown as no:
        return no.reason_text
    request.mall.refresh_from_db()
    row = queueing.ticket_by_number(request.mall, number, business_day(request.at))
    hall = queueing.hall(request.mall, request.at)
    now = ticket_of(hall, row.number)
    slip = slip_of(request, row, now, reading.stops_of(hall, now), copy=copy)
    outcome = printer_at(token.printer).print_slip(slip)
    if outcome.is_printed:
        return _("Kertas keluar di %(name)s.") % {"name": name}
    return f"{outcome.reason()} {_('Foto layar ini untuk pengunjung.')}"


def _no_paper() -> str:
    return _("Salinan tidak dicetak: tidak ada pencetak. Tulis nomornya, atau biarkan kode ini dipindai.")


def _order(request: MallRequest, number: str, give: Callable[[], object], name: str, done: str = "") -> HttpResponse:
    fresh: list[bool] = []

    def work() -> HttpResponse:
        give()
        fresh.append(True)
        return HttpResponse(number)

    try:
        once(request, work, name)
    except Refusal as no:
        return visitor_page(request, number, no=no)
    if name == "salinan":
        paper = printed(request, number, copy=True) or _no_paper() if fresh else ""
        old = _("Tautan di kertas lama sudah tidak berlaku.")
        return visitor_page(request, number, is_new=True, is_copy=True, done=f"{paper} {old}".strip())
    return visitor_page(request, number, done=done)


@doors.permitted(Permit.HALL)
@require_POST
def seat(request: MallRequest, number: str) -> HttpResponse:
    """Say that a called visitor sits at the row."""
    mall, by, at = request.mall, request.actor, request.at
    done = _("Tercatat duduk di kursi tunggu.")
    return _order(request, number, lambda: orders.at_deck(mall=mall, number=number, by=by, at=at), "duduk", done)


@doors.permitted(Permit.HALL)
@require_POST
def come_back(request: MallRequest, number: str) -> HttpResponse:
    """Say that an away visitor is back, also after two absences."""
    mall, by, at = request.mall, request.actor, request.at
    done = _("Kembali mengantre. Urutannya tetap.")
    return _order(
        request, number, lambda: orders.return_ticket(mall=mall, number=number, by=by, at=at), "kembali", done
    )


@doors.permitted(Permit.HALL)
@require_POST
def copy(request: MallRequest, number: str) -> HttpResponse:
    """Give a copy of a lost slip; the lost one's link dies."""
    mall, by, at = request.mall, request.actor, request.at
    return _order(request, number, lambda: orders.replace_link(mall=mall, number=number, by=by, at=at), "salinan")


@doors.permitted(Permit.HALL)
@require_POST
def wish(request: MallRequest, number: str) -> HttpResponse:
    """Set what a visitor wishes; nothing of it is recorded."""
    mall, by, at = request.mall, request.actor, request.at
    chosen = {name for name in request.POST.getlist("bantuan") if name in wishes.WISHES}
    done = _("Tercatat. Petugas loket melihatnya saat memanggil.")
    give = lambda: reception.wish(mall=mall, number=number, wishes=chosen, by=by, at=at)  # noqa: E731
    return _order(request, number, give, "bantuan", done)
