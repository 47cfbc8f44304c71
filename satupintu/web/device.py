"""A browser becomes a registered device: by the code on its screen, or by a token that somebody pastes into it.

The code is typed by somebody who may (`web/office/devices.py`). The browser keeps a fresh secret in a cookie that no
script reads, and asks every few seconds whether it is a device by now.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.base import words
from satupintu.ledger.queries import real_now
from satupintu.people import commands
from satupintu.people import queries as people
from satupintu.people.models import Pairing, Token
from satupintu.people.refusals import TokenUnknown, TooManyPairings
from satupintu.people.rules import PAIRING_LASTS
from satupintu.web import doors
from satupintu.web.entry import SCREENS, MallRequest
from satupintu.web.parts import answer_part
from satupintu.web.ui.facts import Live, No, Waiting

LONGEST = 100
PASTED = "kunci"
ASK_SECONDS = 3
COOKIE_SECONDS = int(PAIRING_LASTS.total_seconds()) + 60
"""A little longer than the code: who is paired in its last second still finds its way."""


@doors.open_to_all
def register(request: MallRequest) -> HttpResponse:
    """Show the code of this browser, or lead it to its screen once somebody has typed it; POST takes a token."""
    if request.method == "POST":
        return _by_token(request)
    if request.GET.get("cara") == PASTED:
        return _page(request, Waiting(by_token=True))
    secret = request.COOKIES.get(settings.PAIRING_COOKIE_NAME, "")[:LONGEST]
    if secret and (paired := _paired(request, secret)) is not None:
        return _become(paired, secret)
    waiting = people.waiting_with(request.mall, secret) if secret else None
    if waiting is not None:
        return _page(request, _waiting(request, waiting))
    try:
        address = request.META.get("REMOTE_ADDR", "")
        secret, waiting = commands.ask_for_pairing(mall=request.mall, address=address, by=request.actor, at=request.at)
    except TooManyPairings as no:
        return _page(request, Waiting(refusal=No.of(no)), no.status)
    response = _page(request, _waiting(request, waiting))
    response.set_cookie(
        settings.PAIRING_COOKIE_NAME, secret, COOKIE_SECONDS, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return response


@doors.open_to_all
def seen(request: MallRequest) -> HttpResponse:
    """Say nothing: a kiosk at rest lets us know that it is there, which the entrance notes."""
    return HttpResponse(status=204)


def _paired(request: MallRequest, secret: str) -> Token | None:
    try:
        return people.token_of_secret(request.mall, secret)
    except TokenUnknown:
        return None


def _become(token: Token, secret: str) -> HttpResponse:
    response = HttpResponseRedirect(screen_of(token))
    doors.remember_device(response, secret)
    response.delete_cookie(settings.PAIRING_COOKIE_NAME, samesite="Lax")
    return response


def screen_of(token: Token) -> str:
    """Return the page that a device shows."""
    if token.zone:
        return reverse("board:zone", args=[token.zone])
    return reverse("kiosk:row", args=[token.line]) if token.line else reverse("kiosk:start")


def _by_token(request: MallRequest) -> HttpResponse:
    """Let this browser carry a token from now on; a program's token stays out of browsers."""
    secret = request.POST.get("token", "").strip()[:LONGEST]
    token = _paired(request, secret)
    if token is None:
        title = _("Kunci perangkat ini belum kami kenal.")
        remedy = _("Salin lagi seluruhnya, atau buat kunci baru dengan satupintu token create.")
        return _page(request, Waiting(by_token=True, refusal=No(title, (remedy,))), 401)
    if people.actor_of(token).kind not in SCREENS:
        title = _("Kunci ini milik program petugas, bukan kios, kursi tunggu, atau papan.")
        remedy = _("Buat kunci baru dengan satupintu token create --role kiosk.")
        return _page(request, Waiting(by_token=True, refusal=No(title, (remedy,))), 403)
    return _become(token, secret)


def _waiting(request: MallRequest, waiting: Pairing) -> Waiting:
    ends = request.at + (waiting.valid_until - real_now()) * request.mall.clock_speed
    return Waiting(
        code=waiting.code,
        until=_("Kode ini berlaku sampai %(time)s.") % {"time": words.clock_text(ends)},
        live=Live("/events?topics=device", request.path, ASK_SECONDS),
    )


def _page(request: MallRequest, page: Waiting, status: int = 200) -> HttpResponse:
    return answer_part(request, "ui/device.html", {"page": page}, "kode", status)
