"""In a real Chromium: our pages break no line of their own policy, and no payload runs in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, Route

from config.settings import CONTENT_SECURITY_POLICY
from satupintu.people.rules import DEMO_PASSWORD
from tests.server import Server
from tests.web.pages import SAMPLES
from tests.web.payloads import MARK, PAYLOADS, carelessly_shown

pytestmark = pytest.mark.browser
LISTEN = """window.breaches = []; window.kx7run = () => { window.__run = 1; };
document.addEventListener('securitypolicyviolation',
  (it) => window.breaches.push(it.violatedDirective + ' ' + it.blockedURI + ' ' + it.sample));"""
OPEN = (
    "/", "/cari?q=ktp", "/instansi/", "/instansi/DUKCAPIL/", "/layanan/DKC-02/", "/antrean/", "/tentang/",
    "/fasilitas/", "/bantuan/", "/aksesibilitas/", "/kabar/", "/komponen/", "/kios/", "/kios/cari/", "/kios/instansi/",
    "/kios/bantuan/", "/kios/instansi/DUKCAPIL/", "/kios/ringkasan/?isi=DKC-02.1", "/kios/nomor-saya/",
    "/kios/kursi/DUKCAPIL/", "/papan/1/", "/ambil/", "/petugas/masuk", "/tidak-ada",
)  # fmt: skip
SIGNED_IN = {
    "loket5": (
        "/petugas/",
        "/loket/",
        "/loket/5/",
        "/loket/5/?panel=tambah",
        "/petugas/saya",
        "/petugas/saya/aplikasi",
    ),
    "penyambut": ("/penyambut/", "/penyambut/cari?q=ktp", "/penyambut/nomor/"),
    "kabid": ("/hari-ini/", "/kelola/", "/kelola/jam/", "/kelola/libur/", "/kelola/suara/", "/kelola/riwayat/"),
    "inspektorat": ("/catatan/",),
    "admin": ("/petugas/akun",),
}
RUNS_AT_ONCE = "<img src=x onerror=kx7run()>"


@pytest.fixture
def listening(browser: Browser) -> Iterator[Page]:
    """A window that hears every breach of a page's policy."""
    context = browser.new_context(locale="id-ID")
    context.add_init_script(LISTEN)
    yield context.new_page()
    context.close()


def breaches(page: Page, address: str) -> list[str]:
    """Open an address and return what its policy had to forbid."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status < 500 or "/komponen/" in address, address  # the gallery shows the page of a fault as it is
    assert "script-src 'self'" in answer.headers["content-security-policy"], address
    page.wait_for_load_state("load")
    return [f"{address}: {it}" for it in page.evaluate("window.breaches")]


def policy() -> str:
    """Return the policy of our pages as a header."""
    directives: dict[str, Any] = CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def serve(page: Page, html: str, *, guarded: bool) -> None:
    """Let an address of its own answer with a page of ours, under our policy or under none."""

    def answer(route: Route) -> None:
        headers = {"Content-Security-Policy": policy()} if guarded else {}
        route.fulfill(status=200, content_type="text/html; charset=utf-8", headers=headers, body=html)

    page.route("http://ceroboh.example/**", answer)


def test_no_page_breaks_its_own_policy(house: Server, listening: Page, record_property: Any) -> None:
    samples = [f"/komponen/{surface}/{state}/" for surface, state in SAMPLES]
    found = [it for path in (*OPEN, *samples) for it in breaches(listening, house.url + path)]
    record_property("figure", f"{len(OPEN) + len(samples)} open pages and samples: {len(found)} breaches of the policy")

    assert found == []


@pytest.mark.parametrize("who", SIGNED_IN)
def test_no_page_of_people_on_duty_breaks_its_own_policy(house: Server, listening: Page, who: str) -> None:
    listening.goto(f"{house.url}/petugas/masuk")
    listening.fill("#nama", who)
    listening.fill("#sandi", DEMO_PASSWORD)
    listening.locator("#sandi").press("Enter")
    listening.wait_for_url(lambda url: "/masuk" not in url)

    assert [it for path in SIGNED_IN[who] for it in breaches(listening, house.url + path)] == []


@pytest.mark.parametrize("place", ["/kios/cari/?cari=", "/ambil/?kode=", "/cari?q="])
def test_no_payload_runs_in_a_real_browser(house: Server, listening: Page, place: str) -> None:
    path, name = place.rstrip("=").split("?")
    for payload in PAYLOADS:
        listening.goto(f"{house.url}{path}?{urlencode({name: payload.text})}", wait_until="domcontentloaded")
        told = listening.evaluate("[window.__run || 0, window.breaches, location.host]")
        assert told == [0, [], house.url.removeprefix("http://")], payload


def test_a_careless_page_would_run_it_and_our_policy_would_stop_it(listening: Page) -> None:
    serve(listening, f"<!doctype html><body><p>{RUNS_AT_ONCE}</p>", guarded=False)
    listening.goto("http://ceroboh.example/")
    assert listening.evaluate("window.__run") == 1

    listening.unroute_all()
    serve(listening, f"<!doctype html><body><p>{RUNS_AT_ONCE}</p><p style='color: red'>", guarded=True)
    listening.goto("http://ceroboh.example/")
    assert listening.evaluate("window.__run || 0") == 0
    assert len(listening.evaluate("window.breaches")) >= 2


def test_careless_pages_of_all_payloads_run_at_most_once_the_policy_is_there(listening: Page) -> None:
    html = ["<!doctype html><body>", *(carelessly_shown(payload) for payload in PAYLOADS if payload.place == "text")]
    serve(listening, "\n".join(html), guarded=True)
    listening.goto("http://ceroboh.example/", wait_until="commit")

    assert MARK in "".join(html)
    assert listening.evaluate("window.__run || 0") == 0
