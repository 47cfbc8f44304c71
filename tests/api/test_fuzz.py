"""Schemathesis at our own OpenAPI file: whatever it allows or forbids, nobody gets a 5xx or an unknown answer.

The ordinary suite sends a few requests to each operation, `make deep` five hundred.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from satupintu.ledger.models import Mall
from tests.api.conftest import API, Clock, Program
from tests.api.test_tickets import number_of

pytestmark = pytest.mark.django_db
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    response_headers_conformance,
]  # fmt: skip
A_FEW, MANY = 20, 500
OPERATIONS = (
    "tickets_issue", "tickets_read", "tickets_at_deck", "tickets_come_back", "tickets_pause", "tickets_cancel",
    "counters_open_counter", "counters_close_counter", "counters_start_break", "counters_start", "counters_recall",
    "counters_absent", "counters_undo", "counters_done", "counters_next_person",
    "hall_hall", "hall_agencies", "hall_lines", "hall_services", "hall_life_events",
)  # fmt: skip
SERVICES = ["DKC-02", "DKC-01", {"code": "DKC-02", "people": 2}, {"code": "DKC-02", "people": 6}, "POL-01"]


def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """Answer inside the test's transaction: no request may close its connection."""
    ends = (signals.request_started, signals.request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    try:
        response: Any = WSGIHandler()(environ, start_response)
        told = list(response)
        response.close()
    finally:
        for end in ends:
            end.connect(close_old_connections)
    return told


class Fuzz:
    """The operations of the document, who may knock, and what exists in the mall."""

    def __init__(self, tokens: dict[str, str], links: list[str]) -> None:
        self.schema: Any = schemathesis.openapi.from_wsgi(f"{API}/openapi.json", application)
        self.operations = {
            found.ok().definition.raw["operationId"]: found.ok() for found in self.schema.get_all_operations()
        }
        self.tokens = tokens
        self.links = links

    def send(self, name: str, examples: int) -> int:
        """Send so many requests to one operation; fail on the first answer that the document does not know."""
        operation, sent = self.operations[name], 0

        @settings(
            max_examples=examples, deadline=None, database=None, derandomize=True, print_blob=False,
            suppress_health_check=list(HealthCheck), phases=[Phase.generate],
        )  # fmt: skip
        @given(case=self._cases(operation), who=st.sampled_from(sorted(self.tokens)), _nth=st.integers(0))
        def knock(case: Any, who: str, _nth: int) -> None:
            nonlocal sent
            token = self.tokens[who]
            case.call_and_validate(headers={"Authorization": f"Bearer {token}"} if token else {}, checks=CHECKS)
            sent += 1

        knock()
        return sent

    def _cases(self, operation: Any) -> st.SearchStrategy[Any]:
        """Return requests as documented, requests that break the document, and requests about what exists."""
        modes = [operation.as_strategy(GenerationMode.POSITIVE)]
        if operation.body or operation.path_parameters:
            modes.append(operation.as_strategy(GenerationMode.NEGATIVE))
        modes.append(modes[0].flatmap(self._about_what_exists))
        return st.one_of(modes)

    def _about_what_exists(self, case: Any) -> st.SearchStrategy[Any]:
        def with_(names: tuple[str, str, list[Any]]) -> Any:
            link, counter, services = names
            for name in case.path_parameters or {}:
                case.path_parameters[name] = {"id": link, "code": counter}[name]
            if isinstance(case.body, dict) and "services" in case.body:
                case.body = {"services": services}
            return case

        return st.tuples(
            st.sampled_from(self.links),
            st.sampled_from(["5", "6", "10"]),
            st.lists(st.sampled_from(SERVICES), min_size=1, max_size=5),
        ).map(with_)


@pytest.fixture
def fuzz(mall: Mall, token: Callable[..., str], kiosk: Program, rina: Program, clock: Clock) -> Fuzz:
    """A morning in which some people wait and counter 5 is open; a token of each kind, a wrong one, and none."""
    rina.post("/counters/5/open")
    links = [name for _ in range(12) for name in number_of(kiosk)]
    tokens = {
        "nobody": "",
        "forged": "x" * 43,
        "kiosk": token("kiosk"),
        "row": token("kiosk", line="DUKCAPIL"),
        "officer": token("officer", counter="5"),
        "officer elsewhere": token("officer", counter="10"),
    }
    return Fuzz(tokens, links)


def test_every_operation_of_the_document_is_knocked_at(fuzz: Fuzz) -> None:
    assert set(fuzz.operations) == set(OPERATIONS)


def test_every_operation_answers_as_documented_whatever_comes(fuzz: Fuzz) -> None:
    assert [fuzz.send(name, A_FEW) for name in OPERATIONS] == [A_FEW] * len(OPERATIONS)


@pytest.mark.deep
@pytest.mark.parametrize("name", OPERATIONS)
def test_five_hundred_requests_to_an_operation_get_no_answer_that_the_document_does_not_know(
    fuzz: Fuzz, name: str
) -> None:
    assert fuzz.send(name, MANY) == MANY


def test_an_operation_that_breaks_would_be_found(fuzz: Fuzz, monkeypatch: pytest.MonkeyPatch) -> None:
    from satupintu.web.api import hall

    monkeypatch.setattr(hall, "hall_picture", lambda _request: {"day": 1})

    with pytest.raises(BaseExceptionGroup):
        fuzz.send("hall_hall", A_FEW)
