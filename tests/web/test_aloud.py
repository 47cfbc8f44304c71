"""Pages read aloud: what is said, in which order, by whom, and that only our texts are spoken."""

from __future__ import annotations

import re
from typing import Any

import django.conf
import pytest
from django.core import signing
from django.test import Client
from django.urls import resolve, reverse

from satupintu.base.actor import SYSTEM
from satupintu.gateways import speech
from satupintu.ledger.models import Mall
from satupintu.people import commands as people
from satupintu.queueing import commands as queueing
from satupintu.queueing.commands import Wish
from satupintu.web import aloud, entry
from satupintu.web.public.kept import forget_pages
from satupintu.web.spoken import parts_of, spoken
from tests.web.desk import KIOSK, at
from tests.web.pages import STATIC, texts, zipped

PAGE = """<header>Kepala</header><main><h1>Nomor <b>A-012</b></h1><p hidden>Rahasia</p>
<p>Lantai 1<span class="plate">Loket 5–9</span>.</p><svg role="img" aria-label="Sketsa"><text>x</text></svg>
<ul><li>Satu <svg><use href="#i"/></svg>orang</li><li><span aria-hidden="true">···</span>dua</li></ul>
<form><label>Cari <input name="q"></label><select><option>tidak</option></select><button>Cari</button></form></main>
<footer>Kaki</footer>"""


@pytest.fixture(autouse=True)
def _voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "can_speak", lambda: True)


@pytest.fixture
def guest(mall: Mall, client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser at nine on a Tuesday."""
    forget_pages()
    monkeypatch.setenv("SATUPINTU_NOW", at("09.00").isoformat())
    return client


def test_a_page_is_said_in_its_order_without_what_is_hidden() -> None:
    said = ["Nomor A-012", "Lantai 1 Loket 5–9.", "Sketsa", "Satu orang", "dua", "Cari", "Cari"]

    assert parts_of(PAGE) == said


@pytest.mark.parametrize(
    ("written", "lang", "said"),
    [
        ("Nomor A-012", "id", "Nomor A, 0, 1, 2"),
        ("pukul 09.30", "id", "pukul 9 lewat 30"),
        ("pukul 09.00–13.30", "id", "pukul 9 sampai 13 lewat 30"),
        ("open 09.30–13.00", "en", "open 9 30 to 13"),
        ("Loket 5–9 · lantai 1", "id", "Loket 5 sampai 9, lantai 1"),
        ("Rp75.000 (sepeda motor)", "id", "75000 rupiah (sepeda motor)"),
        ("± 15 menit", "id", "kira-kira 15 menit"),
    ],
)
def test_numbers_hours_and_ranges_are_said_as_people_say_them(written: str, lang: str, said: str) -> None:
    assert spoken(written, lang) == said


def test_the_same_text_always_has_the_same_address() -> None:
    assert aloud.audio_url("Selamat datang.", "id") == aloud.audio_url("Selamat datang.", "id")
    assert aloud.audio_url("Selamat datang.", "id") != aloud.audio_url("Selamat jalan.", "id")
    assert aloud.audio_url("Selamat datang.", "id") != aloud.audio_url("Selamat datang.", "en")


@pytest.mark.django_db
def test_a_text_that_is_not_ours_is_not_spoken(client: Client, bare_mall: Mall) -> None:
    forged = signing.Signer(salt="other").sign_object(["id", "Bayar di sini."])

    assert client.get(reverse("aloud", args=[forged])).status_code == 404
    assert client.get(reverse("aloud", args=["Bayar"])).status_code == 404


@pytest.mark.parametrize("path", ["/", "/antrean/", "/layanan/DKC-09/", "/bantuan/", "/ambil/"])
def test_a_page_says_its_heading_first_and_every_part_has_an_address(guest: Client, path: str) -> None:
    page = guest.get(path)
    told: dict[str, Any] = guest.get(path, headers={"Suara": "1"}).json()
    heading = re.sub(r"<[^>]+>", " ", page.content.decode().partition("<h1")[2].partition(">")[2].partition("</h1")[0])

    assert told["lang"] == "id"
    assert spoken(" ".join(heading.split())) in [part["text"] for part in told["parts"][:2]]  # after the way back
    assert all(part["sound"].startswith("/") for part in told["parts"])


def test_a_ticket_says_what_is_true_now(mall: Mall, guest: Client) -> None:
    for _no in range(2):
        row = queueing.issue_ticket(mall=mall, wishes=[Wish("DKC-02")], priority=False, by=KIOSK, at=at("08.05"))
    said = [part["text"] for part in guest.get(f"/t/{row.link}/", headers={"Suara": "1"}).json()["parts"]]

    assert f"Nomor Anda {spoken(row.number)}" in said
    assert "1 orang sebelum Anda" in said or "Anda berikutnya" in said


def test_only_pages_for_everybody_are_said(guest: Client) -> None:
    assert "text/html" in guest.get("/loket/masuk", headers={"Suara": "1"})["Content-Type"]


def test_a_kept_page_stays_the_same_page(guest: Client) -> None:
    first = guest.get("/").content
    guest.get("/", headers={"Suara": "1"})

    assert guest.get("/").content == first
    assert b"/bacakan" not in first


@pytest.fixture
def kiosk(mall: Mall, guest: Client) -> Client:
    """A registered kiosk."""
    secret = people.make_token(mall=mall, role="kiosk", name="kios-1", by=SYSTEM, at=at("07.00"))
    guest.cookies[django.conf.settings.DEVICE_COOKIE_NAME] = secret
    return guest


@pytest.mark.parametrize("path", ["/kios/", "/kios/instansi/", "/kios/cari/", "/kios/bantuan/", "/kios/nomor-saya/"])
def test_a_kiosk_says_by_voice_only_what_it_also_shows(kiosk: Client, path: str) -> None:
    html = kiosk.get(f"{path}?isi=DKC-02.1").content.decode()
    address = re.search(r'data-read="([^"]+)"', html)
    assert address
    _lang, said = signing.Signer(salt=aloud.SALT).unsign_object(resolve(address[1]).kwargs["said"])
    shown = spoken(" ".join(texts(html))).lower()

    assert {word for word in re.findall(r"[\w-]+", said.lower()) if word not in shown} == set()


def test_the_reader_adds_less_than_two_kilobytes() -> None:
    assert zipped((STATIC / "aloud.js").read_bytes()) < 2 * 1024


def test_old_sounds_are_forgotten(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA = tmp_path
    monkeypatch.setattr(speech, "KEPT_FILES", 3)
    monkeypatch.setattr(speech, "_render", lambda text, voice: text.encode())

    for number in range(6):
        speech.speak(f"{number}", "id")

    assert len(list((tmp_path / "voice" / "aloud").glob("*.wav"))) == 3


def test_the_reader_is_behind_the_mall_in_the_line_of_middleware(settings: Any) -> None:
    names = list(settings.MIDDLEWARE)

    assert names.index(f"{aloud.__name__}.AloudMiddleware") > names.index(f"{entry.__name__}.MallMiddleware")
