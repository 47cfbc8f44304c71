"""What changes anything from the office: made, confirmed by a second person, declined, undone."""

from __future__ import annotations

from django.db import transaction

from satupintu.base.actor import Actor
from satupintu.base.moments import Instant
from satupintu.ledger import commands as ledger
from satupintu.ledger.models import Mall
from satupintu.office import refusals
from satupintu.office.kinds import KINDS, Value
from satupintu.office.models import Change, ChangeState


@transaction.atomic
def make_change(
    *, mall: Mall, kind: str, subject: str, after: Value, agency: str = "", by: Actor, at: Instant
) -> Change:
    """Change one thing, or propose it where a second person is wanted; `agency`: whose thing it is, "" = the mall's.

    Raises NothingChanged, ProposalWaits, and whatever the thing's own room refuses.
    """
    locked = ledger.lock(mall=mall)
    known = KINDS[kind]
    before = known.read(locked, subject)
    if before == after:
        raise refusals.NothingChanged
    state = ChangeState.PROPOSED if known.two_persons else ChangeState.MADE
    if known.two_persons:
        if Change.objects.filter(mall=locked, kind=kind, subject=subject, state=ChangeState.PROPOSED).exists():
            raise refusals.ProposalWaits
    else:
        subject = known.write(locked, subject, after, by, at)
        after = known.read(locked, subject)
    change = Change.objects.create(
        mall=locked, kind=kind, subject=subject, agency=agency, before=before, after=after, state=state,
        made_by=str(by), made_at=at,
    )  # fmt: skip
    _record(change, by=by, at=at)
    return change


@transaction.atomic
def confirm_change(*, mall: Mall, change: int, by: Actor, at: Instant) -> Change:
    """Let a proposal become true, as a second person. Raises ChangeUnknown, SecondPersonWanted, ChangedSince."""
    locked = ledger.lock(mall=mall)
    found = _open(locked, change, ChangeState.PROPOSED)
    if found.made_by == str(by):
        raise refusals.SecondPersonWanted
    known = KINDS[found.kind]
    if known.read(locked, found.subject) != found.before:
        raise refusals.ChangedSince
    known.write(locked, found.subject, found.after, by, at)
    return _settle(found, ChangeState.MADE, by=by, at=at)


@transaction.atomic
def decline_change(*, mall: Mall, change: int, by: Actor, at: Instant) -> Change:
    """Put a proposal aside, by whoever may confirm or has made it. Raises ChangeUnknown."""
    return _settle(_open(ledger.lock(mall=mall), change, ChangeState.PROPOSED), ChangeState.DECLINED, by=by, at=at)


@transaction.atomic
def undo_change(*, mall: Mall, change: int, by: Actor, at: Instant) -> Change:
    """Bring back what was before a change. Raises ChangeUnknown, ChangedSince."""
    locked = ledger.lock(mall=mall)
    found = _open(locked, change, ChangeState.MADE)
    known = KINDS[found.kind]
    if known.read(locked, found.subject) != found.after:
        raise refusals.ChangedSince
    known.write(locked, found.subject, found.before, by, at)
    return _settle(found, ChangeState.UNDONE, by=by, at=at)


def _open(mall: Mall, change: int, state: ChangeState) -> Change:
    found = Change.objects.filter(mall=mall, pk=change, state=state).first()
    if found is None:
        raise refusals.ChangeUnknown
    return found


def _settle(change: Change, state: ChangeState, *, by: Actor, at: Instant) -> Change:
    change.state, change.second_by, change.second_at = state, str(by), at
    change.save(update_fields=["state", "second_by", "second_at"])
    _record(change, by=by, at=at)
    return change


def _record(change: Change, *, by: Actor, at: Instant) -> None:
    facts = {"kind": change.kind, "subject": change.subject, "agency": change.agency}
    ledger.record(
        mall=change.mall, kind=f"office.change.{change.state}", about=f"change:{change.pk}", by=by, at=at, facts=facts
    )
