"""What the office says no to."""

from django.utils.translation import gettext_lazy as _

from satupintu.base.refusal import Refusal


class NothingChanged(Refusal):
    """What was filled in is what holds already."""

    code = "nothing-changed"
    reason = _("Tidak ada yang berubah.")
    remedy = _("Ubah isinya dulu, atau kembali ke daftar.")
    status = 422


class ChangeUnknown(Refusal):
    """No such change, or it is not open to this any more."""

    code = "change-unknown"
    reason = _("Perubahan itu sudah tidak bisa diproses.")
    remedy = _("Lihat riwayat: mungkin sudah dibatalkan atau diganti.")
    status = 404


class ChangedSince(Refusal):
    """Somebody has changed the same thing since; undoing would silently undo that too."""

    code = "changed-since"
    reason = _("Hal ini sudah diubah lagi sesudahnya.")
    remedy = _("Batalkan perubahan yang terbaru dulu, atau isi yang baru.")


class SecondPersonWanted(Refusal):
    """Whoever proposed a change does not confirm it too."""

    code = "second-person-wanted"
    reason = _("Perubahan ini perlu orang kedua.")
    remedy = _("Minta pengelola lain memeriksa dan menyetujuinya.")
    status = 403


class ProposalWaits(Refusal):
    """The same thing already waits for a second person."""

    code = "proposal-waits"
    reason = _("Usulan untuk hal ini masih menunggu orang kedua.")
    remedy = _("Setujui atau tolak usulan itu dulu.")


class NotAClip(Refusal):
    """A recording that the voice cannot use."""

    code = "not-a-clip"
    reason = _("Rekaman itu belum bisa dipakai.")
    remedy = _("Rekam satu kata saja, jelas, paling lama tiga detik.")
    status = 422


class NotADecree(Refusal):
    """A line of the decree that cannot be read; `line` is its number, `why` what is wrong."""

    code = "not-a-decree"
    reason = _("Baris %(line)s belum bisa dibaca: %(why)s.")
    remedy = _("Tulis satu hari per baris: tanggal; jenis; nama. Contoh: 2027-01-01; libur; Tahun Baru.")
    status = 422
