"""What changes the catalogue: loading a deployment's file, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models, transaction

from satupintu.base.actor import Actor
from satupintu.base.moments import Instant
from satupintu.calendars import commands as calendars
from satupintu.catalogue import queries, reading, refusals, rows, values_from
from satupintu.catalogue.checking import troubles_of_file, troubles_of_settings
from satupintu.catalogue.models import (
    Agency,
    Counter,
    CounterMove,
    Deployment,
    District,
    Facility,
    LifeEvent,
    Line,
    Paper,
    Row,
    Service,
    Zone,
)
from satupintu.ledger import commands as ledger
from satupintu.ledger.models import Mall

DEPLOYMENTS = Path(__file__).parent / "deployments"
PASURUAN = DEPLOYMENTS / "pasuruan.yaml"


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading did: rows added, changed, and taken out of force, by kind; all 0 when nothing was new."""

    stamp: str
    is_new: bool
    added: int = 0
    changed: int = 0
    removed: int = 0


@transaction.atomic
def load_catalogue(
    *,
    mall: Mall,
    path_or_data: Path | str | Mapping[str, Any],
    settings: Mapping[str, Any] | None = None,
    by: Actor,
    at: Instant,
) -> LoadReport:
    """Let the mall's catalogue and calendar be exactly those of a deployment's file.

    A path brings its settings along ("x.yaml" has "x.settings.yaml" beside it). The same content
    again changes nothing; rows that left the file stay, out of force. Writes one record and sets
    `mall.catalogue_stamp`. Raises BrokenFile, naming each entry and field; then nothing is changed.
    """
    locked = ledger.lock(mall=mall)
    data, settled = _read(path_or_data, settings)
    troubles = troubles_of_file(data, locked.code) or troubles_of_settings(settled, data)
    if troubles:
        raise refusals.BrokenFile(troubles)
    stamp = rows.stamp_of(data, settled)
    if Deployment.objects.filter(mall=locked, stamp=stamp).exists() and locked.catalogue_stamp:
        return LoadReport(stamp, is_new=False)
    tally = _store(locked, rows.take_apart(data, settled))
    Deployment.objects.update_or_create(
        mall=locked,
        defaults={"stamp": stamp, "entry": tally.rest, "settings": dict(settled), "loaded_at": at},
    )
    calendar, years = values_from.calendar(data)
    calendars.replace_calendar(mall=locked, calendar=calendar, years=years, by=by, at=at)
    _stamp(locked, stamp)
    report = LoadReport(stamp, is_new=True, added=tally.added, changed=tally.changed, removed=tally.removed)
    ledger.record(
        mall=locked,
        kind="catalogue.deployment.loaded",
        about="mall",
        by=by,
        at=at,
        facts={"stamp": stamp, "added": tally.added, "changed": tally.changed, "removed": tally.removed},
    )
    mall.refresh_from_db()
    return report


@transaction.atomic
def move_counter(*, mall: Mall, counter: str, line: str, by: Actor, at: Instant) -> None:
    """Let a counter serve another line of its zone, whatever file is loaded later; its file's own line ends the move.

    Raises CounterUnknown, OtherZone, LastCounter.
    """
    locked = ledger.lock(mall=mall)
    book = queries.book(locked)
    known, target = book.counters.get(counter), book.lines.get(line)
    if known is None or target is None or known.line == line:
        raise refusals.CounterUnknown(counter=counter)
    if target.zone != known.zone:
        raise refusals.OtherZone(counter=counter)
    if book.lines[known.line].counters == (counter,):
        raise refusals.LastCounter(counter=counter)
    if Counter.objects.filter(mall=locked, code=counter, line__code=line, is_active=True).exists():
        CounterMove.objects.filter(mall=locked, counter=counter).delete()
    else:
        CounterMove.objects.update_or_create(mall=locked, counter=counter, defaults={"line": line})
    _stamp(locked, Deployment.objects.get(mall=locked).stamp)
    ledger.record(
        mall=locked, kind="catalogue.counter.moved", about=f"counter:{counter}", by=by, at=at,
        facts={"counter": counter, "line": line, "was": known.line},
    )  # fmt: skip


def _stamp(locked: Mall, stamp: str) -> None:
    """Let every process read the catalogue anew: the stamp is that of the file, and of the moves if there are any."""
    moved = queries.moves(locked)
    if moved:
        stamp = hashlib.sha256(f"{stamp}\n{json.dumps(moved, sort_keys=True)}".encode()).hexdigest()
    locked.catalogue_stamp = stamp
    locked.save(update_fields=["catalogue_stamp"])


def _read(given: Path | str | Mapping[str, Any], settings: Mapping[str, Any] | None) -> tuple[Any, Any]:
    if isinstance(given, Mapping):
        return given, settings
    path = Path(given)
    return reading.read_file(path), settings if settings is not None else reading.read_file(
        reading.settings_beside(path)
    )


@dataclass(slots=True)
class _Tally:
    rest: Mapping[str, Any]
    added: int = 0
    changed: int = 0
    removed: int = 0


def _store(mall: Mall, parts: rows.Parts) -> _Tally:
    """Write all rows, those that others refer to first."""
    tally = _Tally(rest=parts.rest)
    _store_rows(mall, District, parts.districts, tally)
    _store_rows(mall, Facility, parts.facilities, tally)
    _store_rows(mall, Paper, parts.papers, tally)
    _store_rows(mall, LifeEvent, parts.life_events, tally)
    zones = _store_rows(mall, Zone, parts.zones, tally)
    agencies = _store_rows(mall, Agency, parts.agencies, tally)
    lines = _store_rows(mall, Line, _pointing(parts.lines, agency=agencies, zone=zones), tally)
    _store_rows(mall, Counter, _pointing(parts.counters, line=lines, zone=zones), tally)
    _store_rows(mall, Service, _pointing(parts.services, agency=agencies, line=lines), tally)
    return tally


def _pointing(wanted: rows.Rows, **keys: Mapping[str, int]) -> rows.Rows:
    """Put row ids where `wanted` holds codes: agency="PA" becomes agency_id=15."""
    return {
        code: {
            **{name: value for name, value in columns.items() if name not in keys},
            **{f"{name}_id": known[columns[name]] for name, known in keys.items()},
        }
        for code, columns in wanted.items()
    }


def _store_rows(mall: Mall, model: type[Row], wanted: rows.Rows, tally: _Tally) -> dict[str, int]:
    """Let the rows of one kind be `wanted`; returns the ids of all by code."""
    manager: models.Manager[Any] = model._default_manager
    known = {row.code: row for row in manager.filter(mall=mall)}
    new = [model(mall=mall, code=code, **columns) for code, columns in wanted.items() if code not in known]
    differing = [
        known[code]
        for code, columns in wanted.items()
        if code in known and any(getattr(known[code], name) != value for name, value in columns.items())
    ]
    for row in differing:
        for name, value in wanted[row.code].items():
            setattr(row, name, value)
    gone = [row for code, row in known.items() if code not in wanted and row.is_active]
    for row in gone:
        row.is_active = False
    manager.bulk_create(new)
    if differing or gone:
        fields = [field.name for field in model._meta.concrete_fields if field.name not in {"id", "mall", "code"}]
        manager.bulk_update([*differing, *gone], fields, batch_size=100)
    tally.added += len(new)
    tally.changed += len(differing)
    tally.removed += len(gone)
    return {row.code: row.pk for row in (*new, *known.values())}
