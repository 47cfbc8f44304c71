"""Pages read aloud in a real browser, and a hall in which nobody hears anything."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.walk.conftest import Windows
from tests.walk.test_a_visit import press, take_number

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("walk")]
DEVICE = """(lang) => {
  window.said = []; window.waiting = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const device = new EventTarget();
  device.getVoices = () => [{ lang: 'ja-JP', localService: true, name: 'other' },
    ...lang ? [{ lang, localService: false, name: 'far' }, { lang, localService: true, name: 'own' }] : []];
  device.speak = (words) => { said.push([words.text, words.lang, words.voice.name]);
    waiting.push(words); if (!window.slow) setTimeout(words.onend, 5); };
  device.cancel = () => { for (const words of waiting.splice(0)) words.onend?.(); };
  Object.defineProperty(window, 'speechSynthesis', { value: device });
}"""
BUTTON = "[data-aloud]"


def phone(windows: Windows, path: str, lang: str, **more: Any) -> Page:
    """Open a page on a phone whose device speaks `lang`, or not at all."""
    page = windows.open("/healthz", 360, 800, **more)
    page.add_init_script(f"({DEVICE})({lang!r})")
    page.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
    faults: list[str] = []
    page.goto(windows.server.url + path)
    assert faults == []
    return page


def test_a_page_is_read_in_order_by_the_devices_own_voice(windows: Windows) -> None:
    page = phone(windows, "/layanan/DKC-09/", "id-ID")
    page.get_by_role("button", name="Bacakan halaman ini").click()
    expect(page.get_by_role("button", name="Bacakan halaman ini")).to_be_visible()

    said = page.evaluate("said")
    texts = [text for text, _lang, _voice in said]
    assert {(lang, voice) for _text, lang, voice in said} == {("id-ID", "own")}
    assert texts.index("Akta kelahiran") < texts.index("Biaya") < len(texts) - 1
    assert not [text for text in texts if "Tentang mal" in text], "the foot is not the content"


def test_reading_stops_at_once_by_press_and_by_escape(windows: Windows) -> None:
    page = phone(windows, "/", "id_ID")
    page.evaluate("window.slow = true")
    for stop in (lambda: page.locator(BUTTON).click(), lambda: page.keyboard.press("Escape")):
        page.locator(BUTTON).click()
        expect(page.get_by_role("button", name="Berhenti membaca")).to_be_visible()
        page.wait_for_timeout(150)
        before = page.evaluate("said.length")
        stop()
        page.wait_for_timeout(150)

        assert page.evaluate("said.length") == before > 0
        expect(page.get_by_role("button", name="Bacakan halaman ini")).to_be_visible()


def test_without_a_voice_of_its_own_the_page_plays_the_servers(windows: Windows) -> None:
    page = phone(windows, "/bantuan/", "")
    with page.expect_response(lambda answer: "/suara/bacakan/" in answer.url) as heard:
        page.get_by_role("button", name="Bacakan halaman ini").click()

    assert heard.value.ok
    assert heard.value.headers["content-type"] == "audio/wav"


def test_without_any_voice_there_is_no_button(windows: Windows) -> None:
    page = windows.open("/healthz", 360, 800)
    page.add_init_script(f"({DEVICE})('')")
    page.route("**/bantuan/", lambda route: route.fulfill(response=(told := route.fetch()), body=told.text().replace(
        'data-aloud="1"', 'data-aloud=""')))  # fmt: skip
    page.goto(windows.server.url + "/bantuan/")

    expect(page.locator(BUTTON)).to_be_hidden()
    bare = windows.open("/bantuan/", 360, 800, java_script_enabled=False)
    expect(bare.locator(BUTTON)).to_be_hidden()


def test_the_english_page_is_read_in_english(windows: Windows) -> None:
    page = phone(windows, "/bantuan/?bahasa=en", "en-US")
    page.locator(BUTTON).click()
    page.wait_for_timeout(300)

    assert page.evaluate("said")[0][:2] == ["Help", "en-GB"]


def test_a_kiosk_reads_and_stops(windows: Windows) -> None:
    page = windows.kiosk()
    button = page.get_by_role("button", name="Bacakan")
    with page.expect_response(lambda answer: "/suara/bacakan/" in answer.url) as heard:
        button.click()
    assert heard.value.ok
    expect(button).to_have_attribute("aria-pressed", "true")

    button.click()

    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_board_whose_sounds_are_lost_still_tells_every_call(windows: Windows) -> None:
    board = windows.open("/papan/3/", 1920, 1080)
    board.context.route("**/*.wav*", lambda route: route.abort())
    desk = windows.desk("20")
    press(desk, "o")
    number = take_number(windows, "KPP-01")

    expect(board.locator(".b-now .number").first).to_have_text(number, timeout=5_000)
    desk.get_by_role("button", name="Tutup loket").click()
