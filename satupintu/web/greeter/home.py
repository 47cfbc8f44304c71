"""The greeter's first page: who calls, who comes, what was asked."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from satupintu.base import words
from satupintu.base.refusal import Refusal
from satupintu.people.permits import Permit
from satupintu.reception import commands as reception
from satupintu.reception import queries
from satupintu.web import doors
from satupintu.web.closing import closing_for_staff
from satupintu.web.entry import MallRequest
from satupintu.web.frame import key
from satupintu.web.greeter.facts import Call, Home
from satupintu.web.order import once
from satupintu.web.parts import answer_part
from satupintu.web.ui.facts import Live, No


@doors.permitted(Permit.HALL)
def home(request: MallRequest) -> HttpResponse:
    """Show who calls for help, and the two counts."""
    return _page(request)


def _page(request: MallRequest, refusal: Refusal | None = None) -> HttpResponse:
    day = queries.door_day(request.mall, request.at)
    calls = tuple(
        Call(
            call.name,
            _("sejak %(time)s") % {"time": words.clock_digits(call.called_at)},
            reverse("greeter:answer", args=[call.pk]),
            key(),
        )
        for call in queries.open_help(request.mall)
    )
    shut = closing_for_staff(request)
    page = Home(
        live=Live("/events?topics=hall", reverse("greeter:home")),
        version=f"{day.visitors}.{day.questions}.{'.'.join(call.url for call in calls)}{'!' if refusal else ''}"
        + "".join(shut[:1]),
        search_url=reverse("greeter:search"),
        calls=calls,
        count_url=reverse("greeter:count"),
        count_key=key(),
        take_back_url=reverse("greeter:take-back") if day.visitors else "",
        take_back_key=key(),
        visitors=day.visitors,
        question_url=reverse("greeter:question"),
        question_key=key(),
        questions=day.questions,
        door=door_text(day),
        paper_url=f"{reverse('greeter:number')}?kertas=1",
        shut=shut,
        refusal=No.of(refusal) if refusal else None,
    )
    status = refusal.status if refusal else 200
    return answer_part(request, "greeter/home.html", {"page": page}, "isi", status=status)


def door_text(day: queries.DoorDay) -> str:
    """Return how long it takes from the door to a number, in words."""
    if day.door.median_minutes is None:
        return _("Belum cukup hitungan untuk waktu dari pintu ke nomor.")
    minutes = words.decimal(day.door.median_minutes)
    helped = ngettext("%(count)s orang", "%(count)s orang", day.door.helped) % {"count": day.door.helped}
    return _("Dari pintu ke nomor: tengah kira-kira %(minutes)s menit, dari %(helped)s.") % {
        "minutes": minutes,
        "helped": helped,
    }


def _order(request: MallRequest, give: Callable[[], object], name: str) -> HttpResponse:
    def work() -> HttpResponse:
        give()
        return HttpResponse()

    try:
        once(request, work, name)
    except Refusal as no:
        return _page(request, no)
    return HttpResponseRedirect(reverse("greeter:home"), status=303)


@doors.permitted(Permit.HALL)
@require_POST
def count(request: MallRequest) -> HttpResponse:
    """Count one who came through the door."""
    mall, by, at = request.mall, request.actor, request.at
    return _order(request, lambda: reception.count_visitor(mall=mall, by=by, at=at), "pintu")


@doors.permitted(Permit.HALL)
@require_POST
def take_back(request: MallRequest) -> HttpResponse:
    """Take the last tap back."""
    mall, by, at = request.mall, request.actor, request.at
    return _order(request, lambda: reception.take_back_count(mall=mall, by=by, at=at), "kurang")


@doors.permitted(Permit.HALL)
@require_POST
def question(request: MallRequest) -> HttpResponse:
    """Count a short question."""
    mall, by, at = request.mall, request.actor, request.at
    return _order(request, lambda: reception.count_question(mall=mall, by=by, at=at), "pertanyaan")


@doors.permitted(Permit.HALL)
@require_POST
def answer(request: MallRequest, pk: int) -> HttpResponse:
    """Say that one is on the way to a place that called."""
    mall, by, at = request.mall, request.actor, request.at
    return _order(request, lambda: reception.answer_help(mall=mall, call=pk, by=by, at=at), "panggilan")
