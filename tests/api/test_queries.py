"""How many questions an order asks the database: the number may fall, never silently grow."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.conftest import Program
from tests.api.test_counters import seated
from tests.api.test_tickets import KTP, number_of

pytestmark = pytest.mark.django_db


def statements(asked: CaptureQueriesContext) -> Counter[str]:
    """Return how often each kind of statement was sent, without savepoints."""
    kinds = (query["sql"].split()[0].upper() for query in asked)
    return Counter(kind for kind in kinds if kind not in {"SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"})


ANNOUNCED = {"SELECT": 2} if connection.vendor == "postgresql" else {}
"""PostgreSQL queues up for the lock and announces the new position."""


def test_a_number_costs_four_questions_four_rows_and_the_mall_s_row(kiosk: Program) -> None:
    number_of(kiosk)

    with CaptureQueriesContext(connection) as asked:
        kiosk.post("/tickets", KTP, key="k1")

    # the mall of the host, the token, the lock, the answer of a twin; ticket, items, records, answer; the mall's row
    assert statements(asked) == Counter({"SELECT": 4, "INSERT": 4, "UPDATE": 1}) + Counter(ANNOUNCED)


def test_done_and_next_costs_as_much(kiosk: Program, rina: Program) -> None:
    rina.post("/counters/5/open")
    seated(kiosk)
    seated(kiosk)
    rina.post("/counters/5/next", key="k0")

    with CaptureQueriesContext(connection) as asked:
        rina.post("/counters/5/next", {"outcomes": []}, key="k1")

    # … and who sits at the desk, whose item it is; records, answer; two tickets, an item, the mall's row
    assert statements(asked) == Counter({"SELECT": 6, "INSERT": 2, "UPDATE": 4}) + Counter(ANNOUNCED)


def test_the_hall_costs_one_question(kiosk: Program, visitor: Program) -> None:
    number_of(kiosk)
    visitor.get("/hall")

    with CaptureQueriesContext(connection) as asked:
        visitor.get("/hall")

    assert statements(asked) == Counter({"SELECT": 1})


def test_a_ticket_by_its_link_costs_two_questions_however_many_there_are(kiosk: Program, visitor: Program) -> None:
    links = [number_of(kiosk)[0] for _visitor in range(10)]

    with CaptureQueriesContext(connection) as asked:
        visitor.get(f"/tickets/{links[3]}")

    assert statements(asked) == Counter({"SELECT": 2})
