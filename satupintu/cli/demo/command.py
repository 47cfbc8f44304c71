"""The words of `satupintu demo` and its table of results."""

from __future__ import annotations

import argparse
import os
from dataclasses import asdict

from satupintu.cli import house
from satupintu.cli.demo.outcome import table


def add(commands: house.Commands) -> None:
    """Declare `demo`."""
    parser = commands.add_parser(
        "demo",
        help="play a whole day of visitors and officers over HTTP",
        description="Play a whole day of the hall over HTTP, as kiosks, officers and visitors would.",
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
    parser.add_argument("--port", type=int, default=os.environ.get("SATUPINTU_PORT", "8000"), help="the server's port")
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
