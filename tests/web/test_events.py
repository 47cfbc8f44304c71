"""Live changes: every open screen hears of what it looks at within a second, over several processes."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from satupintu.ledger.models import Mall, Record
from satupintu.web.hub import Hub, topics_of, zones_of
from tests import server
from tests.server import Server
from tests.web.stream import Stream


@pytest.fixture
def house(tmp_path: Path, database_url: str) -> Iterator[Server]:
    """A real server with two processes."""
    with server.running(tmp_path, database_url, workers=2) as running:
        yield running


def record(kind: str = "queueing.ticket.called", about: str = "ticket:A-001", **facts: object) -> Record:
    return Record(kind=kind, about=about, facts=facts)


def test_every_stream_of_every_process_hears_of_a_change_within_a_second(house: Server) -> None:
    streams = [Stream(f"{house.url}/events?topics=hall") for _stream in range(8)]
    assert all(stream.first("ready", within=2) for stream in streams)

    house.command("token", "create", "--role", "kiosk", "--name", "Kios 9")
    told = time.monotonic()

    changes = [stream.first("change", within=5) for stream in streams]
    assert all(change and change.at - told < 1.0 for change in changes)
    assert len({change.position for change in changes if change}) == 1
    for stream in streams:
        stream.close()


def test_a_stream_says_what_pages_say_to_the_browser(house: Server) -> None:
    with urllib.request.urlopen(f"{house.url}/events?topics=hall", timeout=5) as stream:
        assert stream.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in stream.headers["Content-Security-Policy"]
        assert stream.headers["Cache-Control"] == "no-store"


def test_one_stream_too_many_is_told_to_try_again(tmp_path: Path, database_url: str) -> None:
    with server.running(tmp_path, database_url, workers=1, SATUPINTU_OPEN_SCREENS="2") as house:
        held = [Stream(f"{house.url}/events?topics=hall") for _stream in range(2)]
        assert all(stream.first("ready", within=2) for stream in held)

        with pytest.raises(urllib.error.HTTPError) as no:
            urllib.request.urlopen(f"{house.url}/events?topics=hall", timeout=5)

        assert (no.value.code, no.value.headers["Retry-After"]) == (503, "2")
        assert no.value.headers["X-Content-Type-Options"] == "nosniff"


def test_a_screen_that_was_cut_off_hears_at_once_that_it_missed_something(house: Server) -> None:
    first = Stream(f"{house.url}/events?topics=zone:1")
    ready = first.first("ready", within=2)
    first.close()

    house.command("token", "create", "--role", "kiosk", "--name", "Kios 9")

    assert ready is not None
    again = Stream(f"{house.url}/events?topics=zone:1", **{"Last-Event-ID": ready.id})
    change = again.first("change", within=1)
    assert change is not None
    assert change.position == ready.position + 1
    nothing_new = Stream(f"{house.url}/events?topics=zone:1&since={change.position}")
    assert nothing_new.first("change", within=1) is None
    again.close()
    nothing_new.close()


def test_a_quiet_stream_shows_that_it_lives_often_enough_to_notice_a_cut_in_five_seconds(house: Server) -> None:
    stream = Stream(f"{house.url}/events?topics=zone:1")

    first = stream.first("beat", within=3)
    second = stream.first("beat", within=3, after=2)

    assert first is not None
    assert second is not None
    assert second.at - first.at < 2.5
    stream.close()


def test_open_streams_do_not_hold_the_server_back_when_it_is_told_to_stop(house: Server) -> None:
    streams = [Stream(f"{house.url}/events?topics=hall") for _stream in range(4)]
    assert all(stream.first("ready", within=2) for stream in streams)

    house.process.terminate()

    house.process.wait(8)
    assert all(stream.ended.wait(2) for stream in streams)


def test_a_topic_that_does_not_exist_is_refused(house: Server) -> None:
    many = ",".join(f"line:{number}" for number in range(30))

    assert [status_of(f"{house.url}/events?topics={topics}") for topics in ("secrets", "zone:<b>", many)] == [400] * 3


def status_of(url: str) -> int:
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(url, timeout=5)
    return answer.value.code


def test_a_call_concerns_its_line_its_counter_its_zone_and_the_hall() -> None:
    zones = {"line:DUKCAPIL": "1", "counter:7": "1", "line:BPN": "2"}

    topics = topics_of(record(line="DUKCAPIL", counter="7"), zones)

    assert topics == frozenset({"hall", "ticket:A-001", "line:DUKCAPIL", "counter:7", "zone:1"})


def test_a_new_number_concerns_every_line_it_waits_in() -> None:
    zones = {"line:DUKCAPIL": "1", "line:BPN": "2"}

    topics = topics_of(record(items=[{"line": "DUKCAPIL"}, {"line": "BPN"}]), zones)

    assert topics is not None
    assert {"line:DUKCAPIL", "line:BPN", "zone:1", "zone:2"} <= topics


def test_what_names_no_place_concerns_everybody() -> None:
    assert topics_of(record(kind="queueing.ticket.left"), {}) is None
    assert topics_of(record(kind="ledger.clock.set", about="mall", speed=60), {}) is None


def test_only_streams_that_look_at_the_place_are_woken() -> None:
    hub = Hub(most=10)
    first, second, elsewhere = (
        hub.subscribe(mall, frozenset({zone})) for mall, zone in ((1, "zone:1"), (1, "zone:2"), (2, "zone:1"))
    )

    hub.deliver(1, [(41, frozenset({"zone:1"})), (42, frozenset({"hall"}))])

    assert (first.news, second.news, elsewhere.news) == (41, 0, 0)


def test_every_line_and_counter_of_the_catalogue_lies_in_a_zone(mall: Mall) -> None:
    zones = zones_of(mall)

    assert zones["counter:7"] == "1"
    assert zones["counter:18"] == "3"
    assert set(zones.values()) == {"1", "2", "3"}
