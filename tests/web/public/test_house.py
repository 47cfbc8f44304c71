"""About, facilities, the way without stairs, help, the accessibility statement."""

from __future__ import annotations

import re

import pytest
from pytest_django import Settings

from satupintu.base.actor import SYSTEM
from satupintu.catalogue.rules import Book
from satupintu.notices import commands as notices
from tests.web.public.conftest import NINE, Phone


def stop_lift(phone: Phone) -> None:
    notices.set_facility(
        mall=phone.mall,
        facility="lift",
        works=False,
        note="Kabel putus",
        until=NINE.replace(hour=10),
        by=SYSTEM,
        at=NINE,
    )


def test_about_tells_who_runs_the_mall_since_when_and_who_is_in_it(phone: Phone, book: Book) -> None:
    said = phone.reads("/tentang/")

    for words in ("Dinas Penanaman Modal", "Sabtu, 18 September 2021", "Kamis, 17 November 2022", "MPP Maslahat",
                  "Graha Pelayanan Publik", "Pengadilan Agama Bangil Kelas I A adalah instansi yang terbaru.",
                  "Jalan Raya Raci Km. 9", "Pemerintah kabupaten (5)"):  # fmt: skip
        assert words in said, words
    assert [one.short_name for one in book.agencies.values() if one.short_name not in said] == []


def test_about_says_what_nobody_has_confirmed(phone: Phone) -> None:
    said = phone.reads("/tentang/")

    assert "Rute angkutan umum belum kami pastikan." in said
    assert "parkir belum kami pastikan" in said


def test_the_map_and_the_drawings_have_words(phone: Phone) -> None:
    for path in ("/tentang/", "/fasilitas/", "/jalan/21/"):
        html = phone.html(path)
        drawings = re.findall(r'<svg\s+class="drawing"[^>]*role="img"\s+aria-label="([^"]+)"', html)
        assert len(drawings) == html.count('class="drawing"') == 1, path


def test_a_facility_out_of_order_says_until_when_and_why(phone: Phone) -> None:
    assert "Tidak ada gangguan yang dilaporkan hari ini" in phone.reads("/fasilitas/")

    stop_lift(phone)

    said = phone.reads("/fasilitas/")
    assert "Lift untuk lansia tidak berfungsi sampai pukul 10.00." in said
    assert "Kabel putus" in said
    assert said.index("Lift untuk lansia") < said.index("Sofa pengunjung")


def test_without_the_lift_no_way_without_stairs_leads_into_it(phone: Phone, book: Book) -> None:
    assert "Ke lantai 2 naik lift." in phone.reads("/fasilitas/")

    stop_lift(phone)

    upstairs = [code for code, counter in book.counters.items() if counter.floor > 1]
    for path in ("/fasilitas/", *(f"/jalan/{code}/" for code in upstairs)):
        said = phone.reads(path)
        way = said[said.index("Jalan tanpa tangga") :] if path == "/fasilitas/" else said
        assert "naik lift" not in way.lower(), path
        assert "Lift untuk lansia tidak berfungsi sampai pukul 10.00." in way, path
        assert "Temui petugas di meja informasi, lantai 1." in way, path
        assert "petugas loket turun menemui Anda" in way, path
    phone.set_clock(NINE.replace(hour=10))
    assert "Ke lantai 2 naik lift." in phone.reads("/fasilitas/")


def test_a_facility_that_is_not_confirmed_is_not_promised(phone: Phone) -> None:
    html = phone.html("/fasilitas/")

    assert html.index("Belum kami pastikan") < html.index("Ruang laktasi")
    assert "Kios nomor antrean" in html
    assert "antrian" not in html.lower()


def test_every_counter_has_a_way_without_stairs(phone: Phone, book: Book) -> None:
    listed = phone.html("/fasilitas/")

    for code, counter in book.counters.items():
        said = phone.reads(f"/jalan/{code}/")
        assert f"/jalan/{code}/" in listed
        assert f"Loket {code} ada" in said
        assert ("Naik lift" in said) == (counter.floor > 1)
        assert "tangga" not in said.lower().replace("jalan tanpa tangga", "")
    assert phone.client.get("/jalan/99/").status_code == 404


def test_without_the_lift_the_way_leads_to_a_person(phone: Phone) -> None:
    stop_lift(phone)

    above, below = phone.reads("/jalan/21/"), phone.reads("/jalan/7/")

    assert "Naik lift" not in above
    assert "Temui petugas di meja informasi, lantai 1." in above
    assert "tidak berfungsi" not in below.replace("Lift sedang tidak berfungsi.", "")


@pytest.mark.parametrize("path", ["/", "/instansi/", "/layanan/DKC-09/", "/antrean/", "/tentang/", "/kabar/", "/cari"])
def test_help_stands_in_the_same_corner_and_reaches_a_person(phone: Phone, path: str) -> None:
    header = phone.html(path).split("</header>")[0]

    assert '<a class="help" href="/bantuan/">' in " ".join(header.split())
    said = phone.reads("/bantuan/")
    assert "Petugas ada di meja informasi, lantai 1." in said
    assert "Nomor telepon mal belum kami ketahui." in said
    assert "tel:" not in phone.html("/bantuan/")


def test_the_statement_says_what_is_tested_and_what_is_not(phone: Phone) -> None:
    said = phone.reads("/aksesibilitas/")

    assert said.index("Yang diuji pada setiap perubahan") < said.index("Yang belum terbukti")
    assert "Belum dicoba bersama penyandang disabilitas." in said


def test_a_mall_in_service_has_no_page_of_screens(phone: Phone, settings: Settings) -> None:
    settings.MODE = "production"

    assert phone.client.get("/layar/").status_code == 404
    assert "/layar/" not in phone.client.get("/").content.decode()
