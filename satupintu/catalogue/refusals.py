"""What the catalogue says no to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from satupintu.base.refusal import Refusal


class BrokenFile(Refusal):
    """A deployment's file is refused whole; `troubles` names every entry and field."""

    code: ClassVar[str] = "broken-file"
    reason = _("Berkas katalog belum bisa dimuat: %(first)s. Tidak ada yang berubah.")
    remedy = _("Perbaiki berkasnya, lalu muat sekali lagi.")
    status: ClassVar[int] = 422

    def __init__(self, troubles: Sequence[str]) -> None:
        self.troubles = tuple(troubles)
        super().__init__(first=self.troubles[0], more=len(self.troubles) - 1)


class NoCatalogue(Refusal):
    """No catalogue is loaded for this mall."""

    code = "no-catalogue"
    reason = _("Katalog mal ini belum dimuat.")
    remedy = _("Muat berkas katalog lebih dahulu.")
    status = 503


class AgencyUnknown(Refusal):
    """No agency of this mall has the code."""

    code = "agency-unknown"
    reason = _("Instansi itu belum ada di mal ini.")
    remedy = _("Pilih instansi dari daftar.")
    status = 404
