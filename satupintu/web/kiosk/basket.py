"""What a visitor has chosen so far. It lives in the address alone, so that the kiosk goes back to nothing.

Query names: `isi` "DKC-02.1~BKS-02.2" (service, people), `prioritas` "1", `huruf` "besar", `layar` "rendah",
`bahasa` "en". What is not understood is left out: an address can be typed by anybody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

MOST_SERVICES = 5
MOST_PEOPLE = 5
_PICK = re.compile(r"([A-Z0-9]{2,8}-[0-9]{2,3})\.([1-9])")


@dataclass(frozen=True, slots=True)
class Basket:
    """The picks (service code, people) in the order of choosing, priority, and how the screen is shown."""

    picks: tuple[tuple[str, int], ...] = ()
    priority: bool = False
    large: bool = False
    low: bool = False
    english: bool = False

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Basket:
        """Return the basket that an address or a form holds."""
        basket = cls(
            priority=query.get("prioritas") == "1",
            large=query.get("huruf") == "besar",
            low=query.get("layar") == "rendah",
            english=query.get("bahasa") == "en",
        )
        for text in query.get("isi", "").split("~"):
            if found := _PICK.fullmatch(text):
                basket = basket.with_people(found[1], int(found[2]))
        return basket

    @property
    def codes(self) -> tuple[str, ...]:
        """The services, in the order of choosing."""
        return tuple(code for code, _ in self.picks)

    @property
    def is_full(self) -> bool:
        """Whether no further service fits on one number."""
        return len(self.picks) >= MOST_SERVICES

    def with_people(self, code: str, people: int) -> Basket:
        """Return the basket with `code` for 1 to 5 people; a service too many changes nothing."""
        people = max(1, min(MOST_PEOPLE, people))
        if code in self.codes:
            return replace(self, picks=tuple((c, people if c == code else p) for c, p in self.picks))
        return self if self.is_full else replace(self, picks=(*self.picks, (code, people)))

    def without(self, code: str) -> Basket:
        """Return the basket without `code`."""
        return replace(self, picks=tuple(pick for pick in self.picks if pick[0] != code))

    def emptied(self) -> Basket:
        """Return a basket that keeps nothing but how the screen is shown."""
        return replace(self, picks=(), priority=False)

    def fields(self) -> tuple[tuple[str, str], ...]:
        """Return names and values for hidden fields or a query, only those that say something."""
        named = {
            "isi": "~".join(f"{code}.{people}" for code, people in self.picks),
            "prioritas": "1" if self.priority else "",
            "huruf": "besar" if self.large else "",
            "layar": "rendah" if self.low else "",
            "bahasa": "en" if self.english else "",
        }
        return tuple((name, value) for name, value in named.items() if value)

    def at(self, address: str) -> str:
        """Return `address` with this basket in its query."""
        query = urlencode(self.fields(), safe="~.")
        return f"{address}?{query}" if query else address
