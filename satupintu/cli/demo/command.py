"""The words of `satupintu demo` and its table of results."""

from __future__ import annotations

import argparse
import os
import statistics
from dataclasses import asdict, dataclass

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


def add(commands: house.Commands) -> None:
    """Declare `demo`."""
    parser = commands.add_parser(
        "demo", help="play a whole day of visitors and officers over HTTP", description="Play a whole day of the hall over HTTP, as kiosks, officers and visitors would.",
        epilog="Plays against the server on SATUPINTU_PORT, else against one that it starts on the same data folder. "
        "Exit codes: 0 nothing lost and nobody called twice · 1 otherwise.",
    )  # fmt: skip
    parser.add_argument(
        "--visitors", type=_count, default=None, metavar="N", help="how many visitors (200; reference 500)"
    )
    parser.add_argument("--speed", type=_count, default=60, metavar="X", help="how much faster than real time (60)")
    parser.add_argument("--seed", type=int, default=1, help="which day is drawn (1)")
    parser.add_argument("--hall", choices=("catalogue", "reference"), default="catalogue",
                        help="this mall's hall, or the reference hall (40 counters, own database)")  # fmt: skip
    parser.add_argument(
        "--port", type=int, default=int(os.environ.get("SATUPINTU_PORT", "8000")), help="the server's port"
    )
    house.add_mall(parser)
    house.add_json(parser)
    parser.set_defaults(work=_demo)


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _demo(arguments: argparse.Namespace) -> int:
    from django.conf import settings

    from satupintu.cli.demo import reference, run

    if settings.MODE == "production":
        raise house.Trouble("A demo day sets the mall's clock and invents visitors: never in a mall at work.")
    if arguments.hall == "reference":
        return reference.play(arguments)
    outcome = run.play(arguments)
    house.say(arguments, asdict(outcome), table(outcome))
    return house.DONE if outcome.in_order else house.NOT_IN_ORDER


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
