"""Two windows and six digits: a screen becomes a device of the hall within a minute, and a board rings when asked."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, expect

from tests.walk.conftest import Windows

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("walk")]
PASSWORD = "satu-pintu-demo"
PAIRED_WITHIN_SECONDS = 60
NOTICED_WITHIN_SECONDS = 3
HEARD_WITHIN_SECONDS = 5


def office(windows: Windows) -> Page:
    """Sign the manager in and open the devices."""
    page = windows.open("/petugas/masuk?next=/kelola/perangkat/", 1366, 768)
    page.fill("#nama", "kabid")
    page.fill("#sandi", PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_url("**/kelola/perangkat/")
    return page


def pair(page: Page, screen: Page, kind: str, name: str, arrives: str) -> tuple[float, float]:
    """Type the screen's code, look at the difference, save; return the seconds of all, and until the screen knew."""
    began = time.monotonic()
    page.fill("#kode", screen.locator("#kode-perangkat .number").inner_text())
    page.select_option("#jenis", kind)
    page.fill("#nama", name)
    page.get_by_role("button", name="Pasang perangkat").click()
    expect(page.get_by_role("heading", name="Periksa dulu")).to_be_visible()
    saved = time.monotonic()
    page.get_by_role("button", name="Simpan").click()
    screen.wait_for_url(arrives)
    return time.monotonic() - began, time.monotonic() - saved


@pytest.mark.parametrize(
    ("kind", "arrives"),
    [("kios:2", "**/kios/"), ("kursi:POLRES", "**/kios/kursi/POLRES/"), ("papan:2", "**/papan/2/")],
)
def test_a_screen_is_paired_by_its_code_and_goes_to_its_page_by_itself(
    windows: Windows, record_property: pytest.RecordProperty, kind: str, arrives: str
) -> None:
    screen, page = windows.open("/perangkat", 1080, 1920), office(windows)

    all_of_it, noticed = pair(page, screen, kind, f"Uji {kind}", arrives)

    record_property("figure", f"pairing of {kind}: {all_of_it:.1f} s, the screen knew {noticed:.1f} s after the press")
    assert all_of_it <= PAIRED_WITHIN_SECONDS
    assert noticed <= NOTICED_WITHIN_SECONDS
    expect(page.get_by_role("heading", name=f"Uji {kind}").first).to_be_visible()


def test_without_a_script_the_screen_finds_its_page_too(
    windows: Windows, record_property: pytest.RecordProperty
) -> None:
    context = windows.browser.new_context(java_script_enabled=False, locale="id-ID")
    screen = context.new_page()
    screen.goto(windows.server.url + "/perangkat")

    _all, noticed = pair(office(windows), screen, "papan:1", "Papan tanpa skrip", "**/papan/1/")

    record_property("figure", f"pairing without a script: the screen knew after {noticed:.1f} s")
    assert noticed <= NOTICED_WITHIN_SECONDS + 2  # a page load of its own each three seconds


def test_a_paired_board_rings_when_asked_and_no_other_does(
    windows: Windows, record_property: pytest.RecordProperty
) -> None:
    screen, stranger, page = windows.open("/perangkat", 1920, 1080), windows.board("3"), office(windows)
    asked: list[str] = []
    pair(page, screen, "papan:3", "Papan lantai 2", "**/papan/3/")
    screen.on("request", lambda request: asked.append(request.url))
    row = page.locator("li", has=page.get_by_role("heading", name="Papan lantai 2")).first
    began = time.monotonic()

    row.get_by_role("button", name="Bunyikan uji").click()

    expect(screen.locator("#uji")).to_contain_text("Uji suara", timeout=1000 * HEARD_WITHIN_SECONDS)
    seconds = time.monotonic() - began
    record_property("figure", f"test sound: on the board after {seconds:.1f} s")
    assert seconds <= HEARD_WITHIN_SECONDS
    screen.wait_for_timeout(500)
    assert any(url.endswith("/suara/nada.wav") for url in asked)
    assert "Uji suara" not in stranger.inner_text("body")
    expect(screen.locator("#uji b")).to_have_count(0, timeout=25_000)
