"""Screens for who reads large, without colours of ours, without motion, from a wheelchair, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from satupintu.web.ui import preview
from tests.web.test_screens import CUT, OUTSIDE, SCROLLS, SIZES, SMALL, show

pytestmark = pytest.mark.browser
TWICE = [
    (surface, state)
    for surface in ("ponsel", "tamu", "penyambut", "kantor")
    for state in preview.SCREENS[surface]
]
KIOSK = [(state, size) for state in preview.SCREENS["kios"] for size in SIZES["kios"]]


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Page]:
    """One page for all states: opening a window costs more than looking."""
    opened = browser.new_context(locale="id-ID").new_page()
    yield opened
    opened.context.close()


@pytest.mark.parametrize(("surface", "state"), TWICE)
def test_text_of_twice_the_size_loses_nothing_at_320_pixels(
    shared: Page, base_url: str, surface: str, state: str
) -> None:
    show(shared, base_url, surface, state, (320, 640))
    shared.evaluate("document.documentElement.style.fontSize = '200%'")

    assert shared.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert shared.evaluate(OUTSIDE, False) == []


@pytest.mark.parametrize(("state", "size"), KIOSK)
def test_a_kiosk_at_twice_the_zoom_or_the_text_loses_nothing(
    shared: Page, base_url: str, state: str, size: tuple[int, int]
) -> None:
    show(shared, base_url, "kios", state, (size[0] // 2, size[1] // 2))
    shared.evaluate("document.documentElement.style.fontSize = '200%'")

    assert shared.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if state not in SCROLLS:
        assert shared.evaluate(OUTSIDE, True) == []
        assert shared.evaluate(CUT) == []
