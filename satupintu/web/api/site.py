"""The API as one object: routers, the words of its refusals, and its OpenAPI file."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from satupintu import __version__
from satupintu.base.refusal import Refusal
from satupintu.web import refusals
from satupintu.web.api import counters, hall, tickets
from satupintu.web.entry import refuse

WHERE_AT_MOST = 160
KEY = {
    "in": "header", "name": "Idempotency-Key", "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 60},
    "description": "The same key gives the same answer and has one effect, for 48 hours.",
}  # fmt: skip
BEARER = {"type": "http", "scheme": "bearer", "description": "The secret of `satupintu token create`."}


class Site(NinjaAPI):
    """The API, whose document also tells of keys, tokens and doors."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return a short name: "tickets_issue"."""
        return f"{(operation.tags or ['api'])[0]}_{operation.view_func.__name__}"

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        """Return the document."""
        document = super().get_openapi_schema(**kwargs)
        document.setdefault("components", {})["securitySchemes"] = {"token": BEARER}
        for method, operation in _operations(document):
            if method == "post":
                operation["parameters"] = [*operation.get("parameters", ()), KEY]
                operation["security"] = [{"token": []}]
            if method == "get" or operation["operationId"] in OPEN_ORDERS:
                operation["security"] = [{}, {"token": []}]
        return document


OPEN_ORDERS = frozenset({"tickets_pause", "tickets_cancel"})
"""Orders for which the 22 characters of a link suffice."""


def _operations(document: OpenAPISchema) -> list[tuple[str, dict[str, Any]]]:
    return [pair for path in document["paths"].values() for pair in path.items()]


api = Site(
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
    shown = where[:WHERE_AT_MOST].encode("utf-8", "replace").decode()  # a name that came in may be no text at all
    return refuse(request, refusals.NotUnderstood(where=shown))


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, trouble: HttpError) -> HttpResponse:
    return refuse(request, refusals.Unreadable())


@api.exception_handler(RequestDataTooBig)
def _too_large(request: HttpRequest, trouble: RequestDataTooBig) -> HttpResponse:
    return refuse(request, refusals.TooLarge())


@api.exception_handler(Http404)
def _no_such_address(request: HttpRequest, trouble: Http404) -> HttpResponse:
    return refuse(request, refusals.NoSuchAddress())
