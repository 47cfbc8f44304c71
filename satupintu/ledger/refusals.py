"""What the record room says no to."""

from django.utils.translation import gettext_lazy as _

from satupintu.base.refusal import Refusal


class Busy(Refusal):
    """Somebody else holds the mall's row for longer than three seconds."""

    code = "busy"
    reason = _("Banyak permintaan datang bersamaan. Permintaan Anda belum tercatat.")
    remedy = _("Tekan sekali lagi. Tidak akan terhitung dua kali.")
    status = 503


class KeyUsedForAnotherOrder(Refusal):
    """The same key came with another body."""

    code = "key-used"
    reason = _("Tombol ini sudah dipakai untuk permintaan lain. Tidak ada yang berubah.")
    remedy = _("Muat ulang halaman, lalu tekan tombol yang baru.")
    status = 422


class NoMallHere(Refusal):
    """No mall answers under this host name."""

    code = "no-mall"
    reason = _("Alamat ini belum menjadi milik sebuah mal.")
    remedy = _("Periksa alamatnya, atau tanya petugas informasi.")
    status = 404


class MallThere(Refusal):
    """A mall with this code lives here already."""

    code = "mall-there"
    reason = _("Mal dengan kode %(code)s sudah ada.")
    remedy = _("Pilih kode lain.")
