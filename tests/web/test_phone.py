"""A number on one's own phone: only with the hall's code, once, without an account or a script."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from satupintu.ledger.models import Mall
from satupintu.queueing.models import Ticket
from satupintu.reception import queries
from satupintu.reception.models import SpentPass
from satupintu.reception.rules import PASS_LASTS
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


def test_a_typed_code_opens_the_way_to_one_number(client: Client, mall: Mall) -> None:
    enter(client, mall)
    take(client)

    assert take(client, "n" * 20) == ""
    assert Ticket.objects.count() == 1


def replay(client: Client, cookie: str, key: str) -> tuple[int, str]:
    """Press again with a cookie that was kept from before; returns the answer's status and text."""
    client.cookies[views.COOKIE] = cookie
    answer = client.post("/ambil/nomor", {"isi": "DKC-02.1", "kunci": key})
    return answer.status_code, answer.content.decode()


def test_a_replayed_pass_gives_no_second_number_and_says_what_now(client: Client, mall: Mall) -> None:
    enter(client, mall)
    cookie = client.cookies[views.COOKIE].value
    take(client)

    again = [replay(client, cookie, f"{nth}" * 20) for nth in range(8)] + [replay(client, cookie, "")]

    assert {status for status, _text in again} == {409}
    assert all("ketik kode terbaru di papan" in text for _status, text in again)
    assert client.get("/ambil/layanan").headers["Location"] == "/ambil/"
    assert Ticket.objects.count() == 1


def test_without_the_list_of_spent_passes_a_replay_would_take_a_number(
    client: Client, mall: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: it is the list that refuses, nothing else."""
    enter(client, mall)
    cookie = client.cookies[views.COOKIE].value
    take(client)
    monkeypatch.setattr(queries, "is_spent", lambda _mall, _word: False)
    SpentPass.objects.all().delete()

    assert replay(client, cookie, "z" * 20)[0] == 303
    assert Ticket.objects.count() == 2


def test_a_new_code_from_the_board_opens_the_way_to_another_number(client: Client, mall: Mall) -> None:
    enter(client, mall)
    take(client)
    enter(client, mall)

    assert take(client, "n" * 20)
    assert Ticket.objects.count() == 2


def test_a_refused_number_leaves_the_pass_whole(client: Client, mall: Mall) -> None:
    enter(client, mall)
    assert client.post("/ambil/nomor", {"isi": "TIDAK-ADA.1", "kunci": "w" * 20}).status_code >= 400

    assert take(client)


def test_a_spent_pass_is_forgotten_after_its_time_and_names_nobody(client: Client, mall: Mall) -> None:
    enter(client, mall)
    take(client)
    spent = SpentPass.objects.get()
    assert Ticket.objects.get().number not in repr(vars(spent))
    SpentPass.objects.update(spent_at=spent.spent_at - 2 * PASS_LASTS - timedelta(seconds=1))

    enter(client, mall)
    take(client, "n" * 20)

    assert SpentPass.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_ten_presses_at_once_under_one_pass_one_gets_a_number(mall: Mall) -> None:
    first = Client()
    enter(first, mall)
    cookie, start = first.cookies[views.COOKIE].value, Barrier(10)

    def press(nth: int) -> int:
        try:
            start.wait()
            return replay(Client(), cookie, f"{nth}" * 20)[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as phones:
        given = list(phones.map(press, range(10)))

    assert sorted(given) == [303, *[409] * 9]
    assert Ticket.objects.count() == 1


def test_a_second_press_leads_to_the_same_number(client: Client, mall: Mall) -> None:
    enter(client, mall)

    assert take(client) == take(client)
    assert Ticket.objects.count() == 1


def test_the_way_ends_after_ten_minutes(client: Client, mall: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(client, mall)
    monkeypatch.setattr(views, "INSIDE_SECONDS", -1)

    assert take(client) == ""
