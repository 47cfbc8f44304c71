"""What was changed: the second person's yes or no, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from satupintu.base.refusal import Refusal
from satupintu.office import commands as office
from satupintu.office import queries
from satupintu.office.models import Change, ChangeState
from satupintu.office.refusals import ChangeUnknown
from satupintu.people.permits import Permit
from satupintu.web import doors
from satupintu.web.authority import check_permit, may_use
from satupintu.web.entry import MallRequest
from satupintu.web.office.changing import done_text, pasts
from satupintu.web.office.facts import History
from satupintu.web.order import once
from satupintu.web.ui.facts import No

OF_DEVICES = frozenset({"device", "printer"})
"""Kinds of change that belong to whoever keeps the devices, wherever else that person may not change a thing."""


@doors.permitted(Permit.HISTORY)
def history(request: MallRequest) -> HttpResponse:
    """Show every change of the mall and its agencies."""
    return _page(request)


def _page(request: MallRequest, agency: str = "", refusal: Refusal | None = None) -> HttpResponse:
    made = [one for one in queries.changes(request.mall, agency=agency) if one.state != ChangeState.PROPOSED]
    waiting = [one for one in queries.waiting(request.mall) if not agency or one.agency == agency]
    may = may_use(request, Permit.AGENCY_RUN if agency else Permit.RUN, agency)
    page = History(
        waiting=pasts(request, waiting, may=may),
        made=pasts(request, made, may=may),
        done=done_text(request),
        refusal=No.of(refusal) if refusal else None,
    )
    return render(request, "office/history.html", {"page": page}, status=refusal.status if refusal else 200)


def _settle(request: MallRequest, pk: int, give: Callable[[], Change], name: str) -> HttpResponse:
    """Give an order about one change: its agency's liaison may for its own, the mall's management for all."""
    found = queries.change(request.mall, pk)
    if found is None:
        raise ChangeUnknown
    if found.kind in OF_DEVICES:
        check_permit(request, Permit.DEVICES)
        back = reverse("office:devices")
    elif found.agency:
        check_permit(request, Permit.AGENCY_RUN, found.agency)
        back = reverse("office:agency-history", args=[found.agency])
    else:
        check_permit(request, Permit.RUN)
        back = reverse("office:history")

    def work() -> HttpResponse:
        return HttpResponse(str(give().pk))

    try:
        settled = once(request, work, name).content.decode()
    except Refusal as no:
        if found.kind in OF_DEVICES:  # whoever keeps devices does not see every other change for it
            raise
        return _page(request, found.agency, no)
    return HttpResponseRedirect(f"{back}?selesai={settled}", status=303)


@doors.signed_in
@require_POST
def undo(request: MallRequest, pk: int) -> HttpResponse:
    """Bring back what was before."""
    mall, by, at = request.mall, request.actor, request.at
    return _settle(request, pk, lambda: office.undo_change(mall=mall, change=pk, by=by, at=at), "batal")


@doors.signed_in
@require_POST
def confirm(request: MallRequest, pk: int) -> HttpResponse:
    """Say yes as the second person."""
    mall, by, at = request.mall, request.actor, request.at
    return _settle(request, pk, lambda: office.confirm_change(mall=mall, change=pk, by=by, at=at), "setuju")


@doors.signed_in
@require_POST
def decline(request: MallRequest, pk: int) -> HttpResponse:
    """Say no."""
    mall, by, at = request.mall, request.actor, request.at
    return _settle(request, pk, lambda: office.decline_change(mall=mall, change=pk, by=by, at=at), "tolak")


@doors.permitted(Permit.HISTORY)
def agency_history(request: MallRequest, agency: str) -> HttpResponse:
    """Show the changes of one agency."""
    return _page(request, agency)
