"""Invented people at the counters."""

from __future__ import annotations

from dataclasses import replace

from satupintu.web.counter.facts import (
    Choice,
    Choose,
    CounterChoice,
    Desk,
    Found,
    Item,
    NextPerson,
    Orders,
    Panel,
    Paper,
    Person,
    Slip,
    State,
)
from satupintu.web.ui.facts import Live, No, Undo, Way

_NEXT = (
    NextPerson("A-015", "Penggantian KK hilang", "duduk di kursi tunggu", "26 menit"),
    NextPerson("H-041", "Akta kematian", "menuju kursi, dipanggil 09.51", "24 menit", seat_url="#duduk"),
)
_ITEMS = (
    Item("11", "Akta kelahiran", outcome="received", result_on="2027-09-30", result_words="30 September"),
    Item("12", "Perubahan KK karena kelahiran", result_on="2026-11-24", result_words="hari ini"),
    Item("13", "Kartu Identitas Anak", people="2 orang"),
)
_PAPERS = (
    Paper("lahir", "Surat keterangan kelahiran", "asli"),
    Paper("kk", "KK", "asli"),
    Paper("nikah", "Buku nikah", "asli"),
    Paper("ktp", "KTP-el ayah dan ibu", "asli"),
    Paper("f201", "Formulir F-2.01"),
    Paper("foto", "Pas foto anak", "2 lembar"),
)
_WHY_SERVING = "Tombol putus-putus terbuka setelah A-012 selesai."


def idle() -> Desk:
    """Ready, two people called."""
    return Desk(
        code="7",
        label="Loket 7",
        line="Dispendukcapil · lantai 1",
        state=State.IDLE,
        version="97",
        side_version="97",
        live=Live(stream_url="", parts_url=""),
        key="k",
        orders=Orders(next="#lanjut", close="#tutup", pause="#istirahat", closed_why="Belum ada orang di loket ini."),
        search_url="/komponen/loket/cari/",
        strip_url="/komponen/strip/melayani/",
        next_people=_NEXT,
        line_facts=(("Orang", "21"), ("Paling lama", "34 menit"), ("Loket buka", "4 dari 5")),
        day_facts=(("Dilayani", "9"), ("Tidak hadir", "1")),
        look_url="?rupa=gelap",
        leave_url="#tinggal",
    )


def nobody() -> Desk:
    """Ready, nobody waits."""
    facts = (("Orang", "0"), ("Paling lama", "–"), ("Loket buka", "4 dari 5"))
    return replace(
        idle(),
        next_people=(),
        line_facts=facts,
        orders=replace(idle().orders, next="", closed_why="Tidak ada yang menunggu di antrean ini."),
    )


def shut() -> Desk:
    """Serving while the mall closes."""
    what = ("Mal tutup hari ini: listrik padam.", "Layani yang sudah punya nomor, atau beri tahu mereka.")
    return replace(serving(), shut=what, shut_word="Tutup hari ini")


def closed() -> Desk:
    """Taken, not open yet."""
    orders = Orders(open="#buka", closed_why="Panggilan terbuka setelah loket dibuka.")
    return replace(idle(), state=State.CLOSED, orders=orders, next_people=())


def pause() -> Desk:
    """A break."""
    return replace(closed(), state=State.BREAK, since="Sejak pukul 11.45. Antrean diteruskan loket lain.")


def summoned() -> Desk:
    """Somebody is on the way to this counter."""
    person = Person("A-012", "Akta kelahiran, KK, dan KIA", 48, tags=("Prioritas",))
    orders = Orders(start="#mulai", recall="#ulang", absent="#absen", next="#lanjut", pause="#istirahat")
    return replace(idle(), state=State.SUMMONED, person=person, orders=orders)


def serving() -> Desk:
    """Three services, six papers."""
    person = Person(
        "A-012",
        "Akta kelahiran, KK, dan KIA",
        372,
        standard="± 31 menit",
        then="Lalu BPJS Kesehatan, lantai 2, loket 21–22.",
        tags=("2 orang",),
    )
    orders = Orders(
        next="#lanjut",
        done="#selesai",
        close="#tutup",
        pause="#istirahat",
        recall="#ulang",
        absent="#absen",
        add="/komponen/loket/tambah/",
        pass_on="/komponen/loket/teruskan/",  # noqa: S106 - an address
        remove="/komponen/loket/hapus/",
    )
    return replace(
        idle(), state=State.SERVING, person=person, orders=orders, items=_ITEMS, papers=_PAPERS, leave_url=""
    )


def ordinary() -> Desk:
    """One service, nothing ticked."""
    desk = serving()
    assert desk.person is not None  # noqa: S101 - invented two lines above
    person = replace(desk.person, number="M-048", services="Penggantian KTP-el hilang", then="", tags=())
    papers = (Paper("kk", "KK", "fotokopi"), Paper("hilang", "Surat kehilangan polisi", "asli"))
    return replace(desk, person=person, items=(Item("9", "Penggantian KTP-el hilang"),), papers=papers)


def crowded() -> Desk:
    """Five services with fourteen papers: the most that fits."""
    items = tuple(replace(_ITEMS[i % 3], id=str(i), outcome="incomplete" if i == 1 else "done") for i in range(5))
    papers = tuple(Paper(f"p{i}", paper.label, paper.detail, here=i % 2 == 0) for i, paper in enumerate(_PAPERS * 2))
    return replace(serving(), items=items, papers=papers, undo=undone().undo)


def undone() -> Desk:
    """Just finished, can still be taken back."""
    return replace(idle(), undo=Undo("A-012 selesai.", 10, "#urung", "k"), slip_url="/komponen/loket/kertas/")


def refused() -> Desk:
    """An order that the rule refuses."""
    no = No("Tidak ada yang menunggu di antrean ini.", ("Bantu antrean lain atau tunggu tamu.",))
    return replace(nobody(), refusal=no)


def twice() -> Desk:
    """The same press twice while serving."""
    no = No("A-012 masih dilayani di sini.", ("Isi hasilnya dulu, lalu tekan Selesai, berikutnya.",))
    return replace(serving(), refusal=no)


def refused_serving() -> Desk:
    """The longest refusal beside the most buttons."""
    no = No(
        "Orang ini sudah duduk di loket, jadi tidak bisa dicatat tidak hadir.",
        ("Perbaiki lewat layanan tambahan, atau panggil petugas informasi.",),
    )
    return replace(serving(), refusal=no)


def cut_off() -> Desk:
    """Cut off; the browser test takes the server away."""
    return replace(serving(), live=Live(stream_url="", parts_url="/komponen/tidak-ada/"))


def _panel(kind: str, title: str, hint: str, **more: object) -> Desk:
    panel = Panel(title=title, hint=hint, action=f"#{kind}", back_url="/komponen/loket/melayani/", kind=kind)
    panel = replace(panel, **more)  # type: ignore[arg-type]
    return replace(serving(), panel=panel, panel_url=f"/komponen/loket/{kind}/", version=f"97.{kind}")


def add() -> Desk:
    """Adding a service."""
    choices = (
        Choice("DKC-02", "Penggantian KTP-el hilang", "Dispendukcapil"),
        Choice("DKC-08", "Penggantian KK hilang atau rusak", "Dispendukcapil"),
        Choice("BKS-02", "Pendaftaran bayi baru lahir", "BPJS Kesehatan"),
        Choice("SAM-01", "Pajak kendaraan tahunan dan pengesahan STNK", "Samsat"),
    )
    return _panel(
        "tambah",
        "Tambah layanan untuk A-012",
        "Urutannya dihitung sejak ditambahkan.",
        choices=choices,
        search_url="/komponen/loket/tambah/",
    )


def pass_on() -> Desk:
    """Passing a service on."""
    choices = (
        Choice("BPJSKES", "BPJS Kesehatan", "lantai 2, loket 21–22"),
        Choice("POLRES", "Polres Pasuruan", "lantai 1, loket 10–11"),
        Choice("PA", "Pengadilan Agama", "lantai 2, loket 26"),
        Choice("KEMENAG", "Kementerian Agama", "lantai 2, loket 25"),
    )
    return _panel("teruskan", "Teruskan ke jalur lain", "Urutan tamu tetap.", choices=choices, items=_ITEMS)


def remove() -> Desk:
    """Removing a service."""
    choices = tuple(Choice(item.id, item.label, item.people) for item in _ITEMS)
    return _panel("hapus", "Hapus layanan dari A-012", "Tamu tidak jadi mengurusnya hari ini.", choices=choices)


def search() -> Desk:
    """A number that missed its call."""
    found = Found(
        "A-009", ("Panggilan terlewat pukul 09.31.", "Urutan tetap tersimpan."), (("Sudah kembali", "#kembali"),)
    )
    return replace(_panel("cari", "Nomor A-009", "", found=found), state=State.IDLE, person=None, orders=idle().orders)


def search_none() -> Desk:
    """A number that was not given today."""
    desk = _panel("cari", "Nomor A-999", "", none="Nomor ini belum ada hari ini. Periksa kertas tamu.")
    return replace(desk, state=State.IDLE, person=None, orders=idle().orders)


def choose() -> Choose:
    """One counter is somebody else's."""
    counters = tuple(
        CounterChoice(f"Loket {code}", "lantai 1", "#ambil", "dipakai petugas lain" if code == 6 else "")
        for code in range(5, 10)
    )
    return Choose("loket7", "Dispendukcapil", counters, "k", sign_out_url="#keluar", own_url="#saya")


def choose_refused() -> Choose:
    """Already at another counter."""
    no = No(
        "Anda masih bertugas di loket 8.",
        ("Tinggalkan loket itu dulu, atau lanjut di sana.",),
        (Way("Ke loket 8", "/komponen/loket/siap/"),),
    )
    return replace(choose(), refusal=no)


def choose_none() -> Choose:
    """First day: no counter yet."""
    return replace(choose(), counters=())


def slip() -> Slip:
    """What is missing."""
    return Slip(
        "A-012",
        (
            ("Akta kelahiran", ("Buku nikah, asli", "KTP-el ayah dan ibu, asli")),
            ("Kartu Identitas Anak", ("Pas foto",)),
        ),
        ("Lengkapi, lalu ambil nomor baru di kios.", "Loket 5–9 buka Senin–Jumat, pukul 08.00–14.00."),
        "/komponen/loket/siap/",
    )


STATES = {
    "tutup": closed,
    "siap": idle,
    "sepi": nobody,
    "dipanggil": summoned,
    "melayani": serving,
    "biasa": ordinary,
    "penuh": crowded,
    "mal-tutup": shut,
    "istirahat": pause,
    "urung": undone,
    "ditolak": refused,
    "ditolak-dua-kali": twice,
    "terputus": cut_off,
    "tambah": add,
    "teruskan": pass_on,
    "hapus": remove,
    "cari": search,
    "cari-tidak-ada": search_none,
}
STRIPS = {
    "siap": idle,
    "sepi": nobody,
    "dipanggil": summoned,
    "melayani": serving,
    "biasa": ordinary,
    "mal-tutup": shut,
    "urung": undone,
    "tutup": closed,
    "istirahat": pause,
    "ditolak": refused,
    "ditolak-melayani": refused_serving,
}
DOORS = {
    "pilih-loket": ("choose", choose),
    "pilih-loket-ditolak": ("choose", choose_refused),
    "pilih-loket-kosong": ("choose", choose_none),
    "kertas": ("slip", slip),
}
