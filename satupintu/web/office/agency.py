"""One agency for those who answer for it: its day and the day before, its people, its hours."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from satupintu.base import words
from satupintu.base.moments import MINUTE_MS, business_day
from satupintu.calendars import queries as calendars
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.refusals import AgencyUnknown
from satupintu.people import queries as people
from satupintu.people.permits import Permit
from satupintu.queueing import queries as queueing
from satupintu.queueing.models import OUTCOMES
from satupintu.queueing.rules import reading
from satupintu.queueing.rules.values import Hall
from satupintu.web import doors
from satupintu.web.authority import may_use
from satupintu.web.entry import MallRequest
from satupintu.web.office import lists
from satupintu.web.office.facts import Agency, Day
from satupintu.web.office.today import facts_of
from satupintu.web.reading import note_reading
from satupintu.web.ui.facts import Way

LOOK_BACK_DAYS = 14


@doors.permitted(Permit.AGENCY)
def agencies(request: MallRequest) -> HttpResponse:
    """Lead to one's own agency, or show all of them."""
    book = catalogue.book(request.mall)
    mine = request.officer.agency if request.officer else ""
    if mine in book.agencies:
        return HttpResponseRedirect(reverse("office:agency", args=[mine]))
    ways = [Way(book.agencies[code].short_name, reverse("office:agency", args=[code])) for code in book.agencies]
    return render(request, "office/agencies.html", {"page": {"items": ways}})


@doors.permitted(Permit.AGENCY)
def agency(request: MallRequest, agency: str) -> HttpResponse:
    """Show one agency."""
    known = catalogue.book(request.mall).agencies.get(agency)
    if known is None:
        raise AgencyUnknown
    if request.officer is not None and request.officer.agency != agency:
        note_reading(request, f"agency {agency}")
    today = business_day(request.at)
    days = [today]
    if (before := _open_day_before(request, agency, today)) is not None:
        days.append(before)
    page = Agency(
        name=known.short_name,
        now=facts_of(request, agency),
        days=tuple(_day(request, agency, day, is_today=day == today) for day in days),
        officers=tuple(
            (officer.name or officer.username, _("aktif") if officer.is_active else _("tidak aktif"))
            for officer in people.officers(request.mall)
            if officer.agency == agency
        ),
        ways=_ways(request, agency),
    )
    return render(request, "office/agency.html", {"page": page})


def _open_day_before(request: MallRequest, agency: str, today: date) -> date | None:
    for days in range(1, LOOK_BACK_DAYS + 1):
        day = today - timedelta(days=days)
        if calendars.hours(request.mall, agency, day) is not None:
            return day
    return None


def _day(request: MallRequest, agency: str, day: date, *, is_today: bool) -> Day:
    hall = queueing.hall_of_day(request.mall, day)
    lines = {line.code for line in catalogue.book(request.mall).lines.values() if line.agency == agency}
    answered = [
        (ticket, item)
        for ticket in hall.tickets.values()
        for item in ticket.items
        if item.line in lines and item.outcome is not None
    ]
    people_served = len({ticket.number for ticket, _item in answered})
    waiting = sum(len(reading.waiting_in(hall, code)) for code in lines if code in hall.lines)
    counted = Counter(item.outcome.value for _ticket, item in answered if item.outcome)
    return Day(
        title=_("Hari ini") if is_today else words.day_text(day, short=True),
        served=ngettext("%(count)s orang", "%(count)s orang", people_served) % {"count": people_served},
        waiting=ngettext("%(count)s orang", "%(count)s orang", waiting) % {"count": waiting} if is_today else "",
        wait=_first_wait(request, hall, lines, day),
        outcomes=tuple((str(label), str(counted[value])) for value, label in OUTCOMES if counted[value]),
        served_url=lists.address(lists.SERVED, agency) if is_today else "",
        waiting_url=lists.address(lists.WAITING, agency) if is_today else "",
    )


def _first_wait(request: MallRequest, hall: Hall, lines: set[str], day: date) -> str:
    """Return the mean minutes from the number to the first sitting in these lines, "" without one."""
    waits = queueing.first_waits_ms(request.mall, day, lines)
    if not waits:
        return ""
    return _("%(minutes)s menit") % {"minutes": words.decimal(sum(waits) / len(waits) / MINUTE_MS)}


def _ways(request: MallRequest, agency: str) -> tuple[Way, ...]:
    named = (
        (Permit.AGENCY_RUN, _("Jam dan istirahat"), "office:agency-hours", "clock"),
        (Permit.AGENCY_RUN, _("Petugas"), "staff:agency-accounts", "users"),
        (Permit.HISTORY, _("Riwayat"), "office:agency-history", "arrow-back-up"),
    )
    return tuple(
        Way(label, reverse(name, args=[agency]), icon)
        for permit, label, name, icon in named
        if may_use(request, permit, agency)
    )
