"""Where a question stands that opens above a page: in the middle of a desk, in front of the hands at a kiosk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
HANDS_BEGIN = 0.24
RECT = "(it) => { const at = it.getBoundingClientRect(); return [at.left, at.right, at.top, at.bottom]; }"


@pytest.mark.parametrize("size", [(1080, 1920), (1280, 800)])
@pytest.mark.parametrize("state", ["ringkasan", "ringkasan-layar-rendah", "ringkasan-huruf-besar"])
def test_the_question_of_an_idle_kiosk_stands_where_hands_are(
    page: Page, base_url: str, state: str, size: tuple[int, int]
) -> None:
    page.clock.install()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{base_url}/komponen/kios/{state}/")
    page.clock.run_for(31_000)
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()

    left, right, top, bottom = dialog.evaluate(RECT)

    assert abs(left - (size[0] - right)) <= 2
    assert HANDS_BEGIN * size[1] <= top < bottom <= size[1]


def test_the_key_help_of_a_desk_stands_in_the_middle(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/komponen/loket/siap/")
    page.keyboard.press("?")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()

    left, right, top, bottom = dialog.evaluate(RECT)

    assert abs(left - (1366 - right)) <= 2
    assert abs(top - (768 - bottom)) <= 2
    assert top >= 0
