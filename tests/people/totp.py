"""Codes of an authenticator app, computed here from RFC 6238 alone."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
from datetime import datetime

STEP_SECONDS = 30


def code_at(secret: str, moment: datetime) -> str:
    """Return the six digits that an app with this secret (base32) shows at a moment."""
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.new(key, struct.pack(">Q", int(moment.timestamp()) // STEP_SECONDS), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
