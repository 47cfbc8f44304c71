"""The ticket page's facts, out of a hall."""

from __future__ import annotations

from urllib.parse import quote
from zlib import crc32

from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.base import words
from satupintu.base.moments import business_day, from_ms
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Book
from satupintu.queueing import queries as queueing
from satupintu.queueing.models import Ticket as Row
from satupintu.queueing.rules import reading
from satupintu.queueing.rules.orders import absence_limit_ms
from satupintu.queueing.rules.reading import Stop as StopNow
from satupintu.queueing.rules.reading import StopState
from satupintu.queueing.rules.values import Hall, TicketState
from satupintu.queueing.rules.values import Ticket as TicketNow
from satupintu.web import places
from satupintu.web.citizen.facts import Phase, Stop, Ticket
from satupintu.web.closing import closing_inside, closing_over
from satupintu.web.entry import MallRequest
from satupintu.web.frame import key, qr_of, ticket_url
from satupintu.web.ui.facts import Live, No

S = TicketState
PHASES = {
    S.FREE: Phase.WAITING,
    S.CALLED: Phase.SEATS,
    S.AT_DECK: Phase.SEATED,
    S.SUMMONED: Phase.COUNTER,
    S.SERVED: Phase.SERVING,
    S.PENDING: Phase.BETWEEN,
}
CAN_PAUSE = frozenset({S.FREE, S.CALLED, S.AT_DECK})
CAN_CANCEL = frozenset({S.FREE, S.CALLED, S.AT_DECK, S.SUMMONED, S.AWAY})


def ticket_facts(request: MallRequest, row: Row, refusal: No | None = None) -> Ticket:
    """Return what a ticket page shows now."""
    book = catalogue.book(request.mall)
    hall = queueing.hall_of_day(request.mall, row.day)
    now = hall.tickets.get(row.number)
    if now is None or row.day != business_day(request.at):
        return _over(request, row)
    stops = reading.stops_of(hall, now)
    first = next((stop for stop in stops if stop.state not in reading.OVER), None)
    lines = sorted({item.line for item in now.open_items})
    shut = _shut(request, book, now)
    link = ticket_url(request, row.link)
    share = _("Nomor %(number)s di MPP: %(link)s") % {"number": row.number, "link": link}
    return Ticket(
        number=row.number,
        phase=_phase(now),
        version=_version(hall, now, stops, refusal) + (f".{crc32(repr(shut).encode()):x}" if shut else ""),
        live=Live(f"/events?topics={','.join(f'line:{line}' for line in lines) or 'hall'}", request.path),
        updated=_("Diperbarui %(time)s.") % {"time": words.clock_text(request.at)},
        floor=places.floor_text(book.lines[first.line].floor) if first else "",
        counters=_counters(book, now, first),
        ahead=_ahead(now, first),
        length=_length(hall, first) if first and _waits(now, first) else "",
        called=_called(hall, now),
        returns=_returns(now),
        closing="" if shut else _closing(now),
        shut=shut,
        row=_row_of_counters(book, now, first),
        stops=tuple(_stop(request, book, hall, now, row, stop) for stop in stops),
        people=_people(now),
        priority=now.priority,
        qr=qr_of(link) if now.state is not S.GONE else qr_of(""),
        link=link,
        share_text=share,
        share_url=f"https://wa.me/?text={quote(share)}",
        pause_url=reverse("citizen:pause", args=[row.link]) if now.state in CAN_PAUSE else "",
        pause_key=key(),
        cancel_url=reverse("citizen:cancel", args=[row.link]) if now.state in CAN_CANCEL else "",
        language_url=request.path + ("?bahasa=id" if request.LANGUAGE_CODE == "en" else "?bahasa=en"),
        refusal=refusal,
    )


def _shut(request: MallRequest, book: Book, now: TicketNow) -> tuple[str, ...]:
    """Return an announced closing in words that fit who is inside, or whose number has ended."""
    if now.state is S.GONE:
        return closing_over(request)
    return closing_inside(request, sorted({book.lines[item.line].agency for item in now.open_items}))


def _phase(now: TicketNow) -> Phase:
    if now.state is S.AWAY:
        return Phase.PAUSED if now.paused else Phase.AWAY
    if now.state is S.GONE:
        finished = now.items and all(item.outcome is not None for item in now.items if not item.is_open)
        return Phase.FINISHED if finished and not now.open_items else Phase.GONE
    return PHASES[now.state]


def _version(hall: Hall, now: TicketNow, stops: list[StopNow], refusal: No | None) -> str:
    before = "-".join(str(stop.people_before) for stop in stops)
    length = stops and _length(hall, stops[0])
    return f"{now.state.value}.{now.since}.{before}.{length}.{'no' if refusal else ''}"


def _over(request: MallRequest, row: Row) -> Ticket:
    return Ticket(
        number=row.number,
        phase=Phase.GONE,
        version="over",
        live=Live("", request.path),
        updated=_("Nomor ini berlaku %(day)s.") % {"day": words.day_text(row.day)},
        closing=_("Perlu layanan lagi? Ambil nomor baru di kios."),
    )


def _counters(book: Book, now: TicketNow, first: StopNow | None) -> str:
    if now.counter is not None and now.state in {S.SUMMONED, S.SERVED}:
        return places.counters_text([now.counter])
    return places.counters_text(book.lines[first.line].counters) if first else ""


def _row_of_counters(book: Book, now: TicketNow, first: StopNow | None) -> tuple[tuple[str, bool], ...]:
    if first is None:
        return ()
    line = book.lines[first.line]
    here = {now.counter} if now.counter else set(line.counters)
    return tuple((code, code in here) for code in book.zones[line.zone].counters)


def _waits(now: TicketNow, first: StopNow) -> bool:
    return now.state is S.FREE and first.state is StopState.WAITING


def _length(hall: Hall, stop: StopNow) -> str:
    """Return how long the queue before a visitor is; that no counter is open; nothing for who comes next."""
    if stop.line in hall.lines and not hall.open_counters(stop.line):
        return _("belum ada loket yang buka")
    return places.length_text(reading.length_of(hall, stop.line)) if stop.people_before else ""


def _ahead(now: TicketNow, first: StopNow | None) -> str:
    """Return how many people are before, or what the visitor must do where a paper does not come today."""
    if first is None or now.state is not S.FREE:
        return ""
    if _waits(now, first):
        return places.ahead_text(first.people_before)
    if now.waits_in_vain:
        return _("Berkas untuk layanan berikutnya belum jadi. Temui meja informasi di lantai 1.")
    return _("Menunggu hasil layanan lain dulu")


def _called(hall: Hall, now: TicketNow) -> str:
    if now.state not in {S.CALLED, S.SUMMONED}:
        return ""
    until = from_ms(now.since + absence_limit_ms(hall, now))
    return _("Dipanggil %(called)s. Kami menunggu Anda sampai %(until)s.") % {
        "called": words.clock_text(from_ms(now.since)),
        "until": words.clock_text(until),
    }


def _returns(now: TicketNow) -> str:
    if now.state is not S.AWAY:
        return ""
    if now.absences >= 2:
        return _("Sudah kembali? Temui petugas di meja informasi lantai 1.")
    return _('Sudah kembali? Tekan "Sudah punya nomor" di kios, atau lapor ke petugas.')


def _closing(now: TicketNow) -> str:
    if now.state is not S.GONE:
        return ""
    return _("Terima kasih sudah datang. Perlu layanan lagi? Ambil nomor baru di kios.")


def _people(now: TicketNow) -> str:
    most = max(item.people for item in now.items)
    return places.people_text(most) if most > 1 else ""


def _stop(request: MallRequest, book: Book, hall: Hall, now: TicketNow, row: Row, stop: StopNow) -> Stop:
    line = book.lines[stop.line]
    waiting = stop.state is StopState.WAITING
    return Stop(
        agency=book.agencies[line.agency].short_name,
        services=places.services_text(book, [item.service for item in stop.items], request.LANGUAGE_CODE),
        floor=places.floor_text(line.floor),
        counters=places.counters_text([stop.counter] if stop.counter else line.counters),
        ahead=places.ahead_text(stop.people_before) if waiting else "",
        length=_length(hall, stop) if waiting else "",
        note=_note(request, book, now, row, stop),
        done=stop.state is StopState.DONE,
        here=now.line == stop.line,
    )


def _note(request: MallRequest, book: Book, now: TicketNow, row: Row, stop: StopNow) -> str:
    if stop.state is StopState.DONE:
        return _outcome(row, stop)
    if stop.state is StopState.GONE:
        return _("tidak dilayani")
    if stop.state is not StopState.NOT_READY:
        return ""
    awaited = {no for item in stop.items for no in item.waits_for}
    names = [book.services[now.items[no].service].name(request.LANGUAGE_CODE) for no in sorted(awaited)]
    return _("menunggu hasil: %(services)s") % {"services": ", ".join(names)}


def _outcome(row: Row, stop: StopNow) -> str:
    for item in row.items.all():
        if item.no in {done.no for done in stop.items}:
            if item.result_on is not None:
                return _("hasil: %(day)s") % {"day": words.day_text(item.result_on, short=True)}
            if item.outcome == "incomplete":
                return _("belum lengkap")
    return _("selesai")
