"""What changes the calendar: loading the hours, breaks and free days of a deployment."""

from __future__ import annotations

from django.db import transaction

from satupintu.base.actor import Actor
from satupintu.base.moments import Instant
from satupintu.calendars.models import DecreeYear, FreeDay, OpeningHours, PlannedBreak
from satupintu.calendars.rules import Calendar
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
