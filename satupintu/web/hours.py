"""Open today? Said the same way on the kiosk, on the home page and beside each agency."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from satupintu.base import words
from satupintu.base.moments import business_day
from satupintu.calendars import queries as calendars
from satupintu.calendars.queries import Hours
from satupintu.calendars.refusals import NoOpenDay
from satupintu.calendars.rules import MALL, DayKind
from satupintu.web.entry import MallRequest


@dataclass(frozen=True, slots=True)
class Today:
    """Whether somebody is here today: `title` is the answer, `lines` say why not, when next, and the breaks."""

    is_open: bool
    title: str
    lines: tuple[str, ...] = ()


def opens_text(request: MallRequest) -> str:
    """Return whether the mall is open now and until when, or when it opens."""
    day = business_day(request.at)
    hours = calendars.hours(request.mall, MALL, day)
    if hours is not None and request.at < hours.closes:
        if request.at >= hours.opens:
            return _("Buka sampai %(time)s") % {"time": words.clock_text(hours.closes)}
        return _("Hari ini buka %(time)s") % {"time": words.clock_text(hours.opens)}
    following = calendars.next_open_day(request.mall, MALL, day)
    opens = calendars.hours(request.mall, MALL, following)
    return _("Tutup. Buka lagi %(day)s, %(time)s") % {
        "day": words.day_text(following, short=True),
        "time": words.clock_text(opens.opens) if opens else "",
    }


def mall_today(request: MallRequest) -> Today:
    """Return whether the mall is open today, until when; why not, and which day is next."""
    on = business_day(request.at)
    hours = calendars.hours(request.mall, MALL, on)
    if hours is None:
        reason = calendars.day(request.mall, on).reason
        return Today(False, _("Tutup hari ini"), (f"{reason.rstrip('.')}.", *next_text(request, MALL)))
    if request.at >= hours.closes:
        title = _("Sudah tutup sejak %(time)s") % {"time": words.clock_text(hours.closes)}
        return Today(False, title, (*_announced(request, MALL), *next_text(request, MALL)))
    if request.at < hours.opens:
        title = _("Hari ini buka pukul %(span)s") % {"span": span_digits(hours)}
    else:
        title = _("Buka hari ini sampai %(time)s") % {"time": words.clock_text(hours.closes)}
    return Today(True, title, (*breaks_text(hours), *_announced(request, MALL)))


def agency_today(request: MallRequest, code: str) -> Today:
    """Return an agency's hours today, or why it is not here and when it comes next."""
    on = business_day(request.at)
    hours = calendars.hours(request.mall, code, on)
    if hours is not None and request.at < hours.closes:
        title = _("Hari ini pukul %(span)s") % {"span": span_digits(hours)}
        return Today(True, title, (*breaks_text(hours), *_announced(request, code)))
    if hours is not None:
        return Today(False, _("Sudah tutup hari ini"), next_text(request, code))
    day = calendars.day(request.mall, on, code)
    title = _("Tutup hari ini") if day.kind is DayKind.ANNOUNCED else _("Tidak ada hari ini")
    if day.kind is DayKind.ANNOUNCED or calendars.hours(request.mall, MALL, on) is None:
        return Today(False, title, (f"{day.reason.rstrip('.')}.", *next_text(request, code)))
    days = _("Melayani hari %(days)s.") % {"days": calendars.days_text(request.mall, code)}
    return Today(False, title, (days, *next_text(request, code)))


def span_digits(hours: Hours) -> str:
    """Return "08.00–14.00"."""
    return f"{words.clock_digits(hours.opens)}–{words.clock_digits(hours.closes)}"


def breaks_text(hours: Hours) -> tuple[str, ...]:
    """Return "Istirahat pukul 11.30–13.00." for each break of the day."""
    return tuple(
        _("Istirahat pukul %(starts)s–%(ends)s.")
        % {"starts": words.clock_digits(pause.starts), "ends": words.clock_digits(pause.ends)}
        for pause in hours.breaks
    )


def _announced(request: MallRequest, holder: str) -> tuple[str, ...]:
    """Return why today's hours are not the usual ones, as it was announced."""
    reason = calendars.announced(request.mall, holder, business_day(request.at))
    return (f"{reason.rstrip('.')}.",) if reason else ()


def next_text(request: MallRequest, holder: str) -> tuple[str, ...]:
    """Return when a holder is here next, or that nobody knows."""
    try:
        following = calendars.next_open_day(request.mall, holder, business_day(request.at))
    except NoOpenDay:
        return (_("Hari berikutnya belum ditetapkan."),)
    hours = calendars.hours(request.mall, holder, following)
    said = {"day": words.day_text(following, short=True), "span": span_digits(hours) if hours else ""}
    return (_("Berikutnya %(day)s, pukul %(span)s.") % said,)
