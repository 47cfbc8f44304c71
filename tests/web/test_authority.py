"""Each agency keeps its own authority: every address of the desk, own agency and another's."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from satupintu.base.actor import SYSTEM
from satupintu.catalogue.queries import book
from satupintu.ledger.models import Mall
from satupintu.people import commands as people
from satupintu.people.models import Officer
from satupintu.people.permits import Duty
from satupintu.web.counter.urls import urlpatterns
from tests.conftest import MORNING

pytestmark = pytest.mark.django_db
AT_A_COUNTER = [pattern for pattern in urlpatterns if "code" in str(pattern.pattern)]


def signed_in(mall: Mall, client: Client, counter: str) -> None:
    accounts = {f"loket{code}": (Duty.OFFICER, known.agency) for code, known in book(mall).counters.items()}
    people.add_demo_officers(mall=mall, accounts=accounts, by=SYSTEM, at=MORNING)
    client.force_login(Officer.objects.get(mall=mall, username=f"loket{counter}"))


@pytest.mark.parametrize("pattern", AT_A_COUNTER, ids=lambda pattern: pattern.name)
def test_another_agencys_counter_is_refused_everywhere(mall: Mall, client: Client, pattern: object) -> None:
    signed_in(mall, client, "1")
    words = str(pattern.pattern)  # type: ignore[attr-defined]
    where = {"code": "9"} | ({"number": "A-001"} if "number" in words else {})
    address = reverse(f"counter:{pattern.name}", kwargs=where)  # type: ignore[attr-defined]

    for ask in (client.get, client.post):
        answer = ask(address)
        assert answer.status_code == 403
        assert "bukan loket instansi Anda" in answer.content.decode()


def test_the_own_agencys_counter_is_open(mall: Mall, client: Client) -> None:
    signed_in(mall, client, "1")

    assert client.get("/loket/2/").status_code == 200


def test_signing_out_leaves_the_counter_to_a_colleague(
    mall: Mall, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SATUPINTU_NOW", "2026-11-24T09:00:00+07:00")
    signed_in(mall, client, "1")
    client.post("/loket/1/buka")
    client.post("/petugas/keluar")
    other = Client()
    other.force_login(Officer.objects.get(mall=mall, username="loket2"))

    assert other.post("/loket/1/buka").status_code == 302
