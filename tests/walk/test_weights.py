"""What the first view of a page weighs on a guest's phone, served as in a real hall."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench import pages
from tests.faults.house import house


def test_the_first_view_of_a_guest_s_page_is_at_most_sixty_kilobytes(tmp_path: Path, record_property: Any) -> None:
    with house(tmp_path, "") as running:
        weights = pages.weights(running)

    heaviest = max((page for page in weights if page.for_guests), key=lambda page: page.document + page.linked)
    record_property(
        "figure", f"the heaviest guest page is {heaviest.name}, {heaviest.document + heaviest.linked} bytes"
    )
    assert all(page.linked > 1000 for page in weights)  # styles and scripts were found
    assert heaviest.document + heaviest.linked <= pages.GUEST_LIMIT
