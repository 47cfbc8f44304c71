"""Invented facts for the pages of the house: about, facilities, the way, the bulletin, help."""

from __future__ import annotations

from dataclasses import replace

from satupintu.notices.markdown import html_of
from satupintu.web.public.drawing import Drawing, FloorDrawn, ZoneDrawn
from satupintu.web.public.facts import Entry, Fact, Page
from satupintu.web.public.facts_house import (
    About,
    Bulletin,
    CounterWay,
    Facilities,
    FacilityNow,
    FloorCounters,
    Help,
    NewsLine,
    NewsPage,
    PictureShown,
    StepFree,
    Tier,
)

OTHER = "?bahasa=en"
RELEASED = "Selasa, 24 November 2026, pukul 07.00 WIB"
LIFT = "Lift untuk lansia tidak berfungsi sampai pukul 10.00."
POINT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
STORY = """Mal ini **buka** setiap hari kerja.

## Di dalam

- dua lantai
- 150 layanan

Lihat [21 instansi](/instansi/)."""
PICTURE_WORDS = "Zona 1, lantai 1, loket 1–9; Zona 3, lantai 2, loket 18–32. Lift menghubungkan kedua lantai."


def drawing(*, upper: bool = False, works: bool = True) -> Drawing:
    """Two floors, a zone on each."""
    top = ZoneDrawn("Zona 3", 45, 34, 220, 155, 55, here=upper)
    ground = ZoneDrawn("Zona 1", 45, 144, 220, 155, 165, here=not upper)
    way = "M140 224V197H301V87H155V79" if upper else "M140 224V197H155V189"
    floors = (FloorDrawn(2, 24, 104, 39, (top,)), FloorDrawn(1, 134, 214, 149, (ground,)))
    return Drawing(284, floors, way, True, works, PICTURE_WORDS, 224)


def about() -> About:
    """The house of an invented mall."""
    return About(
        language_url=OTHER,
        title="Mal Pelayanan Publik Kabupaten Pasuruan",
        facts=(Fact("Penyelenggara", ("DPMPTSP",)), Fact("Mulai melayani", ("Sabtu, 18 September 2021",))),
        tiers=(Tier("Pengadilan", (Entry("PA Bangil", "#pa", "Pengadilan Agama Bangil Kelas I A"),)),),
        tier_summary="pengadilan 1",
        newest="Pengadilan Agama Bangil Kelas I A adalah instansi yang terbaru.",
        address="Jalan Raya Raci Km. 9, Kecamatan Bangil, Kabupaten Pasuruan, Jawa Timur",
        road="Jalan Raya Raci Km. 9",
        unknown=("Rute angkutan umum belum kami pastikan.",),
        news_url="#kabar",
    )


def facilities() -> Facilities:
    """A morning without the lift."""
    return Facilities(
        language_url=OTHER,
        summary="1 fasilitas tidak berfungsi hari ini",
        facilities=(
            FacilityNow("Lift untuk lansia", "", False, "Tidak berfungsi", LIFT, "Sedang diperbaiki"),
            FacilityNow("Kursi roda", "Lantai 1", True, "Tersedia"),
        ),
        unsure=("Ruang laktasi", "Pojok baca"),
        floors=(FloorCounters("Lantai 1", tuple(CounterWay(str(n), "#jalan") for n in range(1, 18))),),
        steps=("Semua loket di lantai 1 dicapai tanpa tangga.", "Ke lantai 2 naik lift."),
        drawing=drawing(upper=True, works=False),
    )


def way() -> StepFree:
    """To a counter on the ground."""
    return StepFree(
        language_url=OTHER,
        counter="Loket 7",
        floor="Lantai 1",
        zone="Zona 1",
        agency="Dispendukcapil",
        agency_url="#instansi",
        steps=("Masuk lewat pintu depan. Meja informasi ada di lantai 1.", "Cari papan zona 1."),
        row=tuple((str(n), n == 7) for n in range(1, 10)),
        trouble=(),
        drawing=drawing(),
    )


def way_without_lift() -> StepFree:
    """To a counter on the upper floor while the lift does not work."""
    trouble = (LIFT, "Jangan naik tangga sendiri. Temui petugas di meja informasi, lantai 1.")
    return replace(
        way(), counter="Loket 21", floor="Lantai 2", zone="Zona 3", trouble=trouble,
        drawing=drawing(upper=True, works=False),
        row=tuple((str(n), n == 21) for n in range(18, 33)),
    )  # fmt: skip


def bulletin() -> Bulletin:
    """One entry."""
    return Bulletin(OTHER, "/kabar/rss", (NewsLine("Satu gedung untuk urusan warga", "#k", RELEASED, "Mal ini buka."),))


def bulletin_empty() -> Bulletin:
    """No entry yet."""
    return replace(bulletin(), news=())


def news() -> NewsPage:
    """An entry with a picture, corrected once."""
    return NewsPage(
        language_url=OTHER,
        title="Satu gedung untuk urusan warga",
        released=RELEASED,
        released_iso="2026-11-24T07:00+07:00",
        corrected="Diperbaiki Selasa, 24 November 2026, pukul 08.00 WIB.",
        author="Pengelola mal",
        body=html_of(STORY),
        pictures=(PictureShown(POINT, "Gedung mal dari depan", 600, 300),),
        readers="Dibaca 12 kali",
        readers_url=POINT,
        list_url="#kabar",
    )


def help_page() -> Help:
    """No published telephone number."""
    return Help(
        language_url=OTHER,
        opens="Buka hari ini sampai pukul 14.00",
        lines=("Petugas ada di meja informasi, lantai 1.",),
        phone="",
        phone_url="",
        phone_unknown="Nomor telepon mal belum kami ketahui.",
        ways=(Entry("Cari layanan", "/", icon="search"),),
    )


def help_with_phone() -> Help:
    """A published telephone number."""
    return replace(help_page(), phone="(0343) 000000", phone_url="tel:0343000000", phone_unknown="")


STATES = {
    "tentang": ("about", about),
    "fasilitas": ("facilities", facilities),
    "jalan": ("way", way),
    "jalan-lift-mati": ("way", way_without_lift),
    "daftar-kabar": ("bulletin", bulletin),
    "daftar-kabar-kosong": ("bulletin", bulletin_empty),
    "kabar": ("news", news),
    "bantuan": ("help", help_page),
    "bantuan-telepon": ("help", help_with_phone),
    "aksesibilitas": ("statement", lambda: Page(OTHER)),
}
