"""The one question in the middle of the desk: add a service, pass on, remove, where is a number."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.catalogue.rules import search
from satupintu.catalogue.values import Book, Service
from satupintu.queueing.models import TICKET_STATES
from satupintu.queueing.rules import reading
from satupintu.queueing.rules.values import Counter, Hall, Ticket, TicketState
from satupintu.web import places
from satupintu.web.counter.facts import Choice, Found, Item, Panel
from satupintu.web.entry import MallRequest

HITS = 8


def panel_of(request: MallRequest, book: Book, hall: Hall, counter: Counter, ticket: Ticket | None) -> Panel | None:
    """Return the panel that the address asks for, or None."""
    kind = request.GET.get("panel", "")
    asked = hall.pending_at(counter.code)
    if not kind and asked is not None and asked.waits_in_vain:
        return _in_vain(request, book, counter, asked)
    if kind == "cari":
        return _where_is(request, book, hall, counter)
    if ticket is None or counter.serving != ticket.number:
        return None
    if kind == "tambah":
        return _add(request, book, counter)
    if kind == "teruskan":
        return _pass_on(request, book, hall, counter, ticket)
    if kind == "hapus":
        return _remove(request, book, counter, ticket)
    return None


def _in_vain(request: MallRequest, book: Book, counter: Counter, ticket: Ticket) -> Panel:
    """Ask at once: has the visitor the paper that did not come, or is the service to be left out?"""
    waiting = ticket.waits_in_vain[0]
    service = book.services[waiting.service].name(request.LANGUAGE_CODE)
    return Panel(
        title=_("%(number)s: %(service)s menunggu berkas") % {"number": ticket.number, "service": service},
        hint=_("Berkasnya tidak jadi hari ini. Tanyakan kepada orangnya."),
        action=reverse("counter:release", args=[counter.code, ticket.number]),
        back_url=_desk(counter) + "?panel=-",
        choices=(Choice(str(waiting.no), _("Sudah punya berkasnya"), _("Layanan ini tetap dipanggil")),),
        kind="jawab",
        drop_url=reverse("counter:drop", args=[counter.code, ticket.number]),
    )


def _desk(counter: Counter) -> str:
    return reverse("counter:desk", args=[counter.code])


def _add(request: MallRequest, book: Book, counter: Counter) -> Panel:
    text = request.GET.get("cari", "")[:40]
    found = search(book, text, request.LANGUAGE_CODE, limit=HITS) if text else list(_own(book, counter))[:HITS]
    return Panel(
        title=_("Tambah layanan"),
        hint=_("Untuk urusan baru. Urutannya dihitung sejak sekarang."),
        action=reverse("counter:add", args=[counter.code]),
        back_url=_desk(counter),
        choices=tuple(
            Choice(s.code, s.name(request.LANGUAGE_CODE), places.where_text(book.lines[s.line])) for s in found
        ),
        search_url=_desk(counter),
        search_text=text,
        kind="tambah",
        none=_("Belum ditemukan. Coba kata lain."),
    )


def _own(book: Book, counter: Counter) -> tuple[Service, ...]:
    return book.services_of(book.lines[counter.line].agency)


def _items(request: MallRequest, book: Book, ticket: Ticket, line: str = "") -> tuple[Item, ...]:
    return tuple(
        Item(str(item.no), book.services[item.service].name(request.LANGUAGE_CODE))
        for item in ticket.open_items
        if line in {"", item.line}
    )


def _pass_on(request: MallRequest, book: Book, hall: Hall, counter: Counter, ticket: Ticket) -> Panel:
    lines = [line for line in book.lines.values() if line.code != counter.line and hall.open_counters(line.code)]
    return Panel(
        title=_("Teruskan ke jalur lain"),
        hint=_("Urutan orang ini ikut. Layanan ini selesai di loket Anda."),
        action=reverse("counter:pass-on", args=[counter.code]),
        back_url=_desk(counter),
        choices=tuple(Choice(line.code, line.short_name, places.where_text(line)) for line in lines),
        items=_items(request, book, ticket, counter.line),
        kind="teruskan",
        none=_("Belum ada jalur lain yang buka."),
    )


def _remove(request: MallRequest, book: Book, counter: Counter, ticket: Ticket) -> Panel:
    return Panel(
        title=_("Hapus layanan"),
        hint=_("Layanan yang menunggu hasilnya tidak menunggu lagi."),
        action=reverse("counter:remove", args=[counter.code]),
        back_url=_desk(counter),
        choices=tuple(Choice(item.id, item.label) for item in _items(request, book, ticket)),
        kind="hapus",
    )


def _where_is(request: MallRequest, book: Book, hall: Hall, counter: Counter) -> Panel:
    number = _full(request.GET.get("nomor", ""))
    ticket = hall.tickets.get(number)
    return Panel(
        title=_("Cari nomor"),
        hint="",
        action=_desk(counter),
        back_url=_desk(counter),
        search_url=_desk(counter),
        search_name="nomor",
        search_text=number,
        kind="cari",
        none=_("Nomor %(number)s belum ada hari ini.") % {"number": number} if number and not ticket else "",
        found=_found(book, hall, counter, ticket) if ticket else None,
    )


def _full(text: str) -> str:
    """Return "A-012" for "a12", "A-12", "12"."""
    plain = text.strip().upper().replace("-", "")
    letter = plain[:1] if plain[:1].isalpha() else "A"
    digits = "".join(sign for sign in plain if sign.isdecimal())[:3]
    return f"{letter}-{int(digits):03d}" if digits else ""


def _found(book: Book, hall: Hall, counter: Counter, ticket: Ticket) -> Found:
    lines = [str(dict(TICKET_STATES)[ticket.state.value])]
    lines += [
        f"{book.agencies[book.lines[stop.line].agency].short_name}: {places.where_text(book.lines[stop.line])}"
        for stop in reading.stops_of(hall, ticket)
        if stop.state not in reading.OVER
    ]
    orders = []
    if ticket.state is TicketState.CALLED:
        orders.append((_("Catat sudah duduk"), reverse("counter:seat", args=[counter.code, ticket.number])))
    if ticket.state is TicketState.AWAY:
        orders.append((_("Catat sudah kembali"), reverse("counter:come-back", args=[counter.code, ticket.number])))
    for waiting in ticket.waits_in_vain[:1]:
        where = f"?pilihan={waiting.no}"
        lines.append(_("Satu layanan menunggu berkas yang tidak jadi hari ini."))
        release = reverse("counter:release", args=[counter.code, ticket.number])
        drop = reverse("counter:drop", args=[counter.code, ticket.number])
        orders += [(_("Sudah punya berkasnya"), release + where), (_("Tinggalkan layanan itu"), drop + where)]
    return Found(ticket.number, tuple(lines), tuple(orders))
