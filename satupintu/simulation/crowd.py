"""The people of a synthetic day: visitors who come, walk, sit and are absent; officers who call and serve.

They know only what people in the hall know (the boards' calls) and act only through `Hands`: over
HTTP in the demo day, directly in the gentle stream. Minutes count from 08.00 by the mall's clock.
"""

from __future__ import annotations

import functools
import heapq
import random
from collections.abc import Callable, Collection, Mapping, Sequence

from satupintu.simulation.day import CounterDay, Need, Visitor, model
from satupintu.simulation.people import (
    Adopted,
    Called,
    Desk,
    Do,
    Found,
    Given,
    Guest,
    Hands,
    Officer,
    Result,
)

SUMMON_AFTER = 1.5
TO_THE_COUNTER = 0.4
LATE_COMES_BACK_AFTER = 0.5
ASKS_AGAIN_AFTER = 1.0
CLOSES = 360.0
LAST_PATIENCE = CLOSES + 240.0


class Crowd:
    """A day's people, moved along by `advance`; `do(order, then)` carries out an order now or soon."""

    def __init__(
        self,
        visitors: Sequence[Visitor],
        desks: Sequence[Desk],
        days: Mapping[str, CounterDay],
        services: Mapping[str, Sequence[str]],
        hands: Hands,
        do: Do,
        seed: int,
    ) -> None:
        self.hands, self.do, self.services = hands, do, services
        self.dice = random.Random(f"crowd-{seed}")
        self.officers = {desk.code: Officer(desk, days[desk.code]) for desk in desks}
        self.floors = {desk.line: desk.floor for desk in desks}
        self.guests: dict[str, Guest] = {}
        self.seen: set[tuple[str, str, str]] = set()
        self.seated: dict[str, set[str]] = {desk.line: set() for desk in desks}
        self.result = Result()
        self.now = 0.0
        self.expected = len(visitors)
        self._plans: list[tuple[float, int, Callable[[], None]]] = []
        self._order = 0
        self._looking = False
        for visitor in visitors:
            self.at(visitor.arrives, functools.partial(self._arrive, visitor))
        for officer in self.officers.values():
            self.at(max(0.0, officer.day.opens), functools.partial(self._open, officer))

    def at(self, minute: float, plan: Callable[[], None]) -> None:
        """Let `plan` happen at `minute`."""
        self._order += 1
        heapq.heappush(self._plans, (minute, self._order, plan))

    def advance(self, minute: float) -> None:
        """Let everything happen that is planned up to `minute`, then look at the boards and act at the desks."""
        while self._plans and self._plans[0][0] <= minute:
            self.now, _order, plan = heapq.heappop(self._plans)
            plan()
        self.now = max(self.now, minute)
        if self.now >= LAST_PATIENCE:
            self._give_up()
        if not self._looking:
            self._looking = True
            self.do(self.hands.calls, self._look)
        for officer in list(self.officers.values()):
            self._work(officer)

    @property
    def is_over(self) -> bool:
        """Whether everybody went home after closing."""
        at_home = all(guest.left is not None for guest in self.guests.values())
        return self.now >= CLOSES and at_home and self.result.came == self.expected

    def skip_until(self, minute: float) -> None:
        """Forget what was planned before `minute`: who was to come by then has come already."""
        past = [plan for plan in self._plans if plan[0] <= minute]
        self.expected -= sum(plan[0] <= minute for plan in past) - sum(
            officer.day.opens <= minute for officer in self.officers.values()
        )
        self._plans = [plan for plan in self._plans if plan[0] > minute]
        heapq.heapify(self._plans)

    def adopt(self, people: Sequence[Adopted], counters: Mapping[str, str]) -> None:
        """Go on with a hall that is already alive: its people, and its counters ("open" or "break")."""
        for someone in people:
            needs = tuple(Need(line, 4.0) for line in someone.lines)
            visitor = Visitor(self.now, someone.priority, needs)
            guest = Guest(visitor, Given("", someone.number), self.now, someone.floor)
            self.guests[someone.number] = guest
            if someone.state == "called" and someone.line:
                self.at(self.now + 0.5, functools.partial(self._sit, guest, someone.line))
            elif someone.state == "at_deck" and someone.line:
                self.seated[someone.line].add(someone.number)
            elif someone.state == "away":
                self.at(self.now + 2.0, functools.partial(self._come_back, someone.number))
            elif someone.counter in self.officers:
                self._adopt_sitting(self.officers[someone.counter], someone)
        for code, state in counters.items():
            officer = self.officers[code]
            officer.is_open = state == "open"
            officer.on_break_until = self.now + 1.0 if state == "break" else None
            officer.pauses = [pause for pause in officer.pauses if pause[0] > self.now]

    def _adopt_sitting(self, officer: Officer, someone: Adopted) -> None:
        if someone.state == "served":
            officer.serving = someone.number
            self.at(self.now + 2.0, lambda: self._next(officer, done=True))
        elif someone.state == "summoned":
            officer.busy = True
            self.at(self.now + 0.5, lambda: self._sat_down(officer, someone.number))

    def leave_to_people(self, counters: Collection[str]) -> None:
        """Let real people work at some counters: the crowd's officers there get up."""
        for code in counters:
            self.officers.pop(code, None)

    def go_home(self) -> None:
        """Close every counter that is still open."""
        for officer in self.officers.values():
            if officer.is_open or officer.on_break_until is not None:
                self._close(officer)

    # visitors

    def _arrive(self, visitor: Visitor) -> None:
        codes = [self.dice.choice(list(self.services[need.agency])) for need in visitor.needs]
        came = self.now

        def then(given: Given | None) -> None:
            self.result.came += 1
            if given is None:
                self.result.refused += 1
                return
            self.guests[given.number] = Guest(visitor, given, came, 1)
            self.result.tickets[given.ticket] = given.number

        self.do(lambda: self.hands.issue(codes, visitor.priority, 1), then)

    def _look(self, calls: Sequence[Called] | None) -> None:
        self._looking = False
        for call in calls or ():
            key = (call.number, call.line, call.moment)
            guest = self.guests.get(call.number)
            if guest is None or key in self.seen or guest.left is not None:
                continue
            self.seen.add(key)
            if call.counter is None:
                self._set_out(guest, call.line)
                if guest.there_at is not None:
                    self.at(guest.there_at, functools.partial(self._sit, guest, call.line))

    def _set_out(self, guest: Guest, line: str) -> None:
        """Let a called visitor walk to the seats of a line, or not hear the call."""
        rules = model()["walk_minutes"]
        need = next((n for n in guest.visitor.needs if n.agency == line), guest.visitor.needs[0])
        turn = guest.called.get(line, 0)
        guest.called[line] = turn + 1
        guest.heads_for, guest.there_at = line, None
        missed = need.absences[turn] if turn < len(need.absences) else None
        if missed is not None:
            self._miss(guest, missed)
            return
        minutes = float(rules["to_deck"])
        if guest.floor != self.floors[line]:
            stairs = model()["priority"]["stairs_factor"] if guest.visitor.priority else 1.0
            minutes += rules["other_floor"] * stairs
        guest.there_at = self.now + minutes

    def _miss(self, guest: Guest, missed: float) -> None:
        if missed < 0:
            guest.left = self.now
            return
        self.at(self.now + _limit(guest) + missed, functools.partial(self._come_back, guest.given.number))

    def _come_back(self, number: str) -> None:
        self.do(lambda: self.hands.come_back(number), lambda _: None)

    def _sit(self, guest: Guest, line: str) -> None:
        """Let a visitor press the button of the row; who came too late says at a kiosk that they are back."""
        number = guest.given.number
        if guest.heads_for != line:
            return

        def then(sits: bool) -> None:
            guest.floor = self.floors[line]
            if sits:
                self.seated[line].add(number)
            else:
                self.at(self.now + LATE_COMES_BACK_AFTER, functools.partial(self._come_back, number))

        self.do(lambda: self.hands.at_deck(number), then)

    def _give_up(self) -> None:
        """Long after closing everybody goes home, served or not."""
        for guest in self.guests.values():
            if guest.left is None:
                guest.left = self.now

    # officers

    def _open(self, officer: Officer) -> None:
        if officer.is_open or officer.desk.code not in self.officers:
            return

        def then(opened: bool) -> None:
            officer.is_open = bool(opened)
            officer.on_break_until = None

        self.do(lambda: self.hands.open_counter(officer.desk.code), then)

    def _work(self, officer: Officer) -> None:
        """Let an officer who has nothing to do call, break, come back or go home."""
        if officer.busy or officer.serving is not None:
            return
        if officer.on_break_until is not None and self.now >= officer.on_break_until:
            self._open(officer)
            officer.on_break_until = None
            return
        if not officer.is_open:
            return
        if self.is_over:
            self._close(officer)
        elif (due := next((pause for pause in officer.pauses if pause[0] <= self.now), None)) is not None:
            officer.pauses.remove(due)
            self._break(officer, due[1])
        elif self.seated[officer.desk.line]:
            self._next(officer, done=False)
        else:
            self._perhaps_summon(officer)

    def _perhaps_summon(self, officer: Officer) -> None:
        """An officer whose seats stay empty calls the next person straight to the counter now and then."""
        if officer.waits_since is None:
            officer.waits_since = self.now
        elif self.now - officer.waits_since > SUMMON_AFTER and self.dice.random() < 0.02:
            officer.waits_since = self.now
            self._next(officer, done=False)

    def _break(self, officer: Officer, minutes: float) -> None:
        def then(began: bool) -> None:
            officer.busy = False
            if began:
                officer.is_open = False
                officer.on_break_until = self.now + minutes

        officer.busy = True
        self.do(lambda: self.hands.start_break(officer.desk.code), then)

    def _close(self, officer: Officer) -> None:
        officer.is_open = False
        self.do(lambda: self.hands.close_counter(officer.desk.code), lambda _: None)

    def _next(self, officer: Officer, *, done: bool) -> None:
        if officer.desk.code not in self.officers:
            return
        officer.busy = True
        finished, sat_before = officer.serving, set(self.seated[officer.desk.line])

        def then(found: Found | None) -> None:
            officer.busy = False
            if done and finished is not None:
                officer.serving = None
                self._ended(finished)
            if found is None:
                self.seated[officer.desk.line] -= sat_before  # their counters closed; they are called again
                return
            officer.waits_since = None
            if found.serving:
                self._serve(officer, found.number)
            else:
                self._await(officer, found.number)

        self.do(lambda: self.hands.next_person(officer.desk.code, done=done), then)

    def _await(self, officer: Officer, number: str) -> None:
        """Wait at the counter for a summoned person, at most until the clock says that nobody came."""
        officer.busy = True
        guest = self.guests.get(number)
        if guest is not None and guest.heads_for != officer.desk.line:
            self._set_out(guest, officer.desk.line)
        there_at = guest.there_at if guest is not None else self.now
        if guest is not None and there_at is None:
            self.at(self.now + _limit(guest), functools.partial(self._nobody_came, officer))
            return
        came = max(self.now, there_at or 0.0) + TO_THE_COUNTER
        self.at(came, functools.partial(self._sat_down, officer, number))

    def _nobody_came(self, officer: Officer) -> None:
        officer.busy = False

    def _sat_down(self, officer: Officer, number: str) -> None:
        if officer.desk.code not in self.officers:
            return

        def then(began: bool) -> None:
            officer.busy = False
            if began:
                self._serve(officer, number)
            else:
                self._come_back(number)

        self.do(lambda: self.hands.start(officer.desk.code), then)

    def _serve(self, officer: Officer, number: str) -> None:
        self.seated[officer.desk.line].discard(number)
        if any(other.serving == number for other in self.officers.values() if other is not officer):
            self.result.double_calls += 1
        officer.serving = number
        guest = self.guests.get(number)
        minutes = 5.0
        if guest is not None:
            guest.floor, guest.heads_for = officer.desk.floor, None
            here = [need.minutes for need in guest.visitor.needs if need.agency == officer.desk.line]
            minutes = sum(here) or 5.0
        self.at(self.now + float(model()["seat_minutes"]) + minutes, lambda: self._next(officer, done=True))

    def _ended(self, number: str) -> None:
        """After a sitting: go home when no stop is left, else wait for the next call."""
        guest = self.guests.get(number)
        if guest is None or guest.left is not None:
            return
        at = self.now

        def then(left: int | None) -> None:
            if left is None:
                self.at(self.now + ASKS_AGAIN_AFTER, functools.partial(self._ended, number))
            elif left == 0:
                guest.left = at
                self.result.served += 1
                self.result.minutes.append(at - guest.came)

        self.do(lambda: self.hands.stops_left(guest.given), then)


def _limit(guest: Guest) -> float:
    """Return after how many minutes at most the clock says that a called visitor did not come, and a little more."""
    found = float(model()["absence"]["found_after"])
    return found * (4 if guest.visitor.priority else 2) + 0.2
