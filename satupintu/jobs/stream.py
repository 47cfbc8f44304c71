"""The demo's living mall: a morning played in seconds, then a gentle stream of visitors and officers.

It acts only on the day it was made for, at the mall clock's own speed of 1; a demo day that takes the
clock elsewhere ends it. Where a person signs in at a counter, or a program has an officer's token for it,
its invented officer gets up.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import time
from collections.abc import Callable
from datetime import date, timedelta

import structlog
from django.db import Error, connection

from satupintu.base.actor import CLOCK, Actor
from satupintu.base.moments import at_time, business_day
from satupintu.base.refusal import Refusal
from satupintu.calendars import queries as calendars
from satupintu.catalogue import queries as catalogue
from satupintu.jobs.direct import DirectHands
from satupintu.ledger import patience
from satupintu.ledger import queries as ledger
from satupintu.ledger.models import Mall
from satupintu.ledger.refusals import Busy
from satupintu.people import queries as people
from satupintu.people.models import Officer, Role
from satupintu.queueing import commands as queueing
from satupintu.queueing import queries
from satupintu.queueing.rules.values import Hall
from satupintu.simulation.crowd import Crowd
from satupintu.simulation.day import counter_hours, draw
from satupintu.simulation.people import Adopted, Desk

VISITORS = 220
MORNING_STEP = 0.25
STEP_SECONDS = 0.5
FIRST_MINUTE = -30.0
LAST_MINUTE = 390.0
"""14.30: whoever is still inside then is sent home, and the demo goes on with the next morning."""
log = structlog.get_logger("satupintu.stream")


class Stream:
    """One day's crowd acting directly on the rooms."""

    def __init__(self, mall: Mall, day: date) -> None:
        self.mall, self.day = mall, day
        self.began_at = ledger.real_now()
        self.hands = DirectHands(mall, day, _officers(mall))
        self.crowd = _crowd(mall, day, self.hands)

    def minute(self) -> float:
        """Return minutes after 08.00 of the stream's day, by the mall's clock."""
        return (ledger.now(self.mall) - at_time(self.day, "08:00")) / timedelta(minutes=1)

    def is_on(self) -> bool:
        """Whether the mall's clock still stands on this day, at its own speed."""
        self.mall.refresh_from_db()
        return self.mall.clock_speed == 1 and business_day(ledger.now(self.mall)) == self.day

    def play_morning(self, until: float) -> None:
        """Play everything up to `until` minutes after 08.00."""
        minute = FIRST_MINUTE
        while minute < until:
            self._step(minute)
            minute += MORNING_STEP

    def go_on_with(self, hall: Hall) -> None:
        """Take over a hall that is alive already."""
        self.crowd.now = self.minute()
        self.crowd.skip_until(self.crowd.now)
        here = [
            Adopted(t.number, t.state.value, t.line, t.counter, t.floor, t.priority,
                    tuple(dict.fromkeys(item.line for item in t.open_items)))
            for t in hall.present()
        ]  # fmt: skip
        states = {c.code: "open" if c.is_open else "break" for c in hall.counters.values() if c.is_open or c.on_break}
        self.crowd.adopt(here, {code: state for code, state in states.items() if code in self.crowd.officers})

    def step(self) -> None:
        """Let happen what is planned by now."""
        self.crowd.leave_to_people(signed_in_since(self.mall, self.began_at))
        self.hands.minute = self.minute()
        for code in with_a_program(self.mall).intersection(self.crowd.officers):
            self._get_up(code)
        self._step(self.minute())

    def _get_up(self, code: str) -> None:
        """Leave a counter to the program that has a token for it: whoever sits there is served first."""
        self.hands.close_counter(code)
        with contextlib.suppress(Refusal):
            queueing.finish_stop(mall=self.mall, counter=code, by=self.hands.officer_of(code), at=self.hands.at)
        self.crowd.leave_to_people([code])

    def _step(self, minute: float) -> None:
        self.hands.minute = minute
        queueing.tick(mall=self.mall, by=CLOCK, at=self.hands.at)
        self.crowd.advance(minute)


def with_a_program(mall: Mall) -> set[str]:
    """Return the counters for which an active officer's token was made: they are left to it."""
    programs = (token for token in people.tokens(mall) if token.is_active and token.role == Role.OFFICER)
    return {token.counter for token in programs if token.counter}


def signed_in_since(mall: Mall, moment: object) -> list[str]:
    """Return the counters whose demo officer a person has signed in as."""
    names = Officer.objects.filter(mall=mall, last_login__gte=moment).values_list("username", flat=True)
    return [name.removeprefix("loket") for name in names]


def _officers(mall: Mall) -> Callable[[str], Actor]:
    actors = {o.username.removeprefix("loket"): people.actor_of_officer(o) for o in Officer.objects.filter(mall=mall)}
    anybody = next(iter(actors.values()))
    return lambda counter: actors.get(counter, anybody)


def _crowd(mall: Mall, day: date, hands: DirectHands) -> Crowd:
    book = catalogue.book(mall)
    here = [code for code in book.agencies if calendars.hours(mall, code, day)]
    desks = [Desk(c.code, c.line, c.floor) for c in book.counters.values() if c.line in here]
    places = [(desk.code, sum(other.line == desk.line for other in desks[:n])) for n, desk in enumerate(desks)]
    services = {code: [service.code for service in book.services_of(code)] for code in here}
    seed = day.toordinal()
    visitors = draw(seed, VISITORS, here)
    return Crowd(visitors, desks, counter_hours(seed, places), services, hands, lambda order, then: then(order()), seed)


def run(mall_pk: int, day: date) -> bool:
    """Keep the stream going until its parent, its day or its hall is gone; returns whether the day just ended.

    False: the server is gone, or somebody took the mall's clock to another day.
    """
    parent = multiprocessing.parent_process()
    mall = Mall.objects.get(pk=mall_pk)
    stream = Stream(mall, day)
    stream.go_on_with(queries.hall_of_day(mall, day))
    while parent is None or parent.is_alive():
        if not stream.is_on():
            return False
        if stream.crowd.is_over or stream.minute() >= LAST_MINUTE:
            return True
        try:
            stream.step()
        except Busy as trouble:
            patience.let_go(trouble)
            log.info("the stream waits its turn")
        except Error as trouble:
            patience.let_go(trouble)
            log.warning("the stream does not reach the database", trouble=str(trouble))
            connection.close()
        time.sleep(STEP_SECONDS)
    return False
