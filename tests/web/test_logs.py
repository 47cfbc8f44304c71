"""Logs: one JSON object a line, a request's id, and never a ticket's link or a device's secret."""

from __future__ import annotations

import json
import logging

import pytest
from django.test import Client

from satupintu.base.ids import new_link
from satupintu.ledger.models import Mall
from satupintu.people.models import Officer
from satupintu.people.permits import Duty
from satupintu.people.rules import new_secret
from satupintu.web import entry
from satupintu.web.logs import masked


def test_a_ticket_link_is_masked_in_every_text() -> None:
    link = new_link()

    assert masked(f"Not Found: /t/{link}") == "Not Found: /t/***"
    assert masked(f"/api/v1/tickets/{link}/pause") == "/api/v1/tickets/***/pause"


def test_a_device_secret_is_masked() -> None:
    assert masked(f"Bearer {new_secret()}") == "Bearer ***"


def test_ordinary_words_stay() -> None:
    words = "queueing.ticket.called A-012 di loket 7, zona 1 pada 2026-11-24T09:12:00+07:00"

    assert masked(words) == words


def test_a_log_line_is_json_and_masks_what_a_crash_tells() -> None:
    link = new_link()
    formatter = logging.getLogger().handlers[0].formatter
    logger = logging.getLogger("django.request")
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            assert formatter is not None
            lines.append(formatter.format(record))

    kept = Kept()
    logger.addHandler(kept)
    try:
        raise ValueError(f"no ticket {link}")
    except ValueError:
        logger.exception("Internal Server Error: %s", f"/t/{link}")
    finally:
        logger.removeHandler(kept)

    facts = json.loads(lines[0])
    assert facts["level"] == "error"
    assert link not in lines[0]
    assert "/t/***" in facts["event"]


def test_the_log_of_pages_names_no_number(mall: Mall, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[dict[str, object]] = []
    monkeypatch.setattr(entry.log, "info", lambda _event, **facts: said.append(facts))
    client.force_login(Officer.objects.create(mall=mall, username="penyambut", duty=Duty.GREETER))

    client.post("/penyambut/pengunjung/A-081/bantuan", {"wheelchair": "1"})
    client.get("/tidak-ada/A-081")

    assert [facts["path"] for facts in said] == ["/penyambut/pengunjung/<str:number>/bantuan", "-"]
    assert "A-081" not in repr(said)
