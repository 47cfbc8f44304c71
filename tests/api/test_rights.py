"""Who may do what: every operation of the document is knocked at by everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from satupintu.base.actor import SYSTEM
from satupintu.ledger.models import Mall
from satupintu.people import commands as people
from tests.api.conftest import API, Answer, Document, Program
from tests.api.test_tickets import number_of
from tests.conftest import MORNING

pytestmark = pytest.mark.django_db
OPEN = {"/hall", "/catalogue/agencies", "/catalogue/lines", "/catalogue/services", "/catalogue/life-events"}
KIOSK_ORDERS = {"/tickets", "/tickets/{id}/at-deck", "/tickets/{id}/return"}
LINK_ORDERS = {"/tickets/{id}/pause", "/tickets/{id}/cancel"}
COUNTER_ORDERS = {f"/counters/{{code}}/{name}" for name in (
    "open", "close", "break", "start", "recall", "absent", "undo", "done", "next",
)}  # fmt: skip


def operations(document: Document) -> list[tuple[str, str]]:
    """Return (method, path below /api/v1) of everything that the document tells of."""
    paths = document.text["paths"]
    return [(method.upper(), path.removeprefix(API)) for path in paths for method in paths[path]]


def knock(program: Program, method: str, path: str, *, id: str, code: str = "5") -> Answer:
    """Knock at an operation with a body that it would take."""
    body: dict[str, Any] | None = {"services": ["DKC-02"]} if path == "/tickets" else None
    where = path.replace("{id}", id).replace("{code}", code)
    return program.get(where) if method == "GET" else program.post(where, body)


def test_the_walk_knows_every_operation(document: Document) -> None:
    known = {("GET", path) for path in OPEN} | {("GET", "/tickets/{id}")}
    known |= {("POST", path) for path in KIOSK_ORDERS | LINK_ORDERS | COUNTER_ORDERS}

    assert set(operations(document)) == known


def test_without_a_token_only_reading_and_the_link_s_orders_are_open(
    document: Document, kiosk: Program, visitor: Program
) -> None:
    for method, path in operations(document):
        link, _number = number_of(kiosk)
        answer = knock(visitor, method, path, id=link)
        if method == "GET" or path in LINK_ORDERS:
            assert answer.status == 200, path
        else:
            assert (answer.status, answer.code) == (401, "not-a-device" if path in KIOSK_ORDERS else "not-signed-in")


def test_a_kiosk_gives_numbers_seats_and_returns_and_nothing_else(
    document: Document, kiosk: Program, rina: Program
) -> None:
    rina.post("/counters/5/open")
    for method, path in operations(document):
        _link, number = number_of(kiosk)
        answer = knock(kiosk, method, path, id=number)
        if method == "GET" or path in KIOSK_ORDERS:
            assert answer.code in {"", "not-called", "not-away", "seated-already"}, path
        else:
            assert (answer.status, answer.code) == (403, "not-for-this-device"), path


def test_who_comes_by_number_is_not_told_the_link(
    token: Callable[..., str], document: Document, kiosk: Program, rina: Program
) -> None:
    row = Program(document, token("kiosk", line="DUKCAPIL"))
    rina.post("/counters/5/open")
    link, number = number_of(kiosk)

    for program in (kiosk, row, rina):
        told = program.get(f"/tickets/{number}").body
        assert (told["number"], told["id"], told["url"]) == (number, None, None)
    seated = row.post(f"/tickets/{number}/at-deck").body
    assert link not in str(seated)
    assert kiosk.get(f"/tickets/{link}").body["id"] == link


def test_a_row_s_device_gives_no_numbers(token: Callable[..., str], document: Document) -> None:
    row = Program(document, token("kiosk", line="DUKCAPIL"))

    no = row.post("/tickets", {"services": ["DKC-02"]})

    assert (no.status, no.code) == (403, "row-gives-no-numbers")


def test_a_row_s_device_is_a_kiosk_for_its_seats(
    token: Callable[..., str], document: Document, kiosk: Program, rina: Program
) -> None:
    row = Program(document, token("kiosk", line="DUKCAPIL"))
    rina.post("/counters/5/open")
    _link, number = number_of(kiosk)

    assert row.post(f"/tickets/{number}/at-deck").status == 200
    assert row.post("/counters/5/next").code == "not-for-this-device"
    assert row.post(f"/tickets/{number}/cancel").code == "not-for-this-device"


def test_a_program_of_counter_5_is_refused_at_counter_6(document: Document, rina: Program) -> None:
    rina.post("/counters/5/open")

    for path in sorted(COUNTER_ORDERS):
        no = knock(rina, "POST", path, id="", code="6")
        assert (no.status, no.code) == (403, "not-your-counter"), path
        assert "5" in no.body["reason"]


def test_an_officer_without_a_counter_of_its_own_gives_orders_only_where_it_sits(
    document: Document, token: Callable[..., str], rina: Program
) -> None:
    floating = Program(document, token("officer"))
    rina.post("/counters/5/open")

    for path in sorted(COUNTER_ORDERS - {"/counters/{code}/open"}):
        assert knock(floating, "POST", path, id="").code == "not-your-counter", path
    assert floating.post("/counters/5/open").code == "counter-taken"
    assert floating.post("/counters/6/open").status == 200
    assert floating.post("/counters/7/open").code == "officer-elsewhere"
    assert floating.post("/counters/99/open").status == 404


def test_a_wrong_token_opens_nothing(document: Document, kiosk: Program) -> None:
    link, _number = number_of(kiosk)
    stranger = Program(document)

    for header in ("Bearer wrong", "Bearer ", "bearer", "Basic a2E6a2E=", "Bearer é", "Bearer a b"):
        stranger.headers["Authorization"] = header
        for path in sorted(KIOSK_ORDERS | COUNTER_ORDERS):
            assert knock(stranger, "POST", path, id=link).status == 401, (header, path)


def test_a_revoked_token_opens_nothing_at_once(mall: Mall, document: Document, clock: object) -> None:
    secret = people.make_token(mall=mall, role="kiosk", name="Kios 2", by=SYSTEM, at=MORNING)
    kiosk = Program(document, secret)
    number_of(kiosk)

    people.revoke_token(mall=mall, name="Kios 2", by=SYSTEM, at=MORNING)
    no = kiosk.post("/tickets", {"services": ["DKC-02"]})
    assert (no.status, no.code) == (401, "token-unknown")


def test_a_browser_s_cookie_gives_no_right_here(document: Document, token: Callable[..., str], clock: object) -> None:
    browser = Program(document)
    browser.client.cookies["device"] = token("kiosk")

    assert browser.post("/tickets", {"services": ["DKC-02"]}).code == "not-a-device"
