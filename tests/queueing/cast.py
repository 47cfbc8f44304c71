"""A small hall for rule tests, in minutes after 08:00, with a named cast."""

from __future__ import annotations

from collections.abc import Sequence

from satupintu.queueing.rules import events as happened
from satupintu.queueing.rules import orders
from satupintu.queueing.rules.events import Event, NewItem
from satupintu.queueing.rules.play import clock_events, play
from satupintu.queueing.rules.values import Answer, Hall, Outcome, Ticket

MINUTE = 60_000
EIGHT = 1_795_000_000_000


def at(minutes: float) -> int:
    """Return the moment `minutes` after opening, in ms."""
    return EIGHT + round(minutes * MINUTE)


class Day:
    """One day of a hall, told by orders; keeps all that happened."""

    def __init__(self, lines: dict[str, tuple[int, float, Sequence[str]]], *, device: bool = True) -> None:
        self.hall = Hall()
        self.told: list[Event] = []
        self._do(happened.DayBegan(at(-30), "2026-11-24", 1, 30 * MINUTE, 2 * MINUTE))
        for code, (floor, std, counters) in lines.items():
            self._do(happened.LineSet(at(-30), code, floor, round(std * MINUTE), device, tuple(counters)))

    def _do(self, event: Event) -> None:
        self.told.extend(play(self.hall, event))

    def _t(self, minutes: float) -> int:
        t = max(at(minutes), self.hall.t + 1)
        self.told.extend(clock_events(self.hall, t))
        return max(t, self.hall.t + 1)

    def open(self, minutes: float, *counters: str) -> None:
        self._do(orders.open_counters(self.hall, self._t(minutes), counters))

    def close(self, minutes: float, counter: str, *, is_break: bool = False) -> None:
        self._do(orders.close_counter(self.hall, self._t(minutes), counter, is_break=is_break))

    def move(self, minutes: float, counter: str, line: str) -> None:
        self._do(orders.move_counter(self.hall, self._t(minutes), counter, line))

    def come(self, minutes: float, *lines: str, priority: bool = False, waits: dict[int, tuple[int, ...]] | None = None,
             floor: int = 1, work: float = 10, ready_after: float = 0) -> str:  # fmt: skip
        items = [
            NewItem(
                f"S{no}-{line}", line, round(work * MINUTE), 1, (waits or {}).get(no, ()), round(ready_after * MINUTE)
            )
            for no, line in enumerate(lines)
        ]
        event = orders.issue(self.hall, self._t(minutes), floor=floor, priority=priority, items=items)
        self._do(event)
        return event.ticket

    def sit(self, minutes: float, number: str) -> None:
        self._do(orders.at_deck(self.hall, self._t(minutes), number))

    def next(self, minutes: float, counter: str) -> str | None:
        event = orders.next_person(self.hall, self._t(minutes), counter)
        if event is None:
            return None
        self._do(event)
        return event.ticket

    def start(self, minutes: float, counter: str) -> None:
        self._do(orders.start(self.hall, self._t(minutes), counter))

    def end(self, minutes: float, counter: str, *answers: tuple[int, str]) -> None:
        given = [Answer(no, Outcome(outcome)) for no, outcome in answers] or None
        self._do(orders.end(self.hall, self._t(minutes), counter, given))

    def absent(self, minutes: float, counter: str) -> None:
        self._do(orders.absent(self.hall, self._t(minutes), counter))

    def undo(self, minutes: float, counter: str) -> None:
        self._do(orders.undo(self.hall, self._t(minutes), counter))

    def pause(self, minutes: float, number: str) -> None:
        self._do(orders.pause(self.hall, self._t(minutes), number))

    def leave(self, minutes: float, number: str) -> None:
        self._do(orders.leave(self.hall, self._t(minutes), number))

    def back(self, minutes: float, number: str, *, staff: bool = False, floor: int = 1) -> None:
        event = orders.come_back(self.hall, self._t(minutes), number, floor=floor, by_staff=staff)
        self._do(event)

    def add(self, minutes: float, number: str, line: str, *, needed_by: int | None = None) -> None:
        item = NewItem(f"X-{line}", line, 5 * MINUTE)
        self._do(orders.add_item(self.hall, self._t(minutes), number, item=item, needed_by=needed_by))

    def pass_on(self, minutes: float, number: str, no: int, line: str) -> None:
        item = NewItem(f"P-{line}", line, 5 * MINUTE)
        self._do(orders.pass_on(self.hall, self._t(minutes), number, no, item=item))

    def remove(self, minutes: float, number: str, no: int) -> None:
        self._do(orders.remove_item(self.hall, self._t(minutes), number, no))

    def release(self, minutes: float, number: str, no: int) -> None:
        self._do(orders.release_item(self.hall, self._t(minutes), number, no))

    def clock(self, minutes: float) -> None:
        self._t(minutes)

    def ticket(self, number: str) -> Ticket:
        return self.hall.tickets[number]

    def state(self, number: str) -> str:
        return self.ticket(number).state.value

    @property
    def calls(self) -> list[tuple[str, str]]:
        """Who was called where, in order."""
        return [(event.ticket, event.line) for event in self.told if isinstance(event, happened.Called)]
