"""`GET /events?topics=zone:1,line:DUKCAPIL,counter:7,hall`: what changed, as Server-Sent Events.

A stream carries no facts, only "something you look at changed, at position N"; the page asks for its
part anew. Every two seconds a `beat` says that the line is alive: a screen that has heard nothing for
five seconds says that it is cut off. `Last-Event-ID` or `since` resumes without a gap.

A browser whose session has ended, or whose account is closed, gets 401 and asks no more by itself; a stream that was
open then ends within a moment. Without a session anybody may listen: a stream says nothing that the hall does not show.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs

from django.conf import settings
from django.db import Error, connection
from django.http import parse_cookie
from django.http.request import split_domain_port, validate_host

from satupintu.ledger import queries as ledger
from satupintu.ledger.models import Mall
from satupintu.ledger.refusals import NoMallHere
from satupintu.people import queries as people
from satupintu.people.rules import is_over
from satupintu.web.asgi import Receive, Scope, Send
from satupintu.web.hub import Hub, Subscriber
from satupintu.web.refusals import NotSignedIn

BEAT_SECONDS = 2.0
TOPIC = re.compile(r"hall|account|device|(zone|line|counter|ticket):[\w.-]{1,40}")
TOPICS_AT_MOST = 20
GUARD = [
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
]
if settings.SECURE_HSTS_SECONDS:
    GUARD.append((b"strict-transport-security", b"max-age=%d; includeSubDomains" % settings.SECURE_HSTS_SECONDS))
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    *GUARD,
]


class Events:
    """The SSE application."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.pool = ThreadPoolExecutor(1, thread_name_prefix="events")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        topics = frozenset(",".join(query.get("topics", ["hall"])).split(","))
        if scope["method"] != "GET":
            return await _short(send, 405)
        if len(topics) > TOPICS_AT_MOST or not all(TOPIC.fullmatch(topic) for topic in topics):
            return await _short(send, 400)
        if self.hub.is_full:
            return await _short(send, 503)
        since = (headers.get("last-event-id") or query.get("since", [""])[0]).strip()
        await self._open(headers, topics, since, receive, send)
        return None

    async def _open(
        self, headers: dict[str, str], topics: frozenset[str], since: str, receive: Receive, send: Send
    ) -> None:  # fmt: skip
        loop = asyncio.get_running_loop()
        try:
            mall, account = await loop.run_in_executor(self.pool, listener_of, headers)
            known = min(int(since), mall.position) if since.isdecimal() else mall.position
            subscriber = self.hub.subscribe(mall.pk, topics, known=known, account=account)
        except NoMallHere:
            return await _short(send, 404)
        except NotSignedIn:
            return await _short(send, 401)
        except Error:
            return await _short(send, 503)
        try:  # first the place, then the look back: nothing falls between
            missed = await loop.run_in_executor(self.pool, self._missed, mall.pk, known, topics)
            if missed:
                subscriber.tell(missed)
            await self._stream(receive, send, subscriber, mall.position)
        finally:
            self.hub.unsubscribe(subscriber)

    async def _stream(self, receive: Receive, send: Send, subscriber: Subscriber, position: int) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await _say(send, "ready", position, retry=True)
        watching = asyncio.ensure_future(_watch_for_leaving(receive, subscriber))
        try:
            while not subscriber.gone:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(BEAT_SECONDS):
                        await subscriber.woken.wait()
                subscriber.woken.clear()
                position = max(position, subscriber.news, self.hub.delivered.get(subscriber.mall_pk, 0))
                if subscriber.news:
                    subscriber.news = 0
                    await _say(send, "change", position)
                elif not subscriber.gone:
                    await _say(send, "beat", position)
        finally:
            watching.cancel()
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    def _missed(self, mall_pk: int, known: int, topics: frozenset[str]) -> int:
        """Return the newest position that the client has not seen and that concerns it, 0 for none."""
        return self.hub.missed(Mall.objects.get(pk=mall_pk), known, topics)


def mall_of(host_and_port: str) -> Mall:
    """Return the mall of a Host header. Raises NoMallHere."""
    host, _port = split_domain_port(host_and_port)
    if not validate_host(host, settings.ALLOWED_HOSTS):
        raise NoMallHere
    try:
        return ledger.mall_of_host(host)
    except Error:
        connection.close()
        raise


def listener_of(headers: dict[str, str]) -> tuple[Mall, str]:
    """Return the mall of a request and whose browser asks ("officer:7", "" without a session).

    Raises NoMallHere, NotSignedIn for a session that has ended.
    """
    mall = mall_of(headers.get("host", ""))
    cookie = parse_cookie(headers.get("cookie", "")).get(settings.SESSION_COOKIE_NAME, "")
    row = people.session_of(cookie)
    if row is None or row.mall_id != mall.pk:
        return mall, ""
    if not row.officer.is_active or is_over(row.begun_at, row.ended_at, ledger.real_now()):
        raise NotSignedIn
    return mall, str(people.actor_of_officer(row.officer))


async def _say(send: Send, event: str, position: int, *, retry: bool = False) -> None:
    again = "retry: 1000\n" if retry else ""
    text = f"{again}id: {position}\nevent: {event}\ndata: {json.dumps({'position': position})}\n\n"
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _watch_for_leaving(receive: Receive, subscriber: Subscriber) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    subscriber.leave()


async def _short(send: Send, status: int) -> None:
    headers = [*GUARD, *([(b"retry-after", b"2")] if status == 503 else [])]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
