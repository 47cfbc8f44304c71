"""When the server is gone, a board says so; when it is back, the board catches up."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.server import running
from tests.walk.conftest import MORNING, Windows

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("cut-off")]
SAYS_SO_WITHIN_MS = 8_000


def test_a_board_says_that_it_is_cut_off_and_catches_up(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path, SATUPINTU_NOW=MORNING, SATUPINTU_STREAM="0") as server:
        board = Windows(browser, server).board("1")
        expect(board.get_by_text("Tersambung")).to_be_visible()
        port = server.port
        server.kill()
        expect(board.get_by_text("Terputus. Dengarkan petugas.")).to_be_visible(timeout=SAYS_SO_WITHIN_MS)
    with running(tmp_path, port=port, SATUPINTU_NOW=MORNING, SATUPINTU_STREAM="0"):
        expect(board.get_by_text("Tersambung")).to_be_visible(timeout=SAYS_SO_WITHIN_MS)
    board.context.close()
