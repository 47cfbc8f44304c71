"""The files of this repository, as the rules of the house see them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NOT_OURS = {".venv", "data", "build", "__pycache__", ".git"}


@cache
def all_files() -> tuple[str, ...]:
    """Return every file of the repository that is not ignored, by its path from the root."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        names = listed.stdout.splitlines()
    else:  # unpacked from an archive
        names = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if not NOT_OURS & set(path.parts)]
    return tuple(sorted(name for name in names if (ROOT / name).is_file()))


def texts(*endings: str, under: str = "") -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every file under a folder whose name ends so; bytes that are no text are left out."""
    for name in all_files():
        if name.startswith(under) and (not endings or name.endswith(endings)):
            raw = (ROOT / name).read_bytes()
            if b"\0" not in raw:
                yield name, raw.decode("utf-8", errors="replace")
