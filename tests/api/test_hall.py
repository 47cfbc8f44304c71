"""The hall and the catalogue, open to all."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from satupintu.catalogue.values import Book
from tests.api.conftest import Clock, Program
from tests.api.test_tickets import number_of

pytestmark = pytest.mark.django_db


def line(program: Program, code: str) -> dict[str, object]:
    """Return a line as the hall shows it."""
    found: dict[str, object] = next(line for line in program.get("/hall").body["lines"] if line["code"] == code)
    return found


def test_the_hall_has_the_documented_names(visitor: Program, clock: Clock) -> None:
    told = visitor.get("/hall").body

    assert {"day", "now", "open", "lines", "board"} == set(told)
    assert {"code", "waiting", "called", "serving", "open_counters"} <= set(told["lines"][0])
    assert told["day"] == "2026-11-24"
    assert datetime.fromisoformat(told["now"]).isoformat() == "2026-11-24T08:00:00+07:00"
    assert told["board"] == []


def test_every_line_of_the_mall_is_there_before_the_first_number_too(visitor: Program, book: Book) -> None:
    told = visitor.get("/hall").body

    assert [line["code"] for line in told["lines"]] == list(book.lines)
    assert {line["open_counters"] for line in told["lines"]} == {0}


def test_open_says_whether_the_mall_works_now(visitor: Program, clock: Clock) -> None:
    for moment, day, is_open in (
        ("08.00", 24, True), ("13.59", 24, True), ("07.59", 24, False), ("14.00", 24, False), ("10.00", 29, False),
    ):  # fmt: skip
        clock.set(moment, date(2026, 11, day))
        assert visitor.get("/hall").body["open"] is is_open, (moment, day)


def test_counts_follow_a_visitor_through_the_hall(visitor: Program, kiosk: Program, rina: Program) -> None:
    rina.post("/counters/5/open")
    numbers = [number_of(kiosk)[1] for _visitor in range(5)]
    deck = line(visitor, "DUKCAPIL")
    assert (deck["waiting"], deck["called"], deck["serving"], deck["open_counters"]) == (3, 2, 0, 1)

    kiosk.post(f"/tickets/{numbers[0]}/at-deck")
    rina.post("/counters/5/next")
    served = line(visitor, "DUKCAPIL")
    assert (served["waiting"], served["called"], served["serving"]) == (3, 1, 1)


def test_the_board_shows_calls_newest_first_and_nothing_of_a_person(
    visitor: Program, kiosk: Program, rina: Program
) -> None:
    rina.post("/counters/5/open")
    _link, number = number_of(kiosk)
    kiosk.post(f"/tickets/{number}/at-deck")
    rina.post("/counters/5/next")
    _other, second = number_of(kiosk)

    board = visitor.get("/hall").body["board"]
    assert [(call["number"], call["counter"]) for call in board] == [(second, None), (number, "5")]
    assert set(board[0]) == {"number", "line", "counter", "zone", "called_at"}


def test_the_catalogue_is_open_and_whole(visitor: Program, book: Book) -> None:
    for name, known in (
        ("agencies", book.agencies), ("lines", book.lines), ("services", book.services),
        ("life-events", book.life_events),
    ):  # fmt: skip
        told = visitor.get(f"/catalogue/{name}")
        assert told.status == 200
        assert [entry["code"] for entry in told.body] == list(known)


def test_an_agency_says_when_it_is_here_today(visitor: Program, clock: Clock) -> None:
    here = {agency["code"]: agency for agency in visitor.get("/catalogue/agencies").body}
    assert datetime.fromisoformat(here["DUKCAPIL"]["opens"]).isoformat() == "2026-11-24T08:00:00+07:00"

    clock.set("09.00", date(2026, 11, 29))
    closed = {agency["code"]: agency for agency in visitor.get("/catalogue/agencies").body}
    assert closed["DUKCAPIL"]["opens"] is closed["DUKCAPIL"]["closes"] is None
