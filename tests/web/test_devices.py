"""The devices of the hall: paired by the code on their screen, seen, tested, revoked, brought back."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from satupintu.base.actor import SYSTEM
from satupintu.ledger.models import Mall, Record
from satupintu.ledger.queries import real_now
from satupintu.office.models import Change
from satupintu.people import commands as people
from satupintu.people.models import Pairing, SignInTry, Token
from satupintu.people.permits import Duty
from satupintu.people.rules import WRONG_CODES, secret_digest
from tests.conftest import MORNING
from tests.virtual_printer import Fault, virtual_printer
from tests.web.test_office import browser, figures

pytestmark = pytest.mark.django_db
PAGE = "/kelola/perangkat/"
PAIRING = settings.PAIRING_COOKIE_NAME


@pytest.fixture(autouse=True)
def nine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be nine o'clock."""
    monkeypatch.setenv("SATUPINTU_NOW", "2026-11-24T09:00:00+07:00")


@pytest.fixture
def iwan(mall: Mall) -> Client:
    """The operator who sets up devices; the hall itself is not his to run."""
    return browser(mall, Duty.OPERATOR, name="iwan")


def code_on(screen: Client) -> str:
    """Return the code that an unregistered browser shows."""
    found = re.search(r'class="number"[^>]*>(\d{3}) (\d{3})<', screen.get("/perangkat").content.decode())
    assert found
    return found[1] + found[2]


def pair(client: Client, code: str, kind: str = "kios:1", name: str = "Kios depan") -> int:
    """Type a code, see the difference, save; return the last status."""
    form = {"kode": code, "jenis": kind, "nama": name}
    shown = client.post(PAGE, form)
    if shown.status_code != 200:
        return shown.status_code
    assert 'name="yakin"' in shown.content.decode()
    assert not Token.objects.filter(name=name).exists()
    return client.post(PAGE, {**form, "yakin": "1", "kunci": f"p{code}{name}"[:40]}).status_code


def device(mall: Mall, role: str = "board", **place: object) -> tuple[Token, Client]:
    """Return a registered device and its browser."""
    place = place or {"zone": "1"}
    secret = people.make_token(mall=mall, role=role, name=f"uji-{role}", by=SYSTEM, at=MORNING, **place)  # type: ignore[arg-type]
    screen = Client()
    screen.cookies[settings.DEVICE_COOKIE_NAME] = secret
    return Token.objects.get(name=f"uji-{role}"), screen


def give(client: Client, token: Token, what: str, **fields: str) -> int:
    """See the difference of a change of a device, save it; return the status."""
    form = {"ubah": what, **fields}
    shown = client.post(f"{PAGE}{token.pk}/ubah", form)
    if shown.status_code != 200:
        return shown.status_code
    form |= {"yakin": "1", "kunci": f"u{what}{len(Change.objects.all())}"}
    return client.post(f"{PAGE}{token.pk}/ubah", form).status_code


# pairing


@pytest.mark.parametrize(
    ("kind", "screen"),
    [("kios:1", "/kios/"), ("kios:2", "/kios/"), ("kursi:POLRES", "/kios/kursi/POLRES/"), ("papan:2", "/papan/2/")],
)
def test_a_browser_becomes_what_was_chosen_for_its_code(iwan: Client, mall: Mall, kind: str, screen: str) -> None:
    window = Client()
    code = code_on(window)

    assert pair(iwan, code, kind) == 303

    led = window.get("/perangkat")
    assert (led.status_code, led["Location"]) == (302, screen)
    cookie = led.cookies[settings.DEVICE_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert Token.objects.get(name="Kios depan").secret_digest == secret_digest(cookie.value)
    assert window.get(screen).status_code == 200


def test_the_secret_is_kept_by_the_browser_alone(mall: Mall) -> None:
    window = Client()
    code = code_on(window)

    secret = window.cookies[PAIRING].value
    waiting = Pairing.objects.get()
    assert window.cookies[PAIRING]["httponly"]
    assert (waiting.code, waiting.secret_digest) == (code, secret_digest(secret))
    assert secret not in str(waiting.__dict__)
    assert code not in str(list(Record.objects.values_list("facts", flat=True)))


def test_two_browsers_never_share_a_code_and_each_keeps_its_own(mall: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["111111", "111111", "222222"])
    monkeypatch.setattr("satupintu.people.commands.devices.new_pairing_code", lambda: next(drawn))
    first, second = Client(), Client()

    assert [code_on(first), code_on(second), code_on(first)] == ["111111", "222222", "111111"]


def test_a_code_counts_ten_minutes_and_another_comes_after_it(iwan: Client, mall: Mall) -> None:
    window = Client()
    code, before = code_on(window), window.cookies[PAIRING].value
    left = Pairing.objects.get().valid_until - real_now()
    assert timedelta(minutes=9) < left <= timedelta(minutes=10)

    Pairing.objects.update(valid_until=real_now())

    assert pair(iwan, code) == 422
    fresh = code_on(window)
    assert window.cookies[PAIRING].value != before
    assert Pairing.objects.get().code == fresh
    assert not Token.objects.exists()


def test_a_code_fits_once(iwan: Client, mall: Mall) -> None:
    code = code_on(Client())

    assert [pair(iwan, code), pair(iwan, code, name="Kios kedua")] == [303, 422]
    assert Token.objects.count() == 1


def test_a_twin_press_pairs_once_and_gets_the_same_answer(iwan: Client, mall: Mall) -> None:
    form = {"kode": code_on(Client()), "jenis": "kios:1", "nama": "Kios", "yakin": "1", "kunci": "k" * 20}

    first, twin = iwan.post(PAGE, form), iwan.post(PAGE, form)

    assert (first.status_code, first["Location"]) == (twin.status_code, twin["Location"])
    assert (first.status_code, Token.objects.count()) == (303, 1)


def test_wrong_codes_are_limited_per_account_not_per_address(iwan: Client, mall: Mall) -> None:
    code = code_on(Client())
    wrong = f"{(int(code) + 1) % 10**6:06d}"

    assert [pair(iwan, wrong) for _try in range(WRONG_CODES)] == [422] * WRONG_CODES
    assert pair(iwan, code) == 429
    sure = {"kode": code, "jenis": "kios:1", "nama": "Kios depan", "yakin": "1", "kunci": "s" * 20}
    assert iwan.post(PAGE, sure).status_code == 429
    assert pair(browser(mall, Duty.MANAGER, name="kabid"), code) == 303


def test_a_right_code_is_no_wrong_one(iwan: Client, mall: Mall) -> None:
    for number in range(WRONG_CODES + 2):
        assert pair(iwan, code_on(Client()), name=f"Kios {number}") == 303

    assert not SignInTry.objects.exists()


@pytest.mark.parametrize(
    ("kind", "name", "status"),
    [("kios:9", "x", 422), ("papan:9", "x", 422), ("kursi:", "x", 422), ("", "x", 422), ("kios:1", "  ", 422),
     ("officer:1", "x", 422), ("kios:1", "x" * 61, 422)],
)  # fmt: skip
def test_a_form_that_names_no_device_pairs_nothing(iwan: Client, mall: Mall, kind: str, name: str, status: int) -> None:
    form = {"kode": code_on(Client()), "jenis": kind, "nama": name, "yakin": "1", "kunci": "f" * 20}

    assert iwan.post(PAGE, form).status_code == status
    assert not Token.objects.exists()


def test_a_full_room_of_codes_says_so_and_a_token_is_still_taken(mall: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("satupintu.people.commands.devices.PAIRINGS_AT_MOST", 1)
    code_on(Client())
    full = Client().get("/perangkat")
    secret = people.make_token(mall=mall, role="board", name="papan", zone="1", by=SYSTEM, at=MORNING)

    assert full.status_code == 503
    assert "Tunggu sepuluh menit" in full.content.decode()
    assert Client().post("/perangkat", {"token": secret})["Location"] == "/papan/1/"


def test_without_a_script_the_page_asks_anew_every_three_seconds(mall: Mall) -> None:
    html = Client().get("/perangkat").content.decode()

    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in html
    assert "/events?topics=device" in html
    assert "refresh" not in Client().get("/perangkat?cara=kunci").content.decode()  # nobody loses what is typed


def test_pairing_is_undone_by_revoking_and_says_who_and_when(iwan: Client, mall: Mall) -> None:
    window = Client()
    pair(iwan, code_on(window))
    window.get("/perangkat")
    assert "iwan, Selasa, 24 November 09.00" in iwan.get(PAGE).content.decode()

    assert iwan.post(f"/kelola/perubahan/{Change.objects.get().pk}/batal", {"kunci": "b" * 20}).status_code == 303

    assert window.get("/kios/").status_code == 401


# revoking, and the way back


def test_a_revoked_device_is_out_at_once_and_comes_back_by_undo(iwan: Client, mall: Mall) -> None:
    token, screen = device(mall, "kiosk", floor=1)
    assert screen.get("/kios/").status_code == 200
    shown = iwan.post(f"{PAGE}{token.pk}/ubah", {"ubah": "cabut"}).content.decode()
    assert "terdaftar" in shown
    assert "dicabut" in shown
    assert screen.get("/kios/").status_code == 200

    assert give(iwan, token, "cabut") == 303
    assert screen.get("/kios/").status_code == 401
    undone = iwan.post(f"/kelola/perubahan/{Change.objects.get().pk}/batal", {"kunci": "b" * 20})

    assert undone["Location"].startswith(PAGE)
    assert screen.get("/kios/").status_code == 200
    assert (give(iwan, token, "cabut"), give(iwan, token, "pulihkan")) == (303, 303)


def test_an_officer_s_program_is_no_device_of_this_page(iwan: Client, mall: Mall) -> None:
    people.make_token(mall=mall, role="officer", name="program", by=SYSTEM, at=MORNING)
    token = Token.objects.get()

    assert "program" not in iwan.get(PAGE).content.decode()
    assert give(iwan, token, "cabut") == 401
    assert Token.objects.get().is_active


def test_who_keeps_devices_undoes_no_other_change(iwan: Client, mall: Mall) -> None:
    kabid = browser(mall, Duty.MANAGER, name="kabid")
    form = {"hari": "1", "buka": "08.00", "selesai-jam": "13.00", "yakin": "1", "kunci": "k" * 20}
    kabid.post("/kelola/jam/minggu", form)

    assert iwan.post(f"/kelola/perubahan/{Change.objects.get().pk}/batal", {"kunci": "b" * 20}).status_code == 403


# seen


def test_a_device_is_seen_once_a_minute_and_not_in_the_record(mall: Mall) -> None:
    token, screen = device(mall)
    written = Record.objects.count()

    screen.get("/papan/1/")
    token.refresh_from_db()
    first = token.seen_at
    screen.get("/papan/1/")
    token.refresh_from_db()
    second = token.seen_at
    Token.objects.update(seen_at=real_now() - timedelta(seconds=61))
    screen.get("/perangkat/terlihat")
    token.refresh_from_db()

    assert first is not None
    assert first == second
    assert token.seen_at is not None
    assert token.seen_at >= first
    assert Record.objects.count() == written


def test_a_silent_device_is_red_during_hours_and_counted_on_the_day_s_page(
    iwan: Client, mall: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, screen = device(mall)
    screen.get("/papan/1/")
    html = iwan.get(PAGE).content.decode()
    assert re.search(r"terlihat pukul (09.00|08.59)", html)
    assert "data-stuck" not in html
    assert figures(iwan.get("/hari-ini/").content.decode())["Perangkat diam"] == "0"

    Token.objects.update(seen_at=real_now() - timedelta(minutes=6))

    html, day = iwan.get(PAGE).content.decode(), iwan.get("/hari-ini/").content.decode()
    assert "terlihat pukul 08.5" in html
    assert "data-stuck" in html
    assert figures(day)["Perangkat diam"] == "1"
    assert token.name in day
    monkeypatch.setenv("SATUPINTU_NOW", "2026-11-24T19:00:00+07:00")
    assert "data-stuck" not in iwan.get(PAGE).content.decode()
    assert figures(iwan.get("/hari-ini/").content.decode())["Perangkat diam"] == "0"


# a board's token


def test_a_board_shows_the_hall_s_code_and_may_do_nothing_else(mall: Mall) -> None:
    _token, screen = device(mall)
    stranger = Client()

    assert re.search(r'id="kode"[^>]*data-version="[^"]+"', screen.get("/papan/1/").content.decode())
    assert 'data-version=""' in stranger.get("/papan/1/").content.decode()
    assert screen.get("/kios/").status_code == 401
    assert screen.post("/kios/nomor/", {"layanan": "DKC-02"}).status_code in {401, 404}
    assert screen.get("/kios/kursi/DUKCAPIL/").status_code == 401
    assert screen.get("/loket/5/").status_code == 302
    assert not Record.objects.filter(kind__startswith="queueing.").exists()


def test_a_board_s_token_gives_no_order_to_the_api(mall: Mall) -> None:
    secret = people.make_token(mall=mall, role="board", name="papan", zone="1", by=SYSTEM, at=MORNING)
    program = Client(headers={"Authorization": f"Bearer {secret}"})

    orders = ["tickets", "tickets/A-001/at-deck", "tickets/A-001/return", "tickets/A-001/cancel", "counters/5/open"]
    said = [
        program.post(f"/api/v1/{path}", {"services": ["DKC-02"]}, content_type="application/json").status_code
        for path in orders
    ]

    assert all(code in {401, 403} for code in said), said
    assert program.get("/api/v1/tickets/A-001").status_code == 403
    assert program.get("/api/v1/hall").status_code == 200


# printers and sound


@pytest.mark.parametrize(
    ("typed", "status"),
    [("192.168.1.50:9100", 303), ("pencetak-1.lokal", 303), ("http://x/", 422), ("a b", 422), ("x:0", 422),
     ("x:99999", 422), ("-x", 422), (":9100", 422)],
)  # fmt: skip
def test_a_printer_s_address_is_set_shown_first_and_undone(iwan: Client, mall: Mall, typed: str, status: int) -> None:
    token, _screen = device(mall, "kiosk", floor=1)

    assert give(iwan, token, "pencetak", alamat=typed) == status

    token.refresh_from_db()
    assert token.printer == (typed if status == 303 else "")
    if status == 303:
        iwan.post(f"/kelola/perubahan/{Change.objects.get().pk}/batal", {"kunci": "b" * 20})
        token.refresh_from_db()
        assert token.printer == ""


def test_a_test_slip_says_uji_and_is_no_number(iwan: Client, mall: Mall) -> None:
    token, _screen = device(mall, "kiosk", floor=1)
    with virtual_printer() as printer:
        Token.objects.update(printer=f"127.0.0.1:{printer.port}")
        answer = iwan.post(f"{PAGE}{token.pk}/uji", {"uji": "lembar"}, follow=True)
        paper = printer.papers[0]

    assert "Lembar uji sudah keluar" in answer.content.decode()
    assert "UJI" in paper.text
    assert "Bukan nomor antrean." in paper.text
    assert not re.search(r"[AHMK]-\d{3}", paper.text)
    assert (paper.cut, len(paper.codes)) == (True, 1)
    assert Record.objects.get(kind="people.token.paper-tested").facts == {"outcome": "printed"}
    assert not Record.objects.filter(kind__startswith="queueing.").exists()


@pytest.mark.parametrize(("fault", "says"), [(Fault.NO_PAPER, "Kertas habis."), (Fault.OPEN, "Penutup pencetak")])
def test_a_test_slip_that_does_not_come_says_why(iwan: Client, mall: Mall, fault: Fault, says: str) -> None:
    token, _screen = device(mall, "kiosk", floor=1)
    with virtual_printer(fault) as printer:
        Token.objects.update(printer=f"127.0.0.1:{printer.port}")
        html = iwan.post(f"{PAGE}{token.pk}/uji", {"uji": "lembar"}, follow=True).content.decode()

    assert "belum keluar" in html
    assert says in html


def test_a_test_sound_is_for_that_board_alone_and_goes_by_itself(iwan: Client, mall: Mall) -> None:
    token, screen = device(mall)
    _other, kiosk = device(mall, "kiosk", floor=1)

    assert iwan.post(f"{PAGE}{token.pk}/uji", {"uji": "suara", "kunci": "u" * 20}).status_code == 303

    part = screen.get("/papan/1/", headers={"Bagian": "papan kode uji"}).content.decode()
    assert "Uji suara" in part
    assert 'data-sounds="/suara/nada.wav"' in part
    for elsewhere in (kiosk, Client()):
        assert "Uji suara" not in elsewhere.get("/papan/1/").content.decode()
    Token.objects.update(heard_at=real_now() - timedelta(seconds=16))
    assert "Uji suara" not in screen.get("/papan/1/").content.decode()


def test_only_a_registered_board_is_asked_to_sound(iwan: Client, mall: Mall) -> None:
    kiosk, _screen = device(mall, "kiosk", floor=1)
    board, _screen = device(mall)
    give(iwan, board, "cabut")

    assert [iwan.post(f"{PAGE}{one.pk}/uji", {"uji": "suara"}).status_code for one in (kiosk, board)] == [409, 409]
