"""Moments of the mall: aware datetimes at the edge, whole milliseconds inside the rules."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

Instant: TypeAlias = datetime
"""An aware datetime by the mall's clock."""

JAKARTA = ZoneInfo("Asia/Jakarta")
SECOND_MS = 1_000
MINUTE_MS = 60_000


def to_ms(at: Instant) -> int:
    """Return milliseconds since 1970-01-01T00:00Z of an aware moment."""
    return round(at.timestamp() * 1000)


def from_ms(ms: int) -> Instant:
    """Return the moment of `ms` milliseconds since 1970-01-01T00:00Z, in the mall's zone."""
    return datetime.fromtimestamp(ms // 1000, tz=JAKARTA) + timedelta(milliseconds=ms % 1000)


def business_day(at: Instant) -> date:
    """Return the date in Asia/Jakarta on which `at` falls (RELIABILITY: decided once per command)."""
    return at.astimezone(JAKARTA).date()


def at_time(day: date, hhmm: str) -> Instant:
    """Return the moment of "HH:MM" on `day` in the mall's zone."""
    hours, minutes = hhmm.split(":")
    return datetime(day.year, day.month, day.day, int(hours), int(minutes), tzinfo=JAKARTA)
