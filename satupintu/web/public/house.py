"""The house itself: about, facilities today, the way without stairs, help, accessibility."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from satupintu.base import words
from satupintu.base.moments import Instant, business_day
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Arrow, Book, Counter, Facility
from satupintu.notices import queries as notices
from satupintu.notices.queries import State
from satupintu.web import doors, places
from satupintu.web.entry import MallRequest
from satupintu.web.hours import mall_today
from satupintu.web.public.addresses import other_language, to
from satupintu.web.public.drawing import Drawing, building
from satupintu.web.public.facts import Entry, Fact, Page
from satupintu.web.public.facts_house import (
    About,
    CounterWay,
    Facilities,
    FacilityNow,
    FloorCounters,
    Help,
    StepFree,
    Tier,
)
from satupintu.web.public.kept import answer
from satupintu.web.public.words import TIERS, said

LIFT = "lift"
UNSURE = "?"
INSIDE_ONLY = frozenset({"lan", "file_safe", "meeting_room"})
"""What serves those who work here: not shown to guests."""


@doors.open_to_all
@require_safe
def about(request: MallRequest) -> HttpResponse:
    """Show who runs the house, since when, who is in it and where it stands."""
    book = catalogue.book(request.mall)
    lang = request.LANGUAGE_CODE
    newest = book.agencies.get(book.mall.newest_agency)
    tiers = tuple(_tiers(book, lang))
    page = About(
        language_url=other_language(request),
        title=book.mall_name(lang),
        facts=tuple(_facts_of(book)),
        tiers=tiers,
        tier_summary=", ".join(f"{tier.title.lower()} {len(tier.agencies)}" for tier in tiers),
        newest=_("%(agency)s adalah instansi yang terbaru.") % {"agency": newest.name(lang)} if newest else "",
        address=book.mall.address,
        road=book.mall.address.split(",")[0],
        unknown=(
            _("Rute angkutan umum belum kami pastikan."),
            _("Luas dan biaya parkir belum kami pastikan."),
            _("Arah utara dan jarak pada gambar belum diukur."),
        ),
        news_url=to("bulletin"),
    )
    return answer(request, "public/about.html", page)


def _facts_of(book: Book) -> Iterable[Fact]:
    mall = book.mall
    operator = book.agencies.get(mall.operator)
    if operator:
        yield Fact(_("Penyelenggara"), (operator.name_id,))
    if mall.manager_role:
        yield Fact(_("Pengelola harian"), (mall.manager_role,))
    if mall.nickname:
        yield Fact(_("Nama panggilan"), (mall.nickname,))
    if mall.soft_launch:
        yield Fact(_("Mulai melayani"), (words.day_text(mall.soft_launch),))
    if mall.grand_launch:
        yield Fact(_("Diresmikan"), (words.day_text(mall.grand_launch),))
    if mall.former_name:
        yield Fact(_("Nama dahulu"), (mall.former_name,))
    yield Fact(_("Gedung"), (ngettext("%(n)s lantai", "%(n)s lantai", mall.floors) % {"n": mall.floors},))


def _tiers(book: Book, lang: str) -> Iterable[Tier]:
    for tier in TIERS:
        here = [agency for agency in book.agencies.values() if agency.tier == tier]
        if here:
            entries = tuple(Entry(one.short_name, to("agency", one.code), one.name(lang)) for one in here)
            yield Tier(said(TIERS, tier), entries)


@doors.open_to_all
@require_safe
def facilities(request: MallRequest) -> HttpResponse:
    """Show what the building offers, what of it does not work today, and the ways without stairs."""
    book = catalogue.book(request.mall)
    states = notices.facility_states(request.mall, request.at)
    shown = [one for one in book.facilities.values() if one.code not in INSIDE_ONLY]
    known = [one for one in shown if one.confidence != UNSURE or one.code in states]
    found = tuple(_facility(one, states.get(one.code), request) for one in known)
    broken = sum(not one.works for one in found)
    page = Facilities(
        language_url=other_language(request),
        summary=ngettext("%(n)s fasilitas tidak berfungsi hari ini", "%(n)s fasilitas tidak berfungsi hari ini", broken)
        % {"n": broken}
        if broken
        else _("Tidak ada gangguan yang dilaporkan hari ini"),
        facilities=tuple(sorted(found, key=lambda one: one.works)),
        unsure=tuple(one.name(request.LANGUAGE_CODE) for one in shown if one not in known),
        floors=tuple(_floors(book)),
        steps=_general_steps(book, states.get(LIFT), request),
        drawing=_drawing(book, states.get(LIFT), request.LANGUAGE_CODE),
    )
    return answer(request, "public/facilities.html", page)


def _facility(facility: Facility, state: State | None, request: MallRequest) -> FacilityNow:
    name = facility.name(request.LANGUAGE_CODE)
    place = places.floor_text(facility.floor) if facility.floor else ""
    if state is None or state.works:
        return FacilityNow(name, place, True, _("Tersedia"), note=state.note if state else "")
    return FacilityNow(name, place, False, _("Tidak berfungsi"), trouble_text(name, state, request.at), state.note)


def trouble_text(name: str, state: State, at: Instant) -> str:
    """Return "Lift tidak berfungsi sampai pukul 10.00", with its day when that is not today."""
    if state.until is None:
        return _("%(name)s tidak berfungsi. Belum ada kabar sampai kapan.") % {"name": name}
    facts = {"name": name, "time": words.clock_text(state.until)}
    if business_day(state.until) == business_day(at):
        return _("%(name)s tidak berfungsi sampai %(time)s.") % facts
    day = words.day_text(business_day(state.until), short=True)
    return _("%(name)s tidak berfungsi sampai %(day)s, %(time)s.") % {**facts, "day": day}


def _floors(book: Book) -> Iterable[FloorCounters]:
    for floor in sorted({counter.floor for counter in book.counters.values()}):
        here = [one for one in book.counters.values() if one.floor == floor]
        yield FloorCounters(places.floor_text(floor), tuple(CounterWay(one.code, to("way", one.code)) for one in here))


def _general_steps(book: Book, lift: State | None, request: MallRequest) -> tuple[str, ...]:
    upper = [zone for zone in book.zones.values() if zone.floor > 1]
    steps = [_("Semua loket di lantai 1 dicapai tanpa tangga.")]
    if upper and lift is not None and not lift.works:
        steps += [*_lift_trouble(book, lift, request), _come_down()]
    elif upper and LIFT in book.facilities:
        steps.append(_("Ke lantai 2 naik lift."))
    if "wheelchair" in book.facilities:
        steps.append(_("Kursi roda bisa dipinjam di lantai 1."))
    steps.append(_("Perlu teman jalan? Minta petugas di meja informasi, lantai 1."))
    return tuple(steps)


def _drawing(book: Book, lift: State | None, lang: str, to_zone: str = "") -> Drawing:
    works = lift is None or lift.works
    zones = "; ".join(
        f"{zone.name(lang)}, {places.floor_text(zone.floor).lower()}, {places.counters_text(zone.counters).lower()}"
        for zone in book.zones.values()
    )
    said = _("Lift menghubungkan semua lantai.") if works else _("Lift sedang tidak berfungsi.")
    has_lift = LIFT in book.facilities
    return building(
        book,
        words=f"{zones}. {said}" if has_lift else f"{zones}.",
        to_zone=to_zone,
        has_lift=has_lift,
        lift_works=works,
        lang=lang,
    )


@doors.open_to_all
@require_safe
def way(request: MallRequest, code: str) -> HttpResponse:
    """Show the way without stairs to one counter, in words and as a drawing."""
    book = catalogue.book(request.mall)
    counter = book.counters.get(code)
    if counter is None:
        raise Http404
    lang = request.LANGUAGE_CODE
    agency, zone = book.agencies[counter.agency], book.zones[counter.zone]
    lift = notices.facility_states(request.mall, request.at).get(LIFT)
    page = StepFree(
        language_url=other_language(request),
        counter=places.counters_text([code]),
        floor=places.floor_text(counter.floor),
        zone=zone.name(lang),
        agency=agency.short_name,
        agency_url=to("agency", agency.code),
        steps=_steps(counter, zone.name(lang), lift_works=lift is None or lift.works),
        row=tuple((number, number == code) for number in zone.counters),
        trouble=_lift_trouble(book, lift, request) if lift and not lift.works and counter.floor > 1 else (),
        drawing=_drawing(book, lift, lang, counter.zone),
    )
    return answer(request, "public/way.html", page)


def _steps(counter: Counter, zone: str, *, lift_works: bool) -> tuple[str, ...]:
    steps = [_("Masuk lewat pintu depan. Meja informasi ada di lantai 1.")]
    if counter.floor > 1 and not lift_works:
        return (*steps, _come_down())
    if counter.floor > 1:
        steps.append(_("Naik lift ke lantai %(floor)s.") % {"floor": counter.floor})
    steps.append(_("Cari papan %(zone)s.") % {"zone": zone.lower()})
    side = {
        Arrow.LEFT: _("Loket %(number)s ada di sebelah kiri papan itu."),
        Arrow.RIGHT: _("Loket %(number)s ada di sebelah kanan papan itu."),
    }.get(counter.arrow, _("Loket %(number)s ada lurus di depan papan itu."))
    steps.append(side % {"number": counter.code})
    return tuple(steps)


def _come_down() -> str:
    return _("Minta di sana: petugas loket turun menemui Anda.")


def _lift_trouble(book: Book, lift: State, request: MallRequest) -> tuple[str, ...]:
    name = book.facilities[LIFT].name(request.LANGUAGE_CODE) if LIFT in book.facilities else _("Lift")
    return (
        trouble_text(name, lift, request.at),
        _("Jangan naik tangga sendiri. Temui petugas di meja informasi, lantai 1."),
    )


@doors.open_to_all
@require_safe
def help_page(request: MallRequest) -> HttpResponse:
    """Say how to reach a person: at the desk, and by telephone when the mall has published a number."""
    mall = catalogue.book(request.mall).mall
    page = Help(
        language_url=other_language(request),
        opens=mall_today(request).title,
        lines=(
            _("Petugas ada di meja informasi, lantai 1."),
            _("Mereka bisa mengambilkan nomor dan menunjukkan jalan."),
            _("Sudah di loket? Tanya petugas yang melayani Anda."),
        ),
        phone=mall.phone,
        phone_url="tel:" + "".join(letter for letter in mall.phone if letter.isdigit() or letter == "+"),
        phone_unknown="" if mall.phone else _("Nomor telepon mal belum kami ketahui."),
        ways=(
            Entry(_("Cari layanan"), to("home"), icon="search"),
            Entry(_("Jalan tanpa tangga"), to("facilities"), icon="wheelchair"),
            Entry(_("Alamat dan peta"), to("about"), icon="map-2"),
        ),
    )
    return answer(request, "public/help.html", page)


@doors.open_to_all
@require_safe
def statement(request: MallRequest) -> HttpResponse:
    """Show what these pages promise to who sees, hears, reads or moves differently, and what is not proven yet."""
    return answer(request, "public/statement.html", Page(other_language(request)))
