"""Whose counters and lines an officer or a device may speak for: each agency keeps its own authority."""

from __future__ import annotations

from satupintu.base.actor import ActorKind
from satupintu.catalogue import queries as catalogue
from satupintu.people.permits import Permit, allows, reach_of
from satupintu.queueing.refusals import UnknownCounter
from satupintu.web import refusals
from satupintu.web.entry import MallRequest

LONGEST_CODE = 10


def agency_of(request: MallRequest) -> str:
    """Return the agency of the signed-in officer; "" where there is none (a program, or a duty of the mall itself)."""
    return request.officer.agency if request.officer else ""


def check_permit(request: MallRequest, permit: Permit, agency: str = "") -> None:
    """Let the signed-in account use `permit`, on what belongs to `agency` where one is named.

    Raises NotYourDuty, NotThisAgency.
    """
    account = request.officer
    if account is None or reach_of(account.duty, permit) is None:
        raise refusals.NotYourDuty
    if not allows(account.duty, account.agency, permit, agency):
        raise refusals.NotThisAgency


def may_use(request: MallRequest, permit: Permit, agency: str = "") -> bool:
    """Return whether the signed-in account may use `permit`, on what belongs to `agency` where one is named."""
    account = request.officer
    return account is not None and allows(account.duty, account.agency, permit, agency)


def check_counter(request: MallRequest, code: str) -> None:
    """Let the actor pass to a counter of its own agency only; a program only to its own.

    Raises UnknownCounter, NotYourCounter, NotYourDuty, NotYourAgency.
    """
    counter = catalogue.book(request.mall).counters.get(code)
    if counter is None:
        raise UnknownCounter(counter=code[:LONGEST_CODE])
    own = request.token.counter if request.token else ""
    if own and own != code:
        raise refusals.NotYourCounter(counter=own)
    if request.officer is None:
        return
    check_permit(request, Permit.COUNTER)
    if counter.agency != request.officer.agency:
        raise refusals.NotYourAgency(counter=code)


def check_gives_numbers(request: MallRequest) -> None:
    """Let a kiosk and people on duty give numbers; the device of a row only seats. Raises RowGivesNoNumbers."""
    if request.actor.kind is ActorKind.ROW:
        raise refusals.RowGivesNoNumbers


def lines_of(request: MallRequest) -> frozenset[str] | None:
    """Return the lines at whose seats the actor may say that somebody sits; None = all (a kiosk at the entrance)."""
    book = catalogue.book(request.mall)
    if request.token is not None and request.token.line:
        return frozenset({request.token.line})
    if request.token is not None and request.token.counter in book.counters:
        return frozenset({book.counters[request.token.counter].line})
    agency = agency_of(request)
    return frozenset(book.agencies[agency].lines) if agency in book.agencies else None
