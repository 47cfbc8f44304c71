"""What a greeter does, and who asks for one. Counts and calls are recorded; wishes never are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from satupintu.base.actor import Actor
from satupintu.base.moments import Instant, business_day
from satupintu.ledger import commands as ledger
from satupintu.ledger.models import Mall, Record
from satupintu.ledger.queries import real_now
from satupintu.queueing import queries as queueing
from satupintu.queueing.commands import Wish, issue_ticket
from satupintu.queueing.models import Ticket
from satupintu.reception import queries, refusals
from satupintu.reception.models import HelpCall, SpentPass, Wishes
from satupintu.reception.queries import ANSWERED, COUNTED, INFO, TAKEN_BACK
from satupintu.reception.rules import PASS_LASTS


@transaction.atomic
def count_visitor(*, mall: Mall, by: Actor, at: Instant) -> Record:
    """Count one person, or one family, who came through the door."""
    return _record(COUNTED, "door", mall=mall, by=by, at=at)


@transaction.atomic
def take_back_count(*, mall: Mall, by: Actor, at: Instant) -> Record:
    """Take the latest tap back. Raises NothingCounted."""
    locked = ledger.lock(mall=mall)
    if queries.visitors_counted(locked, business_day(at)) == 0:
        raise refusals.NothingCounted
    return _record(TAKEN_BACK, "door", mall=locked, by=by, at=at)


@transaction.atomic
def count_question(*, mall: Mall, by: Actor, at: Instant) -> Record:
    """Count a short question that was answered without a number (line INFO)."""
    return _record(ANSWERED, f"line:{INFO}", mall=mall, by=by, at=at)


@transaction.atomic
def call_help(*, mall: Mall, place: str, name: str, by: Actor, at: Instant) -> HelpCall:
    """Call a greeter to a place, `name` as people say it ("Kios 1"); a second press changes nothing."""
    locked = ledger.lock(mall=mall)
    there = HelpCall.objects.filter(mall=locked, place=place, answered_at=None).first()
    if there is not None:
        return there
    made = HelpCall.objects.create(mall=locked, day=business_day(at), place=place, name=name[:60], called_at=at)
    _record("reception.help.called", place, mall=locked, by=by, at=at)
    return made


@transaction.atomic
def answer_help(*, mall: Mall, call: int, by: Actor, at: Instant) -> HelpCall:
    """Say that somebody is on the way to a place that called. Raises HelpCallUnknown."""
    locked = ledger.lock(mall=mall)
    found = HelpCall.objects.filter(mall=locked, pk=call, answered_at=None).first()
    if found is None:
        raise refusals.HelpCallUnknown
    found.answered_at = at
    found.save(update_fields=["answered_at"])
    _record("reception.help.answered", found.place, mall=locked, by=by, at=at)
    return found


@transaction.atomic
def wish(*, mall: Mall, number: str, wishes: Collection[str], by: Actor, at: Instant) -> None:
    """Let a ticket of today carry exactly these of `queries.WISHES`; never recorded. Raises UnknownTicket."""
    locked = ledger.lock(mall=mall)
    row = queueing.ticket_by_number(locked, number, business_day(at))
    chosen = {name: name in wishes for name in queries.WISHES}
    if any(chosen.values()):
        Wishes.objects.update_or_create(mall=locked, ticket_id=row.pk, defaults=chosen)
    else:
        Wishes.objects.filter(mall=locked, ticket_id=row.pk).delete()


@transaction.atomic
def issue_for_pass(
    *, mall: Mall, word: str, wishes: Sequence[Wish], priority: bool, by: Actor, at: Instant
) -> Ticket:  # fmt: skip
    """Give a phone inside the hall its number; the pass `word` is spent with it, or neither happens.

    Of two at once the mall's lock lets one in. Raises PassSpent, and what `queueing.commands.issue_ticket` refuses.
    """
    locked = ledger.lock(mall=mall)
    now = real_now()
    SpentPass.objects.filter(mall=locked, spent_at__lt=now - 2 * PASS_LASTS).delete()
    if queries.is_spent(locked, word):
        raise refusals.PassSpent
    SpentPass.objects.create(mall=locked, word=word, spent_at=now)
    return issue_ticket(mall=mall, wishes=wishes, priority=priority, drop_circles=True, by=by, at=at)


@transaction.atomic
def forget_wishes(*, mall: Mall, before: date, by: Actor, at: Instant) -> int:
    """Forget the wishes of days before `before`; returns how many. Not recorded: nothing may tell of them."""
    return Wishes.objects.filter(mall=mall, ticket__day__lt=before).delete()[0]


def _record(kind: str, about: str, *, mall: Mall, by: Actor, at: Instant) -> Record:
    return ledger.record(mall=mall, kind=kind, about=about, by=by, at=at, facts={"line": INFO})
