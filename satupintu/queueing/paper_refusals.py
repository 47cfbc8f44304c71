"""What the queue says no to when a pre-printed number is entered by hand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from satupintu.base.refusal import Refusal


class NotAPaperNumber(Refusal):
    """A pre-printed number is K-001 to K-999."""

    code = "not-a-paper-number"
    reason = _("%(number)s bukan nomor kertas darurat.")
    remedy = _("Ketik huruf K dan tiga angka, seperti di kertasnya: K-012.")
    status = 422


class PaperUsed(Refusal):
    """The pre-printed number is in today's queue already."""

    code = "paper-used"
    reason = _("Nomor kertas %(number)s sudah dimasukkan hari ini.")
    remedy = _("Periksa angkanya. Kertas ganda? Ambilkan nomor baru.")


class NotAPastTime(Refusal):
    """A paper number's time lies before now, on this day."""

    code = "not-a-past-time"
    reason = _("Jam di kertas belum lewat, atau bukan jam hari ini.")
    remedy = _("Ketik jam yang tertulis di kertas, misalnya 09.20.")
    status = 422
