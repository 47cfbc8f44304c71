"""An invented day of those who run the mall."""

from __future__ import annotations

from dataclasses import replace

from satupintu.web.office.facts import (
    Agency,
    Choice,
    CounterNow,
    Day,
    Facilities,
    FacilityNow,
    Figure,
    History,
    Holidays,
    Hours,
    LineNow,
    Messages,
    NewsForm,
    NewsList,
    Part,
    Past,
    Row,
    Sure,
    Today,
    UsualDay,
    Voice,
)
from satupintu.web.office.record_facts import Record, Written
from satupintu.web.ui.facts import Live, No, Way

_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_ROWS = (
    Row("Untuk", "", "seluruh mal"),
    Row("Tutup", "14.00", "12.00"),
    Row("Alasan", "", "Listrik padam, sedang diperbaiki."),
    Row("Mulai", "Selasa, 24 November", "Selasa, 24 November"),
)
_PAST = Past(
    "Jam khusus", _ROWS, "Pengelola Demo, Selasa, 24 November, pukul 09.12", "Berlaku", "k", undo_url="#batalkan"
)
_WAITS = replace(
    _PAST,
    title="Hari libur tahun 2027",
    rows=(Row("Jumat, 1 Januari", "", "Tahun Baru Masehi"), Row("Sabtu, 2 Januari", "Cuti", "")),
    state="Menunggu orang kedua",
    undo_url="",
    confirm_url="#setuju",
    decline_url="#tolak",
)


def today() -> Today:
    """An ordinary morning: one line is stuck, one counter empty."""
    return Today(
        live=Live("", ""),
        version="1",
        figures=(
            Figure("Jalur macet", "1", "#jalur", stuck=True),
            Figure("Loket kosong", "2", "#loket", "seharusnya ada petugas", stuck=True),
            Figure("Menunggu", "61", "#jalur"),
            Figure("Terlayani", "118", "/hari-ini/terlayani/", "hari ini"),
            Figure("Butuh orang", "1", "#bantuan-hari-ini", stuck=True),
            Figure("Pintu ke nomor", "3,5", "/hari-ini/pintu/", "menit, perkiraan"),
        ),
        lines=(
            LineNow("Polres Pasuruan", "Lantai 1 · loket 10–11", "7 orang", "38 menit", "0 dari 2 buka", "Macet"),
            LineNow("Dispendukcapil", "Lantai 1 · loket 5–9", "41 orang", "26 menit", "5 dari 5 buka"),
        ),
        counters=(
            CounterNow("Loket 10", "Polres Pasuruan", "kosong", "", empty=True),
            CounterNow("Loket 7", "Dispendukcapil", "melayani A-012", "Rina Wulandari"),
        ),
        help=(("Kios pintu depan", "sejak 09.41"),),
        away=("A-009",),
        updated="Diperbarui pukul 09.46.",
    )


def today_quiet() -> Today:
    """Before anybody has come."""
    calm = tuple(replace(one, value="0", stuck=False) for one in today().figures)
    return replace(today(), figures=calm, lines=(), counters=(), help=(), away=())


def today_crowded() -> Today:
    """Every line stuck, every counter listed, closing early."""
    line = LineNow(
        "BPJS Ketenagakerjaan", "Lantai 2 · loket 23", "248 orang", "192 menit", "0 dari 1 buka", "Tidak ada loket buka"
    )
    counter = CounterNow("Loket 23", "BPJS Ketenagakerjaan", "istirahat sampai pukul 10.00", "Muhammad Fathurrahman")
    said = "Hari ini tutup pukul 12.00. Listrik padam, sedang diperbaiki."
    return replace(today(), lines=(line,) * 21, counters=(counter,) * 32, announced=said)


def run() -> dict[str, object]:
    """What a manager may change; two proposals wait."""
    ways = (
        Way("Jam dan istirahat", "#jam", "clock", "Tutup lebih awal, Ramadan, Jumat"),
        Way("Hari libur", "#libur", "moon", "Keputusan satu tahun"),
        Way("Suara", "#suara", "volume", "Rekaman petugas untuk panggilan"),
    )
    return {"items": ways, "waiting": 2}


def hours() -> Hours:
    """The mall's hours; an early closing is announced."""
    return Hours(
        title="Jam mal",
        holders=(Way("Dispendukcapil", "#dukcapil"), Way("BPJS Ketenagakerjaan", "#bpjstk")),
        action="#umumkan",
        usual_action="#minggu",
        week=tuple(
            UsualDay(str(day), label, "08:00" if day < 5 else "", "14:00" if day < 5 else "")
            for day, label in enumerate(_WEEKDAYS)
        ),
        announced=(_PAST,),
        today="Hari ini pukul 08.00–12.00",
        weekdays=tuple(Choice(str(day), label) for day, label in enumerate(_WEEKDAYS)),
        fields={"mulai": "2026-11-24", "sampai": "", "tutup": "", "buka": "", "alasan": ""},
        can_change=True,
        closes_typed="12:00",
        done="Tersimpan. Bisa dibatalkan di bawah.",
    )


def hours_refused() -> Hours:
    """A wrong closing time."""
    no = No("Jam tutup lebih awal dari jam buka.", ("Periksa kedua jam, lalu kirim lagi.",))
    return replace(hours(), refusal=no, done="", announced=())


def hours_read() -> Hours:
    """Of an account that may only look."""
    return replace(hours(), can_change=False, done="", announced=(replace(_PAST, undo_url=""),), holders=())


def holidays() -> Holidays:
    """A year waits for a second person."""
    days = (("Jumat, 1 Januari", "Tahun Baru Masehi"), ("Jumat, 25 Desember", "Kelahiran Yesus Kristus"))
    return Holidays((("2026", days),), (_WAITS,), "#usul", "2027", "2027-01-01; libur; Tahun Baru Masehi; New Year")


def history() -> History:
    """Some changes, one of which waits."""
    return History((_WAITS,), (_PAST, replace(_PAST, state="Dibatalkan", undo_url="")), "Dibatalkan.")


def history_none() -> History:
    """No change yet."""
    return History((), ())


def sure() -> Sure:
    """An early closing, before it counts."""
    return Sure("Jam khusus", _ROWS, "#simpan", (("tutup", "12:00"),), "k", "#kembali")


def sure_second() -> Sure:
    """A year's free days, before they are proposed."""
    rows = tuple(Row(f"Senin, {day} Januari", "", "Hari libur nasional") for day in range(1, 29))
    return replace(sure(), title="Hari libur tahun 2027", rows=rows, second=True)


def voice() -> Voice:
    """Three parts, one recorded."""
    parts = tuple(Part(code, label, code == "7", "#dengar") for code, label in (("a", "A"), ("7", "tujuh")))
    return Voice(parts, "#rekam", 22050, "k", "#contoh", (_PAST,), refusal=No("Rekaman terlalu panjang.", ("Ulangi.",)))


def agencies() -> dict[str, object]:
    """All agencies."""
    return {"items": [Way("Dispendukcapil", "#a"), Way("BPJS Ketenagakerjaan", "#b")]}


def agency() -> Agency:
    """One agency for its head."""
    days = (
        Day("Hari ini", "31 orang", "41 orang", "17,5 menit", (("Selesai", "28"), ("Berkas belum lengkap", "3"))),
        Day("Senin, 23 November", "96 orang", "", "", ()),
    )
    ways = (Way("Jam dan istirahat", "#jam", "clock"), Way("Petugas", "#petugas", "users"))
    return Agency("Dispendukcapil", today(), days, (("Rina Wulandari", "aktif"), ("Budi", "tidak aktif")), ways)


def record() -> Record:
    """A page of the record."""
    rows = tuple(
        Written(
            str(1200 + n),
            "09.46.12",
            "Dipanggil ke loket",
            "A-012",
            "Rina",
            "Dukcapil · loket 7",
            'queueing.ticket.summoned ticket:A-012 officer:7 {"counter": "7", "line": "DUKCAPIL", "ticket": "A-012"}',
        )
        for n in range(9)
    )
    kinds = (Choice("queueing.ticket.summoned", "Dipanggil ke loket", on=True),)
    return Record("2026-11-24", "7", "A-012", "", kinds, rows, "9 catatan", "#lama", "Rantai utuh")


def record_none() -> Record:
    """Nothing found."""
    return replace(record(), rows=(), total="0 catatan", older_url="")


def facilities() -> Facilities:
    """The lift is out of order."""
    items = (
        FacilityNow("lift", "Lift untuk lansia", "Tidak berfungsi", False, "Menunggu teknisi", "10:00"),
        FacilityNow("toilet", "Toilet", "Tersedia", True, "", ""),
    )
    return Facilities(items, "#fasilitas", (_PAST,), "Tersimpan. Bisa dibatalkan di bawah.")


def messages() -> Messages:
    """A message is shown, another one was refused."""
    no = No("Pesan terlalu panjang.", ("Pakai paling banyak 120 huruf.",))
    shown = ("Loket 8 dibuka pukul 10.00. Zona 1, sampai pukul 10.30.",)
    zones = tuple(Choice(digit, f"Zona {digit}") for digit in "123")
    return Messages(shown, zones, "#pesan", "Loket 8 dibuka pukul 10.00.", "10:30", (_PAST,), refusal=no)


def messages_none() -> Messages:
    """Nothing is shown."""
    return replace(messages(), shown=(), text="", until="", past=(), refusal=None)


def bulletin() -> NewsList:
    """Two entries."""
    entries = (
        Way("Satu gedung untuk urusan warga", "#a", detail="Selasa, 24 November 2026, pukul 07.00 WIB"),
        Way("Jam layanan selama Ramadan dan hari-hari sebelumnya", "#b", detail="Belum terbit"),
    )
    return NewsList(entries, "#baru", (_PAST,))


def news() -> NewsForm:
    """An entry that is corrected."""
    no = No("Gambar belum punya keterangan.", ("Tulis apa yang terlihat di gambar itu.",))
    pictures = ("Pintu depan mal, pagi hari",)
    return NewsForm("Ubah kabar", "#kabar", "Satu gedung", "Isi kabar.", "Pengelola mal", "", pictures,
                    is_new=False, withdraw=True, refusal=no)  # fmt: skip


def news_new() -> NewsForm:
    """A new entry."""
    return replace(news(), heading="Kabar baru", title="", body="", pictures=(), is_new=True, withdraw=False,
                   refusal=None)  # fmt: skip


STATES = {
    "hari-ini": ("today", today),
    "hari-ini-sepi": ("today", today_quiet),
    "hari-ini-penuh": ("today", today_crowded),
    "kelola": ("run", run),
    "jam": ("hours", hours),
    "jam-ditolak": ("hours", hours_refused),
    "jam-baca": ("hours", hours_read),
    "libur": ("holidays", holidays),
    "riwayat": ("history", history),
    "riwayat-kosong": ("history", history_none),
    "periksa": ("sure", sure),
    "periksa-usulan": ("sure", sure_second),
    "suara": ("voice", voice),
    "fasilitas": ("facilities", facilities),
    "pesan": ("messages", messages),
    "pesan-kosong": ("messages", messages_none),
    "kabar": ("bulletin", bulletin),
    "satu-kabar": ("news", news),
    "kabar-baru": ("news", news_new),
    "semua-instansi": ("agencies", agencies),
    "instansi": ("agency", agency),
    "catatan": ("record", record),
    "catatan-kosong": ("record", record_none),
}
