"""Checks the settings of a deployment against its catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from satupintu.catalogue.checking.public import check_public
from satupintu.catalogue.checking.shapes import FLAG, GROUP, LIST, NAME, WHOLE, Entry, Notebook, Shape, between
from satupintu.catalogue.rules import Arrow

SETTINGS: Mapping[str, Shape] = {
    "schema_version": WHOLE, "zones": LIST, "tickets": GROUP, "popular": GROUP, "lines": GROUP, "directions": GROUP,
    "agencies": GROUP, "public": GROUP,
}  # fmt: skip
ZONE: Mapping[str, Shape] = {"name_id": NAME, "name_en": NAME, "floor": between(1, 9), "counters": LIST}
POPULAR = 8


def troubles_of_settings(settings: object, data: Entry) -> list[str]:
    """Return every trouble of a deployment's settings; `data` is its catalogue, already found in order."""
    book = Notebook()
    name = _("pengaturan")
    if not book.fits(name, settings, SETTINGS) or not isinstance(settings, dict):
        return book.found
    if settings["schema_version"] != 1:
        book.say(name, _('schema_version "%(version)s" belum dikenal') % {"version": settings["schema_version"]})
    agency_of = {number: agency for agency in data["agencies"] for number in agency["counters"]["numbers"]}
    _zones(book, settings, agency_of)
    book.clock(f"{name}: tickets", settings["tickets"], "from", "until")
    _popular(book, f"{name}: popular", settings["popular"], {service["code"] for service in data["services"]})
    agencies = {agency["code"] for agency in data["agencies"]}
    if book.fits(f"{name}: lines", settings["lines"], {"has_device": FLAG, "without_device": LIST}):
        for code in settings["lines"]["without_device"]:
            book.known(f"{name}: lines", "without_device", code, agencies, _("instansi"))
    _directions(book, f"{name}: directions", settings["directions"], agency_of)
    for code, entry in settings["agencies"].items():
        if book.known(f"{name}: agencies", "code", code, agencies, _("instansi")):
            book.fits(f"{name}: agencies.{code}", entry, {"does_id": NAME, "does_en": NAME})
    check_public(book, f"{name}: public", settings["public"], data)
    return book.found


def _zones(book: Notebook, settings: Entry, agency_of: Mapping[int, Any]) -> None:
    zone_of: dict[int, str] = {}
    for where, zone in book.rows("zones", settings, "code", ZONE):
        for number in zone["counters"]:
            if not book.known(where, "counters", number, agency_of, _("loket")):
                continue
            if number in zone_of:
                book.say(where, _("loket %(number)s sudah ada di zona lain") % {"number": number})
            if agency_of[number]["counters"]["floor"] != zone["floor"]:
                book.say(where, _("loket %(number)s ada di lantai lain") % {"number": number})
            zone_of[number] = zone["code"]
    for number in agency_of:
        if number not in zone_of:
            book.say("zones", _("loket %(number)s belum ada di zona mana pun") % {"number": number})
    for agency in {id(agency): agency for agency in agency_of.values()}.values():
        if len({zone_of.get(number) for number in agency["counters"]["numbers"]}) > 1:
            book.say("zones", _("loket %(agency)s terbagi atas beberapa zona") % {"agency": agency["code"]})


def _popular(book: Notebook, where: str, popular: Entry, services: set[str]) -> None:
    if not book.fits(where, popular, {"services": LIST}):
        return
    codes = popular["services"]
    for code in codes:
        book.known(where, "services", code, services, _("layanan"))
    if len({str(code) for code in codes}) != len(codes) or len(codes) > POPULAR:
        book.say(where, _("services paling banyak %(most)s layanan yang berbeda") % {"most": POPULAR})


def _directions(book: Notebook, where: str, directions: Entry, agency_of: Mapping[int, Any]) -> None:
    if not book.fits(where, directions, {arrow.value: LIST for arrow in Arrow}):
        return
    pointed = [number for arrow in Arrow for number in directions[arrow.value]]
    for number in pointed:
        book.known(where, "loket", number, agency_of, _("loket"))
    for number in agency_of:
        if pointed.count(number) != 1:
            book.say(where, _("loket %(number)s harus punya tepat satu arah") % {"number": number})
