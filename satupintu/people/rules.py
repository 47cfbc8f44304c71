"""How a device's secret is made and kept. Pure."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

SECRET_BYTES = 32
DEMO_KIOSK_SECRET = "demo-kiosk-known-to-everybody"  # noqa: S105 - demo mode only, see `satupintu check`
DEMO_PASSWORD = "satu-pintu-demo"  # noqa: S105 - demo mode only, marked in its account

WRONG_FROM_A_PLACE = 5
"""Wrong passwords for one account from one address within the window."""
WRONG_FROM_EVERYWHERE = 20
"""Wrong passwords for one account from all addresses: more, or a stranger could keep an officer out."""
WRONG_WINDOW = timedelta(minutes=5)


def new_secret() -> str:
    """Return a fresh device secret of 32 random bytes, as 43 characters."""
    return secrets.token_urlsafe(SECRET_BYTES)


def secret_digest(secret: str) -> str:
    """Return the SHA-256 hex digest of a secret: all that the mall keeps of it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_known_secret(digest: str) -> bool:
    """Return whether a digest belongs to a secret that is printed in this repository."""
    return digest == secret_digest(DEMO_KIOSK_SECRET)


def told_apart(key: str, *parts: str) -> str:
    """Return a digest that tells an account, or an account at an address, from others and names neither."""
    return hmac.new(key.encode(), "\n".join(parts).encode(), hashlib.sha256).hexdigest()


def wait_until(tries: Sequence[datetime], most: int) -> datetime | None:
    """Return when the next password may be tried, None for now; `tries` are those of the window, oldest first."""
    return tries[-most] + WRONG_WINDOW if len(tries) >= most else None
