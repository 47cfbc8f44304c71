"""A number, where it stands, a seat, a pause, back again, good-bye: the names that outside tools rely on."""

from __future__ import annotations

import re

import pytest

from satupintu.ledger.models import Record
from satupintu.queueing.models import Ticket
from tests.api.conftest import Clock, Program
from tests.conftest import MORNING

pytestmark = pytest.mark.django_db
KTP = {"services": [{"code": "DKC-02", "people": 1}], "priority": False}


def number_of(kiosk: Program, *services: str, priority: bool = False) -> tuple[str, str]:
    """Take a number; returns the 22 characters and the number."""
    given = kiosk.post("/tickets", {"services": list(services or ("DKC-02",)), "priority": priority})
    assert given.status == 201, given
    return given.body["id"], given.body["number"]


def test_a_number_comes_with_its_link_and_its_way(kiosk: Program) -> None:
    given = kiosk.post("/tickets", KTP)

    assert given.status == 201
    assert given.body["number"] == "A-001"
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", given.body["id"])
    assert given.body["url"] == f"http://testserver/t/{given.body['id']}/"
    (stop,) = given.body["stops"]
    assert (stop["line"], stop["items"], stop["state"], stop["people_before"]) == (
        "DUKCAPIL", ["DKC-02"], "waiting", 0,
    )  # fmt: skip


def test_a_plain_code_stands_for_one_person(kiosk: Program) -> None:
    kiosk.post("/tickets", {"services": ["DKC-02", {"code": "SAM-01", "people": 3}]})

    items = Ticket.objects.get().items.order_by("no").values_list("service", "people")
    assert list(items) == [("DKC-02", 1), ("SAM-01", 3)]


def test_who_asks_for_priority_gets_it_and_nobody_else(kiosk: Program) -> None:
    kiosk.post("/tickets", {"services": ["DKC-02"]})
    kiosk.post("/tickets", {"services": ["DKC-02"], "priority": True})

    assert list(Ticket.objects.order_by("number").values_list("priority", flat=True)) == [False, True]


def test_people_before_counts_the_line_in_the_order_of_the_rule(kiosk: Program) -> None:
    for _earlier in range(3):
        number_of(kiosk)
    later = kiosk.post("/tickets", KTP)
    first = kiosk.post("/tickets", {"services": ["DKC-02"], "priority": True})

    assert later.body["stops"][0]["people_before"] == 3
    assert first.body["stops"][0]["people_before"] == 0


def test_one_number_carries_stops_in_several_lines(kiosk: Program) -> None:
    given = kiosk.post("/tickets", {"services": ["DKC-01", "SAM-01", "DKC-03"]})

    assert {(stop["line"], tuple(stop["items"])) for stop in given.body["stops"]} == {
        ("DUKCAPIL", ("DKC-01", "DKC-03")),
        ("SAMSAT", ("SAM-01",)),
    }


# keys


def test_the_same_key_gives_the_same_number(kiosk: Program) -> None:
    first, again = kiosk.post("/tickets", KTP, key="k1"), kiosk.post("/tickets", KTP, key="k1")

    assert (first.status, again.status) == (201, 201)
    assert first.body == again.body
    assert Ticket.objects.count() == 1


def test_without_a_key_the_same_order_gives_a_second_number(kiosk: Program) -> None:
    first, again = kiosk.post("/tickets", KTP), kiosk.post("/tickets", KTP)

    assert [first.body["number"], again.body["number"]] == ["A-001", "A-002"]


def test_the_same_key_for_another_order_is_refused_without_effect(kiosk: Program) -> None:
    given = kiosk.post("/tickets", KTP, key="k1")

    for path, body in (("/tickets", {"services": ["DKC-01"]}), (f"/tickets/{given.body['id']}/pause", None)):
        no = kiosk.post(path, body, key="k1")
        assert (no.status, no.code) == (422, "key-used")
    assert Ticket.objects.count() == 1
    assert Ticket.objects.get().state == "free"


def test_a_key_of_one_device_is_not_the_key_of_another(kiosk: Program, rina: Program) -> None:
    kiosk.post("/tickets", KTP, key="k1")

    no = rina.post("/tickets", KTP, key="k1")
    assert (no.status, no.code) == (422, "key-used")


def test_a_refusal_is_not_kept_under_its_key(kiosk: Program, clock: Clock) -> None:
    clock.set("07.29")
    early = kiosk.post("/tickets", KTP, key="k1")
    clock.set("07.30")

    assert (early.status, early.code) == (409, "too-early")
    assert kiosk.post("/tickets", KTP, key="k1").status == 201


def test_a_key_that_cannot_be_kept_is_refused(kiosk: Program) -> None:
    for key, code in (("k" * 61, "key-too-long"), ("k\x00k", "not-understood")):
        no = kiosk.post("/tickets", KTP, key=key)
        assert (no.status, no.code) == (422, code)
    assert kiosk.post("/tickets", KTP, key="k" * 60).status == 201


# who may read


def test_the_link_reads_a_ticket_for_everybody(kiosk: Program, visitor: Program) -> None:
    link, number = number_of(kiosk)

    told = visitor.get(f"/tickets/{link}")
    assert (told.status, told.body["number"], told.body["id"]) == (200, number, link)


def test_a_number_alone_reads_nothing_without_a_token(kiosk: Program, visitor: Program, rina: Program) -> None:
    _link, number = number_of(kiosk)

    assert visitor.get(f"/tickets/{number}").code == "unknown-ticket"
    for program in (kiosk, rina):
        assert program.get(f"/tickets/{number}").body["number"] == number
        assert program.get("/tickets/A-999").status == 404


def test_a_wrong_link_is_not_found(visitor: Program, kiosk: Program) -> None:
    link, _number = number_of(kiosk)

    for wrong in (link[:-1] + ("A" if link[-1] != "A" else "B"), "A" * 22, "A" * 21):
        no = visitor.get(f"/tickets/{wrong}")
        assert (no.status, no.code) == (404, "unknown-ticket"), wrong
    for wrong in ("%00", "A-001%00"):
        assert visitor.get(f"/tickets/{wrong}").code == "not-plain-text"


def test_yesterdays_number_is_gone(kiosk: Program, clock: Clock) -> None:
    link, number = number_of(kiosk)
    clock.set("08.00", MORNING.date().replace(day=25))

    assert kiosk.get(f"/tickets/{link}").body["state"] == "gone"
    assert kiosk.get(f"/tickets/{number}").status == 404
    no = kiosk.post(f"/tickets/{link}/pause")
    assert (no.status, no.code) == (409, "already-gone")


# what may happen to it


def test_the_link_alone_pauses_and_gives_back(kiosk: Program, visitor: Program) -> None:
    link, _number = number_of(kiosk)

    paused = visitor.post(f"/tickets/{link}/pause")
    assert (paused.status, paused.body["state"], paused.body["stops"][0]["state"]) == (200, "away", "away")
    gone = visitor.post(f"/tickets/{link}/cancel")
    assert (gone.status, gone.body["state"]) == (200, "gone")
    assert {(stop["state"], stop["people_before"]) for stop in gone.body["stops"]} == {("gone", 0)}
    assert "sebelum Anda" not in visitor.client.get(f"/t/{link}/").content.decode()
    assert visitor.post(f"/tickets/{link}/cancel").code == "already-gone"


def test_from_the_phone_nobody_is_back_in_the_building_or_on_a_seat(kiosk: Program, visitor: Program) -> None:
    link, _number = number_of(kiosk)

    for order in ("at-deck", "return"):
        no = visitor.post(f"/tickets/{link}/{order}")
        assert (no.status, no.code) == (401, "not-a-device")


@pytest.mark.parametrize("by", ["link", "number"])
def test_who_is_called_sits_down_by_the_row_s_device_or_an_officer(
    kiosk: Program, rina: Program, by: str, clock: Clock
) -> None:
    rina.post("/counters/5/open")
    for program in (kiosk, rina):
        link, number = number_of(kiosk)
        seated = program.post(f"/tickets/{link if by == 'link' else number}/at-deck")
        assert (seated.status, seated.body["state"], seated.body["stops"][0]["state"]) == (200, "at_deck", "at_deck")


def test_who_is_not_called_cannot_sit_down(kiosk: Program) -> None:
    link, _number = number_of(kiosk)

    no = kiosk.post(f"/tickets/{link}/at-deck")
    assert (no.status, no.code) == (409, "not-called")


def test_who_cannot_sit_down_is_told_why_and_what_now(kiosk: Program, visitor: Program, rina: Program) -> None:
    rina.post("/counters/5/open")
    links = [number_of(kiosk)[0] for _one in range(4)]

    def said(link: str) -> tuple[str, str]:
        no = kiosk.post(f"/tickets/{link}/at-deck")
        assert no.status == 409
        return no.code, no.body["remedy"]

    kiosk.post(f"/tickets/{links[0]}/at-deck")
    assert said(links[0]) == ("seated-already", "Tunggu panggilan ke loket di papan.")
    rina.post("/counters/5/next")
    assert said(links[0])[0] == "being-served"
    visitor.post(f"/tickets/{links[2]}/pause")
    assert said(links[2])[0] == "is-away"
    visitor.post(f"/tickets/{links[3]}/cancel")
    assert said(links[3])[0] == "already-gone"


def test_who_is_back_stands_at_the_old_place(kiosk: Program, visitor: Program) -> None:
    link, number = number_of(kiosk)
    number_of(kiosk)
    visitor.post(f"/tickets/{link}/pause")

    back = kiosk.post(f"/tickets/{number}/return")
    assert (back.status, back.body["state"], back.body["stops"][0]["people_before"]) == (200, "free", 0)
    assert kiosk.post(f"/tickets/{number}/return").code == "not-away"


def test_after_a_second_absence_only_staff_bring_somebody_back(kiosk: Program, rina: Program, clock: Clock) -> None:
    rina.post("/counters/5/open")
    link, number = number_of(kiosk)
    for called, limit in (("08.01", "08.04"), ("08.05", "08.08")):
        clock.set(called)
        assert rina.post("/counters/5/next").body["state"] == "summoned"
        clock.set(limit)
        assert rina.post("/counters/5/absent").status == 200
        if limit == "08.04":
            assert kiosk.post(f"/tickets/{number}/return").status == 200

    no = kiosk.post(f"/tickets/{number}/return")
    assert (no.status, no.code) == (409, "staff-must-return")
    assert rina.post(f"/tickets/{link}/return").body["state"] in {"free", "called"}


# refusals


def test_no_number_is_given_outside_its_hours(kiosk: Program, clock: Clock) -> None:
    for moment, day, code in (
        ("10.00", 29, "closed-day"), ("07.29", 24, "too-early"), ("13.31", 24, "after-last-number"),
    ):  # fmt: skip
        clock.set(moment, MORNING.date().replace(day=day))
        no = kiosk.post("/tickets", KTP)
        assert (no.status, no.code) == (409, code)
    assert Ticket.objects.count() == 0


IMPOSSIBLE: list[tuple[list[object], str]] = [
    (["XYZ-99"], "unknown-service"),
    (["DKC-02", "DKC-02"], "same-service-twice"),
    ([{"code": "DKC-02", "people": 6}], "wrong-count"),
    ([{"code": "DKC-02", "people": 0}], "wrong-count"),
    (["DKC-01", "DKC-02", "DKC-03", "SAM-01", "BPN-01", "KPP-01"], "wrong-count"),
]


def test_a_wish_that_the_mall_cannot_meet_is_refused_whole(kiosk: Program) -> None:
    before = Record.objects.count()

    for services, code in IMPOSSIBLE:
        no = kiosk.post("/tickets", {"services": services})
        assert (no.status, no.code) == (422, code)
    assert (Ticket.objects.count(), Record.objects.count()) == (0, before)


def test_refusals_speak_the_language_that_is_asked_for(kiosk: Program, clock: Clock) -> None:
    clock.set("07.00")
    indonesian = kiosk.post("/tickets", KTP)
    kiosk.headers["Accept-Language"] = "en-GB,en;q=0.8"
    english = kiosk.post("/tickets", KTP)

    assert indonesian.body["reason"].startswith("Nomor dibuka pukul 07.30.")
    assert "07.30" in english.body["reason"]
    assert english.body["reason"] != indonesian.body["reason"]
    assert english.body["remedy"] != indonesian.body["remedy"]
    assert english.code == indonesian.code == "too-early"
