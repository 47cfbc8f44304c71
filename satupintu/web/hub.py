"""The hub of live changes: watches the record, wakes whoever looks at what changed.

SQLite: asks `PRAGMA data_version` ten times a second (it costs no disk). PostgreSQL: LISTEN on the
channel of each mall; the record is asked once a second too, so a lost notice delays, never loses.
In a busy hall several changes are read together: the first at once, the next a moment later.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import structlog
from django.db import Error, connection

from satupintu.catalogue import queries as catalogue
from satupintu.ledger import queries as ledger
from satupintu.ledger.models import Mall, Record
from satupintu.ledger.rules import channel

POLL_SECONDS = 0.1
ASK_ANYWAY_SECONDS = 1.0
LOOKS_AT_MOST_EVERY_SECONDS = 0.1
TROUBLE_SECONDS = 1.0
READ_AT_MOST = 500
ENDS_STREAMS = frozenset({"people.officer.disabled", "people.officer.code-given", "people.officer.password-set"})
"""Records that end an account's sessions: the streams that its browsers opened end with them."""
EVERY_ACCOUNT = frozenset({"*"})
log = structlog.get_logger("satupintu.hub")


@dataclass(eq=False, slots=True)
class Subscriber:
    """One open stream: what it looks at, what it knows, and the newest position it has not been told (0: none).

    `account` is whose browser has opened it ("officer:7"), "" for a board, a phone, a kiosk.
    """

    mall_pk: int
    topics: frozenset[str]
    known: int = 0
    account: str = ""
    news: int = 0
    gone: bool = False
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, position: int) -> None:
        """Wake the stream unless it knows; several changes before it wakes become one."""
        if position > self.known:
            self.known = self.news = position
            self.woken.set()

    def leave(self) -> None:
        """End the stream."""
        self.gone = True
        self.woken.set()


def ended_by(records: list[Record]) -> frozenset[str]:
    """Return the accounts whose sessions ended with these records."""
    return frozenset(record.about for record in records if record.kind in ENDS_STREAMS)


def topics_of(record: Record, zones: Mapping[str, str]) -> frozenset[str] | None:
    """Return what a record concerns: "hall", "line:…", "counter:…", "zone:…", "ticket:…"; None means everybody.

    `zones` says in which zone a "line:…" or "counter:…" lies. What names neither line nor counter
    (a number given back, the clock, a new catalogue) may concern anybody.
    """
    if record.about.startswith("token:"):
        return None  # a device that comes or goes looks at nothing yet
    facts = record.facts
    items = [facts.get("item") or {}, *facts.get("items", ())]
    lines = {part.get(name) for part in (facts, *items) for name in ("line", "was")}
    counters = {facts.get("counter"), *facts.get("counters", ())}
    topics = {f"line:{code}" for code in lines if code} | {f"counter:{code}" for code in counters if code}
    if not topics:
        return None
    topics |= {f"zone:{zones[topic]}" for topic in topics if topic in zones}
    return frozenset({"hall", record.about, *topics})


def zones_of(mall: Mall) -> Mapping[str, str]:
    """Return in which zone each line and counter of a mall lies: "line:DUKCAPIL" -> "1"."""
    if not mall.catalogue_stamp:
        return {}
    book = catalogue.book(mall)
    lines = {f"line:{line.code}": line.zone for line in book.lines.values()}
    return lines | {f"counter:{counter.code}": counter.zone for counter in book.counters.values()}


class Hub:
    """The open streams of one process, and the thread that watches the record for them."""

    def __init__(self, *, most: int) -> None:
        self.most = most
        self.subscribers: set[Subscriber] = set()
        self.positions: dict[int, int] = {}  # as far as the thread has read
        self.delivered: dict[int, int] = {}  # as far as the streams have been told
        self.loop: asyncio.AbstractEventLoop | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="hub", daemon=True)
        self._listening: set[int] = set()
        self._seen = -1
        self._looked_at = 0.0

    def start(self) -> None:
        """Begin to watch; called inside the event loop of the process."""
        self.loop = asyncio.get_running_loop()
        self._thread.start()

    def stop(self) -> None:
        """End every stream and the watching."""
        self._ended.set()
        for subscriber in list(self.subscribers):
            subscriber.leave()

    @property
    def is_full(self) -> bool:
        """Whether one more stream would be one too many."""
        return len(self.subscribers) >= self.most

    def subscribe(self, mall_pk: int, topics: frozenset[str], *, known: int = 0, account: str = "") -> Subscriber:
        """Add a stream whose client has seen everything up to `known`."""
        subscriber = Subscriber(mall_pk, topics, known, account)
        self.subscribers.add(subscriber)
        return subscriber

    def unsubscribe(self, subscriber: Subscriber) -> None:
        """Forget a stream."""
        self.subscribers.discard(subscriber)

    def deliver(self, mall_pk: int, changes: list[tuple[int, frozenset[str] | None]]) -> None:
        """Wake the streams that look at one of the changes; runs in the event loop."""
        self.delivered[mall_pk] = changes[-1][0]
        for subscriber in self.subscribers:
            if subscriber.mall_pk != mall_pk:
                continue
            for position, topics in reversed(changes):
                if topics is None or topics & subscriber.topics:
                    subscriber.tell(position)
                    break

    def end(self, mall_pk: int, accounts: frozenset[str]) -> None:
        """End the streams of accounts whose sessions have ended; runs in the event loop.

        A stream that ends without need comes back by itself.
        """
        for subscriber in self.subscribers:
            is_meant = subscriber.account in accounts or (accounts is EVERY_ACCOUNT and subscriber.account)
            if subscriber.mall_pk == mall_pk and is_meant:
                subscriber.leave()

    def missed(self, mall: Mall, since: int, topics: frozenset[str]) -> int:
        """Return the newest position after `since` that concerns `topics`, 0 for none."""
        if mall.position - since > READ_AT_MOST:
            return mall.position
        zones = zones_of(mall)
        hits = [
            record.position
            for record in ledger.records_from(mall, since + 1)
            if (found := topics_of(record, zones)) is None or found & topics
        ]
        return hits[-1] if hits else 0

    def _watch(self) -> None:
        wait = self._wait_for_notice if connection.vendor == "postgresql" else self._wait_for_commit
        while not self._ended.is_set():
            try:
                self._look()
                wait()
            except Error as trouble:
                log.warning("the record cannot be watched", trouble=str(trouble))
                self._listening.clear()
                connection.close()
                self._ended.wait(TROUBLE_SECONDS)
        connection.close()

    def _look(self) -> None:
        self._looked_at = time.monotonic()
        for mall in Mall.objects.all():
            last = self.positions.setdefault(mall.pk, mall.position)
            if mall.position == last:
                continue
            changes, ended = self._changes(mall, last)
            self.positions[mall.pk] = mall.position
            if self.loop is not None:
                self.loop.call_soon_threadsafe(self.deliver, mall.pk, changes)
                if ended:
                    self.loop.call_soon_threadsafe(self.end, mall.pk, ended)

    def _changes(self, mall: Mall, last: int) -> tuple[list[tuple[int, frozenset[str] | None]], frozenset[str]]:
        """Return each new position with what it concerns, and the accounts whose sessions have ended."""
        if mall.position - last > READ_AT_MOST:
            return [(mall.position, None)], EVERY_ACCOUNT
        zones = zones_of(mall)
        records = list(ledger.records_from(mall, last + 1))
        return [(record.position, topics_of(record, zones)) for record in records], ended_by(records)

    def _data_version(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA data_version")
            return int(cursor.fetchone()[0])

    def _wait_for_commit(self) -> None:
        seen = self._seen
        while not self._ended.wait(POLL_SECONDS):
            self._seen = self._data_version()
            if self._seen != seen:
                return

    def _wait_for_notice(self) -> None:
        with connection.cursor() as cursor:
            for pk in self.positions.keys() - self._listening:
                cursor.execute(f"LISTEN {channel(pk)}")
                self._listening.add(pk)
        for _notice in connection.connection.notifies(timeout=ASK_ANYWAY_SECONDS, stop_after=1):
            self._ended.wait(max(0.0, self._looked_at + LOOKS_AT_MOST_EVERY_SECONDS - time.monotonic()))
        for _notice in connection.connection.notifies(timeout=0):
            pass  # what came meanwhile is read with it
