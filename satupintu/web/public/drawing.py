"""The building as a schematic drawing: floors with their zones, the lift, the door, and the way to one zone.

Not to scale and not measured: it shows which floor, which zone and that a lift leads there. Units are those of the
drawing's own view box, 360 wide.
"""

from __future__ import annotations

from dataclasses import dataclass

from satupintu.catalogue.values import Book

FLOOR_HEIGHT = 110
TOP = 24
LEFT, RIGHT, SHAFT = 30, 330, 270
LIFT_X = 301
DOOR_X = 140


@dataclass(frozen=True, slots=True)
class ZoneDrawn:
    """One zone as a box; `here`: the way ends at it."""

    label: str
    x: int
    y: int
    width: int
    middle: int
    text_y: int
    here: bool


@dataclass(frozen=True, slots=True)
class FloorDrawn:
    """One floor: its number and box, the lift's box, its zones."""

    number: int
    y: int
    text_y: int
    lift_y: int
    zones: tuple[ZoneDrawn, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole drawing; `way` is the path of the way, `has_lift` whether a lift is drawn, `words` say all of it."""

    height: int
    floors: tuple[FloorDrawn, ...]
    way: str
    has_lift: bool
    lift_works: bool
    words: str
    door_y: int


def building(book: Book, *, words: str, to_zone: str = "", has_lift: bool, lift_works: bool, lang: str) -> Drawing:
    """Return the drawing of the mall, highest floor first, with the way to a zone (the first upper one when "")."""
    numbers = sorted({zone.floor for zone in book.zones.values()}, reverse=True)
    target = to_zone or next((zone.code for zone in book.zones.values() if zone.floor > 1), "")
    floors = tuple(_floor(book, number, place, target, lang) for place, number in enumerate(numbers))
    ground = TOP + FLOOR_HEIGHT * len(numbers)
    return Drawing(
        height=ground + 40,
        floors=floors,
        way=_way(floors, ground - 20),
        has_lift=has_lift,
        lift_works=lift_works,
        words=words,
        door_y=ground - 20,
    )


def _floor(book: Book, number: int, place: int, target: str, lang: str) -> FloorDrawn:
    y = TOP + FLOOR_HEIGHT * place
    zones = [zone for zone in book.zones.values() if zone.floor == number]
    width = (SHAFT - LEFT - 20) // max(1, len(zones)) - 10
    drawn = tuple(
        ZoneDrawn(
            label=zone.name(lang),
            x=(x := LEFT + 15 + (width + 10) * no),
            y=y + 10,
            width=width,
            middle=x + width // 2,
            text_y=y + 31,
            here=zone.code == target,
        )
        for no, zone in enumerate(zones)
    )
    return FloorDrawn(number, y, y + FLOOR_HEIGHT - 30, y + 15, drawn)


def _way(floors: tuple[FloorDrawn, ...], door_y: int) -> str:
    """Return the path from the door to the marked zone, by the lift where it is not on the ground."""
    found = [(floor, zone) for floor in floors for zone in floor.zones if zone.here]
    if not found:
        return ""
    floor, zone = found[0]
    below = zone.y + 45
    if floor.number == 1:
        return f"M{DOOR_X} {door_y}V{below + 8}H{zone.middle}V{below}"
    ground = floors[-1].y + 63
    return f"M{DOOR_X} {door_y}V{ground}H{LIFT_X}V{below + 8}H{zone.middle}V{below}"
