"""`make test`: the whole suite on SQLite, then every test that touches a database on PostgreSQL.

Words after `--` go to pytest: `.venv/bin/python -m tests.run -- -k people`. With `--deep` (`make deep`)
it runs the tests that are too long for that, instead. The last line is
pytest's own closing line with both parts counted together.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests import postgres

WORKERS = os.environ.get("SATUPINTU_TEST_WORKERS", str(max(2, min(4, os.cpu_count() or 2))))
COMMON = ["-q", "--no-header", "-n", WORKERS, "--dist", "loadgroup"]
NO_TESTS_MATCHED = 5


def pytest(title: str, words: list[str], tally: Path, environment: dict[str, str]) -> int:
    """Run one part with its progress in sight and return pytest's exit code."""
    print(f"\n── {title}", flush=True)
    command = [sys.executable, "-m", "pytest", *COMMON, *words]
    own = {"SATUPINTU_TEST_TALLY": str(tally), "SATUPINTU_TEST_DATA": str(tally.with_suffix(""))}
    child = subprocess.Popen(command, env=os.environ | environment | own)
    try:
        return child.wait()
    except KeyboardInterrupt:
        child.wait()
        raise


def closing_line(tallies: list[dict[str, int]], seconds: float) -> str:
    """Return pytest's closing line for several parts together."""
    names = ("failed", "passed", "skipped", "xfailed", "xpassed", "error")
    counted = [(sum(tally.get(name, 0) for tally in tallies), name) for name in names]
    words = ", ".join(f"{count} {_many(name, count)}" for count, name in counted if count) or "no tests ran"
    return f" {words} in {seconds:.2f}s ".center(80, "=")


def _many(name: str, count: int) -> str:
    return "errors" if name == "error" and count > 1 else name


def main(words: list[str], *, deep: bool = False) -> int:
    """Run both parts, with `deep` the long tests instead of the others; returns 0 only when both are green."""
    started = time.monotonic()
    codes: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix="satupintu-tests-", ignore_cleanup_errors=True) as folder:
        sqlite, other = Path(folder) / "sqlite.json", Path(folder) / "postgresql.json"
        depth = "deep" if deep else "not deep"
        chosen = ["-m", depth, *words]
        codes["SQLite"] = pytest("everything, commands on SQLite", chosen, sqlite, {})
        try:
            with postgres.running() as url:
                kinds = "database and not browser" if deep else "database and not browser and not once"
                chosen = ["-m", f"{kinds} and {depth}", *words]
                environment = {"SATUPINTU_DATABASE_URL": url}
                codes["PostgreSQL"] = pytest("commands on PostgreSQL", chosen, other, environment)
        except postgres.NoPostgres as trouble:
            print(trouble, file=sys.stderr)
            codes["PostgreSQL"] = 1
        tallies = [json.loads(path.read_text()) for path in (sqlite, other) if path.exists()]
    red = {part: code for part, code in codes.items() if code not in {0, NO_TESTS_MATCHED}}
    for part, code in red.items():
        print(f"RED on {part} (pytest exit code {code})")
    print(closing_line(tallies, time.monotonic() - started))
    return 1 if red else 0


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)
    try:
        sys.exit(main([word for word in sys.argv[1:] if word not in {"--", "--deep"}], deep="--deep" in sys.argv))
    except KeyboardInterrupt:
        print("interrupted: the database of this run is gone", file=sys.stderr)
        sys.exit(130)
