"""The checker itself: each promise that is broken in a copy of an honest day is found."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from bench.rules import whole_day
from satupintu.ledger.rules import canonical, seal
from satupintu.queueing.rules.changes import apply
from satupintu.queueing.rules.events import facts_of
from satupintu.queueing.rules.values import Hall
from tests.faults.checker import violations

DAY = "2026-11-24"
VISITORS = 12


def sealed(records: list[list[Any]]) -> dict[str, Any]:
    """Return records as a dump, sealed one to the other."""
    head = ""
    for place, record in enumerate(records, 1):
        record[0] = place
        head = record[6] = seal(head, place, record[2], record[4], canonical(record[5]))
    return {"position": len(records), "head": head, "records": records}


@pytest.fixture(scope="module")
def honest() -> dict[str, Any]:
    """A whole small day."""
    told, hall = whole_day(VISITORS), Hall()
    for event in told:
        hall.position += 1
        apply(hall, event)
    records = [[0, DAY, event.kind, "clock", event.t, facts_of(event), ""] for event in told]
    folded = {ticket.number: [ticket.state.value, ticket.counter] for ticket in hall.tickets.values()}
    tickets = [
        {"link": f"link {n}", "number": n, "state": state[0], "counter": state[1]} for n, state in folded.items()
    ]
    return sealed(records) | {"tickets": tickets, "folded": folded, "answers": 0}


def found(dump: dict[str, Any], orders: int = VISITORS) -> set[str]:
    """Return which promises a dump breaks."""
    given = {f"link A-{n:03d}": f"A-{n:03d}" for n in range(1, VISITORS + 1)}
    return {words.split()[0] for words in violations(dump, DAY, given, orders)}


def of_kind(dump: dict[str, Any], kind: str) -> list[int]:
    return [place for place, record in enumerate(dump["records"]) if record[2] == kind]


def test_an_honest_day_breaks_none(honest: dict[str, Any]) -> None:
    assert found(honest) == set()


def a_lost_ticket(dump: dict[str, Any]) -> None:
    dump["tickets"].pop()


def another_number(dump: dict[str, Any]) -> None:
    dump["tickets"][3]["number"] = "A-099"


def a_number_given_twice(dump: dict[str, Any]) -> None:
    dump["tickets"].append(dump["tickets"][0] | {"link": "another link"})


def a_call_left_out(dump: dict[str, Any]) -> None:
    del dump["records"][of_kind(dump, "queueing.ticket.called")[4]]
    dump.update(sealed(dump["records"]))


def a_call_of_somebody_else(dump: dict[str, Any]) -> None:
    first, second = of_kind(dump, "queueing.ticket.called")[:2]
    one, other = dump["records"][first][5], dump["records"][second][5]
    one["ticket"], other["ticket"] = other["ticket"], one["ticket"]
    dump.update(sealed(dump["records"]))


def a_double_start(dump: dict[str, Any]) -> None:
    started = of_kind(dump, "queueing.stop.started")[0]
    dump["records"].insert(started + 1, copy.deepcopy(dump["records"][started]))
    dump.update(sealed(dump["records"]))


def a_changed_bit(dump: dict[str, Any]) -> None:
    dump["records"][20][4] += 1


def a_gap(dump: dict[str, Any]) -> None:
    del dump["records"][20]


def a_row_that_is_not_the_record(dump: dict[str, Any]) -> None:
    dump["tickets"][0]["state"] = "away"


@pytest.mark.parametrize(
    ("breaks", "promises"),
    [
        (a_lost_ticket, {"I1", "I3"}), (another_number, {"I1", "I2"}), (a_number_given_twice, {"I2", "I3"}),
        (a_call_left_out, {"I6"}), (a_call_of_somebody_else, {"I6"}), (a_double_start, {"I4"}),
        (a_changed_bit, {"I7"}), (a_gap, {"I7"}), (a_row_that_is_not_the_record, {"the"}),
    ],
)  # fmt: skip
def test_each_broken_promise_is_found(
    honest: dict[str, Any], breaks: Callable[[dict[str, Any]], None], promises: set[str]
) -> None:
    dump = copy.deepcopy(honest)

    breaks(dump)

    assert promises <= found(dump)


def test_an_order_that_counted_twice_is_found(honest: dict[str, Any]) -> None:
    assert found(honest, orders=VISITORS - 1) == {"I3"}
