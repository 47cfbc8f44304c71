"""A whole small day of the demo, over HTTP: the house from the kiosk to the goodbye, end to end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests import server
from tests.server import environment_for, running, satupintu

ENDS_WITHIN_SECONDS = 400
pytestmark = pytest.mark.xdist_group("demo")


def played(environment: dict[str, str], *words: str) -> tuple[int, dict[str, Any]]:
    """Play a demo day; returns the exit code and what the day came to."""
    done = satupintu("demo", *words, "--json", environment=environment, seconds=ENDS_WITHIN_SECONDS)
    assert done.stdout, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return done.returncode, told


@pytest.mark.database
def test_twenty_visitors_are_served_and_none_is_lost(tmp_path: Path, database_url: str, record_property: Any) -> None:
    with running(tmp_path, database_url, workers=2, SATUPINTU_STREAM="0") as house:
        environment = environment_for(tmp_path, database_url, SATUPINTU_PORT=str(house.port))

        code, day = played(environment, "--visitors", "20", "--speed", "600")

        record_property("figure", f"demo day at speed 600: {day}")
        assert code == 0
        assert (day["visitors"], day["lost"], day["double_calls"]) == (20, 0, 0)
        assert day["refused"] + day["served"] > 10
        assert server.told(f"{house.url}/api/v1/hall")["day"] == day["day"]


def test_the_reference_hall_is_a_day_of_its_own(tmp_path: Path) -> None:
    environment = environment_for(tmp_path, SATUPINTU_PORT="1")

    code, day = played(environment, "--hall", "reference", "--visitors", "12", "--speed", "900")

    assert code == 0
    assert (day["visitors"], day["lost"], day["double_calls"]) == (12, 0, 0)
    assert not (tmp_path / "satupintu.sqlite3").exists()
