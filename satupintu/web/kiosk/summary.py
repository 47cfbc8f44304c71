"""The kiosk's summary: what will stand on the number, and what cannot be finished today."""

from __future__ import annotations

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from satupintu.catalogue.rules import Unfinished, cannot_finish_today
from satupintu.catalogue.values import Service
from satupintu.queueing.rules import reading
from satupintu.queueing.rules.reading import Length
from satupintu.web import places
from satupintu.web.frame import key
from satupintu.web.kiosk.basket import MOST_SERVICES, Basket
from satupintu.web.kiosk.facts import Line, Note, Summary, Switch
from satupintu.web.kiosk.leaf import MOST_LARGE_LINES, leaf_of, turned
from satupintu.web.kiosk.screen import KioskRequest, bar_of
from satupintu.web.rule import priority_text

LETTERS_A_LINE, LINES, LINES_LOW, LINES_OF_A_NOTE = 22, 11, 9, 4
"""How many letters of a name stand on a line beside its buttons, and how many such lines have room."""


def summary_facts(request: KioskRequest, chosen: list[Service]) -> Summary:
    """Return the summary of a basket."""
    basket, here = request.basket, reverse("kiosk:summary")
    title = ngettext("%(count)s layanan", "%(count)s layanan", len(chosen)) % {"count": len(chosen)}
    lacks = [lack for lack in cannot_finish_today(chosen, request.book) if lack.maker_chosen]
    shown, leaf = leaf_of(request, chosen, _most(basket, [it.name(request.LANGUAGE_CODE) for it in chosen], lacks))
    lines = tuple(_line(request, service, dict(basket.picks)[service.code], leaf.number) for service in shown)
    said = f"{title}. " + ". ".join(f"{it.name(request.LANGUAGE_CODE)}, {_detail(request, it)}" for it in chosen)
    return Summary(
        bar=bar_of(request, back=basket.at(reverse("kiosk:start")), aloud=said),
        title=title,
        lines=lines,
        priority_for=priority_text(),
        priority=Switch(replace(basket, priority=not basket.priority).at(here), basket.priority),
        action=reverse("kiosk:issue"),
        fields=(*basket.fields(), ("kunci", key())),
        add_url="" if basket.is_full else basket.at(reverse("kiosk:start")),
        agencies_url="" if basket.is_full else basket.at(reverse("kiosk:agencies")),
        notes=_notes(request, lacks),
        leaf=leaf,
    )


def _most(basket: Basket, names: list[str], lacks: list[Unfinished]) -> int:
    """Return how many services fit on one leaf: all five, unless their names in all take too many lines."""
    if basket.large:
        return MOST_LARGE_LINES - bool(lacks)
    room = (LINES_LOW if basket.low else LINES) + (0 if lacks else LINES_OF_A_NOTE)
    return MOST_SERVICES if sum(-(-len(name) // LETTERS_A_LINE) for name in names) <= room else MOST_SERVICES - 1


def _detail(request: KioskRequest, service: Service) -> str:
    floor = places.floor_text(request.book.lines[service.line].floor).lower()
    return f"{request.book.agencies[service.agency].short_name} · {floor}"


def _line(request: KioskRequest, service: Service, people: int, leaf: int) -> Line:
    basket, here = request.basket, reverse("kiosk:summary")
    known = service.line in request.hall.lines
    length = reading.length_of(request.hall, service.line) if known else Length.SHORT
    return Line(
        label=service.name(request.LANGUAGE_CODE),
        detail=_detail(request, service),
        people=people,
        remove_url=turned(basket.without(service.code).at(here), leaf),
        fewer_url=turned(basket.with_people(service.code, people - 1).at(here), leaf) if people > 1 else "",
        more_url=turned(basket.with_people(service.code, people + 1).at(here), leaf) if people < 5 else "",
        note=places.length_text(length) if length is Length.LONG else "",
    )


def _notes(request: KioskRequest, lacks: list[Unfinished]) -> tuple[Note, ...]:
    """Return one notice, for one service or for several; more would hide what was chosen."""
    names = dict.fromkeys(lack.service.name(request.LANGUAGE_CODE) for lack in lacks)
    if len(names) < 2:
        return tuple(_note(request, lack) for lack in lacks[:1])
    rest = request.basket
    for lack in lacks:
        rest = rest.without(lack.service.code)
    title = ngettext(
        "%(count)s layanan tidak selesai hari ini", "%(count)s layanan tidak selesai hari ini", len(names)
    ) % {"count": len(names)}
    leave = _("Tinggalkan layanan ini")
    return (Note(title, f"{', '.join(names)}.", leave, rest.at(reverse("kiosk:summary"))),)


def _note(request: KioskRequest, lack: Unfinished) -> Note:
    lang = request.LANGUAGE_CODE
    service, paper = lack.service.name(lang), lack.paper.name(lang)
    days = lack.makers[0].promise.amount
    text = ngettext(
        "Butuh %(paper)s, yang jadi %(days)s hari lagi.", "Butuh %(paper)s, yang jadi %(days)s hari lagi.", days
    ) % {"paper": paper, "days": days}
    return Note(
        title=_("%(service)s tidak selesai hari ini") % {"service": service},
        text=text,
        leave_out_label=_("Tinggalkan layanan ini"),
        leave_out_url=request.basket.without(lack.service.code).at(reverse("kiosk:summary")),
    )
