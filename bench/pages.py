"""How many bytes the first view of each page brings, as a browser with an empty cache asks for it."""

from __future__ import annotations

import gzip
import re
import urllib.request
from dataclasses import dataclass

from tests.faults.house import Client, House

LINKED = re.compile(rb'(?:href|src)="(/static/[^"]+\.(?:css|js|svg|woff2))[^"]*"')
GUEST_LIMIT = 60 * 1024


@dataclass(frozen=True, slots=True)
class Page:
    """A page's first view in bytes on the line; `gzipped` = the same with the document itself packed by a proxy."""

    name: str
    for_guests: bool
    document: int
    linked: int
    gzipped: int


def weights(running: House) -> list[Page]:
    """Return the weight of every surface's first page."""
    link = Client(running, running.kiosk).post("/tickets", {"services": ["DKC-01"]}).body["id"]
    pages = [
        ("home /", "/", True), ("agency /instansi/DUKCAPIL/", "/instansi/DUKCAPIL/", True),
        ("agencies /instansi/", "/instansi/", True), ("need /keperluan/keluarga/", "/keperluan/keluarga/", True),
        ("service /layanan/DKC-09/", "/layanan/DKC-09/", True), ("hall /antrean/", "/antrean/", True),
        ("facilities /fasilitas/", "/fasilitas/", True), ("about /tentang/", "/tentang/", True),
        ("ticket /t/…", f"/t/{link}/", True), ("kiosk /kios/", "/kios/", True),
        ("board /papan/1/", "/papan/1/", False), ("sign-in /petugas/masuk", "/petugas/masuk", False),
    ]  # fmt: skip
    return [_weigh(running, name, path, for_guests) for name, path, for_guests in pages]


def _weigh(running: House, name: str, path: str, for_guests: bool) -> Page:
    sent, text = _fetch(running, path)
    linked = sum(_fetch(running, found.decode())[0] for found in sorted(set(LINKED.findall(text))))
    packed = len(gzip.compress(text)) if sent == len(text) else sent
    return Page(name, for_guests, sent, linked, packed + linked)


def _fetch(running: House, path: str) -> tuple[int, bytes]:
    """Return how many bytes came over the line, and the text."""
    request = urllib.request.Request(running.server.url + path, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=20) as answer:  # nosec B310
        sent = answer.read()
        packed = answer.headers.get("Content-Encoding") == "gzip"
    return len(sent), gzip.decompress(sent) if packed else sent
