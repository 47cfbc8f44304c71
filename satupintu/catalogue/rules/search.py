"""Simple search for the kiosk: the beginnings of words, in names, agencies, papers and life events. Pure."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from satupintu.catalogue.values import Book, Service

WORD = re.compile(r"[a-z0-9]+")
NAME, OTHER_NAME, AGENCY, LIFE_EVENT, OUTPUT, NEED = 60, 40, 25, 30, 35, 8
WHOLE_WORD = 10
"""What a hit is worth: the name first, what the service gives next, what it asks for last."""


@dataclass(frozen=True, slots=True)
class _Index:
    """All words, sorted; for each the services (by their place in the catalogue) that hold it, and its worth there."""

    words: tuple[str, ...]
    places: tuple[tuple[tuple[int, int], ...], ...]
    services: tuple[Service, ...]


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
    index = _index(book, "en" if lang.startswith("en") else "id")
    hits: dict[int, list[int]] = defaultdict(list)
    for word in asked:
        for place, points in _found(index, word).items():
            hits[place].append(points)
    most = max(map(len, hits.values()), default=0)
    best = sorted((-sum(points), place) for place, points in hits.items() if len(points) == most)
    return [index.services[place] for _points, place in best[:limit]]


def _found(index: _Index, word: str) -> dict[int, int]:
    """Return for each service that holds a word beginning with `word` the most that one is worth."""
    found: dict[int, int] = {}
    for no in range(bisect_left(index.words, word), len(index.words)):
        if not index.words[no].startswith(word):
            break
        whole = WHOLE_WORD if index.words[no] == word else 0
        for place, worth in index.places[no]:
            found[place] = max(found.get(place, 0), worth + whole)
    return found


@lru_cache(maxsize=8)
def _index(book: Book, lang: str) -> _Index:
    events: dict[str, list[str]] = defaultdict(list)
    for event in book.life_events.values():
        for code in event.goal_services:
            events[code] += [event.name_id, event.name_en]
    worth: dict[str, dict[int, int]] = defaultdict(dict)
    services = tuple(book.services.values())
    for place, service in enumerate(services):
        for points, text in _texts(book, service, events[service.code], lang):
            for word in _known_words(text):
                worth[word][place] = max(worth[word].get(place, 0), points)
    known = tuple(sorted(worth))
    return _Index(known, tuple(tuple(worth[word].items()) for word in known), services)


def _texts(book: Book, service: Service, events: Iterable[str], lang: str) -> Iterator[tuple[int, str]]:
    agency = book.agencies[service.agency]
    outputs = [book.papers[output.paper] for output in service.outputs]
    needs = [book.papers[wanted.paper] for need in service.requirements for wanted in need.alternatives]
    yield from ((NAME, text) for text in (service.name(lang), service.code))
    yield OTHER_NAME, service.name("id" if lang == "en" else "en")
    yield from ((OUTPUT, text) for paper in outputs for text in (paper.code, paper.name_id, paper.name_en))
    yield from ((LIFE_EVENT, text) for text in events)
    names = (agency.name_id, agency.name_en, agency.short_name, agency.code, agency.does_id, agency.does_en)
    yield from ((AGENCY, text) for text in names)
    yield from ((NEED, text) for paper in needs for text in (paper.code, paper.name_id, paper.name_en))
