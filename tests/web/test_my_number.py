"""What a kiosk tells of a number to whoever types it."""

from __future__ import annotations

import pytest
from django.test import Client

from satupintu.base.actor import SYSTEM, Actor
from satupintu.ledger.models import Mall
from satupintu.people import commands as people
from tests.conftest import MORNING


@pytest.mark.django_db
def test_a_typed_number_shows_where_but_not_for_what(rina: Actor, mall: Mall) -> None:
    secret = people.make_token(mall=mall, role="kiosk", name="kios-1", by=SYSTEM, at=MORNING)
    kiosk = Client()
    kiosk.post("/perangkat", {"token": secret})

    said = kiosk.get("/kios/nomor-saya/A-001/").content.decode()

    assert "Dispendukcapil" in said
    assert "KTP-el" not in said
