"""The ticker: gives the clock's orders in each server process.

It sleeps until the next due moment of a mall, by the mall's clock and speed. Several processes may
tick at once: the order takes the mall's lock and looks again, so the second finds nothing to do.
"""

from __future__ import annotations

import threading
from datetime import timedelta

import structlog
from django.db import Error, connection

from satupintu.base.actor import CLOCK
from satupintu.base.moments import business_day
from satupintu.ledger import commands as orders
from satupintu.ledger import patience
from satupintu.ledger import queries as ledger
from satupintu.ledger.models import Mall
from satupintu.ledger.refusals import Busy
from satupintu.queueing import commands as queueing
from satupintu.queueing import queries as hall
from satupintu.reception import commands as reception

LOOKS_AGAIN_AFTER_SECONDS = 0.25
LOOKS_AT_LEAST_EVERY_MALL_SECONDS = 2.0
NEVER_LOOKS_SOONER_SECONDS = 0.03
"""A demo clock that runs fast is looked at more often: what is due is at most two seconds late by the mall's clock."""
TROUBLE_SECONDS = 1.0
OLD_ANSWERS_EVERY = timedelta(hours=1)
log = structlog.get_logger("satupintu.ticker")


class Ticker:
    """A thread that lets happen what time has brought, for every mall of the database."""

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ticker", daemon=True)
        self._answers_forgotten = ledger.real_now()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the order in hand."""
        self._ended.set()

    def _run(self) -> None:
        wait = 0.0
        while not self._ended.wait(wait):
            try:
                malls = list(Mall.objects.all())
                wait = min((self._look(mall) for mall in malls), default=LOOKS_AGAIN_AFTER_SECONDS)
                self._forget_old_answers()
            except Error as trouble:
                patience.let_go(trouble)
                log.warning("the clock does not reach the database", trouble=str(trouble))
                connection.close()
                wait = TROUBLE_SECONDS
        connection.close()

    def _look(self, mall: Mall) -> float:
        """Give a mall what is due; returns the seconds until it wants to be looked at again."""
        try:
            end_days(mall)
            return tick_when_due(mall)
        except Exception as trouble:  # a clock that stands still would stop the hall: say it, and go on
            if isinstance(trouble, Busy) or (isinstance(trouble, Error) and patience.is_waiting_too_long(trouble)):
                patience.let_go(trouble)
                return LOOKS_AGAIN_AFTER_SECONDS
            log.exception("the clock could not give its order", mall=mall.code)
            connection.close()
            return TROUBLE_SECONDS

    def _forget_old_answers(self) -> None:
        if ledger.real_now() - self._answers_forgotten < OLD_ANSWERS_EVERY:
            return
        self._answers_forgotten = ledger.real_now()
        for mall in Mall.objects.all():
            at = ledger.now(mall)
            orders.forget_old_answers(mall=mall, by=CLOCK, at=at)
            reception.forget_wishes(mall=mall, before=business_day(at), by=CLOCK, at=at)


def end_days(mall: Mall) -> None:
    """End a day before today that still has tickets inside, and today's hall after hours, when it is empty."""
    at = ledger.now(mall)
    day = hall.day_to_end(mall, at)
    if day is not None:
        queueing.end_day(mall=mall, day=day, by=CLOCK, at=at)
        reception.forget_wishes(mall=mall, before=day + timedelta(days=1), by=CLOCK, at=at)


def tick_when_due(mall: Mall) -> float:
    """Give the clock's order when it is due; returns the seconds until the next look."""
    at = ledger.now(mall)
    due = hall.next_due(mall, at)
    if due is None:
        return looks_again_after(mall.clock_speed)
    if due <= at:
        queueing.tick(mall=mall, by=CLOCK, at=at)
        return 0.0
    return min((due - at).total_seconds() / mall.clock_speed, looks_again_after(mall.clock_speed))


def looks_again_after(speed: int) -> float:
    """Return the longest sleep, in real seconds, beside a mall clock of this speed."""
    wanted = LOOKS_AT_LEAST_EVERY_MALL_SECONDS / speed
    return max(NEVER_LOOKS_SOONER_SECONDS, min(LOOKS_AGAIN_AFTER_SECONDS, wanted))
