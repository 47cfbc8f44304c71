"""What every test may ask for: the mall of Pasuruan with its catalogue loaded."""

from __future__ import annotations

from datetime import datetime

import pytest

from satupintu.base.actor import SYSTEM
from satupintu.base.moments import JAKARTA
from satupintu.catalogue import commands as catalogue
from satupintu.catalogue import queries
from satupintu.catalogue.rules import Book
from satupintu.ledger.models import Mall

MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=JAKARTA)
"""Tuesday, 24 November 2026, an hour before the doors of the counters."""


def open_mall() -> Mall:
    """Return a new mall of Pasuruan with its catalogue loaded."""
    mall = Mall.objects.create(code="mpp-pasuruan", name="MPP Kabupaten Pasuruan")
    catalogue.load_catalogue(mall=mall, path_or_data=catalogue.PASURUAN, by=SYSTEM, at=MORNING)
    return mall


@pytest.fixture
def mall(db: None) -> Mall:
    """The mall of Pasuruan, its catalogue loaded on the morning of 24 November 2026."""
    return open_mall()


@pytest.fixture
def book(mall: Mall) -> Book:
    """The catalogue of Pasuruan in memory."""
    return queries.book(mall)
