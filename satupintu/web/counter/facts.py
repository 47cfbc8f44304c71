"""What an officer sees. One page `counter/desk.html` for every state of a counter, `counter/strip.html` beside it.

GET `/loket/` `counter/choose.html` (Choose; POST `CounterChoice.url` with `kunci` takes it) · GET `/loket/<code>/`
`counter/desk.html` (Desk) · GET `/loket/<code>/strip` `counter/strip.html` (the same Desk) · GET
`/loket/<code>/kertas/…` `counter/slip.html` (Slip, for the browser's printer).

Parts: `samping` (next people, the line), `kini` (the person, the form, the orders), `batal` (undo bar) of the
desk, `strip` of the strip. A request with the header `Bagian` that names `strip` is answered with
`counter/strip.html#strip`; any other with the whole desk page: the script takes the parts whose `data-version`
differs, and carries what an officer has ticked over to a fresh form for the same number. Give `samping` and
`kini` versions of their own (`side_version`: the line's state; `version`: counter, ticket, items, panel, refusal).

Every order is a POST with `csrfmiddlewaretoken`, `kunci` (= `Desk.key`, new at each answer; make it the order's
own with the order's name) and, from the strip, `layar=strip`. The answer is the page (or the strip), status 409
with `refusal`. Fields of done and next while serving:

- `hasil-<item id>`: done · received · incomplete · information, or from the strip one `hasil` for all;
- `tanggal-<item id>`: ISO date, for received (`Item.result_on` when empty);
- `ada`: paper codes that are here; what an incomplete item needs and is not ticked is its `missing`.

Panels (`?panel=tambah|teruskan|hapus|cari`): the middle of the desk asks one thing. `cari` GETs `nomor` or
`cari`; the others post the pressed button's `pilihan` and, where `Panel.items` are shown, `item`. While one is
open, `Desk.panel_url` is where the page asks for itself again; it names for whom the panel is (`untuk`), so that
it closes when another person comes. The form of the sitting stays in the page, hidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from satupintu.web.ui.facts import Live, No, Undo


class State(StrEnum):
    """What a counter does now; the template has the words."""

    CLOSED = "closed"
    BREAK = "break"
    IDLE = "idle"
    SUMMONED = "summoned"
    SERVING = "serving"


@dataclass(frozen=True, slots=True)
class CounterChoice:
    """A counter that the officer may take; `why` says who has it or why not."""

    label: str
    where: str
    url: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Choose:
    """No counter taken yet."""

    officer: str
    agency: str
    counters: tuple[CounterChoice, ...]
    key: str
    sign_out_url: str = ""
    own_url: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class NextPerson:
    """Somebody called to the seats of the line: number, services, where they are, how long they wait.

    `seat_url`: the officer may say that the person has sat down (POST with `kunci`).
    """

    number: str
    services: str
    where: str
    waited: str
    seat_url: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is at the counter or summoned to it. `seconds` since the start or the summons; `then` what follows.

    `tags` are words: "Prioritas", "3 orang", "Kursi roda".
    """

    number: str
    services: str
    seconds: int
    standard: str = ""
    then: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One service of the stop, `outcome` preselected; `result_on` (ISO), `result_words` ("25 November") its promise."""

    id: str
    label: str
    people: str = ""
    outcome: str = "done"
    result_on: str = ""
    result_words: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that the stop's items need, each once; `detail` "asli", "fotokopi"."""

    code: str
    label: str
    detail: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a panel; a press posts `pilihan`."""

    value: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A number that was searched: where it is, and what the officer may say ((label, url), POST with `kunci`)."""

    number: str
    lines: tuple[str, ...]
    orders: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """One question in the middle of the desk; `back_url` closes it. `search_url` "" has no search field."""

    title: str
    hint: str
    action: str
    back_url: str
    choices: tuple[Choice, ...] = ()
    items: tuple[Item, ...] = ()
    search_url: str = ""
    search_name: str = "cari"
    search_text: str = ""
    kind: str = ""
    none: str = ""
    found: Found | None = None
    drop_url: str = ""


@dataclass(frozen=True, slots=True)
class Orders:
    """Addresses of the orders; "" = not now, the button stands dashed. `closed_why` says why some are.

    `stay` takes a break or a close back that waits for the end of a sitting.
    """

    next: str = ""
    start: str = ""
    recall: str = ""
    absent: str = ""
    done: str = ""
    open: str = ""
    close: str = ""
    pause: str = ""
    add: str = ""
    pass_on: str = ""
    remove: str = ""
    closed_why: str = ""
    stay: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """One counter now. `after`: what was said to happen when this sitting ends; `shut`: today's announced closing."""

    code: str
    label: str
    line: str
    state: State
    version: str
    side_version: str
    live: Live
    key: str
    orders: Orders
    search_url: str
    strip_url: str
    since: str = ""
    shut: tuple[str, ...] = ()
    shut_word: str = ""
    after: str = ""
    next_people: tuple[NextPerson, ...] = ()
    line_facts: tuple[tuple[str, str], ...] = ()
    day_facts: tuple[tuple[str, str], ...] = ()
    person: Person | None = None
    items: tuple[Item, ...] = ()
    papers: tuple[Paper, ...] = ()
    undo: Undo | None = None
    refusal: No | None = None
    panel: Panel | None = None
    panel_url: str = ""
    slip_url: str = ""
    help_url: str = ""
    helped: bool = False
    leave_url: str = ""
    look_url: str = ""

    @property
    def one_result(self) -> Item | None:
        """The only item, or the first with a promise: what the strip offers as "diterima"."""
        return next((item for item in self.items if item.result_on), None)

    @property
    def more_items(self) -> int:
        """How many services there are beside the first, which the strip names."""
        return max(0, len(self.items) - 1)


@dataclass(frozen=True, slots=True)
class Slip:
    """Paper for a visitor whose papers are incomplete: per service what is missing, and what now."""

    number: str
    items: tuple[tuple[str, tuple[str, ...]], ...]
    lines: tuple[str, ...]
    back_url: str
