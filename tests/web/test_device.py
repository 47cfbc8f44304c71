"""A browser becomes a registered device by its token, once."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from satupintu.base.actor import SYSTEM
from satupintu.ledger.models import Mall
from satupintu.people import commands as people
from tests.conftest import MORNING

pytestmark = pytest.mark.django_db


def test_a_kiosk_with_its_token_opens_the_kiosk(mall: Mall, client: Client) -> None:
    secret = people.make_token(mall=mall, role="kiosk", name="kios-1", by=SYSTEM, at=MORNING)
    assert client.get("/kios/").status_code == 401

    answer = client.post("/perangkat", {"token": f" {secret} "})

    assert (answer.status_code, answer["Location"]) == (302, "/kios/")
    cookie = answer.cookies[settings.DEVICE_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert client.get("/kios/bantuan/").status_code == 200


def test_a_rows_tablet_is_led_to_its_row(mall: Mall, client: Client) -> None:
    secret = people.make_token(mall=mall, role="kiosk", name="baris", line="POLRES", by=SYSTEM, at=MORNING)

    assert client.post("/perangkat", {"token": secret})["Location"] == "/kios/kursi/POLRES/"


def test_a_wrong_token_is_refused_with_words_and_no_cookie(mall: Mall, client: Client) -> None:
    answer = client.post("/perangkat", {"token": "bukan-kunci"})

    assert answer.status_code == 401
    assert "belum kami kenal" in answer.content.decode()
    assert settings.DEVICE_COOKIE_NAME not in answer.cookies


@pytest.mark.parametrize("place", [{"counter": "5"}, {}])
def test_an_officers_token_makes_no_device_of_a_browser(mall: Mall, client: Client, place: dict[str, str]) -> None:
    secret = people.make_token(mall=mall, role="officer", name="program", by=SYSTEM, at=MORNING, **place)

    answer = client.post("/perangkat", {"token": secret})

    assert answer.status_code == 403
    assert "milik program petugas" in answer.content.decode()
    assert settings.DEVICE_COOKIE_NAME not in answer.cookies


def test_a_cookie_with_an_officers_token_is_nobody(mall: Mall, client: Client) -> None:
    secret = people.make_token(mall=mall, role="officer", name="program", counter="5", by=SYSTEM, at=MORNING)
    client.cookies[settings.DEVICE_COOKIE_NAME] = secret

    assert client.get("/loket/5/").status_code == 302
    assert client.get("/kios/").status_code == 401


def test_a_refusal_takes_the_focus_and_leads_to_the_field(mall: Mall, client: Client) -> None:
    said = " ".join(client.post("/perangkat", {"token": "bukan-kunci"}).content.decode().split())

    assert 'role="alert" tabindex="-1" autofocus' in said
    assert '<a href="#token">' in said
    assert 'aria-invalid="true"' in said
