"""What changes the calendar: a deployment's hours, what is announced for some days, a usual day, a decree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import time

from django.db import transaction

from satupintu.base.actor import Actor
from satupintu.base.moments import Instant
from satupintu.calendars import refusals
from satupintu.calendars.models import DecreeYear, FreeDay, OpeningHours, PlannedBreak, SpecialHours
from satupintu.calendars.rules import Calendar, Special
from satupintu.calendars.rules import FreeDay as FreeDayNow
from satupintu.ledger import commands as ledger
from satupintu.ledger.models import Mall


@transaction.atomic
def replace_calendar(*, mall: Mall, calendar: Calendar, years: frozenset[int], by: Actor, at: Instant) -> None:
    """Let the mall's hours, breaks, free days and decree years be exactly those of `calendar`.

    Nothing refers to these rows, so they are written anew. The caller's record (the loaded
    catalogue and its stamp) is the record of this change.
    """
    locked = ledger.lock(mall=mall)
    for model in (OpeningHours, PlannedBreak, FreeDay, DecreeYear):
        model.objects.filter(mall=locked).delete()
    OpeningHours.objects.bulk_create(
        OpeningHours(mall=locked, holder=holder, weekday=weekday, opens=span.starts, closes=span.ends)
        for (holder, weekday), span in calendar.hours.items()
    )
    PlannedBreak.objects.bulk_create(
        PlannedBreak(
            mall=locked, holder=holder, weekday=weekday,
            starts=pause.span.starts, ends=pause.span.ends, reason=pause.reason,
        )
        for (holder, weekday), pauses in calendar.breaks.items()
        for pause in pauses
    )  # fmt: skip
    FreeDay.objects.bulk_create(
        FreeDay(mall=locked, on=free.on, kind=free.kind, name_id=free.name_id, name_en=free.name_en)
        for free in calendar.free_days.values()
    )
    DecreeYear.objects.bulk_create(DecreeYear(mall=locked, year=year) for year in sorted(years))


@transaction.atomic
def announce(*, mall: Mall, special: Special, by: Actor, at: Instant) -> int:
    """Announce days that differ from the usual week; returns the number by which it is taken back.

    Raises DaysInDisorder, HoursInDisorder, ReasonWanted.
    """
    locked = ledger.lock(mall=mall)
    _check(special)
    row = SpecialHours.objects.create(
        mall=locked, holder=special.holder, first=special.first, last=special.last, weekday=special.weekday,
        is_closed=special.is_closed, opens=special.opens, closes=special.closes, reason=special.reason.strip(),
        pause_starts=special.pause.starts if special.pause else None,
        pause_ends=special.pause.ends if special.pause else None,
    )  # fmt: skip
    said = {name: str(value) for name, value in asdict(special).items() if value is not None and value is not False}
    _tell("calendars.hours.announced", special.holder, {"special": row.pk, **said}, mall=locked, by=by, at=at)
    return row.pk


@transaction.atomic
def take_back(*, mall: Mall, special: int, by: Actor, at: Instant) -> None:
    """Take an announcement back: the usual week holds again. Raises AnnouncementUnknown."""
    locked = ledger.lock(mall=mall)
    row = SpecialHours.objects.filter(mall=locked, pk=special, is_active=True).first()
    if row is None:
        raise refusals.AnnouncementUnknown
    row.is_active = False
    row.save(update_fields=["is_active"])
    _tell("calendars.hours.taken-back", row.holder, {"special": row.pk}, mall=locked, by=by, at=at)


@transaction.atomic
def set_usual_hours(
    *, mall: Mall, holder: str, weekday: int, hours: tuple[time, time] | None, by: Actor, at: Instant
) -> None:
    """Set when a holder is here on one weekday from now on; None = not at all. Raises HoursInDisorder."""
    locked = ledger.lock(mall=mall)
    if hours is not None and hours[0] >= hours[1]:
        raise refusals.HoursInDisorder
    mine = OpeningHours.objects.filter(mall=locked, holder=holder)
    if not mine.exists() and holder != "mall":  # a holder without hours of its own keeps the mall's: write them down
        usual = OpeningHours.objects.filter(mall=locked, holder="mall")
        OpeningHours.objects.bulk_create(
            OpeningHours(mall=locked, holder=holder, weekday=row.weekday, opens=row.opens, closes=row.closes)
            for row in usual
        )
    if hours is None:
        mine.filter(weekday=weekday).delete()
    else:
        OpeningHours.objects.update_or_create(
            mall=locked, holder=holder, weekday=weekday, defaults={"opens": hours[0], "closes": hours[1]}
        )
    facts = {"weekday": weekday, "hours": [clock.isoformat("minutes") for clock in hours] if hours else None}
    _tell("calendars.hours.set", holder, facts, mall=locked, by=by, at=at)


@transaction.atomic
def set_decree(*, mall: Mall, year: int, days: Sequence[FreeDayNow], by: Actor, at: Instant) -> None:
    """Let a year's free days be exactly those of the decree; none makes the year provisional again.

    Raises DaysInDisorder for a day of another year.
    """
    locked = ledger.lock(mall=mall)
    if any(free.on.year != year for free in days):
        raise refusals.DaysInDisorder
    FreeDay.objects.filter(mall=locked, on__year=year).delete()
    FreeDay.objects.bulk_create(
        FreeDay(mall=locked, on=free.on, kind=free.kind, name_id=free.name_id, name_en=free.name_en) for free in days
    )
    if days:
        DecreeYear.objects.get_or_create(mall=locked, year=year)
    else:
        DecreeYear.objects.filter(mall=locked, year=year).delete()
    _tell(
        "calendars.decree.set",
        "mall",
        {"year": year, "days": [free.on.isoformat() for free in days]},
        mall=locked,
        by=by,
        at=at,
    )


def _check(special: Special) -> None:
    """Raises DaysInDisorder, HoursInDisorder, ReasonWanted."""
    if special.first > special.last or (special.last - special.first).days > 366:
        raise refusals.DaysInDisorder
    if special.opens and special.closes and special.opens >= special.closes:
        raise refusals.HoursInDisorder
    if special.pause is not None and special.pause.starts >= special.pause.ends:
        raise refusals.HoursInDisorder
    if not (special.is_closed or special.opens or special.closes or special.pause):
        raise refusals.HoursInDisorder
    if not special.reason.strip():
        raise refusals.ReasonWanted


def _tell(kind: str, holder: str, facts: Mapping[str, object], *, mall: Mall, by: Actor, at: Instant) -> None:
    """Record a change and let every process read the calendar anew."""
    record = ledger.record(mall=mall, kind=kind, about=f"hours:{holder}", by=by, at=at, facts=facts)
    mall.calendar_stamp = record.digest
    mall.save(update_fields=["calendar_stamp"])
