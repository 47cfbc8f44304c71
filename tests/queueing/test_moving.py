"""A counter that is freed in the manager's name, and one that serves another line: today, tomorrow, after a reload."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from satupintu.base.actor import SYSTEM, Actor, ActorKind
from satupintu.base.moments import at_time
from satupintu.catalogue import commands as catalogue
from satupintu.catalogue.queries import book
from satupintu.catalogue.refusals import LastCounter, OtherZone
from satupintu.ledger.models import Mall, Record
from satupintu.queueing import commands as queueing
from satupintu.queueing import queries
from satupintu.queueing.commands import Wish
from satupintu.queueing.refusals import CounterInUse, NobodySits, UnknownCounter, UnknownLine
from satupintu.queueing.rules.events import event_of
from satupintu.queueing.rules.impossible import Impossible, Why
from satupintu.queueing.rules.play import replay
from tests.conftest import MORNING
from tests.queueing.cast import Day

RINA, BAYU, KABID = (Actor(ActorKind.OFFICER, code) for code in ("1", "2", "9"))
KIOSK = Actor(ActorKind.KIOSK, "t1")
TUESDAY = MORNING.date()
TWO = {"DKC": (1, 10.0, ["5", "6"]), "POL": (1, 9.0, ["10"])}


def at(clock: str, days: int = 0) -> datetime:
    """Return a moment of the Tuesday, or so many days after it."""
    return at_time(TUESDAY + timedelta(days=days), clock)


# the rule


def test_a_moved_counter_calls_for_its_new_line_and_no_more_for_the_old() -> None:
    day = Day(TWO)
    day.move(0, "6", "POL")
    civil, police = day.come(1, "DKC"), day.come(1.1, "POL")

    day.open(2, "6")

    assert day.calls == [(police, "POL")]
    assert day.state(civil) == "free"
    assert day.hall.lines["POL"].counters == ("6", "10")
    assert day.next(3, "6") == police


@pytest.mark.parametrize("use", ["open", "break", "serving after it closed", "just ended"])
def test_a_counter_in_use_does_not_move(use: str) -> None:
    day = Day(TWO)
    day.open(0, "6")
    if use == "break":
        day.close(1, "6", is_break=True)
    if use in {"serving after it closed", "just ended"}:
        number = day.come(1, "DKC")
        day.sit(1.1, number)
        day.next(1.2, "6")
        day.close(2, "6")
    if use == "just ended":
        day.end(3, "6")

    with pytest.raises(Impossible) as no:
        day.move(3.1, "6", "POL")

    assert no.value.why is Why.COUNTER_IN_USE
    if use == "just ended":
        day.move(4, "6", "POL")


def test_a_line_keeps_one_counter() -> None:
    day = Day(TWO)

    with pytest.raises(Impossible) as no:
        day.move(0, "10", "DKC")

    assert no.value.why is Why.LAST_COUNTER


def test_a_day_with_a_move_is_told_again_from_its_record_alone() -> None:
    day = Day(TWO)
    day.come(0, "POL")
    day.come(0.1, "POL")
    day.move(0.2, "6", "POL")
    day.open(1, "6", "10")

    assert replay(day.told) == day.told
    assert len(day.calls) == 2


# the house


@pytest.mark.django_db
def test_a_move_holds_today_and_the_record_alone_tells_it(mall: Mall) -> None:
    queueing.open_counter(mall=mall, counter="5", by=RINA, at=at("08:00"))

    queueing.move_counter(mall=mall, counter="9", line=other(mall), by=KABID, at=at("08:30"))

    mall.refresh_from_db()
    line = book(mall).counters["9"].line
    assert line != "DUKCAPIL"
    queries.forget_halls()
    hall = queries.hall_of_day(mall, TUESDAY)
    assert hall.counters["9"].line == line
    assert "9" not in hall.lines["DUKCAPIL"].counters
    moved = Record.objects.get(kind="queueing.counter.moved")
    assert (moved.by, moved.facts) == (str(KABID), {"counter": "9", "line": line, "was": "DUKCAPIL"})
    assert event_of(moved.kind, moved.at_ms, moved.facts) is not None


def other(mall: Mall) -> str:
    """Return another line of the zone in which counter 9 stands."""
    known = book(mall)
    return next(code for code in known.zones[known.counters["9"].zone].lines if code != "DUKCAPIL")


@pytest.mark.django_db
def test_the_next_day_begins_with_a_move_and_a_reload_of_the_file_keeps_it(mall: Mall) -> None:
    line = other(mall)
    stamp = mall.catalogue_stamp
    queueing.move_counter(mall=mall, counter="9", line=line, by=KABID, at=at("08:30"))

    catalogue.load_catalogue(mall=mall, path_or_data=catalogue.PASURUAN, by=SYSTEM, at=at("09:00"))
    mall.refresh_from_db()
    queueing.open_counter(mall=mall, counter="5", by=RINA, at=at("08:00", days=1))

    hall = queries.hall_of_day(mall_now(mall), TUESDAY + timedelta(days=1))
    assert hall.counters["9"].line == line == book(mall).counters["9"].line
    assert book(mall).counters["9"].agency == book(mall).lines[line].agency
    assert mall.catalogue_stamp != stamp
    queueing.move_counter(mall=mall, counter="9", line="DUKCAPIL", by=KABID, at=at("08:30", days=1))
    mall.refresh_from_db()
    assert mall.catalogue_stamp == stamp
    assert book(mall).counters["9"].line == "DUKCAPIL"


@pytest.mark.django_db
def test_what_cannot_be_moved_says_why_and_nothing_changes(mall: Mall) -> None:
    queueing.open_counter(mall=mall, counter="9", by=RINA, at=at("08:00"))
    known, before = book(mall), Record.objects.count()
    far = next(line.code for line in known.lines.values() if line.zone != known.counters["9"].zone)
    alone = next(line for line in known.lines.values() if len(line.counters) == 1)
    beside = next(code for code in known.zones[alone.zone].lines if code != alone.code)

    for counter, line, no in (
        ("9", other(mall), CounterInUse), ("8", far, OtherZone), (alone.counters[0], beside, LastCounter),
        ("99", far, UnknownCounter), ("8", "TIDAK-ADA", UnknownLine), ("8", "DUKCAPIL", UnknownLine),
    ):  # fmt: skip
        with pytest.raises(no):
            queueing.move_counter(mall=mall, counter=counter, line=line, by=KABID, at=at("08:30"))

    mall.refresh_from_db()
    assert book(mall) is known
    assert Record.objects.count() == before


@pytest.mark.django_db
def test_who_is_served_at_a_freed_counter_is_served_on_by_whoever_sits_down(mall: Mall) -> None:
    queueing.open_counter(mall=mall, counter="5", by=RINA, at=at("08:00"))
    number = queueing.issue_ticket(mall=mall, wishes=[Wish("DKC-02")], priority=False, by=KIOSK, at=at("08:05")).number
    queueing.at_deck(mall=mall, number=number, by=KIOSK, at=at("08:06"))
    queueing.next_person(mall=mall, counter="5", by=RINA, at=at("08:07"))

    queueing.free_counter(mall=mall, counter="5", by=KABID, at=at("08:30"))

    assert queries.officers_at_counters(mall) == {}
    hall = queries.hall(mall_now(mall), at("08:30"))
    assert (hall.counters["5"].is_open, hall.counters["5"].serving) == (False, number)
    freed = Record.objects.get(kind="queueing.counter.freed")
    assert (freed.by, freed.facts) == (str(KABID), {"counter": "5", "sitter": str(RINA)})
    assert Record.objects.get(kind="queueing.counter.closed").by == str(KABID)
    queueing.open_counter(mall=mall, counter="5", by=BAYU, at=at("08:40"))
    done = queueing.finish_stop(mall=mall, counter="5", by=BAYU, at=at("08:45"))
    assert (done.number, done.items[0].outcome) == (number, "done")


@pytest.mark.django_db
def test_who_was_called_to_a_freed_counter_is_called_by_another(mall: Mall) -> None:
    for counter, by in (("5", RINA), ("6", BAYU)):
        queueing.open_counter(mall=mall, counter=counter, by=by, at=at("08:00"))
    number = queueing.issue_ticket(mall=mall, wishes=[Wish("DKC-02")], priority=False, by=KIOSK, at=at("08:05")).number
    queueing.next_person(mall=mall, counter="5", by=RINA, at=at("08:06"))

    queueing.free_counter(mall=mall, counter="5", by=KABID, at=at("08:07"))

    found = queueing.next_person(mall=mall, counter="6", by=BAYU, at=at("08:08"))
    assert found is not None
    assert found.ticket.number == number
    with pytest.raises(NobodySits):
        queueing.free_counter(mall=mall, counter="5", by=KABID, at=at("08:09"))


def mall_now(mall: Mall) -> Mall:
    mall.refresh_from_db()
    return mall
