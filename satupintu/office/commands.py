"""What changes anything from the office: made, confirmed by a second person, declined, undone."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import transaction

from satupintu.base.actor import Actor
from satupintu.base.moments import Instant
from satupintu.ledger import commands as ledger
from satupintu.ledger.models import Mall
from satupintu.ledger.rules import canonical
from satupintu.office import refusals
from satupintu.office.kinds import KINDS, Value
from satupintu.office.models import Change, ChangeState

WRITTEN_FREELY = frozenset({"text", "body", "author", "pictures", "note"})
"""What may name a person: it can be taken away later, and the record cannot."""


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
    """Bring back what was before a change; where a second person is wanted, propose that. Returns what was made.

    Raises ChangeUnknown, ChangedSince, ProposalWaits.
    """
    locked = ledger.lock(mall=mall)
    found = _open(locked, change, ChangeState.MADE)
    known = KINDS[found.kind]
    if known.read(locked, found.subject) != found.after:
        raise refusals.ChangedSince
    if known.two_persons:
        return make_change(
            mall=locked, kind=found.kind, subject=found.subject, after=found.before, agency=found.agency, by=by, at=at
        )
    known.write(locked, found.subject, found.before, by, at)
    found.state, found.undone_by, found.undone_at = ChangeState.UNDONE, str(by), at
    found.save(update_fields=["state", "undone_by", "undone_at"])
    _record(found, by=by, at=at)
    return found


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
    facts = {
        "kind": change.kind, "subject": change.subject, "agency": change.agency,
        "before": _of_record(change.before), "after": _of_record(change.after),
    }  # fmt: skip
    ledger.record(
        mall=change.mall, kind=f"office.change.{change.state}", about=f"change:{change.pk}", by=by, at=at, facts=facts
    )


def _of_record(value: Value) -> Value:
    """Return a value as the record keeps it for ever: whole, but what people have written freely by its digest."""
    if value is None:
        return None
    return {name: _digest(said) if name in WRITTEN_FREELY and said else said for name, said in value.items()}


def _digest(said: Any) -> str:
    return "sha256:" + hashlib.sha256(canonical({"said": said}).encode()).hexdigest()[:16]
