"""The catalogue's codes in the words of a guest: whose paper, in which case only, from where, how long valid.

A code that a later catalogue brings has no word here: then "" or the counter is named, never the code.
"""

from __future__ import annotations

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from satupintu.catalogue.values import Promise, Unit

ROLES: dict[str, Lazy] = {
    "spouse": lazy("milik suami atau istri"),
    "parent": lazy("milik ayah atau ibu"),
    "child": lazy("milik bayi"),
    "minor": lazy("milik anak"),
    "deceased": lazy("milik almarhum"),
    "heir": lazy("milik ahli waris"),
    "seller": lazy("milik penjual"),
    "company": lazy("milik badan usaha"),
    "director": lazy("milik penanggung jawab badan usaha"),
    "household": lazy("milik keluarga"),
}
CONDITIONS: dict[str, Lazy] = {
    "under_21": lazy("bila calon pengantin belum 21 tahun"),
    "under_19": lazy("bila calon pengantin belum 19 tahun"),
    "divorced": lazy("bila pernah bercerai"),
    "widowed": lazy("bila suami atau istri terdahulu meninggal"),
    "outside_district": lazy("bila acara di kecamatan lain"),
    "within_10_days": lazy("bila kurang dari 10 hari kerja sebelum acara"),
    "by_proxy": lazy("bila diwakilkan"),
    "child_5_or_older": lazy("bila anak 5 tahun atau lebih"),
    "balance_over_50m": lazy("bila saldo lebih dari Rp50.000.000"),
    "poor": lazy("bila meminta keringanan"),
    "data_changed": lazy("bila ada data yang berubah"),
    "bpkb_pledged": lazy("bila BPKB sedang dijaminkan"),
    "has_children": lazy("bila punya anak"),
    "deceased_member": lazy("bila peserta meninggal"),
    "inheritance": lazy("bila tanah warisan"),
    "loan_over_50m": lazy("bila pinjaman lebih dari Rp50.000.000"),
    "two_or_three_wheels": lazy("roda 2 atau 3"),
    "four_or_more_wheels": lazy("roda 4 atau lebih"),
    "motorcycle": lazy("sepeda motor"),
    "car": lazy("mobil"),
    "at_kua_in_office_hours": lazy("nikah di kantor pada jam kerja"),
    "elsewhere_or_outside_office_hours": lazy("nikah di luar kantor atau di luar jam kerja"),
}
ISSUERS: dict[str, Lazy] = {
    "faskes_atau_bidan": lazy("bidan atau fasilitas kesehatan"),
    "desa_kelurahan": lazy("kantor desa atau kelurahan"),
    "desa_kelurahan_atau_rumah_sakit": lazy("kantor desa, kelurahan, atau rumah sakit"),
    "desa_dan_kecamatan": lazy("kantor desa dan kecamatan"),
    "kecamatan": lazy("kantor kecamatan"),
    "rt_rw": lazy("ketua RT dan RW"),
    "pemuka_agama": lazy("pemuka agama"),
    "puskesmas": lazy("puskesmas"),
    "puskesmas_atau_klinik": lazy("puskesmas atau klinik"),
    "rumah_sakit": lazy("rumah sakit"),
    "fasilitas_kesehatan": lazy("fasilitas kesehatan"),
    "lembaga_psikologi": lazy("lembaga psikologi"),
    "sekolah_mengemudi": lazy("sekolah mengemudi"),
    "sekolah_atau_kampus": lazy("sekolah atau kampus"),
    "perguruan_tinggi": lazy("kampus atau lembaga Anda"),
    "unit_laka_lantas": lazy("unit laka lantas kepolisian"),
    "polisi_lalu_lintas": lazy("polisi lalu lintas"),
    "leasing_atau_bank": lazy("perusahaan pembiayaan atau bank"),
    "bank_kreditur": lazy("bank pemberi kredit"),
    "ppat": lazy("pejabat pembuat akta tanah (PPAT)"),
    "notaris_dan_kemenkum": lazy("notaris, lalu disahkan Kementerian Hukum"),
    "arsitek_atau_prototipe": lazy("arsitek, atau contoh gambar dari pemerintah"),
    "konsil_kesehatan": lazy("konsil kesehatan"),
    "kemenkes_satusehat_sdmk": lazy("Kementerian Kesehatan, lewat SatuSehat SDMK"),
    "pemberi_kerja": lazy("tempat kerja"),
    "p3mi_atau_pemberi_kerja": lazy("perusahaan penempatan atau pemberi kerja"),
    "bkn_atau_ppk": lazy("BKN atau instansi kepegawaian Anda"),
    "bendahara_gaji": lazy("bendahara gaji"),
    "pengadilan": lazy("pengadilan"),
}
TIERS: dict[str, Lazy] = {
    "kabupaten": lazy("Pemerintah kabupaten"),
    "provinsi": lazy("Pemerintah provinsi"),
    "pusat": lazy("Pemerintah pusat"),
    "yudikatif": lazy("Pengadilan"),
    "BUMN": lazy("Badan usaha milik negara"),
    "BUMD": lazy("Badan usaha milik daerah"),
}
PROXIES: dict[str, Lazy] = {
    "allowed": lazy("Boleh oleh siapa saja"),
    "family_member": lazy("Boleh oleh anggota keluarga"),
    "with_power_of_attorney": lazy("Boleh dengan surat kuasa"),
    "not_allowed": lazy("Harus datang sendiri"),
}
FORMULAS: dict[str, Lazy] = {
    "confirmation free for micro business; otherwise national tariff by area": lazy(
        "Gratis untuk usaha mikro. Selain itu menurut luas."
    ),
    "floor area x local index x unit price": lazy("Luas lantai × indeks daerah × harga satuan"),
    "vehicle tax + local surcharge (opsen) + road-accident levy": lazy("Pajak kendaraan + opsen + SWDKLLJ"),
    "vehicle tax": lazy("ditambah pajak kendaraan"),
    "amount on the notice": lazy("Sesuai jumlah di SPPT"),
    "5% x (value - allowance); allowance at least 80,000,000, inheritance 300,000,000": lazy(
        "5% × (nilai − potongan). Potongan paling sedikit Rp80.000.000, untuk warisan Rp300.000.000."
    ),
    "rental value x tariff": lazy("Nilai sewa × tarif"),
    "first deposit set by the bank": lazy("Setoran awal ditetapkan bank"),
    "amount on the bill": lazy("Sesuai jumlah tagihan"),
    "amount of the billing code": lazy("Sesuai kode billing"),
    "fine set by the court": lazy("Denda ditetapkan pengadilan"),
    "weight and distance": lazy("Menurut berat dan jarak"),
    "bill plus administration": lazy("Tagihan ditambah biaya administrasi"),
    "land value / 1000 + 50,000": lazy("Nilai tanah ÷ 1.000 + Rp50.000"),
    "measurement + examination + registration, by area": lazy("Ukur + periksa + daftar, menurut luas"),
    "measurement by area + 50,000 per new title": lazy("Ukur menurut luas + Rp50.000 per sertipikat baru"),
    "2.5% of the sale value": lazy("2,5% dari nilai jual"),
    "monthly premium by class": lazy("Iuran bulanan menurut kelas"),
    "from Rp16,800 a month": lazy("Mulai Rp16.800 per bulan"),
    "share of wages": lazy("Bagian dari upah"),
    "registration fee plus summons by distance; waived for the poor": lazy(
        "Biaya daftar + biaya panggilan menurut jarak. Ada keringanan."
    ),
    "registration fee plus summons by distance": lazy("Biaya daftar + biaya panggilan menurut jarak"),
    "registration fee plus summons": lazy("Biaya daftar + biaya panggilan"),
    "Rp500 per sheet": lazy("Rp500 per lembar"),
    "about 1,300,000 for a household (a half-price programme was quoted at 650,000)": lazy(
        "Sekitar Rp1.300.000 untuk rumah tangga"
    ),
    "meter reading": lazy("Menurut angka meter"),
    "administration": lazy("Biaya administrasi"),
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
