"""The panels of a desk as the server gives them: what stays open, what closes, what is found."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from satupintu.base.actor import Actor
from satupintu.ledger.models import Mall
from satupintu.queueing import commands as queueing
from satupintu.queueing.commands import OutcomeGiven
from tests.web.desk import at

pytestmark = pytest.mark.django_db
DESK = "/loket/5/"
NOT_TODAY = "belum ada hari ini"


def done_and_next(mall: Mall, by: Actor) -> None:
    done = [OutcomeGiven(0, "done")]
    queueing.next_person(mall=mall, counter="5", outcomes=done, by=by, at=at("08.12"))


def page(client: Client, address: str = DESK) -> str:
    return client.get(address).content.decode()


def own_address(text: str) -> str:
    """Return where the page asks for its middle again."""
    found = re.search(r'id="kini"[^>]*data-parts="([^"]*)"', text)
    return html.unescape(found[1]) if found else ""


def test_a_page_asks_for_itself_with_the_panel_that_is_open(rina: Actor, client: Client) -> None:
    opened = page(client, f"{DESK}?panel=tambah&cari=ktp")

    again = page(client, own_address(opened))

    assert "Tambah layanan</h2>" in opened
    assert "Tambah layanan</h2>" in again
    assert 'value="ktp"' in again
    assert own_address(page(client)) == ""


def test_a_panel_about_a_person_closes_when_another_one_comes(mall: Mall, rina: Actor, client: Client) -> None:
    opened = page(client, f"{DESK}?panel=teruskan")
    done_and_next(mall, rina)

    again = page(client, own_address(opened))

    assert "A-002" in again
    assert "Teruskan ke jalur lain</h2>" in opened
    assert "Teruskan ke jalur lain</h2>" not in again


def test_a_searched_number_stays_whoever_comes(mall: Mall, rina: Actor, client: Client) -> None:
    opened = page(client, f"{DESK}?panel=cari&nomor=2")
    done_and_next(mall, rina)

    again = page(client, own_address(opened))

    assert "<b>A-002</b>" in opened
    assert "<b>A-002</b>" in again


def test_the_form_of_the_sitting_waits_behind_an_open_panel(rina: Actor, client: Client) -> None:
    form = re.compile(r'<form\s+id="hasil"[^>]*>')

    assert "hidden" not in form.findall(page(client))[0]
    assert "hidden" in form.findall(page(client, f"{DESK}?panel=cari"))[0]


def test_only_a_number_that_was_not_found_is_called_so(rina: Actor, client: Client) -> None:
    assert NOT_TODAY not in page(client, f"{DESK}?panel=cari&nomor=1")
    assert NOT_TODAY not in page(client, f"{DESK}?panel=cari")
    assert NOT_TODAY in page(client, f"{DESK}?panel=cari&nomor=9")
