"""Many at once, with real threads on a real database; each race has a twin without its protection, which is red."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection

from satupintu.base.actor import Actor, ActorKind
from satupintu.ledger import commands as ledger
from satupintu.ledger.commands import Given
from satupintu.ledger.models import Mall, Record
from satupintu.queueing import commands as queueing
from satupintu.queueing import queries
from satupintu.queueing.commands import Wish
from satupintu.queueing.models import Ticket
from tests.conftest import open_mall
from tests.queueing.test_commands import KIOSK, at, come, sit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
THREADS = 8


def all_at_once(work: Callable[[int], Any], count: int, prepare: Callable[[], None] = lambda: None) -> list[Any]:
    """Do `work(n)` for n < count in `THREADS` threads that start together; returns results and errors."""
    results: list[Any] = [None] * count
    barrier = threading.Barrier(THREADS)

    def run(first: int) -> None:
        prepare()
        barrier.wait()
        for n in range(first, count, THREADS):
            try:
                results[n] = work(n)
            except Exception as trouble:
                results[n] = trouble
        connection.close()

    threads = [threading.Thread(target=run, args=(first,)) for first in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def unlocked(*, mall: Mall) -> Mall:
    """The lock taken out: the row is read, nobody waits."""
    return Mall.objects.get(pk=mall.pk)


def without_immediate() -> None:
    """SQLite's part of the protection taken out too."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        connection.transaction_mode = "DEFERRED"


SERVICES = [f"{agency}-01" for agency in ("DKC", "DPM", "POL", "SAM", "BPN", "KPP", "BKS", "BRI", "POS", "PDM")]


def issue(mall: Mall) -> Callable[[int], str]:
    """A number for one of ten agencies, so that no line is full."""
    return lambda n: (
        queueing.issue_ticket(
            mall=mall, wishes=[Wish(SERVICES[n % len(SERVICES)])], priority=False, by=KIOSK, at=at("07.40")
        ).number
    )


def test_two_hundred_numbers_at_once_are_two_hundred_numbers() -> None:
    mall = open_mall()

    numbers = all_at_once(issue(mall), 200)

    assert sorted(numbers) == [f"A-{n:03d}" for n in range(1, 201)]
    mall.refresh_from_db()
    positions = list(Record.objects.filter(mall=mall).order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, mall.position + 1))


def test_the_same_without_the_lock_is_red(monkeypatch: pytest.MonkeyPatch) -> None:
    mall = open_mall()
    issue(mall)(0)
    monkeypatch.setattr(ledger, "lock", unlocked)

    numbers = all_at_once(issue(mall), 40, without_immediate)

    assert any(isinstance(number, DatabaseError) for number in numbers)


def officers_press(mall: Mall) -> list[Any]:
    """Five counters of one line, four presses each, at the same moment, for thirty waiting people."""
    counters = ["5", "6", "7", "8", "9"]
    for counter in counters:
        by = Actor(ActorKind.OFFICER, counter)
        queueing.open_counter(mall=mall, counter=counter, by=by, at=at("08.00"))
    for _ in range(30):
        come(mall, "08.10", "DKC-02")
    mall.refresh_from_db()
    for ticket in queries.hall(mall, at("08.10")).tickets.values():
        if ticket.state.value == "called":
            sit(mall, "08.11", ticket.number)

    def press(n: int) -> str | None:
        counter = counters[n % len(counters)]
        by = Actor(ActorKind.OFFICER, counter)
        found = queueing.next_person(mall=mall, counter=counter, by=by, at=at("08.12"))
        return found.ticket.number if found else None

    return all_at_once(press, 20)


def test_twenty_presses_at_once_start_nobody_twice() -> None:
    mall = open_mall()

    found = [number for number in officers_press(mall) if isinstance(number, str)]

    assert len(found) == len(set(found)) == 5
    served = Ticket.objects.filter(state="served").values_list("counter", flat=True)
    assert sorted(served) == ["5", "6", "7", "8", "9"]
    starts = Record.objects.filter(kind="queueing.stop.started").values_list("facts", flat=True)
    assert len({fact["ticket"] for fact in starts}) == len(starts) == 5


def test_twin_presses_under_one_key_have_one_effect() -> None:
    mall = open_mall()

    def press(n: int) -> str:
        def work() -> Given:
            return Given(201, issue(mall)(n))

        return ledger.answer_once(mall=mall, key="k1", body=b"x", work=work, by=KIOSK, at=at("07.40")).text

    answers = all_at_once(press, 16)

    assert set(answers) == {"A-001"}
    assert Ticket.objects.count() == 1


def test_without_keeping_answers_a_twin_takes_a_second_number(monkeypatch: pytest.MonkeyPatch) -> None:
    mall = open_mall()

    def careless(*, work: Callable[[], Given], **_rest: object) -> Given:
        return work()

    monkeypatch.setattr(ledger, "answer_once", careless)
    answers = [
        ledger.answer_once(mall=mall, key="k1", body=b"x", work=lambda: Given(201, issue(mall)(0)), by=KIOSK,
                           at=at("07.40")).text
        for _ in range(2)
    ]  # fmt: skip

    assert len(set(answers)) == 2


def test_the_database_itself_refuses_a_second_person_at_a_counter() -> None:
    mall = open_mall()
    first, second = come(mall, "08.01", "DKC-02"), come(mall, "08.01", "DKC-02")
    Ticket.objects.filter(pk=first.pk).update(state="served", counter="5")

    with pytest.raises(DatabaseError):
        Ticket.objects.filter(pk=second.pk).update(state="served", counter="5")
