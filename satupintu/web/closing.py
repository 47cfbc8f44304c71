"""An announced closing of today, said alike on every screen: what happened, what now for who is inside, when again.

Who has a number keeps it: the hall of a day ends only when nobody is called or served any more and no counter that
somebody waits for is open (`queueing.queries.day_to_end`). What officers cannot serve, they tell.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from satupintu.base import words
from satupintu.base.moments import business_day
from satupintu.calendars import queries as calendars
from satupintu.calendars.queries import Closure
from satupintu.calendars.rules import MALL
from satupintu.catalogue import queries as catalogue
from satupintu.web.entry import MallRequest
from satupintu.web.hours import next_text


def closing_now(request: MallRequest, holder: str = MALL) -> str:
    """Return "Mal tutup hari ini: listrik padam." or "Hari ini mal tutup pukul 10.00: …"; "" on most days."""
    found = calendars.closure(request.mall, business_day(request.at), holder)
    return _said(request, found) if found else ""


def break_now(request: MallRequest, holder: str = MALL) -> str:
    """Return "Istirahat pukul 11.30–12.15: doa bersama." until it is over; "" on most days."""
    found = [
        pause
        for pause in calendars.announced_breaks(request.mall, business_day(request.at), holder)
        if request.at < pause.ends
    ]
    return " ".join(
        _("Istirahat pukul %(starts)s–%(ends)s: %(reason)s.")
        % {
            "starts": words.clock_digits(pause.starts),
            "ends": words.clock_digits(pause.ends),
            "reason": pause.reason.rstrip(". "),
        }
        for pause in found
    )


def inside_text() -> str:
    """Return what a closing means for who has a number."""
    return _("Nomor Anda tetap dilayani selama loketnya buka.")


def closing_inside(request: MallRequest, agencies: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what to read for who is inside with a number for these agencies: a closing, else an announced break."""
    said = list(dict.fromkeys(text for holder in (MALL, *agencies) if (text := closing_now(request, holder))))
    if not said:
        pauses = dict.fromkeys(text for holder in (MALL, *agencies) if (text := break_now(request, holder)))
        return tuple(pauses)
    return (*said, inside_text(), _("Ada pertanyaan? Temui meja informasi di lantai 1."))


def closing_over(request: MallRequest) -> tuple[str, ...]:
    """Return what to read for whose number ended while the mall closes, and when it is open again; () on most days."""
    text = closing_now(request)
    return (text, *next_text(request, MALL)) if text else ()


def closing_outside(request: MallRequest) -> tuple[str, ...]:
    """Return what to read before coming, or outside the door; () on most days."""
    text = closing_now(request)
    if not text:
        return ()
    return (text, _("Nomor yang sudah diambil tetap dilayani selama loketnya buka."), *next_text(request, MALL))


def shut_until(request: MallRequest) -> tuple[str, ...]:
    """Return when the mall is open again where it is closed the whole day, as announced; () on most days."""
    found = calendars.closure(request.mall, business_day(request.at))
    return next_text(request, MALL) if found and found.closes is None else ()


def closing_for_staff(request: MallRequest, holder: str = MALL) -> tuple[str, ...]:
    """Return what those who work in the hall should know and do; () on most days."""
    text = closing_now(request, holder)
    return (text, _("Layani yang sudah punya nomor, atau beri tahu mereka.")) if text else ()


def closing_word(request: MallRequest, holder: str = MALL) -> str:
    """Return an announced closing in two words, for the narrow strip: "Tutup 10.00"; "" on most days."""
    found = calendars.closure(request.mall, business_day(request.at), holder)
    if found is None:
        return ""
    return _("Tutup %(time)s") % {"time": words.clock_digits(found.closes)} if found.closes else _("Tutup hari ini")


def _said(request: MallRequest, found: Closure) -> str:
    facts = {"why": found.reason}
    if found.holder != MALL:
        book = catalogue.book(request.mall)
        facts["agency"] = book.agencies[found.holder].short_name if found.holder in book.agencies else found.holder
    if found.closes is None:
        if found.holder == MALL:
            return _("Mal tutup hari ini: %(why)s.") % facts
        return _("%(agency)s tutup hari ini: %(why)s.") % facts
    facts["closes"] = words.clock_digits(found.closes)
    if found.holder == MALL:
        return _("Hari ini mal tutup pukul %(closes)s: %(why)s.") % facts
    return _("Hari ini %(agency)s tutup pukul %(closes)s: %(why)s.") % facts
