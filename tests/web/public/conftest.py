"""A phone that looks at the mall of Pasuruan on a Tuesday morning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from satupintu.base.actor import SYSTEM, Actor, ActorKind
from satupintu.base.moments import JAKARTA
from satupintu.ledger.models import Mall
from satupintu.queueing import commands as orders
from satupintu.queueing.commands import Wish
from satupintu.queueing.models import Ticket
from satupintu.web.public.kept import forget_pages
from tests.web.pages import texts

KIOSK = Actor(ActorKind.KIOSK, "t1")
NINE = datetime(2026, 11, 24, 9, 0, tzinfo=JAKARTA)


class Phone:
    """A guest's phone: reads pages, keeps cookies, runs no script."""

    def __init__(self, client: Client, mall: Mall, set_clock: Callable[[datetime], None]) -> None:
        self.client, self.mall, self.set_clock = client, mall, set_clock

    def html(self, path: str, **headers: str) -> str:
        """Return a page that is there."""
        answer: Any = self.client.get(path, headers={"Accept-Language": "id", **headers})
        assert answer.status_code == 200, path
        return str(answer.content.decode())

    def reads(self, path: str) -> str:
        """Return the visible words of a page, one text a line."""
        return "\n".join(texts(self.html(path)))

    def takes(self, *services: str, at: datetime = NINE) -> Ticket:
        """Take a number at the kiosk."""
        self.mall.refresh_from_db()
        wishes = [Wish(service) for service in services]
        ticket = orders.issue_ticket(mall=self.mall, wishes=wishes, priority=False, by=KIOSK, at=at)
        self.mall.refresh_from_db()
        return ticket


@pytest.fixture
def phone(client: Client, mall: Mall, monkeypatch: pytest.MonkeyPatch) -> Iterator[Phone]:
    """A phone at nine on Tuesday, 24 November 2026."""

    def set_clock(shows: datetime) -> None:
        monkeypatch.setenv("SATUPINTU_NOW", shows.isoformat())

    set_clock(NINE)
    forget_pages()
    yield Phone(client, mall, set_clock)
    forget_pages()


__all__ = ["KIOSK", "NINE", "SYSTEM", "Phone"]
