"""The pages that a signed-in account may open: one list for its first page and for the head of every staff page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.people.permits import Permit, reach_of
from satupintu.web.entry import MallRequest
from satupintu.web.ui.facts import Way


def ways_of(request: MallRequest) -> tuple[Way, ...]:
    """Return where the account may go, in the order of a working day."""
    account = request.officer
    if account is None:
        return ()
    found = (
        (Permit.COUNTER, _("Loket"), "counter:choose", "user-plus"),
        (Permit.HALL, _("Penyambut"), "greeter:home", "door-enter"),
        (Permit.TODAY, _("Hari ini"), "office:today", "clock"),
        (Permit.RUN, _("Kelola mal"), "office:run", "building-community"),
        (Permit.DEVICES, _("Perangkat"), "office:devices", "printer"),
        (Permit.AGENCY, _("Instansi"), "office:agencies", "building-bank"),
        (Permit.RECORD, _("Catatan"), "office:record", "file-text"),
        (Permit.ACCOUNTS, _("Akun"), "staff:accounts", "users"),
    )
    mine = [(label, reverse(name), icon) for permit, label, name, icon in found if reach_of(account.duty, permit)]
    here = max((url for _label, url, _icon in mine if request.path.startswith(url)), key=len, default="")
    return tuple(Way(label, url, icon, here=url == here) for label, url, icon in mine)
