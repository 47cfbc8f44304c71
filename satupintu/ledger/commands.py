"""What changes the record: the lock, appending, answers kept under their key, the mall's clock."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import OperationalError, connection, transaction

from satupintu.base.actor import Actor
from satupintu.base.moments import Instant, business_day, to_ms
from satupintu.ledger import refusals, swift
from satupintu.ledger.models import Answer, Mall, Record
from satupintu.ledger.queries import held_by_this_order, holding, real_now
from satupintu.ledger.rules import canonical, channel, seal

ANSWERS_KEPT = timedelta(hours=48)
ADVISORY_CLASS = 0x5A7


@dataclass(frozen=True, slots=True)
class Entry:
    """One event to be written: what, about what, and the facts (never a name, a NIK, a phone)."""

    kind: str
    about: str
    at_ms: int
    facts: Mapping[str, object]


def lock(*, mall: Mall) -> Mall:
    """Take the mall's row for this transaction and return it fresh: one order of events in the house.

    Raises Busy when another order holds it for longer than the limit of the connection.
    """
    held = held_by_this_order(mall)
    if held is not None:
        return held
    try:
        if connection.vendor == "postgresql":
            _queue_up(mall)
        locked = swift.find(Mall, id=mall.pk, for_update=True)
    except OperationalError as trouble:
        raise refusals.Busy from trouble
    if locked is None:
        raise Mall.DoesNotExist
    return locked


def _queue_up(mall: Mall) -> None:
    """Wait in one queue: who waits for a row waits twice, for its place and for the row, each up to the limit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [ADVISORY_CLASS, mall.pk])


def append(*, mall: Mall, entries: Sequence[Entry], by: Actor, day: date, event_ms: int) -> list[Record]:
    """Write `entries` at the next positions of a locked mall and return them."""
    records: list[Record] = []
    position, head = mall.position, mall.head
    for entry in entries:
        position += 1
        text = canonical(entry.facts)
        head = seal(head, position, entry.kind, entry.at_ms, text)
        records.append(
            Record(
                mall=mall, position=position, day=day, kind=entry.kind, about=entry.about,
                by=str(by), at_ms=entry.at_ms, facts=dict(entry.facts), digest=head,
            )
        )  # fmt: skip
    swift.insert(records)
    mall.position, mall.head, mall.event_ms = position, head, event_ms
    swift.update(Mall, {"position": position, "head": head, "event_ms": event_ms}, id=mall.pk)
    _announce(mall)
    return records


def _announce(mall: Mall) -> None:
    """Wake whoever listens, when and only when this transaction commits; SQLite's listeners poll instead."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [channel(mall.pk), str(mall.position)])


@transaction.atomic
def found_mall(*, code: str, name: str, by: Actor, at: Instant) -> Mall:
    """Write the row of a new mall and its first record. Raises MallThere for a code that is in use."""
    mall, is_new = Mall.objects.get_or_create(code=code, defaults={"name": name})
    if not is_new:
        raise refusals.MallThere(code=code)
    record(mall=mall, kind="ledger.mall.founded", about="mall", by=by, at=at, facts={"code": code})
    mall.refresh_from_db()
    return mall


@transaction.atomic
def record(*, mall: Mall, kind: str, about: str, by: Actor, at: Instant, facts: Mapping[str, object]) -> Record:
    """Write one event of a room that has no order of its own (catalogue loaded, token made …).

    The hall's event time stays: a token made this evening must not hold back a demo that opens this morning.
    """
    locked = lock(mall=mall)
    entry = Entry(kind=kind, about=about, at_ms=to_ms(at), facts=facts)
    return append(mall=locked, entries=[entry], by=by, day=business_day(at), event_ms=locked.event_ms)[0]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer: HTTP status and body text. `effect` is false for "nobody there" and is not kept."""

    status: int
    text: str
    effect: bool = True


@transaction.atomic
def answer_once(*, mall: Mall, key: str, body: bytes, work: Callable[[], Given], by: Actor, at: Instant) -> Given:
    """Do `work` once for `key` and give the same answer to every twin (RELIABILITY: one key, one effect).

    The mall's lock makes a twin wait until the first is done. Only an answer with an effect is kept;
    a refusal leaves through its exception and keeps nothing. Raises KeyUsedForAnotherOrder.
    """
    locked = lock(mall=mall)
    digest = hashlib.sha256(f"{by}\n".encode() + body).hexdigest()
    kept = swift.find(Answer, mall_id=mall.pk, key=key)
    if kept is not None:
        if kept.body_digest != digest:
            raise refusals.KeyUsedForAnotherOrder
        return Given(kept.status, kept.answer)
    with holding(locked):
        given = work()
    if given.effect:
        answer = Answer(
            mall=mall, key=key, body_digest=digest, status=given.status, answer=given.text, made_at=real_now()
        )
        swift.insert([answer])
    return given


@transaction.atomic
def forget_old_answers(*, mall: Mall, by: Actor, at: Instant) -> int:
    """Delete answers older than 48 hours of real time; returns how many."""
    gone, _rows = Answer.objects.filter(mall=mall, made_at__lt=real_now() - ANSWERS_KEPT).delete()
    return gone


@transaction.atomic
def set_clock(*, mall: Mall, shows: datetime, speed: int, by: Actor, at: Instant) -> Mall:
    """Let the mall's clock show `shows` from now on and run `speed` times as fast (demo and test)."""
    locked = lock(mall=mall)
    locked.clock_real_at, locked.clock_mall_at, locked.clock_speed = real_now(), shows, speed
    locked.save(update_fields=["clock_real_at", "clock_mall_at", "clock_speed"])
    entry = Entry("ledger.clock.set", "mall", to_ms(shows), {"shows_ms": to_ms(shows), "speed": speed})
    append(mall=locked, entries=[entry], by=by, day=business_day(shows), event_ms=locked.event_ms)
    return locked
