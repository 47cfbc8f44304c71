"""The mall's screens on one page, for who tries the demo; a mall in service has no such page."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from satupintu.catalogue import queries as catalogue
from satupintu.web import doors
from satupintu.web.entry import MallRequest
from satupintu.web.public.addresses import other_language
from satupintu.web.public.facts import Screens
from satupintu.web.public.kept import answer
from satupintu.web.ui.facts import Way


@doors.demo_only
@require_safe
def screens(request: MallRequest) -> HttpResponse:
    """Show the way to the mall's screens."""
    found = [
        Way(_("Kios nomor"), reverse("kiosk:start"), "ticket", _("Ambil nomor untuk semua loket")),
        *(
            Way(
                _("Papan %(zone)s") % {"zone": zone.name(request.LANGUAGE_CODE)},
                reverse("board:zone", args=[zone.code]),
                "bell",
                _("Panggilan di lantai %(floor)s") % {"floor": zone.floor},
            )
            for zone in catalogue.book(request.mall).zones.values()
        ),
        Way(_("Meja petugas"), reverse("counter:choose"), "users", _("Masuk untuk melayani")),
        Way(_("Komponen"), reverse("ui:gallery"), "info-circle", _("Semua layar dengan contoh isi")),
    ]
    return answer(request, "public/screens.html", Screens(other_language(request), tuple(found)))
