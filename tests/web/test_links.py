"""A ticket's link is the whole right to read it: it cannot be guessed, and an answer's time tells nothing."""

from __future__ import annotations

import math
import string
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import pytest
from django.test import Client

from satupintu.base.ids import is_link, new_link
from satupintu.ledger.models import Mall
from satupintu.queueing import commands as queueing
from satupintu.queueing import queries
from satupintu.queueing.commands import Wish
from satupintu.queueing.models import Ticket
from satupintu.queueing.refusals import UnknownTicket
from tests.web.desk import KIOSK, at

pytestmark = pytest.mark.django_db
TRIES = 10_000
PAGES = 200
ALPHABET = string.ascii_letters + string.digits + "-_"
FAR_OFF = 3.0
"""A median three times as long as the other: far above what two shared cores make of equal work."""


@pytest.fixture
def tickets(mall: Mall, monkeypatch: pytest.MonkeyPatch) -> list[Ticket]:
    """Fifty numbers of a morning."""
    monkeypatch.setenv("SATUPINTU_NOW", at("08.30").isoformat())
    for _ in range(50):
        queueing.issue_ticket(mall=mall, wishes=[Wish("DKC-02")], priority=False, by=KIOSK, at=at("08.20"))
    return list(Ticket.objects.all())


def opens(mall: Mall, link: str) -> bool:
    """Return whether a link opens a ticket."""
    try:
        queries.ticket_by_link(mall, link)
    except UnknownTicket:
        return False
    return True


def neighbour(link: str, place: int) -> str:
    """Return a link that differs from a real one in one character."""
    other = ALPHABET[(ALPHABET.index(link[place]) + 1) % len(ALPHABET)]
    return link[:place] + other + link[place + 1 :]


def seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def ratio(one: Callable[[], Any], other: Callable[[], Any], times: int) -> float:
    """Return the ratio of the medians of two pieces of work done in turns."""
    for _ in range(5):
        one(), other()
    pairs = [(seconds(one), seconds(other)) for _ in range(times)]
    return median(pair[0] for pair in pairs) / median(pair[1] for pair in pairs)


def test_a_link_carries_128_random_bits() -> None:
    links = [new_link() for _ in range(4000)]
    most_common = [
        max(column.count(sign) for sign in ALPHABET) / len(links) for column in map(list, zip(*links, strict=True))
    ]

    assert all(is_link(link) for link in links)
    assert len(set(links)) == len(links)
    assert 21 * math.log2(len(ALPHABET)) + 2 == 128  # the last character holds two bits
    assert max(most_common[:21]) < 3 / 64
    assert len({link[21] for link in links}) == 4


def test_ten_thousand_tries_open_nothing(mall: Mall, tickets: list[Ticket], record_property: Any) -> None:
    near = [neighbour(ticket.link, place) for ticket in tickets for place in range(22)]
    far = [new_link() for _ in range(TRIES - len(near))]
    hits = [link for link in near + far if opens(mall, link)]
    record_property(
        "figure", f"{len(near) + len(far)} tries at links, {len(near)} of them one character off: {len(hits)} hits"
    )

    assert hits == []
    assert all(opens(mall, ticket.link) for ticket in tickets)


def test_the_page_opens_for_the_link_alone(client: Client, tickets: list[Ticket]) -> None:
    link = tickets[0].link
    wrong = [neighbour(link, place) for place in range(22)] + [
        link[:-1],
        link + "A",
        link.swapcase(),
        tickets[0].number,
    ]

    assert client.get(f"/t/{link}/").status_code == 200
    for text in wrong:
        answer = client.get(f"/t/{text}/")
        assert answer.status_code == 404
        assert tickets[0].number not in answer.content.decode().replace(text, "")


def test_a_near_miss_takes_as_long_as_a_far_one(client: Client, tickets: list[Ticket], record_property: Any) -> None:
    near, far = neighbour(tickets[0].link, 21), new_link()
    found = ratio(lambda: client.get(f"/t/{near}/"), lambda: client.get(f"/t/{far}/"), PAGES)
    record_property("figure", f"the page of a link one character off against one far off: {found:.2f} of its time")

    assert 1 / FAR_OFF < found < FAR_OFF


def test_looking_up_a_link_takes_as_long_for_a_hit_as_for_a_miss(
    mall: Mall, tickets: list[Ticket], record_property: Any
) -> None:
    hit, miss = tickets[25].link, new_link()
    found = ratio(lambda: opens(mall, hit), lambda: opens(mall, miss), 1000)
    record_property("figure", f"looking up a link that exists against one that does not: {found:.2f} of its time")

    assert 1 / FAR_OFF < found < FAR_OFF


def test_a_look_up_that_takes_longer_for_a_hit_would_be_found() -> None:
    assert ratio(lambda: time.sleep(0.01), lambda: time.sleep(0.001), 20) > FAR_OFF
