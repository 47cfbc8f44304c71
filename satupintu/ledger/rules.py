"""How a record is sealed to the one before it, and how the mall's clock runs. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


def canonical(facts: Mapping[str, object]) -> str:
    """Return `facts` as JSON with sorted keys and no spaces: one text for one meaning."""
    return json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def seal(before: str, position: int, kind: str, at_ms: int, facts_text: str) -> str:
    """Return the SHA-256 hex digest of a record, chained to the digest `before` it."""
    return hashlib.sha256(f"{before}\n{position}\n{kind}\n{at_ms}\n{facts_text}".encode()).hexdigest()


def channel(mall_pk: int) -> str:
    """Return the PostgreSQL channel on which a mall's new positions are announced."""
    return f"satupintu_mall_{mall_pk}"


@dataclass(frozen=True, slots=True)
class Clock:
    """A mall clock: at `real` it showed `mall`, and it runs `speed` times as fast."""

    real: datetime
    mall: datetime
    speed: int

    def at(self, real_now: datetime) -> datetime:
        """Return what the mall clock shows at `real_now`."""
        return self.mall + (real_now - self.real) * self.speed
