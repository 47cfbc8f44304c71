"""A closed account is dead within five seconds in every process: pages, streams, orders. Devices live on."""

from __future__ import annotations

import http.cookiejar
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from satupintu.ledger.models import Mall, Record
from satupintu.people.models import Officer, SignedIn
from satupintu.people.permits import Duty
from satupintu.web.events import listener_of
from satupintu.web.hub import Hub, ended_by
from satupintu.web.refusals import NotSignedIn
from tests import server
from tests.server import Server
from tests.web.stream import Stream

DEAD_WITHIN = 5.0


class Browser:
    """A browser without a screen: cookies, forms, where it ended up."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def cookie(self) -> str:
        """Return all cookies as a header."""
        return "; ".join(f"{one.name}={one.value}" for one in self.jar)

    def get(self, path: str) -> tuple[int, str]:
        """Return the status and the path at which a reading ended."""
        return self._ask(urllib.request.Request(self.url + path))

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """Send a form; return the status and the path at which it ended."""
        token = next((one.value for one in self.jar if one.name == "csrf"), "") or ""
        body = urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": token}).encode()
        return self._ask(urllib.request.Request(self.url + path, body, {"Referer": self.url}))

    def _ask(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self.opener.open(request, timeout=10) as answer:
                return answer.status, urllib.parse.urlsplit(answer.url).path
        except urllib.error.HTTPError as answer:
            return answer.code, urllib.parse.urlsplit(str(answer.url)).path


@pytest.fixture
def house(tmp_path: Path, database_url: str) -> Iterator[Server]:
    """A real server with two processes on a Tuesday morning."""
    with server.running(tmp_path, database_url, workers=2, SATUPINTU_NOW="2026-11-24T08:05:00+07:00") as running:
        yield running


def test_pages_streams_and_orders_of_a_closed_account_end_within_five_seconds(house: Server) -> None:
    rina = Browser(house.url)
    rina.get("/petugas/masuk")
    rina.post("/petugas/masuk", username="loket5", password="satu-pintu-demo")
    assert rina.post("/loket/5/buka") == (200, "/loket/5/")
    streams = [Stream(f"{house.url}/events?topics=counter:5", Cookie=rina.cookie()) for _stream in range(6)]
    board = Stream(f"{house.url}/events?topics=zone:1")
    assert all(stream.first("ready", within=2) for stream in streams)
    secret = json.loads(house.command("token", "create", "--role", "kiosk", "--name", "Kios 9", "--json"))["token"]

    house.command("users", "disable", "loket5")
    closed = time.monotonic()

    assert all(stream.ended.wait(DEAD_WITHIN) for stream in streams)
    for _again in range(8):  # both processes
        assert rina.get("/loket/5/") == (200, "/petugas/masuk")
        assert rina.post("/loket/5/istirahat")[1] == "/petugas/masuk"
    assert time.monotonic() - closed < DEAD_WITHIN
    refused = Stream(f"{house.url}/events?topics=counter:5", Cookie=rina.cookie())
    assert refused.response.status == 401
    assert not board.ended.is_set()
    order = urllib.request.Request(
        f"{house.url}/api/v1/tickets", json.dumps({"services": ["DKC-02"]}).encode(),
        {"Authorization": f"Bearer {secret}", "Content-Type": "application/json", "Idempotency-Key": "kios-9-satu"},
    )  # fmt: skip
    with urllib.request.urlopen(order, timeout=10) as answer:
        assert answer.status in {200, 201}
    board.close()


def record(kind: str, about: str) -> Record:
    return Record(kind=kind, about=about, facts={})


def test_the_record_of_closing_ends_the_streams_of_that_account_and_no_others() -> None:
    hub = Hub(most=10)
    rina, budi, board, elsewhere = (
        hub.subscribe(mall, frozenset({"hall"}), account=account)
        for mall, account in ((1, "officer:7"), (1, "officer:8"), (1, ""), (2, "officer:7"))
    )

    hub.end(1, ended_by([record("people.officer.disabled", "officer:7"), record("people.token.made", "officer:8")]))

    assert [one.gone for one in (rina, budi, board, elsewhere)] == [True, False, False, False]


def test_without_that_rule_the_streams_would_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: it is the list of kinds that ends them."""
    monkeypatch.setattr("satupintu.web.hub.ENDS_STREAMS", frozenset())

    assert ended_by([record("people.officer.disabled", "officer:7")]) == frozenset()


@pytest.mark.django_db
def test_a_stream_of_a_closed_account_is_refused_and_without_the_check_it_is_not(mall: Mall) -> None:
    officer = Officer.objects.create(mall=mall, username="rina", agency="DUKCAPIL", duty=Duty.OFFICER)
    client = Client()
    client.force_login(officer)
    headers = {"host": "testserver", "cookie": f"session={client.cookies['session'].value}"}
    assert listener_of(headers)[1] == f"officer:{officer.pk}"

    Officer.objects.update(is_active=False)
    with pytest.raises(NotSignedIn):
        listener_of(headers)

    SignedIn.objects.all().delete()  # the twin: without its row nobody knows whose stream it is
    assert listener_of(headers)[1] == ""
