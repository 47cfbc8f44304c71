"""The API as one object: routers, the words of its refusals, and its OpenAPI file."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from satupintu import __version__
from satupintu.base.refusal import Refusal
from satupintu.web import refusals
from satupintu.web.api import counters, hall, tickets
from satupintu.web.entry import refuse

api = NinjaAPI(
    title="SatuPintu", version=__version__, urls_namespace="api", docs_url=None,
    description="One ticket for all services of the mall; whom a counter calls is decided by the rule alone.",
)  # fmt: skip
api.add_router("/tickets", tickets.router)
api.add_router("/counters", counters.router)
api.add_router("", hall.router)


@api.exception_handler(Refusal)
def _refused(request: HttpRequest, no: Refusal) -> HttpResponse:
    return refuse(request, no)


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, trouble: ValidationError) -> HttpResponse:
    where = ", ".join(".".join(str(part) for part in error["loc"][1:]) or "body" for error in trouble.errors[:3])
    return refuse(request, refusals.NotUnderstood(where=where))
