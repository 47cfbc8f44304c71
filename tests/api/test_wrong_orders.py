"""Nonsense: whatever comes in, the answer says what is wrong and what to do, and nothing has changed."""

from __future__ import annotations

import pytest

from satupintu.ledger.models import Record
from tests.api.conftest import Answer, Program
from tests.api.test_counters import seated
from tests.api.test_rights import operations

pytestmark = pytest.mark.django_db
NOT_JSON = [b"{", b"\xff\xfe", b"services=DKC-02", b"[" * 100_000, b'{"services": [' + b"9" * 5000 + b"]}", b"\x00"]
WRONG_TICKETS = [
    b"null", b"[]", b"1", b'"DKC-02"', b"{}", b'{"services": null}', b'{"services": []}', b'{"services": "DKC-02"}',
    b'{"services": {"code": "DKC-02"}}', b'{"services": [1]}', b'{"services": [null]}', b'{"services": [[]]}',
    b'{"services": [{"people": 1}]}', b'{"services": [{"code": "DKC-02", "people": "2"}]}',
    b'{"services": [{"code": "DKC-02", "people": 1.5}]}', b'{"services": [{"code": "DKC-02", "people": true}]}',
    b'{"services": [{"code": "DKC-02", "people": NaN}]}', b'{"services": [{"code": "DKC-02", "people": 1e999}]}',
    b'{"services": ["DKC-02"], "priority": "yes"}', b'{"services": ["DKC-02"], "priority": 1}',
    b'{"services": ["DKC-02"], "priority": null}', b'{"services": ["DKC-02"], "name": "Siti"}',
    b'{"services": [{"code": "DKC-02", "nik": "1"}]}', b'{"services": [""]}', b'{"services": ["\\ud800"]}',
    b'{"services": ["DKC-02"], "\\ud800": 1}', b'{"services": ["' + b"x" * 100_000 + b'"]}',
    b'{"services": ["DKC-02"], "' + b"x" * 100_000 + b'": 1}', b'{"services": [' + b'"DKC-02",' * 60 + b'"DKC-02"]}',
    b'{"services": ["\\u0000"]}', b'{"services": ["%s %(x)s {0}"]}',
]  # fmt: skip
WRONG_OUTCOMES = [
    b"[]", b"1", b"{}", b'{"outcomes": null}', b'{"outcomes": {}}', b'{"outcomes": [1]}', b'{"outcomes": [{}]}',
    b'{"outcomes": [{"item": 0}]}', b'{"outcomes": [{"outcome": "done"}]}',
    b'{"outcomes": [{"item": "0", "outcome": "done"}]}', b'{"outcomes": [{"item": 0.5, "outcome": "done"}]}',
    b'{"outcomes": [{"item": true, "outcome": "done"}]}', b'{"outcomes": [{"item": null, "outcome": "done"}]}',
    b'{"outcomes": [{"item": 0, "outcome": 1}]}', b'{"outcomes": [{"item": 0, "outcome": "done", "note": "x"}]}',
    b'{"outcomes": [{"item": 0, "outcome": "incomplete", "missing": ["\\u0000"]}]}',
    b'{"outcomes": [{"item": 0, "outcome": "incomplete", "missing": "kk"}]}',
    b'{"outcomes": [{"item": 0, "outcome": "incomplete", "missing": ["' + b"x" * 81 + b'"]}]}',
    b'{"outcomes": [{"item": 0, "outcome": "received", "result_on": "2026-13-01"}]}',
    b'{"outcomes": [{"item": 0, "outcome": "received", "result_on": {}}]}',
    b'{"outcomes": [{"item": 0, "outcome": "done", "ready_now": "no"}]}', b'{"outcomes": [], "then": "next"}',
]  # fmt: skip

STRANGE = ["%00", "%FF", "%ED%A0%80", "99", "x" * 3000, "5%20", "..", "5%0a", "%25s"]


def is_a_refusal(answer: Answer) -> bool:
    """Whether an answer says what happened and what to do now, in few words."""
    told = answer.body
    return (
        400 <= answer.status < 500
        and set(told) == {"code", "reason", "remedy"}
        and all(isinstance(words, str) and 0 < len(words) < 400 for words in told.values())
    )


def test_what_is_not_json_is_unreadable(kiosk: Program) -> None:
    before = Record.objects.count()

    for body in NOT_JSON:
        no = kiosk.send("POST", "/tickets", body)
        assert (no.status, no.code, is_a_refusal(no)) == (400, "unreadable", True), body[:80]
    assert Record.objects.count() == before


def test_a_wish_of_another_form_is_refused(kiosk: Program) -> None:
    before = Record.objects.count()

    for body in WRONG_TICKETS:
        no = kiosk.send("POST", "/tickets", body)
        assert (no.status, is_a_refusal(no)) == (422, True), (body[:80], no)
    assert Record.objects.count() == before


@pytest.mark.parametrize("order", ["done", "next"])
def test_outcomes_of_another_form_are_refused(kiosk: Program, rina: Program, order: str) -> None:
    rina.post("/counters/5/open")
    number = seated(kiosk)
    rina.post("/counters/5/next")
    before = Record.objects.count()

    for body in WRONG_OUTCOMES:
        no = rina.send("POST", f"/counters/5/{order}", body)
        assert (no.status, is_a_refusal(no)) == (422, True), (body[:80], no)
    assert Record.objects.count() == before
    assert kiosk.get(f"/tickets/{number}").body["state"] == "served"


def test_an_order_larger_than_any_order_is_refused(kiosk: Program) -> None:
    no = kiosk.send("POST", "/tickets", b'{"services": ["' + b"x" * 3_000_000 + b'"]}')

    assert (no.status, no.code, is_a_refusal(no)) == (413, "too-large", True)


def test_an_order_larger_than_any_order_is_refused_under_a_key_too(kiosk: Program) -> None:
    no = kiosk.send("POST", "/tickets/A-001/return", b"x" * 3_000_000, key="k1")

    assert (no.status, no.code, is_a_refusal(no)) == (413, "too-large", True)


def test_nobody_answers_under_an_unknown_address(kiosk: Program) -> None:
    for path in ("/", "/ticket", "/tickets/", "/tickets/a/b/c", "/counters/5", "/counters/5/fire", "/hall/x"):
        no = kiosk.get(path)
        assert (no.status, no.code, is_a_refusal(no)) == (404, "no-such-address", True), path


def test_a_wrong_method_says_which_are_right(kiosk: Program) -> None:
    for method, path, allowed in (
        ("GET", "/tickets", "POST"), ("DELETE", "/tickets/x", "GET"), ("PUT", "/counters/5/next", "POST"),
        ("POST", "/hall", "GET"), ("PATCH", "/catalogue/lines", "GET"),
    ):  # fmt: skip
        no = kiosk.send(method, path)
        assert (no.status, no.code, is_a_refusal(no)) == (405, "wrong-method", True), path
        assert no.headers["Allow"] == allowed


def test_a_strange_place_in_an_address_is_refused(kiosk: Program, rina: Program) -> None:
    for method, path in operations(kiosk.document):
        for part in STRANGE if "{" in path else ():
            where = path.replace("{id}", part).replace("{code}", part)
            for program in (kiosk, rina):
                no = program.send(method, where)
                assert is_a_refusal(no), (method, where[:80], no)


def test_the_kind_of_body_does_not_matter_only_what_it_says(kiosk: Program) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        assert kiosk.send("POST", "/tickets", b'{"services": ["DKC-02"]}', kind=kind).status == 201, kind
        assert kiosk.send("POST", "/tickets", b"services=DKC-02", kind=kind).status == 400, kind
        again = [kiosk.send("POST", "/tickets", b'{"services": ["DKC-02"]}', kind=kind, key=f"k {kind}") for _ in "12"]
        assert again[0].body == again[1].body, kind
