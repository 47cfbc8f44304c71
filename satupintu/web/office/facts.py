"""What the office sees. Every order is a POST with `csrfmiddlewaretoken` and `kunci`; pages work without a script.

A form posts to its own address; without the field `yakin` the answer is `office/sure.html` (Sure): what was, what will
be, and the same fields hidden. With `yakin` it is done, and the list that it belongs to comes back with `done`.
"""

from __future__ import annotations

from dataclasses import dataclass

from satupintu.web.ui.facts import Live, No, Way

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a difference: what it is called, what was, what will be."""

    label: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        """Whether this line changes."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Sure:
    """The difference, before it counts; `second`: it then waits for a second person."""

    title: str
    rows: tuple[Row, ...]
    action: str
    fields: Fields
    key: str
    back_url: str
    second: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """One change that was made: in words, by whom and when; "" where it cannot be undone or confirmed."""

    title: str
    rows: tuple[Row, ...]
    who: str
    state: str
    key: str
    undo_url: str = ""
    confirm_url: str = ""
    decline_url: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The latest changes, those that wait for a second person first."""

    waiting: tuple[Past, ...]
    made: tuple[Past, ...]
    done: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a list to choose from."""

    value: str
    label: str
    on: bool = False


@dataclass(frozen=True, slots=True)
class UsualDay:
    """A holder's usual hours of one weekday, "" when it is not here."""

    weekday: str
    label: str
    opens: str
    closes: str


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of one holder: its usual week, what is announced, and the form of an announcement."""

    title: str
    holders: tuple[Way, ...]
    action: str
    usual_action: str
    week: tuple[UsualDay, ...]
    announced: tuple[Past, ...]
    today: str
    weekdays: tuple[Choice, ...]
    fields: dict[str, str]
    can_change: bool
    closes_typed: str = ""
    done: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class Holidays:
    """The free days by year, and the form that proposes a year's decree."""

    years: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    waiting: tuple[Past, ...]
    action: str
    year: str
    text: str
    done: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the day; `url` opens its list. `stuck`: something waits for somebody to act."""

    label: str
    value: str
    url: str
    detail: str = ""
    stuck: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """The list behind a figure: the heads of its columns, and its rows."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    back_url: str


@dataclass(frozen=True, slots=True)
class LineNow:
    """One line at this moment, stuck ones first."""

    name: str
    where: str
    waiting: str
    longest: str
    counters: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class CounterNow:
    """One counter: who sits there, since when, and what it does; `empty`: somebody should sit there."""

    name: str
    agency: str
    state: str
    who: str
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Today:
    """The mall at a glance."""

    live: Live
    version: str
    figures: tuple[Figure, ...]
    lines: tuple[LineNow, ...]
    counters: tuple[CounterNow, ...]
    help: tuple[tuple[str, str], ...]
    away: tuple[str, ...]
    updated: str
    announced: str = ""
    silent: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """An agency's figures of one day: people served, still waiting, minutes from number to first service."""

    title: str
    served: str
    waiting: str
    wait: str
    outcomes: tuple[tuple[str, str], ...]
    served_url: str = ""
    waiting_url: str = ""


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency: its day, the day before, its people, and what may be changed."""

    name: str
    now: Today
    days: tuple[Day, ...]
    officers: tuple[tuple[str, str], ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Device:
    """One kiosk, row or board, and its printer. `change_url` takes `ubah`, `test_url` takes `uji`; each has a key.

    `silent`: it should have said something and has not. `printer` is None where a device has none by its kind.
    """

    pk: int
    name: str
    place: str
    state: str
    seen: str
    active: bool
    silent: bool
    change_url: str
    test_url: str
    key: str
    printer: str | None = None
    can_sound: bool = False


@dataclass(frozen=True, slots=True)
class Devices:
    """The devices of the hall, and the form that pairs one: the code on its screen, what it is, how it is called."""

    devices: tuple[Device, ...]
    kinds: tuple[tuple[str, tuple[Choice, ...]], ...]
    action: str
    fields: dict[str, str]
    address: str
    past: tuple[Past, ...]
    done: str = ""
    told: str = ""
    trouble: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """One counter: who sits there and what it does. `move_url` takes `jalur`, one of `lines`."""

    code: str
    name: str
    state: str
    who: str
    empty: bool
    key: str
    free_url: str = ""
    move_url: str = ""
    lines: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class LineOfCounters:
    """One line with its counters."""

    name: str
    where: str
    counters: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Counters:
    """Every line with its counters, and the latest moves."""

    lines: tuple[LineOfCounters, ...]
    past: tuple[Past, ...]
    done: str = ""
    freed: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the voice: what it says, whether a recording is used, and where it is heard."""

    code: str
    label: str
    recorded: bool
    sound_url: str


@dataclass(frozen=True, slots=True)
class Voice:
    """The parts of the calls; a recording is posted to `action` as `rekaman` with `bagian`."""

    parts: tuple[Part, ...]
    action: str
    rate: int
    key: str
    example_url: str
    past: tuple[Past, ...] = ()
    done: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class FacilityNow:
    """A facility: its state in words, and the form that changes it."""

    code: str
    name: str
    state: str
    works: bool
    note: str
    until: str


@dataclass(frozen=True, slots=True)
class Facilities:
    """Every facility of the building with today's state."""

    items: tuple[FacilityNow, ...]
    action: str
    past: tuple[Past, ...] = ()
    done: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class Messages:
    """Messages to the hall: those that are shown now, and the form of a new one."""

    shown: tuple[str, ...]
    zones: tuple[Choice, ...]
    action: str
    text: str
    until: str
    past: tuple[Past, ...] = ()
    done: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class NewsList:
    """The bulletin's entries, and the way to a new one."""

    entries: tuple[Way, ...]
    new_url: str
    past: tuple[Past, ...] = ()
    done: str = ""


@dataclass(frozen=True, slots=True)
class NewsForm:
    """One entry of the bulletin, to be written or corrected."""

    heading: str
    action: str
    title: str
    body: str
    author: str
    release: str
    pictures: tuple[str, ...]
    is_new: bool
    withdraw: bool = False
    refusal: No | None = None
