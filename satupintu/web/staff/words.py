"""What duties and second factors are called on screens."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from satupintu.people.permits import Duty

DUTIES: dict[str, Promise] = {
    Duty.GREETER: gettext_lazy("Penyambut tamu"),
    Duty.OFFICER: gettext_lazy("Petugas loket"),
    Duty.BACK_OFFICE: gettext_lazy("Petugas belakang"),
    Duty.LIAISON: gettext_lazy("Penghubung instansi"),
    Duty.AGENCY_HEAD: gettext_lazy("Kepala instansi"),
    Duty.MANAGER: gettext_lazy("Pengelola mal"),
    Duty.SUPERVISOR: gettext_lazy("Pembina"),
    Duty.AUDITOR: gettext_lazy("Inspektorat"),
    Duty.OPERATOR: gettext_lazy("Petugas TI"),
    Duty.ADMINISTRATOR: gettext_lazy("Administrator"),
}


def duty_text(duty: str) -> str:
    """Return what a duty is called; an unknown one by its code."""
    return str(DUTIES.get(duty, duty))


def factor_text(kind: str, name: str) -> str:
    """Return what a second factor is called."""
    if kind == "totp":
        return _("Aplikasi autentikator")
    return _("Kunci sandi: %(name)s") % {"name": name} if kind == "webauthn" else _("Kode cadangan")
