"""The catalogue as plain frozen values: what every screen and rule reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS


class Held(StrEnum):
    """Who is assumed to have a paper at home (PLAN_RULE section 3)."""

    EVERYBODY = "everybody"
    HOLDER = "holder"
    NOBODY = "nobody"


class Source(StrEnum):
    """Where a paper comes from."""

    PRODUCED = "produced"
    EXTERNAL = "external"
    SELF = "self"


class Unit(StrEnum):
    """The unit of a promise (jangka waktu)."""

    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"


class Arrow(StrEnum):
    """Where a counter lies, seen from the board of its zone."""

    LEFT = "left"
    STRAIGHT = "straight"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a code and a name in two languages."""

    code: str
    name_id: str
    name_en: str

    def name(self, lang: str = "id") -> str:
        """Return the name in `lang` ("id", "en", "en-gb" …)."""
        return self.name_en if lang.startswith("en") and self.name_en else self.name_id


class PaperOf(NamedTuple):
    """One paper of one person: the paper's code and whose it is (a role)."""

    paper: str
    role: str = "applicant"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One entry of what a service asks for: any one of `alternatives` meets it.

    `when` names the fact under which it is asked; `copies` are the alternatives of which a copy is enough.
    """

    alternatives: tuple[PaperOf, ...]
    when: str | None = None
    copies: tuple[PaperOf, ...] = ()

    @property
    def form(self) -> str | None:
        """ "copy" when a copy is enough for every alternative, else None."""
        return "copy" if self.copies and set(self.copies) == set(self.alternatives) else None


@dataclass(frozen=True, slots=True)
class Promise:
    """The published time to completion; `estimate`: until the agency has confirmed it."""

    amount: int
    unit: Unit
    estimate: bool = False

    @property
    def same_day(self) -> bool:
        """Whether the result is there before the visitor leaves (minutes, hours, or at once)."""
        return self.amount == 0 or self.unit in {Unit.MINUTES, Unit.HOURS}

    @property
    def ms(self) -> int | None:
        """Milliseconds of a promise of the same day; None when it is counted in days."""
        if self.amount == 0:
            return 0
        return {Unit.MINUTES: self.amount * MINUTE_MS, Unit.HOURS: self.amount * HOUR_MS}.get(self.unit)


@dataclass(frozen=True, slots=True)
class FeeVariant:
    """An amount that holds under a fact ("motorcycle")."""

    when: str
    amount_idr: int


@dataclass(frozen=True, slots=True)
class Fee:
    """What a service costs, in facts: `amount_idr` None means "not one figure", see variants and formula."""

    kind: str
    amount_idr: int | None
    basis: str | None = None
    formula: str | None = None
    variants: tuple[FeeVariant, ...] = ()
    parts: tuple[str, ...] = ()
    plus: str | None = None
    confidence: str = "?"

    @property
    def is_free(self) -> bool:
        """Whether nothing at all is asked."""
        return self.amount_idr == 0 and not self.variants and self.formula is None and self.plus is None


@dataclass(frozen=True, slots=True)
class Agency(Named):
    """A tenant of the mall (instansi)."""

    short_name: str
    does_id: str
    does_en: str
    tier: str
    floor: int
    lines: tuple[str, ...]
    counters: tuple[str, ...]
    schedule_days: tuple[int, ...] | None
    confidence: str

    def does(self, lang: str = "id") -> str:
        """Return what people come here for, in a few everyday words."""
        return self.does_en if lang.startswith("en") and self.does_en else self.does_id


@dataclass(frozen=True, slots=True)
class Line(Named):
    """A waiting line with its row of seats (jalur antrean); `standard_ms` is its published standard time."""

    agency: str
    short_name: str
    floor: int
    zone: str
    has_device: bool
    standard_ms: int
    counters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counter:
    """A desk (loket); its code is its number as text."""

    code: str
    line: str
    agency: str
    floor: int
    zone: str
    arrow: Arrow

    @property
    def number(self) -> int:
        """The number on the plate."""
        return int(self.code)


@dataclass(frozen=True, slots=True)
class Zone(Named):
    """A part of the hall with one board and one queue of spoken calls."""

    floor: int
    counters: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper(Named):
    """A kind of document."""

    issuer: str
    source: Source
    held: Held
    validity: str
    confidence: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Service(Named):
    """The smallest thing with a standard of its own (layanan)."""

    agency: str
    line: str
    description: str
    desk_minutes: int
    promise: Promise
    requirements: tuple[Requirement, ...]
    outputs: tuple[PaperOf, ...]
    fee: Fee
    channels: tuple[str, ...]
    prerequisites: tuple[str, ...]
    proxy: str
    mode: str
    national_system: str | None
    confidence: str
    note: str = ""

    @property
    def desk_ms(self) -> int:
        """Estimated time at the desk for one person, in milliseconds."""
        return self.desk_minutes * MINUTE_MS

    @property
    def same_day(self) -> bool:
        """Whether the result is there before the visitor leaves."""
        return self.promise.same_day

    @property
    def ready_after_ms(self) -> int:
        """Milliseconds from the end at the desk until the result is there; 0 when promised in days (QUEUE_RULE END)."""
        return max(0, (self.promise.ms or 0) - self.desk_ms)


@dataclass(frozen=True, slots=True)
class LifeEvent(Named):
    """What happened in a life ("Melahirkan anak") and the services it leads to."""

    goal_services: tuple[str, ...]
    goal_papers: tuple[PaperOf, ...]
    missing: tuple[str, ...]
    conditions: tuple[str, ...]
    deadline: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class District(Named):
    """A kecamatan; the code is the ministry's."""


@dataclass(frozen=True, slots=True)
class Facility(Named):
    """Something the building offers (mushalla, kursi roda)."""

    floor: int | None
    confidence: str


@dataclass(frozen=True, slots=True)
class MallFacts:
    """What is known of the mall as a house; "" = not known. The two launches are dates."""

    nickname: str
    former_name: str
    operator: str
    manager_role: str
    address: str
    floors: int
    soft_launch: date | None
    grand_launch: date | None
    agencies_after_launch: int
    newest_agency: str
    phone: str


@dataclass(frozen=True, slots=True)
class LifeNeed(Named):
    """What people come with ("Keluarga"), and the services that answer it; `icon` is one of the sprite's."""

    icon: str
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere(Named):
    """What people ask for here and another office makes; `words` (small letters) are what they ask with."""

    office_id: str
    office_en: str
    words: tuple[str, ...]
    needs: tuple[str, ...]

    def office(self, lang: str = "id") -> str:
        """Return which office makes it."""
        return self.office_en if lang.startswith("en") else self.office_id


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """The whole catalogue of one mall in memory, frozen; compared by identity. Dicts are by code, in file order.

    Numbers are given from `tickets_from` until `tickets_until`, both "HH:MM".
    """

    stamp: str
    mall_name_id: str
    mall_name_en: str
    agencies: Mapping[str, Agency]
    lines: Mapping[str, Line]
    counters: Mapping[str, Counter]
    zones: Mapping[str, Zone]
    services: Mapping[str, Service]
    papers: Mapping[str, Paper]
    life_events: Mapping[str, LifeEvent]
    districts: Mapping[str, District]
    facilities: Mapping[str, Facility]
    mall: MallFacts
    needs: Mapping[str, LifeNeed]
    elsewhere: tuple[Elsewhere, ...]
    popular: tuple[str, ...]
    tickets_from: str
    tickets_until: str
    makers: Mapping[PaperOf, tuple[str, ...]] = field(default_factory=dict)
    _services_of: Mapping[str, tuple[Service, ...]] = field(default_factory=dict)

    def mall_name(self, lang: str = "id") -> str:
        """Return the mall's name in `lang`."""
        return self.mall_name_en if lang.startswith("en") else self.mall_name_id

    def line_of(self, service_code: str) -> Line:
        """Return the line in which a service waits."""
        return self.lines[self.services[service_code].line]

    def services_of(self, agency: str) -> tuple[Service, ...]:
        """Return the services of an agency, in the order of its catalogue."""
        return self._services_of.get(agency, ())

    def makers_of(self, wanted: PaperOf) -> tuple[Service, ...]:
        """Return the services that produce exactly this paper for this role."""
        return tuple(self.services[code] for code in self.makers.get(wanted, ()))
