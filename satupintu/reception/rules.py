"""How long people look for a number: the time from the door to the number. Pure."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

MINUTE_MS = 60_000
ROUNDS = 3
"""How often the estimate looks again at who is still on the way: fewer fall short of long times, more run away."""


@dataclass(frozen=True, slots=True)
class DoorTime:
    """An estimate of the minutes from the door to a number or an answer, from so many of them; None without any."""

    helped: int
    median_minutes: float | None


def door_time(came: Iterable[int], helped: Iterable[int], now: int) -> DoorTime:
    """Estimate the figure of a day from two lists of moments (ms): taps at the door, numbers and answers given.

    Nobody is followed from the door to the number, and some who come never want one. So the order is thought to be
    kept and those without a number to be spread evenly over the day: with 5 taps for 4 numbers the k-th number
    belongs to tap 5k/4. Who came less than one such time ago may still be on the way and is not among them.
    Where that share is steady the median is off by at most 4 minutes on the mean and 13 on nine days of ten; where
    it falls from 35 to 5 % within a day it is up to 35 minutes too long, where it rises up to 15 too short
    (measured in `tests/reception/test_rules.py`).
    """
    taps, moments = sorted(came), sorted(helped)
    if not taps or not moments:
        return DoorTime(0, None)
    typical = 0.0
    for _round in range(ROUNDS):
        arrived = sum(tap <= now - typical for tap in taps)
        share = max(1.0, arrived / len(moments))
        typical = median(_waits(taps, moments, share))
    return DoorTime(len(moments), round(typical / MINUTE_MS, 1))


def _waits(taps: Sequence[int], moments: Sequence[int], share: float) -> list[int]:
    last = len(taps) - 1
    return [max(0, at - taps[min(last, int((place + 0.5) * share))]) for place, at in enumerate(moments)]


def taps_left(counted: Iterable[int], taken_back: int) -> list[int]:
    """Return the taps that count: the latest `taken_back` of them were slips of the finger."""
    taps = sorted(counted)
    return taps[: max(0, len(taps) - taken_back)]


PASS_LASTS = timedelta(minutes=10)
"""Who has shown the hall's code takes one number within this time (real time)."""
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
