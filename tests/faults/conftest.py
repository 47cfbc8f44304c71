"""A hall that several fault tests share, each on a day of its own; and the figures that they measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.conftest import own_database
from tests.faults.house import House, house

Note = Callable[[str], None]


@pytest.fixture(scope="package")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A running hall of two processes."""
    with own_database() as url, house(tmp_path_factory.mktemp("house"), url) as running:
        yield running


@pytest.fixture
def hall(shared: House) -> House:
    """The shared hall at 08.00 of a new day."""
    shared.new_day()
    return shared


@pytest.fixture
def note(record_property: Callable[[str, object], None]) -> Note:
    """Keep a figure for the end of the run."""
    return lambda text: record_property("figure", text)
