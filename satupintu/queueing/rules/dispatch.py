"""Whom the rule calls to the seats: QUEUE_RULE, Dispatch."""

from __future__ import annotations

from satupintu.queueing.rules.events import Called
from satupintu.queueing.rules.values import ON_DECK, Hall, Item, ItemState, Ticket, TicketState

AT_COUNTER = frozenset({TicketState.SUMMONED, TicketState.SERVED})
Order = tuple[int, int]
"""(key in ms, seq): the order of people."""


def deck_size(hall: Hall, line: str) -> int:
    """Return how many seats the rule fills: max(1, ceil(2 min x open counters / standard))."""
    wanted = hall.settings.deck_ms * hall.open_counters(line)
    return max(1, -(-wanted // hall.lines[line].std_ms))


def deck_of(hall: Hall, line: str) -> list[Ticket]:
    """Return who is called to or sits on the seats of a line, in order."""
    seated = [t for t in hall.present() if t.line == line and t.state in ON_DECK]
    return sorted(seated, key=lambda ticket: order_in(hall, ticket, line))


def stop_key(hall: Hall, ticket: Ticket, line: str) -> int | None:
    """Return the key of a ticket's stop in a line: the smallest of its ready items; None without a stop."""
    base: int | None = None
    for item in ticket.items:  # asked of everybody inside at each order: no lists in between
        if item.line == line and item.state is ItemState.OPEN and (base is None or item.base_ms < base):
            if item.waits_for and not ticket.has_in_hand(item, hall.t):
                continue
            base = item.base_ms
    return base if base is None or not ticket.priority else base - hall.settings.head_start_ms


def order_in(hall: Hall, ticket: Ticket, line: str) -> Order:
    """Return (key, seq) of a ticket that was called to `line`."""
    key = stop_key(hall, ticket, line)
    return (ticket.arrival_ms if key is None else key, ticket.seq)


def people_before(hall: Hall, ticket: Ticket, line: str) -> int:
    """Return how many tickets, not gone, have a stop in `line` and a smaller (key, seq).

    Who is at a counter of that line, or on the way to it, is no longer before anybody (docs/adr/0008).
    Counts for a stop whose paper is still awaited too: then with the key that it will have.
    """
    mine = [hall.key_ms(ticket, item) for item in ticket.open_items if item.line == line]
    if not mine:
        return 0
    order = (min(mine), ticket.seq)
    before = 0
    for other in hall.present():
        if other.number != ticket.number and not (other.line == line and other.state in AT_COUNTER):
            key = stop_key(hall, other, line)
            before += key is not None and (key, other.seq) < order
    return before


def dispatch(hall: Hall) -> list[Called]:
    """Return the calls that the rule demands in this state, in order; the hall itself is not changed."""
    seats = _seats(hall)
    room = {line for line, (idle, size, deck) in seats.items() if deck < idle + size}
    if not room:
        return []
    waiting = _stops(hall, room)
    called: set[str] = set()
    calls: list[Called] = []
    while True:
        choice = _smallest(hall, seats, waiting, called)
        if choice is None:
            return calls
        key, ticket, line = choice
        called.add(ticket.number)
        idle, size, deck = seats[line]
        seats[line] = (idle, size, deck + 1)
        calls.append(Called(hall.t, ticket.number, line, key, hall.settings.rule_version))


def _seats(hall: Hall) -> dict[str, tuple[int, int, int]]:
    """Return (idle counters, deck size, people on the deck) of every line with an open counter."""
    deck: dict[str, int] = {}
    for ticket in hall.present():
        if ticket.line is not None and ticket.state in ON_DECK:
            deck[ticket.line] = deck.get(ticket.line, 0) + 1
    seats: dict[str, tuple[int, int, int]] = {}
    for line in hall.lines:
        counters = hall.counters_of(line)
        if any(counter.is_open for counter in counters):
            idle = sum(counter.is_idle for counter in counters)
            seats[line] = (idle, deck_size(hall, line), deck.get(line, 0))
    return seats


def _stops(hall: Hall, lines: set[str]) -> dict[str, list[tuple[int, int, str]]]:
    """Return per line the (key, seq, number) of every FREE ticket with a stop there, largest first."""
    stops: dict[str, list[tuple[int, int, str]]] = {line: [] for line in lines}
    for ticket in hall.present():
        if ticket.state is not TicketState.FREE:
            continue
        for line in lines.intersection([item.line for item in ticket.items]):
            key = stop_key(hall, ticket, line)
            if key is not None:
                stops[line].append((key, ticket.seq, ticket.number))
    for people in stops.values():
        people.sort(reverse=True)
    return stops


def _smallest(
    hall: Hall,
    seats: dict[str, tuple[int, int, int]],
    waiting: dict[str, list[tuple[int, int, str]]],
    called: set[str],
) -> tuple[int, Ticket, str] | None:
    best: tuple[int, int, int, str] | None = None
    choice: tuple[int, Ticket, str] | None = None
    for line, (idle, size, deck) in seats.items():
        if deck >= idle + size:
            continue
        people = waiting[line]
        while people and people[-1][2] in called:
            people.pop()
        if not people:
            continue
        key, _seq, number = people[-1]
        ticket = hall.tickets[number]
        rank = (0 if deck < idle else 1, key, -_longest_chain(ticket, line, hall.t), line)
        if best is None or rank < best:
            best, choice = rank, (key, ticket, line)
    return choice


def _longest_chain(ticket: Ticket, line: str, now: int) -> int:
    """Return the standard ms of the longest chain of open items that wait for an item of this stop."""
    if len(ticket.items) == 1:
        return 0
    stop = {item.no for item in ticket.ready_in(line, now)}
    return max((_chain_after(ticket, item) for item in ticket.items if item.no in stop), default=0)


def _chain_after(ticket: Ticket, item: Item) -> int:
    return max(
        (
            later.work_ms + _chain_after(ticket, later)
            for later in ticket.items
            if later.state is ItemState.OPEN and item.no in later.waits_for
        ),
        default=0,
    )
