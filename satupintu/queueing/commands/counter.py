"""Orders of an officer at a counter. An officer never chooses a person: the rule does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from satupintu.base.actor import Actor, ActorKind
from satupintu.base.moments import Instant
from satupintu.catalogue import commands as catalogue
from satupintu.ledger import commands as ledger
from satupintu.ledger import swift
from satupintu.ledger.models import Mall
from satupintu.queueing import hours, refusals
from satupintu.queueing.commands.visitor import new_item
from satupintu.queueing.commands.work import Work, order
from satupintu.queueing.models import Desk
from satupintu.queueing.rules import orders
from satupintu.queueing.rules.events import Absent, NewItem
from satupintu.queueing.rules.values import Answer, Outcome, Ticket


@dataclass(frozen=True, slots=True)
class OutcomeGiven:
    """An officer's answer for an item: `item` = its number on the ticket, or its service code.

    `result_on` = the date of the result (needed for received); `missing` = papers that lack;
    `ready_now` = the paper is in hand already ("sudah jadi").
    """

    item: int | str
    outcome: str
    result_on: date | None = None
    missing: tuple[str, ...] = ()
    ready_now: bool = False


@dataclass(frozen=True, slots=True)
class NextResult:
    """Whom NEXT found: a ticket that is now served (`state` "serving") or called to the counter ("summoned")."""

    state: str
    ticket: Ticket


@transaction.atomic
def open_counter(*, mall: Mall, counter: str, by: Actor, at: Instant) -> None:
    """Take a counter and open it, or end its break.

    Raises UnknownCounter, CounterTaken, OfficerElsewhere, CounterOpen, DayClosed, Busy.
    """
    with order(mall, by, at) as work:
        work.begin_day_if_open()
        _sit_down(work, counter)
        work.do(orders.open_counters(work.hall, work.t, [counter]))


@transaction.atomic
def open_counters(*, mall: Mall, counters: Sequence[str], by: Actor, at: Instant) -> None:
    """Open several counters as one event (a hall that starts its day). Raises as `open_counter`."""
    with order(mall, by, at) as work:
        work.begin_day_if_open()
        work.do(orders.open_counters(work.hall, work.t, list(counters)))


@transaction.atomic
def close_counter(*, mall: Mall, counter: str, by: Actor, at: Instant) -> None:
    """Close a counter and leave it; a sitting that has begun is finished first, and a break becomes a close.

    Raises UnknownCounter, NotYourCounter, CounterClosed, Busy.
    """
    with order(mall, by, at) as work:
        _own(work, counter)
        work.do(orders.close_counter(work.hall, work.t, counter, is_break=False))
        if work.hall.counters[counter].serving is None:
            _stand_up(work, counter)


@transaction.atomic
def take_over_counter(*, mall: Mall, counter: str, sitter: Actor, by: Actor, at: Instant) -> None:
    """Sit down at a counter in a colleague's place, with whoever is being served; it stays as open as it was.

    `sitter` is who gets up: it must sit there. Of the hall's own state nothing changes, so the rule calls nobody.
    Raises UnknownCounter, NotYourCounter, OfficerElsewhere, Busy.
    """
    with order(mall, by, at) as work:
        orders.counter_of(work.hall, counter)
        if swift.find(Desk, mall_id=work.mall.pk, counter=counter, officer=str(sitter)) is None:
            raise refusals.NotYourCounter(counter=counter)
        _stand_up(work, counter)
        _sit_down(work, counter)
    facts = {"counter": counter, "sitter": str(sitter)}
    ledger.record(mall=mall, kind="queueing.counter.taken-over", about=f"counter:{counter}", by=by, at=at, facts=facts)


@transaction.atomic
def free_counter(*, mall: Mall, counter: str, by: Actor, at: Instant) -> None:
    """Let whoever sits at a counter get up, in the name of who runs the mall: the officer has gone.

    The counter closes. Who was called there is called anew; who is being served stays there, and whoever sits down
    next goes on with that sitting. Raises UnknownCounter, NobodySits, Busy.
    """
    with order(mall, by, at) as work:
        now = orders.counter_of(work.hall, counter)
        desk = Desk.objects.filter(mall=work.mall, counter=counter).exclude(officer="").first()
        if desk is None:
            raise refusals.NobodySits(counter=counter)
        sitter = desk.officer
        if now.is_open or now.on_break:
            work.do(orders.close_counter(work.hall, work.t, counter, is_break=False))
        _stand_up(work, counter)
    facts = {"counter": counter, "sitter": sitter}
    ledger.record(mall=mall, kind="queueing.counter.freed", about=f"counter:{counter}", by=by, at=at, facts=facts)


@transaction.atomic
def free_counter_of(*, mall: Mall, sitter: Actor, by: Actor, at: Instant) -> None:
    """Let somebody get up whose account has ended; nothing where nobody of that name sits. Raises Busy."""
    desk = Desk.objects.filter(mall=ledger.lock(mall=mall), officer=str(sitter)).first()
    if desk is not None:
        free_counter(mall=mall, counter=desk.counter, by=by, at=at)


@transaction.atomic
def move_counter(*, mall: Mall, counter: str, line: str, by: Actor, at: Instant) -> None:
    """Let a closed counter serve another line of its zone, in today's hall and on every day after it.

    Raises CounterUnknown, OtherZone, LastCounter, UnknownCounter, UnknownLine, CounterInUse, Busy.
    """
    with order(mall, by, at) as work:
        if work.hall.began and not work.hall.ended:
            work.do(orders.move_counter(work.hall, work.t, counter, line))
    catalogue.move_counter(mall=mall, counter=counter, line=line, by=by, at=at)


@transaction.atomic
def start_break(*, mall: Mall, counter: str, by: Actor, at: Instant) -> None:
    """Begin a break, in a sitting after it; the officer keeps the counter. Raises as `close_counter`."""
    with order(mall, by, at) as work:
        _own(work, counter)
        work.do(orders.close_counter(work.hall, work.t, counter, is_break=True))


@transaction.atomic
def next_person(
    *,
    mall: Mall,
    counter: str,
    outcomes: Sequence[OutcomeGiven] | None = None,
    shown: str | None = None,
    ask_first: bool = False,
    by: Actor,
    at: Instant,
) -> NextResult | None:
    """Ask for the next person; with `outcomes` while serving, the sitting ends first in the same order.

    An empty `outcomes` means that everything is done. `shown` = whom the screen showed ("" nobody; None not said).
    `ask_first`: where the sitting leaves a service that waits for a paper in vain, nobody is called yet, so that
    the desk can ask. Returns None when nobody was found (what was answered stays answered).

    Raises NotYourCounter, ScreenChanged, StillServing, NobodyServed (answers for nobody), CounterClosed,
    UnknownItem, NeedsResultDate, UnknownOutcome, Busy.
    """
    with order(mall, by, at) as work:
        _own(work, counter)
        orders.check_screen(work.hall, counter, shown)
        if outcomes or (outcomes is not None and work.hall.counters[counter].serving is not None):
            ended = _end(work, counter, outcomes)
            now = work.hall.counters[counter]
            if now.serving is None and (not now.is_open or (ask_first and ended.waits_in_vain)):
                return None
            work.t += 1
        event = orders.next_person(work.hall, work.t, counter)
        if event is None:
            return None
        work.do(event)
        now = work.hall.counters[counter]
        state = "serving" if now.serving == event.ticket else "summoned"
        return NextResult(state, work.hall.tickets[event.ticket])


@transaction.atomic
def start_stop(*, mall: Mall, counter: str, shown: str | None = None, by: Actor, at: Instant) -> Ticket:
    """Begin to serve the person who was called to the counter and sat down.

    Raises NobodySummoned, ScreenChanged, Busy.
    """
    with order(mall, by, at) as work:
        _own(work, counter)
        orders.check_screen(work.hall, counter, shown)
        event = orders.start(work.hall, work.t, counter)
        work.do(event)
        return work.hall.tickets[event.ticket]


@transaction.atomic
def recall(*, mall: Mall, counter: str, shown: str | None = None, by: Actor, at: Instant) -> None:
    """Speak the call again. Raises NobodySummoned, ScreenChanged, Busy."""
    with order(mall, by, at) as work:
        _own(work, counter)
        orders.check_screen(work.hall, counter, shown)
        work.do(orders.recall(work.hall, work.t, counter))


@transaction.atomic
def mark_absent(*, mall: Mall, counter: str, shown: str | None = None, by: Actor, at: Instant) -> Ticket:
    """Say that the called person did not come; the key is kept.

    At the limit the clock says it too: whoever is first, the officer's wish is met.
    Raises NobodySummoned, TooEarlyAbsent, AlreadyAnswered, ScreenChanged, Busy.
    """
    with order(mall, by, at) as work:
        _own(work, counter)
        for told in work.told:
            if isinstance(told, Absent) and told.counter == counter:
                return work.hall.tickets[told.ticket]
        orders.check_screen(work.hall, counter, shown)
        event = orders.absent(work.hall, work.t, counter)
        work.do(event)
        return work.hall.tickets[event.ticket]


@transaction.atomic
def finish_stop(
    *,
    mall: Mall,
    counter: str,
    outcomes: Sequence[OutcomeGiven] = (),
    shown: str | None = None,
    by: Actor,
    at: Instant,
) -> Ticket:
    """Answer items of the person at `counter`; none given = all done; the counter is idle at once.

    Raises NobodyServed, ScreenChanged, UnknownItem, NeedsResultDate, UnknownOutcome, Busy.
    """
    with order(mall, by, at) as work:
        _own(work, counter)
        orders.check_screen(work.hall, counter, shown)
        return _end(work, counter, outcomes)


@transaction.atomic
def undo(*, mall: Mall, counter: str, by: Actor, at: Instant) -> Ticket:
    """Take back the counter's last END or ABSENT within ten seconds. Raises NothingToUndo, Busy."""
    with order(mall, by, at) as work:
        _own(work, counter)
        event = orders.undo(work.hall, work.t, counter)
        work.do(event)
        return work.hall.tickets[event.ticket]


@transaction.atomic
def add_service(
    *, mall: Mall, counter: str, service: str, people: int = 1, needed_by: int | None = None, by: Actor, at: Instant
) -> Ticket:
    """Add a service for the person at the counter: with `needed_by`, the key of that item, else from now.

    Raises NobodyServed, UnknownService, AgencyNotIn, SameServiceTwice, WrongCount, Busy.
    """
    with order(mall, by, at) as work:
        number = _served(work, counter)
        chosen = work.book.services.get(service)
        if chosen is None:
            raise refusals.UnknownService(service=service)
        if not 1 <= people <= 5:
            raise refusals.WrongCount
        hours.check_agency(mall, work.book, chosen.agency, work.at)
        work.do(orders.add_item(work.hall, work.t, number, item=new_item(chosen, people), needed_by=needed_by))
        return work.hall.tickets[number]


@transaction.atomic
def pass_on(*, mall: Mall, counter: str, item: int, line: str, by: Actor, at: Instant) -> Ticket:
    """Pass an item of the person at the counter on to another line; its key goes with it.

    Raises NobodyServed, UnknownItem, UnknownLine, AgencyNotIn, Busy.
    """
    with order(mall, by, at) as work:
        number = _served(work, counter)
        if line not in work.hall.lines or line == work.hall.counters[counter].line:
            raise refusals.UnknownLine(line=line)
        hours.check_agency(mall, work.book, work.book.lines[line].agency, work.at)
        old = orders.item_of(work.hall.tickets[number], item)
        new = NewItem(old.service, line, old.work_ms, old.people, old.waits_for, old.ready_after_ms)
        work.do(orders.pass_on(work.hall, work.t, number, item, item=new))
        return work.hall.tickets[number]


@transaction.atomic
def remove_item(*, mall: Mall, counter: str, item: int, number: str | None = None, by: Actor, at: Instant) -> Ticket:
    """Take an item off: of the person at the counter, or of `number` where it waits for a paper in vain.

    Raises NobodyServed, UnknownTicket, UnknownItem, Busy.
    """
    with order(mall, by, at) as work:
        number = _served(work, counter) if number is None else _in_vain(work, counter, number, item)
        work.do(orders.remove_item(work.hall, work.t, number, item))
        return work.hall.tickets[number]


@transaction.atomic
def release_item(*, mall: Mall, counter: str, item: int, number: str | None = None, by: Actor, at: Instant) -> Ticket:
    """Let an item wait for nothing any more: the visitor has the paper ("sudah punya").

    Of the person at the counter, or of `number` where it waits for a paper in vain. Raises as `remove_item`.
    """
    with order(mall, by, at) as work:
        number = _served(work, counter) if number is None else _in_vain(work, counter, number, item)
        work.do(orders.release_item(work.hall, work.t, number, item))
        return work.hall.tickets[number]


def _in_vain(work: Work, counter: str, number: str, item: int) -> str:
    """Refuse to touch an item of somebody elsewhere, unless it waits for a paper that will not come today."""
    _own(work, counter)
    ticket = orders.ticket_of(work.hall, number)
    if item not in {waiting.no for waiting in ticket.waits_in_vain}:
        raise refusals.UnknownItem
    return number


def _end(work: Work, counter: str, outcomes: Sequence[OutcomeGiven]) -> Ticket:
    at_counter = orders.counter_of(work.hall, counter)
    ticket = work.hall.tickets.get(at_counter.serving or "")
    if ticket is None:
        raise refusals.NobodyServed
    answers = [_answer(work, ticket, given) for given in outcomes] or None
    event = orders.end(work.hall, work.t, counter, answers)
    work.do(event)
    now = work.hall.counters[counter]
    if now.serving is None and not now.is_open and not now.on_break:
        _stand_up(work, counter)
    return work.hall.tickets[ticket.number]


def _answer(work: Work, ticket: Ticket, given: OutcomeGiven) -> Answer:
    no = given.item if isinstance(given.item, int) else _no_of(ticket, given.item)
    try:
        outcome = Outcome(given.outcome)
    except ValueError as unknown:
        raise refusals.UnknownOutcome(outcome=given.outcome) from unknown
    if outcome is Outcome.RECEIVED and (given.result_on is None or given.result_on < work.day):
        raise refusals.NeedsResultDate
    result_on = given.result_on if outcome is Outcome.RECEIVED else None
    work.details[(ticket.number, no)] = {"result_on": result_on, "missing": list(given.missing)}
    return Answer(no, outcome, work.t if given.ready_now else None)


def _no_of(ticket: Ticket, service: str) -> int:
    for item in ticket.open_items:
        if item.service == service:
            return item.no
    raise refusals.UnknownItem


def _served(work: Work, counter: str) -> str:
    _own(work, counter)
    number = work.hall.counters[counter].serving
    if number is None:
        pending = work.hall.pending_at(counter)
        if pending is None:
            raise refusals.NobodyServed
        number = pending.number
    return number


def _own(work: Work, counter: str) -> None:
    """Refuse an officer at somebody else's counter."""
    orders.counter_of(work.hall, counter)
    if work.by.kind is ActorKind.SYSTEM:
        return
    if swift.find(Desk, mall_id=work.mall.pk, counter=counter, officer=str(work.by)) is None:
        raise refusals.NotYourCounter(counter=counter)


def _sit_down(work: Work, counter: str) -> None:
    orders.counter_of(work.hall, counter)
    if work.by.kind is ActorKind.SYSTEM:
        return
    me = str(work.by)
    elsewhere = Desk.objects.filter(mall=work.mall, officer=me).exclude(counter=counter).first()
    if elsewhere is not None:
        raise refusals.OfficerElsewhere(counter=elsewhere.counter)
    desk, _made = Desk.objects.get_or_create(mall=work.mall, counter=counter)
    if desk.officer not in {"", me}:
        raise refusals.CounterTaken(counter=counter)
    if desk.officer != me:
        desk.officer = me
        desk.save(update_fields=["officer"])


def _stand_up(work: Work, counter: str) -> None:
    Desk.objects.filter(mall=work.mall, counter=counter).update(officer="")
