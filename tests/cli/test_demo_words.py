"""What `satupintu demo` refuses before it touches anything."""

from __future__ import annotations

from pathlib import Path

from tests.server import environment_for, satupintu


def test_a_mall_at_work_is_never_played_with(tmp_path: Path) -> None:
    done = satupintu("demo", environment=environment_for(tmp_path, SATUPINTU_MODE="production"))

    assert done.returncode == 1
    assert "never in a mall at work" in done.stderr
    assert not (tmp_path / "satupintu.sqlite3").exists()


def test_no_visitors_is_not_a_day(tmp_path: Path) -> None:
    assert satupintu("demo", "--visitors", "0", environment=environment_for(tmp_path)).returncode == 2
