"""What a demo day came to, as values and as a table."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

from satupintu.cli import house


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a demo day came to; minutes by the mall's clock, milliseconds by the real one."""

    day: str
    visitors: int
    refused: int
    served: int
    minutes_mean: float
    minutes_p95: float
    double_calls: int
    lost: int
    requests: int
    repeats: int
    slowest_ms: int

    @property
    def in_order(self) -> bool:
        """Whether nothing was lost and nobody was called twice."""
        return self.double_calls == 0 and self.lost == 0


def table(outcome: Outcome) -> str:
    """Return the results as a table for people."""
    return house.table(
        [
            ("Day", outcome.day),
            ("Visitors", str(outcome.visitors)),
            ("Went home without a number (closed, full)", str(outcome.refused)),
            ("Served", str(outcome.served)),
            ("Minutes in the mall, mean", f"{outcome.minutes_mean:.1f}"),
            ("Minutes in the mall, p95", f"{outcome.minutes_p95:.1f}"),
            ("Double calls", str(outcome.double_calls)),
            ("Lost", str(outcome.lost)),
            ("Requests", str(outcome.requests)),
            ("Repeated requests", str(outcome.repeats)),
            ("Slowest request, ms", str(outcome.slowest_ms)),
        ]
    )


def p95(values: list[float]) -> float:
    """Return the 95th percentile, 0 for nothing."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else sum(values)
