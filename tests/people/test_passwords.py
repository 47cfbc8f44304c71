"""What a password may be, what a sign-in leaves behind, and what a sign-out takes away."""

from __future__ import annotations

import math

import pytest
from django.conf import settings
from django.test import Client

from satupintu.base.actor import SYSTEM
from satupintu.ledger.models import Mall
from satupintu.people import commands
from satupintu.people.models import Officer
from tests.conftest import MORNING

pytestmark = pytest.mark.django_db
LONG = "Kopi Pasuruan, teh Bangil, dan satu pintu untuk semua orang yang datang hari ini ✓"
BITS = 128


def hire(mall: Mall, password: str, username: str = "rina") -> Officer:
    return commands.add_officer(
        mall=mall, username=username, name="Rina", agency="DUKCAPIL", password=password, by=SYSTEM, at=MORNING
    )


def enters(password: str, client: Client | None = None) -> bool:
    answer = (client or Client()).post("/petugas/masuk", {"username": "rina", "password": password})
    return answer.status_code == 302


@pytest.mark.parametrize("password", [LONG, "k" * 64, "semuahurufkecil", " Spasi di depan dan di belakang "])
def test_long_passwords_of_any_letters_are_taken_exactly_as_they_were_typed(mall: Mall, password: str) -> None:
    hire(mall, password)

    assert not enters(password + "x")
    assert not enters(password[:-1])
    assert not enters(password.swapcase())
    assert enters(password)


def test_signing_in_begins_a_session_of_its_own_that_nobody_guesses(mall: Mall, client: Client) -> None:
    hire(mall, LONG)
    before = client.session
    before["x"] = 1
    before.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = before.session_key

    assert enters(LONG, client)

    after = client.session.session_key
    assert after is not None
    assert after != before.session_key
    assert len(after) * math.log2(36) > BITS


def test_signing_out_asks_the_browser_to_forget(mall: Mall, client: Client) -> None:
    hire(mall, LONG)
    enters(LONG, client)

    answer = client.post("/petugas/keluar")

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/petugas/").status_code == 302


def test_the_field_of_a_password_hides_it_and_lets_a_manager_of_passwords_help(mall: Mall, client: Client) -> None:
    page = client.get("/petugas/masuk").content.decode()

    assert 'type="password"' in page
    assert 'autocomplete="current-password"' in page or 'autocomplete="username"' in page
