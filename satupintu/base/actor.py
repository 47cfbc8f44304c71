"""Who gave an order: a person on duty, a device, the clock, or a visitor who holds a link."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """Kinds of actors, as written into the record."""

    VISITOR = "visitor"
    KIOSK = "kiosk"
    ROW = "row"
    BOARD = "board"
    OFFICER = "officer"
    CLOCK = "clock"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `code` is an internal code (never a name); empty where nobody needs one."""

    kind: ActorKind
    code: str = ""

    @property
    def is_staff(self) -> bool:
        """Whether a person on duty answers for the order."""
        return self.kind in {ActorKind.OFFICER, ActorKind.SYSTEM}

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}" if self.code else str(self.kind)


VISITOR = Actor(ActorKind.VISITOR)
CLOCK = Actor(ActorKind.CLOCK)
SYSTEM = Actor(ActorKind.SYSTEM)
