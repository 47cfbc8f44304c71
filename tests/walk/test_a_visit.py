"""One visitor after another through the hall, by touch and by key, in real windows."""

from __future__ import annotations

import json
import re
import time
import urllib.request

import pytest
from playwright.sync_api import Page, Route, expect

from tests.walk.conftest import Windows

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("walk")]
TOLD_WITHIN_MS = 5_000
PENDING_MS = 11_000


def take_number(windows: Windows, *services: str) -> str:
    """Take one number at a kiosk by touch."""
    page = windows.kiosk()
    page.goto(f"{windows.server.url}/kios/ringkasan/?isi={'~'.join(f'{code}.1' for code in services)}")
    page.get_by_role("button", name="Ambil nomor").click()
    number = page.locator(".door .number").inner_text()
    page.context.close()
    return number


def sit_down(windows: Windows, line: str, number: str) -> None:
    """Press one's number on the tablet of a row."""
    page = windows.open(f"/kios/kursi/{line}/", 1280, 800)
    page.get_by_role("button", name=re.compile(number)).click()
    expect(page.locator("li", has_text=number)).to_contain_text("sudah duduk")
    page.context.close()


def press(page: Page, key: str) -> None:
    """Press a key at the desk, as an officer would: not within 400 ms after a change."""
    page.wait_for_timeout(450)
    page.keyboard.press(key)


def test_from_the_kiosk_to_the_goodbye(windows: Windows) -> None:
    board = windows.board("2")
    rina, budi = windows.desk("10"), windows.desk("12")
    for desk in (rina, budi):
        press(desk, "o")
        expect(desk.locator("#siapa")).to_have_text("Loket siap")

    number = take_number(windows, "POL-01", "SAM-01")
    expect(board.locator(".b-now .number").first).to_have_text(number, timeout=TOLD_WITHIN_MS)
    first, second = (rina, budi) if "10–11" in board.locator(".b-now").inner_text() else (budi, rina)
    lines = ("POLRES", "SAMSAT") if first is rina else ("SAMSAT", "POLRES")
    sit_down(windows, lines[0], number)
    expect(first.locator(".d-next")).to_contain_text("duduk di depan loket", timeout=TOLD_WITHIN_MS)
    press(first, "Space")
    expect(first.locator("#siapa .number")).to_have_text(number)
    expect(board.locator(".b-to .number")).to_have_text("10" if first is rina else "12", timeout=TOLD_WITHIN_MS)
    press(first, "s")
    expect(first.locator("#siapa")).to_have_text("Loket siap")

    expect(second.locator(".d-next")).to_contain_text(number, timeout=15_000)
    sit_down(windows, lines[1], number)
    expect(second.locator(".d-next")).to_contain_text("duduk di depan loket", timeout=TOLD_WITHIN_MS)
    press(second, "Space")
    expect(second.locator("#siapa .number")).to_have_text(number)
    press(second, "Space")
    expect(second.locator("#siapa")).to_have_text("Loket siap")
    for desk in (rina, budi):
        desk.get_by_role("button", name="Tutup loket").click()
        expect(desk.locator("#siapa")).to_have_text("Loket tutup")


def test_a_kiosk_gives_a_number_in_three_taps_or_fewer(windows: Windows) -> None:
    page = windows.kiosk()
    taps = 0
    for target in (page.locator(".k-tile").first, page.get_by_role("button", name="Ambil nomor")):
        target.click()
        taps += 1

    expect(page.locator(".door .number")).to_have_text(re.compile(r"^A-\d{3}$"))
    assert taps <= 3


def test_by_agency_it_takes_three_taps_to_the_summary_and_each_further_service_two(windows: Windows) -> None:
    page = windows.kiosk()
    page.get_by_role("link", name="Semua instansi").click()
    page.get_by_role("link", name=re.compile("Dispendukcapil")).click()
    page.locator(".k-tile").nth(1).click()
    expect(page.get_by_role("heading", name="1 layanan")).to_be_visible()

    page.get_by_role("link", name="Tambah layanan").click()
    page.locator(".k-tile").nth(4).click()
    expect(page.get_by_role("heading", name="2 layanan")).to_be_visible()


def test_a_further_service_of_any_agency_takes_three_taps(windows: Windows) -> None:
    page = windows.kiosk()
    page.locator(".k-tile").first.click()

    page.get_by_role("link", name="Instansi lain").click()
    page.get_by_role("link", name=re.compile("Disnaker")).click()
    page.locator(".k-tile").nth(1).click()
    expect(page.get_by_role("heading", name="2 layanan")).to_be_visible()


@pytest.mark.parametrize("size", [(1080, 1920), (1280, 800)])
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_agencys_words_are_cut(windows: Windows, size: tuple[int, int], language: str) -> None:
    page = windows.open("/kios/", *size)
    page.goto(f"{windows.server.url}/kios/instansi/?bahasa={language}")

    cut = page.evaluate("""() => [...document.querySelectorAll('.k-tile > span > span, .k-tile b')]
      .filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.textContent)""")

    assert page.locator(".k-tile").count() == 21
    assert cut == []


CUT = """() => [...document.querySelectorAll("main, main *")]
  .filter((part) => getComputedStyle(part).overflowY !== "visible" && part.scrollHeight > part.clientHeight + 6)
  .map((part) => part.className)"""
FIVE = "isi=BNN-01.1~DNK-01.2~DPM-01.1~BPN-01.1~KJR-02.1"


@pytest.mark.parametrize("looks", ["", "&huruf=besar", "&layar=rendah&huruf=besar&prioritas=1"])
@pytest.mark.parametrize(("width", "height"), [(1080, 1920), (1280, 800)])
def test_a_number_without_paper_can_be_photographed_whole(
    windows: Windows, width: int, height: int, looks: str
) -> None:
    page = windows.open(f"/kios/ringkasan/?{FIVE}{looks}", width, height)
    page.get_by_role("button", name="Ambil nomor").click()
    page.wait_for_selector(".k-photo")

    assert page.evaluate(CUT) == []
    qr = page.locator(".k-photo .qr").bounding_box()
    assert qr is not None
    assert qr["y"] + qr["height"] < height
    assert page.locator(".k-stops > li").count() == 5
    assert page.evaluate("document.querySelector('.number').scrollWidth <= document.querySelector('.door').clientWidth")


def test_a_kiosk_goes_back_to_nothing_by_itself(windows: Windows) -> None:
    page = windows.kiosk()
    page.clock.install()
    page.goto(f"{windows.server.url}/kios/ringkasan/?isi=DKC-02.1&prioritas=1")
    page.clock.fast_forward(31_000)
    expect(page.get_by_text("Masih di sini?")).to_be_visible()
    page.clock.fast_forward(16_000)

    page.wait_for_url(f"{windows.server.url}/kios/")
    assert "isi" not in page.url


def test_a_kiosk_speaks_english_when_asked(windows: Windows) -> None:
    page = windows.kiosk()
    page.get_by_role("link", name="English").click()
    page.locator(".k-tile").first.click()
    page.get_by_role("button", name="Take a number").click()

    expect(page.get_by_text("Your number", exact=True)).to_be_visible()


def test_an_ordinary_visitor_costs_an_officer_at_most_three_touches(windows: Windows) -> None:
    """A second window is in front; each press on the strip counts as a switch and a press."""
    desk = windows.desk("15")
    press(desk, "o")
    first = take_number(windows, "BJT-01")
    second = take_number(windows, "BJT-01")
    for number in (first, second):
        sit_down(windows, "BANKJATIM", number)
    strip = desk.context.new_page()
    strip.set_viewport_size({"width": 360, "height": 140})
    strip.goto(f"{windows.server.url}/loket/15/strip")
    other = desk.context.new_page()
    other.set_content("<title>sistem nasional</title><input autofocus>")
    strip.locator("[data-key=next]").click()
    expect(strip.locator("h1")).to_have_text(first)

    touches = 0
    other.bring_to_front()
    strip.bring_to_front()
    touches += 1
    strip.wait_for_timeout(450)
    strip.locator("[data-key=next]").click()
    touches += 1

    expect(strip.locator("h1")).to_have_text(second)
    assert touches <= 3
    strip.wait_for_timeout(450)
    strip.locator("[data-key=done]").click()
    expect(strip.locator("h1")).to_have_text("Loket 15")
    press(desk, "Escape")
    desk.get_by_role("button", name="Tutup loket").click()


def test_a_guest_reads_pauses_and_cancels_without_a_script_at_320_pixels(windows: Windows) -> None:
    told = windows.server.command(
        "token", "create", "--role", "kiosk", "--name", f"walk-{time.monotonic_ns()}", "--json"
    )
    number, link = number_and_path(windows, "KPP-01", told)
    phone = windows.open(link, 320, 640, java_script_enabled=False)
    expect(phone.locator(".number").first).to_have_text(number)

    phone.get_by_role("button", name="Saya pergi dulu").click()
    expect(phone.get_by_text("Anda sedang pergi")).to_be_visible()
    phone.get_by_role("link", name="Batalkan nomor").click()
    phone.get_by_role("button", name="Batalkan nomor").click()
    expect(phone.locator(".number").first).to_have_text(number)
    expect(phone.get_by_text("Nomor ini sudah tidak berlaku")).to_be_visible()


def number_and_path(windows: Windows, service: str, told: str) -> tuple[str, str]:
    """Take a number as a device would, and return it with the path of its page."""
    token = json.loads(told)["token"]
    request = urllib.request.Request(
        f"{windows.server.url}/api/v1/tickets",
        data=json.dumps({"services": [service]}).encode(),
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        ticket = json.load(answer)
    return ticket["number"], ticket["url"].removeprefix(windows.server.url)


def test_the_desk_takes_an_end_back_with_z(windows: Windows) -> None:
    desk = windows.desk("17")
    press(desk, "o")
    number = take_number(windows, "POS-01")
    sit_down(windows, "POS", number)
    press(desk, "Space")
    expect(desk.locator("#siapa .number")).to_have_text(number)
    press(desk, "s")
    expect(desk.locator("#siapa")).to_have_text("Loket siap")
    press(desk, "z")
    expect(desk.locator("#siapa .number")).to_have_text(number)

    press(desk, "s")
    expect(desk.locator("#siapa")).to_have_text("Loket siap")
    desk.get_by_role("button", name="Tutup loket").click()


def test_a_number_passed_on_is_called_at_the_other_line_and_hears_it_at_once(windows: Windows) -> None:
    here, there = windows.desk("16"), windows.desk("14")
    for desk in (here, there):
        press(desk, "o")
        expect(desk.locator("#siapa")).to_have_text("Loket siap")
    told = windows.server.command("token", "create", "--role", "kiosk", "--name", "walk-passed", "--json")
    number, link = number_and_path(windows, "BRI-01", told)
    phone = windows.open(link, 360, 800)
    sit_down(windows, "BRI", number)
    press(here, "Space")
    expect(here.locator("#siapa .number")).to_have_text(number)
    press(here, "t")
    here.get_by_role("button", name=re.compile("BPKPD")).click()
    expect(here.locator("#siapa")).to_have_text("Loket siap")
    there.get_by_role("button", name="Tutup loket").click()
    expect(phone.get_by_role("heading", name="Nomor Anda")).to_be_visible(timeout=15_000)
    phone.wait_for_timeout(PENDING_MS)

    press(there, "o")
    expect(there.locator(".d-next")).to_contain_text(number, timeout=TOLD_WITHIN_MS)
    expect(phone.locator(".door[data-turn]")).to_contain_text("Loket 14", timeout=TOLD_WITHIN_MS)
    for desk in (here, there):
        desk.get_by_role("button", name="Tutup loket").click()


def test_a_wrong_password_says_what_now_and_keeps_the_name(windows: Windows) -> None:
    page = windows.open("/loket/7/", 1366, 768)
    page.fill("#nama", "loket7")
    page.fill("#sandi", "salah")
    page.get_by_role("button", name="Masuk").click()

    expect(page.get_by_text("Nama petugas atau sandi belum cocok.")).to_be_visible()
    expect(page.locator("#nama")).to_have_value("loket7")


def test_a_taken_counter_is_told_so(windows: Windows) -> None:
    rina = windows.desk("8")
    press(rina, "o")
    expect(rina.locator("#siapa")).to_have_text("Loket siap")
    other = windows.open("/loket/8/", 1366, 768)
    other.fill("#nama", "loket9")
    other.fill("#sandi", "satu-pintu-demo")
    other.get_by_role("button", name="Masuk").click()

    expect(other.get_by_text("Loket ini sedang dipakai petugas lain.")).to_be_visible()
    rina.get_by_role("button", name="Tutup loket").click()


def test_a_panel_and_ticks_stay_while_the_line_moves(windows: Windows) -> None:
    desk = windows.desk("25")
    press(desk, "o")
    number = take_number(windows, "KMG-01")
    sit_down(windows, "KEMENAG", number)
    press(desk, "Space")
    expect(desk.locator("#siapa .number")).to_have_text(number)
    press(desk, "1")
    desk.keyboard.press("2")
    press(desk, "t")
    expect(desk.get_by_role("heading", name="Teruskan ke jalur lain")).to_be_visible()

    later = take_number(windows, "KMG-01")
    expect(desk.locator(".d-next")).to_contain_text(later, timeout=TOLD_WITHIN_MS)
    desk.wait_for_timeout(3_000)
    expect(desk.get_by_role("heading", name="Teruskan ke jalur lain")).to_be_visible()

    press(desk, "Escape")
    expect(desk.locator("[name=ada]").first).to_be_visible()
    assert desk.locator("[name=ada]:checked").count() == 2

    desk.goto(f"{windows.server.url}/loket/25/?panel=cari&nomor={later}")
    sit_down(windows, "KEMENAG", later)
    expect(desk.locator(".d-panel")).to_contain_text("Duduk", ignore_case=True, timeout=TOLD_WITHIN_MS)
    expect(desk.locator(".d-panel b").nth(1)).to_have_text(later)
    press(desk, "s")
    expect(desk.locator(".d-panel b").nth(1)).to_have_text(later)
    desk.get_by_role("button", name="Tutup loket").click()


def test_an_order_whose_answer_was_lost_counts_once_and_leaves_the_next_person_alone(windows: Windows) -> None:
    desk = windows.desk("23")
    press(desk, "o")
    first, second = take_number(windows, "BTK-01"), take_number(windows, "BTK-01")
    for number in (first, second):
        sit_down(windows, "BPJSTK", number)
    press(desk, "Space")
    expect(desk.locator("#siapa .number")).to_have_text(first)

    def deliver_but_lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    desk.route("**/berikutnya", deliver_but_lose_the_answer)
    press(desk, "Space")
    expect(desk.get_by_text("Tidak akan terhitung dua kali.")).to_be_visible()
    desk.wait_for_timeout(1_000)
    press(desk, "Space")
    desk.wait_for_timeout(500)
    desk.unroute("**/berikutnya")

    expect(desk.get_by_text("Sambungan kembali. Periksa layar.")).to_be_visible(timeout=TOLD_WITHIN_MS)
    expect(desk.locator("#siapa .number")).to_have_text(second)
    expect(desk.locator("#samping")).to_contain_text(re.compile(r"Dilayani\s*1"))
