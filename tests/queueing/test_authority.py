"""Nobody is stranded, and nobody reaches past their own counter, line, screen or day."""

from __future__ import annotations

from datetime import date

import pytest

from satupintu.base.actor import CLOCK
from satupintu.ledger.models import Mall
from satupintu.queueing import commands as queueing
from satupintu.queueing import queries, refusals
from satupintu.queueing.commands import OutcomeGiven
from satupintu.queueing.models import Desk
from tests.queueing.test_commands import BUDI, KIOSK, RINA, TUESDAY, at, call_next, come, hall, open_counter, sit, state

pytestmark = pytest.mark.django_db
WEDNESDAY = date(2026, 11, 25)


def stranded(mall: Mall) -> str:
    """A visitor whose second service waits for a paper that the first did not give."""
    open_counter(mall, "08.00", "10")
    number = come(mall, "08.01", "POL-04", "DKC-02").number
    sit(mall, "08.02", number)
    call_next(mall, "08.02.10", "10")
    given = [OutcomeGiven("POL-04", "incomplete", missing=("ktp_el",))]
    queueing.next_person(mall=mall, counter="10", outcomes=given, ask_first=True, by=RINA, at=at("08.10"))
    return number


def test_the_desk_can_ask_at_once_when_a_service_waits_in_vain(mall: Mall) -> None:
    number = stranded(mall)

    assert [item.service for item in hall(mall).tickets[number].waits_in_vain] == ["DKC-02"]
    assert state(mall, number) == "pending"
    queueing.release_item(mall=mall, counter="10", item=1, number=number, by=RINA, at=at("08.10.05"))
    queueing.tick(mall=mall, by=CLOCK, at=at("08.10.20"))
    open_counter(mall, "08.11", "5", by=BUDI)
    assert (state(mall, number), hall(mall).tickets[number].line) == ("called", "DUKCAPIL")


def test_any_officer_helps_a_stranded_visitor_later(mall: Mall) -> None:
    number = stranded(mall)
    queueing.tick(mall=mall, by=CLOCK, at=at("08.11"))
    assert state(mall, number) == "free"
    open_counter(mall, "08.12", "5", by=BUDI)
    queueing.remove_item(mall=mall, counter="5", item=1, number=number, by=BUDI, at=at("08.13"))

    assert state(mall, number) == "gone"


def test_nobody_elses_ordinary_service_is_touched(mall: Mall) -> None:
    open_counter(mall, "08.00", "10")
    number = come(mall, "08.01", "DKC-02").number

    for order in (queueing.release_item, queueing.remove_item):
        with pytest.raises(refusals.UnknownItem):
            order(mall=mall, counter="10", item=0, number=number, by=RINA, at=at("08.02"))
    assert [item.state.value for item in hall(mall).tickets[number].items] == ["open"]


def test_a_screen_that_showed_somebody_else_gives_no_order(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    siti, budi = come(mall, "08.01", "DKC-02").number, come(mall, "08.01", "DKC-02").number
    for number in (siti, budi):
        sit(mall, "08.02", number)
    call_next(mall, "08.02.10", "5")
    call_next(mall, "08.05", "5", outcomes=[])
    common = {"mall": mall, "counter": "5", "shown": siti, "by": RINA}

    for order in (queueing.next_person, queueing.finish_stop):
        with pytest.raises(refusals.ScreenChanged):
            order(outcomes=[], at=at("08.05.01"), **common)
    with pytest.raises(refusals.ScreenChanged):
        queueing.recall(at=at("08.05.01"), **common)
    assert state(mall, budi) == "served"
    queueing.finish_stop(**(common | {"shown": budi}), at=at("08.06"))
    assert state(mall, budi) == "pending"


def test_staff_add_or_pass_on_nothing_to_an_agency_that_is_not_in(mall: Mall) -> None:
    queueing.open_counter(mall=mall, counter="5", by=RINA, at=at("08.00", WEDNESDAY))
    number = come(mall, "08.01", "DKC-02", day=WEDNESDAY).number
    queueing.at_deck(mall=mall, number=number, by=KIOSK, at=at("08.02", WEDNESDAY))
    queueing.next_person(mall=mall, counter="5", by=RINA, at=at("08.03", WEDNESDAY))
    common = {"mall": mall, "counter": "5", "by": RINA, "at": at("08.04", WEDNESDAY)}

    with pytest.raises(refusals.AgencyNotIn):
        queueing.add_service(service="BNN-01", **common)
    with pytest.raises(refusals.AgencyNotIn):
        queueing.pass_on(item=0, line="BNN", **common)
    assert len(hall(mall, WEDNESDAY).tickets[number].items) == 1


def test_who_speaks_for_other_rows_seats_nobody_here(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    number = come(mall, "08.01", "DKC-02").number

    with pytest.raises(refusals.OtherLine):
        queueing.at_deck(mall=mall, number=number, lines={"POLRES"}, by=RINA, at=at("08.02"))
    queueing.at_deck(mall=mall, number=number, lines={"DUKCAPIL"}, by=RINA, at=at("08.02.10"))
    assert state(mall, number) == "at_deck"


def test_who_went_out_does_not_hold_the_day_open(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    siti, budi = come(mall, "08.01", "DKC-02").number, come(mall, "08.01", "DKC-02").number
    queueing.pause_ticket(mall=mall, number=siti, by=KIOSK, at=at("08.02"))
    sit(mall, "08.02", budi)
    call_next(mall, "08.03", "5")

    mall.refresh_from_db()
    assert queries.day_to_end(mall, at("13.59")) is None
    assert queries.day_to_end(mall, at("14.05")) is None
    call_next(mall, "14.06", "5", outcomes=[])
    queueing.tick(mall=mall, by=CLOCK, at=at("14.07"))
    mall.refresh_from_db()
    assert queries.day_to_end(mall, at("14.08")) == TUESDAY


def test_an_undone_absence_is_not_counted_at_the_counter(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    number = come(mall, "08.01", "DKC-02").number
    sit(mall, "08.02", number)
    call_next(mall, "08.02.10", "5")
    queueing.mark_absent(mall=mall, counter="5", by=RINA, at=at("08.05"))
    assert hall(mall).work_of("5") == (0, 1)
    queueing.undo(mall=mall, counter="5", by=RINA, at=at("08.05.05"))

    assert hall(mall).work_of("5") == (0, 0)


def test_a_new_day_begins_with_nobody_at_a_counter_and_an_ended_one_leaves_nobody(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    come(mall, "08.00", "DKC-02", day=WEDNESDAY)
    assert Desk.objects.get(counter="5").officer == ""
    queueing.open_counter(mall=mall, counter="5", by=BUDI, at=at("08.05", WEDNESDAY))
    queueing.end_day(mall=mall, day=WEDNESDAY, by=CLOCK, at=at("18.00", WEDNESDAY))

    assert Desk.objects.get(counter="5").officer == ""


def test_ending_an_earlier_day_leaves_todays_officers_at_their_counters(mall: Mall) -> None:
    come(mall, "08.00", "DKC-02")
    queueing.open_counter(mall=mall, counter="5", by=RINA, at=at("08.05", WEDNESDAY))
    assert queries.day_to_end(mall, at("08.06", WEDNESDAY)) == TUESDAY
    queueing.end_day(mall=mall, day=TUESDAY, by=CLOCK, at=at("08.06", WEDNESDAY))

    assert Desk.objects.get(counter="5").officer == str(RINA)
