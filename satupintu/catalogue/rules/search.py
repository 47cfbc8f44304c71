"""Simple search for the kiosk: the beginnings of words, in names, agencies, papers and life events. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from satupintu.catalogue.values import Book, Service

WORD = re.compile(r"[a-z0-9]+")
NAME, OTHER_NAME, AGENCY, LIFE_EVENT, OUTPUT, NEED = 60, 40, 25, 30, 35, 8
WHOLE_WORD = 10
"""What a hit is worth: the name first, what the service gives next, what it asks for last."""


@dataclass(frozen=True, slots=True)
class _Entry:
    service: Service
    fields: tuple[tuple[int, frozenset[str]], ...]


def words(text: str) -> list[str]:
    """Return the words of a text in small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def _known_words(text: str) -> list[str]:
    """Return the words under which a text is found: "KTP-el" by "ktp", "el" and "ktpel"."""
    chains = re.findall(r"\w+(?:[-/]\w+)+", text)
    return words(text) + [word for chain in chains for word in words(re.sub(r"[-/]", "", chain))]


def search(book: Book, text: str, lang: str = "id", *, limit: int = 20) -> list[Service]:
    """Return the services that match every word of `text` as the beginning of a word, the best first.

    When no service matches all the words, those that match the most of them are returned.
    """
    asked = words(text)[:8]
    if not asked:
        return []
    scored: list[tuple[int, int, int, Service]] = []
    for order, entry in enumerate(_index(book, "en" if lang.startswith("en") else "id")):
        points = [_best(entry, word) for word in asked]
        hits = sum(1 for point in points if point)
        if hits:
            scored.append((-hits, -sum(points), order, entry.service))
    if not scored:
        return []
    scored.sort(key=lambda row: row[:3])
    most = scored[0][0]
    return [service for hits, _points, _order, service in scored if hits == most][:limit]


def _best(entry: _Entry, word: str) -> int:
    best = 0
    for weight, known in entry.fields:
        if weight + WHOLE_WORD <= best:
            continue
        if word in known:
            best = max(best, weight + WHOLE_WORD)
        elif weight > best and any(candidate.startswith(word) for candidate in known):
            best = weight
    return best


@lru_cache(maxsize=8)
def _index(book: Book, lang: str) -> tuple[_Entry, ...]:
    events: dict[str, list[str]] = {}
    for event in book.life_events.values():
        for code in event.goal_services:
            events.setdefault(code, []).extend((event.name_id, event.name_en))
    return tuple(_entry(book, service, events.get(service.code, []), lang) for service in book.services.values())


def _entry(book: Book, service: Service, events: Iterable[str], lang: str) -> _Entry:
    agency = book.agencies[service.agency]
    own, other = service.name(lang), service.name("id" if lang == "en" else "en")
    outputs = [book.papers[output.paper] for output in service.outputs]
    needs = [book.papers[wanted.paper] for need in service.requirements for wanted in need.alternatives]
    texts = (
        (NAME, [own, service.code]),
        (OTHER_NAME, [other]),
        (OUTPUT, [text for paper in outputs for text in (paper.code, paper.name_id, paper.name_en)]),
        (LIFE_EVENT, list(events)),
        (AGENCY, [agency.name_id, agency.name_en, agency.short_name, agency.code, agency.does_id, agency.does_en]),
        (NEED, [text for paper in needs for text in (paper.code, paper.name_id, paper.name_en)]),
    )
    return _Entry(
        service, tuple((weight, frozenset(w for text in many for w in _known_words(text))) for weight, many in texts)
    )
