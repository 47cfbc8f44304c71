"""The whole hall comes from one address: nobody there pays for what another does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import cycle

import pytest
from django.core.cache import cache
from django.test import Client

from satupintu.base.actor import SYSTEM
from satupintu.catalogue import queries as catalogue
from satupintu.ledger.models import Mall
from satupintu.people import commands as people
from satupintu.people.rules import WRONG_FROM_A_PLACE
from satupintu.queueing.models import Ticket
from satupintu.reception import queries as reception
from satupintu.web import entry
from tests.conftest import MORNING
from tests.house.files import texts

pytestmark = pytest.mark.django_db
HALL = "203.0.113.7"
MANY = 200
LINES = 6
PASSWORD = "kopi-pasuruan-19"
ENTER = "/petugas/masuk"


@pytest.fixture(autouse=True)
def nine(mall: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be nine o'clock."""
    monkeypatch.setenv("SATUPINTU_NOW", "2026-11-24T09:00:00+07:00")
    cache.clear()


@pytest.fixture
def officer(mall: Mall) -> Callable[[str], None]:
    def hire(username: str) -> None:
        people.add_officer(
            mall=mall, username=username, name=username.title(), agency="DUKCAPIL", password=PASSWORD, by=SYSTEM,
            at=MORNING,
        )  # fmt: skip

    return hire


def browser() -> Client:
    """Return a device of the hall: its own cookies, everybody's address."""
    return Client(REMOTE_ADDR=HALL)


def enters(username: str, password: str) -> bool:
    """Return whether a name and a password open a session."""
    answer = browser().post(ENTER, {"username": username, "password": password})
    return answer.status_code == 302


def refused(times: int, ask: Callable[[Client], int]) -> list[int]:
    """Return the answers that were no success among many devices that ask one after the other."""
    return [status for status in (ask(browser()) for _ in range(times)) if status >= 400]


def services_of_large_lines(mall: Mall) -> list[str]:
    """Return a service for each counter of the larger lines: a line takes as many people as its day can serve."""
    book = catalogue.book(mall)
    service_of = {service.line: service.code for service in book.services.values()}
    largest = sorted(book.lines.values(), key=lambda line: len(line.counters), reverse=True)[:LINES]
    return [service_of[line.code] for line in largest for _counter in line.counters]


def a_number_with_the_hall_s_code(mall: Mall, services: Iterator[str]) -> Callable[[Client], int]:
    def take(phone: Client) -> int:
        phone.post("/ambil/", {"kode": reception.code_now(mall)})
        return phone.post("/ambil/nomor", {"isi": f"{next(services)}.1"}).status_code

    return take


def test_two_hundred_kiosks_and_phones_at_one_address_are_all_served(mall: Mall) -> None:
    secret = people.make_token(mall=mall, role="kiosk", name="Kios pintu", by=SYSTEM, at=MORNING)
    program = {"Authorization": f"Bearer {secret}"}
    first = MANY // 2

    def take(kiosk: Client, service: str) -> int:
        body = {"services": [service]}
        return kiosk.post("/api/v1/tickets", body, content_type="application/json", headers=program).status_code

    services = cycle(services_of_large_lines(mall))
    by_kiosk = refused(first, lambda kiosk: take(kiosk, next(services)))
    by_phone = refused(MANY - first, a_number_with_the_hall_s_code(mall, services))
    reading = refused(MANY, lambda phone: phone.get("/ambil/").status_code)

    assert (by_kiosk, by_phone, reading) == ([], [], [])
    assert Ticket.objects.count() == MANY


def test_wrong_passwords_of_one_account_do_not_hinder_another_at_the_same_address(
    officer: Callable[[str], None],
) -> None:
    officer("rina")
    officer("budi")
    for _ in range(WRONG_FROM_A_PLACE + 3):
        assert not enters("rina", "salah sama sekali")

    assert not enters("rina", PASSWORD)  # her own account waits
    assert enters("budi", PASSWORD)


def test_wrong_names_by_the_hundred_hinder_nobody(officer: Callable[[str], None]) -> None:
    officer("budi")
    for nth in range(100):
        assert not enters(f"entah{nth}", "salah sama sekali")

    assert enters("budi", PASSWORD)


def test_wrong_codes_of_the_hall_hinder_nobody(mall: Mall) -> None:
    wrong = [browser().post("/ambil/", {"kode": "AAAAAA"}).status_code for _ in range(MANY)]

    assert set(wrong) == {422}
    assert refused(5, a_number_with_the_hall_s_code(mall, cycle(["DKC-02"]))) == []


def test_nothing_counts_by_address_alone() -> None:
    """An address is read where tries of an account are counted, together with the account, and where codes wait."""
    readers = {path for path, text in texts(".py", under="satupintu/") if '.get("REMOTE_ADDR"' in text}
    counting = [
        call
        for path, text in texts(".py", under="satupintu/")
        for call in re.findall(r"\bbegin_sign_in\(([^)]*)\)", text)
        if path.startswith("satupintu/web/")
    ]

    assert readers == {"satupintu/web/staff/pc.py", "satupintu/web/device.py"}
    assert counting
    assert all("username=" in call and "address=" in call for call in counting)


def test_a_limit_by_address_would_be_found(mall: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    arrive = entry.arrive

    def limited(request: entry.MallRequest) -> None:
        arrive(request)
        seen.append(request.META["REMOTE_ADDR"])
        if seen.count(request.META["REMOTE_ADDR"]) > 30:
            raise entry.Busy

    monkeypatch.setattr(entry, "arrive", limited)

    assert refused(MANY, lambda phone: phone.get("/ambil/").status_code) != []
