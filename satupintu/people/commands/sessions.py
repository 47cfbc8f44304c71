"""Signed-in browsers: their beginning, use, lock and end. Real time; no facts of the record, but of the access log."""

from __future__ import annotations

from django.db import transaction

from satupintu.base.actor import Actor
from satupintu.base.moments import Instant
from satupintu.ledger.models import Mall
from satupintu.ledger.queries import real_now
from satupintu.people.commands.access import forget_old_access, note_access
from satupintu.people.models import Officer, SignedIn
from satupintu.people.rules import END_AFTER, ENDED_KEPT


@transaction.atomic
def begin_session(
    *,
    mall: Mall,
    officer: Officer,
    session_key: str,
    by: Actor,
    at: Instant,
    pc: str = "",
    by_one_time_code: bool = False,
    how: str = "",
) -> SignedIn:
    """Let a browser be signed in as `officer` from now on, and forget those that ended days ago."""
    now = real_now()
    SignedIn.objects.filter(mall=mall, begun_at__lt=now - END_AFTER - ENDED_KEPT).delete()
    forget_old_access(mall=mall, by=by, at=at)
    begun, is_new = SignedIn.objects.get_or_create(
        session_key=session_key,
        defaults={
            "mall": mall, "officer": officer, "pc": pc, "begun_at": now, "used_at": now, "proved_at": now,
            "by_one_time_code": by_one_time_code,
        },
    )  # fmt: skip
    if is_new:
        note_access(mall=mall, what="sign-in", about=how, account=officer.pk, by=by, at=at)
    return begun


@transaction.atomic
def note_use(*, session: SignedIn, by: Actor, at: Instant) -> None:
    """Note that the person of a session did something just now; a locked or ended one stays so."""
    SignedIn.objects.filter(pk=session.pk, locked_at=None, ended_at=None).update(used_at=real_now())


@transaction.atomic
def lock_session(*, session: SignedIn, by: Actor, at: Instant, place: str = "") -> None:
    """Lock a screen by hand; a locked one stays as it is."""
    locked = SignedIn.objects.filter(pk=session.pk, locked_at=None, ended_at=None).update(locked_at=real_now())
    if locked:
        note_access(mall=session.mall, what="lock", account=session.officer_id, place=place, by=by, at=at)


@transaction.atomic
def unlock_session(*, session: SignedIn, by: Actor, at: Instant, how: str, place: str = "") -> None:
    """Open a locked screen: its person has given the password or a passkey (`how`)."""
    now = real_now()
    SignedIn.objects.filter(pk=session.pk, ended_at=None).update(locked_at=None, used_at=now, proved_at=now)
    note_access(mall=session.mall, what="unlock", about=how, account=session.officer_id, place=place, by=by, at=at)


@transaction.atomic
def end_session(*, session: SignedIn, by: Actor, at: Instant, what: str = "sign-out", place: str = "") -> None:
    """End a session: it signed out, or a colleague took the PC over (`what` "switch")."""
    if SignedIn.objects.filter(pk=session.pk, ended_at=None).update(ended_at=real_now()):
        note_access(mall=session.mall, what=what, account=session.officer_id, place=place, by=by, at=at)
