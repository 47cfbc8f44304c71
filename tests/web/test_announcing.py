"""What the mall announces from the office: facilities, messages, news; shown first, undone, seen outside."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from satupintu.ledger.models import Mall
from satupintu.notices import queries as notices
from satupintu.notices.models import BulletinEntry, HallMessage
from satupintu.office.models import Change
from satupintu.people.permits import Duty
from tests.web.test_office import browser, close_early, nine  # noqa: F401 - nine o'clock holds here too

pytestmark = pytest.mark.django_db


@pytest.fixture
def kabid(mall: Mall) -> Client:
    """The mall's manager."""
    return browser(mall, Duty.MANAGER, name="kabid")


def save(client: Client, address: str, form: dict[str, object]) -> str:
    """Go both steps of a change with every field that the first step kept; returns the page between them."""
    shown = client.post(address, form).content.decode()
    fields = re.findall(r'<input\s+type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"', shown)
    assert ("yakin", "1") in fields, shown[:2000]
    posted = {name: value.replace("&quot;", '"').replace("&amp;", "&") for name, value in fields}
    assert client.post(address, posted).status_code == 303
    return shown


def undo_last(client: Client) -> None:
    """Undo the latest change."""
    change = Change.objects.latest("pk")
    assert client.post(f"/kelola/perubahan/{change.pk}/batal", {"kunci": f"undo{change.pk:016d}"}).status_code == 303


def test_a_broken_lift_is_seen_outside_and_works_again_after_undo(kabid: Client, client: Client) -> None:
    form = {"fasilitas": "lift", "keadaan": "rusak", "keterangan": "Sedang diperbaiki", "sampai": "10.00"}

    shown = save(kabid, "/kelola/fasilitas/", form)
    outside = client.get("/fasilitas/").content.decode()
    undo_last(kabid)

    assert "Sedang diperbaiki" in shown
    assert "10.00" in outside
    assert "Sedang diperbaiki" in outside
    assert "Sedang diperbaiki" not in client.get("/fasilitas/").content.decode()


@pytest.mark.parametrize(
    "form",
    [
        {"fasilitas": "kolam-renang", "keadaan": "rusak"},
        {"fasilitas": "lift", "keadaan": "rusak", "sampai": "08.00"},
        {"fasilitas": "lift", "keadaan": "rusak", "sampai": "kapan-kapan"},
    ],
)
def test_a_facility_that_cannot_be_so_is_refused(kabid: Client, form: dict[str, str]) -> None:
    answer = kabid.post("/kelola/fasilitas/", {**form, "yakin": "1", "kunci": "k" * 20})

    assert answer.status_code in {404, 409, 422}
    assert not Change.objects.exists()


def test_a_message_stands_on_the_boards_of_its_zone_until_its_time_or_until_undone(
    kabid: Client, client: Client
) -> None:
    save(kabid, "/kelola/pesan/", {"pesan": "Mobil B 1 XY, lampunya menyala.", "sampai": "10.00", "zona": "1"})

    here, there = (client.get(f"/papan/{zone}/").content.decode() for zone in ("1", "2"))
    undo_last(kabid)

    assert "lampunya menyala" in here
    assert "lampunya menyala" not in there
    assert "lampunya menyala" not in client.get("/papan/1/").content.decode()
    assert HallMessage.objects.count() == 1


def test_an_early_closing_is_told_to_those_inside(kabid: Client, client: Client) -> None:
    close_early(kabid)

    board = client.get("/papan/1/", headers={"Bagian": "papan kode kaki"}).content.decode()

    assert "Listrik padam" in board
    assert "Nomor Anda tetap dilayani" in board


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return SimpleUploadedFile("foto.png", out.getvalue(), "image/png")


def test_news_is_written_with_a_picture_corrected_and_taken_back(kabid: Client, client: Client, mall: Mall) -> None:
    form = {"judul": "Kios baru", "isi": "Di **lantai 2**.", "penulis": "Bidang PTSP", "gambar": picture(),
            "keterangan-gambar": "Kios di samping lift"}  # fmt: skip
    save(kabid, "/kelola/kabar/baru", form)
    slug = BulletinEntry.objects.get(slug__startswith="kios-baru").slug
    first = client.get(f"/kabar/{slug}/").content.decode()

    save(kabid, f"/kelola/kabar/{slug}/", {"judul": "Kios baru", "isi": "Di lantai 1.", "penulis": "Bidang PTSP"})
    corrected = client.get(f"/kabar/{slug}/").content.decode()
    undo_last(kabid)

    assert "<strong>lantai 2</strong>" in first
    assert 'alt="Kios di samping lift"' in first
    assert "Di lantai 1." in corrected
    assert 'alt="Kios di samping lift"' in corrected
    assert "lantai 2" in client.get(f"/kabar/{slug}/").content.decode()
    save(kabid, f"/kelola/kabar/{slug}/", {"tarik": "1"})
    assert client.get(f"/kabar/{slug}/").status_code == 404
    undo_last(kabid)
    assert client.get(f"/kabar/{slug}/").status_code == 200
    assert len(notices.versions(mall, slug)) >= 3


@pytest.mark.parametrize(
    "more",
    [
        {"judul": ""},
        {"isi": ""},
        {"gambar": "png", "keterangan-gambar": ""},
        {"gambar": "exe", "keterangan-gambar": "x"},
    ],
)
def test_news_that_lacks_something_is_refused_and_nothing_is_published(kabid: Client, more: dict[str, str]) -> None:
    files = {"png": picture(), "exe": SimpleUploadedFile("x.png", b"MZ\x00\x01", "image/png")}
    form = {"judul": "Judul", "isi": "Isi", "penulis": "PTSP", **more, "yakin": "", "kunci": "k" * 20}
    if "gambar" in more:
        form["gambar"] = files[more["gambar"]]  # type: ignore[assignment]
    else:
        form["yakin"] = "1"

    assert kabid.post("/kelola/kabar/baru", form).status_code == 422
    assert not Change.objects.exists()


def test_a_kept_picture_cannot_be_invented(kabid: Client) -> None:
    form = {"judul": "J", "isi": "I", "penulis": "P", "yakin": "1", "kunci": "k" * 20}

    for said in ('[{"picture":"../../x","alt":"y"}]', "nonsense", "[1]", '[{"alt":"y"}]'):
        assert kabid.post("/kelola/kabar/baru", {**form, "gambar-tersimpan": said}).status_code == 404


@pytest.mark.parametrize(
    ("text", "until", "says"), [("Parkir penuh", "08.00", "sudah lewat"), ("x" * 130, "13.00", "120")]
)
def test_a_message_that_cannot_be_sent_is_refused_before_its_difference_is_shown(
    mall: Mall, text: str, until: str, says: str
) -> None:
    kabid = browser(mall, Duty.MANAGER, name="kabid")

    answer = kabid.post("/kelola/pesan/", {"pesan": text, "sampai": until})

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert 'name="yakin"' not in answer.content.decode()


def test_what_nobody_has_confirmed_is_not_said_to_work(mall: Mall) -> None:
    kabid = browser(mall, Duty.MANAGER, name="kabid")
    html = kabid.get("/kelola/fasilitas/").content.decode()
    before = html.count("Belum dipastikan")
    assert before > 0

    form = {"fasilitas": "lactation_room", "keadaan": "berfungsi", "yakin": "1", "kunci": "f" * 20}
    kabid.post("/kelola/fasilitas/", form)

    assert kabid.get("/kelola/fasilitas/").content.decode().count("Belum dipastikan") == before - 1
