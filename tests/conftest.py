"""What every test may use. Rooms add their own fixtures here or beside their tests."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from satupintu.ledger.models import Mall

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "database_url"}


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Mark every test that touches a database, so that it runs on both kinds."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Leave the counts of this part for `tests.run`, which adds both parts up."""
    if tally := os.environ.get("SATUPINTU_TEST_TALLY"):
        counts = {name: len(reports) for name, reports in terminalreporter.stats.items() if name}
        Path(tally).write_text(json.dumps(counts))


@pytest.fixture
def bare_mall(db: None) -> Mall:
    """A mall with a row and a record, without a catalogue."""
    return Mall.objects.create(code="mal-uji", name="Mal Uji")
