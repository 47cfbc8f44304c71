"""What the reception says no to."""

from django.utils.translation import gettext_lazy as _

from satupintu.base.refusal import Refusal


class NothingCounted(Refusal):
    """A tap is taken back where there is none."""

    code = "nothing-counted"
    reason = _("Belum ada hitungan yang bisa dikurangi.")
    remedy = _("Lanjutkan saja. Hitungan hari ini masih nol.")


class PassSpent(Refusal):
    """A phone has had its number for the code that it showed; another number needs the code anew."""

    code = "pass-spent"
    reason = _("Kode itu sudah dipakai untuk satu nomor.")
    remedy = _("Untuk nomor lain, ketik kode terbaru di papan. Atau ambil nomor di kios.")


class HelpCallUnknown(Refusal):
    """The call for help is not open any more, or never was."""

    code = "help-call-unknown"
    reason = _("Panggilan itu sudah dijawab.")
    remedy = _("Lihat panggilan lain yang masih terbuka.")
    status = 404
