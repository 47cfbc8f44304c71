"""`make bench`: measure everything once and print it; exit code 1 when a target is missed.

The targets: issue costs at most three times the bare application's CPU, dispatch of 500 open tickets
at most 5 ms, a public page at most 5 ms of CPU, the first view of a guest's page at most 60 KB.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from bench import orders, pages, rules, views  # noqa: E402
from satupintu.cli.house import table  # noqa: E402
from tests import postgres  # noqa: E402
from tests.faults.house import house  # noqa: E402

MOST_TIMES_BARE = 3.0
MOST_DISPATCH_MS = 5.0
KB = 1024


def measured() -> dict[str, Any]:
    """Return every figure of one run."""
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="satupintu-bench-") as folder:
        os.environ["SATUPINTU_DATABASE_URL"] = ""
        found["SQLite"] = orders.measure(Path(folder) / "sqlite")
        with house(Path(folder) / "pages", "") as running:
            found["pages"] = pages.weights(running)
            found["views"] = views.measure(running)
        with postgres.running() as url:
            os.environ["SATUPINTU_DATABASE_URL"] = url
            found["PostgreSQL"] = orders.measure(Path(folder) / "postgresql")
    found["dispatch_ms"], found["issue_ms"] = rules.dispatch_ms(), rules.issue_ms()
    found["fold_ms"], found["fold_events"] = rules.fold_ms()
    return found


def shown(found: dict[str, Any]) -> str:
    """Return the figures as tables."""
    rows = [("", "", "CPU ms/order", "bare", "ratio", "p95 ms", "bare", "orders/s", "bare")]
    for database in ("SQLite", "PostgreSQL"):
        for name, pair in found[database].items():
            mine, bare = pair.house, pair.bare
            rows.append((
                database, name, f"{mine.cpu_ms:.2f}", f"{bare.cpu_ms:.2f}", f"{pair.ratio:.1f}", f"{mine.p95_ms:.0f}",
                f"{bare.p95_ms:.0f}", f"{mine.rate:.0f}", f"{bare.rate:.0f}",
            ))  # fmt: skip
    weights = [("first view", "document", "linked, packed", "together", "together, document packed too")]
    weights += [
        (page.name, *(f"{size / KB:.1f} KB" for size in (
            page.document, page.linked, page.document + page.linked, page.gzipped)))
        for page in found["pages"]
    ]  # fmt: skip
    rule = [
        (f"dispatch, {rules.OPEN_TICKETS} open tickets, a free seat in every line", f"{found['dispatch_ms']:.2f} ms"),
        (f"a new number among {rules.OPEN_TICKETS} open, in the rule", f"{found['issue_ms']:.2f} ms"),
        (f"a day of {found['fold_events']} events folded", f"{found['fold_ms']:.0f} ms"),
    ]
    drawn = [("CPU of a page, p50", "kept", "drawn anew", "bare template page", "ratio")]
    drawn += [
        (view.name, f"{view.kept_ms:.2f} ms", f"{view.anew_ms:.2f} ms", f"{view.bare_ms:.2f} ms", f"{view.ratio:.1f}")
        for view in found["views"]
    ]
    return "\n\n".join(table(part) for part in (rows, rule, drawn, weights))


def missed(found: dict[str, Any]) -> list[str]:
    """Return the targets that are not met."""
    misses = [
        f"issue on {database} costs {found[database]['issue'].ratio:.1f} times the bare application"
        for database in ("SQLite", "PostgreSQL")
        if found[database]["issue"].ratio > MOST_TIMES_BARE
    ]
    if found["dispatch_ms"] > MOST_DISPATCH_MS:
        misses.append(f"dispatch takes {found['dispatch_ms']:.1f} ms")
    misses += [f"{view.name} costs {view.kept_ms:.1f} ms" for view in found["views"] if view.kept_ms > views.MOST_MS]
    misses += [
        f"{page.name} weighs {(page.document + page.linked) / KB:.0f} KB"
        for page in found["pages"]
        if page.for_guests and page.document + page.linked > pages.GUEST_LIMIT
    ]
    return misses


def main(words: list[str]) -> int:
    """Measure, print, and say what is missed."""
    found = measured()
    plain = {name: {key: asdict(pair) for key, pair in value.items()} if isinstance(value, dict) else value
             for name, value in found.items()} | {
        "pages": [asdict(page) for page in found["pages"]],
        "views": [asdict(view) for view in found["views"]]}  # fmt: skip
    print(json.dumps(plain) if "--json" in words else shown(found))
    for miss in missed(found):
        print(f"MISSED: {miss}", file=sys.stderr)
    return 1 if missed(found) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
