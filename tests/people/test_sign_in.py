"""Guessing a password: how often, from where, and whom it does not touch."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client

from satupintu.base.actor import SYSTEM, VISITOR
from satupintu.base.moments import JAKARTA
from satupintu.ledger.models import Mall, Record
from satupintu.people import commands, queries, refusals, rules
from satupintu.people.models import SignInTry

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=JAKARTA)
GOOD_PASSWORD = "kopi-pasuruan-19"
HALL, HOME = "10.0.0.7", "192.0.2.9"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The real clock, standing at nine."""
    with time_machine.travel(NINE, tick=False) as travel:
        yield travel


def guess(mall: Mall, username: str = "rina", address: str = HALL, times: int = 1) -> None:
    for _time in range(times):
        commands.begin_sign_in(mall=mall, username=username, address=address, by=VISITOR, at=NINE)


def may_try(mall: Mall, username: str = "rina", address: str = HALL) -> bool:
    try:
        guess(mall, username, address)
    except refusals.TooManyWrongPasswords:
        return False
    return True


def test_after_five_wrong_passwords_the_sixth_is_not_looked_at(bare_mall: Mall, clock: time_machine.Traveller) -> None:
    guess(bare_mall, times=5)

    with pytest.raises(refusals.TooManyWrongPasswords) as no:
        guess(bare_mall)

    assert "09.05" in no.value.remedy_text


def test_with_a_wider_limit_the_sixth_slips_through(
    bare_mall: Mall, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: it is the limit that refuses, nothing else."""
    monkeypatch.setattr(queries, "WRONG_FROM_A_PLACE", 6)
    guess(bare_mall, times=5)

    assert may_try(bare_mall)
    assert not may_try(bare_mall)


def test_nobody_else_behind_the_same_address_is_locked_out(bare_mall: Mall, clock: time_machine.Traveller) -> None:
    guess(bare_mall, "rina", HALL, times=5)

    assert may_try(bare_mall, "budi", HALL)
    assert may_try(bare_mall, "rina", HOME)


def test_many_addresses_together_get_twenty_tries(bare_mall: Mall, clock: time_machine.Traveller) -> None:
    for number in range(20):
        guess(bare_mall, address=f"192.0.2.{number}")

    assert not may_try(bare_mall, address=HALL)
    assert may_try(bare_mall, "budi", HALL)


def test_waiting_ends_even_for_who_keeps_pressing(bare_mall: Mall, clock: time_machine.Traveller) -> None:
    guess(bare_mall, times=5)
    clock.shift(timedelta(minutes=4, seconds=59))
    assert not may_try(bare_mall)

    clock.shift(timedelta(seconds=1))

    assert may_try(bare_mall)
    assert SignInTry.objects.count() == 1


def test_the_hour_told_is_the_malls(bare_mall: Mall, clock: time_machine.Traveller) -> None:
    bare_mall.clock_real_at, bare_mall.clock_mall_at, bare_mall.clock_speed = NINE, NINE, 6
    bare_mall.save()
    guess(bare_mall, times=5)

    with pytest.raises(refusals.TooManyWrongPasswords) as no:
        guess(bare_mall)

    assert "09.30" in no.value.remedy_text


def test_another_mall_counts_for_itself(bare_mall: Mall, clock: time_machine.Traveller) -> None:
    guess(bare_mall, times=5)

    assert may_try(Mall.objects.create(code="mal-lain", name="Mal Lain"))


def test_a_try_is_kept_without_a_name_or_an_address_and_not_in_the_record(bare_mall: Mall) -> None:
    guess(bare_mall)

    kept = repr(vars(SignInTry.objects.get()))
    assert "rina" not in kept
    assert HALL not in kept
    assert not Record.objects.exists()


def test_the_right_password_wipes_the_slate(bare_mall: Mall, client: Client) -> None:
    commands.add_officer(
        mall=bare_mall, username="rina", name="Rina", agency="DUKCAPIL", password=GOOD_PASSWORD, by=SYSTEM, at=NINE
    )
    guess(bare_mall, address="127.0.0.1", times=4)

    answer = client.post("/petugas/masuk", {"username": "Rina", "password": GOOD_PASSWORD})

    assert answer.status_code == 302
    assert not SignInTry.objects.exists()


def test_the_door_says_until_when_and_keeps_the_right_password_out_too(bare_mall: Mall, client: Client) -> None:
    commands.add_officer(
        mall=bare_mall, username="rina", name="Rina", agency="DUKCAPIL", password=GOOD_PASSWORD, by=SYSTEM, at=NINE
    )
    wrong = [client.post("/petugas/masuk", {"username": "rina", "password": f"salah-{n}"}) for n in range(5)]

    answer = client.post("/petugas/masuk", {"username": "rina", "password": GOOD_PASSWORD})

    assert [one.status_code for one in wrong] == [401] * 5
    assert answer.status_code == 429
    assert "Coba lagi mulai pukul" in answer.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db(transaction=True)
def test_of_ten_guesses_at_once_five_are_looked_at() -> None:
    mall = Mall.objects.create(code="mal-uji", name="Mal Uji")

    def one(_number: int) -> bool:
        try:
            return may_try(mall)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as officers:
        looked_at = list(officers.map(one, range(10)))

    assert looked_at.count(True) == rules.WRONG_FROM_A_PLACE
