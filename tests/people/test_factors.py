"""The second factor: an app's code computed from the RFC, recovery codes, and the duties on which it is forced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import Settings

from satupintu.base.actor import SYSTEM
from satupintu.base.moments import JAKARTA
from satupintu.ledger.models import Mall
from satupintu.people import commands, queries, refusals
from satupintu.people.models import Officer
from satupintu.people.permits import Duty
from tests.people.totp import STEP_SECONDS, code_at

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=JAKARTA)
PASSWORD = "kopi-pasuruan-19"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The real clock, standing at nine."""
    with time_machine.travel(NINE, tick=False) as travel:
        yield travel


@pytest.fixture
def forced(settings: Settings) -> None:
    """A house outside demo, as in production."""
    settings.SECOND_FACTOR_FORCED = True


@pytest.fixture
def manager(mall: Mall, clock: time_machine.Traveller) -> Officer:
    """The manager of the mall."""
    return commands.add_officer(
        mall=mall, username="kabid", name="Kabid", password=PASSWORD, duty=Duty.MANAGER, by=SYSTEM, at=NINE
    )


def now() -> datetime:
    return datetime.now(tz=JAKARTA)


def sign_in(client: Client) -> str:
    """Give name and password; return where that leads."""
    return str(client.post("/petugas/masuk", {"username": "kabid", "password": PASSWORD}).headers.get("Location"))


def bind_app(manager: Officer) -> None:
    commands.add_totp(
        mall=manager.mall, officer=manager, secret=SECRET, code=code_at(SECRET, now()), by=SYSTEM, at=NINE
    )  # fmt: skip


def give(client: Client, code: str) -> int:
    return client.post("/petugas/masuk/kode", {"code": code}).status_code


def is_in(client: Client) -> bool:
    return client.get("/petugas/saya").status_code == 200


def test_with_an_app_the_password_alone_opens_nothing(manager: Officer, client: Client) -> None:
    bind_app(manager)

    assert sign_in(client) == "/petugas/masuk/kode"
    assert not is_in(client)


def test_the_right_code_opens_a_wrong_one_does_not(
    manager: Officer, client: Client, clock: time_machine.Traveller
) -> None:
    bind_app(manager)
    clock.shift(timedelta(seconds=STEP_SECONDS))
    sign_in(client)

    assert give(client, "000000") == 401
    assert give(client, code_at(SECRET, now() - timedelta(minutes=5))) == 401
    assert give(client, code_at(SECRET, now())) == 302
    assert is_in(client)
    assert [line.what for line in queries.access_log(manager.mall)] == ["sign-in", "wrong-code", "wrong-code"]


def test_a_code_that_was_used_opens_nothing_again(
    manager: Officer, client: Client, clock: time_machine.Traveller
) -> None:
    bind_app(manager)
    clock.shift(timedelta(seconds=STEP_SECONDS))
    sign_in(client)
    code = code_at(SECRET, now())
    give(client, code)
    thief = Client()
    sign_in(thief)

    assert give(thief, code) == 401
    assert not is_in(thief)


def test_guessing_codes_has_to_wait(manager: Officer, client: Client) -> None:
    bind_app(manager)
    sign_in(client)

    assert [give(client, f"{number:06}") for number in range(6)] == [401] * 5 + [429]


def test_a_recovery_code_opens_once(manager: Officer, client: Client) -> None:
    bind_app(manager)
    codes = commands.draw_recovery_codes(mall=manager.mall, officer=manager, by=SYSTEM, at=NINE)
    sign_in(client)
    assert give(client, codes[0]) == 302
    other = Client()
    sign_in(other)

    assert give(other, codes[0]) == 401
    assert give(other, codes[1]) == 302
    assert len(set(codes)) == 10


def test_what_is_kept_of_a_factor_is_not_readable(manager: Officer) -> None:
    bind_app(manager)
    codes = commands.draw_recovery_codes(mall=manager.mall, officer=manager, by=SYSTEM, at=NINE)

    kept = repr([factor.data for factor in Authenticator.objects.all()])

    assert SECRET not in kept
    assert not any(code in kept for code in codes)


def test_under_another_house_key_a_code_does_not_fit_and_nothing_breaks(
    manager: Officer, settings: Settings, clock: time_machine.Traveller
) -> None:
    bind_app(manager)
    clock.shift(timedelta(seconds=STEP_SECONDS))
    settings.SECRET_KEY = "another-key-of-more-than-32-characters"

    with pytest.raises(refusals.NotRight):
        commands.use_code(mall=manager.mall, officer=manager, code=code_at(SECRET, now()), by=SYSTEM, at=NINE)


def test_a_manager_without_a_second_factor_passes_no_other_door(forced: None, manager: Officer, client: Client) -> None:
    sign_in(client)

    assert client.get("/petugas/").headers["Location"].startswith("/petugas/saya?next=")
    assert client.post("/petugas/").status_code == 403
    assert "Pasang pengaman kedua dulu" in client.get("/petugas/saya").content.decode()


def test_in_demo_it_is_not_forced(manager: Officer, client: Client) -> None:
    sign_in(client)

    assert not client.get("/petugas/").headers["Location"].startswith("/petugas/saya")


def test_a_duty_without_force_goes_on_without_one(forced: None, mall: Mall, client: Client) -> None:
    officer = commands.add_officer(
        mall=mall, username="rina", name="Rina", agency="DUKCAPIL", password=PASSWORD, by=SYSTEM, at=NINE
    )
    client.force_login(officer)

    assert client.get("/loket/").status_code == 200


def test_a_manager_sets_an_app_up_on_the_page_and_goes_on(forced: None, manager: Officer, client: Client) -> None:
    sign_in(client)
    shown = client.get("/petugas/saya/aplikasi").content.decode()
    secret = re.search(r"<b>([A-Z2-7 ]{39})</b>", shown)
    assert secret is not None

    wrong = client.post("/petugas/saya/aplikasi", {"code": "000000"})
    right = client.post("/petugas/saya/aplikasi", {"code": code_at(secret[1], now())})

    assert wrong.status_code == 401
    assert len(re.findall(r'class="num">\d{4} \d{4}<', right.content.decode())) == 10
    assert not client.get("/petugas/").headers["Location"].startswith("/petugas/saya")


def test_the_last_factor_of_a_forced_duty_stays(forced: None, manager: Officer) -> None:
    bind_app(manager)
    app = queries.factors_of(manager)[0]

    with pytest.raises(refusals.FactorForced):
        commands.remove_factor(mall=manager.mall, officer=manager, factor=app.pk, by=SYSTEM, at=NINE)


def test_nobody_takes_off_a_factor_of_somebody_else(manager: Officer, mall: Mall) -> None:
    bind_app(manager)
    other = commands.add_officer(
        mall=mall, username="rina", name="Rina", agency="DUKCAPIL", password=PASSWORD, by=SYSTEM, at=NINE
    )
    app = queries.factors_of(manager)[0]

    with pytest.raises(refusals.FactorUnknown):
        commands.remove_factor(mall=mall, officer=other, factor=app.pk, by=SYSTEM, at=NINE)


def test_recovery_codes_go_with_the_last_factor(manager: Officer) -> None:
    bind_app(manager)
    commands.draw_recovery_codes(mall=manager.mall, officer=manager, by=SYSTEM, at=NINE)
    app = next(factor for factor in queries.factors_of(manager) if factor.type == "totp")

    commands.remove_factor(mall=manager.mall, officer=manager, factor=app.pk, by=SYSTEM, at=NINE)

    assert queries.factors_of(manager) == []


def test_a_reset_drops_the_second_factor_only_when_told_so(manager: Officer) -> None:
    bind_app(manager)
    commands.give_one_time_code(mall=manager.mall, username="kabid", by=SYSTEM, at=NINE)
    assert queries.has_second_factor(manager)

    commands.give_one_time_code(mall=manager.mall, username="kabid", second_factor=True, by=SYSTEM, at=NINE)

    assert not queries.has_second_factor(manager)


def test_a_one_time_code_does_not_go_round_the_second_factor(manager: Officer, client: Client) -> None:
    bind_app(manager)
    code = commands.give_one_time_code(mall=manager.mall, username="kabid", by=SYSTEM, at=NINE)

    answer = client.post("/petugas/masuk", {"username": "kabid", "password": code})

    assert answer.headers["Location"] == "/petugas/masuk/kode"
    assert not is_in(client)


def test_the_same_name_in_two_malls_is_two_accounts(manager: Officer, client: Client) -> None:
    other = Mall.objects.create(code="mal-lain", name="Mal Lain")
    commands.add_officer(
        mall=other, username="kabid", name="Kabid", password="teh-bangil-2026", duty=Duty.MANAGER, by=SYSTEM, at=NINE
    )
    from satupintu.ledger.models import MallHost

    MallHost.objects.create(mall=manager.mall, host="satu.example")
    MallHost.objects.create(mall=other, host="dua.example")

    here = client.post("/petugas/masuk", {"username": "kabid", "password": PASSWORD}, headers={"Host": "satu.example"})
    there = Client().post(
        "/petugas/masuk", {"username": "kabid", "password": PASSWORD}, headers={"Host": "dua.example"}
    )

    assert (here.status_code, there.status_code) == (302, 401)
    assert client.get("/petugas/saya", headers={"Host": "dua.example"}).status_code == 302


def test_accounts_without_a_forced_factor_are_named(manager: Officer, mall: Mall) -> None:
    assert queries.without_second_factor(mall) == ["kabid"]

    bind_app(manager)

    assert queries.without_second_factor(mall) == []


@pytest.mark.parametrize(
    "credential",
    [
        "", "x", "[]", "{}", '{"id": 1}', '{"response": {"userHandle": "MQ"}}',
        '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": "////", "clientDataJSON": "AA", '
        '"authenticatorData": "AA", "signature": "AA"}, "clientExtensionResults": {}}',
    ],
)  # fmt: skip
def test_an_invented_passkey_opens_no_door_and_breaks_none(
    manager: Officer, client: Client, credential: str
) -> None:  # fmt: skip
    client.get("/petugas/masuk/kunci-sandi")
    posted = {"credential": credential}
    door = client.post("/petugas/masuk", posted | {"username": "kabid"})
    client.force_login(manager)

    lock = client.post("/petugas/kunci/buka", posted)
    made = client.post("/petugas/saya/kunci-sandi", posted)

    assert (door.status_code, lock.status_code, made.status_code) == (401, 401, 401)
    assert queries.factors_of(manager) == []


def test_the_question_for_a_passkey_asks_for_its_person_and_names_nobody(manager: Officer, client: Client) -> None:
    asked = client.get("/petugas/masuk/kunci-sandi").json()["publicKey"]
    again = client.get("/petugas/masuk/kunci-sandi").json()["publicKey"]

    assert asked["userVerification"] == "required"
    assert not asked.get("allowCredentials")
    assert asked["challenge"] != again["challenge"]
