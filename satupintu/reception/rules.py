"""How long people look for a number: the time from the door to the number. Pure."""

from __future__ import annotations

import hashlib
import hmac
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median, quantiles

MINUTE_MS = 60_000
FORGOTTEN_AFTER_MS = 120 * MINUTE_MS
"""Who has no number after two hours came for something else: a companion, the gallery, the prayer room."""


@dataclass(frozen=True, slots=True)
class DoorTime:
    """Minutes from the door to a number or an answer; None without a pair. `open`: came in, has neither yet."""

    pairs: int
    median_minutes: float | None
    p90_minutes: float | None
    open: int


def door_time(came: Iterable[int], helped: Iterable[int], now: int) -> DoorTime:
    """Return the figure of a day from two lists of moments (ms): taps at the door, numbers and answers given.

    First come, first helped: each number is paired with the earliest tap that has none. A number without a tap
    before it (somebody was not counted) is left out, so a careless door makes the figure smaller, never larger.
    """
    waiting: deque[int] = deque()
    found: list[float] = []
    events = sorted([(t, 0) for t in came] + [(t, 1) for t in helped])
    for t, is_helped in events:
        while waiting and t - waiting[0] > FORGOTTEN_AFTER_MS:
            waiting.popleft()
        if not is_helped:
            waiting.append(t)
        elif waiting:
            found.append((t - waiting.popleft()) / MINUTE_MS)
    still = sum(now - t <= FORGOTTEN_AFTER_MS for t in waiting)
    if not found:
        return DoorTime(0, None, None, still)
    p90 = quantiles(found, n=10, method="inclusive")[-1] if len(found) > 1 else found[0]
    return DoorTime(len(found), round(median(found), 1), round(p90, 1), still)


def taps_left(counted: Iterable[int], taken_back: int) -> list[int]:
    """Return the taps that count: the latest `taken_back` of them were slips of the finger."""
    taps = sorted(counted)
    return taps[: max(0, len(taps) - taken_back)]


LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ23456789"
"""What a code is made of: nothing that is taken for something else when it is read from a board."""
CODE_LENGTH = 6
CODE_MINUTES = 3


def hall_code(key: str, mall: str, minute: int) -> str:
    """Return the code that the hall shows in a minute (since 1970, real time): who can read it is in the building.

    31^6 codes of which three count: a guess hits once in 300 million tries, so nobody's address needs a limit.
    """
    digest = hmac.new(key.encode(), f"{mall}\n{minute}".encode(), hashlib.sha256).digest()
    number = int.from_bytes(digest[:8])
    letters = []
    for _place in range(CODE_LENGTH):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)


def is_hall_code(text: str, key: str, mall: str, minute: int) -> bool:
    """Return whether `text` was shown in this minute or the two before it."""
    typed = "".join(letter for letter in text.upper() if letter.isalnum()).encode()
    codes = [hall_code(key, mall, minute - back).encode() for back in range(CODE_MINUTES)]
    return sum(hmac.compare_digest(typed, code) for code in codes) > 0  # all are compared: no time tells which
