"""The small language in which the form of an entry is written down, and the notebook of troubles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
DURATION = re.compile(r"P[1-9]\d*[DMY]")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field may hold. `allowed` lists its words; `empty` says whether null may stand there.

    `least` and `most` bound a number, or the letters of a text.
    """

    kind: type
    required: bool = True
    empty: bool = False
    allowed: frozenset[str] | None = None
    least: int = 0
    most: int = 10**12


WORDS = {
    str: gettext_lazy("teks"),
    int: gettext_lazy("bilangan bulat"),
    bool: gettext_lazy("true atau false"),
    list: gettext_lazy("daftar"),
    dict: gettext_lazy("kelompok"),
}
TEXT, LIST, GROUP, FLAG = Shape(str), Shape(list), Shape(dict), Shape(bool)
WHOLE = Shape(int)
CODE, SHORT, NAME = Shape(str, most=60), Shape(str, most=60), Shape(str, most=200)
MAYBE_TEXT = Shape(str, required=False, empty=True)


def one_of(*words: str, required: bool = True) -> Shape:
    """Return the shape of a field that holds one of `words`."""
    return Shape(str, required=required, allowed=frozenset(words))


def between(least: int, most: int, *, required: bool = True, empty: bool = False) -> Shape:
    """Return the shape of a whole number from `least` to `most`."""
    return Shape(int, required=required, empty=empty, least=least, most=most)


@dataclass(slots=True)
class Notebook:
    """Collects troubles: "services[12] DKC-02: agency "XX" belum ada di daftar instansi"."""

    found: list[str] = field(default_factory=list)

    def say(self, where: str, what: str) -> None:
        """Write down one trouble."""
        self.found.append(f"{where}: {what}")

    def fits(self, where: str, entry: object, shapes: Mapping[str, Shape]) -> bool:
        """Check the fields of one entry; returns whether all have their shape."""
        if not isinstance(entry, dict):
            self.say(where, _("harus kelompok dengan isian bernama"))
            return False
        before = len(self.found)
        for name, shape in shapes.items():
            self._field(where, name, entry, shape)
        return len(self.found) == before

    def _field(self, where: str, name: str, entry: Entry, shape: Shape) -> None:
        if name not in entry:
            if shape.required:
                self.say(where, _("%(field)s belum diisi") % {"field": name})
            return
        value = entry[name]
        if value is None and shape.empty:
            return
        facts = {"field": name, "value": _shown(value), "least": shape.least, "most": shape.most}
        if not isinstance(value, shape.kind) or (shape.kind is int and isinstance(value, bool)):
            self.say(where, _("%(field)s harus %(kind)s, tertulis %(value)s") % {**facts, "kind": WORDS[shape.kind]})
        elif isinstance(value, str) and not value.strip():
            self.say(where, _("%(field)s belum diisi") % facts)
        elif shape.allowed is not None and value not in shape.allowed:
            self.say(where, _("%(field)s %(value)s belum dikenal") % facts)
        elif isinstance(value, str) and len(value) > shape.most:
            self.say(where, _("%(field)s paling banyak %(most)s huruf") % facts)
        elif isinstance(value, int) and not shape.least <= value <= shape.most:
            self.say(where, _("%(field)s harus %(least)s sampai %(most)s, tertulis %(value)s") % facts)

    def rows(self, part: str, data: Entry, key: str, shapes: Mapping[str, Shape]) -> list[tuple[str, Entry]]:
        """Return the entries of a list that have their shape, each with its label; names what does not fit or comes
        twice."""
        good: list[tuple[str, Entry]] = []
        seen: set[str] = set()
        for place, entry in enumerate(data.get(part) or []):
            code = entry.get(key) if isinstance(entry, dict) else None
            where = f"{part}[{place}] {code}" if isinstance(code, str) else f"{part}[{place}]"
            if not self.fits(where, entry, {key: CODE, **shapes}):
                continue
            for name in entry.keys() - {key, *shapes}:
                self.say(where, _("isian %(field)s belum dikenal") % {"field": _shown(name)})
            if entry[key] in seen:
                self.say(where, _('%(field)s "%(code)s" ditulis dua kali') % {"field": key, "code": entry[key]})
            seen.add(entry[key])
            good.append((where, entry))
        return good

    def known(self, where: str, field_name: str, value: object, among: Iterable[object], list_name: str) -> bool:
        """Check that a value refers to something that exists; returns whether it does."""
        if isinstance(value, str | int) and not isinstance(value, bool) and value in among:
            return True
        facts = {"field": field_name, "value": _shown(value), "list": list_name}
        self.say(where, _("%(field)s %(value)s belum ada di daftar %(list)s") % facts)
        return False

    def clock(self, where: str, entry: Entry, first: str, last: str) -> bool:
        """Check a period of the day, "HH:MM" to "HH:MM"."""
        if not self.fits(where, entry, {first: TEXT, last: TEXT}):
            return False
        for name in (first, last):
            if not CLOCK.fullmatch(entry[name]):
                facts = {"field": name, "value": _shown(entry[name])}
                self.say(where, _("%(field)s %(value)s bukan jam HH:MM") % facts)
                return False
        if entry[first] >= entry[last]:
            self.say(where, _("%(first)s harus sebelum %(last)s") % {"first": first, "last": last})
            return False
        return True

    def date(self, where: str, name: str, value: str) -> date | None:
        """Return the date of an ISO text, or None after naming the trouble."""
        try:
            if len(value) != 10:
                raise ValueError
            return date.fromisoformat(value)
        except ValueError:
            self.say(where, _("%(field)s %(value)s bukan tanggal") % {"field": name, "value": _shown(value)})
            return None


def texts(value: object) -> Iterator[str]:
    """Yield the texts of a list; anything else yields nothing."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, str))


def is_validity(value: str) -> bool:
    """Return whether a text says how long a paper is valid."""
    return value in VALIDITY_WORDS or DURATION.fullmatch(value) is not None


VALIDITY_WORDS = frozenset({"lifetime", "until_changed", "one_use", "per_event", "until_age_17", "until_age_18"})


def _shown(value: object) -> str:
    text = str(value)
    return f'"{text[:60]}"'
