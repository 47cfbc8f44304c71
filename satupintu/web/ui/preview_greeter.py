"""Invented people before the greeter."""

from __future__ import annotations

from dataclasses import replace

from satupintu.web.greeter.facts import Call, Chosen, Hit, Home, NewNumber, Option, Search, Stop, Visitor
from satupintu.web.ui.facts import Live, No
from satupintu.web.ui.preview_citizen import LINK
from satupintu.web.ui.preview_citizen import code as qr

_WISHES = tuple(
    Option("bantuan", name, label, on)
    for name, label, on in (
        ("wheelchair", "Kursi roda", True),
        ("sign_language", "Bahasa isyarat", False),
        ("guide", "Dituntun ke loket", False),
        ("companion", "Ditemani", False),
    )
)
_PRINTERS = (Option("pencetak", "Kios pintu depan", "Kios pintu depan"), Option("pencetak", "Kios 2", "Kios 2"))
_ONE = Chosen("Akta kelahiran", "Dispendukcapil · lantai 1", 1, "#hapus", more_url="#tambah")
_STOP = Stop("Dispendukcapil · loket 5–9", "Akta kelahiran", "6 orang di depannya")


def home() -> Home:
    """Two places call."""
    return Home(
        live=Live("", ""),
        version="1",
        search_url="#cari",
        calls=(
            Call("Kios pintu depan", "sejak 09.41", "#ke-sana", "k"),
            Call("Loket 7, Dispendukcapil", "sejak 09.44", "#ke-sana", "k"),
        ),
        count_url="#datang",
        count_key="k",
        take_back_url="#kurangi",
        take_back_key="k",
        visitors=1248,
        question_url="#tanya",
        question_key="k",
        questions=87,
        door="Dari pintu ke nomor: tengah 3,5 menit, dari 1.103 orang.",
        paper_url="#kertas",
    )


def home_quiet() -> Home:
    """Nobody has come yet."""
    none = "Belum cukup hitungan untuk waktu dari pintu ke nomor."
    return replace(home(), calls=(), take_back_url="", visitors=0, questions=0, door=none)


def home_refused() -> Home:
    """Somebody else is already on the way."""
    return replace(home(), refusal=No("Panggilan ini sudah dijawab.", ("Petugas lain sedang ke sana.",)))


def home_shut() -> Home:
    """The mall closes."""
    return replace(
        home_quiet(),
        shut=("Mal tutup hari ini: listrik padam.", "Layani yang sudah punya nomor, atau beri tahu mereka."),
    )


def search() -> Search:
    """Hits, one of them closed."""
    hits = (
        Hit("Akta kelahiran", "Dispendukcapil · lantai 1 · loket 5–9", "#a"),
        Hit("Pencatatan perubahan nama atau perbaikan akta", "Dispendukcapil · lantai 1 · loket 5–9", "#b"),
        Hit("Autentikasi pensiunan", "Taspen · lantai 2 · loket 31", "#c", "Taspen tidak melayani hari ini."),
    )
    return Search("akta", (("isi", "DKC-02.1"),), hits)


def search_none() -> Search:
    """No hit."""
    return Search("xyz", (), (), "“xyz” belum kami temukan. Coba kata lain.")


def number() -> NewNumber:
    """One service is chosen."""
    return NewNumber(
        chosen=(_ONE,),
        fields=(("isi", "DKC-09.1"),),
        wishes=_WISHES,
        add_url="#cari",
        search_fields=(("isi", "DKC-09.1"),),
        printers=_PRINTERS,
        key="k",
    )


def number_none() -> NewNumber:
    """Nothing is chosen yet."""
    return replace(number(), chosen=(), fields=(), search_fields=())


def number_full() -> NewNumber:
    """Five services, for many people."""
    labels = ("Akta kelahiran", "Pajak kendaraan tahunan dan pengesahan STNK", "SKCK baru", "PBB", "Lapor PHK")
    many = tuple(replace(_ONE, label=label, people=5, fewer_url="#kurang", more_url="") for label in labels)
    return replace(number(), chosen=many)


def number_paper() -> NewNumber:
    """A pre-printed slip, refused once."""
    no = No("Nomor K-012 sudah dipakai hari ini.", ("Periksa angka di kertas.",))
    return replace(number(), is_paper=True, paper_number="K-012", paper_time="09.20", refusal=no)


def visitor() -> Visitor:
    """A number in the hall."""
    return Visitor(
        number="A-012",
        state="Menunggu dipanggil",
        lines=("6 orang di depannya",),
        stops=(_STOP, Stop("BPJS Kesehatan · loket 21–22", "Pendaftaran bayi baru lahir", "menunggu akta")),
        wishes=_WISHES,
        key="k",
        copy_url="#salinan",
        wish_url="#bantuan-pengunjung",
        printers=_PRINTERS,
        priority=True,
    )


def visitor_new() -> Visitor:
    """A number that was given this moment."""
    return replace(visitor(), is_new=True, qr=qr(), link=LINK, done="Kertas dicetak di Kios pintu depan.")


def visitor_copy() -> Visitor:
    """A copy of a lost slip, without a printer."""
    done = (
        "Salinan tidak dicetak: tidak ada pencetak. Tulis nomornya, atau biarkan kode ini dipindai."
        " Tautan di kertas lama sudah tidak berlaku."
    )
    return replace(visitor_new(), is_copy=True, printers=(), done=done)


def visitor_called() -> Visitor:
    """Called to the seats."""
    return replace(visitor(), number="M-048", state="Dipanggil ke kursi tunggu loket 21–22", seat_url="#duduk")


def visitor_away() -> Visitor:
    """Missed two calls, and an order that could not be carried out."""
    no = No("Nomor ini sedang dilayani.", ("Bicarakan dengan petugas di loket 7.",))
    return replace(visitor(), state="Dua panggilan terlewat", return_url="#kembali", refusal=no)


STATES = {
    "beranda": ("home", home),
    "beranda-sepi": ("home", home_quiet),
    "beranda-tutup": ("home", home_shut),
    "beranda-ditolak": ("home", home_refused),
    "cari": ("search", search),
    "cari-kosong": ("search", search_none),
    "nomor": ("number", number),
    "nomor-kosong": ("number", number_none),
    "nomor-penuh": ("number", number_full),
    "nomor-kertas": ("number", number_paper),
    "pengunjung": ("visitor", visitor),
    "pengunjung-baru": ("visitor", visitor_new),
    "pengunjung-salinan": ("visitor", visitor_copy),
    "pengunjung-dipanggil": ("visitor", visitor_called),
    "pengunjung-terlewat": ("visitor", visitor_away),
}
