"""The first page: search, open today, needs, the own number; and what the search finds."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from satupintu.base.actor import SYSTEM
from satupintu.base.moments import JAKARTA
from satupintu.catalogue.rules import Book
from satupintu.notices import commands as notices
from satupintu.queueing import commands as orders
from tests.web.public.conftest import NINE, Phone

CHRISTMAS = datetime(2026, 12, 25, 9, 0, tzinfo=JAKARTA)
NEEDS = [
    "Usaha dan kerja", "Keluarga", "Pendidikan", "Kesehatan", "Agama", "Keamanan dan hukum", "Tanah, rumah, kendaraan",
    "Pajak dan bantuan",
]  # fmt: skip


def test_the_search_stands_first_and_works_by_an_address(phone: Phone) -> None:
    html = phone.html("/")

    assert html.index('role="search"') < html.index("Buka hari ini?") < html.index("Pilih keperluan")
    assert 'action="/cari"' in html
    assert re.findall(r"<script[^>]*>", html) == ['<script src="/static/ui/aloud.js" defer>']


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (NINE, "Buka hari ini sampai pukul 14.00"),
        (NINE.replace(hour=7), "Hari ini buka pukul 08.00–14.00"),
        (NINE.replace(hour=15), "Sudah tutup sejak pukul 14.00. Berikutnya Rabu, 25 November, pukul 08.00–14.00."),
        (NINE.replace(day=27), "Istirahat pukul 11.30–13.00."),
        (CHRISTMAS, "Tutup hari ini. Kelahiran Yesus Kristus. Berikutnya Senin, 28 Desember, pukul 08.00–14.00."),
        (NINE.replace(day=28), "Tutup hari ini. Sabtu bukan hari layanan. Berikutnya Senin, 30 November"),
    ],
)
def test_open_today_is_answered_with_why_not_and_when_next(phone: Phone, at: datetime, said: str) -> None:
    phone.set_clock(at)

    assert said in " ".join(phone.reads("/").split("\n"))


def test_the_eight_needs_lead_to_all_services_of_the_catalogue(phone: Phone, book: Book) -> None:
    home = phone.html("/")

    assert [need for need in NEEDS if need in home] == NEEDS
    pages = "".join(phone.html(f"/keperluan/{code}/") for code in book.needs)
    assert [code for code in book.services if f"/layanan/{code}/" not in pages] == []
    assert phone.client.get("/keperluan/tidak-ada/").status_code == 404


def test_a_need_says_which_office_makes_what_the_mall_does_not(phone: Phone) -> None:
    education = phone.reads("/keperluan/pendidikan/")

    assert "sekolah atau kampus yang menerbitkannya" in education
    assert "Tanya meja informasi di lantai 1." in education


def test_the_own_number_stands_on_top_today_and_only_today(phone: Phone) -> None:
    ticket = phone.takes("DKC-01")
    assert ticket.number not in phone.html("/")

    phone.html(f"/t/{ticket.link}/")

    cookie = phone.client.cookies["nomor"]
    html = phone.html("/")
    assert html.index(ticket.number) < html.index('role="search"')
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == (ticket.link, True, "Lax")
    assert 0 < cookie["max-age"] <= 15 * 3600
    phone.set_clock(NINE + timedelta(days=1))
    assert ticket.number not in phone.html("/")


def test_a_number_that_is_over_leaves_the_top(phone: Phone) -> None:
    ticket = phone.takes("DKC-01")
    phone.html(f"/t/{ticket.link}/")

    orders.leave_ticket(mall=phone.mall, number=ticket.number, by=SYSTEM, at=NINE)

    assert ticket.number not in phone.html("/")


@pytest.mark.parametrize("cookie", ["x", "A" * 22, "../../etc", "%00"])
def test_a_cookie_that_is_no_link_is_passed_over(phone: Phone, cookie: str) -> None:
    phone.client.cookies["nomor"] = cookie

    assert "Mau mengurus apa?" in phone.html("/")


def test_another_phone_sees_nothing_of_my_number(phone: Phone) -> None:
    ticket = phone.takes("DKC-01")
    phone.html(f"/t/{ticket.link}/")

    stranger = Client().get("/").content.decode()

    assert ticket.number not in stranger
    assert ticket.link not in stranger


def test_a_lift_out_of_order_is_told_on_the_first_page(phone: Phone) -> None:
    notices.set_facility(mall=phone.mall, facility="lift", works=False, until=NINE.replace(hour=10), by=SYSTEM, at=NINE)

    assert "Lift untuk lansia tidak berfungsi sampai pukul 10.00." in phone.reads("/")
    phone.set_clock(NINE.replace(hour=10))
    assert "tidak berfungsi" not in phone.reads("/")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("KTP hilang", "Penggantian KTP-el hilang"),
        ("motor bekas", "Balik nama kendaraan bekas"),
        ("nikah", "Pendaftaran kehendak nikah"),
        ("akta kelah", "Akta kelahiran"),
    ],
)
def test_the_search_finds_what_its_own_examples_ask_for(phone: Phone, asked: str, found: str) -> None:
    assert found in phone.reads(f"/cari?q={asked}")


def test_the_search_says_who_makes_a_passport(phone: Phone) -> None:
    assert "Paspor tidak dibuat di mal ini. Yang membuat: kantor imigrasi." in phone.reads("/cari?q=PASPOR")


@pytest.mark.parametrize("asked", ["qqqq", "<script>alert(1)</script>", "x" * 3000, "  "])
def test_a_search_without_a_hit_has_two_ways_on_and_runs_nothing(phone: Phone, asked: str) -> None:
    html = phone.html("/cari?q=" + asked.replace("<", "%3C"))

    assert "<script>alert" not in html
    assert 'href="/instansi/"' in html
    assert 'role="search"' in html


def test_the_demo_leads_to_the_screens(phone: Phone) -> None:
    assert 'href="/layar/"' in phone.html("/")
    assert "Kios nomor" in phone.reads("/layar/")


def test_english_is_one_tap_away_and_stays(phone: Phone) -> None:
    assert 'href="/cari?q=akta&amp;bahasa=en"' in phone.html("/cari?q=akta")

    english = phone.html("/?bahasa=en")

    assert "Open today?" in english
    assert "Open today?" in phone.html("/")
    assert "Buka hari ini?" in phone.html("/?bahasa=id")
