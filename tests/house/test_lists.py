"""The lists of security: whole, proved by what exists, and with fewer open lines every time."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import pairwise

import pytest

from tests.house.files import ROOT
from tests.lists import ABUSE, ASVS, COLUMNS, LEVELS, Line, kept, kept_before, lines, open_lines, trouble


def falls(numbers: list[int]) -> bool:
    """Return whether numbers, the newest first, never rose."""
    return all(newer <= older for newer, older in pairwise(numbers))


@pytest.mark.parametrize("path", COLUMNS)
def test_every_line_is_proved_by_something_that_exists_or_has_a_reason(path: str) -> None:
    assert trouble(lines(path)) == []


def test_the_list_of_asvs_has_every_line_of_both_levels_once() -> None:
    with (ROOT / ASVS).open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    assert Counter(row["level"] for row in rows) == LEVELS
    assert len({row["id"] for row in rows}) == len(rows)


def test_at_least_forty_abuses_are_thought_of_each_once() -> None:
    found = lines(ABUSE)

    assert len(found) >= 40
    assert len({line.id for line in found}) == len(found)


def test_the_number_of_open_lines_is_the_kept_one_and_never_rises() -> None:
    counted = sum(number for number, _all in open_lines().values())

    assert counted == kept(), "lower the number in docs/open-lines.txt when a line is closed; it may not rise"
    assert falls([kept(), *kept_before()])


def test_a_number_that_rises_is_found() -> None:
    assert falls([3, 3, 5])
    assert not falls([6, 5])


def test_a_line_that_proves_nothing_is_found() -> None:
    wrong = [
        Line(ASVS, "V1", "holds", ("tests/house/test_lists.py::test_that_nobody_wrote",), ""),
        Line(ASVS, "V2", "holds", ("docs/nothing.md",), ""),
        Line(ASVS, "V3", "holds", (), ""),
        Line(ASVS, "V4", "open", (), ""),
        Line(ASVS, "V5", "perhaps", (), "x"),
    ]
    right = Line(ASVS, "V6", "holds", ("tests/house/test_lists.py::test_a_number_that_rises_is_found", "README.md"), "")

    assert [line.split(":")[0] for line in trouble([*wrong, right])] == [f"{ASVS} V{number}" for number in range(1, 6)]
