"""A real server on a Tuesday morning, real windows, a named cast."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.server import Server, running

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--autoplay-policy=no-user-gesture-required",
]
MORNING = "2026-11-24T08:05:00+07:00"


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The mall at 08.05 with two server processes and nobody in it."""
    data: Path = tmp_path_factory.mktemp("walk")
    with running(data, workers=2, SATUPINTU_NOW=MORNING, SATUPINTU_STREAM="0") as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One real Chromium for the walks of a file."""
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


class Windows:
    """The windows of the hall, each at its real size."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server

    def open(self, path: str, width: int, height: int, **more: object) -> Page:
        """Open a window of its own at a path."""
        context = self.browser.new_context(viewport={"width": width, "height": height}, locale="id-ID", **more)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(self.server.url + path)
        return page

    def kiosk(self) -> Page:
        """Open the kiosk, upright."""
        return self.open("/kios/", 1080, 1920)

    def board(self, zone: str) -> Page:
        """Open a zone's board."""
        return self.open(f"/papan/{zone}/", 1920, 1080)

    def desk(self, counter: str) -> Page:
        """Sign in at a counter and open its desk."""
        page = self.open(f"/loket/{counter}/", 1366, 768)
        page.fill("#nama", f"loket{counter}")
        page.fill("#sandi", "satu-pintu-demo")
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url(f"**/loket/{counter}/")
        return page


@pytest.fixture
def windows(browser: Browser, house: Server) -> Iterator[Windows]:
    """Windows that close with the test."""
    opened = Windows(browser, house)
    yield opened
    for context in list(browser.contexts):
        context.close()
