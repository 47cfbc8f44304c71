"""Invented visitors at the kiosk."""

from __future__ import annotations

from dataclasses import replace

from satupintu.web.kiosk.basket import Basket
from satupintu.web.kiosk.facts import Agencies, Leaf, Line, Note, Search, Services, Start, Summary, Switch, Tile
from satupintu.web.rule import priority_text
from satupintu.web.ui import preview_numbers
from satupintu.web.ui.facts import Live
from satupintu.web.ui.preview_bar import BAR

_LIVE = Live(stream_url="", parts_url="")
_FIRST = replace(BAR, back_url="")
_SUMMARY = "/komponen/kios/ringkasan/"
_EIGHT = (
    ("Penggantian KTP-el hilang", "Dispendukcapil", "id"),
    ("Akta kelahiran", "Dispendukcapil", "baby-carriage"),
    ("Perubahan KK karena kelahiran", "Dispendukcapil", "users"),
    ("Pajak kendaraan tahunan dan pengesahan STNK", "Samsat", "car"),
    ("SKCK baru", "Polres Pasuruan", "shield-check"),
    ("Surat keterangan kehilangan", "Polres Pasuruan", "file-text"),
    ("Pendaftaran bayi baru lahir", "BPJS Kesehatan", "heartbeat"),
    ("Pendampingan NIB usaha perseorangan", "DPMPTSP", "building-bank"),
)
_AGENCIES = (
    ("DPMPTSP", "Izin usaha, bangunan, praktik"),
    ("Dispendukcapil", "KTP, KK, akta"),
    ("Polres Pasuruan", "SKCK, SIM, kehilangan"),
    ("Samsat", "Pajak kendaraan, STNK"),
    ("BPKPD", "PBB, pajak daerah"),
    ("Bank Jatim", "Setoran, tabungan"),
    ("BRI", "PNBP, denda, tabungan"),
    ("Pos Indonesia", "Kirim berkas, meterai"),
    ("ATR/BPN", "Sertipikat tanah"),
    ("Kantor Pajak", "NPWP, Coretax, SPT"),
    ("BPJS Kesehatan", "Kartu JKN, bayi"),
    ("BPJS Ketenagakerjaan", "JHT, JKM, JKP"),
    ("Disnaker", "Kartu pencari kerja"),
    ("Kementerian Agama", "Nikah, wakaf, haji"),
    ("Pengadilan Agama", "Cerai, waris, isbat"),
    ("Pengadilan Negeri", "Surat keterangan"),
    ("Kejaksaan Negeri", "Tilang, konsultasi"),
    ("BNN", "Surat bebas narkotika"),
    ("Perumda Giri Nawa Tirta", "Sambungan air, tagihan"),
    ("Taspen", "Pensiun"),
    ("LPSE", "Pengadaan"),
)
_DUKCAPIL = (
    "KTP-el baru (perekaman pertama)",
    "Penggantian KTP-el hilang",
    "Penggantian KTP-el rusak",
    "Perubahan data KTP-el",
    "KK baru karena membentuk keluarga",
    "Perubahan KK karena kelahiran",
    "Perubahan KK karena kematian, cerai, atau data",
    "Penggantian KK hilang atau rusak",
    "Akta kelahiran",
    "Kartu Identitas Anak",
    "Akta kematian",
    "Akta perkawinan (non-Islam)",
    "Akta perceraian (non-Islam)",
    "Surat pindah keluar (SKPWNI)",
    "Pindah datang",
    "Pencatatan perubahan nama atau perbaikan akta",
    "Aktivasi Identitas Kependudukan Digital",
    "Konsolidasi dan pengaktifan NIK",
    "Biodata penduduk",
)


def start() -> Start:
    """Nobody has touched it yet."""
    return Start(
        bar=_FIRST,
        live=_LIVE,
        version="97",
        opens="Buka sampai pukul 14.00 · 61 orang menunggu",
        tiles=tuple(Tile(label, _SUMMARY, detail, icon) for label, detail, icon in _EIGHT),
        agencies_url="/komponen/kios/instansi/",
        search_url="/komponen/kios/cari/",
        number_url="/komponen/kios/nomor-saya/",
        plan_why="Belum bisa di kios ini",
    )


def adding() -> Start:
    """A further service."""
    return replace(start(), bar=BAR, adding=True, opens="1 layanan dipilih")


def large() -> Start:
    """With large letters."""
    return replace(start(), bar=replace(_FIRST, large=Switch("/komponen/kios/awal/", on=True)))


def low() -> Start:
    """From a wheelchair."""
    return replace(start(), bar=replace(_FIRST, low=Switch("/komponen/kios/awal/", on=True)))


def agencies() -> Agencies:
    """All agencies, Taspen not in today."""
    tiles = (
        Tile(label, "/komponen/kios/layanan/", detail, closed="Hari Rabu saja" if label == "Taspen" else "")
        for label, detail in _AGENCIES
    )
    return Agencies(bar=BAR, tiles=tuple(tiles))


def agencies_low() -> Agencies:
    """All agencies, from a wheelchair."""
    return replace(agencies(), bar=replace(BAR, low=Switch("/komponen/kios/instansi/", on=True)))


def agencies_large() -> Agencies:
    """All agencies, with large letters."""
    bar, page = replace(BAR, large=Switch("/komponen/kios/instansi/", on=True)), agencies()
    leaf = Leaf(after="9 lagi di bawah", after_url="/komponen/kios/instansi-huruf-besar/")
    return replace(page, bar=bar, tiles=page.tiles[:12], leaf=leaf)


def many() -> Services:
    """The agency with the most services."""
    return Services(
        bar=BAR,
        agency="Dispendukcapil",
        where="Lantai 1 · loket 5–9",
        tiles=tuple(Tile(label, _SUMMARY) for label in _DUKCAPIL),
    )


def many_large() -> Services:
    """The agency with the most services, with large letters."""
    bar, page = replace(BAR, large=Switch("/komponen/kios/layanan/", on=True)), many()
    leaf = Leaf(after="7 lagi di bawah", after_url="/komponen/kios/layanan-huruf-besar/")
    return replace(page, bar=bar, tiles=page.tiles[:12], leaf=leaf)


def few() -> Services:
    """An agency with few services."""
    tiles = ("Kartu pencari kerja (AK/I)", "Rekomendasi paspor calon PMI", "Pendaftaran pelatihan kerja", "Lapor PHK")
    return Services(BAR, "Disnaker", "Lantai 2 · loket 24", tuple(Tile(label, _SUMMARY) for label in tiles))


def search() -> Search:
    """Some hits."""
    hits = (
        ("Akta kelahiran", "Dispendukcapil"),
        ("Pendaftaran bayi baru lahir", "BPJS Kesehatan"),
        ("Perubahan KK karena kelahiran", "Dispendukcapil"),
        ("Kartu Identitas Anak", "Dispendukcapil"),
    )
    return Search(
        bar=BAR,
        action="/komponen/kios/cari/",
        fields=Basket().fields(),
        text="bayi",
        tiles=tuple(Tile(label, _SUMMARY, detail) for label, detail in hits),
    )


def search_empty() -> Search:
    """Nothing typed."""
    return replace(search(), text="", tiles=(), none=("Hasil tampil di sini.",))


def search_none() -> Search:
    """No hit."""
    none = ("“xyz” belum kami temukan.", "Coba kata lain, atau tekan Bantuan.")
    return replace(search(), text="xyz", tiles=(), none=none)


_NOTE = Note(
    "Kartu Identitas Anak tidak selesai hari ini",
    "Butuh Kutipan akta kelahiran, yang jadi 1 hari lagi.",
    "Tinggalkan layanan ini",
    _SUMMARY,
)


def _line(label: str, detail: str, people: int = 1) -> Line:
    return Line(
        label,
        detail,
        people,
        remove_url=_SUMMARY,
        fewer_url=_SUMMARY if people > 1 else "",
        more_url=_SUMMARY if people < 5 else "",
    )


def summary() -> Summary:
    """One service."""
    return Summary(
        bar=BAR,
        title="1 layanan",
        lines=(_line("Penggantian KTP-el hilang", "Dispendukcapil · lantai 1"),),
        priority=Switch("/komponen/kios/ringkasan-prioritas/"),
        priority_for=priority_text(),
        action="/komponen/kios/ringkasan/",
        fields=(("isi", "DKC-02.1"), ("kunci", "k")),
        add_url="/komponen/kios/tambah/",
        agencies_url="/komponen/kios/instansi/",
    )


def summary_priority() -> Summary:
    """With priority, for three people."""
    line = _line("Perubahan KK karena kematian, cerai, atau data", "Dispendukcapil · lantai 1", 3)
    return replace(summary(), lines=(line,), priority=Switch("/komponen/kios/ringkasan/", on=True))


def summary_full() -> Summary:
    """Five services, one of which cannot be finished today."""
    return replace(
        summary(),
        title="5 layanan",
        lines=(
            _line("Perubahan KK karena kelahiran", "Dispendukcapil · lantai 1"),
            _line("Kartu Identitas Anak", "Dispendukcapil · lantai 1"),
            _line("Pencatatan perubahan nama atau perbaikan akta", "Dispendukcapil · lantai 1", 2),
            _line("Pendaftaran bayi baru lahir", "BPJS Kesehatan · lantai 2", 5),
            _line("Pajak kendaraan tahunan dan pengesahan STNK", "Samsat · lantai 1"),
        ),
        notes=(_NOTE,),
        add_url="",
    )


def summary_low() -> Summary:
    """Five services, from a wheelchair."""
    page = summary_full()
    lines = (_line("Akta kelahiran", "Dispendukcapil · lantai 1"), *page.lines[1:])
    return replace(page, lines=lines, bar=replace(BAR, low=Switch("/komponen/kios/ringkasan-penuh/", on=True)))


def summary_large() -> Summary:
    """Five services, with large letters."""
    bar, page = replace(BAR, large=Switch("/komponen/kios/ringkasan-penuh/", on=True)), summary_full()
    leaf = Leaf(after="3 lagi di bawah", after_url="/komponen/kios/ringkasan-huruf-besar-bawah/")
    return replace(page, bar=bar, lines=page.lines[:2], leaf=leaf)


def summary_large_below() -> Summary:
    """The rest of the five, with large letters."""
    leaf = Leaf(
        before="2 lagi di atas",
        before_url="/komponen/kios/ringkasan-huruf-besar/",
        after="1 lagi di bawah",
        after_url=_SUMMARY,
    )
    return replace(summary_large(), lines=summary_full().lines[2:4], leaf=leaf)


def summary_one_large() -> Summary:
    """One service, with large letters."""
    return replace(summary_priority(), bar=replace(BAR, large=Switch("/komponen/kios/ringkasan/", on=True)))


def search_large() -> Search:
    """Some hits, with large letters."""
    page = search()
    return replace(page, tiles=page.tiles[:3], bar=replace(BAR, large=Switch("/komponen/kios/cari/", on=True)))


STATES = {
    "awal": ("start", start),
    "awal-huruf-besar": ("start", large),
    "awal-layar-rendah": ("start", low),
    "tambah": ("start", adding),
    "instansi": ("agencies", agencies),
    "instansi-layar-rendah": ("agencies", agencies_low),
    "instansi-huruf-besar": ("agencies", agencies_large),
    "layanan": ("services", many),
    "layanan-huruf-besar": ("services", many_large),
    "layanan-sedikit": ("services", few),
    "cari": ("search", search),
    "cari-kosong": ("search", search_empty),
    "cari-tanpa-hasil": ("search", search_none),
    "ringkasan": ("summary", summary),
    "ringkasan-prioritas": ("summary", summary_priority),
    "ringkasan-penuh": ("summary", summary_full),
    "ringkasan-layar-rendah": ("summary", summary_low),
    "ringkasan-huruf-besar": ("summary", summary_large),
    "ringkasan-huruf-besar-bawah": ("summary", summary_large_below),
    "ringkasan-satu-huruf-besar": ("summary", summary_one_large),
    "cari-huruf-besar": ("search", search_large),
} | preview_numbers.STATES
