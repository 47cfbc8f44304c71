"""An order whose answer got lost on the way: given once, whatever the screen shows meanwhile."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from tests.web.fakes import open_live

pytestmark = pytest.mark.browser


def test_an_order_that_got_lost_goes_again_with_its_own_key_before_anything_else(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/loket/siap/")
    live.cut = True
    page.get_by_role("button", name="Panggil berikutnya").click()
    expect(page.get_by_text("Tidak akan terhitung dua kali.")).to_be_visible()
    live.replace('name="kunci" value="k"', 'name="kunci" value="baru"')
    live.replace('data-version="97"', 'data-version="98"')

    live.cut = False
    live.change()

    expect(page.get_by_text("Sambungan kembali. Periksa layar.")).to_be_visible()
    expect(page.get_by_text("Tidak akan terhitung dua kali.")).to_be_hidden()
    assert [parse_qs(body)["kunci"][0] for _, body in live.posted] == ["k", "k"]
    expect(page.locator("[name=kunci][value=baru]").first).to_be_attached()


def test_a_second_press_while_an_order_is_owed_is_that_order(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/loket/melayani/")
    live.cut = True
    page.keyboard.press("s")
    expect(page.get_by_text("Tidak akan terhitung dua kali.")).to_be_visible()

    live.cut = False
    page.keyboard.press("Space")
    expect(page.get_by_text("Sambungan kembali. Periksa layar.")).to_be_visible()

    assert {address for address, _ in live.posted} == {"selesai"}
    assert len({body for _, body in live.posted}) == 1


def test_the_word_that_the_connection_is_back_goes_by_itself(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/loket/siap/", clock=True)
    live.cut = True
    page.get_by_role("button", name="Panggil berikutnya").click()
    expect(page.get_by_text("Tidak akan terhitung dua kali.")).to_be_visible()
    live.cut = False
    page.clock.run_for(3_000)
    expect(page.get_by_text("Sambungan kembali. Periksa layar.")).to_be_visible()

    page.clock.run_for(7_000)

    expect(page.get_by_text("Sambungan kembali. Periksa layar.")).to_be_hidden()
