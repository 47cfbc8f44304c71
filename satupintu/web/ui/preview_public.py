"""Invented facts for the public pages: search, agencies, services, the hall."""

from __future__ import annotations

from dataclasses import replace

from satupintu.web.public.facts import (
    Agencies,
    AgencyPage,
    Entry,
    Fact,
    FloorNow,
    Group,
    HallPage,
    Home,
    LineNow,
    Need,
    NeedPage,
    Option,
    Screens,
    Search,
    ServicePage,
)
from satupintu.web.ui.facts import Live, MyNumber, Way

OTHER = "?bahasa=en"
ESTIMATE = "perkiraan kami, belum dipastikan Dispendukcapil"
_NEEDS = (
    ("Usaha dan kerja", "building-bank"),
    ("Keluarga", "users"),
    ("Pendidikan", "file-text"),
    ("Kesehatan", "heartbeat"),
    ("Agama", "building-community"),
    ("Keamanan dan hukum", "shield-check"),
    ("Tanah, rumah, kendaraan", "home"),
    ("Pajak dan bantuan", "coffee"),
)
_BIRTH = Entry("Akta kelahiran", "#akta", "Dispendukcapil · Lantai 1 · loket 5–9")
_CARD = Entry("Kartu Identitas Anak", "#kia", "Dispendukcapil · Lantai 1 · loket 5–9")


def home() -> Home:
    """An open morning, nobody's number."""
    return Home(
        language_url=OTHER,
        is_open=True,
        opens="Buka hari ini sampai pukul 14.00",
        opens_lines=("Istirahat pukul 11.30–13.00.",),
        agency_count=21,
        service_count=150,
        needs=tuple(Entry(label, "#perlu", icon=icon) for label, icon in _NEEDS),
        news=Entry("Satu gedung untuk urusan warga", "#kabar", "Selasa, 24 November 2026, pukul 07.00 WIB"),
        screens_url="/layar/",
    )


def home_with_number() -> Home:
    """A guest with a number, and a lift that does not work."""
    mine = MyNumber("A-012", "6 orang sebelum Anda", "Lantai 1 · loket 5–9", "#nomor")
    warnings = ("Lift untuk lansia tidak berfungsi sampai pukul 10.00.",)
    return replace(home(), mine=mine, warnings=warnings)


def home_turn() -> Home:
    """A guest whose turn it is."""
    return replace(home(), mine=MyNumber("M-048", "Giliran Anda", "Lantai 2 · loket 21–22", "#nomor", turn=True))


def home_closed() -> Home:
    """A free day."""
    lines = ("Kelahiran Yesus Kristus.", "Berikutnya Senin, 28 Desember, pukul 08.00–14.00.")
    return replace(home(), is_open=False, opens="Tutup hari ini", opens_lines=lines, news=None)


def found() -> Search:
    """Two hits, and a paper that another office makes."""
    elsewhere = ("Surat keterangan kelahiran tidak dibuat di mal ini. Yang membuat: bidan atau fasilitas kesehatan.",)
    return Search(OTHER, "bayi lahir", "Hasil untuk “bayi lahir”", (_BIRTH, _CARD), elsewhere)


def nothing_found() -> Search:
    """No hit."""
    none = (
        "“xyz” belum kami temukan.",
        "Coba kata lain, misalnya nama suratnya.",
        "Mungkin kantor lain yang melayani. Tanya meja informasi di lantai 1.",
    )
    return Search(OTHER, "xyz", "Hasil untuk “xyz”", none=none)


def need() -> NeedPage:
    """The need "Keluarga"."""
    groups = (
        Group("Dispendukcapil · lantai 1", (_BIRTH, _CARD), "dukcapil"),
        Group("BPJS Kesehatan · lantai 2", (Entry("Pendaftaran bayi baru lahir", "#bayi"),), "bpjskes"),
    )
    return NeedPage(OTHER, "Keluarga", "users", groups, (("Surat pengantar desa", "kantor desa atau kelurahan Anda"),))


def agencies() -> Agencies:
    """By floor."""
    ground = (
        Entry("Dispendukcapil", "#a", "KTP, KK, akta, pindah · loket 5–9", tag="Hari ini pukul 08.00–14.00"),
        Entry("Polres Pasuruan", "#b", "SKCK, SIM, surat kehilangan · loket 10–11", tag="Hari ini pukul 08.00–14.00"),
    )
    upper = (
        Entry("Taspen KC Malang", "#c", "Pensiun pegawai negeri · loket 31", tag="Tidak ada hari ini", is_open=False),
        Entry(
            "Perumda Giri Nawa Tirta",
            "#d",
            "Sambungan air, tagihan, gangguan · loket 30",
            tag="Hari ini pukul 08.00–14.00",
        ),
    )
    return Agencies(
        OTHER,
        "21 instansi di mal ini",
        "Buka hari ini sampai pukul 14.00",
        (Group("Lantai 1", ground, "lantai-1"), Group("Lantai 2", upper, "lantai-2")),
        by_letter=False,
        floor_url="#lantai",
        letter_url="#abjad",
    )


def agencies_closed() -> Agencies:
    """On a day of a sudden closing."""
    said = (
        "Mal tutup hari ini: listrik padam.",
        "Nomor yang sudah diambil tetap dilayani selama loketnya buka.",
        "Berikutnya Rabu, 25 November, pukul 08.00–14.00.",
    )
    return replace(agencies(), opens="Tutup hari ini", shut=said)


def agency() -> AgencyPage:
    """A tenant of one day a week."""
    return AgencyPage(
        language_url=OTHER,
        short_name="Taspen KC Malang",
        name="PT Taspen (Persero) Kantor Cabang Malang",
        does="Pensiun pegawai negeri",
        tier="Badan usaha milik negara",
        is_open=False,
        opens="Tidak ada hari ini",
        opens_lines=("Melayani hari Rabu.", "Berikutnya Rabu, 25 November, pukul 09.00–13.00."),
        days="Rabu",
        floor="Lantai 2",
        counters="Loket 31",
        ways=(Way("31", "#jalan"),),
        services=(Entry("Klaim THT dan pensiun pertama", "#tht"), Entry("Autentikasi pensiunan", "#aut")),
        doubt="Nama lengkapnya belum kami pastikan.",
    )


def service() -> ServicePage:
    """A birth certificate."""
    return ServicePage(
        language_url=OTHER,
        title="Akta kelahiran",
        agency="Dispendukcapil",
        agency_url="#instansi",
        facts=(
            Fact("Biaya", ("gratis",), ESTIMATE, "Dasar: UU 24/2013 pasal 79A"),
            Fact("Selesai", ("1 hari kerja",), ESTIMATE),
            Fact("Di loket", ("± 15 menit",), ESTIMATE),
            Fact("Diwakilkan", ("Boleh oleh anggota keluarga",)),
        ),
        floor="Lantai 1",
        counters="Loket 5–9",
        way_url="#jalan",
        is_open=True,
        opens="Hari ini pukul 08.00–14.00",
        opens_lines=("Istirahat pukul 11.30–13.00.",),
        needs=(
            Need((Option("Surat keterangan kelahiran", "Dari bidan atau fasilitas kesehatan"),)),
            Need((Option("Buku nikah (milik ayah atau ibu)", "Belum punya? Kemenag, lantai 2"), Option("SPTJM"))),
            Need((Option("Kartu Keluarga", "Fotokopi cukup"),)),
            Need((Option("Surat kuasa", "Anda siapkan sendiri"),), "bila diwakilkan"),
        ),
        outputs=("Kutipan akta kelahiran (milik bayi)", "Kartu Keluarga (milik keluarga)"),
        first=(Entry("Perubahan KK karena kelahiran", "#kk"),),
        doubt="Daftar ini belum dipastikan Dispendukcapil.",
        hall_url="#antrean",
    )


def service_unsure() -> ServicePage:
    """A service of which nothing is sure and nothing is asked."""
    facts = (
        Fact("Biaya", ("Rp75.000 (sepeda motor)", "Rp80.000 (mobil)"), "perlu dicek di loket", "Dasar: PP 76/2020"),
        Fact("Selesai", ("1 hari kerja",), "perkiraan kami, belum dipastikan Polres Pasuruan"),
    )
    return replace(
        service(),
        title="Penggantian SIM hilang",
        agency="Polres Pasuruan",
        facts=facts,
        needs=(),
        outputs=(),
        first=(),
        about="Invented words about it.",
        doubt="Daftar ini perlu dicek di loket.",
    )


def hall() -> HallPage:
    """A busy morning."""
    lines = (
        LineNow("DPMPTSP", "#a", "Loket 1–4", "short", "antrean pendek", "2 orang"),
        LineNow("Dispendukcapil", "#b", "Loket 5–9", "long", "antrean panjang", "41 orang"),
        LineNow("Polres Pasuruan", "#c", "Loket 10–11", "middle", "antrean sedang", "7 orang"),
    )
    upper = (LineNow("Perumda Giri Nawa Tirta", "#d", "Loket 30", "", "", "", "Tidak ada hari ini"),)
    return HallPage(
        language_url=OTHER,
        live=Live("", ""),
        version="1",
        opens="Buka hari ini sampai pukul 14.00",
        summary="50 orang sedang menunggu",
        updated="Diperbarui pukul 09.46.",
        floors=(FloorNow("Lantai 1", lines), FloorNow("Lantai 2", upper)),
        messages=("Loket 8 dibuka pukul 10.00.",),
    )


def screens() -> Screens:
    """The demo's screens."""
    return Screens(OTHER, (Way("Kios nomor", "/kios/", "ticket", "Ambil nomor untuk semua loket"),))


STATES = {
    "beranda": ("home", home),
    "beranda-nomor": ("home", home_with_number),
    "beranda-giliran": ("home", home_turn),
    "beranda-tutup": ("home", home_closed),
    "cari": ("search", found),
    "cari-kosong": ("search", nothing_found),
    "keperluan": ("need", need),
    "instansi": ("agencies", agencies),
    "instansi-tutup": ("agencies", agencies_closed),
    "satu-instansi": ("agency", agency),
    "layanan": ("service", service),
    "layanan-belum-pasti": ("service", service_unsure),
    "antrean": ("hall", hall),
    "layar": ("screens", screens),
}
