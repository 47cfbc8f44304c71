"""Invented numbers at the kiosk: given, refused, found again, and the tablet at the seats."""

from __future__ import annotations

from dataclasses import replace

from satupintu.web.kiosk.facts import Help, Mine, Number, Refused, Result, Row, RowCall, Stop
from satupintu.web.rule import priority_sentences
from satupintu.web.ui.facts import Live, No, Way
from satupintu.web.ui.preview_bar import BAR
from satupintu.web.ui.preview_citizen import code

_LIVE = Live(stream_url="", parts_url="")
_STOPS = (
    Stop("Lantai 1", "Loket 5–9", "Dispendukcapil", "akta kelahiran, KIA", "6 orang sebelum Anda"),
    Stop("Lantai 2", "Loket 21–22", "BPJS Kesehatan", "pendaftaran bayi", note="Menunggu akta jadi dulu"),
)


def result() -> Result:
    """A number with two stops."""
    return Result(bar=replace(BAR, back_url=""), number="A-012", stops=_STOPS, qr=code())


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
    return Refused(bar=BAR, no=No(title, lines, ways), about=about)


def not_in_today() -> Refused:
    """An agency that is not in today."""
    return _refused(
        "Taspen melayani hari Rabu",
        "Berikutnya: Rabu, 25 November, pukul 08.00–14.00.",
        "Anda tetap bisa bertanya hari ini di meja informasi.",
        about="Pensiun · Taspen",
    )


def not_all() -> Refused:
    """One line is full, the other services go on."""
    ways = (
        Way(
            "Ambil nomor untuk 2 layanan lainnya",
            "/komponen/kios/ringkasan/",
            "ticket",
            "Akta kelahiran, Pajak kendaraan tahunan dan pengesahan STNK",
        ),
        Way("Pilih layanan lain", "/komponen/kios/tambah/", "search"),
    )
    no = No(
        "Antrean Pengadilan Agama sudah penuh sampai tutup pukul 14.00.",
        ("Pilih layanan lain hari ini, atau datang Kamis, 26 November, mulai pukul 07.30.",),
        ways,
    )
    return Refused(bar=BAR, no=no, about="Gugatan waris · Pengadilan Agama")


def _closed(title: str, *lines: str) -> Refused:
    ways = (
        Way("Sudah punya nomor", "/komponen/kios/nomor-saya/", "ticket", "Lihat antrean, atau kembali"),
        Way("Bantuan", "/komponen/kios/bantuan/", "help-circle"),
    )
    return Refused(bar=replace(BAR, back_url=""), no=No(title, lines, ways))


def too_early() -> Refused:
    """Before 07.30."""
    return _closed("Nomor dibuka pukul 07.30", "Sekarang pukul 07.10. Silakan duduk dulu.")


def closed_day() -> Refused:
    """A holiday."""
    return _closed(
        "Mal tutup hari ini: Natal.",
        "Buka lagi Senin, 28 Desember, pukul 08.00. Sebelum datang, baca syaratnya di halaman depan mal.",
    )


def after_last() -> Refused:
    """After the last number."""
    return _closed(
        "Nomor terakhir diberikan pukul 13.30.",
        "Datang lagi Rabu, 25 November, mulai pukul 07.30. Atau tanya meja informasi di lantai 1.",
    )


def twice() -> Refused:
    """The same service for the same person."""
    return _refused("Layanan ini sudah ada di nomor Anda", "Untuk orang lain, tambah jumlah orangnya.")


def help_desk() -> Help:
    """A kiosk that cannot call."""
    lines = (
        "Petugas ada di meja informasi, lantai 1.",
        "Mereka bisa mengambilkan nomor untuk Anda.",
        *priority_sentences(),
    )
    return Help(bar=BAR, lines=lines)


def help_call() -> Help:
    """A kiosk that can call."""
    return replace(help_desk(), call_url="/komponen/kios/bantuan-dipanggil/", key="k")


def help_called() -> Help:
    """It has called."""
    return replace(help_call(), called=True, lines=("Petugas datang ke kios ini. Tunggu sebentar.",))


def number() -> Number:
    """Half typed."""
    return Number(bar=BAR, action="/komponen/kios/nomor-saya/", fields=(), text="A-01")


def number_unknown() -> Number:
    """A number that was not given today."""
    no = No("Nomor H-999 belum ada hari ini.", ("Periksa kertas Anda.",))
    return replace(number(), text="H-999", show_url="/komponen/kios/milik-saya/", refusal=no)


def mine() -> Mine:
    """Still waiting."""
    return Mine(BAR, "A-012", "Anda masih antre", ("Tetap di mal. Nomor dipanggil di papan.",), _STOPS)


def mine_away() -> Mine:
    """Missed a call, and is back."""
    return replace(
        mine(), title="Panggilan terlewat", lines=("Urutan Anda tidak hilang.",), return_url="#kembali", key="k"
    )


def mine_turn() -> Mine:
    """Called just now."""
    return replace(mine(), title="Giliran Anda", lines=("Silakan ke kursi tunggu loket 5–9.",), turn=True)


def row() -> Row:
    """Three numbers called to the seats, the widest among them."""
    calls = (
        RowCall("M-888", seated=False, url="#duduk", key="k"),
        RowCall("H-034", seated=False, url="#duduk", key="k"),
        RowCall("M-048", seated=True),
    )
    return Row("Dispendukcapil", "Kursi tunggu loket 5–9", "97", _LIVE, calls)


def row_empty() -> Row:
    """Nobody is called here."""
    return replace(row(), calls=())


STATES = {
    "hasil": ("result", result),
    "hasil-tiga": ("result", result_three),
    "hasil-lima": ("result", result_five),
    "hasil-kertas-habis": ("result", result_no_paper),
    "tidak-semua": ("refused", not_all),
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
