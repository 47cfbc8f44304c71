"""What can happen in a hall, as frozen values that travel into the record and back.

Each event knows its `kind` (room.thing.past-tense) and its moment `t` in ms. `facts_of` and
`event_of` carry it into plain JSON and back without loss.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from satupintu.queueing.rules.values import Answer, Outcome

_KINDS: dict[str, type[Event]] = {}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at `t` (ms, by the mall's event time)."""

    kind: ClassVar[str] = ""
    t: int

    @property
    def about(self) -> str:
        """The thing it is about, for the record."""
        for name in ("ticket", "counter", "line"):
            value = getattr(self, name, None)
            if value is not None:
                return f"{name}:{value}"
        return "hall"


def _register(cls: type[Event]) -> type[Event]:
    _KINDS[cls.kind] = cls
    return cls


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, NewItem):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Answer):
        return {"no": value.no, "outcome": value.outcome.value, "ready_at": value.ready_at}
    return value


def facts_of(event: Event) -> dict[str, Any]:
    """Return the facts of an event as plain JSON values, without its moment."""
    return {field.name: _plain(getattr(event, field.name)) for field in fields(event) if field.name != "t"}


def event_of(kind: str, t: int, facts: Mapping[str, Any]) -> Event | None:
    """Return the event of a record, or None where the kind is not one of the hall's."""
    cls = _KINDS.get(kind)
    return None if cls is None else cls(t=t, **cls._read(facts))  # type: ignore[attr-defined]


def _as_they_are(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in facts.items()}


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item as it is named: at issue, added, or passed on. `base_ms` None = the arrival."""

    service: str
    line: str
    work_ms: int
    people: int = 1
    waits_for: tuple[int, ...] = ()
    ready_after_ms: int = 0
    base_ms: int | None = None

    @staticmethod
    def read(facts: Mapping[str, Any]) -> NewItem:
        """Return the item of plain JSON facts."""
        return NewItem(**_as_they_are(facts))


@_register
@dataclass(frozen=True, slots=True)
class DayBegan(Event):
    """A new business day, with the settings in force."""

    kind: ClassVar[str] = "queueing.day.began"
    day: str
    rule_version: int
    head_start_ms: int
    deck_ms: int
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class LineSet(Event):
    """A line as published for the day: floor, device, standard, counters."""

    kind: ClassVar[str] = "queueing.line.set"
    line: str
    floor: int
    std_ms: int
    has_device: bool
    counters: tuple[str, ...]
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class Issued(Event):
    """A number was given, for all services of one visitor; `on_paper`: by hand, before it could be written here."""

    kind: ClassVar[str] = "queueing.ticket.issued"
    ticket: str
    floor: int
    priority: bool
    arrival_ms: int
    items: tuple[NewItem, ...]
    on_paper: bool = False

    @staticmethod
    def _read(facts: Mapping[str, Any]) -> dict[str, Any]:
        return {**facts, "items": tuple(NewItem.read(item) for item in facts["items"])}


@_register
@dataclass(frozen=True, slots=True)
class Called(Event):
    """The rule called a ticket to the seats of a line."""

    kind: ClassVar[str] = "queueing.ticket.called"
    ticket: str
    line: str
    key_ms: int
    rule_version: int
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class AtDeck(Event):
    """A called visitor took a seat of the row."""

    kind: ClassVar[str] = "queueing.ticket.at_deck"
    ticket: str
    line: str
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class Started(Event):
    """A sitting began at a counter, from the seats or after a summons."""

    kind: ClassVar[str] = "queueing.stop.started"
    ticket: str
    line: str
    counter: str
    from_deck: bool
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class Summoned(Event):
    """A called visitor who was not on the seats yet was called to the counter itself."""

    kind: ClassVar[str] = "queueing.ticket.summoned"
    ticket: str
    line: str
    counter: str
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class Recalled(Event):
    """The call was spoken again; nothing else changes."""

    kind: ClassVar[str] = "queueing.ticket.recalled"
    ticket: str
    line: str
    counter: str
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class Absent(Event):
    """A called visitor did not come within the limit; the key is kept."""

    kind: ClassVar[str] = "queueing.ticket.absent"
    ticket: str
    line: str
    counter: str
    by_clock: bool
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class Paused(Event):
    """The visitor goes out for a while; no absence, the key is kept."""

    kind: ClassVar[str] = "queueing.ticket.paused"
    ticket: str
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class Left(Event):
    """The visitor gave the number back."""

    kind: ClassVar[str] = "queueing.ticket.left"
    ticket: str
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class Returned(Event):
    """An away visitor is back in the building, on `floor`."""

    kind: ClassVar[str] = "queueing.ticket.returned"
    ticket: str
    floor: int
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class ItemAdded(Event):
    """Staff added an item; `needed_by` names the item of the same matter that now waits for it."""

    kind: ClassVar[str] = "queueing.item.added"
    ticket: str
    item: NewItem
    needed_by: int | None

    @staticmethod
    def _read(facts: Mapping[str, Any]) -> dict[str, Any]:
        return {**facts, "item": NewItem.read(facts["item"])}


@_register
@dataclass(frozen=True, slots=True)
class ItemPassedOn(Event):
    """Staff passed an item on to another line; its key goes with it."""

    kind: ClassVar[str] = "queueing.item.passed_on"
    ticket: str
    no: int
    item: NewItem

    @staticmethod
    def _read(facts: Mapping[str, Any]) -> dict[str, Any]:
        return {**facts, "item": NewItem.read(facts["item"])}


@_register
@dataclass(frozen=True, slots=True)
class ItemRemoved(Event):
    """An item was taken off the ticket, and with it what waited for it no longer waits."""

    kind: ClassVar[str] = "queueing.item.removed"
    ticket: str
    no: int
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class ItemReleased(Event):
    """An item waits for nothing any more: the visitor has the paper ("sudah punya")."""

    kind: ClassVar[str] = "queueing.item.released"
    ticket: str
    no: int
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class Opened(Event):
    """Counters opened together: one event."""

    kind: ClassVar[str] = "queueing.counter.opened"
    counters: tuple[str, ...]
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class Closed(Event):
    """A counter closed, or went into an unannounced break."""

    kind: ClassVar[str] = "queueing.counter.closed"
    counter: str
    line: str
    is_break: bool
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class Moved(Event):
    """A closed counter serves another line from now on; `was` is the line that it leaves."""

    kind: ClassVar[str] = "queueing.counter.moved"
    counter: str
    line: str
    was: str
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class Ended(Event):
    """An officer answered items of a sitting."""

    kind: ClassVar[str] = "queueing.stop.ended"
    ticket: str
    line: str
    counter: str
    answers: tuple[Answer, ...]

    @staticmethod
    def _read(facts: Mapping[str, Any]) -> dict[str, Any]:
        answers = tuple(Answer(a["no"], Outcome(a["outcome"]), a["ready_at"]) for a in facts["answers"])
        return {**facts, "answers": answers}


@_register
@dataclass(frozen=True, slots=True)
class Undone(Event):
    """The last END or ABSENT of a counter was taken back within ten seconds."""

    kind: ClassVar[str] = "queueing.order.undone"
    ticket: str
    counter: str
    what: str
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class Tick(Event):
    """Time brought something: the end of PENDING, a paper ready."""

    kind: ClassVar[str] = "queueing.clock.ticked"
    _read = staticmethod(_as_they_are)


@_register
@dataclass(frozen=True, slots=True)
class DayEnded(Event):
    """The hall closed: every ticket is gone, every counter closed."""

    kind: ClassVar[str] = "queueing.day.ended"
    _read = staticmethod(_as_they_are)
