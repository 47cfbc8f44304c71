"""A synthetic day, wholly drawn before it runs: who comes when, what for, how long each service takes.

Everything random is drawn here from one seed, so that the same day can be played again.
"""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

MODEL = Path(__file__).with_name("hall_model.yaml")
MOST_ABSENCES = 4


@dataclass(frozen=True, slots=True)
class Need:
    """One service of a visitor: at which agency, and how many minutes it will take at the desk."""

    agency: str
    minutes: float
    absences: tuple[float | None, ...] = ()
    """Per call: minutes until the visitor is back after missing it, or None where that call is not missed;
    a negative value means never."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who comes `arrives` minutes after 08.00."""

    arrives: float
    priority: bool
    needs: tuple[Need, ...]


@lru_cache(maxsize=1)
def model() -> Mapping[str, Any]:
    """Return the parameters of the reference hall."""
    loaded: Mapping[str, Any] = yaml.safe_load(MODEL.read_text(encoding="utf-8"))
    return loaded


def draw(seed: int, visitors: int, agencies: Collection[str]) -> list[Visitor]:
    """Return exactly `visitors` visitors in order of arrival, who need only `agencies`.

    Needs at agencies that are not in are skipped; a visitor left without any is drawn again.
    """
    dice = random.Random(seed)
    speed = {
        row[0]: _lognormal(dice, 1.0, model()["service_time"]["agency_day_factor_sd"]) for row in model()["agencies"]
    }
    found: list[Visitor] = []
    while len(found) < visitors:
        visitor = _visitor(dice, agencies, speed)
        if visitor is not None:
            found.append(visitor)
    return sorted(found, key=lambda visitor: visitor.arrives)


def _visitor(dice: random.Random, agencies: Collection[str], speed: Mapping[str, float]) -> Visitor | None:
    rules = model()
    count = dice.choices(*_split(rules["services_per_visitor"]))[0]
    wanted = [code for code in _journey(dice, count) if code in agencies]
    priority = dice.random() < rules["priority"]["share"]
    arrives = _arrival(dice)
    if not wanted:
        return None
    factor = rules["priority"]["duration_factor"] if priority else 1.0
    needs = tuple(Need(code, _minutes(dice, code, speed[code]) * factor, _absences(dice)) for code in wanted)
    return Visitor(arrives, priority, needs)


def _split(table: Mapping[int, float]) -> tuple[list[int], list[float]]:
    return list(table), list(table.values())


def _journey(dice: random.Random, count: int) -> list[str]:
    if count == 1:
        rows = model()["agencies"]
        return [dice.choices([row[0] for row in rows], [row[4] for row in rows])[0]]
    rows = [row for row in model()["journeys"] if len(row[1]) == count]
    return list(dice.choices([row[1] for row in rows], [row[0] for row in rows])[0])


def _arrival(dice: random.Random) -> float:
    profile = model()["arrival_profile"]
    part = dice.choices(range(len(profile["weights"])), profile["weights"])[0]
    return float(profile["from"] + profile["step"] * (part + dice.random()))


def _minutes(dice: random.Random, agency: str, speed: float) -> float:
    time = model()["service_time"]
    mean = next(row[3] for row in model()["agencies"] if row[0] == agency) * speed
    return max(float(time["minimum"]), _lognormal(dice, mean, time["cv"]))


def _lognormal(dice: random.Random, mean: float, cv: float) -> float:
    spread = math.log(1 + cv * cv)
    return dice.lognormvariate(math.log(mean) - spread / 2, math.sqrt(spread))


def _absences(dice: random.Random) -> tuple[float | None, ...]:
    rules = model()["absence"]
    found: list[float | None] = []
    for _ in range(MOST_ABSENCES):
        if dice.random() >= rules["per_call"]:
            found.append(None)
        elif dice.random() < rules["never_returns"]:
            found.append(-1.0)
        else:
            found.append(dice.expovariate(1 / rules["returns_after_mean"]))
    return tuple(found)


def counter_hours(seed: int, counters: Sequence[tuple[str, int]]) -> dict[str, CounterDay]:
    """Return when each counter opens late, breaks and fails; `counters` = (code, place in its agency)."""
    dice = random.Random(f"counters-{seed}")
    rules = model()["counters"]
    found: dict[str, CounterDay] = {}
    for code, place in counters:
        late = (
            dice.uniform(*rules["late_opening"]["minutes"]) if dice.random() < rules["late_opening"]["share"] else 0.0
        )
        starts = rules["break"]["starts"]
        pause = float(starts[place % len(starts)])
        outage = dice.uniform(*rules["outage"]["starts"]) if dice.random() < rules["outage"]["share"] else None
        found[code] = CounterDay(
            late, pause, float(rules["break"]["minutes"]), outage, float(rules["outage"]["minutes"])
        )
    return found


@dataclass(frozen=True, slots=True)
class CounterDay:
    """A counter's day in minutes after 08.00: opens, breaks at `break_at`, fails at `outage_at` (None = never)."""

    opens: float
    break_at: float
    break_minutes: float
    outage_at: float | None
    outage_minutes: float


def reference_deployment() -> dict[str, Any]:
    """Return the reference hall (40 counters) as agencies with counters: code, floor, numbers, standard minutes."""
    number = 0
    agencies = []
    for code, floor, counters, minutes, _weight in model()["agencies"]:
        numbers = list(range(number + 1, number + counters + 1))
        number += counters
        agencies.append({"code": code, "floor": floor, "numbers": numbers, "minutes": minutes})
    return {"agencies": agencies, "counters": number}
