"""What the room of announcements says no to."""

from django.utils.translation import gettext_lazy as _

from satupintu.base.refusal import Refusal


class WordsMissing(Refusal):
    """A title, a text, an author or a message is empty, or longer than it may be."""

    code = "words-missing"
    reason = _("%(field)s masih kosong atau terlalu panjang.")
    remedy = _("Isi paling banyak %(most)s huruf, lalu simpan lagi.")
    status = 422


class EndsBeforeItStarts(Refusal):
    """An end that has passed when it is said."""

    code = "ends-before-it-starts"
    reason = _("Waktu selesainya sudah lewat.")
    remedy = _("Pilih waktu selesai sesudah sekarang.")
    status = 422


class WorksWithoutEnd(Refusal):
    """Something that works has no end."""

    code = "works-without-end"
    reason = _("Fasilitas yang berfungsi tidak memakai waktu selesai.")
    remedy = _("Kosongkan waktu selesai, atau tandai tidak berfungsi.")
    status = 422


class NothingToUndo(Refusal):
    """There is no earlier word to go back to."""

    code = "nothing-to-undo"
    reason = _("Tidak ada perubahan yang bisa diurungkan.")
    remedy = _("Tulis keadaan yang baru bila perlu.")


class EntryUnknown(Refusal):
    """No entry of this bulletin has this address, or it is not released yet, or it was withdrawn."""

    code = "entry-unknown"
    reason = _("Kabar ini tidak ada, atau sudah ditarik.")
    remedy = _("Lihat daftar kabar yang terbit.")
    status = 404


class MessageUnknown(Refusal):
    """No message of this hall has this number."""

    code = "message-unknown"
    reason = _("Pesan ini tidak ada, atau sudah selesai.")
    remedy = _("Lihat daftar pesan yang tampil.")
    status = 404


class PictureUnreadable(Refusal):
    """The file is no JPEG, PNG or WebP picture."""

    code = "picture-unreadable"
    reason = _("Berkas ini bukan gambar JPEG, PNG, atau WebP.")
    remedy = _("Pilih gambar lain, atau simpan ulang sebagai JPEG.")
    status = 422


class PictureTooLarge(Refusal):
    """The file has too many bytes or pixels."""

    code = "picture-too-large"
    reason = _("Gambar ini lebih besar dari %(most)s.")
    remedy = _("Kecilkan gambarnya, lalu kirim lagi.")
    status = 413


class WithoutWords(Refusal):
    """A picture without an alternative text: who does not see it would miss it."""

    code = "picture-without-words"
    reason = _("Gambar belum punya keterangan untuk yang tidak melihatnya.")
    remedy = _("Tulis isi gambar dalam satu kalimat.")
    status = 422
