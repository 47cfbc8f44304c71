"""What every test may use: a bare mall, and the mall of Pasuruan with its catalogue loaded."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from satupintu.base.actor import SYSTEM
from satupintu.base.moments import JAKARTA
from satupintu.catalogue import commands as catalogue
from satupintu.catalogue import queries
from satupintu.catalogue.rules import Book
from satupintu.ledger.models import Mall

MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=JAKARTA)
"""Tuesday, 24 November 2026, an hour before the doors of the counters."""


DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "database_url"}


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Mark every test that touches a database, so that it runs on both kinds."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say the figures that tests have measured; leave the counts of this part for `tests.run`, which adds them up."""
    reports = (report for some in terminalreporter.stats.values() for report in some)
    for report in reports:
        for name, text in getattr(report, "user_properties", ()):
            if name == "figure" and report.when == "call":
                terminalreporter.write_line(f"figure: {text}")
    if tally := os.environ.get("SATUPINTU_TEST_TALLY"):
        counts = {name: len(reports) for name, reports in terminalreporter.stats.items() if name}
        Path(tally).write_text(json.dumps(counts))


@pytest.fixture
def empty_house(db: None) -> None:
    """A database without any row, as before the first mall."""
    tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
    kept = {"django_content_type", "auth_permission"}
    with transaction.atomic(), connection.cursor() as cursor:
        for table in sorted(set(tables) - kept):
            cursor.execute(f'DELETE FROM "{table}"')


@pytest.fixture
def bare_mall(empty_house: None) -> Mall:
    """A mall with a row and a record, without a catalogue."""
    return Mall.objects.create(code="mal-uji", name="Mal Uji")


@contextlib.contextmanager
def own_database() -> Iterator[str]:
    """Yield the address of an empty database for a real server: "" (SQLite in its data folder) or a PostgreSQL one."""
    server = os.environ["SATUPINTU_DATABASE_URL"]
    if not server.startswith("postgresql"):
        yield ""
        return
    name = f"own_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield server.rsplit("/", 1)[0] + f"/{name}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def database_url() -> Iterator[str]:
    """The address of an empty database for the server of one test."""
    with own_database() as address:
        yield address


def open_mall() -> Mall:
    """Return the mall of Pasuruan with its catalogue loaded: the test database's own, or a new one after a flush."""
    if standing := Mall.objects.filter(code="mpp-pasuruan").first():
        return standing
    mall = Mall.objects.create(code="mpp-pasuruan", name="MPP Kabupaten Pasuruan")
    catalogue.load_catalogue(mall=mall, path_or_data=catalogue.PASURUAN, by=SYSTEM, at=MORNING)
    return mall


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database with the mall of Pasuruan in it: loading it once is a third of the time of the suite."""
    with django_db_blocker.unblock():
        open_mall()


@pytest.fixture
def mall(db: None) -> Mall:
    """The mall of Pasuruan, its catalogue loaded on the morning of 24 November 2026."""
    return open_mall()


@pytest.fixture
def book(mall: Mall) -> Book:
    """The catalogue of Pasuruan in memory."""
    return queries.book(mall)
