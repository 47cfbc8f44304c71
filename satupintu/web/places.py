"""How places, queues and people are said on every surface."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from satupintu.catalogue.values import Book, Line
from satupintu.queueing.rules.reading import Length


def floor_text(floor: int) -> str:
    """Return "Lantai 1"."""
    return _("Lantai %(floor)s") % {"floor": floor}


def range_text(codes: Sequence[str]) -> str:
    """Return "7", "5–9" or "3, 5" for counters."""
    numbers = sorted(int(code) for code in codes if code.isdigit())
    if not numbers:
        return ", ".join(codes)
    if len(numbers) > 1 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(str(number) for number in numbers)


def counters_text(codes: Sequence[str]) -> str:
    """Return "Loket 5–9"."""
    return _("Loket %(counters)s") % {"counters": range_text(codes)}


def where_text(line: Line) -> str:
    """Return "Lantai 1 · loket 5–9"."""
    return _("Lantai %(floor)s · loket %(counters)s") % {"floor": line.floor, "counters": range_text(line.counters)}


def ahead_text(people: int) -> str:
    """Return "6 orang sebelum Anda", or that nobody is."""
    if people == 0:
        return _("Anda urutan berikutnya")
    return ngettext("%(count)s orang sebelum Anda", "%(count)s orang sebelum Anda", people) % {"count": people}


def before_text(people: int) -> str:
    """Return "6 orang di depannya", or that nobody is: what staff read of a visitor."""
    if people == 0:
        return _("Urutan berikutnya")
    return ngettext("%(count)s orang di depannya", "%(count)s orang di depannya", people) % {"count": people}


def length_text(length: Length) -> str:
    """Return "antrean pendek", "antrean sedang" or "antrean panjang"."""
    return {
        Length.SHORT: _("antrean pendek"),
        Length.MIDDLE: _("antrean sedang"),
        Length.LONG: _("antrean panjang"),
    }[length]


def people_text(people: int) -> str:
    """Return "untuk 2 orang"."""
    return ngettext("untuk %(count)s orang", "untuk %(count)s orang", people) % {"count": people}


def services_text(book: Book, codes: Sequence[str], lang: str) -> str:
    """Return the names of services, joined."""
    return ", ".join(book.services[code].name(lang) if code in book.services else code for code in codes)


def wish_text(name: str) -> str:
    """Return how a visitor's wish is called (`reception.queries.WISHES`)."""
    return {
        "wheelchair": _("Kursi roda"),
        "sign_language": _("Bahasa isyarat"),
        "guide": _("Dituntun ke loket"),
        "companion": _("Ditemani"),
    }[name]
