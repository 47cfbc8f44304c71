"""How the mall writes times, days and money (see UX: "pukul 09.30", "Selasa, 24 November 2026", "Rp50.000")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date, get_day_names
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from satupintu.base.moments import JAKARTA, Instant


def clock_digits(at: Instant) -> str:
    """Return "09.30"."""
    return f"{at.astimezone(JAKARTA):%H.%M}"


def clock_text(at: Instant) -> str:
    """Return "pukul 09.30" in the reader's language."""
    return _("pukul %(time)s") % {"time": clock_digits(at)}


def day_text(on: date, *, short: bool = False) -> str:
    """Return "Selasa, 24 November 2026", or "Selasa, 24 November" when short."""
    locale = "en_GB" if (get_language() or "id").startswith("en") else "id_ID"
    return format_date(on, "EEEE, d MMMM" if short else "EEEE, d MMMM y", locale=locale)


def rupiah(amount_idr: int) -> str:
    """Return "Rp50.000", or "gratis" for nothing."""
    return _("gratis") if amount_idr == 0 else f"Rp{amount_idr:,}".replace(",", ".")


def weekdays_text(days: Sequence[int]) -> str:
    """Return "hari Rabu", "hari Selasa dan Kamis" or "hari Senin sampai Jumat" (0 = Monday)."""
    locale = "en_GB" if (get_language() or "id").startswith("en") else "id_ID"
    names = [str(get_day_names("wide", locale=locale)[day]) for day in days]
    if not names:
        return ""
    if len(names) > 2 and list(days) == list(range(days[0], days[-1] + 1)):
        return _("hari %(first)s sampai %(last)s") % {"first": names[0], "last": names[-1]}
    if len(names) == 1:
        return _("hari %(day)s") % {"day": names[0]}
    return _("hari %(days)s dan %(last)s") % {"days": ", ".join(names[:-1]), "last": names[-1]}
