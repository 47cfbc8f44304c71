"""The catalogue's codes in the words of a guest: whose paper, in which case only, from where, how long valid.

A code that a later catalogue brings has no word here: then "" or the counter is named, never the code.
"""

from __future__ import annotations

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from satupintu.catalogue.values import Promise, Unit

ROLES: dict[str, Lazy] = {
    "spouse": gettext_lazy("milik suami atau istri"),
    "parent": gettext_lazy("milik ayah atau ibu"),
    "child": gettext_lazy("milik bayi"),
    "minor": gettext_lazy("milik anak"),
    "deceased": gettext_lazy("milik almarhum"),
    "heir": gettext_lazy("milik ahli waris"),
    "seller": gettext_lazy("milik penjual"),
    "company": gettext_lazy("milik badan usaha"),
    "director": gettext_lazy("milik penanggung jawab badan usaha"),
    "household": gettext_lazy("milik keluarga"),
}
CONDITIONS: dict[str, Lazy] = {
    "under_21": gettext_lazy("bila calon pengantin belum 21 tahun"),
    "under_19": gettext_lazy("bila calon pengantin belum 19 tahun"),
    "divorced": gettext_lazy("bila pernah bercerai"),
    "widowed": gettext_lazy("bila suami atau istri terdahulu meninggal"),
    "outside_district": gettext_lazy("bila acara di kecamatan lain"),
    "within_10_days": gettext_lazy("bila kurang dari 10 hari kerja sebelum acara"),
    "by_proxy": gettext_lazy("bila diwakilkan"),
    "child_5_or_older": gettext_lazy("bila anak 5 tahun atau lebih"),
    "balance_over_50m": gettext_lazy("bila saldo lebih dari Rp50.000.000"),
    "poor": gettext_lazy("bila meminta keringanan"),
    "data_changed": gettext_lazy("bila ada data yang berubah"),
    "bpkb_pledged": gettext_lazy("bila BPKB sedang dijaminkan"),
    "has_children": gettext_lazy("bila punya anak"),
    "deceased_member": gettext_lazy("bila peserta meninggal"),
    "inheritance": gettext_lazy("bila tanah warisan"),
    "loan_over_50m": gettext_lazy("bila pinjaman lebih dari Rp50.000.000"),
    "two_or_three_wheels": gettext_lazy("roda 2 atau 3"),
    "four_or_more_wheels": gettext_lazy("roda 4 atau lebih"),
    "motorcycle": gettext_lazy("sepeda motor"),
    "car": gettext_lazy("mobil"),
    "at_kua_in_office_hours": gettext_lazy("nikah di kantor pada jam kerja"),
    "elsewhere_or_outside_office_hours": gettext_lazy("nikah di luar kantor atau di luar jam kerja"),
}
ISSUERS: dict[str, Lazy] = {
    "faskes_atau_bidan": gettext_lazy("bidan atau fasilitas kesehatan"),
    "desa_kelurahan": gettext_lazy("kantor desa atau kelurahan"),
    "desa_kelurahan_atau_rumah_sakit": gettext_lazy("kantor desa, kelurahan, atau rumah sakit"),
    "desa_dan_kecamatan": gettext_lazy("kantor desa dan kecamatan"),
    "kecamatan": gettext_lazy("kantor kecamatan"),
    "rt_rw": gettext_lazy("ketua RT dan RW"),
    "pemuka_agama": gettext_lazy("pemuka agama"),
    "puskesmas": gettext_lazy("puskesmas"),
    "puskesmas_atau_klinik": gettext_lazy("puskesmas atau klinik"),
    "rumah_sakit": gettext_lazy("rumah sakit"),
    "fasilitas_kesehatan": gettext_lazy("fasilitas kesehatan"),
    "lembaga_psikologi": gettext_lazy("lembaga psikologi"),
    "sekolah_mengemudi": gettext_lazy("sekolah mengemudi"),
    "sekolah_atau_kampus": gettext_lazy("sekolah atau kampus"),
    "perguruan_tinggi": gettext_lazy("kampus atau lembaga Anda"),
    "unit_laka_lantas": gettext_lazy("unit laka lantas kepolisian"),
    "polisi_lalu_lintas": gettext_lazy("polisi lalu lintas"),
    "leasing_atau_bank": gettext_lazy("perusahaan pembiayaan atau bank"),
    "bank_kreditur": gettext_lazy("bank pemberi kredit"),
    "ppat": gettext_lazy("pejabat pembuat akta tanah (PPAT)"),
    "notaris_dan_kemenkum": gettext_lazy("notaris, lalu disahkan Kementerian Hukum"),
    "arsitek_atau_prototipe": gettext_lazy("arsitek, atau contoh gambar dari pemerintah"),
    "konsil_kesehatan": gettext_lazy("konsil kesehatan"),
    "kemenkes_satusehat_sdmk": gettext_lazy("Kementerian Kesehatan, lewat SatuSehat SDMK"),
    "pemberi_kerja": gettext_lazy("tempat kerja"),
    "p3mi_atau_pemberi_kerja": gettext_lazy("perusahaan penempatan atau pemberi kerja"),
    "bkn_atau_ppk": gettext_lazy("BKN atau instansi kepegawaian Anda"),
    "bendahara_gaji": gettext_lazy("bendahara gaji"),
    "pengadilan": gettext_lazy("pengadilan"),
    "penerbit_terkait": gettext_lazy("kantor yang menerbitkannya"),
}
TIERS: dict[str, Lazy] = {
    "kabupaten": gettext_lazy("Pemerintah kabupaten"),
    "provinsi": gettext_lazy("Pemerintah provinsi"),
    "pusat": gettext_lazy("Pemerintah pusat"),
    "yudikatif": gettext_lazy("Pengadilan"),
    "BUMN": gettext_lazy("Badan usaha milik negara"),
    "BUMD": gettext_lazy("Badan usaha milik daerah"),
}
PROXIES: dict[str, Lazy] = {
    "allowed": gettext_lazy("Boleh oleh siapa saja"),
    "family_member": gettext_lazy("Boleh oleh anggota keluarga"),
    "with_power_of_attorney": gettext_lazy("Boleh dengan surat kuasa"),
    "not_allowed": gettext_lazy("Harus datang sendiri"),
}
FORMULAS: dict[str, Lazy] = {
    "confirmation free for micro business; otherwise national tariff by area": gettext_lazy(
        "Gratis untuk usaha mikro. Selain itu menurut luas."
    ),
    "floor area x local index x unit price": gettext_lazy("Luas lantai × indeks daerah × harga satuan"),
    "vehicle tax + local surcharge (opsen) + road-accident levy": gettext_lazy("Pajak kendaraan + opsen + SWDKLLJ"),
    "vehicle tax": gettext_lazy("ditambah pajak kendaraan"),
    "amount on the notice": gettext_lazy("Sesuai jumlah di SPPT"),
    "5% x (value - allowance); allowance at least 80,000,000, inheritance 300,000,000": gettext_lazy(
        "5% × (nilai − potongan). Potongan paling sedikit Rp80.000.000, untuk warisan Rp300.000.000."
    ),
    "rental value x tariff": gettext_lazy("Nilai sewa × tarif"),
    "first deposit set by the bank": gettext_lazy("Setoran awal ditetapkan bank"),
    "amount on the bill": gettext_lazy("Sesuai jumlah tagihan"),
    "amount of the billing code": gettext_lazy("Sesuai kode billing"),
    "fine set by the court": gettext_lazy("Denda ditetapkan pengadilan"),
    "weight and distance": gettext_lazy("Menurut berat dan jarak"),
    "bill plus administration": gettext_lazy("Tagihan ditambah biaya administrasi"),
    "land value / 1000 + 50,000": gettext_lazy("Nilai tanah ÷ 1.000 + Rp50.000"),
    "measurement + examination + registration, by area": gettext_lazy("Ukur + periksa + daftar, menurut luas"),
    "measurement by area + 50,000 per new title": gettext_lazy("Ukur menurut luas + Rp50.000 per sertipikat baru"),
    "2.5% of the sale value": gettext_lazy("2,5% dari nilai jual"),
    "monthly premium by class": gettext_lazy("Iuran bulanan menurut kelas"),
    "from Rp16,800 a month": gettext_lazy("Mulai Rp16.800 per bulan"),
    "share of wages": gettext_lazy("Bagian dari upah"),
    "registration fee plus summons by distance; waived for the poor": gettext_lazy(
        "Biaya daftar + biaya panggilan menurut jarak. Ada keringanan."
    ),
    "registration fee plus summons by distance": gettext_lazy("Biaya daftar + biaya panggilan menurut jarak"),
    "registration fee plus summons": gettext_lazy("Biaya daftar + biaya panggilan"),
    "Rp500 per sheet": gettext_lazy("Rp500 per lembar"),
    "about 1,300,000 for a household (a half-price programme was quoted at 650,000)": gettext_lazy(
        "Sekitar Rp1.300.000 untuk rumah tangga"
    ),
    "meter reading": gettext_lazy("Menurut angka meter"),
    "administration": gettext_lazy("Biaya administrasi"),
}


def doubt_text(confidence: str, agency: str) -> str:
    """Return how sure a fact is: "" when seen in a public source, else who has not confirmed it or where to ask."""
    if confidence == "S":
        return ""
    return _("perlu dicek di loket") if confidence == "?" else estimate_text(agency)


def estimate_text(agency: str) -> str:
    """Return that a figure is ours and who has not confirmed it."""
    return _("perkiraan kami, belum dipastikan %(agency)s") % {"agency": agency}


def promise_text(promise: Promise) -> str:
    """Return "1 hari kerja", "15 menit", "7 hari", or that it is done at once."""
    n = promise.amount
    if n == 0:
        return _("langsung di loket")
    text = {
        Unit.MINUTES: ngettext("%(n)s menit", "%(n)s menit", n),
        Unit.HOURS: ngettext("%(n)s jam", "%(n)s jam", n),
        Unit.WORKING_DAYS: ngettext("%(n)s hari kerja", "%(n)s hari kerja", n),
        Unit.CALENDAR_DAYS: ngettext("%(n)s hari", "%(n)s hari", n),
    }[promise.unit]
    return text % {"n": n}


def validity_text(validity: str) -> str:
    """Return "berlaku 14 hari" for a paper that ends by itself, else ""."""
    if not (validity.startswith("P") and validity[1:-1].isdigit()):
        return ""
    n = int(validity[1:-1])
    text = {
        "D": ngettext("berlaku %(n)s hari", "berlaku %(n)s hari", n),
        "M": ngettext("berlaku %(n)s bulan", "berlaku %(n)s bulan", n),
        "Y": ngettext("berlaku %(n)s tahun", "berlaku %(n)s tahun", n),
    }.get(validity[-1], "")
    return text % {"n": n} if text else ""


def said(words: dict[str, Lazy], code: str) -> str:
    """Return the word of a code, "" when it has none."""
    return str(words[code]) if code in words else ""
