"""Make the project's own environment in .venv from a lock file: `python3 deploy/environment.py run|dev`.

Standard library only. A stamp inside .venv holds the digest of everything the environment was made
from, so a second call does nothing and needs no network; a file lock lets two calls at once wait for
each other. uv itself is installed first, at the version and the hashes of the same lock file.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
STAMPS = {kind: VENV / f".made-{kind}" for kind in LOCKS}


def digest(kind: str) -> str:
    """Return the digest of what the environment `kind` is made from: lock, project, place, interpreter."""
    whole = hashlib.sha256(f"{ROOT}\n{sys.version}\n".encode())
    whole.update(LOCKS[kind].read_bytes())
    whole.update((ROOT / "pyproject.toml").read_bytes())
    return whole.hexdigest()


def is_made(kind: str) -> bool:
    """Return whether .venv already holds `kind`; the development environment holds the other one too."""
    for stamp in {kind, "dev"}:
        with contextlib.suppress(OSError):
            if STAMPS[stamp].read_text() == digest(stamp) and (VENV / "bin" / "satupintu").exists():
                return True
    return False


def locked_entry(name: str, lock: str) -> str:
    """Return the lines of one package in a lock file, its hashes included; raises ValueError without one."""
    lines = lock.splitlines()
    for number, line in enumerate(lines):
        if line.startswith(f"{name}=="):
            end = number
            while lines[end].endswith("\\"):
                end += 1
            return "\n".join(lines[number : end + 1]) + "\n"
    raise ValueError(f"{name} is not in the lock file")


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Wait until no other call is making the environment."""
    with (ROOT / ".venv.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def run(*words: str | Path) -> None:
    """Run one step; its own words stand above ours when it fails."""
    quiet = os.environ | {"VIRTUAL_ENV": str(VENV), "UV_NO_PROGRESS": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    subprocess.run([str(word) for word in words], check=True, cwd=ROOT, env=quiet)


def make(kind: str) -> None:
    """Make .venv anew where its interpreter is gone, then bring it to exactly what the lock says."""
    for stamp in STAMPS.values():
        stamp.unlink(missing_ok=True)
    python = VENV / "bin" / "python"
    if subprocess.run([python, "-c", ""], check=False, stderr=subprocess.DEVNULL).returncode if python.exists() else 1:
        shutil.rmtree(VENV, ignore_errors=True)
        run(sys.executable, "-m", "venv", VENV)
    uv = VENV / "bin" / "uv"
    entry = VENV / "uv.lock.txt"
    entry.write_text(locked_entry("uv", LOCKS[kind].read_text()))
    run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", entry)
    run(uv, "pip", "sync", "--quiet", "--require-hashes", LOCKS[kind])
    run(uv, "pip", "install", "--quiet", "--offline", "--no-deps", "--no-build-isolation", "-e", ROOT)
    STAMPS[kind].write_text(digest(kind))


def main(kind: str) -> int:
    """Make what is missing; returns the exit code."""
    if is_made(kind):
        return 0
    with alone():
        if is_made(kind):
            return 0
        print(f"Making the environment in .venv from {LOCKS[kind].name} …", flush=True)
        try:
            make(kind)
        except subprocess.CalledProcessError as trouble:
            print(f"The environment could not be made: {' '.join(trouble.cmd)} failed.", file=sys.stderr)
            print("On Debian: apt-get install make git python3-venv, and a network the first time.", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
