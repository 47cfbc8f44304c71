"""Which days and hours somebody is here. Pure: plain values in, plain values out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
    ANNOUNCED = "announced"


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


@dataclass(frozen=True, slots=True)
class Special:
    """What the mall or an agency has announced for the days `first` to `last` (inclusive), apart from its usual week.

    `is_closed`: not here at all. Else `opens` and `closes` replace the usual hours where they are given (Ramadan, an
    early closing), and `pause` is a further break. `weekday` narrows it to one day of the week.
    """

    holder: str
    first: date
    last: date
    reason: str
    is_closed: bool = False
    opens: time | None = None
    closes: time | None = None
    pause: Span | None = None
    weekday: int | None = None

    def covers(self, on: date, holder: str) -> bool:
        """Return whether this speaks of `holder` on a date; what the mall announces holds for everybody in it."""
        in_time = self.first <= on <= self.last and self.weekday in {None, on.weekday()}
        return in_time and self.holder in {MALL, holder}


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """All that is known about the days of one mall. Keys of hours and breaks: (holder, weekday 0 = Monday).

    `special` is in the order in which it was announced: what came later wins.
    """

    hours: Mapping[tuple[str, int], Span]
    breaks: Mapping[tuple[str, int], tuple[Pause, ...]]
    free_days: Mapping[date, FreeDay]
    last_year: int | None
    special: tuple[Special, ...] = ()

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
    announced: str = ""

    def name(self, lang: str) -> str:
        """Return the holiday's name in `lang`, or "" on an ordinary day."""
        return self.name_en if lang.startswith("en") else self.name_id


def day_of(on: date, calendar: Calendar, *, holder: str = MALL) -> Day:
    """Return whether the mall, or the agency `holder` in it, is here on a date and why not."""
    provisional = calendar.last_year is None or on.year > calendar.last_year
    free = calendar.free_days.get(on)
    if free is not None:
        return Day(on, False, free.kind, provisional, free.name_id, free.name_en)
    if _span(on, calendar, holder) is not None:
        return Day(on, True, DayKind.OPEN, provisional)
    closed = _closing(on, calendar, holder)
    if closed is None:
        return Day(on, False, DayKind.NO_HOURS, provisional)
    return Day(on, False, DayKind.ANNOUNCED, provisional, announced=closed.reason)


def hours_of(on: date, calendar: Calendar, *, holder: str = MALL) -> Span | None:
    """Return the hours of a holder on a date, inside the mall's own, or None when it is not here."""
    return _span(on, calendar, holder) if on not in calendar.free_days else None


def breaks_of(on: date, calendar: Calendar, *, holder: str = MALL) -> tuple[Pause, ...]:
    """Return the planned breaks of a holder on a date: its own, else the mall's."""
    if hours_of(on, calendar, holder=holder) is None:
        return ()
    own = calendar.breaks.get((holder, on.weekday()))
    usual = own if own is not None else calendar.breaks.get((MALL, on.weekday()), ())
    more = tuple(Pause(one.pause, one.reason) for one in calendar.special if one.pause and one.covers(on, holder))
    return tuple(sorted((*usual, *more), key=lambda pause: pause.span.starts)) if more else usual


def changed_hours_of(on: date, calendar: Calendar, *, holder: str = MALL) -> Special | None:
    """Return what was announced last about a holder's hours on a date, or None on an ordinary day."""
    found = [one for one in calendar.special if one.pause is None and one.covers(on, holder)]
    return found[-1] if found else None


def closing_of(on: date, calendar: Calendar, *, holder: str = MALL) -> Special | None:
    """Return what was announced last to keep a holder away on a date, or to send it home before its usual hour."""
    if on in calendar.free_days:
        return None
    now = _span(on, calendar, holder)
    if now is None:
        return _closing(on, calendar, holder)
    usual = _span(on, replace(calendar, special=()), holder)
    if usual is None or now.ends >= usual.ends:
        return None
    found = [one for one in calendar.special if one.closes == now.ends and one.covers(on, holder)]
    return found[-1] if found else None


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


def _closing(on: date, calendar: Calendar, holder: str) -> Special | None:
    said = [one for one in calendar.special if one.pause is None and one.covers(on, holder)]
    found = [one for one in said if one.is_closed] or [one for one in said if one.closes]  # closed before it opens
    return found[-1] if found else None


def _span(on: date, calendar: Calendar, holder: str) -> Span | None:
    mall = _usual(on, calendar, MALL)
    mall = _announced(on, calendar, MALL, mall)
    if mall is None or holder == MALL:
        return mall
    own = _usual(on, calendar, holder) if calendar.has_own_hours(holder) else mall
    own = _announced(on, calendar, holder, own)
    if own is None:
        return None
    both = Span(max(own.starts, mall.starts), min(own.ends, mall.ends))
    return both if both.starts < both.ends else None


def _usual(on: date, calendar: Calendar, holder: str) -> Span | None:
    return calendar.hours.get((holder, on.weekday()))


def _announced(on: date, calendar: Calendar, holder: str, usual: Span | None) -> Span | None:
    """Return the hours after what this holder itself has announced; None = not here."""
    span = usual
    for one in calendar.special:
        if one.holder != holder or one.pause is not None or not one.covers(on, holder):
            continue
        if one.is_closed:
            span = None
        elif usual is not None:
            starts, ends = one.opens or usual.starts, one.closes or usual.ends
            span = Span(starts, ends) if starts < ends else None
        elif one.opens and one.closes:  # an extra day: here although it usually is not
            span = Span(one.opens, one.closes)
    return span
