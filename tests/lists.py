"""`docs/asvs.csv` and `docs/abuse.csv`: what is proved and what is open; `python -m tests.lists` counts.

The number in `docs/open-lines.txt` only falls (tests/house/test_lists.py).
"""

from __future__ import annotations

import ast
import csv
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = "docs/open-lines.txt"
ASVS, ABUSE = "docs/asvs.csv", "docs/abuse.csv"
COLUMNS = {
    ASVS: ["id", "level", "chapter", "requirement", "state", "evidence"],
    ABUSE: ["id", "who", "abuse", "protection", "state", "evidence", "reason"],
}
STATES = {"holds", "open", "not-applicable"}
LEVELS = {"1": 70, "2": 183}
"""How many lines OWASP ASVS 5.0.0 has of each level."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list; `reason` says why it is open or does not apply."""

    list: str
    id: str
    state: str
    evidence: tuple[str, ...]
    reason: str


def lines(path: str) -> list[Line]:
    """Return the lines of one list. Raises ValueError when its columns are others."""
    with (ROOT / path).open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != COLUMNS[path]:
            raise ValueError(f"{path}: {reader.fieldnames}")
        return [_line(path, row) for row in reader]


def _line(path: str, row: dict[str, str]) -> Line:
    told = row["evidence"]
    if path == ABUSE:
        return Line(path, row["id"], row["state"], tuple(told.split()), row["reason"])
    holds = row["state"] == "holds"
    return Line(path, row["id"], row["state"], tuple(told.split()) if holds else (), "" if holds else told)


def exists(evidence: str) -> bool:
    """Return whether a file is there, and in it the test that is named."""
    path, _colons, test = evidence.partition("::")
    if not (ROOT / path).is_file():
        return False
    return not test or test.split("[")[0] in _functions(path)


@cache
def _functions(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text())
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def trouble(found: Iterable[Line], is_there: Callable[[str], bool] = exists) -> list[str]:
    """Return what is wrong with lines: a state that does not exist, evidence that does not, a word that is missing."""
    wrong = []
    for line in found:
        name = f"{line.list} {line.id}"
        wrong += [f"{name}: state {line.state!r}"] if line.state not in STATES else []
        wrong += [f"{name}: {evidence} is not there" for evidence in line.evidence if not is_there(evidence)]
        if line.state == "holds" and not line.evidence:
            wrong.append(f"{name}: nothing proves it")
        if line.state in {"open", "not-applicable"} and not line.reason:
            wrong.append(f"{name}: no reason")
    return wrong


def open_lines() -> dict[str, tuple[int, int]]:
    """Return of each list how many lines are open, and how many there are."""
    return {
        path: (sum(line.state == "open" for line in found), len(found)) for path in COLUMNS for found in [lines(path)]
    }


def kept() -> int:
    """Return the number of open lines that the repository keeps."""
    return int((ROOT / KEPT).read_text())


def kept_before() -> list[int]:
    """Return the kept numbers of the history, the newest first; empty where there is no history."""
    words = ["git", "log", "--format=%H", "--", KEPT]
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    numbers = []
    for commit in told.stdout.split() if told.returncode == 0 else []:
        shown = ["git", "show", f"{commit}:{KEPT}"]
        text = subprocess.run(shown, cwd=ROOT, capture_output=True, text=True, check=False).stdout
        numbers += [int(text)] if text.strip() else []
    return numbers


def main() -> int:
    """Print how many lines are open; 1 when a line is wrong or the number is not the kept one."""
    counted = open_lines()
    total = sum(number for number, _all in counted.values())
    told = ", ".join(f"{path} {number} of {of}" for path, (number, of) in counted.items())
    print(f"open lines: {total} ({told}); kept: {kept()}")
    wrong = [line for path in COLUMNS for line in trouble(lines(path))]
    for line in wrong:
        print(line)
    return 1 if wrong or total != kept() else 0


if __name__ == "__main__":
    sys.exit(main())
