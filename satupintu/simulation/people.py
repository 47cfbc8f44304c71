"""The people of a synthetic day as values, and what their hands can do in a hall."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from satupintu.simulation.day import CounterDay, Visitor


@dataclass(frozen=True, slots=True)
class Given:
    """A number that was given: `ticket` is the link's 22 characters."""

    ticket: str
    number: str


@dataclass(frozen=True, slots=True)
class Called:
    """A call on a board; `moment` tells two calls of one number apart."""

    number: str
    line: str
    counter: str | None
    moment: str


@dataclass(frozen=True, slots=True)
class Found:
    """Whom NEXT gave to a counter."""

    serving: bool
    number: str


class Hands(Protocol):
    """What people can do in the hall. Each order returns None where the hall refused it."""

    def issue(self, services: Sequence[str], priority: bool, floor: int) -> Given | None: ...
    def at_deck(self, number: str) -> bool: ...
    def come_back(self, number: str) -> bool: ...
    def open_counter(self, counter: str) -> bool: ...
    def close_counter(self, counter: str) -> bool: ...
    def start_break(self, counter: str) -> bool: ...
    def next_person(self, counter: str, *, done: bool) -> Found | None: ...
    def start(self, counter: str) -> bool: ...
    def calls(self) -> list[Called]: ...
    def stops_left(self, given: Given) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Adopted:
    """Somebody who was in the hall before this crowd: state as the rule names it."""

    number: str
    state: str
    line: str | None
    counter: str | None
    floor: int
    priority: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """A counter with its line and floor."""

    code: str
    line: str
    floor: int


@dataclass(slots=True)
class Guest:
    """A visitor in the hall. `heads_for` = the line whose call they follow, `there_at` = when they are at its
    seats; None = they do not hear this call."""

    visitor: Visitor
    given: Given
    came: float
    floor: int
    left: float | None = None
    called: dict[str, int] = field(default_factory=dict)
    heads_for: str | None = None
    there_at: float | None = None


@dataclass(slots=True)
class Officer:
    """An officer at a desk. `pauses` = (minute, minutes) still to come: the break, an outage."""

    desk: Desk
    day: CounterDay
    is_open: bool = False
    serving: str | None = None
    waits_since: float | None = None
    busy: bool = False
    on_break_until: float | None = None
    pauses: list[tuple[float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pauses = [(self.day.break_at, self.day.break_minutes)]
        if self.day.outage_at is not None:
            self.pauses.append((self.day.outage_at, self.day.outage_minutes))


@dataclass(slots=True)
class Result:
    """What a day came to, in minutes of the mall."""

    came: int = 0
    refused: int = 0
    served: int = 0
    minutes: list[float] = field(default_factory=list)
    double_calls: int = 0
    tickets: dict[str, str] = field(default_factory=dict)


Do = Callable[[Callable[[], Any], Callable[[Any], None]], None]
