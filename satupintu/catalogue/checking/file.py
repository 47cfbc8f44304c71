"""Checks a deployment's catalogue: forms first, then references, then circles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from satupintu.catalogue.checking import services
from satupintu.catalogue.checking.shapes import (
    DAYS,
    GROUP,
    LIST,
    MAYBE_TEXT,
    NAME,
    SHORT,
    TEXT,
    WHOLE,
    Entry,
    Notebook,
    Shape,
    between,
    is_validity,
    one_of,
    texts,
)

SCHEMA_VERSIONS = (1,)
CONFIDENCE = one_of("S", "K", "?")
NAMES: Mapping[str, Shape] = {"name_id": NAME, "name_en": NAME}
HOLDER, DAY_NAME = Shape(str, most=20), Shape(str, most=120)
FILE: Mapping[str, Shape] = {
    "schema_version": WHOLE, "locale": TEXT, "currency": one_of("IDR"), "timezone": one_of("Asia/Jakarta"),
    "mall": GROUP, "districts": LIST, "holidays": GROUP, "roles": LIST, "conditions": LIST, "agencies": LIST,
    "documents": LIST, "services": LIST, "life_events": LIST, "reference_figures": LIST, "sources": GROUP,
}  # fmt: skip
MALL: Mapping[str, Shape] = {
    "code": TEXT, **NAMES, "floors": between(1, 9), "hours": GROUP, "facilities": LIST, "confidence": CONFIDENCE,
    "nickname": MAYBE_TEXT, "former_name": MAYBE_TEXT, "operator": MAYBE_TEXT, "manager_role": MAYBE_TEXT,
    "address": MAYBE_TEXT, "phone": MAYBE_TEXT, "soft_launch": MAYBE_TEXT, "grand_launch": MAYBE_TEXT,
    "agencies_after_launch": between(0, 999, required=False),
}  # fmt: skip
AGENCY: Mapping[str, Shape] = {
    "code": HOLDER, "abbreviation": SHORT, **NAMES, "tier": TEXT, "legal_form": TEXT, "counters": GROUP,
    "name_confidence": CONFIDENCE, "schedule": Shape(dict, required=False), "note": MAYBE_TEXT,
    "parent": MAYBE_TEXT, "ticket_prefix": MAYBE_TEXT, "offers": MAYBE_TEXT,
    "listed_in_seed": Shape(bool, required=False),
}  # fmt: skip
COUNTERS: Mapping[str, Shape] = {
    "floor": between(1, 9), "numbers": LIST, "example": Shape(bool, required=False),
}  # fmt: skip
DOCUMENT: Mapping[str, Shape] = {
    **NAMES, "issuer": Shape(str, most=80), "source": one_of("produced", "external", "self"),
    "assumed_held": one_of("everybody", "holder", "nobody"), "validity": TEXT, "confidence": CONFIDENCE,
    "note": MAYBE_TEXT,
}  # fmt: skip
HOLIDAY: Mapping[str, Shape] = {"name_id": DAY_NAME, "name_en": DAY_NAME, "type": one_of("national", "joint_leave")}
FACILITY: Mapping[str, Shape] = {
    "name_id": NAME, "floor_example": between(1, 9, required=False, empty=True), "confidence": CONFIDENCE,
    "note": MAYBE_TEXT,
}  # fmt: skip
FIGURE: Mapping[str, Shape] = {"what": TEXT, "place": TEXT, "year": WHOLE, "source": TEXT, "confidence": CONFIDENCE}


def troubles_of_file(data: object, mall_code: str) -> list[str]:
    """Return every trouble of a deployment's data, the first first; empty when it may be loaded for that mall."""
    book = Notebook()
    if not isinstance(data, dict) or not book.fits(_("berkas"), data, FILE):
        return book.found or [_("berkas: harus kelompok dengan isian bernama")]
    if data["schema_version"] not in SCHEMA_VERSIONS:
        book.say(_("berkas"), _('schema_version "%(version)s" belum dikenal') % {"version": data["schema_version"]})
        return book.found
    _mall(book, data["mall"], mall_code)
    book.rows("districts", data, "code", {"name": NAME, "confidence": CONFIDENCE})
    _holidays(book, data["holidays"], data["sources"])
    roles = {row["code"] for _where, row in book.rows("roles", data, "code", {"description": TEXT})}
    facts = {row["code"] for _where, row in book.rows("conditions", data, "code", {"description": TEXT})}
    agencies = _agencies(book, data)
    papers = _documents(book, data, agencies)
    known = services.Known(roles, facts, agencies, papers, data["sources"])
    found = services.check(book, data, known)
    services.check_life_events(book, data, known, set(found))
    for place, figure in enumerate(data["reference_figures"]):
        where = f"reference_figures[{place}]"
        if book.fits(where, figure, FIGURE):
            book.known(where, "source", figure["source"], data["sources"], _("sumber"))
    return book.found


def _mall(book: Notebook, mall: Entry, mall_code: str) -> None:
    if not book.fits("mall", mall, MALL):
        return
    if mall["code"] != mall_code:
        book.say("mall", _('code "%(code)s" bukan mal ini ("%(mall)s")') % {"code": mall["code"], "mall": mall_code})
    for launch in ("soft_launch", "grand_launch"):
        if mall.get(launch) is not None:
            book.date("mall", launch, mall[launch])
    for where, facility in book.rows("facilities", mall, "code", FACILITY):
        floor = facility.get("floor_example")
        if floor is not None and floor > mall["floors"]:
            book.say(f"mall.{where}", _("floor_example lebih tinggi dari gedung"))
    hours = mall["hours"]
    if not book.fits("mall.hours", hours, {"regular": LIST, "example_breaks": Shape(list, required=False)}):
        return
    seen: set[str] = set()
    for place, entry in enumerate(hours["regular"]):
        where = f"mall.hours.regular[{place}]"
        if book.fits(where, entry, {"day": one_of(*DAYS)}) and book.clock(where, entry, "open", "close"):
            if entry["day"] in seen:
                book.say(where, _('day "%(day)s" ditulis dua kali') % {"day": entry["day"]})
            seen.add(entry["day"])
    for place, entry in enumerate(hours.get("example_breaks") or []):
        where = f"mall.hours.example_breaks[{place}]"
        if book.fits(where, entry, {"days": LIST, "reason": DAY_NAME}) and book.clock(where, entry, "from", "to"):
            _days(book, where, entry["days"])


def _days(book: Notebook, where: str, days: list[Any]) -> None:
    for day in days:
        book.known(where, "days", day, DAYS, _("hari"))
    if len(set(texts(days))) != len(days):
        book.say(where, _("days memuat hari yang sama dua kali"))


def _holidays(book: Notebook, holidays: Entry, sources: Entry) -> None:
    if book.fits("holidays", holidays, {"source": TEXT}):
        book.known("holidays", "source", holidays["source"], sources, _("sumber"))
    for name in holidays:
        if not name.startswith("year_"):
            continue
        year = name.removeprefix("year_")
        if not year.isdigit() or not isinstance(holidays[name], list):
            book.say(f"holidays.{name}", _("harus daftar dengan nama year_ dan tahun"))
            continue
        for where, entry in book.rows(name, holidays, "date", HOLIDAY):
            on = book.date(f"holidays.{where}", "date", entry["date"])
            if on is not None and on.year != int(year):
                book.say(f"holidays.{where}", _("date di luar tahun %(year)s") % {"year": year})


def _agencies(book: Notebook, data: Entry) -> set[str]:
    floors = data["mall"].get("floors")
    seen: dict[int, str] = {}
    known: set[str] = set()
    for where, agency in book.rows("agencies", data, "code", AGENCY):
        known.add(agency["code"])
        counters = agency["counters"]
        if book.fits(
            where, counters, {"floor": between(1, 9), "numbers": LIST, "example": Shape(bool, required=False)}
        ):
            if isinstance(floors, int) and counters["floor"] > floors:
                book.say(where, _("counters.floor lebih tinggi dari gedung"))
            _numbers(book, where, counters["numbers"], seen)
        if "schedule" in agency:
            schedule = agency["schedule"]
            if book.fits(where, schedule, {"days": LIST}) and book.clock(where, schedule, "open", "close"):
                _days(book, where, schedule["days"])
                if not schedule["days"]:
                    book.say(where, _("schedule.days belum diisi"))
    return known


def _numbers(book: Notebook, where: str, numbers: list[Any], seen: dict[int, str]) -> None:
    if not numbers:
        book.say(where, _("counters.numbers belum diisi"))
    for number in numbers:
        if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= 99:
            book.say(where, _('counters.numbers "%(number)s" bukan nomor loket 1 sampai 99') % {"number": number})
        elif number in seen:
            facts = {"number": number, "other": seen[number]}
            book.say(where, _("loket %(number)s sudah dipakai di %(other)s") % facts)
        else:
            seen[number] = where


def _documents(book: Notebook, data: Entry, agencies: set[str]) -> set[str]:
    known: set[str] = set()
    for where, paper in book.rows("documents", data, "key", DOCUMENT):
        known.add(paper["key"])
        issuer, source = paper["issuer"], paper["source"]
        if not is_validity(paper["validity"]):
            book.say(where, _('validity "%(value)s" belum dikenal') % {"value": paper["validity"]})
        if source == "produced":
            book.known(where, "issuer", issuer, agencies, _("instansi"))
        elif (source == "self") != (issuer == "self") or (source == "external") != issuer.startswith("external:"):
            facts = {"issuer": issuer, "source": source}
            book.say(where, _('issuer "%(issuer)s" tidak cocok dengan source "%(source)s"') % facts)
    return known
