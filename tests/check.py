"""`make check`: style, templates, types, floors, dangers, migrations, texts, open lines of the security lists.

Every step runs; the red ones stand at the end.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
TEMPLATES = "satupintu/web/templates"
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("style", ("ruff", "check", "--quiet", ".")),
    ("format", ("ruff", "format", "--check", "--quiet", ".")),
    ("templates", ("djangofmt", "--check", TEMPLATES)),
    ("types", ("mypy", "satupintu", "config", "deploy")),
    ("floors", ("lint-imports",)),
    ("packages", ("deptry", ".")),
    ("dangers", ("bandit", "--quiet", "--recursive", "-ll", "satupintu", "config", "deploy", "bench", "manage.py")),
    ("migrations", ("python", "manage.py", "makemigrations", "--check", "--dry-run")),
    ("texts", ("python", "-m", "tests.texts")),
    ("lists", ("python", "-m", "tests.lists")),
)
SAYS = {"lists"}
"""Steps whose words are read when they are green too."""


def run(name: str, words: tuple[str, ...], environment: dict[str, str]) -> bool:
    """Run one step; say how it went, and its own words when it went wrong."""
    started = time.monotonic()
    done = subprocess.run(
        [str(BIN / words[0]), *words[1:]], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    green = done.returncode == 0
    print(f"{'ok ' if green else 'RED'}  {name:<11} {time.monotonic() - started:5.1f} s", flush=True)
    if name in SAYS and green:
        print(f"     {done.stdout.strip()}", flush=True)
    if not green:
        print(done.stdout + done.stderr, flush=True)
    return green


def main() -> int:
    """Run every step; returns 0 when all are green."""
    data = Path(tempfile.mkdtemp(prefix="satupintu-check-"))
    environment = os.environ | {"SATUPINTU_MODE": "test", "SATUPINTU_DATA": str(data), "PYTHONPATH": str(ROOT)}
    environment.pop("SATUPINTU_DATABASE_URL", None)
    try:
        red = [name for name, words in STEPS if not run(name, words, environment)]
    finally:
        shutil.rmtree(data, ignore_errors=True)
    print("all green" if not red else f"RED: {', '.join(red)}")
    return 1 if red else 0


if __name__ == "__main__":
    sys.exit(main())
