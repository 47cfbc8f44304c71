"""One press, one effect: an order under a key is done once, and every twin gets the same answer.

The key travels in the `Idempotency-Key` header or, from a page, in the hidden form field `kunci`. An answer without
an effect (a refusal, "nobody there") is not kept, or the button would be dead.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from django.http import HttpResponse

from satupintu.ledger import commands as ledger
from satupintu.ledger.commands import Given
from satupintu.web import refusals
from satupintu.web.entry import API, FORMS, MallRequest

NO_CONTENT = 204
KEY_LENGTH = 60
FIELD = "kunci"
NOT_PART_OF_THE_ORDER = frozenset({"csrfmiddlewaretoken", FIELD})


def key_of(request: MallRequest) -> str:
    """Return the key of this press, "" when it carries none. Raises KeyTooLong, NotUnderstood."""
    key = request.headers.get("Idempotency-Key", "")
    if not key and not request.path.startswith(API):
        key = request.POST.get(FIELD, "")
    if len(key) > KEY_LENGTH:
        raise refusals.KeyTooLong(most=KEY_LENGTH)
    if not key.isprintable():  # a database keeps no NUL
        raise refusals.NotUnderstood(where="Idempotency-Key")
    return key


def once(request: MallRequest, work: Callable[[], HttpResponse], name: str = "") -> HttpResponse:
    """Do `work` once under the request's key; a twin gets the kept answer. Without a key, just do it.

    `name` tells the orders of one drawn page apart, whose buttons share its key.

    `work` gives one order and makes the answer; a refusal must leave it. Raises KeyUsedForAnotherOrder.
    """
    key = key_of(request)
    if not key:
        return work()
    body = fingerprint(request)
    given = ledger.answer_once(
        mall=request.mall,
        key=f"{key} {name}".strip(),
        body=body,
        work=lambda: _given(work()),
        by=request.actor,
        at=request.at,
    )
    return _response(given)


def fingerprint(request: MallRequest) -> bytes:
    """Return what the order is: method, address and body, without what changes with each drawing of a form."""
    start = f"{request.method} {request.get_full_path()}\n".encode()
    if not request.path.startswith(API) and (request.content_type or "").startswith(FORMS):
        fields = {name: values for name, values in request.POST.lists() if name not in NOT_PART_OF_THE_ORDER}
        return start + json.dumps(fields, sort_keys=True).encode()
    return start + request.body


def _given(response: HttpResponse) -> Given:
    kept = {
        "type": response.headers.get("Content-Type", ""),
        "location": response.headers.get("Location", ""),
        "body": response.content.decode(),
    }
    effect = response.status_code < 400 and response.status_code != NO_CONTENT
    return Given(response.status_code, json.dumps(kept, ensure_ascii=False), effect=effect)


def _response(given: Given) -> HttpResponse:
    kept = json.loads(given.text)
    response = HttpResponse(kept["body"], status=given.status, content_type=kept["type"])
    if kept["location"]:
        response["Location"] = kept["location"]
    return response
