"""A morning at counter 5, told by its clock."""

from __future__ import annotations

from datetime import datetime

from satupintu.base.actor import Actor, ActorKind
from satupintu.base.moments import JAKARTA

KIOSK = Actor(ActorKind.KIOSK, "1")


def at(clock: str) -> datetime:
    """Return the moment of Tuesday, 24 November 2026."""
    hours, minutes = (int(part) for part in clock.split("."))
    return datetime(2026, 11, 24, hours, minutes, tzinfo=JAKARTA)
