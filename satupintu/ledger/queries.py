"""What the record says; nothing here changes anything."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q

from satupintu.base.moments import JAKARTA, Instant
from satupintu.ledger import refusals
from satupintu.ledger.models import Mall, Record
from satupintu.ledger.rules import Clock

MALL_OF_HOST = """
    SELECT mall.*, named.id IS NOT NULL AS is_named, EXISTS (SELECT 1 FROM ledger_mallhost) AS any_host
    FROM ledger_mall mall LEFT JOIN ledger_mallhost named ON named.mall_id = mall.id AND named.host = %s
    WHERE named.id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM ledger_mallhost WHERE host = %s)
    LIMIT 2
"""
"""Asked with every request, so it is one question (docs/performance.md)."""


def mall_of_host(host: str) -> Mall:
    """Return the mall that answers under `host`; the only mall answers under every name.

    Raises NoMallHere.
    """
    found: list[Any] = list(Mall.objects.raw(MALL_OF_HOST, [host, host]))
    if found and (found[0].is_named or (len(found) == 1 and not found[0].any_host)):
        mall: Mall = found[0]
        return mall
    raise refusals.NoMallHere


_held: ContextVar[Mall | None] = ContextVar("held", default=None)


@contextlib.contextmanager
def holding(locked: Mall) -> Iterator[None]:
    """Let whatever this order does inside the block know the row that it has locked."""
    token = _held.set(locked)
    try:
        yield
    finally:
        _held.reset(token)


def held_by_this_order(mall: Mall) -> Mall | None:
    """Return the locked row of a mall inside an order under a key, else None."""
    held = _held.get()
    return held if held is not None and held.pk == mall.pk else None


def as_it_stands(mall: Mall) -> Mall:
    """Return a mall's row as it stands now, with what the order in hand has done so far."""
    return held_by_this_order(mall) or Mall.objects.get(pk=mall.pk)


def real_now() -> datetime:
    """Return the real time: sign-in, keys and rate limits live by it."""
    return datetime.now(tz=UTC)


def now(mall: Mall) -> Instant:
    """Return what the mall's clock shows now: its own row, else the real time.

    SATUPINTU_NOW stands still and counts only in test mode; a demo server sets the mall's row from it.
    """
    if mall.clock_real_at is not None and mall.clock_mall_at is not None:
        return Clock(mall.clock_real_at, mall.clock_mall_at, mall.clock_speed).at(real_now()).astimezone(JAKARTA)
    fixed = os.environ.get("SATUPINTU_NOW") if settings.MODE == "test" else None
    return (datetime.fromisoformat(fixed) if fixed else real_now()).astimezone(JAKARTA)


def stamp_now(mall: Mall) -> str:
    """Return the stamp of the catalogue that is loaded at this moment: what was read meanwhile belongs to it."""
    return Mall.objects.values_list("catalogue_stamp", flat=True).get(pk=mall.pk)


def stamps_now(mall: Mall) -> tuple[str, str]:
    """Return the stamps of the catalogue and of the calendar at this moment."""
    stamp, version = Mall.objects.values_list("catalogue_stamp", "calendar_stamp").get(pk=mall.pk)
    return stamp, version


def records_of_day(mall: Mall, day: date, *, from_position: int = 0) -> Iterable[Record]:
    """Return the records of a day from a position on, in order."""
    return Record.objects.filter(mall=mall, day=day, position__gte=from_position).order_by("position").iterator()


def records_from(mall: Mall, position: int) -> list[Record]:
    """Return the records from `position` on, in order."""
    return list(Record.objects.filter(mall=mall, position__gte=position).order_by("position"))


def search(
    mall: Mall, *, day: date, counter: str = "", about: str = "", kind: str = "", before: int | None = None,
    limit: int = 100,
) -> list[Record]:  # fmt: skip
    """Return the records of a day, newest first: of one counter, thing or kind where one is named."""
    found = Record.objects.filter(mall=mall, day=day)
    if counter:
        found = found.filter(Q(facts__counter=counter) | Q(facts__counters__0=counter) | Q(about=f"counter:{counter}"))
    if about:
        found = found.filter(about=about)
    if kind:
        found = found.filter(kind=kind)
    if before is not None:
        found = found.filter(position__lt=before)
    return list(found.order_by("-position")[:limit])


def count_of_day(mall: Mall, day: date) -> int:
    """Return how many records a day has."""
    return Record.objects.filter(mall=mall, day=day).count()


def kinds_of_day(mall: Mall, day: date) -> list[str]:
    """Return the kinds of records that a day has, by name."""
    found = Record.objects.filter(mall=mall, day=day).order_by("kind").values_list("kind", flat=True)
    return list(found.distinct())
