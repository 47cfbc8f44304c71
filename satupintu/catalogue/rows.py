"""From checked data to the columns of each row, and what stays beside the rows. Reads and writes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from satupintu.catalogue import values_from
from satupintu.catalogue.rules import Arrow
from satupintu.catalogue.values import MINUTE_MS

Entry = Mapping[str, Any]
Columns = dict[str, Any]
Rows = dict[str, Columns]
"""Columns by code, in the order of the file."""

FORMAT = 1
"""Raised when the columns change, so that a deployment loaded by an older program is loaded again."""

LISTS = {"districts": "code", "agencies": "code", "documents": "key", "services": "code", "life_events": "code"}
"""Lists of the file that become rows, and the field that names an entry."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A deployment taken apart. Codes stand where a row refers to another; `rest` is all that is not a row."""

    rest: Entry
    districts: Rows
    facilities: Rows
    zones: Rows
    agencies: Rows
    lines: Rows
    counters: Rows
    papers: Rows
    services: Rows
    life_events: Rows


def stamp_of(data: Entry, settings: Entry) -> str:
    """Return the SHA-256 of a deployment's content: the same content, the same stamp, in any order of keys."""
    text = json.dumps([FORMAT, data, settings], sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def take_apart(data: Entry, settings: Entry) -> Parts:
    """Return the rows of a deployment and what is left beside them."""
    rest = {name: value for name, value in data.items() if name not in LISTS}
    rest["mall"] = {name: value for name, value in data["mall"].items() if name != "facilities"}
    zone_of = {str(number): zone["code"] for zone in settings["zones"] for number in zone["counters"]}
    return Parts(
        rest=rest,
        districts=_rows(data["districts"], "code", lambda one: {"name_id": one["name"], "name_en": ""}),
        facilities=_rows(
            data["mall"]["facilities"],
            "code",
            lambda one: _facility(one, settings["public"]["facilities"].get(one["code"], {})),
        ),
        zones=_rows(settings["zones"], "code", lambda one: {**_names(one), "floor": one["floor"]}),
        agencies=_rows(data["agencies"], "code", _agency),
        lines=_rows(data["agencies"], "code", lambda one: _line(one, data, settings, zone_of)),
        counters=_counters(data, settings, zone_of),
        papers=_rows(data["documents"], "key", _paper),
        services=_rows(data["services"], "code", _service),
        life_events=_rows(data["life_events"], "code", _names),
    )


def put_together(rest: Entry, lists: Mapping[str, list[Entry]], facilities: list[Entry]) -> dict[str, Any]:
    """Return the data of a deployment from its rows' entries: what `take_apart` was given."""
    mall = {**rest["mall"], "facilities": facilities}
    return {**rest, "mall": mall, **lists}


def standard_ms(desk_minutes: list[int]) -> int:
    """Return a line's standard time: the mean of its services' desk estimates in whole milliseconds.

    QUEUE_RULE starts with weighted estimates; the weights are not known before the first month, so all are equal.
    """
    return round(sum(desk_minutes) * MINUTE_MS / len(desk_minutes))


def _rows(entries: list[Entry], key: str, columns: Any) -> Rows:
    return {
        entry[key]: {"place": place, "entry": entry, "is_active": True, **columns(entry)}
        for place, entry in enumerate(entries)
    }


def _names(entry: Entry) -> Columns:
    return {"name_id": entry["name_id"], "name_en": entry["name_en"]}


def _facility(entry: Entry, shown: Entry) -> Columns:
    """Return a facility under the name that the mall shows; the file's own name stays in its entry."""
    names = {"name_id": shown.get("name_id") or entry["name_id"], "name_en": shown.get("name_en", "")}
    return {**names, "floor": entry.get("floor_example")}


def _agency(entry: Entry) -> Columns:
    return {**_names(entry), "short_name": entry["abbreviation"], "floor": entry["counters"]["floor"]}


def _line(entry: Entry, data: Entry, settings: Entry, zone_of: Mapping[str, str]) -> Columns:
    lines = settings["lines"]
    minutes = [one["desk_minutes_est"] for one in data["services"] if one["agency"] == entry["code"]]
    return {
        **_names(entry),
        "entry": {},
        "agency": entry["code"],
        "zone": zone_of[str(entry["counters"]["numbers"][0])],
        "floor": entry["counters"]["floor"],
        "has_device": lines["has_device"] and entry["code"] not in lines["without_device"],
        "standard_ms": standard_ms(minutes),
    }


def _counters(data: Entry, settings: Entry, zone_of: Mapping[str, str]) -> Rows:
    arrows = {str(number): arrow for arrow in Arrow for number in settings["directions"][arrow.value]}
    found = {
        str(number): {"line": agency["code"], "floor": agency["counters"]["floor"]}
        for agency in data["agencies"]
        for number in agency["counters"]["numbers"]
    }
    return {
        code: {
            "place": int(code), "entry": {}, "is_active": True, **found[code],
            "zone": zone_of[code], "arrow": arrows[code].value,
        }
        for code in sorted(found, key=int)
    }  # fmt: skip


def _paper(entry: Entry) -> Columns:
    return {
        **_names(entry),
        "issuer": entry["issuer"],
        "source": entry["source"],
        "held": entry["assumed_held"],
        "validity": entry["validity"],
    }


def _service(entry: Entry) -> Columns:
    value = values_from.service(entry)
    return {
        **_names(entry),
        "agency": value.agency,
        "line": value.line,
        "desk_minutes": value.desk_minutes,
        "promise_amount": value.promise.amount,
        "promise_unit": value.promise.unit.value,
        "amount_idr": value.fee.amount_idr,
    }
