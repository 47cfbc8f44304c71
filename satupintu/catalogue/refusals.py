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


class CounterUnknown(Refusal):
    """No such counter or line, or the counter serves that line already."""

    code = "counter-unknown"
    reason = _("Loket %(counter)s tidak bisa pindah ke sana.")
    remedy = _("Pilih loket dan jalur dari daftar.")
    status = 422


class OtherZone(Refusal):
    """The board of a line's zone shows its calls; a counter elsewhere would call people who cannot see it."""

    code = "other-zone"
    reason = _("Loket %(counter)s ada di zona lain daripada jalur itu.")
    remedy = _("Pilih jalur di zona yang sama, supaya papannya tepat.")


class LastCounter(Refusal):
    """A line without a counter would wait for ever."""

    code = "last-counter"
    reason = _("Loket %(counter)s satu-satunya di jalurnya.")
    remedy = _("Pindahkan loket lain ke jalur itu dulu.")
