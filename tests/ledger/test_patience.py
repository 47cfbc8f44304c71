"""What a refused order leaves behind: nothing that a garbage collection in another thread would have to wait for."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from django.db import DatabaseError, OperationalError, connection
from django.http import HttpRequest

from satupintu.ledger import patience
from satupintu.ledger.refusals import Busy
from satupintu.web.entry import as_refusal, refuse


class Cursor:
    """Stands for a cursor in a frame of a failed order."""


@pytest.fixture(autouse=True)
def without_collection() -> Iterator[None]:
    """Let nothing but the count of references end an object."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def held_after(handle: Callable[[DatabaseError], object]) -> bool:
    """Let an order fail in the database, handle the error, and return whether its cursor still lives."""
    seen: list[weakref.ref[Cursor]] = []

    def order() -> None:
        held = Cursor()
        seen.append(weakref.ref(held))
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM a_table_that_is_not_there")

    try:
        order()
    except DatabaseError as trouble:
        handle(trouble)
    return seen[0]() is not None


@pytest.mark.django_db
def test_an_order_that_failed_in_the_database_would_hold_its_cursor_for_long() -> None:
    assert held_after(lambda trouble: None)


@pytest.mark.django_db
def test_a_handled_error_lets_go_of_its_cursor() -> None:
    assert not held_after(patience.let_go)


@pytest.mark.django_db
def test_an_answered_refusal_lets_go_of_what_caused_it() -> None:
    request = HttpRequest()
    request.path = "/api/v1/hall"

    def answer(trouble: DatabaseError) -> None:
        busy = Busy()
        busy.__cause__ = trouble
        refuse(request, busy)

    assert not held_after(answer)


def test_a_lock_that_is_held_is_answered_with_its_cause_known() -> None:
    trouble = OperationalError("database is locked")

    assert isinstance(no := as_refusal(trouble), Busy)
    assert no.__cause__ is trouble
