"""What the pages of those who check show: the record, and the log of who read what."""

from __future__ import annotations

from dataclasses import dataclass

from satupintu.web.office.facts import Choice


@dataclass(frozen=True, slots=True)
class Written:
    """One record in words; `stored` is what is written, to the letter."""

    position: str
    moment: str
    kind: str
    about: str
    by: str
    facts: str
    stored: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What an auditor has asked the record for, newest first."""

    day: str
    counter: str
    number: str
    kind: str
    kinds: tuple[Choice, ...]
    rows: tuple[Written, ...]
    total: str
    older_url: str = ""
    sealed: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of the access log, in words."""

    moment: str
    who: str
    what: str
    place: str
    about: str


@dataclass(frozen=True, slots=True)
class AccessLog:
    """Who came in and who looked at what on a day, newest first."""

    day: str
    account: str
    kinds: tuple[Choice, ...]
    rows: tuple[Seen, ...]
    total: str
    older_url: str = ""
