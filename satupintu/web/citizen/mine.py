"""The number that this phone opened last, today: it stands on top of the home page. No account, no name.

The cookie holds the ticket's link and nothing else; no script can read it, and it ends with the mall's day.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.base.ids import is_link
from satupintu.base.moments import JAKARTA, business_day
from satupintu.base.refusal import Refusal
from satupintu.catalogue import queries as catalogue
from satupintu.queueing import queries as queueing
from satupintu.queueing.models import Ticket as Row
from satupintu.queueing.rules import reading
from satupintu.queueing.rules.values import Ticket as TicketNow
from satupintu.queueing.rules.values import TicketState
from satupintu.web import places
from satupintu.web.entry import MallRequest
from satupintu.web.ui.facts import MyNumber

S = TicketState


def remember_number(request: MallRequest, response: HttpResponse, row: Row) -> None:
    """Let this phone find its ticket again on the home page until the end of the mall's day."""
    if row.day != business_day(request.at) or request.COOKIES.get(settings.NUMBER_COOKIE_NAME) == row.link:
        return
    midnight = datetime.combine(row.day + timedelta(days=1), datetime.min.time(), tzinfo=JAKARTA)
    seconds = (midnight - request.at).total_seconds() / max(1, request.mall.clock_speed)
    response.set_cookie(
        settings.NUMBER_COOKIE_NAME,
        row.link,
        max_age=int(seconds),
        httponly=True,
        samesite="Lax",
        secure=settings.MODE == "production",
    )


def my_number(request: MallRequest) -> MyNumber | None:
    """Return this phone's number of today with where it stands, or None."""
    link = request.COOKIES.get(settings.NUMBER_COOKIE_NAME, "")
    if not is_link(link):
        return None
    try:
        row = queueing.ticket_by_link(request.mall, link)
    except Refusal:
        return None
    if row.day != business_day(request.at):
        return None
    hall = queueing.hall_of_day(request.mall, row.day)
    now = hall.tickets.get(row.number)
    if now is None or now.state is S.GONE:
        return None
    stop = next((one for one in reading.stops_of(hall, now) if one.state is not reading.StopState.DONE), None)
    line = catalogue.book(request.mall).lines[stop.line] if stop else None
    return MyNumber(
        number=row.number,
        what=_what(now, stop.people_before if stop else 0),
        where=places.where_text(line) if line else "",
        url=reverse("citizen:ticket", args=[row.link]),
        turn=now.state in {S.CALLED, S.AT_DECK, S.SUMMONED, S.SERVED},
    )


def _what(now: TicketNow, before: int) -> str:
    if now.state is S.FREE:
        return _("Menunggu hasil layanan lain dulu") if now.waits_in_vain else places.ahead_text(before)
    return {
        S.CALLED: _("Silakan ke kursi tunggu"),
        S.AT_DECK: _("Tetap di kursi tunggu"),
        S.SUMMONED: _("Giliran Anda"),
        S.SERVED: _("Anda sedang dilayani"),
        S.PENDING: _("Loket ini selesai"),
        S.AWAY: _("Anda sedang pergi") if now.paused else _("Panggilan terlewat"),
    }.get(now.state, "")
