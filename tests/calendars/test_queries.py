"""When the mall and its agencies are here."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.utils import translation

from satupintu.base.actor import SYSTEM
from satupintu.base.moments import at_time
from satupintu.calendars import commands, queries
from satupintu.calendars.refusals import NoOpenDay
from satupintu.calendars.rules import DayKind, Span, Special
from satupintu.ledger.models import Mall

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 11, 24)


def test_an_ordinary_tuesday_is_open_from_eight_to_two(mall: Mall) -> None:
    today = queries.day(mall, TUESDAY)
    hours = queries.hours(mall, "DUKCAPIL", TUESDAY)

    assert (today.is_open, today.kind, today.provisional) == (True, DayKind.OPEN, False)
    assert hours is not None
    assert (hours.opens, hours.closes) == (at_time(TUESDAY, "08:00"), at_time(TUESDAY, "14:00"))
    assert hours.breaks == ()


def test_friday_has_the_prayer_break(mall: Mall) -> None:
    friday = date(2026, 11, 27)

    hours = queries.hours(mall, "DUKCAPIL", friday)

    assert hours is not None
    assert [(one.starts, one.ends) for one in hours.breaks] == [(at_time(friday, "11:30"), at_time(friday, "13:00"))]


@pytest.mark.parametrize(
    ("on", "kind", "reason"),
    [
        (date(2026, 12, 25), DayKind.NATIONAL, "Kelahiran Yesus Kristus"),
        (date(2026, 12, 24), DayKind.JOINT_LEAVE, "Cuti bersama Natal"),
        (date(2026, 11, 28), DayKind.NO_HOURS, "Sabtu bukan hari layanan"),
    ],
)
def test_a_closed_day_says_why(mall: Mall, on: date, kind: DayKind, reason: str) -> None:
    found = queries.day(mall, on)

    assert (found.is_open, found.kind, found.reason) == (False, kind, reason)
    assert queries.hours(mall, "DUKCAPIL", on) is None


def test_the_reason_follows_the_readers_language(mall: Mall) -> None:
    with translation.override("en"):
        assert queries.day(mall, date(2026, 12, 25)).reason == "Christmas Day"


def test_dates_after_the_last_decree_are_provisional(mall: Mall) -> None:
    assert not queries.day(mall, date(2026, 12, 31)).provisional
    assert queries.day(mall, date(2027, 1, 4)).provisional


def test_a_part_time_agency_is_here_only_on_its_days(mall: Mall) -> None:
    wednesday = date(2026, 11, 25)

    hours = queries.hours(mall, "TASPEN", wednesday)

    assert hours is not None
    assert (hours.opens, hours.closes) == (at_time(wednesday, "09:00"), at_time(wednesday, "13:00"))
    assert queries.hours(mall, "TASPEN", TUESDAY) is None
    assert queries.next_open_day(mall, "TASPEN", TUESDAY) == wednesday
    assert queries.next_open_day(mall, "TASPEN", wednesday) == date(2026, 12, 2)


def test_the_next_open_day_jumps_over_leave_holiday_and_weekend(mall: Mall) -> None:
    assert queries.next_open_day(mall, "mall", date(2026, 12, 23)) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        ("TASPEN", "Rabu"),
        ("BNN", "Selasa dan Kamis"),
        ("KEJARI", "Senin sampai Kamis"),
        ("DUKCAPIL", "Senin sampai Jumat"),
    ],
)
def test_days_are_told_in_words(mall: Mall, agency: str, text: str) -> None:
    assert queries.days_text(mall, agency) == text


def test_an_empty_calendar_is_always_closed_and_refuses_a_next_day(db: None) -> None:
    bare = Mall.objects.create(code="kosong", name="Kosong")

    assert not queries.day(bare, TUESDAY).is_open
    with pytest.raises(NoOpenDay):
        queries.next_open_day(bare, "mall", TUESDAY)


def test_the_calendar_is_read_once_and_then_from_memory(mall: Mall, django_assert_num_queries: Any) -> None:
    queries.day(mall, TUESDAY)

    with django_assert_num_queries(0):
        queries.hours(mall, "TASPEN", TUESDAY)
        queries.next_open_day(mall, "TASPEN", TUESDAY)


def announce(mall: Mall, holder: str, **what: Any) -> None:
    commands.announce(
        mall=mall,
        special=Special(holder, TUESDAY, TUESDAY, "Listrik padam.", **what),
        by=SYSTEM,
        at=at_time(TUESDAY, "08:00"),
    )
    mall.refresh_from_db()


def test_a_closing_is_one_fact_with_its_reason_and_its_hour(mall: Mall) -> None:
    assert queries.closure(mall, TUESDAY) is None
    announce(mall, "DUKCAPIL", closes=time(11))
    announce(mall, "mall", closes=time(12))

    closing, early = queries.closure(mall, TUESDAY), queries.closure(mall, TUESDAY, "DUKCAPIL")

    assert closing == queries.Closure("mall", "Listrik padam", at_time(TUESDAY, "12:00"))
    assert early == queries.Closure("DUKCAPIL", "Listrik padam", at_time(TUESDAY, "11:00"))
    announce(mall, "mall", is_closed=True)
    assert queries.closure(mall, TUESDAY, "DUKCAPIL") == queries.Closure("mall", "Listrik padam", None)


@pytest.mark.parametrize("what", [{"opens": time(9)}, {"closes": time(15)}, {"pause": Span(time(10), time(11))}])
def test_other_hours_are_no_closing(mall: Mall, what: dict[str, Any]) -> None:
    announce(mall, "mall", **what)

    assert queries.closure(mall, TUESDAY) is None


def test_a_closing_before_the_doors_open_is_one_of_the_whole_day(mall: Mall) -> None:
    announce(mall, "mall", closes=time(7, 30))

    assert queries.closure(mall, TUESDAY) == queries.Closure("mall", "Listrik padam", None)
    assert queries.day(mall, TUESDAY).reason == "Listrik padam."
