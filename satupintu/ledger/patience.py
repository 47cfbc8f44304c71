"""How long an order waits for a lock: three seconds from its arrival, wherever it waited (RELIABILITY, Locks)."""

from __future__ import annotations

import contextlib
import time
import traceback
from collections.abc import Iterator

from django.conf import settings
from django.db import Error, connection

from satupintu.ledger import refusals

LOCK_NOT_AVAILABLE = "55P03"
NOTICED_SECONDS = 0.2
"""A shorter wait before the order began is not worth a question to the database."""


@contextlib.contextmanager
def since(arrived: float) -> Iterator[None]:
    """Let what happens inside wait for locks until three seconds after `arrived` (monotonic seconds).

    Raises Busy when they are over already.
    """
    waited = time.monotonic() - arrived
    if waited < NOTICED_SECONDS:
        yield
        return
    if waited >= settings.LOCK_SECONDS:
        raise refusals.Busy
    limit(settings.LOCK_SECONDS - waited)
    try:
        yield
    finally:
        limit(settings.LOCK_SECONDS)


def is_waiting_too_long(trouble: Error) -> bool:
    """Return whether a database error says that another order held the lock for too long."""
    return getattr(trouble.__cause__, "sqlstate", None) == LOCK_NOT_AVAILABLE or "locked" in str(trouble)


def limit(seconds: float) -> None:
    """Let this connection wait for a lock for at most `seconds`."""
    milliseconds = round(seconds * 1000)
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {milliseconds}" if is_sqlite else f"SET lock_timeout = {milliseconds}")


def let_go(trouble: BaseException) -> None:
    """Let go of what the frames of a handled error and of its causes hold: cursors above all.

    Django's errors refer to themselves, so their frames live until the next garbage collection, in whatever
    thread that runs. On SQLite, ending a cursor there waits for its connection, which may be waiting for the
    mall's lock: a reading then waited three seconds for an order it had nothing to do with.
    """
    known: BaseException | None = trouble
    while known is not None:
        traceback.clear_frames(known.__traceback__)
        known = known.__cause__ or known.__context__
