"""What may be said: how long a text is at most, and until when a message stands. Pure."""

from __future__ import annotations

from django.utils.translation import gettext as _

from satupintu.base.moments import Instant
from satupintu.notices import refusals

LONGEST = {"title": 120, "body": 20_000, "author": 80, "note": 200, "message": 120, "alt": 250}
"""Letters of each kind of text."""


def checked(text: str, kind: str, name: str, *, needed: bool = True) -> str:
    """Return a text without its edges; `name` is what its field is called. Raises WordsMissing."""
    found = text.strip()
    if (needed and not found) or len(found) > LONGEST[kind] or "\0" in found:
        raise refusals.WordsMissing(field=name, most=LONGEST[kind])
    return found


def checked_message(text: str, *, until: Instant, after: Instant) -> str:
    """Return the words of a message to the hall that ends after a moment. Raises WordsMissing, EndsBeforeItStarts."""
    if until <= after:
        raise refusals.EndsBeforeItStarts
    return checked(text, "message", _("Pesan"))
