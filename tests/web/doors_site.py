"""A small site with one address per door, for tests of the entrance."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from satupintu.base.refusal import Refusal
from satupintu.ledger import commands as ledger
from satupintu.web import doors
from satupintu.web.entry import MallRequest
from satupintu.web.order import once


class Full(Refusal):
    code = "full"
    reason = "Penuh untuk %(name)s."
    remedy = "Datang besok."


@doors.open_to_all
def who(request: MallRequest) -> HttpResponse:
    return JsonResponse({"mall": request.mall.code, "actor": str(request.actor), "at": request.at.isoformat()})


@doors.open_to_all
def no(request: HttpRequest) -> HttpResponse:
    raise Full(name="Bu Siti")


@doors.open_to_all
def bug(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a bug")


@doors.kiosk_device
def kiosk(request: MallRequest) -> HttpResponse:
    return HttpResponse(str(request.actor.kind))


@doors.staff_or_device
def inside(request: MallRequest) -> HttpResponse:
    return HttpResponse(str(request.actor.kind))


@doors.officer
def desk(request: MallRequest) -> HttpResponse:
    return HttpResponse(str(request.actor.kind))


@doors.officer_at_counter
def counter(request: MallRequest, code: str) -> HttpResponse:
    return HttpResponse(code)


@doors.demo_only
def gallery(request: MallRequest) -> HttpResponse:
    return HttpResponse("galeri")


@doors.open_to_all
def order(request: MallRequest) -> HttpResponse:
    """Write one record, and answer with its position; `kind` chooses how it ends."""

    def work() -> HttpResponse:
        kind = request.GET.get("kind", "")
        if kind == "nobody":
            return HttpResponse(status=204)
        record = ledger.record(
            mall=request.mall, kind="test.order.given", about="mall", by=request.actor, at=request.at, facts={}
        )
        if kind == "refused":
            raise Full(name="Pak Budi")
        if kind == "redirect":
            return HttpResponse(status=303, headers={"Location": f"/t/{record.position}"})
        return JsonResponse({"position": record.position}, status=201)

    return once(request, work)


def sign_in(request: MallRequest) -> HttpResponse:
    return HttpResponse("masuk")


def _both(route: str, view: Any) -> list[Any]:
    return [path(route, view), path(f"api/{route}", view)]


pages = [
    ("who", who),
    ("no", no),
    ("bug", bug),
    ("kiosk", kiosk),
    ("inside", inside),
    ("desk", desk),
    ("gallery", gallery),
]
urlpatterns = [pattern for route, view in pages for pattern in _both(route, view)]
urlpatterns += [*_both("loket/<code>/", counter), *_both("order", order), path("masuk", sign_in, name="sign-in")]
