"""A browser becomes a registered device: whoever sets up a kiosk or a row pastes its token once."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.people import queries as people
from satupintu.people.refusals import TokenUnknown
from satupintu.web import doors
from satupintu.web.entry import DEVICES, MallRequest
from satupintu.web.ui.facts import No

LONGEST = 100


@doors.open_to_all
def register(request: MallRequest) -> HttpResponse:
    """Ask for a device's token, and let this browser carry it from now on; a program's token stays out of browsers."""
    if request.method != "POST":
        return _ask(request)
    secret = request.POST.get("token", "").strip()[:LONGEST]
    try:
        token = people.token_of_secret(request.mall, secret)
    except TokenUnknown:
        title = _("Kunci perangkat ini belum kami kenal.")
        remedy = _("Salin lagi seluruhnya, atau buat kunci baru dengan satupintu token create.")
        return _ask(request, No(title, (remedy,)), 401)
    if people.actor_of(token).kind not in DEVICES:
        title = _("Kunci ini milik program petugas, bukan kios atau kursi tunggu.")
        remedy = _("Buat kunci baru dengan satupintu token create --role kiosk.")
        return _ask(request, No(title, (remedy,)), 403)
    there = reverse("kiosk:row", args=[token.line]) if token.line else reverse("kiosk:start")
    response = HttpResponseRedirect(there)
    doors.remember_device(response, secret)
    return response


def _ask(request: MallRequest, refusal: No | None = None, status: int = 200) -> HttpResponse:
    return render(request, "ui/device.html", {"refusal": refusal}, status=status)
