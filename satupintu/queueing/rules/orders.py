"""What may be asked of a hall, and what follows: each order gives its event or says why not."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from satupintu.queueing.rules import events as happened
from satupintu.queueing.rules.dispatch import deck_of
from satupintu.queueing.rules.events import NewItem
from satupintu.queueing.rules.impossible import Impossible, Why
from satupintu.queueing.rules.values import (
    Answer,
    Counter,
    Hall,
    Item,
    Outcome,
    Ticket,
    TicketState,
)

SERIES = "AHM"
NUMBERS_IN_A_SERIES = 999
S = TicketState


def number_of(count: int) -> str:
    """Return the paper number of the day's `count`-th ticket (from 1): A-001 … A-999, H-…, M-….

    Raises Impossible (NUMBERS_USED_UP) after M-999.
    """
    series, rest = divmod(count - 1, NUMBERS_IN_A_SERIES)
    if series >= len(SERIES):
        raise Impossible(Why.NUMBERS_USED_UP)
    return f"{SERIES[series]}-{rest + 1:03d}"


PAPER = re.compile(r"K-(?!000)[0-9]{3}")


def issue_on_paper(
    hall: Hall, t: int, *, number: str, arrival_ms: int, floor: int, priority: bool, items: Sequence[NewItem]
) -> happened.Issued:
    """Return the event of a pre-printed number (K-001 … K-999) that was handed out while the house stood still.

    It counts from the time written on it. Raises Impossible (DAY_ENDED, CIRCLE, NOT_A_PAPER_NUMBER, PAPER_USED,
    NOT_A_PAST_TIME).
    """
    if hall.ended:
        raise Impossible(Why.DAY_ENDED)
    if PAPER.fullmatch(number) is None:
        raise Impossible(Why.NOT_A_PAPER_NUMBER, number=number)
    if number in hall.tickets:
        raise Impossible(Why.PAPER_USED, number=number)
    if arrival_ms > t:
        raise Impossible(Why.NOT_A_PAST_TIME)
    if has_circle(items):
        raise Impossible(Why.CIRCLE)
    return happened.Issued(t, number, floor, priority, arrival_ms, tuple(items), on_paper=True)


def ticket_of(hall: Hall, number: str) -> Ticket:
    """Return today's ticket of that number. Raises Impossible (UNKNOWN_TICKET)."""
    ticket = hall.tickets.get(number)
    if ticket is None:
        raise Impossible(Why.UNKNOWN_TICKET, number=number)
    return ticket


def counter_of(hall: Hall, code: str) -> Counter:
    """Return a counter of the day. Raises Impossible (UNKNOWN_COUNTER)."""
    counter = hall.counters.get(code)
    if counter is None:
        raise Impossible(Why.UNKNOWN_COUNTER, counter=code)
    return counter


def item_of(ticket: Ticket, no: int) -> Item:
    """Return an open item. Raises Impossible (UNKNOWN_ITEM, ITEM_CLOSED)."""
    if not 0 <= no < len(ticket.items):
        raise Impossible(Why.UNKNOWN_ITEM)
    item = ticket.items[no]
    if not item.is_open:
        raise Impossible(Why.ITEM_CLOSED)
    return item


def has_circle(items: Sequence[NewItem]) -> bool:
    """Return whether items wait for each other in a ring."""
    left = set(range(len(items)))
    while left:
        free = {no for no in left if not left.intersection(items[no].waits_for)}
        if not free:
            return True
        left -= free
    return False


def issue(hall: Hall, t: int, *, floor: int, priority: bool, items: Sequence[NewItem]) -> happened.Issued:
    """Return the event of the next number. Raises Impossible (DAY_ENDED, CIRCLE, NUMBERS_USED_UP)."""
    if hall.ended:
        raise Impossible(Why.DAY_ENDED)
    if has_circle(items):
        raise Impossible(Why.CIRCLE)
    return happened.Issued(t, number_of(hall.issued + 1), floor, priority, t, tuple(items))


def check_screen(hall: Hall, code: str, shown: str | None) -> None:
    """Refuse an order of a screen that showed somebody else: `shown` = its number, "" = nobody, None = not said.

    Raises Impossible (UNKNOWN_COUNTER, SCREEN_CHANGED).
    """
    counter = counter_of(hall, code)
    if shown is not None and shown != (counter.serving or counter.summoned or ""):
        raise Impossible(Why.SCREEN_CHANGED)


def next_person(hall: Hall, t: int, code: str) -> happened.Started | happened.Summoned | None:
    """Return whom NEXT(c) starts (a) or summons (b), or None (c).

    Raises Impossible (UNKNOWN_COUNTER, COUNTER_CLOSED, STILL_SERVING).
    """
    counter = counter_of(hall, code)
    if counter.serving is not None:
        raise Impossible(Why.STILL_SERVING, number=counter.serving)
    if not counter.is_open:
        raise Impossible(Why.COUNTER_CLOSED, counter=code)
    deck = deck_of(hall, counter.line)
    seated = next((ticket for ticket in deck if ticket.state is S.AT_DECK), None)
    if seated is not None:
        return happened.Started(t, seated.number, counter.line, code, True)
    walking = next((ticket for ticket in deck if ticket.state is S.CALLED), None)
    if counter.summoned is None and walking is not None:
        return happened.Summoned(t, walking.number, counter.line, code)
    return None


def start(hall: Hall, t: int, code: str) -> happened.Started:
    """Return the START of the person summoned to a counter. Raises Impossible (NOBODY_SUMMONED)."""
    counter = counter_of(hall, code)
    if counter.summoned is None:
        raise Impossible(Why.NOBODY_SUMMONED)
    return happened.Started(t, counter.summoned, counter.line, code, False)


def recall(hall: Hall, t: int, code: str) -> happened.Recalled:
    """Return the call spoken again: the summoned person, else the one just started from the seats.

    Raises Impossible (NOBODY_SUMMONED).
    """
    counter = counter_of(hall, code)
    number = counter.summoned or counter.serving
    if number is None:
        raise Impossible(Why.NOBODY_SUMMONED)
    return happened.Recalled(t, number, counter.line, code)


def at_deck(hall: Hall, t: int, number: str, *, lines: Collection[str] | None = None) -> happened.AtDeck:
    """Return that a called visitor sits at the row; `lines` = for which rows the actor may say so (None: all).

    A row without a device has no such order, or an officer would choose. Raises Impossible
    (UNKNOWN_TICKET, NOT_CALLED, SEATED_ALREADY, CALLED_TO_COUNTER, BEING_SERVED, IS_AWAY, ALREADY_GONE,
    NO_ROW_DEVICE, OTHER_LINE).
    """
    ticket = ticket_of(hall, number)
    if ticket.state is not S.CALLED or ticket.line is None:
        raise _not_called(ticket)
    if not hall.lines[ticket.line].has_device:
        raise Impossible(Why.NO_ROW_DEVICE)
    if lines is not None and ticket.line not in lines:
        raise Impossible(Why.OTHER_LINE)
    return happened.AtDeck(t, number, ticket.line)


def _not_called(ticket: Ticket) -> Impossible:
    """Return why somebody who is not called to the seats cannot sit down there: each state has its own words."""
    if ticket.state is S.SUMMONED:
        return Impossible(Why.CALLED_TO_COUNTER, counter=ticket.counter)
    why = {
        S.AT_DECK: Why.SEATED_ALREADY, S.SERVED: Why.BEING_SERVED, S.AWAY: Why.IS_AWAY, S.GONE: Why.ALREADY_GONE
    }.get(ticket.state, Why.NOT_CALLED)  # fmt: skip
    return Impossible(why)


def absence_limit_ms(hall: Hall, ticket: Ticket) -> int:
    """Return how long a called visitor may take, in ms, counted from `ticket.since` (QUEUE_RULE, ABSENT)."""
    rule = hall.settings
    limit = rule.absence_ms
    line = hall.lines[ticket.line] if ticket.line else None
    if line is None:
        return limit
    if line.floor != ticket.floor:
        limit += rule.other_floor_ms
    if ticket.priority:
        limit *= 2
    if line.reopened_at is not None and line.reopened_at <= ticket.since < line.reopened_at + rule.reopened_ms:
        limit = max(limit, rule.reopened_ms)
    return limit


def absent_due_at(hall: Hall, ticket: Ticket) -> int | None:
    """Return when the clock marks a ticket absent, or None where the clock does not."""
    called = ticket.state is S.CALLED and ticket.line is not None and hall.lines[ticket.line].has_device
    if called or ticket.state is S.SUMMONED:
        return ticket.since + absence_limit_ms(hall, ticket)
    return None


def absent(hall: Hall, t: int, code: str) -> happened.Absent:
    """Return an officer's ABSENT for the person of a counter: summoned, or started from the seats but not there.

    Raises Impossible (NOBODY_SUMMONED, ALREADY_ANSWERED, TOO_EARLY_ABSENT).
    """
    counter = counter_of(hall, code)
    number = counter.summoned or counter.serving
    if number is None:
        raise Impossible(Why.NOBODY_SUMMONED)
    ticket = hall.tickets[number]
    if ticket.state is S.SERVED and (not ticket.from_deck or ticket.answered_here):
        raise Impossible(Why.ALREADY_ANSWERED)
    due = ticket.since + absence_limit_ms(hall, ticket)
    if t < due:
        raise Impossible(Why.TOO_EARLY_ABSENT, seconds=-(-(due - t) // 1000))
    return happened.Absent(t, number, counter.line, code, False)


def pause(hall: Hall, t: int, number: str) -> happened.Paused:
    """Return that a visitor goes out. Raises Impossible (CANNOT_PAUSE)."""
    ticket = ticket_of(hall, number)
    if ticket.state not in {S.FREE, S.CALLED, S.AT_DECK}:
        raise Impossible(Why.ALREADY_GONE if ticket.state is S.GONE else Why.CANNOT_PAUSE)
    return happened.Paused(t, number)


def leave(hall: Hall, t: int, number: str) -> happened.Left:
    """Return that a number is given back. Raises Impossible (BEING_SERVED, ALREADY_GONE)."""
    ticket = ticket_of(hall, number)
    if ticket.state in {S.SERVED, S.PENDING}:
        raise Impossible(Why.BEING_SERVED)
    if ticket.state is S.GONE:
        raise Impossible(Why.ALREADY_GONE)
    return happened.Left(t, number)


def come_back(hall: Hall, t: int, number: str, *, floor: int, by_staff: bool) -> happened.Returned:
    """Return that an away visitor is back; from the second absence on only staff may say so.

    Raises Impossible (NOT_AWAY, ALREADY_GONE, STAFF_MUST_RETURN).
    """
    ticket = ticket_of(hall, number)
    if ticket.state is not S.AWAY:
        raise Impossible(Why.ALREADY_GONE if ticket.state is S.GONE else Why.NOT_AWAY)
    if ticket.absences >= 2 and not by_staff:
        raise Impossible(Why.STAFF_MUST_RETURN)
    return happened.Returned(t, number, floor)


def open_counters(hall: Hall, t: int, codes: Sequence[str]) -> happened.Opened:
    """Return that counters open together. Raises Impossible (COUNTER_OPEN)."""
    for code in codes:
        if counter_of(hall, code).is_open:
            raise Impossible(Why.COUNTER_OPEN, counter=code)
    return happened.Opened(t, tuple(codes))


def close_counter(hall: Hall, t: int, code: str, *, is_break: bool) -> happened.Closed:
    """Return that a counter closes or breaks; a break may become a close. Raises Impossible (COUNTER_CLOSED)."""
    counter = counter_of(hall, code)
    if not counter.is_open and (is_break or not counter.on_break):
        raise Impossible(Why.COUNTER_CLOSED, counter=code)
    return happened.Closed(t, code, counter.line, is_break)


def move_counter(hall: Hall, t: int, code: str, line: str) -> happened.Moved:
    """Return that a counter serves another line from now on: a closed one, at which nothing can still be undone.

    A line keeps at least one counter. Raises Impossible (UNKNOWN_COUNTER, UNKNOWN_LINE, COUNTER_IN_USE, LAST_COUNTER).
    """
    counter = counter_of(hall, code)
    if line not in hall.lines or line == counter.line:
        raise Impossible(Why.UNKNOWN_LINE, line=line)
    held = counter.is_open or counter.on_break or counter.serving is not None or counter.summoned is not None
    if held or hall.pending_at(code) is not None or hall.undoable_at(code, t) is not None:
        raise Impossible(Why.COUNTER_IN_USE, counter=code)
    if hall.lines[counter.line].counters == (code,):
        raise Impossible(Why.LAST_COUNTER, counter=code)
    return happened.Moved(t, code, line, counter.line)


def end(hall: Hall, t: int, code: str, answers: Sequence[Answer] | None) -> happened.Ended:
    """Return the answers of a sitting; None = every ready item here is done.

    A done item's paper is in hand now plus what the promise adds after the desk, unless the answer
    says when. Raises Impossible (NOBODY_SERVED, UNKNOWN_ITEM, ITEM_CLOSED).
    """
    counter = counter_of(hall, code)
    if counter.serving is None:
        raise Impossible(Why.NOBODY_SERVED)
    ticket = hall.tickets[counter.serving]
    here = {item.no: item for item in ticket.ready_in(counter.line, t)}
    if answers is None:
        answers = [Answer(no, Outcome.DONE) for no in here]
    seen: set[int] = set()
    told: list[Answer] = []
    for answer in answers:
        item_of(ticket, answer.no)
        if answer.no not in here or answer.no in seen:
            raise Impossible(Why.UNKNOWN_ITEM)
        seen.add(answer.no)
        ready_at = answer.ready_at
        if answer.outcome is Outcome.DONE and ready_at is None:
            ready_at = t + here[answer.no].ready_after_ms
        told.append(Answer(answer.no, answer.outcome, ready_at if answer.outcome is Outcome.DONE else None))
    return happened.Ended(t, ticket.number, counter.line, code, tuple(told))


def undo(hall: Hall, t: int, code: str) -> happened.Undone:
    """Return that a counter's last END or ABSENT is taken back within ten seconds.

    Raises Impossible (NOTHING_TO_UNDO).
    """
    counter_of(hall, code)
    ticket = hall.undoable_at(code, t)
    if ticket is None or ticket.undo is None:
        raise Impossible(Why.NOTHING_TO_UNDO)
    stands = (
        ticket.state in {S.PENDING, S.SERVED} and ticket.counter == code
        if ticket.undo.what == "end"
        else ticket.state is S.AWAY
    )
    if not stands:
        raise Impossible(Why.NOTHING_TO_UNDO)
    return happened.Undone(t, ticket.number, code, ticket.undo.what)


def add_item(hall: Hall, t: int, number: str, *, item: NewItem, needed_by: int | None) -> happened.ItemAdded:
    """Return that staff add an item: with the key of the item that needs it, else from now on.

    Raises Impossible (UNKNOWN_TICKET, SAME_SERVICE_TWICE, ITEM_CLOSED, DAY_ENDED).
    """
    if hall.ended:
        raise Impossible(Why.DAY_ENDED)
    ticket = ticket_of(hall, number)
    if any(other.service == item.service for other in ticket.open_items):
        raise Impossible(Why.SAME_SERVICE_TWICE, service=item.service)
    base = t if needed_by is None else item_of(ticket, needed_by).base_ms
    new = NewItem(item.service, item.line, item.work_ms, item.people, item.waits_for, item.ready_after_ms, base)
    return happened.ItemAdded(t, number, new, needed_by)


def pass_on(hall: Hall, t: int, number: str, no: int, *, item: NewItem) -> happened.ItemPassedOn:
    """Return that an item goes on to another line with its key. Raises Impossible (ITEM_CLOSED)."""
    item_of(ticket_of(hall, number), no)
    return happened.ItemPassedOn(t, number, no, item)


def remove_item(hall: Hall, t: int, number: str, no: int) -> happened.ItemRemoved:
    """Return that an item is taken off. Raises Impossible (ITEM_CLOSED)."""
    item_of(ticket_of(hall, number), no)
    return happened.ItemRemoved(t, number, no)


def release_item(hall: Hall, t: int, number: str, no: int) -> happened.ItemReleased:
    """Return that an item waits for nothing any more ("sudah punya"). Raises Impossible (ITEM_CLOSED)."""
    item_of(ticket_of(hall, number), no)
    return happened.ItemReleased(t, number, no)
