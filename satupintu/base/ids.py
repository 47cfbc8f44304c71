"""Codes that nobody can guess."""

from __future__ import annotations

import re
import secrets

LINK = re.compile(r"[A-Za-z0-9_-]{22}")


def new_link() -> str:
    """Return 22 characters that carry 128 random bits: the whole right to read one ticket."""
    return secrets.token_urlsafe(16)


def new_key() -> str:
    """Return 128 random bits for one button: the same key never takes effect twice."""
    return secrets.token_urlsafe(16)


def is_link(text: str) -> bool:
    """Return whether `text` has the form of a ticket's link."""
    return LINK.fullmatch(text) is not None
