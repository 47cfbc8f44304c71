"""The doors: each view says who may pass; a house test finds every address without one.

A door is a decorator that marks the view (`view.door`). Doors answer with a refusal; a person
without a session is led to the sign-in page instead.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse

from satupintu.base.actor import ActorKind
from satupintu.base.refusal import Refusal
from satupintu.people import queries as people
from satupintu.people.permits import Permit
from satupintu.people.rules import DEMO_KIOSK_SECRET
from satupintu.web import refusals
from satupintu.web.authority import check_counter, check_permit
from satupintu.web.entry import API, BY_ITSELF, DEVICES, SCREENS, MallRequest, carry
from satupintu.web.parts import HEADER

View = TypeVar("View", bound=Callable[..., Any])
YEAR_SECONDS = 365 * 24 * 3600


def _door(name: str, view: View, guarded: Callable[..., Any]) -> View:
    marked = functools.wraps(view)(guarded)
    marked.door = name  # type: ignore[attr-defined]
    return cast(View, marked)


def open_to_all(view: View) -> View:
    """Let everybody in: the hall, the catalogue, a ticket by its link."""
    view.door = "open_to_all"  # type: ignore[attr-defined]
    return view


def permitted(permit: Permit) -> Callable[[View], View]:
    """Let signed-in accounts in whose duty holds `permit` (`people/permits.py`), no program and no device.

    Where the address names an `agency`, the permit has to reach it. Raises NotYourDuty, NotThisAgency.
    """

    def decorate(view: View) -> View:
        def guarded(request: MallRequest, *args: Any, **kwargs: Any) -> Any:
            stopped = _stop(request)
            if stopped is not None:
                return stopped
            check_permit(request, permit, str(kwargs.get("agency", "")))
            return view(request, *args, **kwargs)

        return _door(f"permitted:{permit}", view, guarded)

    return decorate


def signed_in(view: View) -> View:
    """Let every signed-in account in, whatever its duty."""

    def guarded(request: MallRequest, *args: Any, **kwargs: Any) -> Any:
        return _stop(request) or view(request, *args, **kwargs)

    return _door("signed_in", view, guarded)


def own_account(view: View) -> View:
    """Let every signed-in account in to what is its own, even one that still has to set up its keys."""

    def guarded(request: MallRequest, *args: Any, **kwargs: Any) -> Any:
        return _stop(request, finished=False) or view(request, *args, **kwargs)

    return _door("own_account", view, guarded)


def own_session(view: View) -> View:
    """Let every signed-in account in, its screen locked or not: to unlock, or to say how it stands."""

    def guarded(request: MallRequest, *args: Any, **kwargs: Any) -> Any:
        return _stop(request, finished=False, unlocked=False) or view(request, *args, **kwargs)

    return _door("own_session", view, guarded)


def officer(view: View) -> View:
    """Let those in who serve at counters: an account with that permit, or a program with an officer's token."""

    def guarded(request: MallRequest, *args: Any, **kwargs: Any) -> Any:
        stopped = _stop_at_counter(request)
        if stopped is not None:
            return stopped
        if request.officer is not None:
            check_permit(request, Permit.COUNTER)
        return view(request, *args, **kwargs)

    return _door("officer", view, guarded)


def officer_at_counter(view: View) -> View:
    """Let people on duty in to the counter named by the address (`code`); a program only to its own.

    Who sits at the counter is decided by the order itself, under the mall's lock.
    """

    def guarded(request: MallRequest, *args: Any, **kwargs: Any) -> Any:
        stopped = _stop_at_counter(request)
        if stopped is not None:
            return stopped
        check_counter(request, str(kwargs.get("code", "")))
        return view(request, *args, **kwargs)

    return _door("officer_at_counter", view, guarded)


def kiosk_device(view: View) -> View:
    """Let registered kiosks and row devices in. In demo mode every browser carries the demo's kiosk."""

    def guarded(request: MallRequest, *args: Any, **kwargs: Any) -> Any:
        if request.actor.kind in DEVICES:
            return view(request, *args, **kwargs)
        if settings.MODE == "demo" and not request.path.startswith(API):
            return _with_demo_kiosk(request, lambda: view(request, *args, **kwargs))
        raise refusals.NotADevice

    return _door("kiosk_device", view, guarded)


def staff_or_device(view: View) -> View:
    """Let kiosks, row devices and officers' programs in: a number by hand, RETURN, AT_DECK."""

    def guarded(request: MallRequest, *args: Any, **kwargs: Any) -> Any:
        if request.actor.kind in DEVICES or (request.actor.is_staff and request.officer is None):
            return view(request, *args, **kwargs)
        raise refusals.NotADevice

    return _door("staff_or_device", view, guarded)


def demo_only(view: View) -> View:
    """Let everybody in, in demo and test mode only."""

    def guarded(request: MallRequest, *args: Any, **kwargs: Any) -> Any:
        if settings.MODE == "production":
            raise refusals.DemoOnly
        return view(request, *args, **kwargs)

    return _door("demo_only", view, guarded)


def remember_device(response: HttpResponse, secret: str) -> None:
    """Let this browser speak as a registered device from now on."""
    secure = settings.MODE == "production"
    response.set_cookie(settings.DEVICE_COOKIE_NAME, secret, YEAR_SECONDS, httponly=True, samesite="Lax", secure=secure)


def _with_demo_kiosk(request: MallRequest, view: Callable[[], Any]) -> Any:
    request.actor = carry(request, DEMO_KIOSK_SECRET)
    response = view()
    if request.COOKIES.get(settings.DEVICE_COOKIE_NAME) != DEMO_KIOSK_SECRET:
        remember_device(response, DEMO_KIOSK_SECRET)
    return response


def _stop_at_counter(request: MallRequest) -> HttpResponse | None:
    """A program with an officer's token has no screen to lock."""
    if request.officer is None and request.actor.kind is ActorKind.OFFICER:
        return None
    return _stop(request)


def _stop(request: MallRequest, *, finished: bool = True, unlocked: bool = True) -> HttpResponse | None:
    """Return where a browser is led instead, None when it may go on. Raises SessionLocked, AccountUnfinished."""
    row = request.session_row
    if request.officer is None or row is None:
        return _no_officer(request)
    request.at_work = True
    if unlocked and request.is_locked:
        return _lead(request, "staff:lock", refusals.SessionLocked)
    if finished and row.by_one_time_code:
        return _lead(request, "staff:password", refusals.AccountUnfinished)
    if finished and people.wants_second_factor(request.officer):
        return _lead(request, "staff:own", refusals.AccountUnfinished)
    return None


def _lead(request: MallRequest, name: str, no: type[Refusal]) -> HttpResponse:
    """Lead a reader to the page `name`; an order or a script's refresh gets the refusal."""
    if request.method != "GET" or HEADER in request.headers or BY_ITSELF in request.headers:
        raise no
    return redirect_to_login(request.get_full_path(), reverse(name))


def _no_officer(request: MallRequest) -> HttpResponse:
    if request.actor.kind in SCREENS and request.token and "Authorization" in request.headers:
        raise refusals.NotForThisDevice
    if request.path.startswith(API):
        raise refusals.NotSignedIn
    to_sign_in = redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": to_sign_in.url})
    return to_sign_in
