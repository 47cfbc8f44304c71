"""A drawn page is kept under its facts: drawn once, never stale, and never without end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import pytest

from satupintu.base.actor import SYSTEM
from satupintu.calendars import commands as calendars
from satupintu.calendars.rules import MALL, Special
from satupintu.catalogue import commands as catalogue
from satupintu.notices import commands as notices
from satupintu.web.public import kept
from tests.catalogue.test_load import the_file, the_settings
from tests.web.pages import texts
from tests.web.public.conftest import NINE, Phone


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that were drawn."""
    drawn: list[str] = []
    whole = kept.render_to_string

    def counted(name: str, *rest: Any) -> str:
        drawn.append(name)
        return str(whole(name, *rest))

    monkeypatch.setattr(kept, "render_to_string", counted)
    return drawn


def a_new_fee(phone: Phone) -> None:
    data = the_file()
    data["services"][0]["fee"] = {"amount": 12_000, "kind": "pnbp", "basis": "PP 1/2026", "confidence": "S"}
    catalogue.load_catalogue(mall=phone.mall, path_or_data=data, settings=the_settings(), by=SYSTEM, at=NINE)


def a_broken_lift(phone: Phone) -> None:
    notices.set_facility(mall=phone.mall, facility="lift", works=False, by=SYSTEM, at=NINE)


def news(phone: Phone) -> None:
    notices.publish(mall=phone.mall, title="Kabar segar", body="Isi.", author="Humas", by=SYSTEM, at=NINE)


def a_number(phone: Phone) -> None:
    phone.takes("BNN-01")


def closing_time(phone: Phone) -> None:
    phone.set_clock(datetime.combine(NINE.date(), NINE.time().replace(hour=15), tzinfo=NINE.tzinfo))


def a_sudden_closure(phone: Phone) -> None:
    closed = Special(MALL, NINE.date(), NINE.date(), "Listrik padam", is_closed=True)
    calendars.announce(mall=phone.mall, special=closed, by=SYSTEM, at=NINE)


def an_early_closing(phone: Phone) -> None:
    early = Special("DUKCAPIL", NINE.date(), NINE.date(), "Rapat dinas", closes=time(11, 0))
    calendars.announce(mall=phone.mall, special=early, by=SYSTEM, at=NINE)


CHANGES: list[tuple[str, Callable[[Phone], None], str]] = [
    ("/layanan/DPM-01/", a_new_fee, "Rp12.000"),
    ("/", a_broken_lift, "Lift untuk lansia tidak berfungsi"),
    ("/fasilitas/", a_broken_lift, "Lift untuk lansia tidak berfungsi"),
    ("/jalan/21/", a_broken_lift, "Lift untuk lansia tidak berfungsi"),
    ("/", news, "Kabar segar"),
    ("/kabar/", news, "Kabar segar"),
    ("/antrean/", a_number, "1 orang sedang menunggu"),
    ("/", a_sudden_closure, "Listrik padam. Berikutnya Rabu, 25 November"),
    ("/instansi/", a_sudden_closure, "Tutup hari ini"),
    ("/instansi/DUKCAPIL/", an_early_closing, "Hari ini pukul 08.00–11.00 Rapat dinas."),
    ("/", closing_time, "Sudah tutup"),
    ("/instansi/", closing_time, "Sudah tutup hari ini"),
    ("/instansi/DUKCAPIL/", closing_time, "Sudah tutup hari ini"),
    ("/layanan/DKC-09/", closing_time, "Sudah tutup hari ini"),
]


@pytest.mark.parametrize(("path", "change", "shows"), CHANGES, ids=[f"{c[1].__name__} {c[0]}" for c in CHANGES])
def test_a_page_is_drawn_once_and_anew_when_its_facts_change(
    phone: Phone, drawings: list[str], path: str, change: Callable[[Phone], None], shows: str
) -> None:
    before = phone.html(path)
    assert phone.html(path) == before
    assert len(drawings) == 1
    assert shows not in " ".join(texts(before))

    change(phone)

    assert shows in phone.reads(path).replace("\n", " ")
    assert len(drawings) == 2


def test_two_languages_are_two_pages(phone: Phone, drawings: list[str]) -> None:
    assert phone.html("/bantuan/?bahasa=id") != phone.html("/bantuan/?bahasa=en")
    assert len(drawings) == 2


def test_old_pages_fall_out(phone: Phone, drawings: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "KEPT", 2)

    for path in ("/bantuan/", "/tentang/", "/aksesibilitas/", "/bantuan/"):
        phone.html(path)

    assert len(drawings) == 4
    assert len(kept._kept) == 2


def test_no_page_is_left_with_a_cache_on_the_way(phone: Phone) -> None:
    answer = phone.client.get("/")

    assert answer["Cache-Control"] == "private, no-cache"
