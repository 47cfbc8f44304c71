"""What every answer says to the browser, what a cookie is, and what a method may do, on every page of the house."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from http.cookies import Morsel

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from satupintu.ledger.models import Record
from satupintu.reception import queries as reception
from tests.house.files import ROOT, texts
from tests.web.test_payloads import House, house  # noqa: F401 - a fixture
from tests.web.walker import Page, sent, untouched

pytestmark = pytest.mark.django_db
STAFF_ONLY = ("/loket/", "/hari-ini/", "/kelola/", "/catatan/", "/penyambut/", "/petugas/")
POLICY = ("default-src 'none'", "script-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
NAMES = """
import django; django.setup()
from django.conf import settings
from satupintu.web import language
from satupintu.web.counter import views as counter
from satupintu.web.phone import views as phone
print(language.COOKIE, counter.SCHEME_COOKIE, phone.COOKIE, *(
    getattr(settings, name) for name in dir(settings)
    if name.endswith("_COOKIE_NAME") and name != "LANGUAGE_COOKIE_NAME"))
"""


def visits(house: House, method: str = "GET") -> list[tuple[Page, HttpResponse]]:  # noqa: F811
    """Return the answer of every page to who may see it."""
    return [(page, untouched(house.client(page.who), method, page.address, {})) for page in house.pages]


def lacks(response: HttpResponse) -> list[str]:
    """Return what an answer does not say."""
    said = response.headers
    policy = said.get("Content-Security-Policy", "")
    missing = [line for line in POLICY if line not in policy]
    missing += ["unsafe"] if "unsafe" in policy or "nonce" in policy else []
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    missing += [name for name, value in wanted.items() if said.get(name) != value]
    missing += [name for name in said if name.startswith("Access-Control-")]
    kind = said.get("Content-Type", "")
    if response.content and (not kind or (kind.startswith("text/") and "charset=utf-8" not in kind)):
        missing.append(f"Content-Type {kind}")
    return missing


def cookies_of(house: House) -> list[Morsel[str]]:  # noqa: F811
    """Return every cookie that any page sets."""
    found = [morsel for _page, response in visits(house) for morsel in response.cookies.values()]
    found += [morsel for _page, response in visits(house, "POST") for morsel in response.cookies.values()]
    found += untouched(house.client("rina"), "GET", "/loket/5/", {"layar": "gelap"}).cookies.values()
    return [*found, *untouched(house.client(""), "GET", "/", {"bahasa": "en"}).cookies.values()]


def careless_cookies(sources: list[tuple[str, str]]) -> list[str]:
    """Return the places that set a cookie without saying who may read it, over what, and from where."""
    found = []
    for path, text in sources:
        for call in re.finditer(r"\.set_cookie\((?:[^()]|\([^()]*\))*\)", text):
            if not all(word in call[0] for word in ("httponly=True", "samesite=", "secure=")):
                found.append(f"{path}: {call[0][:80]}")
    return found


def test_every_page_says_everything_to_the_browser(house: House) -> None:  # noqa: F811
    assert [(page.address, lacks(response)) for page, response in visits(house) if lacks(response)] == []


def test_no_other_origin_is_let_in(house: House) -> None:  # noqa: F811
    for address in ("/", "/api/v1/hall", "/hari-ini/"):
        response = sent(house.client(""), "GET", address, {}, Origin="https://elsewhere.example")
        assert not [name for name in response.headers if name.startswith("Access-Control-")]


def test_what_an_account_saw_is_kept_by_no_browser(house: House) -> None:  # noqa: F811
    kept = [
        page.address
        for page, response in visits(house)
        if page.address.startswith(STAFF_ONLY)
        and page.who
        and "no-store" not in response.headers.get("Cache-Control", "")
    ]

    assert kept == []


def test_every_cookie_is_closed_to_scripts_and_to_other_sites(house: House) -> None:  # noqa: F811
    cookies = [morsel for morsel in cookies_of(house) if morsel["max-age"] != 0 and morsel.value]
    open_ones = [m.key for m in cookies if m["samesite"] not in {"Lax", "Strict"}]
    readable = {m.key for m in cookies if not m["httponly"]}

    assert len({m.key for m in cookies}) >= 4
    assert open_ones == []
    assert readable <= {settings.CSRF_COOKIE_NAME}
    assert careless_cookies(list(texts(".py", under="satupintu/"))) == []


def test_in_production_every_cookie_belongs_to_this_host_alone() -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SATUPINTU_")} | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SATUPINTU_MODE": "production",
        "SATUPINTU_SECRET": secrets.token_urlsafe(48),
        "SATUPINTU_HOSTS": "mpp.example",
    }
    words = [sys.executable, "-c", NAMES]
    names = subprocess.run(words, env=environment, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()

    assert len(names) >= 7
    assert [name for name in names if not name.startswith("__Host-")] == []


def test_looking_writes_no_record(house: House) -> None:  # noqa: F811
    before = Record.objects.count()
    wrote = []
    for page in house.pages:
        sent(house.client(page.who), "GET", page.address, {})
        after = Record.objects.count()
        wrote += [page.address] if after != before else []
        before = after

    assert wrote == []


def test_no_order_of_a_page_is_taken_from_another_site(house: House) -> None:  # noqa: F811
    taken = []
    for page in house.pages:
        strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
        strict.cookies = house.client(page.who).cookies.copy()  # type: ignore[assignment]
        status = sent(strict, "POST", page.address, {}).status_code
        taken += [page.address] if status not in {403, 404} else []

    assert taken == []


def test_a_field_counts_from_the_form_alone_and_the_last_of_two(house: House) -> None:  # noqa: F811
    right = reception.code_now(house.mall)
    stranger = Client()

    assert stranger.post(f"/ambil/?kode={right}").status_code == 422
    assert stranger.post("/ambil/", {"kode": [right, "AAAAAA"]}).status_code == 422
    assert stranger.post("/ambil/", {"kode": ["AAAAAA", right]}).status_code == 303


@pytest.mark.parametrize(
    "path", ["/.git/config", "/static/", "/static/ui/", "/manage.py", "/admin/", "/static/../settings.py"]
)
def test_no_file_or_folder_of_the_machine_is_shown(client: Client, mall: object, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_trace_comes_back_empty(client: Client, mall: object) -> None:
    client.raise_request_exception = False
    answer = client.generic("TRACE", "/", headers={"X-Rahasia": "kata"})

    assert "kata" not in answer.content.decode()


def test_an_answer_that_says_too_little_is_found() -> None:
    assert "nosniff" not in lacks(HttpResponse("a"))
    assert {"X-Content-Type-Options", "default-src 'none'"} <= set(lacks(HttpResponse("a")))


def test_a_careless_cookie_is_found() -> None:
    assert careless_cookies([("a.py", "response.set_cookie('a', f(1), httponly=True)")]) != []
    assert careless_cookies([("a.py", "r.set_cookie('a', f(1), httponly=True, samesite='Lax', secure=x())")]) == []
