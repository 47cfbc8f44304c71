"""Signing in and out, and taking a counter."""

from __future__ import annotations

import contextlib

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from satupintu.base.refusal import Refusal
from satupintu.catalogue import queries as catalogue
from satupintu.people import commands as people
from satupintu.people.refusals import TooManyWrongPasswords
from satupintu.people.rules import DEMO_PASSWORD
from satupintu.queueing import commands as orders
from satupintu.queueing import queries as queueing
from satupintu.web import doors, places
from satupintu.web.counter.facts import Choose, CounterChoice, SignIn
from satupintu.web.entry import MallRequest
from satupintu.web.frame import key
from satupintu.web.ui.facts import No

SHOWN_ACCOUNTS = (
    "loket1", "loket5", "loket7", "loket10", "loket12", "loket21", "penyambut", "dukcapil-penghubung",
    "dukcapil-kepala", "kabid", "pembina", "inspektorat", "ti", "admin",
)  # fmt: skip


@doors.open_to_all
def sign_in(request: MallRequest) -> HttpResponse:
    """Ask for name and password; then choose a counter, or go where one wanted to."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        wanted = ""
    refusal = None
    username = request.POST.get("username", "").strip().lower()
    status = 200
    if request.method == "POST":
        try:
            if _enter(request, username):
                return HttpResponseRedirect(wanted or reverse("staff:home"))
            status, refusal = 401, No(
                _("Nama petugas atau sandi belum cocok."),
                (_("Periksa keduanya. Lupa sandi? Hubungi koordinator instansi Anda."),),
            )  # fmt: skip
        except TooManyWrongPasswords as no:
            status, refusal = no.status, No.of(no)
    accounts = tuple((name, DEMO_PASSWORD) for name in SHOWN_ACCOUNTS) if settings.MODE == "demo" else ()
    page = SignIn(request.path, username[:40], wanted, refusal, accounts)
    return render(request, "counter/sign_in.html", {"page": page}, status=status)


def _enter(request: MallRequest, username: str) -> bool:
    """Open a session when the password fits. Raises TooManyWrongPasswords before it looks at another one."""
    mall, by, at = request.mall, request.actor, request.at
    address = request.META.get("REMOTE_ADDR", "")
    tried = people.begin_sign_in(mall=mall, username=username, address=address, by=by, at=at)
    officer = authenticate(request, username=username, password=request.POST.get("password", ""))
    if officer is None:
        return False
    login(request, officer)
    people.end_sign_in(mall=mall, tried=tried, by=by, at=at)
    return True


@doors.open_to_all
@require_POST
def sign_out(request: MallRequest) -> HttpResponse:
    """End the session; nothing of it stays in the browser, and the counter is free for a colleague."""
    own = queueing.counter_of_officer(request.mall, str(request.actor))
    if own is not None:
        with contextlib.suppress(Refusal):  # already closed: then there is nothing to leave
            orders.close_counter(mall=request.mall, counter=own, by=request.actor, at=request.at)
    logout(request)
    response = HttpResponseRedirect(reverse("counter:sign-in"))
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@doors.officer
def choose(request: MallRequest) -> HttpResponse:
    """Show the counters of the officer's agency; one who sits at a counter is led to it."""
    me = str(request.actor)
    own = queueing.counter_of_officer(request.mall, me)
    if own is not None:
        return HttpResponseRedirect(reverse("counter:desk", args=[own]))
    book = catalogue.book(request.mall)
    agency = request.officer.agency if request.officer else ""
    taken = queueing.officers_at_counters(request.mall)
    counters = tuple(
        CounterChoice(
            _("Loket %(code)s") % {"code": counter.code},
            f"{book.agencies[counter.agency].short_name} · {places.floor_text(counter.floor).lower()}",
            reverse("counter:open", args=[counter.code]),
            _("sedang dipakai petugas lain") if counter.code in taken else "",
        )
        for counter in book.counters.values()
        if counter.agency == agency or not agency
    )
    name = request.officer.name if request.officer else me
    short = book.agencies[agency].short_name if agency in book.agencies else ""
    page = Choose(name, short, counters, key(), reverse("counter:sign-out"))
    return render(request, "counter/choose.html", {"page": page})
