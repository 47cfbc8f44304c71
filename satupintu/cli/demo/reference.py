"""The reference hall (40 counters, 500 visitors) as a deployment of its own, in a temporary database."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from satupintu.simulation.day import reference_deployment

VISITORS = 500


def play(arguments: argparse.Namespace) -> int:
    """Play the reference hall in a process of its own; returns its exit code."""
    with tempfile.TemporaryDirectory(prefix="satupintu-reference-") as folder:
        deployment = write(Path(folder))
        environment = {name: value for name, value in os.environ.items() if name != "SATUPINTU_DATABASE_URL"}
        environment |= {"SATUPINTU_DATA": folder, "SATUPINTU_DEPLOYMENT": str(deployment), "SATUPINTU_PORT": "1"}
        words = [
            sys.executable, "-m", "satupintu.cli.main", "demo", "--visitors", str(arguments.visitors or VISITORS),
            "--speed", str(arguments.speed), "--seed", str(arguments.seed),
        ]  # fmt: skip
        return subprocess.run(
            [*words, *(["--json"] if arguments.json else [])], env=environment, check=False
        ).returncode


def write(folder: Path) -> Path:
    """Write the reference hall beside its settings and return the deployment's file."""
    from satupintu.catalogue.commands import PASURUAN
    from satupintu.catalogue.reading import settings_beside

    data: dict[str, Any] = yaml.safe_load(PASURUAN.read_text(encoding="utf-8"))
    settings: dict[str, Any] = yaml.safe_load(settings_beside(PASURUAN).read_text(encoding="utf-8"))
    hall = {row["code"]: row for row in reference_deployment()["agencies"]}
    data["mall"]["code"], data["mall"]["name_id"] = "hall-reference", "Mal acuan"
    for agency in data["agencies"]:
        row = hall[agency["code"]]
        agency["counters"] = {"floor": row["floor"], "numbers": row["numbers"], "example": True}
        agency.pop("schedule", None)
    for service in data["services"]:
        service["desk_minutes_est"] = round(hall[service["agency"]]["minutes"])
    _zones(settings, hall)
    path = folder / "reference.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    settings_beside(path).write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def _zones(settings: dict[str, Any], hall: dict[str, Any]) -> None:
    """Divide the floors into the zones of the settings: floor 1 into its zones by half, floor 2 whole."""
    first = [number for row in hall.values() if row["floor"] == 1 for number in row["numbers"]]
    second = [number for row in hall.values() if row["floor"] == 2 for number in row["numbers"]]
    lines = [row["numbers"] for row in hall.values() if row["floor"] == 1]
    half = [number for numbers in lines[: len(lines) // 2] for number in numbers]
    parts = [half, [number for number in first if number not in half], second]
    for zone, numbers in zip(settings["zones"], parts, strict=True):
        zone["counters"] = numbers
    every = sorted(first + second)
    settings["directions"] |= {"left": every[:13], "straight": every[13:26], "right": every[26:]}
