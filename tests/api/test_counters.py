"""An officer's orders: the rule chooses the person, the officer says what became of each item."""

from __future__ import annotations

from datetime import date

import pytest

from satupintu.queueing.models import Item, Ticket
from tests.api.conftest import Answer, Clock, Program
from tests.api.test_tickets import number_of

pytestmark = pytest.mark.django_db


def seated(kiosk: Program, *services: str) -> str:
    """Let somebody come and take a seat of the row; returns the number."""
    _link, number = number_of(kiosk, *services)
    assert kiosk.post(f"/tickets/{number}/at-deck").status == 200
    return number


@pytest.fixture
def desk(rina: Program) -> Program:
    """Officer Rina at her open counter 5."""
    assert rina.post("/counters/5/open").status == 200
    return rina


def counter(answer: Answer) -> tuple[bool, bool, str | None, str | None]:
    told = answer.body
    return told["open"], told["on_break"], told["serving"], told["summoned"]


def test_a_counter_opens_breaks_and_closes(rina: Program) -> None:
    opened = rina.post("/counters/5/open")
    assert (opened.status, opened.body["counter"], counter(opened)) == (200, "5", (True, False, None, None))
    assert rina.post("/counters/5/open").code == "counter-open"
    assert counter(rina.post("/counters/5/break")) == (False, True, None, None)
    assert counter(rina.post("/counters/5/open")) == (True, False, None, None)
    assert counter(rina.post("/counters/5/close")) == (False, False, None, None)
    no = rina.post("/counters/5/close")
    assert (no.status, no.code) == (403, "not-your-counter")


def test_nobody_there_is_204_and_is_not_kept_under_its_key(desk: Program, kiosk: Program) -> None:
    nobody = desk.post("/counters/5/next", key="k1")
    assert (nobody.status, nobody.body) == (204, None)

    number = seated(kiosk)
    assert desk.post("/counters/5/next", key="k1").body["ticket"]["number"] == number


def test_next_serves_who_sits_at_the_row(desk: Program, kiosk: Program) -> None:
    number = seated(kiosk, "DKC-02", "SAM-01")

    found = desk.post("/counters/5/next")
    assert (found.status, found.body["state"], found.body["ticket"]) == (200, "serving", {"number": number})
    (item,) = found.body["items"]
    assert (item["item"], item["service"], item["people"]) == (0, "DKC-02", 1)
    assert item["name"]
    assert item["papers"]


def test_next_summons_who_is_still_on_the_way_and_start_begins(desk: Program, kiosk: Program) -> None:
    _link, number = number_of(kiosk)

    assert desk.post("/counters/5/next").body["state"] == "summoned"
    began = desk.post("/counters/5/start")
    assert (began.status, began.body["state"], began.body["ticket"]["number"]) == (200, "serving", number)
    assert desk.post("/counters/5/start").code == "nobody-summoned"


def test_next_while_serving_needs_outcomes(desk: Program, kiosk: Program) -> None:
    first, second = seated(kiosk), seated(kiosk)
    desk.post("/counters/5/next")

    no = desk.post("/counters/5/next")
    assert (no.status, no.code) == (409, "still-serving")
    after = desk.post("/counters/5/next", {"outcomes": []})
    assert (after.status, after.body["ticket"]["number"]) == (200, second)
    assert dict(Ticket.objects.values_list("number", "state")) == {first: "gone", second: "served"}


def test_done_and_next_without_anybody_left_is_204_and_has_its_effect_once(desk: Program, kiosk: Program) -> None:
    number = seated(kiosk)
    desk.post("/counters/5/next")

    assert desk.post("/counters/5/next", {"outcomes": []}, key="k1").status == 204
    assert kiosk.get(f"/tickets/{number}").body["state"] == "pending"
    assert desk.post("/counters/5/next", {"outcomes": []}, key="k1").status == 204
    assert Item.objects.get().outcome == "done"


def test_outcomes_for_nobody_are_refused_not_forgotten(desk: Program, kiosk: Program) -> None:
    seated(kiosk)

    no = desk.post("/counters/5/next", {"outcomes": [{"item": 0, "outcome": "done"}]})
    assert (no.status, no.code) == (409, "nobody-served")
    assert desk.post("/counters/5/next", {"outcomes": []}).status == 200


def test_done_alone_leaves_the_counter_idle(desk: Program, kiosk: Program) -> None:
    seated(kiosk)
    desk.post("/counters/5/next")

    assert counter(desk.post("/counters/5/done")) == (True, False, None, None)
    no = desk.post("/counters/5/done", {"outcomes": []})
    assert (no.status, no.code) == (409, "nobody-served")


def test_each_item_gets_its_own_outcome(desk: Program, kiosk: Program) -> None:
    seated(kiosk, "DKC-01", "DKC-03", "DKC-05")
    desk.post("/counters/5/next")

    answered = desk.post("/counters/5/done", {
        "outcomes": [
            {"item": 0, "outcome": "received", "result_on": "2026-11-27"},
            {"item": 1, "outcome": "incomplete", "missing": ["kk", "ktp"]},
            {"item": "DKC-05", "outcome": "information"},
        ]
    })  # fmt: skip
    assert (answered.status, answered.body["serving"]) == (200, None)
    rows = list(Item.objects.order_by("no").values_list("outcome", "result_on", "missing"))
    assert rows == [
        ("received", date(2026, 11, 27), []), ("incomplete", None, ["kk", "ktp"]), ("information", None, []),
    ]  # fmt: skip


def test_an_item_that_is_not_answered_stays_at_the_counter(desk: Program, kiosk: Program) -> None:
    number = seated(kiosk, "DKC-01", "DKC-03")
    desk.post("/counters/5/next")

    assert desk.post("/counters/5/done", {"outcomes": [{"item": 0, "outcome": "done"}]}).body["serving"] == number
    assert desk.post("/counters/5/next", {"outcomes": [{"item": 1, "outcome": "done"}]}).status == 204


TOO_LITTLE = [
    ({"item": 0, "outcome": "received"}, "needs-result-date"),
    ({"item": 0, "outcome": "received", "result_on": "2026-11-23"}, "needs-result-date"),
    ({"item": 0, "outcome": "perhaps"}, "unknown-outcome"),
    ({"item": 7, "outcome": "done"}, "unknown-item"),
    ({"item": -1, "outcome": "done"}, "unknown-item"),
    ({"item": 10**30, "outcome": "done"}, "unknown-item"),
    ({"item": "SAM-01", "outcome": "done"}, "unknown-item"),
    ({"item": 0, "outcome": "received", "result_on": "soon"}, "not-understood"),
]


@pytest.mark.parametrize("order", ["done", "next"])
def test_an_answer_that_says_too_little_changes_nothing(desk: Program, kiosk: Program, order: str) -> None:
    number = seated(kiosk)
    desk.post("/counters/5/next")

    for outcome, code in TOO_LITTLE:
        no = desk.post(f"/counters/5/{order}", {"outcomes": [outcome]})
        assert (no.status, no.code) == (422, code), outcome
    assert Ticket.objects.get(number=number).state == "served"
    assert Item.objects.get().outcome == ""


def test_the_same_item_cannot_be_answered_twice_in_one_order(desk: Program, kiosk: Program) -> None:
    seated(kiosk)
    desk.post("/counters/5/next")

    twice = [{"item": 0, "outcome": "done"}, {"item": 0, "outcome": "incomplete"}]
    assert desk.post("/counters/5/done", {"outcomes": twice}).code == "unknown-item"


def test_recall_speaks_again_and_absent_waits_for_the_limit(desk: Program, kiosk: Program, clock: Clock) -> None:
    _link, number = number_of(kiosk)
    assert desk.post("/counters/5/recall").code == "nobody-summoned"
    desk.post("/counters/5/next")

    assert counter(desk.post("/counters/5/recall"))[3] == number
    too_early = desk.post("/counters/5/absent")
    assert (too_early.status, too_early.code) == (409, "too-early-absent")
    clock.set("08.01.59")
    assert desk.post("/counters/5/absent").status == 409
    clock.set("08.02.01")
    assert desk.post("/counters/5/absent").status == 200  # the clock was there first, which is all the same
    assert kiosk.get(f"/tickets/{number}").body["state"] == "away"


def test_an_officer_says_that_who_was_started_from_the_seats_is_not_there(
    desk: Program, kiosk: Program, clock: Clock
) -> None:
    number = seated(kiosk)
    desk.post("/counters/5/next")
    clock.set("08.03")

    absent = desk.post("/counters/5/absent")
    assert (absent.status, counter(absent)) == (200, (True, False, None, None))
    assert kiosk.get(f"/tickets/{number}").body["state"] == "away"
    assert counter(desk.post("/counters/5/undo"))[2] == number


def test_undo_takes_back_the_last_answer_within_ten_seconds(desk: Program, kiosk: Program, clock: Clock) -> None:
    number = seated(kiosk)
    desk.post("/counters/5/next")
    desk.post("/counters/5/done")
    clock.set("08.00.09")

    assert counter(desk.post("/counters/5/undo"))[2] == number
    desk.post("/counters/5/done")
    clock.set("08.00.30")
    no = desk.post("/counters/5/undo")
    assert (no.status, no.code) == (409, "nothing-to-undo")


def test_next_at_a_closed_counter_is_refused(desk: Program, kiosk: Program) -> None:
    desk.post("/counters/5/break")

    no = desk.post("/counters/5/next")
    assert (no.status, no.code) == (409, "counter-closed")


def test_a_counter_closed_in_a_sitting_finishes_it(desk: Program, kiosk: Program) -> None:
    number, _second = seated(kiosk), seated(kiosk)
    desk.post("/counters/5/next")

    assert counter(desk.post("/counters/5/close")) == (False, False, number, None)
    assert desk.post("/counters/5/next", {"outcomes": []}).status == 204
    assert desk.post("/counters/5/next").code == "not-your-counter"


def test_a_key_makes_a_double_press_harmless(desk: Program, kiosk: Program) -> None:
    first, second = seated(kiosk), seated(kiosk)

    assert desk.post("/counters/5/next", key="k1").body == desk.post("/counters/5/next", key="k1").body
    once = desk.post("/counters/5/next", {"outcomes": []}, key="k2")
    again = desk.post("/counters/5/next", {"outcomes": []}, key="k2")
    assert once.body == again.body
    assert dict(Ticket.objects.values_list("number", "state")) == {first: "gone", second: "served"}


def test_without_a_key_a_double_press_ends_a_sitting_that_has_just_begun(desk: Program, kiosk: Program) -> None:
    first, second = seated(kiosk), seated(kiosk)
    desk.post("/counters/5/next")

    desk.post("/counters/5/next", {"outcomes": []})
    desk.post("/counters/5/next", {"outcomes": []})
    assert set(Ticket.objects.values_list("state", flat=True)) == {"gone", "pending"}, (first, second)


def test_a_closed_day_opens_no_counter(rina: Program, clock: Clock) -> None:
    clock.set("09.00", date(2026, 11, 29))

    no = rina.post("/counters/5/open")
    assert (no.status, no.code) == (409, "closed-day")
