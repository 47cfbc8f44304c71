"""A real PostgreSQL for one test run: own folder, free port, fsync on, gone at the end."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "on",
    "synchronous_commit": "on",
    "shared_buffers": "64MB",
    "max_connections": "200",
}
SERVER_ENDS_WITHIN_SECONDS = 20
TRIES = 5


class NoPostgres(Exception):
    """PostgreSQL is not installed, or does not start."""


def programs() -> Path:
    """Return the folder of the newest installed server. Raises NoPostgres."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parent.parent.name))
    if found:
        return found[-1].parent
    if path := shutil.which("initdb"):
        return Path(path).resolve().parent
    raise NoPostgres("PostgreSQL is missing. On Debian: apt-get install postgresql")


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def owner() -> pwd.struct_passwd | None:
    """Return the user to whom the server is handed when we are root (PostgreSQL refuses root); else None."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise NoPostgres("PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody")


def _start(words: list[str], folder: Path, user: pwd.struct_passwd | None) -> subprocess.Popen[bytes]:
    log = (folder / "log").open("ab")
    # a session of its own: Ctrl-C reaches us first, and we end the server in order
    if user is None:
        return subprocess.Popen(words, cwd=folder, stdout=log, stderr=log, start_new_session=True)
    return subprocess.Popen(
        words, cwd=folder, stdout=log, stderr=log, start_new_session=True,
        user=user.pw_uid, group=user.pw_gid, extra_groups=[],
    )  # fmt: skip


def _answers(port: int, server: subprocess.Popen[bytes]) -> bool:
    until = time.monotonic() + SERVER_ENDS_WITHIN_SECONDS
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(f"postgresql://satupintu@127.0.0.1:{port}/postgres", connect_timeout=2).close()
            return True
        time.sleep(0.05)
    return False


@contextlib.contextmanager
def running() -> Iterator[str]:
    """Start a server and yield the address of an empty database on it. Raises NoPostgres."""
    bin_folder, user = programs(), owner()
    folder = Path(tempfile.mkdtemp(prefix="satupintu-postgres-"))
    server: subprocess.Popen[bytes] | None = None
    try:
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
        data = folder / "data"
        init = [str(bin_folder / "initdb"), "-D", str(data), "-U", "satupintu", "-A", "trust", "-E", "UTF8", "-N"]
        if _start([*init, "--locale=C.UTF-8"], folder, user).wait() != 0:
            raise NoPostgres((folder / "log").read_text())
        options = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        for _try in range(TRIES):
            port = free_port()
            server = _start([str(bin_folder / "postgres"), "-D", str(data), "-p", str(port), *options], folder, user)
            if _answers(port, server):
                break
            _end(server)
        else:
            raise NoPostgres((folder / "log").read_text())
        address = f"postgresql://satupintu@127.0.0.1:{port}"
        with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE satupintu")
        yield f"{address}/satupintu"
    finally:
        if server is not None:
            _end(server)
        shutil.rmtree(folder, ignore_errors=True)


def _end(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.send_signal(signal.SIGINT)  # "fast": open sessions are cut
    try:
        server.wait(SERVER_ENDS_WITHIN_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
