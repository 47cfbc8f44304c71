"""What the queue says no to, in words a guest or an officer understands: what happened, what now."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from satupintu.base.refusal import Refusal
from satupintu.catalogue.refusals import LastCounter
from satupintu.queueing.paper_refusals import NotAPaperNumber, NotAPastTime, PaperUsed
from satupintu.queueing.rules.impossible import Impossible, Why
from satupintu.queueing.seat_refusals import CalledToCounter, IsAway, NoRowDevice, NotCalled, OtherLine, SeatedAlready


class DayClosed(Refusal):
    """The mall is closed on this day."""

    code = "closed-day"
    reason = _("Mal tutup hari ini: %(why)s.")
    remedy = _("Buka lagi %(next)s, pukul %(opens)s. Sebelum datang, baca syaratnya di halaman depan mal.")


class TooEarly(Refusal):
    """Numbers are not given yet."""

    code = "too-early"
    reason = _("Nomor dibuka pukul %(first)s. Sekarang pukul %(now)s.")
    remedy = _("Silakan duduk dulu. Kursi dan minuman tersedia di lantai 1.")


class TooLate(Refusal):
    """The last number of the day was given."""

    code = "after-last-number"
    reason = _("Nomor terakhir diberikan pukul %(until)s.")
    remedy = _("Datang lagi %(next)s, mulai pukul %(first)s. Atau tanya meja informasi di lantai 1.")


class ClosedEarly(Refusal):
    """The mall closes earlier today than usual, as announced."""

    code = "closed-early"
    reason = _("Hari ini mal tutup pukul %(closes)s: %(why)s.")
    remedy = _("Yang sudah memegang nomor tetap dilayani. Datang lagi %(next)s, mulai pukul %(first)s.")


class LineFull(Refusal):
    """Who is waiting already fills a line until its close."""

    code = "line-full"
    reason = _("Antrean %(line)s sudah penuh sampai tutup pukul %(closes)s.")
    remedy = _("Pilih layanan lain hari ini, atau datang %(next)s, mulai pukul %(first)s.")


class AgencyNotIn(Refusal):
    """The agency does not come on this day, or has gone home."""

    code = "agency-not-in"
    reason = _("%(agency)s melayani %(days)s, pukul %(opens)s–%(closes)s.")
    remedy = _("Berikutnya: %(next)s. Hari ini Anda bisa bertanya di meja informasi.")


class SameServiceTwice(Refusal):
    """The same service twice for the same person."""

    code = "same-service-twice"
    reason = _("Layanan %(service)s sudah ada di nomor ini.")
    remedy = _("Untuk beberapa orang, ubah jumlah orangnya menjadi 2 sampai 5.")
    status = 422


class UnknownService(Refusal):
    """No such service in this mall."""

    code = "unknown-service"
    reason = _("Layanan %(service)s tidak ada di mal ini.")
    remedy = _("Pilih dari daftar layanan, atau tanya meja informasi di lantai 1.")
    status = 422


class WrongCount(Refusal):
    """Fewer than one or more than five services or people."""

    code = "wrong-count"
    reason = _("Satu nomor memuat 1 sampai 5 layanan, masing-masing untuk 1 sampai 5 orang.")
    remedy = _("Kurangi pilihan, atau minta petugas membagi rombongan menjadi beberapa nomor.")
    status = 422


class CircularServices(Refusal):
    """The chosen services wait for each other."""

    code = "circular-services"
    reason = _("Layanan yang dipilih saling menunggu.")
    remedy = _("Ambil satu layanan dulu. Petugas membantu urutannya.")
    status = 422


class NumbersUsedUp(Refusal):
    """A-001 to M-999 were all given."""

    code = "numbers-used-up"
    reason = _("Semua nomor hari ini sudah diberikan.")
    remedy = _("Temui petugas di meja informasi lantai 1.")


class UnknownTicket(Refusal):
    """No ticket under this number or link."""

    code = "unknown-ticket"
    reason = _("Nomor atau tautan ini belum kami temukan.")
    remedy = _("Periksa huruf dan angkanya, atau tanya loket informasi di lantai 1.")
    status = 404


class UnknownCounter(Refusal):
    """No such counter."""

    code = "unknown-counter"
    reason = _("Loket %(counter)s tidak ada di mal ini.")
    remedy = _("Pilih loket dari daftar.")
    status = 404


class UnknownLine(Refusal):
    """No such line to pass on to."""

    code = "unknown-line"
    reason = _("Jalur %(line)s tidak bisa menerima layanan ini hari ini.")
    remedy = _("Pilih jalur lain dari daftar.")
    status = 422


class UnknownItem(Refusal):
    """The item is not part of this sitting, or was answered."""

    code = "unknown-item"
    reason = _("Layanan itu tidak sedang dilayani di loket ini.")
    remedy = _("Muat ulang layar, lalu isi hasil layanan yang tampil.")
    status = 422


class CounterTaken(Refusal):
    """Somebody else sits at this counter."""

    code = "counter-taken"
    reason = _("Loket %(counter)s sedang dipakai petugas lain.")
    remedy = _("Pilih loket lain, atau minta petugas itu menutup loketnya dulu.")


class OfficerElsewhere(Refusal):
    """The officer already sits at another counter."""

    code = "officer-elsewhere"
    reason = _("Anda masih tercatat di loket %(counter)s.")
    remedy = _("Tutup loket %(counter)s dulu, lalu buka loket ini.")


class NotYourCounter(Refusal):
    """The officer does not sit at this counter."""

    code = "not-your-counter"
    reason = _("Loket %(counter)s bukan loket Anda.")
    remedy = _("Buka loket ini dulu, atau kembali ke loket Anda.")
    status = 403


class OnlyInside(Refusal):
    """Only a kiosk, a row's device or an officer may say that somebody is here."""

    code = "only-inside"
    reason = _("Tanda hadir hanya bisa dari dalam gedung.")
    remedy = _("Tekan tombol di kursi tunggu, atau temui petugas.")
    status = 403


class CounterClosed(Refusal):
    """The counter is closed."""

    code = "counter-closed"
    reason = _("Loket ini sedang tutup.")
    remedy = _("Buka loket dulu.")


class CounterOpen(Refusal):
    """The counter is open already."""

    code = "counter-open"
    reason = _("Loket %(counter)s sudah buka.")
    remedy = _("Panggil orang berikutnya dengan Spasi.")


class StillServing(Refusal):
    """Somebody is being served at this counter."""

    code = "still-serving"
    reason = _("Nomor %(number)s masih dilayani di loket ini.")
    remedy = _("Isi hasil semua layanannya, lalu panggil berikutnya.")


class NobodyServed(Refusal):
    """Nobody is being served at this counter."""

    code = "nobody-served"
    reason = _("Belum ada yang dilayani di loket ini.")
    remedy = _("Panggil orang berikutnya dulu.")


class NobodySummoned(Refusal):
    """Nobody is called to this counter."""

    code = "nobody-summoned"
    reason = _("Belum ada yang dipanggil ke loket ini.")
    remedy = _("Tekan Spasi untuk memanggil orang berikutnya.")


class ScreenChanged(Refusal):
    """The screen that gave the order showed somebody else."""

    code = "screen-changed"
    reason = _("Layar ini sudah berubah: orang di loket bukan yang tadi tampil.")
    remedy = _("Periksa nomor yang tampil sekarang, lalu tekan lagi.")


class AlreadyGone(Refusal):
    """The ticket has ended."""

    code = "already-gone"
    reason = _("Nomor ini sudah selesai atau dibatalkan.")
    remedy = _("Perlu layanan lagi? Ambil nomor baru di kios.")


class BeingServed(Refusal):
    """The visitor sits at a counter."""

    code = "being-served"
    reason = _("Nomor ini sedang dilayani di loket.")
    remedy = _("Sampaikan kepada petugas di loket itu.")


class CannotPause(Refusal):
    """The ticket cannot go out now."""

    code = "cannot-pause"
    reason = _("Nomor ini sedang dipanggil ke loket atau sudah pergi dulu.")
    remedy = _("Datang ke loket yang tampil, atau lapor di meja informasi bila sudah kembali.")


class NotAway(Refusal):
    """The ticket is in its queue already."""

    code = "not-away"
    reason = _("Nomor ini sudah tercatat hadir.")
    remedy = _("Tunggu panggilan di papan.")


class StaffMustReturn(Refusal):
    """Twice absent: a member of staff brings the ticket back."""

    code = "staff-must-return"
    reason = _("Nomor ini sudah dua kali tidak hadir saat dipanggil.")
    remedy = _("Temui petugas di meja informasi lantai 1. Urutan Anda tetap.")


class TooEarlyAbsent(Refusal):
    """The called person still has time to come."""

    code = "too-early-absent"
    reason = _("Orang ini masih punya waktu %(seconds)s detik untuk datang.")
    remedy = _("Panggil ulang dengan U, atau tunggu sebentar.")


class AlreadyAnswered(Refusal):
    """A person who was served cannot be absent."""

    code = "already-answered"
    reason = _("Orang ini sudah duduk di loket, jadi tidak bisa dicatat tidak hadir.")
    remedy = _("Isi hasil layanannya.")


class NothingToUndo(Refusal):
    """Ten seconds are over, or something else happened since."""

    code = "nothing-to-undo"
    reason = _("Tidak ada yang bisa diurungkan lagi.")
    remedy = _("Perbaiki lewat layanan tambahan, atau panggil petugas informasi.")


class DayEnded(Refusal):
    """The hall of this day is closed."""

    code = "day-ended"
    reason = _("Hari layanan ini sudah ditutup.")
    remedy = _("Nomor baru tersedia pada hari kerja berikutnya.")


class NeedsResultDate(Refusal):
    """A received file needs the date of its result."""

    code = "needs-result-date"
    reason = _("Berkas yang diterima perlu tanggal hasil.")
    remedy = _("Isi tanggal hasil, paling awal hari ini.")
    status = 422


class UnknownOutcome(Refusal):
    """No such outcome."""

    code = "unknown-outcome"
    reason = _('Hasil "%(outcome)s" tidak dikenal.')
    remedy = _("Pakai done, received, incomplete, atau information.")
    status = 422


class CounterInUse(Refusal):
    """A counter that is open, on a break, serves, or whose last answer can still be undone does not move."""

    code = "counter-in-use"
    reason = _("Loket %(counter)s sedang dipakai.")
    remedy = _("Tutup loket itu dulu, tunggu sepuluh detik, lalu pindahkan.")


class NobodySits(Refusal):
    """A counter without an officer is free already."""

    code = "nobody-sits"
    reason = _("Tidak ada petugas di loket %(counter)s.")
    remedy = _("Muat ulang halaman ini.")


_OF: dict[Why, type[Refusal]] = {
    Why.UNKNOWN_TICKET: UnknownTicket,
    Why.UNKNOWN_COUNTER: UnknownCounter,
    Why.UNKNOWN_ITEM: UnknownItem,
    Why.ITEM_CLOSED: UnknownItem,
    Why.COUNTER_CLOSED: CounterClosed,
    Why.COUNTER_IN_USE: CounterInUse,
    Why.LAST_COUNTER: LastCounter,
    Why.UNKNOWN_LINE: UnknownLine,
    Why.COUNTER_OPEN: CounterOpen,
    Why.STILL_SERVING: StillServing,
    Why.NOBODY_SERVED: NobodyServed,
    Why.NOBODY_SUMMONED: NobodySummoned,
    Why.NOT_CALLED: NotCalled,
    Why.SEATED_ALREADY: SeatedAlready,
    Why.CALLED_TO_COUNTER: CalledToCounter,
    Why.IS_AWAY: IsAway,
    Why.NO_ROW_DEVICE: NoRowDevice,
    Why.OTHER_LINE: OtherLine,
    Why.SCREEN_CHANGED: ScreenChanged,
    Why.ALREADY_GONE: AlreadyGone,
    Why.BEING_SERVED: BeingServed,
    Why.CANNOT_PAUSE: CannotPause,
    Why.NOT_AWAY: NotAway,
    Why.STAFF_MUST_RETURN: StaffMustReturn,
    Why.TOO_EARLY_ABSENT: TooEarlyAbsent,
    Why.ALREADY_ANSWERED: AlreadyAnswered,
    Why.NOTHING_TO_UNDO: NothingToUndo,
    Why.DAY_ENDED: DayEnded,
    Why.SAME_SERVICE_TWICE: SameServiceTwice,
    Why.NUMBERS_USED_UP: NumbersUsedUp,
    Why.CIRCLE: CircularServices,
    Why.NOT_A_PAPER_NUMBER: NotAPaperNumber,
    Why.PAPER_USED: PaperUsed,
    Why.NOT_A_PAST_TIME: NotAPastTime,
}


def of(impossible: Impossible) -> Refusal:
    """Return the room's words for what the rule does not allow."""
    return _OF[impossible.why](**impossible.facts)
