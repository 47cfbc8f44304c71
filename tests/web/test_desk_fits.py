"""The desk on a phone, a tablet, a small screen and in large text: nothing is cut, and help stays in its corner."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from satupintu.web.ui import preview
from tests.web.test_screens import OUTSIDE, show

pytestmark = pytest.mark.browser
CUT_IN_COLUMN = """() => [...document.querySelectorAll('.d-col *, .d-now *')]
  .filter((it) => !it.closest('.vh') && it.getBoundingClientRect().width
    && it.getBoundingClientRect().right > it.closest('.d-col, .d-now').getBoundingClientRect().right + 1)
  .map((it) => `${it.tagName} ${it.textContent.trim().slice(0, 30)}`)"""
HELP = """() => {
  const place = (one) => document.querySelector(one).getBoundingClientRect();
  const head = place('.top'), help = place('.top .help:last-child');
  const side = parseFloat(getComputedStyle(document.querySelector('.top')).paddingRight);
  return [Math.round(head.right - side - help.right), help.top - head.top < help.height / 2 + 12];
}"""
WITH_HEAD = [state for state in preview.SCREENS["loket"] if state != "kertas"]
SIZES = [(320, 640, 100), (768, 1024, 100), (1280, 720, 100), (1366, 768, 100), (320, 640, 200), (1366, 768, 200)]


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Page]:
    """One page for all states."""
    opened = browser.new_context(locale="id-ID").new_page()
    yield opened
    opened.context.close()


@pytest.mark.parametrize("state", WITH_HEAD)
@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_the_desk_loses_nothing(shared: Page, base_url: str, state: str, width: int, height: int, text: int) -> None:
    show(shared, base_url, "loket", state, (width, height))
    shared.evaluate("size => document.documentElement.style.fontSize = size", f"{text}%")

    assert shared.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert shared.evaluate(OUTSIDE, False) == []
    assert shared.evaluate(CUT_IN_COLUMN) == []


@pytest.mark.parametrize(
    ("surface", "state"), [("loket", "melayani"), ("kantor", "hari-ini"), ("penyambut", "beranda")]
)
@pytest.mark.parametrize("width", [320, 768, 1024, 1280, 1366])
def test_help_stands_in_the_upper_right_corner(
    shared: Page, base_url: str, surface: str, state: str, width: int
) -> None:
    show(shared, base_url, surface, state, (width, 768))

    from_the_side, in_the_first_line = shared.evaluate(HELP)

    assert from_the_side == 0
    assert in_the_first_line
