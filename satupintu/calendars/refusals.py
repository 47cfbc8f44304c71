"""What the calendar says no to."""

from django.utils.translation import gettext_lazy as _

from satupintu.base.refusal import Refusal


class NoOpenDay(Refusal):
    """No day with hours within 400 days: the calendar is empty or the agency never comes."""

    code = "no-open-day"
    reason = _("Belum ada hari buka di kalender mal.")
    remedy = _("Tanya petugas informasi di lantai 1.")
