"""The OpenAPI document itself; that answers are as it says is checked with every answer of these tests."""

from __future__ import annotations

import pytest
from jsonschema import ValidationError
from openapi_spec_validator import validate

from tests.api.conftest import API, Document
from tests.api.test_rights import LINK_ORDERS, operations

pytestmark = pytest.mark.django_db


def test_the_document_is_openapi_3_1(document: Document) -> None:
    assert document.text["openapi"].startswith("3.1.")

    validate(document.text)  # type: ignore[arg-type]


def test_every_operation_says_what_it_does_and_what_a_refusal_looks_like(document: Document) -> None:
    for method, path in operations(document):
        told = document.text["paths"][f"{API}{path}"][method.lower()]
        assert told["summary"], path
        assert told["description"], path
        refusals = {status: answer for status, answer in told["responses"].items() if status >= "400"}
        assert all("RefusalOut" in str(answer) for answer in refusals.values()), path
        assert refusals or path.startswith(("/hall", "/catalogue")), path


def test_operations_have_short_names_of_their_own(document: Document) -> None:
    names = [
        document.text["paths"][f"{API}{path}"][method.lower()]["operationId"] for method, path in operations(document)
    ]

    assert len(set(names)) == len(names)
    assert {"tickets_issue", "counters_next_person", "hall_hall"} <= set(names)


def test_every_order_takes_a_key_and_says_whether_it_needs_a_token(document: Document) -> None:
    for method, path in operations(document):
        told = document.text["paths"][f"{API}{path}"][method.lower()]
        keys = [parameter for parameter in told.get("parameters", ()) if parameter["name"] == "Idempotency-Key"]
        assert len(keys) == (method == "POST"), path
        is_open = {} in told["security"]
        assert is_open == (method == "GET" or path in LINK_ORDERS), path


def test_an_answer_that_is_not_as_documented_would_be_seen(document: Document) -> None:
    with pytest.raises(ValidationError):
        document.check("GET", f"{API}/hall", 200, {"day": "2026-11-24"})
    with pytest.raises(AssertionError):
        document.check("GET", f"{API}/hall", 418, {})
