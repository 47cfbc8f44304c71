"""The second factor of an account: an authenticator app, passkeys, recovery codes; kept by django-allauth.

A code of an app opens once: the step of time at which it was used is kept with it, for every process of the house.
"""

from __future__ import annotations

import hmac
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.exceptions import InvalidTag
from django.db import transaction

from satupintu.base.actor import Actor
from satupintu.base.moments import Instant
from satupintu.ledger import commands as ledger
from satupintu.ledger.models import Mall
from satupintu.people import queries, refusals
from satupintu.people.models import Officer
from satupintu.people.permits import SECOND_FACTOR_FORCED

KIND = Authenticator.Type
STRONG = (KIND.TOTP, KIND.WEBAUTHN)
NAME_LENGTH = 40


@transaction.atomic
def add_totp(*, mall: Mall, officer: Officer, secret: str, code: str, by: Actor, at: Instant) -> None:
    """Bind an authenticator app that shows the right `code` for `secret`. Raises NotRight."""
    ledger.lock(mall=mall)
    step = _step_of(secret, code)
    if step is None:
        raise refusals.NotRight
    Authenticator.objects.filter(user=officer, type=KIND.TOTP).delete()
    kept = TOTP.activate(officer, secret).instance
    kept.data["last_step"] = step
    kept.save(update_fields=["data"])
    _record("added", KIND.TOTP, mall=mall, officer=officer, by=by, at=at)


@transaction.atomic
def add_passkey(
    *, mall: Mall, officer: Officer, name: str, credential: dict[str, Any], by: Actor, at: Instant
) -> None:  # fmt: skip
    """Keep a passkey whose making the browser's answer has proved; `name` is its owner's word for it."""
    ledger.lock(mall=mall)
    WebAuthn.add(officer, name[:NAME_LENGTH], credential)
    _record("added", KIND.WEBAUTHN, mall=mall, officer=officer, by=by, at=at)


@transaction.atomic
def draw_recovery_codes(*, mall: Mall, officer: Officer, by: Actor, at: Instant) -> list[str]:
    """Return ten fresh recovery codes, each good once; the old ones are void."""
    ledger.lock(mall=mall)
    Authenticator.objects.filter(user=officer, type=KIND.RECOVERY_CODES).delete()
    codes: list[str] = RecoveryCodes.activate(officer).get_unused_codes()
    _record("added", KIND.RECOVERY_CODES, mall=mall, officer=officer, by=by, at=at)
    return codes


@transaction.atomic
def remove_factor(*, mall: Mall, officer: Officer, factor: int, by: Actor, at: Instant) -> None:
    """Take one of an account's second factors off; recovery codes go with the last. Raises FactorUnknown, FactorForced.

    Where the duty needs a second factor, the last one stays.
    """
    ledger.lock(mall=mall)
    found = Authenticator.objects.filter(pk=factor, user=officer, type__in=STRONG).first()
    if found is None:
        raise refusals.FactorUnknown
    others = Authenticator.objects.filter(user=officer, type__in=STRONG).exclude(pk=factor).exists()
    if not others and officer.duty in SECOND_FACTOR_FORCED and queries.is_second_factor_forced():
        raise refusals.FactorForced
    kind = found.type
    found.delete()
    if not others:
        forget_factors(officer)
    _record("removed", kind, mall=mall, officer=officer, by=by, at=at)


@transaction.atomic
def use_code(*, mall: Mall, officer: Officer, code: str, by: Actor, at: Instant) -> Authenticator:
    """Return the app or the recovery codes that a typed code fits; it never fits again. Raises NotRight."""
    ledger.lock(mall=mall)
    typed = "".join(code.split())
    for factor in Authenticator.objects.filter(user=officer, type__in=(KIND.TOTP, KIND.RECOVERY_CODES)):
        try:
            fits = _fits_app(factor, typed) if factor.type == KIND.TOTP else factor.wrap().validate_code(typed)
        except InvalidTag:  # kept under another SATUPINTU_SECRET
            fits = False
        if fits:
            factor.refresh_from_db()
            factor.record_usage()
            return factor
    raise refusals.NotRight


@transaction.atomic
def use_passkey(*, mall: Mall, passkey: Authenticator, by: Actor, at: Instant) -> None:
    """Note that a passkey was just used; the browser's answer has been proved."""
    passkey.record_usage()


def forget_factors(officer: Officer) -> None:
    """Take every second factor off an account. A step of a command, not one itself."""
    Authenticator.objects.filter(user=officer).delete()


def _fits_app(factor: Authenticator, code: str) -> bool:
    step = _step_of(decrypt(factor.data["secret"]), code)
    if step is None or step <= factor.data.get("last_step", -1):
        return False
    factor.data["last_step"] = step
    factor.save(update_fields=["data"])
    return True


def _step_of(secret: str, code: str) -> int | None:
    """Return the step of time whose code this is, None when it is of none near now."""
    typed = "".join(code.split())
    for step in yield_hotp_counters_from_time():
        if hmac.compare_digest(format_hotp_value(hotp_value(secret, step)).encode(), typed.encode()):
            return int(step)
    return None


def _record(what: str, kind: str, *, mall: Mall, officer: Officer, by: Actor, at: Instant) -> None:
    about, facts = f"officer:{officer.pk}", {"kind": str(kind)}
    ledger.record(mall=mall, kind=f"people.second-factor.{what}", about=about, by=by, at=at, facts=facts)
