"""The ticker: it waits for what is due, gives the order once it is, and outlives a bug."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest

from satupintu.base.actor import CLOCK, SYSTEM
from satupintu.jobs import ticker
from satupintu.ledger import commands as ledger
from satupintu.ledger.models import Mall
from satupintu.ledger.queries import now, real_now
from satupintu.ledger.refusals import Busy


class Orders:
    """Notes the clock's orders instead of giving them."""

    def __init__(self) -> None:
        self.given: list[dict[str, Any]] = []
        self.came = threading.Event()
        self.trouble: Exception | None = None

    def tick(self, **words: Any) -> int:
        self.given.append(words)
        self.came.set()
        if self.trouble is not None:
            raise self.trouble
        return 1


@pytest.fixture
def orders(monkeypatch: pytest.MonkeyPatch) -> Orders:
    """The orders that the ticker gives."""
    noted = Orders()
    monkeypatch.setattr("satupintu.queueing.commands.tick", noted.tick)
    return noted


def due_in(monkeypatch: pytest.MonkeyPatch, seconds: float | None) -> None:
    def next_due(mall: Mall, at: datetime) -> datetime | None:
        return None if seconds is None else at + timedelta(seconds=seconds)

    monkeypatch.setattr("satupintu.queueing.queries.next_due", next_due)


def test_what_is_due_is_ordered_in_the_clock_s_name(
    bare_mall: Mall, orders: Orders, monkeypatch: pytest.MonkeyPatch
) -> None:
    due_in(monkeypatch, 0)

    wait = ticker.tick_when_due(bare_mall)

    assert wait == 0
    assert [(order["mall"], order["by"]) for order in orders.given] == [(bare_mall, CLOCK)]


def test_what_is_not_due_is_waited_for_by_the_mall_s_clock(
    bare_mall: Mall, orders: Orders, monkeypatch: pytest.MonkeyPatch
) -> None:
    fast = ledger.set_clock(mall=bare_mall, shows=real_now(), speed=60, by=SYSTEM, at=real_now())
    due_in(monkeypatch, 1.2)

    wait = ticker.tick_when_due(fast)

    assert wait == pytest.approx(0.02, abs=0.001)
    assert orders.given == []


def test_where_nothing_is_due_the_ticker_soon_looks_again(
    bare_mall: Mall, orders: Orders, monkeypatch: pytest.MonkeyPatch
) -> None:
    due_in(monkeypatch, None)
    assert ticker.tick_when_due(bare_mall) == ticker.LOOKS_AGAIN_AFTER_SECONDS

    due_in(monkeypatch, 3600)
    assert ticker.tick_when_due(bare_mall) == ticker.LOOKS_AGAIN_AFTER_SECONDS


@pytest.mark.parametrize("trouble", [RuntimeError("a bug"), Busy()])
def test_neither_a_bug_nor_a_busy_mall_stops_the_clock(
    bare_mall: Mall, orders: Orders, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    due_in(monkeypatch, 0)
    orders.trouble = trouble

    wait = ticker.Ticker()._look(bare_mall)

    assert 0 < wait <= ticker.TROUBLE_SECONDS


def test_the_ticker_of_a_real_mall_finds_nothing_to_do_before_its_day(mall: Mall) -> None:
    before = mall.position

    assert ticker.tick_when_due(mall) == ticker.LOOKS_AGAIN_AFTER_SECONDS
    mall.refresh_from_db()
    assert mall.position == before
    assert now(mall) is not None


def test_the_faster_the_mall_s_clock_the_more_often_it_is_looked_at() -> None:
    assert [ticker.looks_again_after(speed) for speed in (1, 8, 40, 600)] == [0.25, 0.25, 0.05, 0.03]
