"""The cookie of a PC's browser: it tells the PC from others, and which accounts have signed in there before.

A stranger in the hall has its address too, so wrong passwords are counted by address only where nothing better is
known. A browser at which the account has signed in before is counted for itself (OWASP: device cookies), and a locked
screen by its session: who guesses elsewhere keeps neither out.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpResponse

from satupintu.people import commands as people
from satupintu.people.models import Officer, SignInTry
from satupintu.people.rules import told_apart
from satupintu.web import doors
from satupintu.web.entry import MallRequest

SALT = "satupintu.pc"
PC_BYTES = 16
MOST_KNOWN = 40
"""So many accounts one browser knows, the latest ones; it keeps the cookie below a kilobyte."""
SHORT = 16


@dataclass(frozen=True, slots=True)
class Pc:
    """What a browser's cookie says: its random `code`, "" without one, and keyed digests of the accounts it knows."""

    code: str = ""
    known: tuple[str, ...] = ()

    @property
    def kept(self) -> str:
        """What the house keeps of it beside a session."""
        return told_apart(settings.SECRET_KEY, "pc", self.code) if self.code else ""


def pc_of(request: MallRequest) -> Pc:
    """Return this browser's PC; a cookie that we have not signed, or that is older than a year, says nothing."""
    cookie = request.COOKIES.get(settings.PC_COOKIE_NAME, "")
    try:
        said = signing.loads(cookie, salt=SALT, max_age=doors.YEAR_SECONDS)
    except signing.BadSignature:
        return Pc()
    return Pc(said["pc"], tuple(said["known"]))


def or_new(pc: Pc) -> Pc:
    """Return a PC, with a fresh code where it has none."""
    return pc if pc.code else Pc(secrets.token_urlsafe(PC_BYTES))


def remember(response: HttpResponse, pc: Pc, officer: Officer) -> None:
    """Let a browser know an account that has just signed in there."""
    name = _short(officer.mall_id, officer.username)
    known = [*(one for one in pc.known if one != name), name]
    cookie = signing.dumps({"pc": pc.code, "known": known[-MOST_KNOWN:]}, salt=SALT)
    response.set_cookie(
        settings.PC_COOKIE_NAME, cookie, doors.YEAR_SECONDS, httponly=True, samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip


def known_browser(request: MallRequest, username: str) -> str:
    """Return what tells this browser apart if `username` has signed in here before, else ""."""
    pc = pc_of(request)
    return pc.code if _short(request.mall.pk, username) in pc.known else ""


def begin_try(request: MallRequest, username: str, *, counted_as: str = "", session: str = "") -> SignInTry:
    """Count a try for an account before it is looked at: by its live `session`, its known browser, or its address.

    `counted_as` counts something else than the password. Raises TooManyWrongPasswords.
    """
    browser = f"session {session}" if session else known_browser(request, username)
    address = request.META.get("REMOTE_ADDR", "")
    return people.begin_sign_in(
        mall=request.mall, username=counted_as or username, address=address, browser=browser, by=request.actor,
        at=request.at,
    )  # fmt: skip


def _short(mall: int, username: str) -> str:
    return told_apart(settings.SECRET_KEY, "known", str(mall), username)[:SHORT]
