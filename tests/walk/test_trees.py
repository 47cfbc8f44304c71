"""What a screen reader is given: names, roles and order of each main screen, kept in trees/*.yaml.

A screen that changes on purpose: SATUPINTU_WRITE_TREES=1 .venv/bin/python -m pytest tests/walk/test_trees.py, then
read the difference as somebody who sees nothing but it. Digits are masked, for numbers and hours are not the point.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("walk")]
TREES = Path(__file__).parent / "trees"
SCREENS = {
    "kios": {"awal", "cari", "ringkasan-penuh", "hasil", "hasil-kertas-habis", "tidak-hari-ini", "bantuan-panggil"},
    "papan": {"loket", "kursi"},
    "nomor": {"menunggu", "loket", "pergi"},
    "tamu": {"batal"},
    "umum": {"beranda-nomor", "cari", "instansi", "layanan", "antrean"},
    "ponsel": {"kode", "ringkasan"},
    "loket": {"melayani", "dipanggil"},
    "petugas": {"masuk"},
    "strip": {"melayani"},
    "penyambut": {"beranda", "nomor", "pengunjung-baru"},
    "kantor": {"hari-ini", "jam", "periksa", "riwayat"},
}
SIZES = {"kios": (1080, 1920), "papan": (1920, 1080), "loket": (1366, 768), "strip": (360, 140), "kantor": (1366, 768)}
NAMELESS = r"- (button|link|textbox|searchbox|checkbox|radio|switch|combobox|dialog|img):?( \\[.*\\]:?)?"
ALL = [(surface, state) for surface, states in SCREENS.items() for state in sorted(states)]


@pytest.fixture(scope="module")
def reader(browser: Browser, house: Server) -> Iterator[Page]:
    """One window for all screens."""
    context = browser.new_context(locale="id-ID", base_url=house.url)
    yield context.new_page()
    context.close()


def tree_of(page: Page, surface: str, state: str) -> str:
    """Return the accessibility tree of one screen, digits masked."""
    width, height = SIZES.get(surface, (360, 800))
    page.set_viewport_size({"width": width, "height": height})
    answer = page.goto(f"/komponen/{surface}/{state}/")
    assert answer is not None
    assert answer.ok
    return re.sub(r"(?<!level=)\d+", "#", page.locator("body").aria_snapshot()) + "\n"


@pytest.mark.parametrize(("surface", "state"), ALL)
def test_a_screen_is_read_in_its_names_roles_and_order(reader: Page, surface: str, state: str) -> None:
    kept = TREES / f"{surface}-{state}.yaml"

    tree = tree_of(reader, surface, state)
    if os.environ.get("SATUPINTU_WRITE_TREES"):
        kept.write_text(tree)

    assert tree == kept.read_text()


@pytest.mark.parametrize("kept", sorted(TREES.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_control_has_a_name_and_the_page_one_main_and_one_first_heading(kept: Path) -> None:
    lines = [line.strip() for line in kept.read_text().splitlines()]

    assert [line for line in lines if re.fullmatch(NAMELESS, line)] == []
    assert sum(line.startswith("- main") for line in lines) == 1
    assert sum(bool(re.match(r"- '?heading .*\[level=1\]", line)) for line in lines) == 1


def test_no_tree_is_kept_of_a_screen_that_is_no_longer_looked_at() -> None:
    assert {file.stem for file in TREES.glob("*.yaml")} == {f"{surface}-{state}" for surface, state in ALL}
