"""Programs that speak to `/api/v1`; every answer is held against the document."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker

from satupintu.base.actor import SYSTEM
from satupintu.base.moments import JAKARTA
from satupintu.ledger.models import Mall
from satupintu.people import commands as people
from tests.conftest import MORNING

API = "/api/v1"
JSON = "application/json"
TUESDAY = date(2026, 11, 24)


class Clock:
    """The mall's clock of a test: it stands still until it is set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.set("08.00")

    def set(self, clock: str, day: date = TUESDAY) -> None:
        hours, minutes, *seconds = (int(part) for part in clock.split("."))
        shows = datetime(day.year, day.month, day.day, hours, minutes, *seconds, tzinfo=JAKARTA)
        self._monkeypatch.setenv("SATUPINTU_NOW", shows.isoformat())


class Document:
    """The OpenAPI document, and whether an answer is as it says."""

    def __init__(self, client: Client) -> None:
        self.text: dict[str, Any] = client.get(f"{API}/openapi.json").json()

    def operation_of(self, method: str, path: str) -> dict[str, Any] | None:
        """Return the documented operation of a real path, or None."""
        for template, operations in self.text["paths"].items():
            if _fits(template, path) and method.lower() in operations:
                operation: dict[str, Any] = operations[method.lower()]
                return operation
        return None

    def check(self, method: str, path: str, status: int, body: Any) -> None:
        """Fail when an answer is not what the document promises."""
        operation = self.operation_of(method, path)
        if operation is None:
            return
        assert str(status) in operation["responses"], f"{method} {path} answers {status}, which is not documented"
        content = operation["responses"][str(status)].get("content")
        if content is None:
            assert body is None
            return
        schema = content["application/json"]["schema"] | {"components": self.text["components"]}
        Draft202012Validator(schema, format_checker=FormatChecker()).validate(body)


def _fits(template: str, path: str) -> bool:
    wanted, given = template.split("/"), path.split("/")
    return len(wanted) == len(given) and all(w == g or w.startswith("{") for w, g in zip(wanted, given, strict=True))


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: Any
    headers: dict[str, str]

    @property
    def code(self) -> str:
        """The code of a refusal; "" for anything else."""
        return str(self.body.get("code", "")) if self.status >= 400 and isinstance(self.body, dict) else ""


class Program:
    """A program with a token (or none), whose every answer is held against the document."""

    def __init__(self, document: Document, token: str = "", language: str = "") -> None:
        self.document = document
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}
        if language:
            self.headers["Accept-Language"] = language

    def get(self, path: str) -> Answer:
        return self.send("GET", path)

    def post(self, path: str, body: Any = None, *, key: str = "") -> Answer:
        return self.send("POST", path, b"" if body is None else json.dumps(body).encode(), key=key)

    def send(
        self, method: str, path: str, body: bytes = b"", *, key: str = "", kind: str = "application/json"
    ) -> Answer:
        headers = self.headers | ({"Idempotency-Key": key} if key else {})
        response = self.client.generic(method, f"{API}{path}", body, content_type=kind, headers=headers)
        is_json = response.headers.get("Content-Type", "").startswith(JSON)
        told = json.loads(response.content) if is_json else None
        self.document.check(method, f"{API}{path}", response.status_code, told)
        return Answer(response.status_code, told, dict(response.headers))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def document(mall: Mall) -> Document:
    return Document(Client())


@pytest.fixture
def token(mall: Mall) -> Callable[..., str]:
    """Make a token: `token("officer", counter="5")`."""
    made = iter(range(1000))

    def make(role: str, **place: Any) -> str:
        return people.make_token(mall=mall, role=role, name=f"{role} {next(made)}", by=SYSTEM, at=MORNING, **place)

    return make


@pytest.fixture
def kiosk(document: Document, token: Callable[..., str], clock: Clock) -> Program:
    """The kiosk at the door of floor 1."""
    return Program(document, token("kiosk"))


@pytest.fixture
def rina(document: Document, token: Callable[..., str], clock: Clock) -> Program:
    """Officer Rina's program, bound to counter 5 (DUKCAPIL)."""
    return Program(document, token("officer", counter="5"))


@pytest.fixture
def budi(document: Document, token: Callable[..., str], clock: Clock) -> Program:
    """Officer Budi's program, bound to counter 6 (DUKCAPIL)."""
    return Program(document, token("officer", counter="6"))


@pytest.fixture
def visitor(document: Document, clock: Clock) -> Program:
    """Somebody without any token."""
    return Program(document)
