"""A visitor's address behind a proxy: only a named proxy is believed, and only what it has written itself."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from satupintu.cli import checks
from satupintu.web.asgi import Scope, environment
from satupintu.web.proxies import Proxies
from tests.house.files import ROOT

PROXY, SECOND, STRANGER, HALL = "10.0.0.2", "10.0.0.3", "198.51.100.7", "203.0.113.7"


def address(peer: str, *forwarded: str, proxies: str = PROXY) -> str:
    """Return the address that a page reads when `peer` asks with these values of X-Forwarded-For."""
    scope: Scope = {
        "method": "GET", "path": "/", "client": (peer, 4711),
        "headers": [(b"x-forwarded-for", value.encode()) for value in forwarded],
    }  # fmt: skip
    return str(environment(scope, io.BytesIO(), 0, Proxies(proxies))["REMOTE_ADDR"])


def test_a_named_proxy_tells_whom_it_asks_for() -> None:
    assert address(PROXY, HALL) == HALL
    assert address(PROXY, STRANGER) == STRANGER


def test_nobody_else_is_believed() -> None:
    assert address(STRANGER, HALL) == STRANGER
    assert address(PROXY, HALL, proxies="") == PROXY
    assert address(STRANGER, f"{HALL}, {PROXY}") == STRANGER


@pytest.mark.parametrize("forwarded", [[f"{HALL}, {STRANGER}"], [HALL, STRANGER], [f"{PROXY}, {STRANGER}"]])
def test_what_a_visitor_wrote_before_the_proxy_is_not_believed(forwarded: list[str]) -> None:
    assert address(PROXY, *forwarded) == STRANGER


def test_two_proxies_in_a_row_are_both_passed() -> None:
    assert address(SECOND, f"{HALL}, {STRANGER}, {PROXY}", proxies=f"{PROXY}, {SECOND}") == STRANGER
    assert address(SECOND, f"{HALL}, {STRANGER}, {PROXY}", proxies="10.0.0.0/24") == STRANGER


@pytest.mark.parametrize("forwarded", [[], [""], ["unknown"], ["<script>"], [f"{HALL}, "]])
def test_a_proxy_that_says_nothing_readable_stands_for_itself(forwarded: list[str]) -> None:
    assert address(PROXY, *forwarded) == PROXY


def test_addresses_of_version_six_and_mapped_ones_are_read() -> None:
    assert address(f"::ffff:{PROXY}", HALL) == HALL
    assert address("2001:db8::2", "2001:db8::7", proxies="2001:db8::2") == "2001:db8::7"
    assert address("", HALL) == ""


@pytest.mark.parametrize(("named", "ok"), [("", True), (f"{PROXY}, 10.1.0.0/16", True), ("proxy.example", False)])
def test_the_check_finds_a_proxy_that_is_no_address(settings: pytest.FixtureRequest, named: str, ok: bool) -> None:
    settings.PROXIES = named  # type: ignore[attr-defined]

    assert next(finding.ok for finding in checks.settings_findings() if finding.about == "proxies") is ok


def test_the_server_reads_its_proxies_from_the_environment() -> None:
    words = [sys.executable, "-c", "from config.asgi import application; print(application.proxies.networks)"]

    done = subprocess.run(
        words, env=os.environ | {"SATUPINTU_PROXIES": PROXY}, cwd=ROOT, capture_output=True, text=True, check=True
    )  # fmt: skip

    assert f"{PROXY}/32" in done.stdout
