"""A sudden closing of today: who is inside reads that the number counts, who is outside reads why and until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from django.test import Client

from satupintu.base.actor import SYSTEM, Actor
from satupintu.calendars import commands as calendars
from satupintu.calendars.rules import MALL, Span, Special
from satupintu.ledger.models import Mall
from satupintu.people import commands as people
from satupintu.people.models import Officer
from satupintu.people.permits import Duty
from satupintu.queueing import commands as queueing
from satupintu.queueing.models import Ticket
from satupintu.web.public.kept import forget_pages
from tests.web.desk import at
from tests.web.pages import texts

pytestmark = pytest.mark.django_db
WHOLE = "Mal tutup hari ini: Listrik padam."
EARLY = "Hari ini mal tutup pukul 10.00: Listrik padam."
NEXT = "Berikutnya Rabu, 25 November, pukul 08.00–14.00."
MINE = "Nomor Anda tetap dilayani selama loketnya buka."
TAKEN = "Nomor yang sudah diambil tetap dilayani selama loketnya buka."
STAFF = "Layani yang sudah punya nomor, atau beri tahu mereka."
Close = Callable[..., None]


@pytest.fixture
def close(mall: Mall, rina: Actor) -> Close:
    """Announce a closing of today while A-001 is served and A-002 sits behind."""
    forget_pages()

    def announce(holder: str = MALL, *, closes: time | None = None) -> None:
        today = at("08.00").date()
        special = Special(holder, today, today, "Listrik padam.", is_closed=closes is None, closes=closes)
        mall.refresh_from_db()
        calendars.announce(mall=mall, special=special, by=SYSTEM, at=at("08.11"))

    return announce


def said(client: Client, path: str, part: str = "") -> str:
    answer = client.get(path, headers={"Accept-Language": "id", **({"Bagian": part} if part else {})})
    return " ".join(" ".join(texts(answer.content.decode())).split())


def link_of(number: str) -> str:
    return f"/t/{Ticket.objects.get(number=number).link}/"


@pytest.mark.parametrize(("closes", "told"), [(None, WHOLE), (time(10), EARLY)])
def test_who_waits_with_a_number_reads_it_with_and_without_a_script(
    close: Close, closes: time | None, told: str
) -> None:
    page = link_of("A-002")
    before = Client().get(page, headers={"Bagian": "nomor"}).content.decode()
    close(closes=closes)

    for part in ("", "nomor"):
        text = said(Client(), page, part)
        assert told in text
        assert MINE in text
        assert "Temui meja informasi di lantai 1." in text
    after = Client().get(page, headers={"Bagian": "nomor"}).content.decode()
    assert version_of(before) != version_of(after)  # else a page that listens would keep the old part


def version_of(html: str) -> str:
    return html.split('data-version="')[1].split('"', maxsplit=1)[0]


@pytest.mark.parametrize(("closes", "told"), [(None, WHOLE), (time(10), EARLY)])
def test_every_board_says_it_at_its_foot(close: Close, closes: time | None, told: str) -> None:
    close(closes=closes)

    for zone in "123":
        assert f"{told} {MINE}" in said(Client(), f"/papan/{zone}/")


def test_a_board_without_calls_no_longer_sends_people_to_a_kiosk(close: Close) -> None:
    assert "Ambil nomor di kios." in said(Client(), "/papan/3/")
    close()

    board = said(Client(), "/papan/3/")
    assert "Ambil nomor di kios." not in board
    assert NEXT in board


@pytest.mark.parametrize("path", ["/loket/5/", "/loket/5/strip"])
def test_the_desk_and_its_strip_say_it_while_somebody_is_served(close: Close, client: Client, path: str) -> None:
    close()

    desk = said(client, path)
    assert "A-001" in desk
    if path.endswith("strip"):
        assert "Tutup hari ini." in desk
    else:
        assert f"{WHOLE} {STAFF}" in desk


def test_the_greeter_reads_it_first(close: Close, mall: Mall) -> None:
    tablet = Client()
    tablet.force_login(Officer.objects.create(mall=mall, username="penyambut", duty=Duty.GREETER))
    close()

    assert f"{WHOLE} {STAFF}" in said(tablet, "/penyambut/")


@pytest.mark.parametrize("path", ["/antrean/", "/instansi/"])
def test_who_is_outside_reads_why_and_until_when(close: Close, path: str) -> None:
    close()

    page = said(Client(), path)
    assert f"{WHOLE} {TAKEN} {NEXT}" in page
    assert "Tidak ada hari ini" not in page


def test_the_home_page_says_why_and_what_of_numbers_taken(close: Close) -> None:
    close()

    home = said(Client(), "/")
    assert "Listrik padam." in home
    assert TAKEN in home
    assert NEXT in home


def test_after_an_early_closing_the_reason_is_still_said(close: Close, monkeypatch: pytest.MonkeyPatch) -> None:
    close(closes=time(10))
    monkeypatch.setenv("SATUPINTU_NOW", at("10.30").isoformat())

    home = said(Client(), "/")
    assert "Sudah tutup sejak pukul 10.00" in home
    assert "Listrik padam." in home


@pytest.fixture
def kiosk(mall: Mall) -> Client:
    """A kiosk before the door."""
    secret = people.make_token(mall=mall, role="kiosk", name="kios-1", by=SYSTEM, at=at("08.00"))
    device = Client()
    device.post("/perangkat", {"token": secret})
    return device


def test_a_kiosk_gives_none_but_leads_who_has_a_number_to_it(close: Close, kiosk: Client) -> None:
    close()

    start = kiosk.get("/kios/").content.decode()
    assert WHOLE in start
    assert "/kios/nomor-saya/" in start
    assert kiosk.get("/kios/nomor-saya/A-002/").status_code == 200


def test_a_kiosk_says_an_early_closing_with_its_reason(close: Close, kiosk: Client) -> None:
    close(closes=time(10))

    assert EARLY in said(kiosk, "/kios/")


def test_an_agency_that_closes_is_told_to_those_who_wait_for_it_alone(close: Close, client: Client) -> None:
    close("DUKCAPIL")

    assert "Dispendukcapil tutup hari ini: Listrik padam." in said(Client(), link_of("A-002"))
    assert "Dispendukcapil tutup hari ini: Listrik padam." in said(client, "/loket/5/")
    assert "Listrik padam" not in said(Client(), "/papan/1/")


def test_who_is_not_served_any_more_reads_when_the_mall_is_open_again(close: Close, mall: Mall) -> None:
    close()
    mall.refresh_from_db()
    queueing.end_day(mall=mall, day=at("08.12").date(), by=SYSTEM, at=at("08.12"))

    page = said(Client(), link_of("A-002"))
    assert f"{WHOLE} {NEXT}" in page
    assert MINE not in page
    assert "Ambil nomor baru di kios" not in page


@pytest.mark.parametrize("path", ["/antrean/", "/instansi/", "/papan/1/", "/loket/5/"])
def test_nothing_of_it_stands_there_on_an_ordinary_day(rina: Actor, client: Client, path: str) -> None:
    page = said(client, path)

    assert "dilayani selama loketnya buka" not in page
    assert STAFF not in page


def test_an_announced_break_is_told_with_its_reason_until_it_is_over(
    mall: Mall, rina: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget_pages()
    today = at("08.00").date()
    special = Special(MALL, today, today, "Doa bersama.", pause=Span(time(11, 30), time(12, 15)))
    mall.refresh_from_db()
    calendars.announce(mall=mall, special=special, by=SYSTEM, at=at("08.11"))
    pages = ("/papan/1/", link_of("A-002"), "/antrean/")

    for page in pages:
        assert "Istirahat pukul 11.30–12.15: Doa bersama." in said(Client(), page), page
    monkeypatch.setenv("SATUPINTU_NOW", at("12.16").isoformat())
    forget_pages()
    for page in pages:
        assert "Doa bersama" not in said(Client(), page), page
