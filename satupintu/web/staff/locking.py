"""The lock: a screen that nobody uses shows who it is and nothing else, until its person is back."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from satupintu.base.refusal import Refusal
from satupintu.ledger.queries import real_now
from satupintu.people import commands as people
from satupintu.people import queries
from satupintu.people.models import Officer, SignedIn
from satupintu.people.refusals import NotRight
from satupintu.people.rules import LOCK_AFTER
from satupintu.queueing import queries as queueing
from satupintu.web import doors
from satupintu.web.entry import BY_ITSELF, MallRequest
from satupintu.web.staff import entering, passkeys
from satupintu.web.staff.facts import Locked
from satupintu.web.staff.pc import begin_try
from satupintu.web.ui.facts import No

NO_CONTENT = 204


@doors.own_session
def lock(request: MallRequest) -> HttpResponse:
    """Lock the screen (POST `sekarang`), and show what opens it."""
    row, _officer = _mine(request)
    if request.method == "POST" and request.POST.get("sekarang"):
        people.lock_session(session=row, place=_place(request), by=request.actor, at=request.at)
        return HttpResponseRedirect(reverse("staff:lock"))
    if not request.is_locked:
        return HttpResponseRedirect(entering.wanted_of(request) or reverse("staff:home"))
    return _page(request)


@doors.own_session
@require_POST
def unlock(request: MallRequest) -> HttpResponse:
    """Open the screen with the password or a passkey; a script gets 204, or the words of the refusal in JSON."""
    row, _officer = _mine(request)
    by_script = "application/json" in request.headers.get("Accept", "")
    try:
        how = _prove(request)
    except Refusal as no:
        _note_wrong(request, no)
        if by_script:
            return JsonResponse({"reason": no.reason_text, "remedy": no.remedy_text}, status=no.status)
        return _page(request, no)
    people.unlock_session(session=row, how=how, place=_place(request), by=request.actor, at=request.at)
    if by_script:
        return HttpResponse(status=NO_CONTENT)
    return HttpResponseRedirect(entering.wanted_of(request) or reverse("staff:home"))


@doors.own_session
@require_GET
def unlock_options(request: MallRequest) -> JsonResponse:
    """Ask the browser for a passkey of this account."""
    return JsonResponse(passkeys.question_to(request.officer))


@doors.own_session
def session(request: MallRequest) -> JsonResponse:
    """Say how the session stands; a POST says that its person is typing, though nothing was sent yet."""
    row, _officer = _mine(request)
    used_at = row.used_at
    if request.method == "POST" and not request.is_locked and BY_ITSELF not in request.headers:
        people.note_use(session=row, by=request.actor, at=request.at)
        used_at = real_now()
    left = max(0, round((used_at + LOCK_AFTER - real_now()).total_seconds()))
    response = JsonResponse({"locked": request.is_locked, "seconds": 0 if request.is_locked else left})
    response["Cache-Control"] = "no-store"
    return response


def _mine(request: MallRequest) -> tuple[SignedIn, Officer]:
    """Return the session and the account that the door has let in."""
    if request.session_row is None or request.officer is None:
        raise NotRight
    return request.session_row, request.officer


def _prove(request: MallRequest) -> str:
    """Return how the person proved to be the one of this session. Raises NotRight, TooManyWrongPasswords."""
    row, officer = _mine(request)
    mall, by, at = request.mall, request.actor, request.at
    if request.POST.get("credential"):
        people.use_passkey(mall=mall, passkey=passkeys.proved(request, officer), by=by, at=at)
        return "passkey"
    tried = begin_try(request, officer.username, session=row.session_key)
    if not officer.check_password(request.POST.get("password", "")):
        raise NotRight
    people.end_sign_in(mall=mall, tried=tried, by=by, at=at)
    return "password"


def _note_wrong(request: MallRequest, no: Refusal) -> None:
    row, officer = _mine(request)
    what = "wrong-password" if isinstance(no, NotRight) else no.code
    people.note_access(
        mall=row.mall, what=what, account=officer.pk, place=_place(request), by=request.actor, at=request.at
    )


def _place(request: MallRequest) -> str:
    return queueing.counter_of_officer(request.mall, str(request.actor)) or ""


def _page(request: MallRequest, no: Refusal | None = None) -> HttpResponse:
    _row, officer = _mine(request)
    has_passkey = any(factor.type == "webauthn" for factor in queries.factors_of(officer))
    page = Locked(
        who=officer.username, action=reverse("staff:unlock"), switch_url=reverse("staff:switch"),
        passkey_url=reverse("staff:unlock-options") if has_passkey else "",
        next_url=entering.wanted_of(request), refusal=No.of(no) if no else None,
    )  # fmt: skip
    response = render(request, "staff/locked.html", {"page": page}, status=no.status if no else 200)
    response["Cache-Control"] = "no-store"
    return response
