"""What a fault test does inside the house of a running server: one JSON line in, one out.

Runs as `python -m tests.faults.inside` in the server's environment, in a process of its own.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from typing import Any

import django

django.setup()

from django.db import transaction  # noqa: E402

from satupintu.base.actor import SYSTEM  # noqa: E402
from satupintu.catalogue import queries as catalogue  # noqa: E402
from satupintu.ledger import commands as ledger  # noqa: E402
from satupintu.ledger.models import Answer, Mall, Record  # noqa: E402
from satupintu.ledger.queries import now  # noqa: E402
from satupintu.people import commands as people  # noqa: E402
from satupintu.queueing import queries as queueing  # noqa: E402
from satupintu.queueing.models import Ticket  # noqa: E402


def tokens(mall: Mall, **_rest: Any) -> dict[str, Any]:
    """Register a kiosk and an officer's program for every counter."""

    def make(role: str, name: str, counter: str = "") -> str:
        return people.make_token(mall=mall, role=role, name=name, counter=counter, by=SYSTEM, at=now(mall))

    officers = {code: make("officer", f"program {code}", code) for code in catalogue.book(mall).counters}
    return {"kiosk": make("kiosk", "kiosk 1"), "officers": officers}


def clock(mall: Mall, shows: str, speed: int = 1, **_rest: Any) -> None:
    """Let the mall's clock show a moment and run at a speed."""
    ledger.set_clock(mall=mall, shows=datetime.fromisoformat(shows), speed=speed, by=SYSTEM, at=now(mall))


def hold(mall: Mall, **_rest: Any) -> None:
    """Hold the mall's lock in a transaction that sleeps until the next line comes in."""
    with transaction.atomic():
        ledger.lock(mall=mall)
        print(json.dumps("held"), flush=True)
        sys.stdin.readline()


def dump(mall: Mall, day: str, **_rest: Any) -> dict[str, Any]:
    """Return all that is written: every record, the day's tickets, the hall as it is folded, kept answers."""
    on = date.fromisoformat(day)
    hall = queueing.hall_of_day(mall, on)
    return {
        "position": mall.position,
        "head": mall.head,
        "records": [
            [r.position, r.day.isoformat(), r.kind, r.by, r.at_ms, r.facts, r.digest]
            for r in Record.objects.filter(mall=mall).order_by("position")
        ],
        "tickets": list(Ticket.objects.filter(mall=mall, day=on).values("link", "number", "state", "line", "counter")),
        "folded": {number: [ticket.state.value, ticket.counter] for number, ticket in hall.tickets.items()},
        "answers": Answer.objects.filter(mall=mall).count(),
    }


def main() -> None:
    """Answer until the input ends."""
    doers = {"tokens": tokens, "clock": clock, "hold": hold, "dump": dump}
    for line in sys.stdin:
        order = json.loads(line)
        mall = Mall.objects.get()
        print(json.dumps(doers[order.pop("do")](mall, **order)), flush=True)


if __name__ == "__main__":
    main()
