"""The desk as the server gives it: what it says, what it takes back, what it refuses."""

from __future__ import annotations

import pytest
from django.test import Client

from satupintu.base.actor import Actor
from satupintu.ledger.models import Mall
from satupintu.queueing import commands as queueing
from satupintu.queueing import queries
from satupintu.queueing.commands import OutcomeGiven
from satupintu.queueing.rules.values import Hall
from tests.web.desk import at

pytestmark = pytest.mark.django_db
DESK = "/loket/5/"


def now(mall: Mall) -> Hall:
    mall.refresh_from_db()
    return queries.hall(mall, at("08.12"))


def page(client: Client, address: str = DESK) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_a_break_asked_for_in_a_sitting_is_shown_and_taken_back(rina: Actor, client: Client, mall: Mall) -> None:
    client.post("/loket/5/istirahat")
    waiting = page(client)
    client.post("/loket/5/buka")
    back = page(client)

    assert "Istirahat setelah orang ini." in waiting
    assert "Mulai istirahat" not in waiting
    assert "Loket tetap buka" in waiting
    assert "setelah orang ini" not in back.replace("terbuka setelah orang ini", "")
    assert "Mulai istirahat" in back
    assert now(mall).counters["5"].is_open


def test_closing_turns_a_break_that_waits_into_a_close(rina: Actor, client: Client, mall: Mall) -> None:
    client.post("/loket/5/istirahat")
    client.post("/loket/5/tutup")
    waiting = page(client)

    queueing.finish_stop(mall=mall, counter="5", outcomes=[OutcomeGiven(0, "done")], by=rina, at=at("08.12"))

    assert "Loket tutup setelah orang ini." in waiting
    counter = now(mall).counters["5"]
    assert (counter.is_open, counter.on_break, counter.serving) == (False, False, None)
    assert queries.officers_at_counters(mall).get("5", "") == ""


@pytest.mark.parametrize("path", ["strip", "buka", "berikutnya", "selesai", "kertas/A-001", ""])
def test_a_counter_that_does_not_exist_is_refused_at_the_door(rina: Actor, client: Client, path: str) -> None:
    for ask in (client.get, client.post):
        answer = ask(f"/loket/99/{path}")

        assert answer.status_code == 404
        assert "Loket 99 tidak ada di mal ini." in answer.content.decode()


@pytest.mark.parametrize("text", ["²", "9" * 5000, "-1", "x", ""])
def test_an_item_that_is_no_number_is_refused_with_words(rina: Actor, client: Client, text: str) -> None:
    answer = client.post("/loket/5/hapus", {"pilihan": text})

    assert answer.status_code in {404, 409, 422}


def test_a_sign_that_only_looks_like_a_digit_finds_nobody(rina: Actor, client: Client) -> None:
    assert client.get(f"{DESK}?panel=cari&nomor=²").status_code == 200


def test_a_number_is_found_from_a_closed_counter_too(rina: Actor, client: Client, mall: Mall) -> None:
    closed = page(client, "/loket/6/?panel=cari&nomor=2")

    assert "Cari nomor</h2>" in closed
    assert closed.count("<b>A-002</b>") == 2


def test_the_paper_of_what_is_missing_names_where_to_come_back(rina: Actor, client: Client, mall: Mall) -> None:
    lacks = [OutcomeGiven(0, "incomplete", missing=("kk",))]
    queueing.finish_stop(mall=mall, counter="5", outcomes=lacks, by=rina, at=at("08.12"))

    paper = page(client, "/loket/5/kertas/A-001")

    assert "Lalu kembali ke Dispendukcapil, lantai 1 · loket 5–9." in paper


@pytest.mark.parametrize("number", ["Z-999", "A-002", "A-001"])
def test_a_number_that_lacks_nothing_gets_no_paper(rina: Actor, client: Client, number: str) -> None:
    answer = client.get(f"/loket/5/kertas/{number}")

    assert answer.status_code == 404
    assert f"Nomor {number} tidak punya berkas yang kurang" in answer.content.decode()
