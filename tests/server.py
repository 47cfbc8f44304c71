"""A real server of this house in its own processes, for tests that look at it from outside."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.postgres import free_port

STARTS_WITHIN_SECONDS = 30
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it listens, its main process, its environment, what it said."""

    port: int
    process: subprocess.Popen[bytes]
    environment: dict[str, str]
    log: Path

    @property
    def url(self) -> str:
        """The address without a path."""
        return f"http://127.0.0.1:{self.port}"

    def command(self, *words: str) -> str:
        """Run `satupintu …` on the same data and return what it prints; raises CalledProcessError."""
        done = satupintu(*words, environment=self.environment)
        done.check_returncode()
        return done.stdout

    def kill(self) -> None:
        """Kill every process of the server at once, as a power cut would."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def satupintu(
    *words: str, environment: dict[str, str], standard_input: str = "", seconds: float = 60
) -> subprocess.CompletedProcess[str]:
    """Run the command of this house to its end."""
    return subprocess.run(
        [sys.executable, "-m", "satupintu.cli.main", *words],
        env=environment, cwd=ROOT, input=standard_input, capture_output=True, text=True, check=False, timeout=seconds,
    )  # fmt: skip


def environment_for(data: Path, url: str = "", **more: str) -> dict[str, str]:
    """Return the environment of a server with its own data folder, on SQLite unless `url` names a database."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SATUPINTU_")}
    own = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SATUPINTU_MODE": "demo",
        "SATUPINTU_DATA": str(data),
        "SATUPINTU_STREAM": "0",
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
    }
    return clean | own | ({"SATUPINTU_DATABASE_URL": url} if url else {}) | more


def told(url: str) -> Any:
    """Return the JSON of an answer."""
    with urllib.request.urlopen(url, timeout=10) as response:
        return json.loads(response.read())


def answers(url: str) -> bool:
    """Return whether a server answers there."""
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return int(response.status) == 200
    except (urllib.error.URLError, OSError):
        return False


@contextlib.contextmanager
def running(data: Path, url: str = "", *, workers: int = 1, port: int = 0, **more: str) -> Iterator[Server]:
    """Serve from `data` on a free port until the block ends; raises RuntimeError when it does not start."""
    data.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    environment = environment_for(data, url, **more)
    log = data / "server.log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "satupintu.cli.main", "serve", "--port", str(port), "--workers", str(workers)],
            env=environment, cwd=ROOT, stdout=out, stderr=out, start_new_session=True,
        )  # fmt: skip
    server = Server(port, process, environment, log)
    try:
        until = time.monotonic() + STARTS_WITHIN_SECONDS
        while not answers(f"{server.url}/readyz"):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(log.read_text())
            time.sleep(0.05)
        yield server
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        server.kill()
