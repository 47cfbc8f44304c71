"""How a device's secret is made and kept. Pure."""

from __future__ import annotations

import hashlib
import secrets

SECRET_BYTES = 32
DEMO_KIOSK_SECRET = "demo-kiosk-known-to-everybody"  # noqa: S105 - demo mode only, see `satupintu check`
DEMO_PASSWORD = "satu-pintu-demo"  # noqa: S105 - demo mode only, marked in its account


def new_secret() -> str:
    """Return a fresh device secret of 32 random bytes, as 43 characters."""
    return secrets.token_urlsafe(SECRET_BYTES)


def secret_digest(secret: str) -> str:
    """Return the SHA-256 hex digest of a secret: all that the mall keeps of it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_known_secret(digest: str) -> bool:
    """Return whether a digest belongs to a secret that is printed in this repository."""
    return digest == secret_digest(DEMO_KIOSK_SECRET)
