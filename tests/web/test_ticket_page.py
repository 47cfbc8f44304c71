"""What the page of a ticket says about the queue before a visitor: nothing that another line contradicts."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from satupintu.base.actor import Actor, ActorKind
from satupintu.base.moments import at_time
from satupintu.ledger.models import Mall
from satupintu.queueing import commands as queueing
from satupintu.queueing.commands import Wish
from tests.conftest import MORNING

pytestmark = pytest.mark.django_db
KIOSK = Actor(ActorKind.KIOSK, "t1")
DAY = MORNING.date()
LENGTH = re.compile("antrean (pendek|sedang|panjang)")


@pytest.fixture(autouse=True)
def nine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be nine o'clock."""
    monkeypatch.setenv("SATUPINTU_NOW", "2026-11-24T09:00:00+07:00")


def number(mall: Mall, clock: str) -> str:
    """Take a number for one service of the civil registry and return its page's address."""
    given = queueing.issue_ticket(mall=mall, wishes=[Wish("DKC-02")], priority=False, by=KIOSK, at=at_time(DAY, clock))
    return f"/t/{given.link}"


def test_a_line_without_an_open_counter_is_said_instead_of_its_length(mall: Mall, client: Client) -> None:
    pages = [number(mall, f"08:{minute}") for minute in range(10, 22)]

    said = client.get(pages[-1]).content.decode()

    assert "11 orang sebelum Anda" in said
    assert "belum ada loket yang buka" in said
    assert not LENGTH.search(said)


def test_with_an_open_counter_the_length_of_the_queue_stands_beside_the_place(mall: Mall, client: Client) -> None:
    pages = [number(mall, f"08:{minute}") for minute in range(10, 22)]
    counter = counter_of_the_registry(mall)
    queueing.open_counter(mall=mall, counter=counter, by=Actor(ActorKind.OFFICER, "9"), at=at_time(DAY, "08:45"))

    said = [client.get(page).content.decode() for page in pages]

    waits = [page for page in said if "orang sebelum Anda" in page]
    assert len(waits) > 5
    assert all(LENGTH.search(page) for page in waits)


def counter_of_the_registry(mall: Mall) -> str:
    """Return the first counter of the civil registry."""
    from satupintu.catalogue.queries import book

    found = book(mall)
    return found.lines[found.services["DKC-02"].line].counters[0]
