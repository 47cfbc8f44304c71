"""How the mall writes times, days and money (see UX: "pukul 09.30", "Selasa, 24 November 2026", "Rp50.000")."""

from __future__ import annotations

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


def date_text(on: date) -> str:
    """Return "24 November", where the weekday has no room."""
    locale = "en_GB" if (get_language() or "id").startswith("en") else "id_ID"
    return format_date(on, "d MMMM", locale=locale)


def weekday_text(weekday: int) -> str:
    """Return "Senin" for 0 to "Minggu" for 6."""
    locale = "en_GB" if (get_language() or "id").startswith("en") else "id_ID"
    return str(get_day_names("wide", locale=locale)[weekday])


def moment_text(at: Instant) -> str:
    """Return "Selasa, 24 November 09.30"."""
    return f"{day_text(at.astimezone(JAKARTA).date(), short=True)} {clock_digits(at)}"


def rupiah(amount_idr: int) -> str:
    """Return "Rp50.000", or "gratis" for nothing."""
    return _("gratis") if amount_idr == 0 else f"Rp{amount_idr:,}".replace(",", ".")


def decimal(value: float) -> str:
    """Return a number with one place as Indonesians write it: 7.5 is "7,5", 8.0 is "8"."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")
