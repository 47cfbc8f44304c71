"""Agencies, services and the hall: what stands there, and how sure it is."""

from __future__ import annotations

import re

import pytest

from satupintu.base.actor import SYSTEM
from satupintu.catalogue.rules import Book
from satupintu.notices import commands as notices
from satupintu.queueing import commands as orders
from tests.web.pages import sentences, texts
from tests.web.public.conftest import NINE, Phone
from tests.web.test_looks import BLOCKED


def test_agencies_are_listed_by_floor_and_by_letter_with_today_s_hours(phone: Phone, book: Book) -> None:
    by_floor, by_letter = phone.reads("/instansi/"), phone.reads("/instansi/?urut=abjad")

    assert [one.short_name for one in book.agencies.values() if one.short_name not in by_floor] == []
    assert by_floor.index("Lantai 1") < by_floor.index("Dispendukcapil") < by_floor.index("ATR/BPN")
    assert by_letter.index("ATR/BPN") < by_letter.index("Dispendukcapil") < by_letter.index("Taspen")
    assert "Hari ini pukul 08.00–14.00" in by_floor
    assert "Tidak ada hari ini" in by_floor  # Taspen comes on Wednesdays


def test_an_agency_that_comes_once_a_week_says_when_next(phone: Phone) -> None:
    taspen = phone.reads("/instansi/TASPEN/")

    assert "Melayani hari Rabu." in taspen
    assert "Berikutnya Rabu, 25 November, pukul 09.00–13.00." in taspen
    assert phone.client.get("/instansi/XX/").status_code == 404


def test_a_service_says_papers_time_fee_basis_and_counters(phone: Phone) -> None:
    said = phone.reads("/layanan/SAM-02/")

    for words in ("Rp160.000 (roda 2 atau 3)", "Rp300.000 (roda 4 atau lebih)", "ditambah pajak kendaraan",
                  "Dasar: PP 76/2020", "60 menit", "± 12 menit", "Loket 12–13", "Lantai 1",
                  "Surat Tanda Nomor Kendaraan",
                  "Boleh dengan surat kuasa", "Dari perusahaan pembiayaan atau bank. Berlaku 1 bulan."):  # fmt: skip
        assert words in said, words


def test_an_estimate_is_called_one_with_who_has_not_confirmed_it(phone: Phone) -> None:
    birth = phone.reads("/layanan/DKC-09/")

    assert birth.count("perkiraan kami, belum dipastikan Dispendukcapil") == 3
    assert "perlu dicek di loket" not in birth


def test_what_is_uncertain_is_to_be_checked_at_the_counter(phone: Phone) -> None:
    lost_licence = phone.reads("/layanan/POL-11/")

    assert "perlu dicek di loket" in lost_licence
    assert "Daftar ini perlu dicek di loket." in lost_licence


def test_no_code_of_the_catalogue_reaches_a_reader(phone: Phone, book: Book) -> None:
    """Every service in both languages: no role, condition or issuer without a word, no blocked word, no long text."""
    codes = re.compile(r"external:|_[a-z]|\bNone\b|with_power|\b(?:spouse|applicant)\b")
    faults = []
    for code in book.services:
        html = phone.html(f"/layanan/{code}/?bahasa=id")
        said = "\n".join(texts(html))
        faults += [(code, found) for found in codes.findall(said) + re.findall(rf"\b({BLOCKED})\b", said)]
        faults += [(code, one) for one in sentences(html) if len(one.split()) > 15 or "!" in one]
    for code in list(book.services)[::10]:
        faults += [
            (code, found) for found in codes.findall("\n".join(texts(phone.html(f"/layanan/{code}/?bahasa=en"))))
        ]

    assert faults == []


def test_every_fee_of_the_catalogue_has_words(phone: Phone, book: Book) -> None:
    from satupintu.web.public.words import CONDITIONS, FORMULAS, ISSUERS, PROXIES, ROLES, TIERS

    services, papers = book.services.values(), book.papers.values()
    formulas = {text for one in services for text in (one.fee.formula, one.fee.plus) if text}
    whens = {need.when for one in services for need in one.requirements if need.when}
    whens |= {variant.when for one in services for variant in one.fee.variants}
    roles = {paper.role for one in services for need in one.requirements for paper in need.alternatives}
    issuers = {one.issuer.removeprefix("external:") for one in papers if one.issuer.startswith("external:")}

    assert formulas - FORMULAS.keys() == set()
    assert whens - CONDITIONS.keys() == set()
    assert roles - ROLES.keys() <= {"applicant"}
    assert issuers - ISSUERS.keys() == set()
    assert {one.proxy for one in services} - PROXIES.keys() == set()
    assert {one.tier for one in book.agencies.values()} - TIERS.keys() == set()


def test_the_hall_says_short_middle_and_long(phone: Phone) -> None:
    for _no in range(4):
        phone.takes("BNN-01")  # 20 minutes each at one counter

    hall = phone.reads("/antrean/")

    assert "4 orang sedang menunggu" in hall
    assert "antrean panjang" in hall
    assert "antrean pendek" in hall


def test_the_hall_s_part_is_what_its_script_fetches(phone: Phone) -> None:
    whole, part = phone.html("/antrean/"), phone.html("/antrean/", Bagian="jalur")

    assert part.strip().startswith("<div")
    assert "<html" not in part
    assert re.findall(r'data-version="(\w+)"', part) == re.findall(r'data-version="(\w+)"', whole)
    assert 'http-equiv="refresh"' in whole  # without a script the page draws itself anew


def test_the_hall_is_told_what_the_mall_says_to_it(phone: Phone) -> None:
    notices.send_to_hall(
        mall=phone.mall, text="Loket 8 dibuka pukul 10.00.", until=NINE.replace(hour=10), by=SYSTEM, at=NINE
    )

    assert "Loket 8 dibuka pukul 10.00." in phone.reads("/antrean/")
    phone.set_clock(NINE.replace(hour=10))
    assert "Loket 8 dibuka" not in phone.reads("/antrean/")


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_page_is_stale_after_its_facts_have_changed(phone: Phone, language: str) -> None:
    """The hall after a number and its return, in one process that keeps drawn pages."""
    path = f"/antrean/?bahasa={language}"
    empty = phone.html(path)
    assert phone.html(path) == empty

    ticket = phone.takes("BNN-01")
    one = phone.html(path)
    orders.leave_ticket(mall=phone.mall, number=ticket.number, by=SYSTEM, at=NINE)

    assert one != empty
    assert phone.html(path) == empty
