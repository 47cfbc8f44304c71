"""One's own account: the password, the authenticator app, passkeys and recovery codes.

Whoever changes them has given a password or a passkey within five minutes; else the screen asks for it first.
"""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from django.contrib.auth import HASH_SESSION_KEY
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from satupintu.base import words
from satupintu.base.moments import business_day
from satupintu.base.refusal import Refusal
from satupintu.ledger.queries import real_now
from satupintu.people import commands as people
from satupintu.people import queries
from satupintu.people.models import Officer, SignedIn
from satupintu.people.refusals import NotRight
from satupintu.people.rules import PROOF_LASTS
from satupintu.web import doors
from satupintu.web.entry import MallRequest
from satupintu.web.staff import entering, passkeys
from satupintu.web.staff.facts import App, Factor, Own, Password, Recovery
from satupintu.web.staff.words import duty_text, factor_text
from satupintu.web.ui.facts import No

GROUP = 4
NAME_LENGTH = 40


def _mine(request: MallRequest) -> tuple[SignedIn, Officer]:
    """Return the session and the account that the door has let in."""
    if request.session_row is None or request.officer is None:
        raise NotRight
    return request.session_row, request.officer


def _prove_first(request: MallRequest) -> HttpResponse | None:
    """Return the lock screen's address when the last proof of the person is too old; the screen is locked for it."""
    row, _officer = _mine(request)
    if real_now() - row.proved_at < PROOF_LASTS:
        return None
    people.lock_session(session=row, by=request.actor, at=request.at)
    return HttpResponseRedirect(f"{reverse('staff:lock')}?next={reverse('staff:own')}")


def _kept_out(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


@doors.own_account
def own(request: MallRequest, no: Refusal | None = None) -> HttpResponse:
    """Show what opens the own account."""
    row, officer = _mine(request)
    kept = queries.factors_of(officer)
    factors = tuple(
        Factor(
            factor_text(factor.type, str(factor.data.get("name", ""))),
            _("sejak %(day)s") % {"day": words.day_text(business_day(factor.created_at))},
            "" if factor.type == "recovery_codes" else reverse("staff:remove-factor", args=[factor.pk]),
        )
        for factor in kept
    )
    must = queries.wants_second_factor(officer)
    page = Own(
        who=officer.username, duty=duty_text(officer.duty), factors=factors, password_url=reverse("staff:password"),
        app_url=reverse("staff:app"), passkey_action=reverse("staff:add-passkey"),
        passkey_url=reverse("staff:add-passkey-options"), must=must, refusal=No.of(no) if no else None,
        recovery_url=reverse("staff:recovery") if queries.has_second_factor(officer) else "",
        home_url="" if must or row.by_one_time_code else reverse("staff:home"),
    )  # fmt: skip
    return _kept_out(render(request, "staff/own.html", {"page": page}, status=no.status if no else 200))


@doors.own_account
def password(request: MallRequest) -> HttpResponse:
    """Let the person choose its own password; after a one-time code it has to."""
    row, officer = _mine(request)
    no: Refusal | None = None
    if not row.by_one_time_code and (first := _prove_first(request)):
        return first
    if request.method == "POST":
        try:
            changed = people.choose_password(
                session=row, password=request.POST.get("password", ""), by=request.actor, at=request.at
            )
        except Refusal as refused:
            no = refused
        else:
            request.session[HASH_SESSION_KEY] = changed.get_session_auth_hash()
            return HttpResponseRedirect(entering.wanted_of(request) or reverse("staff:home"))
    page = Password(
        who=officer.username, action=request.get_full_path(), must=row.by_one_time_code,
        back_url="" if row.by_one_time_code else reverse("staff:own"), refusal=No.of(no) if no else None,
    )  # fmt: skip
    return _kept_out(render(request, "staff/password.html", {"page": page}, status=no.status if no else 200))


@doors.own_account
def app(request: MallRequest) -> HttpResponse:
    """Bind an authenticator app: show its secret, and keep it once the app shows the right code."""
    _row, officer = _mine(request)
    if first := _prove_first(request):
        return first
    secret, no = get_totp_secret(), None
    if request.method == "POST":
        mall, by, at = request.mall, request.actor, request.at
        try:
            people.add_totp(mall=mall, officer=officer, secret=secret, code=request.POST.get("code", ""), by=by, at=at)
        except Refusal as refused:
            no = refused
        else:
            clear_totp_secret(request)
            return _with_recovery(request, officer)
    adapter = get_adapter()
    qr = adapter.build_totp_svg(adapter.build_totp_url(officer, secret))
    groups = " ".join(secret[start : start + GROUP] for start in range(0, len(secret), GROUP))
    drawn = mark_safe(qr)  # noqa: S308 - made here from digits and letters  # nosec B308, B703
    page = App(reverse("staff:app"), drawn, groups, reverse("staff:own"), No.of(no) if no else None)
    return _kept_out(render(request, "staff/app.html", {"page": page}, status=no.status if no else 200))


@doors.own_account
@require_POST
def add_passkey(request: MallRequest) -> HttpResponse:
    """Keep a passkey that the browser has just made."""
    _row, officer = _mine(request)

    def keep() -> HttpResponse:
        mall, by, at = request.mall, request.actor, request.at
        name = request.POST.get("name", "").strip()[:NAME_LENGTH] or _("kunci sandi")
        people.add_passkey(mall=mall, officer=officer, name=name, credential=passkeys.made(request), by=by, at=at)
        return _with_recovery(request, officer)

    return _changed(request, keep)


@doors.own_account
@require_GET
def add_passkey_options(request: MallRequest) -> JsonResponse:
    """Ask the browser to make a passkey."""
    _row, officer = _mine(request)
    return JsonResponse(passkeys.question_to_make(officer))


@doors.own_account
@require_POST
def recovery(request: MallRequest) -> HttpResponse:
    """Draw fresh recovery codes; the old ones are void."""
    _row, officer = _mine(request)

    def draw() -> HttpResponse:
        if not queries.has_second_factor(officer):
            return HttpResponseRedirect(reverse("staff:own"))
        codes = people.draw_recovery_codes(mall=request.mall, officer=officer, by=request.actor, at=request.at)
        return _codes(request, codes)

    return _changed(request, draw)


@doors.own_account
@require_POST
def remove_factor(request: MallRequest, pk: int) -> HttpResponse:
    """Take one of the own second factors off."""
    _row, officer = _mine(request)

    def remove() -> HttpResponse:
        people.remove_factor(mall=request.mall, officer=officer, factor=pk, by=request.actor, at=request.at)
        return HttpResponseRedirect(reverse("staff:own"))

    return _changed(request, remove)


def _changed(request: MallRequest, work: Callable[[], HttpResponse]) -> HttpResponse:
    """Do `work` for a person who has just proved to be there; a refusal is shown on the own page."""
    if first := _prove_first(request):
        return first
    try:
        return work()
    except Refusal as no:
        return own(request, no)


def _with_recovery(request: MallRequest, officer: Officer) -> HttpResponse:
    """Show recovery codes after the first second factor, else go back to the list."""
    if any(factor.type == "recovery_codes" for factor in queries.factors_of(officer)):
        return HttpResponseRedirect(reverse("staff:own"))
    codes = people.draw_recovery_codes(mall=request.mall, officer=officer, by=request.actor, at=request.at)
    return _codes(request, codes)


def _codes(request: MallRequest, codes: list[str]) -> HttpResponse:
    page = Recovery(tuple(f"{code[:GROUP]} {code[GROUP:]}" for code in codes), reverse("staff:own"))
    return _kept_out(render(request, "staff/recovery.html", {"page": page}))
