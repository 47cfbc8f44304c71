"""How a device's secret is made and kept. Pure."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import IPv4Address, ip_address, ip_network

SECRET_BYTES = 32
DEMO_KIOSK_SECRET = "demo-kiosk-known-to-everybody"  # noqa: S105 - demo mode only, see `satupintu check`
DEMO_PASSWORD = "satu-pintu-demo"  # noqa: S105 - demo mode only, marked in its account

WRONG_FROM_A_PLACE = 5
"""Wrong passwords for one account within the window: from one address, or in one browser that the account knows."""
WRONG_FROM_EVERYWHERE = 20
"""Wrong passwords for one account from all addresses; browsers that it knows are counted apart from them."""
WRONG_WINDOW = timedelta(minutes=5)
LOCK_AFTER = timedelta(minutes=5)
"""A screen that nobody has used for so long is locked."""
END_AFTER = timedelta(hours=9)
"""A signed-in browser ends then, used or not: one working day with its breaks."""
USE_NOTED_EVERY = timedelta(seconds=15)
PROOF_LASTS = timedelta(minutes=5)
"""Who gave a password or a passkey so recently may change them without giving it anew."""
ENDED_KEPT = timedelta(days=2)
ONE_TIME_CODE_LASTS = timedelta(hours=24)
ACCESS_KEPT = timedelta(days=730)
"""Two years: the term of this house, see docs/operations.md. The auditor's year is over, and the next one has begun."""
PAIRING_LASTS = timedelta(minutes=10)
"""A pairing code stands on a screen for so long; another one comes after it."""
PAIRINGS_AT_MOST = 500
"""So many browsers may wait at once, or a stranger could fill the room of codes until any slip of a finger hits one."""
PAIRINGS_OF_A_PLACE = 20
"""So many of them at one address: a hall has some fifteen screens. One more, and the oldest of that address goes."""
PAIRING_DIGITS = 6
WRONG_CODES = 5
"""Wrong pairing codes of one account within WRONG_WINDOW."""
SEEN_NOTED_EVERY = timedelta(minutes=1)
SILENT_AFTER = timedelta(minutes=5)
SOUND_LASTS = timedelta(seconds=15)
"""For so long a board shows its test sound as text."""
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0 O 1 I L, which are misread."""
CODE_GROUPS, CODE_GROUP_LENGTH = 3, 4


def new_secret() -> str:
    """Return a fresh device secret of 32 random bytes, as 43 characters."""
    return secrets.token_urlsafe(SECRET_BYTES)


def new_pairing_code() -> str:
    """Return six random digits."""
    return f"{secrets.randbelow(10**PAIRING_DIGITS):0{PAIRING_DIGITS}d}"


def as_pairing_code(typed: str) -> str:
    """Return a typed pairing code without the spaces and dashes that people add."""
    return "".join(letter for letter in typed if letter in "0123456789")


def is_silent(seen_at: datetime | None, made_at: datetime, now: datetime) -> bool:
    """Return whether a device has said nothing for longer than it may."""
    return now - (seen_at or made_at) > SILENT_AFTER


def secret_digest(secret: str) -> str:
    """Return the SHA-256 hex digest of a secret: all that the mall keeps of it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_known_secret(digest: str) -> bool:
    """Return whether a digest belongs to a secret that is printed in this repository."""
    return digest == secret_digest(DEMO_KIOSK_SECRET)


def place_of(address: str) -> str:
    """Return what counts as one address: of version 6 its network of 64 bits, which is one customer's."""
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if isinstance(read, IPv4Address):
        return str(read)
    return str(read.ipv4_mapped or ip_network((read, 64), strict=False))


def told_apart(key: str, *parts: str) -> str:
    """Return a digest that tells an account, or an account at an address, from others and names neither."""
    return hmac.new(key.encode(), "\n".join(parts).encode(), hashlib.sha256).hexdigest()


def new_code() -> str:
    """Return a one-time code of 12 letters and digits, about 59 random bits, in groups that can be read aloud."""
    groups = ("".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_GROUP_LENGTH)) for _ in range(CODE_GROUPS))
    return "-".join(groups)


def as_code(typed: str) -> str:
    """Return a typed one-time code without the spaces, dashes and small letters that people add."""
    return "".join(letter for letter in typed.upper() if letter in CODE_LETTERS)


def is_locked(used_at: datetime, locked_at: datetime | None, now: datetime) -> bool:
    """Return whether a screen is locked: by hand, or because nobody used it for five minutes."""
    return locked_at is not None or now - used_at >= LOCK_AFTER


def is_over(begun_at: datetime, ended_at: datetime | None, now: datetime) -> bool:
    """Return whether a signed-in browser is signed in no longer."""
    return ended_at is not None or now - begun_at >= END_AFTER


def wait_until(tries: Sequence[datetime], most: int) -> datetime | None:
    """Return when the next password may be tried, None for now; `tries` are those of the window, oldest first."""
    return tries[-most] + WRONG_WINDOW if len(tries) >= most else None
