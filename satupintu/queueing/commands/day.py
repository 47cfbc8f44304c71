"""Orders of the clock: what time brings, and the end of a day."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from satupintu.base.actor import Actor
from satupintu.base.moments import Instant, business_day
from satupintu.ledger.models import Mall
from satupintu.queueing.commands.work import order
from satupintu.queueing.models import Desk
from satupintu.queueing.rules import events as happened


@transaction.atomic
def tick(*, mall: Mall, by: Actor, at: Instant) -> int:
    """Let happen what time has brought: absences, the end of ten seconds, papers ready; returns how many events."""
    with order(mall, by, at) as work:
        return len(work.told)


@transaction.atomic
def end_day(*, mall: Mall, day: date, by: Actor, at: Instant) -> bool:
    """Close a day's hall: every ticket is gone, every counter closed; returns False when it was closed already."""
    with order(mall, by, at, day=day) as work:
        if not work.hall.began or work.hall.ended:
            return False
        work.do(happened.DayEnded(work.t))
        if day >= business_day(at):  # an earlier day is ended while today's officers already sit
            Desk.objects.filter(mall=mall).update(officer="")
    return True
