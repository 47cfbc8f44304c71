"""The greeter's pages: a number for somebody else, where a number is, a copy, paper numbers, counts, calls."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

from satupintu.base.actor import SYSTEM, Actor, ActorKind
from satupintu.ledger.models import Answer, Mall, Record
from satupintu.people import commands as people
from satupintu.people.models import Officer
from satupintu.people.permits import Duty
from satupintu.queueing import commands as queueing
from satupintu.queueing.commands import Wish
from satupintu.queueing.models import Ticket
from satupintu.reception import commands as reception
from satupintu.reception.models import Wishes
from satupintu.reception.queries import code_now
from tests.conftest import MORNING

pytestmark = pytest.mark.django_db
NINE = "2026-11-24T09:00:00+07:00"
KIOSK = Actor(ActorKind.KIOSK, "t1")


@pytest.fixture
def tablet(mall: Mall, client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A greeter's tablet at nine o'clock."""
    monkeypatch.setenv("SATUPINTU_NOW", NINE)
    client.force_login(Officer.objects.create(mall=mall, username="penyambut", duty=Duty.GREETER))
    return client


def key_in(html: str) -> str:
    found = re.search(r'name="kunci" value="([^"]+)"', html)
    assert found
    return found[1]


def take(tablet: Client, **more: object) -> str:
    """Take a number for a lost identity card; returns the number."""
    shown = tablet.get("/penyambut/nomor/?isi=DKC-02.1").content.decode()
    form = {"isi": "DKC-02.1", "kunci": key_in(shown), **more}
    answer = tablet.post("/penyambut/nomor/", form).content.decode()
    found = re.search(r'class="number">([AK]-\d{3})<', answer)
    assert found, answer
    return found[1]


def test_everyday_words_lead_to_a_number_in_three_pages(tablet: Client) -> None:
    found = tablet.get("/penyambut/cari", {"q": "ktp hilang"}).content.decode()
    link = re.search(r'class="link-line" href="(/penyambut/nomor/[^"]+)"', found)

    assert link
    assert "Ambil nomor" in tablet.get(link[1]).content.decode()
    assert take(tablet, prioritas="1") == "A-001"
    assert Ticket.objects.get().priority is True


def test_a_second_press_gives_no_second_number(tablet: Client) -> None:
    shown = tablet.get("/penyambut/nomor/?isi=DKC-02.1").content.decode()
    form = {"isi": "DKC-02.1", "kunci": key_in(shown)}

    first, again = (tablet.post("/penyambut/nomor/", form).content.decode() for _press in range(2))

    assert "A-001" in first
    assert "A-001" in again
    assert Ticket.objects.count() == 1


def test_wishes_are_on_the_page_and_in_no_record_and_no_kept_answer(tablet: Client) -> None:
    number = take(tablet, bantuan=["wheelchair", "sign_language"])

    page = tablet.get(f"/penyambut/pengunjung/{number}/").content.decode()
    assert page.count("checked") == 2
    assert Wishes.objects.get().wheelchair is True
    told = " ".join(f"{r.kind} {r.about} {r.facts}" for r in Record.objects.all())
    kept = " ".join(str(vars(answer)) for answer in Answer.objects.all())
    assert "wheelchair" not in told + kept
    assert "Kursi roda" not in told + kept


@pytest.mark.parametrize("typed", ["A-001", "a1", "A 001", "a001"])
def test_a_number_is_found_as_people_say_it(tablet: Client, typed: str) -> None:
    number = take(tablet)

    answer = tablet.get("/penyambut/cari", {"q": typed})

    assert answer.headers["Location"] == f"/penyambut/pengunjung/{number}/"


def test_the_copy_of_a_lost_slip_kills_the_old_link(tablet: Client) -> None:
    number = take(tablet)
    old = Ticket.objects.get().link

    shown = tablet.get(f"/penyambut/pengunjung/{number}/").content.decode()
    tablet.post(f"/penyambut/pengunjung/{number}/salinan", {"kunci": key_in(shown)})

    new = Ticket.objects.get().link
    assert tablet.get(f"/t/{old}/").status_code == 404
    assert tablet.get(f"/t/{new}/").status_code == 200


def test_a_copy_without_a_printer_says_so_and_shows_number_and_new_link(tablet: Client) -> None:
    number = take(tablet)
    shown = tablet.get(f"/penyambut/pengunjung/{number}/").content.decode()

    copy = tablet.post(f"/penyambut/pengunjung/{number}/salinan", {"kunci": key_in(shown)}).content.decode()

    for words in ("tidak ada pencetak", "Tautan di kertas lama sudah tidak berlaku.", "Salinan", number, "<svg"):
        assert words in copy, words
    assert f"/t/{Ticket.objects.get().link}" in copy


def test_the_page_of_a_visitor_speaks_about_the_visitor(tablet: Client) -> None:
    take(tablet)
    second = take(tablet)

    first, behind = (tablet.get(f"/penyambut/pengunjung/{one}/").content.decode() for one in ("A-001", second))

    assert "Urutan berikutnya" in first
    assert "1 orang di depannya" in behind
    assert "sebelum Anda" not in first + behind


def test_an_away_visitor_is_brought_back_even_after_two_absences(tablet: Client, mall: Mall) -> None:
    number = take(tablet)
    queueing.pause_ticket(mall=mall, number=number, by=SYSTEM, at=MORNING.replace(hour=9, minute=1))

    page = tablet.post(f"/penyambut/pengunjung/{number}/kembali", {"kunci": "k" * 20}).content.decode()

    assert "Urutannya tetap" in page
    assert Ticket.objects.get().state == "free"


def test_a_pre_printed_number_is_entered_with_its_time(tablet: Client) -> None:
    assert take(tablet, kertas="1", nomor="k12", jam="8.40") == "K-012"
    assert Ticket.objects.get().arrival_ms == int(MORNING.replace(hour=8, minute=40).timestamp() * 1000)


@pytest.mark.parametrize(("number", "clock"), [("A-001", "08.40"), ("K-012", "99.99"), ("K-012", "10.00"), ("", "")])
def test_a_paper_that_cannot_be_is_refused_and_the_form_keeps_what_was_typed(
    tablet: Client, number: str, clock: str
) -> None:
    form = {"isi": "DKC-02.1", "kunci": "k" * 20, "kertas": "1", "nomor": number, "jam": clock}

    answer = tablet.post("/penyambut/nomor/", form)

    assert answer.status_code == 422
    assert f'value="{number}"' in answer.content.decode()
    assert not Ticket.objects.exists()


def test_one_tap_counts_who_comes_in_and_one_takes_it_back(tablet: Client) -> None:
    for _person in range(2):
        shown = tablet.get("/penyambut/").content.decode()
        tablet.post("/penyambut/pintu", {"kunci": key_in(shown)})
    tablet.post("/penyambut/pintu/kurang", {"kunci": "k" * 20})
    tablet.post("/penyambut/pertanyaan", {"kunci": "q" * 20})

    page = tablet.get("/penyambut/").content.decode()
    assert "1 hari ini" in page
    assert "1 terjawab" in page


def test_a_call_for_help_is_on_top_until_somebody_goes(tablet: Client, mall: Mall) -> None:
    call = reception.call_help(mall=mall, place="kiosk:t1", name="Kios 1", by=KIOSK, at=MORNING)

    before = tablet.get("/penyambut/").content.decode()
    tablet.post(f"/penyambut/panggilan/{call.pk}", {"kunci": "k" * 20})

    assert "Kios 1" in before
    assert "Kios 1" not in tablet.get("/penyambut/").content.decode()


def test_a_visitor_who_is_called_is_seated_by_the_greeter(tablet: Client, mall: Mall) -> None:
    queueing.open_counter(mall=mall, counter="5", by=Actor(ActorKind.OFFICER, "9"), at=MORNING.replace(hour=8))
    number = queueing.issue_ticket(
        mall=mall, wishes=[Wish("DKC-02")], priority=False, by=KIOSK, at=MORNING.replace(hour=8, minute=59)
    ).number

    tablet.post(f"/penyambut/pengunjung/{number}/duduk", {"kunci": "k" * 20})

    assert Ticket.objects.get().state == "at_deck"


def test_a_kiosk_calls_for_help_once_and_says_so(mall: Mall, tablet: Client) -> None:
    kiosk = Client()
    secret = people.make_token(mall=mall, role="kiosk", name="Kios 1", by=SYSTEM, at=MORNING)
    kiosk.cookies[settings.DEVICE_COOKIE_NAME] = secret

    before = kiosk.get("/kios/bantuan/").content.decode()
    for press in ("a", "b"):
        kiosk.post("/kios/bantuan/", {"kunci": press * 20})

    assert "Panggil petugas" in before
    assert "Petugas sudah dipanggil" in kiosk.get("/kios/bantuan/").content.decode()
    assert tablet.get("/penyambut/").content.decode().count("<b>Kios 1</b>") == 1


def at_the_desk(mall: Mall) -> tuple[Client, str]:
    """Return the desk of counter 5 with a person whom it has called."""
    officer = Officer.objects.create(mall=mall, username="rina", duty=Duty.OFFICER, agency="DUKCAPIL")
    by = Actor(ActorKind.OFFICER, str(officer.pk))
    queueing.open_counter(mall=mall, counter="5", by=by, at=MORNING.replace(hour=8))
    number = queueing.issue_ticket(
        mall=mall, wishes=[Wish("DKC-02")], priority=False, by=KIOSK, at=MORNING.replace(hour=8, minute=58)
    ).number
    queueing.next_person(mall=mall, counter="5", by=by, at=MORNING.replace(hour=8, minute=59))
    desk = Client()
    desk.force_login(officer)
    return desk, number


def test_the_officer_sees_a_visitor_s_wishes_as_soon_as_they_are_noted(mall: Mall, tablet: Client) -> None:
    desk, number = at_the_desk(mall)
    before = desk.get("/loket/5/").content.decode()
    tablet.post(f"/penyambut/pengunjung/{number}/bantuan", {"kunci": "w" * 20, "bantuan": ["wheelchair"]})

    after = desk.get("/loket/5/").content.decode()

    assert "Kursi roda" not in before
    assert "Kursi roda" in after
    version = re.compile(r'id="kini"[^>]*data-version="([^"]+)"')
    assert version.findall(before) != version.findall(after)


def test_a_desk_calls_the_greeter(mall: Mall, tablet: Client) -> None:
    desk, _number = at_the_desk(mall)

    desk.post("/loket/5/panggil-petugas", {"kunci": "h" * 20})

    assert "Loket 5" in tablet.get("/penyambut/").content.decode()
    assert "Penyambut sudah dipanggil" in desk.get("/loket/5/").content.decode()


def test_the_hall_s_code_stands_on_registered_boards_only(mall: Mall) -> None:
    board, secret = Client(), people.make_token(mall=mall, role="kiosk", name="Papan 1", by=SYSTEM, at=MORNING)
    stranger = board.get("/papan/1/").content.decode()
    board.cookies[settings.DEVICE_COOKIE_NAME] = secret

    assert code_now(mall) not in stranger
    assert code_now(mall) in board.get("/papan/1/").content.decode()
    assert code_now(mall) in board.get("/papan/1/", headers={"Bagian": "papan kode"}).content.decode()
