"""The access log: who came in and who looked at what. Only added to, and purged by its term."""

from __future__ import annotations

from django.db import transaction

from satupintu.base.actor import Actor
from satupintu.base.moments import Instant
from satupintu.ledger.models import Mall
from satupintu.ledger.queries import real_now
from satupintu.people.models import Access
from satupintu.people.rules import ACCESS_KEPT


@transaction.atomic
def note_access(
    *, mall: Mall, what: str, by: Actor, at: Instant, account: int | None = None, place: str = "", about: str = ""
) -> None:
    """Write one line: an account's number, `what` it did (`rules.SEEN` and others), where, on what.

    Give no name, no password, no visitor's number. Call it for every reading of a sensitive page.
    """
    Access.objects.create(
        mall=mall, at=at, real_at=real_now(), account=account, what=what, place=place[:40], about=about[:120]
    )


@transaction.atomic
def forget_old_access(*, mall: Mall, by: Actor, at: Instant) -> int:
    """Purge the lines whose term is over; returns how many."""
    gone, _each = Access.objects.filter(mall=mall, real_at__lt=real_now() - ACCESS_KEPT).delete()
    return gone
