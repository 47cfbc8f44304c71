"""`/api/v1/counters`: an officer's orders. Next takes no ticket: the rule chooses."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse
from ninja import Router

from satupintu.ledger import queries as ledger
from satupintu.queueing import commands as queueing
from satupintu.queueing import queries
from satupintu.queueing.commands import NextResult, OutcomeGiven
from satupintu.web import doors
from satupintu.web.api.pictures import counter_picture, items_picture
from satupintu.web.api.schemas import CounterOut, NextOut, OutcomeIn, OutcomesIn
from satupintu.web.api.tickets import NO, as_json
from satupintu.web.entry import MallRequest
from satupintu.web.order import once

router = Router(tags=["counters"])


@router.post("/{code}/open", response={200: CounterOut, **NO}, summary="Take and open a counter")
@doors.officer_at_counter
def open_counter(request: MallRequest, code: str) -> HttpResponse:
    """Take a counter and open it, or end its break."""
    return _ordered(request, code, queueing.open_counter)


@router.post("/{code}/close", response={200: CounterOut, **NO}, summary="Close a counter")
@doors.officer_at_counter
def close_counter(request: MallRequest, code: str) -> HttpResponse:
    """Close a counter; a sitting that has begun is finished first."""
    return _ordered(request, code, queueing.close_counter)


@router.post("/{code}/break", response={200: CounterOut, **NO}, summary="Begin a break")
@doors.officer_at_counter
def start_break(request: MallRequest, code: str) -> HttpResponse:
    """Begin a break at once; `open` ends it."""
    return _ordered(request, code, queueing.start_break)


@router.post("/{code}/start", response={200: NextOut, **NO}, summary="The called person sat down")
@doors.officer_at_counter
def start(request: MallRequest, code: str) -> HttpResponse:
    """Begin to serve the person who was called to the counter."""

    def order() -> HttpResponse:
        ticket = queueing.start_stop(mall=request.mall, counter=code, by=request.actor, at=request.at)
        return as_json(_next_picture(request, code, NextResult("serving", ticket)))

    return once(request, order)


@router.post("/{code}/recall", response={200: CounterOut, **NO}, summary="Call again")
@doors.officer_at_counter
def recall(request: MallRequest, code: str) -> HttpResponse:
    """Speak the call again."""
    return _ordered(request, code, queueing.recall)


@router.post("/{code}/absent", response={200: CounterOut, **NO}, summary="Did not come")
@doors.officer_at_counter
def absent(request: MallRequest, code: str) -> HttpResponse:
    """Say that the called person did not come, after the limit."""
    return _ordered(request, code, queueing.mark_absent)


@router.post("/{code}/undo", response={200: CounterOut, **NO}, summary="Take the last order back")
@doors.officer_at_counter
def undo(request: MallRequest, code: str) -> HttpResponse:
    """Take back the last done or absent within ten seconds."""
    return _ordered(request, code, queueing.undo)


@router.post("/{code}/done", response={200: CounterOut, **NO}, summary="Answer items")
@doors.officer_at_counter
def done(request: MallRequest, code: str, body: OutcomesIn | None = None) -> HttpResponse:
    """Answer items of the person at the counter; empty = all done."""
    given = outcomes_of(body.outcomes) if body else ()
    shown = body.number if body else None

    def order() -> HttpResponse:
        queueing.finish_stop(
            mall=request.mall, counter=code, outcomes=given, shown=shown, by=request.actor, at=request.at
        )
        return _counter(request, code)

    return once(request, order)


@router.post("/{code}/next", response={200: NextOut, 204: None, **NO}, summary="The next person")
@doors.officer_at_counter
def next_person(request: MallRequest, code: str, body: OutcomesIn | None = None) -> HttpResponse:
    """Ask for the next person; with `outcomes` while serving it is done and next in one order."""
    given = outcomes_of(body.outcomes) if body else None
    shown = body.number if body else None

    def order() -> HttpResponse:
        found = queueing.next_person(
            mall=request.mall, counter=code, outcomes=given, shown=shown, by=request.actor, at=request.at
        )
        if found is None:
            return HttpResponse(status=204)
        return as_json(_next_picture(request, code, found))

    return once(request, order)


def outcomes_of(given: Sequence[OutcomeIn]) -> list[OutcomeGiven]:
    """Return the outcomes of a body as the command takes them."""
    return [OutcomeGiven(o.item, o.outcome, o.result_on, tuple(o.missing), o.ready_now) for o in given]


def _next_picture(request: MallRequest, code: str, found: NextResult) -> dict[str, Any]:
    hall = queries.hall(ledger.as_it_stands(request.mall), request.at)
    line = hall.counters[code].line
    return {
        "state": found.state,
        "ticket": {"number": found.ticket.number},
        "items": items_picture(request, found.ticket, line, hall),
    }


def _ordered(request: MallRequest, code: str, command: Callable[..., Any]) -> HttpResponse:
    def order() -> HttpResponse:
        command(mall=request.mall, counter=code, by=request.actor, at=request.at)
        return _counter(request, code)

    return once(request, order)


def _counter(request: MallRequest, code: str) -> HttpResponse:
    return as_json(counter_picture(queries.hall(ledger.as_it_stands(request.mall), request.at), code))
