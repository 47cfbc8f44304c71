"""The two orders as bare SQL: as many reads, inserts and updates as the house sends, in one transaction."""

from __future__ import annotations

import hashlib
import itertools
import json
import secrets
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, JsonResponse
from django.urls import path

DAY = "2026-11-24"
MALL = (
    "SELECT id, code, name, position, head, event_ms, catalogue_stamp, clock_real_at, clock_mall_at, clock_speed "
    "FROM ledger_mall WHERE id = %s"
)
TOKEN = (
    "SELECT id, name, role, counter, line, floor, printer, made_at FROM people_token "
    "WHERE mall_id = %s AND secret_digest = %s"
)
ANSWER = "SELECT id, body_digest, status, answer FROM ledger_answer WHERE mall_id = %s AND key = %s"
TICKET = (
    "INSERT INTO queueing_ticket (mall_id, day, number, link, seq, arrival_ms, priority, state, absences) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id"
)
ITEM = (
    "INSERT INTO queueing_item (mall_id, ticket_id, no, service, line, people, state, outcome, missing) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
RECORD = (
    'INSERT INTO ledger_record (mall_id, position, day, kind, about, "by", at_ms, facts, digest) '
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
ADVANCE = "UPDATE ledger_mall SET position = %s, head = %s, event_ms = %s WHERE id = %s"
KEEP = "INSERT INTO ledger_answer (mall_id, key, body_digest, status, answer, made_at) VALUES (%s, %s, %s, %s, %s, %s)"
MOVE = "UPDATE queueing_ticket SET state = %s, line = %s WHERE mall_id = %s AND day = %s AND number = %s"
END = "UPDATE queueing_item SET state = %s, outcome = %s WHERE mall_id = %s AND ticket_id = %s AND no = 0"
DESK = "SELECT 1 FROM queueing_desk WHERE mall_id = %s AND counter = %s"


def issue(request: HttpRequest) -> JsonResponse:
    """Insert a ticket, its item, its record and the answer kept under the key."""
    _arrive(request)
    with transaction.atomic(), connection.cursor() as cursor:
        body, key, position = _begin(cursor, request)
        number = f"{'AHMPRST'[position // 1000]}-{position % 1000:03d}"
        link = secrets.token_urlsafe(16)
        cursor.execute(TICKET, [1, DAY, number, link, position, position, False, "free", 0])
        ticket = cursor.fetchone()[0]
        cursor.execute(ITEM, [1, ticket, 0, "DKC-01", "DUKCAPIL", 1, "open", "", "[]"])
        facts = json.dumps({"ticket": number, "floor": 1, "priority": False, "items": body["services"]})
        told = {"id": link, "number": number, "stops": [{"line": "DUKCAPIL", "people_before": 0}]}
        _end(cursor, key, position, 1, facts, told)
    return JsonResponse(told, status=201)


def next_person(request: HttpRequest) -> JsonResponse:
    """Update two tickets and an item, insert three records and the answer kept under the key."""
    _arrive(request)
    with transaction.atomic(), connection.cursor() as cursor:
        _body, key, position = _begin(cursor, request)
        cursor.execute(DESK, [1, "5"])
        cursor.fetchone()
        for state in ("free", "free"):
            cursor.execute(MOVE, [state, "DUKCAPIL", 1, DAY, f"A-{100 + position % 300:03d}"])
        cursor.execute(END, ["done", "done", 1, 1 + position % 300])
        told = {"state": "serving", "ticket": {"number": "A-001"}, "items": []}
        _end(cursor, key, position, 3, json.dumps({"ticket": "A-001", "line": "DUKCAPIL", "counter": "5"}), told)
    return JsonResponse(told)


def _arrive(request: HttpRequest) -> None:
    """Read whose mall and whose token it is."""
    with connection.cursor() as cursor:
        cursor.execute(MALL, [1])
        cursor.fetchone()
        digest = hashlib.sha256(request.headers["Authorization"].encode()).hexdigest()
        cursor.execute(TOKEN, [1, digest])
        cursor.fetchone()


def _begin(cursor: Any, request: HttpRequest) -> tuple[Any, str, int]:
    """Read what every order reads: the locked row, the answer of a twin."""
    body, key = json.loads(request.body or b"{}"), request.headers["Idempotency-Key"]
    is_postgresql = connection.vendor == "postgresql"
    if is_postgresql:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [1447, 1])
    cursor.execute(MALL + (" FOR UPDATE" if is_postgresql else ""), [1])
    position = cursor.fetchone()[3]
    cursor.execute(ANSWER, [1, key])
    cursor.fetchone()
    return body, key, position


def _end(cursor: Any, key: str, position: int, records: int, facts: str, told: dict[str, Any]) -> None:
    """Write the records, the mall's row and the kept answer."""
    head = secrets.token_hex(32)
    rows = [[1, position + n, DAY, "bare", "ticket", "kiosk:t1", position, facts, head] for n in range(1, records + 1)]
    cursor.execute(RECORD + ", (%s, %s, %s, %s, %s, %s, %s, %s, %s)" * (records - 1), [*itertools.chain(*rows)])
    cursor.execute(ADVANCE, [position + records, head, position, 1])
    if connection.vendor == "postgresql":
        cursor.execute("SELECT pg_notify(%s, %s)", ["bare", str(position)])
    cursor.execute(KEEP, [1, key, head, 201, json.dumps(told), datetime.now(tz=UTC)])


urlpatterns = [path("issue", issue), path("next", next_person)]
