"""What the queue says no to at the seats of a line: who cannot sit down there now, and what to do instead."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from satupintu.base.refusal import Refusal


class NotCalled(Refusal):
    """The ticket waits: it is not called to a row of seats yet."""

    code = "not-called"
    reason = _("Nomor ini belum dipanggil ke kursi tunggu.")
    remedy = _("Tunggu sampai nomor Anda tampil di papan.")


class SeatedAlready(Refusal):
    """Somebody has said already that this visitor sits."""

    code = "seated-already"
    reason = _("Nomor ini sudah tercatat duduk.")
    remedy = _("Tunggu panggilan ke loket di papan.")


class CalledToCounter(Refusal):
    """The ticket is called past the seats to the counter itself."""

    code = "called-to-counter"
    reason = _("Nomor ini sudah dipanggil ke loket %(counter)s.")
    remedy = _("Langsung ke loket itu sekarang.")


class IsAway(Refusal):
    """The ticket is away: paused, or absent when called."""

    code = "is-away"
    reason = _("Nomor ini tercatat pergi sebentar.")
    remedy = _("Sudah kembali? Tekan 'Sudah punya nomor' di kios, atau temui petugas.")


class NoRowDevice(Refusal):
    """The row of this line has no button or scanner: there NEXT calls to the counter itself."""

    code = "no-row-device"
    reason = _("Kursi tunggu jalur ini tanpa tombol.")
    remedy = _("Tekan Spasi: orang berikutnya dipanggil langsung ke loket.")


class OtherLine(Refusal):
    """The ticket is called to another line's seats."""

    code = "other-line"
    reason = _("Nomor ini dipanggil ke kursi tunggu jalur lain.")
    remedy = _("Lihat tempatnya di papan, atau tanya meja informasi di lantai 1.")
    status = 403
