"""What the doors say no to."""

from django.utils.translation import gettext_lazy as _

from satupintu.base.refusal import Refusal


class NotSignedIn(Refusal):
    """An officer's door without an officer."""

    code = "not-signed-in"
    reason = _("Halaman ini untuk petugas yang sudah masuk.")
    remedy = _("Masuk dulu dengan akun petugas Anda.")
    status = 401


class NotYourCounter(Refusal):
    """A program bound to one counter knocks at another."""

    code = "not-your-counter"
    reason = _("Perangkat ini hanya untuk loket %(counter)s.")
    remedy = _("Pakai perangkat loket Anda, atau minta perangkat baru.")
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


class DemoOnly(Refusal):
    """A door that exists in demo mode only."""

    code = "demo-only"
    reason = _("Halaman ini hanya ada dalam mode demo.")
    remedy = _("Kembali ke halaman utama.")
    status = 404


class KeyTooLong(Refusal):
    """A key has at most 80 characters."""

    code = "key-too-long"
    reason = _("Kunci permintaan lebih dari 80 karakter. Tidak ada yang berubah.")
    remedy = _("Kirim ulang dengan kunci yang lebih pendek.")
    status = 422


class NotUnderstood(Refusal):
    """The body of an order is not of its documented form."""

    code = "not-understood"
    reason = _("Isi permintaan belum sesuai: %(where)s.")
    remedy = _("Bandingkan dengan /api/v1/openapi.json, lalu kirim lagi.")
    status = 422
