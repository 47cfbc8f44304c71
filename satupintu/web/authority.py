"""Whose counters and lines an officer or a device may speak for: each agency keeps its own authority."""

from __future__ import annotations

from satupintu.catalogue import queries as catalogue
from satupintu.web import refusals
from satupintu.web.entry import MallRequest


def agency_of(request: MallRequest) -> str:
    """Return the agency of the signed-in officer; "" where there is none (a program, or a floating officer)."""
    return request.officer.agency if request.officer else ""


def check_counter(request: MallRequest, code: str) -> None:
    """Let the actor pass to a counter of its own agency only; a program only to its own.

    Raises NotYourCounter, NotYourAgency.
    """
    own = request.token.counter if request.token else ""
    if own and own != code:
        raise refusals.NotYourCounter(counter=own)
    agency = agency_of(request)
    counter = catalogue.book(request.mall).counters.get(code) if agency else None
    if counter is not None and counter.agency != agency:
        raise refusals.NotYourAgency(counter=code)


def lines_of(request: MallRequest) -> frozenset[str] | None:
    """Return the lines at whose seats the actor may say that somebody sits; None = all (a kiosk at the entrance)."""
    book = catalogue.book(request.mall)
    if request.token is not None and request.token.line:
        return frozenset({request.token.line})
    if request.token is not None and request.token.counter in book.counters:
        return frozenset({book.counters[request.token.counter].line})
    agency = agency_of(request)
    return frozenset(book.agencies[agency].lines) if agency in book.agencies else None
