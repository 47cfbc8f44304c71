"""The first page, its search, and the needs that lead to services."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.rules import search as find
from satupintu.catalogue.rules.search import words as words_in
from satupintu.catalogue.values import Book, Elsewhere, LifeNeed, Service
from satupintu.notices import queries as notices
from satupintu.web import doors, places
from satupintu.web.citizen.mine import my_number
from satupintu.web.closing import closing_outside
from satupintu.web.entry import MallRequest
from satupintu.web.hours import mall_today
from satupintu.web.public.addresses import other_language, to
from satupintu.web.public.bulletin import released_text
from satupintu.web.public.facts import Entry, Group, Home, NeedPage, Search
from satupintu.web.public.house import trouble_text
from satupintu.web.public.kept import answer

HITS = 12
LONGEST = 80


@doors.open_to_all
@require_safe
def home(request: MallRequest) -> HttpResponse:
    """Show the search first, then whether the mall is open, then the needs."""
    book = catalogue.book(request.mall)
    today = mall_today(request)
    newest = next(iter(notices.news(request.mall, request.at, most=1)), None)
    page = Home(
        language_url=other_language(request),
        is_open=today.is_open,
        opens=today.title,
        opens_lines=(*today.lines, *closing_outside(request)[1:2]),
        agency_count=len(book.agencies),
        service_count=len(book.services),
        needs=tuple(_need(need, request.LANGUAGE_CODE) for need in book.needs.values()),
        mine=my_number(request),
        warnings=tuple(
            trouble_text(book.facilities[code].name(request.LANGUAGE_CODE), state, request.at)
            for code, state in notices.facility_states(request.mall, request.at).items()
            if not state.works and code in book.facilities
        ),
        news=Entry(newest.title, to("news", newest.slug), released_text(newest.released_at)) if newest else None,
        screens_url="" if settings.MODE == "production" else to("screens"),
    )
    return answer(request, "public/home.html", page)


def _need(need: LifeNeed, lang: str) -> Entry:
    return Entry(need.name(lang), to("need", need.code), icon=need.icon)


@doors.open_to_all
@require_safe
def search(request: MallRequest) -> HttpResponse:
    """Find services by everyday words; say which office makes what the mall does not."""
    book = catalogue.book(request.mall)
    text = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    hits = find(book, text, request.LANGUAGE_CODE, limit=HITS)
    elsewhere = tuple(_made_elsewhere(one, request.LANGUAGE_CODE) for one in elsewhere_of(book, text))
    title = _("Hasil untuk “%(text)s”") % {"text": text} if text else _("Mau mengurus apa?")
    none: tuple[str, ...] = ()
    if text and not hits and not elsewhere:
        none = (
            _("“%(text)s” belum kami temukan.") % {"text": text},
            _("Coba kata lain, misalnya nama suratnya."),
            _("Mungkin kantor lain yang melayani. Tanya meja informasi di lantai 1."),
        )
    page = Search(
        language_url=other_language(request, q=text),
        text=text,
        title=title,
        hits=tuple(service_entry(book, service, request.LANGUAGE_CODE) for service in hits),
        elsewhere=elsewhere,
        none=none,
    )
    return answer(request, "public/search.html", page)


def elsewhere_of(book: Book, text: str) -> list[Elsewhere]:
    """Return what a guest asks for that other offices make."""
    asked = set(words_in(text))
    return [one for one in book.elsewhere if asked & set(one.words)]


def _made_elsewhere(one: Elsewhere, lang: str) -> str:
    return _("%(what)s tidak dibuat di mal ini. Yang membuat: %(office)s.") % {
        "what": one.name(lang),
        "office": one.office(lang),
    }


@doors.open_to_all
@require_safe
def need(request: MallRequest, code: str) -> HttpResponse:
    """Show the services that answer one need, by agency."""
    book = catalogue.book(request.mall)
    found = book.needs.get(code)
    if found is None:
        raise Http404
    lang = request.LANGUAGE_CODE
    services = [book.services[one] for one in found.services if one in book.services]
    page = NeedPage(
        language_url=other_language(request),
        title=found.name(lang),
        icon=found.icon,
        groups=tuple(_by_agency(book, services, lang)),
        elsewhere=tuple((one.name(lang), one.office(lang)) for one in book.elsewhere if code in one.needs),
    )
    return answer(request, "public/need.html", page)


def _by_agency(book: Book, services: list[Service], lang: str) -> Iterable[Group]:
    for code in dict.fromkeys(service.agency for service in services):
        agency = book.agencies[code]
        entries = tuple(
            Entry(service.name(lang), to("service", service.code)) for service in services if service.agency == code
        )
        yield Group(f"{agency.short_name} · {places.floor_text(agency.floor).lower()}", entries, code.lower())


def service_entry(book: Book, service: Service, lang: str) -> Entry:
    """Return the way to a service, with who does it and where."""
    where = places.where_text(book.lines[service.line])
    return Entry(
        service.name(lang), to("service", service.code), f"{book.agencies[service.agency].short_name} · {where}"
    )


def count_text(services: int) -> str:
    """Return "150 layanan"."""
    return ngettext("%(count)s layanan", "%(count)s layanan", services) % {"count": services}
