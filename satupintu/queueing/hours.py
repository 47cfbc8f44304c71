"""Until when numbers are given: the mall's hours, the agency's, and what a line can still serve.

Changes nothing; the kiosk asks before it offers, the order asks again under the lock.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from satupintu.base import words
from satupintu.base.moments import Instant, at_time, business_day
from satupintu.base.refusal import Refusal
from satupintu.calendars import queries as calendars
from satupintu.calendars.queries import Hours
from satupintu.calendars.rules import MALL
from satupintu.catalogue.values import Book, Service
from satupintu.ledger.models import Mall
from satupintu.queueing import refusals
from satupintu.queueing.rules.dispatch import stop_key
from satupintu.queueing.rules.values import Hall


def _digits(hhmm: str) -> str:
    return hhmm.replace(":", ".")


def check_day(mall: Mall, at: Instant) -> None:
    """Refuse a day on which the mall does not work. Raises DayClosed."""
    day = business_day(at)
    today = calendars.day(mall, day)
    if today.is_open:
        return
    following = calendars.next_open_day(mall, MALL, day)
    hours = calendars.hours(mall, MALL, following)
    opens = words.clock_digits(hours.opens) if hours else ""
    raise refusals.DayClosed(why=today.reason, next=words.day_text(following, short=True), opens=opens)


def check_mall(mall: Mall, book: Book, at: Instant) -> None:
    """Refuse a closed day, the time before the first and after the last number, and after an announced closing.

    Raises DayClosed, ClosedEarly, TooEarly, TooLate.
    """
    check_day(mall, at)
    day = business_day(at)
    _check_early_closing(mall, book, at)
    first = _digits(book.tickets_from)
    if at < at_time(day, book.tickets_from):
        raise refusals.TooEarly(first=first, now=words.clock_digits(at))
    if at > at_time(day, book.tickets_until):
        following = calendars.next_open_day(mall, MALL, day)
        raise refusals.TooLate(
            until=_digits(book.tickets_until), next=words.day_text(following, short=True), first=first
        )


def _check_early_closing(mall: Mall, book: Book, at: Instant) -> None:
    """Raises ClosedEarly."""
    day = business_day(at)
    why, hours = calendars.announced(mall, MALL, day), calendars.hours(mall, MALL, day)
    if why and hours is not None and at >= hours.closes:
        following = words.day_text(calendars.next_open_day(mall, MALL, day), short=True)
        raise refusals.ClosedEarly(
            closes=words.clock_digits(hours.closes), why=why, next=following, first=_digits(book.tickets_from)
        )


def check_agency(mall: Mall, book: Book, code: str, at: Instant) -> Hours:
    """Return an agency's hours today. Raises AgencyNotIn when it is not here, or has gone home."""
    day = business_day(at)
    agency = book.agencies[code]
    hours = calendars.hours(mall, code, day)
    following = calendars.next_open_day(mall, code, day)
    if hours is None or at >= hours.closes:
        usual = hours or calendars.hours(mall, agency.code, following)
        raise refusals.AgencyNotIn(
            agency=agency.short_name,
            days=calendars.days_text(mall, agency.code),
            opens=words.clock_digits(usual.opens) if usual else "",
            closes=words.clock_digits(usual.closes) if usual else "",
            next=words.day_text(following, short=True),
        )
    return hours


def check_service(mall: Mall, hall: Hall, book: Book, service: Service, at: Instant) -> None:
    """Refuse a service whose agency is not here today, or whose line is filled until its close.

    Raises AgencyNotIn, LineFull.
    """
    agency = book.agencies[service.agency]
    hours = check_agency(mall, book, agency.code, at)
    following = calendars.next_open_day(mall, agency.code, business_day(at))
    begins = max(at, hours.opens)
    if begins + timedelta(milliseconds=work_ahead_ms(hall, book, service.line)) > hours.closes:
        raise refusals.LineFull(
            line=agency.short_name,
            closes=words.clock_digits(hours.closes),
            next=words.day_text(following, short=True),
            first=_digits(book.tickets_from),
        )


def refusal_for(mall: Mall, hall: Hall, book: Book, service: Service, at: Instant) -> Refusal | None:
    """Return why no number is given for a service now, or None."""
    try:
        check_mall(mall, book, at)
        check_service(mall, hall, book, service, at)
    except Refusal as no:
        return no
    return None


def work_ahead_ms(hall: Hall, book: Book, line: str) -> int:
    """Return standard time x people ahead / counters open (before opening: planned), in ms."""
    ahead = sum(stop_key(hall, ticket, line) is not None for ticket in hall.present())
    opened = hall.open_counters(line) if line in hall.lines else 0
    return book.lines[line].standard_ms * ahead // max(1, opened or len(book.lines[line].counters))


def closes_at(mall: Mall, at: Instant) -> datetime | None:
    """Return when the mall closes on the day of `at`, or None on a closed day."""
    hours = calendars.hours(mall, MALL, business_day(at))
    return hours.closes if hours else None
