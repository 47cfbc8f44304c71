"""What the pages of the house itself show: about, facilities, the way, the bulletin, help. See `facts.py`."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from satupintu.web.public.drawing import Drawing
from satupintu.web.public.facts import Entry, Fact


@dataclass(frozen=True, slots=True)
class Tier:
    """The agencies of one tier of government ("Kabupaten", "BUMN")."""

    title: str
    agencies: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class About:
    """The house: who runs it, since when, who is in it, where it stands; `unknown` says what nobody has confirmed."""

    language_url: str
    title: str
    facts: tuple[Fact, ...]
    tiers: tuple[Tier, ...]
    tier_summary: str
    newest: str
    address: str
    road: str
    unknown: tuple[str, ...]
    news_url: str


@dataclass(frozen=True, slots=True)
class FacilityNow:
    """One facility today: `state` is a sentence, `tag` a word; `works` says which look it wears."""

    name: str
    place: str
    works: bool
    tag: str
    state: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CounterWay:
    """One counter, as a way to its step-free way."""

    number: str
    url: str


@dataclass(frozen=True, slots=True)
class FloorCounters:
    """The counters of a floor."""

    title: str
    counters: tuple[CounterWay, ...]


@dataclass(frozen=True, slots=True)
class Facilities:
    """Facilities with today's state, those that nobody has confirmed (`unsure`), and the ways without stairs."""

    language_url: str
    summary: str
    facilities: tuple[FacilityNow, ...]
    unsure: tuple[str, ...]
    floors: tuple[FloorCounters, ...]
    steps: tuple[str, ...]
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class StepFree:
    """The way without stairs to one counter: `row` are the counters of its zone, with True for this one."""

    language_url: str
    counter: str
    floor: str
    zone: str
    agency: str
    agency_url: str
    steps: tuple[str, ...]
    row: tuple[tuple[str, bool], ...]
    trouble: tuple[str, ...]
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One entry of the bulletin in a list."""

    title: str
    url: str
    released: str
    summary: str


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The bulletin, newest first."""

    language_url: str
    feed_url: str
    news: tuple[NewsLine, ...]


@dataclass(frozen=True, slots=True)
class PictureShown:
    """A picture with its words and its size in pixels."""

    url: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class NewsPage:
    """One entry. `readers_url` is the small picture that only a reader's browser asks for (see `readers.py`)."""

    language_url: str
    title: str
    released: str
    released_iso: str
    corrected: str
    author: str
    body: SafeString
    pictures: tuple[PictureShown, ...]
    readers: str
    readers_url: str
    list_url: str


@dataclass(frozen=True, slots=True)
class Help:
    """How to reach a person; `phone` "" when the mall has published none."""

    language_url: str
    opens: str
    lines: tuple[str, ...]
    phone: str
    phone_url: str
    phone_unknown: str
    ways: tuple[Entry, ...]
