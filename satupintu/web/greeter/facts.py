"""What a greeter sees. Every order is a POST with `csrfmiddlewaretoken` and `kunci`; pages work without a script.

GET `/penyambut/` home.html (Home; part `isi`, live on `hall`) · GET `/penyambut/cari?q=` search.html (Search) ·
GET, POST `/penyambut/nomor/` number.html (NewNumber), then visitor.html (Visitor) · GET
`/penyambut/pengunjung/<number>/` visitor.html; POST `…/duduk`, `kembali`, `salinan`, `bantuan` (wishes) · POST
`/penyambut/pintu`, `/penyambut/pintu/kurang`, `/penyambut/pertanyaan`, `/penyambut/panggilan/<pk>`.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from satupintu.web.ui.facts import Live, No


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody calls for help: where, since when, the button "Saya ke sana"."""

    name: str
    since: str
    url: str
    key: str


@dataclass(frozen=True, slots=True)
class Home:
    """The first page: search, calls for help, two counts, the day's figure at the door; `shut`: a closing."""

    live: Live
    version: str
    search_url: str
    calls: tuple[Call, ...]
    count_url: str
    count_key: str
    take_back_url: str
    take_back_key: str
    visitors: int
    question_url: str
    question_key: str
    questions: int
    door: str
    paper_url: str
    shut: tuple[str, ...] = ()
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A service that was found; `closed` says why not now."""

    label: str
    detail: str
    url: str
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """What everyday words have found: services, or one of today's numbers."""

    text: str
    fields: tuple[tuple[str, str], ...]
    hits: tuple[Hit, ...]
    none: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A chosen service; `fewer_url`/`more_url` "" at 1 and 5 people."""

    label: str
    detail: str
    people: int
    remove_url: str
    fewer_url: str = ""
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A box to tick."""

    name: str
    value: str
    label: str
    on: bool = False


@dataclass(frozen=True, slots=True)
class NewNumber:
    """A number for somebody else; with `paper` the number and the time that stand on a pre-printed slip."""

    chosen: tuple[Chosen, ...]
    fields: tuple[tuple[str, str], ...]
    wishes: tuple[Option, ...]
    add_url: str
    search_fields: tuple[tuple[str, str], ...]
    printers: tuple[Option, ...]
    key: str
    is_paper: bool = False
    paper_number: str = ""
    paper_time: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """One line on the visitor's way."""

    where: str
    services: str
    state: str


@dataclass(frozen=True, slots=True)
class Visitor:
    """One of today's numbers: where it is, what a greeter may do for it.

    `link` and `qr` lead to the visitor's own page; `is_copy`: they are new, the lost slip's are dead.
    """

    number: str
    state: str
    lines: tuple[str, ...]
    stops: tuple[Stop, ...]
    wishes: tuple[Option, ...]
    key: str
    seat_url: str = ""
    return_url: str = ""
    copy_url: str = ""
    wish_url: str = ""
    printers: tuple[Option, ...] = ()
    qr: SafeString | None = None
    link: str = ""
    is_new: bool = False
    is_copy: bool = False
    priority: bool = False
    done: str = ""
    refusal: No | None = None
