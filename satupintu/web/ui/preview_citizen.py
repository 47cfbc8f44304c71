"""Invented tickets for the guest's phone."""

from __future__ import annotations

from dataclasses import replace

from django.utils.safestring import SafeString

from satupintu.web.citizen.facts import Cancel, Phase, Stop, Ticket
from satupintu.web.frame import qr_of
from satupintu.web.ui.facts import Live, No, Way

LINK = "https://mpp.example.go.id/t/AbCdEfGhIjKlMnOpQrStUv"
_ROW = tuple((str(code), 5 <= code <= 9) for code in range(1, 10))
_BIRTH = Stop("Dispendukcapil", "Akta kelahiran, KK", "Lantai 1", "Loket 5–9", "6 orang sebelum Anda", "antrean sedang")
_HEALTH = Stop(
    "BPJS Kesehatan", "Pendaftaran bayi", "Lantai 2", "Loket 21–22", note="Menunggu akta kelahiran jadi dulu."
)


def code() -> SafeString:
    """Return an invented QR code as SVG."""
    return qr_of(LINK)


def waiting() -> Ticket:
    """One stop, six people before."""
    return Ticket(
        number="A-012",
        phase=Phase.WAITING,
        version="97",
        live=Live(stream_url="", parts_url=""),
        updated="Diperbarui pukul 09.46.",
        floor="Lantai 1",
        counters="Loket 5–9",
        ahead="6 orang sebelum Anda",
        length="antrean sedang",
        row=_ROW,
        stops=(_BIRTH, _HEALTH),
        qr=code(),
        link=LINK,
        share_text="MPP Pasuruan: nomor A-012, 6 orang lagi sebelum Anda. Kursi tunggu loket 5–9, lantai 1.",
        share_url="https://wa.me/?text=MPP%20Pasuruan",
        pause_url="#jeda",
        pause_key="k",
        cancel_url="/komponen/tamu/batal/",
        language_url="?bahasa=en",
    )


def shut() -> Ticket:
    """Waiting while the mall closes."""
    return replace(
        waiting(),
        shut=(
            "Mal tutup hari ini: listrik padam.",
            "Nomor Anda tetap dilayani selama loketnya buka.",
            "Ada pertanyaan? Temui meja informasi di lantai 1.",
        ),
    )


def seats() -> Ticket:
    """Called to the seats."""
    return replace(
        waiting(),
        phase=Phase.SEATS,
        called="Dipanggil pukul 09.46. Kami menunggu Anda sampai pukul 09.48.",
        stops=(replace(_BIRTH, here=True, ahead="", length=""), _HEALTH),
    )


def seated() -> Ticket:
    """On the seats."""
    return replace(seats(), phase=Phase.SEATED, called="Sebentar lagi Anda dipanggil ke satu loket.", pause_url="#jeda")


def counter() -> Ticket:
    """Called to one counter."""
    row = tuple((code, code == "7") for code, _ in _ROW)
    return replace(seats(), phase=Phase.COUNTER, counters="Loket 7", row=row)


def serving() -> Ticket:
    """At the counter."""
    return replace(counter(), phase=Phase.SERVING, called="", pause_url="", cancel_url="")


def between() -> Ticket:
    """The first stop has ended, ten seconds ago at most."""
    done = replace(_BIRTH, done=True, ahead="", length="", note="Hasil: Rabu, 25 November.")
    return replace(waiting(), phase=Phase.BETWEEN, ahead="", length="", row=(), stops=(done, replace(_HEALTH, note="")))


def priority() -> Ticket:
    """Three people, with the head start."""
    return replace(waiting(), priority=True, people="3 orang", ahead="Anda berikutnya", length="antrean pendek")


def away() -> Ticket:
    """Missed the call."""
    return replace(
        waiting(),
        phase=Phase.AWAY,
        ahead="",
        length="",
        row=(),
        stops=(replace(_BIRTH, ahead="", length=""), _HEALTH),
        pause_url="",
        returns="Sudah di mal? Tekan “Saya sudah kembali” di kios, atau lapor ke petugas.",
    )


def paused() -> Ticket:
    """Chose to go for a while."""
    return replace(away(), phase=Phase.PAUSED)


def refused() -> Ticket:
    """An order that could not be carried out."""
    no = No("Anda sedang dilayani.", ("Nomor tidak bisa dibatalkan sekarang. Bicarakan dengan petugas di loket.",))
    return replace(serving(), refusal=no)


def finished() -> Ticket:
    """Everything answered."""
    stops = (
        replace(_BIRTH, done=True, ahead="", length="", note="Hasil: Rabu, 25 November."),
        replace(_HEALTH, done=True, note="Selesai."),
    )
    return replace(
        away(),
        phase=Phase.FINISHED,
        stops=stops,
        returns="",
        closing="Terima kasih. Simpan tanda terima dari petugas sampai hasil Anda ambil.",
        cancel_url="",
    )


def gone() -> Ticket:
    """Cancelled, or the day is over."""
    return replace(
        finished(),
        phase=Phase.GONE,
        stops=(),
        closing="Nomor dibatalkan pukul 09.40. Ambil nomor baru di kios kapan saja sampai pukul 13.30.",
    )


def cancel() -> Cancel:
    """The question before cancelling."""
    return Cancel("A-012", "#batal", "k", "/komponen/nomor/menunggu/")


def lost() -> No:
    """A link that nobody knows."""
    return No(
        "Nomor ini belum kami temukan",
        ("Periksa tautannya: 22 huruf dan angka setelah “/t/”.", "Atau tanya meja informasi di lantai 1."),
        (Way("Lihat layar mal", "/"),),
    )


TICKETS = {
    "menunggu": waiting,
    "mal-tutup": shut,
    "prioritas": priority,
    "kursi": seats,
    "duduk": seated,
    "loket": counter,
    "dilayani": serving,
    "antara": between,
    "terlewat": away,
    "pergi": paused,
    "ditolak": refused,
    "selesai": finished,
    "batal": gone,
}
