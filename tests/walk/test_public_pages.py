"""A guest without a script on a small phone: from the first page to a service, to the hall, to help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.server import Server
from tests.walk.conftest import Windows

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("walk")]
PHONE = (320, 640)
FIRST_VIEW = 60 * 1024
LENGTH = "encodedDataLength"
SERIOUS = {"serious", "critical"}
PAGES = (
    "/", "/cari?q=akta", "/cari?q=paspor", "/keperluan/keluarga/", "/instansi/", "/instansi/?urut=abjad",
    "/instansi/TASPEN/", "/layanan/DKC-09/", "/layanan/POL-11/", "/antrean/", "/tentang/", "/fasilitas/", "/jalan/21/",
    "/kabar/", "/kabar/satu-gedung-untuk-banyak-urusan/", "/bantuan/", "/aksesibilitas/", "/layar/", "/ambil/",
)  # fmt: skip


@pytest.fixture
def phone(windows: Windows) -> Page:
    """A phone of 320 × 640 whose browser runs no script."""
    return windows.open("/", *PHONE, java_script_enabled=False)


def test_from_the_first_page_to_a_service_to_the_hall_without_a_script(phone: Page) -> None:
    phone.get_by_role("link", name="Keluarga").click()
    phone.get_by_role("link", name="Akta kelahiran").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Akta kelahiran")
    expect(phone.get_by_text("perkiraan kami, belum dipastikan Dispendukcapil").first).to_be_visible()

    phone.get_by_role("link", name="Antrean sekarang").first.click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("Antrean sekarang")
    expect(phone.get_by_text("antrean pendek").first).to_be_visible()
    phone.get_by_role("banner").get_by_role("link", name="Bantuan").click()
    expect(phone.get_by_text("Petugas ada di meja informasi, lantai 1.")).to_be_visible()


def test_the_search_answers_without_a_script(phone: Page) -> None:
    phone.get_by_role("searchbox", name="Mau mengurus apa?").fill("SKCK")
    phone.get_by_role("button", name="Cari").click()

    expect(phone.get_by_role("link", name=re.compile("SKCK baru"))).to_be_visible()


def test_the_first_news_tells_of_the_opening(phone: Page) -> None:
    phone.get_by_role("link", name="Satu gedung untuk banyak urusan").click()

    expect(phone.get_by_text("18 September 2021")).to_be_visible()
    expect(phone.get_by_text("17 November 2022")).to_be_visible()
    expect(phone.get_by_text("WIB")).to_be_visible()


def test_a_number_stands_on_top_after_its_page_was_opened(windows: Windows) -> None:
    kiosk = windows.kiosk()
    kiosk.goto(f"{windows.server.url}/kios/ringkasan/?isi=PDM-01.1")
    kiosk.get_by_role("button", name="Ambil nomor").click()
    number = kiosk.locator(".door .number").inner_text()
    link = ticket_link(windows.server, number)

    phone = windows.open(link, *PHONE, java_script_enabled=False)
    phone.goto(windows.server.url)

    expect(phone.locator(".mine b")).to_have_text(number)
    phone.locator(".mine").click()
    expect(phone.locator(".number").first).to_have_text(number)


def ticket_link(server: Server, number: str) -> str:
    """Return the address of a ticket's page, from the mall's own books."""
    from tests.faults.house import Inside

    inside = Inside(server.environment)
    try:
        told = inside.ask("dump", day="2026-11-24")
        return next(f"/t/{one['link']}/" for one in told["tickets"] if one["number"] == number)
    finally:
        inside.close()


def test_the_hall_stays_true_by_itself_where_scripts_run(windows: Windows) -> None:
    phone = windows.open("/antrean/", *PHONE)
    before = phone.locator("#jalur").get_attribute("data-version")

    kiosk = windows.kiosk()
    for _no in range(2):  # nobody serves there: the second one waits behind the first
        kiosk.goto(f"{windows.server.url}/kios/ringkasan/?isi=LPS-02.1")
        kiosk.get_by_role("button", name="Ambil nomor").click()

    expect(phone.locator("#jalur")).not_to_have_attribute("data-version", str(before), timeout=5000)
    expect(phone.locator("#jalur li", has_text="LPSE")).to_contain_text("2 orang", timeout=5000)


@pytest.fixture(scope="module")
def shared(browser: Browser, house: Server) -> Iterator[Page]:
    """One phone with scripts for all pages: axe is one."""
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="id-ID")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_real_page_fits_reads_well_and_is_light(shared: Page, house: Server, path: str) -> None:
    sizes: dict[str, int] = {}
    shared.context.clear_cookies()
    session = shared.context.new_cdp_session(shared)
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")
    session.on("Network.responseReceived", lambda told: sizes.setdefault(told["requestId"], 0))
    session.on(
        "Network.loadingFinished", lambda told: sizes.update({told["requestId"]: int(told["encodedDataLength"])})
    )
    wrong: list[str] = []
    shared.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)

    shared.goto(house.url + path, wait_until="load")
    shared.wait_for_timeout(100)

    assert 0 < sum(sizes.values()) <= FIRST_VIEW
    assert wrong == []
    assert shared.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    found = Axe().run(shared).response["violations"]
    assert [(it["id"], [n["html"][:120] for n in it["nodes"]]) for it in found if it["impact"] in SERIOUS] == []
    session.detach()


def test_no_link_of_the_public_pages_leads_nowhere(phone: Page, house: Server) -> None:
    """Follow every link from the first page, through the whole public face."""
    waiting, seen = ["/"], set[str]()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        answer = phone.request.get(house.url + path)
        assert answer.ok, path
        for link in re.findall(r'href="(/[^"#]*)"', answer.text()):
            plain = urlsplit(link.replace("&amp;", "&"))
            is_public = plain.path == "/" or plain.path.startswith(PUBLIC)
            if is_public and "bahasa=" not in link and link not in seen and link not in waiting:
                waiting.append(link)

    assert len(seen) > 200  # 150 services, 32 ways, 21 agencies


PUBLIC = ("/instansi/", "/layanan/", "/keperluan/", "/antrean/", "/tentang/", "/fasilitas/", "/jalan/", "/kabar/",
          "/bantuan/", "/aksesibilitas/", "/cari", "/ambil/")  # fmt: skip
