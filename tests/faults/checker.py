"""One checker for every fault test: what RELIABILITY promises, computed from the record and the answers alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from satupintu.ledger.rules import canonical, seal
from satupintu.queueing.rules import events as happened
from satupintu.queueing.rules.changes import apply
from satupintu.queueing.rules.events import Event, event_of
from satupintu.queueing.rules.orders import absent_due_at, number_of
from satupintu.queueing.rules.play import replay
from satupintu.queueing.rules.values import MOVES, Hall


def events_of(dump: Mapping[str, Any], day: str) -> list[Event]:
    """Return the events of a day's hall in the order of the record."""
    told = [event_of(kind, at_ms, facts) for _p, on, kind, _by, at_ms, facts, _d in dump["records"] if on == day]
    return [event for event in told if event is not None]


def violations(dump: Mapping[str, Any], day: str, acknowledged: Mapping[str, str], orders: int) -> list[str]:
    """Return every promise that does not hold.

    `acknowledged`: link -> number of every ticket that a client was given; `orders`: how many tickets were
    asked for, each until its answer was known.
    """
    rows = {row["link"]: row for row in dump["tickets"]}
    numbers = sorted(row["number"] for row in dump["tickets"])
    told = events_of(dump, day)
    found = [
        f"I1 {number} is lost" for link, number in acknowledged.items() if rows.get(link, {}).get("number") != number
    ]
    if numbers != sorted(number_of(n) for n in range(1, len(numbers) + 1)):
        found.append("I2 a number is given twice or left out")
    if len(rows) != orders:
        found.append(f"I3 {orders} orders, {len(rows)} tickets")
    found += _played(told)
    found += _chain(dump)
    if {row["number"]: [row["state"], row["counter"]] for row in dump["tickets"]} != dump["folded"]:
        found.append("the rows are not the fold of the record")
    return found


def _played(told: Sequence[Event]) -> list[str]:
    """I4 to I6: what playing the events again shows; a record that makes no sense cannot even be played."""
    try:
        found = _moves(told)
        if replay(told) != told:
            found.append("I6 the rule makes other calls of this record")
    except (LookupError, AttributeError, TypeError) as nonsense:
        return [f"I6 the record cannot be played: {nonsense!r}"]
    return found


def _moves(told: Sequence[Event]) -> list[str]:
    """I4 and I5: one place at a time, one officer per start, moves only along MOVES."""
    found: list[str] = []
    hall = Hall()
    for event in told:
        before = dict(hall.tickets)
        if isinstance(event, happened.Started) and hall.counters[event.counter].serving is not None:
            found.append(f"I4 {event.ticket} started at busy counter {event.counter}")
        hall.position += 1
        apply(hall, event)
        for number, ticket in hall.tickets.items():
            was = before.get(number)
            if was is not None and was.state is not ticket.state and ticket.state not in MOVES[was.state]:
                found.append(f"I5 {number} from {was.state} to {ticket.state}")
    return found


def _chain(dump: Mapping[str, Any]) -> list[str]:
    """I7: positions without gaps, each record sealed to the one before, the mall's row at the end."""
    found: list[str] = []
    head = ""
    for place, (position, _day, kind, _by, at_ms, facts, digest) in enumerate(dump["records"], 1):
        head = seal(head, position, kind, at_ms, canonical(facts))
        if position != place:
            found.append(f"I7 position {position} stands at place {place}")
        if head != digest:
            found.append(f"I7 record {position} is not sealed to the one before")
            break
    if (dump["position"], dump["head"]) != (len(dump["records"]), head):
        found.append("I7 the mall's row is not at the end of its record")
    return found


def lateness_ms(dump: Mapping[str, Any], day: str) -> list[tuple[str, int]]:
    """Return how late, by the mall's clock, each thing came that time itself brings."""
    found: list[tuple[str, int]] = []
    hall = Hall()
    for event in events_of(dump, day):
        if isinstance(event, happened.Absent) and event.by_clock:
            due = absent_due_at(hall, hall.tickets[event.ticket])
            found.append(("absent", event.t - (due or event.t)))
        if isinstance(event, happened.Tick):
            ends = [t.pending_until for t in hall.tickets.values() if t.pending_until and t.pending_until <= event.t]
            found += [("pending", event.t - end) for end in ends]
        hall.position += 1
        apply(hall, event)
    return found
