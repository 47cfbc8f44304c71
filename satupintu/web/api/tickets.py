"""`/api/v1/tickets`: a number, where it stands, a seat, a pause, back again, good-bye."""

import json
from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from satupintu.base.actor import ActorKind
from satupintu.base.ids import is_link
from satupintu.base.moments import business_day
from satupintu.queueing import commands as queueing
from satupintu.queueing import queries
from satupintu.queueing import refusals as no
from satupintu.queueing.commands import Wish
from satupintu.queueing.models import Ticket
from satupintu.web import doors, refusals
from satupintu.web.api.pictures import ticket_picture
from satupintu.web.api.schemas import RefusalOut, TicketIn, TicketOut
from satupintu.web.authority import check_gives_numbers, lines_of
from satupintu.web.entry import DEVICES, SCREENS, MallRequest
from satupintu.web.order import once

router = Router(tags=["tickets"])
STAFF = frozenset({ActorKind.OFFICER})
INSIDE = STAFF | DEVICES
"""Who may name a ticket by today's number: a kiosk only to read it, to seat it, to bring it back."""
NO = {400: RefusalOut, 401: RefusalOut, 403: RefusalOut, 404: RefusalOut, 409: RefusalOut, 413: RefusalOut,
      422: RefusalOut, 503: RefusalOut}  # fmt: skip


def as_json(body: Any, status: int = 200) -> HttpResponse:
    """Return `body` as a JSON answer."""
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type="application/json")


@router.post("", response={201: TicketOut, **NO}, summary="Take a number")
@doors.staff_or_device
def issue(request: MallRequest, body: TicketIn) -> HttpResponse:
    """Give the next number for up to five services. `Idempotency-Key` makes a repeat harmless."""
    check_gives_numbers(request)
    wishes = [Wish(s) if isinstance(s, str) else Wish(s.code, s.people) for s in body.services]

    def order() -> HttpResponse:
        row = queueing.issue_ticket(
            mall=request.mall, wishes=wishes, priority=body.priority,
            floor=request.token.floor if request.token else 1, by=request.actor, at=request.at,
        )  # fmt: skip
        return as_json(ticket_picture(request, row), 201)

    return once(request, order)


@router.get("/{id}", response={200: TicketOut, **NO}, summary="Where a number stands")
@doors.open_to_all
def read(request: MallRequest, id: str) -> Any:
    """Return a ticket by the 22 characters of its link; with a device's or officer's token by today's number.

    Who comes by number is told no link: `id` and `url` are null.
    """
    row = _row(request, id, by_number=INSIDE)
    return Status(200, ticket_picture(request, row, link=is_link(id)))


@router.post("/{id}/at-deck", response={200: TicketOut, **NO}, summary="Sits at the row")
@doors.staff_or_device
def at_deck(request: MallRequest, id: str) -> HttpResponse:
    """Say that a called visitor sits at the seats of the row."""
    return _ordered(request, id, lambda row: queueing.at_deck(
        mall=request.mall, number=row.number, lines=lines_of(request), by=request.actor, at=request.at))  # fmt: skip


@router.post("/{id}/return", response={200: TicketOut, **NO}, summary="Back in the building")
@doors.staff_or_device
def come_back(request: MallRequest, id: str) -> HttpResponse:
    """Say that an away visitor is back; from the second absence on only staff may."""
    floor = request.token.floor if request.token else 1
    return _ordered(request, id, lambda row: queueing.return_ticket(
        mall=request.mall, number=row.number, floor=floor, by=request.actor, at=request.at))  # fmt: skip


@router.post("/{id}/pause", response={200: TicketOut, **NO}, summary="Goes out for a while")
@doors.open_to_all
def pause(request: MallRequest, id: str) -> HttpResponse:
    """Let the visitor go out; the key is kept."""
    return _ordered(request, id, lambda row: queueing.pause_ticket(
        mall=request.mall, number=row.number, by=request.actor, at=request.at), STAFF)  # fmt: skip


@router.post("/{id}/cancel", response={200: TicketOut, **NO}, summary="Gives the number back")
@doors.open_to_all
def cancel(request: MallRequest, id: str) -> HttpResponse:
    """Give a number back."""
    return _ordered(request, id, lambda row: queueing.leave_ticket(
        mall=request.mall, number=row.number, by=request.actor, at=request.at), STAFF)  # fmt: skip


def _row(request: MallRequest, id: str, *, by_number: Collection[ActorKind]) -> Ticket:
    if is_link(id):
        return queries.ticket_by_link(request.mall, id)
    if request.actor.kind in SCREENS and request.actor.kind not in by_number:
        raise refusals.NotForThisDevice
    if request.actor.kind not in by_number:
        raise no.UnknownTicket
    return queries.ticket_by_number(request.mall, id, business_day(request.at))


def _ordered(request: MallRequest, id: str, work: Any, by_number: Collection[ActorKind] = INSIDE) -> HttpResponse:
    def order() -> HttpResponse:
        row = _row(request, id, by_number=by_number)
        if row.day != business_day(request.at):
            raise no.AlreadyGone
        work(row)
        return as_json(ticket_picture(request, row, link=is_link(id)))

    return once(request, order)


__all__ = ["HttpRequest", "router"]
