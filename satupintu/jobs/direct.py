"""The demo's people acting directly on the rooms, at a moment of their own: a morning played in seconds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from satupintu.base.actor import Actor, ActorKind
from satupintu.base.moments import Instant, at_time
from satupintu.base.refusal import Refusal
from satupintu.ledger.models import Mall
from satupintu.queueing import commands as queueing
from satupintu.queueing import queries
from satupintu.queueing.commands import Wish
from satupintu.queueing.rules import reading
from satupintu.simulation.people import Called, Found, Given

CALLS = 200
KIOSK = Actor(ActorKind.KIOSK, "demo")


class DirectHands:
    """Hands of a crowd that order through the rooms' commands at `minute` after 08.00 of `day`."""

    def __init__(self, mall: Mall, day: date, officer_of: Callable[[str], Actor]) -> None:
        self.mall, self.day, self.officer_of = mall, day, officer_of
        self.minute = 0.0

    @property
    def at(self) -> Instant:
        """The moment of the next order."""
        return at_time(self.day, "08:00") + timedelta(minutes=self.minute)

    def issue(self, services: Sequence[str], priority: bool, floor: int) -> Given | None:
        """Take a number for some services."""
        try:
            row = queueing.issue_ticket(
                mall=self.mall, wishes=[Wish(code) for code in dict.fromkeys(services)], priority=priority,
                floor=floor, by=KIOSK, at=self.at,
            )  # fmt: skip
        except Refusal:
            return None
        return Given(row.link, row.number)

    def at_deck(self, number: str) -> bool:
        """Sit down at the row."""
        return self._ordered(lambda: queueing.at_deck(mall=self.mall, number=number, by=KIOSK, at=self.at))

    def come_back(self, number: str) -> bool:
        """Be back in the building; staff bring back who was twice absent."""
        by = self.officer_of("")
        return self._ordered(lambda: queueing.return_ticket(mall=self.mall, number=number, by=by, at=self.at))

    def open_counter(self, counter: str) -> bool:
        """Take a counter and open it."""
        by = self.officer_of(counter)
        return self._ordered(lambda: queueing.open_counter(mall=self.mall, counter=counter, by=by, at=self.at))

    def close_counter(self, counter: str) -> bool:
        """Close a counter and go home."""
        by = self.officer_of(counter)
        return self._ordered(lambda: queueing.close_counter(mall=self.mall, counter=counter, by=by, at=self.at))

    def start_break(self, counter: str) -> bool:
        """Begin a break."""
        by = self.officer_of(counter)
        return self._ordered(lambda: queueing.start_break(mall=self.mall, counter=counter, by=by, at=self.at))

    def next_person(self, counter: str, *, done: bool) -> Found | None:
        """Ask for the next person."""
        try:
            found = queueing.next_person(
                mall=self.mall, counter=counter, outcomes=[] if done else None, by=self.officer_of(counter), at=self.at
            )
        except Refusal:
            return None
        return Found(found.state == "serving", found.ticket.number) if found else None

    def start(self, counter: str) -> bool:
        """Begin to serve who was called to the counter."""
        by = self.officer_of(counter)
        return self._ordered(lambda: queueing.start_stop(mall=self.mall, counter=counter, by=by, at=self.at))

    def calls(self) -> list[Called]:
        """Return the last calls on the boards."""
        self.mall.refresh_from_db()
        hall = queries.hall_of_day(self.mall, self.day)
        return [
            Called(call.number, call.line, call.counter, str(call.t))
            for call in reading.last_calls(hall, set(hall.lines), CALLS)
        ]

    def stops_left(self, given: Given) -> int | None:
        """Return how many lines of a ticket are still to come."""
        self.mall.refresh_from_db()
        ticket = queries.hall_of_day(self.mall, self.day).tickets.get(given.number)
        return len({item.line for item in ticket.open_items}) if ticket else None

    def _ordered(self, order: Callable[[], object]) -> bool:
        try:
            order()
        except Refusal:
            return False
        return True
