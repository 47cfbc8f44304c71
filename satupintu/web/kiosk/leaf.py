"""A list that is longer than the screen is turned like a leaf: by one large button, which says how many follow.

The leaf is a part of the address (`lembar`), so it needs no script, and nothing ever has to be scrolled.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.utils.translation import gettext as _

from satupintu.web.kiosk.facts import Leaf
from satupintu.web.kiosk.screen import KioskRequest

T = TypeVar("T")
NAME = "lembar"
MOST_LARGE_TILES = 12
MOST_LARGE_LINES = 3


def leaf_of(request: KioskRequest, items: Sequence[T], most: int) -> tuple[tuple[T, ...], Leaf]:
    """Return what stands on the asked leaf of at most `most`, and the ways to those before and after it."""
    last = max(1, -(-len(items) // most))
    asked = request.GET.get(NAME, "")
    number = min(last, max(1, int(asked))) if asked.isdecimal() and len(asked) <= 2 else 1
    before, after = (number - 1) * most, max(0, len(items) - number * most)
    leaf = Leaf(
        before=_("%(count)s lagi di atas") % {"count": before} if before else "",
        before_url=turned(request.basket.at(request.path), number - 1),
        after=_("%(count)s lagi di bawah") % {"count": after} if after else "",
        after_url=turned(request.basket.at(request.path), number + 1),
        number=number,
    )
    return tuple(items[before : before + most]), leaf


def turned(address: str, number: int) -> str:
    """Return the address of a list's leaf; the first needs no name."""
    return f"{address}{'&' if '?' in address else '?'}{NAME}={number}" if number > 1 else address
