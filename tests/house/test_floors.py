"""Later points to earlier: a key that crosses rooms goes down, and opens no back door."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from typing import Any

from django.apps import apps

from tests.house.files import ROOT


def floors() -> dict[str, int]:
    """Return the floor of each room, read from the contract that import-linter keeps."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    rooms = enumerate(reversed(layers))
    return {room.strip(" ()").removeprefix("satupintu."): floor for floor, names in rooms for room in names.split("|")}


def faults_of_keys(keys: Iterable[tuple[str, str, str, bool]], floor_of: dict[str, int]) -> list[str]:
    """Return the faults of (key, its room, the room it points to, whether a back door stands open)."""
    faults = []
    for key, room, target, open_behind in keys:
        if room == target:
            continue
        if floor_of[target] >= floor_of[room]:
            faults.append(f"{key} points up or sideways")
        if open_behind:
            faults.append(f"{key} opens a back door: say related_name='+'")
    return faults


def keys() -> Iterable[tuple[str, str, str, bool]]:
    """Yield every key of our models."""
    for model in apps.get_models():
        if not model.__module__.startswith("satupintu."):
            continue
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete and field.related_model is not None:
                target: Any = field.related_model
                remote: Any = field
                name = f"{model.__name__}.{field.name}"
                yield name, model._meta.app_label, target._meta.app_label, not remote.remote_field.hidden


def test_keys_between_rooms_point_down_and_open_no_back_door() -> None:
    found = list(keys())

    assert faults_of_keys(found, floors()) == []
    assert len(found) > 5


def test_every_room_with_tables_stands_on_a_floor() -> None:
    rooms = {config.label for config in apps.get_app_configs() if config.name.startswith("satupintu.")}

    assert rooms <= floors().keys()


def test_a_key_that_points_up_or_opens_a_back_door_is_found() -> None:
    wrong = [("Mall.ticket", "ledger", "queueing", False), ("Ticket.mall", "queueing", "ledger", True)]

    assert faults_of_keys(wrong, floors()) == [
        "Mall.ticket points up or sideways",
        "Ticket.mall opens a back door: say related_name='+'",
    ]
