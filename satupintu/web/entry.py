"""The entrance of every request: one moment, one mall, one actor, and refusals in plain words.

`request.at` is read from the mall's clock once; `request.mall` follows from the host; `request.actor`
is the device of a token, the officer of a session, or a visitor.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import split_domain_port
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.base.actor import VISITOR, Actor, ActorKind
from satupintu.base.moments import Instant
from satupintu.base.refusal import Refusal
from satupintu.ledger import patience
from satupintu.ledger import queries as ledger
from satupintu.ledger.models import Mall
from satupintu.ledger.refusals import Busy
from satupintu.people import commands
from satupintu.people import queries as people
from satupintu.people.models import Officer, SignedIn, Token
from satupintu.people.refusals import TokenUnknown
from satupintu.people.rules import SEEN_NOTED_EVERY, USE_NOTED_EVERY, is_locked, is_over
from satupintu.web.apology import way_back
from satupintu.web.asgi import ARRIVED, READING
from satupintu.web.refusals import NoSuchAddress, NotPlainText, SessionLocked, WrongMethod
from satupintu.web.ui.facts import No, Way

NOBODY_ANSWERS: dict[int, type[Refusal]] = {404: NoSuchAddress, 405: WrongMethod}
API = "/api/"
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
DEVICES = frozenset({ActorKind.KIOSK, ActorKind.ROW})
SCREENS = DEVICES | {ActorKind.BOARD}
"""What stands in the hall; a board among them may do nothing but show."""
BY_ITSELF = "Hidup"
"""The header of what a page's script fetches by itself: nobody touched anything."""
NOTED_WITHIN_SECONDS = 0.2
WITHOUT_MALL = frozenset({"/healthz", "/readyz"})
log = structlog.get_logger("satupintu.access")


class MallRequest(HttpRequest):
    """A request behind the entrance."""

    mall: Mall
    at: Instant
    actor: Actor
    officer: Officer | None
    token: Token | None
    session_row: SignedIn | None
    is_locked: bool
    at_work: bool
    begins: dict[str, object]


class MallMiddleware:
    """Gives each request its moment, mall and actor; turns a refusal into an answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: MallRequest) -> HttpResponse:
        if request.path in WITHOUT_MALL:
            return self.get_response(request)
        started = time.perf_counter()
        request_id = secrets.token_hex(8)
        with structlog.contextvars.bound_contextvars(request=request_id):
            response = self._answer(request)
            actor = getattr(request, "actor", VISITOR)
            log.info(
                "answered",
                method=request.method,
                path=_kind_of_page(request),
                status=response.status_code,
                by=str(actor),
                ms=round((time.perf_counter() - started) * 1000),
            )
        response["X-Request-ID"] = request_id
        if getattr(request, "officer", None) is not None:  # what an account saw stays in no shared browser
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def _answer(self, request: MallRequest) -> HttpResponse:
        try:
            arrive(request)
            now = time.monotonic()
            with patience.since(now if request.method in READING else request.META.get(ARRIVED, now)):
                return _in_the_api_s_words(request, self.get_response(request))
        except (Refusal, OperationalError) as trouble:
            return self.process_exception(request, trouble) or _raise(trouble)

    def process_exception(self, request: HttpRequest, trouble: Exception) -> HttpResponse | None:
        """Answer a refusal that left a view; anything else is a bug and stays one."""
        no = as_refusal(trouble)
        return None if no is None else refuse(request, no)


def _kind_of_page(request: HttpRequest) -> str:
    """Return an address as the log keeps it: which page, not whose; a number in it would tell who has a wish."""
    match = request.resolver_match
    return f"/{match.route}" if match is not None else "-"


def _in_the_api_s_words(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Answer a program in JSON too where no operation was found for its address or its method."""
    found = NOBODY_ANSWERS.get(response.status_code) if request.path.startswith(API) else None
    if found is None or response.headers.get("Content-Type", "").startswith("application/json"):
        return response
    answer = refuse(request, found())
    if "Allow" in response:
        answer["Allow"] = response["Allow"]
    return answer


def _raise(trouble: Exception) -> HttpResponse:
    raise trouble


def arrive(request: MallRequest) -> None:
    """Set the request's mall, moment and actor. Raises NotPlainText, NoMallHere, TokenUnknown."""
    request.officer = request.token = request.session_row = None
    request.is_locked = request.at_work = False
    host, _port = split_domain_port(request.get_host())
    check_plain(request)
    request.mall = ledger.mall_of_host(host)
    request.at = ledger.now(request.mall)
    request.actor = _actor(request)


def check_plain(request: HttpRequest) -> None:
    """Refuse a NUL in address, cookies or form: no text has one, and a database keeps none. Raises NotPlainText."""
    texts = [request.path, *request.GET, *request.COOKIES.values()]
    texts += [value for values in request.GET.lists() for value in values[1]]
    is_page = not request.path.startswith(API) and request.method not in READING
    if is_page and (request.content_type or "").startswith(FORMS):
        texts += [str(value) for values in request.POST.lists() for value in (values[0], *values[1])]
    if any("\0" in text for text in texts):
        raise NotPlainText


def _actor(request: MallRequest) -> Actor:
    """Return who acts. The API knows bearer tokens only: no cookie of a browser can act there."""
    kind, _gap, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return carry(request, secret.strip())
    if request.path.startswith(API):
        return VISITOR
    user = request.user
    if isinstance(user, Officer) and user.mall_id == request.mall.pk and _is_signed_in(request, user):
        request.officer = user
        return people.actor_of_officer(user)
    if cookie := request.COOKIES.get(settings.DEVICE_COOKIE_NAME):
        try:
            actor = carry(request, cookie)
        except TokenUnknown:
            return VISITOR
        if actor.kind in SCREENS:
            return actor
        request.token = None  # a browser is a device; whoever is an officer there signs in
    return VISITOR


def _is_signed_in(request: MallRequest, user: Officer) -> bool:
    """Return whether the browser's session has not ended; what its person does is noted, a script's refresh is not."""
    row, now = people.session_of(request.session.session_key), ledger.real_now()
    if row is None or row.officer_id != user.pk or is_over(row.begun_at, row.ended_at, now):
        return False
    request.session_row, request.is_locked = row, is_locked(row.used_at, row.locked_at, now)
    if not request.is_locked and BY_ITSELF not in request.headers and now - row.used_at >= USE_NOTED_EVERY:
        _note_use(request, row)
    return True


def _note_use(request: MallRequest, row: SignedIn) -> None:
    _note(lambda: commands.note_use(session=row, by=people.actor_of_officer(row.officer), at=request.at))


def _note(write: Callable[[], None]) -> None:
    """Write a note where the database is free for a moment: reading never waits for an order's lock."""
    try:
        patience.limit(NOTED_WITHIN_SECONDS)
        write()
    except OperationalError as trouble:
        patience.let_go(trouble)
    finally:
        patience.limit(settings.LOCK_SECONDS)


def carry(request: MallRequest, secret: str) -> Actor:
    """Let the request speak as the device that carries `secret`. Raises TokenUnknown."""
    request.token = people.token_of_secret(request.mall, secret)
    actor = people.actor_of(request.token)
    if actor.kind in SCREENS:
        _note_seen(request, request.token, actor)
    return actor


def _note_seen(request: MallRequest, token: Token, actor: Actor) -> None:
    if token.seen_at is None or ledger.real_now() - token.seen_at >= SEEN_NOTED_EVERY:
        _note(lambda: commands.note_seen(token=token, by=actor, at=request.at))


def as_refusal(trouble: Exception) -> Refusal | None:
    """Return the refusal in `trouble`: itself, or Busy for a lock that another order held too long."""
    if isinstance(trouble, Refusal):
        return trouble
    if isinstance(trouble, OperationalError) and patience.is_waiting_too_long(trouble):
        busy = Busy()
        busy.__cause__ = trouble
        return busy
    return None


def refuse(request: HttpRequest, no: Refusal) -> HttpResponse:
    """Return "no" as JSON for programs and as a page for people, with what to do now."""
    patience.let_go(no)
    if request.path.startswith(API):
        body = {"code": no.code, "reason": no.reason_text, "remedy": no.remedy_text}
        return JsonResponse(body, status=no.status, json_dumps_params={"ensure_ascii": False})
    page = "ui/refused_at_kiosk.html" if way_back(request.path) else "ui/refusal_page.html"
    ways = (Way(_("Buka kunci layar"), reverse("staff:lock")),) if isinstance(no, SessionLocked) else ()
    return render(request, page, {"no": No.of(no, *ways)}, status=no.status)


def page_facts(request: HttpRequest) -> dict[str, object]:
    """Return what stands around every page: `frame` (mall, day, clock, banner), `ways` of an account, its `lock`."""
    from satupintu.web.frame import frame_of, lock_of  # the frame reads the request that this module defines
    from satupintu.web.staff.ways import ways_of

    if not isinstance(getattr(request, "mall", None), Mall):
        return {}
    at_work = getattr(request, "at_work", False) and not getattr(request, "is_locked", False)
    facts: dict[str, object] = {"frame": frame_of(request), "ways": ways_of(request)}  # type: ignore[arg-type]
    return facts | ({"lock": lock_of(request)} if at_work else {})
