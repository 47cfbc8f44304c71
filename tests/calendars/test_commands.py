"""What is announced for some days: Ramadan, an early closing, a closed day, a break, and back again."""

from __future__ import annotations

from datetime import date, time

import pytest

from satupintu.base.actor import SYSTEM, Actor, ActorKind
from satupintu.base.moments import at_time
from satupintu.calendars import commands, queries, refusals
from satupintu.calendars.rules import MALL, DayKind, FreeDay, Span, Special
from satupintu.ledger.models import Mall, Record
from satupintu.queueing import commands as queueing
from satupintu.queueing.commands import Wish
from satupintu.queueing.refusals import ClosedEarly, DayClosed
from tests.conftest import MORNING

pytestmark = pytest.mark.django_db
TUESDAY, WEDNESDAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 27)
KIOSK = Actor(ActorKind.KIOSK, "t1")


def announce(mall: Mall, **facts: object) -> int:
    usual = {"holder": MALL, "first": TUESDAY, "last": TUESDAY, "reason": "Listrik padam"}
    number = commands.announce(mall=mall, special=Special(**{**usual, **facts}), by=SYSTEM, at=MORNING)  # type: ignore[arg-type]
    mall.refresh_from_db()
    return number


def span(mall: Mall, holder: str, on: date) -> tuple[str, str] | None:
    hours = queries.hours(mall, holder, on)
    return (f"{hours.opens:%H.%M}", f"{hours.closes:%H.%M}") if hours else None


def test_a_closed_day_is_closed_for_everybody_and_says_why(mall: Mall) -> None:
    announce(mall, is_closed=True)

    day = queries.day(mall, TUESDAY)
    assert (day.is_open, day.kind, day.reason) == (False, DayKind.ANNOUNCED, "Listrik padam")
    assert span(mall, "DUKCAPIL", TUESDAY) is None
    assert queries.next_open_day(mall, MALL, date(2026, 11, 23)) == WEDNESDAY
    with pytest.raises(DayClosed, match="Listrik padam"):
        queueing.issue_ticket(mall=mall, wishes=[Wish("DKC-02")], priority=False, by=KIOSK, at=MORNING)


def test_an_early_closing_ends_the_numbers_and_not_those_who_hold_one(mall: Mall) -> None:
    at = at_time(TUESDAY, "10:00")
    held = queueing.issue_ticket(mall=mall, wishes=[Wish("DKC-02")], priority=False, by=KIOSK, at=at)
    announce(mall, closes=time(11, 0))

    assert span(mall, MALL, TUESDAY) == ("08.00", "11.00")
    assert span(mall, "POLRES", TUESDAY) == ("08.00", "11.00")
    with pytest.raises(ClosedEarly, match=r"11\.00: Listrik padam"):
        queueing.issue_ticket(
            mall=mall, wishes=[Wish("DKC-02")], priority=False, by=KIOSK, at=at_time(TUESDAY, "11:00")
        )
    queueing.open_counter(mall=mall, counter="5", by=Actor(ActorKind.OFFICER, "1"), at=at_time(TUESDAY, "11:05"))
    held.refresh_from_db()
    assert held.state == "called"


def test_ramadan_shortens_every_day_of_its_weeks_and_friday_more(mall: Mall) -> None:
    weeks = {"first": date(2026, 11, 23), "last": date(2026, 12, 18), "reason": "Ramadan"}
    announce(mall, **weeks, opens=time(8, 30), closes=time(13, 0))
    announce(mall, **weeks, weekday=4, closes=time(11, 0))

    assert span(mall, MALL, WEDNESDAY) == ("08.30", "13.00")
    assert span(mall, MALL, FRIDAY) == ("08.00", "11.00")
    assert span(mall, MALL, date(2026, 12, 21)) == ("08.00", "14.00")


def test_an_agency_changes_its_own_hours_and_nobody_else_s(mall: Mall) -> None:
    announce(mall, holder="POLRES", opens=time(9, 0))

    assert span(mall, "POLRES", TUESDAY) == ("09.00", "14.00")
    assert span(mall, "DUKCAPIL", TUESDAY) == ("08.00", "14.00")


def test_a_break_is_announced_ahead(mall: Mall) -> None:
    announce(mall, holder="POLRES", first=WEDNESDAY, last=WEDNESDAY, pause=Span(time(9), time(9, 15)), reason="Apel")

    hours = queries.hours(mall, "POLRES", WEDNESDAY)
    assert hours is not None
    assert [(f"{b.starts:%H.%M}", b.reason) for b in hours.breaks if b.reason == "Apel"] == [("09.00", "Apel")]


def test_what_was_announced_is_taken_back(mall: Mall) -> None:
    number = announce(mall, is_closed=True)

    commands.take_back(mall=mall, special=number, by=SYSTEM, at=MORNING)
    mall.refresh_from_db()

    assert queries.day(mall, TUESDAY).is_open
    kinds = list(Record.objects.filter(kind__startswith="calendars.").values_list("kind", flat=True))
    assert kinds == ["calendars.hours.announced", "calendars.hours.taken-back"]
    with pytest.raises(refusals.AnnouncementUnknown):
        commands.take_back(mall=mall, special=number, by=SYSTEM, at=MORNING)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"last": date(2026, 11, 23), "is_closed": True}, refusals.DaysInDisorder),
        ({"last": date(2028, 1, 1), "is_closed": True}, refusals.DaysInDisorder),
        ({"opens": time(12), "closes": time(9)}, refusals.HoursInDisorder),
        ({"pause": Span(time(12), time(9))}, refusals.HoursInDisorder),
        ({}, refusals.HoursInDisorder),
        ({"is_closed": True, "reason": "  "}, refusals.ReasonWanted),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    mall: Mall, facts: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        announce(mall, **facts)

    assert not Record.objects.filter(kind__startswith="calendars.hours").exists()


def test_a_usual_day_is_set_for_one_agency_and_its_other_days_stay(mall: Mall) -> None:
    commands.set_usual_hours(mall=mall, holder="DUKCAPIL", weekday=4, hours=None, by=SYSTEM, at=MORNING)
    commands.set_usual_hours(mall=mall, holder="DUKCAPIL", weekday=1, hours=(time(9), time(12)), by=SYSTEM, at=MORNING)
    mall.refresh_from_db()

    assert span(mall, "DUKCAPIL", FRIDAY) is None
    assert span(mall, "DUKCAPIL", TUESDAY) == ("09.00", "12.00")
    assert span(mall, "DUKCAPIL", WEDNESDAY) == ("08.00", "14.00")
    assert span(mall, "POLRES", FRIDAY) == span(mall, MALL, FRIDAY)


def test_a_decree_settles_its_year(mall: Mall) -> None:
    new_year = FreeDay(date(2029, 1, 1), DayKind.NATIONAL, "Tahun Baru", "New Year")

    commands.set_decree(mall=mall, year=2029, days=[new_year], by=SYSTEM, at=MORNING)
    mall.refresh_from_db()

    day = queries.day(mall, date(2029, 1, 1))
    assert (day.is_open, day.provisional, day.reason) == (False, False, "Tahun Baru")
    with pytest.raises(refusals.DaysInDisorder):
        commands.set_decree(mall=mall, year=2030, days=[new_year], by=SYSTEM, at=MORNING)
