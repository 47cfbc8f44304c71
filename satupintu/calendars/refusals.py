"""What the calendar says no to."""

from django.utils.translation import gettext_lazy as _

from satupintu.base.refusal import Refusal


class NoOpenDay(Refusal):
    """No day with hours within 400 days: the calendar is empty or the agency never comes."""

    code = "no-open-day"
    reason = _("Belum ada hari buka di kalender mal.")
    remedy = _("Tanya petugas informasi di lantai 1.")


class DaysInDisorder(Refusal):
    """The last day lies before the first, too far away, or in another year than the decree's."""

    code = "days-in-disorder"
    reason = _("Tanggalnya belum cocok.")
    remedy = _("Isi tanggal pertama dulu, lalu tanggal terakhir. Paling lama satu tahun.")
    status = 422


class HoursInDisorder(Refusal):
    """Hours that end before they begin, or an announcement that changes nothing."""

    code = "hours-in-disorder"
    reason = _("Jamnya belum cocok.")
    remedy = _("Jam mulai harus sebelum jam selesai. Isi paling sedikit satu perubahan.")
    status = 422


class ReasonWanted(Refusal):
    """Whoever stands before a closed door reads why."""

    code = "reason-wanted"
    reason = _("Alasannya belum diisi.")
    remedy = _("Tulis satu kalimat pendek. Pengunjung membacanya di pintu dan di halaman.")
    status = 422


class AnnouncementUnknown(Refusal):
    """The announcement was taken back already, or never made."""

    code = "announcement-unknown"
    reason = _("Pengumuman jam itu sudah ditarik.")
    remedy = _("Lihat daftar perubahan jam yang masih berlaku.")
    status = 404
