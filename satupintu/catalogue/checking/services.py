"""Checks services and life events: forms, references, and that no service waits for itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from satupintu.catalogue import values_from
from satupintu.catalogue.checking.shapes import (
    FLAG,
    GROUP,
    LIST,
    MAYBE_TEXT,
    NAME,
    TEXT,
    Entry,
    Notebook,
    Shape,
    between,
    is_validity,
    one_of,
)
from satupintu.catalogue.rules import Unit, on_a_circle, open_needs, situation

FEE_KINDS = (
    "free", "pnbp", "retribusi", "pajak", "tarif_bank", "deposit", "denda", "tarif_pos", "bea_meterai", "iuran",
    "panjar", "tarif",
)  # fmt: skip
SERVICE: Mapping[str, Shape] = {
    "agency": TEXT, "name_id": NAME, "name_en": NAME, "description": TEXT, "requires": LIST, "produces": LIST,
    "validity": Shape(str, empty=True), "fee": GROUP, "desk_minutes_est": between(1, 480), "sla": GROUP,
    "proxy": one_of("allowed", "with_power_of_attorney", "family_member", "not_allowed"),
    "mode": one_of("issue", "intake", "information"), "decided_at": one_of("in_mall", "agency", "national_system"),
    "channels": LIST, "prerequisites": LIST, "confidence": one_of("S", "K", "?"), "source": MAYBE_TEXT,
    "national_system": MAYBE_TEXT, "note": MAYBE_TEXT,
}  # fmt: skip
FEE: Mapping[str, Shape] = {
    "amount": between(0, 10**12, empty=True), "kind": one_of(*FEE_KINDS), "basis": MAYBE_TEXT, "formula": MAYBE_TEXT,
    "variants": Shape(list, required=False), "parts": Shape(list, required=False), "plus": MAYBE_TEXT,
    "confidence": one_of("S", "K", "?"),
}  # fmt: skip
PROMISE: Mapping[str, Shape] = {"amount": between(0, 3650), "unit": one_of(*Unit), "estimate": FLAG}
NEED: Mapping[str, Shape] = {
    "doc": Shape(str, required=False), "any_of": Shape(list, required=False), "of": Shape(str, required=False),
    "when": Shape(str, required=False), "form": one_of("copy", required=False),
}  # fmt: skip
LIFE_EVENT: Mapping[str, Shape] = {
    "name_id": NAME, "name_en": NAME, "goal_services": LIST, "goal_documents": LIST, "missing": LIST,
    "conditions": LIST, "deadline": MAYBE_TEXT, "note": MAYBE_TEXT,
}  # fmt: skip
CHANNELS = ("walk_in", "appointment", "online")


@dataclass(frozen=True, slots=True)
class Known:
    """What an entry may refer to."""

    roles: Collection[str]
    facts: Collection[str]
    agencies: Collection[str]
    papers: Collection[str]
    sources: Collection[str]


def check(book: Notebook, data: Entry, known: Known) -> list[str]:
    """Check all services; returns their codes."""
    before = len(book.found)
    rows = book.rows("services", data, "code", SERVICE)
    codes = [row["code"] for _where, row in rows]
    for where, service in rows:
        _service(book, where, service, known, set(codes))
    served = {service["agency"] for _where, service in rows}
    for place, agency in enumerate(data["agencies"]):
        code = agency.get("code") if isinstance(agency, dict) else None
        if code in known.agencies and code not in served:
            book.say(f"agencies[{place}] {code}", _("belum ada layanan di daftar services"))
    if len(book.found) == before:
        _circles(book, data)
    return codes


def check_life_events(book: Notebook, data: Entry, known: Known, services: Collection[str]) -> None:
    """Check all life events."""
    for where, event in book.rows("life_events", data, "code", LIFE_EVENT):
        for code in event["goal_services"]:
            book.known(where, "goal_services", code, services, _("layanan"))
        for paper in event["goal_documents"]:
            _paper(book, where, "goal_documents", paper, known)
        for key in event["missing"]:
            book.known(where, "missing", key, known.papers, _("dokumen"))
        for fact in event["conditions"]:
            book.known(where, "conditions", fact, known.facts, _("keadaan"))


def _service(book: Notebook, where: str, service: Entry, known: Known, codes: Collection[str]) -> None:
    book.known(where, "agency", service["agency"], known.agencies, _("instansi"))
    if service["validity"] is not None and not is_validity(service["validity"]):
        book.say(where, _('validity "%(value)s" belum dikenal') % {"value": service["validity"]})
    if service.get("source") is not None:
        book.known(where, "source", service["source"], known.sources, _("sumber"))
    for place, need in enumerate(service["requires"]):
        _need(book, where, f"requires[{place}]", need, known)
    for place, paper in enumerate(service["produces"]):
        _paper(book, where, f"produces[{place}]", paper, known)
    for channel in service["channels"]:
        book.known(where, "channels", channel, CHANNELS, _("cara datang"))
    for code in service["prerequisites"]:
        if code == service["code"]:
            book.say(where, _("prerequisites menyebut layanan ini sendiri"))
        else:
            book.known(where, "prerequisites", code, codes, _("layanan"))
    book.fits(f"{where}: sla", service["sla"], PROMISE)
    _fee(book, f"{where}: fee", service["fee"], known)


def _need(book: Notebook, where: str, name: str, need: object, known: Known) -> None:
    if not book.fits(f"{where}: {name}", need, NEED) or not isinstance(need, dict):
        return
    if ("doc" in need) == ("any_of" in need):
        book.say(where, _("%(field)s harus memuat doc atau any_of, salah satu") % {"field": name})
        return
    if "when" in need:
        book.known(where, f"{name}.when", need["when"], known.facts, _("keadaan"))
    if "doc" in need:
        _paper(book, where, name, need, known)
    elif not need["any_of"]:
        book.say(where, _("%(field)s belum diisi") % {"field": f"{name}.any_of"})
    else:
        for paper in need["any_of"]:
            _paper(book, where, f"{name}.any_of", paper, known)


def _paper(book: Notebook, where: str, name: str, paper: object, known: Known) -> None:
    shapes = {"doc": TEXT, "of": Shape(str, required=False), "form": one_of("copy", required=False)}
    if book.fits(f"{where}: {name}", paper, shapes) and isinstance(paper, dict):
        book.known(where, f"{name}.doc", paper["doc"], known.papers, _("dokumen"))
        if "of" in paper:
            book.known(where, f"{name}.of", paper["of"], known.roles, _("peran"))


def _fee(book: Notebook, where: str, fee: Entry, known: Known) -> None:
    if not book.fits(where, fee, FEE):
        return
    for place, variant in enumerate(fee.get("variants") or []):
        if book.fits(f"{where}.variants[{place}]", variant, {"when": TEXT, "amount": between(0, 10**12)}):
            book.known(where, f"variants[{place}].when", variant["when"], known.facts, _("keadaan"))


def _circles(book: Notebook, data: Entry) -> None:
    """Name the services that would wait for themselves, by papers made within the day or by prerequisites."""
    papers = {entry["key"]: values_from.paper(entry) for entry in data["documents"]}
    services = [values_from.service(entry) for entry in data["services"]]
    same_day = [service for service in services if service.same_day]
    waits: dict[str, set[str]] = {}
    for later in services:
        needs = open_needs(later, papers, situation([later]))
        wanted = {paper for need in needs for paper in need.alternatives}
        makers = {maker.code for maker in same_day if not wanted.isdisjoint(maker.outputs)}
        waits[later.code] = makers - {later.code}
    befores = {service.code: set(service.prerequisites) for service in services}
    for field_name, graph in (("requires", waits), ("prerequisites", befores)):
        circle = on_a_circle(graph)
        if circle:
            facts = {"field": field_name, "codes": ", ".join(sorted(circle))}
            book.say("services", _("%(field)s saling menunggu: %(codes)s") % facts)
