"""Two hundred visitors and twenty officers in the same moment, over HTTP, with two server processes (F13, F14)."""

from __future__ import annotations

import secrets
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.faults.conftest import Note
from tests.faults.house import SERVICES, Answer, Client, House, at_once, house

pytestmark = [pytest.mark.database, pytest.mark.xdist_group("faults")]
CLIENTS = 10


def take_numbers(hall: House, count: int) -> list[Answer]:
    """Take `count` numbers from `CLIENTS` kiosks that begin together."""

    def kiosk() -> list[Answer]:
        client = Client(hall, hall.kiosk)
        return [
            client.post("/tickets", {"services": [SERVICES[n % len(SERVICES)]]}, key=secrets.token_urlsafe(16))
            for n in range(count // CLIENTS)
        ]

    found = at_once([kiosk] * CLIENTS)
    return [answer for answers in found if isinstance(answers, list) for answer in answers]


def test_two_hundred_at_once_get_two_hundred_numbers(hall: House, note: Note) -> None:
    answers = take_numbers(hall, 200)

    assert Counter(answer.status for answer in answers) == {201: 200}
    numbers = {answer.body["number"] for answer in answers}
    assert numbers == {f"A-{n:03d}" for n in range(1, 201)}
    given = {answer.body["id"]: answer.body["number"] for answer in answers}
    assert hall.violations(given, orders=200) == []
    slowest = max(answer.seconds for answer in answers)
    note(f"200 numbers at once by {CLIENTS} kiosks: no duplicate, slowest answer {slowest * 1000:.0f} ms")


def test_twins_of_one_press_get_one_number(hall: House) -> None:
    clients = [Client(hall, hall.kiosk) for _twin in range(10)]

    answers: list[Any] = at_once(
        [lambda client=client: client.post("/tickets", {"services": ["DKC-01"]}, key="one press") for client in clients]
    )

    assert {answer.body["number"] for answer in answers} == {"A-001"}
    assert hall.violations({answers[0].body["id"]: "A-001"}, orders=1) == []


def open_and_seat(hall: House) -> dict[str, Client]:
    """Open twenty counters for sixty visitors with several services each; everybody who is called sits down."""
    desks = {code: Client(hall, hall.officers[code]) for code in [str(number) for number in range(1, 21)]}
    kiosk = Client(hall, hall.kiosk)
    for n in range(60):
        services = {SERVICES[n % 10], SERVICES[(n * 3 + 1) % 10], SERVICES[(n * 7 + 5) % 10]}
        assert kiosk.post("/tickets", {"services": sorted(services)}).status == 201
    for code, desk in desks.items():
        assert desk.post(f"/counters/{code}/open").status == 200
    for call in hall.hall()["board"]:
        kiosk.post(f"/tickets/{call['number']}/at-deck")
    return desks


def press_next(desks: dict[str, Client], *, done: bool) -> list[Answer]:
    """Let every officer press Next in the same moment."""
    body = {"outcomes": []} if done else None
    pressed = [
        lambda code=code, desk=desk: desk.post(f"/counters/{code}/next", body, key=secrets.token_urlsafe(16))
        for code, desk in desks.items()
    ]
    return at_once(pressed)


def test_twenty_officers_who_press_at_once_start_nobody_twice(hall: House, note: Note) -> None:
    desks = open_and_seat(hall)

    for round_no in range(3):
        answers = press_next(desks, done=round_no > 0)
        assert {answer.status for answer in answers} <= {200, 204}
        begun = [answer.body["ticket"]["number"] for answer in answers if answer.status == 200]
        assert len(begun) == len(set(begun))
        assert begun or round_no
    assert hall.violations({}, orders=60) == []
    note("20 officers press Next at once, three times: no double start")


def test_the_same_without_the_lock_is_red(database_url: str, tmp_path: Path) -> None:
    settings = "tests.faults.settings_without_lock"
    with house(tmp_path, database_url, DJANGO_SETTINGS_MODULE=settings) as unlocked:
        answers = take_numbers(unlocked, 60)

        given = {answer.body["id"]: answer.body["number"] for answer in answers if answer.status == 201}
        found = unlocked.violations(given, orders=60)
        assert found or Counter(answer.status for answer in answers) != {201: 60}
