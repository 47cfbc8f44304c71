"""Orders in a real hall, on a real database: rows, records, refusals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from satupintu.base.actor import CLOCK, VISITOR, Actor, ActorKind
from satupintu.base.moments import JAKARTA
from satupintu.base.refusal import Refusal
from satupintu.ledger.models import Mall, Record
from satupintu.queueing import commands as queueing
from satupintu.queueing import queries, refusals
from satupintu.queueing.commands import OutcomeGiven, Wish
from satupintu.queueing.models import Desk, Item, Ticket
from satupintu.queueing.rules import events as happened
from satupintu.queueing.rules.events import Event, event_of
from satupintu.queueing.rules.impossible import Impossible, Why
from satupintu.queueing.rules.play import replay
from satupintu.queueing.rules.values import Hall, TicketState

pytestmark = pytest.mark.django_db
KIOSK = Actor(ActorKind.KIOSK, "1")
RINA = Actor(ActorKind.OFFICER, "1")
BUDI = Actor(ActorKind.OFFICER, "2")
TUESDAY = date(2026, 11, 24)


def at(clock: str, day: date = TUESDAY) -> datetime:
    hours, minutes, *seconds = (int(part) for part in clock.split("."))
    return datetime(day.year, day.month, day.day, hours, minutes, *seconds, tzinfo=JAKARTA)


def come(mall: Mall, clock: str, *services: str | Wish, priority: bool = False, day: date = TUESDAY) -> Ticket:
    wishes = [Wish(s) if isinstance(s, str) else s for s in services]
    return queueing.issue_ticket(mall=mall, wishes=wishes, priority=priority, by=KIOSK, at=at(clock, day))


def open_counter(mall: Mall, clock: str, counter: str, by: Actor = RINA) -> None:
    queueing.open_counter(mall=mall, counter=counter, by=by, at=at(clock))


def sit(mall: Mall, clock: str, number: str) -> None:
    queueing.at_deck(mall=mall, number=number, by=KIOSK, at=at(clock))


def call_next(mall: Mall, clock: str, counter: str, outcomes: Sequence[OutcomeGiven] | None = None,
              by: Actor = RINA) -> str | None:  # fmt: skip
    found = queueing.next_person(mall=mall, counter=counter, outcomes=outcomes, by=by, at=at(clock))
    return found.ticket.number if found else None


def hall(mall: Mall, day: date = TUESDAY) -> Hall:
    mall.refresh_from_db()
    return queries.hall_of_day(mall, day)


def state(mall: Mall, number: str) -> str:
    return hall(mall).tickets[number].state.value


def test_a_number_needs_nothing_personal_and_is_written_with_its_record(mall: Mall) -> None:
    ticket = come(mall, "08.10", "DKC-02")

    assert ticket.number == "A-001"
    assert len(ticket.link) == 22
    record = Record.objects.get(kind="queueing.ticket.issued")
    assert (record.about, record.by) == ("ticket:A-001", "kiosk:1")
    assert record.position == ticket.seq
    assert set(record.facts) == {"ticket", "floor", "priority", "arrival_ms", "items", "on_paper"}


def test_positions_have_no_gaps_and_each_record_is_sealed_to_the_one_before(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    for minute in range(10, 20):
        come(mall, f"08.{minute}", "DKC-02")

    mall.refresh_from_db()
    records = list(Record.objects.filter(mall=mall).order_by("position"))
    assert [record.position for record in records] == list(range(1, mall.position + 1))
    assert records[-1].digest == mall.head
    assert len({record.digest for record in records}) == len(records)


def test_one_visitor_through_two_agencies_and_out(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    open_counter(mall, "08.00", "10", by=BUDI)
    siti = come(mall, "08.10", "DKC-02", "POL-01").number
    lines = [hall(mall).tickets[siti].line]
    first = "5" if lines[0] == "DUKCAPIL" else "10"
    second, other = ("10", BUDI) if first == "5" else ("5", RINA)
    sit(mall, "08.11", siti)
    assert call_next(mall, "08.12", first, by=RINA if first == "5" else BUDI) == siti
    queueing.finish_stop(mall=mall, counter=first, by=RINA if first == "5" else BUDI, at=at("08.20"))
    queueing.tick(mall=mall, by=CLOCK, at=at("08.20.11"))
    sit(mall, "08.21", siti)
    assert call_next(mall, "08.22", second, by=other) == siti
    queueing.finish_stop(mall=mall, counter=second, by=other, at=at("08.30"))
    queueing.tick(mall=mall, by=CLOCK, at=at("08.31"))

    row = Ticket.objects.get(number=siti)
    assert row.state == TicketState.GONE.value
    assert list(row.items.order_by("no").values_list("outcome", flat=True)) == ["done", "done"]


def told(mall: Mall, day: date = TUESDAY) -> list[Event]:
    rows = Record.objects.filter(mall=mall, day=day).order_by("position")
    events = [event_of(row.kind, row.at_ms, row.facts) for row in rows]
    return [event for event in events if event is not None]


def test_replaying_the_record_gives_the_same_calls(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    for minute in range(10, 40):
        come(mall, f"08.{minute}", "DKC-02", "POL-01") if minute % 3 else come(mall, f"08.{minute}", "BPN-01")
    call_next(mall, "08.41", "5")

    day = told(mall)
    assert any(isinstance(event, happened.Called) for event in day)
    assert replay(day) == day


def test_a_hall_in_memory_equals_the_hall_folded_from_the_record(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    for minute in range(10, 30):
        come(mall, f"08.{minute}", "DKC-02", "POL-01")
    call_next(mall, "08.31", "5")
    kept = hall(mall)
    queries.forget_halls()

    assert hall(mall) == kept
    assert hall(mall) is not kept


def test_a_hall_of_a_history_that_was_rolled_back_is_never_used(mall: Mall) -> None:
    come(mall, "08.10", "DKC-02")
    with pytest.raises(RuntimeError), transaction.atomic():
        come(mall, "08.11", "POL-01", priority=True)
        raise RuntimeError
    second = come(mall, "08.12", "BPN-01")

    assert second.number == "A-002"
    assert [item.line for item in hall(mall).tickets["A-002"].items] == ["BPN"]
    assert hall(mall).tickets["A-002"].priority is False


@pytest.mark.parametrize(
    ("clock", "day", "services", "code"),
    [
        ("09.00", date(2026, 12, 25), ["DKC-02"], "closed-day"),
        ("09.00", date(2026, 11, 28), ["DKC-02"], "closed-day"),
        ("07.29", TUESDAY, ["DKC-02"], "too-early"),
        ("13.31", TUESDAY, ["DKC-02"], "after-last-number"),
        ("09.00", TUESDAY, ["TSP-01"], "agency-not-in"),
        ("09.00", TUESDAY, ["DKC-02", "DKC-02"], "same-service-twice"),
        ("09.00", TUESDAY, ["XXX-99"], "unknown-service"),
        ("09.00", TUESDAY, [], "wrong-count"),
        ("09.00", TUESDAY, [Wish("DKC-02", 6)], "wrong-count"),
        ("09.00", TUESDAY, [f"DKC-0{n}" for n in range(1, 7)], "wrong-count"),
    ],
)
def test_a_refused_number_says_why_and_leaves_nothing(
    mall: Mall, clock: str, day: date, services: list[str], code: str
) -> None:
    before = mall.position
    with pytest.raises(Refusal) as no:
        come(mall, clock, *services, day=day)

    assert no.value.code == code
    assert no.value.reason_text
    assert no.value.remedy_text
    assert "%(" not in str(no.value)
    mall.refresh_from_db()
    assert (Ticket.objects.count(), mall.position) == (0, before)


def test_numbers_begin_at_half_past_seven(mall: Mall) -> None:
    assert come(mall, "07.30", "DKC-02").number == "A-001"


def test_a_line_that_is_full_until_its_close_gives_no_number(mall: Mall) -> None:
    with pytest.raises(refusals.LineFull):
        for minute in range(60):
            come(mall, f"13.0{minute // 20}.{minute % 20}", Wish("BPN-01"))

    assert 2 <= Ticket.objects.count() < 20
    assert come(mall, "13.05", "DKC-02").number


def test_an_officer_at_one_counter_takes_no_second(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")

    with pytest.raises(refusals.OfficerElsewhere):
        open_counter(mall, "08.01", "6")
    assert not hall(mall).counters["6"].is_open


def test_a_taken_counter_is_not_taken_again(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")

    with pytest.raises(refusals.CounterTaken):
        open_counter(mall, "08.01", "5", by=BUDI)


def test_an_officer_gives_no_order_at_somebody_elses_counter(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    come(mall, "08.01", "DKC-02")

    with pytest.raises(refusals.NotYourCounter):
        call_next(mall, "08.02", "5", by=BUDI)


def test_unknown_counter(mall: Mall) -> None:
    come(mall, "08.01", "DKC-02")
    with pytest.raises(refusals.UnknownCounter):
        open_counter(mall, "08.02", "99")


def test_only_from_inside_somebody_is_said_to_be_here(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    siti = come(mall, "08.01", "DKC-02").number

    with pytest.raises(refusals.OnlyInside):
        queueing.at_deck(mall=mall, number=siti, by=VISITOR, at=at("08.02"))
    assert state(mall, siti) == "called"


def test_done_and_next_is_one_order(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    siti, budi = come(mall, "08.01", "DKC-02").number, come(mall, "08.01", "DKC-02").number
    sit(mall, "08.02", siti)
    sit(mall, "08.02", budi)
    call_next(mall, "08.02.10", "5")

    assert call_next(mall, "08.10", "5", outcomes=[]) == budi
    assert (state(mall, siti), state(mall, budi)) == ("gone", "served")


def test_next_without_outcomes_while_serving_changes_nothing(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    siti = come(mall, "08.01", "DKC-02").number
    sit(mall, "08.02", siti)
    call_next(mall, "08.02.10", "5")

    with pytest.raises(refusals.StillServing) as no:
        call_next(mall, "08.10", "5")
    assert siti in no.value.reason_text
    assert state(mall, siti) == "served"


def test_nobody_waiting_gives_nobody_and_no_record(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    mall.refresh_from_db()
    before = mall.position

    assert call_next(mall, "08.02", "5") is None
    mall.refresh_from_db()
    assert mall.position == before


def test_a_received_file_needs_the_date_of_its_result(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    siti = come(mall, "08.01", "DKC-02").number
    sit(mall, "08.02", siti)
    call_next(mall, "08.02.10", "5")

    for given in (None, TUESDAY - timedelta(days=1)):
        with pytest.raises(refusals.NeedsResultDate):
            queueing.finish_stop(mall=mall, counter="5", outcomes=[OutcomeGiven(0, "received", given)],
                                 by=RINA, at=at("08.10"))  # fmt: skip
    assert state(mall, siti) == "served"
    friday = date(2026, 11, 27)
    queueing.finish_stop(mall=mall, counter="5", outcomes=[OutcomeGiven("DKC-02", "received", friday)],
                         by=RINA, at=at("08.11"))  # fmt: skip
    assert Item.objects.get(ticket__number=siti).result_on == friday


def test_incomplete_keeps_which_papers_are_missing_until_it_is_undone(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    siti = come(mall, "08.01", "DKC-02").number
    sit(mall, "08.02", siti)
    call_next(mall, "08.02.10", "5")
    queueing.finish_stop(mall=mall, counter="5", outcomes=[OutcomeGiven(0, "incomplete", missing=("kk",))],
                         by=RINA, at=at("08.10"))  # fmt: skip
    item = Item.objects.get(ticket__number=siti)
    assert (item.outcome, item.missing) == ("incomplete", ["kk"])
    queueing.undo(mall=mall, counter="5", by=RINA, at=at("08.10.05"))

    item.refresh_from_db()
    assert (item.state, item.outcome, item.missing) == ("open", "", [])
    assert state(mall, siti) == "served"


def test_an_unknown_outcome_is_refused(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    siti = come(mall, "08.01", "DKC-02").number
    sit(mall, "08.02", siti)
    call_next(mall, "08.02.10", "5")

    with pytest.raises(refusals.UnknownOutcome):
        queueing.finish_stop(mall=mall, counter="5", outcomes=[OutcomeGiven(0, "perhaps")], by=RINA, at=at("08.10"))


def test_staff_add_pass_on_remove_and_release(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    siti = come(mall, "08.01", "DKC-02").number
    sit(mall, "08.02", siti)
    call_next(mall, "08.02.10", "5")
    given = {"mall": mall, "counter": "5", "by": RINA}
    queueing.add_service(service="POL-01", at=at("08.03"), **given)
    queueing.add_service(service="BPN-01", at=at("08.04"), **given)
    queueing.remove_item(item=2, at=at("08.05"), **given)
    queueing.pass_on(item=0, line="SAMSAT", at=at("08.06"), **given)

    rows = list(Item.objects.filter(ticket__number=siti).order_by("no").values_list("line", "state"))
    assert rows == [("DUKCAPIL", "passed_on"), ("POLRES", "open"), ("BPN", "removed"), ("SAMSAT", "open")]


def test_closing_leaves_the_counter_and_a_break_keeps_it(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    queueing.start_break(mall=mall, counter="5", by=RINA, at=at("09.00"))
    assert Desk.objects.get(counter="5").officer == str(RINA)
    open_counter(mall, "09.15", "5")
    queueing.close_counter(mall=mall, counter="5", by=RINA, at=at("10.00"))

    assert Desk.objects.get(counter="5").officer == ""
    open_counter(mall, "10.01", "5", by=BUDI)


def test_the_clock_marks_absent_at_most_once_and_says_so(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    siti = come(mall, "08.01", "DKC-02").number
    assert queueing.tick(mall=mall, by=CLOCK, at=at("08.02.59")) == 0
    assert queueing.tick(mall=mall, by=CLOCK, at=at("08.03.01")) == 1
    assert queueing.tick(mall=mall, by=CLOCK, at=at("08.04")) == 0

    assert state(mall, siti) == "away"
    assert Record.objects.filter(kind="queueing.ticket.absent", by="clock").count() == 1


def test_a_clock_that_went_back_does_not_turn_the_record_back(mall: Mall) -> None:
    come(mall, "09.00", "DKC-02")
    come(mall, "08.00", "DKC-02")

    moments = list(Record.objects.filter(mall=mall).order_by("position").values_list("at_ms", flat=True))
    assert moments == sorted(moments)


def test_at_the_end_of_the_day_nothing_stays_open(mall: Mall) -> None:
    open_counter(mall, "08.00", "5")
    siti = come(mall, "08.01", "DKC-02").number
    assert queueing.end_day(mall=mall, day=TUESDAY, by=CLOCK, at=at("18.00"))
    assert not queueing.end_day(mall=mall, day=TUESDAY, by=CLOCK, at=at("18.01"))

    assert Ticket.objects.get(number=siti).state == TicketState.GONE.value
    with pytest.raises(refusals.TooLate):
        come(mall, "08.30", "DKC-02")


def test_a_new_day_begins_its_numbers_again(mall: Mall) -> None:
    come(mall, "09.00", "DKC-02")
    first = come(mall, "09.00", "DKC-02", day=date(2026, 11, 25))

    assert (first.number, first.day) == ("A-001", date(2026, 11, 25))


def test_every_reason_of_the_rule_has_words() -> None:
    for why in Why:
        no = refusals.of(Impossible(why, number="A-001", counter="5", seconds=3, service="DKC-02", line="POLRES"))
        assert no.reason_text
        assert no.remedy_text
        assert "%(" not in str(no)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a small PostgreSQL table is always read whole")
def test_who_is_still_inside_is_found_without_reading_the_tickets_of_years(mall: Mall) -> None:
    with CaptureQueriesContext(connection) as asked:
        queries.day_to_end(mall, at("08.00"))

    plan = connection.cursor().execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}").fetchall()
    assert any("queueing_ticket_inside" in str(step) for step in plan), plan
