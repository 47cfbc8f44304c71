"""`make bench` itself: it runs, and says what it misses."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from bench.__main__ import missed
from bench.load import Cost
from bench.orders import Pair
from bench.pages import Page
from bench.views import Drawn
from tests.server import ROOT


def figures(issue_ms: float, dispatch_ms: float, kilobytes: int, view_ms: float) -> dict[str, object]:
    bare = Cost(10, 1.0, 1.0, 100.0)
    pairs = {"issue": Pair(Cost(10, issue_ms, 1.0, 100.0), bare)}
    page = Page("home", True, kilobytes * 1024, 0, kilobytes * 1024)
    view = Drawn("home", view_ms, 4.0, 1.0)
    return {"SQLite": pairs, "PostgreSQL": pairs, "dispatch_ms": dispatch_ms, "pages": [page], "views": [view]}


def test_targets_that_are_met_are_not_missed() -> None:
    assert missed(figures(2.9, 4.9, 60, 4.9)) == []


def test_every_target_that_is_missed_is_named() -> None:
    assert len(missed(figures(3.1, 5.1, 61, 5.1))) == 5


@pytest.mark.deep
def test_the_whole_measurement_runs() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--json"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=1_200
    )

    assert done.returncode in {0, 1}, done.stderr
    assert set(json.loads(done.stdout)) >= {"SQLite", "PostgreSQL", "dispatch_ms", "pages", "views"}
