"""What the public pages show; every text is in the reader's language, every address is ready.

Each page is one frozen value that compares and hashes by what it shows: `kept.py` keeps a page under it.

====================================  ==================================  =====================================
GET `/`                               `public/home.html`                  Home
GET `/cari?q=`                        `public/search.html`                Search
GET `/keperluan/<code>/`              `public/need.html`                  NeedPage
GET `/instansi/`, `?urut=abjad`       `public/agencies.html`              Agencies
GET `/instansi/<code>/`               `public/agency.html`                AgencyPage
GET `/layanan/<code>/`                `public/service.html`               ServicePage
GET `/antrean/`                       `public/hall.html`                  HallPage; header `Bagian: jalur`
GET `/tentang/`                       `public/about.html`                 About (`facts_house.py`)
GET `/fasilitas/`                     `public/facilities.html`            Facilities (`facts_house.py`)
GET `/jalan/<counter>/`               `public/way.html`                   StepFree (`facts_house.py`)
GET `/kabar/`, `/kabar/<slug>/`       `public/bulletin.html`, `news.html` Bulletin, NewsPage (`facts_house.py`)
GET `/bantuan/`                       `public/help.html`                  Help (`facts_house.py`)
GET `/aksesibilitas/`                 `public/statement.html`             Page
GET `/layar/` (demo and test only)    `public/screens.html`               Screens
====================================  ==================================  =====================================
"""

from __future__ import annotations

from dataclasses import dataclass

from satupintu.web.ui.facts import Live, MyNumber, Way


@dataclass(frozen=True, slots=True)
class Page:
    """A page that shows nothing but its own words; `language_url` is the same page in the other language."""

    language_url: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list that leads on. `tag` is a short word ("Tutup"); `is_open` says which look it wears."""

    label: str
    url: str
    detail: str = ""
    icon: str = ""
    tag: str = ""
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading ("Lantai 1", "B", "Dispendukcapil"); `anchor` is the heading's id."""

    title: str
    entries: tuple[Entry, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """The first page. `opens` answers "open today?", `opens_lines` say why not and when next.

    `warnings` are facilities that do not work now; `news` the newest entry of the bulletin; `screens_url` leads to
    the demo's screens ("" outside a demo).
    """

    language_url: str
    is_open: bool
    opens: str
    opens_lines: tuple[str, ...]
    agency_count: int
    service_count: int
    needs: tuple[Entry, ...]
    mine: MyNumber | None = None
    warnings: tuple[str, ...] = ()
    news: Entry | None = None
    screens_url: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """What was found for `text`; `elsewhere` says which office makes what is not made here."""

    language_url: str
    text: str
    title: str
    hits: tuple[Entry, ...] = ()
    elsewhere: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedPage:
    """The services of one need, by agency, and what other offices make: (what, office)."""

    language_url: str
    title: str
    icon: str
    groups: tuple[Group, ...]
    elsewhere: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Agencies:
    """All agencies, by floor or by letter, with today's hours; `shut` is an announced closing of the mall."""

    language_url: str
    title: str
    opens: str
    groups: tuple[Group, ...]
    by_letter: bool
    floor_url: str
    letter_url: str
    shut: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """One agency: what it is, when it is here, where, and its services."""

    language_url: str
    short_name: str
    name: str
    does: str
    tier: str
    is_open: bool
    opens: str
    opens_lines: tuple[str, ...]
    days: str
    floor: str
    counters: str
    ways: tuple[Way, ...]
    services: tuple[Entry, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a service: its lines, and how sure it is (`doubt`: "perkiraan kami, belum dipastikan …")."""

    label: str
    lines: tuple[str, ...]
    doubt: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One paper that will do: its name with whose it is, in which form, from where."""

    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to bring: any one of `options`; `only_when` "" means always."""

    options: tuple[Option, ...]
    only_when: str = ""


@dataclass(frozen=True, slots=True)
class ServicePage:
    """One service: fee, time, place, papers. `first` are services to be done before it."""

    language_url: str
    title: str
    agency: str
    agency_url: str
    facts: tuple[Fact, ...]
    floor: str
    counters: str
    way_url: str
    is_open: bool
    opens: str
    opens_lines: tuple[str, ...]
    needs: tuple[Need, ...]
    outputs: tuple[str, ...]
    first: tuple[Entry, ...] = ()
    about: str = ""
    doubt: str = ""
    hall_url: str = ""


@dataclass(frozen=True, slots=True)
class LineNow:
    """One line of the hall now: `length` is "short", "middle", "long" or "" when nobody serves there now."""

    agency: str
    url: str
    counters: str
    length: str
    length_text: str
    waiting: str
    closed: str = ""


@dataclass(frozen=True, slots=True)
class FloorNow:
    """The lines of one floor."""

    title: str
    lines: tuple[LineNow, ...]


@dataclass(frozen=True, slots=True)
class HallPage:
    """The hall now. `version` changes with what is shown; `messages` are the mall's own to the hall."""

    language_url: str
    live: Live
    version: str
    opens: str
    summary: str
    updated: str
    floors: tuple[FloorNow, ...]
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screens:
    """The mall's screens, for who tries the demo."""

    language_url: str
    screens: tuple[Way, ...]
