"""The dispatch written a second time, slowly and from the text of the rule, to hold the first against."""

from __future__ import annotations

import math

from satupintu.queueing.rules.values import Hall, Ticket


def in_hand(hall: Hall, ticket: Ticket, no: int) -> bool:
    paper = ticket.items[no]
    return paper.state.value == "done" and paper.ready_at is not None and paper.ready_at <= hall.t


def stop(hall: Hall, ticket: Ticket, line: str) -> list[int]:
    return [
        item.no
        for item in ticket.items
        if item.state.value == "open" and item.line == line and all(in_hand(hall, ticket, no) for no in item.waits_for)
    ]


def key(hall: Hall, ticket: Ticket, line: str) -> int:
    head_start = 30 * 60_000 if ticket.priority else 0
    return min(ticket.items[no].base_ms - head_start for no in stop(hall, ticket, line))


def chain(ticket: Ticket, no: int) -> int:
    after = [i for i in ticket.items if i.state.value == "open" and no in i.waits_for]
    return max([0, *(i.work_ms + chain(ticket, i.no) for i in after)])


def calls(hall: Hall) -> list[tuple[str, str]]:
    """Return the calls that QUEUE_RULE's text demands now."""
    free = {t.number for t in hall.tickets.values() if t.state.value == "free"}
    extra: dict[str, int] = {}
    result: list[tuple[str, str]] = []
    while True:
        ranks = []
        for code in sorted(hall.lines):
            counters = [c for c in hall.counters.values() if c.line == code]
            opened = [c for c in counters if c.is_open]
            if not opened:
                continue
            idle = len([c for c in opened if c.serving is None and c.summoned is None])
            deck = extra.get(code, 0) + len(
                [t for t in hall.tickets.values() if t.line == code and t.state.value in ("called", "at_deck")]
            )
            size = max(1, math.ceil(2 * 60_000 * len(opened) / hall.lines[code].std_ms))
            people = [hall.tickets[n] for n in free if stop(hall, hall.tickets[n], code)]
            if deck >= idle + size or not people:
                continue
            first = min(people, key=lambda t, c=code: (key(hall, t, c), t.seq))
            longest = max(chain(first, no) for no in stop(hall, first, code))
            ranks.append(((0 if deck < idle else 1, key(hall, first, code), -longest, code), first.number, code))
        if not ranks:
            return result
        _rank, number, code = min(ranks)
        free.discard(number)
        extra[code] = extra.get(code, 0) + 1
        result.append((number, code))
