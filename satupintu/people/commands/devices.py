"""Devices of the hall: paired by a code, seen, tested, revoked and brought back."""

from __future__ import annotations

import re
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from satupintu.base import words
from satupintu.base.actor import Actor
from satupintu.base.moments import Instant
from satupintu.ledger import commands as ledger
from satupintu.ledger.models import Mall
from satupintu.ledger.queries import real_now
from satupintu.people import queries, refusals
from satupintu.people.commands.registry import add_token
from satupintu.people.models import Pairing, Role, SignInTry, Token
from satupintu.people.rules import (
    PAIRING_LASTS,
    PAIRINGS_AT_MOST,
    PAIRINGS_OF_A_PLACE,
    SEEN_NOTED_EVERY,
    WRONG_CODES,
    WRONG_WINDOW,
    new_pairing_code,
    new_secret,
    place_of,
    secret_digest,
    told_apart,
    wait_until,
)

LONGEST_NAME = 60
PRINTER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,60}[A-Za-z0-9])?(?::\d{1,5})?")
PORTS = 65535


@transaction.atomic
def ask_for_pairing(*, mall: Mall, address: str, by: Actor, at: Instant) -> tuple[str, Pairing]:
    """Let a browser wait under a code of six digits; returns the secret that it alone keeps, and what it shows.

    Of one address PAIRINGS_OF_A_PLACE wait at most: for one more the oldest gives way, never another address's.
    Like a sign-in try it lives by real time and is no fact of the record. Raises TooManyPairings.
    """
    locked = ledger.lock(mall=mall)
    now = real_now()
    Pairing.objects.filter(mall=locked, valid_until__lte=now).delete()
    place = told_apart(settings.SECRET_KEY, "pairing place", place_of(address))
    here = Pairing.objects.filter(mall=locked, place=place).order_by("-valid_until", "-pk")
    too_old = list(here.values_list("pk", flat=True)[PAIRINGS_OF_A_PLACE - 1 :])
    Pairing.objects.filter(pk__in=too_old).delete()
    taken = set(Pairing.objects.filter(mall=locked).values_list("code", flat=True))
    if len(taken) >= PAIRINGS_AT_MOST:
        raise refusals.TooManyPairings
    code = new_pairing_code()
    while code in taken:
        code = new_pairing_code()
    secret = new_secret()
    waiting = Pairing.objects.create(
        mall=locked, code=code, secret_digest=secret_digest(secret), valid_until=now + PAIRING_LASTS, place=place
    )
    return secret, waiting


@transaction.atomic
def begin_code(*, mall: Mall, by: Actor, at: Instant) -> SignInTry:
    """Count a pairing code before it is looked at, against the account that typed it: of many at once, none slips by.

    Raises TooManyWrongCodes.
    """
    locked = ledger.lock(mall=mall)
    now = real_now()
    account = told_apart(settings.SECRET_KEY, "pairing", str(by))
    SignInTry.objects.filter(mall=locked, tried_at__lte=now - WRONG_WINDOW).delete()
    tries = SignInTry.objects.filter(mall=locked, account=account).order_by("tried_at")
    opens_at = wait_until(list(tries.values_list("tried_at", flat=True)), WRONG_CODES)
    if opens_at is not None:
        shown = at + (opens_at - now) * locked.clock_speed + timedelta(seconds=59)
        raise refusals.TooManyWrongCodes(until=words.clock_digits(shown))
    return SignInTry.objects.create(mall=locked, account=account, place=account, tried_at=now)


@transaction.atomic
def end_code(*, mall: Mall, tried: SignInTry, by: Actor, at: Instant) -> None:
    """Take one try back: its code was right."""
    SignInTry.objects.filter(mall=mall, pk=tried.pk).delete()


@transaction.atomic
def pair(
    *, mall: Mall, code: str, role: str, name: str, by: Actor, at: Instant, line: str = "", zone: str = "",
    floor: int = 1,
) -> Token:  # fmt: skip
    """Make a device of the browser that waits under `code`; the code never fits again.

    Raises PairingUnknown, DeviceKindUnknown, DeviceNameWanted, TokenNameTaken.
    """
    locked = ledger.lock(mall=mall)
    if role not in {Role.KIOSK, Role.BOARD}:
        raise refusals.DeviceKindUnknown
    if not name or len(name) > LONGEST_NAME:
        raise refusals.DeviceNameWanted
    waiting = queries.waiting_under(locked, code)
    place: dict[str, str | int] = {"line": line, "zone": zone, "floor": floor}
    token = add_token(waiting.secret_digest, mall=locked, role=role, name=name, place=place, by=by, at=at)
    waiting.delete()
    return token


@transaction.atomic
def restore_token(*, mall: Mall, name: str, by: Actor, at: Instant) -> Token:
    """Give a revoked device its right back; its secret is the old one. Raises TokenUnknown."""
    locked = ledger.lock(mall=mall)
    token = queries.token_named(locked, name)
    token.is_active = True
    token.save(update_fields=["is_active"])
    _record("people.token.restored", token, by=by, at=at, role=token.role)
    return token


@transaction.atomic
def note_seen(*, token: Token, by: Actor, at: Instant) -> None:
    """Note that a device has just spoken to us, once a minute at most. Real time, no fact of the record."""
    now = real_now()
    stale = Q(seen_at=None) | Q(seen_at__lte=now - SEEN_NOTED_EVERY)
    Token.objects.filter(stale, pk=token.pk).update(seen_at=now)


@transaction.atomic
def sound_test(*, mall: Mall, token: int, by: Actor, at: Instant) -> Token:
    """Let a registered board play its chime and say so in words. Raises NotABoard."""
    locked = ledger.lock(mall=mall)
    found = Token.objects.filter(mall=locked, pk=token, role=Role.BOARD, is_active=True).first()
    if found is None:
        raise refusals.NotABoard
    found.heard_position = _record("people.token.sound-tested", found, by=by, at=at, zone=found.zone)
    found.heard_at = real_now()
    found.save(update_fields=["heard_at", "heard_position"])
    return found


@transaction.atomic
def note_paper_test(*, mall: Mall, token: int, outcome: str, by: Actor, at: Instant) -> None:
    """Write down what became of a test slip. Raises TokenUnknown."""
    locked = ledger.lock(mall=mall)
    found = Token.objects.filter(mall=locked, pk=token).first()
    if found is None:
        raise refusals.TokenUnknown
    _record("people.token.paper-tested", found, by=by, at=at, outcome=outcome)


def _record(kind: str, token: Token, *, by: Actor, at: Instant, **facts: str) -> int:
    written = ledger.record(mall=token.mall, kind=kind, about=f"token:{token.pk}", by=by, at=at, facts=facts)
    return int(written.position)


def checked_printer(typed: str) -> str:
    """Return a printer's address as it is kept, "" for none. Raises PrinterMalformed."""
    address = typed.strip()
    port = address.partition(":")[2]
    if address and (PRINTER.fullmatch(address) is None or (port and not 0 < int(port) <= PORTS)):
        raise refusals.PrinterMalformed
    return address
