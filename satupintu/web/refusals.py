"""What the doors say no to."""

from django.utils.translation import gettext_lazy as _

from satupintu.base.refusal import Refusal


class NotSignedIn(Refusal):
    """An officer's door without an officer."""

    code = "not-signed-in"
    reason = _("Halaman ini untuk petugas yang sudah masuk.")
    remedy = _("Masuk dulu dengan akun petugas Anda.")
    status = 401


class SessionLocked(Refusal):
    """An order from a screen that is locked."""

    code = "session-locked"
    reason = _("Layar ini terkunci. Tidak ada yang berubah.")
    remedy = _("Buka dengan sandi atau kunci sandi Anda, lalu tekan lagi.")
    status = 423


class AccountUnfinished(Refusal):
    """An account that has to choose a password, or set up a second factor, before anything else."""

    code = "account-unfinished"
    reason = _("Akun Anda belum siap dipakai.")
    remedy = _("Selesaikan dulu sandi dan pengaman kedua di halaman akun Anda.")
    status = 403


class NotYourCounter(Refusal):
    """A program bound to one counter knocks at another."""

    code = "not-your-counter"
    reason = _("Perangkat ini hanya untuk loket %(counter)s.")
    remedy = _("Pakai perangkat loket Anda, atau minta perangkat baru.")
    status = 403


class NotYourDuty(Refusal):
    """An account without the permit that this door asks for."""

    code = "not-your-duty"
    reason = _("Halaman ini bukan untuk tugas akun Anda.")
    remedy = _("Kembali ke halaman Anda, atau minta pengelola mal membantu.")
    status = 403


class NotThisAgency(Refusal):
    """A tenant's account knocks at what belongs to another tenant."""

    code = "not-this-agency"
    reason = _("Halaman ini milik instansi lain.")
    remedy = _("Buka halaman instansi Anda sendiri.")
    status = 403


class NotYourAgency(Refusal):
    """An officer knocks at a counter of another agency."""

    code = "not-your-agency"
    reason = _("Loket %(counter)s bukan loket instansi Anda.")
    remedy = _('Pilih loket instansi Anda. Untuk menyerahkan layanan, pakai "Teruskan".')
    status = 403


class NotADevice(Refusal):
    """A kiosk's door without a registered device."""

    code = "not-a-device"
    reason = _("Layar ini belum terdaftar sebagai kios.")
    remedy = _("Minta petugas mendaftarkan layar ini, atau ambil nomor di kios lain.")
    status = 401


class NotForThisDevice(Refusal):
    """A device asks for what only people on duty may do, or the other way round."""

    code = "not-for-this-device"
    reason = _("Perangkat ini tidak punya hak untuk permintaan itu.")
    remedy = _("Minta bantuan petugas informasi.")
    status = 403


class RowGivesNoNumbers(Refusal):
    """The device of a row of seats asks for a number."""

    code = "row-gives-no-numbers"
    reason = _("Perangkat kursi tunggu tidak memberi nomor.")
    remedy = _("Ambil nomor di kios, atau minta petugas informasi.")
    status = 403


class NothingMissing(Refusal):
    """A paper of what is missing, for a number that lacks nothing here."""

    code = "nothing-missing"
    reason = _("Nomor %(number)s tidak punya berkas yang kurang di instansi ini.")
    remedy = _("Periksa nomornya di kertas tamu, lalu kembali ke meja.")
    status = 404


class DemoOnly(Refusal):
    """A door that exists in demo mode only."""

    code = "demo-only"
    reason = _("Halaman ini hanya ada dalam mode demo.")
    remedy = _("Kembali ke halaman utama.")
    status = 404


class KeyTooLong(Refusal):
    """A key has at most 60 characters."""

    code = "key-too-long"
    reason = _("Kunci permintaan lebih dari %(most)s karakter. Tidak ada yang berubah.")
    remedy = _("Kirim ulang dengan kunci yang lebih pendek.")
    status = 422


class NotPlainText(Refusal):
    """Something that was sent holds a character that no text has."""

    code = "not-plain-text"
    reason = _("Isian itu memuat tanda yang tidak bisa dibaca.")
    remedy = _("Ketik ulang isiannya.")
    status = 400


class NotUnderstood(Refusal):
    """The body of an order is not of its documented form."""

    code = "not-understood"
    reason = _("Isi permintaan belum sesuai: %(where)s.")
    remedy = _("Bandingkan dengan /api/v1/openapi.json, lalu kirim lagi.")
    status = 422


class Unreadable(Refusal):
    """The body of an order is not JSON."""

    code = "unreadable"
    reason = _("Isi permintaan tidak bisa dibaca. Tidak ada yang berubah.")
    remedy = _("Kirim JSON seperti dalam /api/v1/openapi.json.")
    status = 400


class TooLarge(Refusal):
    """The body of an order is larger than any order of this house."""

    code = "too-large"
    reason = _("Isi permintaan terlalu besar. Tidak ada yang berubah.")
    remedy = _("Kirim permintaan yang lebih kecil.")
    status = 413


class NoSuchAddress(Refusal):
    """Nothing answers under this address."""

    code = "no-such-address"
    reason = _("Alamat ini tidak ada.")
    remedy = _("Bandingkan dengan /api/v1/openapi.json, lalu kirim lagi.")
    status = 404


class WrongMethod(Refusal):
    """The address exists, but not for this method."""

    code = "wrong-method"
    reason = _("Alamat ini tidak menerima permintaan dengan cara itu.")
    remedy = _("Bandingkan dengan /api/v1/openapi.json, lalu kirim lagi.")
    status = 405


class NotTheHallsCode(Refusal):
    """The code is not the one that the hall shows, or no longer."""

    code = "not-the-halls-code"
    reason = _("Kode itu belum cocok.")
    remedy = _("Lihat kode terbaru di papan. Atau ambil nomor di kios.")
    status = 422


class NotInTheHall(Refusal):
    """A phone asks for a number without having shown the hall's code lately."""

    code = "not-in-the-hall"
    reason = _("Kode gedung sudah terlalu lama, atau sudah dipakai.")
    remedy = _("Ketik lagi kode yang tampil di papan. Atau ambil nomor di kios.")
    status = 403
