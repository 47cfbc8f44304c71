"""What the scripts add to pages that work without them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.fakes import open_live

pytestmark = pytest.mark.browser


def test_a_change_in_the_mall_reaches_an_open_board(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/papan/loket/")
    live.replace("A-012", "A-013")
    live.replace('data-version="97"', 'data-version="98"')

    live.change()

    expect(page.locator(".b-now > .number")).to_have_text("A-013")
    assert "papan" in live.asked[-1].split()


def test_what_an_officer_ticked_survives_a_change_elsewhere(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/loket/melayani/")
    page.get_by_label("Buku nikah").check()
    live.replace("34 menit", "35 menit")
    live.replace('id="samping" data-part data-version="97"', 'id="samping" data-part data-version="98"')

    live.change()

    expect(page.locator("#samping")).to_contain_text("35 menit")
    expect(page.get_by_label("Buku nikah")).to_be_checked()


def test_an_open_panel_stays_open_when_something_happens_in_the_line(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/loket/melayani/")
    page.keyboard.press("t")
    expect(page.get_by_role("heading", name="Teruskan ke jalur lain")).to_be_visible()
    live.replace('id="kini" data-part data-version="97"', 'id="kini" data-part data-version="98"')

    with page.expect_response(re.compile("/teruskan/")):
        live.change()
    page.wait_for_timeout(300)

    expect(page.get_by_role("heading", name="Teruskan ke jalur lain")).to_be_visible()


def test_what_an_officer_filled_in_survives_a_panel_that_opens_and_closes(page: Page, base_url: str) -> None:
    open_live(page, f"{base_url}/komponen/loket/melayani/")
    page.get_by_label("Buku nikah").check()
    page.get_by_label("KTP-el ayah dan ibu").check()
    page.get_by_label("Informasi").nth(1).check()
    page.locator("[name=tanggal-11]").fill("2026-12-01")
    page.keyboard.press("Escape")

    page.keyboard.press("t")
    expect(page.get_by_role("heading", name="Teruskan ke jalur lain")).to_be_visible()
    expect(page.locator("#hasil")).to_be_hidden()
    page.wait_for_timeout(450)
    page.keyboard.press("1")
    page.keyboard.press("Escape")

    expect(page.get_by_label("Buku nikah")).to_be_visible()
    assert page.locator("input[name=ada]:checked").evaluate_all("(all) => all.map((one) => one.value)") == [
        "nikah",
        "ktp",
    ]
    expect(page.get_by_label("Informasi").nth(1)).to_be_checked()
    expect(page.locator("[name=tanggal-11]")).to_have_value("2026-12-01")


def test_nothing_that_was_filled_in_is_carried_over_to_the_next_person(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/loket/melayani/")
    page.get_by_label("Buku nikah").check()
    live.replace("A-012", "A-013")
    live.replace('id="kini" data-part data-version="97"', 'id="kini" data-part data-version="98"')

    live.change()

    expect(page.locator("#siapa .number")).to_have_text("A-013")
    expect(page.get_by_label("Buku nikah")).not_to_be_checked()


def test_a_board_without_a_heartbeat_says_after_five_seconds_that_it_is_cut_off(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/papan/loket/", clock=True)
    live.cut = True
    page.clock.run_for(4_000)
    live.beat()
    page.clock.run_for(4_000)
    expect(page.get_by_text("Tersambung")).to_be_visible()

    page.clock.run_for(2_000)
    expect(page.get_by_text("Terputus")).to_be_visible()

    live.cut = False
    page.clock.run_for(4_000)
    expect(page.get_by_text("Tersambung")).to_be_visible()


def test_the_clock_on_the_wall_follows_the_malls_time_and_speed(page: Page, base_url: str) -> None:
    address = f"{base_url}/komponen/papan/loket/"
    page.route(
        re.compile(re.escape(address)),
        lambda route: route.fulfill(
            body=route.fetch().text().replace('data-speed="1"', 'data-speed="60"'), content_type="text/html"
        ),
    )
    page.clock.install()
    page.goto(address)

    page.clock.run_for(14_500)

    expect(page.locator("time[data-clock]")).to_have_text(re.compile(r"10\.0\d"))  # it goes on meanwhile


def test_a_twin_press_is_one_order(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/loket/siap/")

    page.evaluate("for (const n of [1, 2]) document.querySelector('[data-key=next]').click()")
    page.wait_for_timeout(200)

    assert len(live.posted) == 1
    assert "kunci=k" in live.posted[0][1]


@pytest.mark.parametrize(
    ("state", "key", "order"),
    [
        ("siap", "Space", "lanjut"),
        ("dipanggil", "m", "mulai"),
        ("dipanggil", "u", "ulang"),
        ("dipanggil", "l", "absen"),
        ("melayani", "Space", "lanjut"),
        ("melayani", "s", "selesai"),
        ("tutup", "o", "buka"),
        ("urung", "z", "urung"),
    ],
)
def test_a_key_gives_the_order_that_its_button_shows(
    page: Page, base_url: str, state: str, key: str, order: str
) -> None:
    live = open_live(page, f"{base_url}/komponen/loket/{state}/")

    page.keyboard.press(key)
    page.wait_for_timeout(200)

    assert [address for address, _ in live.posted] == [order]
    assert page.url.endswith(f"/{state}/")


def test_keys_are_off_inside_a_field_and_escape_leaves_it(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/loket/dipanggil/")
    page.keyboard.press("/")
    expect(page.get_by_label("Cari nomor")).to_be_focused()

    page.keyboard.type("mul")
    assert live.posted == []

    page.keyboard.press("Escape")
    page.keyboard.press("m")
    page.wait_for_timeout(200)
    assert len(live.posted) == 1


def test_a_key_pressed_right_after_a_change_is_not_for_the_new_screen(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/loket/dipanggil/")
    live.replace('id="kini" data-part data-version="97"', 'id="kini" data-part data-version="98"')
    live.replace('data-who="summoned A-012"', 'data-who="summoned A-013"')
    page.evaluate("document.addEventListener('swapped', () => { document.body.dataset.swapped = '1' })")
    live.change()
    expect(page.locator("body[data-swapped]")).to_be_attached()

    page.keyboard.press("m")
    page.wait_for_timeout(100)
    assert live.posted == []

    page.wait_for_timeout(400)
    page.keyboard.press("m")
    page.wait_for_timeout(200)
    assert len(live.posted) == 1


def test_number_keys_tick_papers_without_a_mouse(page: Page, base_url: str) -> None:
    open_live(page, f"{base_url}/komponen/loket/melayani/")

    page.keyboard.press("2")
    page.keyboard.press("4")

    assert page.locator("input[name=ada]:checked").evaluate_all("(all) => all.map((one) => one.value)") == ["kk", "ktp"]


def test_an_officer_changes_a_key_and_switches_keys_off(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/loket/dipanggil/")
    page.keyboard.press("?")
    page.get_by_label("Mulai melayani").press("k")
    page.get_by_role("button", name="Tutup bantuan").click()
    expect(page.locator("[data-key=start] kbd")).to_have_text("K")

    page.keyboard.press("m")
    page.keyboard.press("k")
    page.wait_for_timeout(200)
    assert len(live.posted) == 1

    page.wait_for_timeout(400)
    page.keyboard.press("?")
    page.get_by_label("Pakai tombol pintas").uncheck()
    page.get_by_role("button", name="Tutup bantuan").click()
    page.keyboard.press("k")
    page.wait_for_timeout(200)
    assert len(live.posted) == 1


def test_undo_counts_down_and_goes(page: Page, base_url: str) -> None:
    open_live(page, f"{base_url}/komponen/loket/urung/", clock=True)
    page.clock.run_for(4_000)
    expect(page.locator(".undo")).to_contain_text("6")

    page.clock.run_for(7_000)

    expect(page.locator(".undo")).to_be_hidden()


def test_the_strip_opens_in_a_small_window_where_nothing_better_exists(page: Page, base_url: str) -> None:
    page.add_init_script("delete window.documentPictureInPicture")
    page.goto(f"{base_url}/komponen/loket/melayani/")

    with page.expect_popup() as opened:
        page.get_by_role("link", name="Buka strip kecil").click()

    expect(opened.value.get_by_role("heading", name="A-012")).to_be_visible()


def test_the_strip_lives_inside_a_window_above_all_others_too(page: Page, base_url: str) -> None:
    page.add_init_script(
        "window.documentPictureInPicture = { requestWindow: async (size) => window.open('about:blank', 'atas') }"
    )
    page.goto(f"{base_url}/komponen/loket/melayani/")

    with page.expect_popup() as opened:
        page.get_by_role("link", name="Buka strip kecil").click()

    strip = opened.value
    expect(strip.get_by_role("heading", name="A-012")).to_be_visible()
    expect(strip.locator("[data-count=up]")).to_have_text(re.compile(r"06\.1\d"))


def sounds(page: Page) -> str:
    return str(page.evaluate("Audio.said"))


def call(position: float, number: str, age: int = 0) -> str:
    return f'data-call="{position}" data-age="{age}" data-sounds="/s/{number}.wav"'


def test_calls_are_spoken_one_after_another_and_only_once(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/papan/loket/")
    live.replace('data-call="97" data-age="0" data-sounds=""', call(99, "kedua"))
    live.replace('data-call="96" data-age="0" data-sounds=""', call(98, "pertama"))
    live.replace('data-version="97"', 'data-version="99"')
    live.change()
    expect(page.locator('[data-call="99"]')).to_be_attached()
    assert sounds(page) == "/s/pertama.wav"

    page.evaluate("Audio.end()")
    page.wait_for_timeout(50)
    assert sounds(page) == "/s/pertama.wav /s/kedua.wav"

    live.replace('data-version="99"', 'data-version="100"')
    live.change()
    page.evaluate("Audio.end()")
    expect(page.locator('[data-version="100"]')).to_be_attached()
    assert sounds(page) == "/s/pertama.wav /s/kedua.wav"


def test_a_call_older_than_thirty_seconds_is_shown_but_not_spoken(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/papan/loket/")
    live.replace('data-call="97" data-age="0" data-sounds=""', call(99, "lama", age=31))
    live.replace('data-version="97"', 'data-version="99"')

    live.change()

    expect(page.locator('[data-call="99"]')).to_be_visible()
    assert sounds(page) == ""


def test_a_call_that_waited_ten_seconds_gets_only_the_chime(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/papan/loket/", clock=True)
    live.replace('data-call="97" data-age="0" data-sounds=""', call(99, "ketiga"))
    live.replace('data-call="96" data-age="0" data-sounds=""', call(98, "kedua"))
    live.replace('data-call="95" data-age="0" data-sounds=""', call(97.5, "pertama"))
    live.replace('data-version="97"', 'data-version="99"')
    live.change()
    expect(page.locator('[data-call="99"]')).to_be_attached()

    for _ in range(2):  # a clip that never ends gives way after eight seconds
        page.clock.run_for(8_100)
        page.wait_for_timeout(50)

    assert sounds(page) == "/s/pertama.wav /s/kedua.wav /s/denting.wav"


def test_a_new_call_flashes_for_three_seconds(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/papan/loket/", clock=True)
    live.replace('data-call="97"', 'data-call="99"')
    live.replace('data-version="97"', 'data-version="99"')
    live.change()
    expect(page.locator(".b-now[data-flash]")).to_be_attached()

    page.clock.run_for(3_100)

    expect(page.locator(".b-now[data-flash]")).not_to_be_attached()


def test_a_kiosk_forgets_after_thirty_seconds_and_a_warning_of_fifteen(page: Page, base_url: str) -> None:
    page.clock.install()
    page.goto(f"{base_url}/komponen/kios/ringkasan/")
    page.clock.run_for(31_000)
    expect(page.get_by_text("Masih di sini?")).to_be_visible()

    page.get_by_role("button", name="Tambah waktu").click()
    page.clock.run_for(20_000)
    expect(page.get_by_text("Masih di sini?")).to_be_hidden()

    page.clock.run_for(30_000)
    expect(page).to_have_url(re.compile("/kios/awal/"))


def test_the_on_screen_keyboard_writes_at_once_and_asks_for_hits(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/komponen/kios/cari-kosong/")

    with page.expect_request(lambda request: "cari=ba" in request.url and "bagian" in request.headers):
        page.get_by_role("button", name="b", exact=True).click()
        page.get_by_role("button", name="a", exact=True).click()

    expect(page.locator("[name=cari]")).to_have_value("ba")


def test_a_phone_that_looks_away_asks_for_nothing(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/nomor/menunggu/")
    assert page.evaluate("EventSource.open") == 1

    page.evaluate("""Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'))""")
    assert page.evaluate("EventSource.open") == 0
    asked = len(live.asked)
    page.wait_for_timeout(700)
    assert len(live.asked) == asked

    page.evaluate("""Object.defineProperty(document, 'hidden', { value: false, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'))""")
    expect(page.locator("#nomor")).to_be_visible()
    assert page.evaluate("EventSource.open") == 1


def test_a_number_that_was_passed_on_hears_its_new_line(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/nomor/menunggu/")
    live.replace('data-version="97" data-live=""', 'data-version="98" data-live="/events?topics=line:KPP"')

    live.change()

    expect(page.locator('#nomor[data-version="98"]')).to_be_attached()
    listening = "EventSource.all.filter((one) => one.readyState === 1).map((one) => one.address)"
    assert page.evaluate(listening) == ["/events?topics=line:KPP"]


def test_a_guest_saves_the_number_as_a_picture(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/komponen/nomor/menunggu/")

    with page.expect_download() as saved:
        page.get_by_role("button", name="Simpan sebagai gambar").click()

    assert saved.value.suggested_filename == "A-012.png"


def test_the_kiosks_keyboard_types_without_a_script_too(browser: Browser, base_url: str) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{base_url}/komponen/kios/cari/")

    plain.get_by_role("button", name="k", exact=True).click()

    assert "cari=bayi&tombol=k" in plain.url
    plain.context.close()
