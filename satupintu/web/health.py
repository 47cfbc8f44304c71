"""Is the process alive, and may visitors be sent to it?"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import Error, connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse

from satupintu.ledger import queries as ledger
from satupintu.ledger.models import Mall
from satupintu.web.doors import open_to_all

ASKED_AGAIN_AFTER_SECONDS = 2.0
LEAST_FREE_SHARE = 0.10
CLOCK_MAY_LAG = timedelta(seconds=2)
_known: dict[str, object] = {"until": 0.0}
_asking = threading.Lock()


@open_to_all
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that this process answers; touches nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@open_to_all
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether a number given here would last: 200, or 503 with what is wrong (asked at most every 2 s)."""
    with _asking:
        if time.monotonic() >= float(str(_known["until"])):
            _known.update(findings=findings(), until=time.monotonic() + ASKED_AGAIN_AFTER_SECONDS)
        found = dict(_known["findings"])  # type: ignore[call-overload]
    ready = all(word == "ok" for word in found.values())
    return JsonResponse({"ready": ready, **found}, status=200 if ready else 503)


def findings() -> dict[str, str]:
    """Return "ok" or the trouble for the durable write, the disk and the clock."""
    return {"write": _tried(durable_write), "disk": _tried(disk), "clock": _tried(clock)}


def _tried(question: Callable[[], str]) -> str:
    try:
        return question()
    except (Error, OSError) as trouble:
        return type(trouble).__name__


def durable_write() -> str:
    """Commit a write that changes nothing: it goes to the disk as a ticket would."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_mall SET clock_speed = clock_speed WHERE id = (SELECT MIN(id) FROM ledger_mall)")
        return "ok" if cursor.rowcount == 1 else "no mall"


def disk() -> str:
    """Refuse below 10 % of free space in the one folder that is written to."""
    usage = shutil.disk_usage(settings.DATA)
    return "ok" if usage.free >= usage.total * LEAST_FREE_SHARE else f"{usage.free * 100 // usage.total} % free"


def clock() -> str:
    """Refuse when the real clock stands before a mall's last event, or away from the database's clock."""
    for mall in Mall.objects.filter(clock_mall_at=None):
        if ledger.now(mall).timestamp() * 1000 < mall.event_ms - CLOCK_MAY_LAG.total_seconds() * 1000:
            return "behind the record"
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            if abs(cursor.fetchone()[0] - ledger.real_now()) > CLOCK_MAY_LAG:
                return "away from the database's clock"
    return "ok"
