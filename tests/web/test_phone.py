"""A number on one's own phone: only with the hall's code, once, without an account or a script."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from satupintu.ledger.models import Mall
from satupintu.queueing.models import Ticket
from satupintu.reception import queries
from satupintu.web.phone import views

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nine(mall: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be nine o'clock."""
    monkeypatch.setenv("SATUPINTU_NOW", "2026-11-24T09:00:00+07:00")


def enter(client: Client, mall: Mall) -> None:
    """Type the code that the board shows."""
    assert client.post("/ambil/", {"kode": queries.code_now(mall)}).headers["Location"] == "/ambil/layanan"


def take(client: Client, key: str = "k" * 20) -> str:
    """Press for a number; returns where the answer leads, "" when it was refused."""
    return client.post("/ambil/nomor", {"isi": "DKC-02.1", "kunci": key}).headers.get("Location", "")


def test_who_reads_the_board_takes_a_number_on_the_own_phone(client: Client, mall: Mall) -> None:
    enter(client, mall)
    found = client.get("/ambil/layanan", {"q": "ktp hilang"}).content.decode()
    link = re.search(r'class="link-line" href="([^"]+)"', found)
    assert link
    assert "Sudah benar?" in client.get(link[1].replace("&amp;", "&")).content.decode()

    where = take(client)

    assert where == f"/t/{Ticket.objects.get().link}/"
    assert client.get(where).status_code == 200


def test_a_scanned_code_is_filled_in(client: Client, mall: Mall) -> None:
    assert f'value="{queries.code_now(mall)}"' in client.get(f"/ambil/?kode={queries.code_now(mall)}").content.decode()


@pytest.mark.parametrize("typed", ["", "AAAAAA", "A" * 200, "<script>", "%00"])
def test_a_wrong_code_opens_nothing_and_says_what_now(client: Client, typed: str) -> None:
    answer = client.post("/ambil/", {"kode": typed})

    assert answer.status_code == 422
    assert "kios" in answer.content.decode()
    assert views.COOKIE not in answer.cookies


def test_without_the_code_no_number_is_given(client: Client, mall: Mall) -> None:
    assert client.get("/ambil/layanan").headers["Location"] == "/ambil/"
    assert client.get("/ambil/nomor?isi=DKC-02.1").headers["Location"] == "/ambil/"
    assert take(client) == ""
    client.cookies[views.COOKIE] = "mpp-pasuruan"
    assert take(client, "m" * 20) == ""
    assert not Ticket.objects.exists()


def test_one_code_opens_the_way_to_one_number(client: Client, mall: Mall) -> None:
    enter(client, mall)
    take(client)

    assert take(client, "n" * 20) == ""
    assert Ticket.objects.count() == 1


def test_a_second_press_leads_to_the_same_number(client: Client, mall: Mall) -> None:
    enter(client, mall)

    assert take(client) == take(client)
    assert Ticket.objects.count() == 1


def test_the_way_ends_after_ten_minutes(client: Client, mall: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(client, mall)
    monkeypatch.setattr(views, "INSIDE_SECONDS", -1)

    assert take(client) == ""
