"""People on duty at a shared PC: a passkey, a switch within five seconds, a screen that locks and keeps its form."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import CDPSession, Page, expect

from tests.walk.conftest import Windows
from tests.walk.test_a_visit import press, sit_down, take_number

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("walk")]
PASSWORD = "satu-pintu-demo"
SWITCH_WITHIN_SECONDS = 5.0
TOUCHES_AT_MOST = 3
COUNT_TOUCHES = """() => { window.touches = Number(sessionStorage.touches || 0);
    addEventListener('pointerdown', () => { sessionStorage.touches = ++window.touches; }, true); }"""
PASSKEY = {
    "options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }
}  # fmt: skip


@pytest.fixture
def pc(windows: Windows) -> Iterator[Page]:
    """A shared PC at the desks of Dukcapil, under a name for which browsers make passkeys."""
    context = windows.browser.new_context(viewport={"width": 1366, "height": 768}, locale="id-ID")
    context.add_init_script(f"({COUNT_TOUCHES})()")
    page = context.new_page()
    page.goto(windows.server.url.replace("127.0.0.1", "localhost") + "/petugas/masuk")
    broken: list[str] = []
    page.on("console", lambda said: broken.append(said.text) if "Content Security Policy" in said.text else None)
    page.on("pageerror", lambda trouble: broken.append(str(trouble)))
    yield page
    assert broken == []


def sign_in(page: Page, username: str) -> None:
    page.fill("#nama", username)
    page.fill("#sandi", PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()


def with_authenticator(page: Page) -> CDPSession:
    """Give the PC a built-in authenticator whose owner has put the finger on it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", PASSKEY)
    return session


def take(page: Page, counter: str) -> None:
    page.get_by_role("button", name=re.compile(rf"Loket {counter}\b")).click()
    page.wait_for_url(f"**/loket/{counter}/")


def leave(page: Page) -> None:
    """Close the counter, for the next test."""
    page.get_by_role("button", name="Tutup loket").click()
    expect(page.locator("#siapa")).to_have_text("Loket tutup")


def touches(page: Page) -> int:
    return int(page.evaluate("Number(sessionStorage.touches || 0)"))


def test_a_colleague_takes_the_pc_over_within_five_seconds_and_three_touches(
    pc: Page, record_property: pytest.RecordProperty
) -> None:
    sign_in(pc, "loket5")
    pc.wait_for_url("**/loket/")
    pc.get_by_role("link", name="Ganti petugas").click()
    sign_in(pc, "loket7")  # both have been here today
    pc.wait_for_url("**/loket/")
    take(pc, "7")
    pc.evaluate("sessionStorage.touches = 0; window.touches = 0")
    began = time.monotonic()

    pc.get_by_role("link", name="Ganti petugas").click()
    pc.get_by_role("button", name="loket5").click()
    pc.keyboard.type(PASSWORD)
    pc.get_by_role("button", name="Masuk", exact=True).click()
    pc.wait_for_url("**/loket/7/")
    expect(pc.locator("#siapa")).to_be_visible()

    seconds, made = time.monotonic() - began, touches(pc)
    record_property("figure", f"officer switch with a password: {seconds:.1f} s, {made} touches")
    assert seconds <= SWITCH_WITHIN_SECONDS
    assert made <= TOUCHES_AT_MOST
    leave(pc)


def test_a_passkey_made_here_signs_in_without_a_name_and_switches_in_two_touches(
    pc: Page, record_property: pytest.RecordProperty
) -> None:
    with_authenticator(pc)
    sign_in(pc, "loket18")
    pc.wait_for_url("**/loket/")
    pc.goto(pc.url.replace("/loket/", "/petugas/saya"))
    pc.fill("#nama-kunci", "komputer loket 18")
    pc.get_by_role("button", name="Buat kunci sandi").click()
    expect(pc.locator("ol li")).to_have_count(10)
    pc.get_by_role("link", name="Sudah saya catat").click()
    expect(pc.locator("b", has_text="Kunci sandi: komputer loket 18")).to_be_visible()
    pc.goto(pc.url.replace("/petugas/saya", "/petugas/ganti"))
    sign_in(pc, "loket8")
    pc.wait_for_url("**/loket/")
    pc.evaluate("sessionStorage.touches = 0; window.touches = 0")
    began = time.monotonic()

    pc.get_by_role("link", name="Ganti petugas").click()
    pc.get_by_role("button", name="Pakai kunci sandi").click()
    pc.wait_for_url("**/loket/")
    expect(pc.get_by_text("Masuk sebagai loket18. Anda bekerja")).to_be_visible()

    seconds, made = time.monotonic() - began, touches(pc)
    record_property("figure", f"officer switch with a passkey: {seconds:.1f} s, {made} touches")
    assert seconds <= SWITCH_WITHIN_SECONDS
    assert made <= TOUCHES_AT_MOST - 1


def test_with_a_passkey_the_password_alone_is_not_enough_and_the_passkey_is_the_second_step(pc: Page) -> None:
    with_authenticator(pc)
    sign_in(pc, "loket19")
    pc.wait_for_url("**/loket/")
    pc.goto(pc.url.replace("/loket/", "/petugas/saya"))
    pc.get_by_role("button", name="Buat kunci sandi").click()
    pc.get_by_role("link", name="Sudah saya catat").click()
    pc.goto(pc.url.replace("/petugas/saya", "/petugas/ganti"))

    sign_in(pc, "loket19")
    expect(pc.get_by_role("heading", name="Pengaman kedua")).to_be_visible()
    pc.get_by_role("button", name="Pakai kunci sandi").click()

    pc.wait_for_url("**/loket/")


def test_a_screen_that_nobody_touches_locks_keeps_the_form_and_opens_again(pc: Page, windows: Windows) -> None:
    sign_in(pc, "loket12")
    pc.wait_for_url("**/loket/")
    take(pc, "12")
    number = take_number(windows, "SAM-01")
    sit_down(windows, "SAMSAT", number)
    expect(pc.locator(".d-next")).to_contain_text("duduk di depan loket", timeout=15_000)
    press(pc, "Space")
    expect(pc.locator("#siapa .number")).to_have_text(number)
    ticked = pc.locator("form#hasil input[type=checkbox]").first
    ticked.check()
    other = pc.context.new_page()  # the same session, as the clock would lock it
    other.goto(pc.url)
    other.get_by_role("link", name="Ganti petugas").click()
    other.get_by_role("button", name="Kunci layar").click()
    expect(other.get_by_role("heading", name="Layar terkunci")).to_be_visible()
    other.close()

    press(pc, "s")

    lock = pc.get_by_role("dialog", name="Layar terkunci")
    expect(lock).to_be_visible()
    expect(lock).to_contain_text("loket12")
    found = Axe().run(pc).response["violations"]
    assert [it["id"] for it in found if it["impact"] in {"serious", "critical"}] == []
    for _again in range(3):
        pc.keyboard.press("Escape")
    expect(lock).to_be_visible()
    pc.locator("#layar-sandi").fill("salah-sekali")
    pc.keyboard.press("Enter")
    expect(lock).to_contain_text("belum cocok")
    pc.locator("#layar-sandi").fill(PASSWORD)
    pc.keyboard.press("Enter")
    expect(lock).to_be_hidden()
    expect(pc.locator("#siapa .number")).to_have_text(number)
    assert ticked.is_checked()
    press(pc, "s")
    expect(pc.locator("#siapa")).to_have_text("Loket siap")
    leave(pc)


def test_a_page_locks_by_its_own_clock_and_asks_the_server_first(pc: Page) -> None:
    pc.clock.install()
    sign_in(pc, "loket21")
    pc.wait_for_url("**/loket/")
    pc.route("**/petugas/sesi", lambda route: route.fulfill(json={"locked": True, "seconds": 0}))
    lock = pc.get_by_role("dialog", name="Layar terkunci")

    pc.clock.fast_forward(290_000)
    expect(lock).to_be_hidden()
    pc.clock.fast_forward(20_000)

    expect(lock).to_be_visible()


def test_the_whole_door_is_passed_by_keyboard(pc: Page) -> None:
    pc.locator("#nama").focus()
    pc.keyboard.type("loket1")
    pc.keyboard.press("Tab")
    pc.keyboard.type(PASSWORD)
    pc.keyboard.press("Enter")

    pc.wait_for_url("**/loket/")
    expect(pc.get_by_role("heading", name="Pilih loket")).to_be_visible()
