"""A forgotten password: a one-time code in its place, then a password of one's own."""

from __future__ import annotations

import hmac

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from satupintu.base.actor import Actor
from satupintu.base.moments import Instant
from satupintu.ledger import commands as ledger
from satupintu.ledger.models import Mall
from satupintu.ledger.queries import real_now
from satupintu.people import queries, refusals
from satupintu.people.commands.factors import forget_factors
from satupintu.people.commands.registry import add_officer, checked_hash, note_change
from satupintu.people.models import Officer, OneTimeCode, SignedIn
from satupintu.people.permits import Duty
from satupintu.people.rules import ONE_TIME_CODE_LASTS, as_code, new_code, new_secret, told_apart


@transaction.atomic
def give_one_time_code(*, mall: Mall, username: str, by: Actor, at: Instant, second_factor: bool = False) -> str:
    """Take an account's password away and return a code that opens it once, within 24 hours of real time.

    Its open sessions end. `second_factor`: its passkeys, authenticator app and recovery codes go too.
    Raises OfficerUnknown, NotYourself.
    """
    locked = ledger.lock(mall=mall)
    officer = queries.officer_named(locked, username)
    if by == queries.actor_of_officer(officer):
        raise refusals.NotYourself
    code = new_code()
    officer.password, officer.known_password = make_password(None), False
    note_change(officer, "password", "known_password", by=by, at=at)
    kept = {"digest": _digest(officer, code), "valid_until": real_now() + ONE_TIME_CODE_LASTS}
    OneTimeCode.objects.update_or_create(officer=officer, defaults=kept)
    SignedIn.objects.filter(officer=officer, ended_at=None).update(ended_at=real_now())
    if second_factor:
        forget_factors(officer)
    facts = {"second_factor_dropped": second_factor}
    ledger.record(mall=mall, kind="people.officer.code-given", about=f"officer:{officer.pk}", by=by, at=at, facts=facts)
    return code


@transaction.atomic
def open_account(
    *, mall: Mall, username: str, name: str, by: Actor, at: Instant, agency: str = "", duty: str = Duty.OFFICER
) -> str:
    """Register a person on duty without a password and return the code that opens the account once.

    Raises UsernameTaken, DutyUnknown, AgencyWanted, AgencyUnwanted.
    """
    nobody_knows = new_secret()
    add_officer(mall=mall, username=username, name=name, password=nobody_knows, agency=agency, duty=duty, by=by, at=at)
    return give_one_time_code(mall=mall, username=username, by=by, at=at)


@transaction.atomic
def use_one_time_code(*, mall: Mall, username: str, typed: str, by: Actor, at: Instant) -> Officer | None:
    """Return the account that a one-time code opens, and let the code never fit again; None when it does not fit."""
    given = OneTimeCode.objects.select_for_update().filter(officer__mall=mall, officer__username=username).first()
    if given is None or given.valid_until <= real_now():
        return None
    officer = Officer.objects.get(pk=given.officer_id)
    if not officer.is_active or not hmac.compare_digest(given.digest, _digest(officer, typed)):
        return None
    given.delete()
    return officer


@transaction.atomic
def choose_password(*, session: SignedIn, password: str, by: Actor, at: Instant) -> Officer:
    """Give the person of a session the password of its choice; its other sessions end. Raises PasswordTooWeak."""
    mall = ledger.lock(mall=session.mall)
    officer = Officer.objects.get(pk=session.officer_id)
    officer.password, officer.known_password = checked_hash(password), False
    officer.save(update_fields=["password", "known_password"])
    OneTimeCode.objects.filter(officer=officer).delete()
    now = real_now()
    SignedIn.objects.filter(officer=officer, ended_at=None).exclude(pk=session.pk).update(ended_at=now)
    SignedIn.objects.filter(pk=session.pk).update(by_one_time_code=False, proved_at=now)
    ledger.record(
        mall=mall, kind="people.officer.password-chosen", about=f"officer:{officer.pk}", by=by, at=at, facts={}
    )
    return officer


def _digest(officer: Officer, code: str) -> str:
    return told_apart(settings.SECRET_KEY, "one-time code", str(officer.pk), as_code(code))
