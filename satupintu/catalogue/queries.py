"""The catalogue as one picture in memory, kept per mall and stamp; and given back as the file it came from."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Mapping
from threading import Lock
from typing import Any

from satupintu.catalogue import models, refusals, rows, values_from
from satupintu.catalogue.rules import (
    Agency,
    Arrow,
    Book,
    Counter,
    District,
    Facility,
    Line,
    PaperOf,
    Service,
    Zone,
)
from satupintu.ledger import queries as ledger
from satupintu.ledger.models import Mall

KEPT = 8
_kept: OrderedDict[tuple[int, str], Book] = OrderedDict()
_guard = Lock()


def book(mall: Mall) -> Book:
    """Return the mall's catalogue, frozen, from memory; read once per loaded catalogue and process.

    Raises NoCatalogue when none is loaded.
    """
    if not mall.catalogue_stamp:
        raise refusals.NoCatalogue
    key = (mall.pk, mall.catalogue_stamp)
    known = _kept.get(key)
    if known is None:
        known = _read(mall)
        if ledger.stamp_now(mall) == mall.catalogue_stamp:
            with _guard:
                while len(_kept) >= KEPT:
                    _kept.popitem(last=False)
                _kept[key] = known
    return known


def export(mall: Mall) -> dict[str, Any]:
    """Return the deployment's data as it was loaded, without loss. Raises NoCatalogue."""
    deployment = _deployment(mall)
    lists = {
        "districts": _entries(models.District, mall),
        "agencies": _entries(models.Agency, mall),
        "documents": _entries(models.Paper, mall),
        "services": _entries(models.Service, mall),
        "life_events": _entries(models.LifeEvent, mall),
    }
    return rows.put_together(deployment.entry, lists, _entries(models.Facility, mall))


def export_settings(mall: Mall) -> dict[str, Any]:
    """Return the deployment's settings as they were loaded. Raises NoCatalogue."""
    settings: dict[str, Any] = _deployment(mall).settings
    return settings


def _deployment(mall: Mall) -> models.Deployment:
    found = models.Deployment.objects.filter(mall=mall).first()
    if found is None:
        raise refusals.NoCatalogue
    return found


def _in_force(model: type[models.Row], mall: Mall, *joined: str) -> list[Any]:
    found = model._default_manager.filter(mall=mall, is_active=True)
    return list(found.select_related(*joined) if joined else found)


def _entries(model: type[models.Row], mall: Mall) -> list[Mapping[str, Any]]:
    return [row.entry for row in sorted(_in_force(model, mall), key=lambda row: int(row.place))]


def _sorted(model: type[models.Row], mall: Mall, *joined: str) -> list[Any]:
    return sorted(_in_force(model, mall, *joined), key=lambda row: int(row.place))


def _read(mall: Mall) -> Book:
    deployment = _deployment(mall)
    settings = deployment.settings
    public = settings["public"]
    line_rows = _sorted(models.Line, mall, "agency", "zone")
    moved = _moved(mall, line_rows)
    counters = {row.code: _counter(row, moved) for row in _sorted(models.Counter, mall, "line__agency", "zone")}
    services = {row.code: values_from.service(row.entry) for row in _sorted(models.Service, mall)}
    lines = {row.code: _line(row, counters) for row in line_rows}
    makers: dict[PaperOf, list[str]] = defaultdict(list)
    by_agency: dict[str, list[Service]] = defaultdict(list)
    for service in services.values():
        by_agency[service.agency].append(service)
        for output in service.outputs:
            makers[output].append(service.code)
    return Book(
        stamp=deployment.stamp,
        mall_name_id=deployment.entry["mall"]["name_id"],
        mall_name_en=deployment.entry["mall"]["name_en"],
        agencies={row.code: _agency(row, settings, lines) for row in _sorted(models.Agency, mall)},
        lines=lines,
        counters=counters,
        zones={row.code: _zone(row, counters, lines) for row in _sorted(models.Zone, mall)},
        services=services,
        papers={row.code: values_from.paper(row.entry) for row in _sorted(models.Paper, mall)},
        life_events={row.code: values_from.life_event(row.entry) for row in _sorted(models.LifeEvent, mall)},
        districts={row.code: District(row.code, row.name_id, row.name_en) for row in _sorted(models.District, mall)},
        facilities={
            row.code: Facility(row.code, row.name_id, row.name_en, row.floor, row.entry["confidence"])
            for row in _sorted(models.Facility, mall)
        },
        mall=values_from.mall_facts(deployment.entry["mall"], public),
        needs={entry["code"]: values_from.life_need(entry) for entry in public["needs"]},
        elsewhere=tuple(values_from.elsewhere(entry) for entry in public["elsewhere"]),
        popular=tuple(settings["popular"]["services"]),
        tickets_from=settings["tickets"]["from"],
        tickets_until=settings["tickets"]["until"],
        makers={wanted: tuple(codes) for wanted, codes in makers.items()},
        _services_of={agency: tuple(many) for agency, many in by_agency.items()},
    )


def moves(mall: Mall) -> dict[str, str]:
    """Return which counters serve another line than their file says: counter -> line."""
    return dict(models.CounterMove.objects.filter(mall=mall).values_list("counter", "line"))


def _moved(mall: Mall, lines: list[models.Line]) -> Mapping[str, models.Line]:
    """Return the line of each moved counter, where that line is still in force."""
    known = {row.code: row for row in lines}
    return {counter: known[line] for counter, line in moves(mall).items() if line in known}


def _counter(row: models.Counter, moved: Mapping[str, models.Line]) -> Counter:
    line = moved.get(row.code, row.line)
    return Counter(
        code=row.code,
        line=line.code,
        agency=line.agency.code,
        floor=row.floor,
        zone=row.zone.code,
        arrow=Arrow(row.arrow),
    )


def _line(row: models.Line, counters: Mapping[str, Counter]) -> Line:
    return Line(
        code=row.code,
        name_id=row.name_id,
        name_en=row.name_en,
        agency=row.agency.code,
        short_name=row.agency.short_name,
        floor=row.floor,
        zone=row.zone.code,
        has_device=row.has_device,
        standard_ms=row.standard_ms,
        counters=tuple(counter.code for counter in counters.values() if counter.line == row.code),
    )


def _agency(row: models.Agency, settings: Mapping[str, Any], lines: Mapping[str, Line]) -> Agency:
    own = [line for line in lines.values() if line.agency == row.code]
    does = settings["agencies"].get(row.code, {})
    schedule = row.entry.get("schedule")
    return Agency(
        code=row.code,
        name_id=row.name_id,
        name_en=row.name_en,
        short_name=row.short_name,
        does_id=does.get("does_id", ""),
        does_en=does.get("does_en", ""),
        tier=row.entry["tier"],
        floor=row.floor,
        lines=tuple(line.code for line in own),
        counters=tuple(code for line in own for code in line.counters),
        schedule_days=tuple(values_from.WEEKDAYS[name] for name in schedule["days"]) if schedule else None,
        confidence=row.entry["name_confidence"],
    )


def _zone(row: models.Zone, counters: Mapping[str, Counter], lines: Mapping[str, Line]) -> Zone:
    return Zone(
        code=row.code,
        name_id=row.name_id,
        name_en=row.name_en,
        floor=row.floor,
        counters=tuple(counter.code for counter in counters.values() if counter.zone == row.code),
        lines=tuple(line.code for line in lines.values() if line.zone == row.code),
    )
