"""A signed-in browser: its lock after five minutes, its end after nine hours, and what counts as use. Real time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from satupintu.base.actor import SYSTEM
from satupintu.base.moments import JAKARTA
from satupintu.ledger.models import Mall, Record
from satupintu.people import commands, queries
from satupintu.people.models import Access, Officer, OneTimeCode, SignedIn
from satupintu.people.permits import Duty
from satupintu.web import entry

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=JAKARTA)
PASSWORD, OTHER = "kopi-pasuruan-19", "teh-bangil-2026"
BY_ITSELF = {"Hidup": "1", "Bagian": "samping kini"}


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The real clock, standing at nine."""
    with time_machine.travel(NINE, tick=False) as travel:
        yield travel


@pytest.fixture
def rina(mall: Mall, clock: time_machine.Traveller) -> Officer:
    """Officer Rina of Dukcapil."""
    return commands.add_officer(
        mall=mall, username="rina", name="Rina", agency="DUKCAPIL", password=PASSWORD, by=SYSTEM, at=NINE
    )


@pytest.fixture
def desk(rina: Officer, client: Client) -> Client:
    """Rina's browser, at counter 5."""
    assert sign_in(client).status_code == 302
    assert client.post("/loket/5/buka").status_code == 302
    return client


def sign_in(client: Client, username: str = "rina", password: str = PASSWORD) -> object:
    return client.post("/petugas/masuk", {"username": username, "password": password})


def is_let_in(client: Client) -> bool:
    return client.get("/loket/5/").status_code == 200


def whats(account: Officer) -> list[str]:
    """Return what the access log says of an account, the oldest first."""
    return [line.what for line in reversed(queries.access_log(account.mall, account=account.pk))]


def test_five_minutes_without_a_touch_lock_the_screen(desk: Client, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(minutes=4, seconds=59))
    assert is_let_in(desk)

    clock.shift(timedelta(minutes=5))

    answer = desk.get("/loket/5/")
    assert answer.status_code == 302
    assert answer["Location"] == "/petugas/kunci?next=/loket/5/"
    assert "rina" in desk.get("/petugas/kunci").content.decode()


def test_what_a_page_fetches_by_itself_is_no_use(desk: Client, clock: time_machine.Traveller) -> None:
    for _half_minute in range(10):
        clock.shift(timedelta(seconds=30))
        answer = desk.get("/loket/5/", headers=BY_ITSELF)

    assert answer.status_code == 423


def test_if_it_counted_as_use_the_screen_would_stay_open(
    desk: Client, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: it is the mark of the live script that makes the difference."""
    monkeypatch.setattr(entry, "BY_ITSELF", "Some-Other-Header")
    for _half_minute in range(10):
        clock.shift(timedelta(seconds=30))
        answer = desk.get("/loket/5/", headers=BY_ITSELF)

    assert answer.status_code == 200


def test_who_works_on_is_not_locked(desk: Client, clock: time_machine.Traveller) -> None:
    for _minute in range(12):
        clock.shift(timedelta(minutes=1))
        assert is_let_in(desk)


def test_typing_counts_before_anything_is_sent(desk: Client, clock: time_machine.Traveller) -> None:
    for _minute in range(8):
        clock.shift(timedelta(minutes=1))
        desk.post("/petugas/sesi")

    assert is_let_in(desk)


def test_an_order_of_a_locked_screen_changes_nothing_and_says_why(desk: Client, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(minutes=6))
    before = Record.objects.count()

    answer = desk.post("/loket/5/istirahat")

    assert answer.status_code == 423
    assert "Layar ini terkunci" in answer.content.decode()
    assert "/petugas/kunci" in answer.content.decode()
    assert Record.objects.count() == before


def test_a_locked_screen_opens_with_the_password_and_nothing_else(
    desk: Client, clock: time_machine.Traveller, rina: Officer
) -> None:
    desk.post("/petugas/kunci", {"sekarang": "1"})
    assert not is_let_in(desk)

    wrong = desk.post("/petugas/kunci/buka", {"password": OTHER})
    right = desk.post("/petugas/kunci/buka", {"password": PASSWORD, "next": "/loket/5/"})

    assert wrong.status_code == 401
    assert (right.status_code, right["Location"]) == (302, "/loket/5/")
    assert is_let_in(desk)
    assert whats(rina) == ["sign-in", "lock", "wrong-password", "unlock"]


def test_guessing_at_the_lock_has_to_wait_like_at_the_door(desk: Client) -> None:
    desk.post("/petugas/kunci", {"sekarang": "1"})
    wrong = [desk.post("/petugas/kunci/buka", {"password": f"salah-{n}"}).status_code for n in range(6)]

    assert wrong == [401] * 5 + [429]
    assert desk.post("/petugas/kunci/buka", {"password": PASSWORD}).status_code == 429


def test_a_day_ends_after_nine_hours_however_busy(desk: Client, clock: time_machine.Traveller) -> None:
    for _minute in range(9 * 60 - 1):
        clock.shift(timedelta(minutes=1))
        SignedIn.objects.update(used_at=datetime.now(tz=JAKARTA))
    assert is_let_in(desk)

    clock.shift(timedelta(minutes=1))

    answer = desk.get("/loket/5/")
    assert answer["Location"].startswith("/petugas/masuk")
    assert desk.post("/loket/5/istirahat").status_code == 302


def test_a_stolen_cookie_is_worth_nothing_after_signing_out(desk: Client) -> None:
    cookie = desk.cookies["session"].value
    desk.post("/petugas/keluar")

    thief = Client()
    thief.cookies["session"] = cookie

    assert not is_let_in(thief)


def test_an_ended_session_stays_ended_though_its_cookie_were_kept_alive(desk: Client) -> None:
    """The twin of the above without the deletion: the row alone keeps it out."""
    SignedIn.objects.update(ended_at=NINE)

    assert not is_let_in(desk)


def test_a_one_time_code_opens_the_account_once_and_only_to_choose_a_password(
    mall: Mall, rina: Officer, client: Client
) -> None:
    code = commands.give_one_time_code(mall=mall, username="rina", by=SYSTEM, at=NINE)

    assert sign_in(client).status_code == 401  # the old password is gone
    assert sign_in(client, password=code.lower().replace("-", " ")).status_code == 302
    assert client.get("/loket/5/")["Location"] == "/petugas/saya/sandi?next=/loket/5/"
    assert client.post("/loket/5/buka").status_code == 403
    assert client.post("/petugas/saya/sandi", {"password": "12345"}).status_code == 422
    assert client.post("/petugas/saya/sandi", {"password": OTHER}).status_code == 302
    assert is_let_in(client)
    assert sign_in(Client(), password=code).status_code == 401
    assert sign_in(Client(), password=OTHER).status_code == 302


def test_a_one_time_code_lasts_a_day_and_only_its_digest_is_kept(
    mall: Mall, rina: Officer, clock: time_machine.Traveller
) -> None:
    code = commands.give_one_time_code(mall=mall, username="rina", by=SYSTEM, at=NINE)
    kept = repr(vars(OneTimeCode.objects.get())) + repr([record.facts for record in Record.objects.all()])
    clock.shift(timedelta(hours=24))

    assert code not in kept
    assert code.replace("-", "") not in kept
    assert sign_in(Client(), password=code).status_code == 401


def test_a_one_time_code_ends_the_open_screens(mall: Mall, desk: Client) -> None:
    commands.give_one_time_code(mall=mall, username="rina", by=SYSTEM, at=NINE)

    assert not is_let_in(desk)


def test_a_password_of_ones_own_ends_the_other_screens(desk: Client) -> None:
    other = Client()
    sign_in(other)

    assert desk.post("/petugas/saya/sandi", {"password": OTHER}).status_code == 302

    assert is_let_in(desk)
    assert not is_let_in(other)


def test_a_password_is_changed_only_by_who_has_just_given_one(desk: Client, clock: time_machine.Traveller) -> None:
    for _minute in range(6):
        clock.shift(timedelta(minutes=1))
        desk.get("/loket/5/")

    answer = desk.post("/petugas/saya/sandi", {"password": OTHER})

    assert answer["Location"].startswith("/petugas/kunci")
    assert not is_let_in(desk)


def test_a_colleague_takes_the_counter_over_with_whoever_sits_there(mall: Mall, desk: Client, rina: Officer) -> None:
    budi = commands.add_officer(
        mall=mall, username="budi", name="Budi", agency="DUKCAPIL", password=OTHER, by=SYSTEM, at=NINE
    )

    desk.post("/petugas/ganti", {"username": "budi", "password": OTHER, "ambil": "5"})

    assert whats(rina) == ["sign-in", "switch"]
    taken = Record.objects.get(kind="queueing.counter.taken-over")
    assert (taken.about, taken.by, taken.facts["sitter"]) == ("counter:5", f"officer:{budi.pk}", f"officer:{rina.pk}")
    assert desk.get("/loket/")["Location"] == "/loket/5/"
    assert desk.post("/loket/5/istirahat").status_code == 302


def test_a_colleague_of_another_agency_takes_no_counter_over(mall: Mall, desk: Client) -> None:
    commands.add_officer(mall=mall, username="budi", name="Budi", agency="POLRES", password=OTHER, by=SYSTEM, at=NINE)

    desk.post("/petugas/ganti", {"username": "budi", "password": OTHER, "ambil": "5"})

    assert not Record.objects.filter(kind="queueing.counter.taken-over").exists()
    assert Record.objects.filter(kind="queueing.counter.closed").exists()
    assert desk.get("/loket/").status_code == 200


def test_a_wrong_password_at_the_switch_leaves_everything_as_it_was(desk: Client) -> None:
    assert desk.post("/petugas/ganti", {"username": "budi", "password": OTHER}).status_code == 401
    assert is_let_in(desk)


def test_a_pc_knows_who_signed_in_there_today_and_no_other_pc_does(mall: Mall, desk: Client) -> None:
    commands.add_officer(mall=mall, username="budi", name="Budi", agency="DUKCAPIL", password=OTHER, by=SYSTEM, at=NINE)
    sign_in(desk, "budi", OTHER)

    assert 'data-name="rina"' in desk.get("/petugas/ganti").content.decode()
    assert "rina" not in Client().get("/petugas/masuk").content.decode()


def test_the_access_log_holds_no_name_and_no_password(desk: Client, rina: Officer) -> None:
    sign_in(Client(), password="rahasia-sekali-7")

    kept = repr([vars(line) for line in Access.objects.all()]).lower()

    assert "rina" not in kept
    assert "rahasia" not in kept
    assert whats(rina) == ["sign-in", "wrong-password"]
    assert not Record.objects.filter(kind__startswith="people.access").exists()


def test_who_reads_the_record_is_noted(mall: Mall, clock: time_machine.Traveller) -> None:
    auditor = commands.add_officer(
        mall=mall, username="inspektorat", name="Inspektorat", password=PASSWORD, duty=Duty.AUDITOR, by=SYSTEM, at=NINE
    )
    browser = Client()
    browser.force_login(auditor)

    browser.get("/catatan/?hari=2026-11-24")

    assert [(line.what, line.about) for line in queries.access_log(mall, account=auditor.pk, what="seen")] == [
        ("seen", "record 2026-11-24")
    ]


def test_the_access_log_is_purged_after_two_years(mall: Mall, rina: Officer, clock: time_machine.Traveller) -> None:
    commands.note_access(mall=mall, what="seen", account=rina.pk, about="record", by=SYSTEM, at=NINE)
    clock.shift(timedelta(days=729))
    assert commands.forget_old_access(mall=mall, by=SYSTEM, at=NINE) == 0

    clock.shift(timedelta(days=2))

    assert commands.forget_old_access(mall=mall, by=SYSTEM, at=NINE) == 1


def test_the_last_administrator_stays_and_nobody_closes_the_own_account(mall: Mall, rina: Officer) -> None:
    admin = commands.add_officer(
        mall=mall, username="admin", name="Admin", password=PASSWORD, duty=Duty.ADMINISTRATOR, by=SYSTEM, at=NINE
    )
    with pytest.raises(Exception, match="terakhir") as last:
        commands.disable_officer(mall=mall, username="admin", by=SYSTEM, at=NINE)
    with pytest.raises(Exception, match="sendiri") as own:
        commands.disable_officer(mall=mall, username="admin", by=queries.actor_of_officer(admin), at=NINE)

    assert (last.value.code, own.value.code) == ("last-administrator", "not-yourself")
    assert Officer.objects.get(pk=admin.pk).is_active
