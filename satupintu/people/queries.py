"""Who works here; nothing here changes anything."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings

from satupintu.base.actor import Actor, ActorKind
from satupintu.base.moments import Instant
from satupintu.ledger import swift
from satupintu.ledger.models import Mall
from satupintu.ledger.queries import real_now
from satupintu.people import refusals
from satupintu.people.models import Access, Officer, Pairing, Role, SignedIn, SignInTry, Token
from satupintu.people.permits import SECOND_FACTOR_FORCED, Duty
from satupintu.people.rules import (
    DEMO_KIOSK_SECRET,
    WRONG_FROM_A_PLACE,
    WRONG_FROM_EVERYWHERE,
    WRONG_WINDOW,
    is_known_secret,
    is_silent,
    secret_digest,
    wait_until,
)


def officers(mall: Mall) -> list[Officer]:
    """Return the officers of a mall by username."""
    return list(Officer.objects.filter(mall=mall).order_by("username"))


def names_of(mall: Mall) -> dict[str, str]:
    """Return how colleagues call each account, by its actor in the record ("officer:7"); for pages of the office."""
    rows = Officer.objects.filter(mall=mall).values_list("pk", "name", "username")
    return {str(Actor(ActorKind.OFFICER, str(pk))): name or username for pk, name, username in rows}


def officer_named(mall: Mall, username: str) -> Officer:
    """Return the officer with this username; raises OfficerUnknown."""
    found = Officer.objects.filter(mall=mall, username=username).first()
    if found is None:
        raise refusals.OfficerUnknown(username=username)
    return found


def tokens(mall: Mall) -> list[Token]:
    """Return the registered devices and programs of a mall by name."""
    return list(Token.objects.filter(mall=mall).order_by("name"))


def token_named(mall: Mall, name: str) -> Token:
    """Return the device with this name; raises TokenUnknown."""
    found = Token.objects.filter(mall=mall, name=name).first()
    if found is None:
        raise refusals.TokenUnknown
    return found


def devices(mall: Mall) -> list[Token]:
    """Return the kiosks, rows and boards of a mall, those that may work first, by name."""
    return list(Token.objects.filter(mall=mall).exclude(role=Role.OFFICER).order_by("-is_active", "name"))


def device(mall: Mall, pk: int) -> Token:
    """Return one kiosk, row or board, active or not. Raises TokenUnknown."""
    found = Token.objects.filter(mall=mall, pk=pk).exclude(role=Role.OFFICER).first()
    if found is None:
        raise refusals.TokenUnknown
    return found


def silent_devices(mall: Mall) -> list[Token]:
    """Return the active devices that have said nothing for five real minutes; the demo's own kiosk is no device."""
    now = real_now()
    return [
        token
        for token in devices(mall)
        if token.is_active and not is_known_secret(token.secret_digest) and is_silent(token.seen_at, token.made_at, now)
    ]


def waiting_under(mall: Mall, code: str) -> Pairing:
    """Return the browser that waits under a pairing code now. Raises PairingUnknown."""
    found = Pairing.objects.filter(mall=mall, code=code, valid_until__gt=real_now()).first()
    if found is None:
        raise refusals.PairingUnknown
    return found


def waiting_with(mall: Mall, secret: str) -> Pairing | None:
    """Return under which code the browser with this secret waits now, None for none."""
    digest = secret_digest(secret)
    return Pairing.objects.filter(mall=mall, secret_digest=digest, valid_until__gt=real_now()).first()


def token_of_secret(mall: Mall, secret: str) -> Token:
    """Return the active device that carries `secret`; raises TokenUnknown."""
    found = swift.find(Token, mall_id=mall.pk, secret_digest=secret_digest(secret), is_active=True)
    if found is None:
        raise refusals.TokenUnknown
    return found


def actor_of(token: Token) -> Actor:
    """Return who acts when `token` speaks; its code is "t" and the row's number, never a name."""
    if token.role == Role.OFFICER:
        return Actor(ActorKind.OFFICER, f"t{token.pk}")
    if token.role == Role.BOARD:
        return Actor(ActorKind.BOARD, f"t{token.pk}")
    return Actor(ActorKind.ROW if token.line else ActorKind.KIOSK, f"t{token.pk}")


def actor_of_token(mall: Mall, secret: str) -> Actor:
    """Return the actor of the device that carries `secret`; raises TokenUnknown."""
    return actor_of(token_of_secret(mall, secret))


def actor_of_officer(officer: Officer) -> Actor:
    """Return who acts when `officer` is signed in; the code is the account's number, never a name."""
    return Actor(ActorKind.OFFICER, str(officer.pk))


def known_passwords(mall: Mall) -> list[str]:
    """Return the usernames of active accounts whose password is printed somewhere."""
    found = Officer.objects.filter(mall=mall, known_password=True, is_active=True)
    return list(found.order_by("username").values_list("username", flat=True))


def has_known_token(mall: Mall) -> bool:
    """Return whether the demo's kiosk, whose secret everybody can read, is an active device here."""
    return Token.objects.filter(
        mall=mall, secret_digest=secret_digest(DEMO_KIOSK_SECRET), is_active=True
    ).exists()  # fmt: skip


def sign_in_opens_at(mall: Mall, account: str, place: str, now: datetime) -> datetime | None:
    """Return when (real time) a password may be tried for `account` at `place` again, None for now."""
    tries = list(
        SignInTry.objects.filter(mall=mall, account=account, tried_at__gt=now - WRONG_WINDOW)
        .order_by("tried_at")
        .values_list("place", "tried_at")
    )
    waits = (
        wait_until([tried_at for where, tried_at in tries if where == place], WRONG_FROM_A_PLACE),
        wait_until([tried_at for _where, tried_at in tries], WRONG_FROM_EVERYWHERE),
    )
    return max((wait for wait in waits if wait), default=None)


def session_of(session_key: str | None) -> SignedIn | None:
    """Return what is known of a browser's session, None where it is new."""
    if not session_key:
        return None
    return SignedIn.objects.filter(session_key=session_key).select_related("officer", "mall").first()


def at_this_pc(mall: Mall, pc: str, since: datetime) -> list[Officer]:
    """Return the active accounts that signed in at one PC since a real moment, the newest first."""
    rows = SignedIn.objects.filter(mall=mall, pc=pc, begun_at__gte=since, officer__is_active=True)
    found = {row.officer_id: row.officer for row in rows.select_related("officer").order_by("-begun_at")}
    return list(found.values()) if pc else []


def factors_of(officer: Officer) -> list[Authenticator]:
    """Return an account's passkeys, authenticator app and recovery codes, the oldest first."""
    return list(Authenticator.objects.filter(user=officer).order_by("created_at", "pk"))


def has_second_factor(officer: Officer) -> bool:
    """Return whether an account has an authenticator app or a passkey; recovery codes alone are none."""
    strong = Authenticator.objects.filter(user=officer).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return bool(strong.exists())


def is_second_factor_forced() -> bool:
    """Return whether this house forces a second factor on some duties: in production it does."""
    return bool(settings.SECOND_FACTOR_FORCED)


def wants_second_factor(officer: Officer) -> bool:
    """Return whether an account may do nothing before it has set up a second factor."""
    return is_second_factor_forced() and officer.duty in SECOND_FACTOR_FORCED and not has_second_factor(officer)


def without_second_factor(mall: Mall) -> list[str]:
    """Return the usernames of active accounts whose duty needs a second factor and that have none."""
    forced = Officer.objects.filter(mall=mall, is_active=True, duty__in=SECOND_FACTOR_FORCED).order_by("username")
    return [officer.username for officer in forced if not has_second_factor(officer)]


def other_administrators(officer: Officer) -> bool:
    """Return whether the mall has another active administrator."""
    others = Officer.objects.filter(mall=officer.mall, duty=Duty.ADMINISTRATOR, is_active=True)
    return others.exclude(pk=officer.pk).exists()


def access_log(
    mall: Mall, *, since: datetime | None = None, account: int | None = None, what: str = "", most: int = 200
) -> list[Access]:
    """Return lines of the access log, the newest first: of one account, of one kind, since a real moment."""
    found = Access.objects.filter(mall=mall)
    if since is not None:
        found = found.filter(real_at__gte=since)
    if account is not None:
        found = found.filter(account=account)
    if what:
        found = found.filter(what=what)
    return list(found.order_by("-real_at", "-pk")[:most])


def access_of(
    mall: Mall, starts: Instant, ends: Instant, *, account: int | None = None, what: str = "",
    before: int | None = None, most: int = 100,
) -> list[Access]:  # fmt: skip
    """Return lines of `starts <= t < ends`, newest first: of one account or kind, older than the line `before`."""
    found = Access.objects.filter(mall=mall, at__gte=starts, at__lt=ends)
    if account is not None:
        found = found.filter(account=account)
    if what:
        found = found.filter(what=what)
    if before is not None:
        found = found.filter(pk__lt=before)
    return list(found.order_by("-pk")[:most])


def access_count(mall: Mall, starts: Instant, ends: Instant) -> int:
    """Return how many lines there are of `starts <= t < ends`."""
    return Access.objects.filter(mall=mall, at__gte=starts, at__lt=ends).count()


def access_kinds(mall: Mall, starts: Instant, ends: Instant) -> list[str]:
    """Return the kinds of lines of `starts <= t < ends`, by name."""
    found = Access.objects.filter(mall=mall, at__gte=starts, at__lt=ends)
    return list(found.order_by("what").values_list("what", flat=True).distinct())


def usernames(mall: Mall, accounts: Iterable[int]) -> dict[int, str]:
    """Return the service names of account numbers, for those who may see them."""
    return dict(Officer.objects.filter(mall=mall, pk__in=set(accounts)).values_list("pk", "username"))
