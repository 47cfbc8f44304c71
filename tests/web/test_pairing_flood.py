"""Strangers ask for pairing codes without end: screens at other addresses still get theirs."""

from __future__ import annotations

import pytest
from django.test import Client

from satupintu.ledger.models import Mall
from satupintu.people.models import Pairing
from satupintu.people.permits import Duty
from satupintu.people.rules import PAIRINGS_AT_MOST, PAIRINGS_OF_A_PLACE, place_of
from tests.web.test_devices import code_on, pair
from tests.web.test_office import browser

pytestmark = pytest.mark.django_db
FLOOD, ELSEWHERE = "198.51.100.7", "203.0.113.7"


@pytest.fixture(autouse=True)
def nine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be nine o'clock."""
    monkeypatch.setenv("SATUPINTU_NOW", "2026-11-24T09:00:00+07:00")


@pytest.fixture
def iwan(mall: Mall) -> Client:
    """The operator who sets up devices."""
    return browser(mall, Duty.OPERATOR, name="iwan")


def flood(times: int, address: str = FLOOD) -> None:
    for _time in range(times):
        Client(REMOTE_ADDR=address).get("/perangkat")


def test_a_flood_from_one_address_hinders_no_screen_at_another(iwan: Client, mall: Mall) -> None:
    first = Client(REMOTE_ADDR=ELSEWHERE)
    code = code_on(first)

    flood(PAIRINGS_AT_MOST + 5)

    assert code_on(first) == code
    assert pair(iwan, code) == 303
    assert pair(iwan, code_on(Client(REMOTE_ADDR=ELSEWHERE)), name="Kios kedua") == 303
    assert Pairing.objects.count() == PAIRINGS_OF_A_PLACE


def test_without_a_limit_by_address_a_flood_would_fill_the_room(mall: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: it is the limit by address that keeps room for others."""
    monkeypatch.setattr("satupintu.people.commands.devices.PAIRINGS_OF_A_PLACE", PAIRINGS_AT_MOST + 1)
    monkeypatch.setattr("satupintu.people.commands.devices.PAIRINGS_AT_MOST", 30)
    flood(30)

    assert Client(REMOTE_ADDR=ELSEWHERE).get("/perangkat").status_code == 503


def test_the_screens_of_a_hall_wait_together_and_the_oldest_of_too_many_gives_way(iwan: Client, mall: Mall) -> None:
    screens = [Client(REMOTE_ADDR=ELSEWHERE) for _screen in range(PAIRINGS_OF_A_PLACE + 1)]
    codes = [code_on(screen) for screen in screens]

    assert pair(iwan, codes[0]) == 422
    assert pair(iwan, codes[1]) == 303
    assert code_on(screens[-1]) == codes[-1]
    assert code_on(screens[0]) not in codes  # it asks anew by itself


def test_addresses_of_version_six_count_by_their_network(mall: Mall) -> None:
    for nth in range(PAIRINGS_OF_A_PLACE + 5):
        code_on(Client(REMOTE_ADDR=f"2001:db8:0:1::{nth + 1:x}"))

    assert Pairing.objects.count() == PAIRINGS_OF_A_PLACE
    assert [place_of(f"::ffff:{ELSEWHERE}"), place_of("no address")] == [ELSEWHERE, "no address"]
    assert "2001:db8" not in repr(vars(Pairing.objects.first()))
