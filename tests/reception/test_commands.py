"""The door, questions, calls for help, wishes: what is counted, what is recorded, what never is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from satupintu.base.actor import Actor, ActorKind
from satupintu.base.moments import at_time
from satupintu.ledger.models import Mall, Record
from satupintu.queueing import commands as queueing
from satupintu.queueing import queries as hall
from satupintu.queueing.commands import Wish
from satupintu.queueing.paper_refusals import NotAPaperNumber, NotAPastTime, PaperUsed
from satupintu.queueing.refusals import OnlyInside, UnknownTicket
from satupintu.reception import commands, queries, refusals
from satupintu.reception.models import HelpCall, Wishes
from tests.conftest import MORNING

pytestmark = pytest.mark.django_db
GREETER = Actor(ActorKind.OFFICER, "1")
KIOSK = Actor(ActorKind.KIOSK, "t1")
NINE = at_time(MORNING.date(), "09:00")
KTP = [Wish("DKC-02")]


def number(mall: Mall) -> str:
    return queueing.issue_ticket(mall=mall, wishes=KTP, priority=False, by=KIOSK, at=NINE).number


def test_the_door_is_counted_and_the_time_to_the_number_follows(mall: Mall) -> None:
    for minute in (0, 1):
        commands.count_visitor(mall=mall, by=GREETER, at=NINE - timedelta(minutes=10 - minute))
    commands.count_visitor(mall=mall, by=GREETER, at=NINE - timedelta(minutes=1))
    commands.take_back_count(mall=mall, by=GREETER, at=NINE)
    number(mall)
    commands.count_question(mall=mall, by=GREETER, at=NINE + timedelta(minutes=1))

    day = queries.door_day(mall, NINE + timedelta(minutes=2))
    assert (day.visitors, day.questions, day.door.helped) == (2, 1, 2)
    assert day.door.median_minutes == pytest.approx(10.0, abs=0.1)


def test_nothing_is_taken_back_where_nothing_was_counted(mall: Mall) -> None:
    with pytest.raises(refusals.NothingCounted):
        commands.take_back_count(mall=mall, by=GREETER, at=NINE)


def test_a_second_press_for_help_is_the_same_call(mall: Mall) -> None:
    first = commands.call_help(mall=mall, place="kiosk:t1", name="Kios 1", by=KIOSK, at=NINE)
    again = commands.call_help(mall=mall, place="kiosk:t1", name="Kios 1", by=KIOSK, at=NINE)

    assert first.pk == again.pk
    assert [call.name for call in queries.open_help(mall)] == ["Kios 1"]
    commands.answer_help(mall=mall, call=first.pk, by=GREETER, at=NINE)
    assert queries.open_help(mall) == []
    with pytest.raises(refusals.HelpCallUnknown):
        commands.answer_help(mall=mall, call=first.pk, by=GREETER, at=NINE)
    assert HelpCall.objects.count() == 1


def test_wishes_reach_the_desk_and_no_record(mall: Mall) -> None:
    given = number(mall)
    before = Record.objects.count()

    commands.wish(mall=mall, number=given, wishes={"wheelchair", "guide"}, by=GREETER, at=NINE)

    assert queries.wishes_of(mall, NINE.date(), given) == ("wheelchair", "guide")
    assert Record.objects.count() == before
    told = " ".join(str(record.facts) + record.kind for record in Record.objects.all())
    assert "wheelchair" not in told
    commands.wish(mall=mall, number=given, wishes=(), by=GREETER, at=NINE)
    assert not Wishes.objects.exists()


def test_wishes_are_forgotten_with_the_day(mall: Mall) -> None:
    commands.wish(mall=mall, number=number(mall), wishes={"guide"}, by=GREETER, at=NINE)

    commands.forget_wishes(mall=mall, before=NINE.date(), by=GREETER, at=NINE)
    assert Wishes.objects.count() == 1
    commands.forget_wishes(mall=mall, before=NINE.date() + timedelta(days=1), by=GREETER, at=NINE)
    assert Wishes.objects.count() == 0


def paper(mall: Mall, slip: str, arrived: str = "08:40") -> str:
    at = at_time(MORNING.date(), arrived)
    return queueing.enter_paper_number(
        mall=mall, number=slip, arrived=at, wishes=KTP, priority=False, by=GREETER, at=NINE
    ).number


def test_a_paper_number_counts_from_the_time_that_is_written_on_it(mall: Mall) -> None:
    first = number(mall)
    given = paper(mall, "K-012")
    following = number(mall)

    now = hall.hall(Mall.objects.get(pk=mall.pk), NINE)
    order = sorted(now.tickets.values(), key=lambda t: (t.arrival_ms, t.seq))
    assert [ticket.number for ticket in order] == ["K-012", "A-001", "A-002"]
    assert (first, given, following) == ("A-001", "K-012", "A-002")
    assert Record.objects.get(kind="queueing.ticket.issued", about="ticket:K-012").facts["on_paper"] is True


def test_a_paper_number_was_had_when_it_was_written_not_when_it_was_entered(mall: Mall) -> None:
    commands.count_visitor(mall=mall, by=GREETER, at=NINE - timedelta(minutes=25))

    paper(mall, "K-012", arrived="08:40")

    assert queries.door_day(mall, NINE).door.median_minutes == 5.0


def test_a_paper_number_is_entered_once(mall: Mall) -> None:
    paper(mall, "K-012")

    with pytest.raises(PaperUsed):
        paper(mall, "K-012")


@pytest.mark.parametrize("slip", ["A-001", "K-000", "K-1", "K-0123", ""])
def test_only_pre_printed_numbers_are_entered(mall: Mall, slip: str) -> None:
    with pytest.raises(NotAPaperNumber):
        paper(mall, slip)


def test_a_paper_number_is_not_of_the_future(mall: Mall) -> None:
    with pytest.raises(NotAPastTime):
        paper(mall, "K-012", "09:30")


def test_a_kiosk_enters_no_paper_number(mall: Mall) -> None:
    with pytest.raises(OnlyInside):
        queueing.enter_paper_number(
            mall=mall, number="K-012", arrived=NINE, wishes=KTP, priority=False, by=KIOSK, at=NINE
        )


def test_the_link_of_a_lost_slip_dies_with_its_copy(mall: Mall) -> None:
    given = queueing.issue_ticket(mall=mall, wishes=KTP, priority=False, by=KIOSK, at=NINE)

    copy = queueing.replace_link(mall=mall, number=given.number, by=GREETER, at=NINE)

    assert hall.ticket_by_link(mall, copy.link).number == given.number
    with pytest.raises(UnknownTicket):
        hall.ticket_by_link(mall, given.link)
