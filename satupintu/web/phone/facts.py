"""What a visitor's own phone shows on the way to a number. No account, no script.

GET, POST `/ambil/` `phone/code.html` (Code) · GET `/ambil/layanan?q=` `phone/services.html` (Services) · GET, POST
`/ambil/nomor` `phone/summary.html` (Summary), then the ticket's page. Who has shown the hall's code carries a signed
cookie for ten minutes and for one number, with which its pass is spent.
"""

from __future__ import annotations

from dataclasses import dataclass

from satupintu.web.ui.facts import No, Way

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """The hall's code is asked for; a scanned one is filled in."""

    action: str
    text: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class Services:
    """A search among all services; without words the most used."""

    action: str
    fields: Fields
    text: str
    hits: tuple[Way, ...]
    chosen: int
    none: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One chosen service."""

    label: str
    detail: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What will stand on the number."""

    chosen: tuple[Chosen, ...]
    fields: Fields
    action: str
    key: str
    add_url: str = ""
    refusal: No | None = None
