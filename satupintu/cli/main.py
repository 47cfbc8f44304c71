"""The command `satupintu`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from satupintu import __version__
from satupintu.cli import archive, checks, demo, house, serve, tokens, users

PARTS = (serve, demo, checks, users, tokens, archive)


def parser() -> argparse.ArgumentParser:
    """Return the words that the command understands."""
    top = argparse.ArgumentParser(
        prog="satupintu",
        description="The operating system of a public service mall. All settings come from SATUPINTU_… variables.",
        epilog="Exit codes: 0 done · 1 not in order · 2 wrong words · 3 refused, with the reason · 130 interrupted.",
    )
    top.add_argument("--version", action="version", version=f"satupintu {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for part in PARTS:
        part.add(commands)
    return top


def main(words: Sequence[str] | None = None) -> int:
    """Understand `words` and do it; returns the exit code."""
    arguments = parser().parse_args(words)
    return house.guarded(arguments.work, arguments)


if __name__ == "__main__":
    sys.exit(main())
