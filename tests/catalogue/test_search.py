"""The kiosk's search: beginnings of words, the best service first."""

from __future__ import annotations

import time

import pytest

from satupintu.catalogue.rules import Book, search

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("skck", "POL-01"),
        ("SKCK baru", "POL-01"),
        ("pajak kendaraan", "SAM-01"),
        ("pajak motor", "SAM-01"),
        ("ktp hilang", "DKC-02"),
        ("KTP-el hilang", "DKC-02"),
        ("ktpel hil", "DKC-02"),
        ("akta lahir", "DKC-09"),
        ("kartu kuning", "DNK-01"),
        ("bayi jkn", "BKS-02"),
        ("kia", "DKC-10"),
        ("denda tilang", "BRI-03"),
        ("cerai gugat", "PA-02"),
        ("dkc-09", "DKC-09"),
        ("ákta kelahirán", "DKC-09"),
    ],
)
def test_a_guest_finds_the_service_among_the_first_three(book: Book, asked: str, expected: str) -> None:
    assert expected in [service.code for service in search(book, asked)[:3]]


def test_english_words_find_services_too(book: Book) -> None:
    assert search(book, "birth certificate", "en")[0].code == "DKC-09"
    assert search(book, "lost driving licence", "en")[0].code == "POL-11"


def test_a_life_event_leads_to_its_services(book: Book) -> None:
    found = {service.code for service in search(book, "melahirkan")}

    assert found == set(book.life_events["LE-01"].goal_services)


def test_an_agency_name_lists_its_services(book: Book) -> None:
    found = search(book, "taspen")

    assert {service.agency for service in found[:5]} == {"TASPEN"}


def test_a_word_that_fits_nowhere_does_not_spoil_the_others(book: Book) -> None:
    assert search(book, "skck tolong")[0].code == "POL-01"


@pytest.mark.parametrize("asked", ["", "   ", "!?", "xyzzy"])
def test_nothing_asked_or_nothing_known_finds_nothing(book: Book, asked: str) -> None:
    assert search(book, asked) == []


def test_letters_typed_one_by_one_keep_the_service_in_sight(book: Book) -> None:
    for length in range(2, len("akta kelahiran") + 1):
        assert "DKC-09" in [service.code for service in search(book, "akta kelahiran"[:length])]


def test_a_search_takes_less_than_five_milliseconds(book: Book) -> None:
    search(book, "warm")
    best = min(_seconds(book, "perpanjangan surat izin mengemudi motor") for _round in range(10))

    assert best < 0.005


def _seconds(book: Book, asked: str) -> float:
    begun = time.process_time()
    search(book, asked)
    return time.process_time() - begun
