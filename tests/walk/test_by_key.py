"""Whole walks with keys only: each focus is seen, nothing holds it, and a question gives it back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.walk.conftest import Windows
from tests.walk.hands import Hands
from tests.walk.test_a_visit import number_and_path, take_number

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("walk")]
SAFE = 450
"""A desk rests for 400 ms after each change."""


def sign_in(windows: Windows, path: str, name: str, width: int = 1366, height: int = 768) -> Hands:
    """Sign in with keys."""
    hands = Hands(windows.open(path, width, height))
    hands.to("^Nama petugas")
    hands.write(name)
    hands.to("^Sandi")
    hands.write("satu-pintu-demo")
    hands.enter()
    return hands


def test_from_the_start_of_a_kiosk_to_a_number(windows: Windows) -> None:
    hands = Hands(windows.kiosk())
    hands.to("^Akta kelahiran")
    hands.enter()
    expect(hands.page.get_by_role("heading", name="1 layanan")).to_be_visible()
    hands.to("^Prioritas")
    hands.enter()
    expect(hands.page.get_by_role("switch")).to_be_checked()
    hands.to("^Ambil nomor")
    hands.press("Space")

    expect(hands.page.locator(".door .number")).to_have_text(re.compile(r"^A-\d{3}$"))
    hands.to("^Selesai")
    hands.enter()
    expect(hands.page.get_by_role("heading", name="Selamat datang")).to_be_visible()
    assert hands.problems == []


def test_a_kiosk_types_and_finds_with_keys(windows: Windows) -> None:
    hands = Hands(windows.kiosk())
    hands.to("^Cari layanan")
    hands.enter()
    hands.to("^Kata yang dicari")
    hands.write("bayi")
    expect(hands.page.get_by_role("link", name=re.compile("Pendaftaran bayi"))).to_be_visible()
    hands.page.keyboard.press("Shift+Tab")

    assert "data-typed" not in hands.page.evaluate("document.activeElement.outerHTML")
    assert hands.problems == []


def test_the_question_of_an_idle_kiosk_closes_by_escape_and_gives_the_focus_back(windows: Windows) -> None:
    page = windows.kiosk()
    page.clock.install()
    page.goto(f"{windows.server.url}/kios/ringkasan/?isi=DKC-02.1")
    hands = Hands(page)
    hands.to("^Tambah layanan")
    page.clock.fast_forward(31_000)
    expect(page.get_by_role("dialog")).to_be_visible()
    assert hands.stop() == "Tambah waktu"

    hands.press("Escape")

    expect(page.get_by_role("dialog")).to_be_hidden()
    assert hands.stop() == "Tambah layanan"


def test_from_the_first_page_by_search_to_a_service_and_the_hall(windows: Windows) -> None:
    hands = Hands(windows.open("/", 360, 800))
    hands.skip()
    hands.page.reload()
    hands.to("^Mau mengurus apa")
    hands.write("akta kelahiran")
    hands.enter()
    expect(hands.page.get_by_role("heading", name="Hasil untuk")).to_be_visible()
    hands.to("^Akta kelahiran")
    hands.enter()
    expect(hands.page.get_by_role("heading", level=1)).to_have_text("Akta kelahiran")
    hands.to("^(Lihat antrean|Antrean) sekarang")
    hands.enter()

    expect(hands.page.get_by_role("heading", level=1)).to_have_text("Antrean sekarang")
    assert hands.problems == []


@pytest.mark.parametrize("path", ["/", "/instansi/", "/layanan/DKC-09/", "/ambil/"])
def test_no_page_holds_the_focus_and_the_skip_link_comes_first(windows: Windows, path: str) -> None:
    hands = Hands(windows.open(path, 360, 800))

    stops = hands.once_around()

    assert stops[0] == "Langsung ke isi"
    assert stops.index("Bantuan") < 4
    assert len(stops) == hands.page.evaluate("""[...document.querySelectorAll('a[href], button, input, summary')]
      .filter((it) => it.checkVisibility() && it.type !== 'hidden').length""")
    hands.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    hands.page.reload()
    hands.skip()


def test_a_guest_goes_for_a_while_and_cancels(windows: Windows) -> None:
    told = windows.server.command("token", "create", "--role", "kiosk", "--name", "by-key", "--json")
    number, link = number_and_path(windows, "KPP-01", told)
    hands = Hands(windows.open(link, 360, 800))
    hands.to("^Saya pergi dulu")
    hands.press("Enter")
    expect(hands.page.get_by_text("Anda sedang pergi")).to_be_visible()
    assert number in hands.stop(), "the focus is where the news is"

    hands.to("^Batalkan nomor")
    hands.enter()
    expect(hands.page.get_by_role("heading", name="Batalkan nomor ini?")).to_be_visible()
    hands.to("^Batalkan nomor")
    hands.enter()

    expect(hands.page.get_by_text("Nomor ini sudah tidak berlaku")).to_be_visible()
    assert hands.problems == []


def test_an_officer_serves_a_whole_visitor(windows: Windows) -> None:
    hands = sign_in(windows, "/loket/22/", "loket22")
    page = hands.page
    page.wait_for_timeout(SAFE)
    hands.press("o")
    expect(page.locator("#siapa")).to_have_text("Loket siap")
    number = take_number(windows, "BKS-01")
    expect(page.locator(".d-next")).to_contain_text(number, timeout=5_000)
    page.wait_for_timeout(SAFE)
    hands.to(f"^Sudah duduk {number}")
    hands.press("Enter")
    expect(page.locator(".d-next")).to_contain_text("duduk di depan loket", timeout=5_000)
    page.wait_for_timeout(SAFE)
    hands.press("Space")
    expect(page.locator("#siapa .number")).to_have_text(number)
    assert number in hands.stop()

    page.wait_for_timeout(SAFE)
    hands.press("t")
    expect(page.get_by_role("heading", name="Teruskan ke jalur lain")).to_be_visible()
    page.wait_for_timeout(SAFE)
    hands.press("Escape")
    expect(page.get_by_role("heading", name="Teruskan ke jalur lain")).to_be_hidden()

    page.wait_for_timeout(SAFE)
    hands.to("^Selesai S$")
    hands.press("Enter")
    expect(page.locator("#siapa")).to_have_text("Loket siap")
    hands.to("^Tutup loket")
    hands.press("Enter")
    expect(page.locator("#siapa")).to_have_text("Loket tutup")
    assert hands.problems == []


def test_the_key_help_of_a_desk_closes_by_escape_and_gives_the_focus_back(windows: Windows) -> None:
    hands = sign_in(windows, "/loket/24/", "loket24")
    hands.to("^Bantuan")
    hands.press("Enter")
    expect(hands.page.get_by_role("dialog")).to_be_visible()
    for _no in range(12):
        hands.press("Tab")
        assert hands.page.evaluate("!document.activeElement || document.activeElement === document.body"
                                   " || Boolean(document.activeElement.closest('dialog'))")  # fmt: skip

    hands.press("Escape")

    expect(hands.page.get_by_role("dialog")).to_be_hidden()
    assert hands.stop().startswith("Bantuan")


def test_a_greeter_takes_a_number_for_somebody_else(windows: Windows) -> None:
    hands = sign_in(windows, "/penyambut/", "penyambut", 360, 800)
    hands.skip()
    hands.page.reload()
    hands.to("^Layanan atau nomor")
    hands.write("kartu keluarga")
    hands.enter()
    hands.to("KK")
    hands.enter()
    expect(hands.page.get_by_role("heading", name="Nomor baru")).to_be_visible()
    hands.to("^Kursi roda")
    hands.press("Space")
    hands.to("^Ambil nomor")
    hands.enter()

    expect(hands.page.locator(".door .number")).to_have_text(re.compile(r"^A-\d{3}$"))
    assert hands.problems == []


def test_a_manager_closes_early_and_takes_it_back(windows: Windows) -> None:
    hands = sign_in(windows, "/hari-ini/", "kabid")
    hands.skip()
    hands.page.reload()
    hands.to("^Kelola mal")
    hands.enter()
    hands.to("^Jam")
    hands.enter()
    hands.to("^Tutup pukul")
    hands.write("1355")
    hands.to("^Alasan")
    hands.write("Pemeliharaan listrik.")
    hands.to("^Lihat perubahannya")
    hands.enter()
    expect(hands.page.get_by_role("heading", name="Periksa dulu")).to_be_visible()
    hands.to("^Simpan")
    hands.enter()
    expect(hands.page.get_by_text("Tersimpan. Bisa dibatalkan di bawah.")).to_be_visible()
    hands.to("^Batalkan")
    hands.enter()

    expect(hands.page.get_by_text("Keadaan sebelumnya berlaku lagi.")).to_be_visible()
    assert hands.problems == []
