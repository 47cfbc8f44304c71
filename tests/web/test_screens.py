"""Every screen in every state, in a real Chromium at its real size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from satupintu.base.refusal import Refusal
from satupintu.ledger.refusals import Busy
from satupintu.queueing import refusals
from satupintu.web.ui import preview
from tests.web.pages import SAMPLES

pytestmark = pytest.mark.browser
SIZES = {
    "papan": [(1920, 1080)],
    "nomor": [(320, 640), (360, 800)],
    "tamu": [(320, 640)],
    "umum": [(320, 640), (360, 800)],
    "kios": [(1080, 1920), (1280, 800)],
    "loket": [(1366, 768)],
    "petugas": [(1280, 800), (360, 800)],
    "strip": [(360, 140)],
    "ponsel": [(320, 640)],
    "penyambut": [(320, 640), (768, 1024)],
    "kantor": [(320, 640), (1366, 768)],
}
SIZED = [(surface, state, size) for surface, state in SAMPLES for size in SIZES[surface]]
SERIOUS = {"serious", "critical"}
GOES_BACK = {"salah-alamat", "terlalu-lama", "gangguan"}
"""A kiosk at a fault shows a page that asks nothing, and goes back by itself, with a script or without."""
WITHOUT_LARGE = {"kertas", "kursi", "kursi-kosong", *GOES_BACK}
"""The tablet at the seats, the paper and what asks nothing have no foot with such a button."""
ON_LEAVES = {"instansi", "instansi-layar-rendah", "layanan", "ringkasan-penuh", "ringkasan-layar-rendah", "cari"}
"""In large letters these are other pages: a part of the list, and a button to the next."""
OUTSIDE = """(least) => [...document.querySelectorAll(
    'a, button, input:not([type=hidden]), label, h1, p, .number, .plate')]
  .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.closest('.vh, .skip, dialog'))
  .filter((it) => { const at = it.getBoundingClientRect();
    return at.width && (at.right > innerWidth + 1 || at.left < -1
      || (least && (at.bottom > innerHeight + 1 || at.top < -1))); })
  .map((it) => it.outerHTML.slice(0, 90))"""
CUT = """() => [...document.querySelectorAll('main, main *')]
  .filter((it) => ['auto', 'hidden'].includes(getComputedStyle(it).overflowY) && it.clientHeight)
  .filter((it) => it.scrollHeight > it.clientHeight + 1 && !it.matches('.vh, legend'))
  .map((it) => it.className + ' ' + it.scrollHeight + ' > ' + it.clientHeight)"""
OUT_OF_ITS_PLACE = """() => [...document.querySelectorAll(
    'a, button, .k-main .number, .plate, .tag, .btn, .k-tile, .k-tile > span, .k-tile b, .notice *, .door, h1')]
  .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.closest('.vh, .skip, dialog'))
  .filter((it) => getComputedStyle(it).overflowX === 'visible')
  .filter((it) => it.clientWidth ? it.scrollWidth > it.clientWidth + 1 : false)
  .map((it) => it.outerHTML.slice(0, 90) + ' ' + it.scrollWidth + ' > ' + it.clientWidth)"""
"""Words that run out of their button, tile, notice or door."""
OVER_THE_RULE = """() => [...document.querySelectorAll('header.top, header.top *')]
  .filter((it) => it.checkVisibility() && !it.closest('.vh'))
  .filter((it) => it.getBoundingClientRect().bottom > document.querySelector('header.top').clientHeight
      + document.querySelector('header.top').getBoundingClientRect().top + 1 && !it.matches('header'))
  .map((it) => it.outerHTML.slice(0, 60))"""
"""What of the frame's top lies on the rule below it, or hangs over it."""
SMALL = """([least, unit]) => [...document.querySelectorAll('a, button')]
  .filter((it) => it.checkVisibility() && !it.closest('dialog, .skip, p:not(.actions), li > p, td'))
  .map((it) => [it.getBoundingClientRect(), it])
  .filter(([at]) => at.width && Math.min(at.width, at.height) < least * unit - 1)
  .map(([at, it]) => it.outerHTML.slice(0, 60) + ' ' + at.width + ' x ' + at.height)"""


def show(page: Page, base_url: str, surface: str, state: str, size: tuple[int, int], query: str = "") -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{base_url}/komponen/{surface}/{state}/{query}")


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Page]:
    """One page for all states: opening a window costs more than looking."""
    opened = browser.new_context(locale="id-ID").new_page()
    yield opened
    opened.context.close()


@pytest.mark.parametrize(("surface", "state", "size"), SIZED)
def test_a_screen_reads_well_for_every_reader_and_fits(
    shared: Page, base_url: str, surface: str, state: str, size: tuple[int, int]
) -> None:
    show(shared, base_url, surface, state, size)

    found = Axe().run(shared).response["violations"]
    if surface == "kios" and state in GOES_BACK:
        found = [it for it in found if it["id"] != "meta-refresh"]
    fixed = surface in {"papan", "kios", "loket", "strip"}

    assert [(it["id"], [n["html"][:120] for n in it["nodes"]]) for it in found if it["impact"] in SERIOUS] == []
    assert shared.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert shared.evaluate(OUTSIDE, fixed and surface != "loket") == []
    assert shared.evaluate(OUT_OF_ITS_PLACE) == []
    if fixed:
        assert shared.evaluate(CUT) == []
        assert shared.evaluate(OVER_THE_RULE) == []


def test_every_choice_of_the_strip_is_read_whole(shared: Page, base_url: str) -> None:
    show(shared, base_url, "strip", "melayani", SIZES["strip"][0])

    choices = shared.locator("option").all_inner_texts()
    wants, has = shared.locator("select").evaluate(
        "(it) => { const has = it.offsetWidth; it.style.width = 'max-content'; return [it.offsetWidth, has]; }"
    )

    assert "Diterima, 30 September" in [choice.strip() for choice in choices]
    assert wants <= has


REFUSALS = [Busy, *(it for it in vars(refusals).values() if isinstance(it, type) and issubclass(it, Refusal))]
NOT_ON_A_STRIP = {"wrong-count"}
"""A strip chooses no services."""
SAY = """([reason, remedy]) => {
  const said = document.querySelector('header p');
  said.firstElementChild.textContent = reason;
  said.lastChild.textContent = ' ' + remedy;
  const [text, first, last] = [said, document.querySelector('select'), document.querySelector('[data-key=done]')]
    .map((it) => it.getBoundingClientRect());
  return Math.min(first.top - text.bottom, innerHeight - last.bottom); }"""
"""Puts a refusal on the strip; returns the pixels left below it or below the buttons that it pushes down."""


def test_no_refusal_is_cut_on_the_strip(shared: Page, base_url: str) -> None:
    show(shared, base_url, "strip", "ditolak-melayani", SIZES["strip"][0])

    room = {
        no.code: shared.evaluate(SAY, [str(no.reason), str(no.remedy)])
        for no in REFUSALS
        if no.code not in NOT_ON_A_STRIP
    }

    assert {code: left for code, left in room.items() if left < 0} == {}
    assert shared.evaluate(SAY, ["Terlalu panjang. " * 12, ""]) < 0


@pytest.mark.parametrize("state", preview.SCREENS["kios"])
@pytest.mark.parametrize("size", SIZES["kios"])
def test_a_kiosks_targets_are_twenty_millimetres(
    shared: Page, base_url: str, state: str, size: tuple[int, int]
) -> None:
    show(shared, base_url, "kios", state, size)
    unit = size[0] / (1080 if size[0] < size[1] else 1920)  # 0.248 mm on a 21.5" panel

    assert shared.evaluate(SMALL, [20 / 0.248, unit]) == []


@pytest.mark.parametrize("state", [name for name in preview.SCREENS["kios"] if not name.startswith(("hasil", "milik"))])
def test_nothing_to_press_stands_in_the_top_quarter_of_an_upright_kiosk(
    shared: Page, base_url: str, state: str
) -> None:
    show(shared, base_url, "kios", state, (1080, 1920))

    tops = shared.evaluate(
        "[...document.querySelectorAll('main a, main button')].map((it) => it.getBoundingClientRect().top)"
    )

    assert min(tops, default=1920) >= 0.24 * 1920 - 1


@pytest.mark.parametrize("size", [(1024, 600), (1280, 800), (1920, 1080), (800, 1280)])
@pytest.mark.parametrize("number", ["A-999", "K-001", "H-034", "M-888"])
def test_a_number_called_to_the_seats_stands_whole_in_its_button(
    shared: Page, base_url: str, number: str, size: tuple[int, int]
) -> None:
    show(shared, base_url, "kios", "kursi", size)
    shared.evaluate("(it) => document.querySelectorAll('.number').forEach((one) => one.textContent = it)", number)

    assert shared.locator(".k-row .number").count() == 3
    assert shared.evaluate(OUT_OF_ITS_PLACE) == []
    assert shared.evaluate(OUTSIDE, True) == []


READ = """() => [...document.querySelectorAll('main *, nav *')]
  .filter((it) => !it.closest('.vh, .ico, h1, .k-fit:has(> .k-side)'))
  .filter((it) => [...it.childNodes].some((part) => part.nodeType === 3 && part.textContent.trim()))
  .map((it) => [it, parseFloat(getComputedStyle(it).fontSize)])"""
"""What is read on a kiosk, but headlines (large already) and a given number's screen, which has no room left."""
GROWS = f"""() => {{
  const root = document.documentElement.dataset, all = {READ};
  delete root.large; const usual = all();
  root.large = ''; const large = all();
  return usual.filter(([it, size], at) => large[at][1] < 1.25 * size - .01)
    .map(([it, size]) => it.outerHTML.slice(0, 70) + ' ' + size); }}"""


@pytest.mark.parametrize("size", SIZES["kios"])
@pytest.mark.parametrize("state", [name for name in preview.SCREENS["kios"] if name not in WITHOUT_LARGE])
def test_large_letters_enlarge_every_word_by_a_quarter(
    shared: Page, base_url: str, state: str, size: tuple[int, int]
) -> None:
    show(shared, base_url, "kios", state, size)

    assert shared.evaluate(GROWS) == []


@pytest.mark.parametrize("size", SIZES["kios"])
@pytest.mark.parametrize("state", [it for it in preview.SCREENS["kios"] if it not in WITHOUT_LARGE | ON_LEAVES])
def test_in_large_letters_nothing_leaves_the_screen(
    shared: Page, base_url: str, state: str, size: tuple[int, int]
) -> None:
    show(shared, base_url, "kios", state, size)
    shared.evaluate("document.documentElement.dataset.large = ''")

    assert shared.evaluate(CUT) == []
    assert shared.evaluate(OUTSIDE, True) == []
    assert shared.evaluate(OUT_OF_ITS_PLACE) == []


def test_from_a_wheelchair_everything_to_press_stands_lower(shared: Page, base_url: str) -> None:
    highest = "Math.min(...[...document.querySelectorAll('main a')].map((it) => it.getBoundingClientRect().top))"
    show(shared, base_url, "kios", "awal", (1080, 1920))
    usual = shared.evaluate(highest)

    show(shared, base_url, "kios", "awal-layar-rendah", (1080, 1920))

    assert shared.evaluate(highest) > usual
    assert shared.evaluate(highest) >= 0.4 * 1920


@pytest.mark.parametrize("surface", ["nomor", "tamu", "umum", "ponsel", "penyambut"])
def test_a_phones_targets_are_forty_eight_pixels(shared: Page, base_url: str, surface: str) -> None:
    for state in preview.SCREENS[surface]:
        show(shared, base_url, surface, state, (320, 640))

        assert shared.evaluate(SMALL, [48, 1]) == []


def test_the_offices_targets_are_forty_four_pixels_and_a_desks_twenty_four(shared: Page, base_url: str) -> None:
    for surface, least in (("kantor", 44), ("loket", 24), ("strip", 24)):
        for state in preview.SCREENS[surface]:
            show(shared, base_url, surface, state, SIZES[surface][-1])

            assert shared.evaluate(SMALL, [least, 1]) == [], state


@pytest.mark.parametrize(
    ("surface", "state"), [(surface, state) for surface in ("nomor", "umum") for state in preview.SCREENS[surface]]
)
def test_text_of_twice_the_size_loses_nothing_on_a_phone(shared: Page, base_url: str, surface: str, state: str) -> None:
    show(shared, base_url, surface, state, (320, 640))
    shared.evaluate("document.documentElement.style.fontSize = '200%'")

    assert shared.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert shared.evaluate(OUTSIDE, False) == []


@pytest.mark.parametrize("state", ["loket", "kursi", "lantai-2"])
def test_the_board_is_read_from_ten_metres(shared: Page, base_url: str, state: str) -> None:
    show(shared, base_url, "papan", state, (1920, 1080))
    capitals = "(it) => parseFloat(getComputedStyle(document.querySelector(it)).fontSize) * 0.711"
    millimetres = 1218 / 1920  # 55 inches

    assert shared.evaluate(capitals, ".b-now > .number") * millimetres >= 10_000 / 82
    assert shared.evaluate(capitals, ".b-list tbody th") * millimetres >= 10_000 / 200
    assert shared.locator("[data-call]").count() <= 7


@pytest.mark.parametrize("state", preview.SCREENS["papan"])
def test_a_board_that_is_cut_off_hides_nothing_of_a_call(shared: Page, base_url: str, state: str) -> None:
    show(shared, base_url, "papan", state, (1920, 1080))
    shared.evaluate("""() => {
      document.documentElement.dataset.link = "off";
      for (const it of document.querySelectorAll("[data-link-on]")) it.hidden = true;
      for (const it of document.querySelectorAll("[data-link-off]")) it.hidden = false;
    }""")

    below = shared.evaluate("""() => {
      const foot = document.querySelector(".b-foot").getBoundingClientRect();
      const parts = [...document.querySelectorAll(".b-main *")].filter((it) => it.checkVisibility());
      return parts.filter((it) => it.getBoundingClientRect().bottom > foot.top + 1).map((it) => it.outerHTML)
        .concat(foot.bottom > innerHeight ? ["foot"] : []);
    }""")

    assert below == []
    assert shared.locator("[data-link-off]").bounding_box()["height"] < 60  # type: ignore[index]


@pytest.mark.parametrize("surface", ["papan", "nomor", "loket"])
def test_doors_plates_and_tags_keep_their_shape_in_forced_colours(shared: Page, base_url: str, surface: str) -> None:
    state = {"papan": "loket", "nomor": "loket", "loket": "melayani"}[surface]
    shared.emulate_media(forced_colors="active")
    show(shared, base_url, surface, state, SIZES[surface][0])

    bare = shared.evaluate("""[...document.querySelectorAll('.door, .plate, .tag, .zone')]
      .filter((it) => it.checkVisibility() && parseFloat(getComputedStyle(it).borderLeftWidth) < 1).length""")
    shared.emulate_media(forced_colors="none")

    assert bare == 0


def test_nothing_moves_for_who_wishes_so(shared: Page, base_url: str) -> None:
    shared.emulate_media(reduced_motion="reduce")
    show(shared, base_url, "papan", "loket", (1920, 1080))
    shared.evaluate("document.querySelector('.b-now').dataset.flash = ''")
    calm = shared.evaluate("document.getAnimations().length")

    shared.emulate_media(reduced_motion="no-preference")
    shared.evaluate("document.querySelector('.b-now').getBoundingClientRect()")

    assert calm == 0
    assert shared.evaluate("document.getAnimations().length") == 1


@pytest.mark.parametrize("look", preview.LOOKS)
def test_the_gallery_reads_well_in_every_scheme(shared: Page, base_url: str, look: str) -> None:
    shared.set_viewport_size({"width": 1366, "height": 768})
    shared.goto(f"{base_url}/komponen/?rupa={look}")

    found = Axe().run(shared).response["violations"]

    assert [(it["id"], [n["html"][:120] for n in it["nodes"]]) for it in found if it["impact"] in SERIOUS] == []
