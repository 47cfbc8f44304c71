"""Invented accounts at the door, on their own pages and in the administrator's list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from satupintu.web.frame import qr_of
from satupintu.web.staff.facts import (
    Accounts,
    App,
    Change,
    Choice,
    Code,
    Factor,
    Locked,
    Own,
    Password,
    Recovery,
    Row,
    SignIn,
)
from satupintu.web.ui.facts import Lock, No

LOCK = Lock("loket7", 300, "#kunci", "#buka", "", "#sesi", "/komponen/petugas/ganti/", "#masuk")
_WRONG = No("Nama petugas atau sandi belum cocok.", ("Periksa keduanya.",))


def sign_in() -> SignIn:
    """The door, with the demo's accounts."""
    return SignIn("#masuk", "#masuk", "", accounts=(("loket7", "loket7"), ("loket21", "loket21")))


def refused() -> SignIn:
    """A wrong password."""
    return replace(sign_in(), username="loket7", refusal=_WRONG, accounts=())


def switching() -> SignIn:
    """A colleague takes the PC over."""
    return replace(
        sign_in(), accounts=(), here=("loket5", "loket8"), leaving="loket7", take="7", back_url="/komponen/loket/siap/",
        lock_url="#kunci",
    )  # fmt: skip


def code() -> Code:
    """The second step."""
    return Code("kabid", "#kode", "#kunci", "/komponen/petugas/masuk/")


def code_refused() -> Code:
    """A wrong code."""
    return replace(code(), refusal=No("Kode itu belum cocok.", ("Tunggu kode berikutnya di aplikasi.",)))


def locked() -> Locked:
    """A locked screen, opened without a script."""
    return Locked("loket7", "#buka", "", "/komponen/petugas/ganti/")


def password() -> Password:
    """After a one-time code."""
    return Password("loket7", "#sandi", must=True)


def own() -> Own:
    """A manager who has not set up anything yet."""
    return Own("kabid", "Pengelola mal", (), "#sandi", "#aplikasi", "#kunci", "#tanya", must=True)


def own_ready() -> Own:
    """An account with everything."""
    factors = (
        Factor("Aplikasi autentikator", "sejak Selasa, 24 November 2026", "#lepas"),
        Factor("Kunci sandi: komputer loket 7", "sejak Selasa, 24 November 2026", "#lepas"),
        Factor("Kode cadangan", "sejak Selasa, 24 November 2026", ""),
    )
    return replace(own(), factors=factors, must=False, recovery_url="#cadangan", home_url="/")


def app() -> App:
    """Binding an app."""
    return App("#pasang", qr_of("otpauth://totp/kabid?secret=CONTOH"), "ABCD EFGH 2345 6723", "#kembali")


def recovery() -> Recovery:
    """Fresh recovery codes."""
    return Recovery(tuple(f"1234 56{number:02}" for number in range(10)), "#lanjut")


def accounts() -> Accounts:
    """The administrator's list just after a reset."""
    duties = (Choice("officer", "Petugas loket", True), Choice("mall_manager", "Pengelola mal"))
    rows = (
        Row("loket7", "Rina", "Petugas loket", "Dispendukcapil", "aktif", "belum",
            "Selasa, 24 November 2026, pukul 09.12, oleh admin", True, "#tutup", "", "#kode"),
        Row("kabid", "Pengelola", "Pengelola mal", "seluruh mal", "aktif", "ada", "–", True, "#tutup", "", "#kode"),
        Row("loket3", "Budi", "Petugas loket", "Taspen", "ditutup", "belum", "–", False, "", "#buka", ""),
    )  # fmt: skip
    return Accounts(
        "Akun petugas mal", rows, "#tambah", "k", duties, (Choice("", "Seluruh mal"), Choice("TASPEN", "Taspen")),
        said="Sandi loket7 dicabut.", code="K7M2-Q9XW-DT34", code_for="loket7",
    )  # fmt: skip


def change() -> Change:
    """What closing an account changes."""
    words = ("Halaman dan perintahnya berhenti seketika.",)
    rows = (("Keadaan", "aktif", "ditutup"),)
    return Change(
        "Tutup akun: loket7", rows, words, "#tutup", "Tutup akun", "k", "#kembali", second_factor=True, stop=True
    )


STATES: dict[str, tuple[str, Callable[[], object]]] = {
    "masuk": ("sign_in", sign_in),
    "masuk-ditolak": ("sign_in", refused),
    "ganti": ("sign_in", switching),
    "kode": ("code", code),
    "kode-ditolak": ("code", code_refused),
    "terkunci": ("locked", locked),
    "sandi-baru": ("password", password),
    "akun-saya": ("own", own),
    "akun-saya-lengkap": ("own", own_ready),
    "aplikasi": ("app", app),
    "kode-cadangan": ("recovery", recovery),
    "akun": ("accounts", accounts),
    "akun-ubah": ("account", change),
}
