"""What goes in and out of `/api/v1`, as documented in its OpenAPI file."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import ConfigDict

StopStateName = Literal["waiting", "not_ready", "called", "at_deck", "summoned", "serving", "away", "done", "gone"]
Code = Annotated[str, Field(min_length=1, max_length=20)]
Line = Annotated[str, Field(max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$")]
"""One line of text: a database keeps no control characters."""


class In(Schema):
    """What comes in is exactly as documented: no unknown field, no "2" for 2, no "yes" for true."""

    model_config = ConfigDict(extra="forbid", strict=True)


class RefusalOut(Schema):
    """A "no": what happened and what to do now, in the asked language."""

    code: str
    reason: str
    remedy: str


class ServiceIn(In):
    """A service for some people."""

    code: Code
    people: int = Field(default=1, description="1 to 5")


class TicketIn(In):
    """Which services one visitor needs; a plain code stands for one person."""

    services: list[ServiceIn | Code] = Field(min_length=1, max_length=20)
    priority: bool = False


class StopOut(Schema):
    """One line on a visitor's way; `gone`: still open when the visitor left or the day ended."""

    line: str
    items: list[str]
    state: StopStateName
    people_before: int
    counter: str | None = None


class TicketOut(Schema):
    """A ticket as its holder may see it; `id` and `url` are null for who asks by today's number.

    They are the visitor's own: whoever has them may pause and cancel.
    """

    id: str | None
    number: str
    url: str | None
    state: str
    priority: bool
    stops: list[StopOut]


class ItemOut(Schema):
    """An item of a sitting; `item` names it in the outcome."""

    item: int
    service: str
    name: str
    people: int
    papers: list[str]


class NumberOut(Schema):
    """A ticket as an officer's order names it."""

    number: str


class NextOut(Schema):
    """Whom the rule gave to a counter."""

    state: Literal["serving", "summoned"]
    ticket: NumberOut
    items: list[ItemOut]


class OutcomeIn(In):
    """What became of an item: its number (or service code) and an outcome."""

    item: int | Code
    outcome: str = Field(max_length=20, description="done, received, incomplete or information")
    result_on: Annotated[date | None, Field(strict=False)] = None
    missing: list[Line] = Field(default=[], max_length=20)
    ready_now: bool = False


class OutcomesIn(In):
    """Outcomes of a sitting; empty = everything is done. `number` = whose sitting the sender means."""

    outcomes: list[OutcomeIn] = Field(max_length=20)
    number: str | None = Field(default=None, max_length=8)


class CounterOut(Schema):
    """A counter after an order."""

    counter: str
    open: bool
    on_break: bool
    serving: str | None
    summoned: str | None


class LineNowOut(Schema):
    """A line right now: counts only."""

    code: str
    waiting: int
    called: int
    serving: int
    open_counters: int
    length: Literal["short", "middle", "long"]


class CallOut(Schema):
    """A call as the boards show it."""

    number: str
    line: str
    counter: str | None
    zone: str
    called_at: datetime


class HallOut(Schema):
    """The hall right now, open to all."""

    day: date
    now: datetime
    open: bool
    lines: list[LineNowOut]
    board: list[CallOut]


class AgencyOut(Schema):
    """A tenant of the mall."""

    code: str
    short: str
    name_id: str
    name_en: str
    floor: int
    opens: datetime | None
    closes: datetime | None


class LineOut(Schema):
    """A waiting line."""

    code: str
    agency: str
    floor: int
    zone: str
    counters: list[str]
    standard_minutes: float
    has_device: bool


class ServiceOut(Schema):
    """A service of the catalogue."""

    code: str
    agency: str
    line: str
    name_id: str
    name_en: str
    desk_minutes: int
    same_day: bool


class LifeEventOut(Schema):
    """What happened in a life, and the services it leads to."""

    code: str
    name_id: str
    name_en: str
    services: list[str]
