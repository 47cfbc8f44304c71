"""The door for people on duty: name and password, or a passkey, then the second factor; and the way out."""

from __future__ import annotations

from typing import Any

from allauth.account.stages import LoginStageController
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from satupintu.base.refusal import Refusal
from satupintu.people import commands as people
from satupintu.people import queries
from satupintu.people.models import Officer
from satupintu.people.refusals import NotRight
from satupintu.people.rules import DEMO_PASSWORD
from satupintu.queueing import queries as queueing
from satupintu.web import doors
from satupintu.web.entry import MallRequest
from satupintu.web.staff import entering, passkeys
from satupintu.web.staff.facts import Code, SignIn
from satupintu.web.staff.pc import begin_try
from satupintu.web.ui.facts import No

SHOWN_ACCOUNTS = (
    "loket1", "loket5", "loket7", "loket10", "loket12", "loket21", "penyambut", "dukcapil-penghubung",
    "dukcapil-kepala", "kabid", "pembina", "inspektorat", "ti", "admin",
)  # fmt: skip
NAME_LENGTH = 40
SECOND = "mfa_authenticate"


@doors.open_to_all
def sign_in(request: MallRequest) -> HttpResponse:
    """Ask for name and password; then go on to the second factor, or where one wanted to."""
    return _at_the_door(request, reverse("account_login"))


@doors.own_session
def switch(request: MallRequest) -> HttpResponse:
    """Let a colleague take this PC over; who is signed in stays so until the colleague is known."""
    return _at_the_door(request, reverse("staff:switch"), leaving=request.officer)


def _at_the_door(request: MallRequest, action: str, leaving: Officer | None = None) -> HttpResponse:
    username = request.POST.get("username", "").strip().lower()[:NAME_LENGTH]
    refusal, status = None, 200
    wanted = "" if leaving else entering.wanted_of(request)
    if request.method == "POST":
        try:
            return _knock(request, username, wanted)
        except NotRight as no:
            status, refusal = no.status, No(
                _("Nama petugas atau sandi belum cocok."),
                (_("Periksa keduanya. Lupa sandi? Hubungi koordinator instansi Anda."),),
            )  # fmt: skip
        except Refusal as no:
            status, refusal = no.status, No.of(no)
    page = SignIn(
        action=action, passkey_action=action, passkey_url=reverse("staff:sign-in-options"), username=username,
        next_url=wanted, refusal=refusal, here=entering.here_today(request),
        leaving=leaving.username if leaving else "",
        take=queueing.counter_of_officer(request.mall, str(request.actor)) or "" if leaving else "",
        back_url=reverse("staff:home") if leaving and not request.is_locked else "",
        lock_url=reverse("staff:lock") if leaving and not request.is_locked else "",
        accounts=tuple((name, DEMO_PASSWORD) for name in SHOWN_ACCOUNTS) if settings.MODE == "demo" else (),
    )  # fmt: skip
    response = render(request, "staff/sign_in.html", {"page": page}, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _knock(request: MallRequest, username: str, wanted: str) -> HttpResponse:
    """Raises TooManyWrongPasswords, NotRight."""
    take = request.POST.get("ambil", "")
    if request.POST.get("credential"):
        return entering.by_passkey(request, passkeys.proved(request, None), wanted=wanted, take=take)
    return entering.by_password(request, username, request.POST.get("password", ""), wanted=wanted, take=take)


@doors.open_to_all
@require_GET
def sign_in_options(request: MallRequest) -> JsonResponse:
    """Ask the browser for any passkey that it knows for this house."""
    return JsonResponse(passkeys.question_to(None))


@doors.open_to_all
def second_factor(request: MallRequest) -> HttpResponse:
    """Ask for the second factor of an account whose password was right."""
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    officer = stage.login.user if stage else None
    if not isinstance(officer, Officer) or officer.mall_id != request.mall.pk or not officer.is_active:
        return HttpResponseRedirect(reverse("account_login"))
    refusal, status = None, 200
    if request.method == "POST":
        try:
            return _second(request, stage, officer)
        except NotRight:
            status, refusal = 401, No(
                _("Kode itu belum cocok."),
                (_("Tunggu kode berikutnya di aplikasi, atau pakai kode cadangan."),),
            )  # fmt: skip
            people.note_access(
                mall=request.mall, what="wrong-code", account=officer.pk, by=request.actor, at=request.at
            )  # fmt: skip
        except Refusal as no:
            status, refusal = no.status, No.of(no)
    has_passkey = any(factor.type == "webauthn" for factor in queries.factors_of(officer))
    page = Code(
        who=officer.username, action=reverse(SECOND), back_url=reverse("account_login"), refusal=refusal,
        passkey_url=reverse("staff:second-options") if has_passkey else "",
    )  # fmt: skip
    response = render(request, "staff/code.html", {"page": page}, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _second(request: MallRequest, stage: Any, officer: Officer) -> HttpResponse:
    """Raises TooManyWrongPasswords, NotRight."""
    mall, by, at = request.mall, request.actor, request.at
    if request.POST.get("credential"):
        passkey = passkeys.proved(request, officer)
        people.use_passkey(mall=mall, passkey=passkey, by=by, at=at)
        return entering.go_on(request, stage, "password and passkey")
    tried = begin_try(request, officer.username, counted_as=f"second {officer.pk}")
    used = people.use_code(mall=mall, officer=officer, code=request.POST.get("code", ""), by=by, at=at)
    people.end_sign_in(mall=mall, tried=tried, by=by, at=at)
    return entering.go_on(request, stage, f"password and {used.type}")


@doors.open_to_all
@require_GET
def second_options(request: MallRequest) -> JsonResponse:
    """Ask the browser for a passkey of the account whose password was right."""
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    officer = stage.login.user if stage else None
    return JsonResponse(
        passkeys.question_to(officer) if isinstance(officer, Officer) else {}, status=200 if officer else 401
    )


@doors.open_to_all
@require_POST
def sign_out(request: MallRequest) -> HttpResponse:
    """End the session; nothing of it stays in the browser, and the counter is free for a colleague."""
    if request.session_row is not None:
        entering.leave(request, request.session_row, what="sign-out")
    request.session.flush()
    response = HttpResponseRedirect(reverse("account_login"))
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
