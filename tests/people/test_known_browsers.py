"""Strangers at the hall's address guess passwords: an officer's own PC and a locked screen are not kept out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.conf import settings
from django.core import signing
from django.test import Client

from satupintu.base.actor import SYSTEM
from satupintu.base.moments import JAKARTA
from satupintu.ledger.models import Mall
from satupintu.people import commands
from satupintu.people.models import Officer, SignInTry
from satupintu.people.rules import WRONG_FROM_A_PLACE, WRONG_FROM_EVERYWHERE
from satupintu.web.staff import pc

HALL = "203.0.113.7"
PASSWORD, WRONG = "kopi-pasuruan-19", "salah sama sekali"
ENTER, UNLOCK, SWITCH = "/petugas/masuk", "/petugas/kunci/buka", "/petugas/ganti"
WAITS, WENT_IN, WAS_WRONG = 429, 302, 401
NINE = datetime(2026, 11, 24, 9, 0, tzinfo=JAKARTA)


@pytest.fixture(autouse=True)
def officers(bare_mall: Mall) -> None:
    """Rina and Budi work here."""
    for username in ("rina", "budi"):
        commands.add_officer(
            mall=bare_mall, username=username, name=username.title(), agency="DUKCAPIL", password=PASSWORD, by=SYSTEM,
            at=NINE,
        )  # fmt: skip


@pytest.fixture
def own_pc() -> Client:
    """The PC at which Rina has signed in before, and out again."""
    browser = Client(REMOTE_ADDR=HALL)
    assert enter(browser) == WENT_IN
    assert browser.post("/petugas/keluar").status_code == WENT_IN
    return browser


@pytest.fixture
def locked() -> Client:
    """Rina's live session behind a locked screen."""
    browser = Client(REMOTE_ADDR=HALL)
    assert enter(browser) == WENT_IN
    browser.post("/petugas/kunci", {"sekarang": "1"})
    return browser


def enter(browser: Client, password: str = PASSWORD, username: str = "rina") -> int:
    return browser.post(ENTER, {"username": username, "password": password}).status_code


def unlock(browser: Client, password: str = PASSWORD) -> int:
    return browser.post(UNLOCK, {"password": password}).status_code


def strangers_guess(times: int = WRONG_FROM_A_PLACE + 1, address: Callable[[int], str] = lambda _nth: HALL) -> None:
    for nth in range(times):
        enter(Client(REMOTE_ADDR=address(nth)), WRONG)


def test_the_own_pc_opens_while_strangers_guess_at_its_address(own_pc: Client) -> None:
    strangers_guess()
    assert enter(Client(REMOTE_ADDR=HALL)) == WAITS

    assert enter(own_pc) == WENT_IN


def test_the_own_pc_opens_while_strangers_guess_from_everywhere(own_pc: Client) -> None:
    strangers_guess(WRONG_FROM_EVERYWHERE, lambda nth: f"198.51.100.{nth}")
    assert enter(Client(REMOTE_ADDR="192.0.2.1")) == WAITS

    assert enter(own_pc) == WENT_IN


def test_without_known_browsers_the_own_pc_would_wait(own_pc: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: it is the cookie that lets the officer in, nothing else."""
    monkeypatch.setattr(pc, "known_browser", lambda _request, _username: "")
    strangers_guess()

    assert enter(own_pc) == WAITS


def test_a_locked_screen_opens_while_strangers_guess_at_its_address(locked: Client) -> None:
    strangers_guess()

    assert unlock(locked) == WENT_IN


def test_a_locked_screen_opens_without_the_cookie_of_its_pc(locked: Client) -> None:
    del locked.cookies[settings.PC_COOKIE_NAME]
    strangers_guess()

    assert unlock(locked) == WENT_IN


def test_a_colleague_takes_the_pc_over_while_strangers_guess(locked: Client, own_pc: Client) -> None:
    assert enter(own_pc, username="budi") == WENT_IN
    strangers_guess()

    assert own_pc.post(SWITCH, {"username": "rina", "password": PASSWORD}).status_code == WENT_IN


@pytest.mark.parametrize("door", [enter, unlock])
def test_guessing_at_a_known_browser_or_a_locked_screen_is_bounded_too(
    locked: Client, door: Callable[..., int]
) -> None:
    wrong = [door(locked, WRONG) for _ in range(WRONG_FROM_A_PLACE)]

    assert wrong == [WAS_WRONG] * WRONG_FROM_A_PLACE
    assert door(locked) == WAITS


def test_wrong_tries_at_the_own_pc_keep_nobody_else_out(own_pc: Client) -> None:
    for _ in range(WRONG_FROM_A_PLACE):
        enter(own_pc, WRONG)

    assert enter(own_pc) == WAITS
    assert enter(Client(REMOTE_ADDR=HALL)) == WENT_IN


def test_a_browser_that_knows_a_colleague_is_a_stranger_to_the_account(own_pc: Client) -> None:
    browser = Client(REMOTE_ADDR=HALL)
    assert enter(browser, username="budi") == WENT_IN
    strangers_guess()

    assert enter(browser) == WAITS


def test_an_invented_cookie_is_worth_nothing(own_pc: Client) -> None:
    said = signing.loads(own_pc.cookies[settings.PC_COOKIE_NAME].value, salt=pc.SALT)
    strangers_guess()
    thief = Client(REMOTE_ADDR=HALL)

    for invented in (signing.dumps(said, salt=pc.SALT, key="another key"), str(said), "x" * 40):
        thief.cookies[settings.PC_COOKIE_NAME] = invented
        assert enter(thief) == WAITS


def test_a_wrong_password_makes_no_browser_known() -> None:
    browser = Client(REMOTE_ADDR=HALL)
    enter(browser, WRONG)

    assert settings.PC_COOKIE_NAME not in browser.cookies


def test_the_cookie_names_nobody_and_stays_in_this_house(own_pc: Client) -> None:
    cookie = own_pc.cookies[settings.PC_COOKIE_NAME]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] > 300 * 24 * 3600
    assert "rina" not in str(signing.loads(cookie.value, salt=pc.SALT))
    assert str(Officer.objects.get(username="rina").pk) not in signing.loads(cookie.value, salt=pc.SALT)["known"]


def test_a_browser_knows_the_latest_accounts_only(own_pc: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pc, "MOST_KNOWN", 1)
    assert enter(own_pc, username="budi") == WENT_IN

    assert len(signing.loads(own_pc.cookies[settings.PC_COOKIE_NAME].value, salt=pc.SALT)["known"]) == 1
    strangers_guess()
    own_pc.post("/petugas/keluar")
    assert enter(own_pc) == WAITS


def test_a_try_of_a_known_browser_is_kept_without_a_name_or_its_cookie(own_pc: Client) -> None:
    enter(own_pc, WRONG)

    kept = repr(vars(SignInTry.objects.get()))
    said = signing.loads(own_pc.cookies[settings.PC_COOKIE_NAME].value, salt=pc.SALT)
    assert "rina" not in kept
    assert HALL not in kept
    assert said["pc"] not in kept
