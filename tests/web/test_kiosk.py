"""What a kiosk says when there is no number, and what it leaves open; nobody is sent in a circle."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

import pytest
from django.test import Client

from satupintu.base.actor import SYSTEM, Actor, ActorKind
from satupintu.base.moments import JAKARTA
from satupintu.ledger.models import Mall
from satupintu.people import commands as people
from satupintu.queueing import commands as orders
from satupintu.queueing.commands import Wish
from satupintu.queueing.refusals import LineFull
from tests.web.pages import texts

pytestmark = pytest.mark.django_db
Clock = Callable[[datetime], None]
KIOSK = Actor(ActorKind.KIOSK, "t1")
LAST_HALF_HOUR = datetime(2026, 11, 25, 13, 32, tzinfo=JAKARTA)
BEFORE_DAWN = datetime(2026, 11, 25, 7, 10, tzinfo=JAKARTA)
SUNDAY = datetime(2026, 11, 29, 10, 0, tzinfo=JAKARTA)
NO_NUMBERS = [LAST_HALF_HOUR, BEFORE_DAWN, SUNDAY]
AFTERNOON = datetime(2026, 11, 25, 13, 20, tzinfo=JAKARTA)
THREE = "isi=DKC-09.1~KPP-01.1~PA-01.2"
SCREENS = [
    "/kios/",
    f"/kios/?{THREE}",
    f"/kios/instansi/?{THREE}",
    f"/kios/instansi/DUKCAPIL/?{THREE}",
    f"/kios/cari/?cari=bayi&{THREE}",
    f"/kios/ringkasan/?{THREE}",
    f"/kios/bantuan/?{THREE}",
    f"/kios/nomor-saya/?nomor=A-01&{THREE}",
]


@pytest.fixture
def kiosk(mall: Mall) -> Client:
    """A registered kiosk."""
    secret = people.make_token(mall=mall, role="kiosk", name="kios-1", by=SYSTEM, at=AFTERNOON)
    client = Client()
    client.post("/perangkat", {"token": secret})
    return client


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Set the mall's clock."""
    return lambda shows: monkeypatch.setenv("SATUPINTU_NOW", shows.isoformat())


def html(kiosk: Client, path: str) -> str:
    """Return a screen, whether it says yes or no."""
    return kiosk.get(path).content.decode()


def ways(page: str) -> dict[str, str]:
    """Return where the buttons of a screen lead, by their first words."""
    found = re.findall(r'<a\s+class="k-tile[^"]*"\s+href="([^"]*)".*?<b\s*>(.*?)</b>', page, re.S)
    return {re.sub(r"<[^>]*>", "", words).strip(): href.replace("&amp;", "&") for href, words in found}


@pytest.mark.parametrize("now", NO_NUMBERS, ids=["last", "early", "sunday"])
@pytest.mark.parametrize("path", ["/kios/", "/kios/ringkasan/?isi=DKC-09.1"])
def test_while_the_mall_gives_no_numbers_who_holds_one_gets_on_and_nobody_is_sent_in_a_circle(
    kiosk: Client, clock: Clock, now: datetime, path: str
) -> None:
    clock(now)

    page = html(kiosk, path)
    found = ways(page)

    assert list(found) == ["Sudah punya nomor", "Bantuan"]
    assert kiosk.get(found["Sudah punya nomor"]).status_code == 200
    assert "Pilih layanan lain" not in page
    assert "Kembali" not in page
    assert "English" in page


def test_in_the_last_half_hour_a_visitor_who_went_away_says_at_the_kiosk_that_they_are_back(
    kiosk: Client,
    clock: Clock,
    mall: Mall,
) -> None:
    row = orders.issue_ticket(mall=mall, wishes=[Wish("KPP-01")], priority=False, by=KIOSK, at=AFTERNOON)
    orders.pause_ticket(mall=mall, number=row.number, by=KIOSK, at=AFTERNOON)
    clock(LAST_HALF_HOUR)

    asked = html(kiosk, ways(html(kiosk, "/kios/"))["Sudah punya nomor"] + f"?nomor={row.number}")

    assert "Saya sudah kembali" in html(kiosk, ways(asked)["Lihat nomor ini"])


def test_a_kiosk_at_rest_on_a_refusal_asks_again_by_itself(kiosk: Client, clock: Clock) -> None:
    clock(BEFORE_DAWN)

    page = html(kiosk, "/kios/")

    assert 'data-parts="/kios/"' in page
    assert re.search(r'<main class="k-main" id="isi"\s+data-part', page)


def test_a_closed_mall_sends_nobody_to_a_telephone_or_to_a_desk_without_people(
    kiosk: Client,
    clock: Clock,
) -> None:
    clock(SUNDAY)

    said = " ".join([*texts(html(kiosk, "/kios/")), *texts(html(kiosk, "/kios/bantuan/"))])

    assert "telepon" not in said
    assert "Mereka bisa mengambilkan nomor" not in said
    assert "Lanjut ambil nomor" not in said
    assert "Buka lagi Senin, 30 November" in said


def fill(mall: Mall, service: str) -> None:
    """Let so many wait in a line that it is full until its close."""
    with suppress(LineFull):
        while True:
            mall.refresh_from_db()
            orders.issue_ticket(mall=mall, wishes=[Wish(service, 5)], priority=False, by=KIOSK, at=AFTERNOON)


def test_one_full_line_takes_nothing_from_the_other_choices(kiosk: Client, clock: Clock, mall: Mall) -> None:
    fill(mall, "PA-01")
    clock(AFTERNOON)

    page = html(kiosk, f"/kios/ringkasan/?{THREE}")
    found = ways(page)

    main, other = found.items()
    assert main == ("Ambil nomor untuk 2 layanan lainnya", "/kios/ringkasan/?isi=DKC-09.1~KPP-01.1")
    assert other == ("Pilih layanan lain", "/kios/?isi=DKC-09.1~KPP-01.1")
    assert "Akta kelahiran" in page
    assert "2 layanan" in html(kiosk, main[1])


def test_a_line_that_fills_while_the_summary_is_looked_at_leaves_the_rest_too(
    kiosk: Client,
    clock: Clock,
    mall: Mall,
) -> None:
    fill(mall, "PA-01")
    clock(AFTERNOON)

    page = kiosk.post("/kios/nomor/", {"isi": "DKC-09.1~PA-01.2", "kunci": "k" * 22}).content.decode()

    assert ways(page)["Ambil nomor untuk 1 layanan lainnya"] == "/kios/ringkasan/?isi=DKC-09.1"


@pytest.mark.parametrize("path", SCREENS)
def test_every_screen_changes_language_at_the_same_place_and_keeps_what_was_chosen(
    kiosk: Client, clock: Clock, path: str
) -> None:
    clock(datetime(2026, 11, 25, 9, 0, tzinfo=JAKARTA))

    bar = html(kiosk, path).partition('<nav class="k-bar"')[2]
    first = re.search(r'<a\s+class="btn"\s+href="([^"]*)"\s+lang="en"', bar)

    assert first is not None
    assert bar.index(first[0]) == bar.index("<a")
    there = first[1].replace("&amp;", "&")
    assert there.partition("?")[0] == path.partition("?")[0]
    assert "bahasa=en" in there
    for kept in path.partition("?")[2].split("&"):
        assert kept in there


FIVE = "isi=DKC-09.1~KPP-01.1~PA-01.2~POL-01.1~SAM-01.1"


@pytest.mark.parametrize("path", [f"/kios/ringkasan/?{FIVE}", "/kios/instansi/", "/kios/instansi/DUKCAPIL/"])
def test_in_large_letters_a_long_list_is_turned_by_a_button_and_nothing_of_it_is_lost(
    kiosk: Client, clock: Clock, path: str
) -> None:
    clock(datetime(2026, 11, 25, 9, 0, tzinfo=JAKARTA))

    def listed(page: str) -> list[str]:
        return re.findall(r"<li>.*?<b\s*>(.*?)</b>", page, re.S)

    usual = listed(html(kiosk, path))
    seen, following = [], f"{path}{'&' if '?' in path else '?'}huruf=besar"
    while following:
        page = html(kiosk, following)
        seen.append(listed(page))
        following = next((there for name, there in ways(page).items() if name.endswith("lagi di bawah")), "")

    assert [name for leaf in seen for name in leaf] == usual
    assert len(seen) > 1
    assert max(len(leaf) for leaf in seen) <= 12


def test_five_services_stand_on_one_summary_in_usual_letters(kiosk: Client, clock: Clock) -> None:
    clock(datetime(2026, 11, 25, 9, 0, tzinfo=JAKARTA))

    page = html(kiosk, f"/kios/ringkasan/?{FIVE}")

    assert page.count("btn--stop k-key") == 5
    assert "lagi di bawah" not in page
