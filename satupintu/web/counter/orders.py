"""The desk's orders: each press gives exactly one, under its key, and answers with the desk as it then stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from satupintu.base.refusal import Refusal
from satupintu.queueing import commands as queueing
from satupintu.reception import commands as reception
from satupintu.web import doors
from satupintu.web.authority import lines_of
from satupintu.web.counter.sitting import outcomes_of
from satupintu.web.counter.views import desk_page
from satupintu.web.entry import MallRequest
from satupintu.web.order import once
from satupintu.web.parts import HEADER


def _order(request: MallRequest, code: str, name: str, command: Callable[..., Any], **facts: Any) -> HttpResponse:
    """Give one order and show the desk; a refusal is shown there too."""
    as_strip = request.POST.get("layar") == "strip"

    def work() -> HttpResponse:
        command(mall=request.mall, by=request.actor, at=request.at, **facts)
        return HttpResponse("ok")

    try:
        once(request, work, name)
    except Refusal as no:
        return desk_page(request, code, no, as_strip=as_strip)
    if HEADER in request.headers:
        return desk_page(request, code, as_strip=as_strip)
    return HttpResponseRedirect(reverse("counter:strip" if as_strip else "counter:desk", args=[code]))


@doors.officer_at_counter
@require_POST
def open_counter(request: MallRequest, code: str) -> HttpResponse:
    """Take and open the counter, or end its break."""
    return _order(request, code, "open", queueing.open_counter, counter=code)


@doors.officer_at_counter
@require_POST
def close_counter(request: MallRequest, code: str) -> HttpResponse:
    """Close the counter and leave it."""
    return _order(request, code, "close", queueing.close_counter, counter=code)


@doors.officer_at_counter
@require_POST
def start_break(request: MallRequest, code: str) -> HttpResponse:
    """Begin a break at once."""
    return _order(request, code, "break", queueing.start_break, counter=code)


@doors.officer_at_counter
@require_POST
def next_person(request: MallRequest, code: str) -> HttpResponse:
    """Call the next person; while serving: done and next."""
    given = outcomes_of(request, code)
    return _order(
        request, code, "next", queueing.next_person, counter=code, shown=_shown(request), outcomes=given, ask_first=True
    )


@doors.officer_at_counter
@require_POST
def start(request: MallRequest, code: str) -> HttpResponse:
    """Begin to serve who sat down."""
    return _order(request, code, "start", queueing.start_stop, counter=code, shown=_shown(request))


@doors.officer_at_counter
@require_POST
def recall(request: MallRequest, code: str) -> HttpResponse:
    """Call again."""
    return _order(request, code, "recall", queueing.recall, counter=code, shown=_shown(request))


@doors.officer_at_counter
@require_POST
def absent(request: MallRequest, code: str) -> HttpResponse:
    """Say that the called person did not come."""
    return _order(request, code, "absent", queueing.mark_absent, counter=code, shown=_shown(request))


@doors.officer_at_counter
@require_POST
def done(request: MallRequest, code: str) -> HttpResponse:
    """Answer the items of the sitting."""
    given = outcomes_of(request, code)
    return _order(request, code, "done", queueing.finish_stop, counter=code, shown=_shown(request), outcomes=given)


@doors.officer_at_counter
@require_POST
def undo(request: MallRequest, code: str) -> HttpResponse:
    """Take the last done or absent back."""
    return _order(request, code, "undo", queueing.undo, counter=code)


@doors.officer_at_counter
@require_POST
def add(request: MallRequest, code: str) -> HttpResponse:
    """Add a service for the person at the counter."""
    service = request.POST.get("pilihan", "")
    return _order(request, code, "add", queueing.add_service, counter=code, service=service)


@doors.officer_at_counter
@require_POST
def pass_on(request: MallRequest, code: str) -> HttpResponse:
    """Pass an item on to another line."""
    facts = {"item": _number(request.POST.get("item", "")), "line": request.POST.get("pilihan", "")}
    return _order(request, code, "pass-on", queueing.pass_on, counter=code, **facts)


@doors.officer_at_counter
@require_POST
def remove(request: MallRequest, code: str) -> HttpResponse:
    """Take an item off."""
    item = _number(request.POST.get("pilihan", ""))
    return _order(request, code, "remove", queueing.remove_item, counter=code, item=item)


@doors.officer_at_counter
@require_POST
def seat(request: MallRequest, code: str, number: str) -> HttpResponse:
    """Say that a called visitor sits at the row."""
    lines = lines_of(request)
    return _order(request, code, f"seat {number}", queueing.at_deck, number=number, lines=lines)


@doors.officer_at_counter
@require_POST
def come_back(request: MallRequest, code: str, number: str) -> HttpResponse:
    """Say that an away visitor is back."""
    return _order(request, code, f"back {number}", queueing.return_ticket, number=number)


@doors.officer_at_counter
@require_POST
def release(request: MallRequest, code: str, number: str) -> HttpResponse:
    """Say that a visitor has the paper for which a service waits in vain."""
    facts = {"item": _number(request.POST.get("pilihan") or request.GET.get("pilihan", "")), "number": number}
    return _order(request, code, f"release {number}", queueing.release_item, counter=code, **facts)


@doors.officer_at_counter
@require_POST
def drop(request: MallRequest, code: str, number: str) -> HttpResponse:
    """Take off a service that waits for a paper in vain."""
    facts = {"item": _number(request.POST.get("pilihan") or request.GET.get("pilihan", "")), "number": number}
    return _order(request, code, f"drop {number}", queueing.remove_item, counter=code, **facts)


def _shown(request: MallRequest) -> str | None:
    """Return whom the screen showed when its button was drawn; None where it does not say."""
    return request.POST.get("nomor")


def _number(text: str) -> int:
    """Return the number of an item, -1 for what is none: no ticket has ten thousand."""
    return int(text) if text.isdecimal() and len(text) < 5 else -1


@doors.officer_at_counter
@require_POST
def call_help(request: MallRequest, code: str) -> HttpResponse:
    """Call a greeter to the counter: to bring somebody, to carry, to interpret."""
    said = _("Loket %(code)s") % {"code": code}
    return _order(request, code, "help", partial(reception.call_help, name=said), place=f"counter:{code}")
