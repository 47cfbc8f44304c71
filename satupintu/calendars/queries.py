"""When the mall and its agencies are here: answered from memory, kept per mall and catalogue stamp."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from threading import Lock

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from satupintu.base import words
from satupintu.base.moments import JAKARTA, Instant
from satupintu.calendars import refusals, rules
from satupintu.calendars.models import DecreeYear, FreeDay, OpeningHours, PlannedBreak, SpecialHours
from satupintu.calendars.rules import Calendar, Day, DayKind, Pause, Span, Special
from satupintu.ledger import queries as ledger
from satupintu.ledger.models import Mall

KEPT = 8
_kept: OrderedDict[tuple[int, str, str], Calendar] = OrderedDict()
_guard = Lock()


@dataclass(frozen=True, slots=True)
class Break:
    """A planned break of one day: `starts <= t < ends`."""

    starts: Instant
    ends: Instant
    reason: str


@dataclass(frozen=True, slots=True)
class Hours:
    """The service hours of one day: `opens <= t < closes`."""

    opens: Instant
    closes: Instant
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class Closure:
    """An announced closing of one day: who closes ("mall" or an agency), why, from when (None = the whole day)."""

    holder: str
    reason: str
    closes: Instant | None


def day(mall: Mall, on: date, holder_code: str = rules.MALL) -> Day:
    """Return whether the mall (or one agency in it) is here on a date, why not, and whether that is provisional."""
    found = rules.day_of(on, calendar(mall), holder=holder_code)
    return found if found.is_open else replace(found, reason=_reason(found))


def hours(mall: Mall, holder_code: str, on: date) -> Hours | None:
    """Return the hours of an agency (or of the mall: "mall") on a date, or None when it is not here that day."""
    known = calendar(mall)
    span = rules.hours_of(on, known, holder=holder_code)
    if span is None:
        return None
    pauses = rules.breaks_of(on, known, holder=holder_code)
    breaks = tuple(Break(_at(on, p.span.starts), _at(on, p.span.ends), p.reason) for p in pauses)
    return Hours(_at(on, span.starts), _at(on, span.ends), breaks)


def next_open_day(mall: Mall, holder_code: str, after: date) -> date:
    """Return the first date after `after` on which an agency (or the mall: "mall") is here.

    Raises NoOpenDay when there is none within 400 days.
    """
    found = rules.next_day(after, calendar(mall), holder=holder_code)
    if found is None:
        raise refusals.NoOpenDay
    return found


def weekdays(mall: Mall, holder_code: str) -> tuple[int, ...]:
    """Return the weekdays (0 = Monday) on which an agency comes."""
    return rules.weekdays_of(calendar(mall), holder=holder_code)


def days_text(mall: Mall, holder_code: str) -> str:
    """Return the weekdays of an agency in words: "Rabu", "Selasa dan Kamis", "Senin sampai Kamis"."""
    days = weekdays(mall, holder_code)
    names = [words.weekday_text(day) for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return _("%(first)s sampai %(last)s") % {"first": names[0], "last": names[-1]}
    if len(names) > 1:
        return _("%(first)s dan %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
    return "".join(names)


def calendar(mall: Mall) -> Calendar:
    """Return the mall's whole calendar from memory; read once per loaded catalogue, change of it, and process."""
    key = (mall.pk, mall.catalogue_stamp, mall.calendar_stamp)
    known = _kept.get(key)
    if known is None:
        known = _read(mall)
        if mall.catalogue_stamp and ledger.stamps_now(mall) == (mall.catalogue_stamp, mall.calendar_stamp):
            with _guard:
                while len(_kept) >= KEPT:
                    _kept.popitem(last=False)
                _kept[key] = known
    return known


def _read(mall: Mall) -> Calendar:
    breaks: dict[tuple[str, int], list[Pause]] = defaultdict(list)
    for row in PlannedBreak.objects.filter(mall=mall).order_by("starts"):
        breaks[row.holder, row.weekday].append(Pause(Span(row.starts, row.ends), row.reason))
    return Calendar(
        hours={
            (row.holder, row.weekday): Span(row.opens, row.closes) for row in OpeningHours.objects.filter(mall=mall)
        },
        breaks={key: tuple(pauses) for key, pauses in breaks.items()},
        free_days={
            row.on: rules.FreeDay(row.on, DayKind(row.kind), row.name_id, row.name_en)
            for row in FreeDay.objects.filter(mall=mall)
        },
        special=tuple(_special(row) for row in SpecialHours.objects.filter(mall=mall, is_active=True).order_by("pk")),
        last_year=DecreeYear.objects.filter(mall=mall).order_by("-year").values_list("year", flat=True).first(),
    )


def _special(row: SpecialHours) -> Special:
    pause = Span(row.pause_starts, row.pause_ends) if row.pause_starts and row.pause_ends else None
    return Special(
        row.holder, row.first, row.last, row.reason, row.is_closed, row.opens, row.closes, pause, row.weekday
    )  # fmt: skip


def announced(mall: Mall, holder_code: str, on: date) -> str:
    """Return why a holder's hours are not the usual ones on a date, as announced; "" on an ordinary day."""
    found = rules.changed_hours_of(on, calendar(mall), holder=holder_code)
    return found.reason if found else ""


def closure(mall: Mall, on: date, holder_code: str = rules.MALL) -> Closure | None:
    """Return the announced closing of the mall on a date, or of an agency in it; None on an ordinary or free day."""
    known = calendar(mall)
    found = rules.closing_of(on, known, holder=holder_code)
    if found is None:
        return None
    span = rules.hours_of(on, known, holder=holder_code)
    return Closure(found.holder, found.reason.rstrip(". "), _at(on, span.ends) if span else None)


def announced_breaks(mall: Mall, on: date, holder_code: str = rules.MALL) -> tuple[Break, ...]:
    """Return the breaks that were announced for a date beside the usual ones, with their reasons."""
    found = [one for one in calendar(mall).special if one.pause and one.covers(on, holder_code)]
    return tuple(Break(_at(on, one.pause.starts), _at(on, one.pause.ends), one.reason) for one in found if one.pause)


def _reason(closed: Day) -> str:
    if closed.kind is DayKind.ANNOUNCED:
        return closed.announced
    if closed.kind is DayKind.NO_HOURS:
        return _("%(weekday)s bukan hari layanan") % {"weekday": words.weekday_text(closed.on.weekday())}
    return closed.name(get_language() or "id")


def _at(on: date, clock: time) -> Instant:
    return datetime.combine(on, clock, tzinfo=JAKARTA)
