"""The demo's living mall: a morning in seconds, a whole day to its end, one day after another."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

import pytest

from satupintu.base.actor import SYSTEM
from satupintu.base.moments import JAKARTA
from satupintu.catalogue.queries import book
from satupintu.jobs import stream
from satupintu.jobs.stream import Stream
from satupintu.ledger import commands as ledger
from satupintu.ledger.models import Mall, Record
from satupintu.people import commands as people
from satupintu.people import queries as queries_of_people
from satupintu.people.permits import Duty
from satupintu.queueing import commands as queueing
from satupintu.queueing import queries
from satupintu.queueing.rules.events import event_of
from satupintu.queueing.rules.play import replay
from tests.conftest import MORNING

pytestmark = pytest.mark.django_db
WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
def lively(mall: Mall, monkeypatch: pytest.MonkeyPatch) -> Mall:
    """The mall with its demo officers and thirty invented visitors a day."""
    monkeypatch.setattr(stream, "VISITORS", 30)
    accounts = {f"loket{code}": (Duty.OFFICER, counter.agency) for code, counter in book(mall).counters.items()}
    people.add_demo_officers(mall=mall, accounts=accounts, by=SYSTEM, at=MORNING)
    return mall


def test_a_morning_leaves_people_at_counters_and_an_honest_record(lively: Mall) -> None:
    Stream(lively, WEDNESDAY).play_morning(75)

    lively.refresh_from_db()
    hall = queries.hall_of_day(lively, WEDNESDAY)
    assert hall.issued >= 10
    assert sum(counter.is_open for counter in hall.counters.values()) >= 25
    rows = Record.objects.filter(mall=lively, day=WEDNESDAY).order_by("position")
    told = [event for row in rows if (event := event_of(row.kind, row.at_ms, row.facts)) is not None]
    assert replay(told) == told


def test_a_whole_day_serves_everybody_who_stays(lively: Mall) -> None:
    playing = Stream(lively, WEDNESDAY)
    playing.play_morning(400)
    result = playing.crowd.result

    lively.refresh_from_db()
    states = Counter(ticket.state.value for ticket in queries.hall_of_day(lively, WEDNESDAY).tickets.values())
    assert result.came == 30
    assert result.double_calls == 0
    assert states["gone"] + states["away"] == 30 - result.refused
    assert result.served >= 25


def test_a_stream_whose_clock_was_taken_away_ends_without_a_new_day(lively: Mall) -> None:
    noon = datetime(2026, 11, 26, 9, 0, tzinfo=JAKARTA)
    ledger.set_clock(mall=lively, shows=noon, speed=60, by=SYSTEM, at=MORNING)

    assert stream.run(lively.pk, WEDNESDAY) is False


def test_after_closing_the_stream_says_that_its_day_is_over(lively: Mall) -> None:
    late = datetime(2026, 11, 25, 14, 31, tzinfo=JAKARTA)
    ledger.set_clock(mall=lively, shows=late, speed=1, by=SYSTEM, at=MORNING)

    assert stream.run(lively.pk, WEDNESDAY) is True


def test_an_invented_officer_gets_up_for_a_program_with_a_token(lively: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    playing = Stream(lively, WEDNESDAY)
    playing.play_morning(75)
    lively.refresh_from_db()
    busy = next(c for c in queries.hall_of_day(lively, WEDNESDAY).counters.values() if c.serving)
    monkeypatch.setenv("SATUPINTU_NOW", "2026-11-25T09:16:00+07:00")
    at = datetime(2026, 11, 25, 9, 16, 30, tzinfo=JAKARTA)
    secret = people.make_token(mall=lively, role="officer", name="p", counter=busy.code, by=SYSTEM, at=MORNING)

    playing.step()
    program = queries_of_people.actor_of_token(lively, secret)
    queueing.open_counter(mall=lively, counter=busy.code, by=program, at=at)
    playing.step()

    lively.refresh_from_db()
    assert queries.hall_of_day(lively, WEDNESDAY).counters[busy.code].is_open
    assert queries.officers_at_counters(lively)[busy.code] == str(program)
