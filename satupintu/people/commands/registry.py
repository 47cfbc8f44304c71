"""Accounts, devices and programs. Records hold an account's number, never a name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from satupintu.base import words
from satupintu.base.actor import Actor
from satupintu.base.moments import Instant
from satupintu.ledger import commands as ledger
from satupintu.ledger.models import Mall
from satupintu.ledger.queries import real_now
from satupintu.people import queries, refusals
from satupintu.people.models import Officer, OneTimeCode, Role, SignedIn, SignInTry, Token
from satupintu.people.permits import OF_THE_MALL, Duty
from satupintu.people.rules import (
    DEMO_KIOSK_SECRET,
    DEMO_PASSWORD,
    WRONG_WINDOW,
    new_secret,
    secret_digest,
    told_apart,
)


@transaction.atomic
def add_officer(
    *, mall: Mall, username: str, name: str, password: str, by: Actor, at: Instant, agency: str = "",
    duty: str = Duty.OFFICER,
) -> Officer:  # fmt: skip
    """Register a person on duty. Raises UsernameTaken, PasswordTooWeak, DutyUnknown, AgencyWanted, AgencyUnwanted."""
    ledger.lock(mall=mall)
    _check_duty(duty, agency)
    if Officer.objects.filter(mall=mall, username=username).exists():
        raise refusals.UsernameTaken(username=username)
    hashed = checked_hash(password)
    officer = Officer.objects.create(
        mall=mall, username=username, name=name, agency=agency, duty=duty, password=hashed,
        changed_at=at, changed_by=str(by),
    )  # fmt: skip
    facts = {"agency": agency, "duty": str(duty)}
    _record("people.officer.added", f"officer:{officer.pk}", mall=mall, by=by, at=at, facts=facts)
    return officer


@transaction.atomic
def add_demo_officers(*, mall: Mall, accounts: Mapping[str, tuple[Duty, str]], by: Actor, at: Instant) -> int:
    """Register an account with the known demo password per username of `accounts` (duty, agency); returns how many.

    Only for demo mode: each account is marked, and a production start refuses marked accounts.
    """
    ledger.lock(mall=mall)
    there = set(Officer.objects.filter(mall=mall).values_list("username", flat=True))
    if accounts.keys() <= there:
        return 0
    hashed = make_password(DEMO_PASSWORD)
    new = [
        Officer(
            mall=mall,
            username=username,
            name=username,
            agency=agency,
            duty=duty,
            password=hashed,
            known_password=True,
        )
        for username, (duty, agency) in accounts.items()
        if username not in there
    ]
    Officer.objects.bulk_create(new)
    _record("people.demo.officers-added", "mall", mall=mall, by=by, at=at, facts={"count": len(new)})
    return len(new)


@transaction.atomic
def set_password(*, mall: Mall, username: str, password: str, by: Actor, at: Instant) -> Officer:
    """Give an officer a new password; open sessions end. Raises OfficerUnknown, PasswordTooWeak."""
    ledger.lock(mall=mall)
    officer = queries.officer_named(mall, username)
    officer.password, officer.known_password = checked_hash(password), False
    note_change(officer, "password", "known_password", by=by, at=at)
    _end_sessions(officer)
    OneTimeCode.objects.filter(officer=officer).delete()
    _record("people.officer.password-set", f"officer:{officer.pk}", mall=mall, by=by, at=at, facts={})
    return officer


@transaction.atomic
def disable_officer(*, mall: Mall, username: str, by: Actor, at: Instant) -> Officer:
    """Close an account: its pages, streams and orders end at once, tokens of devices stay.

    Raises OfficerUnknown, NotYourself, LastAdministrator.
    """
    ledger.lock(mall=mall)
    officer = queries.officer_named(mall, username)
    if by == queries.actor_of_officer(officer):
        raise refusals.NotYourself
    if officer.is_active and officer.duty == Duty.ADMINISTRATOR and not queries.other_administrators(officer):
        raise refusals.LastAdministrator
    officer.is_active = False
    note_change(officer, "is_active", by=by, at=at)
    _end_sessions(officer)
    _record("people.officer.disabled", f"officer:{officer.pk}", mall=mall, by=by, at=at, facts={})
    return officer


@transaction.atomic
def enable_officer(*, mall: Mall, username: str, by: Actor, at: Instant) -> Officer:
    """Open a closed account again, with its password and its duty. Raises OfficerUnknown."""
    ledger.lock(mall=mall)
    officer = queries.officer_named(mall, username)
    officer.is_active = True
    note_change(officer, "is_active", by=by, at=at)
    _record("people.officer.enabled", f"officer:{officer.pk}", mall=mall, by=by, at=at, facts={})
    return officer


@transaction.atomic
def begin_sign_in(
    *, mall: Mall, username: str, address: str, by: Actor, at: Instant, browser: str = ""
) -> SignInTry:  # fmt: skip
    """Count a try before its password is looked at: of many at once, none slips through.

    `browser` tells apart a browser at which this account is known, "" for any other: five tries of its own, whatever
    strangers do at its address or elsewhere. A name that nobody has is counted like any other. A refused try is not
    counted: waiting ends. Whoever else signs in at the same address is not touched. Raises TooManyWrongPasswords,
    whose `until` is a full minute of the mall's clock. Nothing is recorded: see SignInTry.
    """
    locked = ledger.lock(mall=mall)
    now = real_now()
    account = told_apart(settings.SECRET_KEY, "account", username)
    place = told_apart(settings.SECRET_KEY, "place", username, address)
    if browser:
        account = place = told_apart(settings.SECRET_KEY, "known browser", username, browser)
    SignInTry.objects.filter(mall=mall, tried_at__lte=now - WRONG_WINDOW).delete()
    opens_at = queries.sign_in_opens_at(mall, account, place, now)
    if opens_at is not None:
        shown = at + (opens_at - now) * locked.clock_speed + timedelta(seconds=59)
        raise refusals.TooManyWrongPasswords(until=words.clock_digits(shown))
    return SignInTry.objects.create(mall=mall, account=account, place=place, tried_at=now)


@transaction.atomic
def end_sign_in(*, mall: Mall, tried: SignInTry, by: Actor, at: Instant) -> None:
    """Forget the wrong passwords of this account at this address, or in this browser: the right one was given."""
    SignInTry.objects.filter(mall=mall, place=tried.place).delete()


@transaction.atomic
def make_token(
    *, mall: Mall, role: str, name: str, by: Actor, at: Instant, counter: str = "", line: str = "", zone: str = "",
    floor: int = 1,
) -> str:  # fmt: skip
    """Register a device or program and return its secret, which is shown this once and not kept.

    `counter` binds an officer's program to one counter, `line` makes a kiosk the device of a row of
    seats, `zone` is where a board hangs. Raises RoleUnknown, DeviceKindUnknown, TokenNameTaken.
    """
    secret = new_secret()
    place: dict[str, str | int] = {"counter": counter, "line": line, "zone": zone, "floor": floor}
    add_token(secret_digest(secret), mall=mall, role=role, name=name, place=place, by=by, at=at)
    return secret


@transaction.atomic
def ensure_demo_kiosk(*, mall: Mall, by: Actor, at: Instant) -> None:
    """Register the demo's kiosk, whose secret everybody knows; does nothing when it is there. Demo mode only."""
    ledger.lock(mall=mall)
    if not Token.objects.filter(mall=mall, secret_digest=secret_digest(DEMO_KIOSK_SECRET)).exists():
        digest = secret_digest(DEMO_KIOSK_SECRET)
        add_token(digest, mall=mall, role=Role.KIOSK, name="demo-kiosk", place={}, by=by, at=at)


@transaction.atomic
def revoke_token(*, mall: Mall, name: str, by: Actor, at: Instant) -> Token:
    """Take a device's right away, at once. Raises TokenUnknown."""
    ledger.lock(mall=mall)
    token = queries.token_named(mall, name)
    token.is_active = False
    token.save(update_fields=["is_active"])
    _record("people.token.revoked", f"token:{token.pk}", mall=mall, by=by, at=at, facts={"role": token.role})
    return token


@transaction.atomic
def set_printer(*, mall: Mall, name: str, printer: str, by: Actor, at: Instant) -> Token:
    """Tell a kiosk where its paper printer listens ("host:port"; empty: paper on screen only). Raises TokenUnknown."""
    ledger.lock(mall=mall)
    token = queries.token_named(mall, name)
    token.printer = printer
    token.save(update_fields=["printer"])
    _record("people.token.printer-set", f"token:{token.pk}", mall=mall, by=by, at=at, facts={})
    return token


def add_token(
    digest: str, *, mall: Mall, role: str, name: str, place: Mapping[str, str | int], by: Actor, at: Instant
) -> Token:
    """Write the row of a device whose secret has this digest. A step of a command, not one itself.

    Raises RoleUnknown, DeviceKindUnknown, TokenNameTaken.
    """
    ledger.lock(mall=mall)
    if role not in set(Role):
        raise refusals.RoleUnknown(role=role)
    if (role == Role.BOARD) != bool(place.get("zone")):
        raise refusals.DeviceKindUnknown
    if Token.objects.filter(mall=mall, name=name).exists():
        raise refusals.TokenNameTaken(name=name)
    token = Token.objects.create(
        mall=mall, name=name, role=role, secret_digest=digest, made_at=real_now(), **place
    )  # fmt: skip
    facts = {
        "role": str(role), "counter": token.counter, "line": token.line, "zone": token.zone, "floor": token.floor
    }  # fmt: skip
    _record("people.token.made", f"token:{token.pk}", mall=mall, by=by, at=at, facts=facts)
    return token


def note_change(officer: Officer, *fields: str, by: Actor, at: Instant) -> None:
    """Save an account's changed fields with who changed it and when. A step of a command, not one itself."""
    officer.changed_at, officer.changed_by = at, str(by)
    officer.save(update_fields=[*fields, "changed_at", "changed_by"])


def _end_sessions(officer: Officer) -> None:
    SignedIn.objects.filter(officer=officer, ended_at=None).update(ended_at=real_now())


def _check_duty(duty: str, agency: str) -> None:
    """Raises DutyUnknown, AgencyWanted, AgencyUnwanted."""
    if duty not in set(Duty):
        raise refusals.DutyUnknown(duty=duty)
    if duty in OF_THE_MALL and agency:
        raise refusals.AgencyUnwanted(duty=duty)
    if duty not in OF_THE_MALL and not agency:
        raise refusals.AgencyWanted(duty=duty)


def checked_hash(password: str) -> str:
    """Return what is kept of a password. A step of a command, not one itself. Raises PasswordTooWeak."""
    try:
        validate_password(password)
    except ValidationError as weak:
        raise refusals.PasswordTooWeak from weak
    return make_password(password)


def _record(kind: str, about: str, *, mall: Mall, by: Actor, at: Instant, facts: Mapping[str, object]) -> None:
    ledger.record(mall=mall, kind=kind, about=about, by=by, at=at, facts=facts)
