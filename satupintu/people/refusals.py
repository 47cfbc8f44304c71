"""What the room of officers and devices says no to."""

from django.utils.translation import gettext_lazy as _

from satupintu.base.refusal import Refusal


class UsernameTaken(Refusal):
    """Another officer of this mall has the username."""

    code = "username-taken"
    reason = _("Nama pengguna %(username)s sudah dipakai di mal ini.")
    remedy = _("Pilih nama pengguna yang lain.")


class OfficerUnknown(Refusal):
    """No officer of this mall has the username."""

    code = "officer-unknown"
    reason = _("Petugas %(username)s belum terdaftar di mal ini.")
    remedy = _("Periksa ejaannya, atau daftarkan petugas itu.")
    status = 404


class DutyUnknown(Refusal):
    """An account has one of the duties of `people.permits.Duty`, nothing else."""

    code = "duty-unknown"
    reason = _("Tugas %(duty)s tidak dikenal.")
    remedy = _("Pilih salah satu tugas dari daftar.")
    status = 422


class AgencyWanted(Refusal):
    """A duty at a tenant without the tenant."""

    code = "agency-wanted"
    reason = _("Tugas %(duty)s selalu untuk satu instansi.")
    remedy = _("Pilih instansinya juga.")
    status = 422


class AgencyUnwanted(Refusal):
    """A duty of the mall itself with a tenant: it would reach every agency in one agency's name."""

    code = "agency-unwanted"
    reason = _("Tugas %(duty)s bekerja untuk seluruh mal, bukan untuk satu instansi.")
    remedy = _("Kosongkan instansinya, atau pilih tugas lain.")
    status = 422


class PasswordTooWeak(Refusal):
    """The password is short, common or only digits."""

    code = "password-too-weak"
    reason = _("Kata sandi itu mudah ditebak.")
    remedy = _("Pakai paling sedikit 10 huruf dan angka yang tidak umum.")
    status = 422


class TooManyWrongPasswords(Refusal):
    """The account has had its wrong passwords of these minutes; `until` is a time of the mall's clock."""

    code = "too-many-wrong-passwords"
    reason = _("Sandi untuk nama ini terlalu sering tidak cocok.")
    remedy = _("Coba lagi mulai pukul %(until)s. Lupa sandi? Hubungi koordinator instansi Anda.")
    status = 429


class TokenNameTaken(Refusal):
    """Another device of this mall has the name."""

    code = "token-name-taken"
    reason = _("Perangkat bernama %(name)s sudah terdaftar di mal ini.")
    remedy = _("Pilih nama lain, atau cabut perangkat yang lama.")


class TokenUnknown(Refusal):
    """The secret or the name belongs to no active device of this mall."""

    code = "token-unknown"
    reason = _("Perangkat ini belum terdaftar atau sudah dicabut.")
    remedy = _("Daftarkan perangkat ini, atau minta bantuan petugas informasi.")
    status = 401


class PairingUnknown(Refusal):
    """No browser waits under this code: mistyped, older than ten minutes, or used already."""

    code = "pairing-unknown"
    reason = _("Kode itu tidak sedang tampil di perangkat mana pun.")
    remedy = _("Baca lagi enam angka di layar perangkat. Kode berganti tiap sepuluh menit.")
    status = 422


class TooManyWrongCodes(Refusal):
    """The account has had its wrong pairing codes of these minutes; `until` is a time of the mall's clock."""

    code = "too-many-wrong-codes"
    reason = _("Kode perangkat terlalu sering tidak cocok.")
    remedy = _("Coba lagi mulai pukul %(until)s.")
    status = 429


class TooManyPairings(Refusal):
    """So many browsers wait under a code that one more would make mistyped codes dangerous."""

    code = "too-many-pairings"
    reason = _("Terlalu banyak layar meminta kode sekarang.")
    remedy = _("Tunggu sepuluh menit, atau tempel kunci perangkat.")
    status = 503


class DeviceKindUnknown(Refusal):
    """A device is a kiosk on a floor, the row of a line, or the board of a zone."""

    code = "device-kind-unknown"
    reason = _("Jenis perangkat itu tidak dikenal.")
    remedy = _("Pilih kios, kursi tunggu, atau papan dari daftar.")
    status = 422


class DeviceNameWanted(Refusal):
    """A device without a name could not be found again."""

    code = "device-name-wanted"
    reason = _("Perangkat itu belum bernama.")
    remedy = _("Isi nama singkat, misalnya Kios depan.")
    status = 422


class PrinterMalformed(Refusal):
    """A printer listens at a host name or number, with a port if it is not 9100."""

    code = "printer-malformed"
    reason = _("Alamat pencetak itu belum lengkap.")
    remedy = _("Isi alamatnya, misalnya 192.168.1.50:9100.")
    status = 422


class NotABoard(Refusal):
    """Only a registered board plays a test sound."""

    code = "not-a-board"
    reason = _("Perangkat ini bukan papan yang terdaftar.")
    remedy = _("Pilih papan dari daftar perangkat.")
    status = 409


class RoleUnknown(Refusal):
    """A token has one of the roles of `people.models.Role`, nothing else."""

    code = "role-unknown"
    reason = _("Peran %(role)s tidak dikenal.")
    remedy = _("Pilih peran kiosk, board, atau officer.")
    status = 422


class NotRight(Refusal):
    """The password, the code or the passkey does not fit; which of them is not said."""

    code = "not-right"
    reason = _("Sandi atau kode itu belum cocok.")
    remedy = _("Periksa lagi, lalu coba sekali lagi.")
    status = 401


class FactorForced(Refusal):
    """The last second factor of an account whose duty needs one."""

    code = "factor-forced"
    reason = _("Tugas akun ini selalu memakai pengaman kedua.")
    remedy = _("Pasang yang baru dulu, lalu lepas yang lama.")
    status = 409


class FactorUnknown(Refusal):
    """No such second factor of this account."""

    code = "factor-unknown"
    reason = _("Pengaman itu tidak ada di akun Anda.")
    remedy = _("Muat ulang halaman ini.")
    status = 404


class LastAdministrator(Refusal):
    """Without an administrator, nobody could keep the accounts."""

    code = "last-administrator"
    reason = _("Ini administrator aktif yang terakhir.")
    remedy = _("Tambah atau aktifkan administrator lain dulu.")
    status = 409


class NotYourself(Refusal):
    """Nobody closes or resets the own account: another one does."""

    code = "not-yourself"
    reason = _("Akun sendiri tidak bisa diubah di sini.")
    remedy = _("Minta administrator lain melakukannya.")
    status = 403


class DutyNotYours(Refusal):
    """An account gives a duty that it may not give."""

    code = "duty-not-yours"
    reason = _("Anda tidak boleh memberi tugas %(duty)s.")
    remedy = _("Minta administrator mal menambahkan akun itu.")
    status = 403


class UsernameMalformed(Refusal):
    """A username is a short service name."""

    code = "username-malformed"
    reason = _("Nama pengguna hanya huruf kecil, angka, dan tanda hubung.")
    remedy = _("Pakai 2 sampai 40 tanda, misalnya loket7.")
    status = 422
