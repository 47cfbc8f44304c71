"""Which days and hours somebody is here. Pure: plain values in, plain values out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

MALL = "mall"
"""The holder code of the mall itself; every other holder is an agency."""

LOOK_AHEAD_DAYS = 400


class DayKind(StrEnum):
    """Why a day is open or closed."""

    OPEN = "open"
    NO_HOURS = "no-hours"
    NATIONAL = "national"
    JOINT_LEAVE = "joint_leave"


@dataclass(frozen=True, slots=True)
class FreeDay:
    """A public holiday or joint leave of the decree."""

    on: date
    kind: DayKind
    name_id: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a day, half-open: `starts <= t < ends`, by the mall's clock."""

    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class Pause:
    """A planned break inside a day."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """All that is known about the days of one mall. Keys of hours and breaks: (holder, weekday 0 = Monday)."""

    hours: Mapping[tuple[str, int], Span]
    breaks: Mapping[tuple[str, int], tuple[Pause, ...]]
    free_days: Mapping[date, FreeDay]
    last_year: int | None

    def has_own_hours(self, holder: str) -> bool:
        """Return whether a holder keeps hours of its own; all others keep the mall's."""
        return any(owner == holder for owner, _weekday in self.hours)


@dataclass(frozen=True, slots=True)
class Day:
    """One date: open or not, why, and whether a later decree may still change it.

    `reason` is `kind` in words for the guest, empty on an open day; the query fills it.
    """

    on: date
    is_open: bool
    kind: DayKind
    provisional: bool
    name_id: str = ""
    name_en: str = ""
    reason: str = ""

    def name(self, lang: str) -> str:
        """Return the holiday's name in `lang`, or "" on an ordinary day."""
        return self.name_en if lang.startswith("en") else self.name_id


def day_of(on: date, calendar: Calendar, *, holder: str = MALL) -> Day:
    """Return whether the mall, or the agency `holder` in it, is here on a date and why not."""
    provisional = calendar.last_year is None or on.year > calendar.last_year
    free = calendar.free_days.get(on)
    if free is not None:
        return Day(on, False, free.kind, provisional, free.name_id, free.name_en)
    here = _span(on, calendar, holder) is not None
    return Day(on, here, DayKind.OPEN if here else DayKind.NO_HOURS, provisional)


def hours_of(on: date, calendar: Calendar, *, holder: str = MALL) -> Span | None:
    """Return the hours of a holder on a date, inside the mall's own, or None when it is not here."""
    return _span(on, calendar, holder) if on not in calendar.free_days else None


def breaks_of(on: date, calendar: Calendar, *, holder: str = MALL) -> tuple[Pause, ...]:
    """Return the planned breaks of a holder on a date: its own, else the mall's."""
    if hours_of(on, calendar, holder=holder) is None:
        return ()
    own = calendar.breaks.get((holder, on.weekday()))
    return own if own is not None else calendar.breaks.get((MALL, on.weekday()), ())


def next_day(after: date, calendar: Calendar, *, holder: str = MALL) -> date | None:
    """Return the first open date of a holder later than `after`, or None within 400 days."""
    for days in range(1, LOOK_AHEAD_DAYS + 1):
        on = after + timedelta(days=days)
        if hours_of(on, calendar, holder=holder) is not None:
            return on
    return None


def weekdays_of(calendar: Calendar, *, holder: str = MALL) -> tuple[int, ...]:
    """Return the weekdays (0 = Monday) on which a holder comes."""
    owner = holder if calendar.has_own_hours(holder) else MALL
    return tuple(sorted(weekday for who, weekday in calendar.hours if who == owner))


def _span(on: date, calendar: Calendar, holder: str) -> Span | None:
    mall = calendar.hours.get((MALL, on.weekday()))
    if mall is None or holder == MALL or not calendar.has_own_hours(holder):
        return mall
    own = calendar.hours.get((holder, on.weekday()))
    if own is None:
        return None
    both = Span(max(own.starts, mall.starts), min(own.ends, mall.ends))
    return both if both.starts < both.ends else None
