"""What a hall is: lines, counters, tickets and their items, as plain frozen values.

A `Hall` is a few dictionaries of frozen values: changing one ticket replaces it, so a copy of a
hall costs a few dictionary copies and an old hall never changes under a reader.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum


class TicketState(StrEnum):
    """Where a visitor is (QUEUE_RULE, Definitions: States)."""

    FREE = "free"
    CALLED = "called"
    AT_DECK = "at_deck"
    SUMMONED = "summoned"
    SERVED = "served"
    PENDING = "pending"
    AWAY = "away"
    GONE = "gone"


_S = TicketState
MOVES: dict[TicketState, frozenset[TicketState]] = {
    _S.FREE: frozenset({_S.CALLED, _S.AWAY, _S.GONE}),
    _S.CALLED: frozenset({_S.AT_DECK, _S.SUMMONED, _S.AWAY, _S.FREE, _S.GONE}),
    _S.AT_DECK: frozenset({_S.SERVED, _S.AWAY, _S.FREE, _S.GONE}),
    _S.SUMMONED: frozenset({_S.SERVED, _S.CALLED, _S.AWAY, _S.FREE, _S.GONE}),
    _S.SERVED: frozenset({_S.PENDING, _S.AWAY, _S.GONE}),
    _S.PENDING: frozenset({_S.FREE, _S.GONE, _S.SERVED}),
    _S.AWAY: frozenset({_S.FREE, _S.CALLED, _S.SUMMONED, _S.SERVED, _S.GONE}),
    _S.GONE: frozenset({_S.AWAY}),
}
"""Every move of the rule; the record's checker (I5) allows no other."""

ON_DECK = frozenset({_S.CALLED, _S.AT_DECK})
AT_A_COUNTER = frozenset({_S.SUMMONED, _S.SERVED})
IN_A_LINE = frozenset({_S.CALLED, _S.AT_DECK, _S.SUMMONED, _S.SERVED, _S.PENDING})


class ItemState(StrEnum):
    """What became of one service of a ticket."""

    OPEN = "open"
    DONE = "done"
    ENDED = "ended"
    PASSED_ON = "passed_on"
    REMOVED = "removed"


class Outcome(StrEnum):
    """What an officer answers for an item."""

    DONE = "done"
    RECEIVED = "received"
    INCOMPLETE = "incomplete"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Settings:
    """The published settings of a day; changed by a council, never by an operator during a day."""

    rule_version: int = 1
    head_start_ms: int = 30 * 60_000
    deck_ms: int = 2 * 60_000
    absence_ms: int = 2 * 60_000
    other_floor_ms: int = 2 * 60_000
    reopened_ms: int = 10 * 60_000
    pending_ms: int = 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """One waiting line with its row of seats. `std_ms` is its published standard time."""

    code: str
    floor: int
    std_ms: int
    has_device: bool = True
    counters: tuple[str, ...] = ()
    released: bool = False
    reopened_at: int | None = None


@dataclass(frozen=True, slots=True)
class Counter:
    """A desk of a line. One closed in a sitting finishes it: not open, yet serving."""

    code: str
    line: str
    is_open: bool = False
    on_break: bool = False
    serving: str | None = None
    summoned: str | None = None

    @property
    def is_idle(self) -> bool:
        """Open, neither serving nor summoning."""
        return self.is_open and self.serving is None and self.summoned is None


@dataclass(frozen=True, slots=True)
class Item:
    """One service of a ticket, for 1-5 people, in one line.

    `work_ms` = standard time x people; `base_ms` = the rule's T; `waits_for` = numbers of the
    items whose paper it needs; `ready_after_ms` = what the promise adds after the desk.
    """

    no: int
    service: str
    line: str
    work_ms: int
    base_ms: int
    people: int = 1
    waits_for: tuple[int, ...] = ()
    ready_after_ms: int = 0
    state: ItemState = ItemState.OPEN
    outcome: Outcome | None = None
    ready_at: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.state is ItemState.OPEN


@dataclass(frozen=True, slots=True)
class Answer:
    """An officer's answer for one item; `ready_at` in ms where its paper will be in hand today."""

    no: int
    outcome: Outcome
    ready_at: int | None = None


@dataclass(frozen=True, slots=True)
class Undo:
    """What the last order at a desk can give back within ten seconds."""

    what: str
    at: int
    counter: str
    before: Ticket


@dataclass(frozen=True, slots=True)
class Ticket:
    """One visitor's number. `seq` = position of its issue in the record (the tie-break);
    `since` = when its present call, summons or sitting began; `floor` = its last place."""

    number: str
    seq: int
    arrival_ms: int
    priority: bool
    floor: int
    items: tuple[Item, ...]
    state: TicketState = TicketState.FREE
    line: str | None = None
    counter: str | None = None
    since: int = 0
    pending_until: int | None = None
    absences: int = 0
    from_deck: bool = False
    answered_here: bool = False
    paused: bool = False
    undo: Undo | None = field(default=None, compare=False)

    @property
    def open_items(self) -> tuple[Item, ...]:
        """Its items that still wait for an answer."""
        return tuple(item for item in self.items if item.state is ItemState.OPEN)

    def ready_items(self, now: int) -> tuple[Item, ...]:
        """Open items whose waited-for papers are done and in hand at `now`."""
        return tuple([item for item in self.items if item.state is ItemState.OPEN and self.has_in_hand(item, now)])

    def has_in_hand(self, item: Item, now: int) -> bool:
        """Return whether every paper that an item waits for is done and in hand at `now`."""
        for no in item.waits_for:
            other = self.items[no]
            if other.state is not ItemState.DONE or other.ready_at is None or other.ready_at > now:
                return False
        return True

    def ready_in(self, line: str, now: int) -> tuple[Item, ...]:
        """Its stop in `line`: all ready items there."""
        return tuple([item for item in self.ready_items(now) if item.line == line])

    @property
    def waits_in_vain(self) -> tuple[Item, ...]:
        """Open items that wait for a paper which will not come today: to be released or removed."""
        return tuple(
            item
            for item in self.open_items
            if any(self.items[no].state is ItemState.ENDED for no in item.waits_for)
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Call:
    """A call as boards show and speak it: to the seats of a line, or (with `counter`) to a counter."""

    position: int
    t: int
    number: str
    line: str
    counter: str | None = None
    again: bool = False


CALLS_KEPT = 120


@dataclass(slots=True)
class Hall:
    """The whole state of one mall's day: what the rule may see. `inside` = the tickets that are not gone."""

    settings: Settings = field(default_factory=Settings)
    day: str = ""
    began: bool = False
    ended: bool = False
    t: int = 0
    position: int = 0
    head: str = ""
    issued: int = 0
    lines: dict[str, Line] = field(default_factory=dict)
    counters: dict[str, Counter] = field(default_factory=dict)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    inside: dict[str, Ticket] = field(default_factory=dict, compare=False)
    calls: list[Call] = field(default_factory=list, compare=False)
    work: dict[str, tuple[int, int]] = field(default_factory=dict, compare=False)

    def copy(self) -> Hall:
        """Return a hall of its own; the values inside are frozen and shared."""
        return Hall(
            self.settings, self.day, self.began, self.ended, self.t, self.position, self.head, self.issued,
            dict(self.lines), dict(self.counters), dict(self.tickets), dict(self.inside), list(self.calls),
            dict(self.work),
        )  # fmt: skip

    def say(self, number: str, line: str, counter: str | None = None, *, again: bool = False) -> None:
        """Keep a call for boards and voice; the oldest fall out."""
        self.calls.append(Call(self.position, self.t, number, line, counter, again))
        del self.calls[:-CALLS_KEPT]

    def work_of(self, counter: str) -> tuple[int, int]:
        """Return how many sittings ended and how many absences were marked at a counter today."""
        return self.work.get(counter, (0, 0))

    def key_ms(self, ticket: Ticket, item: Item) -> int:
        """Return the rule's key: T minus the head start for priority."""
        return item.base_ms - (self.settings.head_start_ms if ticket.priority else 0)

    def put(self, ticket: Ticket) -> None:
        """Let a ticket be as it is now."""
        self.tickets[ticket.number] = ticket
        if ticket.state is TicketState.GONE:
            self.inside.pop(ticket.number, None)
        else:
            self.inside[ticket.number] = ticket

    def present(self) -> Collection[Ticket]:
        """Return the tickets that are not gone."""
        return self.inside.values()

    def counters_of(self, line: str) -> list[Counter]:
        """Return the counters of a line, in its published order."""
        return [self.counters[code] for code in self.lines[line].counters]

    def open_counters(self, line: str) -> int:
        """Return how many counters of a line are open."""
        return sum(counter.is_open for counter in self.counters_of(line))

    def pending_at(self, counter: str) -> Ticket | None:
        """Return whose sitting at `counter` has just ended and can still be undone."""
        for ticket in self.inside.values():
            if ticket.state is TicketState.PENDING and ticket.counter == counter:
                return ticket
        return None

    def undoable_at(self, counter: str, now: int) -> Ticket | None:
        """Return the ticket whose last order at `counter` can still be undone at `now`."""
        for ticket in self.tickets.values():
            undo = ticket.undo
            if undo is not None and undo.counter == counter and now < undo.at + self.settings.pending_ms:
                return ticket
        return None
