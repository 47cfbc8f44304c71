"""Through the door: what signing in does, whichever page it began on.

django-allauth carries the flow: password or passkey, then the second factor, then the session.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from allauth.account.internal.flows.login import perform_login, perform_password_login, record_authentication
from allauth.account.models import Login
from allauth.account.stages import LoginStage
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate
from django.http import HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from satupintu.base.moments import at_time, business_day
from satupintu.base.refusal import Refusal
from satupintu.ledger.queries import real_now
from satupintu.people import commands as people
from satupintu.people import queries
from satupintu.people.models import Officer, SignedIn
from satupintu.people.refusals import NotRight
from satupintu.queueing import commands as orders
from satupintu.queueing import queries as queueing
from satupintu.web.entry import MallRequest
from satupintu.web.staff.pc import begin_try, or_new, pc_of, remember

AFTER_MIDNIGHT = "00:00"


def by_password(request: MallRequest, username: str, password: str, *, wanted: str, take: str = "") -> HttpResponse:
    """Sign in by name and password (or one-time code). Raises TooManyWrongPasswords, NotRight."""
    mall, by, at = request.mall, request.actor, request.at
    tried = begin_try(request, username)
    found = authenticate(request, username=username, password=password)
    by_code = None
    if found is None:
        by_code = people.use_one_time_code(mall=mall, username=username, typed=password, by=by, at=at)
    officer = found if isinstance(found, Officer) else by_code
    if officer is None:
        _note_wrong(request, username)
        raise NotRight
    people.end_sign_in(mall=mall, tried=tried, by=by, at=at)
    state = {"take": take, "one_time_code": by_code is not None}
    login = Login(user=officer, redirect_url=wanted or None, state=state)
    return _through(request, login, lambda: perform_password_login(request, {"username": username}, login))


def by_passkey(request: MallRequest, passkey: Authenticator, *, wanted: str, take: str = "") -> HttpResponse:
    """Sign in by a passkey that has proved its owner: that is both factors at once."""
    people.use_passkey(mall=request.mall, passkey=passkey, by=request.actor, at=request.at)
    login = Login(user=passkey.user, redirect_url=wanted or None, state={"take": take})
    facts = {"id": passkey.pk, "type": passkey.type, "passwordless": True}

    def go() -> HttpResponse:
        record_authentication(request, passkey.user, "mfa", **facts)
        response: HttpResponse = perform_login(request, login)
        return response

    return _through(request, login, go, how="passkey")


def go_on(request: MallRequest, stage: LoginStage, how: str) -> HttpResponse:
    """Go on after the second factor was given at the stage of django-allauth."""
    return _through(request, stage.login, stage.exit, how=how)


def _through(request: MallRequest, login: Login, go: Callable[[], HttpResponse], how: str = "password") -> HttpResponse:
    """Take a step of the flow; where it ended in a session, settle the one before it, and remember this PC."""
    before = request.session_row
    pc = or_new(pc_of(request))
    state = login.state
    request.begins = {"pc": pc.kept, "by_one_time_code": bool(state.get("one_time_code")), "how": how}
    response: HttpResponse = go()
    now_here = request.user
    if not isinstance(now_here, Officer) or (before is not None and before.session_key == request.session.session_key):
        return response
    if before is not None:
        leave(request, before, what="switch", after=now_here, take=str(state.get("take", "")))
    remember(response, pc, now_here)
    return response


def leave(
    request: MallRequest, row: SignedIn, *, what: str, after: Officer | None = None, take: str = ""
) -> None:  # fmt: skip
    """End a session; its counter is taken over by `after` where it asked for that one, else closed.

    A counter that cannot be taken over (another agency's) is closed.
    """
    mall, at = request.mall, request.at
    leaver = queries.actor_of_officer(row.officer)
    own = queueing.counter_of_officer(mall, str(leaver))
    people.end_session(session=row, what=what, place=own or "", by=leaver, at=at)
    if own is None:
        return
    if after is not None and take == own and after.agency == row.officer.agency and after.pk != row.officer_id:
        with contextlib.suppress(Refusal):
            heir = queries.actor_of_officer(after)
            orders.take_over_counter(mall=mall, counter=own, sitter=leaver, by=heir, at=at)
            return
    with contextlib.suppress(Refusal):  # already closed: then there is nothing to leave
        orders.close_counter(mall=mall, counter=own, by=leaver, at=at)


def here_today(request: MallRequest) -> tuple[str, ...]:
    """Return the service names of who signed in at this PC today, the newest first."""
    midnight = at_time(business_day(real_now()), AFTER_MIDNIGHT)
    found = queries.at_this_pc(request.mall, pc_of(request).kept, midnight)
    return tuple(officer.username for officer in found if officer != request.officer)


def wanted_of(request: MallRequest) -> str:
    """Return where one wanted to go, "" for nowhere of this house."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    inside = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, {request.get_host()})
    return wanted if inside else ""


def _note_wrong(request: MallRequest, username: str) -> None:
    found = Officer.objects.filter(mall=request.mall, username=username).first()
    people.note_access(
        mall=request.mall, what="wrong-password", account=found.pk if found else None, by=request.actor, at=request.at
    )  # fmt: skip
