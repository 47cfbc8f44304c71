"""Install the programs that the tests need: `python3 deploy/packages.py chromium postgresql …`.

As root by apt-get; else the missing ones are named and the exit code is 1. Standard library only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROGRAMS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "espeak-ng": ("espeak-ng",),
    "gettext": ("msgfmt",),
    "git": ("git",),
    "make": ("make",),
}


def is_here(package: str) -> bool:
    """Return whether a program of `package` can be found."""
    if package == "postgresql":
        return any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb") is not None
    if package == "python3-venv":
        return subprocess.run([sys.executable, "-c", "import ensurepip"], check=False).returncode == 0
    return any(shutil.which(program) for program in PROGRAMS[package])


def install(packages: list[str]) -> bool:
    """Install `packages` with apt-get; returns whether all are there afterwards."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *packages]):
        if subprocess.run(["apt-get", *words], check=False, env=quiet).returncode and words[0] == "install":
            return False
    return all(is_here(package) for package in packages)


def main(wanted: list[str]) -> int:
    """Install or name what is missing; returns the exit code."""
    missing = [package for package in wanted if not is_here(package)]
    if not missing:
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get") and install(missing):
        return 0
    print(f"Missing: {' '.join(missing)}. On Debian: apt-get install {' '.join(missing)}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
