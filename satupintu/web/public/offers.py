"""Agencies, services, and the hall as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from satupintu.base import words
from satupintu.calendars import queries as calendars
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Agency, Book, Line
from satupintu.notices import queries as notices
from satupintu.queueing import queries as queueing
from satupintu.queueing.rules import reading
from satupintu.queueing.rules.reading import LineCounts
from satupintu.queueing.rules.values import Hall
from satupintu.web import doors, places
from satupintu.web.closing import break_now, closing_outside
from satupintu.web.entry import MallRequest
from satupintu.web.hours import agency_today, mall_today
from satupintu.web.public.addresses import other_language, to
from satupintu.web.public.facts import Agencies, AgencyPage, Entry, FloorNow, Group, HallPage, LineNow
from satupintu.web.public.kept import answer
from satupintu.web.public.service import service_facts
from satupintu.web.public.words import TIERS, said
from satupintu.web.ui.facts import Live, Way

ORDER = "urut"
BY_LETTER = "abjad"


@doors.open_to_all
@require_safe
def agencies(request: MallRequest) -> HttpResponse:
    """Show all agencies with today's hours, by floor or by letter."""
    book = catalogue.book(request.mall)
    by_letter = request.GET.get(ORDER) == BY_LETTER
    kept = {ORDER: BY_LETTER} if by_letter else {}
    page = Agencies(
        language_url=other_language(request, **kept),
        title=ngettext("%(count)s instansi di mal ini", "%(count)s instansi di mal ini", len(book.agencies))
        % {"count": len(book.agencies)},
        opens=mall_today(request).title,
        shut=closing_outside(request),
        groups=tuple(_by_letter(request, book) if by_letter else _by_floor(request, book)),
        by_letter=by_letter,
        floor_url=to("agencies"),
        letter_url=f"{to('agencies')}?{ORDER}={BY_LETTER}",
    )
    return answer(request, "public/agencies.html", page)


def _by_floor(request: MallRequest, book: Book) -> Iterable[Group]:
    for floor in sorted({agency.floor for agency in book.agencies.values()}):
        here = [agency for agency in book.agencies.values() if agency.floor == floor]
        yield Group(places.floor_text(floor), tuple(_agency(request, one) for one in here), f"lantai-{floor}")


def _by_letter(request: MallRequest, book: Book) -> Iterable[Group]:
    known = sorted(book.agencies.values(), key=lambda agency: agency.short_name.casefold())
    for letter in dict.fromkeys(agency.short_name[0].upper() for agency in known):
        here = [agency for agency in known if agency.short_name[0].upper() == letter]
        yield Group(letter, tuple(_agency(request, one) for one in here), f"huruf-{letter.lower()}")


def _agency(request: MallRequest, agency: Agency) -> Entry:
    today = agency_today(request, agency.code)
    return Entry(
        label=agency.short_name,
        url=to("agency", agency.code),
        detail=f"{agency.does(request.LANGUAGE_CODE)} · {places.counters_text(agency.counters).lower()}",
        tag=today.title,
        is_open=today.is_open,
    )


@doors.open_to_all
@require_safe
def agency(request: MallRequest, code: str) -> HttpResponse:
    """Show one agency: when it is here, where, and what it does."""
    book = catalogue.book(request.mall)
    found = book.agencies.get(code)
    if found is None:
        raise Http404
    lang = request.LANGUAGE_CODE
    today = agency_today(request, code)
    page = AgencyPage(
        language_url=other_language(request),
        short_name=found.short_name,
        name=found.name(lang),
        does=found.does(lang),
        tier=said(TIERS, found.tier),
        is_open=today.is_open,
        opens=today.title,
        opens_lines=today.lines,
        days=calendars.days_text(request.mall, code),
        floor=places.floor_text(found.floor),
        counters=places.counters_text(found.counters),
        ways=tuple(Way(number, to("way", number)) for number in found.counters),
        services=tuple(Entry(one.name(lang), to("service", one.code)) for one in book.services_of(code)),
        doubt=_("Nama lengkapnya belum kami pastikan.") if found.confidence == "?" else "",
    )
    return answer(request, "public/agency.html", page)


@doors.open_to_all
@require_safe
def service(request: MallRequest, code: str) -> HttpResponse:
    """Show one service: papers, time, fee and place, each with how sure it is."""
    book = catalogue.book(request.mall)
    found = book.services.get(code)
    if found is None:
        raise Http404
    return answer(request, "public/service.html", service_facts(request, book, found))


@doors.open_to_all
@require_safe
def hall(request: MallRequest) -> HttpResponse:
    """Show the lines now: short, middle or long. Complete without a script; with one it stays true by itself."""
    return answer(request, "public/hall.html", hall_facts(request), part="jalur")


def hall_facts(request: MallRequest) -> HallPage:
    """Return the lines of the hall as its record stands."""
    book = catalogue.book(request.mall)
    now = queueing.hall(request.mall, request.at)
    counts = reading.counts_by_line(now)
    today = mall_today(request)
    floors = tuple(
        FloorNow(places.floor_text(floor), tuple(_lines(request, book, now, counts, floor)))
        for floor in sorted({line.floor for line in book.lines.values()})
    )
    shut = " ".join(closing_outside(request)) or break_now(request)
    said = tuple(message.text for message in notices.hall_messages(request.mall, request.at))
    messages = (shut, *said) if shut else said
    waiting = reading.counts(now)["waiting"]
    summary = (
        ngettext("%(count)s orang sedang menunggu", "%(count)s orang sedang menunggu", waiting) % {"count": waiting}
        if waiting
        else _("Tidak ada yang menunggu sekarang")
    )
    return HallPage(
        language_url=other_language(request),
        live=Live("/events?topics=hall", request.path),
        version=f"{crc32(repr((floors, messages, today)).encode()):x}",
        opens=today.title,
        summary=summary,
        updated=_("Diperbarui %(time)s.") % {"time": words.clock_text(request.at)},
        floors=floors,
        messages=messages,
    )


def _lines(request: MallRequest, book: Book, now: Hall, counts: dict[str, LineCounts], floor: int) -> Iterable[LineNow]:
    here: Sequence[Line] = [line for line in book.lines.values() if line.floor == floor]
    for line in here:
        today = agency_today(request, line.agency)
        waiting = counts[line.code].waiting if line.code in counts else 0
        shown = today.is_open or waiting > 0
        length = reading.length_of(now, line.code, waiting) if line.code in now.lines else reading.Length.SHORT
        yield LineNow(
            agency=line.short_name,
            url=to("agency", line.agency),
            counters=places.counters_text(line.counters),
            length=length.value if shown else "",
            length_text=places.length_text(length) if shown else "",
            waiting=ngettext("%(count)s orang", "%(count)s orang", waiting) % {"count": waiting} if waiting else "",
            closed="" if shown else today.title,
        )
