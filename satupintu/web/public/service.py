"""The facts of one service page: what the catalogue says, and how sure it is."""

from __future__ import annotations

from django.utils.translation import gettext as _

from satupintu.catalogue.values import Book, Paper, PaperOf, Requirement, Service, Source
from satupintu.web import places
from satupintu.web.entry import MallRequest
from satupintu.web.hours import agency_today
from satupintu.web.public.addresses import other_language, to
from satupintu.web.public.facts import Entry, Fact, Need, Option, ServicePage
from satupintu.web.public.fees import fee_fact
from satupintu.web.public.words import (
    CONDITIONS,
    ISSUERS,
    PROXIES,
    ROLES,
    doubt_text,
    estimate_text,
    promise_text,
    said,
    validity_text,
)


def service_facts(request: MallRequest, book: Book, service: Service) -> ServicePage:
    """Return what the page of a service shows today."""
    lang = request.LANGUAGE_CODE
    agency = book.agencies[service.agency]
    line = book.lines[service.line]
    today = agency_today(request, agency.code)
    return ServicePage(
        language_url=other_language(request),
        title=service.name(lang),
        agency=agency.short_name,
        agency_url=to("agency", agency.code),
        facts=_facts(service, agency.short_name),
        floor=places.floor_text(line.floor),
        counters=places.counters_text(line.counters),
        way_url=to("way", line.counters[0]),
        is_open=today.is_open,
        opens=today.title,
        opens_lines=today.lines,
        needs=tuple(_need(book, one, lang) for one in service.requirements),
        outputs=tuple(_paper(book.papers[one.paper], one, lang) for one in service.outputs),
        first=tuple(
            Entry(book.services[code].name(lang), to("service", code))
            for code in service.prerequisites
            if code in book.services
        ),
        about=service.description if lang.startswith("en") else "",
        doubt=_doubt(service, agency.short_name),
        hall_url=to("hall"),
    )


def _facts(service: Service, agency: str) -> tuple[Fact, ...]:
    found = [
        fee_fact(service.fee, agency),
        Fact(
            _("Selesai"),
            (promise_text(service.promise),),
            doubt=estimate_text(agency) if service.promise.estimate else "",
        ),
        Fact(_("Di loket"), (_("± %(n)s menit") % {"n": service.desk_minutes},), doubt=estimate_text(agency)),
    ]
    if proxy := said(PROXIES, service.proxy):
        found.append(Fact(_("Diwakilkan"), (proxy,), doubt=doubt_text(service.confidence, agency)))
    return tuple(found)


def _doubt(service: Service, agency: str) -> str:
    """Return how sure the list of papers is."""
    if service.confidence == "S":
        return _("Kami susun dari sumber umum. Aturan %(agency)s yang berlaku.") % {"agency": agency}
    if service.confidence == "?":
        return _("Daftar ini perlu dicek di loket.")
    return _("Daftar ini belum dipastikan %(agency)s.") % {"agency": agency}


def _need(book: Book, need: Requirement, lang: str) -> Need:
    options = tuple(
        Option(_paper(book.papers[one.paper], one, lang), _detail(book, one, one in need.copies))
        for one in need.alternatives
    )
    return Need(options, said(CONDITIONS, need.when) if need.when else "")


def _detail(book: Book, one: PaperOf, copy_will_do: bool) -> str:
    paper = book.papers[one.paper]
    valid = validity_text(paper.validity)
    parts = [_("Fotokopi cukup") if copy_will_do else "", _from(book, paper), valid[:1].upper() + valid[1:]]
    return ". ".join(part for part in parts if part)


def _paper(paper: Paper, one: PaperOf, lang: str) -> str:
    """Return a paper with whose it is, when it is not the guest's own."""
    whose = said(ROLES, one.role)
    return f"{paper.name(lang)} ({whose})" if whose else paper.name(lang)


def _from(book: Book, paper: Paper) -> str:
    """Return where a paper that nobody has at home comes from; "" for one that everybody has."""
    if paper.source is Source.SELF:
        return "" if paper.held.value == "everybody" else _("Anda siapkan sendiri")
    if paper.source is Source.EXTERNAL:
        issuer = said(ISSUERS, paper.issuer.removeprefix("external:"))
        return _("Dari %(issuer)s") % {"issuer": issuer} if issuer else _("Dari kantor lain, tanyakan di loket")
    if paper.held.value == "everybody" or paper.issuer not in book.agencies:
        return ""
    agency = book.agencies[paper.issuer]
    return _("Belum punya? %(agency)s, %(floor)s") % {
        "agency": agency.short_name,
        "floor": places.floor_text(agency.floor).lower(),
    }
