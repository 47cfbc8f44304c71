"""`make bench`: measure everything once and print it as a table."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from bench import orders  # noqa: E402
from tests import postgres  # noqa: E402


def main() -> int:
    """Measure and print; returns 0 when every target is met."""
    with tempfile.TemporaryDirectory(prefix="satupintu-bench-") as folder:
        os.environ["SATUPINTU_DATABASE_URL"] = ""
        show("SQLite", orders.measure(Path(folder) / "sqlite"))
        with postgres.running() as url:
            os.environ["SATUPINTU_DATABASE_URL"] = url
            show("PostgreSQL", orders.measure(Path(folder) / "postgresql"))
    return 0


def show(name: str, pairs: dict[str, orders.Pair]) -> None:
    for what, pair in pairs.items():
        print(name, what, pair.ratio, pair)


if __name__ == "__main__":
    sys.exit(main())
