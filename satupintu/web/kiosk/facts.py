"""What the kiosk shows. Nothing is remembered: basket and looks live in the address (`kiosk/basket.py`).

Every template gets `page` (below) and `frame`; `page.bar` is the foot of each screen. Addresses, all with the
basket's query (`Basket.at`):

====================================  ===========================  ==============================================
GET `/kios/`                          `kiosk/start.html`           Start (also "Tambah layanan" with a basket);
                                                                   header `Bagian: isi` → `kiosk/start.html#isi`
GET `/kios/instansi/`                 `kiosk/agencies.html`        Agencies
GET `/kios/instansi/<code>/`          `kiosk/services.html`        Services
GET `/kios/cari/?cari=&tombol=`       `kiosk/search.html`          Search; `tombol` → `keyboard.press`;
                                                                   header `Bagian: hasil` → `…#hasil`
GET `/kios/ringkasan/`                `kiosk/summary.html`         Summary
POST `/kios/nomor/`                   `kiosk/result.html`          Result, or `kiosk/refused.html` (Refused);
                                                                   fields `isi`, `prioritas`, `kunci` + looks
GET `/kios/bantuan/`                  `kiosk/help.html`            Help; POST to `call_url` with `kunci`
GET `/kios/nomor-saya/?nomor=&tombol=`  `kiosk/number.html`        Number; `tombol` → `keyboard.press_number`
GET `/kios/nomor-saya/<number>/`      `kiosk/mine.html`            Mine; POST `return_url` with `kunci` (RETURN)
GET `/kios/kursi/<line>/`             `kiosk/row.html`             Row, the tablet at a row of seats; header
                                                                   `Bagian: kursi`; POST `RowCall.url` with `kunci`
====================================  ===========================  ==============================================

A service is chosen by a link to the summary (`basket.with_people(code, 1).at(summary)`): three taps by
agency, one from the start screen; each further one two taps, three by agency. POST answers carry the page itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from satupintu.web.kiosk.keyboard import LETTERS, NUMBER_KEYS
from satupintu.web.ui.facts import Live, No

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Switch:
    """Something that is on or off; `url` is the same screen with it turned."""

    url: str
    on: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """The foot of every screen. "" leaves a button out: `back_url` on the first screen, `audio_url` without audio.

    `reset_url` is where the kiosk goes after 30 s + 15 s without a touch; `language_url` is the same screen in
    the other language, with all that was chosen.
    """

    reset_url: str
    help_url: str
    large: Switch
    low: Switch
    language_url: str
    back_url: str = ""
    audio_url: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """The part of a long list that is shown: "3 lagi di atas", "2 lagi di bawah" and where they stand; "" for none."""

    before: str = ""
    before_url: str = ""
    after: str = ""
    after_url: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class Tile:
    """One choice: a service or an agency. `closed` says why not now ("Hari Rabu saja"); it still leads somewhere."""

    label: str
    url: str
    detail: str = ""
    icon: str = ""
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """The first screen; with a basket it is "Tambah layanan" and `back_url` leads to the summary.

    `tiles` are the eight most used services. `plan_why`: why scanning a plan is not possible here yet.
    `shut` is an announced early closing.
    """

    bar: Bar
    live: Live
    version: str
    opens: str
    tiles: tuple[Tile, ...]
    agencies_url: str
    search_url: str
    number_url: str
    plan_why: str
    shut: str = ""
    adding: bool = False


@dataclass(frozen=True, slots=True)
class Agencies:
    """All agencies, those not in today marked; a leaf of them in large letters."""

    bar: Bar
    tiles: tuple[Tile, ...]
    leaf: Leaf = Leaf()


@dataclass(frozen=True, slots=True)
class Services:
    """The services of one agency; `where` is "Lantai 1 · loket 5–9"."""

    bar: Bar
    agency: str
    where: str
    tiles: tuple[Tile, ...]
    leaf: Leaf = Leaf()


@dataclass(frozen=True, slots=True)
class Search:
    """Search with an on-screen keyboard. `fields` are hidden (the basket); `none` says what to do without hits."""

    bar: Bar
    action: str
    fields: Fields
    text: str = ""
    tiles: tuple[Tile, ...] = ()
    none: tuple[str, ...] = ()
    keys: tuple[str, ...] = LETTERS


@dataclass(frozen=True, slots=True)
class Line:
    """One chosen service. `fewer_url`/`more_url` are "" at 1 and at 5 people; `note` warns ("antrean panjang")."""

    label: str
    detail: str
    people: int
    remove_url: str
    fewer_url: str = ""
    more_url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What cannot be finished today: "KIA butuh akta" · "Akta jadi besok." with a way to leave that service out."""

    title: str
    text: str
    leave_out_label: str
    leave_out_url: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What will stand on the number. `add_url`, `agencies_url` are "" with five services; `fields` go to `action`."""

    bar: Bar
    title: str
    lines: tuple[Line, ...]
    priority: Switch
    priority_for: str
    action: str
    fields: Fields
    add_url: str = ""
    agencies_url: str = ""
    notes: tuple[Note, ...] = ()
    leaf: Leaf = Leaf()


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop on a result: "Lantai 1", "Loket 5–9", agency, services, "6 orang sebelum Anda", why it waits."""

    floor: str
    counters: str
    agency: str
    services: str
    ahead: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """The number, given. `trouble`: the paper did not come; the number counts all the same."""

    bar: Bar
    number: str
    stops: tuple[Stop, ...]
    qr: SafeString = field(default_factory=SafeString)
    priority: bool = False
    trouble: No | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """No number, and why; `about` is what was asked for ("Pensiun · Taspen"), "" for the whole mall.

    `live` where the kiosk rests: once numbers are given, the start screen takes its place by itself.
    """

    bar: Bar
    no: No
    about: str = ""
    live: Live | None = None


@dataclass(frozen=True, slots=True)
class Help:
    """How to reach a human. `call_url` is "" where a kiosk cannot call; `called` after it has.

    `gives`: numbers are given now, so that choosing goes on from here.
    """

    bar: Bar
    lines: tuple[str, ...]
    call_url: str = ""
    key: str = ""
    called: bool = False
    gives: bool = True


@dataclass(frozen=True, slots=True)
class Number:
    """Typing today's number: a letter, then digits."""

    bar: Bar
    action: str
    fields: Fields
    text: str = ""
    show_url: str = ""
    refusal: No | None = None
    keys: tuple[str, ...] = NUMBER_KEYS


@dataclass(frozen=True, slots=True)
class Mine:
    """One of today's numbers: where it stands. `return_url` when it is away and may come back by itself."""

    bar: Bar
    number: str
    title: str
    lines: tuple[str, ...]
    stops: tuple[Stop, ...] = ()
    return_url: str = ""
    key: str = ""
    turn: bool = False
    fields: Fields = ()


@dataclass(frozen=True, slots=True)
class RowCall:
    """A number called to these seats; a press says "Saya sudah duduk". `seated`: it has been pressed."""

    number: str
    seated: bool
    url: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The tablet at the seats of one line."""

    title: str
    where: str
    version: str
    live: Live
    calls: tuple[RowCall, ...] = ()
    refusal: No | None = None
