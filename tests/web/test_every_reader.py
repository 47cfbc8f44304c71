"""Screens for who reads large, without our colours, without motion, from a wheelchair, or not by ear."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from satupintu.web.ui import preview
from tests.web.pages import html_of, texts
from tests.web.test_screens import CUT, OUTSIDE, SIZES, show

pytestmark = pytest.mark.browser
TWICE = [
    (surface, state)
    for surface in ("ponsel", "tamu", "penyambut", "kantor", "petugas")
    for state in preview.SCREENS[surface]
]
KIOSK = [(state, size) for state in preview.SCREENS["kios"] for size in SIZES["kios"]]


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Page]:
    """One page for all states: opening a window costs more than looking."""
    opened = browser.new_context(locale="id-ID").new_page()
    yield opened
    opened.context.close()


@pytest.fixture(scope="module")
def zoomed(browser: Browser) -> Iterator[Page]:
    """A window at 200 %: half as many units across, as many dots."""
    opened = browser.new_context(locale="id-ID", device_scale_factor=2).new_page()
    yield opened
    opened.context.close()


@pytest.mark.parametrize(("surface", "state"), TWICE)
def test_text_of_twice_the_size_loses_nothing_at_320_pixels(
    shared: Page, base_url: str, surface: str, state: str
) -> None:
    show(shared, base_url, surface, state, (320, 640))
    shared.evaluate("document.documentElement.style.fontSize = '200%'")

    assert shared.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert shared.evaluate(OUTSIDE, False) == []


def test_a_table_that_is_wider_than_a_phone_scrolls_alone_by_key_and_has_a_name(shared: Page, base_url: str) -> None:
    for state in ("hari-ini-penuh", "catatan"):
        show(shared, base_url, "kantor", state, (320, 640))
        nameless = shared.evaluate("""() => [...document.querySelectorAll('main *')]
          .filter((it) => it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).overflowX === 'auto')
          .filter((it) => it.tabIndex < 0
            || !(it.ariaLabel || document.getElementById(it.getAttribute('aria-labelledby'))))
          .map((it) => it.className)""")

        assert shared.locator(".s-wide").count() > 0
        assert nameless == []


@pytest.mark.parametrize(("state", "size"), KIOSK)
def test_a_kiosk_at_twice_the_zoom_and_the_text_loses_nothing(
    zoomed: Page, base_url: str, state: str, size: tuple[int, int]
) -> None:
    show(zoomed, base_url, "kios", state, (size[0] // 2, size[1] // 2))
    zoomed.evaluate("document.documentElement.style.fontSize = '200%'")

    assert zoomed.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert zoomed.evaluate(OUTSIDE, True) == []
    assert zoomed.evaluate(CUT) == []


BARE = """() => {
  const sides = ['Top', 'Right', 'Bottom', 'Left'];
  const lined = (it) => { const look = getComputedStyle(it);
    return sides.some((side) => parseFloat(look[`border${side}Width`]) >= 1
      && look[`border${side}Style`] !== 'none'); };
  const plain = (it) => getComputedStyle(it).textDecorationLine.includes('underline')
    || it.querySelector('b') && getComputedStyle(it.querySelector('b')).textDecorationLine.includes('underline')
    || it.matches('.mark, .s-nav a, .s-figures a, .tiles a, .link-line, audio');
  const all = 'a[href], button, select, textarea, .input, .k-tile, .notice, .tag, .plate, .door';
  return [...document.querySelectorAll(all)]
    .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.closest('.skip, .vh'))
    .filter((it) => !lined(it) && !(it.matches('a') && plain(it)))
    .map((it) => it.outerHTML.slice(0, 80)); }"""
"""What can be pressed, filled in or read as a state and has neither a border nor the look of a link."""
FAINT = """() => [...document.querySelectorAll('main .ico, header .ico, nav .ico')].filter((it) => it.checkVisibility())
  .filter((it) => getComputedStyle(it).color !== getComputedStyle(it.parentElement).color)
  .map((it) => it.parentElement.outerHTML.slice(0, 80))"""
"""Icons that keep a colour of ours, which may be the ground's."""
UNSEEN = """() => { const found = [];
  const all = 'a[href], button, input:not([type=hidden]), select, textarea, [tabindex="0"]';
  for (const it of document.querySelectorAll(all)) {
    if (!it.checkVisibility({ visibilityProperty: true }) || it.disabled || it.tabIndex < 0) continue;
    it.focus({ focusVisible: true });
    if (document.activeElement !== it) continue;
    const rings = [it, it.closest('.k-typed')].filter(Boolean).map((one) => getComputedStyle(one));
    if (!rings.some((look) => look.outlineStyle === 'solid' && parseFloat(look.outlineWidth) >= 2.9))
      found.push(it.outerHTML.slice(0, 80)); }
  return found; }"""
"""What takes the focus and shows no ring of three pixels."""


MOVES = """() => [...document.querySelectorAll('*')].flatMap((it) => [null, '::before', '::after'].map((part) => {
    const look = getComputedStyle(it, part);
    const long = (times) => times.split(',').some((time) => parseFloat(time) > 0);
    return look.animationName !== 'none' && long(look.animationDuration) || long(look.transitionDuration)
      || look.scrollBehavior === 'smooth' ? it.outerHTML.slice(0, 60) : ''; })).filter(Boolean)"""


Looks = dict[str, dict[str, tuple[list[str], list[str]]]]


@pytest.fixture(scope="module")
def looks(shared: Page, base_url: str) -> Looks:
    """What is not seen in forced colours, and what still moves, of every state by surface: each is opened once."""
    found: Looks = {}
    shared.emulate_media(forced_colors="active", color_scheme="dark", reduced_motion="reduce")
    for surface, states in preview.SCREENS.items():
        for state in states:
            show(shared, base_url, surface, state, SIZES[surface][-1])
            unseen = [*shared.evaluate(BARE), *shared.evaluate(FAINT), *shared.evaluate(UNSEEN)]
            found.setdefault(surface, {})[state] = (unseen, shared.evaluate(MOVES))
    shared.emulate_media(forced_colors="none", color_scheme="light", reduced_motion="no-preference")
    return found


@pytest.mark.parametrize("surface", preview.SCREENS)
def test_in_forced_colours_every_control_and_every_focus_is_seen(looks: Looks, surface: str) -> None:
    assert {state: unseen for state, (unseen, _moving) in looks[surface].items() if unseen} == {}


@pytest.mark.parametrize("surface", preview.SCREENS)
def test_nothing_runs_longer_than_nothing_for_who_wishes_no_motion(looks: Looks, surface: str) -> None:
    assert {state: moving for state, (_unseen, moving) in looks[surface].items() if moving} == {}


@pytest.mark.parametrize(
    ("surface", "state", "mark", "other"),
    [
        ("kios", "ringkasan-prioritas", ".k-switch", ("ringkasan", ".k-switch")),
        ("kios", "awal-layar-rendah", "[aria-pressed=true]", ("awal-layar-rendah", "[aria-pressed=false]")),
        ("nomor", "loket", ".places [data-here]", ("nomor", "")),
        ("umum", "antrean", "[data-long=short] > span", ("antrean", "[data-long=long] > span")),
        ("kantor", "hari-ini", ".s-nav [aria-current]", ("hari-ini", ".s-nav a:not([aria-current])")),
    ],
)
def test_in_forced_colours_a_state_is_told_by_more_than_our_colours(
    shared: Page, base_url: str, surface: str, state: str, mark: str, other: tuple[str, str]
) -> None:
    def looks(of: str, selector: str) -> list[str]:
        show(shared, base_url, surface, of, SIZES[surface][-1])
        return shared.locator(selector).first.evaluate("""(it) => [null, '::before'].flatMap((part) => {
          const look = getComputedStyle(it, part), first = getComputedStyle(it.lastElementChild || it);
          return [look.backgroundColor, look.borderBottomWidth, look.justifyItems, first.backgroundColor]; })""")

    shared.emulate_media(forced_colors="active", color_scheme="dark")
    one = looks(state, mark)
    two = looks(other[0], other[1]) if other[1] else looks(state, ".places li:not([data-here])")
    shared.emulate_media(forced_colors="none", color_scheme="light")

    assert one != two


def test_motion_is_found_where_there_is_some(shared: Page, base_url: str) -> None:
    shared.emulate_media(reduced_motion="no-preference")
    show(shared, base_url, "kios", "awal", (1080, 1920))

    assert shared.evaluate(MOVES) != []


REACH_MM = (700, 1220)
"""What a hand reaches from a wheelchair, above the floor; the screen's lower edge hangs at the first."""
INCHES = {(1080, 1920): (21.5, 32), (1920, 1080): (21.5, 43)}
HIGHEST = """() => Math.min(innerHeight, ...[...document.querySelectorAll('a, button, input, label, [role=link]')]
  .filter((it) => it.checkVisibility({ visibilityProperty: true }))
  .filter((it) => !it.closest('.skip, .vh') && it.type !== 'hidden')
  .map((it) => it.getBoundingClientRect().top))"""


def height_mm(inches: float, size: tuple[int, int]) -> float:
    """Return how high a panel of this diagonal is."""
    return inches * 25.4 * size[1] / (size[0] ** 2 + size[1] ** 2) ** 0.5


@pytest.mark.parametrize("size", INCHES)
@pytest.mark.parametrize("state", preview.SCREENS["kios"])
def test_in_low_mode_everything_to_press_is_reached_from_a_wheelchair(
    shared: Page, base_url: str, state: str, size: tuple[int, int]
) -> None:
    show(shared, base_url, "kios", state, size)
    shared.evaluate("document.documentElement.dataset.low = ''")
    shared.evaluate("document.querySelector('dialog')?.showModal()")

    top = shared.evaluate(HIGHEST)
    above_floor = [REACH_MM[0] + height_mm(inches, size) * (1 - top / size[1]) for inches in INCHES[size]]

    assert max(above_floor) <= REACH_MM[1]
    assert shared.evaluate(OUTSIDE, True) == []


def test_every_call_on_a_board_stands_there_in_words() -> None:
    """Sound only repeats: the number and the place are on the board before it, for as long as the call is there."""
    for state, sample in preview.SCREENS["papan"].items():
        board, said = sample.facts(), " ".join(texts(html_of("papan", state)))
        calls = [call for call in (board.now, *board.last) if call]  # type: ignore[attr-defined]

        assert all(call.number in said and call.place in said for call in calls)
