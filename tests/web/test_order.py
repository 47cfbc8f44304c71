"""One press, one effect: twins, refusals, other bodies, and twins at the same moment."""

from __future__ import annotations

import threading

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from satupintu.ledger import commands as ledger
from satupintu.ledger.models import Answer, Mall, Record

KEY = {"Idempotency-Key": "kunci-satu"}


@pytest.fixture(autouse=True)
def site(settings: Settings) -> None:
    """Serve the small site of doors."""
    settings.ROOT_URLCONF = "tests.web.doors_site"


def test_a_twin_gets_the_same_answer_and_changes_nothing(bare_mall: Mall, client: Client) -> None:
    first = client.post("/api/order", {"service": "DKC-02"}, headers=KEY)
    twin = client.post("/api/order", {"service": "DKC-02"}, headers=KEY)

    assert (first.status_code, first.json()) == (201, {"position": 1})
    assert (twin.status_code, twin.json(), twin["Content-Type"]) == (201, {"position": 1}, first["Content-Type"])
    assert Record.objects.count() == 1


def test_without_a_key_every_press_counts(bare_mall: Mall, client: Client) -> None:
    positions = [client.post("/api/order").json()["position"] for _press in range(2)]

    assert positions == [1, 2]


def test_the_same_key_for_another_order_is_refused(bare_mall: Mall, client: Client) -> None:
    client.post("/api/order", {"service": "DKC-02"}, headers=KEY)

    other = client.post("/api/order", {"service": "BPN-01"}, headers=KEY)

    assert (other.status_code, other.json()["code"]) == (422, "key-used")
    assert Record.objects.count() == 1


def test_a_form_drawn_anew_is_still_the_same_order(bare_mall: Mall, client: Client) -> None:
    pressed = [
        client.post("/order", {"service": "DKC-02", "kunci": "kunci-dua", "csrfmiddlewaretoken": token}).json()
        for token in ("a", "b")
    ]

    assert pressed == [{"position": 1}, {"position": 1}]


def test_a_refusal_writes_nothing_and_leaves_the_key_usable(bare_mall: Mall, client: Client) -> None:
    refused = client.post("/api/order?kind=refused", headers=KEY)

    assert (refused.status_code, refused.json()["code"]) == (409, "full")
    assert not Record.objects.exists()
    assert not Answer.objects.exists()


def test_nobody_there_is_not_kept(bare_mall: Mall, client: Client) -> None:
    assert client.post("/api/order?kind=nobody", headers=KEY).status_code == 204
    assert not Answer.objects.exists()


def test_a_twin_is_led_to_the_same_place(bare_mall: Mall, client: Client) -> None:
    places = [client.post("/api/order?kind=redirect", headers=KEY)["Location"] for _press in range(2)]

    assert places == ["/t/1", "/t/1"]


def test_a_key_longer_than_its_column_is_refused_in_words(bare_mall: Mall, client: Client) -> None:
    answer = client.post("/api/order", headers={"Idempotency-Key": "x" * 81})

    assert (answer.status_code, answer.json()["code"]) == (422, "key-too-long")


@pytest.mark.django_db(transaction=True)
def test_ten_twins_at_the_same_moment_have_one_effect(bare_mall: Mall) -> None:
    start = threading.Barrier(10)
    given: list[tuple[int, object]] = []

    def press() -> None:
        start.wait()
        answer = Client().post("/api/order", headers=KEY)
        given.append((answer.status_code, answer.json()))
        connection.close()

    presses = [threading.Thread(target=press) for _twin in range(10)]
    for twin in presses:
        twin.start()
    for twin in presses:
        twin.join()

    assert given == [(201, {"position": 1})] * 10
    assert Record.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_ten_presses_at_the_same_moment_get_ten_positions_without_a_gap(bare_mall: Mall) -> None:

    assert sorted(ten_presses()) == list(range(1, 11))


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time, lock or not")
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_of_the_mall_positions_would_be_lost(bare_mall: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "lock", lambda *, mall: Mall.objects.get(pk=mall.pk))

    assert sorted(ten_presses()) != list(range(1, 11))


def ten_presses() -> list[int]:
    """Press ten times at the same moment; return the positions that were given."""
    start = threading.Barrier(10)
    positions: list[int] = []

    def press() -> None:
        start.wait()
        answer = Client(raise_request_exception=False).post("/api/order")
        if answer.status_code == 201:
            positions.append(answer.json()["position"])
        connection.close()

    presses = [threading.Thread(target=press) for _press in range(10)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    return positions
