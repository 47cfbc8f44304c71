"""Invented guests who take a number on their own phone."""

from __future__ import annotations

from dataclasses import replace

from satupintu.web.phone.facts import Chosen, Code, Services, Summary
from satupintu.web.ui.facts import No, Way

_BIRTH = Chosen("Akta kelahiran", "Dispendukcapil · lantai 1", "#hapus")
_LONG = (
    _BIRTH,
    Chosen("Pencatatan perubahan nama atau perbaikan akta", "Dispendukcapil · lantai 1", "#hapus"),
    Chosen("Pajak kendaraan tahunan dan pengesahan STNK", "Samsat · lantai 1", "#hapus"),
    Chosen("Pendaftaran bayi baru lahir", "BPJS Kesehatan · lantai 2", "#hapus"),
    Chosen("Pendampingan NIB usaha perseorangan", "DPMPTSP · lantai 1", "#hapus"),
)


def code() -> Code:
    """The hall's code is asked for."""
    return Code("#kode")


def code_wrong() -> Code:
    """A code of another minute."""
    return Code("#kode", "K7M2Q9", No("Kode ini belum cocok.", ("Lihat papan, lalu ketik kode yang baru.",)))


def services() -> Services:
    """Some hits."""
    hits = (Way("Akta kelahiran", "#a", detail="Dispendukcapil · lantai 1 · loket 5–9"), Way("KTP-el rusak", "#b"))
    return Services("#cari", (("isi", "DKC-02.1"),), "akta", hits, chosen=1)


def services_none() -> Services:
    """No hit."""
    return Services("#cari", (), "xyz", (), chosen=0, none="“xyz” belum kami temukan. Coba kata lain.")


def summary() -> Summary:
    """One service."""
    return Summary((_BIRTH,), (("isi", "DKC-09.1"),), "#ambil", "k", add_url="#tambah")


def summary_full() -> Summary:
    """Five services, no room for more."""
    return replace(summary(), chosen=_LONG, add_url="")


def summary_refused() -> Summary:
    """Nobody serves it now."""
    no = No("Taspen tidak melayani hari ini.", ("Berikutnya Rabu, 25 November, pukul 09.00–13.00.",))
    return replace(summary(), refusal=no)


STATES = {
    "kode": ("code", code),
    "kode-salah": ("code", code_wrong),
    "layanan": ("services", services),
    "layanan-kosong": ("services", services_none),
    "ringkasan": ("summary", summary),
    "ringkasan-penuh": ("summary", summary_full),
    "ringkasan-ditolak": ("summary", summary_refused),
}
