"""The gallery served for a real browser: templates, styles and scripts alone; and an officer at a counter."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.test import Client, override_settings
from playwright.sync_api import Browser, Page, sync_playwright

from satupintu.base.actor import SYSTEM, Actor
from satupintu.ledger.models import Mall
from satupintu.people import commands as people
from satupintu.people import queries as officers
from satupintu.queueing import commands as queueing
from satupintu.queueing.commands import Wish
from tests.web.desk import KIOSK, at

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--autoplay-policy=no-user-gesture-required",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
            ],
        },
    }
]


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the tests read pages, not logs."""


@pytest.fixture(scope="module")
def gallery() -> Iterator[None]:
    """Only what the gallery needs: no mall row, no sessions, no actor."""
    with override_settings(MIDDLEWARE=MIDDLEWARE, TEMPLATES=TEMPLATES):
        yield


@pytest.fixture(scope="module")
def base_url(gallery: None) -> Iterator[str]:
    """Serve the gallery on a free port."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
    server.daemon_threads = True
    server.set_app(StaticFilesHandler(WSGIHandler()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One real Chromium for the tests of a file; it must end there, for its loop keeps Django from a database."""
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page; a script that fails, fails the test."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="id-ID")
    opened = context.new_page()
    broken: list[str] = []
    opened.on("pageerror", lambda error: broken.append(str(error)))
    opened.on("console", lambda said: broken.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    context.close()
    assert not broken


@pytest.fixture
def rina(mall: Mall, client: Client, monkeypatch: pytest.MonkeyPatch) -> Actor:
    """Officer Rina at counter 5, serving A-001; A-002 sits behind."""
    officer = people.add_officer(
        mall=mall,
        username="rina",
        name="Rina",
        agency="DUKCAPIL",
        password="kopi-pasuruan-19",
        by=SYSTEM,
        at=at("07.00"),
    )
    by = officers.actor_of_officer(officer)
    queueing.open_counter(mall=mall, counter="5", by=by, at=at("08.00"))
    for number in ("A-001", "A-002"):
        queueing.issue_ticket(mall=mall, wishes=[Wish("DKC-02")], priority=False, by=KIOSK, at=at("08.05"))
        queueing.at_deck(mall=mall, number=number, by=KIOSK, at=at("08.06"))
    queueing.next_person(mall=mall, counter="5", by=by, at=at("08.10"))
    monkeypatch.setenv("SATUPINTU_NOW", at("08.12").isoformat())
    client.force_login(officer)
    return by
