"""From an entry of the file to the values that rules read. The entry has been checked (or was loaded) before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from satupintu.calendars.rules import MALL, Calendar, DayKind, FreeDay, Pause, Span
from satupintu.catalogue.rules import (
    Elsewhere,
    Fee,
    FeeVariant,
    Held,
    LifeEvent,
    LifeNeed,
    MallFacts,
    Paper,
    PaperOf,
    Promise,
    Requirement,
    Service,
    Source,
    Unit,
)

Entry = Mapping[str, Any]
WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}


def paper_of(entry: Entry) -> PaperOf:
    """Return one paper of one person."""
    return PaperOf(entry["doc"], entry.get("of", "applicant"))


def requirement(entry: Entry) -> Requirement:
    """Return one requirement with its alternatives."""
    listed = entry.get("any_of", [entry])
    copies = tuple(paper_of(one) for one in listed if (one.get("form") or entry.get("form")) == "copy")
    return Requirement(tuple(paper_of(one) for one in listed), entry.get("when"), copies)


def fee(entry: Entry) -> Fee:
    """Return the facts of a fee."""
    variants = tuple(FeeVariant(one["when"], one["amount"]) for one in entry.get("variants") or [])
    return Fee(
        kind=entry["kind"],
        amount_idr=entry["amount"],
        basis=entry.get("basis"),
        formula=entry.get("formula"),
        variants=variants,
        parts=tuple(entry.get("parts") or ()),
        plus=entry.get("plus"),
        confidence=entry["confidence"],
    )


def paper(entry: Entry) -> Paper:
    """Return a kind of document."""
    return Paper(
        code=entry["key"],
        name_id=entry["name_id"],
        name_en=entry["name_en"],
        issuer=entry["issuer"],
        source=Source(entry["source"]),
        held=Held(entry["assumed_held"]),
        validity=entry["validity"],
        confidence=entry["confidence"],
        note=entry.get("note") or "",
    )


def service(entry: Entry) -> Service:
    """Return a service; by default an agency is one line, so its line is its agency."""
    return Service(
        code=entry["code"],
        name_id=entry["name_id"],
        name_en=entry["name_en"],
        agency=entry["agency"],
        line=entry["agency"],
        description=entry["description"],
        desk_minutes=entry["desk_minutes_est"],
        promise=Promise(
            entry["sla"]["amount"], Unit(entry["sla"]["unit"]), estimate=entry["sla"].get("estimate") is True
        ),
        requirements=tuple(requirement(one) for one in entry["requires"]),
        outputs=tuple(paper_of(one) for one in entry["produces"]),
        fee=fee(entry["fee"]),
        channels=tuple(entry["channels"]),
        prerequisites=tuple(entry["prerequisites"]),
        proxy=entry["proxy"],
        mode=entry["mode"],
        national_system=entry.get("national_system"),
        confidence=entry["confidence"],
        note=entry.get("note") or "",
    )


def life_event(entry: Entry) -> LifeEvent:
    """Return a life event."""
    return LifeEvent(
        code=entry["code"],
        name_id=entry["name_id"],
        name_en=entry["name_en"],
        goal_services=tuple(entry["goal_services"]),
        goal_papers=tuple(paper_of(one) for one in entry["goal_documents"]),
        missing=tuple(entry["missing"]),
        conditions=tuple(entry["conditions"]),
        deadline=entry.get("deadline"),
        note=entry.get("note") or "",
    )


def mall_facts(about: Entry, public: Entry) -> MallFacts:
    """Return what is known of the mall: `about` is the file's entry, `public` the settings of the public pages."""

    def launch(name: str) -> date | None:
        return date.fromisoformat(about[name]) if about.get(name) else None

    return MallFacts(
        nickname=about.get("nickname") or "",
        former_name=about.get("former_name") or "",
        operator=about.get("operator") or "",
        manager_role=about.get("manager_role") or "",
        address=about.get("address") or "",
        floors=about["floors"],
        soft_launch=launch("soft_launch"),
        grand_launch=launch("grand_launch"),
        agencies_after_launch=about.get("agencies_after_launch") or 0,
        newest_agency=public["newest_agency"],
        phone=about.get("phone") or "",
    )


def life_need(entry: Entry) -> LifeNeed:
    """Return one of the needs that the home page names."""
    return LifeNeed(entry["code"], entry["name_id"], entry["name_en"], entry["icon"], tuple(entry["services"]))


def elsewhere(entry: Entry) -> Elsewhere:
    """Return what another office makes."""
    return Elsewhere(
        code=entry["code"],
        name_id=entry["name_id"],
        name_en=entry["name_en"],
        office_id=entry["office_id"],
        office_en=entry["office_en"],
        words=tuple(entry["words"]),
        needs=tuple(entry["needs"]),
    )


def calendar(data: Entry) -> tuple[Calendar, frozenset[int]]:
    """Return the calendar of a deployment, and the years whose decree it holds."""
    hours: dict[tuple[str, int], Span] = {}
    for entry in data["mall"]["hours"]["regular"]:
        hours[MALL, WEEKDAYS[entry["day"]]] = _span(entry["open"], entry["close"])
    breaks: dict[tuple[str, int], tuple[Pause, ...]] = {}
    for entry in data["mall"]["hours"].get("example_breaks") or []:
        for name in entry["days"]:
            key = (MALL, WEEKDAYS[name])
            pause = Pause(_span(entry["from"], entry["to"]), entry["reason"])
            breaks[key] = (*breaks.get(key, ()), pause)
    for agency in data["agencies"]:
        schedule = agency.get("schedule")
        for name in schedule["days"] if schedule else ():
            hours[agency["code"], WEEKDAYS[name]] = _span(schedule["open"], schedule["close"])
    years = frozenset(int(name.removeprefix("year_")) for name in data["holidays"] if name.startswith("year_"))
    free = [
        FreeDay(date.fromisoformat(one["date"]), DayKind(one["type"]), one["name_id"], one["name_en"])
        for year in sorted(years)
        for one in data["holidays"][f"year_{year}"]
    ]
    return Calendar(hours, breaks, {day.on: day for day in free}, max(years, default=None)), years


def _span(first: str, last: str) -> Span:
    return Span(time.fromisoformat(first), time.fromisoformat(last))
