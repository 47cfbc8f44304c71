"""Invented visitors at the kiosk."""

from __future__ import annotations

from dataclasses import replace

from satupintu.web.kiosk.basket import Basket
from satupintu.web.kiosk.facts import (
    Agencies,
    Bar,
    Help,
    Line,
    Mine,
    Note,
    Number,
    Refused,
    Result,
    Row,
    RowCall,
    Search,
    Services,
    Start,
    Stop,
    Summary,
    Switch,
    Tile,
)
from satupintu.web.ui.facts import Live, No, Way
from satupintu.web.ui.preview_citizen import code

_LIVE = Live(stream_url="", parts_url="")
_BAR = Bar(
    reset_url="/komponen/kios/awal/",
    help_url="/komponen/kios/bantuan/",
    large=Switch("/komponen/kios/awal-huruf-besar/"),
    low=Switch("/komponen/kios/awal-layar-rendah/"),
    back_url="/komponen/kios/awal/",
    audio_url="/static/ui/none.wav",
)
_FIRST = replace(_BAR, back_url="", language_url="/komponen/kios/awal/?bahasa=en")
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
    return replace(start(), bar=_BAR, adding=True, opens="1 layanan dipilih")


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
    return Agencies(bar=_BAR, tiles=tuple(tiles))


def agencies_low() -> Agencies:
    """All agencies, from a wheelchair."""
    return replace(agencies(), bar=replace(_BAR, low=Switch("/komponen/kios/instansi/", on=True)))


def agencies_large() -> Agencies:
    """All agencies, with large letters."""
    return replace(agencies(), bar=replace(_BAR, large=Switch("/komponen/kios/instansi/", on=True)))


def many() -> Services:
    """The agency with the most services."""
    return Services(
        bar=_BAR,
        agency="Dispendukcapil",
        where="Lantai 1 · loket 5–9",
        tiles=tuple(Tile(label, _SUMMARY) for label in _DUKCAPIL),
    )


def many_large() -> Services:
    """The agency with the most services, with large letters."""
    return replace(many(), bar=replace(_BAR, large=Switch("/komponen/kios/layanan/", on=True)))


def few() -> Services:
    """An agency with few services."""
    tiles = ("Kartu pencari kerja (AK/I)", "Rekomendasi paspor calon PMI", "Pendaftaran pelatihan kerja", "Lapor PHK")
    return Services(_BAR, "Disnaker", "Lantai 2 · loket 24", tuple(Tile(label, _SUMMARY) for label in tiles))


def search() -> Search:
    """Some hits."""
    hits = (
        ("Akta kelahiran", "Dispendukcapil"),
        ("Pendaftaran bayi baru lahir", "BPJS Kesehatan"),
        ("Perubahan KK karena kelahiran", "Dispendukcapil"),
        ("Kartu Identitas Anak", "Dispendukcapil"),
    )
    return Search(
        bar=_BAR,
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
        bar=_BAR,
        title="1 layanan",
        lines=(_line("Penggantian KTP-el hilang", "Dispendukcapil · lantai 1"),),
        priority=Switch("/komponen/kios/ringkasan-prioritas/"),
        action="/komponen/kios/ringkasan/",
        fields=(("isi", "DKC-02.1"), ("kunci", "k")),
        add_url="/komponen/kios/tambah/",
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
            _line("Akta kelahiran", "Dispendukcapil · lantai 1"),
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
    return replace(summary_full(), bar=replace(_BAR, low=Switch("/komponen/kios/ringkasan-penuh/", on=True)))


def summary_large() -> Summary:
    """Five services, with large letters."""
    return replace(summary_full(), bar=replace(_BAR, large=Switch("/komponen/kios/ringkasan-penuh/", on=True)))


_STOPS = (
    Stop("Lantai 1", "Loket 5–9", "Dispendukcapil", "akta kelahiran, KIA", "6 orang sebelum Anda"),
    Stop("Lantai 2", "Loket 21–22", "BPJS Kesehatan", "pendaftaran bayi", note="Menunggu akta jadi dulu"),
)


def result() -> Result:
    """A number with two stops."""
    return Result(bar=replace(_BAR, back_url=""), number="A-012", stops=_STOPS, qr=code())


def result_five() -> Result:
    """The widest number with five stops, with priority."""
    more = (
        Stop("Lantai 1", "Loket 12–13", "Samsat", "pajak kendaraan", "2 orang sebelum Anda"),
        Stop("Lantai 1", "Loket 10–11", "Polres Pasuruan", "SKCK baru", "Anda berikutnya"),
        Stop("Lantai 1", "Loket 1–4", "DPMPTSP", "pendampingan NIB", "11 orang sebelum Anda"),
    )
    return replace(result(), number="M-048", stops=(*_STOPS, *more), priority=True)


def result_three() -> Result:
    """Three stops."""
    return replace(result(), stops=result_five().stops[:3])


def result_no_paper() -> Result:
    """The paper is out."""
    trouble = No(
        "Kertas habis. Nomor Anda A-012.",
        ("Foto layar ini atau tekan Panggil petugas.",),
        (Way("Panggil petugas", "/komponen/kios/bantuan/"),),
    )
    return replace(result(), trouble=trouble)


def _refused(title: str, *lines: str, about: str = "") -> Refused:
    ways = (
        Way("Pilih layanan lain", "/komponen/kios/awal/", "search"),
        Way("Bantuan", "/komponen/kios/bantuan/", "help-circle"),
    )
    return Refused(bar=_BAR, no=No(title, lines, ways), about=about)


def not_in_today() -> Refused:
    """An agency that is not in today."""
    return _refused(
        "Taspen melayani hari Rabu",
        "Berikutnya: Rabu, 25 November, pukul 08.00–14.00.",
        "Anda tetap bisa bertanya hari ini di meja informasi.",
        about="Pensiun · Taspen",
    )


def too_early() -> Refused:
    """Before 07.30."""
    return _refused("Nomor dibuka pukul 07.30", "Sekarang pukul 07.10. Silakan duduk dulu.")


def closed_day() -> Refused:
    """A holiday."""
    return _refused("Mal tutup hari ini", "Hari libur: Natal.", "Buka lagi Senin, 28 Desember, pukul 08.00.")


def after_last() -> Refused:
    """After the last number."""
    return _refused(
        "Nomor hari ini sudah ditutup",
        "Nomor terakhir diambil pukul 13.30.",
        "Datang lagi Rabu, 25 November, mulai pukul 07.30.",
    )


def twice() -> Refused:
    """The same service for the same person."""
    return _refused("Layanan ini sudah ada di nomor Anda", "Untuk orang lain, tambah jumlah orangnya.")


def help_desk() -> Help:
    """A kiosk that cannot call."""
    lines = ("Petugas ada di meja informasi, lantai 1.", "Mereka bisa mengambilkan nomor untuk Anda.")
    return Help(bar=_BAR, lines=lines)


def help_call() -> Help:
    """A kiosk that can call."""
    return replace(help_desk(), call_url="/komponen/kios/bantuan-dipanggil/", key="k")


def help_called() -> Help:
    """It has called."""
    return replace(help_call(), called=True, lines=("Petugas datang ke kios ini. Tunggu sebentar.",))


def number() -> Number:
    """Half typed."""
    return Number(bar=_BAR, action="/komponen/kios/nomor-saya/", fields=(), text="A-01")


def number_unknown() -> Number:
    """A number that was not given today."""
    no = No("Nomor H-999 belum ada hari ini.", ("Periksa kertas Anda.",))
    return replace(number(), text="H-999", show_url="/komponen/kios/milik-saya/", refusal=no)


def mine() -> Mine:
    """Still waiting."""
    return Mine(_BAR, "A-012", "Anda masih antre", ("Tetap di mal. Nomor dipanggil di papan.",), _STOPS)


def mine_away() -> Mine:
    """Missed a call, and is back."""
    return replace(
        mine(), title="Panggilan terlewat", lines=("Urutan Anda tidak hilang.",), return_url="#kembali", key="k"
    )


def mine_turn() -> Mine:
    """Called just now."""
    return replace(mine(), title="Giliran Anda", lines=("Silakan ke kursi tunggu loket 5–9.",), turn=True)


def row() -> Row:
    """Three numbers called to the seats."""
    calls = (
        RowCall("A-012", seated=False, url="#duduk", key="k"),
        RowCall("H-034", seated=False, url="#duduk", key="k"),
        RowCall("A-009", seated=True),
    )
    return Row("Dispendukcapil", "Kursi tunggu loket 5–9", "97", _LIVE, calls)


def row_empty() -> Row:
    """Nobody is called here."""
    return replace(row(), calls=())


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
    "hasil": ("result", result),
    "hasil-tiga": ("result", result_three),
    "hasil-lima": ("result", result_five),
    "hasil-kertas-habis": ("result", result_no_paper),
    "tidak-hari-ini": ("refused", not_in_today),
    "terlalu-pagi": ("refused", too_early),
    "libur": ("refused", closed_day),
    "nomor-terakhir": ("refused", after_last),
    "sudah-ada": ("refused", twice),
    "bantuan": ("help", help_desk),
    "bantuan-panggil": ("help", help_call),
    "bantuan-dipanggil": ("help", help_called),
    "nomor-saya": ("number", number),
    "nomor-tidak-ada": ("number", number_unknown),
    "milik-saya": ("mine", mine),
    "milik-saya-terlewat": ("mine", mine_away),
    "milik-saya-giliran": ("mine", mine_turn),
    "kursi": ("row", row),
    "kursi-kosong": ("row", row_empty),
}
