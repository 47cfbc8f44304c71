"""`/api/v1/hall` and `/api/v1/catalogue`: open to all."""

from typing import Any

from ninja import Router

from satupintu.base.moments import business_day
from satupintu.calendars import queries as calendars
from satupintu.catalogue import queries as catalogue
from satupintu.web import doors
from satupintu.web.api.pictures import hall_picture
from satupintu.web.api.schemas import AgencyOut, HallOut, LifeEventOut, LineOut, RefusalOut, ServiceOut
from satupintu.web.entry import MallRequest

router = Router(tags=["hall"])
NO = {400: RefusalOut, 401: RefusalOut, 503: RefusalOut}
"""Open to all, but not to a NUL, nor to a wrong token; and the database may be busy."""


@router.get("/hall", response={200: HallOut, **NO}, summary="The hall right now")
@doors.open_to_all
def hall(request: MallRequest) -> Any:
    """Return counts per line and the called numbers."""
    return hall_picture(request)


@router.get("/catalogue/agencies", response={200: list[AgencyOut], **NO}, summary="Agencies and today's hours")
@doors.open_to_all
def agencies(request: MallRequest) -> Any:
    """Return the agencies of the mall."""
    day = business_day(request.at)
    found = []
    for agency in catalogue.book(request.mall).agencies.values():
        hours = calendars.hours(request.mall, agency.code, day)
        found.append(
            {
                "code": agency.code,
                "short": agency.short_name,
                "name_id": agency.name_id,
                "name_en": agency.name_en,
                "floor": agency.floor,
                "opens": hours.opens if hours else None,
                "closes": hours.closes if hours else None,
            }
        )
    return found


@router.get("/catalogue/lines", response={200: list[LineOut], **NO}, summary="Waiting lines")
@doors.open_to_all
def lines(request: MallRequest) -> Any:
    """Return the waiting lines with their counters."""
    return [
        {
            "code": line.code, "agency": line.agency, "floor": line.floor, "zone": line.zone,
            "counters": list(line.counters), "standard_minutes": line.standard_ms / 60_000,
            "has_device": line.has_device,
        }
        for line in catalogue.book(request.mall).lines.values()
    ]  # fmt: skip


@router.get("/catalogue/services", response={200: list[ServiceOut], **NO}, summary="Services")
@doors.open_to_all
def services(request: MallRequest) -> Any:
    """Return the services of all agencies."""
    return [
        {
            "code": service.code, "agency": service.agency, "line": service.line, "name_id": service.name_id,
            "name_en": service.name_en, "desk_minutes": service.desk_minutes, "same_day": service.same_day,
        }
        for service in catalogue.book(request.mall).services.values()
    ]  # fmt: skip


@router.get("/catalogue/life-events", response={200: list[LifeEventOut], **NO}, summary="Life events")
@doors.open_to_all
def life_events(request: MallRequest) -> Any:
    """Return life events and the services they lead to."""
    return [
        {
            "code": event.code, "name_id": event.name_id, "name_en": event.name_en,
            "services": list(event.goal_services),
        }
        for event in catalogue.book(request.mall).life_events.values()
    ]  # fmt: skip
