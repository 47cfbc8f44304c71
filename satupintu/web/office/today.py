"""The mall at a glance: stuck lines first, empty counters against who should sit there; every figure opens its list."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from satupintu.base import words
from satupintu.base.moments import MINUTE_MS, business_day, to_ms
from satupintu.calendars import queries as calendars
from satupintu.calendars.rules import MALL
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Book
from satupintu.office import queries as office
from satupintu.people import queries as people
from satupintu.people.permits import Permit
from satupintu.queueing import queries as queueing
from satupintu.queueing.rules import reading
from satupintu.queueing.rules.values import Counter, Hall, TicketState
from satupintu.reception import queries as reception
from satupintu.web import doors, places
from satupintu.web.entry import MallRequest
from satupintu.web.office import lists
from satupintu.web.office.device_words import seen_text, token_place
from satupintu.web.office.facts import CounterNow, Figure, LineNow, Today
from satupintu.web.parts import answer_part
from satupintu.web.ui.facts import Live, Way

LONG_WAIT_MS = 30 * MINUTE_MS
LONG_SITTING = 3
"""A sitting of three standard times: the officer may need help, or has forgotten to end it."""


@doors.permitted(Permit.TODAY)
def today(request: MallRequest) -> HttpResponse:
    """Show the day as it stands."""
    page = facts_of(request)
    return answer_part(request, "office/today.html", {"page": page}, "isi")


def facts_of(request: MallRequest, agency: str = "") -> Today:
    """Return the day of the mall, or of one agency in it."""
    book, hall = catalogue.book(request.mall), queueing.hall(request.mall, request.at)
    codes = [code for code, line in book.lines.items() if not agency or line.agency == agency]
    lines = sorted((_line(request, book, hall, code) for code in codes), key=lambda line: (not line.why, line.name))
    sitting = who_sits(request)
    counters = tuple(
        facts_of_counter(request, book, hall, code, sitting)
        for code, known in book.counters.items()
        if not agency or known.agency == agency
    )
    away = tuple(
        t.number for t in hall.present()
        if t.state is TicketState.AWAY and t.absences >= 2
        and (not agency or any(item.line in codes for item in t.open_items))
    )  # fmt: skip
    calls = tuple(
        (call.name, words.clock_digits(call.called_at)) for call in reception.open_help(request.mall)
    )  # fmt: skip
    day = business_day(request.at)
    silent = silent_devices(request)
    return Today(
        live=Live("/events?topics=hall", request.path, poll_seconds=5),
        version=f"{request.mall.position}.{to_ms(request.at) // 5000}",
        figures=(
            *_figures(request, hall, codes, lines, counters, calls if not agency else (), away, agency),
            *(_silent_figure(silent) if not agency else ()),
        ),
        lines=tuple(lines),
        counters=tuple(sorted(counters, key=lambda counter: not counter.empty)),
        help=calls if not agency else (),
        away=away,
        silent=silent if not agency else (),
        updated=_("Diperbarui %(time)s.") % {"time": words.clock_text(request.at)},
        announced=calendars.announced(request.mall, agency or MALL, day),
    )


def silent_devices(request: MallRequest) -> tuple[tuple[str, str], ...]:
    """Return the devices that should have said something by now, each with when it last did; none out of hours."""
    hours = calendars.hours(request.mall, MALL, business_day(request.at))
    if hours is None or not hours.opens <= request.at < hours.closes:
        return ()
    book = catalogue.book(request.mall)
    return tuple(
        (f"{token.name} ({token_place(book, token)})", seen_text(request, token))
        for token in people.silent_devices(request.mall)
    )


def _silent_figure(silent: tuple[tuple[str, str], ...]) -> tuple[Figure, ...]:
    return (Figure(_("Perangkat diam"), str(len(silent)), "#perangkat-diam", stuck=bool(silent)),)


def _figures(
    request: MallRequest, hall: Hall, codes: list[str], lines: list[LineNow], counters: tuple[CounterNow, ...],
    calls: tuple[tuple[str, str], ...], away: tuple[str, ...], agency: str,
) -> tuple[Figure, ...]:  # fmt: skip
    stuck = sum(bool(line.why) for line in lines)
    empty = sum(counter.empty for counter in counters)
    waiting = {t.number for code in codes if code in hall.lines for t in reading.waiting_in(hall, code)}
    served = sum(
        any(item.outcome is not None and item.line in codes for item in t.items) for t in hall.tickets.values()
    )
    day = reception.door_day(request.mall, request.at)
    door = words.decimal(day.door.median_minutes) if day.door.median_minutes is not None else "–"
    return (
        Figure(_("Jalur macet"), str(stuck), "#jalur", stuck=stuck > 0),
        Figure(_("Loket kosong"), str(empty), "#loket", _("seharusnya ada petugas"), stuck=empty > 0),
        Figure(_("Menunggu"), str(len(waiting)), lists.address(lists.WAITING, agency)),
        Figure(_("Terlayani"), str(served), lists.address(lists.SERVED, agency), _("hari ini")),
        Figure(_("Butuh orang"), str(len(calls) + len(away)), "#bantuan-hari-ini", stuck=bool(calls)),
        *(() if agency else (Figure(_("Pintu ke nomor"), door, lists.address(lists.DOOR), _("menit, perkiraan")),)),
    )


def _line(request: MallRequest, book: Book, hall: Hall, code: str) -> LineNow:
    known = book.lines[code]
    waiting = reading.waiting_in(hall, code) if code in hall.lines else []
    opened = hall.open_counters(code) if code in hall.lines else 0
    now = to_ms(request.at)
    longest = max((now - ticket.arrival_ms for ticket in waiting), default=0)
    return LineNow(
        name=book.agencies[known.agency].short_name,
        where=places.where_text(known),
        waiting=ngettext("%(count)s orang", "%(count)s orang", len(waiting)) % {"count": len(waiting)},
        longest=minutes_text(longest) if waiting else "–",
        counters=_("%(open)s dari %(all)s buka") % {"open": opened, "all": len(known.counters)},
        why=_why_stuck(hall, code, len(waiting), opened, longest, now),
    )


def minutes_text(ms: int) -> str:
    """Return "12 menit"."""
    count = ms // MINUTE_MS
    return ngettext("%(count)s menit", "%(count)s menit", count) % {"count": count}


def _why_stuck(hall: Hall, code: str, waiting: int, opened: int, longest: int, now: int) -> str:
    """Return why a line is stuck, "" when it moves."""
    if waiting and not opened:
        return _("Tidak ada loket buka")
    limit = LONG_SITTING * hall.lines[code].std_ms if code in hall.lines else 0
    slow = [t.counter for t in reading.served_in(hall, code) if now - t.since > limit] if limit else []
    if slow and (waiting or reading.called_in(hall, code)):
        return _("Loket %(counter)s lama di satu orang") % {"counter": places.range_text([c for c in slow if c])}
    idle = [c.code for c in hall.counters.values() if c.line == code and c.is_idle]
    if waiting and idle and longest > LONG_WAIT_MS:
        return _("Loket %(counter)s belum memanggil") % {"counter": places.range_text(idle)}
    return _("Ada yang menunggu lama") if longest > LONG_WAIT_MS else ""


def who_sits(request: MallRequest) -> dict[str, str]:
    """Return how colleagues call who sits at each counter; asked once for all of them."""
    names = people.names_of(request.mall)
    return {code: names.get(who, who) for code, who in queueing.officers_at_counters(request.mall).items()}


def facts_of_counter(request: MallRequest, book: Book, hall: Hall, code: str, sitting: Mapping[str, str]) -> CounterNow:
    """Return who sits at a counter (`who_sits`), and what it does now."""
    known = book.counters[code]
    state = hall.counters.get(code)
    hours = calendars.hours(request.mall, known.agency, business_day(request.at))
    here = hours is not None and hours.opens <= request.at < hours.closes
    paused = hours is not None and any(pause.starts <= request.at < pause.ends for pause in hours.breaks)
    opened = state is not None and (state.is_open or state.serving is not None)
    who = sitting.get(code, "") if state else ""
    return CounterNow(
        name=_("Loket %(code)s") % {"code": code},
        agency=book.agencies[known.agency].short_name,
        state=_state(hall, state, here=here, paused=paused) + (_(", tanpa petugas") if opened and not who else ""),
        who=who,
        empty=here and not paused and not (opened and who) and not (state is not None and state.on_break),
    )


def _state(hall: Hall, state: Counter | None, *, here: bool, paused: bool) -> str:
    if state is None or not (state.is_open or state.serving or state.on_break):
        if not here:
            return _("tidak bertugas sekarang")
        return _("istirahat terencana") if paused else _("kosong")
    if state.serving:
        since = hall.tickets[state.serving].since
        return _("melayani %(number)s, %(minutes)s") % {
            "number": state.serving, "minutes": minutes_text(max(0, hall.t - since))
        }  # fmt: skip
    if state.on_break:
        return _("istirahat")
    return _("memanggil %(number)s") % {"number": state.summoned} if state.summoned else _("siap")


@doors.permitted(Permit.RUN)
def run(request: MallRequest) -> HttpResponse:
    """Show what can be changed."""
    named = (
        (_("Jam dan istirahat"), "office:hours", _("Ramadan, tutup mendadak, istirahat, tiap instansi"), "clock"),
        (_("Hari libur"), "office:holidays", _("Keputusan bersama, disetujui dua orang"), "coffee"),
        (_("Loket dan jalur"), "office:counters", _("Siapa duduk di mana"), "users"),
        (_("Perangkat"), "office:devices", _("Kios, papan, pencetak"), "printer"),
        (_("Suara"), "office:voice", _("Rekam dan ganti bagian panggilan"), "volume"),
        (_("Fasilitas"), "office:facilities", _("Lift, kursi roda, WiFi: keadaan hari ini"), "wheelchair"),
        (_("Kabar"), "office:bulletin", _("Tulisan di halaman umum"), "file-text"),
        (_("Pesan ke ruang tunggu"), "office:messages", _("Di papan, sampai jam tertentu"), "bell"),
        (_("Riwayat"), "office:history", _("Semua perubahan, dan pembatalannya"), "arrow-back-up"),
    )
    ways = [Way(label, reverse(name), icon, detail) for label, name, detail, icon in named]
    waiting = len(office.waiting(request.mall))
    return render(request, "office/run.html", {"page": {"items": ways, "waiting": waiting}})
